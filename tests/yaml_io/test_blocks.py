"""Several things that are no YAML in one file: each is told, at its place, and none that only follows from another."""

from __future__ import annotations

import pytest

from roadmap_site.problems import input_limits
from roadmap_site.problems.problem import Problem
from roadmap_site.yaml_io import reader


def problems(text: str) -> list[Problem]:
    """Return the problems of a text, of which nothing must have been read."""
    document, found = reader.parse(text, "a.yml")
    assert document.data is None
    return found


def places(text: str) -> list[tuple[int, int]]:
    """Return the lines and columns of the problems of a text."""
    return [(problem.location.line, problem.location.column) for problem in problems(text)]


SLIPS = [
    ('{}: "One\n', "quote"),
    ("{}: One: two\n", "colon"),
    ("{}: `one`\n", "backtick"),
    ("{}: [one\n", "bracket"),
    ("{}:\n  - one\n  two\n", "hyphen"),
    ("{}:\n  one: 1\n two: 2\n", "indentation"),
    ("{}:\n\tone: 1\n", "tab"),
]


@pytest.mark.parametrize("first", [slip for slip, _ in SLIPS], ids=[name for _, name in SLIPS])
@pytest.mark.parametrize("second", [slip for slip, _ in SLIPS], ids=[name for _, name in SLIPS])
def test_each_of_two_slips_is_told_as_if_it_were_alone(first: str, second: str) -> None:
    """Whatever the other one is: what is right around them, and what they say, stays the same."""
    a, b, right = first.format("a"), second.format("b"), 'good:\n  title: "Good"\n'
    alone = [reader.parse(right + a + right.replace("good", "better"), "a.yml")[1][0]]
    both = problems(right + a + right.replace("good", "better") + b + "end: End\n")
    assert len(both) == 2
    assert both[0] == alone[0]
    assert both[-1].location.line > both[0].location.line


def test_places_are_those_in_the_file() -> None:
    """Comments, blank lines and what is right before a block count, and the lines of others are shown whole."""
    text = "# About.\n\na: A\n\n# b\nb:\n  title: B: b\n\nc: `c`\n"
    assert places(text) == [(7, 11), (9, 4)]
    assert [problem.location.text for problem in problems(text)] == ["  title: B: b", "c: `c`"]


def test_other_places_are_those_in_the_file_too() -> None:
    """The second of a bracket's places is where it goes wrong."""
    (problem,) = problems("a: A\nb: B\nc: [x\n")
    assert problem.related[0].location.line == 4


def test_line_ends_of_windows_count_as_lines_once() -> None:
    """Places are the same as with line ends of Unix."""
    text = 'a: "A\nb: B\nc: `c`\n'
    assert places(text.replace("\n", "\r\n")) == places(text) == [(1, 4), (3, 4)]


def test_the_first_twenty_are_told() -> None:
    """The others are told when these are mended."""
    text = "".join(f"t{number}: `x`\n" for number in range(input_limits.MOST_SYNTAX_ERRORS + 5))
    assert places(text) == [(line, text.splitlines()[line - 1].index("`") + 1) for line in range(1, 21)]


def test_a_file_in_brackets_is_one_block() -> None:
    """Its keys at the left edge are none of a mapping of blocks."""
    assert places('{\n"a": {"title": "A"},\n"b": {"title" "B"}\n}\n') == [(3, 6)]


def test_text_at_the_left_edge_that_is_no_key_belongs_to_the_block_above() -> None:
    """An item of a list that stands there, and a word that has no colon."""
    assert places("a:\n- x\n- y\nb: `b`\n") == [(4, 4)]
    assert places("a: A\nword\nb: `b`\n") == [(2, 1), (3, 4)]


def test_a_key_in_quotes_starts_a_block() -> None:
    """As a key with a sign in it must be written."""
    assert places('"c++": `x`\n"c#": `y`\n') == [(1, 8), (2, 7)]


def test_what_is_wrong_with_blocks_that_are_yaml_is_told_as_well() -> None:
    """A key that stands twice in a block, below one that is no YAML."""
    assert places("a: `a`\nb:\n  one: 1\n  one: 2\n") == [(1, 4), (4, 3)]


def test_what_only_the_whole_shows_is_told_as_well() -> None:
    """Each block is right; what parts them is not."""
    assert places("a: A\n...\nb: B\n") == [(2, 1)]
    assert places("a: A\n---\nb: B\n") == [(2, 1)]
