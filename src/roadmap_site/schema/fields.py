"""What can be said of a new thing, derived from the definition: the options of `roadmap new`, and its questions.

Where a thing stands comes first, then each of its keys that holds texts. Keys that hold more, and former ids, are for
an editor.
"""

from collections.abc import Iterator
from typing import NamedTuple

from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.types import Items, Key, ShortOr, Text


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


def fields(noun: Noun) -> Iterator[Field]:
    """Yield what can be said of a new thing."""
    definition = NOUNS[noun]
    if definition.home:
        yield Field(definition.home, f"The {definition.home} that it stands in.", definition.home, required=True)
    if noun == "stage":
        yield Field("after", "Id of the stage before it.  [default: the last one]")
    if definition.catalogued:
        does = "teaches" if noun == "topic" else "suggests"
        yield Field("stage", f"The stage that {does} it, as `roadmap/stage`.", "stage")
    for name, key in definition.keys.keys.items():
        text = text_of(key)
        if text and name != "was":
            yield Field(name, key.description, text.refers, text, isinstance(key.shape, Items), key.required)


def asked(noun: Noun) -> list[str]:
    """Return the names of what is worth a question, in the order in which one thinks of it."""
    definition = NOUNS[noun]
    first = ["title", *filter(None, [definition.home])]
    if noun == "stage":
        first.reverse()
    keys = [name for name, key in definition.keys.keys.items() if key.asked and name != "title"]
    keys.sort(key=lambda name: definition.keys.keys[name].asked or 0)
    if definition.catalogued:
        keys.append("stage")
    return [*first, "id", *keys]


def text_of(key: Key) -> Text | None:
    """Return what a text under a key, or an item of its list, looks like; nothing when it can be no text."""
    shape = key.shape
    if isinstance(shape, Items):
        shape = shape.of
    if isinstance(shape, ShortOr):
        shape = shape.short
    return shape if isinstance(shape, Text) else None
