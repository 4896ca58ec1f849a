"""Durations: what authors write, what readers see, and how they add up."""

from __future__ import annotations

import pytest

from roadmap_site.schema import durations
from roadmap_site.schema.durations import Duration


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("6 weeks", "6 weeks"),
        ("1 month", "1 month"),
        ("1-2 months", "1–2 months"),
        ("3+ months", "3+ months"),
        ("1+ month", "1+ months"),
        ("10 hours", "10 hours"),
        ("1.5 hours", "1.5 hours"),
        ("ongoing", "Ongoing"),
        ("13 weeks at 6-10 hours a week", "13 weeks at 6–10 hours a week"),
        ("3+ months at 30 minutes a day", "3+ months at 30 minutes a day"),
        ("2 years at 20+ hours a week", "2 years at 20+ hours a week"),
        ("5 days at 24 hours a day", "5 days at 24 hours a day"),
        ("100 years", "100 years"),
        ("10000 hours", "10000 hours"),
    ],
)
def test_a_duration_is_shown_as_it_was_written(written: str, shown: str) -> None:
    """Readers see the author's own unit, with a proper dash and the plural where it belongs."""
    assert str(durations.parse(written)) == shown


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2", "weeks", "-1 week", "1-2-3 weeks", "1 fortnight", "1.25 hours", "ongoing at 2 hours a week"),
        *("6 hours a week", "10 hours at 2 hours a week", "13 weeks at 2 weeks a year", "13 weeks at 6 hours a month"),
        *("13 weeks at 6-10 hours per week", "13 weeks at 6 hours", "13 weeks at 6 hours a week at 2 hours a day"),
    ],
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    """Any other text raises `ValueError`: there is one way to write a duration."""
    assert not durations.fits(text)
    with pytest.raises(ValueError):  # noqa: PT011 (the text itself is the message)
        durations.parse(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("3-2 weeks", "its larger number comes first"),
        ("13 weeks at 10-6 hours a week", "its larger number comes first"),
        ("0 weeks", "it is no time"),
        ("0-0 hours", "it is no time"),
        ("0+ months", "it is no time"),
        ("13 weeks at 0 minutes a day", "it is no time"),
        ("13 weeks at 9000 hours a week", "a week has 168 hours"),
        ("13 weeks at 1-169 hours a week", "a week has 168 hours"),
        ("13 weeks at 169+ hours a week", "a week has 168 hours"),
        ("2 days at 24.5 hours a day", "a day has 24 hours"),
        ("2 days at 1441 minutes a day", "a day has 24 hours"),
        ("101 years", "it is longer than 100 years"),
        ("1-1201 months", "it is longer than 100 years"),
        ("99999+ days", "it is longer than 100 years"),
    ],
)
def test_figures_that_no_time_has_are_refused(text: str, fault: str) -> None:
    """They look like a duration; what is wrong with them is said as a fact."""
    assert durations.fault(text) == fault
    assert not durations.fits(text)


@pytest.mark.parametrize(
    ("text", "unit", "converted"),
    [
        ("2 weeks", "day", "14 days"),
        ("1 year", "month", "12 months"),
        ("90 minutes", "hour", "1.5 hours"),
        ("1+ hours", "minute", "60+ minutes"),
        ("2 weeks", "hour", None),
        ("10 hours", "week", None),
        ("ongoing", "week", None),
        ("13 weeks at 6-10 hours a week", "day", "91 days"),
        ("13 weeks at 6-10 hours a week", "hour", "78–130 hours"),
        ("2-4 weeks at 1-2 hours a day", "hour", "14–56 hours"),
        ("5 days at 30 minutes a day", "minute", "150 minutes"),
        ("3+ weeks at 2 hours a week", "hour", "6+ hours"),
        ("3 weeks at 2+ hours a week", "hour", "6+ hours"),
    ],
)
def test_a_duration_in_another_unit(text: str, unit: str, converted: str | None) -> None:
    """Calendar time and study time are turned into one another only by what their author says of both."""
    found = durations.converted(durations.parse(text), unit)
    assert (found and str(found)) == converted


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (1.3, 1.8, "1.5–2 hours"),
        (0.1, 0.2, "0.5 hours"),
        (0.0, 0.2, "0–0.5 hours"),
        (2087.0, None, "2090+ hours"),
        (999.6, 1004, "999.5–1000 hours"),
    ],
)
def test_an_estimate_is_no_more_precise_than_it_can_be(low: float, high: float | None, shown: str) -> None:
    """Halves of its unit, of large figures tens; nothing stays nothing."""
    assert str(durations.rounded(Duration(low, high, "hour"))) == shown
