"""How long something takes: what authors write, and what it is in English.

A duration has a unit of calendar time (`6 weeks`) or of study time (`10 hours`), which nothing turns into one another
but its author: `13 weeks at 6-10 hours a week` is both. It may be a range, have an open end, or be ongoing. The English
is for commands and messages; what readers of a site see is in its own language, by its catalogue of messages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf

Scale = Mapping[str, float]
"""The units of one kind of time → how many of the smallest of them each is."""

CALENDAR: Scale = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
"""Units of calendar time; a month is the mean month of the Julian year."""
STUDY: Scale = {"minute": 1.0, "hour": 60.0}
"""Units of study time."""
SCALES = (CALENDAR, STUDY)

# What takes more years than these is a slip of the pen.
_LONGEST = 100
# In minutes.
_DAY = 24 * 60.0

_NUMBER = r"[0-9]{1,5}(?:\.5)?"
_SPAN = rf"{_NUMBER}(?:[-–]{_NUMBER}|\+)? "
_EFFORT = rf" at {_SPAN}(?:minute|hour)s? a (?:day|week)"
PATTERN = rf"^(?:ongoing|{_SPAN}(?:minute|hour)s?|{_SPAN}(?:day|week|month|year)s?(?:{_EFFORT})?)$"
"""What a duration looks like: `6 weeks`, `1-2 months`, `3+ months`, `13 weeks at 6-10 hours a week`, `ongoing`."""

_PARTS = re.compile(r"^([0-9.]+)(?:[-–]([0-9.]+)|(\+))? ([a-z]+?)s?$")


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time as an author wrote it."""

    low: float
    """At least so many units."""
    high: float | None
    """At most so many units; nothing when it has an open end."""
    unit: str
    """`minute` … `year`; empty when it is ongoing."""
    effort: "Duration | None" = None
    """How much of each day or week is study time, where the author says so of calendar time."""
    each: str = ""
    """What the effort is of: `day` or `week`; empty without one."""

    @property
    def ongoing(self) -> bool:
        """Whether it never ends."""
        return not self.unit

    @property
    def span(self) -> "Duration":
        """Return it without the effort, for where there is little room."""
        return replace(self, effort=None, each="")

    def __str__(self) -> str:
        """The duration in English: `1–2 months`, `3+ months`, `13 weeks at 6–10 hours a week`, `Ongoing`."""
        if self.ongoing:
            return "Ongoing"
        if self.effort:
            return f"{self.span} at {self.effort} a {self.each}"
        if self.high is None:
            return f"{self.low:g}+ {self.unit}s"
        figures = f"{self.low:g}"
        if self.high > self.low:
            figures += f"–{self.high:g}"
        return f"{figures} {self.unit}{'s' * (self.high != 1)}"


ONGOING = Duration(0, None, "")
"""What never ends."""


def parse(text: str) -> Duration:
    """Return the duration that a text matching `PATTERN` stands for.

    Raises `ValueError` for any other text, and for what no time can be.
    """
    if text == "ongoing":
        return ONGOING
    if not re.fullmatch(PATTERN, text) or fault(text):
        raise ValueError(text)
    return _read(text)


def fits(text: str) -> bool:
    """Return whether a text is a duration."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def fault(text: str) -> str | None:
    """Return what is wrong with the figures of a text that matches `PATTERN`, as a fact; nothing where they can be."""
    if text == "ongoing":
        return None
    duration = _read(text)
    for span in filter(None, (duration, duration.effort)):
        if span.high is not None and span.high < span.low:
            return "its larger number comes first"
        if not (span.high or span.low):
            return "it is no time"
    if _surest(duration, CALENDAR) > _LONGEST * CALENDAR["year"]:
        return f"it is longer than {_LONGEST} years"
    if duration.effort and _surest(duration.effort, STUDY) > CALENDAR[duration.each] * _DAY:
        return f"a {duration.each} has {CALENDAR[duration.each] * 24:g} hours"
    return None


def bounds(duration: Duration, scale: Scale) -> tuple[float, float] | None:
    """Return the least and the most of a duration, in the smallest unit of a scale.

    Args:
        duration: A duration with a unit.
        scale: One of `SCALES`.

    Returns:
        Two numbers, the second one without end where the duration has none; nothing where it says nothing of this kind
        of time. Calendar time with an effort has study time too: as much of each day or week as the effort says.
    """
    if duration.unit in scale:
        size = scale[duration.unit]
        return duration.low * size, (inf if duration.high is None else duration.high) * size
    if duration.effort and scale is STUDY:
        least, most = bounds(duration.effort, STUDY) or (0, 0)
        low, high = bounds(duration, CALENDAR) or (0, 0)
        each = CALENDAR[duration.each]
        return low * least / each, high * most / each
    return None


def converted(duration: Duration, unit: str) -> Duration | None:
    """Return a duration in another unit; nothing where it says nothing of that kind of time."""
    for scale in SCALES:
        if unit in scale and (found := bounds(duration, scale)):
            return of(*found, unit, scale)
    return None


def of(low: float, high: float, unit: str, scale: Scale) -> Duration:
    """Return the duration of two bounds, which are in the smallest unit of a scale, in a unit of it."""
    return Duration(low / scale[unit], None if high == inf else high / scale[unit], unit)


def rounded(duration: Duration) -> Duration:
    """Return a duration as precise as an estimate can be: to the half of its unit, from a thousand on to tens."""
    high = duration.high
    return replace(duration, low=_rounded(duration.low), high=high and _rounded(high))


def _rounded(number: float) -> float:
    if number >= 1000:  # noqa: PLR2004 (the docstring above says it)
        return round(number, -1)
    # What takes any time takes half a unit.
    return max(round(number * 2) / 2, 0.5 * (number > 0))


def _read(text: str) -> Duration:
    """Return what a text matching `PATTERN` says, whatever its figures are."""
    span, _, effort = text.partition(" at ")
    read = _read_span(span)
    if not effort:
        return read
    study, _, each = effort.rpartition(" a ")
    return replace(read, effort=_read_span(study), each=each)


def _read_span(text: str) -> Duration:
    parts = _PARTS.match(text)
    assert parts  # noqa: S101 (the pattern has parts of this form only)
    low, high, plus, unit = parts.groups()
    if plus:
        return Duration(float(low), None, unit)
    return Duration(float(low), float(high or low), unit)


def _surest(duration: Duration, scale: Scale) -> float:
    """Return the largest figure of a duration, in the smallest unit of a scale; 0 where it has none of this kind."""
    low, high = bounds(duration, scale) or (0, 0)
    return low if high == inf else high
