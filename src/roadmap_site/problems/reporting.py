# Why: problems are data; how people see them is decided here and nowhere else.
"""Problems → text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from roadmap_site.problems.problem import Location, Problem, Severity
from roadmap_site.system.terminal import painted, printable, width

MOST_SHOWN = 20
"""So many problems of one code, and places of one problem, a report shows: who reads more has mended the first."""
_WIDEST = 120
"""So many characters of a line a report shows, around the word that it is about."""
_LONGEST_WORD = 60
"""So many characters of that word are shown, where the line is longer."""
_BEFORE = 30
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


class Selection(NamedTuple):
    """What a report shows of many problems."""

    shown: tuple[Problem, ...]
    """The first of each code, in the order given."""
    left_out: Mapping[str, int]
    """Each code of which there are more → how many more."""

    def more(self) -> list[str]:
        """Return what is left out, in words, a line for each code."""
        return [f"and {number:,} more of {code}" for code, number in self.left_out.items()]


class Excerpt(NamedTuple):
    """What a report shows of a line; `…` stands for what it leaves out."""

    before: str
    word: str
    """What the problem is about."""
    after: str


def selected(problems: Iterable[Problem]) -> Selection:
    """Return what a report shows: the first twenty problems of each code, and how many more there are."""
    seen: Counter[str] = Counter()
    shown = []
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] <= MOST_SHOWN:
            shown.append(problem)
    return Selection(tuple(shown), {code: count - MOST_SHOWN for code, count in seen.items() if count > MOST_SHOWN})


def notes(problem: Problem) -> list[str]:
    """Return the other places of a problem, the first twenty and how many more, a line each."""
    told = [f"{printable(related.message)} ({_at(related.location)})" for related in problem.related[:MOST_SHOWN]]
    others = len(problem.related) - len(told)
    return [*told, f"and {others:,} more places"] if others else told


def excerpt(place: Location) -> Excerpt:
    """Return what is shown of the line at a place; of a long one, what stands around the word."""
    start, end = place.column - 1, place.column - 1 + place.length
    before, word, after = place.text[:start], place.text[start:end], place.text[end:]
    if len(place.text) > _WIDEST:
        word = word if len(word) <= _LONGEST_WORD else word[: _LONGEST_WORD - 1] + "…"
        before = before if len(before) <= _BEFORE else "…" + before[1 - _BEFORE :]
        room = _WIDEST - len(before) - len(word)
        after = after if len(after) <= room else after[: room - 1] + "…"
    return Excerpt(printable(before), printable(word), printable(after))


def text(problems: Iterable[Problem], *, coloured: bool = False) -> str:
    """Return the problems as text for a terminal, one block each, with the source line and a caret under the word.

    Of many with one code, the first are shown and the others counted.

    Args:
        problems: What is wrong.
        coloured: Whether place, severity and caret stand out in colour.
    """
    selection = selected(problems)
    blocks = [_block(problem, coloured=coloured) for problem in selection.shown]
    return "\n\n".join([*blocks, "\n".join(selection.more())] if selection.left_out else blocks)


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
        line = excerpt(place)
        indent, marks = " " * width(line.before), "^" * max(width(line.word), 1)
        lines += [
            f"{number} | {''.join(line)}",
            f"{' ' * len(number)} | {indent}{painted(marks, colour)}",
        ]
    lines += [f"  note: {note}" for note in notes(problem)]
    lines.append(f"  help: {printable(problem.help)}")
    return "\n".join(lines)


def _at(place: Location) -> str:
    return f"{printable(place.path)}:{place.line}"
