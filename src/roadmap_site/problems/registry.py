"""The codes of all problems: each is declared once, and here they are all known.

A problem of a single file, page or address is a function of the package `codes`; the decorator `code` makes its name a
code. A rule about the whole curriculum holds a `Code` of its own, which `curriculum.ruleset` registers. What SARIF,
editors and the reference say of a code comes from its docs.

Every code has a severity by default. `rules` of `curriculum.yml` sets another one (`off`, `warning` or `error`), unless
the site could not be built without what the code stands for: then it is always an error, for a reason that is told.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, ParamSpec

from roadmap_site.problems.problem import Location, Problem, Related, Severity, Words, shortened

P = ParamSpec("P")

UNREADABLE = "what is written there cannot be read, and would be missing on the site"
"""Why a wrong shape of a file is always an error."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class CodeError(ValueError):
    """A code cannot be registered; its text says why, for people."""


@dataclass(frozen=True, slots=True)
class Code:
    """What is known of a code."""

    name: str
    """Small letters, digits and single hyphens: `unused-topic`."""
    severity: Severity
    """How much it matters when `curriculum.yml` says nothing of it."""
    docs: str | None
    """What it stands for: a sentence, more about it, and examples under `FAIL` and `PASS`, as a docstring has them."""
    essential: str | None = None
    """Why it is always an error; `None` for what `curriculum.yml` can set."""

    @property
    def headline(self) -> str:
        """What it stands for, in a sentence."""
        return " ".join(inspect.cleandoc(self.docs or self.name).partition("\n\n")[0].split())

    def severity_in(self, settings: Mapping[str, str]) -> Severity:
        """Return how much it matters to a curriculum with these `rules`: code → `off`, `warning` or `error`."""
        wanted = settings.get(self.name)
        if wanted and not self.essential:
            return Severity(wanted)
        return self.severity

    def problem(self, location: Location, words: Words, severity: Severity | None = None) -> Problem:
        """Return a problem of this code, as severe as is usual when no severity is given; long values are shortened."""
        message, help = shortened(words.message), shortened(words.help)
        related = tuple(Related(shortened(other), place) for other, place in words.related)
        return Problem(self.name, severity or self.severity, message, help, location, related, words.fix)


_codes: dict[str, Code] = {}


def register(code: Code) -> None:
    """Make a code known.

    Raises:
        CodeError: It has no name that `curriculum.yml` could hold, or there is one of that name already.
    """
    if not _NAME.fullmatch(code.name):
        raise CodeError(f"`{code.name}` cannot be a code: use small letters, digits and single hyphens")
    if code.name in _codes:
        raise CodeError(f"there is a code `{code.name}` already")
    _codes[code.name] = code


def code(
    essential: str | None, severity: Severity = Severity.ERROR
) -> Callable[[Callable[P, Words]], Callable[Concatenate[Location, P], Problem]]:
    """Return what makes a function that gives the words of a problem one that gives the problem at a place.

    Its name is the code: `bad_id` makes `bad-id`. Its docstring is the docs.
    """

    def decorated(words: Callable[P, Words]) -> Callable[Concatenate[Location, P], Problem]:
        own = Code(words.__name__.replace("_", "-"), severity, words.__doc__, essential)
        register(own)

        @wraps(words)
        def made(location: Location, /, *args: P.args, **kwargs: P.kwargs) -> Problem:
            return own.problem(location, words(*args, **kwargs))

        return made

    return decorated


def codes() -> Mapping[str, Code]:
    """Return every code that has been registered, by name."""
    return dict(sorted(_codes.items()))


def about_settable() -> dict[str, str]:
    """Return each code that `curriculum.yml` can set → what it stands for, with its default."""
    return {
        name: f"{code.headline} Default: {code.severity}." for name, code in codes().items() if code.essential is None
    }


def applied(problems: Iterable[Problem], settings: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return problems with the severities that a curriculum gives to their codes, without those that are off."""
    shown = []
    for one in problems:
        severity = _codes[one.code].severity_in(settings)
        if severity is not Severity.OFF:
            shown.append(replace(one, severity=severity))
    return tuple(shown)
