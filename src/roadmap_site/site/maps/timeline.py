"""The stages of a roadmap on a line of time, at the fastest and at the slowest pace that their authors expect.

Calendar time and study time do not add up to one figure, so the line is of the one that more of the stages give. Each
stage begins where those before it end; one without an estimate in these units has a row and no bar. Places on the line
are hundredths of its length.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from roadmap_site.curriculum.model import Roadmap, Stage
from roadmap_site.schema import durations
from roadmap_site.site import comparison

_MOST_MARKS = 7
# From one mark to the next, in units: in months these are quarters, halves and whole years as well.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000, 60_000, 120_000, 240_000, 600_000)
# How much longer the line is than the stages, so that there is room for an open end.
_END = 1.08


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


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stages of a roadmap on a line of time."""

    rows: tuple[Row, ...]
    marks: Mapping[int, float]
    """How many units after the start → where that is on the line, in hundredths."""
    fast: durations.Duration
    """How long all take at the fastest pace; its unit is that of the marks."""
    slow: durations.Duration
    known: int
    """How many stages these two are the sum of."""


def draw(roadmap: Roadmap) -> Timeline | None:
    """Return the timeline of a roadmap; nothing when fewer than two of its stages say how long they take."""
    sums = durations.total(comparison.known_times(roadmap))
    total = max(sums, key=lambda total: len(dict(_spans(roadmap, total.unit))), default=durations.Duration(0, None, ""))
    spans = dict(_spans(roadmap, total.unit))
    if len(spans) < 2:  # noqa: PLR2004 (one stage makes no line)
        return None
    fast, slow = map(sum, zip(*spans.values(), strict=True))
    if not slow:
        return None
    end = slow * _END
    shortest = durations.rounded(replace(total, low=fast, high=total.high and fast))
    longest = durations.rounded(replace(total, low=slow, high=total.high and slow))
    # Round numbers of units, few enough to be read.
    step = (*_STEPS, int(end))[bisect_right(_STEPS, end / _MOST_MARKS)]
    marks = {number: number * 100 / end for number in range(0, int(end) + 1, step)}
    return Timeline(tuple(_rows(roadmap, spans, 100 / end)), marks, shortest, longest, len(spans))


def _spans(roadmap: Roadmap, unit: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield the stages that say it with the least and the most units that they take; an open end counts as none."""
    for stage in roadmap.stages:
        span = stage.duration and durations.converted(stage.duration, unit)
        if span:
            yield stage.id, (span.low, span.high or span.low)


def _rows(roadmap: Roadmap, spans: dict[str, tuple[float, float]], scale: float) -> Iterator[Row]:
    fast = slow = 0.0
    for stage in roadmap.stages:
        span, duration = spans.get(stage.id), stage.duration
        if duration and duration.ongoing:
            yield Row(stage, Bar(fast * scale, 97 - fast * scale, open_end=True), None)
        elif span and duration:
            low, high = span
            quick = Bar(fast * scale, low * scale, duration.high is None)
            slower = Bar(slow * scale, high * scale, duration.high is None)
            yield Row(stage, quick, None if quick == slower else slower)
            fast, slow = fast + low, slow + high
        else:
            yield Row(stage, None, None)
