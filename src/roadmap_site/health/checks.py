# Why: what a curriculum still lacks is the same on the terminal and on the site: counted, named and explained once.
"""Curriculum + graph + last changes + dead links → what is well, and what could be better."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Thing, Topic, link_id, noun
from roadmap_site.curriculum.relations import Graph
from roadmap_site.health.history import History
from roadmap_site.health.link_check import Answer, Report
from roadmap_site.health.remedies import RULES, WORDS, Words
from roadmap_site.problems.problem import Severity
from roadmap_site.schema import durations
from roadmap_site.yaml_io.document import Place

STALE_AFTER = 24
"""Months."""


class Finding(NamedTuple):
    """One thing on a list."""

    thing: Thing
    roadmaps: frozenset[str]
    """Ids of the roadmaps whose learners meet it."""
    home: str = ""
    """Where a stage is, in words: its roadmap and its number."""
    note: str = ""
    """What more there is to say: a status, a date."""
    topic: Topic | None = None
    """The topic of the one entry of a stage that is meant."""

    @property
    def kind(self) -> str:
        """Return the word for what it is: `topic`, `entry`."""
        return "entry" if self.topic else noun(self.thing)

    @property
    def title(self) -> str:
        """Return its title: of an entry that of its topic."""
        return self.topic.title if self.topic else self.thing.title

    @property
    def whereabouts(self) -> str:
        """Return where on the roadmaps it is, for readers; nothing for what is on none or on several."""
        return f"{self.home}, {self.thing.title}" if self.topic else self.home


class Remark(NamedTuple):
    """A sentence about the whole: the author's text, with Markdown."""

    message: str
    """In English, with placeholders."""
    values: Mapping[str, object]
    """What fills them."""

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.message.format(**self.values)


class Listing(NamedTuple):
    """What could be better in one way."""

    id: str
    findings: tuple[Finding, ...]
    among: int
    """How many there are of the kind, good ones included."""
    noun: str
    """The kind, in the plural."""

    @property
    def words(self) -> Words:
        """Return what it means."""
        return WORDS[self.id]

    @property
    def share(self) -> str:
        """Return how many of all are on it: `3 of 40 topics (8 %)`."""
        part = 100 * len(self.findings) / self.among if self.among else 0
        shown = "under 1" if 0 < part < 1 else f"{int(part + 0.5)}"
        return f"{len(self.findings)} of {self.among} {self.noun} ({shown} %)"


class Figures(NamedTuple):
    """The numbers of one roadmap, or of all."""

    roadmap: Roadmap | None
    """Nothing for all."""
    stages: int
    topics: int
    resources: int
    projects: int
    time: str
    """How long its stages take together, and how many of them say so, if not all."""
    found: Mapping[str, int]
    """Id of a list → how many of its findings concern it."""


@dataclass(frozen=True)
class Health:
    """How complete and how fresh a curriculum is."""

    listings: tuple[Listing, ...]
    """All lists that mean something for it, the empty ones too."""
    figures: tuple[Figures, ...]
    """Those of each roadmap, then those of all."""
    history: History
    stale_before: date | None
    """What was last changed before this day is stale; nothing when there are no dates."""
    report: Report | None
    """The last check of the links, if there was one."""

    @property
    def findings(self) -> int:
        """Return how many there are on all lists together."""
        return sum(len(listing.findings) for listing in self.listings)


def of(
    curriculum: Curriculum, graph: Graph, history: History, report: Report | None, stale_after: int = STALE_AFTER
) -> Health:
    """Return how complete and how fresh a curriculum is.

    What it uses nowhere at all, such as years or levels, is not missing; nor is what it says is none of its rules.

    Args:
        curriculum: A curriculum without errors.
        graph: How its things hang together.
        history: When they were last changed.
        report: The last check of the links.
        stale_after: How many months before the newest change of all an old change is stale.
    """
    stale_before = _months_before(history.newest, stale_after) if history.newest else None
    examined = _Examination(curriculum, graph)
    lists = (*examined.coverage(), *examined.links(report), *examined.stale(history, stale_before))
    found = [each for each in lists if curriculum.rules.get(RULES.get(each.id, "")) != Severity.OFF]
    order = list(WORDS)
    listings = tuple(sorted(found, key=lambda listing: order.index(listing.id)))
    return Health(listings, tuple(examined.figures(listings)), history, stale_before, report)


@dataclass(frozen=True)
class _Examination:
    """One look over a curriculum."""

    curriculum: Curriculum
    graph: Graph

    @cached_property
    def roadmaps(self) -> Mapping[str, frozenset[str]]:
        """The roadmaps on which a learner meets a thing, by its id."""
        found: dict[str, set[str]] = {}
        for roadmap in self.curriculum.roadmaps:
            found.setdefault(roadmap, set()).add(roadmap)
            for topic in self.graph.taught[roadmap]:
                found.setdefault(topic, set()).add(roadmap)
        for stage in self.curriculum.stages.values():
            found[stage.full_id] = {stage.roadmap}
        for id, suggesters in self.graph.suggested.items():
            for suggester in suggesters:
                if isinstance(suggester, Stage | Roadmap):
                    home = suggester.roadmap if isinstance(suggester, Stage) else suggester.id
                    found.setdefault(id, set()).add(home)
        return {id: frozenset(roadmaps) for id, roadmaps in found.items()}

    def finding(self, thing: Thing, note: str = "", topic: Topic | None = None) -> Finding:
        """Return a thing as something found."""
        home = ""
        if isinstance(thing, Stage):
            roadmap = self.curriculum.roadmaps[thing.roadmap]
            home = f"{roadmap.title}, {roadmap.stage_word.lower()} {thing.number}"
        return Finding(thing, self.roadmaps.get(link_id(thing), frozenset()), home, note, topic)

    def listing(self, id: str, among: Sequence[Thing], wrong: Iterable[Thing]) -> Listing:
        """Return the list of the things with which something is wrong."""
        return Listing(id, tuple(self.finding(thing) for thing in wrong), len(among), id.partition("-")[0])

    def coverage(self) -> Iterator[Listing]:
        """Yield the lists of what is missing."""
        graph, topics = self.graph, [self.curriculum.topics[id] for id in self.graph.learning_order]
        stages, resources = list(self.curriculum.stages.values()), list(self.curriculum.resources.values())
        teachers = {t.id: {found.stage.full_id for found in graph.teachings.get(t.id, ())} for t in topics}
        if topics:
            yield self.listing("topics-untaught", topics, [t for t in topics if not teachers[t.id]])
        if topics and len(stages) > 1:
            yield self.listing("topics-taught-once", topics, [t for t in topics if len(teachers[t.id]) == 1])
        if topics and resources:
            yield self.listing(
                "topics-without-resources", topics, [t for t in topics if t.id not in graph.resources_on]
            )
        if resources:
            unused = [r for r in resources if r.id not in graph.referred and not r.topics]
            yield self.listing("resources-unused", resources, unused)
        lacks: tuple[tuple[str, Sequence[Thing], tuple[str, ...]], ...] = (
            ("topics", topics, ("summary",)),
            ("stages", stages, ("duration", "outcomes", "projects")),
            ("resources", resources, ("url", "cost", "level", "year")),
        )
        for kind, things, keys in lacks:
            for key in keys:
                without = [thing for thing in things if not getattr(thing, key)]
                if len(without) < len(things):
                    yield self.listing(f"{kind}-without-{key}", things, without)

    def links(self, report: Report | None) -> Iterator[Listing]:
        """Yield the lists of what the last check of the links has found, of what is still there."""
        with_url = [resource for resource in self.curriculum.resources.values() if resource.url]
        if report is None or not with_url:
            return
        for id, answers in (("dead-links", report.dead), ("unclear-links", report.unclear)):
            status = dict[str, str](Answer(*answer) for answer in answers)
            found = tuple(self.finding(r, status[r.url]) for r in with_url if r.url in status)
            yield Listing(id, found, len(with_url), "links")

    def stale(self, history: History, before: date | None) -> Iterator[Listing]:
        """Yield the list of what was last changed before a day: things, and single entries of fresher stages."""
        if before is None:
            return
        dates = {place: day for place, day in history.dates.items() if day < before}

        def note(place: Place) -> str:
            return dates[place].isoformat()

        found: list[tuple[date, Finding]] = []
        for thing in self.curriculum.things():
            if thing.place in dates:
                found.append((dates[thing.place], self.finding(thing, note(thing.place))))
            elif isinstance(thing, Stage):
                for entry in thing.entries:
                    if entry.place in dates:
                        topic = self.curriculum.topics[entry.topic]
                        found.append((dates[entry.place], self.finding(thing, note(entry.place), topic)))
        known = len(history.dates) + len(history.uncommitted)
        oldest_first = sorted(found, key=lambda pair: pair[0])
        yield Listing("stale", tuple(finding for _, finding in oldest_first), known, "entries")

    def figures(self, listings: Iterable[Listing]) -> Iterator[Figures]:
        """Yield the numbers of each roadmap, then those of all."""
        met = self.roadmaps
        for roadmap in self.curriculum.roadmaps.values():
            yield Figures(
                roadmap,
                len(roadmap.stages),
                len(self.graph.taught[roadmap.id]),
                sum(roadmap.id in met.get(id, ()) for id in self.curriculum.resources),
                sum(roadmap.id in met.get(id, ()) for id in self.curriculum.projects),
                _time(roadmap.stages),
                {found.id: sum(roadmap.id in finding.roadmaps for finding in found.findings) for found in listings},
            )
        yield Figures(
            None,
            len(self.curriculum.stages),
            len(self.curriculum.topics),
            len(self.curriculum.resources),
            len(self.curriculum.projects),
            _time(self.curriculum.stages.values()),
            {listing.id: len(listing.findings) for listing in listings},
        )


def remarks(health: Health) -> Iterator[Remark]:
    """Yield what is known of changes and of links."""
    history, report = health.history, health.report
    if history.newest and health.stale_before:
        yield Remark(
            "The newest change is of {newest}. What was last changed before {day} is stale.",
            {"newest": history.newest, "day": health.stale_before},
        )
    elif history.without:
        yield Remark(history.without, {})
    if report:
        figures = {"total": report.addresses, "dead": len(report.dead), "unclear": len(report.unclear)}
        yield Remark(
            "The links were last checked on {day}: {total} in all, {dead} dead, {unclear} unclear.",
            {"day": date.fromisoformat(report.checked), **figures},
        )
    else:
        yield Remark("The links have not been checked yet: `roadmap links` does it.", {})


def _time(stages: Collection[Stage]) -> str:
    known = [stage.duration for stage in stages if stage.duration]
    part = f" ({len(known)} of {len(stages)})" if len(known) < len(stages) else ""
    return durations.written(durations.total(known)) + part if known else ""


def _months_before(day: date, months: int) -> date:
    """Return the same day of a month before, or its last day where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if years < 1:
        return date.min
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
