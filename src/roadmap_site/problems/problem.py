"""What a problem is: a fact about the YAML, the help for it, and its exact place.

Whoever finds one says where it is and gives the words; `registry` knows the codes, and makes the problem of the three.
Problems are values: they know nothing of how they were found, nor of how they are shown. Logic looks at their code,
severity, place and `fix`, never at their words.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# So many characters of a value a message quotes; the place shows the rest.
_LONGEST_VALUE = 120
_LONGEST_MESSAGE = 1_000
# What of a longer value is quoted.
_BEGINNING, _END = 80, 20


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
    """Where a word stands in a file; line and column are counted from 1, the column in characters."""

    path: str
    """The file, as a person would type it, with forward slashes."""
    line: int
    column: int
    length: int = 1
    """How many characters the word has on this line."""
    text: str = ""
    """The source line that holds the word, without its line break."""

    @property
    def word(self) -> str:
        """The word itself, as it is written."""
        return self.text[self.column - 1 : self.column - 1 + self.length]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a problem speaks of: the first of two duplicates, a step of a cycle."""

    message: str
    location: Location


class Words(NamedTuple):
    """What is to be said at a place."""

    message: str
    """The fact, in YAML's words, with values in backticks."""
    help: str
    """What to do about it."""
    related: Iterable[tuple[str, Location]] = ()
    """Words and places of the other ends."""
    fix: str | None = None
    """What is to stand in place of the word, where there is one right answer; `roadmap check --fix` writes it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in the YAML, in `Words` that are short enough to be read."""

    code: str
    """The type of problem, the same for every occurrence: `unknown-reference`."""
    severity: Severity
    message: str
    help: str
    location: Location
    """The wrong word itself."""
    related: tuple[Related, ...] = ()
    fix: str | None = None
    """What is to stand in place of the word, where there is one right answer."""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by place, each one once."""
    return tuple(sorted(set(problems), key=lambda p: (p.location, p.code, p.message)))


def counted(problems: Iterable[Problem]) -> Counter[Severity]:
    """Return how many problems of each severity there are."""
    return Counter(problem.severity for problem in problems)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the errors among problems."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems keeps a site from being built."""
    return counted(problems)[Severity.ERROR] > 0


def shortened(words: str) -> str:
    """Return words whose values are short enough to be read, each with its beginning and its end."""
    if len(words) <= _LONGEST_VALUE:
        return words
    # Between backticks stand, in turn, our words and values.
    parts = words.split("`")
    for position, part in enumerate(parts):
        if position % 2 and len(part) > _LONGEST_VALUE:
            parts[position] = f"{part[:_BEGINNING]}…{part[-_END:]}"
    shortened = "`".join(parts)
    if len(shortened) <= _LONGEST_MESSAGE:
        return shortened
    return shortened[:_LONGEST_MESSAGE] + "…"
