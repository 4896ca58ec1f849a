"""Things that lead to one another in a circle, as rules tell of them.

Several keys lead from a thing to others of its kind, and none may lead back to where it starts: what needs what, what
is a part of what. A circle is told once, where its first thing leads on, with the other steps beside it. How a circle
is found stands in `digraph`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from roadmap_site.curriculum.digraph import cycles
from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Thing, noun
from roadmap_site.problems.problem import Location, Words


class Step(NamedTuple):
    """How a key leads from a thing to others, and what is said where it leads back."""

    key: str
    verb: str
    """What a thing does with another: `needs`."""
    itself: Words
    """Of a thing that leads to itself, which `{}` stands for."""
    others: Words
    """Of several, whose way round follows the fact."""


def told(
    located: Located, step: Step, things: Mapping[str, Thing], leads: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Location, Words]]:
    """Yield each circle once, in words, at the step that its first thing takes.

    Args:
        located: The curriculum and its places.
        step: What leads on.
        things: The things by their ids.
        leads: Thing → the things of the same kind that it leads to, as it lists them under the key.
    """
    for way in cycles(leads):
        fact, help = step.itself.message.format(way[0]), step.itself.help
        if len(way) > 1:
            fact, help = f"{step.others.message}: `{'` → `'.join((*way, way[0]))}`", step.others.help
        (_, first), *others = _steps(located, step, things, [*way, way[0]])
        yield first, Words(fact, help, others)


def _steps(
    located: Located, step: Step, things: Mapping[str, Thing], way: Sequence[str]
) -> Iterator[tuple[str, Location]]:
    """Yield each step on a way, in words, with its place."""
    for id, following in pairwise(way):
        thing = things[id]
        position = [getattr(item, "id", item) for item in getattr(thing, step.key)].index(following)
        yield f"`{id}` {step.verb} `{following}`", located.locate(thing.place / step.key / position / noun(thing))
