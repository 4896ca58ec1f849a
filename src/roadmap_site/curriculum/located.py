"""What the rules see: a curriculum with its relations, and where in the files everything stands.

It holds as much of the curriculum as could be read, and knows what could not: a rule must not call unknown what may
stand in a file that nobody could read.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from roadmap_site.curriculum import identity, occurrences
from roadmap_site.curriculum.explanations import Source
from roadmap_site.curriculum.model import Curriculum, Thing, link_id
from roadmap_site.curriculum.own_pages import Known, OwnPages
from roadmap_site.curriculum.pictures import Pictures
from roadmap_site.curriculum.references import owners
from roadmap_site.curriculum.relations import Graph
from roadmap_site.problems.problem import Location, Severity
from roadmap_site.problems.spelling import nearest
from roadmap_site.schema.definition import TOP
from roadmap_site.schema.nouns import PLURALS, Home, Noun
from roadmap_site.schema.things import CURRICULUM
from roadmap_site.schema.types import written_ids
from roadmap_site.yaml_io.document import Document, Place

V = TypeVar("V", bound=Thing)


@dataclass(frozen=True)
class Located:
    """A curriculum with its relations and places, as far as it could be read."""

    curriculum: Curriculum
    graph: Graph
    definitions: tuple[Thing, ...]
    """Everything with an id as it was written, the second of two alike too."""
    declared: frozenset[str]
    """Ids that were written, even where the thing itself has a wrong shape; of what is no id, also the id meant."""
    unread: frozenset[Noun]
    """The nouns whose ids are not all known, because a file of theirs could not be read."""
    vocabularies: bool
    """Whether `curriculum.yml` could be read."""
    documents: Mapping[str, Document]
    explanations: Mapping[str, Source] = field(default_factory=dict)
    """The files of the explanations, by their paths."""
    pictures: Pictures | None = None
    """What explanations can show; nothing where it is not known."""
    known_pages: Known = lambda: None
    """Gives the files of the site that links can lead to."""

    @cached_property
    def pages(self) -> OwnPages | None:
        """The files of the site that links can lead to; nothing where they are not known."""
        return self.known_pages()

    def may_list(self, vocabulary: Home, word: str) -> bool:
        """Return whether `curriculum.yml` lists a word of a vocabulary, or may where it has the wrong shape."""
        if word in self.curriculum.vocabulary(vocabulary):
            return True
        words = self._written_words.get(PLURALS[vocabulary], ())
        return words is None or word in words

    @cached_property
    def _written_words(self) -> Mapping[str, Collection[str] | None]:
        """The words under each key of `curriculum.yml` that a mapping stands under; nothing for other values."""
        top, words = self.documents[TOP].data, dict[str, Collection[str] | None]()
        if isinstance(top, dict):
            for key, data in top.items():
                words[key] = frozenset(written_ids(data)) if isinstance(data, dict) else None
                # What a misspelt key lists is not known.
                if key not in CURRICULUM.keys and (meant := nearest(key, CURRICULUM.keys)):
                    words.setdefault(meant, None)
        return words

    def document(self, place: Place) -> Document:
        """Return the file that a place is in."""
        if source := self.explanations.get(place.path):
            return source.document
        return self.documents[place.path]

    def locate(self, place: Place, word: str | None = None, occurrence: int = 0) -> Location:
        """Return the location of a value, or of a word in it."""
        if source := self.explanations.get(place.path):
            return source.locate(word, occurrence)
        return self.documents[place.path].locate(place.trail, word, occurrence)

    def locate_part(self, place: Place, text: str, start: int, end: int) -> Location:
        """Return the location of a part of a text of inline Markdown, by where the part stands in the text."""
        if source := self.explanations.get(place.path):
            return source.at(start, end)
        return self.locate(place, text[start:end], occurrences.before(text, start, end))

    def locate_key(self, place: Place) -> Location:
        """Return the location of the key, such as an id, at a place."""
        return self.documents[place.path].locate_key(place.trail)

    @cached_property
    def markdown(self) -> tuple[tuple[str, Place], ...]:
        """The texts of inline Markdown, each with its place, in the order of the curriculum.

        Of an explanation it is all that is written in lines, without what only a page knows.
        """
        return tuple(self._markdown())

    def _markdown(self) -> Iterator[tuple[str, Place]]:
        for owner in owners(self.curriculum):
            for text, shape, trail in owner.texts:
                if shape.links:
                    yield text, Place(owner.place.path, trail)
        for source in self.explanations.values():
            yield source.explanation.prose, source.explanation.place

    @cached_property
    def locations(self) -> Mapping[str, Location]:
        """Where each thing is defined, by the id that `[[…]]` uses."""
        return {link_id(thing): self.definition(thing) for thing in self.curriculum.things()}

    @cached_property
    def same_names(self) -> tuple[identity.Double, ...]:
        """The doubles that `duplicate-name` tells, unless it is off."""
        if self.curriculum.rules.get("duplicate-name") == Severity.OFF:
            return ()
        return tuple(identity.by_name(self.curriculum))

    @cached_property
    def same_addresses(self) -> tuple[identity.Double, ...]:
        """The doubles that `duplicate-address` tells, unless it is off: those of which no name says so already."""
        if self.curriculum.rules.get("duplicate-address") == Severity.OFF:
            return ()
        return tuple(identity.beyond(identity.by_address(self.curriculum), self.same_names))

    def without_doubles(self, unused: Mapping[str, V]) -> list[V]:
        """Return what is not used, by its ids, without what is told to be the same as something else."""
        doubles = chain(self.same_names, self.same_addresses)
        told = frozenset(identity.unused_doubles(doubles, unused))
        return [thing for id, thing in unused.items() if id not in told]

    def definition(self, thing: Thing) -> Location:
        """Return the location of a thing's id, or the top of the file that is the thing."""
        if thing.place.trail:
            return self.locate_key(thing.place)
        return self.documents[thing.place.path].line(1)


def mapping_around(owner: Thing | Curriculum, place: Place) -> Mapping[str, Any]:
    """Return the mapping that a value is written in, such as a suggestion; empty where it stands in none.

    Args:
        owner: What the value is written of.
        place: The place of the value.
    """
    inside: Any = owner.values
    for step in place.trail[len(owner.place.trail) : -1]:
        inside = inside[step]
    return inside if isinstance(inside, Mapping) else {}
