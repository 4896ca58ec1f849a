# Why: durations are what authors write, and what readers add up; both need one reading of them.
"""How long things take: reading, adding and writing durations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PATTERN = r"^(?:ongoing|[0-9]{1,4}(?:\.5)?(?:[-–][0-9]{1,4}(?:\.5)?|\+)? (?:minute|hour|day|week|month|year)s?)$"
"""What a duration looks like: `6 weeks`, `1-2 months`, `3+ months`, `ongoing`."""

_PARTS = re.compile(r"^([0-9.]+)(?:[-–]([0-9.]+)|(\+))? ([a-z]+?)s?$")

_HOURS = {"minute": 1 / 60, "hour": 1.0}
"""Units of study time."""
_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
"""Units of calendar time; a month is the mean month of the Julian year."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time as an author wrote it."""

    low: float
    """At least so many units."""
    high: float | None
    """At most so many units; nothing when it has an open end."""
    unit: str
    """`minute` … `year`; empty when it is ongoing."""

    @property
    def ongoing(self) -> bool:
        """Whether it never ends."""
        return not self.unit

    def __str__(self) -> str:
        """The duration for readers: `1–2 months`, `3+ months`, `Ongoing`."""
        if self.ongoing:
            return "Ongoing"
        return f"{_range(self.low, self.high)} {_units(self.high or self.low, self.unit, open_end=self.high is None)}"


def parse(text: str) -> Duration:
    """Return the duration that a text matching `PATTERN` stands for.

    Raises `ValueError` for any other text.
    """
    if text == "ongoing":
        return Duration(0, None, "")
    parts = _PARTS.match(text)
    if not parts or not re.fullmatch(PATTERN, text):
        raise ValueError(text)
    low, high, plus, unit = parts.groups()
    if high is not None and float(high) < float(low):
        raise ValueError(text)
    return Duration(float(low), None if plus else float(high or low), unit)


def total(durations: Iterable[Duration]) -> tuple[Duration, ...]:
    """Return the sum of durations.

    Calendar time and study time do not add up to one figure, so each has its own sum, calendar time first; a unit
    that all parts share is kept, else calendar time is given in weeks (months from three months on) and study time
    in hours. What is ongoing opens the end of the calendar sum, or of the only sum that there is.
    """
    spans = list(durations)
    ongoing = any(span.ongoing for span in spans)
    calendar = _sum([s for s in spans if s.unit in _DAYS], _DAYS, opened=ongoing)
    study = _sum([s for s in spans if s.unit in _HOURS], _HOURS, opened=ongoing and calendar is None)
    sums = tuple(s for s in (calendar, study) if s)
    return sums or ((Duration(0, None, ""),) if ongoing else ())


def converted(duration: Duration, unit: str) -> Duration | None:
    """Return a duration in another unit; nothing when one of the two is calendar time and the other study time."""
    scale = next((scale for scale in (_HOURS, _DAYS) if unit in scale and duration.unit in scale), None)
    if scale is None:
        return None
    factor = scale[duration.unit] / scale[unit]
    return Duration(duration.low * factor, None if duration.high is None else duration.high * factor, unit)


def rounded(duration: Duration) -> Duration:
    """Return a duration to the half of its unit, as precise as an estimate can be."""
    high = None if duration.high is None else _half(duration.high)
    return Duration(_half(duration.low), high, duration.unit)


def written(durations: Iterable[Duration]) -> str:
    """Return a sum for readers: `8–11+ months and 10 hours`."""
    return " and ".join(str(duration) for duration in durations)


def _sum(spans: list[Duration], scale: dict[str, float], *, opened: bool) -> Duration | None:
    if not spans:
        return None
    low = sum(span.low * scale[span.unit] for span in spans)
    high = sum((span.high if span.high is not None else span.low) * scale[span.unit] for span in spans)
    unit = _common_unit(spans, scale, high)
    lows, highs = low / scale[unit], high / scale[unit]
    if len({span.unit for span in spans}) > 1:
        lows, highs = _half(lows), _half(highs)
    open_end = opened or any(span.high is None for span in spans)
    return Duration(lows, None if open_end else highs, unit)


def _common_unit(spans: list[Duration], scale: dict[str, float], high: float) -> str:
    units = {span.unit for span in spans}
    if len(units) == 1:
        return units.pop()
    if scale is _HOURS:
        return "hour"
    return "month" if high >= 3 * _DAYS["month"] else "week"


def _half(number: float) -> float:
    return max(round(number * 2) / 2, 0.5)


def _range(low: float, high: float | None) -> str:
    if high is None:
        return f"{low:g}+"
    return f"{low:g}" if high == low else f"{low:g}–{high:g}"


def _units(number: float, unit: str, *, open_end: bool) -> str:
    return unit if number == 1 and not open_end else unit + "s"
