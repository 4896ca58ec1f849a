"""What the rules see: a curriculum with its relations, and where in the files everything stands.

It holds as much of the curriculum as could be read, and knows what could not: a rule must not call unknown what may
stand in a file that nobody could read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from roadmap_site.curriculum.model import Curriculum, Thing, link_id
from roadmap_site.curriculum.own_pages import Known, OwnPages
from roadmap_site.curriculum.relations import Graph, owners
from roadmap_site.problems.problem import Location
from roadmap_site.schema.nouns import Noun
from roadmap_site.yaml_io.document import Document, Place


@dataclass(frozen=True)
class Located:
    """A curriculum with its relations and places, as far as it could be read."""

    curriculum: Curriculum
    graph: Graph
    definitions: tuple[Thing, ...]
    """Everything with an id as it was written, the second of two alike too."""
    declared: frozenset[str]
    """Ids that were written, even where the thing itself has a wrong shape."""
    unread: frozenset[Noun]
    """The nouns whose ids are not all known, because a file of theirs could not be read."""
    vocabularies: bool
    """Whether `curriculum.yml` could be read."""
    documents: Mapping[str, Document]
    known_pages: Known = lambda: None
    """Gives the files of the site that links can lead to."""

    @cached_property
    def pages(self) -> OwnPages | None:
        """The files of the site that links can lead to; nothing where they are not known."""
        return self.known_pages()

    def locate(self, place: Place, word: str | None = None, occurrence: int = 0) -> Location:
        """Return the location of a value, or of a word in it."""
        return self.documents[place.path].locate(place.trail, word, occurrence)

    def locate_key(self, place: Place) -> Location:
        """Return the location of the key, such as an id, at a place."""
        return self.documents[place.path].locate_key(place.trail)

    @cached_property
    def markdown(self) -> tuple[tuple[str, Place], ...]:
        """The texts of inline Markdown, each with its place, in the order of the curriculum."""
        return tuple(self._markdown())

    def _markdown(self) -> Iterator[tuple[str, Place]]:
        for owner in owners(self.curriculum):
            for text, shape, trail in owner.texts:
                if shape.links:
                    yield text, Place(owner.place.path, trail)

    @cached_property
    def locations(self) -> Mapping[str, Location]:
        """Where each thing is defined, by the id that `[[…]]` uses."""
        return {link_id(thing): self.definition(thing) for thing in self.curriculum.things()}

    def definition(self, thing: Thing) -> Location:
        """Return the location of a thing's id, or the top of the file that is the thing."""
        if thing.place.trail:
            return self.locate_key(thing.place)
        return self.documents[thing.place.path].line(1)
