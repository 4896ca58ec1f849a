"""What nobody has written yet: the topics and resources that lack something.

The rules and the page Health ask here, so that both name the same. What is `planned`, or no longer to be had, lacks
nothing. What one of its parts has, at any depth, a topic has too: where another part lacks it, that part is named. Of
resources those count that one can learn from.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from roadmap_site.curriculum import starting
from roadmap_site.curriculum.digraph import reached
from roadmap_site.curriculum.model import Resource, Thing, Topic
from roadmap_site.curriculum.relations import Graph

V = TypeVar("V", bound=Thing)

BROAD = 10
"""A resource on more topics than this is so long that whoever is sent to it has to search for the topic."""

# What has such a status is still to come, or no longer to be had.
_AWAY = frozenset({"planned", "unavailable"})


class Unplaced(NamedTuple):
    """A broad resource."""

    resource: Resource
    topics: tuple[str, ...]
    """Those of its topics of which nothing says where in it they are taught."""
    among: int
    """How many topics it is on."""


def there(things: Mapping[str, V]) -> dict[str, V]:
    """Return what can lack something, of things by their ids: not what is still to come or no longer to be had."""
    return {id: thing for id, thing in things.items() if thing.status not in _AWAY}


def teaches(graph: Graph, resource: Resource) -> bool:
    """Return whether one can learn from a resource, and does not only work with it."""
    return _in_reach(resource) and not graph.curriculum.is_material(resource)


def _in_reach(resource: Resource) -> bool:
    return resource.status not in _AWAY


def beyond(graph: Graph, topics: Iterable[str]) -> dict[str, Topic]:
    """Return the topics that are not among some, and neither belong to one of these nor consist of one."""
    return _but(graph, reached(reached(topics, graph.parts), graph.whole_of))


def without_resources(graph: Graph) -> dict[str, Topic]:
    """Return the topics that no resource is on, not even what one only works with."""
    return _lacking(graph, (id for id, resources in graph.resources_on.items() if any(map(_in_reach, resources))))


def without_duration(graph: Graph) -> dict[str, Topic]:
    """Return the topics that do not say how long they take."""
    return _lacking(graph, _with(graph, "duration"))


def without_questions(graph: Graph) -> dict[str, Topic]:
    """Return the topics that learners cannot ask themselves about."""
    return _lacking(graph, _with(graph, "questions"))


def without_recommendation(graph: Graph) -> dict[str, Topic]:
    """Return the topics of whose resources none is recommended; one without resources has nothing to recommend."""
    lacking = _lacking(graph, starting.recommended(graph))
    for unread in without_resources(graph):
        lacking.pop(unread, None)
    return lacking


def without_free_resource(graph: Graph) -> dict[str, Topic]:
    """Return the topics that nobody without money can begin with; none where nothing is said of costs."""
    if not graph.curriculum.costs:
        return {}
    return _lacking(graph, _free(graph))


def broad(graph: Graph) -> Iterator[Unplaced]:
    """Yield the resources that are on many topics, in the order of the curriculum."""
    placed = set(_placed(graph))
    for resource in graph.curriculum.resources.values():
        topics = [*filter(graph.curriculum.topics.__contains__, graph.topics_of.get(resource.id, ()))]
        if len(topics) > BROAD and teaches(graph, resource):
            wanting = {id: graph.curriculum.topics[id] for id in topics if (resource.id, id) not in placed}
            yield Unplaced(resource, tuple(there(wanting)), len(topics))


def highest_level(graph: Graph) -> str | None:
    """Return the last of several levels: what is of that level is no way into other topics."""
    levels = [*graph.curriculum.levels]
    return levels[-1] if len(levels) > 1 else None


def _lacking(graph: Graph, having: Iterable[str]) -> dict[str, Topic]:
    """Return the topics that are not among those that have something, nor consist of one of these."""
    return _but(graph, reached(having, graph.whole_of))


def _but(graph: Graph, topics: Container[str]) -> dict[str, Topic]:
    """Return the topics that can lack something, but for some."""
    return {id: topic for id, topic in there(graph.curriculum.topics).items() if id not in topics}


def _with(graph: Graph, key: str) -> Iterator[str]:
    for topic in graph.curriculum.topics.values():
        if getattr(topic, key):
            yield topic.id


def _free(graph: Graph) -> Iterator[str]:
    """Yield the topics on which something free is in use, of a lower level than the last unless the topic is of that.

    What says nothing of its level is taken for fit.
    """
    free, highest = next(iter(graph.curriculum.costs)), highest_level(graph)
    for topic in graph.curriculum.topics.values():
        for resource in graph.resources_on.get(topic.id, ()):
            fit = highest is None or resource.level != highest or topic.level == highest
            if fit and resource.cost == free and not resource.status and teaches(graph, resource):
                yield topic.id


def _placed(graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield each resource and topic of which something says where in it the topic is taught."""
    for link, spots in graph.spots.items():
        for spot in spots:
            if spot.at or spot.url:
                yield link
