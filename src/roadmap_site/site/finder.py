"""Find my way: which roadmap fits who knows some things already, and wants something.

What can be known is what roadmaps ask for: topics, and roadmaps to come from. Who knows a topic knows what it needs and
consists of; who has finished a roadmap knows all that it teaches. Of the roadmaps for what is wanted, the one fits best
that asks for nothing unknown, and of these the one that asks for the most, since it repeats the least. What has not
been learned, and nothing else, makes a roadmap not fit; then the nearest is told, and what one could begin now.
`finder.js` chooses by the same rule on the page, which has this module's data as attributes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum import times
from roadmap_site.curriculum.digraph import reached
from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage
from roadmap_site.curriculum.relations import Graph
from roadmap_site.schema import durations
from roadmap_site.schema.durations import STUDY, Duration


@dataclass(frozen=True)
class Offer:
    """A roadmap that one can begin, as it is chosen by."""

    roadmap: Roadmap
    needs: tuple[str, ...]
    """What its author asks for."""
    asked: frozenset[str]
    """All that has to be known for that, of what can be known."""
    study: Duration | None
    """How many hours it takes; nothing where that is not known, as of weeks or months without hours."""

    def serves(self, aim: str | None) -> bool:
        """Return whether it is for what is wanted; nothing stands for all aims."""
        return aim is None or aim in self.roadmap.aims


class Choice(NamedTuple):
    """The answer to a reader."""

    best: Offer | None
    """Nothing where all that is for what is wanted has been finished."""
    fits: bool
    second: Offer | None
    begins: bool
    """Whether the second is there because one could begin it now, unlike the best."""


@dataclass(frozen=True)
class Finder:
    """What the answers are made from."""

    known: Mapping[str, frozenset[str]]
    """What can be known, by area and in learning order, roadmaps last → what of it is known then, itself included."""
    offers: tuple[Offer, ...]
    asking: Mapping[str, int]
    """What can be known → how many roadmaps ask for it."""

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """What can be known → its number, which is short on a page."""
        return dict(zip(self.known, range(len(self.known)), strict=True))

    def choice(self, known: Collection[str] = (), aim: str | None = None) -> Choice:
        """Return which roadmap fits.

        Args:
            known: Ids of what is known.
            aim: What is wanted; nothing stands for all aims.
        """
        learned = frozenset(chain.from_iterable(map(self.known.__getitem__, known)))
        wanted = self._ranked(learned, aim)
        ready = [offer for offer in self._ranked(learned) if offer.asked <= learned]
        best = next(iter(wanted), None)
        fits = best in ready
        others = [*ready, *wanted]
        if fits:
            others = [*wanted, *ready]
        second = next((offer for offer in others if offer is not best), None)
        return Choice(best, fits, second, not fits and second in ready)

    def wanted(self, aim: str | None) -> list[Offer]:
        """Return the roadmaps for an aim; those that ask for the least come first."""
        return self._ranked(frozenset(), aim)

    def _ranked(self, learned: frozenset[str], aim: str | None = None) -> list[Offer]:
        """Return the roadmaps for an aim that are not finished, the one that fits best first."""
        unfinished = [offer for offer in self.offers if offer.serves(aim) and offer.roadmap.id not in learned]
        return sorted(unfinished, key=lambda offer: (len(offer.asked - learned), -len(offer.asked)))


def finder(graph: Graph) -> Finder:
    """Return what the answers are made from, for the roadmaps of a curriculum that are in use and have stages."""
    curriculum = graph.curriculum
    offered = _offered(curriculum)
    asking: dict[str, int] = {}
    for need in _asked_for(curriculum, offered):
        asking[need] = asking.get(need, 0) + 1
    arrows = {id: (*graph.needs.get(id, ()), *graph.parts.get(id, ())) for id in curriculum.topics}
    known = {}
    for id in sorted(asking, key=partial(_place, graph)):
        known[id] = frozenset(_learned_with(graph, arrows, id)).intersection(asking)
    return Finder(known, tuple(map(partial(_offer, graph, known), offered)), asking)


def asks(curriculum: Curriculum) -> bool:
    """Return whether there is something to find: several roadmaps that are not the same to who chooses."""
    offered = _offered(curriculum)
    return len(offered) > 1 and any((*_asked_for(curriculum, offered), *map(attrgetter("aims"), offered)))


def weeks(study: Duration, hours: int) -> Duration:
    """Return how many weeks a number of hours takes, at so many of them a week, rounded; at least one."""
    return Duration(_in_weeks(study.low, hours), study.high and _in_weeks(study.high, hours), "week")


def _in_weeks(amount: float, hours: int) -> float:
    return float(max(int(amount / hours + 0.5), 1))


def _offered(curriculum: Curriculum) -> list[Roadmap]:
    return [roadmap for roadmap in curriculum.roadmaps.values() if roadmap.stages and not roadmap.status]


def _asked_for(curriculum: Curriculum, offered: Iterable[Roadmap]) -> Iterator[str]:
    """Yield the topics and roadmaps that each roadmap asks for."""
    for need in chain.from_iterable(map(_needs, offered)):
        if need in curriculum.topics or need in curriculum.roadmaps:
            yield need


def _needs(roadmap: Roadmap) -> Iterator[str]:
    for need in roadmap.needs:
        yield need.id


def _place(graph: Graph, id: str) -> tuple[int, int]:
    """Return where something stands among what can be known."""
    topic = graph.curriculum.topics.get(id)
    areas = [*graph.curriculum.areas]
    if topic is None:
        return len(areas), 0
    return areas.index(topic.area), graph.rank[id]


def _learned_with(graph: Graph, arrows: Mapping[str, Iterable[str]], id: str) -> Iterator[str]:
    """Yield what is known to who knows a topic, or has finished a roadmap."""
    topics = {id}
    if id in graph.curriculum.roadmaps:
        for roadmap in reached([id], graph.roadmap_needs):
            yield roadmap
            topics |= {*graph.known_before[roadmap], *graph.taught[roadmap]}
    yield from reached(topics, arrows)


def _offer(graph: Graph, known: Mapping[str, frozenset[str]], roadmap: Roadmap) -> Offer:
    own = {*_needs(roadmap)}
    needs = tuple(filter(own.__contains__, known))
    asked = frozenset(chain.from_iterable(map(known.__getitem__, needs)))
    return Offer(roadmap, needs, asked, _study(graph, roadmap))


def _study(graph: Graph, roadmap: Roadmap) -> Duration | None:
    """Return the hours of a roadmap of which most are known, unless a part of it has weeks or months alone."""
    topics = graph.curriculum.topics
    total = times.of_roadmap(roadmap, topics)
    if total.study is None or 2 * (total.known - total.ongoing) < total.parts:
        return None
    parts = [roadmap] if roadmap.duration else roadmap.stages
    if total.calendar and not all(map(partial(_counts_hours, topics), parts)):
        return None
    found = durations.of(total.study.low, total.study.high, "hour", STUDY)
    if total.unknown or total.ongoing:
        return Duration(found.low, None, found.unit)
    return found


def _counts_hours(topics: times.Topics, part: Roadmap | Stage) -> bool:
    """Return whether weeks or months come with their hours, where there are such."""
    if part.duration:
        return part.duration.ongoing or durations.bounds(part.duration, STUDY) is not None
    return isinstance(part, Stage) and times.of_stage(part, topics).calendar is None
