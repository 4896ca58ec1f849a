"""What is told of a wrong value: each key of the definition is given what cannot stand there.

The curriculum is the one that uses every key, so that a key which comes later is tried too. What is wrong follows from
the shape that the definition gives the key: no list of keys stands here.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import pytest
import yaml

from roadmap_site.curriculum import loader
from roadmap_site.problems.formats.text import as_text
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.schema import definition, paths
from roadmap_site.schema.shape_walks import text_of
from roadmap_site.schema.texts import Flag, Reading, Shape, Text
from roadmap_site.schema.types import ById, Items, Key, ShortOr
from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Trail
from tests.site.test_pages_of_keys import EVERY_KEY, every_use, mappings, shape_of

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NESTED: list[Any] = [["x", "y"]]
TEXTS = ("x", "some text", "a\nb", "true", "yes", "no", "~", "null", "0", "-1", "1.5", "2147483648", "9" * 30, "  ")
"""Texts: words, flags, nothings, numbers, blanks; where they do not fit, they are wrong."""
NOT_A_TEXT: tuple[Any, ...] = ([], {}, NESTED, ["a", "b"], [{}], {"colour": "red", "size": "big"}, {"x": ["y"]})
NOT_SHORT: tuple[Any, ...] = ([], NESTED, ["a", "b"])
NOT_A_LIST: tuple[Any, ...] = ("", "  ", "~", "some text", "true", "0", "-1", {}, {"colour": "red"}, {"x": ["y"]})
NOT_A_MAPPING = ("", "  ", "null", "some text", "0", ["x"], NESTED)
NOT_A_FLAG: tuple[Any, ...] = (
    "",
    "  ",
    "~",
    "no",
    "false",
    "off",
    "maybe",
    "0",
    "2",
    [],
    {},
    ["true"],
    {"true": "true"},
)


def as_yaml(data: Any) -> str:
    """Return data as an author writes it, in blocks."""
    return str(yaml.dump(data, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=1000))


FILES = {file: as_yaml(data).encode() for file, data in EVERY_KEY.items()}
"""The curriculum that uses every key."""


def wrong_values(shape: Shape) -> Iterator[Any]:
    """Yield values that cannot stand where a shape belongs, each of which is one mistake."""
    if isinstance(shape, Flag):
        yield from NOT_A_FLAG
    elif isinstance(shape, ById):
        yield from NOT_A_MAPPING
    elif isinstance(shape, Items):
        yield from NOT_A_LIST
        yield from ([item] for item in wrong_values(shape.of))
    elif isinstance(shape, Text | ShortOr):
        text = shape.short if isinstance(shape, ShortOr) else shape
        yield from (word for word in TEXTS if not text.fits(word))
        yield "x" * (text.longest + 1)
        yield from NOT_SHORT if isinstance(shape, ShortOr) else NOT_A_TEXT


def with_value(file: str, trail: Trail, value: Any) -> Any:
    """Return the data of a file with another value at a place."""
    data = copy.deepcopy(EVERY_KEY[file])
    inside: Any = data
    for step in trail[:-1]:
        inside = inside[step]
    inside[trail[-1]] = value
    return data


def span(text: str, trail: Trail) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where a key begins and its value ends, as lines and columns from 1."""
    node: Any = yaml.compose(text, Loader=_LOADER)
    key = node
    for step in trail:
        if isinstance(step, int):
            key = node = node.value[step]
        else:
            key, node = next((key, value) for key, value in node.value if key.value == step)
    start, end = key.start_mark, node.end_mark
    return (start.line + 1, start.column + 1), (end.line + 1, end.column + 1)


def read(file: str, data: Any) -> tuple[str, list[Problem]]:
    """Return the text of a file, and what is told of it alone."""
    text = as_yaml(data)
    document, problems = reader.read_bytes(text.encode(), file, paths.hints(file))
    reading = Reading(document, list(problems))
    assert document.data is not None
    shape_of(file).read(document.data, (), reading)
    return text, reading.problems


def told(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Return what a check tells of a curriculum."""
    return loader.load_files(files, [], "bread").problems


def faults(problem: Problem, text: str, trail: Trail) -> Iterator[str]:
    """Yield what is wrong with a problem of a value."""
    place = problem.location
    start, end = span(text, trail)
    if not start <= (place.line, place.column) <= end:
        yield f"is told at {place.line}:{place.column}, not from {start} to {end}"
    if not problem.help or not problem.message:
        yield "has no help"
    if "``" in problem.message + problem.help:
        yield f"names nothing: {problem.message}; {problem.help}"
    if len(problem.message) > 200:
        yield "repeats a long text"


def distinct_uses() -> Iterator[tuple[str, Trail, Key]]:
    """Yield the first place of each key of the definition."""
    seen = set()
    for file, trail, keys in every_use():
        key = keys.keys[str(trail[-1])]
        if (keys, trail[-1]) not in seen:
            seen.add((keys, trail[-1]))
            yield file, trail, key


USES = list(distinct_uses())


def test_the_curriculum_uses_each_key_of_the_definition() -> None:
    """So that each is tried; without a wrong value nothing is told."""
    every = {(keys, name) for keys in chain(*map(mappings, definition.FILES.values())) for name in keys.keys}
    used = {(keys, trail[-1]) for _, trail, keys in every_use()}
    lacking = {(keys.name, name) for keys, name in every - used}
    assert lacking == set()
    assert as_text(told(FILES)) == ""


@pytest.mark.parametrize(("file", "trail", "key"), USES, ids=lambda each: str(each[-1]) if each else "")
def test_a_wrong_value_is_one_problem_at_its_place_with_a_help(file: str, trail: Trail, key: Key) -> None:
    """A list for a text, a text for a list, a mapping, nothing, numbers, flags: none raises, and none is let pass."""
    wrong = []
    for value in wrong_values(key.shape):
        text, problems = read(file, with_value(file, trail, value))
        shown = repr(value)[:60]
        if len(problems) != 1:
            wrong.append(f"{shown} is told {len(problems)} times: {[problem.message for problem in problems]}")
        wrong += [f"{shown} {fault}" for problem in problems for fault in faults(problem, text, trail)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("file", "trail", "key"), USES, ids=lambda each: str(each[-1]) if each else "")
def test_nothing_follows_from_a_wrong_value(file: str, trail: Trail, key: Key) -> None:
    """What could not be read is missed nowhere else."""
    value: Any = NESTED
    if isinstance(key.shape, Items):
        value = "some text"
    problems = told({**FILES, file: as_yaml(with_value(file, trail, value)).encode()})
    assert [problem.location.path for problem in problems] == [f"bread/{file}"], as_text(problems)


@pytest.mark.parametrize(("file", "trail", "key"), USES, ids=lambda each: str(each[-1]) if each else "")
def test_a_misspelt_id_is_told_with_the_one_that_was_meant(file: str, trail: Trail, key: Key) -> None:
    """Wherever an id or a word of a vocabulary stands, alone or in a list."""
    text = text_of(key)
    if text is None or not text.refers_to:
        return
    names = {"topic": "flour", "resource": "loaves", "project": "rolls", "roadmap": "quick"}
    nouns: Mapping[str, str] = {noun: names[noun] for noun in filter(None, (text.refers_to, text.or_to))}
    for noun, id in nouns.items():
        misspelt: Any = id[:2] + id[3:]
        value = [misspelt] if isinstance(key.shape, Items) else misspelt
        problems = told({**FILES, file: as_yaml(with_value(file, trail, value)).encode()})
        found = [problem for problem in problems if problem.code == "unknown-reference"]
        assert [problem.message for problem in found] == [f"{noun} `{misspelt}` does not exist"]
        assert f"did you mean `{id}`?" in found[0].help
        assert word_at(found[0].location) == misspelt


def word_at(place: Location) -> str:
    """Return the word of a line that a problem points at."""
    return place.text[place.column - 1 : place.column - 1 + place.length]
