"""What a rule is: a code, and a check that looks at the whole curriculum.

A rule is one module of `rules`, or of an installed package; its name `RULE` holds a `Rule`, and its docstring is the
docs of the code, with an example under `FAIL` and one under `PASS`. A rule reports places with words; the code and the
curriculum's settings make problems of them. It never raises for what an author wrote.

All that a rule is written with can be imported from here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.located import Located
from roadmap_site.problems.problem import Location, Problem, Severity, Words
from roadmap_site.problems.registry import Code

__all__ = ["Code", "Finding", "Findings", "Located", "Location", "Problem", "Rule", "Severity", "Words"]

Finding = tuple[Location, Words]
"""What a rule reports: the wrong word itself, and what is to be said there."""
Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule."""

    code: Code
    """What its problems are called, how much they matter, and what they mean."""
    check: Callable[[Located], Iterable[Finding | Problem]]
    """Gives what is wrong with a curriculum; a problem where the cause has a code of its own."""
    needs_clean: bool = False
    """Whether it waits for a curriculum without errors, as what looks unused may only be misspelt."""
