"""The texts in a value that refer: ids, words of a vocabulary, and texts with `[[…]]` links.

What refers is found by the shapes of the definition, so that a new key needs nothing else to be checked, renamed and
listed. What has the wrong shape is not there: its own problem tells of it. Keys below which nothing can refer are not
entered, and most texts hold no link.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from roadmap_site.schema.types import ById, Items, Key, Keys, Prose, Shape, ShortOr, Text
from roadmap_site.yaml_io.document import Place


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
    for name, key in _entered(keys):
        if values.get(name):
            yield from _in_value(values[name], key.shape, key, place / name)


@cache
def _entered(keys: Keys) -> tuple[tuple[str, Key], ...]:
    """Return the keys below which something can refer."""
    return tuple((name, key) for name, key in keys.keys.items() if _can_refer(key.shape))


def _can_refer(shape: Shape) -> bool:
    if isinstance(shape, Text):
        return bool(shape.refers) or shape.prose is Prose.MARKDOWN
    if isinstance(shape, Keys):
        return bool(_entered(shape))
    if isinstance(shape, ShortOr):
        return _can_refer(shape.short) or any(map(_can_refer, shape.long))
    return isinstance(shape, Items | ById) and _can_refer(shape.of)


def _in_value(value: Any, shape: Shape, key: Key, place: Place) -> Iterator[Referring]:
    if isinstance(shape, Text):
        if shape.refers or "[[" in value:
            yield Referring(value, shape, key, place)
    elif isinstance(shape, Keys):
        yield from referring(value, shape, place)
    elif isinstance(shape, ShortOr):
        yield from _in_short_or_long(value, shape, key, place)
    else:
        assert isinstance(shape, Items | ById)  # noqa: S101 (there is no other)
        parts = value.items() if isinstance(shape, ById) else enumerate(value)
        for step, part in parts:
            if part and not (isinstance(part, str) and _says_nothing(part, shape.of)):
                yield from _in_value(part, shape.of, key, place / step)


def _says_nothing(text: str, shape: Shape) -> bool:
    """Return whether a text is only words, as most points of a stage are."""
    return isinstance(shape, Text) and not shape.refers and "[[" not in text


def _in_short_or_long(value: Any, shape: ShortOr, key: Key, place: Place) -> Iterator[Referring]:
    """Yield the texts of a value that may be short; a short form stands for the first key of the long one."""
    if not isinstance(value, str):
        yield from referring(value, shape.meant(value), place)
        return
    name, first = next(iter(shape.long[0].keys.items()))
    if shape.short.refers:
        yield Referring(value, shape.short, first, place / name)
    elif "[[" in value and shape.short.prose is Prose.MARKDOWN:
        yield Referring(value, shape.short, key, place / name)
