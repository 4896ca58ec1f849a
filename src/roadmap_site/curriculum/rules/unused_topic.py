# Why: a page that no way leads to is work that no learner sees.
"""A topic that no stage teaches and no other topic needs.

A stage teaches a topic when it has an entry for it, or when a point of an entry links to it.

FAIL
    # topics/extras.yml
    maxout:
      title: Maxout

PASS
    # topics/extras.yml
    maxout:
      title: Maxout
    maxout-networks:
      title: Maxout networks
      needs: [maxout, softmax]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax, maxout-networks]
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems.problem import Severity

CODE = "unused-topic"
SEVERITY = Severity.WARNING
NEEDS_CLEAN = True


def check(world: World) -> Iterator[Finding]:
    """Yield each topic that nothing leads to."""
    graph = world.graph
    for topic in world.curriculum.topics.values():
        if topic.id not in graph.teachings and topic.id not in graph.unlocks:
            yield Finding(
                world.definition(topic), f"no stage teaches the topic `{topic.id}` and no topic needs it",
                "add it to a stage's `topics`, or take it away",
            )  # fmt: skip
