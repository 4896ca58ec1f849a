# Why: where everything needs something else first, nobody can begin.
"""Topics that need one another in a circle.

The message shows the whole way round; take out the need that is not strictly one.

FAIL
    # topics/extras.yml
    hen:
      title: Hen
      needs: [egg]
    egg:
      title: Egg
      needs: [hen]

PASS
    # topics/extras.yml
    hen:
      title: Hen
      needs: [egg]
    egg:
      title: Egg
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.curriculum.relations import cycles
from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems.problem import Location, Severity

CODE = "needs-cycle"
SEVERITY = Severity.ERROR
ESSENTIAL = "topics in a circle have no learning order"


def check(world: World) -> Iterator[Finding]:
    """Yield each circle of needs once, at the need that its first topic has."""
    for way in cycles(world.graph.needs):
        steps = list(zip(way, (*way[1:], way[0]), strict=True))
        if len(way) == 1:
            fact, help = f"the topic `{way[0]}` needs itself", "take the need away"
        else:
            fact = "topics need one another in a circle: " + " → ".join(f"`{id}`" for id in (*way, way[0]))
            help = "take away the need that is not strictly one"
        related = [(f"`{a}` needs `{b}`", _need(world, a, b)) for a, b in steps[1:]]
        yield Finding(_need(world, *steps[0]), fact, help, related)


def _need(world: World, topic: str, needed: str) -> Location:
    found = world.curriculum.topics[topic]
    return world.locate(found.place / "needs" / found.needs.index(needed))
