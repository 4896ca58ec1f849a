"""A line is what git and editors show as one, and every place says so, whatever else a parser takes for a break."""

from __future__ import annotations

import pytest

from roadmap_site.yaml_io import comments, reader
from roadmap_site.yaml_io.document import Document, line_end, with_ends_of

BREAKS = ["\u2028", "\u2029", "\x85", "\r"]
"""What a parser of YAML 1.1 takes for line breaks besides."""


@pytest.mark.parametrize("sign", BREAKS)
def test_what_stands_below_a_break_that_is_none_has_the_line_of_editors(sign: str) -> None:
    """Values, keys and comments, in a text, between texts and in a comment."""
    text = f'a: "b{sign} c"  # d\nb: # {sign}# x\n  - e\n  - f\nc: |\n  g{sign}  h\n  i\nd: j\n'
    document, _ = reader.parse(text, "")
    lines = text.split("\n")
    for key, trail in {"- f": ("b", 1), "d: j": ("d",)}.items():
        place = document.locate(trail)
        assert lines[place.line - 1].strip() == key
        assert place.text == lines[place.line - 1]
    assert document.lines == lines


@pytest.mark.parametrize("sign", BREAKS)
@pytest.mark.parametrize("wrong", ['b: "c', "b: c: d", "b: [c", "b: *c", "b: &c d", "b:\n\tc", "b: !c d", "<<<<<<< b"])
def test_what_a_parser_stops_at_has_the_line_of_editors(wrong: str, sign: str) -> None:
    """Three lines below the break, wherever its own count is."""
    _, problems = reader.parse(f"# {sign}# w\nx: y\nz: {{}}\n{wrong}\n", "")
    told = sorted((problem.code, problem.location.line) for problem in problems)
    assert told[0] == ("invisible-character", 1)
    assert told[1][1] == 4 + wrong.count("\n")


@pytest.mark.parametrize("sign", BREAKS[:3])
def test_a_break_that_is_none_hides_no_anchor(sign: str) -> None:
    """It is a space to the parser, whose line goes on: what follows is neither a key nor a value of its own."""
    document, problems = reader.parse(f"a: b{sign}c: &d e\n", "")
    assert [problem.code for problem in problems] == ["invisible-character"]
    assert document.data is None


def test_of_many_breaks_that_are_none_each_is_told_but_for_carriage_returns() -> None:
    """These stand at the end of every line of an old file."""
    _, problems = reader.parse("a: b\r\rc: d\r# \u2028 \u2028\n", "")
    assert [(problem.location.column, problem.location.word) for problem in problems] == [
        (5, "\r"),
        (14, "\u2028"),
        (16, "\u2028"),
    ]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ('a: "b\u2028 c"\n', 'a: "b c"\n'),
        ("a: b\u2028c\n", "a: b c\n"),
        ("a: b\x85\n", "a: b\n"),
        ("a: b\r\r\nc: d\r\n", "a: b\r\nc: d\r\n"),
        ("a: b\rc: d\r", None),
    ],
)
def test_the_fix_of_a_break_is_a_space_where_words_would_join(text: str, after: str | None) -> None:
    """Where an ordinary line break may have been meant, nobody but the author knows."""
    document, (problem, *_) = reader.parse(text, "")
    fix, at = problem.fix, document.index(problem.location)
    assert (fix if fix is None else text[:at] + fix + text[at + 1 :]) == after


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_texts_over_several_lines_are_found_with_any_line_end(end: str) -> None:
    """Folded, literal and in quotes; what follows stands where it is."""
    text = end.join(["a: >", "  b", "  c", "d: 'e", "  f'", 'g: "h \\', '  i"', "j: |", "  k", "", "  l", "m: n", ""])
    document, problems = reader.parse(text, "")
    assert not problems
    assert document.data == {"a": "b c\n", "d": "e f", "g": "h i", "j": "k\n\nl\n", "m": "n"}
    assert [document.locate((key,)).line for key in "adgjm"] == [1, 4, 6, 8, 12]
    assert document.locate(("d",)).word == "e"
    root = comments.read(document)
    assert isinstance(root.value, dict)
    assert list(root.value) == list("adgjm")


def test_a_column_counts_characters() -> None:
    """A letter of two code units is one, and so is a tab."""
    document = Document("", 'a: "🍞🍞"\t# b\n', {})
    place = document.at(document.text.index("#"), 1)
    assert (place.line, place.column) == (1, 9)


@pytest.mark.parametrize(
    ("text", "end"),
    [("", "\n"), ("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("\ra\n", "\n"), ("\r\n", "\r\n")],
)
def test_the_first_line_says_how_lines_end(text: str, end: str) -> None:
    """As formatters of code have it; a text without lines ends them as on Unix."""
    assert line_end(text) == end
    assert with_ends_of(text, "x\ny\r\nz\r") == f"x{end}y{end}z\r"
