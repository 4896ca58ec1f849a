"""A topic that does not say how long it takes.

What an entry says counts for its stage alone. Of a topic with `parts` those are asked; what is `planned` is not told.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {topic-without-duration: warning}

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {topic-without-duration: warning}
    # topics/basics.yml
    softmax:
      title: Softmax
      duration: 45 minutes
"""

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each topic for which nobody can tell how much time to set aside."""
    for topic in gaps.without_duration(located.graph).values():
        fact = f"the topic `{topic.id}` has no duration"
        yield located.definition(topic), Words(fact, "add a `duration`: how long it takes to learn, such as `2 hours`")


RULE = Rule(Code("topic-without-duration", Severity.OFF, __doc__), check, needs_clean=True)
