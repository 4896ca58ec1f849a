# Why: a reviewer asks what a change does to the curriculum, not to its lines; here two curricula are compared by id,
# and what comes out is data that any way of telling can use.
"""Two curricula → what changed from one to the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from roadmap_site.curriculum import ruleset
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import (
    Curriculum,
    Roadmap,
    Stage,
    Thing,
    link_id,
    noun,
)
from roadmap_site.diff.compare import Difference, Kind, compare, moves
from roadmap_site.diff.forms import Form, form
from roadmap_site.diff.pairs import Pair, pairs, sides
from roadmap_site.problems import registry
from roadmap_site.problems.problem import Problem, Severity
from roadmap_site.schema import durations
from roadmap_site.schema.definition import CATALOGUES
from roadmap_site.schema.durations import Duration
from roadmap_site.schema.nouns import Noun

_Taught = Mapping[str, Mapping[str, bool]]
"""Stage → topics that it teaches, each with whether by an entry of its own."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing that is not what it was."""

    noun: Noun
    id: str
    """Its id as `[[…]]` writes it: the new one, or the last one when it is gone."""
    title: str
    kind: Kind
    """Added, removed or changed."""
    former_id: str
    """Its id before, when that was another one; else empty."""
    successor: str
    """Of what is gone: what its address leads to now, as that names it in `was`; else empty."""
    namesake: str
    """Of what is gone: something new with the same title, if any; else empty."""
    differences: tuple[Difference, ...]
    """What changed in it; of something new, all that it says; of something gone, what went with it."""


@dataclass(frozen=True, slots=True)
class Length:
    """A stage or a roadmap that takes another time."""

    noun: Noun
    id: str
    before: str
    """The duration, or the sum of them, for readers; empty when there is none."""
    after: str
    trend: str
    """`longer`, `shorter`, or empty when the two cannot be compared."""


class Judged(NamedTuple):
    """A rule that matters more, or less, than it did."""

    code: str
    before: Severity
    after: Severity

    @property
    def lowered(self) -> bool:
        """Whether less is demanded now."""
        grave = [Severity.OFF, Severity.WARNING, Severity.ERROR]
        return grave.index(self.after) < grave.index(self.before)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one curriculum to another."""

    things: tuple[Changed, ...]
    """Roadmaps, each followed by its stages, then topics, resources and projects, in their order."""
    settings: tuple[Difference, ...]
    """What changed in `curriculum.yml`, but for its `rules`."""
    rules: tuple[Judged, ...]
    """The rules that `curriculum.yml` sets otherwise than before, by their codes; what they are worth by default
    counts."""
    lengths: tuple[Length, ...]
    """Roadmaps and stages, in both curricula, whose time changed."""
    orphans: tuple[str, ...]
    """Topics, resources and projects that no way leads to now, though one did before or they are new."""
    problems_come: tuple[Problem, ...]
    """Problems that were not there before, wherever they stand."""
    problems_gone: tuple[Problem, ...]
    """Problems that are mended; not those of rules that have been turned off."""
    unread: tuple[str, ...]
    """Files that could not be read on one side, as messages show them; nothing is told of what they hold."""
    titles: Mapping[str, str]
    """Id as `[[…]]` writes it → title, the newest, of everything in either curriculum."""

    @property
    def nothing(self) -> bool:
        """Whether the curriculum says the same as before."""
        return not (self.things or self.settings or self.rules)


def between(before: LoadResult, after: LoadResult) -> Changes:
    """Return what changed from one curriculum to another.

    References are compared as if they had been renamed along. What could not be read on one side is left out, and what
    hangs on all files, such as orphans, where any could not be read.
    """
    old_side, new_side = sides(before, after)
    old, new = before.curriculum, after.curriculum
    gaps = old_side.gaps | new_side.gaps
    paired = pairs(old, new)
    renamed = {link_id(p.old): p.id for p in paired if p.old and p.new and link_id(p.old) != p.id}
    known = [p for p in paired if old_side.knows(p.old, p.new) and new_side.knows(p.new, p.old)]
    settings: tuple[Difference, ...] = ()
    rules: tuple[Judged, ...] = ()
    if old_side.settings and new_side.settings:
        settings = tuple(compare(form(old, renamed), form(new, {})))
        rules = tuple(_rules(old, new))
    taught: tuple[_Taught, _Taught] = ({}, {})
    if not any(_may_teach(gap) for gap in gaps):
        taught = _taught(before, renamed), _taught(after, {})
    orphans = set[str]()
    if not gaps:
        orphans = _orphans(after, {}) - _orphans(before, renamed)
    come, gone = _problems(before, after)
    silenced = {rule.code for rule in rules if rule.after is Severity.OFF}
    return Changes(
        things=tuple(_things(known, renamed, old, new, taught)),
        settings=settings,
        rules=rules,
        lengths=tuple(_lengths(known, gaps)),
        orphans=tuple(sorted(orphans)),
        problems_come=come,
        problems_gone=tuple(problem for problem in gone if problem.code not in silenced),
        unread=tuple(dict.fromkeys((*before.unread, *after.unread))),
        titles={id: thing.title for curriculum in (old, new) for id, thing in curriculum.by_id.items()},
    )


def _may_teach(gap: str) -> bool:
    """Return whether what teaches, or what is taught, may stand in what could not be read."""
    catalogue = CATALOGUES.get(gap.partition("/")[0])
    return catalogue is None or catalogue.noun == "topic"


def _rules(old: Curriculum, new: Curriculum) -> Iterator[Judged]:
    """Yield the rules that matter more, or less, than they did."""
    for name, code in registry.codes().items():
        before, after = code.severity_in(old.rules), code.severity_in(new.rules)
        if before is not after:
            yield Judged(name, before, after)


def _unsure_rules(*loaded: LoadResult) -> set[str]:
    """Return the codes of the rules that know less of one of the sides than of another without its errors."""
    unread = any(side.unread for side in loaded)
    clean = all(side.clean for side in loaded)
    return {rule.code.name for rule in ruleset.rules() if unread or (rule.needs_clean and not clean)}


def _problems(before: LoadResult, after: LoadResult) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems that came and that went; errors come whatever the older side could have known of them."""
    unsure, gaps = _unsure_rules(before, after), after.unread
    come = _only_in(after.problems, before.problems)
    gone = _only_in(before.problems, after.problems)
    return (
        tuple(problem for problem in come if problem.severity is Severity.ERROR or problem.code not in unsure),
        tuple(problem for problem in gone if problem.code not in unsure and problem.location.path not in gaps),
    )


def _things(
    paired: Sequence[Pair],
    renamed: Mapping[str, str],
    before: Curriculum,
    after: Curriculum,
    taught: tuple[_Taught, _Taught],
) -> Iterator[Changed]:
    old = {pair.id: form(pair.old, renamed) for pair in paired if pair.old}
    new = {pair.id: form(pair.new, {}) for pair in paired if pair.new}
    homes = {id: now for id in before.roadmaps if (now := renamed.get(id, id)) in after.roadmaps}
    linked, along = _linked(paired, *taught), _along(paired, homes, *taught)
    moved, entries = _moved_stages(paired), _moved_entries(paired, old, new)
    added = {(noun(p.new), p.new.title.lower()): p.id for p in paired if p.new and not p.old}
    for pair in paired:
        id, thing = pair.id, pair.known
        if not pair.new:
            successor = after.renamed.get(id)
            known = link_id(successor) if successor and noun(successor) == noun(thing) else ""
            namesake = added.get((noun(thing), thing.title.lower()), "")
            yield Changed(noun(thing), id, thing.title, Kind.REMOVED, "", known, namesake, (*entries[id], *along[id]))
            continue
        former = _former_id(pair)
        told = {former, former.rpartition("/")[2]}
        found = (*moved[id], *along[id], *compare(old[id] if pair.old else {}, new[id]), *entries[id], *linked[id])
        differences = tuple(d for d in found if not (d.at == ("was",) and d.kind is Kind.ADDED and d.after in told))
        if differences or former or not pair.old:
            kind = Kind.CHANGED if pair.old else Kind.ADDED
            yield Changed(noun(thing), id, thing.title, kind, former, "", "", differences)


def _former_id(pair: Pair) -> str:
    """Return the former id of what has a new one of its own; a stage has not, when only its roadmap has."""
    return link_id(pair.old) if pair.old and pair.new and pair.old.id != pair.new.id else ""


def _taught(loaded: LoadResult, renamed: Mapping[str, str]) -> _Taught:
    """Return stage → topics that it teaches, each with whether by an entry of its own."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for topic, teachings in loaded.graph.teachings.items():
        for teaching in teachings:
            stage = teaching.stage.full_id
            found[renamed.get(stage, stage)][renamed.get(topic, topic)] = teaching.own
    return found


def _linked(paired: Sequence[Pair], before: _Taught, after: _Taught) -> dict[str, tuple[Difference, ...]]:
    """Return the topics that stages now teach, or no longer teach, by a link in a point."""
    found: dict[str, tuple[Difference, ...]] = defaultdict(tuple)
    for pair in paired:
        if isinstance(pair.new, Stage) and pair.old:
            old, new = before.get(pair.id, {}), after.get(pair.id, {})
            come = [Difference(("teaches",), Kind.ADDED, "", t) for t, own in new.items() if t not in old and not own]
            gone = [Difference(("teaches",), Kind.REMOVED, t, "") for t, own in old.items() if t not in new and not own]
            found[pair.id] = (*come, *gone)
    return found


def _along(
    paired: Sequence[Pair], homes: Mapping[str, str], before: _Taught, after: _Taught
) -> dict[str, tuple[Difference, ...]]:
    """Return what comes or goes with a whole: with a roadmap its stages, with a stage what only it teaches there.

    Args:
        paired: What is compared.
        homes: Roadmaps that are in both curricula: former id → id.
        before: Stage → topics that it taught.
        after: The same afterwards.
    """
    found: dict[str, tuple[Difference, ...]] = defaultdict(tuple)
    old, new = _by_roadmap(before), _by_roadmap(after)
    former = {now: was for was, now in homes.items()}
    for id, was, now in paired:
        if isinstance(was, Roadmap) and not now:
            found[id] = tuple(Difference(("stages",), Kind.REMOVED, stage.full_id, "") for stage in was.stages)
        elif isinstance(was, Stage) and not now and was.roadmap in homes:
            left = new[homes[was.roadmap]]
            found[id] = tuple(Difference(("takes",), Kind.REMOVED, t, "") for t in before.get(id, ()) if t not in left)
        elif isinstance(now, Stage) and not was and now.roadmap in former:
            known = old[now.roadmap] | old[former[now.roadmap]]
            found[id] = tuple(Difference(("brings",), Kind.ADDED, "", t) for t in after.get(id, ()) if t not in known)
    return found


def _by_roadmap(taught: _Taught) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for stage, topics in taught.items():
        found[stage.partition("/")[0]].update(topics)
    return found


def _moved_stages(paired: Sequence[Pair]) -> dict[str, tuple[Difference, ...]]:
    """Return the stages that have another place among those that their roadmap had before."""
    found: dict[str, tuple[Difference, ...]] = defaultdict(tuple)
    stages = {(p.old.roadmap, p.old.id): p.id for p in paired if isinstance(p.old, Stage) and p.new}
    for pair in paired:
        if isinstance(pair.old, Roadmap) and isinstance(pair.new, Roadmap):
            old = [stages.get((stage.roadmap, stage.id), "") for stage in pair.old.stages]
            new = [stage.full_id for stage in pair.new.stages]
            for id, (was, now) in moves(old, new):
                found[id] = (Difference(("number",), Kind.MOVED, str(was), str(now)),)
    return found


def _moved_entries(
    paired: Sequence[Pair], before: Mapping[str, Form], after: Mapping[str, Form]
) -> dict[str, tuple[Difference, ...]]:
    """Take the entries that went from one stage to another out of both, and return their differences by stage."""
    stages = [pair.id for pair in paired if isinstance(pair.known, Stage)]
    lost: dict[str, list[str]] = defaultdict(list)
    gained: dict[str, list[str]] = defaultdict(list)
    for id in stages:
        old, new = _entries(before, id), _entries(after, id)
        for topic in {**old, **new}:
            if topic not in new:
                lost[topic].append(id)
            elif topic not in old:
                gained[topic].append(id)
    found: dict[str, tuple[Difference, ...]] = defaultdict(tuple)
    for topic, places in gained.items():
        for here, there in _nearest(places, lost[topic]):
            moved = Difference(("topics", topic), Kind.MOVED, there, here)
            old_entry, new_entry = _entries(before, there).pop(topic), _entries(after, here).pop(topic)
            found[there] += (moved,)
            found[here] += (moved, *compare(old_entry, new_entry, moved.at))
    return found


def _entries(forms: Mapping[str, Form], stage: str) -> dict[str, Form]:
    entries = forms.get(stage, {}).get("topics")
    return entries if isinstance(entries, dict) else {}


def _nearest(gained: Sequence[str], lost: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield stages that gained a topic, each with one that lost it, first of all one of the same roadmap."""
    left = list(lost)
    rest = []
    for here in gained:
        there = next((id for id in left if id.partition("/")[0] == here.partition("/")[0]), None)
        if there is None:
            rest.append(here)
        else:
            left.remove(there)
            yield here, there
    yield from zip(rest, left, strict=False)


def _lengths(paired: Sequence[Pair], gaps: Collection[str]) -> Iterator[Length]:
    """Yield what takes another time; of a roadmap nothing is known where one of its files could not be read."""
    unknown = {gap.rpartition("/")[0] for gap in gaps}
    for pair in paired:
        if isinstance(pair.old, Roadmap) and {_folder(pair.old), _folder(pair.known)} & unknown:
            continue
        if isinstance(pair.old, Roadmap | Stage) and isinstance(pair.new, Roadmap | Stage):
            old, new = _total(pair.old), _total(pair.new)
            before, after = durations.written(old), durations.written(new)
            if before != after:
                yield Length(noun(pair.new), pair.id, before, after, _trend(old, new))


def _folder(thing: Thing) -> str:
    return thing.place.path.rpartition("/")[0]


def _total(thing: Roadmap | Stage) -> tuple[Duration, ...]:
    stages = thing.stages if isinstance(thing, Roadmap) else (thing,)
    return durations.total(stage.duration for stage in stages if stage.duration)


def _trend(old: Sequence[Duration], new: Sequence[Duration]) -> str:
    if len(old) != 1 or len(new) != 1 or old[0].ongoing or new[0].ongoing:
        return ""
    then, now = old[0], durations.converted(new[0], old[0].unit)
    if now is None:
        return ""
    ends = [(then.low, now.low), (_end(then), _end(now))]
    if all(was <= is_ for was, is_ in ends):
        return "longer"
    return "shorter" if all(was >= is_ for was, is_ in ends) else ""


def _end(span: Duration) -> float:
    return float("inf") if span.high is None else span.high


def _orphans(loaded: LoadResult, renamed: Mapping[str, str]) -> set[str]:
    """Return what no way leads to, as the rules `unused-…` have it, but of a curriculum with errors too."""
    curriculum, graph = loaded.curriculum, loaded.graph
    led_to = {*graph.teachings, *graph.unlocks}
    ids = {id for id in curriculum.topics if id not in led_to}
    ids |= {resource.id for resource in curriculum.resources.values() if not resource.topics} - graph.referred
    ids |= {*curriculum.projects} - graph.referred
    return {renamed.get(id, id) for id in ids}


def _only_in(problems: Sequence[Problem], others: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems that the others lack; where they stand does not matter."""
    left = Counter((problem.code, problem.message) for problem in others)
    found = []
    for problem in problems:
        key = (problem.code, problem.message)
        if left[key]:
            left[key] -= 1
        else:
            found.append(problem)
    return tuple(found)
