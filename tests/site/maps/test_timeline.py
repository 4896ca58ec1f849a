"""The timeline of a roadmap: what its authors say of durations, added up along a line."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.site.maps import timeline
from roadmap_site.site.maps.timeline import Bar, Timeline
from tests.helpers import sites, values


def drawn(*written: str) -> Timeline | None:
    """Return the timeline of a roadmap whose stages take so long, if it has one."""
    return timeline.draw(values.roadmap(*(values.stage(duration=duration) for duration in written)))


def draw(*written: str) -> Timeline:
    """Return the timeline of a roadmap that has one."""
    found = drawn(*written)
    assert found
    return found


def spans(found: Timeline, pace: str) -> list[tuple[float, float] | None]:
    """Return from when until when each stage lasts at one pace, in the units of the marks."""
    bars: list[Bar | None] = [getattr(row, pace) for row in found.rows]
    unit = 100 / (found.slow.low * 1.08)
    return [bar and (round(bar.start / unit, 6), round((bar.start + bar.length) / unit, 6)) for bar in bars]


def open_ends(found: Timeline) -> list[bool]:
    """Return of each stage that is on the line whether its end is open."""
    return [row.fast.open_end for row in found.rows if row.fast]


# When a stage begins and ends.


def test_stages_follow_one_another_at_the_fastest_and_at_the_slowest_pace() -> None:
    """At the fastest, each takes the least time it can; at the slowest, the most that it should."""
    found = draw("1-2 months", "1 month", "2-4 months")
    assert spans(found, "fast") == [(0, 1), (1, 2), (2, 4)]
    assert spans(found, "slow") == [(0, 2), (2, 3), (3, 7)]
    assert (str(found.fast), str(found.slow), found.fast.unit) == ("4 months", "7 months", "month")


def test_where_all_stages_take_just_so_long_there_is_one_pace() -> None:
    """A second bar would say the same again."""
    found = draw("2 weeks", "3 weeks")
    assert spans(found, "fast") == [(0, 2), (2, 5)]
    assert spans(found, "slow") == [None, None]
    assert found.fast == found.slow


def test_the_second_pace_begins_where_the_two_part() -> None:
    """Until then one bar is enough; from there on even a stage of fixed length begins later."""
    found = draw("2 weeks", "1-2 weeks", "3 weeks")
    assert spans(found, "slow") == [None, (2, 4), (4, 7)]


def test_an_open_end_counts_as_what_is_sure_and_is_marked() -> None:
    """The sums have an open end as well, and nothing follows later because of it."""
    found = draw("1-2 months", "3+ months", "1 month")
    assert open_ends(found) == [False, True, False]
    assert spans(found, "fast") == [(0, 1), (1, 4), (4, 5)]
    assert spans(found, "slow") == [(0, 2), (2, 5), (5, 6)]
    assert (str(found.fast), str(found.slow)) == ("5+ months", "6+ months")


def test_what_is_ongoing_has_no_end_and_keeps_nobody_waiting() -> None:
    """It begins when it is its turn, and runs to the end of the line beside what follows."""
    found = draw("1 month", "ongoing", "2 months")
    first, ongoing, last = (row.fast for row in found.rows)
    assert first
    assert ongoing
    assert last
    assert ongoing.start == last.start == first.length
    assert ongoing.start + ongoing.length == pytest.approx(97)
    assert open_ends(found) == [False, True, False]
    assert (str(found.fast), found.known) == ("3+ months", 2)


def test_a_stage_without_an_estimate_has_a_row_and_no_bar() -> None:
    """The others follow one another as if it took no time, and are counted."""
    found = draw("1 month", "", "2 months")
    assert [row.stage.number for row in found.rows] == [1, 2, 3]
    assert spans(found, "fast") == [(0, 1), None, (1, 3)]
    assert found.known == 2


def test_study_time_has_no_place_on_a_line_of_calendar_time() -> None:
    """Nobody knows in how many weeks ten hours are studied; the row stays, for the words beside it."""
    found = draw("1 month", "10 hours", "2 months")
    assert spans(found, "fast") == [(0, 1), None, (1, 3)]
    assert (found.fast.unit, str(found.fast), found.known) == ("month", "3 months", 2)


@pytest.mark.parametrize(
    ("written", "total"),
    [(("10+ hours", "1 month", "2 months"), "3 months"), (("1+ months", "1 hour", "2 hours"), "3 hours")],
)
def test_an_open_end_in_another_unit_leaves_the_sums_closed(written: tuple[str, ...], total: str) -> None:
    """Nothing of it is in them."""
    found = draw(*written)
    assert (str(found.fast), str(found.slow)) == (total, total)


@pytest.mark.parametrize(
    ("written", "total"),
    [(("10 hours", "1 month", "2+ months"), "3+ months"), (("1 month", "1+ hours", "2 hours"), "3+ hours")],
)
def test_an_open_end_in_the_unit_of_the_line_opens_the_sums(written: tuple[str, ...], total: str) -> None:
    """Although all that counts in another unit is closed."""
    found = draw(*written)
    assert (str(found.fast), str(found.slow)) == (total, total)


def test_study_time_alone_has_a_line_of_its_own() -> None:
    """Ranges and open ends are the same there."""
    found = draw("2-3 hours", "30 minutes", "1+ hours")
    assert (found.fast.unit, str(found.fast), str(found.slow)) == ("hour", "3.5+ hours", "4.5+ hours")
    assert spans(found, "fast") == [(0, 2), (2, 2.5), (2.5, 3.5)]


def test_different_units_share_one_line() -> None:
    """A year and six months are eighteen months."""
    found = draw("1 year", "6 months")
    assert spans(found, "fast") == [(0, 12), (12, 18)]
    assert (found.fast.unit, str(found.fast)) == ("month", "18 months")


def test_a_stage_may_take_no_time_at_the_fastest() -> None:
    """Whoever knows all of it already goes on at once."""
    found = draw("0-2 weeks", "1 week")
    assert spans(found, "fast") == [(0, 0), (0, 1)]
    assert spans(found, "slow") == [(0, 2), (2, 3)]


@pytest.mark.parametrize(
    "written",
    [
        (),
        ("",),
        ("3 months",),
        ("", "3 months", ""),
        ("", ""),
        ("ongoing", "ongoing"),
        ("3 months", "ongoing"),
        ("3 months", "10 hours"),
        ("10 hours", "ongoing", ""),
    ],
)
def test_one_estimate_alone_makes_no_timeline(written: tuple[str, ...]) -> None:
    """There is nothing to add up."""
    assert drawn(*written) is None


# The marks.


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        (("1 day", "1 day"), [0, 1, 2]),
        (("0.5 days", "0.5 days"), [0, 1]),
        (("2 weeks", "3 weeks"), [0, 1, 2, 3, 4, 5]),
        (("4 months", "6 months"), [0, 2, 4, 6, 8, 10]),
        (("1 year", "6 months"), [0, 3, 6, 9, 12, 15, 18]),
        (("18 months", "24 months"), [0, 12, 24, 36]),
        (("100 hours", "300 hours"), [0, 120, 240, 360]),
    ],
)
def test_marks_are_at_round_numbers(written: tuple[str, ...], marks: list[int]) -> None:
    """Of months, these are quarters, halves and whole years."""
    assert list(draw(*written).marks) == marks


def test_a_mark_is_where_a_stage_of_that_length_ends() -> None:
    """Marks and bars are on the same scale."""
    found = draw("2 weeks", "3 weeks")
    ends = [row.fast.start + row.fast.length for row in found.rows if row.fast]
    at = found.marks
    assert ends == pytest.approx([at[2], at[5]])


# Whatever the authors say.

UNITS = st.sampled_from(["hour", "day", "week", "month"])
NUMBERS = st.integers(1, 180)


@st.composite
def lengths(draw: st.DrawFn, unit: str) -> str:
    """Return a duration as an author may write it."""
    low, more = draw(NUMBERS), draw(NUMBERS)
    end = draw(st.sampled_from(["", "+", f"-{low + more}"]))
    return f"{low}{end} {unit}s"


@st.composite
def roadmaps(draw: st.DrawFn) -> list[str]:
    """Return what the stages of a roadmap say of how long they take."""
    unit = draw(UNITS)
    known = draw(st.lists(lengths(unit), min_size=2, max_size=10))
    return draw(st.permutations([*known, *draw(st.lists(st.sampled_from(["", "ongoing"]), max_size=4))]))


@values.PATIENT
@given(roadmaps())
def test_marks_are_few_and_far_apart(written: list[str]) -> None:
    """At most seven, from nought on, so that their numbers do not run into one another."""
    marks = draw(*written).marks
    assert 2 <= len(marks) <= 7
    assert (min(marks), marks[0]) == (0, 0)
    assert all(other - one > 100 / 7 for one, other in pairwise(marks.values()))
    assert max(marks.values()) <= 100


@values.PATIENT
@given(roadmaps())
def test_every_bar_is_on_the_line_and_begins_where_the_one_before_ends(written: list[str]) -> None:
    """At both paces; what is ongoing begins there too, and nobody waits for its end."""
    found = draw(*written)
    fast = slow = 0.0
    for row, duration in zip(found.rows, written, strict=True):
        if not duration:
            assert (row.fast, row.slow) == (None, None)
            continue
        assert row.fast
        assert row.fast.start == pytest.approx(fast)
        for bar in (row.fast, row.slow or row.fast):
            assert bar.start >= 0
            assert bar.length > 0
            assert bar.start + bar.length <= 100
            assert bar.open_end == (duration == "ongoing" or "+" in duration)
        if duration != "ongoing":
            bar = row.slow or row.fast
            assert bar.start == pytest.approx(slow)
            fast, slow = fast + row.fast.length, slow + bar.length
    assert slow == pytest.approx(100 / 1.08)
    assert fast / slow == pytest.approx(found.fast.low / found.slow.low)


# The page that a reader sees.


def built(folder: Path, *written: str) -> str:
    """Return the page of a roadmap whose stages take so long."""
    files = {
        f"roadmaps/first/{number:02}-{'start' if number == 1 else f's{number}'}.yml": f"title: Number {number}\n"
        + (f"duration: {duration}\n" if duration else "")
        + ("topics: [softmax]\n" if number == 1 else "")
        for number, duration in enumerate(written, start=1)
    }
    return sites.article(sites.page(sites.built(folder, files), "roadmaps/first"))


def test_the_page_says_the_sums_in_words(tmp_path: Path) -> None:
    """Whoever cannot see the bars reads the two sums, and how long each stage takes, stage by stage."""
    seen = sites.words(built(tmp_path, "1-2 months", "3+ months", ""))
    assert "4+ months at the fastest pace (the upper bars), 5+ months at the slowest (the lower bars)" in seen
    assert "That is for 2 of 3." in seen
    assert "Number 1 1–2 months Number 2 3+ months Number 3 no estimate" in seen


def test_the_page_says_one_sum_where_there_is_one_pace(tmp_path: Path) -> None:
    """And nothing of how many stages are known when all are."""
    seen = sites.words(built(tmp_path, "2 weeks", "3 weeks"))
    assert "Time 5 weeks in all." in seen
    assert "pace" not in seen


def test_the_bars_on_the_page_are_hundredths_of_the_line(tmp_path: Path) -> None:
    """Each within the line, with a lower bar for the slowest pace, and without scripts or styles of its own."""
    html = built(tmp_path, "1-2 months", "3+ months")
    drawings = [ET.fromstring(svg) for svg in re.findall(r'<svg class="rm-bars".*?</svg>(?=</li>)', html, re.DOTALL)]  # noqa: S314
    assert len(drawings) == 3  # the scale and two stages
    assert [text.text for text in drawings[0].iter("text")] == ["0", "1", "2", "3", "4", "5"]
    for drawing in drawings[1:]:
        classes = [group.attrib["class"] for group in drawing.iter("g")]
        assert classes == ["rm-bar", "rm-bar rm-bar--slow"]
        for bar in drawing.iter("rect"):
            start, length = (float(bar.attrib[name].removesuffix("%")) for name in ("x", "width"))
            assert 0 <= start <= start + length <= 100
    assert [len(list(drawing.iter("path"))) for drawing in drawings] == [0, 0, 2]
    assert "style" not in sites.attributes(html)


def test_without_two_estimates_the_page_has_no_timeline(tmp_path: Path) -> None:
    """Nor a heading for one."""
    html = built(tmp_path, "2 weeks", "")
    assert 'id="time"' not in html
    assert "rm-timeline" not in html


def test_stages_that_take_no_time_make_no_line() -> None:
    """Nothing can be drawn of `0 weeks` and `0 weeks`, and nothing breaks."""
    assert timeline.draw(values.roadmap(values.stage(duration="0 weeks"), values.stage(duration="0 weeks"))) is None


def test_mixed_units_add_up_to_halves() -> None:
    """A week and a month are five and a half weeks, no more precise than an estimate can be."""
    found = timeline.draw(values.roadmap(values.stage(duration="1 week"), values.stage(duration="1 month")))
    assert found is not None
    assert str(found.fast) == "5.5 weeks"


def test_the_line_is_of_the_time_that_most_stages_give() -> None:
    """Two stages in hours outnumber one in months."""
    stages = [values.stage(duration=text) for text in ("2 months", "3 hours", "4 hours")]
    found = timeline.draw(values.roadmap(*stages))
    assert found is not None
    assert (str(found.fast), found.known) == ("7 hours", 2)
