"""Two curricula → what changed from one to the other.

A reviewer asks what a change does to the curriculum, not to its lines: things are compared by id, and what comes out is
data that any format can write. References are compared as if they had been renamed along. What could not be read on one
side is left out, and what hangs on all files, such as orphans, where any could not be read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname

from roadmap_site.curriculum import ruleset, times
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, link_id, noun
from roadmap_site.curriculum.times import Total
from roadmap_site.diff.compare import Difference, Kind, compare, settings_form
from roadmap_site.diff.pairs import Matched, differences, matched
from roadmap_site.problems import registry
from roadmap_site.problems.problem import Problem, Severity
from roadmap_site.schema import durations
from roadmap_site.schema.definition import TOP
from roadmap_site.schema.nouns import Noun


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing that is not what it was."""

    noun: Noun
    id: str
    """Its id as `[[…]]` writes it: the new one, or the last one when it is gone."""
    title: str
    kind: Kind
    former_id: str | None
    """Its id before, when that was another one."""
    successor: str | None
    """Of what is gone: what its address leads to now, if something names it in `was`."""
    differences: tuple[Difference, ...]
    """What changed in it; of something new, all that it says; of something gone, what went with it."""


@dataclass(frozen=True, slots=True)
class Length:
    """A stage or a roadmap that takes another time."""

    noun: Noun
    id: str
    before: str | None
    """The duration, or the sum of them, for readers, if there is one."""
    after: str | None
    trend: str | None
    """`longer` or `shorter`, if the two can be compared."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one curriculum to another."""

    things: tuple[Changed, ...]
    """Roadmaps, each followed by its stages, then topics, resources and projects, in their order."""
    settings: tuple[Difference, ...]
    """What changed in `curriculum.yml`, but for its `rules`."""
    rules: tuple[Difference, ...]
    """The rules that matter more or less than before, by their codes; what they are worth by default counts."""
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
    """Return what changed from one curriculum to another."""
    old, new = before.curriculum, after.curriculum
    match = matched(before, after)
    settings, rules, orphans = tuple[Difference, ...](), tuple[Difference, ...](), set[str]()
    if TOP not in match.gaps:
        settings = tuple(compare(settings_form(old, match.renamed), settings_form(new, {})))
        rules = tuple(_rules(old, new))
    if not match.gaps:
        orphans = _orphans(after) - {match.renamed.get(id, id) for id in _orphans(before)}
    titles = {}
    for id, thing in (*old.by_id.items(), *new.by_id.items()):
        titles[id] = thing.title
    return Changes(
        things=tuple(_things(before, after, match)),
        settings=settings,
        rules=rules,
        lengths=tuple(_lengths(match, old.topics, new.topics)),
        orphans=tuple(sorted(orphans)),
        problems_come=tuple(_problems_come(before, after)),
        problems_gone=tuple(_problems_gone(before, after, rules)),
        unread=tuple(dict.fromkeys((*before.unread, *after.unread))),
        titles=titles,
    )


def _things(before: LoadResult, after: LoadResult, match: Matched) -> Iterator[Changed]:
    for pair, kind, within in differences(before, after, match):
        thing, successor = pair.latest, None
        heir = after.curriculum.renamed.get(pair.id)
        if heir and kind is Kind.REMOVED and noun(heir) == noun(thing):
            successor = link_id(heir)
        if within or pair.former_id or kind is not Kind.CHANGED:
            yield Changed(noun(thing), pair.id, thing.title, kind, pair.former_id, successor, within)


def _rules(old: Curriculum, new: Curriculum) -> Iterator[Difference]:
    for name, code in registry.codes().items():
        before, after = code.severity_in(old.rules), code.severity_in(new.rules)
        if before is not after:
            yield Difference(("rules", name), Kind.CHANGED, before, after)


def _orphans(loaded: LoadResult) -> set[str]:
    """Return what no way leads to, as the rules `unused-…` have it, but of a curriculum with errors too."""
    curriculum, graph = loaded.curriculum, loaded.graph
    shelved = {*curriculum.resources, *curriculum.projects}.difference(graph.topics_of, graph.referred)
    return shelved.union({*curriculum.topics}.difference(graph.teachings, graph.unlocks))


def _lengths(things: Matched, before: times.Topics, after: times.Topics) -> Iterator[Length]:
    """Yield what takes another time; of a roadmap nothing is known where one of its files could not be read."""
    unknown = {*map(dirname, things.gaps)}
    for id, old, new, _ in things.pairs:
        match old, new:
            case Stage(), Stage():
                yield from _length("stage", id, times.of_stage(old, before), times.of_stage(new, after))
            case Roadmap(), Roadmap() if unknown.isdisjoint(map(dirname, (old.place.path, new.place.path))):
                yield from _length("roadmap", id, times.of_roadmap(old, before), times.of_roadmap(new, after))


def _length(noun: Noun, id: str, old: Total, new: Total) -> Iterator[Length]:
    before, after = map(times.written, (old, new))
    if before != after:
        yield Length(noun, id, before or None, after or None, _trend(old, new))


def _trend(before: Total, after: Total) -> str | None:
    """Return which of two totals is more; nothing unless they say the same kind of time, of all their parts."""
    if len(before.durations) != 1 or len(after.durations) != 1 or before.unknown or after.unknown:
        return None
    (then,), (new,) = before.durations, after.durations
    now = durations.converted(new, then.unit)
    if now is None:
        return None
    if then.low <= now.low and _end(then) <= _end(now):
        return "longer"
    if then.low >= now.low and _end(then) >= _end(now):
        return "shorter"
    return None


def _end(span: durations.Duration) -> float:
    return float("inf") if span.high is None else span.high


def _unsure_rules(before: LoadResult, after: LoadResult) -> set[str]:
    """Return the codes of the rules that know less of one of the sides than of another without its errors."""
    unread, clean = before.unread or after.unread, before.clean and after.clean
    return {rule.code.name for rule in ruleset.rules() if unread or (rule.needs_clean and not clean)}


def _problems_come(before: LoadResult, after: LoadResult) -> Iterator[Problem]:
    """Yield the problems that came; errors come whatever the older side could have known of them."""
    unsure = _unsure_rules(before, after)
    for problem in _only_in(after.problems, before.problems):
        if problem.severity is Severity.ERROR or problem.code not in unsure:
            yield problem


def _problems_gone(before: LoadResult, after: LoadResult, rules: Iterable[Difference]) -> Iterator[Problem]:
    """Yield the problems that went, but for what the newer side cannot know of, or no longer looks for."""
    hidden, unread = _unsure_rules(before, after), after.unread
    for rule in rules:
        if rule.after == Severity.OFF:
            hidden.add(rule.at[1])
    for problem in _only_in(before.problems, after.problems):
        if problem.code not in hidden and problem.location.path not in unread:
            yield problem


def _only_in(problems: Sequence[Problem], others: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems that the others lack; where they stand does not matter."""
    left = Counter(map(_fact, others))
    for problem in problems:
        left[_fact(problem)] -= 1
        if left[_fact(problem)] < 0:
            yield problem


def _fact(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.message
