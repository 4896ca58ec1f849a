"""How long stages and roadmaps take: honest sums of what their authors say.

The nearest statement wins: what a stage or a roadmap says of itself, else the sum of its parts. Study time and calendar
time have a sum each, side by side and in this order, as nothing turns one into the other. What nobody has estimated is
counted and never taken for nothing. Where a choice is left, a sum goes from the least that can be chosen to the most.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum.model import Entry, Roadmap, Section, Stage, Topic
from roadmap_site.schema import durations
from roadmap_site.schema.durations import CALENDAR, STUDY, Duration, Scale

Topics = Mapping[str, Topic]
"""The topics of a curriculum by id."""

_PLANNED = "planned"


class Sum(NamedTuple):
    """A sum of one kind of time."""

    low: float
    """At least so many of the smallest unit of its scale: days or minutes."""
    high: float
    """At most so many; without end where a part of it has none."""
    units: frozenset[str]
    """The units that it is made of."""
    parts: int = 1
    """How many parts say it."""

    @property
    def longest(self) -> float:
        """Return the largest figure that is sure: the end, or the least where there is no end."""
        if self.high == inf:
            return self.low
        return self.high

    def duration(self, scale: Scale) -> Duration:
        """Return it as a duration: in the unit that all parts share, else in the one that reads best, and rounded."""
        if len(self.units) == 1:
            (unit,) = self.units
            return durations.of(self.low, self.high, unit, scale)
        unit = _readable(scale, self)
        return durations.rounded(durations.of(self.low, self.high, unit, scale))


@dataclass(frozen=True, slots=True)
class Total:
    """How long several parts take together, as far as that is known."""

    parts: int = 0
    unknown: int = 0
    """How many of the parts have no estimate."""
    calendar: Sum | None = None
    """The calendar time; nothing when no part says any."""
    study: Sum | None = None
    """The study time, of that in the calendar time too, where its authors say how much of it there is."""
    ongoing: int = 0
    """How many of the parts never end."""

    @property
    def known(self) -> int:
        """Return how many of the parts have an estimate."""
        return self.parts - self.unknown

    def of(self, scale: Scale) -> Sum | None:
        """Return the sum of one kind of time; nothing when no part says any."""
        if scale is CALENDAR:
            return self.calendar
        return self.study

    @property
    def split(self) -> tuple[int, int] | None:
        """Of how many parts each of the two sums is; nothing where there is one, or both are of all parts.

        They stand as in `durations`. What is ongoing opens the calendar time, and so is of its parts.
        """
        if not (self.calendar and self.study):
            return None
        counts = self.study.parts, self.calendar.parts + self.ongoing
        return None if {*counts} == {self.known} else counts

    @property
    def durations(self) -> tuple[Duration, ...]:
        """Return the study time and the calendar time, as far as there are such; what is ongoing opens the last."""
        found = [time.duration(scale) for scale in (STUDY, CALENDAR) if (time := self.of(scale))]
        if not self.ongoing:
            return tuple(found)
        *others, last = found or [durations.ONGOING]
        return (*others, replace(last, high=None))


def stated(duration: Duration | None) -> Total:
    """Return how long one part takes that says it, or does not."""
    if duration is None:
        return Total(1, 1)
    made_of = {duration.unit}
    if duration.effort:
        made_of = {duration.effort.unit, duration.each}
    calendar, study = _sum(duration, CALENDAR, {duration.unit}), _sum(duration, STUDY, made_of)
    return Total(1, 0, calendar, study, int(duration.ongoing))


def added(totals: Iterable[Total]) -> Total:
    """Return how long all take together; the parts of each are parts of the whole."""
    parts = tuple(totals)
    return chosen(parts, len(parts))


def chosen(totals: Iterable[Total], number: int) -> Total:
    """Return how long so many of several parts take: from the shortest that can be chosen to the longest.

    What nobody has estimated is chosen only where the others are too few.
    """
    parts = tuple(totals)
    known = [part for part in parts if part.calendar or part.study]
    return Total(
        sum(map(attrgetter("parts"), parts)),
        sum(map(attrgetter("unknown"), parts)),
        _chosen([part.calendar for part in known], number),
        _chosen([part.study for part in known], number),
        sum(map(attrgetter("ongoing"), parts)),
    )


def optional(total: Total) -> Total:
    """Return how long something takes that may be left out: from nothing to all of it."""
    return _changed(total, lambda time: time._replace(low=0.0))


def as_one(total: Total) -> Total:
    """Return the time of several parts as that of one.

    It is at least so long, where some of them have no estimate; it is not known where most have none.
    """
    if 2 * total.known < max(total.parts, 1):
        return stated(None)
    if total.unknown:
        total = _changed(total, lambda time: time._replace(high=inf))
    total = _changed(total, lambda time: time._replace(parts=1))
    return replace(total, parts=1, unknown=0, ongoing=min(total.ongoing, 1))


def nearest(own: Duration | None, parts: Iterable[Total]) -> Total:
    """Return how long something takes: as it says itself, else as its parts do."""
    if own:
        return stated(own)
    return added(parts)


def of_stage(stage: Stage, topics: Topics) -> Total:
    """Return how long a stage takes; its parts are its entries, unless it says it itself.

    Args:
        stage: The stage. That it may be left out is the roadmap's matter.
        topics: The topics of the curriculum by id: an entry takes as long as its topic, unless it says it itself.
    """
    sections = groupby(stage.entries, key=attrgetter("section"))
    return nearest(stage.duration, (_of_section(section, entries, topics) for section, entries in sections))


def of_stages(stages: Iterable[Stage], topics: Topics) -> Total:
    """Return how long stages take together, but for planned ones; each is a part."""
    return added(map(as_one, of_each(stages, topics)))


def of_each(stages: Iterable[Stage], topics: Topics) -> Iterator[Total]:
    """Yield how long each stage takes, but for planned ones; one that may be left out from nothing on."""
    for stage in stages:
        if stage.status != _PLANNED:
            yield _as_marked(stage, of_stage(stage, topics))


def of_roadmap(roadmap: Roadmap, topics: Topics) -> Total:
    """Return how long a roadmap takes; its parts are its stages, unless it says it itself."""
    if roadmap.duration:
        return stated(roadmap.duration)
    return of_stages(roadmap.stages, topics)


def written(total: Total) -> str:
    """Return a total in English: `10 hours of study, 8–11+ months by the calendar (2 of 7 without an estimate)`.

    It is empty if nothing is known. Where there is one sum, its unit says enough of what it is. Sums of different parts
    say of how many each is: `10 hours of study for 2 of 7, 8–11+ months by the calendar for 5 of 7`.
    """
    spans = list(map(str, total.durations))
    if len(spans) > 1:
        spans = [f"{spans[0]} of study", f"{spans[1]} by the calendar"]
    if total.split:
        spans = [f"{span} for {count} of {total.parts}" for span, count in zip(spans, total.split, strict=True)]
    if spans and total.unknown:
        spans[-1] += f" ({total.unknown} of {total.parts} without an estimate)"
    return ", ".join(spans)


def _of_section(section: Section | None, entries: Iterable[Entry], topics: Topics) -> Total:
    """Return how long the entries of a section take, or those without one."""
    totals = []
    for entry in entries:
        topic = topics.get(entry.topic)
        # An entry may name a topic that is not there.
        own, status = (topic.duration, topic.status) if topic else (None, None)
        if status != _PLANNED:
            totals.append(_as_marked(entry, stated(entry.duration or own)))
    if section is None:
        return added(totals)
    return _as_marked(section, chosen(totals, section.choose or len(totals)))


def _as_marked(thing: Stage | Section | Entry, total: Total) -> Total:
    """Return how long something takes of which its author may say that it can be left out."""
    if thing.optional:
        return optional(total)
    return total


def _sum(duration: Duration, scale: Scale, units: set[str]) -> Sum | None:
    found = durations.bounds(duration, scale)
    return found and Sum(*found, frozenset(units))


def _readable(scale: Scale, time: Sum) -> str:
    """Return the unit in which a sum of several units reads best."""
    if scale is STUDY:
        return "hour"
    # A week at the least is not to be rounded to half a month.
    if time.longest >= 3 * CALENDAR["month"] and time.low >= CALENDAR["month"]:
        return "month"
    return "week"


def _chosen(sums: list[Sum | None], number: int) -> Sum | None:
    """Return the sum of so many of several; those that say nothing of this kind of time may be chosen instead."""
    known = [time for time in sums if time]
    if not known:
        return None
    fewest = max(number - (len(sums) - len(known)), 0)
    least = sorted(map(attrgetter("low"), known))[:fewest]
    most = sorted(map(attrgetter("high"), known), reverse=True)[:number]
    units = frozenset[str]().union(*map(attrgetter("units"), known))
    return Sum(sum(least), sum(most), units, sum(map(attrgetter("parts"), known)))


def _changed(total: Total, change: Callable[[Sum], Sum]) -> Total:
    calendar, study = (time and change(time) for time in (total.calendar, total.study))
    return replace(total, calendar=calendar, study=study)
