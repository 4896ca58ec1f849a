# Why: a roadmap promises that what a stage builds on came before it.
"""A stage builds on a topic that the same roadmap teaches only later.

A need counts as met when the topic is taught in the same stage or before it. Where a needed topic is taught nowhere on
the roadmap, what that topic needs counts instead.

FAIL
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      needs: [softmax]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [cross-entropy]
    # roadmaps/first/02-more.yml
    title: More
    topics: [softmax]

PASS
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      needs: [softmax]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax]
    # roadmaps/first/02-more.yml
    title: More
    topics: [cross-entropy]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roadmap_site.curriculum.model import Roadmap
from roadmap_site.curriculum.relations import Graph, Teaching
from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems.problem import Location, Severity

CODE = "taught-too-late"
SEVERITY = Severity.WARNING
NEEDS_CLEAN = True


def check(world: World) -> Iterator[Finding]:
    """Yield each need of a taught topic that its roadmap meets too late."""
    by_roadmap: dict[str, dict[str, Teaching]] = {id: {} for id in world.curriculum.roadmaps}
    for topic, teachings in world.graph.teachings.items():
        for teaching in teachings:
            by_roadmap[teaching.stage.roadmap].setdefault(topic, teaching)
    for roadmap in world.curriculum.roadmaps.values():
        first = by_roadmap[roadmap.id]
        counts = _what_counts(first, world.graph)
        for topic, teaching in first.items():
            for need in dict.fromkeys(taught for n in world.graph.needs.get(topic, ()) for taught in counts.get(n, ())):
                if first[need].stage.number > teaching.stage.number:
                    yield _problem(world, roadmap, (topic, teaching), (need, first[need]))


def _what_counts(first: Mapping[str, Teaching], graph: Graph) -> dict[str, tuple[str, ...]]:
    """Return, for each topic, the topics taught on a roadmap that count where it is needed.

    Itself when it is taught; else, what counts for its own needs.
    """
    counts: dict[str, tuple[str, ...]] = {}
    for topic in graph.learning_order:
        if topic in first:
            counts[topic] = (topic,)
        elif topic in graph.needs:
            counts[topic] = tuple({deeper: None for n in graph.needs[topic] for deeper in counts.get(n, ())})
    return counts


def _problem(world: World, roadmap: Roadmap, taught: tuple[str, Teaching], late: tuple[str, Teaching]) -> Finding:
    (topic, teaching), (need, later) = taught, late
    return Finding(
        _place(world, teaching, topic),
        f"`{topic}` needs `{need}`, which `{roadmap.id}` teaches only in stage {later.stage.number}",
        "move one of the two, or link the needed topic in a point of an earlier stage",
        [(f"`{need}` is taught here", _place(world, later, need))],
    )  # fmt: skip


def _place(world: World, teaching: Teaching, topic: str) -> Location:
    if teaching.own:
        return world.locate(teaching.entry.place / "topic")
    position = teaching.entry.points.index(teaching.points[0])
    return world.locate(teaching.entry.place / "points" / position, f"[[{topic}")
