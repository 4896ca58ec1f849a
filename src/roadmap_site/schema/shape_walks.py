"""Going through a shape: the keys in it, and what stands at the end of a trail.

A trail is a way through data, by keys and positions; the shape says what belongs at its end. Where a mapping has a
short form, the text stands for the first of its keys.
"""

from collections.abc import Iterator
from typing import Any

from roadmap_site.schema.texts import Text
from roadmap_site.schema.types import ById, Items, Key, Keys, ShortOr
from roadmap_site.yaml_io.document import Trail


def keys_in(shape: Any) -> Iterator[tuple[str, Key]]:
    """Yield every key that a value of a shape may have, however deep, with its name."""
    if isinstance(shape, ShortOr):
        for keys in shape.long:
            yield from keys_in(keys)
    elif isinstance(shape, Keys):
        for name, key in shape.keys.items():
            yield name, key
            yield from keys_in(key.shape)
    elif isinstance(shape, Items | ById):
        yield from keys_in(shape.of)


def key_at(shape: Any, trail: Trail) -> tuple[str, Key]:
    """Return the key that a text stands under, or whose list it is in; a short form stands for the long one's first.

    Args:
        shape: The shape of the whole.
        trail: The way to the text inside it.
    """
    keys: list[tuple[str, Key]] = []
    for step in trail:
        if isinstance(shape, ShortOr):
            shape = next(keys for keys in shape.long if step in keys.keys)
        if isinstance(shape, Keys):
            keys.append((str(step), shape.keys[str(step)]))
            shape = keys[-1][1].shape
        else:
            shape = shape.of
    if isinstance(shape, ShortOr):
        first = next(iter(shape.long[0].keys.items()))
        if shape.stands_for(first[0]):
            return first
    return keys[-1]


def text_at(shape: Any, trail: Trail) -> Text | None:
    """Return what the text at a trail looks like; nothing where no text belongs, or where that is not known."""
    for step in trail:
        if isinstance(shape, ShortOr):
            shape = next((keys for keys in shape.long if step in keys.keys), None)
        if isinstance(shape, Keys):
            shape = shape.keys[str(step)].shape if step in shape.keys else None
        else:
            shape = getattr(shape, "of", None)
    if isinstance(shape, ShortOr):
        shape = shape.short
    if isinstance(shape, Text):
        return shape
    return None


def text_of(key: Key) -> Text | None:
    """Return what a text under a key, or an item of its list, looks like; nothing when it can be no text."""
    shape = key.shape
    if isinstance(shape, Items):
        shape = shape.of
    if isinstance(shape, ShortOr):
        shape = shape.short
    if isinstance(shape, Text):
        return shape
    return None
