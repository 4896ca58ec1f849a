"""The texts in a value that refer: ids, words of a vocabulary, and texts with `[[…]]` links.

What refers is found by the shapes of the definition, so that a new key needs nothing else to be checked, renamed and
listed. What has the wrong shape is not there: its own problem tells of it. Keys below which nothing can refer are not
entered, and most texts hold no link.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from roadmap_site.schema.types import ById, Items, Key, Keys, Prose, Shape, ShortOr, Text
from roadmap_site.yaml_io.document import Place, Trail


class Referring(NamedTuple):
    """One text that refers to something."""

    text: str
    shape: Text
    key: Key
    """The key that it stands under, or whose list it is an item of."""
    place: Place


def referring(values: Mapping[str, Any], keys: Keys, place: Place) -> Iterator[Referring]:
    """Yield the texts of a mapping that refer, in the order of its keys in the definition.

    Args:
        values: What stands under the keys, as their shapes have read it.
        keys: The keys that the mapping can have.
        place: Where the mapping stands.
    """
    for text, shape, key, trail in _in_keys(values, keys, place.trail):
        yield Referring(text, shape, key, Place(place.path, trail))


_Found = tuple[str, Text, Key, Trail]


@cache
def _entered(keys: Keys) -> tuple[tuple[str, Key], ...]:
    """Return the keys below which something can refer."""
    return tuple((name, key) for name, key in keys.keys.items() if _can_refer(key.shape))


def _can_refer(shape: Shape) -> bool:
    if isinstance(shape, Text):
        return shape.refers or shape.prose is Prose.MARKDOWN
    if isinstance(shape, Keys):
        return bool(_entered(shape))
    if isinstance(shape, ShortOr):
        return _can_refer(shape.short) or any(map(_can_refer, shape.long))
    return isinstance(shape, Items | ById) and _can_refer(shape.of)


def _in_keys(values: Mapping[str, Any], keys: Keys, trail: Trail) -> Iterator[_Found]:
    for name, key in _entered(keys):
        if values.get(name):
            yield from _in_value(values[name], key.shape, key, (*trail, name))


def _in_value(value: Any, shape: Shape, key: Key, trail: Trail) -> Iterator[_Found]:
    if isinstance(shape, Text):
        if shape.refers or "[[" in value:
            yield value, shape, key, trail
    elif isinstance(shape, Keys):
        yield from _in_keys(value, shape, trail)
    elif isinstance(shape, ShortOr):
        yield from _in_short_or_long(value, shape, key, trail)
    else:
        assert isinstance(shape, Items | ById)  # noqa: S101 (there is no other)
        parts = value.items() if isinstance(shape, ById) else enumerate(value)
        for step, part in parts:
            if part and not (isinstance(part, str) and _says_nothing(part, shape.of)):
                yield from _in_value(part, shape.of, key, (*trail, step))


def _says_nothing(text: str, shape: Shape) -> bool:
    """Return whether a text is only words, as most points of a stage are."""
    return isinstance(shape, Text) and not shape.refers and "[[" not in text


def _in_short_or_long(value: Any, shape: ShortOr, key: Key, trail: Trail) -> Iterator[_Found]:
    """Yield the texts of a value that may be short; a short form stands for the first key of the long one."""
    if not isinstance(value, str):
        yield from _in_keys(value, shape.meant(value), trail)
    elif shape.short.refers:
        name, first = next(iter(shape.long[0].keys.items()))
        yield value, shape.short, first, (*trail, name)
    elif "[[" in value and shape.short.prose is Prose.MARKDOWN:
        yield value, shape.short, key, (*trail, next(iter(shape.long[0].keys)))
