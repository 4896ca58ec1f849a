"""Find my way: which roadmap fits, by what one knows and wants, and what is said where none does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from roadmap_site.schema.durations import parse
from roadmap_site.site import finder
from roadmap_site.site.finder import Finder
from tests.helpers import crafts, worlds


@pytest.fixture
def crafts_finder(tmp_path: Path) -> Finder:
    """Return what answers are made from in a world of four roadmaps."""
    return found(tmp_path)


def found(folder: Path, more: Mapping[str, str | None] | None = None) -> Finder:
    """Return what answers are made from in that world, some of whose files are changed."""
    loaded = worlds.load(folder, {**crafts.FILES, **(more or {})})
    assert not worlds.codes(loaded)
    return finder.finder(loaded.graph)


def said(finder: Finder, *known: str, aim: str | None = None) -> tuple[str | None, bool, str | None, bool]:
    """Return the answer: the best roadmap, whether it fits, the second, and whether that can be begun instead."""
    best, fits, second, begins = finder.choice(known, aim)
    best_id = best.roadmap.id if best else None
    return best_id, fits, second.roadmap.id if second else None, begins


def test_who_knows_nothing_begins_with_what_asks_for_nothing(crafts_finder: Finder) -> None:
    """The next best is the one that asks for the least."""
    assert said(crafts_finder) == ("start", True, "plan", False)


def test_who_knows_something_is_not_told_it_again(crafts_finder: Finder) -> None:
    """Of two roadmaps that can be begun, the one that asks for more repeats less."""
    assert said(crafts_finder, "sums") == ("plan", True, "start", False)
    assert said(crafts_finder, "sums", "letters") == ("master", True, "plan", False)


def test_only_roadmaps_for_what_is_wanted_fit(crafts_finder: Finder) -> None:
    """As long as there is one that can be begun, the next best is for that as well."""
    assert said(crafts_finder, "sums", aim="whole") == ("plan", True, "start", False)
    assert said(crafts_finder, "sums", "letters", aim="work") == ("master", True, "plan", False)


def test_where_none_fits_the_nearest_is_told_and_what_can_be_begun(crafts_finder: Finder) -> None:
    """The master's roadmap asks for one thing more; the start is for something else, but nothing is in its way."""
    assert said(crafts_finder, aim="work") == ("plan", False, "start", True)
    assert said(crafts_finder, "letters", aim="work") == ("master", False, "start", True)


def test_who_knows_a_topic_knows_what_it_needs_and_its_parts(crafts_finder: Finder) -> None:
    """As far as a roadmap asks for it: prose consists of letters, but there is more to prose than these."""
    assert crafts_finder.known["letters"] == {"letters"}
    assert crafts_finder.known["prose"] == {"prose", "letters"}


def test_who_has_finished_a_roadmap_knows_all_of_it_and_does_not_get_it_again(crafts_finder: Finder) -> None:
    """What comes after it is the one that fits."""
    assert {"start", "sums"} <= crafts_finder.known["start"]
    assert said(crafts_finder, "start", aim="whole")[0] == "plan"
    assert said(crafts_finder, "start", "letters", "prose")[0] == "after"


def test_what_can_be_known_is_what_roadmaps_ask_for(crafts_finder: Finder) -> None:
    """By area, and in learning order; roadmaps come last."""
    assert [*crafts_finder.known] == ["sums", "letters", "prose", "start"]


def test_nothing_is_left_when_all_for_an_aim_is_finished(tmp_path: Path) -> None:
    """Then there is only what can be begun for another aim."""
    aims = {"roadmaps/start/roadmap.yml": "title: Start\naims: [easy]\n"}
    finder = found(tmp_path, {**aims, "roadmaps/plan/roadmap.yml": "title: Plan\nneeds: [sums]\naims: [whole]\n"})
    assert said(finder, "start", aim="easy") == (None, False, "plan", True)


@pytest.mark.parametrize("status", ["planned", "historical", "outdated"])
def test_a_roadmap_that_is_not_in_use_is_never_the_answer(status: str, tmp_path: Path) -> None:
    """Nor is what it asks for asked."""
    finder = found(tmp_path, {"roadmaps/master/roadmap.yml": f"title: M\nstatus: {status}\nneeds: [letters, sums]\n"})
    assert [offer.roadmap.id for offer in finder.offers] == ["start", "plan", "after"]
    assert [*finder.known] == ["sums", "prose", "start"]


def test_roadmaps_that_are_the_same_to_the_reader_come_in_their_order(tmp_path: Path) -> None:
    """The author has put the first one first."""
    same = {f"roadmaps/{id}/roadmap.yml": f"title: {id}\n" for id in ("start", "plan", "master", "after")}
    finder = found(tmp_path, same)
    assert (said(finder), [*finder.known]) == (("start", True, "plan", False), [])


def test_roadmaps_for_an_aim_are_listed_by_how_much_they_ask(crafts_finder: Finder) -> None:
    """So that a beginner reads the first line."""
    assert [offer.roadmap.id for offer in crafts_finder.wanted("whole")] == ["start", "plan", "after"]
    assert [offer.roadmap.id for offer in crafts_finder.wanted(None)] == ["start", "plan", "master", "after"]


@pytest.mark.parametrize(
    ("study", "hours", "weeks"),
    [
        ("20 hours", 5, "4 weeks"),
        ("9-33 hours", 10, "1–3 weeks"),
        ("2 hours", 20, "1 week"),
        ("7+ hours", 3, "2+ weeks"),
    ],
)
def test_hours_become_weeks(study: str, hours: int, weeks: str) -> None:
    """Rounded; a week is the least."""
    assert str(finder.weeks(parse(study), hours)) == weeks


@pytest.mark.parametrize(
    ("stages", "study"),
    [
        (["10 hours", "20 hours"], "30 hours"),
        (["10 hours", "20-30 hours"], "30–40 hours"),
        (["10 hours", None], "10+ hours"),
        (["10 hours", None, None], None),
        (["10 hours", "2 weeks"], None),
        (["10 hours", "2 weeks at 5 hours a week"], "20 hours"),
        (["2 weeks at 5 hours a week", "ongoing"], "10+ hours"),
        ([None, None], None),
    ],
)
def test_hours_are_known_where_authors_count_in_them(
    stages: list[str | None], study: str | None, tmp_path: Path
) -> None:
    """Not where one has weeks alone, nor where most stages have no estimate; one without makes it longer."""
    files = {
        f"roadmaps/first/{number:02}-s{number}.yml": f"title: S{number}\n" + (f"duration: {time}\n" if time else "")
        for number, time in enumerate(stages, start=1)
    }
    loaded = worlds.load(tmp_path, {**files, "roadmaps/first/01-start.yml": None})
    (offer,) = finder.finder(loaded.graph).offers
    assert (offer.study and str(offer.study)) == study


def test_weeks_of_one_topic_are_not_those_of_the_hours_of_another(tmp_path: Path) -> None:
    """A stage that takes as long as both has weeks without their hours."""
    files = {
        "topics/basics.yml": "flour: {title: Flour, duration: 2 weeks}\nsalt: {title: Salt, duration: 10 hours}\n",
        "roadmaps/first/01-start.yml": "title: Start\ntopics: [flour, salt]\n",
    }
    (offer,) = finder.finder(worlds.load(tmp_path, files).graph).offers
    assert offer.study is None
