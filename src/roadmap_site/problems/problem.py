# Why: one vocabulary for what is wrong in an author's YAML, free of how it is found and of how it is shown.
"""What a problem is: a fact about the YAML, the help for it, and its exact place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_LONGEST_VALUE = 120
"""So many characters of a value a message quotes; the place shows the rest."""
_LONGEST_MESSAGE = 1_000
_BEGINNING, _END = 80, 20
"""What of a longer value is quoted."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The site cannot be built from this."""
    WARNING = "warning"
    """The site can be built, but its readers would miss something."""
    OFF = "off"
    """Nobody is told; no problem that is shown has it."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a word stands in a file."""

    path: str
    """The file, as a person would type it, with forward slashes."""
    line: int
    """Line, counted from 1."""
    column: int
    """Column in characters, counted from 1."""
    length: int = 1
    """How many characters the word has on this line."""
    text: str = ""
    """The source line that holds the word, without its line break."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a problem speaks of: the first of two duplicates, a step of a cycle."""

    message: str
    """What is to be seen there."""
    location: Location
    """Where it is."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in the YAML."""

    code: str
    """The type of problem, the same for every occurrence: `unknown-reference`."""
    severity: Severity
    """Whether a site can still be built."""
    message: str
    """The fact, in YAML's words, with values in backticks."""
    help: str
    """What to do about it."""
    location: Location
    """The wrong word itself."""
    related: tuple[Related, ...] = ()
    """The other ends of the problem."""


def problem(
    code: str,
    location: Location,
    message: str,
    help: str,
    related: Iterable[tuple[str, Location]] = (),
    *,
    severity: Severity,
) -> Problem:
    """Return a problem; `related` gives words and places. Long values in the words are shortened."""
    others = tuple(Related(_short(words), place) for words, place in related)
    return Problem(code, severity, _short(message), _short(help), location, others)


def error(
    code: str, location: Location, message: str, help: str, related: Iterable[tuple[str, Location]] = ()
) -> Problem:
    """Return a problem that keeps the site from being built; `related` gives words and places."""
    return problem(code, location, message, help, related, severity=Severity.ERROR)


def warning(
    code: str, location: Location, message: str, help: str, related: Iterable[tuple[str, Location]] = ()
) -> Problem:
    """Return a problem that readers can live with; `related` gives words and places."""
    return problem(code, location, message, help, related, severity=Severity.WARNING)


def _short(message: str) -> str:
    """Return a message whose values are short enough to be read, each with its beginning and its end."""
    if len(message) <= _LONGEST_VALUE:
        return message
    # Between backticks stand, in turn, our words and values.
    parts = message.split("`")
    parts[1::2] = [
        part if len(part) <= _LONGEST_VALUE else f"{part[:_BEGINNING]}…{part[-_END:]}" for part in parts[1::2]
    ]
    told = "`".join(parts)
    return told if len(told) <= _LONGEST_MESSAGE else told[:_LONGEST_MESSAGE] + "…"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by place, each one once."""
    return tuple(sorted(set(problems), key=lambda p: (p.location, p.code, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems keeps a site from being built."""
    return any(problem.severity is Severity.ERROR for problem in problems)
