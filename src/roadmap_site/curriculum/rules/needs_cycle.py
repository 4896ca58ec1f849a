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

from collections.abc import Iterator, Sequence
from itertools import pairwise

from roadmap_site.curriculum.relations import cycles
from roadmap_site.curriculum.rule import Code, Findings, Located, Location, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each circle of needs once, at the need that its first topic has."""
    for way in cycles(located.graph.needs):
        fact, help = f"the topic `{way[0]}` needs itself", "take the need away"
        if len(way) > 1:
            fact = f"topics need one another in a circle: `{'` → `'.join((*way, way[0]))}`"
            help = "take away the need that is not strictly one"
        (_, first), *others = _steps(located, [*way, way[0]])
        yield first, Words(fact, help, others)


def _steps(located: Located, way: Sequence[str]) -> Iterator[tuple[str, Location]]:
    """Yield each need on a way, in words, with its place."""
    for topic, needed in pairwise(way):
        thing = located.curriculum.topics[topic]
        position = [need.id for need in thing.needs].index(needed)
        yield f"`{topic}` needs `{needed}`", located.locate(thing.place / "needs" / position)


RULE = Rule(Code("needs-cycle", Severity.ERROR, __doc__, essential="topics in a circle have no learning order"), check)
