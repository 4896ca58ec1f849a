"""Roadmaps side by side: each at a glance, what they share, what each has alone, and which is first in what.

A topic is the same on all roadmaps, so two roadmaps can be held against each other topic by topic. Which roadmap is
the shortest, the broadest, the most its own is said only where one of them is, alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, combinations
from math import inf
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum import times
from roadmap_site.curriculum.digraph import grouped
from roadmap_site.curriculum.model import Curriculum, Entry, Roadmap, Section, Stage, Topic
from roadmap_site.curriculum.relations import Graph, Teaching
from roadmap_site.site.messages import phrases
from roadmap_site.site.messages.phrases import Plural
from roadmap_site.site.messages.words import ENGLISH, Words


@dataclass(frozen=True)
class Pair:
    """A roadmap, held against another one; the block `pair`."""

    first: Roadmap
    second: Roadmap
    shared: tuple[Topic, ...]
    """What both teach, in learning order, as the other two."""
    added: tuple[Topic, ...]
    """What only the second teaches: what it adds for whoever has learned the first."""
    left_out: tuple[Topic, ...]
    """What only the first teaches."""


class Nearness(NamedTuple):
    """How near two roadmaps are to each other, in topics."""

    first: Roadmap
    second: Roadmap
    shared: int
    added: int
    """What only the second teaches."""
    left_out: int
    """What only the first teaches."""

    @property
    def overlap(self) -> float:
        """What part of all topics that either of the two teaches is on both (the Jaccard index)."""
        return self.shared / max(self.shared + self.added + self.left_out, 1)


@dataclass(frozen=True)
class OneRoadmap:
    """A block about a roadmap."""

    roadmap: Roadmap


class Record(NamedTuple):
    """What a roadmap has most or least of."""

    title: str
    roadmap: Roadmap
    figure: str


class _Race(NamedTuple):
    title: str
    counted: Plural | None
    """What its figures count; nothing for time."""
    after_none: str | None = None
    """Its title where roadmaps that come after others stay out of it."""


_TOPICS = Plural("{number} topic", "{number} topics")
# In the order of `_figures`.
_RACES = (
    _Race(ENGLISH.gettext("Fewest topics"), _TOPICS, ENGLISH.gettext("Fewest topics, with no roadmap to do before")),
    _Race(ENGLISH.gettext("Least time"), None, ENGLISH.gettext("Least time, with no roadmap to do before")),
    _Race(ENGLISH.gettext("Most topics"), _TOPICS),
    _Race(
        ENGLISH.gettext("Most topics of its own"),
        Plural("{number} topic that no other roadmap teaches", "{number} topics that no other roadmap teaches"),
    ),
    _Race(ENGLISH.gettext("Most projects"), Plural("{number} project", "{number} projects")),
)


def is_made(curriculum: Curriculum, left_out: Collection[str]) -> bool:
    """Return whether there are pages that hold roadmaps against each other.

    Args:
        curriculum: The curriculum, which has several roadmaps then.
        left_out: The kinds of pages that the site does not want.
    """
    return len(curriculum.roadmaps) > 1 and "compare" not in left_out


def pair(graph: Graph, first: Roadmap, second: Roadmap) -> Pair:
    """Return what two roadmaps share and what each has alone."""
    mine, theirs = graph.taught[first.id], graph.taught[second.id]
    return Pair(
        first,
        second,
        shared=_topics(graph, mine & theirs),
        added=_topics(graph, theirs - mine),
        left_out=_topics(graph, mine - theirs),
    )


def pairs(graph: Graph, first: Roadmap) -> list[Pair]:
    """Return a roadmap held against each other one, in their order."""
    return [pair(graph, first, other) for other in graph.curriculum.roadmaps.values() if other is not first]


def nearness(graph: Graph, first: Roadmap, second: Roadmap) -> Nearness:
    """Return how near two roadmaps are to each other."""
    mine, theirs = graph.taught[first.id], graph.taught[second.id]
    shared = len(mine & theirs)
    return Nearness(first, second, shared, len(theirs) - shared, len(mine) - shared)


def by_nearness(graph: Graph, first: Roadmap) -> list[Nearness]:
    """Return how near a roadmap is to each other one, the nearest first."""
    others = [nearness(graph, first, other) for other in graph.curriculum.roadmaps.values() if other is not first]
    return sorted(others, key=attrgetter("overlap"), reverse=True)


def all_by_nearness(graph: Graph) -> list[Nearness]:
    """Return how near any two roadmaps are to each other, the nearest first."""
    both = combinations(graph.curriculum.roadmaps.values(), 2)
    return sorted((nearness(graph, *each) for each in both), key=attrgetter("overlap"), reverse=True)


def next_ones(graph: Graph, roadmap: Roadmap) -> list[Nearness]:
    """Return how near a roadmap is to each other one that adds topics to it, the nearest first."""
    return list(filter(attrgetter("added"), by_nearness(graph, roadmap)))


def differs(graph: Graph, roadmap: Roadmap) -> bool:
    """Return whether any other roadmap adds topics to a roadmap, or it teaches some alone."""
    return bool(next_ones(graph, roadmap) or alone(graph, roadmap))


def alone(graph: Graph, roadmap: Roadmap) -> tuple[Topic, ...]:
    """Return the topics that no other roadmap teaches; nothing when there is no other."""
    others = graph.curriculum.roadmaps.keys() - {roadmap.id}
    if not others:
        return ()
    return _topics(graph, graph.taught[roadmap.id].difference(*map(graph.taught.__getitem__, others)))


def parted(graph: Graph, topics: Iterable[Topic]) -> tuple[tuple[Topic, ...], tuple[Topic, ...]]:
    """Return the topics that any roadmap teaches, and the others, of which there is nothing to compare."""
    taught: list[Topic] = []
    others: list[Topic] = []
    for topic in topics:
        (taught if topic.id in graph.teachings else others).append(topic)
    return tuple(taught), tuple(others)


def by_roadmap(teachings: Iterable[Teaching]) -> dict[str, list[Stage]]:
    """Return where a topic is taught: id of a roadmap → its stages with an entry for it, else the first to name it."""
    stages = {}
    for roadmap, there in grouped((teaching.stage.roadmap, teaching) for teaching in teachings).items():
        stages[roadmap] = [teaching.stage for teaching in there if teaching.own] or [there[0].stage]
    return stages


def nearest(graph: Graph, roadmap: Roadmap) -> Pair | None:
    """Return a roadmap and the one that it shares the most with, of all that either of the two teaches."""
    nearest = next(iter(by_nearness(graph, roadmap)), None)
    return nearest and pair(graph, roadmap, nearest.second)


def total_time(graph: Graph, words: Words, roadmap: Roadmap) -> str | None:
    """Return how long a roadmap takes, in words; nothing when too few stages say to make a sum that means something."""
    if roadmap.duration:
        return phrases.duration(words, roadmap.duration)
    total = times.of_roadmap(roadmap, graph.curriculum.topics)
    if 2 * (total.known - total.ongoing) < total.parts:
        return None
    time, unknown = phrases.total(words, total, roadmap), phrases.unknown_stages(words, roadmap, total)
    if not unknown:
        return time
    return words.gettext("{time} ({unknown})", time=time, unknown=unknown)


def records(graph: Graph, words: Words) -> Iterator[Record]:
    """Yield in what a roadmap is first, alone.

    They are facts and no advice: what a roadmap is for its author says, by `aims`, and `finder` chooses by.
    """
    roadmaps = graph.curriculum.roadmaps
    some_after = any(map(partial(_comes_after_another, graph), roadmaps.values()))
    columns = zip(*map(partial(_figures, graph), roadmaps.values()), strict=True)
    for race, column in zip(_RACES, columns, strict=False):
        figures = dict(zip(roadmaps, column, strict=True))
        title = words.gettext((some_after and race.after_none) or race.title)
        best = _only_largest(graph, figures)
        if best and race.counted:
            yield Record(title, best, words.ngettext(*race.counted, int(abs(figures[best.id]))))
        elif best:
            yield Record(title, best, total_time(graph, words, best) or "")


def _comes_after_another(graph: Graph, roadmap: Roadmap) -> bool:
    return any(need.id in graph.curriculum.roadmaps for need in roadmap.needs)


def _figures(graph: Graph, roadmap: Roadmap) -> tuple[float, ...]:
    """Return what each of the `records` goes by: the more the better, least of all where a roadmap says nothing.

    What comes after another roadmap is neither small nor short: that one has to be learned as well.
    """
    taught = len(graph.taught[roadmap.id])
    fewest, days = taught or inf, _days(graph, roadmap)
    if _comes_after_another(graph, roadmap):
        fewest = days = inf
    return -fewest, -days, taught, len(alone(graph, roadmap)), _projects(roadmap)


def _only_largest(graph: Graph, figures: Mapping[str, float]) -> Roadmap | None:
    """Return what has the largest figure, if nothing else has the same and there is something to compare."""
    second, largest = sorted((-inf, *figures.values()))[-2:]
    if second in {largest, -inf} or not largest:
        return None
    return graph.curriculum.roadmaps[max(figures, key=figures.__getitem__)]


def _projects(roadmap: Roadmap) -> int:
    """Return how many projects a roadmap suggests, on whatever of its pages, each counted once."""
    suggesting: list[Roadmap | Stage | Entry | Section] = [roadmap, *roadmap.stages]
    for entry in chain.from_iterable(map(attrgetter("entries"), roadmap.stages)):
        suggesting += filter(None, (entry, entry.section))
    suggested = chain.from_iterable(map(attrgetter("projects"), suggesting))
    return len(set(map(attrgetter("id"), suggested)))


def _days(graph: Graph, roadmap: Roadmap) -> float:
    """Return the days that a roadmap takes at the least; no end of them unless it or each stage says it so."""
    totals, days = times.of_each(roadmap.stages, graph.curriculum.topics), 0.0
    if roadmap.duration:
        totals = iter([times.stated(roadmap.duration)])
    for total in totals:
        if total.unknown or total.ongoing or not total.calendar:
            return inf
        days += total.calendar.low
    return days or inf


def _topics(graph: Graph, ids: frozenset[str]) -> tuple[Topic, ...]:
    in_order = sorted(ids, key=graph.rank.__getitem__)
    return tuple(map(graph.curriculum.topics.__getitem__, in_order))
