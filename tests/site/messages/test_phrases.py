"""Durations and stages in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import times
from roadmap_site.schema.durations import parse
from roadmap_site.site.messages import phrases, words
from tests.helpers import values

ENGLISH = words.load("en")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("6 weeks", "6 weeks"),
        ("1 month", "1 month"),
        ("1-2 months", "1–2 months"),
        ("3+ months", "3+ months"),
        ("1+ month", "1+ months"),
        ("1.5 hours", "1.5 hours"),
        ("0.5 hours", "0.5 hours"),
        ("0.5-1 hour", "0.5–1 hour"),
        ("0-1 days", "0–1 day"),
        ("ongoing", "Ongoing"),
        ("13 weeks at 6-10 hours a week", "13 weeks at 6–10 hours a week"),
        ("1 month at 1 hour a day", "1 month at 1 hour a day"),
    ],
)
def test_a_duration_is_shown_as_it_was_written(written: str, shown: str) -> None:
    """In the author's own unit, with a proper dash, and in the form that goes with its end."""
    assert phrases.duration(ENGLISH, parse(written)) == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("2 years at 20 hours a week",), "2,090 hours of study, 2 years by the calendar"),
        (("10 hours", ""), "10 hours"),
        (("ongoing",), "Ongoing"),
        (("", ""), None),
        ((), None),
    ],
)
def test_a_total_has_calendar_time_and_study_time_side_by_side(parts: tuple[str, ...], shown: str | None) -> None:
    """It says which of the two is study where there are both; nothing is said of what nobody knows."""
    total = times.added(times.stated(parse(text) if text else None) for text in parts)
    assert phrases.total(ENGLISH, total) == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (
            ("8-11 months", "10 hours", "2 hours"),
            "12 hours of study for 2 stages, 8–11 months by the calendar for 1 stage",
        ),
        (("1 month", "ongoing", "10 hours"), "10 hours of study for 1 stage, 1+ months by the calendar for 2 stages"),
        (
            ("2 weeks at 5 hours a week", "1 hour", ""),
            "11 hours of study for 2 stages, 2 weeks by the calendar for 1 stage",
        ),
    ],
)
def test_times_of_different_stages_are_not_taken_for_one(parts: tuple[str, ...], shown: str) -> None:
    """Where weeks are said of some stages and hours of others, each sum says of how many stages it is."""
    roadmap = values.roadmap(*(values.stage(duration=text) for text in parts))
    assert phrases.total(ENGLISH, times.of_roadmap(roadmap, {}), roadmap) == shown


def test_stages_with_a_name_of_their_own_are_counted_without_it() -> None:
    """Nobody but the author knows the plural of the word; without a roadmap the parts are topics."""
    roadmap = values.roadmap(*(values.stage(duration=text) for text in ("1 week", "2 hours", "3 hours")), word="Phase")
    total = times.of_roadmap(roadmap, {})
    assert phrases.total(ENGLISH, total, roadmap) == "5 hours of study for 2 of 3, 1 week by the calendar for 1 of 3"
    assert phrases.total(ENGLISH, total) == "5 hours of study for 2 topics, 1 week by the calendar for 1 topic"


def test_unknown_stages_are_counted() -> None:
    """With our word for them; a word of the author's has no plural that we know, so it is left out."""
    stages = [values.stage(duration=text) for text in ("1 week", "", "")]
    ours, own, one = values.roadmap(*stages), values.roadmap(*stages, word="Phase"), values.roadmap(*stages[1:2])
    shown = [phrases.unknown_stages(ENGLISH, roadmap, times.of_roadmap(roadmap, {})) for roadmap in (ours, own, one)]
    assert shown == [
        "2 of 3 stages without an estimate",
        "2 of 3 without an estimate",
        "1 of 1 stage without an estimate",
    ]
    known = values.roadmap(stages[0])
    assert phrases.unknown_stages(ENGLISH, known, times.of_roadmap(known, {})) is None


def test_a_stage_takes_as_long_as_it_says() -> None:
    """In its own words; of one without an estimate nothing is said."""
    assert (
        phrases.stage_time(ENGLISH, {}, values.stage(duration="2 weeks at 3 hours a day")) == "2 weeks at 3 hours a day"
    )
    assert phrases.stage_time(ENGLISH, {}, values.stage("softmax")) is None


def test_a_fraction_takes_the_form_of_two(tmp_path: Path) -> None:
    """As languages have it that tell two from five."""
    header = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\\n"\n\n'
    forms = "".join(f'msgstr[{n}] "{{number}} {word}"\n' for n, word in enumerate(("час", "часа", "часов")))
    message = f'msgid "{{number}} hour"\nmsgid_plural "{{number}} hours"\n{forms}'
    (tmp_path / "ru.po").write_text(header + message, encoding="utf-8")
    russian = words.load("ru", tmp_path)
    shown = [phrases.duration(russian, parse(f"{number} hours")) for number in ("1", "5", "5.5", "1-4")]
    assert shown == ["1 час", "5 часов", "5,5 часа", "1–4 часа"]


def test_a_stage_has_the_name_that_its_author_gives_it() -> None:
    """As it was written, never in the plural or with other letters; only our own word has a plural."""
    ours, own = (values.roadmap(*map(values.stage, "abc"), word=word) for word in ("Stage", "Unité"))
    assert phrases.stage_name(ENGLISH, ours, 2) == "Stage 2"
    assert phrases.stage_name(ENGLISH, own, 2) == "Unité 2"
    assert phrases.stage_count(ENGLISH, ours) == "3 stages"
    assert phrases.stage_count(ENGLISH, own) == "Unité 1–3"
    place = phrases.place(ENGLISH, own, own.stages[1])
    assert place == "First, Unité 2"
    assert phrases.titled(ENGLISH, place, own.stages[1]) == "First, Unité 2: The 2."


def test_a_roadmap_may_have_one_stage_or_none() -> None:
    """Then there is no range of them."""
    assert phrases.stage_count(ENGLISH, values.roadmap(values.stage("a"))) == "1 stage"
    assert phrases.stage_count(ENGLISH, values.roadmap(values.stage("a"), word="Level")) == "Level 1"
    assert phrases.stage_count(ENGLISH, values.roadmap(word="Level")) == "0 stages"
