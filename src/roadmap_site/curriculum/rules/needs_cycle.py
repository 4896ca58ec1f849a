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

from roadmap_site.curriculum import circles
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words

_STEP = circles.Step(
    "needs",
    "needs",
    Words("the topic `{}` needs itself", "take the need away"),
    Words("topics need one another in a circle", "take away the need that is not strictly one"),
)


def check(located: Located) -> Findings:
    """Yield each circle of needs once, at the need that its first topic has."""
    return circles.told(located, _STEP, located.curriculum.topics, located.graph.needs)


RULE = Rule(Code("needs-cycle", Severity.ERROR, __doc__, essential="topics in a circle have no learning order"), check)
