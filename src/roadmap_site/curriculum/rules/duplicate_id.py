# Why: one identity for a thing across all roadmaps is what the site is built on.
"""Two things have the same id.

Topics, resources, projects and roadmaps share one set of ids, so that `[[id]]` always means one thing.

FAIL
    # topics/extras.yml
    softmax:
      title: Softmax, once more

PASS
    # topics/extras.yml
    log-softmax:
      title: Log-softmax
      needs: [softmax]
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.curriculum.model import Thing, link_id, noun
from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems.problem import Severity

CODE = "duplicate-id"
SEVERITY = Severity.ERROR
ESSENTIAL = "an id stands for one thing and one page"


def check(world: World) -> Iterator[Finding]:
    """Yield each definition of an id that was defined before."""
    first: dict[str, Thing] = {}
    for thing in world.definitions:
        id = link_id(thing)
        if id not in first:
            first[id] = thing
            continue
        known = first[id]
        same = noun(known) == noun(thing)
        fact = f"{'another' if same else 'a'} {noun(known)} has the id `{id}` already"
        help = "join the two, or give this one another id"
        yield Finding(world.definition(thing), fact, help, [("first defined here", world.definition(known))])
