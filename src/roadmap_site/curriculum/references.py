"""Every reference that the YAML makes: an id in a key that refers, or a `[[…]]` link in a text.

The definition says which keys refer to what, and which texts can link. So a new key is checked, listed among what
refers to a thing, and renamed along, as soon as it stands there.
"""

from collections.abc import Iterator
from typing import NamedTuple

from roadmap_site.curriculum import wiki_links
from roadmap_site.curriculum.model import Curriculum, Thing, noun
from roadmap_site.schema.definition import CATALOGUES, CURRICULUM, NOUNS
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.referring import Referring, referring
from roadmap_site.schema.types import Key, Prose
from roadmap_site.yaml_io.document import Place


class Reference(NamedTuple):
    """One word that names something else."""

    noun: Noun | None
    """What it must name; `None` for a link in a text, which may name anything."""
    target: str
    owner: Thing | Curriculum
    key: Key
    """The key that refers, or whose text links."""
    place: Place
    source: str = ""
    """The whole link as written; empty when the value is nothing but the id."""
    occurrence: int = 0
    """Which of the links alike within the value it is, counted from 0."""


def references(curriculum: Curriculum) -> Iterator[Reference]:
    """Yield every reference in the order of the curriculum: its own, of each roadmap with its stages, of the others.

    Those of one thing come in the order of its keys.
    """
    yield from _references(curriculum, curriculum.place)
    for roadmap in curriculum.roadmaps.values():
        yield from _references(roadmap, roadmap.place)
        for stage in roadmap.stages:
            yield from _references(stage, stage.place)
    for catalogue in CATALOGUES.values():
        for thing in curriculum.all(catalogue.noun).values():
            yield from _references(thing, thing.place)


def _references(owner: Thing | Curriculum, place: Place) -> Iterator[Reference]:
    keys = CURRICULUM if isinstance(owner, Curriculum) else NOUNS[noun(owner)].keys
    for found in referring(owner.values, keys, place):
        if found.shape.refers_to:
            yield Reference(found.shape.refers_to, found.text, owner, found.key, found.place)
        elif found.shape.prose is Prose.MARKDOWN:
            yield from _links(found, owner)


def _links(found: Referring, owner: Thing | Curriculum) -> Iterator[Reference]:
    occurrences = wiki_links.occurrences(found.text)
    for link in wiki_links.find(found.text):
        at = occurrences[link.start]
        yield Reference(None, link.target, owner, found.key, found.place, link.source, at)
