"""Explanations that explain nothing which is there, and so would be seen by nobody.

All files must have been read before that can be told: what is explained may be defined in any of them. Of what may
stand in a file that nobody could read, nothing is told.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from roadmap_site.curriculum import explanation_files
from roadmap_site.curriculum.gathered import Gathered
from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Thing
from roadmap_site.problems import codes
from roadmap_site.problems.problem import Problem
from roadmap_site.problems.spelling import MOST_SUGGESTED


class _Places(NamedTuple):
    """Where explanations belong."""

    things: Mapping[str, Thing]
    """Path of an explanation, be it there or not → what it explains."""
    free: Mapping[str, str]
    """Id, as a path has it, → the path for the explanation of it, where none is there yet."""


def problems(gathered: Gathered, located: Located) -> Iterator[Problem]:
    """Yield the problem of each file that explains nothing that is there, as far as that can be known."""
    places = _places(located)
    for number, path in enumerate(_orphans(gathered, located, places)):
        suggest = number < MOST_SUGGESTED
        words = explanation_files.orphan(path, places.things, places.free, located.definition, suggest=suggest)
        yield codes.misplaced_file(gathered.nothing(path).line(1), words.message, words.help, words.related)


def _places(located: Located) -> _Places:
    things: dict[str, Thing] = {}
    free: dict[str, str] = {}
    for thing in located.definitions:
        if path := explanation_files.path_of(thing):
            things[path] = thing
    for path, thing in things.items():
        if path not in located.explanations:
            for id in (thing.id, *thing.was):
                free.setdefault(id, path)
    return _Places(things, free)


def _orphans(gathered: Gathered, located: Located, places: _Places) -> Iterator[str]:
    elsewhere = located.declared - places.free.keys()
    for path, source in gathered.pages.items():
        id = path.rpartition("/")[2].removesuffix(".md")
        meant = explanation_files.is_meant(path) or id in places.free
        known = explanation_files.noun_of(path) not in located.unread and id not in elsewhere
        if source is None and meant and (known or id in places.free):
            yield path
