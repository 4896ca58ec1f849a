"""How long things take: reading what authors write, adding it up, and writing it in English.

A duration has a unit of calendar time (`6 weeks`) or of study time (`10 hours`); the two never add up to one figure. It
may be a range, have an open end, or be ongoing. The English is for commands and messages; what readers of a site see is
in its own language, by its catalogue of messages.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from operator import mul

PATTERN = r"^(?:ongoing|[0-9]{1,4}(?:\.5)?(?:[-–][0-9]{1,4}(?:\.5)?|\+)? (?:minute|hour|day|week|month|year)s?)$"
"""What a duration looks like: `6 weeks`, `1-2 months`, `3+ months`, `ongoing`."""

_PARTS = re.compile(r"^([0-9.]+)(?:[-–]([0-9.]+)|(\+))? ([a-z]+?)s?$")

# Units of study time.
_HOURS = {"minute": 1 / 60, "hour": 1.0}
# Units of calendar time; a month is the mean month of the Julian year.
_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}


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
        """The duration in English: `1–2 months`, `3+ months`, `Ongoing`."""
        if self.ongoing:
            return "Ongoing"
        if self.high is None:
            return f"{self.low:g}+ {self.unit}s"
        figures = f"{self.low:g}"
        if self.high > self.low:
            figures += f"–{self.high:g}"
        return f"{figures} {self.unit}{'s' * (self.high != 1)}"


_ONGOING = Duration(0, None, "")


def parse(text: str) -> Duration:
    """Return the duration that a text matching `PATTERN` stands for.

    Raises `ValueError` for any other text.
    """
    if text == "ongoing":
        return _ONGOING
    parts = _PARTS.match(text)
    if not parts or not re.fullmatch(PATTERN, text):
        raise ValueError(text)
    low, high, plus, unit = parts.groups()
    if plus:
        return Duration(float(low), None, unit)
    if high and float(high) < float(low):
        raise ValueError(text)
    return Duration(float(low), float(high or low), unit)


def fits(text: str) -> bool:
    """Return whether a text matching `PATTERN` is a duration: a range from less to more."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def total(durations: Iterable[Duration]) -> tuple[Duration, ...]:
    """Return the sum of durations.

    Calendar time and study time do not add up to one figure, so each has its own sum, calendar time first; a unit
    that all parts share is kept, else calendar time is given in weeks (months from three months on) and study time
    in hours. What is ongoing opens the end of the calendar sum, or of the only sum that there is.
    """
    spans = list(durations)
    ongoing = _ONGOING in spans
    sums: list[Duration] = []
    for scale in (_DAYS, _HOURS):
        parts = [span for span in spans if span.unit in scale]
        if parts:
            sums.append(_sum(parts, scale, opened=ongoing and not sums))
    if ongoing and not sums:
        sums.append(_ONGOING)
    return tuple(sums)


def converted(duration: Duration, unit: str) -> Duration | None:
    """Return a duration in another unit; nothing when one of the two is calendar time and the other study time."""
    for scale in (_DAYS, _HOURS):
        if unit in scale and duration.unit in scale:
            return _changed(duration, unit, partial(mul, scale[duration.unit] / scale[unit]))
    return None


def rounded(duration: Duration) -> Duration:
    """Return a duration to the half of its unit, as precise as an estimate can be."""
    return _changed(duration, duration.unit, lambda number: max(round(number * 2) / 2, 0.5))


def written(durations: Iterable[Duration]) -> str:
    """Return a sum in English: `8–11+ months and 10 hours`."""
    return " and ".join(map(str, durations))


def _sum(spans: list[Duration], scale: dict[str, float], *, opened: bool) -> Duration:
    """Return the sum of durations, of which there are some, with units of one scale; open if one of them is."""
    low = high = 0.0
    units = set()
    for span in spans:
        low += span.low * scale[span.unit]
        high += (span.high or span.low) * scale[span.unit]
        units.add(span.unit)
        opened = opened or span.high is None
    unit = _readable(scale, high) if len(units) > 1 else spans[0].unit
    sum = Duration(low / scale[unit], None if opened else high / scale[unit], unit)
    if len(units) > 1:
        return rounded(sum)
    return sum


def _readable(scale: dict[str, float], length: float) -> str:
    """Return the unit in which a sum of several units reads best."""
    if scale is _HOURS:
        return "hour"
    if length >= 3 * _DAYS["month"]:
        return "month"
    return "week"


def _changed(duration: Duration, unit: str, change: Callable[[float], float]) -> Duration:
    low = change(duration.low)
    if duration.high is None:
        return Duration(low, None, unit)
    return Duration(low, change(duration.high), unit)
