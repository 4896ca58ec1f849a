"""Where a MkDocs site has its curriculum and its pages written by hand, as its `mkdocs.yml` says.

The plugin is asked by MkDocs, which has read that file; the commands, which know no MkDocs, and the check look here.
Of the file count the folders alone: the plugin's option `curriculum`, and `docs_dir`, both as seen from the file, with
what it takes over from others (`INHERIT`).
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from roadmap_site.yaml_io import settings
from roadmap_site.yaml_io.document import Data
from roadmap_site.yaml_io.settings import SettingsError

NAMES = ("properdocs.yml", "properdocs.yaml", "mkdocs.yml", "mkdocs.yaml")
"""What the file is called, as ProperDocs and MkDocs look for it."""
_PLUGIN = "roadmap"
_INHERIT = "INHERIT"
_MOST_INHERITED = 10
# The options of the extension `toc` by which the anchors of headings become others.
_ANCHORS = frozenset({"slugify", "separator"})


@dataclass(frozen=True)
class SiteSettings:
    """What a `mkdocs.yml` says of a site with a curriculum."""

    file: Path
    """The file."""
    curricula: tuple[Path, ...]
    """The folders of its curricula, at least one, which need not be there; relative if the way to the file is."""
    docs: Path
    """The folder of the pages written by hand, likewise."""
    plugins: frozenset[str] = frozenset()
    """The names of its plugins; hooks count as one."""
    own_anchors: bool = False
    """Whether it makes the anchors of headings in a way of its own."""


def read(file: Path) -> SiteSettings | None:
    """Return what a `mkdocs.yml` says; nothing when its site has no curriculum.

    Raises:
        SettingsError: It, or a file that it inherits from, cannot be read.
    """
    chain = [own for _, own in _with_inherited(file)]
    entries = _entries(chain)
    if not entries:
        return None
    docs = next((own["docs_dir"] for own in chain if own.get("docs_dir")), "docs")
    return SiteSettings(
        file,
        tuple(_folder(file, options.get("curriculum") or "curriculum") for options in entries),
        _folder(file, docs),
        frozenset(_named(chain, "plugins")) | frozenset("hooks" for own in chain if own.get("hooks")),
        _has_own_anchors(_named(chain, "markdown_extensions")),
    )


def files(file: Path) -> list[Path]:
    """Return a `mkdocs.yml` and those that it inherits from, one from the other; as far as they can be read."""
    with suppress(SettingsError):
        return [path for path, _ in _with_inherited(file)]
    return [file]


def naming_us(file: Path) -> Path:
    """Return that of these files which has our entries among its plugins; the first, if that cannot be told."""
    with suppress(SettingsError):
        for path, own in _with_inherited(file):
            if _PLUGIN in _named([own], "plugins"):
                return path
    return file


def in_folder(folder: Path) -> SiteSettings | None:
    """Return what the `mkdocs.yml` in a folder says; nothing when there is none, or its site has no curriculum.

    Raises:
        SettingsError: It cannot be read.
    """
    for name in NAMES:
        if (folder / name).is_file():
            return read(folder / name)
    return None


def leading_to(folder: Path) -> SiteSettings | None:
    """Return the settings of the site of which a folder is the curriculum: those in the closest folder above it.

    A file that cannot be read leads nowhere; with none there is nothing.
    """
    real = os.path.realpath(folder)
    for above in Path(real).parents:
        try:
            found = in_folder(above)
        except SettingsError:
            continue
        if found and real in map(os.path.realpath, found.curricula):
            return found
    return None


def _with_inherited(file: Path) -> list[tuple[Path, dict[str, Data]]]:
    """Return a file and what it says, and after it those from which it inherits, one from the other."""
    chain = [(file, settings.read(file))]
    while (parent := chain[-1][1].get(_INHERIT)) and isinstance(parent, str):
        if len(chain) > _MOST_INHERITED:
            raise SettingsError(f"`{file.as_posix()}` inherits from more than {_MOST_INHERITED} files")
        file = file.parent / parent
        chain.append((file, settings.read(file)))
    return chain


def _named(chain: Sequence[Mapping[str, Data]], key: str) -> Mapping[str, Data]:
    """Return what stands under a key in any file of a chain, by name, each with its options."""
    found: dict[str, Data] = {}
    for own in chain:
        given = own.get(key)
        for entry in given if isinstance(given, list) else [given]:
            found |= {entry: ""} if isinstance(entry, str) else _mapping(entry or "")
    return found


def _has_own_anchors(extensions: Mapping[str, Data]) -> bool:
    for name, options in extensions.items():
        if name.rpartition(".")[2] == "toc" and not _ANCHORS.isdisjoint(_mapping(options)):
            return True
    return False


def _entries(chain: Sequence[Mapping[str, Data]]) -> Sequence[Mapping[str, Data]]:
    """Return the options of each entry of our plugin, one for each curriculum.

    Mappings of plugins are put together, the first counts most; a list takes the place of what is inherited.
    """
    given = [own["plugins"] for own in chain if "plugins" in own]
    if given and isinstance(given[0], list):
        return _listed(given[0])
    found: dict[str, Data] | None = None
    for plugins in takewhile(lambda plugins: isinstance(plugins, dict), given):
        if isinstance(plugins, dict) and _PLUGIN in plugins:
            found = {**_mapping(plugins[_PLUGIN]), **(found or {})}
    if found is None:
        return []
    return [found]


def _listed(plugins: Sequence[Data]) -> Sequence[Mapping[str, Data]]:
    entries: list[Mapping[str, Data]] = []
    for plugin in plugins:
        if plugin == _PLUGIN:
            entries.append({})
        elif isinstance(plugin, dict) and _PLUGIN in plugin:
            entries.append(_mapping(plugin[_PLUGIN]))
    return entries


def _mapping(data: Data) -> Mapping[str, Data]:
    if isinstance(data, dict):
        return data
    return {}


def _folder(file: Path, named: Data) -> Path:
    return Path(os.path.normpath(file.parent / str(named)))
