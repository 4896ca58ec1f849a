"""A topic that has no questions.

By them learners see whether they have understood it. Of a topic with `parts` those are asked; what is `planned` is not
told.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {topic-without-questions: warning}

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {topic-without-questions: warning}
    # topics/basics.yml
    softmax:
      title: Softmax
      questions:
        - Which numbers does it leave in their order?
"""

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each topic that nobody can try themselves on."""
    for topic in gaps.without_questions(located.graph).values():
        fact = f"the topic `{topic.id}` has no questions"
        help = "add `questions` by which learners see whether they have understood it"
        yield located.definition(topic), Words(fact, help)


RULE = Rule(Code("topic-without-questions", Severity.OFF, __doc__), check, needs_clean=True)
