"""Two curricula → their things in pairs, each beside what it was before, and what changed in it.

A thing is the same while its id is; a new id that says `was` of an id that is gone is a renaming. A curriculum with
errors is compared as far as it could be read: a thing that may stand in a file which one side could not read is neither
new nor gone, and its pair is left out.

Besides what its author wrote, a thing differs by what happens around it: a stage has another place, an entry went from
one stage to another with all its points, a topic comes or goes with a stage or by a link in a point, a roadmap takes
its stages along. An entry that has moved is neither gone from one stage nor new in the other: it is taken out of the
forms of both, and compared where it is now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Thing, former_ids, link_id, noun
from roadmap_site.diff.compare import Difference, Form, Kind, Renamed, compare, form, moves, without
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


def matched(before: LoadResult, after: LoadResult) -> Matched:
    """Return the things of two curricula in pairs, at each place what is there before what is gone."""
    old_gaps, new_gaps = _gaps(before), _gaps(after)
    old_folders, new_folders = {*map(_first, old_gaps - new_gaps)}, {*map(_first, new_gaps - old_gaps)}
    known, renamed = [], {}
    for pair in _pairs(before.curriculum, after.curriculum):
        if pair.old and pair.new and link_id(pair.old) != pair.id:
            renamed[link_id(pair.old)] = pair.id
        in_old = _surely(pair.old, pair.latest, before, old_gaps, old_folders)
        if in_old and _surely(pair.new, pair.latest, after, new_gaps, new_folders):
            known.append(pair)
    roadmaps = [*after.curriculum.roadmaps, *before.curriculum.roadmaps]
    known.sort(key=lambda pair: _rank(pair, roadmaps, renamed))
    return Matched(tuple(known), renamed, old_gaps | new_gaps)


def _gaps(loaded: LoadResult) -> frozenset[str]:
    top = loaded.located.documents[TOP].path.removesuffix(TOP)
    return frozenset(path.removeprefix(top) for path in loaded.unread)


def _surely(here: Thing | None, latest: Thing, loaded: LoadResult, gaps: frozenset[str], folders: set[str]) -> bool:
    """Return whether a thing is surely what it looks like on a side, or surely not there.

    Args:
        here: The thing on this side, if it is there.
        latest: The thing as it is, or as it last was.
        loaded: The side.
        gaps: What could not be read of it.
        folders: Where in the curriculum those gaps are that the other side has not.
    """
    if here:
        return here.place.path not in gaps
    located, path = loaded.located, latest.place.path
    shapeless = latest.id in located.declared and latest.id not in located.curriculum.by_id
    if path in gaps or (shapeless and NOUNS[noun(latest)].catalogued):
        return False
    # What the other side has in a file may stand here in another file of that folder, or in what is of no known folder.
    return path in located.documents or folders <= {"roadmaps", *CATALOGUES} - {_first(path)}


def _pairs(old: Curriculum, new: Curriculum) -> Iterator[Pair]:
    """Yield all things, each with what had its id, else with what had a former id of its own and is gone."""
    for definition in NOUNS.values():
        unpaired = dict(old.all(definition.noun))
        for id, thing in new.all(definition.noun).items():
            former = unpaired.pop(id, None)
            for former_id in former_ids(new, thing):
                if former is None and former_id not in new.by_id:
                    former = unpaired.pop(former_id, None)
            yield Pair(id, former, thing, thing)
        for id, thing in unpaired.items():
            yield Pair(id, thing, None, thing)


def _rank(pair: Pair, roadmaps: Sequence[str], renamed: Renamed) -> tuple[int, int]:
    """Return what a pair is sorted by: its roadmap's position and its number; what is in a catalogue comes last."""
    thing, home = pair.latest, _first(pair.id)
    if isinstance(thing, Roadmap | Stage):
        return roadmaps.index(renamed.get(home, home)), thing.number if isinstance(thing, Stage) else 0
    return len(roadmaps), 0


def _first(path: str) -> str:
    return path.partition("/")[0]


def differences(
    before: LoadResult, after: LoadResult, match: Matched
) -> Iterator[tuple[Pair, Kind, tuple[Difference, ...]]]:
    """Yield each pair with what became of its thing, and what changed in it; of something gone, what went along."""
    forms = {}
    for id, old, new, _ in match.pairs:
        forms[id] = form(old, match.renamed), form(new, {})
    old_taught, new_taught = _taught(before, match.gaps, match.renamed), _taught(after, match.gaps, {})
    moved_stages, moved_entries = _moved_stages(match), _moved_entries(forms)
    for pair in match.pairs:
        along = [*_along(pair, match.renamed, old_taught, new_taught)]
        if pair.new is None:
            yield pair, Kind.REMOVED, (*moved_entries[pair.id], *along)
        elif pair.old is None:
            yield pair, Kind.ADDED, (*along, *compare(*forms[pair.id]), *moved_entries[pair.id])
        else:
            written = _without_former_id(pair, compare(*forms[pair.id]))
            yield pair, Kind.CHANGED, (*moved_stages[pair.id], *written, *moved_entries[pair.id], *along)


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


def _moved_entries(forms: Mapping[str, tuple[Form, Form]]) -> _ById:
    """Take the entries that went from one stage to another out of the forms, and return their differences."""
    lost, gained = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for id, (old, new) in forms.items():
        before, after = _entries(old), _entries(new)
        for topic in without(before, after):
            lost[topic].append(id)
        for topic in without(after, before):
            gained[topic].append(id)
    moved = _ById(list)
    for topic, stages in gained.items():
        for here, there in _nearest(stages, lost[topic]):
            difference = Difference(("topics", topic), Kind.MOVED, there, here)
            old, new = _entries(forms[there][0]).pop(topic), _entries(forms[here][1]).pop(topic)
            moved[there].append(difference)
            moved[here] += [difference, *compare(old, new, difference.at)]
    return moved


def _entries(form: Form) -> dict[str, Form]:
    """Return the entries of a stage, which are parts; of other things the topics are names."""
    match form:
        case {"topics": dict() as entries}:
            return entries
    return {}


def _nearest(gained: Iterable[str], lost: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield stages that gained a topic, each with one that lost it, first of all one of the same roadmap."""
    left, rest = [*lost], []
    for here in gained:
        there = next((id for id in left if _first(id) == _first(here)), None)
        if there is None:
            rest.append(here)
        else:
            left.remove(there)
            yield here, there
    yield from zip(rest, left, strict=False)


def _taught(loaded: LoadResult, gaps: Iterable[str], renamed: Renamed) -> _Taught:
    """Return what a side teaches; nothing is known where what teaches, or is taught, could not all be read."""
    if not {*map(_first, gaps)} <= CATALOGUES.keys() - {"topics"}:
        return {}
    taught: dict[str, dict[str, bool]] = {}
    for owner in (*loaded.curriculum.roadmaps, *loaded.curriculum.stages):
        taught[renamed.get(owner, owner)] = {}
    for topic, teachings in loaded.graph.teachings.items():
        for stage, _, _, own in teachings:
            for owner in (stage.full_id, stage.roadmap):
                taught[renamed.get(owner, owner)][renamed.get(topic, topic)] = own
    return taught


def _along(pair: Pair, renamed: Renamed, old: _Taught, new: _Taught) -> Iterator[Difference]:
    """Yield what comes or goes with a whole: a roadmap's stages, a stage's topics, a topic with a link in a point."""
    before, after = old.get(pair.id, {}), new.get(pair.id, {})
    match pair.old, pair.new:
        case Roadmap(stages=stages), None:
            yield from compare({"stages": tuple(map(link_id, stages))}, {})
        case Stage(roadmap=roadmap), None:
            yield from compare({"takes": without(before, new.get(renamed.get(roadmap, roadmap), before))}, {})
        case None, Stage(roadmap=roadmap):
            yield from compare({}, {"brings": without(after, old.get(roadmap, after))})
        case Stage(), Stage():
            gone, come = without(_linked(before), after), without(_linked(after), before)
            yield from compare({"teaches": gone}, {"teaches": come})


def _linked(topics: Mapping[str, bool]) -> Iterator[str]:
    for topic, own in topics.items():
        if not own:
            yield topic
