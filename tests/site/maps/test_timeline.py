"""The timeline of a roadmap: how long each stage takes, as its author says, on one line."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.site.maps import timeline
from roadmap_site.site.maps.timeline import Timeline
from tests.helpers import sites, values


def drawn(*written: str) -> Timeline | None:
    """Return the timeline of a roadmap whose stages take so long, if it has one."""
    return timeline.draw(values.roadmap(*(values.stage(duration=duration) for duration in written)), {})


def draw(*written: str) -> Timeline:
    """Return the timeline of a roadmap that has one."""
    found = drawn(*written)
    assert found
    return found


def lengths(found: Timeline) -> list[tuple[float, float] | None]:
    """Return the least and the most of each bar, in the units of the marks."""
    marks = list(found.marks)
    unit = found.marks[marks[1]] / marks[1]
    return [row.bar and (round(row.bar.least / unit, 3), round(row.bar.most / unit, 3)) for row in found.rows]


def open_ends(found: Timeline) -> list[bool | None]:
    """Return of each stage whether its bar has no end; nothing where it has no bar."""
    return [row.bar and row.bar.open_end for row in found.rows]


# How long the bars are.


def test_a_bar_goes_from_the_least_time_to_the_most() -> None:
    """Each from nought: the line says how long a stage takes, not when it begins."""
    found = draw("1-2 months", "1 month", "2-4 months")
    assert lengths(found) == [(1, 2), (1, 1), (2, 4)]
    assert found.unit == "month"
    assert open_ends(found) == [False, False, False]


def test_an_open_end_is_marked_behind_what_is_sure() -> None:
    """The bar ends where the least does."""
    found = draw("1-2 months", "3+ months")
    assert lengths(found) == [(1, 2), (3, 3)]
    assert open_ends(found) == [False, True]


def test_what_is_ongoing_has_no_length_that_is_sure() -> None:
    """It is all end."""
    found = draw("1 month", "ongoing", "2 months")
    assert lengths(found) == [(1, 1), (0, 0), (2, 2)]
    assert open_ends(found) == [False, True, False]


def test_a_stage_without_an_estimate_is_known_to_be_unknown() -> None:
    """It has a row and no bar, and the bars of the others are what they are without it."""
    found = draw("", "1 month", "2 months")
    assert [(row.stage.number, row.known) for row in found.rows] == [(1, False), (2, True), (3, True)]
    assert lengths(found) == [None, (1, 1), (2, 2)]
    assert not found.partial


@pytest.mark.parametrize(
    ("written", "unit", "bars"),
    [
        (("1 month", "10 hours", "2 months"), "month", [(1, 1), None, (2, 2)]),
        (("2 months", "3 hours", "4+ hours"), "hour", [None, (3, 3), (4, 4)]),
        (("1 month", "2 months", "3 hours", "4 hours"), "month", [(1, 1), (2, 2), None, None]),
    ],
)
def test_the_line_is_of_the_kind_of_time_that_more_stages_give(
    written: tuple[str, ...], unit: str, bars: list[tuple[float, float] | None]
) -> None:
    """Nobody knows in how many weeks ten hours are studied; the row stays, for the words beside it."""
    found = draw(*written)
    assert (found.unit, lengths(found), found.partial) == (unit, bars, True)
    assert all(row.known for row in found.rows)


def test_what_says_both_kinds_of_time_has_a_bar_on_either_line() -> None:
    """Its calendar time on one, and as much of it as is studied on the other."""
    both = "4 weeks at 2-3 hours a week"
    assert lengths(draw(both, "2 weeks")) == [(4, 4), (2, 2)]
    found = draw(both, "10 hours", "5 hours")
    assert (found.unit, lengths(found)) == ("hour", [(8, 12), (10, 10), (5, 5)])


def test_different_units_share_one_line() -> None:
    """A year and six months are on a line of months."""
    found = draw("1 year", "6 months")
    assert (found.unit, lengths(found)) == ("month", [(12, 12), (6, 6)])


def test_a_stage_may_take_no_time_at_the_least() -> None:
    """For whoever knows all of it already."""
    assert lengths(draw("0-2 weeks", "1 week")) == [(0, 2), (1, 1)]


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
    """There is nothing to hold it against."""
    assert drawn(*written) is None


# The marks.


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        (("1 day", "1 day"), [0, 0.5, 1]),
        (("0.5 days", "0.5 days"), [0, 0.5]),
        (("2 weeks", "3 weeks"), [0, 1, 2, 3]),
        (("4 months", "10 months"), [0, 2, 4, 6, 8, 10]),
        (("1 year", "18 months"), [0, 3, 6, 9, 12, 15, 18]),
        (("42 months", "24 months"), [0, 12, 24, 36]),
        (("100 hours", "400 hours"), [0, 120, 240, 360]),
    ],
)
def test_marks_are_at_round_numbers(written: tuple[str, ...], marks: list[float]) -> None:
    """Of months, these are quarters, halves and whole years."""
    assert list(draw(*written).marks) == marks


# Whatever the authors say.

UNITS = st.sampled_from(["minute", "hour", "day", "week", "month"])
NUMBERS = st.integers(1, 180)


@st.composite
def written_lengths(draw: st.DrawFn, unit: str) -> str:
    """Return a duration as an author may write it."""
    low, more = draw(NUMBERS), draw(NUMBERS)
    end = draw(st.sampled_from(["", "+", f"-{low + more}"]))
    return f"{low}{end} {unit}s"


@st.composite
def roadmaps(draw: st.DrawFn) -> list[str]:
    """Return what the stages of a roadmap say of how long they take."""
    unit = draw(UNITS)
    known = draw(st.lists(written_lengths(unit), min_size=2, max_size=10))
    return draw(st.permutations([*known, *draw(st.lists(st.sampled_from(["", "ongoing"]), max_size=4))]))


@values.PATIENT
@given(roadmaps())
def test_marks_are_few_and_far_apart(written: list[str]) -> None:
    """At most seven, from nought on, so that their numbers do not run into one another."""
    marks = draw(*written).marks
    assert 2 <= len(marks) <= 7
    assert next(iter(marks.values())) == 0
    assert all(after - before > 9 for before, after in pairwise(marks.values()))


@values.PATIENT
@given(roadmaps())
def test_every_bar_is_on_the_line(written: list[str]) -> None:
    """The longest leaves room for an open end; what says nothing has none."""
    found = draw(*written)
    assert max(row.bar.most for row in found.rows if row.bar) == pytest.approx(100 / 1.08)
    for duration, row in zip(written, found.rows, strict=True):
        assert row.known == bool(row.bar) == bool(duration)
        if row.bar:
            assert 0 <= row.bar.least <= row.bar.most < 100
            assert row.bar.open_end == (duration == "ongoing" or "+" in duration)


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


def drawings(html: str) -> list[ET.Element]:
    """Return the drawings of the timeline: the scale, and one for each stage."""
    return [ET.fromstring(svg) for svg in re.findall(r'<svg class="rm-bars".*?</svg>(?=</p>)', html, re.DOTALL)]  # noqa: S314


def test_the_page_says_all_in_words(tmp_path: Path) -> None:
    """Whoever cannot see the bars reads the sum, how many it leaves out, and how long each stage takes."""
    seen = sites.words(built(tmp_path, "1-2 months", "3+ months", "", "2 weeks at 5 hours a week"))
    both = "10 hours of study for 1 stage, 4.5+ months by the calendar for 3 stages"
    assert f"1 topic · {both} (1 of 4 stages without an estimate)" in seen
    assert re.search(
        "Number 1 .*1–2 months .*Number 2 3\\+ months .*Number 3 no estimate .*Number 4 2 weeks at 5 h", seen
    )
    assert "has no bar" not in seen


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (("1 month", "2 months", "3 hours"), "What is given in hours of study has no bar here."),
        (("1 month", "2 hours", "3 hours"), "What is given in calendar time has no bar here."),
    ],
)
def test_the_page_says_what_has_no_bar(written: tuple[str, ...], said: str, tmp_path: Path) -> None:
    """So that a row without one is not taken for no time."""
    assert said in sites.words(built(tmp_path, *written))


def test_a_bar_is_solid_to_the_least_and_an_outline_to_the_most(tmp_path: Path) -> None:
    """Told apart by shape: an arrow has no end, and what is unknown is hatched; there are no styles of its own."""
    html = built(tmp_path, "1-2 months", "3+ months", "ongoing", "", "10 hours")
    scale, ranged, opened, ongoing, unknown, other = drawings(html)
    assert [text.text for text in scale.iter("text")] == ["0", "1", "2", "3"]
    bars = [
        [rect.attrib.get("class", "solid") for rect in drawing.iter("rect")] for drawing in (ranged, opened, ongoing)
    ]
    assert bars == [["solid", "rm-bar-rest"], ["solid"], []]
    solid, rest = (
        {name: float(rect.attrib.get(name, "0").removesuffix("%")) for name in ("x", "width")}
        for rect in ranged.iter("rect")
    )
    assert solid["x"] == 0
    assert rest == {"x": solid["width"], "width": solid["width"]}
    assert [len(list(drawing.iter("path"))) for drawing in (ranged, opened, ongoing, unknown, other)] == [0, 1, 1, 0, 0]
    hatched = [bool(drawing.findall(".//line[@class='rm-unknown']")) for drawing in (ranged, ongoing, unknown, other)]
    assert hatched == [False, False, True, False]
    assert "style" not in sites.attributes(html)


def test_stages_without_a_duration_have_the_time_of_their_topics(tmp_path: Path) -> None:
    """In words with how many topics have none, and as a bar with an open end; where most have none it is hatched."""
    files = {
        "topics/basics.yml": "softmax: {title: A, duration: 1 hour}\nb: {title: B, duration: 3 hours}\nc: C\nd: D\n",
        "roadmaps/first/01-start.yml": "title: All\ntopics: [softmax, b]\n",
        "roadmaps/first/02-half.yml": "title: Half\ntopics: [softmax, c]\n",
        "roadmaps/first/03-few.yml": "title: Few\ntopics: [softmax, c, d]\n",
        "roadmaps/first/04-choice.yml": "title: Choice\ntopics: [{section: One, choose: 1, topics: [softmax, b]}]\n",
    }
    html = sites.article(sites.page(sites.built(tmp_path, files), "roadmaps/first"))
    seen = sites.words(html)
    assert "4 topics · 6+ hours (1 of 4 stages without an estimate)" in seen
    for said in ("1 of 2 topics without an estimate", "2 of 3 topics without an estimate"):
        assert f" 1 hour ({said}) " in seen
    assert "A B 1–3 hours" in seen
    _, whole, half, few, choice = drawings(html)
    assert [len(list(drawing.iter("path"))) for drawing in (whole, half, few, choice)] == [0, 1, 0, 0]
    assert [bool(drawing.findall(".//line[@class='rm-unknown']")) for drawing in (half, few)] == [False, True]


def test_a_roadmap_that_says_how_long_it_takes_is_believed(tmp_path: Path) -> None:
    """In its author's words, whatever its stages add up to."""
    files = {
        "roadmaps/first/roadmap.yml": "title: First\nduration: 2 years at 20 hours a week\n",
        "roadmaps/first/01-start.yml": "title: Start\nduration: 1 week\ntopics: [softmax]\n",
    }
    site = sites.built(tmp_path, files)
    assert "1 topic · 2 years at 20 hours a week" in sites.words(sites.page(site, "roadmaps/first"))
    assert "2 years at 20 hours a week" in sites.words(sites.page(site, "roadmaps"))


def test_without_two_estimates_the_page_has_no_timeline(tmp_path: Path) -> None:
    """Nor a heading for one."""
    html = built(tmp_path, "2 weeks", "")
    assert "rm-bars" not in html
    assert "Each bar" not in sites.words(html)
