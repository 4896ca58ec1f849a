# Why: the same thing twice in a list is a slip, and would show twice on the page.
"""The same id twice in one list, or two entries for one topic in one stage.

FAIL
    # roadmaps/first/01-start.yml
    title: Start
    topics:
      - softmax
      - topic: softmax
        points: [The exponential, The sum]

PASS
    # roadmaps/first/01-start.yml
    title: Start
    topics:
      - topic: softmax
        points: [The exponential, The sum]
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.curriculum.model import Place, Stage, Trail
from roadmap_site.curriculum.references import Reference, references
from roadmap_site.curriculum.schema import UNNAMED
from roadmap_site.curriculum.world import World, error
from roadmap_site.problems import Problem

CODE = "repeated-reference"


def check(world: World) -> Iterator[Problem]:
    """Yield each id that its list has already."""
    first: dict[tuple[str, Trail, str], Place] = {}
    for reference in references(world.curriculum):
        if reference.noun is None or reference.target == UNNAMED:
            continue
        key = (reference.place.path, _list(reference), reference.target)
        known = first.setdefault(key, reference.place)
        if known is not reference.place:
            entry = isinstance(reference.owner, Stage) and reference.noun == "topic"
            fact = f"this stage already has an entry for `{reference.target}`" if entry else (
                f"`{reference.target}` is already in this list"
            )  # fmt: skip
            help = "join the two entries" if entry else "take one of the two away"
            yield error(CODE, world.locate(reference.place), fact, help, [("the first one", world.locate(known))])


def _list(reference: Reference) -> Trail:
    """Return the trail of the list that holds a reference; all entries of a stage are one list."""
    if isinstance(reference.owner, Stage) and reference.noun == "topic":
        return ("topics",)
    trail = reference.place.trail
    return trail[:-1] if isinstance(trail[-1], int) else trail[:-2]
