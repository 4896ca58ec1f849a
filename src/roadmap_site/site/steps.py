"""Where roadmaps teach a topic, and what comes next there.

Next is what the stage teaches after the topic, then the next stage; at the end of the last one nothing is. Without a
script nobody knows on which roadmap a reader is: what the page of a topic leads on to is then its only roadmap, else
its area. `reach.js` knows from which roadmap a reader came, and finds the same steps in "Where it is taught".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum.model import Curriculum, Stage, Topic
from roadmap_site.curriculum.relations import Graph, Teaching
from roadmap_site.yaml_io.document import Place


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


def positions(curriculum: Curriculum) -> Mapping[Place, int]:
    """Return place of an entry → which one of its stage it is, from 0; no long stage is gone through for each topic."""
    found: dict[Place, int] = {}
    for stage in curriculum.stages.values():
        found.update(zip(map(attrgetter("place"), stage.entries), count(), strict=False))
    return found


def steps(graph: Graph, topic: Topic, positions: Mapping[Place, int]) -> Iterator[Step]:
    """Yield each stage that teaches a topic, in the order of the roadmaps.

    Args:
        graph: The relations.
        topic: The topic.
        positions: Where entries stand.
    """
    for teaching in graph.teachings.get(topic.id, ()):
        yield Step(teaching, _after(graph, topic, teaching, positions[teaching.entry.place]))


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


def _after(graph: Graph, topic: Topic, teaching: Teaching, position: int) -> Topic | Stage | None:
    stage = teaching.stage
    for later in range(position + 1, len(stage.entries)):
        id = stage.entries[later].topic
        if id != topic.id and id in graph.curriculum.topics:
            return graph.curriculum.topics[id]
    return next(iter(graph.curriculum.roadmaps[stage.roadmap].stages[stage.number :]), None)
