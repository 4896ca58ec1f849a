"""A resource that is on no topic, though most others of its kind are.

It can name the `topics` that it teaches, or an entry can suggest it for its topic. Kinds of which most resources are on
no topic, such as communities, are left alone.

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

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.rule import Finding, Rule
from roadmap_site.problems.problem import Severity, Words
from roadmap_site.problems.registry import Code


def check(located: Located) -> Iterator[Finding]:
    """Yield each resource that is on no topic, of the kinds of which most are on some."""
    resources, on_topics = located.curriculum.resources.values(), located.graph.topics_of
    balance: Counter[str] = Counter()
    for resource in resources:
        balance[resource.kind] += 2 * (resource.id in on_topics) - 1
    for resource in resources:
        if resource.id not in on_topics and balance[resource.kind] > 0:
            fact = f"the resource `{resource.id}` names no topic, though most of its kind do"
            help = "name the `topics` that it teaches"
            yield located.definition(resource), Words(fact, help)


RULE = Rule(Code("resource-without-topics", Severity.OFF, __doc__), check, needs_clean=True)
