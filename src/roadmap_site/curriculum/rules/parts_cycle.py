"""Topics that are parts of one another in a circle.

The message shows the whole way round. What belongs together without being a part stands under `related`.

FAIL
    # topics/extras.yml
    trees:
      title: Trees
      parts: [leaves]
    leaves:
      title: Leaves
      parts: [trees]

PASS
    # topics/extras.yml
    trees:
      title: Trees
      parts: [leaves]
    leaves:
      title: Leaves
"""

from roadmap_site.curriculum import circles
from roadmap_site.curriculum.digraph import grouped
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words

_STEP = circles.Step(
    "parts",
    "has the part",
    Words("the topic `{}` is a part of itself", "take it out of its `parts`"),
    Words("topics are parts of one another in a circle", "take away the part that is not one"),
)


def check(located: Located) -> Findings:
    """Yield each circle of parts once, at the part that its first topic has."""
    topics = located.curriculum.topics
    parts = grouped((topic.id, part) for topic in topics.values() for part in topic.parts if part in topics)
    return circles.told(located, _STEP, topics, parts)


RULE = Rule(Code("parts-cycle", Severity.ERROR, __doc__, essential="no topic is a part of its own parts"), check)
