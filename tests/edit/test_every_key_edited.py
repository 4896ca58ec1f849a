"""What changes files reaches each key of the definition: renaming, formatting, and links in every text."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.edit import formatting
from roadmap_site.problems.formats.text import as_text
from roadmap_site.schema.shape_walks import text_of
from roadmap_site.schema.texts import Flag, Shape
from roadmap_site.schema.types import ById, Items, Keys, ShortOr
from tests.edit.test_renaming import renamed, texts
from tests.schema.test_wrong_values import FILES, as_yaml
from tests.site.test_pages_of_keys import EVERY_KEY, World, every_use, shape_of, shown

IDS = (
    "flour", "water", "fire", "heat", "loaves", "crusts", "rising", "cutting", "shaping", "rolls", "cake", "toast",
    "pie", "slow", "quick", "plain", "slow/mixing",
)  # fmt: skip


def written(folder: Path, world: World = EVERY_KEY) -> Path:
    """Write a world into a folder."""
    for name, data in world.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_yaml(data), encoding="utf-8")
    return folder


def with_links(link: str) -> tuple[World, list[str]]:
    """Return the curriculum with a link behind each text that takes Markdown, and the keys of these texts.

    In the link `{}` stands for the position among them, so that each can be another one.
    """
    world, names = copy.deepcopy(EVERY_KEY), list[str]()
    for file, trail, keys in every_use():
        key = keys.keys[str(trail[-1])]
        text = text_of(key)
        if text is None or not text.links:
            continue
        inside: Any = world[file]
        for step in trail[:-1]:
            inside = inside[step]
        place: str | int = trail[-1]
        if isinstance(inside[place], list):
            inside, place = inside[place], 0
        if isinstance(inside[place], str):
            inside[place] += f" {link.format(len(names))}"
            names.append(keys.name)
    return world, names


@pytest.mark.parametrize("old", IDS)
def test_whatever_is_renamed_each_key_follows(old: str, tmp_path: Path) -> None:
    """Places, needs, parts, what to see also, materials, groups: nothing refers to the old id, and nothing is wrong."""
    folder = written(tmp_path)
    before = loader.load(folder)
    assert old in {reference.target for reference in before.graph.references} | {"slow/mixing", "plain"}
    after = renamed(folder, old, "quite-another")
    assert as_text(after.problems) == ""
    assert old not in after.curriculum.by_id
    assert old not in {reference.target for reference in after.graph.references}
    assert len(after.graph.references) == len(before.graph.references)


def test_a_link_in_every_text_leads_somewhere_and_is_renamed_along(tmp_path: Path) -> None:
    """In notes, questions, answers, places, practice, outcomes: wherever Markdown is taken."""
    world, names = with_links("[[flour|a {}th word]]")
    assert len(names) > 30
    pages = "".join(shown(tmp_path / "site", world).values())
    assert "[[" not in pages
    for number in range(len(names)):
        assert f"a {number}th word" in pages
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", pages, re.DOTALL)
    # Where a place has its own link, its words are that one.
    unlinked = [name for number, name in enumerate(names) if f">a {number}th word</a>" not in pages]
    assert unlinked == ["place", "place", "suggestion", "suggestion"]
    folder = written(tmp_path / "folder", world)
    after = renamed(folder, "flour", "meal")
    assert as_text(after.problems) == ""
    files = "".join(texts(folder).values())
    assert len(re.findall(r"\[\[meal\|", files)) == len(names)
    assert "[[flour" not in files


def test_a_link_to_nothing_is_told_in_every_text() -> None:
    """Once each, at the link."""
    world, names = with_links("[[nowhere-{}]]")
    files = {file: as_yaml(data).encode() for file, data in world.items()}
    problems = loader.load_files({**FILES, **files}, [], "bread").problems
    assert {problem.message for problem in problems} == {
        f"link target `nowhere-{number}` does not exist" for number in range(len(names))
    }
    assert len(problems) == len(names)
    for problem in problems:
        place = problem.location
        assert re.fullmatch(r"\[\[nowhere-\d+\]\]", place.text[place.column - 1 :][: place.length])
        assert problem.help


def turned(shape: Shape, data: Any) -> Any:
    """Return data with the keys of each thing from last to first, and `yes` for each mark."""
    if isinstance(shape, Flag):
        return "yes"
    if isinstance(shape, Items):
        return [turned(shape.of, item) for item in data]
    if isinstance(shape, ById):
        return {id: turned(shape.of, item) for id, item in data.items()}
    if isinstance(shape, ShortOr) and isinstance(data, dict):
        shape = shape.meant(data)
    if isinstance(shape, Keys) and isinstance(data, dict):
        return {name: turned(shape.keys[name].shape, data[name]) for name in reversed(data)}
    return data


@pytest.mark.parametrize("file", EVERY_KEY)
def test_formatting_puts_each_key_in_its_place(file: str) -> None:
    """In the order of the definition, however they stood; a mark is `true`; what is formatted stays as it is."""
    text = as_yaml(turned(shape_of(file), EVERY_KEY[file]))
    once = formatting.formatted(text, file, ".schemas")
    assert once == formatting.formatted(as_yaml(in_order(shape_of(file), EVERY_KEY[file])), file, ".schemas")
    assert formatting.formatted(once, file, ".schemas") == once
    assert "yes" not in once.split()


def in_order(shape: Shape, data: Any) -> Any:
    """Return data with the keys of each thing in the order of the definition."""
    if isinstance(shape, Items):
        return [in_order(shape.of, item) for item in data]
    if isinstance(shape, ById):
        return {id: in_order(shape.of, item) for id, item in data.items()}
    if isinstance(shape, ShortOr) and isinstance(data, dict):
        shape = shape.meant(data)
    if isinstance(shape, Keys) and isinstance(data, dict):
        return {name: in_order(key.shape, data[name]) for name, key in shape.keys.items() if name in data}
    if data == "true":
        return True
    return data
