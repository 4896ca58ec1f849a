"""The settings of the plugin in `mkdocs.yml`, and the files and folders that they name.

Each entry of the plugin has settings of its own. What they name is relative to `mkdocs.yml`, and need not be there
when it is asked for: it may come while a preview runs.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from roadmap_site.health import link_check
from roadmap_site.mkdocs_plugin import build_inputs
from roadmap_site.problems.counting import listed

# What somebody may want to leave out as Health is, and cannot.
_NEEDED = ("home", "roadmaps", "stages", "topics", "areas", "resources", "projects")
_OPTIONAL = listed(["compare", "print", "health"])

# What MkDocs writes at the top of a site beside the theme's templates.
_TOP_FILES = ("index.html", "sitemap.xml.gz")
# What a search is called among the plugins.
_SEARCHES = ("material/search", "search")


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's part of `mkdocs.yml`."""

    curriculum = config_options.Type(str, default="curriculum")
    """The folder of the curriculum, relative to `mkdocs.yml`."""
    path = config_options.Type(str, default="")
    """The folder of the site below which all pages of the curriculum stand, such as `learn`; else at its top."""
    estimates = config_options.Type(bool, default=True)
    """Whether pages say how long stages and roadmaps take."""
    templates = config_options.Optional(config_options.Type(str))
    """A folder of templates, relative to `mkdocs.yml`, whose blocks take the place of ours."""
    image = config_options.Optional(config_options.Type(str))
    """The picture that goes with a link to the site, relative to `docs/`; else ours."""
    compare = config_options.Type(bool, default=True)
    """Whether there are pages that hold the roadmaps against each other."""
    print = config_options.Type(bool, default=True)
    """Whether there is a page of each roadmap as one document."""
    health = config_options.Type(bool, default=True)
    """Whether there is a page that says how complete and how fresh the curriculum is."""
    link_check = config_options.Optional(config_options.Type(str))
    """The report of `roadmap links`, relative to `mkdocs.yml`; else beside the curriculum's folder."""
    messages = config_options.Type(dict, default={})
    """What the site says otherwise than we do: the English text of a message → what stands for it."""

    def validate(self) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """Check the settings; refuse to leave out pages that others link to."""
        refused: base.ConfigErrors = []
        for name in _NEEDED:
            # Left in, it would be told a second time, as one that nobody knows.
            if self.data.pop(name, None) is not None:
                fact = f"what is there by the name `{name}` cannot be left out, as other pages lead to it"
                refused.append((name, base.ValidationError(f"{fact}; only {_OPTIONAL} can be")))
        failed, warnings = super().validate()
        return [*refused, *failed], warnings


def left_out(own: PluginConfig) -> frozenset[str]:
    """Return the kinds of pages that a site does not want, by the names of their settings; Health is told elsewhere."""
    return frozenset(name for name in ("compare", "print") if not own[name])


def places(config: MkDocsConfig, own: PluginConfig) -> list[Path]:
    """Return the files and folders that the pages of an entry are made from."""
    places = [build_inputs.top(config) / own.curriculum, *templates(config, own)]
    if own.health:
        places.append(report_of_links(config, own))
    return places


def templates(config: MkDocsConfig, own: PluginConfig) -> list[Path]:
    """Return the folder of templates of the site's own, if it has one."""
    if own.templates:
        return [build_inputs.top(config) / own.templates]
    return []


def report_of_links(config: MkDocsConfig, own: PluginConfig) -> Path:
    """Return the file that `roadmap links` leaves."""
    if own.link_check:
        return build_inputs.top(config) / own.link_check
    return link_check.kept(build_inputs.top(config) / own.curriculum)


def refuse_one_place(entries: Sequence[PluginConfig]) -> None:
    """Refuse two curricula whose pages would stand in one folder of the site.

    Raises:
        PluginError: It says which ones they are.
    """
    taken: dict[str, PluginConfig] = {}
    for own in entries:
        place = build_inputs.place(own.path)
        other = taken.setdefault(place.casefold(), own)
        if other is not own:
            where = (
                f"one place, `path: {own.path}`" if place else "one place, the top of the site, as none has a `path`"
            )
            raise PluginError(
                f"Two entries of the plugin `roadmap` in mkdocs.yml, with `curriculum: {other.curriculum}` and "
                f"`curriculum: {own.curriculum}`, have {where}: give each a `path` of its own."
            )


def refuse_taken(config: MkDocsConfig, entries: Sequence[PluginConfig]) -> None:
    """Refuse a place among files that are not ours: those of the theme and of its search, or one of the site's own.

    Raises:
        PluginError: It says what is there.
    """
    folders, files = {*_folders_of_others(config)}, {*_TOP_FILES, *config.theme.static_templates}
    for own in entries:
        place = build_inputs.place(own.path).rstrip("/")
        first = place.partition("/")[0]
        if first.casefold() in folders:
            what = f"`{first}` is the folder of the site in which the theme or its search has its files"
        elif first in files or (place and (Path(config.docs_dir) / place).is_file()):
            what = "that is a file of the site"
        else:
            continue
        raise PluginError(
            f"`path: {own.path}` among the settings of the plugin `roadmap` in mkdocs.yml: {what}; "
            "write another name, such as `learn`."
        )


def _folders_of_others(config: MkDocsConfig) -> Iterator[str]:
    """Yield the folders at the top of the site that the theme, or a search, fills; templates are not published."""
    if any(name in config.plugins for name in _SEARCHES):
        yield "search"
    for top in map(Path, config.theme.dirs):
        if str(top) == config.theme.custom_dir:
            continue
        for folder in filter(Path.is_dir, top.iterdir()):
            if any(file.is_file() and file.suffix not in {".html", ".py"} for file in folder.rglob("*")):
                yield folder.name.casefold()


def doubled(config: MkDocsConfig, entries: Sequence[PluginConfig]) -> Iterator[str]:
    """Yield, as sentences, which entries have the same to show; one folder may be shown in two ways."""
    shown: dict[tuple[object, ...], PluginConfig] = {}
    for own in entries:
        folder = (build_inputs.top(config) / own.curriculum).resolve()
        other = shown.setdefault((folder, own.estimates, own.templates, str(own.messages)), own)
        if other is not own:
            yield (
                f"Two entries of the plugin `roadmap` in mkdocs.yml, with `path: {other.path}` and `path: {own.path}`, "
                f"show the same: both have `curriculum: {own.curriculum}`. Name another folder, or take one out."
            )
