# Why: a setting that nothing reads would let its author believe that it holds.
"""A rule in `rules` of `curriculum.yml` that there is not.

The rules go by the codes of their problems.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {unused-topics: off}

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
from roadmap_site.problems.codes import listed
from roadmap_site.problems.problem import Severity
from roadmap_site.problems.spelling import nearest

CODE = "unknown-rule"
SEVERITY = Severity.ERROR


def check(world: World) -> Iterator[Finding]:
    """Yield each setting for a code that there is not."""
    for code in world.curriculum.rules:
        if code not in registry.entries():
            near = nearest(code, registry.entries())
            help = f"did you mean `{near}`?" if near else f"use {listed([*registry.about_settable()])}"
            place = world.locate_key(world.curriculum.place / "rules" / code)
            yield Finding(place, f"there is no rule `{code}`", help)
