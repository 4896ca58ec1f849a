"""How long each stage of a roadmap takes: a bar each, from the least time to the most, on one line of time.

All bars begin at nought: when a stage begins nobody can say, least of all behind one that nobody has estimated, so the
line is of lengths and not of days. Calendar time and study time have no line in common; it is of the one that more of
the stages give, and the others have a row without a bar. Places on the line are hundredths of its length.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count, takewhile
from math import inf
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum import times
from roadmap_site.curriculum.model import Roadmap, Stage
from roadmap_site.curriculum.times import Sum, Total
from roadmap_site.schema.durations import CALENDAR, STUDY, Scale

_MOST_MARKS = 7
# From one mark to the next, in units: in months these are quarters, halves and whole years as well.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000, 60_000, 120_000)
# A line of fewer units has marks at the halves.
_FEW = 2
# How much longer the line is than the longest bar, so that there is room for an open end.
_END = 1.08


class Bar(NamedTuple):
    """How long a stage takes, in hundredths of the line."""

    least: float
    most: float
    """The same as the least where that is all that is sure of it."""
    open_end: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A stage on the line."""

    stage: Stage
    bar: Bar | None
    """Nothing without an estimate of this kind of time."""
    known: bool
    """Whether it has an estimate, of whatever kind."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stages of a roadmap on a line of time."""

    rows: tuple[Row, ...]
    marks: Mapping[float, float]
    """How many units → where that is on the line, in hundredths."""
    unit: str
    """The unit of the marks."""

    @property
    def partial(self) -> bool:
        """Return whether a stage has an estimate, and no bar, as it is of the other kind of time."""
        return any(row.known and not row.bar for row in self.rows)


def draw(roadmap: Roadmap, topics: times.Topics) -> Timeline | None:
    """Return the timeline of a roadmap; nothing when fewer than two of its stages say how long they take."""
    totals = [times.as_one(times.of_stage(stage, topics)) for stage in roadmap.stages]
    scale = max((CALENDAR, STUDY), key=lambda scale: len(_sums(totals, scale)))
    sums, whole = _sums(totals, scale), times.added(totals).of(scale)
    longest = max([0.0, *map(attrgetter("longest"), sums)])
    if whole is None or len(sums) < 2 or not longest:  # noqa: PLR2004 (one stage is compared with nothing)
        return None
    unit = whole.duration(scale).unit
    end = longest * _END / scale[unit]
    marks = {number: number * 100 / end for number in takewhile(end.__gt__, count(0.0, _step(end)))}

    def row(stage: Stage, total: Total) -> Row:
        return Row(stage, _bar(total, scale, 100 / longest / _END), bool(total.known))

    return Timeline(tuple(map(row, roadmap.stages, totals)), marks, unit)


def _step(end: float) -> float:
    """Return how many units are between two marks of a line: a round number, so that they can be read."""
    if end < _FEW:
        return 0.5
    return (*_STEPS, end)[bisect_right(_STEPS, end / _MOST_MARKS)]


def _sums(totals: list[Total], scale: Scale) -> list[Sum]:
    return [time for total in totals if (time := total.of(scale))]


def _bar(total: Total, scale: Scale, size: float) -> Bar | None:
    """Return the bar of a stage; what is ongoing has no length that is sure."""
    time = total.of(scale)
    if time:
        return Bar(time.low * size, time.longest * size, time.high == inf or bool(total.ongoing))
    if total.ongoing and not total.durations[0].unit:
        return Bar(0, 0, open_end=True)
    return None
