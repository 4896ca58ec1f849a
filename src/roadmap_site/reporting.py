# Why: problems are data; how people see them is decided here and nowhere else.
"""Problems → text for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roadmap_site.problems import Location, Problem, Severity
from roadmap_site.terminal import painted, printable, width

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def text(problems: Iterable[Problem], *, coloured: bool = False) -> str:
    """Return the problems as text for a terminal, one block each, with the source line and a caret under the word.

    Args:
        problems: What is wrong.
        coloured: Whether place, severity and caret stand out in colour.
    """
    return "\n\n".join(_block(problem, coloured=coloured) for problem in problems)


def summary(problems: Sequence[Problem]) -> str:
    """Return how many problems there are, in words: `2 errors, 1 warning`."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = [count(errors, "error")] * bool(errors) + [count(warnings, "warning")] * bool(warnings)
    return ", ".join(counts) or "no problems"


def count(number: int, word: str, plural: str = "") -> str:
    """Return a number with its noun: `1 stage`, `2 stages`; the plural has an `s` more when none is given."""
    return f"{number} {word}" if number == 1 else f"{number} {plural or word + 's'}"


def _block(problem: Problem, *, coloured: bool) -> str:
    place, colour = problem.location, _COLOURS[problem.severity] if coloured else ""
    at = painted(f"{_at(place)}:{place.column}", "bold" if coloured else "")
    lines = [f"{at}: {painted(f'{problem.severity}[{problem.code}]', colour)} {printable(problem.message)}"]
    if place.text.strip():
        number = f"{place.line:5}"
        indent, marks = _marks(place)
        lines += [
            f"{number} | {printable(place.text)}",
            f"{' ' * len(number)} | {indent}{painted(marks, colour)}",
        ]
    lines += [f"  note: {printable(related.message)} ({_at(related.location)})" for related in problem.related]
    lines.append(f"  help: {printable(problem.help)}")
    return "\n".join(lines)


def _at(place: Location) -> str:
    return f"{printable(place.path)}:{place.line}"


def _marks(place: Location) -> tuple[str, str]:
    before = place.text[: place.column - 1]
    word = place.text[place.column - 1 : place.column - 1 + place.length]
    return " " * width(before), "^" * max(width(word), 1)
