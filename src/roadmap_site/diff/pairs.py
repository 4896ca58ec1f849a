"""The things of two curricula, each beside what it was before.

A thing is the same while its id is; a new id that says `was` of an id that is gone is a renaming. What could not be
read on one side is neither new nor gone: nothing is known of it, and it is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Thing, former_ids, link_id, noun
from roadmap_site.schema.definition import NOUNS, TOP

_FOLDERS = {each.pattern.partition("/")[0] for each in NOUNS.values()}


class Pair(NamedTuple):
    """A thing before and after."""

    id: str
    old: Thing | None
    new: Thing | None

    @property
    def known(self) -> Thing:
        """The thing as it is, or as it last was."""
        thing = self.new or self.old
        assert thing is not None  # noqa: S101 (a pair of nothing is not made)
        return thing


class Side(NamedTuple):
    """One of two curricula, and what could be read of it."""

    loaded: LoadResult
    gaps: frozenset[str]
    """The files and folders that could not be read, relative to the curriculum's folder."""
    new_gaps: frozenset[str]
    """Those of them that could be read on the other side."""

    @property
    def settings(self) -> bool:
        """Whether `curriculum.yml` could be read."""
        return TOP not in self.gaps

    def knows(self, thing: Thing | None, other: Thing | None) -> bool:
        """Return whether a thing is surely what it looks like here, or, if it is not here, surely not here.

        Args:
            thing: The thing as it is here, if it is.
            other: The thing on the other side, if it is there.
        """
        if thing is not None:
            return thing.place.path not in self.gaps
        assert other is not None  # noqa: S101 (see `Pair`)
        world, path = self.loaded.world, other.place.path
        without_shape = other.id in world.declared and other.id not in world.curriculum.by_id
        if path in self.gaps or (NOUNS[noun(other)].catalogued and without_shape):
            return False
        return path in world.documents or not any(_may_hold(gap, path) for gap in self.new_gaps)


def sides(before: LoadResult, after: LoadResult) -> tuple[Side, Side]:
    """Return both curricula with what could not be read of them."""
    old, new = _gaps(before), _gaps(after)
    return Side(before, old, old - new), Side(after, new, new - old)


def pairs(old: Curriculum, new: Curriculum) -> list[Pair]:
    """Return everything in either curriculum: roadmaps, each followed by its stages, then the catalogues."""
    taken: set[str] = set()
    made: list[Pair] = []
    for id, thing in new.by_id.items():
        former = _former(thing, old, new, taken)
        if former:
            taken.add(link_id(former))
        made.append(Pair(id, former, thing))
    for id, thing in old.by_id.items():
        if id not in taken:
            made.append(Pair(id, thing, None))
    homes = {pair.old.id: pair.id for pair in made if isinstance(pair.old, Roadmap)}
    order: dict[str, int] = {}
    for id in (*new.roadmaps, *homes.values()):
        order.setdefault(id, len(order))
    return sorted(made, key=lambda pair: _rank(pair, order, homes))


def _gaps(loaded: LoadResult) -> frozenset[str]:
    top = loaded.world.documents[TOP].path.removesuffix(TOP)
    return frozenset(path.removeprefix(top) for path in loaded.unread)


def _may_hold(gap: str, path: str) -> bool:
    """Return whether what a file of one side holds may stand in what could not be read of the other."""
    folder = gap.partition("/")[0]
    return folder == path.partition("/")[0] or folder not in _FOLDERS


def _rank(pair: Pair, order: Mapping[str, int], homes: Mapping[str, str]) -> tuple[int, int, bool]:
    """Return what a pair is sorted by.

    Args:
        pair: The pair.
        order: Roadmap → its position.
        homes: Id that a roadmap had → the one that it has.
    """
    thing, gone = pair.known, pair.new is None
    if isinstance(thing, Roadmap):
        return order.get(pair.id, len(order)), 0, False
    if not isinstance(thing, Stage):
        return len(order) + list(NOUNS).index(noun(thing)), 0, gone
    home = thing.roadmap
    if gone:
        home = homes.get(home, home)
    return order.get(home, len(order)), thing.number, gone


def _former(thing: Thing, old: Curriculum, new: Curriculum, taken: Collection[str]) -> Thing | None:
    """Return what a thing was before: what had its id, else what had a former id of its own and is gone."""
    same = old.by_id.get(link_id(thing))
    if same and noun(same) == noun(thing):
        return same
    for id in former_ids(new, thing):
        known = old.by_id.get(id)
        if known and noun(known) == noun(thing) and id not in new.by_id and id not in taken:
            return known
    return None
