"""Roadmaps held against each other: what they share, what each has alone, and which one is for whom.

A topic is the same on all roadmaps, so two roadmaps can be held against each other topic by topic. Which roadmap is
the shortest, the broadest, the most its own is said only where one of them is, alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from roadmap_site.curriculum.model import Roadmap, Stage, Topic
from roadmap_site.curriculum.relations import Graph, Teaching
from roadmap_site.schema import durations


@dataclass(frozen=True, slots=True)
class Pair:
    """A roadmap, held against another one."""

    first: Roadmap
    second: Roadmap
    shared: tuple[Topic, ...]
    """What both teach, in learning order, as the other two."""
    added: tuple[Topic, ...]
    """What only the second teaches: what it adds for whoever has learned the first."""
    left_out: tuple[Topic, ...]
    """What only the first teaches."""


class Row(NamedTuple):
    """A topic, and where the roadmaps teach it."""

    topic: Topic
    cells: tuple[tuple[Stage, ...], ...]
    """For each roadmap the stages that teach the topic: those with an entry for it, else the first to name it."""


class Answer(NamedTuple):
    """An answer to "which one is for me?" that follows from the data."""

    question: str
    roadmap: Roadmap
    reason: str


def pair(graph: Graph, first: Roadmap, second: Roadmap) -> Pair:
    """Return what two roadmaps share and what each has alone."""
    mine, theirs = graph.taught[first.id], graph.taught[second.id]
    return Pair(
        first,
        second,
        _topics(graph, mine & theirs),
        _topics(graph, theirs - mine),
        _topics(graph, mine - theirs),
    )


def pairs(graph: Graph, first: Roadmap) -> list[Pair]:
    """Return a roadmap held against each other one, in their order."""
    return [pair(graph, first, other) for other in graph.curriculum.roadmaps.values() if other.id != first.id]


def nearest(pairs: list[Pair]) -> Pair | None:
    """Return the pair that shares the most of all topics that either of its two teaches (the Jaccard index)."""
    return max(pairs, key=_overlap, default=None)


def alone(graph: Graph, roadmap: Roadmap) -> tuple[Topic, ...]:
    """Return the topics that no other roadmap teaches; nothing when there is no other."""
    only_here = graph.taught[roadmap.id]
    if len(graph.curriculum.roadmaps) == 1:
        return ()
    for other in graph.curriculum.roadmaps:
        if other != roadmap.id:
            only_here -= graph.taught[other]
    return _topics(graph, only_here)


def row(graph: Graph, topic: Topic) -> Row:
    """Return where each roadmap teaches a topic."""
    stages = by_roadmap(graph.teachings.get(topic.id, ()))
    return Row(topic, tuple(tuple(stages.get(roadmap, ())) for roadmap in graph.curriculum.roadmaps))


def by_roadmap(teachings: Iterable[Teaching]) -> dict[str, list[Stage]]:
    """Return where a topic is taught: id of a roadmap → its stages with an entry for it, else the first to name it."""
    found: dict[str, list[Stage]] = {}
    first: dict[str, Stage] = {}
    for teaching in teachings:
        stages = found.setdefault(teaching.stage.roadmap, [])
        first.setdefault(teaching.stage.roadmap, teaching.stage)
        if teaching.own:
            stages.append(teaching.stage)
    for roadmap, stages in found.items():
        if not stages:
            stages.append(first[roadmap])
    return found


def answers(graph: Graph) -> Iterator[Answer]:
    """Yield what the data can say to someone who does not know which roadmap to take.

    An answer is left out where two roadmaps would be equally right.
    """
    figures = _Figures({}, {}, {}, {}, {})
    for roadmap in graph.curriculum.roadmaps.values():
        _count(graph, roadmap, figures)
    if best := _only_largest(graph, figures.fewest):
        yield Answer("You want the core and no more", best, f"{_topics_in_words(figures.taught[best.id])}, the fewest")
    if best := _only_largest(graph, figures.shortest):
        known = [stage.duration for stage in best.stages if stage.duration]
        yield Answer("You have little time", best, f"{durations.written(durations.total(known))}, the shortest")
    if best := _only_largest(graph, figures.taught):
        reason = f"{_topics_in_words(figures.taught[best.id])}, the most"
        yield Answer("You want to see as much as you can", best, reason)
    if best := _only_largest(graph, figures.alone):
        reason = f"{_topics_in_words(figures.alone[best.id])} that no other roadmap teaches"
        yield Answer("You want what the others leave out", best, reason)
    if best := _only_largest(graph, figures.projects):
        count = figures.projects[best.id]
        reason = f"{count} {'project' if count == 1 else 'projects'}, the most"
        yield Answer("You learn by building", best, reason)


class _Figures(NamedTuple):
    """Id of a roadmap → a figure of it; each is the better the larger it is."""

    taught: dict[str, float]
    """How many topics it teaches."""
    fewest: dict[str, float]
    """The same, less than nothing; not of a roadmap that teaches none."""
    shortest: dict[str, float]
    """The weeks that it takes, less than nothing; not of a roadmap that does not say."""
    alone: dict[str, float]
    """How many topics only it teaches."""
    projects: dict[str, float]
    """How many projects it suggests."""


def _count(graph: Graph, roadmap: Roadmap, figures: _Figures) -> None:
    """Add the figures of a roadmap."""
    taught, weeks = len(graph.taught[roadmap.id]), _weeks(roadmap)
    figures.taught[roadmap.id] = taught
    if taught:
        figures.fewest[roadmap.id] = -taught
    if weeks:
        figures.shortest[roadmap.id] = -weeks
    figures.alone[roadmap.id] = len(alone(graph, roadmap))
    projects = {suggestion.id for suggestion in roadmap.projects}
    for stage in roadmap.stages:
        projects.update(suggestion.id for suggestion in stage.projects)
    figures.projects[roadmap.id] = len(projects)


def _only_largest(graph: Graph, figures: Mapping[str, float]) -> Roadmap | None:
    """Return what has the largest figure, if nothing else has the same and there is something to compare."""
    in_order = sorted(figures, key=figures.__getitem__)
    if len(in_order) > 1 and figures[in_order[-1]] != figures[in_order[-2]] and figures[in_order[-1]]:
        return graph.curriculum.roadmaps[in_order[-1]]
    return None


def _topics_in_words(count: float) -> str:
    return f"{count} {'topic' if count == 1 else 'topics'}"


def _weeks(roadmap: Roadmap) -> float | None:
    """Return the weeks that a roadmap takes at the least; nothing unless all its stages say so in calendar time."""
    weeks = 0.0
    for stage in roadmap.stages:
        in_weeks = stage.duration and durations.converted(stage.duration, "week")
        if not in_weeks:
            return None
        weeks += in_weeks.low
    return weeks or None


def _overlap(pair: Pair) -> float:
    either = len(pair.shared) + len(pair.added) + len(pair.left_out)
    return len(pair.shared) / max(either, 1)


def _topics(graph: Graph, ids: frozenset[str]) -> tuple[Topic, ...]:
    in_order = sorted(ids, key=graph.rank.__getitem__)
    return tuple(map(graph.curriculum.topics.__getitem__, in_order))
