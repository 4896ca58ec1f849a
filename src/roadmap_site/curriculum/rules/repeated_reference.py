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

from collections.abc import Iterable, Iterator

from roadmap_site.curriculum.model import Stage
from roadmap_site.curriculum.references import Reference
from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems.problem import Severity
from roadmap_site.yaml_io.document import Trail

CODE = "repeated-reference"
SEVERITY = Severity.ERROR
ESSENTIAL = "one place on a page would be there twice"


def check(world: World) -> Iterator[Finding]:
    """Yield each id that its list has already."""
    # First the things that name an id twice at all: few do, and where its lists are need not be known for the others.
    seen: set[tuple[int, str]] = set()
    suspects: set[tuple[int, str]] = set()
    for reference in world.graph.references:
        if reference.noun is not None:
            key = (id(reference.owner), reference.target)
            (suspects if key in seen else seen).add(key)
    if suspects:
        yield from _repeated(
            world, [r for r in world.graph.references if r.noun and (id(r.owner), r.target) in suspects]
        )


def _repeated(world: World, suspects: Iterable[Reference]) -> Iterator[Finding]:
    first: dict[tuple[str, Trail, str], Reference] = {}
    for reference in suspects:
        key = (reference.place.path, _list(reference), reference.target)
        known = first.setdefault(key, reference)
        if known is not reference:
            entry = isinstance(reference.owner, Stage) and reference.noun == "topic"
            fact = f"this stage already has an entry for `{reference.target}`" if entry else (
                f"`{reference.target}` is already in this list"
            )  # fmt: skip
            help = "join the two entries" if entry else "take one of the two away"
            yield Finding(world.locate(reference.place), fact, help, [("the first one", world.locate(known.place))])


def _list(reference: Reference) -> Trail:
    """Return the trail of the list that holds a reference; all entries of a stage are one list."""
    if isinstance(reference.owner, Stage) and reference.noun == "topic":
        return ("topics",)
    trail = reference.place.trail
    return trail[:-1] if isinstance(trail[-1], int) else trail[:-2]
