"""The texts in a value, each with its shape and its place.

Whoever looks for something in everything that authors wrote, such as references or words of a vocabulary, goes through
these. What has the wrong shape is not there: its own problem tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from roadmap_site.schema.types import ById, Items, Key, Keys, Shape, ShortOr, Text
from roadmap_site.yaml_io.document import Place


class Written(NamedTuple):
    """One text that an author wrote."""

    text: str
    shape: Text
    key: Key
    """The key that it stands under, or whose list it is an item of."""
    place: Place


def texts(values: Mapping[str, Any], keys: Keys, place: Place) -> Iterator[Written]:
    """Yield the texts of a mapping, in the order of its keys in the definition.

    Args:
        values: What stands under the keys, as their shapes have read it.
        keys: The keys that the mapping can have.
        place: Where the mapping stands.
    """
    for name, key in keys.keys.items():
        if name in values:
            yield from _texts(values[name], key.shape, key, place / name)


def _texts(value: Any, shape: Shape, key: Key, place: Place) -> Iterator[Written]:
    if isinstance(shape, ShortOr):
        yield from _short_or_long(value, shape, key, place)
    elif not value:
        return
    elif isinstance(shape, Text):
        yield Written(value, shape, key, place)
    elif isinstance(shape, Keys):
        yield from texts(value, shape, place)
    elif isinstance(shape, Items):
        for position, item in enumerate(value):
            yield from _texts(item, shape.of, key, place / position)
    elif isinstance(shape, ById):
        for id, inner in value.items():
            yield from _texts(inner, shape.of, key, place / id)


def _short_or_long(value: Any, shape: ShortOr, key: Key, place: Place) -> Iterator[Written]:
    """Yield the texts of a value that may be short; a short form stands for the first key of the long one."""
    if isinstance(value, Mapping):
        yield from texts(value, shape.meant(value), place)
    elif value:
        name, first = next(iter(shape.long[0].keys.items()))
        if shape.short.refers_to:
            key = first
        yield Written(value, shape.short, key, place / name)
