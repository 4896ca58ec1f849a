"""How long stages and roadmaps take: sums that say what they do not know."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.curriculum import times
from roadmap_site.curriculum.times import Total
from roadmap_site.schema import durations
from tests.helpers import values, worlds


def stated(*written: str) -> list[Total]:
    """Return how long things take that say so; nothing is said by an empty text."""
    return [times.stated(durations.parse(text) if text else None) for text in written]


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (["1-2 months", "2-3 months"], "3–5 months"),
        (["1-2 months", "3+ months"], "4+ months"),
        (["2 weeks", "3 weeks"], "5 weeks"),
        (["1 week", "1 month"], "5.5 weeks"),
        (["6 weeks", "3-4 months"], "4.5–5.5 months"),
        (["30 minutes", "2 hours"], "2.5 hours"),
        (["1-2 months", "10 hours"], "10 hours of study for 1 of 2, 1–2 months by the calendar for 1 of 2"),
        (["1 month", "ongoing"], "1+ months"),
        (["10 hours", "ongoing"], "10+ hours"),
        (["ongoing"], "Ongoing"),
        ([], ""),
        (["13 weeks at 6-10 hours a week"], "78–130 hours of study, 13 weeks by the calendar"),
        (
            ["13 weeks at 6-10 hours a week", "2 weeks"],
            "78–130 hours of study for 1 of 2, 15 weeks by the calendar for 2 of 2",
        ),
        (
            ["13 weeks at 6-10 hours a week", "30 minutes"],
            "78.5–130.5 hours of study for 2 of 2, 13 weeks by the calendar for 1 of 2",
        ),
        (["2 years at 20 hours a week"], "2090 hours of study, 2 years by the calendar"),
        (
            ["4 weeks at 2+ hours a week", "ongoing"],
            "8+ hours of study for 1 of 2, 4+ weeks by the calendar for 2 of 2",
        ),
        (["0-2 weeks", "1 month"], "4.5–6.5 weeks"),
        (["1 week", "0-3 months"], "1–14 weeks"),
        (["5 weeks", "0-3 months"], "1–4 months"),
    ],
)
def test_durations_add_up(parts: list[str], total: str) -> None:
    """One unit stays; several become the one that reads best; study time and calendar time stay apart."""
    assert times.written(times.added(stated(*parts))) == total


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (["1 month", "", "2 months"], "3 months (1 of 3 without an estimate)"),
        (
            ["10 hours", "1 week", "", ""],
            "10 hours of study for 1 of 4, 1 week by the calendar for 1 of 4 (2 of 4 without an estimate)",
        ),
        (["ongoing", ""], "Ongoing (1 of 2 without an estimate)"),
        (["", ""], ""),
    ],
)
def test_what_is_not_known_is_counted(parts: list[str], total: str) -> None:
    """It is never taken for nothing; where nothing is known there is no sum."""
    assert times.written(times.added(stated(*parts))) == total


@pytest.mark.parametrize(
    ("parts", "number", "total"),
    [
        (["1 hour", "2-3 hours", "5 hours"], 1, "1–5 hours"),
        (["1 hour", "2-3 hours", "5 hours"], 2, "3–8 hours"),
        (["1 hour", "2-3 hours", "5 hours"], 3, "8–9 hours"),
        (["1 hour", "2-3 hours", "5 hours"], 9, "8–9 hours"),
        (["1 hour", "2+ hours"], 1, "1+ hours"),
        (["1 hour", "2 weeks"], 1, "0–1 hour of study for 1 of 2, 0–2 weeks by the calendar for 1 of 2"),
        (["1 hour", "2 weeks"], 2, "1 hour of study for 1 of 2, 2 weeks by the calendar for 1 of 2"),
        (["1 hour", "", "3 hours"], 1, "1–3 hours (1 of 3 without an estimate)"),
        (["1 hour", "", "3 hours"], 3, "4 hours (1 of 3 without an estimate)"),
        (["2 weeks", "ongoing"], 1, "2+ weeks"),
        (["2 weeks at 3 hours a week", "1 week at 8 hours a week"], 1, "6–8 hours of study, 1–2 weeks by the calendar"),
        (["", ""], 1, ""),
        ([], 1, ""),
    ],
)
def test_a_choice_goes_from_the_shortest_to_the_longest(parts: list[str], number: int, total: str) -> None:
    """So many of them are enough, whichever they are."""
    assert times.written(times.chosen(stated(*parts), number)) == total


@pytest.mark.parametrize(
    ("written", "total"),
    [
        ("2-3 weeks", "0–3 weeks"),
        ("3+ weeks", "0+ weeks"),
        ("2 weeks at 3 hours a week", "0–6 hours of study, 0–2 weeks by the calendar"),
    ],
)
def test_what_may_be_left_out_begins_with_nothing(written: str, total: str) -> None:
    """A sum goes from without it to with it."""
    (part,) = stated(written)
    assert times.written(times.optional(part)) == total
    (unknown,) = stated("")
    assert times.optional(unknown) == unknown


def test_the_nearest_statement_wins() -> None:
    """What a thing says of itself comes before the sum of its parts, even where these are not all known."""
    parts = stated("2 hours", "")
    assert times.written(times.nearest(durations.parse("3 weeks"), parts)) == "3 weeks"
    assert times.written(times.nearest(None, parts)) == "2 hours (1 of 2 without an estimate)"


def test_a_part_of_which_a_part_is_not_known_takes_at_least_so_long() -> None:
    """It has an estimate, and an open end; one of which little or nothing is known has none."""
    half, none = times.added(stated("2 hours", "")), times.added(stated("", ""))
    few = times.added(stated("2 hours", "", ""))
    assert times.written(times.as_one(half)) == "2+ hours"
    assert times.as_one(none) == times.as_one(few) == times.as_one(times.added(())) == times.stated(None)
    whole = times.added(map(times.as_one, (half, none, *stated("1 hour"))))
    assert times.written(whole) == "3+ hours (1 of 3 without an estimate)"


def test_a_roadmap_takes_as_long_as_its_stages() -> None:
    """And says how many of them have no estimate."""
    stages = [values.stage(duration=text) for text in ("1-2 weeks", "", "3 weeks")]
    assert times.written(times.of_roadmap(values.roadmap(*stages), {})) == "4–5 weeks (1 of 3 without an estimate)"
    assert times.written(times.of_roadmap(values.roadmap(), {})) == ""


# What curricula say.

TOPICS = """\
    reefing: Reefing
    tacking: {title: Tacking, duration: 1 hour}
    gybing: {title: Gybing, duration: 2-3 hours}
    splicing: {title: Splicing, duration: 30 minutes, status: planned}
    """


@pytest.mark.parametrize(
    ("stage", "time"),
    [
        ("topics: [tacking, gybing]", "3–4 hours"),
        ("topics: [{topic: tacking, duration: 90 minutes}, gybing]", "3.5–4.5 hours"),
        ("duration: 2 weeks\ntopics: [tacking, gybing]", "2 weeks"),
        ("topics: [tacking, reefing]", "1 hour (1 of 2 without an estimate)"),
        ("topics: [reefing]", ""),
        ("topics: [tacking, {topic: gybing, optional: true}]", "1–4 hours"),
        ("topics: [{section: Turns, topics: [tacking, gybing], choose: 1}]", "1–3 hours"),
        ("topics: [{section: Turns, topics: [tacking, gybing], optional: true}]", "0–4 hours"),
        ("topics: [{section: Turns, topics: [tacking, gybing], choose: 1, optional: true}]", "0–3 hours"),
        ("topics: [{section: Turns, topics: [tacking], choose: 1}, gybing]", "3–4 hours"),
        ("topics: [tacking, splicing]", "1 hour"),
        ("topics: [tacking, nowhere]", "1 hour (1 of 2 without an estimate)"),
        ("resources: []", ""),
    ],
)
def test_a_stage_takes_as_long_as_it_says_or_as_its_entries_do(stage: str, time: str, tmp_path: Path) -> None:
    """An entry as long as it says, else as its topic; what may be left out or chosen makes a range."""
    files = {"topics/basics.yml": TOPICS, "roadmaps/first/01-start.yml": f"title: Sailing\n{stage}\n"}
    curriculum = worlds.load(tmp_path, files).curriculum
    (first,) = curriculum.stages.values()
    assert times.written(times.of_stage(first, curriculum.topics)) == time


@pytest.mark.parametrize(
    ("roadmap", "second", "time"),
    [
        ("", "topics: [gybing]", "2–3 hours of study for 1 of 2, 1 week by the calendar for 1 of 2"),
        ("duration: 3 weeks at 6 hours a week", "topics: [gybing]", "18 hours of study, 3 weeks by the calendar"),
        ("", "optional: true\nduration: 2 weeks", "1–3 weeks"),
        ("", "status: planned\ntopics: [gybing]", "1 week"),
        ("", "topics: [reefing]", "1 week (1 of 2 without an estimate)"),
        ("", "topics: [tacking, reefing]", "1+ hours of study for 1 of 2, 1 week by the calendar for 1 of 2"),
        ("", "topics: [tacking, reefing, {topic: reefing}]", "1 week (1 of 2 without an estimate)"),
        ("", "optional: true\ntopics: [reefing]", "1 week (1 of 2 without an estimate)"),
    ],
)
def test_a_roadmap_takes_as_long_as_it_says_or_as_its_stages_do(
    roadmap: str, second: str, time: str, tmp_path: Path
) -> None:
    """A stage of which most is unknown has no estimate; a planned one does not count."""
    files = {
        "topics/basics.yml": TOPICS,
        "roadmaps/first/roadmap.yml": f"title: First\n{roadmap}\n",
        "roadmaps/first/01-start.yml": "title: Start\nduration: 1 week\ntopics: [tacking]\n",
        "roadmaps/first/02-more.yml": f"title: More\n{second}\n",
    }
    curriculum = worlds.load(tmp_path, files).curriculum
    assert times.written(times.of_roadmap(curriculum.roadmaps["first"], curriculum.topics)) == time


# Whatever authors say.

WRITTEN = st.one_of(
    st.just(""),
    st.builds("{} {}s".format, st.integers(1, 60), st.sampled_from(["minute", "hour", "day", "week", "month"])),
    st.builds("{}+ weeks at {} hours a week".format, st.integers(1, 60), st.integers(1, 40)),
)


@values.PATIENT
@given(st.lists(WRITTEN, max_size=6), st.integers(1, 7))
def test_a_choice_is_never_more_than_all_of_it_and_more_of_it_never_less(written: list[str], number: int) -> None:
    """From the least of one to the most of all."""
    parts = stated(*written)
    fewer, more, whole = times.chosen(parts, number), times.chosen(parts, number + 1), times.added(parts)
    for scale in durations.SCALES:
        sums = [total.of(scale) for total in (fewer, more, whole)]
        for less, most in pairwise(sums):
            assert bool(less) == bool(most)
            if less and most:
                assert 0 <= less.low <= most.low
                assert less.low <= less.high <= most.high
    assert fewer.unknown == whole.unknown == written.count("")
