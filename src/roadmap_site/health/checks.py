"""How complete and how fresh a curriculum is.

Lists say what could be better: topics without resources, dead links, what has not been changed for long. A list is left
out where it would mean nothing: what a curriculum uses nowhere at all, such as years or levels, is not missing; nor is
what its rules turn off. A finding knows on which roadmaps a learner meets it, so that each roadmap has its own figures.
The command and the page Health show the same values.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Thing, Topic, link_id, noun
from roadmap_site.curriculum.relations import Graph
from roadmap_site.health.history import History
from roadmap_site.health.link_check import Report
from roadmap_site.health.remedies import RULES, WORDS, Words
from roadmap_site.problems.problem import Severity
from roadmap_site.schema import durations
from roadmap_site.yaml_io.document import Place

STALE_AFTER = 24
"""Months."""
SMALLEST_PART = 0.01
"""The smallest part of all that is told as a figure."""


class Finding(NamedTuple):
    """One thing on a list."""

    thing: Thing
    roadmaps: frozenset[str]
    """Ids of the roadmaps whose learners meet it."""
    home: str = ""
    """Where a stage is, in words: its roadmap and its number."""
    note: str | date | None = None
    """What more there is to say: the status of an address, the day of the last change."""
    topic: Topic | None = None
    """The topic of the one entry of a stage that is meant."""

    @property
    def kind(self) -> str:
        """Return the word for what it is: `topic`, `entry`."""
        return "entry" if self.topic else noun(self.thing)

    @property
    def title(self) -> str:
        """Return its title: of an entry that of its topic."""
        return (self.topic or self.thing).title

    @property
    def whereabouts(self) -> str:
        """Return where on the roadmaps it is, for readers; nothing for what is on none or on several."""
        return f"{self.home}, {self.thing.title}" if self.topic else self.home


class Remark(NamedTuple):
    """A sentence about the whole: English with placeholders, what fills them, and Markdown like an author's text."""

    message: str
    values: Mapping[str, object]

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
        shown = "under 1" if 0 < self.part < SMALLEST_PART else f"{int(100 * self.part + 0.5)}"
        return f"{len(self.findings)} of {self.among} {self.noun} ({shown} %)"

    @property
    def part(self) -> float:
        """Return how much of all is on it, from 0 to 1."""
        return len(self.findings) / max(self.among, 1)

    def count(self, roadmap: Roadmap | None) -> int:
        """Return how many of its findings the learners of a roadmap meet; without a roadmap all."""
        if roadmap is None:
            return len(self.findings)
        return sum(roadmap.id in finding.roadmaps for finding in self.findings)


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


def health_of(
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
    wanted = [listing for listing in lists if curriculum.rules.get(RULES.get(listing.id, "")) != Severity.OFF]
    order = list(WORDS)
    listings = tuple(sorted(wanted, key=lambda listing: order.index(listing.id)))
    return Health(listings, tuple(examined.figures(listings)), history, stale_before, report)


@dataclass(frozen=True)
class _Examination:
    curriculum: Curriculum
    graph: Graph

    @cached_property
    def roadmaps(self) -> Mapping[str, set[str]]:
        """The roadmaps on which a learner meets a thing, by its id."""
        met: dict[str, set[str]] = defaultdict(set)
        for stage in self.curriculum.stages.values():
            met[stage.full_id].add(stage.roadmap)
        for roadmap in self.curriculum.roadmaps:
            for id in (roadmap, *self.graph.taught[roadmap]):
                met[id].add(roadmap)
        for id, suggesters in self.graph.suggested.items():
            for suggester in suggesters:
                if isinstance(suggester, Stage):
                    met[id].add(suggester.roadmap)
                elif isinstance(suggester, Roadmap):
                    met[id].add(suggester.id)
        return met

    def finding(self, thing: Thing, note: str | date | None = None, topic: Topic | None = None) -> Finding:
        """Return a thing that is on a list."""
        home = ""
        if isinstance(thing, Stage):
            roadmap = self.curriculum.roadmaps[thing.roadmap]
            home = f"{roadmap.title}, {roadmap.stage_word.lower()} {thing.number}"
        return Finding(thing, frozenset(self.roadmaps.get(link_id(thing), ())), home, note, topic)

    def listing(self, id: str, among: Sequence[Thing], wrong: Iterable[Thing]) -> Listing:
        """Return the list of the things with which something is wrong."""
        return Listing(id, tuple(map(self.finding, wrong)), len(among), id.partition("-")[0])

    def coverage(self) -> Iterator[Listing]:
        """Yield the lists of what is missing."""
        topics = list(map(self.curriculum.topics.__getitem__, self.graph.learning_order))
        stages, resources = list(self.curriculum.stages.values()), list(self.curriculum.resources.values())
        if topics:
            yield from self._taught(topics)
        if topics and resources:
            without = [topic for topic in topics if topic.id not in self.graph.resources_on]
            yield self.listing("topics-without-resources", topics, without)
        if resources:
            unused = [r for r in resources if r.id not in self.graph.referred and not r.topics]
            yield self.listing("resources-unused", resources, unused)
        yield from self._lacking("topics", topics, "summary")
        yield from self._lacking("stages", stages, "duration", "outcomes", "projects")
        yield from self._lacking("resources", resources, "url", "cost", "level", "year")

    def _taught(self, topics: Sequence[Topic]) -> Iterator[Listing]:
        never, once = [], []
        for topic in topics:
            stages = {teaching.stage.full_id for teaching in self.graph.teachings.get(topic.id, ())}
            if not stages:
                never.append(topic)
            elif len(stages) == 1:
                once.append(topic)
        yield self.listing("topics-untaught", topics, never)
        if len(self.curriculum.stages) > 1:
            yield self.listing("topics-taught-once", topics, once)

    def _lacking(self, kind: str, things: Sequence[Thing], *keys: str) -> Iterator[Listing]:
        for key in keys:
            without = [thing for thing in things if not getattr(thing, key)]
            if len(without) < len(things):
                yield self.listing(f"{kind}-without-{key}", things, without)

    def links(self, report: Report | None) -> Iterator[Listing]:
        """Yield the lists of what the last check of the links says of resources that still have the same address."""
        with_url = [resource for resource in self.curriculum.resources.values() if resource.url]
        if report and with_url:
            for id, answers in (("dead-links", report.dead), ("unclear-links", report.unclear)):
                status = dict[str, str](answers)
                findings = [self.finding(r, status[r.url]) for r in with_url if r.url in status]
                yield Listing(id, tuple(findings), len(with_url), "links")

    def stale(self, history: History, before: date | None) -> Iterator[Listing]:
        """Yield the list of what was last changed before a day, the oldest first."""
        if before is None:
            return
        known = len(history.dates) + len(history.uncommitted)
        yield Listing(
            "stale",
            tuple(sorted(self._older(history.dates, before), key=lambda finding: str(finding.note))),
            known,
            "entries",
        )

    def _older(self, dates: Mapping[Place, date], before: date) -> Iterator[Finding]:
        """Yield what was last changed before a day: things, and single entries of fresher stages."""

        def older(place: Place) -> bool:
            return dates.get(place, before) < before

        for thing in self.curriculum.things():
            if older(thing.place):
                yield self.finding(thing, dates[thing.place])
            elif isinstance(thing, Stage):
                for entry in thing.entries:
                    if older(entry.place):
                        yield self.finding(thing, dates[entry.place], self.curriculum.topics[entry.topic])

    def figures(self, listings: Iterable[Listing]) -> Iterator[Figures]:
        """Yield the numbers of each roadmap, then those of all."""
        everything = self.curriculum
        for roadmap in everything.roadmaps.values():
            yield Figures(
                roadmap,
                len(roadmap.stages),
                len(self.graph.taught[roadmap.id]),
                self._met(everything.resources, roadmap),
                self._met(everything.projects, roadmap),
                _time(roadmap.stages),
                _counts(listings, roadmap),
            )
        yield Figures(
            None,
            len(everything.stages),
            len(everything.topics),
            len(everything.resources),
            len(everything.projects),
            _time(everything.stages.values()),
            _counts(listings, None),
        )

    def _met(self, ids: Iterable[str], roadmap: Roadmap) -> int:
        return sum(roadmap.id in self.roadmaps.get(id, ()) for id in ids)


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
        yield Remark(
            "The links were last checked on {day}: {total} in all, {dead} dead, {unclear} unclear.",
            {
                "day": date.fromisoformat(report.checked),
                "total": report.addresses,
                "dead": len(report.dead),
                "unclear": len(report.unclear),
            },
        )
    else:
        yield Remark("The links have not been checked yet: `roadmap links` does it.", {})


def _counts(listings: Iterable[Listing], roadmap: Roadmap | None) -> dict[str, int]:
    return {listing.id: listing.count(roadmap) for listing in listings}


def _time(stages: Collection[Stage]) -> str:
    known = [stage.duration for stage in stages if stage.duration]
    time = durations.written(durations.total(known))
    if known and len(known) < len(stages):
        return f"{time} ({len(known)} of {len(stages)})"
    return time


def _months_before(day: date, months: int) -> date:
    """Return the same day of a month before, or its last day where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if years < 1:
        return date.min
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
