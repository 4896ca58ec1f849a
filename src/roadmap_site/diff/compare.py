# Why: texts, lists and parts differ in few ways, the same for every key; this knows the ways, and no thing by name.
"""Two forms → their differences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from roadmap_site.diff.forms import Form, Value, all_keys
from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.types import Items, Prose, ShortOr, Text


class Kind(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    """Its words are others now."""
    MOVED = "moved"
    """It stands elsewhere now."""


class Difference(NamedTuple):
    """One difference within a thing."""

    at: tuple[str, ...]
    """The way to it, in keys and ids: `summary`, or `topics`, `gluten`, `points`."""
    kind: Kind
    before: str
    """The text or the item of a list; empty when there was none."""
    after: str
    """The same afterwards; empty when there is none."""
    positions: tuple[int, int] | None = None
    """Of an item that moved within its list: its place before and after, counted from 1."""


_HOMES = {(each.home,) for each in NOUNS.values()}
"""Keys that say where a thing is kept."""
_ALONG = frozenset({"brings", "stages", "takes", "teaches"})
"""Lists of ids that no author writes: what comes or goes with a stage or a roadmap."""


def _lists(wanted: Callable[[Text], bool]) -> Iterator[str]:
    """Yield the keys of lists whose items are texts of a sort."""
    for name, key in all_keys():
        item = key.shape.of if isinstance(key.shape, Items) else None
        text = item.short if isinstance(item, ShortOr) else item
        if isinstance(text, Text) and wanted(text):
            yield name


ID_LISTS = _ALONG.union(_lists(lambda text: text.refers_to is not None))
"""Lists of the ids of other things."""
NAME_LISTS = _ALONG.union(_lists(lambda text: text.prose is not Prose.MARKDOWN))
"""Lists of names, of which one is not another with other words."""
_ALIKE = 0.4
"""From which likeness on, 1 being the same, a text counts as reworded."""
_LONG_WORD = re.compile(r"\w{4,}")
_COMPARED = 300
"""How many characters of a text count for its likeness."""
_PAIRS = 1000
"""How many pairs of texts of a list are looked at for likeness: a list of a thousand texts is no one's handiwork."""


def compare(before: Mapping[str, Value], after: Mapping[str, Value], at: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Yield the differences of two forms, in the order of their keys; of what is new, everything that it says.

    Args:
        before: The older form; empty when there was none.
        after: The newer form.
        at: The way to both.
    """
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        way = (*at, key)
        if isinstance(old or new, tuple):
            yield from _items(way, old or (), new or ())  # type: ignore[arg-type]
        elif isinstance(old or new, dict):
            yield from _parts(way, old or {}, new or {})  # type: ignore[arg-type]
        elif (old or "") != (new or ""):
            yield _text(way, str(old or ""), str(new or ""))


def out_of_order(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Return the fewest items that, taken away, leave what both lists share in one order.

    Both lists hold each item once. What stays is the longest increasing run of old positions, by patience sorting.
    """
    old = {item: position for position, item in enumerate(before)}
    shared = [item for item in after if item in old]
    ends: list[int] = []
    lengths = []
    for item in shared:
        length = bisect_left(ends, old[item])
        ends[length : length + 1] = [old[item]]
        lengths.append(length)
    keeping, moved = len(ends) - 1, []
    for item, length in zip(reversed(shared), reversed(lengths), strict=True):
        if length == keeping:
            keeping -= 1
        else:
            moved.append(item)
    return moved[::-1]


def moves(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what has moved within a list, with its place before and after, counted from 1."""
    for item in out_of_order(before, after):
        yield item, (before.index(item) + 1, after.index(item) + 1)


def _text(at: tuple[str, ...], old: str, new: str) -> Difference:
    if not old or not new:
        return Difference(at, Kind.ADDED if new else Kind.REMOVED, old, new)
    return Difference(at, Kind.MOVED if at in _HOMES else Kind.CHANGED, old, new)


def _parts(at: tuple[str, ...], old: dict[str, Form], new: dict[str, Form]) -> Iterator[Difference]:
    for id in old:
        if id not in new:
            yield Difference(at, Kind.REMOVED, id, "")
    for id, part in new.items():
        if id not in old:
            yield Difference(at, Kind.ADDED, "", id)
        yield from compare(old.get(id, {}), part, (*at, id))
    for id, positions in moves([*old], [*new]):
        yield Difference(at, Kind.MOVED, id, id, positions)


def _items(at: tuple[str, ...], old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Difference]:
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    reworded = {} if at[-1] in NAME_LISTS else _reworded([*gone.elements()], [*come.elements()])
    for text in come.elements():
        if text in reworded:
            yield Difference(at, Kind.CHANGED, reworded[text], text)
        else:
            yield Difference(at, Kind.ADDED, "", text)
    for text in (gone - Counter(reworded.values())).elements():
        yield Difference(at, Kind.REMOVED, text, "")
    now = {text: other for other, text in reworded.items()}
    for text, positions in moves([*dict.fromkeys(now.get(text, text) for text in old)], [*dict.fromkeys(new)]):
        yield Difference(at, Kind.MOVED, text, text, positions)


def _reworded(gone: Sequence[str], come: Sequence[str]) -> dict[str, str]:
    """Return new texts → the old ones that they most likely come from, each of which serves once."""
    if len(gone) * len(come) > _PAIRS:
        return {}
    old, new = [_Print.of(text) for text in gone], [_Print.of(text) for text in come]
    scored = sorted((-_likeness(was, now), i, j) for j, now in enumerate(new) for i, was in enumerate(old))
    found: dict[int, int] = {}
    for score, i, j in scored:
        if -score >= _ALIKE and j not in found and i not in found.values():
            found[j] = i
    return {come[j]: gone[i] for j, i in found.items()}


class _Print(NamedTuple):
    """What a text is known by."""

    words: frozenset[str]
    """Its longer words."""
    threes: Counter[str]
    """Every three letters in a row, with how often they come."""

    @classmethod
    def of(cls, text: str) -> _Print:
        """Return what a text is known by, whatever its length."""
        start = text[:_COMPARED].lower()
        return cls(frozenset(_LONG_WORD.findall(start)), Counter(start[at : at + 3] for at in range(len(start))))


def _likeness(old: _Print, new: _Print) -> float:
    """Return how much of one text is in the other: by the longer words of the shorter one, or by letters.

    The letters by the coefficient of Sørensen and Dice over trigrams.
    """
    fewest = min(len(old.words), len(new.words))
    shared = len(old.words & new.words) / fewest if fewest else 0.0
    total = old.threes.total() + new.threes.total()
    return max(shared, 2 * (old.threes & new.threes).total() / total if total else 0.0)
