"""How complete and how fresh a curriculum is.

Lists say what could be better: topics without resources, dead links, what has not been changed for long, what lacks a
key that the definition counts. A list is left out where it would mean nothing: what a curriculum uses nowhere at all,
such as years or levels, is not missing; nor is what its rules turn off, or would have to turn on. What is planned lacks
nothing. A finding knows on which roadmaps a learner meets it, so that each roadmap has its own figures. The command and
the page Health show the same values.
"""

import calendar
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum import gaps, times
from roadmap_site.curriculum.explanations import Explanation
from roadmap_site.curriculum.identity import Double
from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Roadmap, Stage, Suggestion, Thing, Topic, link_id, noun
from roadmap_site.curriculum.relations import Graph
from roadmap_site.curriculum.web_addresses import written
from roadmap_site.health import remedies
from roadmap_site.health.history import History
from roadmap_site.health.link_check import Report
from roadmap_site.problems.problem import Severity
from roadmap_site.schema.definition import NOUNS
from roadmap_site.yaml_io.document import Place

# List → what finds the topics that are on it.
_ASKED: Mapping[str, Callable[[Graph], Mapping[str, Topic]]] = {
    "topics-without-free-resource": gaps.without_free_resource,
    "topics-without-recommendation": gaps.without_recommendation,
    "topics-without-duration": gaps.without_duration,
    "topics-without-questions": gaps.without_questions,
}

SMALLEST_PART = 0.01
"""The smallest part of all that is told as a figure."""


class Finding(NamedTuple):
    """One thing on a list."""

    thing: Thing
    roadmaps: frozenset[str]
    """Ids of the roadmaps whose learners meet it."""
    whereabouts: str | None = None
    """Where on the roadmaps a stage, or the entry in it, is, in words for readers."""
    note: str | date | None = None
    """What more there is to say: the status of an address, the day of the last change, the id of what is the same, how
    many of its topics have no place."""
    topic: Topic | None = None
    """The topic of the one entry of a stage that is meant."""
    explanation: Explanation | None = None
    """The explanation that is to be mended; nothing where the YAML is."""

    @property
    def kind(self) -> str:
        """Return the word for what it is: `topic`, `entry`."""
        return "entry" if self.topic else noun(self.thing)

    @property
    def title(self) -> str:
        """Return its title: of an entry that of its topic."""
        return (self.topic or self.thing).title


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
    def words(self) -> remedies.Words:
        """Return what it means."""
        return remedies.words_of(self.id)

    @property
    def share(self) -> str:
        """Return how many of all are on it: `3 of 40 topics (8 %)`."""
        shown = "under 1" if 0 < self.part < SMALLEST_PART else f"{int(100 * self.part + 0.5)}"
        return f"{len(self.findings)} of {self.among} {self.noun} ({shown} %)"

    @property
    def part(self) -> float:
        """Return how much of all is on it, from 0 to 1."""
        return len(self.findings) / max(self.among, 1)


class Figures(NamedTuple):
    """The numbers of one roadmap, or of all."""

    roadmap: Roadmap | None
    """Nothing for all."""
    stages: int
    topics: int
    resources: int
    projects: int
    time: str
    """How long its stages take together, and how many of them have no estimate."""
    found: Mapping[str, int]
    """Id of a list → how many of its findings concern it."""


@dataclass(frozen=True)
class Health:
    """How complete and how fresh a curriculum is; each part is worked out when it is first asked for."""

    located: Located
    """The curriculum, as far as it could be read."""
    history: History
    report: Report | None
    stale_after: int = 24
    """How many months before the newest change of all an old change is stale."""
    asked_by: str = "roadmap links"
    """The command that asks for its links."""

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """All lists that mean something for it, the empty ones too, the most urgent first."""
        listings = []
        kinds = (self._same(), self._alone(), self._lacking(), self._asked(), self._links(), self._stale())
        for listing in chain.from_iterable(kinds):
            if listing.among and self._is_wanted(listing.id):
                listings.append(listing)
        urgency = {id: position for position, id in enumerate(remedies.WORDS)}
        # One without words of its own comes last.
        return tuple(sorted(listings, key=lambda listing: urgency.get(listing.id, len(urgency))))

    @cached_property
    def figures(self) -> tuple[Figures, ...]:
        """The numbers of each roadmap, then those of all."""
        return tuple(map(self._figures, (*self.located.curriculum.roadmaps.values(), None)))

    @cached_property
    def stale_before(self) -> date | None:
        """What was last changed before this day is stale; nothing when there are no dates.

        It is the same day of a month as the newest change, or the last where that month has no such day.
        """
        newest = self.history.newest
        if newest is None:
            return None
        year, month = divmod(newest.year * 12 + newest.month - 1 - self.stale_after, 12)
        if year < 1:
            return date.min
        return date(year, month + 1, min(newest.day, calendar.monthrange(year, month + 1)[1]))

    @cached_property
    def _roadmaps(self) -> Mapping[str, set[str]]:
        """The roadmaps on which a learner meets a thing, by its id."""
        met: dict[str, set[str]] = defaultdict(set)
        for roadmap in self.located.curriculum.roadmaps.values():
            for id in (roadmap.id, *map(link_id, roadmap.stages), *self.located.graph.taught[roadmap.id]):
                met[id].add(roadmap.id)
        for id, suggesters in self.located.graph.suggested.items():
            for suggester in suggesters:
                if isinstance(suggester, Stage):
                    met[id].add(suggester.roadmap)
                elif isinstance(suggester, Roadmap):
                    met[id].add(suggester.id)
        return met

    def _is_wanted(self, id: str) -> bool:
        """Return whether the rule about the same as a list is not off."""
        default = Severity.OFF if id in remedies.ASKED else None
        return self.located.curriculum.rules.get(remedies.RULES.get(id, ""), default) != Severity.OFF

    def _finding(self, thing: Thing, note: str | date | None = None, topic: Topic | None = None) -> Finding:
        whereabouts = None
        if isinstance(thing, Stage):
            roadmap = self.located.curriculum.roadmaps[thing.roadmap]
            whereabouts = f"{roadmap.title}, {roadmap.stage_word.lower()} {thing.number}"
            if topic:
                whereabouts += f", {thing.title}"
        return Finding(thing, frozenset(self._roadmaps[link_id(thing)]), whereabouts, note, topic)

    def _listing(self, id: str, among: Mapping[str, Thing], wrong: Collection[str]) -> Listing:
        """Return the list of the things with which something is wrong: topics in learning order, others as written."""
        rank = self.located.graph.rank
        ordered = sorted(among, key=lambda thing_id: rank.get(thing_id, 0))
        findings = [self._finding(among[thing_id]) for thing_id in ordered if thing_id in wrong]
        return Listing(id, tuple(findings), len(among), id.partition("-")[0])

    def _same(self) -> Iterator[Listing]:
        """Yield the lists of what is the same as something else, each with the id of that."""
        things = len(self.located.curriculum.by_id)
        if things > 1:
            yield Listing("same-names", tuple(self._others(self.located.same_names)), things, "entries")
        with_url = sum(resource.url is not None for resource in self.located.curriculum.resources.values())
        yield Listing("same-addresses", tuple(self._others(self.located.same_addresses)), with_url, "links")

    def _others(self, doubles: Iterable[Double]) -> Iterator[Finding]:
        for first, *others in doubles:
            for called in others:
                yield self._finding(called.thing, link_id(first.thing))

    def _alone(self) -> Iterator[Listing]:
        """Yield the lists of topics and resources that hang together with too few others."""
        curriculum, graph = self.located.curriculum, self.located.graph
        topics, resources = gaps.there(curriculum.topics), gaps.there(curriculum.resources)
        untaught = gaps.beyond(graph, graph.teachings)
        yield self._listing("topics-untaught", topics, self._without_doubles(untaught))
        if len(curriculum.stages) > 1:
            once = {id for id, teachings in graph.teachings.items() if len(teachings) == 1}
            yield self._listing("topics-taught-once", topics, once)
        if resources:
            yield self._listing("topics-without-resources", topics, gaps.without_resources(graph))
        used = graph.referred | graph.topics_of.keys()
        unused = {id: resource for id, resource in resources.items() if id not in used}
        yield self._listing("resources-unused", resources, self._without_doubles(unused))

    def _without_doubles(self, unused: Mapping[str, Thing]) -> set[str]:
        return set(map(link_id, self.located.without_doubles(unused)))

    def _lacking(self) -> Iterator[Listing]:
        """Yield a list for each key that the definition counts and that at least one thing has."""
        for definition in NOUNS.values():
            things = gaps.there(self.located.curriculum.all(definition.noun))
            for name, key in definition.keys.keys.items():
                if key.counted:
                    without = {id for id, thing in things.items() if not self._has(thing, name)}
                    if len(without) < len(things):
                        yield self._listing(f"{definition.plural}-without-{name}", things, without)

    def _has(self, thing: Thing, key: str) -> bool:
        """Return whether a thing has a key, or what stands for it: a stage can have it of its parts."""
        if isinstance(thing, Stage) and key == "duration":
            return times.as_one(times.of_stage(thing, self.located.curriculum.topics)).known > 0
        if isinstance(thing, Stage) and key == "projects":
            return next(_projects(thing), None) is not None
        return bool(getattr(thing, key, thing.values.get(key)))

    def _asked(self) -> Iterator[Listing]:
        """Yield the lists of the rules that are off unless a curriculum asks for them."""
        curriculum, graph = self.located.curriculum, self.located.graph
        topics = gaps.there(curriculum.topics)
        for id, lacking in _ASKED.items():
            # Where nothing is said of costs, nothing is free, and nothing lacks it.
            has_sense = lacking is not gaps.without_free_resource or curriculum.costs
            if has_sense and self._is_wanted(id):
                yield self._listing(id, topics, lacking(graph))
        broad = [*gaps.broad(graph)]
        findings = [self._finding(each.resource, f"{len(each.topics)}/{each.among}") for each in broad if each.topics]
        yield Listing("resources-without-places", tuple(findings), len(broad), "resources")

    def _links(self) -> Iterator[Listing]:
        """Yield the lists of what the last check of the links says of addresses that are still written."""
        if self.report is None:
            return
        links: dict[tuple[str, str], tuple[Thing, Place]] = {}
        for one in written(self.located.curriculum):
            if isinstance(one.owner, Thing):
                links.setdefault((link_id(one.owner), one.url), (one.owner, one.place))
        for id, answers in (("dead-links", self.report.dead), ("unclear-links", self.report.unclear)):
            findings = [self._link(*links[link], answers[link[1]]) for link in links if link[1] in answers]
            yield Listing(id, tuple(findings), len(links), "links")

    def _link(self, owner: Thing, place: Place, answer: str) -> Finding:
        """Return the finding of an address that an owner has at a place, by what the check has answered."""
        found = self._finding(owner, answer)
        if place.path in self.located.explanations:
            return found._replace(explanation=owner.explanation)
        return found

    def _stale(self) -> Iterator[Listing]:
        """Yield the list of what is stale, the oldest first."""
        if self.stale_before:
            findings = sorted(self._older(self.stale_before), key=lambda finding: str(finding.note))
            known = len(self.history.dates) + len(self.history.uncommitted)
            yield Listing("stale", tuple(findings), known, "entries")

    def _older(self, before: date) -> Iterator[Finding]:
        """Yield what was last changed before a day: things, and single entries of fresher stages."""
        days = self.history.dates
        for thing in self.located.curriculum.things():
            if days.get(thing.place, before) < before:
                yield self._finding(thing, days[thing.place])
            elif isinstance(thing, Stage):
                for entry in thing.entries:
                    topic = self.located.curriculum.topics.get(entry.topic)
                    if topic and days.get(entry.place, before) < before:
                        yield self._finding(thing, days[entry.place], topic)

    def _figures(self, roadmap: Roadmap | None) -> Figures:
        """Return the numbers of a roadmap; without a roadmap those of all."""
        whole = self.located.curriculum
        stages: Collection[Stage] = whole.stages.values()
        time = times.of_stages(stages, whole.topics)
        topics: Collection[str] = whole.topics
        if roadmap:
            time = times.of_roadmap(roadmap, whole.topics)
            stages, topics = roadmap.stages, self.located.graph.taught[roadmap.id]
        return Figures(
            roadmap,
            len(stages),
            len(topics),
            _met(roadmap, map(self._roadmaps.__getitem__, whole.resources)),
            _met(roadmap, map(self._roadmaps.__getitem__, whole.projects)),
            times.written(time),
            {listing.id: _met(roadmap, map(attrgetter("roadmaps"), listing.findings)) for listing in self.listings},
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
        yield Remark("The links have not been checked yet: {command} does it.", {"command": f"`{health.asked_by}`"})


def _projects(stage: Stage) -> Iterator[Suggestion]:
    """Yield the projects of a stage, of its entries, and of their sections."""
    yield from stage.projects
    for entry in stage.entries:
        yield from entry.projects
        if entry.section:
            yield from entry.section.projects


def _met(roadmap: Roadmap | None, things: Iterable[Collection[str]]) -> int:
    """Return how many things the learners of a roadmap meet, by the roadmaps of each; without a roadmap all."""
    return sum(roadmap is None or roadmap.id in roadmaps for roadmaps in things)
