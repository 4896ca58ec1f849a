"""Roadmaps side by side: each at a glance, what they share, what each has alone, and which one is for whom.

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
from roadmap_site.site.messages import phrases
from roadmap_site.site.messages.phrases import Plural
from roadmap_site.site.messages.words import Words


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


@dataclass(frozen=True)
class Card:
    """A roadmap at a glance."""

    roadmap: Roadmap
    total: str | None
    """How long it takes, in words."""
    taught: frozenset[str]
    """Ids of the topics that it teaches."""
    alone: tuple[Topic, ...]
    nearest: Pair | None


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


def card(graph: Graph, words: Words, roadmap: Roadmap) -> Card:
    """Return a roadmap at a glance."""
    return Card(
        roadmap,
        total_time(words, roadmap),
        graph.taught[roadmap.id],
        alone(graph, roadmap),
        nearest(pairs(graph, roadmap)),
    )


def total_time(words: Words, roadmap: Roadmap) -> str | None:
    """Return how long a roadmap takes, in words; nothing when too few stages say to make a sum that means something."""
    known = known_times(roadmap)
    finite = sum(not duration.ongoing for duration in known)
    if 2 * finite < len(roadmap.stages):
        return None
    total, count = phrases.durations(words, durations.total(known)), len(roadmap.stages)
    if len(known) == count:
        return total
    return words.gettext("{time} ({known} of {count})", time=total, known=len(known), count=count)


def known_times(roadmap: Roadmap) -> list[durations.Duration]:
    """Return how long the stages of a roadmap take that say so."""
    return [stage.duration for stage in roadmap.stages if stage.duration]


def answers(graph: Graph, words: Words) -> Iterator[Answer]:
    """Yield what the data can say to someone who does not know which roadmap to take.

    An answer is left out where two roadmaps would be equally right.
    """
    taught, fewest, lonely = dict[str, float](), dict[str, float](), dict[str, float]()
    projects, shortest = dict[str, float](), dict[str, float]()
    for id, roadmap in graph.curriculum.roadmaps.items():
        taught[id], weeks = len(graph.taught[id]), _weeks(roadmap)
        lonely[id], projects[id] = len(alone(graph, roadmap)), _projects(roadmap)
        if taught[id]:
            fewest[id] = -taught[id]
        if weeks:
            shortest[id] = -weeks
    asked = (
        (
            words.gettext("You want the core and no more"),
            fewest,
            Plural("{number} topic, the fewest", "{number} topics, the fewest"),
        ),
        (words.gettext("You have little time"), shortest, None),
        (
            words.gettext("You want to see as much as you can"),
            taught,
            Plural("{number} topic, the most", "{number} topics, the most"),
        ),
        (
            words.gettext("You want what the others leave out"),
            lonely,
            Plural("{number} topic that no other roadmap teaches", "{number} topics that no other roadmap teaches"),
        ),
        (
            words.gettext("You learn by building"),
            projects,
            Plural("{number} project, the most", "{number} projects, the most"),
        ),
    )
    for question, figures, reason in asked:
        best = _only_largest(graph, figures)
        if best and reason:
            yield Answer(question, best, words.ngettext(*reason, int(abs(figures[best.id]))))
        elif best:
            time = phrases.durations(words, durations.total(known_times(best)))
            yield Answer(question, best, words.gettext("{time}, the shortest", time=time))


def _only_largest(graph: Graph, figures: Mapping[str, float]) -> Roadmap | None:
    """Return what has the largest figure, if nothing else has the same and there is something to compare."""
    in_order = sorted(figures, key=figures.__getitem__)
    if len(in_order) < 2:  # noqa: PLR2004 (one alone is not compared)
        return None
    second, best = in_order[-2:]
    if figures[second] == figures[best] or not figures[best]:
        return None
    return graph.curriculum.roadmaps[best]


def _projects(roadmap: Roadmap) -> int:
    owners: list[Roadmap | Stage] = [roadmap, *roadmap.stages]
    suggested = set()
    for owner in owners:
        for suggestion in owner.projects:
            suggested.add(suggestion.id)
    return len(suggested)


def _weeks(roadmap: Roadmap) -> float:
    """Return the weeks that a roadmap takes at the least; none unless all its stages say so in calendar time."""
    weeks = 0.0
    for stage in roadmap.stages:
        in_weeks = stage.duration and durations.converted(stage.duration, "week")
        if not in_weeks:
            return 0.0
        weeks += in_weeks.low
    return weeks


def _overlap(pair: Pair) -> float:
    return len(pair.shared) / max(len(pair.shared) + len(pair.added) + len(pair.left_out), 1)


def _topics(graph: Graph, ids: frozenset[str]) -> tuple[Topic, ...]:
    in_order = sorted(ids, key=graph.rank.__getitem__)
    return tuple(map(graph.curriculum.topics.__getitem__, in_order))
