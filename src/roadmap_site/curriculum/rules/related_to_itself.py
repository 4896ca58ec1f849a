"""A topic or a roadmap that names itself under `related`.

FAIL
    # topics/extras.yml
    hen:
      title: Hen
      related: [hen]
    egg:
      title: Egg

PASS
    # topics/extras.yml
    hen:
      title: Hen
      related: [egg]
    egg:
      title: Egg
"""

from roadmap_site.curriculum.model import Roadmap, Topic, noun
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each thing that its own list of what to see also names."""
    things: list[Roadmap | Topic] = [*located.curriculum.roadmaps.values(), *located.curriculum.topics.values()]
    for thing in things:
        for position, other in enumerate(thing.related):
            if other.id == thing.id:
                fact = f"`{thing.id}` names itself as something to see also"
                place = thing.place / "related" / position / noun(thing)
                yield located.locate(place), Words(fact, "take it away")


RULE = Rule(
    Code("related-to-itself", Severity.ERROR, __doc__, essential="a page would lead to where its reader is"), check
)
