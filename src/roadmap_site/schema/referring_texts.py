"""The texts in a value that refer: ids, words of a vocabulary, and texts with `[[…]]` links.

What refers is found by the shapes of the definition, so that a new key needs nothing else to be checked, renamed and
listed. What has the wrong shape is not there: its own problem tells of it. Keys below which nothing that is wanted can
stand are not entered, and most texts hold no link: a curriculum has ten texts for each that refers.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from roadmap_site.schema.types import ById, Items, Key, Keys, Prose, Shape, ShortOr, Text
from roadmap_site.yaml_io.document import Place, Trail

Wanted = Callable[[Text], bool]
"""Whether texts of a shape are looked for."""


class Referring(NamedTuple):
    """One text that refers to something."""

    text: str
    shape: Text
    key: Key
    """The key that it stands under, or whose list it is an item of."""
    place: Place


def to_things(shape: Text) -> bool:
    """Return whether such a text can refer to things: it is an id of one, or may hold links."""
    return bool(shape.refers_to) or shape.prose is Prose.MARKDOWN


def to_vocabularies(shape: Text) -> bool:
    """Return whether such a text is a word of a vocabulary."""
    return bool(shape.vocabulary)


def referring(values: Mapping[str, Any], keys: Keys, place: Place, wanted: Wanted) -> list[Referring]:
    """Return the texts of a mapping that refer, in the order of its keys in the definition.

    Args:
        values: What stands under the keys, as their shapes have read it.
        keys: The keys that the mapping can have.
        place: Where the mapping stands.
        wanted: Which texts to look for.
    """
    walk = _Walk(place.path, wanted, [])
    walk.through(values, keys, place.trail)
    return walk.texts


@cache
def _entered(keys: Keys, wanted: Wanted) -> tuple[tuple[str, Key], ...]:
    """Return the keys below which something wanted can stand."""
    return tuple((name, key) for name, key in keys.keys.items() if _can_hold(key.shape, wanted))


def _can_hold(shape: Shape, wanted: Wanted) -> bool:
    if isinstance(shape, Text):
        return wanted(shape)
    if isinstance(shape, Keys):
        return bool(_entered(shape, wanted))
    if isinstance(shape, ShortOr):
        return wanted(shape.short) or any(_entered(keys, wanted) for keys in shape.long)
    return isinstance(shape, Items | ById) and _can_hold(shape.of, wanted)


class _Walk(NamedTuple):
    """A walk through one mapping."""

    path: str
    wanted: Wanted
    texts: list[Referring]
    """What the walk has come by."""

    def through(self, values: Mapping[str, Any], keys: Keys, trail: Trail) -> None:
        for name, key in _entered(keys, self.wanted):
            if values.get(name):
                self._into(values[name], key.shape, key, (*trail, name))

    def _into(self, value: Any, shape: Shape, key: Key, trail: Trail) -> None:
        if isinstance(shape, Text):
            self._look(value, shape, key, trail)
        elif isinstance(shape, Keys):
            self.through(value, shape, trail)
        elif not isinstance(shape, ShortOr):
            assert isinstance(shape, Items | ById)  # noqa: S101 (there is no other)
            for step, part in value.items() if isinstance(shape, ById) else enumerate(value):
                if part:
                    self._into(part, shape.of, key, (*trail, step))
        elif not isinstance(value, str):
            self.through(value, shape.meant(value), trail)
        else:
            # A short form stands for the first key of the long one.
            name, first = next(iter(shape.long[0].keys.items()))
            self._look(value, shape.short, first if shape.short.refers else key, (*trail, name))

    def _look(self, text: str, shape: Text, key: Key, trail: Trail) -> None:
        if self.wanted(shape) and (shape.refers or "[[" in text):
            self.texts.append(Referring(text, shape, key, Place(self.path, trail)))
