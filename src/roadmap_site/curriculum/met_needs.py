"""When a roadmap meets a need: with the topic itself, with a topic that it is a part of, or with enough of its parts.

Who is taught a topic has learned what it consists of. Who is taught a part of a topic has met the whole, or has done so
after as many of its parts as its `choose` says; of the other parts that says nothing. Stages come one after another;
what is known from the start comes before the first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple


class Met(NamedTuple):
    """Where a topic is met first."""

    number: int
    """Number of the stage; 0 for what is known from the start."""
    by: str
    """What is taught there: the topic, one that it is a part of, or the last of its parts that was wanting."""


class Parts(NamedTuple):
    """How topics consist of others."""

    parts: Mapping[str, Sequence[str]]
    """Topic → what it consists of."""
    wholes: Mapping[str, Sequence[str]]
    """Topic → what it is a part of."""
    enough: Mapping[str, int]
    """Topic with parts → so many of them stand for it."""


def met(taught: Iterable[Iterable[str]], known: Parts) -> dict[str, Met]:
    """Return where each topic is met first.

    Args:
        taught: The topics of each stage, in order, with what is known from the start at their head.
        known: How topics consist of others.

    Returns:
        Topic → where it is met; only of those that are.
    """
    found: dict[str, Met] = {}
    learned: set[str] = set()
    counted = Counter[str]()
    for number, topics in enumerate(taught):
        for topic in topics:
            fresh = [part for part in _all_parts(topic, known, learned) if part not in found]
            found |= dict.fromkeys(fresh, Met(number, topic))
            for part in fresh:
                found |= dict.fromkeys(_wholes(part, known, counted, found), Met(number, topic))
    return found


def _all_parts(topic: str, known: Parts, learned: set[str]) -> Iterator[str]:
    """Yield a topic and all that it consists of which was not learned before, and note it as learned."""
    stack = [topic]
    while stack:
        part = stack.pop()
        if part not in learned:
            learned.add(part)
            yield part
            stack += reversed(known.parts.get(part, ()))


def _wholes(part: str, known: Parts, counted: Counter[str], found: Mapping[str, Met]) -> list[str]:
    """Return what has enough parts with one more, and what has enough with these; count it for each."""
    enough, ready = [part], dict[str, None]()
    for topic in enough:
        for whole in known.wholes.get(topic, ()):
            counted[whole] += 1
            if counted[whole] == known.enough[whole] and whole not in found and whole not in ready:
                ready[whole] = None
                enough.append(whole)
    return [*ready]
