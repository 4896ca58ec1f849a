"""What was meant by a text that is no duration."""

from __future__ import annotations

import pytest

from roadmap_site.schema import duration_slips, durations


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("about two months", "2 months"),
        ("ca. 2 Weeks", "2 weeks"),
        ("~10 hours", "10 hours"),
        ("half an hour", "0.5 hours"),
        ("an hour", "1 hour"),
        ("a month", "1 month"),
        ("1½ hours", "1.5 hours"),
        ("½ day", "0.5 days"),
        ("1,5 hours", "1.5 hours"),
        ("10,000 hours", "10000 hours"),
        ("2.0 weeks", "2 weeks"),
        ("1.25 hours", "75 minutes"),
        ("2 hours 30 minutes", "2.5 hours"),
        ("1h45", "105 minutes"),
        ("2 hrs", "2 hours"),
        ("90min.", "90 minutes"),
        ("2-week", "2 weeks"),
        ("1 to 2 wks", "1-2 weeks"),
        ("3 or 4 weeks", "3-4 weeks"),
        ("two to three weeks", "2-3 weeks"),
        ("1 week - 2 weeks", "1-2 weeks"),
        ("1—2 months", "1-2 months"),
        ("at least 3 weeks", "3+ weeks"),
        ("3 weeks or more", "3+ weeks"),
        ("3 + weeks", "3+ weeks"),
        ("3 weeks+", "3+ weeks"),
        ("P6W", "6 weeks"),
        ("PT10H", "10 hours"),
        ("lifelong", "ongoing"),
        ("Ongoing", "ongoing"),
        ("13 weeks, 6-10 hours/week", "13 weeks at 6-10 hours a week"),
        ("13 weeks (6-10 hours per week)", "13 weeks at 6-10 hours a week"),
        ("13 weeks x 6-10h/wk", "13 weeks at 6-10 hours a week"),
        ("13 weeks at 6 hours weekly", "13 weeks at 6 hours a week"),
        ("6 hours each week for 13 weeks", "13 weeks at 6 hours a week"),
        ("20 minutes daily for 2 months", "2 months at 20 minutes a day"),
        ("2 years, 20 hrs/wk", "2 years at 20 hours a week"),
    ],
)
def test_another_spelling_is_put_right(word: str, meant: str) -> None:
    """The help says how it is written here, and the fix writes it."""
    assert durations.fits(meant)
    assert duration_slips.told(word) == ("is not a duration", f"write `{meant}`", meant)


@pytest.mark.parametrize(
    ("word", "numbers", "fix"),
    [
        ("3-2 weeks", "2-3", "2-3 weeks"),
        ("10-2 hours", "2-10", "2-10 hours"),
        ("1.5-1 hrs", "1-1.5", "1-1.5 hours"),
        ("13 weeks at 10-6 hours a week", "6-10", "13 weeks at 6-10 hours a week"),
        ("6-10 weeks at 3-2 hours a week", "2-3", "6-10 weeks at 2-3 hours a week"),
    ],
)
def test_the_smaller_number_comes_first(word: str, numbers: str, fix: str) -> None:
    """Of the time as of how much of a week it takes."""
    assert duration_slips.told(word) == ("is not a duration", f"the smaller number comes first: `{numbers}`", fix)


@pytest.mark.parametrize(
    ("word", "fact", "help"),
    [
        ("13 weeks at 9000 hours a week", "is not a duration: a week has 168 hours", "write how long it takes"),
        ("13 weeks, 25 hours/day", "is not a duration: a day has 24 hours", "write how long it takes"),
        ("2 weeks at 400 hours a week", "is not a duration: a week has 168 hours", "write how long it takes"),
        ("3000 years", "is not a duration: it is longer than 100 years", "write how long it takes"),
        ("200 years", "is not a duration: it is longer than 100 years", "write how long it takes"),
        ("0 hours", "is not a duration: it is no time", "leave `duration` out"),
        ("varies", "is not a duration", "leave `duration` out"),
        ("TBD", "is not a duration", "leave `duration` out"),
        ("?", "is not a duration", "leave `duration` out"),
        ("6", "is not a duration", "say what it is of: `6 weeks`"),
        ("3-4", "is not a duration", "say what it is of: `3-4 weeks`"),
        ("3 to 4", "is not a duration", "say what it is of: `3-4 weeks`"),
        ("about 3+", "is not a duration", "say what it is of: `3-4 weeks`, `6-10 hours`, `3+ months`"),
        ("6-10 hours/week", "is not a duration", "say for how long it is, in calendar time: `13 weeks at"),
        ("10 hours at 2 hours a week", "is not a duration", "first calendar time"),
        ("13 weeks at 6 hours a month", "is not a duration", "first calendar time"),
        ("2.3 weeks", "is not a duration", "no fraction but a half"),
        ("2 semesters", "is not a duration", "write `6 weeks`"),
        ("400 hours a week", "is not a duration", "say for how long it is, in calendar time"),
        ("1.5.2 hours", "is not a duration", "no fraction but a half"),
        ("-3 hours", "is not a duration", "write `6 weeks`"),
        ("1e3 hours", "is not a duration", "write `6 weeks`"),
        ("٣ hours", "is not a duration", "write `6 weeks`"),
        ("2 Stunden", "is not a duration", "write `6 weeks`"),
        ("2 horas", "is not a duration", "write `6 weeks`"),
        ("2 時間", "is not a duration", "write `6 weeks`"),
        ("2 недели", "is not a duration", "write `6 weeks`"),
        ("a week or two", "is not a duration", "write `6 weeks`"),
        ("2" + " " * 5000 + "wks", "is not a duration", "write `6 weeks`"),
        ("", "is not a duration", "write `6 weeks`"),
    ],
)
def test_what_cannot_be_guessed_is_not(word: str, fact: str, help: str) -> None:
    """The help says what is missing, and nothing is rewritten."""
    told, advice, fix = duration_slips.told(word)
    assert told == fact
    assert help in advice
    assert fix is None
