"""A topic that no resource is on.

A resource can name it among its `topics`, or an entry for it can suggest one. One that is still `planned`, or
`unavailable`, does not help. A topic with `parts` has the resources of its parts. What is `planned` is not told.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {topic-without-resources: warning}

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    kinds: {book: Book}
    rules: {topic-without-resources: warning}
    # resources/book.yml
    a-book:
      title: A book
      topics: [softmax]
"""

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each topic that cannot be read up anywhere."""
    for topic in gaps.without_resources(located.graph).values():
        fact = f"no resource is on the topic `{topic.id}`"
        help = "name it in the `topics` of a resource, or give its entry in a stage some `resources`"
        yield located.definition(topic), Words(fact, help)


RULE = Rule(Code("topic-without-resources", Severity.OFF, __doc__), check, needs_clean=True)
