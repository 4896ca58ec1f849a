"""How the things of a curriculum hang together: who needs, teaches, suggests and recommends what, and where.

All that is known across roadmaps is worked out here, from the model and its references, once, when it is first asked
for. What several places ask of the curriculum stands here; how arrows are followed stands in `digraph`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from roadmap_site.curriculum import met_needs, wiki_links
from roadmap_site.curriculum.digraph import grouped, learning_order, reached, turned
from roadmap_site.curriculum.met_needs import Met, Parts
from roadmap_site.curriculum.model import (
    Curriculum,
    Entry,
    Project,
    Resource,
    Roadmap,
    Section,
    Spot,
    Stage,
    Topic,
)
from roadmap_site.curriculum.references import Reference
from roadmap_site.yaml_io.document import Place

K = TypeVar("K")
V = TypeVar("V")


class Teaching(NamedTuple):
    """A stage that teaches a topic."""

    stage: Stage
    entry: Entry
    """The entry for the topic, or the one whose points link to it."""
    points: tuple[str, ...]
    """What the stage says of the topic: all points of the topic's own entry, else those that link to it."""
    own: bool


Suggester = Stage | Roadmap | Project


@dataclass(frozen=True)
class Graph:
    """The relations of a curriculum's things, each worked out when it is first asked for.

    Every mapping has only the ids that have any; references to unknown ids are left out.
    """

    curriculum: Curriculum
    references: tuple[Reference, ...]

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """Topic → the topics to know first."""
        return grouped(_needs(self.curriculum.topics))

    @cached_property
    def unlocks(self) -> Mapping[str, tuple[str, ...]]:
        """Topic → the topics that need it."""
        return turned(self.needs)

    @cached_property
    def needed(self) -> frozenset[str]:
        """The topics that a topic, a roadmap, a resource or a project needs."""
        return frozenset(_needed(self.curriculum))

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """Topic → the topics that it consists of, each once."""
        return grouped(_parts(self.curriculum.topics))

    @cached_property
    def whole_of(self) -> Mapping[str, tuple[str, ...]]:
        """Topic → the topics that it is a part of."""
        return turned(self.parts)

    @cached_property
    def roadmap_needs(self) -> Mapping[str, tuple[str, ...]]:
        """Roadmap → the roadmaps that its learners have gone through."""
        return grouped(_needed_roadmaps(self.curriculum))

    @cached_property
    def learning_order(self) -> tuple[str, ...]:
        """All topics, each after what it needs, else in the order in which they are written."""
        return tuple(learning_order(list(self.curriculum.topics), self.needs))

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Topic → its position in the learning order, from 0."""
        return dict(zip(self.learning_order, range(len(self.learning_order)), strict=True))

    @cached_property
    def before(self) -> Mapping[str, int]:
        """Topic → all that it needs, directly or not, as a number whose bits stand for topics, by their rank.

        So the ways to all topics, which together are far longer than the curriculum, are known at little cost.
        """
        before: dict[str, int] = {}
        for id in self.learning_order:
            before[id] = 0
            for need in self.needs.get(id, ()):
                before[id] |= before.get(need, 0) | 1 << self.rank[need]
        return before

    @cached_property
    def teachings(self) -> Mapping[str, tuple[Teaching, ...]]:
        """Topic → the stages that teach it, in the order of the roadmaps, one for each stage."""
        return grouped(_teachings(self.curriculum))

    @cached_property
    def taught(self) -> Mapping[str, frozenset[str]]:
        """Roadmap or stage (by its full id) → the topics that it teaches, for each, also if there are none."""
        taught: dict[str, set[str]] = {id: set() for id in (*self.curriculum.roadmaps, *self.curriculum.stages)}
        for topic, teachings in self.teachings.items():
            for teaching in teachings:
                taught[teaching.stage.roadmap].add(topic)
                taught[teaching.stage.full_id].add(topic)
        return {id: frozenset(topics) for id, topics in taught.items()}

    @cached_property
    def known_before(self) -> Mapping[str, dict[str, None]]:
        """Roadmap → the topics known from its start: what it needs, and what must be known for that."""
        roadmaps = self.roadmap_needs
        known = {}
        for roadmap in self.curriculum.roadmaps.values():
            topics = [need.id for need in roadmap.needs if need.id in self.curriculum.topics]
            for other in [*reached([roadmap.id], roadmaps)][1:]:
                needs = self.curriculum.roadmaps[other].needs
                topics += [need.id for need in needs if need.id in self.curriculum.topics]
                topics += sorted(self.taught[other])
            known[roadmap.id] = reached(topics, self.needs)
        return known

    @cached_property
    def met(self) -> Mapping[str, Mapping[str, Met]]:
        """Roadmap → where it first meets each topic: by teaching it, a whole that it belongs to, or enough parts."""
        met = {}
        for roadmap in self.curriculum.roadmaps.values():
            stages = (self._in_order.get(stage.full_id, ()) for stage in roadmap.stages)
            met[roadmap.id] = met_needs.met([self.known_before[roadmap.id], *stages], self._consisting)
        return met

    @cached_property
    def _in_order(self) -> Mapping[str, tuple[str, ...]]:
        """Stage (by its full id) → the topics that it teaches, in the order of the curriculum."""
        return grouped((each.stage.full_id, topic) for topic, all in self.teachings.items() for each in all)

    @cached_property
    def _consisting(self) -> Parts:
        topics = self.curriculum.topics
        enough = {id: min(topics[id].choose or 1, len(parts)) for id, parts in self.parts.items()}
        return Parts(self.parts, self.whole_of, enough)

    @cached_property
    def suggested(self) -> Mapping[str, tuple[Suggester, ...]]:
        """Resource or project → the roadmaps, stages and projects that suggest it, in the order of the roadmaps."""
        return _distinct(_suggested(self.references))

    @cached_property
    def resources_on(self) -> Mapping[str, tuple[Resource, ...]]:
        """Topic → the resources on it: those that an entry suggests for it, and those that name it."""
        return _distinct(_resources_on(self.curriculum))

    @cached_property
    def spots(self) -> Mapping[tuple[str, str], tuple[Spot, ...]]:
        """Resource and topic → where in it the topic is taught: its own places, then those that entries name."""
        return grouped(_spots(self.curriculum))

    @cached_property
    def recommended(self) -> Mapping[str, tuple[Place, ...]]:
        """Resource → the places of the roadmaps, stages, sections and entries that recommend it."""
        return grouped(dict.fromkeys(_recommended(self.curriculum)))

    @cached_property
    def topics_of(self) -> Mapping[str, tuple[str, ...]]:
        """Resource → the topics that it is on."""
        return grouped((resource.id, topic) for topic, all in self.resources_on.items() for resource in all)

    @cached_property
    def projects_on(self) -> Mapping[str, tuple[Project, ...]]:
        """Topic → the projects on it: those that an entry suggests for it, and those that exercise it."""
        return _distinct(_projects_on(self.curriculum))

    @cached_property
    def exercised_by(self) -> Mapping[str, tuple[str, ...]]:
        """Project → the topics that it is on."""
        return grouped((project.id, topic) for topic, all in self.projects_on.items() for project in all)

    @cached_property
    def referred(self) -> frozenset[str]:
        """Everything that something else refers to, in whatever way."""
        return frozenset(ref.target for ref in self.references if ref.target != _own_id(ref.owner))

    def builds_on(self, stage: Stage) -> tuple[dict[str, list[str]], list[str]]:
        """Return the topics that a stage's own topics need and that it does not meet itself.

        Returns:
            Full id of each earlier stage of the roadmap, in order → the topics that it is the first to meet; and the
            topics that the roadmap does not meet, and that are not known from its start.
        """
        needs = dict.fromkeys(chain.from_iterable(self.needs.get(entry.topic, ()) for entry in stage.entries))
        here = met_needs.met([self._in_order.get(stage.full_id, ())], self._consisting)
        stages, met = self.curriculum.roadmaps[stage.roadmap].stages, self.met[stage.roadmap]
        before = defaultdict[int, list[str]](list)
        for need in needs:
            if need in met and need not in here:
                before[met[need].number].append(need)
        earlier = {stages[number - 1].full_id: before[number] for number in sorted(before) if 0 < number < stage.number}
        return earlier, [need for need in needs if need not in met]


def _own_id(owner: object) -> str:
    if isinstance(owner, Stage):
        return owner.full_id
    return getattr(owner, "id", "")


def _needs(topics: Mapping[str, Topic]) -> Iterator[tuple[str, str]]:
    for topic in topics.values():
        for need in topic.needs:
            if need.id in topics:
                yield topic.id, need.id


def _needed(curriculum: Curriculum) -> Iterator[str]:
    for thing in curriculum.things():
        if not isinstance(thing, Stage):
            yield from (need.id for need in thing.needs)


def _parts(topics: Mapping[str, Topic]) -> Iterator[tuple[str, str]]:
    for topic in topics.values():
        for part in dict.fromkeys(topic.parts):
            if part in topics and part != topic.id:
                yield topic.id, part


def _needed_roadmaps(curriculum: Curriculum) -> Iterator[tuple[str, str]]:
    for roadmap in curriculum.roadmaps.values():
        for need in roadmap.needs:
            if need.id in curriculum.roadmaps:
                yield roadmap.id, need.id


def _teachings(curriculum: Curriculum) -> Iterator[tuple[str, Teaching]]:
    for stage in curriculum.stages.values():
        own = {entry.topic: entry for entry in stage.entries if entry.topic in curriculum.topics}
        for id, entry in own.items():
            yield id, Teaching(stage, entry, entry.points, own=True)
        for id, points in grouped(_links_in_points(stage)).items():
            if id in curriculum.topics and id not in own:
                said = dict.fromkeys(point for _, point in points)
                yield id, Teaching(stage, points[0][0], tuple(said), own=False)


def _links_in_points(stage: Stage) -> Iterator[tuple[str, tuple[Entry, str]]]:
    """Yield what the points of a stage link to, each with the entry and the point."""
    for entry in stage.entries:
        for point in entry.points:
            for link in wiki_links.find(point):
                yield link.target, (entry, point)


def _resources_on(curriculum: Curriculum) -> Iterator[tuple[str, Resource]]:
    for stage in curriculum.stages.values():
        for entry in stage.entries:
            for suggestion in entry.resources:
                if suggestion.id in curriculum.resources:
                    yield entry.topic, curriculum.resources[suggestion.id]
    for resource in curriculum.resources.values():
        for topic in resource.topics:
            yield topic, resource


def _spots(curriculum: Curriculum) -> Iterator[tuple[tuple[str, str], Spot]]:
    """Yield each place once: what entries say of one that the resource has too is the roadmap's own."""
    known: set[tuple[str, str, str | None, str | None]] = set()
    for resource, spot in chain(_own_spots(curriculum), _spots_of_entries(curriculum)):
        place = (resource, spot.topic, spot.at, spot.url)
        if place not in known:
            known.add(place)
            yield (resource, spot.topic), spot


def _own_spots(curriculum: Curriculum) -> Iterator[tuple[str, Spot]]:
    for resource in curriculum.resources.values():
        for spot in resource.spots:
            yield resource.id, spot


def _spots_of_entries(curriculum: Curriculum) -> Iterator[tuple[str, Spot]]:
    for stage in curriculum.stages.values():
        for entry in stage.entries:
            for suggestion in entry.resources:
                if suggestion.at or suggestion.url:
                    yield suggestion.id, Spot(entry.topic, suggestion.at, suggestion.url, suggestion.duration)


def _recommended(curriculum: Curriculum) -> Iterator[tuple[str, Place]]:
    for suggester in _suggesters(curriculum):
        for suggestion in suggester.resources:
            if suggestion.recommended:
                yield suggestion.id, suggester.place


def _suggesters(curriculum: Curriculum) -> Iterator[Roadmap | Stage | Section | Entry]:
    """Yield all that can recommend; a section comes with each of its entries."""
    yield from curriculum.roadmaps.values()
    for stage in curriculum.stages.values():
        yield stage
        for entry in stage.entries:
            yield entry
            if entry.section:
                yield entry.section


def _projects_on(curriculum: Curriculum) -> Iterator[tuple[str, Project]]:
    for stage in curriculum.stages.values():
        for entry in stage.entries:
            for suggestion in entry.projects:
                if suggestion.id in curriculum.projects:
                    yield entry.topic, curriculum.projects[suggestion.id]
    for project in curriculum.projects.values():
        for topic in project.topics:
            yield topic, project


def _suggested(references: Iterable[Reference]) -> Iterator[tuple[str, Suggester]]:
    for reference in references:
        owner = reference.owner
        suggests = reference.noun in {"resource", "project", None} and reference.target != _own_id(owner)
        if suggests and isinstance(owner, Suggester):
            yield reference.target, owner


def _distinct(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    """Return the things that belong to each key, in order, each once."""
    once = {(key, _own_id(thing)): (key, thing) for key, thing in pairs}
    return grouped(once.values())
