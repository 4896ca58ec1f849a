"""How the things of a curriculum hang together: what refers to what, and who needs, teaches and suggests what.

A reference is an id in a key that refers, or a `[[…]]` link in a text; the definition says which keys and texts these
are. So a new key is checked, listed among what refers to a thing, and renamed along, as soon as it stands there. All
that is known across roadmaps is worked out here, once, when it is first asked for.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from roadmap_site.curriculum import met_needs, wiki_links
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
    Thing,
    Topic,
)
from roadmap_site.schema.definition import CATALOGUES
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.paths import HOME
from roadmap_site.schema.texts import Text
from roadmap_site.yaml_io.document import Place

K = TypeVar("K")
V = TypeVar("V")


class Reference(NamedTuple):
    """One word that names something else."""

    noun: Noun | None
    """What it must name; `None` for a link in a text, which may name anything."""
    target: str
    owner: Thing | Curriculum
    place: Place
    source: str | None = None
    """The whole link as written; `None` when the value is nothing but the id."""
    occurrence: int = 0
    """Which of the links alike within the value it is, counted from 0."""
    or_noun: Noun | None = None
    """What else it may name."""


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
        return _turned(self.needs)

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
        return _turned(self.parts)

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
        roadmaps = grouped(_needed_roadmaps(self.curriculum))
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
    def recommended(self) -> frozenset[tuple[str, Place]]:
        """Each resource that is recommended, with the place of the roadmap, stage, section or entry that does so."""
        return frozenset(_recommended(self.curriculum))

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


def owners(curriculum: Curriculum) -> Iterator[Thing | Curriculum]:
    """Yield what texts are written of: the curriculum, each roadmap with its stages, what is in the catalogues."""
    yield curriculum
    for roadmap in curriculum.roadmaps.values():
        yield roadmap
        yield from roadmap.stages
    for catalogue in CATALOGUES.values():
        yield from curriculum.all(catalogue.noun).values()


def references(curriculum: Curriculum) -> Iterator[Reference]:
    """Yield every reference in the order of the curriculum: its own, of each roadmap with its stages, of the others.

    Those of one thing come in the order of its keys, then those of its explanation.
    """
    for owner in owners(curriculum):
        for text, shape, trail in owner.texts:
            place = Place(owner.place.path, trail)
            if shape.refers_to:
                yield Reference(_meant_noun(curriculum, text, shape), text, owner, place, or_noun=shape.or_to)
            elif shape.links:
                yield from _linked(text, owner, place)
        if explanation := getattr(owner, "explanation", None):
            yield from _linked(explanation.prose, owner, explanation.place)


def _linked(text: str, owner: Thing | Curriculum, place: Place) -> Iterator[Reference]:
    occurrences = wiki_links.occurrences(text) if "[[" in text else {}
    for link in wiki_links.find(text):
        if link.target != HOME:
            yield Reference(None, link.target, owner, place, link.source, occurrences[link.start])


def _meant_noun(curriculum: Curriculum, id: str, shape: Text) -> Noun | None:
    """Return what an id is meant to name, where it may be that of either of two nouns."""
    if shape.or_to and id in curriculum.ids[shape.or_to]:
        return shape.or_to
    return shape.refers_to


def cycles(needs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the cycles of the needs, each as the way round from its first topic, in the order of the mapping.

    One cycle for each group of topics that all need one another (strongly connected component, found by two passes of
    depth-first search after Kosaraju): the shortest that goes through the group's first topic.
    """
    for group in components(needs):
        if len(group) > 1 or group[0] in needs[group[0]]:
            yield _way_round(group, needs)


def learning_order(topics: Sequence[str], needs: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the topics so that each comes after what it needs, else in the order given."""
    left, order = set(topics), []
    # The whole list stands as if something needed all of it, which then comes last.
    stack = [("", iter(topics))]
    while stack:
        current, rest = stack[-1]
        following = next((topic for topic in rest if topic in left), None)
        if following is None:
            order.append(current)
            stack.pop()
        else:
            left.remove(following)
            stack.append((following, iter(needs.get(following, ()))))
    return order[:-1]


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


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return what belongs to each key, in order."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _turned(needs: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the arrows between topics, turned around; of two alike one counts."""
    return grouped(_backwards(needs))


def _backwards(needs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for id, others in needs.items():
        for other in dict.fromkeys(others):
            yield other, id


def components(needs: Mapping[str, Sequence[str]]) -> Collection[tuple[str, ...]]:
    """Return the topics in groups in which all need one another, directly or not (Kosaraju's algorithm).

    Where the needs go both ways these are the topics that hang together. Groups, and topics in them, are in the order
    of the mapping.
    """
    backwards = _turned(needs)
    component: dict[str, str] = {}
    for root in reversed(learning_order([*needs], needs)):
        if root not in component:
            component |= dict.fromkeys(reached([root], backwards, component), root)
    return grouped((component[topic], topic) for topic in needs).values()


def reached(
    topics: Iterable[str], arrows: Mapping[str, Iterable[str]], without: Collection[str] = ()
) -> dict[str, None]:
    """Return topics and all that arrows lead to from them, not over those that shall be left out."""
    there = dict.fromkeys(topics)
    stack = [*there]
    while stack:
        for topic in arrows.get(stack.pop(), ()):
            if topic not in there and topic not in without:
                there[topic] = None
                stack.append(topic)
    return there


def _way_round(group: Sequence[str], needs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the shortest way from the first topic of a component back to it."""
    start, inside = group[0], set(group)
    came_from: dict[str, str] = {}
    queue = [start]
    for topic in queue:
        for other in needs.get(topic, ()):
            if other in inside and other not in came_from:
                came_from[other] = topic
                queue.append(other)
    way = [came_from[start]]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
