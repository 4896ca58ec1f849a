"""What can be said of a new thing, derived from the definition: the options of `roadmap new`, and its questions.

Where a thing stands comes first, then each of its keys that holds texts. Keys that hold more, and former ids, are for
an editor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from roadmap_site.schema import definition
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.types import ById, Items, Key, Keys, ShortOr, Text

FOLDERS: Mapping[Noun, str] = {"topic": "topics", "resource": "resources", "project": "projects"}
"""The catalogues' folders."""
HOMES: Mapping[Noun, str] = {"topic": "area", "resource": "kind", "project": "area", "stage": "roadmap"}
"""What a thing stands in."""
ASKED: Mapping[Noun, tuple[str, ...]] = {
    "topic": ("title", "area", "id", "aliases", "summary", "needs", "stage"),
    "resource": ("title", "kind", "id", "url", "authors", "year", "cost", "level", "topics", "stage"),
    "project": ("title", "area", "id", "summary", "level", "topics", "stage"),
    "stage": ("roadmap", "title", "id", "duration", "summary", "topics"),
    "roadmap": ("title", "id", "audience", "summary"),
}
"""What is worth a question, in the order in which one thinks of it."""


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
    if home := HOMES.get(noun):
        yield Field(home, f"The {home} that it stands in.", home, required=True)
    if noun == "stage":
        yield Field("after", "The stage before it.")
    if noun in FOLDERS:
        does = "teaches" if noun == "topic" else "suggests"
        yield Field("stage", f"The stage that {does} it, as `roadmap/stage`.", "stage")
    for name, key in keys_of(noun).keys.items():
        text = text_of(key)
        if text and name != "was":
            yield Field(name, key.description, text.refers_to, text, isinstance(key.shape, Items), key.required)


def keys_of(noun: Noun) -> Keys:
    """Return the keys that a thing can have."""
    shape = definition.FILES[FOLDERS.get(noun, noun)]
    if isinstance(shape, ById) and isinstance(shape.of, ShortOr):
        return shape.of.long[0]
    if isinstance(shape, Keys):
        return shape
    raise TypeError(noun)


def text_of(key: Key) -> Text | None:
    """Return what a text under a key, or an item of its list, looks like; nothing when it can be no text."""
    shape = key.shape
    if isinstance(shape, Items):
        shape = shape.of
    if isinstance(shape, ShortOr):
        shape = shape.short
    return shape if isinstance(shape, Text) else None
