"""What nobody sees is told at its very place, however it is written, and nothing follows from it."""

from __future__ import annotations

import pytest

from roadmap_site.yaml_io import reader

PLACES = {
    "as it is": ("a: x\u202ey\n", [(1, 5, 1)]),
    "in quotes": ("a: 'x\u202ey'\n", [(1, 6, 1)]),
    "as an escape": ('a: "x\\u202Ey"\n', [(1, 6, 6)]),
    "as a long escape": ('a: "x\\U0000202Ey"\n', [(1, 6, 10)]),
    "as a short one": ('a: "x\\ey"\n', [(1, 6, 2)]),
    "behind a backslash that is one": ('a: "\\\\u202E\u202e\\\\"\n', [(1, 12, 1)]),
    "in both ways": ('a: "\\x07\u202e\\u202e"\n', [(1, 5, 4), (1, 9, 1), (1, 10, 6)]),
    "in a folded text": ("a: >\n  b\n  c\u202e d\n", [(3, 4, 1)]),
    "in a literal one": ("a: |\n  b\n\n  \U000e0041\n", [(4, 3, 1)]),
    "in quotes over lines": ('a: "b\n\n   c \\\n   \\ \u202ed"\n', [(4, 6, 1)]),
    "in a key": ("? a b\u202e\n: c\n", [(1, 6, 1)]),
    "among brackets": ("a: [b, c\u2066 d, e \u2069]\n", [(1, 9, 1), (1, 16, 1)]),
    "in comments": ("# \u202a\na: b # \u202a \u202c\u202c\n", [(1, 3, 1), (2, 11, 1)]),
    "behind a text": ('a: "b"  # \u2066\n', [(1, 11, 1)]),
}
"""Texts, and where something in them is wrong: line, column and length."""


@pytest.mark.parametrize("what", PLACES)
def test_the_place_is_that_of_the_character(what: str) -> None:
    """Not that of the text which it is in."""
    text, places = PLACES[what]
    _, problems = reader.parse(text, "")
    found = [(p.location.line, p.location.column, p.location.length) for p in problems]
    assert sorted(found) == places
    assert {problem.code for problem in problems} == {"invisible-character"}


def test_a_pair_over_two_lines_of_a_text_is_one() -> None:
    """Folding makes one paragraph of it."""
    assert reader.parse("a: >\n  b \u2067c\n  d\u2069 e\n", "")[1] == []
    assert [p.location.line for p in reader.parse("# \u2067c\n# d\u2069 e\na: b\n", "")[1]] == [1, 2]


@pytest.mark.parametrize("written", ["glu\u200bten", '"glu\\u200bten"', "'gluten\u2060'"])
def test_an_id_is_read_without_what_nobody_sees(written: str) -> None:
    """So that no other problem follows; places are found by the id that was meant."""
    document, problems = reader.parse(f"{written}:\n  needs: [{written}]\n", "")
    assert document.data == {"gluten": {"needs": ["gluten"]}}
    assert [(problem.help, problem.fix) for problem in problems] == [("write `gluten`", "")] * 2
    assert document.locate(("gluten", "needs", 0)).line == 2


@pytest.mark.parametrize("written", ["glu\u202eten", "glu\ue000ten", "gluten\u2069"])
def test_an_id_is_read_without_what_else_cannot_stay_in_it(written: str) -> None:
    """A control without its pair and a character of private use are told as that, and nothing follows."""
    document, problems = reader.parse(f"{written}:\n  needs: [{written}]\n", "")
    assert document.data == {"gluten": {"needs": ["gluten"]}}
    assert [problem.code for problem in problems] == ["invisible-character"] * 2


def test_a_title_of_one_word_keeps_its_isolates() -> None:
    """Both ends are there, so that nothing is told and nothing taken out."""
    document, problems = reader.parse("a: \u2066python\u2069\n", "")
    assert (document.data, problems) == ({"a": "\u2066python\u2069"}, [])


def test_a_file_that_is_one_comment_for_a_break_that_is_none() -> None:
    """The break is told, not that the file is empty."""
    _, problems = reader.parse("# a\x85b: c\x85d: e\n", "")
    assert [(problem.code, problem.location.column) for problem in problems] == [
        ("invisible-character", 4),
        ("invisible-character", 9),
    ]


def test_a_text_is_read_with_what_stands_in_it() -> None:
    """A stray character is for its author to delete."""
    document, problems = reader.parse("a: Glu\u00adten net\n", "")
    assert document.data == {"a": "Glu\u00adten net"}
    assert not problems
    assert [(place.column, sign) for place, sign in document.strays] == [(7, "\u00ad")]


def test_a_file_that_is_not_yaml_is_looked_through_by_lines() -> None:
    """What the parser stopped at, or stands just above, is the cause, and told alone."""
    _, problems = reader.parse('a: "b" c\n\n\n# \u202e\n', "")
    assert [(problem.code, problem.location.line) for problem in problems] == [
        ("invisible-character", 4),
        ("syntax-error", 1),
    ]
    _, problems = reader.parse('a: "b" \u202e\n', "")
    assert [problem.code for problem in problems] == ["invisible-character"]


def test_a_byte_order_mark_within_a_file_moves_no_place() -> None:
    """A part of a file that cannot be read begins with it, and the parser would not count it there."""
    _, problems = reader.parse("a: 'b\n\ufeffc: [d]\n  e\nf: g\n", "")
    places = [(problem.location.line, problem.location.column, problem.location.word) for problem in problems]
    assert places == [(1, 4, "'b"), (3, 3, "e")]


def test_a_file_has_so_many_at_most() -> None:
    """A file of nothing else is told in a moment."""
    assert len(reader.parse('a: "' + "\u202e" * 5_000 + '"\n', "")[1]) == 1000
