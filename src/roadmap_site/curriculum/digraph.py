"""Arrows between things: what is reached, in which order, and where they run in a circle.

A mapping says which things each leads to: what a topic needs, what it consists of. All times grow with the number of
things and arrows, and nothing here calls itself, so that a way through all topics of a large curriculum is no matter.
Where nothing else decides, the order is that of the mapping.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return what belongs to each key, in order."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def turned(needs: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the arrows between topics, turned around; of two alike one counts."""
    return grouped(_backwards(needs))


def _backwards(needs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for id, others in needs.items():
        for other in dict.fromkeys(others):
            yield other, id


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


def cycles(needs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the cycles of the needs, each as the way round from its first topic, in the order of the mapping.

    One cycle for each group of topics that all need one another (strongly connected component, found by two passes of
    depth-first search after Kosaraju): the shortest that goes through the group's first topic.
    """
    for group in components(needs):
        if len(group) > 1 or group[0] in needs[group[0]]:
            yield _way_round(group, needs)


def components(needs: Mapping[str, Sequence[str]]) -> Collection[tuple[str, ...]]:
    """Return the topics in groups in which all need one another, directly or not (Kosaraju's algorithm).

    Where the needs go both ways these are the topics that hang together. Groups, and topics in them, are in the order
    of the mapping.
    """
    backwards = turned(needs)
    component: dict[str, str] = {}
    for root in reversed(learning_order([*needs], needs)):
        if root not in component:
            component |= dict.fromkeys(reached([root], backwards, component), root)
    return grouped((component[topic], topic) for topic in needs).values()


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
