"""How a problem looks on a terminal."""

from __future__ import annotations

import textwrap

import pytest

from roadmap_site import reporting
from roadmap_site.problems import Location, Problem, Related, Severity, has_errors, in_order


def problem(text: str, column: int, length: int, **changes: object) -> Problem:
    """Return a problem with a source line."""
    values = {"code": "bad", "severity": Severity.ERROR, "message": "this is bad", "help": "mend it"} | changes
    return Problem(location=Location("a.yml", 7, column, length, text), **values)  # type: ignore[arg-type]


def test_the_caret_stands_under_the_word() -> None:
    """Place, severity, code and fact in the first line; the source line; the caret; other places; the help."""
    related = (Related("the other one", Location("b.yml", 3, 1)),)
    assert reporting.text([problem("needs: [softmx]", 9, 6, related=related)]) == textwrap.dedent("""
        a.yml:7:9: error[bad] this is bad
            7 | needs: [softmx]
              |         ^^^^^^
          note: the other one (b.yml:3)
          help: mend it
        """).strip("\n")


@pytest.mark.parametrize(
    ("text", "before", "marks"),
    [("🧠: x", 4, 1), ("字: x", 4, 1), ("é: x", 3, 1), ("e\u0301: x", 3, 1), ("\tx", 1, 1), ("✍️ x", 2, 1)],
)
def test_wide_and_combining_characters_keep_the_caret_in_its_place(text: str, before: int, marks: int) -> None:
    """The caret is placed by the cells of the terminal, not by characters."""
    caret = reporting.text([problem(text, text.index("x") + 1, 1)]).splitlines()[2]
    assert caret == "      | " + " " * before + "^" * marks


def test_control_characters_cannot_reach_the_terminal() -> None:
    """An escape sequence in a file is shown as marks for unreadable characters."""
    shown = reporting.text([problem("a: \x1b[31mred\x07", 4, 3, message="bad \x1b[2J", help="\x9bK")])
    assert not any(character in shown for character in "\x1b\x07\x9b")


def test_problems_are_sorted_by_place_and_told_once() -> None:
    """The same problem found twice is one; the order is that of the files."""
    first, second = problem("x", 1, 1), problem("x", 2, 1)
    assert in_order([second, first, second]) == (first, second)


@pytest.mark.parametrize(
    ("severities", "words", "stops"),
    [
        ("", "no problems", False),
        ("e", "1 error", True),
        ("eew", "2 errors, 1 warning", True),
        ("ww", "2 warnings", False),
    ],
)
def test_the_summary_counts_in_words(severities: str, words: str, stops: bool) -> None:  # noqa: FBT001
    """Errors first; only errors stop a build."""
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING}
    problems = [problem("x", n + 1, 1, severity=kinds[letter]) for n, letter in enumerate(severities)]
    assert reporting.summary(problems) == words
    assert has_errors(problems) is stops
