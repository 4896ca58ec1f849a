"""The texts in a value that refer: ids, words of a vocabulary, and texts with `[[…]]` links.

What refers is found by the shapes of the definition, so that a new key needs nothing else to be checked, renamed and
listed. What has the wrong shape is not there: its own problem tells of it. Most texts hold no link.
"""

from collections.abc import Iterator, Mapping
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
    for name, key in keys.keys.items():
        if values.get(name):
            yield from _in_value(values[name], key.shape, key, place / name)


def _in_value(value: Any, shape: Shape, key: Key, place: Place) -> Iterator[Referring]:
    if isinstance(shape, Text):
        if shape.refers or (shape.prose is Prose.MARKDOWN and "[[" in value):
            yield Referring(value, shape, key, place)
    elif isinstance(shape, Keys):
        yield from referring(value, shape, place)
    elif isinstance(shape, ShortOr) and isinstance(value, str):
        # It stands for the first key of the long form.
        name, first = next(iter(shape.long[0].keys.items()))
        yield from _in_value(value, shape.short, first, place / name)
    elif isinstance(shape, ShortOr):
        yield from referring(value, shape.meant(value), place)
    else:
        assert isinstance(shape, Items | ById)  # noqa: S101 (there is no other)
        parts = value.items() if isinstance(shape, ById) else enumerate(value)
        for step, part in parts:
            if part:
                yield from _in_value(part, shape.of, key, place / step)
