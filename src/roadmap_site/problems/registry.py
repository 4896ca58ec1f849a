# Why: a curriculum says itself how much a rule matters to it; which codes there are, how much each matters when nobody
# says so, and which of them the site cannot do without, is known in one place.
"""The codes of all problems, and how much each matters.

Every code has a severity by default. `rules` of `curriculum.yml` sets another one (`off`, `warning` or `error`), unless
the site could not be built without what the code stands for: then it is always an error, for a reason that is told.
The functions of `codes` are codes of their own accord; rules register theirs.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from roadmap_site.problems import codes
from roadmap_site.problems.problem import Problem, Severity

_UNREADABLE = "what is written there cannot be read, and would be missing on the site"


class Entry(NamedTuple):
    """One code."""

    severity: Severity
    """How much it matters when `curriculum.yml` says nothing of it."""
    essential: str
    """Why it is always an error; empty for what `curriculum.yml` can set."""
    about: str
    """What it stands for, in a sentence."""


_OTHERS = {
    "dead-link": Entry(Severity.WARNING, "", "The address of a resource leads nowhere."),
    "not-canonical": Entry(Severity.WARNING, "", "A file does not have its canonical form."),
    "page-clash": Entry(
        Severity.ERROR, "two pages cannot have one address", "A page in `docs/` has the address of a generated page."
    ),
}
"""The codes of what is found elsewhere than in the YAML files."""


_rules: dict[str, Entry] = {}


def register(code: str, severity: Severity, essential: str, documented: object) -> None:
    """Make the code of a rule known; the docstring of `documented` says what it stands for."""
    _rules[code] = Entry(severity, essential, _headline(documented))


def entries() -> Mapping[str, Entry]:
    """Return every code with what is known of it, by name."""
    return dict(sorted({**_of_files(), **_rules}.items()))


@cache
def _of_files() -> Mapping[str, Entry]:
    found = dict(_OTHERS)
    for name, function in inspect.getmembers(codes, inspect.isfunction):
        if function.__module__ == codes.__name__ and "location" in inspect.signature(function).parameters:
            found[name.replace("_", "-")] = Entry(Severity.ERROR, _UNREADABLE, _headline(function))
    return found


def about_settable() -> dict[str, str]:
    """Return each code that `curriculum.yml` can set → what it stands for, with its default."""
    return {
        code: f"{entry.about} Default: {entry.severity}." for code, entry in entries().items() if not entry.essential
    }


def severity(code: str, default: Severity, settings: Mapping[str, str]) -> Severity:
    """Return how much a code matters.

    Args:
        code: The code.
        default: What it is worth when it is not set.
        settings: Code → `off`, `warning` or `error`, as `rules` in `curriculum.yml` says.
    """
    wanted = settings.get(code)
    return Severity(wanted) if wanted and not entries()[code].essential else default


def applied(problems: Iterable[Problem], settings: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return problems with the severities that a curriculum gives them, without those that are off; see `severity`."""
    judged = ((problem, severity(problem.code, problem.severity, settings)) for problem in problems)
    return tuple(replace(problem, severity=found) for problem, found in judged if found is not Severity.OFF)


def _headline(owner: object) -> str:
    text = (inspect.getdoc(owner) or "").strip().partition("\n\n")[0]
    return " ".join(text.split())
