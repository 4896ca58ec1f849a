"""What to start with among the resources on a topic.

Every page that puts one resource before the others asks here, so that all of them say the same. First is what authors
recommend: the roadmap at hand, the nearer to the topic the better; then the resource, by its place for the topic; then
any other roadmap. Then comes what is free, what is of a lower level, what takes less time; what is not said comes after
all that is. The rest is in the order of the curriculum. Behind all that teach come materials, as one works with them
and does not learn from them, unless an author recommends one for just this topic. What has a status comes last: it is
not written yet, no longer to be had, or not what one learns from first. Nobody is told to start with either.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from math import inf
from typing import Any, NamedTuple

from roadmap_site.curriculum.digraph import grouped
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

    @property
    def id(self) -> str:
        """The id of the resource."""
        return self.resource.id

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


def first(graph: Graph, topic: str, roadmap: str | None = None) -> Option | None:
    """Return what to start with; nothing where no resource on the topic is fit for it.

    Args:
        graph: The relations.
        topic: Id of the topic.
        roadmap: Id of the roadmap at hand, whose recommendations count most.
    """
    best = next(iter(options(graph, topic, roadmap)), None)
    if best and not best.resource.status and not _only_works(graph, best.resource, topic):
        return best
    return None


def options(graph: Graph, topic: str, roadmap: str | None = None) -> tuple[Option, ...]:
    """Return the resources on a topic, the best to start with first.

    Args:
        graph: The relations.
        topic: Id of the topic.
        roadmap: Id of the roadmap at hand, whose recommendations count most.
    """
    everywhere = graph.teachings.get(topic, ())
    here = tuple(teaching for teaching in everywhere if teaching.stage.roadmap == roadmap)

    def rank(option: Option) -> tuple[Any, ...]:
        resource = option.resource
        return (
            bool(resource.status),
            _only_works(graph, resource, topic),
            _distance(graph, resource, here),
            not _recommends_itself(graph, resource, topic),
            _distance(graph, resource, everywhere),
            *_effort(graph, option),
        )

    return tuple(sorted(_options(graph, topic), key=rank))


def recommended(graph: Graph) -> Iterator[str]:
    """Yield the topics for which a resource that is fit to start with is recommended, by whichever author."""
    by_resource = {id: frozenset(places) for id, places in grouped(graph.recommended).items()}
    for topic, resources in graph.resources_on.items():
        places = set(chain.from_iterable(_around(graph, teaching) for teaching in graph.teachings.get(topic, ())))
        for resource in resources:
            spots = graph.spots.get((resource.id, topic), ())
            here = not places.isdisjoint(by_resource.get(resource.id, frozenset()))
            if not resource.status and (here or any(spot.recommended for spot in spots)):
                yield topic


def _options(graph: Graph, topic: str) -> Iterator[Option]:
    for resource in graph.resources_on.get(topic, ()):
        spots = filter(_says_more, graph.spots.get((resource.id, topic), ()))
        yield Option(resource, tuple(sorted(spots, key=lambda spot: not spot.recommended)))


def _only_works(graph: Graph, resource: Resource, topic: str) -> bool:
    """Return whether one works with a resource, and no author recommends it for just this topic all the same."""
    if not graph.curriculum.is_material(resource) or _recommends_itself(graph, resource, topic):
        return False
    return _distance(graph, resource, graph.teachings.get(topic, ())) > 0


def _recommends_itself(graph: Graph, resource: Resource, topic: str) -> bool:
    return any(spot.recommended for spot in graph.spots.get((resource.id, topic), ()))


def _says_more(spot: Spot) -> bool:
    return any((spot.at, spot.url, spot.duration, spot.note))


def _distance(graph: Graph, resource: Resource, teachings: Iterable[Teaching]) -> int:
    """Return how far from the topic's entry the nearest stands that recommends a resource for the topic."""
    nearest = _FAR
    for teaching in teachings:
        for distance, place in enumerate(_around(graph, teaching)):
            if (resource.id, place) in graph.recommended:
                nearest = min(nearest, distance)
    return nearest


def _around(graph: Graph, teaching: Teaching) -> tuple[Place | None, ...]:
    """Return what may recommend something for a topic, from near to far: the entry, its section, stage and roadmap."""
    stage, entry = teaching.stage, teaching.entry
    beyond = (stage.place, graph.curriculum.roadmaps[stage.roadmap].place)
    if not teaching.own:
        return (None, None, *beyond)
    return (entry.place, entry.section and entry.section.place, *beyond)


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
