"""What the entries of the plugin in one `mkdocs.yml` cannot have: one place, or one among files that are not ours.

Each entry is a curriculum with its `path` on the site. What would make pages hide one another, or files of the theme,
stops the build with a sentence that names the setting; what is only odd is told.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from roadmap_site.mkdocs_plugin import build_inputs, search_entries
from roadmap_site.mkdocs_plugin.settings import PluginConfig

# What MkDocs writes at the top of a site beside the theme's templates.
_TOP_FILES = ("index.html", "sitemap.xml.gz")


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
    """Refuse a place among the files of the theme, of its search and of MkDocs.

    Raises:
        PluginError: It says what is there.
    """
    folders, files = {*_folders_of_others(config)}, {*_TOP_FILES, *config.theme.static_templates}
    for own in entries:
        place = build_inputs.place(own.path).rstrip("/")
        first = place.partition("/")[0]
        if first.casefold() in folders:
            what = f"`{first}` is the folder of the site in which the theme or its search has its files"
        elif first in files:
            what = "that is a file of the site"
        else:
            continue
        raise PluginError(
            f"`path: {own.path}` among the settings of the plugin `roadmap` in mkdocs.yml: {what}; "
            "write another name, such as `learn`."
        )


def _folders_of_others(config: MkDocsConfig) -> Iterator[str]:
    """Yield the folders at the top of the site that the theme, or a search, fills; templates are not published."""
    if any(name in config.plugins for name in search_entries.PLUGINS):
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
