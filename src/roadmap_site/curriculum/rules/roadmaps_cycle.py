"""Roadmaps that need one another in a circle.

The message shows the whole way round; take out the need that is not strictly one. What goes well with a roadmap and
need not come before it stands under `related`.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first, second]
    areas:
      basics: Basics
    # roadmaps/first/roadmap.yml
    title: First
    needs: [second]
    # roadmaps/second/roadmap.yml
    title: Second
    needs: [first]
    # roadmaps/second/01-more.yml
    title: More
    topics: [softmax]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first, second]
    areas:
      basics: Basics
    # roadmaps/first/roadmap.yml
    title: First
    # roadmaps/second/roadmap.yml
    title: Second
    needs: [first]
    # roadmaps/second/01-more.yml
    title: More
    topics: [softmax]
"""

from roadmap_site.curriculum import circles
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words

_STEP = circles.Step(
    "needs",
    "needs",
    Words("the roadmap `{}` needs itself", "take the need away"),
    Words("roadmaps need one another in a circle", "take away the need that is not strictly one"),
)


def check(located: Located) -> Findings:
    """Yield each circle of needs once, at the need that its first roadmap has."""
    return circles.told(located, _STEP, located.curriculum.roadmaps, located.graph.roadmap_needs)


RULE = Rule(Code("roadmaps-cycle", Severity.ERROR, __doc__, essential="none of them could come first"), check)
