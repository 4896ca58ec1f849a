# Why: problems are data; how they look on a terminal is decided here and nowhere else.
"""Problems → text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from roadmap_site.problems import Location, Problem, Severity


def text(problems: Iterable[Problem]) -> str:
    """Return the problems as text for a terminal, one block each, with the source line and a caret under the word."""
    return "\n\n".join(_block(problem) for problem in problems)


def summary(problems: Sequence[Problem]) -> str:
    """Return how many problems there are, in words: `2 errors, 1 warning`."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = [count(errors, "error")] * bool(errors) + [count(warnings, "warning")] * bool(warnings)
    return ", ".join(counts) or "no problems"


_JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners, which emoji and several scripts need."""


def _block(problem: Problem) -> str:
    place = problem.location
    lines = [f"{_at(place)}:{place.column}: {problem.severity}[{problem.code}] {_printable(problem.message)}"]
    if place.text.strip():
        number = f"{place.line:5}"
        indent, marks = _marks(place)
        lines += [f"{number} | {_printable(place.text)}", f"{' ' * len(number)} | {indent}{marks}"]
    lines += [f"  note: {_printable(related.message)} ({_at(related.location)})" for related in problem.related]
    lines.append(f"  help: {_printable(problem.help)}")
    return "\n".join(lines)


def _at(place: Location) -> str:
    return f"{_printable(place.path)}:{place.line}"


def _marks(place: Location) -> tuple[str, str]:
    before = place.text[: place.column - 1]
    word = place.text[place.column - 1 : place.column - 1 + place.length]
    return " " * _width(before), "^" * max(_width(word), 1)


def _width(part: str) -> int:
    """Return how many cells of a terminal a text takes (East Asian Width, Unicode Standard Annex 11)."""
    return sum(_cells(character) for character in part)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _printable(part: str) -> str:
    """Return a text without characters that could rewrite the terminal or the order of its letters."""
    return "".join(" " if c == "\t" else "\ufffd" if _is_treacherous(c) else c for c in part)


def _is_treacherous(character: str) -> bool:
    """Return whether a character could hide what a file holds: controls, and formats such as writing direction."""
    return unicodedata.category(character) == "Cc" or (
        unicodedata.category(character) == "Cf" and character not in _JOINERS
    )


def count(number: int, word: str) -> str:
    """Return a number with its noun: `1 stage`, `2 stages`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
