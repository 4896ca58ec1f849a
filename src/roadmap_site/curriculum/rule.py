"""What a rule is: a code, and a check that looks at the whole curriculum.

A rule is one module of `rules`, or of an installed package; its name `RULE` holds a `Rule`, and its docstring is the
docs of the code, with an example under `FAIL` and one under `PASS`. A rule reports places with words; the code and the
curriculum's settings make problems of them. It never raises for what an author wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from roadmap_site.curriculum.world import World
from roadmap_site.problems.problem import Location, Problem, Words
from roadmap_site.problems.registry import Code


class Finding(NamedTuple):
    """What a rule reports."""

    location: Location
    """The wrong word itself."""
    message: str
    """The fact, in YAML's words, with values in backticks."""
    help: str
    """What to do about it."""
    related: Iterable[tuple[str, Location]] = ()
    """Words and places of the other ends."""
    fixable: bool = False
    """Whether `roadmap check --fix` mends it."""

    @property
    def words(self) -> Words:
        """What is to be said at its place."""
        return Words(*self[1:])


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule."""

    code: Code
    """What its problems are called, how much they matter, and what they mean."""
    check: Callable[[World], Iterable[Finding | Problem]]
    """Gives what is wrong with a curriculum; a problem where the cause has a code of its own."""
    needs_clean: bool = False
    """Whether it waits for a curriculum without errors, as what looks unused may only be misspelt."""
