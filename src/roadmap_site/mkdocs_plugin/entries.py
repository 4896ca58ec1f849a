"""What the entries of the plugin in one `mkdocs.yml` cannot have: one place, or one among files that are not ours.

Each entry is a curriculum with its `path` on the site. What would make pages hide one another, or files of the theme,
stops the build with a sentence that names the setting; what is only odd is told.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from roadmap_site.mkdocs_plugin import build_inputs, search_entries
from roadmap_site.mkdocs_plugin.settings import PluginConfig
from roadmap_site.site import urls

# What MkDocs writes at the top of a site beside the theme's templates.
_TOP_FILES = ("index.html", "sitemap.xml.gz")


def refuse_one_place(config: MkDocsConfig, entries: Sequence[PluginConfig]) -> None:
    """Refuse two curricula whose pages would stand in one folder of the site, or among those of the other.

    Raises:
        PluginError: It says which ones they are.
    """
    taken: dict[str, PluginConfig] = {}
    for own in entries:
        place = build_inputs.place(config, own.path)
        other = taken.setdefault(place.casefold(), own)
        if other is not own:
            where = (
                f"one place, `path: {own.path}`" if place else "one place, the top of the site, as none has a `path`"
            )
            raise PluginError(
                f"Two entries of the plugin `roadmap` in {build_inputs.our_settings(config)}, with "
                f"{_curriculum(other)} and {_curriculum(own)}, have {where}: give each a `path` of its own."
            )
    for place, own in taken.items():
        for end in _ends(place):
            other, folder = taken.get(place[:end], own), place[end:].partition("/")[0]
            if other is not own and folder in urls.TOPS:
                said = build_inputs.set_so(config, "path", own.path)
                where = f"below `{other.path}`" if other.path else "at the top of the site"
                what = f"the curriculum {where} has pages of its own in its folder `{folder}`"
                raise PluginError(f"{said}: {what}; write another name.")


def _ends(place: str) -> Iterator[int]:
    """Yield where in a place those that hold it end: the top of the site first."""
    yield 0
    for slash in re.finditer("/", place):
        yield slash.end()


def _curriculum(own: PluginConfig) -> str:
    """Return how an entry names its curriculum, or that it does not."""
    shown = f"`curriculum: {own.curriculum}`"
    return shown if build_inputs.is_named(own, "curriculum") else f"{shown} (which holds unless it is set)"


def refuse_taken(config: MkDocsConfig, entries: Sequence[PluginConfig]) -> None:
    """Refuse a place among the files of the theme, of its search and of MkDocs.

    Raises:
        PluginError: It says what is there.
    """
    files = {*_TOP_FILES, *config.theme.static_templates}
    for own in entries:
        first = build_inputs.place(config, own.path).partition("/")[0]
        if not first:
            continue
        if first.casefold() in _folders_of_others(config):
            what = f"`{first}` is the folder of the site in which the theme or its search has its files"
        elif first in files:
            what = "that is a file of the site"
        else:
            continue
        said = build_inputs.set_so(config, "path", own.path)
        raise PluginError(f"{said}: {what}; write another name, such as `learn`.")


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
                f"Two entries of the plugin `roadmap` in {build_inputs.our_settings(config)}, "
                f"with `path: {other.path}` and `path: {own.path}`, show the same: "
                f"both have `curriculum: {own.curriculum}`. Name another folder, or take one out."
            )
