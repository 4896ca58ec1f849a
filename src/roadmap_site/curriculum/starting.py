"""What to start with among the resources on a topic.

Every page that puts one resource before the others asks here, so that all of them say the same. First is what authors
recommend: the roadmap at hand, the nearer to the topic the better; then the resource, by its place for the topic; then
any other roadmap. Then comes what is free, what is of a lower level, what takes less time; what is not said comes after
all that is. The rest is in the order of the curriculum. Behind all that teach come materials, as one works with them
and does not learn from them, unless an author recommends one for just this topic. What has a status comes last: it is
not written yet, no longer to be had, or not what one learns from first. Nobody is told to start with either.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from typing import Any, NamedTuple

from roadmap_site.curriculum.model import Resource, Spot
from roadmap_site.curriculum.relations import Graph, Teaching
from roadmap_site.schema import durations
from roadmap_site.schema.durations import Duration
from roadmap_site.yaml_io.document import Place

# Study time before calendar time, which says little about the work.
_UNITS = ("hour", "day")
# Farther than anything that recommends.
_FAR = 4


class Option(NamedTuple):
    """A resource on a topic."""

    resource: Resource
    spots: tuple[Spot, ...]
    """Its places for the topic that say more than that it teaches it, the recommended ones first."""
    by_itself: bool
    """Whether it recommends itself for the topic, by one of its places."""
    near: Mapping[str, int]
    """Each roadmap that recommends it for the topic → how far from the topic it does so."""
    only_works: bool
    """Whether one works with it, and no author recommends it for just this topic all the same."""

    @property
    def id(self) -> str:
        """The id of the resource."""
        return self.resource.id

    @property
    def recommended(self) -> bool:
        """Whether an author recommends it for the topic, by whatever roadmap or in its place."""
        return self.by_itself or bool(self.near)

    @property
    def spot(self) -> Spot | None:
        """The place to begin at, if one is known."""
        return next(iter(self.spots), None)

    @property
    def placed(self) -> bool:
        """Whether it is known where in it to begin."""
        return self.spot is not None and bool(self.spot.at or self.spot.url)

    @property
    def duration(self) -> Duration | None:
        """How long it takes at the first place, else as a whole."""
        if self.spot and self.spot.duration:
            return self.spot.duration
        return self.resource.duration


def options(graph: Graph, topic: str) -> tuple[Option, ...]:
    """Return the resources on a topic, the best to start with first, whatever roadmap one is on."""

    def rank(option: Option) -> tuple[Any, ...]:
        nearest = min(option.near.values(), default=_FAR)
        return *_unfit(option), not option.by_itself, nearest, *_effort(graph, option)

    return tuple(sorted(_options(graph, topic), key=rank))


def of_roadmap(options: Iterable[Option], roadmap: str | None) -> tuple[Option, ...]:
    """Return the resources on a topic, the best to start with first; what the roadmap recommends counts most."""
    return tuple(sorted(options, key=lambda option: (*_unfit(option), option.near.get(roadmap or "", _FAR))))


def first(options: Iterable[Option]) -> Option | None:
    """Return what to start with, of resources the best first; nothing where none of them is fit for it."""
    best = next(iter(options), None)
    if best is None or any(_unfit(best)):
        return None
    return best


def recommended(graph: Graph) -> Iterator[str]:
    """Yield the topics for which a resource that is fit to start with is recommended, by whichever author."""
    for topic in graph.resources_on:
        if any(option.recommended and not option.resource.status for option in _options(graph, topic)):
            yield topic


def _unfit(option: Option) -> tuple[bool, bool]:
    return bool(option.resource.status), option.only_works


def _options(graph: Graph, topic: str) -> Iterator[Option]:
    places = _recommending(graph, topic)
    for resource in graph.resources_on.get(topic, ()):
        spots = sorted(graph.spots.get((resource.id, topic), ()), key=lambda spot: not spot.recommended)
        by_itself, near = any(spot.recommended for spot in spots), _near(graph, resource, places)
        for_just_this = by_itself or 0 in near.values()
        only_works = graph.curriculum.is_material(resource) and not for_just_this
        yield Option(resource, tuple(filter(_says_more, spots)), by_itself, near, only_works)


def _says_more(spot: Spot) -> bool:
    return any((spot.at, spot.url, spot.duration, spot.note))


def _recommending(graph: Graph, topic: str) -> Mapping[Place, tuple[str, int]]:
    """Return the places that may recommend something for a topic: each one's roadmap, and how far it is from it."""
    places = {}
    for teaching in graph.teachings.get(topic, ()):
        for distance, place in enumerate(_around(graph, teaching)):
            if place:
                places[place] = teaching.stage.roadmap, distance
    return places


def _around(graph: Graph, teaching: Teaching) -> tuple[Place | None, ...]:
    """Return what may recommend something for a topic, from near to far: the entry, its section, stage and roadmap."""
    stage, entry = teaching.stage, teaching.entry
    beyond = (stage.place, graph.curriculum.roadmaps[stage.roadmap].place)
    if not teaching.own:
        return (None, None, *beyond)
    return (entry.place, entry.section and entry.section.place, *beyond)


def _near(graph: Graph, resource: Resource, places: Mapping[Place, tuple[str, int]]) -> Mapping[str, int]:
    """Return how far from a topic each roadmap recommends a resource for it."""
    near: dict[str, int] = {}
    for place in graph.recommended.get(resource.id, ()):
        if place in places:
            roadmap, distance = places[place]
            near[roadmap] = min(distance, near.get(roadmap, distance))
    return near


def _effort(graph: Graph, option: Option) -> tuple[Any, ...]:
    """Return what puts first what is free, then what is easier, then what is shorter."""
    curriculum, resource = graph.curriculum, option.resource
    free = resource.cost in [*curriculum.costs][:1]
    levels = [*curriculum.levels]
    level = levels.index(resource.level) if resource.level in levels else len(levels)
    return not free, level, *_length(option.duration)


def _length(duration: Duration | None) -> tuple[int, float]:
    """Return what puts shorter times first: by their end, and those without one after all others of their unit."""
    if duration:
        for kind, unit in enumerate(_UNITS):
            if span := durations.converted(duration, unit):
                return kind, span.high or inf
    return len(_UNITS), inf
