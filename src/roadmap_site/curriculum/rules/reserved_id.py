# Why: the overview of a folder lives at its `index`, so nothing in the folder can be called that.
"""A topic, a stage or a roadmap has the id `index`.

That is where the overviews and the page of the roadmap live on the site.

FAIL
    # roadmaps/first/02-index.yml
    title: An index
    topics: [softmax]

PASS
    # roadmaps/first/02-an-index.yml
    title: An index
    topics: [softmax]
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.curriculum.model import Roadmap, Stage, Topic, noun
from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems.problem import Severity

CODE = "reserved-id"
SEVERITY = Severity.ERROR
ESSENTIAL = "another page has that address"


def check(world: World) -> Iterator[Finding]:
    """Yield each topic, stage and roadmap that would take the place of an overview."""
    for thing in world.definitions:
        if isinstance(thing, Topic | Stage | Roadmap) and thing.id == "index":
            fact = f"a {noun(thing)} cannot have the id `index`: the overview lives there"
            yield Finding(world.definition(thing), fact, "give it an id that says what it is about")
        if isinstance(thing, Topic | Stage | Roadmap):
            for position, old in enumerate(thing.was):
                if old.rpartition("/")[2] == "index":
                    fact = "`index` was never an id: the overview lives there"
                    yield Finding(world.locate(thing.place / "was" / position), fact, "take it away")
