"""The whole way to a topic, as its page shows it: how many topics, how long, and which, in learning order.

The way is that of `roadmap needs`. It goes by the stages of the roadmap that teaches the topic and the most of its way;
what that roadmap does not teach stands with the last of what it needs. The list is bounded: what is missing
is on the ways to what the topic needs. A topic that is not written yet takes no time, and one of which nobody has said
how long it takes is counted as that, never as none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from roadmap_site.curriculum import queries
from roadmap_site.curriculum.model import Roadmap, Stage, Topic
from roadmap_site.curriculum.queries import Step
from roadmap_site.curriculum.relations import Graph
from roadmap_site.schema import durations
from roadmap_site.schema.durations import Duration

_SHOWN = 40
"""How many topics of a way are listed."""


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
    time: tuple[Duration, ...]
    """How long all topics take together of which that is known."""
    unknown: int
    """Of how many it is not."""
    roadmap: Roadmap | None
    """The roadmap whose stages it goes by."""
    legs: tuple[Leg, ...]
    left: int
    """How many topics are not listed."""


def way(graph: Graph, topic: Topic) -> Way:
    """Return the way to a topic.

    Args:
        graph: The relations.
        topic: Where it leads.
    """
    steps = queries.way(graph, topic)
    roadmap = _roadmap(graph, topic, steps)
    if roadmap:
        steps = queries.way(graph, topic, roadmap.id)
    topics = [step.topic for step in steps if step.topic.status != "planned"]
    known = [topic.duration for topic in topics if topic.duration]
    return Way(
        len(steps),
        durations.total(known),
        len(topics) - len(known),
        roadmap,
        tuple(_legs(steps, roadmap)),
        max(len(steps) - _SHOWN, 0),
    )


def _roadmap(graph: Graph, topic: Topic, steps: Iterable[Step]) -> Roadmap | None:
    """Return the first roadmap that teaches a topic and the most of its way; nothing where none teaches any of it."""
    on_way = {step.topic.id for step in steps}
    most, best = 0, None
    for teaching in graph.teachings.get(topic.id, ()):
        taught = len(on_way & graph.taught[teaching.stage.roadmap])
        if taught > most:
            most, best = taught, graph.curriculum.roadmaps[teaching.stage.roadmap]
    return best


def _legs(steps: Iterable[Step], roadmap: Roadmap | None) -> Iterator[Leg]:
    """Yield the legs of a way as far as it is listed."""
    numbers = _numbers(steps)
    shown = sorted(steps, key=lambda step: numbers[step.topic.id])[:_SHOWN]
    start = 1
    for number, together in groupby(shown, key=lambda step: numbers[step.topic.id]):
        leg = tuple(together)
        yield Leg(roadmap.stages[number - 1] if roadmap and number else None, start, leg)
        start += len(leg)


def _numbers(steps: Iterable[Step]) -> Mapping[str, int]:
    """Return the number of the stage at which each topic is learned; 0 before the first one."""
    numbers: dict[str, int] = {}
    for step in steps:
        number = max((numbers.get(need, 0) for need in step.needs), default=0)
        numbers[step.topic.id] = step.here.stage.number if step.here else number
    return numbers
