"""Two curricula → their things in pairs, each beside what it was before, and what changed in it.

A thing is the same while its id is; a new id that says `was` of an id that is gone is a renaming. A curriculum with
errors is compared as far as it could be read: a thing that may stand in a file which one side could not read is neither
new nor gone, and its pair is left out.

Besides what its author wrote, a thing differs by what happens around it: a stage has another place, an entry went from
one stage to another with all its points, a topic comes or goes with a stage or by a link in a point, a roadmap takes
its stages along. An entry that has moved is neither gone from one stage nor new in the other: it is taken out of the
forms of both, and compared where it is now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Thing, former_ids, link_id, noun
from roadmap_site.diff.compare import Difference, Form, Kind, Renamed, compare, form, moves
from roadmap_site.schema.definition import CATALOGUES, NOUNS, TOP

# Id of a stage → its differences.
_ById = defaultdict[str, list[Difference]]
# Roadmap or stage → its topics, each with whether it has an entry of its own; all by the ids that they have now.
_Taught = Mapping[str, Mapping[str, bool]]


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
    renamed: Renamed
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


def differences(before: LoadResult, after: LoadResult, match: Matched) -> Iterator[tuple[Pair, tuple[Difference, ...]]]:
    """Yield each pair with what changed in its thing; of something gone, with what went along."""
    old_forms, new_forms = {}, {}
    for id, old, new, _ in match.pairs:
        if old:
            old_forms[id] = form(old, match.renamed)
        if new:
            new_forms[id] = form(new, {})
    old_taught, new_taught = _taught(before, match.gaps, match.renamed), _taught(after, match.gaps, {})
    moved_stages, moved_entries = _moved_stages(match), _moved_entries(match.pairs, old_forms, new_forms)
    for pair in match.pairs:
        along = [*_along(pair, match.renamed, old_taught, new_taught)]
        if pair.new is None:
            yield pair, (*moved_entries[pair.id], *along)
        elif pair.old is None:
            yield pair, (*along, *compare({}, new_forms[pair.id]), *moved_entries[pair.id])
        else:
            written = _without_former_id(pair, compare(old_forms[pair.id], new_forms[pair.id]))
            yield pair, (*moved_stages[pair.id], *written, *moved_entries[pair.id], *along)


def _without_former_id(pair: Pair, differences: Iterable[Difference]) -> Iterator[Difference]:
    """Yield differences, but not that a renamed thing says what it was."""
    expected = {pair.former_id, str(pair.former_id).rpartition("/")[2]}
    for difference in differences:
        if difference.at != ("was",) or difference.kind is not Kind.ADDED or difference.after not in expected:
            yield difference


def _moved_stages(match: Matched) -> _ById:
    """Return the stages that have another place among those that their roadmap had before."""
    moved = _ById(list)
    for _, old, new, _ in match.pairs:
        if isinstance(old, Roadmap) and isinstance(new, Roadmap):
            for id, (was, now) in moves(_stages(old, match.renamed), _stages(new, {})):
                moved[id].append(Difference(("number",), Kind.MOVED, str(was), str(now)))
    return moved


def _stages(roadmap: Roadmap, renamed: Mapping[str, str]) -> list[str]:
    return [renamed.get(stage.full_id, stage.full_id) for stage in roadmap.stages]


def _moved_entries(pairs: Iterable[Pair], old_forms: Mapping[str, Form], new_forms: Mapping[str, Form]) -> _ById:
    """Take the entries that went from one stage to another out of the forms, and return their differences."""
    lost, gained = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for pair in pairs:
        if isinstance(pair.latest, Stage):
            old, new = _entries(old_forms, pair.id), _entries(new_forms, pair.id)
            for topic in old.keys() - new.keys():
                lost[topic].append(pair.id)
            for topic in new:
                if topic not in old:
                    gained[topic].append(pair.id)
    moved = _ById(list)
    for topic, stages in gained.items():
        for here, there in _nearest(stages, lost[topic]):
            difference = Difference(("topics", topic), Kind.MOVED, there, here)
            entry = _entries(old_forms, there).pop(topic)
            moved[there].append(difference)
            moved[here] += [difference, *compare(entry, _entries(new_forms, here).pop(topic), difference.at)]
    return moved


def _entries(forms: Mapping[str, Form], stage: str) -> dict[str, Form]:
    entries = forms.get(stage, {}).get("topics")
    return entries if isinstance(entries, dict) else {}


def _nearest(gained: Sequence[str], lost: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield stages that gained a topic, each with one that lost it, first of all one of the same roadmap."""
    left, rest = [*lost], []
    for here in gained:
        there = next((id for id in left if id.partition("/")[0] == here.partition("/")[0]), None)
        if there is None:
            rest.append(here)
        else:
            left.remove(there)
            yield here, there
    yield from zip(rest, left, strict=False)


def _taught(loaded: LoadResult, gaps: Iterable[str], renamed: Mapping[str, str]) -> _Taught:
    """Return what a side teaches; nothing is known where what teaches, or is taught, could not all be read."""
    for gap in gaps:
        catalogue = CATALOGUES.get(gap.partition("/")[0])
        if catalogue is None or catalogue.noun == "topic":
            return {}
    taught: dict[str, dict[str, bool]] = {}
    for owner in (*loaded.curriculum.roadmaps, *loaded.curriculum.stages):
        taught[renamed.get(owner, owner)] = {}
    for topic, teachings in loaded.graph.teachings.items():
        for stage, _, _, own in teachings:
            for owner in (stage.full_id, stage.roadmap):
                taught[renamed.get(owner, owner)][renamed.get(topic, topic)] = own
    return taught


def _along(pair: Pair, renamed: Mapping[str, str], old: _Taught, new: _Taught) -> Iterator[Difference]:
    """Yield what comes or goes with a whole: a roadmap's stages, a stage's topics, a topic with a link in a point."""
    id, was, now, _ = pair
    before, after = old.get(id, {}), new.get(id, {})
    if isinstance(was, Roadmap) and now is None:
        for stage in was.stages:
            yield Difference(("stages",), Kind.REMOVED, stage.full_id, None)
    elif isinstance(was, Stage) and now is None:
        yield from _gone("takes", before, new.get(renamed.get(was.roadmap, was.roadmap), before))
    elif isinstance(now, Stage) and was is None:
        yield from _come("brings", after, old.get(now.roadmap, after))
    elif isinstance(now, Stage):
        yield from _come("teaches", _linked(after), before)
        yield from _gone("teaches", _linked(before), after)


def _linked(topics: Mapping[str, bool]) -> list[str]:
    return [topic for topic, own in topics.items() if not own]


def _come(key: str, topics: Iterable[str], known: Container[str]) -> Iterator[Difference]:
    for topic in topics:
        if topic not in known:
            yield Difference((key,), Kind.ADDED, None, topic)


def _gone(key: str, topics: Iterable[str], left: Container[str]) -> Iterator[Difference]:
    for topic in topics:
        if topic not in left:
            yield Difference((key,), Kind.REMOVED, topic, None)
