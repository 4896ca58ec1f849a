"""What refers to what: each word of a curriculum that names another of its things.

A reference is an id in a key that refers, or a `[[…]]` link in a text; the definition says which keys and texts these
are. So a new key is checked, listed among what refers to a thing, and renamed along, as soon as it stands there.
"""

from collections.abc import Iterator
from typing import NamedTuple

from roadmap_site.curriculum import wiki_links
from roadmap_site.curriculum.model import Curriculum, Thing
from roadmap_site.schema.definition import CATALOGUES
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.paths import HOME
from roadmap_site.schema.texts import Text
from roadmap_site.yaml_io.document import Place


class Reference(NamedTuple):
    """One word that names something else."""

    noun: Noun | None
    """What it must name; `None` for a link in a text, which may name anything."""
    target: str
    owner: Thing | Curriculum
    place: Place
    source: str | None = None
    """The whole link as written; `None` when the value is nothing but the id."""
    occurrence: int = 0
    """Which of the links alike within the value it is, counted from 0."""
    or_noun: Noun | None = None
    """What else it may name."""


def owners(curriculum: Curriculum) -> Iterator[Thing | Curriculum]:
    """Yield what texts are written of: the curriculum, each roadmap with its stages, what is in the catalogues."""
    yield curriculum
    for roadmap in curriculum.roadmaps.values():
        yield roadmap
        yield from roadmap.stages
    for catalogue in CATALOGUES.values():
        yield from curriculum.all(catalogue.noun).values()


def references(curriculum: Curriculum) -> Iterator[Reference]:
    """Yield every reference in the order of the curriculum: its own, of each roadmap with its stages, of the others.

    Those of one thing come in the order of its keys, then those of its explanation.
    """
    for owner in owners(curriculum):
        for text, shape, trail in owner.texts:
            place = Place(owner.place.path, trail)
            if shape.refers_to:
                yield Reference(_meant_noun(curriculum, text, shape), text, owner, place, or_noun=shape.or_to)
            elif shape.links:
                yield from _linked(text, owner, place)
        if explanation := getattr(owner, "explanation", None):
            yield from _linked(explanation.prose, owner, explanation.place)


def _linked(text: str, owner: Thing | Curriculum, place: Place) -> Iterator[Reference]:
    occurrences = wiki_links.occurrences(text) if "[[" in text else {}
    for link in wiki_links.find(text):
        if link.target != HOME:
            yield Reference(None, link.target, owner, place, link.source, occurrences[link.start])


def _meant_noun(curriculum: Curriculum, id: str, shape: Text) -> Noun | None:
    """Return what an id is meant to name, where it may be that of either of two nouns."""
    if shape.or_to and id in curriculum.ids[shape.or_to]:
        return shape.or_to
    return shape.refers_to
