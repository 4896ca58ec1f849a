"""A level, cost, kind or area that `curriculum.yml` does not list.

A resource's kind is the name of its file; so is the area of a topic or project.

FAIL
    # resources/book.yml
    a-book:
      title: A book
      level: begginer
      topics: [softmax]

PASS
    # resources/book.yml
    a-book:
      title: A book
      level: beginner
      topics: [softmax]
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from roadmap_site.curriculum.model import Project, Resource, Topic
from roadmap_site.curriculum.rule import Finding, Rule
from roadmap_site.curriculum.world import World
from roadmap_site.problems.problem import Location, Severity, Words
from roadmap_site.problems.registry import Code
from roadmap_site.problems.spelling import nearest
from roadmap_site.problems.wording import listed


def check(world: World) -> Iterator[Finding]:
    """Yield each word that is missing from its vocabulary."""
    if not world.vocabularies:
        return
    curriculum, files = world.curriculum, set[str]()
    for thing in world.definitions:
        if isinstance(thing, Resource | Project) and thing.level and thing.level not in curriculum.levels:
            yield _finding(world.locate(thing.place / "level"), "level", thing.level, "levels", curriculum.levels)
        if isinstance(thing, Resource) and thing.cost and thing.cost not in curriculum.costs:
            yield _finding(world.locate(thing.place / "cost"), "cost", thing.cost, "costs", curriculum.costs)
        if isinstance(thing, Resource | Topic | Project) and thing.place.path not in files:
            files.add(thing.place.path)
            yield from _of_file(world, thing)


def _of_file(world: World, thing: Resource | Topic | Project) -> Iterator[Finding]:
    top = world.documents[thing.place.path].line(1)
    if isinstance(thing, Resource):
        if thing.kind not in world.curriculum.kinds:
            yield _finding(top, "kind", thing.kind, "kinds", world.curriculum.kinds)
    elif thing.area not in world.curriculum.areas:
        yield _finding(top, "area", thing.area, "areas", world.curriculum.areas)


def _finding(location: Location, noun: str, word: str, key: str, known: Collection[str]) -> Finding:
    near, help = nearest(word, known), f"add it to `{key}` in `curriculum.yml`"
    if near:
        help = f"did you mean `{near}`? `{key}` in `curriculum.yml` lists them"
    elif known:
        help = f"use {listed([*known])}, or {help}"
    return location, Words(f"the {noun} `{word}` is not among the curriculum's {key}", help)


RULE = Rule(
    Code("unknown-value", Severity.ERROR, __doc__, essential="a word that is not listed has no title and no place"),
    check,
)
