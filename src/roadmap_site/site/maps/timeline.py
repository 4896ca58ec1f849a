"""The stages of a roadmap on a line of time, at the fastest and at the slowest pace that their authors expect.

When a stage begins depends on all before it. Calendar time and study time do not add up: the line is of the one that
more of the stages give.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from roadmap_site.curriculum.model import Roadmap, Stage
from roadmap_site.schema import durations
from roadmap_site.schema.durations import Duration

_MOST_MARKS = 7
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000, 120000, 240000, 600000)
"""Units from one mark to the next: in months these are quarters, halves and whole years as well."""
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
    """Return the timeline of a roadmap; nothing when fewer than two of its stages say how long they take."""
    spans: dict[str, tuple[float, float]] = {}
    total = Duration(0, None, "")
    for candidate in durations.total(stage.duration for stage in roadmap.stages if stage.duration):
        in_unit = _spans(roadmap, candidate.unit)
        if len(in_unit) > len(spans):
            total, spans = candidate, in_unit
    fast = slow = 0.0
    for low, high in spans.values():
        fast, slow = fast + low, slow + high
    if len(spans) < 2 or not slow:  # noqa: PLR2004 (one stage makes no line)
        return None
    end = slow * _END
    rows = tuple(_rows(roadmap, spans, 100 / end))
    marks = tuple(Mark(number * 100 / end, number) for number in _marks(end))
    return Timeline(rows, marks, total.unit + "s", _like(total, fast), _like(total, slow), len(spans))


def _spans(roadmap: Roadmap, unit: str) -> dict[str, tuple[float, float]]:
    """Return the least and the most units that each stage takes, as far as it says; an open end counts as none."""
    spans = {}
    for stage in roadmap.stages:
        in_unit = stage.duration and durations.converted(stage.duration, unit)
        if in_unit:
            spans[stage.id] = in_unit.low, in_unit.high or in_unit.low
    return spans


def _like(total: Duration, amount: float) -> Duration:
    """Return an amount in the unit of a sum, with an open end if that has one."""
    high: float | None = amount
    if total.high is None:
        high = None
    return durations.rounded(Duration(amount, high, total.unit))


def _rows(roadmap: Roadmap, spans: dict[str, tuple[float, float]], scale: float) -> Iterator[Row]:
    fast = slow = 0.0
    for stage in roadmap.stages:
        span, duration = spans.get(stage.id), stage.duration
        if duration and duration.ongoing:
            yield Row(stage, Bar(fast * scale, 97 - fast * scale, open_end=True), None)
        elif span and duration:
            low, high = span
            open_end = duration.high is None
            slower = None
            if (fast, low) != (slow, high):
                slower = Bar(slow * scale, high * scale, open_end)
            yield Row(stage, Bar(fast * scale, low * scale, open_end), slower)
            fast, slow = fast + low, slow + high
        else:
            yield Row(stage, None, None)


def _marks(end: float) -> range:
    """Return round numbers of units up to the end."""
    for step in _STEPS:
        if end / step < _MOST_MARKS:
            return range(0, int(end) + 1, step)
    return range(0, int(end) + 1, int(end))
