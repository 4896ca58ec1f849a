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

from roadmap_site.curriculum.graph import Teaching
from roadmap_site.curriculum.model import Roadmap
from roadmap_site.curriculum.world import World, warning
from roadmap_site.problems import Location, Problem

CODE = "taught-too-late"
NEEDS_CLEAN = True


def check(world: World) -> Iterator[Problem]:
    """Yield each need of a taught topic that its roadmap meets too late."""
    by_roadmap: dict[str, dict[str, Teaching]] = {id: {} for id in world.curriculum.roadmaps}
    for topic, teachings in world.graph.teachings.items():
        for teaching in teachings:
            by_roadmap[teaching.stage.roadmap].setdefault(topic, teaching)
    for roadmap in world.curriculum.roadmaps.values():
        yield from _on_roadmap(world, roadmap, by_roadmap[roadmap.id])


def _on_roadmap(world: World, roadmap: Roadmap, first: Mapping[str, Teaching]) -> Iterator[Problem]:
    for topic, teaching in first.items():
        for need in _taught_needs(topic, first, world.graph.needs):
            late = first[need]
            if late.stage.number > teaching.stage.number:
                yield warning(
                    CODE, _place(world, teaching, topic),
                    f"`{topic}` needs `{need}`, which `{roadmap.id}` teaches only in stage {late.stage.number}",
                    "move one of the two, or link the needed topic in a point of an earlier stage",
                    [(f"`{need}` is taught here", _place(world, late, need))],
                )  # fmt: skip


def _taught_needs(topic: str, first: Mapping[str, Teaching], needs: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield what a topic needs that the roadmap teaches, looking through topics that it does not teach."""
    queue, seen = list(needs.get(topic, ())), {topic}
    for need in queue:
        if need in seen:
            continue
        seen.add(need)
        if need in first:
            yield need
        else:
            queue += needs.get(need, ())


def _place(world: World, teaching: Teaching, topic: str) -> Location:
    if teaching.own:
        return world.locate(teaching.entry.place / "topic")
    position = teaching.entry.points.index(teaching.points[0])
    return world.locate(teaching.entry.place / "points" / position, f"[[{topic}")
