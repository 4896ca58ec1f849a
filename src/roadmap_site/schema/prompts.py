"""What can be said of a new thing, derived from the definition: the options of `roadmap new`, and its questions.

Where a thing stands comes first, then each of its keys that holds texts. Keys that hold more, and former ids, are for
an editor.
"""

from collections.abc import Container, Iterator
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.problems.problem import Problem
from roadmap_site.schema import texts
from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.shape_walks import text_of
from roadmap_site.schema.texts import Text
from roadmap_site.schema.types import Items
from roadmap_site.yaml_io import reader, writer

_LAST = 9


class Field(NamedTuple):
    """What can be said of a new thing."""

    name: str
    about: str
    refers_to: str | None = None
    """What its words are the ids of: a noun, `area`, `kind`, `level` or `cost`."""
    text: Text | None = None
    """What its words look like, where they stand under a key of this name."""
    several: bool = False
    required: bool = False
    asked: int = _LAST
    """Its place among the questions; the last one has what is asked for only if it was given, and is wrong."""

    def problems(self, word: str) -> list[Problem]:
        """Return what the checker has to say of a word of it, where that can be known without a curriculum."""
        if self.text is None:
            return []
        document, problems = reader.parse(writer.written({self.name: word}), "")
        if not problems:
            self.text.read(word, (self.name,), texts.Reading(document, problems))
        return problems


ID = Field("id", "Stays for ever, as it becomes the address.", text=texts.ID, required=True, asked=2)


def fields(noun: Noun) -> Iterator[Field]:
    """Yield what can be said of a new thing."""
    definition = NOUNS[noun]
    if definition.home:
        about = f"The {definition.home} that it stands in."
        place = 2 if definition.catalogued else 0
        yield Field(definition.home, about, definition.home, required=True, asked=place)
    yield ID
    if noun == "stage":
        yield Field("after", "Id of the stage before it.  [default: the last one]")
    if definition.catalogued:
        does = "teaches" if noun == "topic" else "suggests"
        yield Field("stage", f"The stage that {does} it, as `roadmap/stage`.", "stage", asked=_LAST - 1)
    for name, key in definition.keys.keys.items():
        text, several, asked = text_of(key), isinstance(key.shape, Items), key.asked or _LAST
        if text and name != "was":
            yield Field(name, key.description, text.refers, text, several, key.required, asked)


def asked(noun: Noun, given: Container[str] = ()) -> list[Field]:
    """Return what is worth a question, in the order in which one thinks of it, and last what else is given."""
    wanted = [field for field in fields(noun) if field.asked < _LAST or field.name in given]
    return sorted(wanted, key=attrgetter("asked"))
