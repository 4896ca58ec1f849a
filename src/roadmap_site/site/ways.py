"""The whole way to a topic, as its page shows it: how many topics, how long, and which, in learning order.

The way has the topics of `roadmap needs`. It goes by the stages of the roadmap that teaches the topic and the most of
its way; what that roadmap does not teach stands with the last of what it needs. The list is bounded: a longer way has a
page of its own, or, where a large curriculum has very many of them, the longest have; of any other the rest is on the
ways to what the topic needs. A topic that is not written yet takes no time, and one of which nobody has said how long
it takes is counted as that, never as none.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from typing import NamedTuple

from roadmap_site.curriculum import queries, times
from roadmap_site.curriculum.model import Roadmap, Stage, Topic
from roadmap_site.curriculum.queries import Step
from roadmap_site.curriculum.relations import Graph
from roadmap_site.curriculum.times import Total

# How many topics of a way the page of a topic lists.
_LISTED = 40
# The longest way whose times are added up, and that has a page: nobody plans a way of more.
_LONGEST = 500
# How many ways have a page.
_PAGES = 250


class Leg(NamedTuple):
    """A part of the way: what is learned at one stage."""

    stage: Stage | None
    """Nothing before the first stage, and where there is no roadmap."""
    start: int
    """Which topic of the way its first one is, from 1."""
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Way:
    """All that is to be known before a topic."""

    count: int
    time: Total
    """How long all topics take together, as far as that is known; nothing of a way that is longer than any plan."""
    roadmap: Roadmap | None
    """The roadmap whose stages it goes by."""
    legs: tuple[Leg, ...]
    left: int
    """How many topics are not listed."""


def with_page(graph: Graph) -> Collection[str]:
    """Return the topics whose way has a page of its own, in learning order."""
    lengths = {id: _on_way(graph, id).bit_count() for id in graph.learning_order}
    long = filter(lambda topic: _LISTED < lengths[topic] <= _LONGEST, lengths)
    longest = sorted(long, key=lengths.__getitem__, reverse=True)[:_PAGES]
    return dict.fromkeys(sorted(longest, key=graph.rank.__getitem__))


def way(graph: Graph, topic: Topic, *, whole: bool = False) -> Way:
    """Return the way to a topic.

    Args:
        graph: The relations.
        topic: Where it leads.
        whole: Whether all of it is listed, as on a page of its own.
    """
    on_way, listed = _on_way(graph, topic.id), _LONGEST if whole else _LISTED
    count, ids = on_way.bit_count(), tuple(islice(_ids(graph, on_way), _LONGEST))
    roadmap = _roadmap(graph, topic, ids)
    here = roadmap.id if roadmap else None
    steps = [queries.step(graph, id, here) for id in ids]
    time = Total()
    if count == len(ids):
        time = times.added(times.stated(step.topic.duration) for step in steps if step.topic.status != "planned")
    return Way(count, time, roadmap, tuple(_legs(steps, roadmap, listed)), max(count - listed, 0))


def _on_way(graph: Graph, topic: str) -> int:
    """Return the topics before a topic, as a number whose bits stand for them by their rank."""
    return graph.before[topic] & ~(1 << graph.rank[topic])


def _ids(graph: Graph, on_way: int) -> Iterator[str]:
    """Yield the topics of a way in learning order."""
    while on_way:
        lowest = on_way & -on_way
        yield graph.learning_order[lowest.bit_length() - 1]
        on_way ^= lowest


def _roadmap(graph: Graph, topic: Topic, way: Iterable[str]) -> Roadmap | None:
    """Return the first roadmap that teaches a topic and the most of its way; nothing where none teaches any of it."""
    most, best, on_way = 0, None, set(way)
    for teaching in graph.teachings.get(topic.id, ()):
        taught = len(on_way & graph.taught[teaching.stage.roadmap])
        if taught > most:
            most, best = taught, graph.curriculum.roadmaps[teaching.stage.roadmap]
    return best


def _legs(steps: Iterable[Step], roadmap: Roadmap | None, listed: int) -> Iterator[Leg]:
    """Yield the legs of a way as far as it is listed."""
    numbers = _numbers(steps)
    shown = sorted(steps, key=lambda step: numbers[step.topic.id])[:listed]
    start = 1
    for number, together in groupby(shown, key=lambda step: numbers[step.topic.id]):
        leg, stage = tuple(together), None
        if roadmap and number:
            stage = roadmap.stages[number - 1]
        yield Leg(stage, start, leg)
        start += len(leg)


def _numbers(steps: Iterable[Step]) -> Mapping[str, int]:
    """Return the number of the stage at which each topic is learned; 0 before the first one."""
    numbers: dict[str, int] = {}
    for step in steps:
        if step.here:
            numbers[step.topic.id] = step.here.stage.number
        else:
            numbers[step.topic.id] = max((numbers.get(need, 0) for need in step.needs), default=0)
    return numbers
