"""A topic that has no summary.

What is `planned` or `unavailable` is not told.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {topic-without-summary: warning}
    # topics/basics.yml
    softmax: Softmax

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {topic-without-summary: warning}
    # topics/basics.yml
    softmax:
      title: Softmax
      summary: Turns numbers into probabilities.
"""

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each topic that says nothing of itself."""
    for topic in gaps.there(located.curriculum.topics).values():
        if not topic.summary:
            fact = f"the topic `{topic.id}` has no summary"
            yield located.definition(topic), Words(fact, "add a `summary`: what it is, in one sentence")


RULE = Rule(Code("topic-without-summary", Severity.OFF, __doc__), check, needs_clean=True)
