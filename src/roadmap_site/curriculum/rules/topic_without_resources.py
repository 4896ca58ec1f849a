"""A topic that no resource is on.

A resource can name it among its `topics`, or an entry for it can suggest one.

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

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.rule import Finding, Rule
from roadmap_site.problems.problem import Severity, Words
from roadmap_site.problems.registry import Code


def check(located: Located) -> Iterator[Finding]:
    """Yield each topic that cannot be read up anywhere."""
    for topic in located.curriculum.topics.values():
        if topic.id not in located.graph.resources_on:
            fact = f"no resource is on the topic `{topic.id}`"
            help = "name it in the `topics` of a resource, or give its entry in a stage some `resources`"
            yield located.definition(topic), Words(fact, help)


RULE = Rule(Code("topic-without-resources", Severity.OFF, __doc__), check, needs_clean=True)
