"""A topic that has resources, and none of them is recommended.

`recommended: true` says what to start with: at the topic in the `topics` of a resource, or where an entry, a section, a
stage or a roadmap with the topic suggests a resource on it. What has a `status` is nothing to start with. A topic with
`parts` has what is recommended for them; what is `planned` is not told.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    kinds: {book: Book}
    rules: {topic-without-recommendation: warning}
    # resources/book.yml
    a-book:
      title: A book
      topics: [softmax]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    kinds: {book: Book}
    rules: {topic-without-recommendation: warning}
    # resources/book.yml
    a-book:
      title: A book
      topics:
        - topic: softmax
          recommended: true
"""

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each topic of which no author says what to start with."""
    for topic in gaps.without_recommendation(located.graph).values():
        fact = f"nothing is recommended for the topic `{topic.id}`"
        help = f"write `recommended: true` beside `{topic.id}` in the `topics` of the resource to start with"
        yield located.definition(topic), Words(fact, help)


RULE = Rule(Code("topic-without-recommendation", Severity.OFF, __doc__), check, needs_clean=True)
