"""Two curricula → their things in pairs, each beside what it was before.

A thing is the same while its id is; a new id that says `was` of an id that is gone is a renaming. A curriculum with
errors is compared as far as it could be read: a thing that may stand in a file which one side could not read is neither
new nor gone, and its pair is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Thing, former_ids, link_id, noun
from roadmap_site.schema.definition import CATALOGUES, NOUNS, TOP


class Pair(NamedTuple):
    """A thing before and after; one of the two is there."""

    id: str
    """As `[[…]]` writes it: the new one, or the last one when the thing is gone."""
    old: Thing | None
    new: Thing | None
    latest: Thing
    """The thing as it is, or as it last was."""

    @property
    def former_id(self) -> str | None:
        """Its id before, when it has another one of its own; a stage has not, when only its roadmap has."""
        if self.old is None or self.new is None or self.old.id == self.new.id:
            return None
        return link_id(self.old)


class Matched(NamedTuple):
    """Two curricula, thing by thing."""

    pairs: tuple[Pair, ...]
    """All of which both sides know: roadmaps, each followed by its stages, then the catalogues."""
    renamed: Mapping[str, str]
    """Ids that have changed → what they are now."""
    gaps: frozenset[str]
    """The files and folders that could not be read on a side, relative to the curriculum's folder."""


class _Side(NamedTuple):
    loaded: LoadResult
    gaps: frozenset[str]  # What could not be read here.
    new_gaps: frozenset[str]  # What of that could be read on the other side.

    def knows(self, here: Thing | None, there: Thing | None) -> bool:
        """Return whether a thing is surely what it looks like on this side, or surely not here.

        Args:
            here: The thing on this side, if it is there.
            there: The thing on the other side, if it is there.
        """
        if here is not None or there is None:
            return here is None or here.place.path not in self.gaps
        located, path = self.loaded.located, there.place.path
        shapeless = there.id in located.declared and there.id not in located.curriculum.by_id
        if path in self.gaps or (shapeless and NOUNS[noun(there)].catalogued):
            return False
        return path in located.documents or not any(_may_hold(gap, path) for gap in self.new_gaps)


def matched(before: LoadResult, after: LoadResult) -> Matched:
    """Return the things of two curricula in pairs, at each place what is there before what is gone."""
    old_gaps, new_gaps = _gaps(before), _gaps(after)
    old_side, new_side = _Side(before, old_gaps, old_gaps - new_gaps), _Side(after, new_gaps, new_gaps - old_gaps)
    known, renamed = [], {}
    for pair in _pairs(before.curriculum, after.curriculum):
        if pair.old and pair.new and link_id(pair.old) != pair.id:
            renamed[link_id(pair.old)] = pair.id
        if old_side.knows(pair.old, pair.new) and new_side.knows(pair.new, pair.old):
            known.append(pair)
    order: dict[str, int] = {}
    for id in (*after.curriculum.roadmaps, *before.curriculum.roadmaps):
        order.setdefault(renamed.get(id, id), len(order))
    known.sort(key=lambda pair: _rank(pair, order, renamed))
    return Matched(tuple(known), renamed, old_gaps | new_gaps)


def _gaps(loaded: LoadResult) -> frozenset[str]:
    top = loaded.located.documents[TOP].path.removesuffix(TOP)
    return frozenset(path.removeprefix(top) for path in loaded.unread)


def _may_hold(gap: str, path: str) -> bool:
    """Return whether what a file of one side holds may stand in what could not be read of the other."""
    folder = gap.partition("/")[0]
    return folder == path.partition("/")[0] or folder not in {"roadmaps", *CATALOGUES}


def _pairs(old: Curriculum, new: Curriculum) -> Iterator[Pair]:
    paired = set[str]()
    for id, thing in new.by_id.items():
        former = _former(thing, old, new, paired)
        if former:
            paired.add(link_id(former))
        yield Pair(id, former, thing, thing)
    for id, thing in old.by_id.items():
        if id not in paired:
            yield Pair(id, thing, None, thing)


def _former(thing: Thing, old: Curriculum, new: Curriculum, paired: Collection[str]) -> Thing | None:
    """Return what a thing was before: what had its id, else what had a former id of its own and is gone."""
    same = old.by_id.get(link_id(thing))
    if same and noun(same) == noun(thing):
        return same
    for id in former_ids(new, thing):
        former = old.by_id.get(id)
        if former and noun(former) == noun(thing) and id not in new.by_id and id not in paired:
            return former
    return None


def _rank(pair: Pair, order: Mapping[str, int], renamed: Mapping[str, str]) -> tuple[int, int]:
    """Return what a pair is sorted by: its roadmap, or after all of them its noun, then its number.

    Args:
        pair: The pair.
        order: Roadmap → its position.
        renamed: Ids that have changed → what they are now.
    """
    thing = pair.latest
    if isinstance(thing, Roadmap):
        return order.get(pair.id, len(order)), 0
    if not isinstance(thing, Stage):
        return len(order) + [*NOUNS].index(noun(thing)), 0
    home = renamed.get(thing.roadmap, thing.roadmap)
    return order.get(home, len(order)), thing.number
