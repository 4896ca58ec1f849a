"""What a command reports, before a format is chosen.

Every format of problems writes such a report as the whole of what is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from roadmap_site.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """Problems, and what else a command says of them."""

    problems: Sequence[Problem]
    """What is shown, in this order."""
    elsewhere: Sequence[Problem] = ()
    """What is wrong in files that were not asked for; it is counted."""
    checked: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """The folder of each curriculum that was checked → how many things of each kind it has."""
    more: Mapping[str, object] = field(default_factory=dict)
    """What else the command has for programs: key → value, ready to be written as JSON."""
