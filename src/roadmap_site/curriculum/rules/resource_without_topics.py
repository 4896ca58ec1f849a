"""A resource that is on no topic, though most others of its kind are.

It can name the `topics` that it teaches, or an entry can suggest it for its topic. Kinds of which most resources are on
no topic, such as communities, are left alone, and so is what is `planned` or `unavailable`.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    kinds: {book: Book}
    rules: {resource-without-topics: warning}
    # resources/book.yml
    a-book:
      title: A book
      topics: [softmax]
    a-second-book:
      title: A second book
      topics: [softmax]
    a-third-book: A third book
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax]
    resources: [a-third-book]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    kinds: {book: Book}
    rules: {resource-without-topics: warning}
    # resources/book.yml
    a-book:
      title: A book
      topics: [softmax]
    a-second-book:
      title: A second book
      topics: [softmax]
    a-third-book:
      title: A third book
      topics: [softmax]
"""

from collections import Counter

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each resource that is on no topic, of the kinds of which most are on some."""
    resources, on_topics = gaps.there(located.curriculum.resources).values(), located.graph.topics_of
    balance: Counter[str] = Counter()
    for resource in resources:
        balance[resource.kind] += 2 * (resource.id in on_topics) - 1
    for resource in resources:
        if resource.id not in on_topics and balance[resource.kind] > 0:
            fact = f"the resource `{resource.id}` names no topic, though most of its kind do"
            help = "name the `topics` that it teaches"
            yield located.definition(resource), Words(fact, help)


RULE = Rule(Code("resource-without-topics", Severity.OFF, __doc__), check, needs_clean=True)
