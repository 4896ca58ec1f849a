"""What was meant by a text that is no duration: other spellings of one, and what is none however it is spelt.

People write durations in many ways: `about 2 hrs`, `6 hours/week for 13 weeks`, `two weeks`. A duration has one way to
be written, so that everybody who reads the YAML reads the same; here its help is found. What could be meant in two
ways is not guessed. All patterns take a text once from left to right, and long texts are not looked at.
"""

import re
from collections.abc import Callable, Sequence

from roadmap_site.schema import durations

EXAMPLES = "write `6 weeks`, `1-2 months`, `3+ months`, `10 hours`, `13 weeks at 6-10 hours a week` or `ongoing`"
"""The help for what nobody can guess."""

# Nobody says a duration in more characters.
_LONGEST = 80
_UNIT = "(?:minute|hour|day|week|month|year)"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SPAN = rf"{_NUMBER}(?:-{_NUMBER}|\+)? "
_LASTING, _STUDIED = rf"{_SPAN}(?:day|week|month|year)s?", rf"{_SPAN}(?:minute|hour)s?"
_EFFORT = rf"{_STUDIED} a (?:day|week)"
_BETWEEN = r",? ?(?:[,;x×@(–-]|at|for|of|over|with|and)? ?"
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS = {
    "min": "minute",
    **dict.fromkeys(("h", "hr"), "hour"),
    "d": "day",
    **dict.fromkeys(("w", "wk"), "week"),
    **dict.fromkeys(("mo", "mth"), "month"),
    **dict.fromkeys(("y", "yr"), "year"),
}
_ISO = re.compile(r"p(t?)([0-9]+)([dwmyh])")
_ISO_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years", "th": "hours", "tm": "minutes"}
_TURNED = re.compile(r"([0-9]+(?:\.5)?)-([0-9]+(?:\.5)?)(?![0-9.])")
_COUNTED = re.compile(rf"([0-9.+-]+) ({_UNIT})s?\b")
# Hours and minutes, and hours with a fraction.
_BOTH = re.compile(r"([0-9]+) hours?,? ?(?:and )?([0-9]+)(?: minutes?)?")
_FINE = re.compile(r"([0-9]+\.(?!5 )[0-9]+) hours?")
_ENDLESS = {"ongoing", "lifelong", "forever", "continuous", "always", "endless", "open-ended", "permanent"}
_UNKNOWN = "varies|variable|various|depends|flexible|self-paced|unknown|none|n/?a|tb[ad]|todo|[?–-]"
_NONE = "is not a duration"
# What cannot be put into other words → its help.
_HELPS = {
    _UNKNOWN: "leave `duration` out where nobody can say it",
    _NUMBER: "say what it is of: `6 weeks`, `10 hours`",
    rf"{_NUMBER}(?:-{_NUMBER}\+?|\+)": "say what it is of: `3-4 weeks`, `6-10 hours`, `3+ months`",
    _EFFORT: "say for how long it is, in calendar time: `13 weeks at 6-10 hours a week`",
    f".+ at {_SPAN}.+ a .+": "first calendar time, then study time of a day or week: `13 weeks at 6-10 hours a week`",
    rf"[0-9+-]*\.[0-9.+-]* {_UNIT}s?": "write no fraction but a half: `1.5 months`",
}

# What is rewritten, in this order, in small letters and with single spaces.
_SPELLINGS: Sequence[tuple[str, str | Callable[[re.Match[str]], str]]] = (
    (r"^(?:(?:approx(?:imately)?|about|around|roughly|circa|ca|c|est(?:imated)?|duration|time)\b[.:]?|[~≈]) ?", ""),
    *((rf"\b{name}\b", str(number)) for number, name in enumerate(_NUMBERS, start=1)),
    (r"(?<=[0-9]) ?½", ".5"),
    ("½", "0.5"),
    (rf"^half an? (?={_UNIT})", "0.5 "),
    (rf"^an? (?={_UNIT})", "1 "),
    (r"(?<=[0-9]),(?=[0-9]{3}\b)", ""),
    (r"(?<=[0-9]),(?=[0-9])", "."),
    (r"(?<=[0-9])\.0(?![0-9])", ""),
    (r"(?<=[0-9]) ?(?:–|—|−|-|\bto\b|\bor\b) ?(?=[0-9])", "-"),
    (r"(?<=[0-9+]) ?-? ?(?=[a-z])", " "),
    (r"(?<=[a-z])(?=[0-9])", " "),
    (rf"\b({'|'.join(_UNITS)})(s?)\b\.?", lambda short: _UNITS[short[1]] + short[2]),
    (rf"({_NUMBER}) ({_UNIT})s? ?(?:–|—|-|to|or) ?({_NUMBER}) \2", r"\1-\3 \2"),
    (rf"^(?:at least|more than|over|minimum|>=?|≥) ?({_NUMBER}) ", r"\1+ "),
    (rf"^({_NUMBER}) (?:or more|plus) ", r"\1+ "),
    (rf"^({_NUMBER}) ({_UNIT}s?) ?(?:\+|or more|plus|at least)$", r"\1+ \2"),
    (r"(?<=[0-9]) \+", "+"),
    (r" ?(?:/|\bper\b|\bevery\b|\beach\b|\ban?\b) ?(?=(?:day|week|month|year)\b)", " a "),
    (r"\bweekly\b", "a week"),
    (r"\bdaily\b", "a day"),
    (rf"^({_LASTING}){_BETWEEN}({_EFFORT})\)?$", r"\1 at \2"),
    (rf"^({_EFFORT}){_BETWEEN}({_LASTING})\)?$", r"\2 at \1"),
)


def told(word: str) -> tuple[str, str, str | None]:
    """Return what is wrong with a text that is no duration: the fact, the help, and what to write instead, if known."""
    meant = ""
    if len(word) <= _LONGEST:
        meant = _meant(word)
    if durations.fits(meant):
        return _NONE, f"write `{meant}`", meant
    for turned in _TURNED.finditer(meant):
        low, high = turned.groups()
        righted = meant[: turned.start()] + f"{high}-{low}" + meant[turned.end() :]
        if durations.fits(righted):
            return _NONE, f"the smaller number comes first: `{high}-{low}`", righted
    return (*_fault(meant), None)


def _meant(word: str) -> str:
    """Return a text in the words of durations, as far as it is in other ones."""
    text = " ".join(word.casefold().split()).strip("\"'“”.:! ")
    if text in _ENDLESS:
        return "ongoing"
    if iso := _ISO.fullmatch(text):
        return _numbered(f"{iso[2]} {_ISO_UNITS.get(iso[1] + iso[3], iso[3])}")
    for pattern, right in _SPELLINGS:
        text = re.sub(pattern, right, text)
    if both := _BOTH.fullmatch(text):
        return _minutes(60 * float(both[1]) + float(both[2]))
    if hours := _FINE.fullmatch(text):
        return _minutes(60 * float(hours[1]))
    return _numbered(text)


def _minutes(number: float) -> str:
    """Return minutes as a duration, in hours where it can."""
    if number % 30 == 0:
        return _numbered(f"{number / 60:g} hours")
    return _numbered(f"{number:.0f} minutes")


def _numbered(text: str) -> str:
    """Return a text with its units in the form that goes with their numbers."""
    return _COUNTED.sub(lambda unit: f"{unit[1]} {unit[2]}{'s' * (unit[1] != '1')}", text)


def _fault(meant: str) -> tuple[str, str]:
    """Return the fact and the help for what cannot be put into other words."""
    if re.fullmatch(durations.PATTERN, meant):
        return f"{_NONE}: {durations.fault(meant)}", "write how long it takes, or leave `duration` out"
    for pattern, help in _HELPS.items():
        if re.fullmatch(pattern, meant):
            return _NONE, help
    return _NONE, EXAMPLES
