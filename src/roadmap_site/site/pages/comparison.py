# Why: a topic is the same on all roadmaps, so two roadmaps can be held against each other, topic by topic.
"""What roadmaps share, what each has alone, and which of them is the shortest, the broadest, the most its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Topic
from roadmap_site.curriculum.relations import Graph
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
    """For each roadmap the stages that teach the topic: those with an entry for it, else those that name it."""


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


def pairs(curriculum: Curriculum, graph: Graph, first: Roadmap) -> list[Pair]:
    """Return a roadmap held against each other one, in their order."""
    others = (roadmap for roadmap in curriculum.roadmaps.values() if roadmap.id != first.id)
    return [pair(graph, first, other) for other in others]


def nearest(found: list[Pair]) -> Pair | None:
    """Return the pair that shares the most of all topics that either of its two teaches (the Jaccard index)."""
    return max(found, key=_overlap, default=None)


def alone(curriculum: Curriculum, graph: Graph, roadmap: Roadmap) -> tuple[Topic, ...]:
    """Return the topics that no other roadmap teaches; nothing when there is no other."""
    others = [graph.taught[other] for other in curriculum.roadmaps if other != roadmap.id]
    return _topics(graph, graph.taught[roadmap.id].difference(*others)) if others else ()


def row(curriculum: Curriculum, graph: Graph, topic: Topic) -> Row:
    """Return where each roadmap teaches a topic."""
    by_roadmap: dict[str, list[tuple[Stage, bool]]] = {id: [] for id in curriculum.roadmaps}
    for teaching in graph.teachings.get(topic.id, ()):
        by_roadmap[teaching.stage.roadmap].append((teaching.stage, teaching.own))
    cells = []
    for found in by_roadmap.values():
        own = tuple(stage for stage, is_own in found if is_own)
        cells.append(own or tuple(stage for stage, _ in found[:1]))
    return Row(topic, tuple(cells))


def answers(curriculum: Curriculum, graph: Graph) -> Iterator[Answer]:
    """Yield what the data can say to someone who does not know which roadmap to take.

    An answer is left out where two roadmaps would be equally right.
    """
    roadmaps = list(curriculum.roadmaps.values())
    taught = {r.id: len(graph.taught[r.id]) for r in roadmaps}
    if found := _only_largest({r.id: -taught[r.id] for r in roadmaps if taught[r.id]}):
        yield _answer(
            curriculum, "You want the core and no more", found, f"{_topics_in_words(taught[found])}, the fewest"
        )
    if found := _only_largest({r.id: -weeks for r in roadmaps if (weeks := _weeks(r))}):
        known = durations.total(s.duration for s in curriculum.roadmaps[found].stages if s.duration)
        yield _answer(curriculum, "You have little time", found, f"{durations.written(known)}, the shortest")
    if found := _only_largest(taught):
        yield _answer(
            curriculum, "You want to see as much as you can", found, f"{_topics_in_words(taught[found])}, the most"
        )
    lonely = {r.id: len(alone(curriculum, graph, r)) for r in roadmaps}
    if found := _only_largest(lonely):
        reason = f"{_topics_in_words(lonely[found])} that no other roadmap teaches"
        yield _answer(curriculum, "You want what the others leave out", found, reason)
    projects = {
        r.id: len({s.id for s in (*r.projects, *(p for stage in r.stages for p in stage.projects))}) for r in roadmaps
    }
    if found := _only_largest(projects):
        count = projects[found]
        reason = f"{count} {'project' if count == 1 else 'projects'}, the most"
        yield _answer(curriculum, "You learn by building", found, reason)


def _answer(curriculum: Curriculum, question: str, id: str, reason: str) -> Answer:
    return Answer(question, curriculum.roadmaps[id], reason)


def _only_largest(figures: Mapping[str, float]) -> str | None:
    """Return what has the largest figure, if nothing else has the same and there is something to compare."""
    best = max(figures.values(), default=0)
    found = [id for id, figure in figures.items() if figure == best]
    return found[0] if best and len(found) == 1 and len(figures) > 1 else None


def _topics_in_words(count: int) -> str:
    return f"{count} {'topic' if count == 1 else 'topics'}"


def _weeks(roadmap: Roadmap) -> float | None:
    """Return the weeks that a roadmap takes at the least; nothing unless all its stages say so in calendar time."""
    known = [stage.duration for stage in roadmap.stages if stage.duration]
    weeks = [found.low for duration in known if (found := durations.converted(duration, "week"))]
    return sum(weeks) if weeks and len(weeks) == len(roadmap.stages) else None


def _overlap(pair: Pair) -> float:
    either = len(pair.shared) + len(pair.added) + len(pair.left_out)
    return len(pair.shared) / either if either else 0.0


def _topics(graph: Graph, ids: frozenset[str]) -> tuple[Topic, ...]:
    return tuple(graph.curriculum.topics[id] for id in sorted(ids, key=graph.rank.__getitem__))
