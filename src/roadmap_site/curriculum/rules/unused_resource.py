# Why: a resource that nothing suggests is kept up for nobody.
"""A resource that nothing suggests.

A stage, roadmap or project can suggest it, a text can link to it, or it can name the `topics` that it teaches.

FAIL
    # resources/book.yml
    a-book:
      title: A book

PASS
    # resources/book.yml
    a-book:
      title: A book
      topics: [softmax]
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems.problem import Severity

CODE = "unused-resource"
SEVERITY = Severity.WARNING
NEEDS_CLEAN = True


def check(world: World) -> Iterator[Finding]:
    """Yield each resource that no page suggests."""
    for resource in world.curriculum.resources.values():
        if resource.id not in world.graph.referred and not resource.topics:
            yield Finding(
                world.definition(resource), f"nothing suggests the resource `{resource.id}`",
                "add it to a stage's `resources`, or name the `topics` that it teaches",
            )  # fmt: skip
