"""The whole way to a topic, as its page shows it: how many topics, how long, and which, in learning order.

The way has the topics of `roadmap needs`, and leads to the topic itself. It goes by the stages of the roadmap that
teaches the topic and the most of its way; what that roadmap does not teach stands with the last of what it needs, in as
few runs as learning order lets it. The list is bounded: a longer way has a page of its own, or, where a large
curriculum has very many of them, the longest have; of any other the rest is on the ways to what the topic needs. A
topic that is not written yet takes no time, and one of which nobody has said how long it takes is counted as that,
never as none.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
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


class Run(NamedTuple):
    """Topics of the way that come one after another."""

    start: int
    """Which topic of the way its first one is, from 1."""
    steps: tuple[Step, ...]
    elsewhere: bool
    """Whether the roadmap by whose stages the way goes does not teach them."""


class Leg(NamedTuple):
    """A part of the way: what is learned at one stage."""

    stage: Stage | None
    """Nothing before the first stage, and where there is no roadmap."""
    runs: tuple[Run, ...]


class Guide(NamedTuple):
    """The roadmap by whose stages the way goes."""

    roadmap: Roadmap
    taught: int
    """How many topics of the way it teaches."""
    others: int
    """How many other roadmaps teach the topic; none of them teaches more of its way."""


@dataclass(frozen=True)
class Way:
    """All that is to be known before a topic."""

    count: int
    time: Total
    """How long all topics take together, as far as that is known; nothing of a way that is longer than any plan."""
    guide: Guide | None
    """Nothing where no roadmap that teaches the topic teaches any of its way."""
    legs: tuple[Leg, ...]
    left: int
    """How many topics are not listed."""
    goal: Step
    """The topic itself."""


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
    on_way, listed = _on_way(graph, topic.id), _LISTED
    if whole:
        listed = _LONGEST
    count, ids = on_way.bit_count(), tuple(islice(_ids(graph, on_way), _LONGEST))
    guide = _guide(graph, topic, on_way)
    here = guide and guide.roadmap.id
    steps = [queries.step(graph, id, here) for id in ids]
    time = Total()
    if count == len(ids):
        time = times.added(times.stated(step.topic.duration) for step in steps if step.topic.status != "planned")
    legs = tuple(_legs(steps, guide, listed))
    return Way(count, time, guide, legs, max(count - listed, 0), queries.step(graph, topic.id, here))


def _on_way(graph: Graph, topic: str) -> int:
    """Return the topics before a topic, as a number whose bits stand for them by their rank."""
    return graph.before[topic] & ~(1 << graph.rank[topic])


def _ids(graph: Graph, on_way: int) -> Iterator[str]:
    """Yield the topics of a way in learning order."""
    while on_way:
        lowest = on_way & -on_way
        yield graph.learning_order[lowest.bit_length() - 1]
        on_way ^= lowest


def _guide(graph: Graph, topic: Topic, on_way: int) -> Guide | None:
    """Return the first roadmap that teaches a topic and the most of its way; nothing where none teaches any of it."""
    taught: dict[str, int] = {}
    for roadmap in dict.fromkeys(map(attrgetter("stage.roadmap"), graph.teachings.get(topic.id, ()))):
        taught[roadmap] = sum(on_way >> graph.rank[id] & 1 for id in graph.taught[roadmap])
    best = max(taught, key=taught.__getitem__, default=None)
    if best is None or not taught[best]:
        return None
    return Guide(graph.curriculum.roadmaps[best], taught[best], len(taught) - 1)


def _legs(steps: Iterable[Step], guide: Guide | None, listed: int) -> Iterator[Leg]:
    """Yield the legs of a way as far as it is listed."""
    if guide is None:
        yield Leg(None, (Run(1, tuple(steps)[:listed], elsewhere=False),))
        return
    places = _places(steps)
    shown = enumerate(sorted(steps, key=lambda step: places[step.topic.id])[:listed], start=1)
    for number, leg in groupby(shown, key=lambda each: places[each[1].topic.id].stage):
        stage = None
        if number:
            stage = guide.roadmap.stages[number - 1]
        runs = groupby(leg, key=lambda each: places[each[1].topic.id].run)
        yield Leg(stage, tuple(_run(together) for _, together in runs))


def _run(numbered: Iterable[tuple[int, Step]]) -> Run:
    numbers, steps = zip(*numbered, strict=True)
    return Run(numbers[0], steps, elsewhere=steps[0].here is None)


class _Place(NamedTuple):
    stage: int
    """The number of the stage at which a topic is learned; 0 before the first one."""
    run: int
    """Which run of that stage has it: the even ones have what the roadmap teaches, the odd ones all else."""


def _places(steps: Iterable[Step]) -> Mapping[str, _Place]:
    """Return where each topic stands: after all that it needs, as early as that lets it."""
    places: dict[str, _Place] = {}
    for step in steps:
        places[step.topic.id] = _place(step, [places[need] for need in step.needs if need in places])
    return places


def _place(step: Step, before: Collection[_Place]) -> _Place:
    """Return where a topic stands, by where that stands which it needs."""
    stage = max(map(attrgetter("stage"), before), default=0)
    if step.here:
        stage = step.here.stage.number
    run = max((place.run for place in before if place.stage == stage), default=0)
    if run % 2 != (step.here is None):
        run += 1
    return _Place(stage, run)
