# Why: when a stage begins depends on all before it; a reader should not have to add that up.
"""The stages of a roadmap on a line of time, at the fastest and at the slowest pace that their authors expect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from roadmap_site.curriculum.model import Roadmap, Stage
from roadmap_site.schema import durations
from roadmap_site.schema.durations import Duration

_MOST_MARKS = 7
_END = 1.08
"""How much longer the line is than the stages, so that there is room for an open end."""


class Bar(NamedTuple):
    """A piece of the line of time, in hundredths of its length."""

    start: float
    length: float
    open_end: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A stage on the line."""

    stage: Stage
    fast: Bar | None
    """When it is learned if all stages take as little time as they can; nothing without an estimate in these units."""
    slow: Bar | None
    """The same if all take the most time that they should; nothing when that is no different."""


class Mark(NamedTuple):
    """A point in time."""

    at: float
    """Where it is on the line, in hundredths."""
    number: int
    """How many units after the start."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stages of a roadmap on a line of time."""

    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    unit: str
    """The unit of the marks, in the plural."""
    fast: Duration
    """How long all takes at the fastest pace."""
    slow: Duration
    """How long all takes at the slowest pace."""
    known: int
    """How many stages these two are the sum of."""


def draw(roadmap: Roadmap) -> Timeline | None:
    """Return the timeline of a roadmap; nothing when fewer than two of its stages say how long they take.

    Calendar time and study time do not add up; the line is of the one that more of the stages give.
    """
    known = [stage.duration for stage in roadmap.stages if stage.duration]
    totals = [total for total in durations.total(known) if total.unit]
    unit = max((t.unit for t in totals), key=lambda unit: len(_converted(known, unit)), default="")
    spans = {s.id: span for s in roadmap.stages if s.duration and (span := _span(s.duration, unit))}
    fast, slow = (sum(span[pace] for span in spans.values()) for pace in (0, 1))
    if len(spans) < 2 or not slow:  # noqa: PLR2004 (one stage makes no line)
        return None
    end = slow * _END
    marks = tuple(Mark(number * 100 / end, number) for number in _marks(end))
    open_end = next(total.high is None for total in totals if total.unit == unit)
    shortest, longest = (durations.rounded(Duration(sum_, None if open_end else sum_, unit)) for sum_ in (fast, slow))
    return Timeline(tuple(_rows(roadmap, spans, 100 / end)), marks, unit + "s", shortest, longest, len(spans))


def _converted(known: Iterable[Duration], unit: str) -> list[Duration]:
    return [found for duration in known if (found := durations.converted(duration, unit))]


def _span(duration: Duration, unit: str) -> tuple[float, float] | None:
    """Return the least and the most units that a duration takes; an open end counts as none."""
    found = durations.converted(duration, unit)
    return (found.low, found.high or found.low) if found else None


def _rows(roadmap: Roadmap, spans: dict[str, tuple[float, float]], scale: float) -> Iterator[Row]:
    fast = slow = 0.0
    for stage in roadmap.stages:
        span, duration = spans.get(stage.id), stage.duration
        if duration and duration.ongoing:
            yield Row(stage, Bar(fast * scale, 97 - fast * scale, open_end=True), None)
        elif span and duration:
            low, high = span
            open_end = duration.high is None
            differs = (fast, low) != (slow, high)
            slower = Bar(slow * scale, high * scale, open_end) if differs else None
            yield Row(stage, Bar(fast * scale, low * scale, open_end), slower)
            fast, slow = fast + low, slow + high
        else:
            yield Row(stage, None, None)


def _marks(end: float) -> range:
    """Return round numbers of units up to the end: in months these are quarters, halves and whole years as well."""
    steps = (1, 2, 3, 6, *(step * 10**power for power in range(5) for step in (12, 24, 60)))
    step = next((step for step in steps if end / step < _MOST_MARKS), int(end))
    return range(0, int(end) + 1, step)
