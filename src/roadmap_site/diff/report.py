# Why: a terminal, a comment on a pull request and a person at the phone want the same sentences; they are made here,
# once, and each way of writing only marks and escapes them.
"""Changes → groups of lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_site.diff.changes import Changed, Changes, Length
from roadmap_site.diff.compare import Difference, Kind
from roadmap_site.diff.phrases import SIGNS, Line, Span, lines, listed, named
from roadmap_site.diff.revisions import Revision
from roadmap_site.problems import wording
from roadmap_site.problems.problem import Problem, Severity
from roadmap_site.problems.selection import selected
from roadmap_site.schema.nouns import Noun


class Group(NamedTuple):
    """Facts that belong together."""

    heading: tuple[Span, ...]
    lines: tuple[Line, ...]


class Comparison(NamedTuple):
    """Two sides and what changed between them."""

    before: Revision
    after: Revision
    changes: Changes


NOTHING = "Nothing changed in the curriculum's words."
"""What is said of a change of layout, of comments, or of other files."""

NOTHING_READABLE = "Nothing changed in what could be read."
"""The same, when something could not be read."""
_NAMED_FILES = 5
"""How many files that could not be read are named."""

_CATALOGUES: dict[Noun, str] = {"topic": "Topics", "resource": "Resources", "project": "Projects"}
_NOUNS: tuple[Noun, ...] = ("roadmap", "stage", "topic", "resource", "project")


def summary(changes: Changes) -> str:
    """Return the whole change in one sentence, with nothing in it that an author wrote."""
    if changes.nothing:
        return NOTHING_READABLE if changes.unread or _is_faulty(changes) else NOTHING
    verbs = _verbs(changes)
    parts = []
    for noun in _NOUNS:
        counts = [(verb, verbs[noun, verb]) for verb in ("added", "removed", "renamed", "moved", "changed")]
        parts.append(_counted(noun, [(verb, number) for verb, number in counts if number]))
    points = Counter(d.kind for t in changes.things if t.kind is Kind.CHANGED for d in t.differences if _of_point(d))
    counts = [("added", points[Kind.ADDED]), ("removed", points[Kind.REMOVED]), ("reworded", points[Kind.CHANGED])]
    parts.append(_counted("point", [(verb, number) for verb, number in counts if number]))
    parts += ["settings changed"] * bool(changes.settings)
    lowered = [rule.lowered for rule in changes.rules]
    parts.append(
        _counted(
            "rule", [(verb, n) for verb, n in (("lowered", lowered.count(True)), ("raised", lowered.count(False))) if n]
        )
    )
    parts += _trends(changes.lengths)
    parts += [f"{wording.count(len(changes.orphans), 'orphan')} made"] * bool(changes.orphans)
    return "; ".join(part for part in parts if part) + "."


def notes(comparison: Comparison) -> tuple[Line, ...]:
    """Return what has to be known to read the change: a side without a curriculum, or with problems."""
    found = []
    for side in (comparison.before, comparison.after):
        name = Span(side.name, "id") if side.commit else Span(side.name)
        if not side.exists:
            fate = "added" if side is comparison.before else "removed"
            spans = [
                Span(f"there is no curriculum here {'at' if side.commit else 'in'} "),
                name,
                Span(f": everything counts as {fate}"),
            ]
            if side.elsewhere:
                spans += [Span("; there is one in "), *listed([Span(folder, "id") for folder in side.elsewhere])]
            found.append(Line(0, "!", tuple(spans)))
        if side.loaded.has_errors:
            found.append(Line(0, "!", (name, Span(f": {wording.summary(side.loaded.problems)}"), *_left_out(side))))
    return tuple(found)


def _left_out(side: Revision) -> Iterator[Span]:
    """Yield the words for the files that could not be read on a side, if there are any."""
    files = side.loaded.unread
    if files:
        more = f" and {len(files) - _NAMED_FILES} more" if len(files) > _NAMED_FILES else ""
        yield Span("; nothing is told of what could not be read: ")
        yield from listed([Span(file, "id") for file in files[:_NAMED_FILES]])
        yield Span(more)


def groups(changes: Changes) -> tuple[Group, ...]:
    """Return all facts: by roadmap and stage, then the catalogues, then what a reviewer should look at.

    Problems come last, unless there are errors among those that came: the rest is to be read with them in mind.
    """
    found = [Group((Span("The curriculum as a whole"),), tuple(lines(changes.settings, 0, changes.titles)))]
    roadmaps = dict.fromkeys(_roadmap_of(t.noun, t.id) for t in changes.things if t.noun in {"roadmap", "stage"})
    longer = (_roadmap_of(length.noun, length.id) for length in changes.lengths)
    found += [_roadmap(id, changes) for id in dict.fromkeys((*roadmaps, *longer))]
    for noun, heading in _CATALOGUES.items():
        things = [thing for thing in changes.things if thing.noun == noun]
        found.append(Group((Span(heading),), tuple(line for t in things for line in _thing(t, changes.titles))))
    found += [_endings(changes), _orphans(changes)]
    found.insert(0, _rules(changes))
    found.insert(0 if _is_faulty(changes) else len(found), _problems(changes))
    return tuple(group for group in found if group.lines)


def _rules(changes: Changes) -> Group:
    """Return the rules that are set otherwise; a reviewer must see where less is demanded."""
    found = []
    for rule in changes.rules:
        sign, more = ("!", "less is checked than before") if rule.lowered else ("~", "more is checked than before")
        spans = (Span("rule "), Span(rule.code, "id"), Span(f": {rule.before} → {rule.after}, {more}"))
        found.append(Line(0, sign, spans))
    return Group((Span("What the check demands"),), tuple(found))


def _is_faulty(changes: Changes) -> bool:
    return any(problem.severity is Severity.ERROR for problem in changes.problems_come)


def _roadmap(id: str, changes: Changes) -> Group:
    found: list[Line] = []
    own = next((t for t in changes.things if t.noun == "roadmap" and t.id == id), None)
    if own and own.kind is Kind.CHANGED and not own.former_id:
        found += lines(own.differences, 0, changes.titles)
    elif own:
        found += _thing(own, changes.titles)
    found += [_length(length) for length in changes.lengths if length.noun == "roadmap" and length.id == id]
    gone = own is not None and own.kind is Kind.REMOVED
    for stage in changes.things:
        if stage.noun == "stage" and _roadmap_of("stage", stage.id) == id and not gone:
            found += _thing(stage, changes.titles)
    return Group((Span("Roadmap: "), *named(id, changes.titles)), tuple(found))


def _roadmap_of(noun: Noun, id: str) -> str:
    return id.partition("/")[0] if noun == "stage" else id


def _thing(thing: Changed, titles: Mapping[str, str]) -> Iterator[Line]:
    kinds = {difference.kind for difference in thing.differences}
    only_moved = thing.kind is Kind.CHANGED and kinds == {Kind.MOVED} and not thing.former_id
    sign = ">" if only_moved else SIGNS[thing.kind]
    spans = [Span(f"{thing.noun}: "), *named(thing.id, titles)]
    if thing.former_id:
        spans += [Span(", renamed from "), Span(thing.former_id, "id")]
    if thing.successor:
        spans += [Span(", whose address now leads to "), *named(thing.successor, titles)]
    yield Line(0, sign, tuple(spans))
    told = {("title",), ("roadmap",)} if thing.kind is Kind.ADDED else set()
    yield from lines([d for d in thing.differences if d.at not in told], 1, titles, thing.id)


def _length(length: Length) -> Line:
    trend = f" ({length.trend})" if length.trend else ""
    return Line(0, "~", (Span(f"time in all: {length.before or 'none'} → {length.after or 'none'}{trend}"),))


def _endings(changes: Changes) -> Group:
    """Return the things whose address, and whose ticks, end with this change."""
    gone = {thing.id for thing in changes.things if thing.kind is Kind.REMOVED and thing.noun == "roadmap"}
    found = []
    for thing in changes.things:
        alone = thing.noun != "stage" or thing.id.partition("/")[0] not in gone
        if thing.kind is Kind.REMOVED and not thing.successor and alone:
            found.append(Line(0, "!", (Span(f"{thing.noun}: "), *named(thing.id, changes.titles))))
            if thing.namesake:
                spans = (
                    Span("is it the same as "),
                    Span(thing.namesake, "id"),
                    Span(", which is new? It has its title"),
                )
                found.append(Line(1, "", spans))
    if found:
        help = "what goes on under another id keeps both when that says `was: [the old id]`, as `roadmap rename` does"
        found.append(Line(0, "", (Span(f"help: {help}"),)))
    return Group((Span("Their addresses, and their readers' ticks, end"),), tuple(found))


def _orphans(changes: Changes) -> Group:
    nouns = {thing.id: f"{thing.noun}: " for thing in changes.things}
    found = (Line(0, "!", (Span(nouns.get(id, "")), *named(id, changes.titles))) for id in changes.orphans)
    return Group((Span("No way leads to them"),), tuple(found))


def _problems(changes: Changes) -> Group:
    return Group((Span("Problems"),), (*_listed("+", changes.problems_come), *_listed("-", changes.problems_gone)))


def _listed(sign: str, problems: Iterable[Problem]) -> Iterator[Line]:
    selection = selected(problems)
    yield from (_problem(sign, problem) for problem in selection.shown)
    yield from (Line(0, sign, (Span(words),)) for words in selection.more())


def _problem(sign: str, problem: Problem) -> Line:
    place = f"{problem.location.path}:{problem.location.line}"
    head = Span(f"{problem.severity}: ")
    return Line(0, sign, (head, Span(problem.message, "said"), Span(" ("), Span(place, "id"), Span(")")))


def _verbs(changes: Changes) -> Counter[tuple[Noun, str]]:
    """Return how many things of each kind were added, removed, renamed, moved and changed."""
    found: Counter[tuple[Noun, str]] = Counter()
    moved: set[tuple[Noun, str]] = set()
    for thing in changes.things:
        if thing.kind is not Kind.CHANGED:
            found[thing.noun, thing.kind] += 1
        if thing.former_id:
            found[thing.noun, "renamed"] += 1
        for difference in thing.differences:
            if difference.kind is Kind.MOVED and len(difference.at) > 1:
                moved.add(("topic", difference.at[1]))
            elif difference.kind is Kind.MOVED and not difference.positions:
                moved.add((thing.noun, thing.id))
        if thing.kind is Kind.CHANGED and any(d.kind is not Kind.MOVED or d.positions for d in thing.differences):
            found[thing.noun, "changed"] += 1
    found.update((noun, "moved") for noun, _ in moved)
    return found


def _of_point(difference: Difference) -> bool:
    return difference.at[-1] == "points" and difference.kind is not Kind.MOVED


def _counted(noun: str, counts: Iterable[tuple[str, int]]) -> str:
    """Return numbers with what they count: `2 topics added, 1 renamed`."""
    words = [f"{number} {verb}" for verb, number in counts]
    if not words:
        return ""
    number, _, verb = words[0].partition(" ")
    return ", ".join([f"{wording.count(int(number), noun)} {verb}", *words[1:]])


def _trends(lengths: Sequence[Length]) -> Iterator[str]:
    """Yield how many stages and roadmaps got longer and shorter, and how long when it is one."""
    for noun in ("stage", "roadmap"):
        for trend in ("longer", "shorter", ""):
            some = [length for length in lengths if (length.noun, length.trend) == (noun, trend)]
            if some:
                times = f": {some[0].before or 'none'} → {some[0].after or 'none'}" if len(some) == 1 else ""
                yield f"{wording.count(len(some), noun)} {trend or 'of another length'}{times}"
