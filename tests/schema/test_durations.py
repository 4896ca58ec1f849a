"""Durations: what authors write, what readers see, and how they add up."""

from __future__ import annotations

import pytest

from roadmap_site.schema import durations


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
    ],
)
def test_a_duration_is_shown_as_it_was_written(written: str, shown: str) -> None:
    """Readers see the author's own unit, with a proper dash and the plural where it belongs."""
    assert str(durations.parse(written)) == shown


@pytest.mark.parametrize("text", ["", "soon", "3-2 weeks", "2", "weeks", "-1 week", "1-2-3 weeks", "1 fortnight"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    """Any other text raises `ValueError`."""
    with pytest.raises(ValueError):  # noqa: PT011 (the text itself is the message)
        durations.parse(text)


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (["1-2 months", "2-3 months"], "3–5 months"),
        (["1-2 months", "3+ months"], "4+ months"),
        (["2 weeks", "3 weeks"], "5 weeks"),
        (["1 week", "1 month"], "5.5 weeks"),
        (["6 weeks", "3-4 months"], "4.5–5.5 months"),
        (["30 minutes", "2 hours"], "2.5 hours"),
        (["1-2 months", "10 hours"], "1–2 months and 10 hours"),
        (["1 month", "ongoing"], "1+ months"),
        (["10 hours", "ongoing"], "10+ hours"),
        (["ongoing"], "Ongoing"),
        ([], ""),
    ],
)
def test_durations_add_up(parts: list[str], total: str) -> None:
    """One unit stays; several become the one that reads best; study time and calendar time stay apart."""
    assert durations.written(durations.total(map(durations.parse, parts))) == total
