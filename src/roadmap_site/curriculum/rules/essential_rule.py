# Why: where the site would be broken, no setting can say that it is not.
"""A rule is set to `off` or `warning` that the site cannot do without.

Such a rule is always an error. The message says why.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {unknown-reference: warning}

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {unused-topic: off}
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems import registry
from roadmap_site.problems.problem import Severity

CODE = "essential-rule"
SEVERITY = Severity.ERROR
ESSENTIAL = "a setting that does not hold must be seen"


def check(world: World) -> Iterator[Finding]:
    """Yield each setting that would let a broken site be built."""
    for code, wanted in world.curriculum.rules.items():
        entry = registry.entries().get(code)
        if entry and entry.essential and wanted != Severity.ERROR:
            place = world.locate(world.curriculum.place / "rules" / code)
            fact = f"`{code}` is always an error, as {entry.essential}"
            yield Finding(place, fact, "take this line away, and mend what the rule finds")
