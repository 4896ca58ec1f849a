"""A change of any key of the definition is told, in the words of the key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.diff import formats
from roadmap_site.diff.changes import between
from roadmap_site.diff.report import Comparison
from roadmap_site.diff.revisions import Revision
from tests.schema.test_wrong_values import FILES, as_yaml
from tests.site.test_pages_of_keys import EVERY_KEY, changed, every_use


def loaded(world: Mapping[str, Any]) -> LoadResult:
    """Return a world as it is read."""
    files = {file: as_yaml(data).encode() for file, data in world.items() if data != EVERY_KEY[file]}
    return loader.load_files({**FILES, **files}, [], "bread")


def told(before: LoadResult, after: LoadResult) -> str:
    """Return what `roadmap diff` shows, without the names of the two sides."""
    old, new = Revision("old", None, before, exists=True), Revision("new", None, after, exists=True)
    return formats.text(Comparison(old, new, between(before, after))).partition("\n")[2]


def test_each_key_is_told_by_its_name() -> None:
    """As the key, as what one of its list is called, or as the thing that it makes another one of."""
    before, silent = loaded(EVERY_KEY), []
    for file, trail, keys in every_use():
        name = str(trail[-1])
        key = keys.keys[name]
        world = changed(EVERY_KEY, file, trail, key)
        if world[file] == EVERY_KEY[file]:
            continue
        said = told(before, loaded(world))
        if said.startswith("Nothing") or not any(word in said for word in (name, key.item or name, keys.name)):
            silent.append(f"`{name}` of a {keys.name}: {said}")
    assert not silent, "\n".join(silent)
