"""Changes → groups of lines for people, and the whole in one sentence.

A terminal, a comment on a pull request and a person at the phone want the same sentences: they are made here, once, and
each format only marks and escapes them. Groups go by roadmap and stage, then by catalogue, then comes what a reviewer
should look at. The sentence holds nothing that an author wrote.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from roadmap_site.diff.changes import Changed, Changes, Length
from roadmap_site.diff.compare import KEYS, Difference, Kind, word
from roadmap_site.diff.lines import SIGNS, Line, Span, lines, listed, named
from roadmap_site.diff.revisions import Revision
from roadmap_site.problems import counting
from roadmap_site.problems.problem import Severity, has_errors
from roadmap_site.problems.report import selected
from roadmap_site.schema.definition import CATALOGUES, NOUNS

# How many files that could not be read are named.
_NAMED_FILES = 5
_VERBS = ("added", "removed", "renamed", "moved", "changed", "reworded", "lowered", "raised")
_TRENDS = {"longer": "longer", "shorter": "shorter", None: "of another length"}
# What became of a rule → its sign, and how much is checked now.
_DEGREES = {"lowered": ("!", "less"), "raised": ("~", "more")}
# What became of a thing → the ways to what the line about it says already.
_SAID = {Kind.ADDED: (("title",), ("roadmap",))}
_HELP = "what goes on under another id keeps both when that says `was: [the old id]`, as `roadmap rename` does"


class Group(NamedTuple):
    """Facts that belong together."""

    heading: tuple[Span, ...]
    lines: tuple[Line, ...]


class Comparison(NamedTuple):
    """Two sides and what changed between them."""

    before: Revision
    after: Revision
    changes: Changes


def summary(changes: Changes) -> str:
    """Return the whole change in one sentence, with nothing in it that an author wrote."""
    if not changes.nothing:
        return "; ".join(_clauses(changes)) + "."
    if changes.unread or has_errors(changes.problems_come):
        return "Nothing changed in what could be read."
    return "Nothing changed in the curriculum's words."


def notes(comparison: Comparison) -> Iterator[Line]:
    """Yield what has to be known to read the change: a side without a curriculum, or with problems."""
    for side, fate in ((comparison.before, "added"), (comparison.after, "removed")):
        name, where = (Span(side.name, "id"), "at") if side.commit else (Span(side.name), "in")
        if not side.exists:
            spans = [Span(f"there is no curriculum here {where} "), name, Span(f": everything counts as {fate}")]
            if side.elsewhere:
                spans += [Span("; there is one in "), *_ids(side.elsewhere)]
            yield Line(0, "!", tuple(spans))
        if side.loaded.has_errors:
            yield Line(0, "!", (name, Span(f": {counting.summary(side.loaded.problems)}"), *_unread(side)))


def groups(changes: Changes) -> list[Group]:
    """Return all facts: by roadmap and stage, then the catalogues, then what a reviewer should look at.

    Problems come last, unless there are errors among those that came: the rest is to be read with them in mind.
    """
    shown = [group for group in _groups(changes) if group.lines]
    if has_errors(changes.problems_come):
        shown.insert(0, shown.pop())
    return shown


def _groups(changes: Changes) -> Iterator[Group]:
    changed: tuple[Changed | Length, ...] = (*changes.things, *changes.lengths)
    yield Group((Span("What the check demands"),), tuple(_rules(changes)))
    yield Group((Span("The curriculum as a whole"),), tuple(lines(changes.settings, 0, changes.titles)))
    for id in filter(None, dict.fromkeys(map(_roadmap_of, changed))):
        yield Group((Span("Roadmap: "), *named(id, changes.titles)), tuple(_roadmap(id, changes)))
    for plural, definition in CATALOGUES.items():
        yield Group((Span(plural.capitalize()),), tuple(_catalogue(definition.noun, changes)))
    yield Group((Span("Their addresses, and their readers' ticks, end"),), tuple(_endings(changes)))
    yield Group((Span("No way leads to them"),), tuple(_orphans(changes)))
    yield Group((Span("Problems"),), tuple(_problems(changes)))


def _ids(names: Iterable[str]) -> Iterator[Span]:
    return listed([Span(name, "id") for name in names])


def _unread(side: Revision) -> Iterator[Span]:
    files = side.loaded.unread
    if files:
        yield Span("; nothing is told of what could not be read: ")
        yield from _ids(files[:_NAMED_FILES])
    if len(files) > _NAMED_FILES:
        yield Span(f" and {len(files) - _NAMED_FILES} more")


def _rules(changes: Changes) -> Iterator[Line]:
    """Yield the rules that are set otherwise; a reviewer must see where less is demanded."""
    for rule in changes.rules:
        sign, degree = _DEGREES[_direction(rule)]
        settings = f": {rule.before} → {rule.after}, {degree} is checked than before"
        yield Line(0, sign, (Span("rule "), Span(rule.at[1], "id"), Span(settings)))


def _direction(rule: Difference) -> str:
    if rule.after == Severity.OFF or rule.before == Severity.ERROR:
        return "lowered"
    return "raised"


def _roadmap_of(each: Changed | Length) -> str | None:
    if each.noun in {"roadmap", "stage"}:
        return each.id.partition("/")[0]
    return None


def _roadmap(id: str, changes: Changes) -> Iterator[Line]:
    things = {each.id: each for each in changes.things if _roadmap_of(each) == id}
    roadmap = things.pop(id, None)
    match roadmap:
        case Changed(kind=Kind.CHANGED, former_id=None):
            yield from lines(roadmap.differences, 0, changes.titles)
        case Changed():
            yield from _thing(roadmap, changes.titles)
    for length in changes.lengths:
        if length.id == id:
            trend = f" ({length.trend})" if length.trend else ""
            yield Line(0, "~", (Span(f"time in all: {_span(length)}{trend}"),))
    if roadmap is None or roadmap.kind is not Kind.REMOVED:
        for stage in things.values():
            yield from _thing(stage, changes.titles)


def _catalogue(noun: str, changes: Changes) -> Iterator[Line]:
    for thing in changes.things:
        if thing.noun == noun:
            yield from _thing(thing, changes.titles)


def _thing(thing: Changed, titles: Mapping[str, str]) -> Iterator[Line]:
    sign = SIGNS[thing.kind]
    kinds = {difference.kind for difference in thing.differences}
    if thing.kind is Kind.CHANGED and kinds == {Kind.MOVED} and not thing.former_id:
        sign = SIGNS[Kind.MOVED]
    spans = [Span(f"{thing.noun}: "), *named(thing.id, titles)]
    if thing.former_id:
        spans += [Span(", renamed from "), Span(thing.former_id, "id")]
    if thing.successor:
        spans += [Span(", whose address now leads to "), *named(thing.successor, titles)]
    yield Line(0, sign, tuple(spans))
    said = _SAID.get(thing.kind, ())
    yield from lines([each for each in thing.differences if each.at not in said], 1, titles, thing.id)


def _span(length: Length) -> str:
    return f"{length.before or 'none'} → {length.after or 'none'}"


def _endings(changes: Changes) -> Iterator[Line]:
    """Yield the things whose address, and whose ticks, end with this change; with a roadmap end those of its stages."""
    removed = {thing.id for thing in changes.things if thing.kind is Kind.REMOVED}
    new = {(each.noun, each.title.lower()): each.id for each in changes.things if each.kind is Kind.ADDED}
    help = None
    for thing in changes.things:
        along = _roadmap_of(thing) in removed - {thing.id}
        if thing.kind is not Kind.REMOVED or thing.successor or along:
            continue
        help = Line(0, None, (Span(f"help: {_HELP}"),))
        yield Line(0, "!", (Span(f"{thing.noun}: "), *named(thing.id, changes.titles)))
        namesake = new.get((thing.noun, thing.title.lower()))
        if namesake:
            same = (Span("is it the same as "), Span(namesake, "id"), Span(", which is new? It has its title"))
            yield Line(1, None, same)
    if help:
        yield help


def _orphans(changes: Changes) -> Iterator[Line]:
    nouns = {}
    for thing in changes.things:
        nouns[thing.id] = f"{thing.noun}: "
    for id in changes.orphans:
        yield Line(0, "!", (Span(nouns.get(id, "")), *named(id, changes.titles)))


def _problems(changes: Changes) -> Iterator[Line]:
    for sign, problems in (("+", changes.problems_come), ("-", changes.problems_gone)):
        selection = selected(problems)
        for problem in selection.shown:
            place = Span(f"{problem.location.path}:{problem.location.line}", "id")
            spans = (Span(f"{problem.severity}: "), Span(problem.message, "said"), Span(" ("), place, Span(")"))
            yield Line(0, sign, spans)
        for words in selection.more():
            yield Line(0, sign, (Span(words),))


def _clauses(changes: Changes) -> Iterator[str]:
    counts = Counter(_events(changes))
    for noun in dict.fromkeys((*NOUNS, *map(word, KEYS))):
        yield from _counted(noun, counts)
    if changes.settings:
        yield "settings changed"
    yield from _counted("rule", counts)
    yield from _trends(changes)
    if changes.orphans:
        yield f"{counting.count(len(changes.orphans), 'orphan')} made"


def _counted(noun: str, counts: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield numbers with what they count, if there are any: `2 topics added, 1 renamed`."""
    numbers: list[str] = []
    for verb in _VERBS:
        number = counts[noun, verb]
        if number:
            numbers.append(f"{number if numbers else counting.count(number, noun)} {verb}")
    if numbers:
        yield ", ".join(numbers)


def _events(changes: Changes) -> Iterator[tuple[str, str]]:
    """Yield what is counted, each as the word for it and what became of it."""
    for thing in changes.things:
        if thing.former_id:
            yield thing.noun, "renamed"
        if thing.kind is not Kind.CHANGED:
            yield thing.noun, thing.kind
            continue
        if any(each.kind is not Kind.MOVED or each.positions for each in thing.differences):
            yield thing.noun, "changed"
        for at, kind, _, _, positions in thing.differences:
            if at[-1] == "points" or (positions and len(at) > 1):
                yield word(at[-1]), {Kind.CHANGED: "reworded"}.get(kind, kind)
    for noun, _ in _moved(changes):
        yield noun, "moved"
    for rule in changes.rules:
        yield "rule", _direction(rule)


def _moved(changes: Changes) -> set[tuple[str, str]]:
    """Return the noun and id of each thing that stands elsewhere now, or is taught elsewhere, which two stages say."""
    moved = set[tuple[str, str]]()
    for thing in changes.things:
        for difference in thing.differences:
            match difference:
                case Difference(at=(_,), kind=Kind.MOVED, positions=None):
                    moved.add((thing.noun, thing.id))
                case Difference(at=(_, topic), kind=Kind.MOVED, positions=None):
                    moved.add(("topic", topic))
    return moved


def _trends(changes: Changes) -> Iterator[str]:
    """Yield how many stages and roadmaps got longer and shorter, and how long when it is one."""
    for noun, (trend, words) in product(("stage", "roadmap"), _TRENDS.items()):
        match [_span(each) for each in changes.lengths if each.noun == noun and each.trend == trend]:
            case [span]:
                yield f"1 {noun} {words}: {span}"
            case [_, *_] as spans:
                yield f"{len(spans)} {noun}s {words}"
