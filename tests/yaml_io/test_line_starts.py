"""What the lines of a YAML text start."""

from __future__ import annotations

import pytest

from roadmap_site.yaml_io import lines

STARTS = {
    "a: b": (0, 0, 3, "a", False),
    "  a-b : c": (2, 2, 8, "a-b ", False),
    "  - a": (2, 2, 4, None, True),
    "  - a: b": (2, 4, 7, "a", True),
    "- - a: b": (0, 4, 7, "a", True),
    "-": (0, 0, 1, None, True),
    "  words": (2, 1, 2, None, False),
    "a:b": (0, -1, 0, None, False),
    "-a": (0, -1, 0, None, False),
    "-a: b": (0, 0, 4, "-a", False),
    "https://x.example": (0, -1, 0, None, False),
    '"a: b": c': (0, 0, 8, '"a: b"', False),
    "'a': c": (0, 0, 5, "'a'", False),
    "[a, b]: c": (0, -1, 0, None, False),
    "鍵: 値": (0, 0, 3, "鍵", False),
}


@pytest.mark.parametrize("text", STARTS)
def test_a_line_starts_a_key_an_item_or_nothing(text: str) -> None:
    """Its indentation, the column of its own, where its value starts, and its key."""
    line = lines.line_of(1, text)
    assert (line.indent, line.own, line.value, line.key, line.is_item) == STARTS[text]


@pytest.mark.parametrize("text", ["a:", "a: # b", "- ", "-", "- a:", "  - b: #"])
def test_a_value_may_stand_below_its_line(text: str) -> None:
    """Where nothing but a comment stands behind the key or hyphen."""
    assert lines.line_of(1, text).is_open


def test_lines_that_start_nothing_are_left_out() -> None:
    """Blank ones, comments, and those of block texts, down to the first that is not indented like them."""
    text = "a: |\n  b: c\n\n   d\n# x\ne:\n  - >-  # x\n    f: g\n  - h: |+2\n      i: j\n    k: l\n  - >\n m: n\n \n"
    assert [line.number for line in lines.read(text.split("\n"))] == [1, 6, 7, 9, 11, 12, 13]
