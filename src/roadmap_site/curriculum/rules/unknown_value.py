# Why: levels, costs, kinds and areas are the curriculum's own words; a word outside them has no title and no order.
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

from collections.abc import Iterable, Iterator

from roadmap_site.curriculum.model import Project, Resource, Topic
from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems.codes import listed
from roadmap_site.problems.problem import Location, Severity
from roadmap_site.problems.spelling import nearest

CODE = "unknown-value"
SEVERITY = Severity.ERROR
ESSENTIAL = "a word that is not listed has no title and no place"


def check(world: World) -> Iterator[Finding]:
    """Yield each word that is missing from its vocabulary."""
    if not world.vocabularies:
        return
    curriculum, files = world.curriculum, set[str]()
    for thing in world.definitions:
        if isinstance(thing, Resource | Project) and thing.level and thing.level not in curriculum.levels:
            yield _problem(world.locate(thing.place / "level"), "level", thing.level, "levels", curriculum.levels)
        if isinstance(thing, Resource) and thing.cost and thing.cost not in curriculum.costs:
            yield _problem(world.locate(thing.place / "cost"), "cost", thing.cost, "costs", curriculum.costs)
        if isinstance(thing, Resource | Topic | Project) and thing.place.path not in files:
            files.add(thing.place.path)
            yield from _of_file(world, thing)


def _of_file(world: World, thing: Resource | Topic | Project) -> Iterator[Finding]:
    top = world.documents[thing.place.path].line(1)
    if isinstance(thing, Resource):
        if thing.kind not in world.curriculum.kinds:
            yield _problem(top, "kind", thing.kind, "kinds", world.curriculum.kinds)
    elif thing.area not in world.curriculum.areas:
        yield _problem(top, "area", thing.area, "areas", world.curriculum.areas)


def _problem(location: Location, noun: str, word: str, key: str, known: Iterable[str]) -> Finding:
    near, words = nearest(word, known), list(known)
    if near:
        help = f"did you mean `{near}`? `{key}` in `curriculum.yml` lists them"
    elif words:
        help = f"use {listed(words)}, or add it to `{key}` in `curriculum.yml`"
    else:
        help = f"add it to `{key}` in `curriculum.yml`"
    return Finding(location, f"the {noun} `{word}` is not among the curriculum's {key}", help)
