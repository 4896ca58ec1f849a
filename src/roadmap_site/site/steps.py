"""Where roadmaps teach a topic, and what comes next there.

Next is what the stage teaches after the topic, then the next stage; at the end of the last one nothing is. Without a
script nobody knows on which roadmap a reader is: what the page of a topic leads on to is then its only roadmap, else
its area. `reach.js` knows from which roadmap a reader came, and finds the same steps in "Where it is taught".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum.model import Stage, Topic
from roadmap_site.curriculum.relations import Graph, Teaching


class Step(NamedTuple):
    """A stage that teaches a topic."""

    teaching: Teaching
    after: Topic | Stage | None
    """What comes next on its roadmap, if anything does."""


@dataclass(frozen=True)
class Ahead:
    """What the page of a topic leads on to."""

    topic: Topic
    teaching: Teaching | None
    """Where on a roadmap one goes on; nothing for the area of the topic."""
    after: Topic | Stage | None


def steps(graph: Graph, topic: Topic) -> Iterator[Step]:
    """Yield each stage that teaches a topic, in the order of the roadmaps."""
    for teaching in graph.teachings.get(topic.id, ()):
        yield Step(teaching, _after(graph, topic, teaching))


def ahead(topic: Topic, after: Topic | None, found: list[Step]) -> Ahead:
    """Return what comes next: on the only roadmap, else in the area, else on a roadmap on which anything does.

    Args:
        topic: The topic.
        after: What comes next in its area.
        found: Where it is taught.
    """
    step = _only(found)
    if step is None and after is None:
        step = next(filter(attrgetter("after"), found), None)
    if step is None:
        return Ahead(topic, None, after)
    return Ahead(topic, step.teaching, step.after)


def _only(found: list[Step]) -> Step | None:
    """Return the step to go on from where a single roadmap teaches a topic: the first that has an entry for it."""
    if len({step.teaching.stage.roadmap for step in found}) != 1:
        return None
    return next((step for step in found if step.teaching.own), found[0])


def _after(graph: Graph, topic: Topic, teaching: Teaching) -> Topic | Stage | None:
    stage = teaching.stage
    _, *entries = dropwhile(lambda entry: entry is not teaching.entry, stage.entries)
    for entry in entries:
        if entry.topic != topic.id and entry.topic in graph.curriculum.topics:
            return graph.curriculum.topics[entry.topic]
    return next(iter(graph.curriculum.roadmaps[stage.roadmap].stages[stage.number :]), None)
