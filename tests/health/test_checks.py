"""How complete and how fresh a curriculum is: what is on which list, and what each roadmap has of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import link_id
from roadmap_site.health import checks
from roadmap_site.health.checks import Figures, Health, Listing
from roadmap_site.health.history import History
from roadmap_site.health.link_check import Report
from roadmap_site.health.remedies import WORDS
from tests.helpers import worlds

FILES = {
    "curriculum.yml": """\
        title: Bread
        roadmaps: [slow, quick]
        levels: {crumb: Crumb}
        costs: {free: Free}
        kinds: {book: Book}
        areas: {dough: Dough, oven: Oven}
        """,
    "topics/basics.yml": None,
    "topics/dough.yml": """\
        flour: {title: Flour, summary: Ground grain.}
        gluten: {title: Gluten, needs: [flour]}
        sourdough: {title: Sourdough, summary: Wild yeast., needs: [gluten, salt]}
        salt: Salt
        """,
    "resources/book.yml": """\
        bread-book:
          {title: Bread, url: https://a.example/bread, year: 1999, cost: free, level: crumb, topics: [flour]}
        salt-book: {title: Salt, url: https://a.example/salt}
        lonely: Lonely
        """,
    "projects/dough.yml": "loaf: {title: A loaf, topics: [sourdough]}\n",
    "roadmaps/first/roadmap.yml": None,
    "roadmaps/first/01-start.yml": None,
    "roadmaps/slow/roadmap.yml": "{title: Slow, stage-word: Bake, resources: [bread-book]}\n",
    "roadmaps/slow/01-mixing.yml": """\
        title: Mixing
        duration: 1-2 weeks
        outcomes: [Mix a dough]
        topics: [flour, {topic: gluten, resources: [salt-book]}]
        """,
    "roadmaps/slow/02-raising.yml": "{title: Raising, topics: [sourdough], projects: [loaf]}\n",
    "roadmaps/quick/roadmap.yml": "title: Quick\n",
    "roadmaps/quick/01-all.yml": "{title: All, duration: 10 hours, topics: [flour], resources: [bread-book]}\n",
}
"""Two roadmaps, in which each kind of thing is missing somewhere."""
REPORT = Report(
    "2026-11-20",
    3,
    dead={"https://a.example/salt": "404 Not Found", "https://gone.example/": "410 Gone"},
    unclear={"https://a.example/bread": "403 Forbidden"},
)


@pytest.fixture
def bread(tmp_path: Path) -> LoadResult:
    """Return the curriculum with gaps."""
    return worlds.load(tmp_path, FILES)


def examined(loaded: LoadResult, report: Report | None = None, history: History | None = None) -> Health:
    """Return how a curriculum is."""
    return Health(loaded.located, history or History(), report)


def ids(listing: Listing) -> list[str]:
    """Return what is on a list."""
    found = listing.findings
    return [link_id(f.thing) + (f" {f.topic.id}" if f.topic else "") for f in found]


def listed(found: Health, id: str) -> list[str]:
    """Return what is on the list with an id."""
    return next(ids(listing) for listing in found.listings if listing.id == id)


def figures(found: Health, roadmap: str) -> Figures:
    """Return the numbers of a roadmap; of all, without its id."""
    return next(f for f in found.figures if (f.roadmap.id if f.roadmap else "") == roadmap)


def test_each_gap_is_on_its_list(bread: LoadResult) -> None:
    """Topics in learning order, all else as it is written."""
    found = examined(bread)
    assert listed(found, "topics-without-resources") == ["salt", "sourdough"]
    assert listed(found, "topics-without-summary") == ["gluten", "salt"]
    assert listed(found, "topics-untaught") == ["salt"]
    assert listed(found, "topics-taught-once") == ["gluten", "sourdough"]
    assert listed(found, "stages-without-duration") == ["slow/raising"]
    assert listed(found, "stages-without-outcomes") == ["slow/raising", "quick/all"]
    assert listed(found, "stages-without-projects") == ["slow/mixing", "quick/all"]
    assert listed(found, "resources-without-url") == ["lonely"]
    assert listed(found, "resources-without-year") == ["salt-book", "lonely"]
    assert listed(found, "resources-without-cost") == ["salt-book", "lonely"]
    assert listed(found, "resources-without-level") == ["salt-book", "lonely"]
    assert listed(found, "resources-unused") == ["lonely"]


def test_what_is_the_same_is_on_a_list_of_its_own_and_not_among_the_unused(tmp_path: Path) -> None:
    """Each beside the id of what it is the same as; by an address only where no name says so already."""
    doubles = {
        "topics/oven.yml": "flour-2: FLOUR\nsalt-2: {title: Crystals, aliases: [salt]}\n",
        "resources/book.yml": """\
            bread-book: {title: Bread, url: https://a.example/bread, topics: [flour]}
            breads: {title: Breads, url: http://www.a.example/bread/}
            bread-again: {title: bread, url: https://a.example/bread}
            lonely: Lonely
            salt-book: {title: Salt, url: https://a.example/salt, topics: [salt]}
            """,
    }
    found = examined(worlds.load(tmp_path, {**FILES, **doubles}))
    lists = {listing.id: listing for listing in found.listings}
    notes = [(link_id(finding.thing), finding.note) for finding in lists["same-names"].findings]
    assert notes == [("flour-2", "flour"), ("salt-2", "salt"), ("bread-again", "bread-book")]
    notes = [(link_id(finding.thing), finding.note) for finding in lists["same-addresses"].findings]
    assert (notes, lists["same-addresses"].among) == ([("breads", "bread-book")], 4)
    assert ids(lists["topics-untaught"]) == ["salt"]
    assert ids(lists["resources-unused"]) == ["lonely"]


def test_a_link_to_a_stage_is_no_way_to_what_that_suggests(tmp_path: Path) -> None:
    """Whoever is on one roadmap may see a stage of another, whose resources are not counted for that."""
    slow = "{title: Slow, stage-word: Bake, summary: 'Or see [[quick/all]].'}\n"
    quick = "{title: All, topics: [flour], resources: [lonely]}\n"
    files = {**FILES, "roadmaps/slow/roadmap.yml": slow, "roadmaps/quick/01-all.yml": quick}
    found = examined(worlds.load(tmp_path, files))
    assert (figures(found, "slow").resources, figures(found, "quick").resources) == (1, 1)


def test_a_share_says_how_many_of_how_many(bread: LoadResult) -> None:
    """In words, with whole per cents."""
    shares = {listing.id: listing.share for listing in examined(bread).listings}
    assert shares["topics-untaught"] == "1 of 4 topics (25 %)"
    assert shares["stages-without-outcomes"] == "2 of 3 stages (67 %)"


def test_each_roadmap_has_its_own_numbers(bread: LoadResult) -> None:
    """What its learners meet; what several have counts on each, and once in all."""
    found = examined(bread)
    slow, quick, both = (figures(found, id) for id in ("slow", "quick", ""))
    assert slow[1:6] == (2, 3, 2, 1, "1–2 weeks (1 of 2 without an estimate)")
    assert quick[1:6] == (1, 1, 1, 0, "10 hours")
    assert both[1:6] == (3, 4, 3, 1, "1–2 weeks, 10 hours of study (1 of 3 without an estimate)")
    assert [f.found["topics-without-resources"] for f in (slow, quick, both)] == [1, 0, 2]
    assert [f.found["stages-without-outcomes"] for f in (slow, quick, both)] == [1, 1, 2]


def test_what_a_curriculum_uses_nowhere_is_not_missing(tmp_path: Path) -> None:
    """No stage has a duration, no resource a level: then that is how this curriculum is."""
    found = examined(worlds.load(tmp_path, {"resources/book.yml": "a: {title: A, topics: [softmax]}\n"}))
    assert [listing.id for listing in found.listings] == [
        "same-names",
        "topics-untaught",
        "topics-without-resources",
        "resources-unused",
    ]
    assert not any(listing.findings for listing in found.listings)


def test_dead_links_of_the_last_check_are_those_that_are_still_there(bread: LoadResult) -> None:
    """With what was answered; a roadmap has those that it suggests."""
    found = examined(bread, REPORT)
    dead, unclear = found.listings[:2]
    assert [(ids(listing), listing.findings[0].note) for listing in (dead, unclear)] == [
        (["salt-book"], "404 Not Found"),
        (["bread-book"], "403 Forbidden"),
    ]
    assert dead.share == "1 of 2 links (50 %)"
    assert [figures(found, id).found["dead-links"] for id in ("slow", "quick", "")] == [1, 0, 1]


def history_of(loaded: LoadResult, **days: str) -> History:
    """Return a history in which everything is of 2026, but for some ids, with `__` for a slash."""
    dates = {thing.place: date(2026, 11, 21) for thing in loaded.curriculum.things()}
    for stage in loaded.curriculum.stages.values():
        dates |= {entry.place: date(2026, 11, 21) for entry in stage.entries}
    for id, day in days.items():
        stage_id, _, topic = id.partition("__")
        thing = loaded.curriculum.by_id.get(id) or loaded.curriculum.stages[stage_id.replace("_", "/")]
        place = next((e.place for e in getattr(thing, "entries", ()) if e.topic == topic), thing.place)
        dates[place] = date.fromisoformat(day)
    return History(dates, frozenset(), max(dates.values()))


def test_what_is_much_older_than_the_newest_change_is_stale(bread: LoadResult) -> None:
    """By two years, counted from the newest change and not from today; the oldest comes first."""
    history = history_of(bread, flour="2024-11-20", gluten="2024-11-21", salt="2019-01-01")
    found = examined(bread, history=history)
    assert found.stale_before == date(2024, 11, 21)
    stale = found.listings[-1]
    assert (stale.id, ids(stale)) == ("stale", ["salt", "flour"])
    assert stale.findings[0].note == date(2019, 1, 1)
    assert [figures(found, id).found["stale"] for id in ("slow", "quick", "")] == [1, 1, 2]


def test_a_stage_is_stale_as_a_whole_or_in_single_entries(bread: LoadResult) -> None:
    """Where one line is fresh, the old entries around it are named; where none is, the stage says it all."""
    history = history_of(
        bread, slow_mixing__gluten="2020-01-01", slow_raising="2020-01-01", slow_raising__sourdough="2020-01-01"
    )
    found = examined(bread, history=history)
    assert listed(found, "stale") == ["slow/mixing gluten", "slow/raising"]
    entry, stage = found.listings[-1].findings
    assert (entry.kind, entry.title, entry.whereabouts) == ("entry", "Gluten", "Slow, bake 1, Mixing")
    assert (stage.kind, stage.title, stage.whereabouts) == ("stage", "Raising", "Slow, bake 2")


@pytest.mark.parametrize(
    ("newest", "months", "before"),
    [
        ("2026-12-01", 1, "2026-11-01"),
        ("2026-11-30", 9, "2026-02-28"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-01-31", 2, "2025-11-30"),
        ("2026-01-31", 24 * 1200, "0001-01-01"),
    ],
)
def test_months_are_those_of_the_calendar(bread: LoadResult, newest: str, months: int, before: str) -> None:
    """From the end of a month to the end of a shorter one, and no further back than there are years."""
    history = History(newest=date.fromisoformat(newest))
    found = Health(bread.located, history, None, months)
    assert found.stale_before == date.fromisoformat(before)


def test_without_dates_nothing_is_stale_and_the_reason_is_told(bread: LoadResult) -> None:
    """There is no such list, so that nobody takes its absence for freshness."""
    found = examined(bread, history=History(without="No one knows."))
    assert "stale" not in {listing.id for listing in found.listings}
    assert list(map(str, checks.remarks(found))) == [
        "No one knows.",
        "The links have not been checked yet: `roadmap links` does it.",
    ]


def test_what_is_known_of_changes_and_links_is_told(bread: LoadResult) -> None:
    """In a sentence each."""
    changes, links = map(str, checks.remarks(examined(bread, REPORT, history_of(bread))))
    assert "2026-11-21" in changes
    assert "before 2024-11-21" in changes
    assert links == "The links were last checked on 2026-11-20: 3 in all, 2 dead, 1 unclear."


def test_every_list_is_explained(bread: LoadResult) -> None:
    """What it means, what to do, and what is so when it is empty, each as a sentence."""
    assert {listing.id for listing in examined(bread, REPORT, history_of(bread)).listings} == set(WORDS)
    for words in WORDS.values():
        assert all(re.fullmatch(r"[A-Z].*\.", said) for said in (words.meaning, words.advice, words.well))


def test_an_empty_curriculum_is_no_trouble(tmp_path: Path) -> None:
    """One roadmap without stages, no topics, nothing else."""
    files = {
        "curriculum.yml": "{title: Nothing, roadmaps: [first]}\n",
        "topics/basics.yml": None,
        "roadmaps/first/01-start.yml": None,
    }
    found = examined(worlds.load(tmp_path, files), REPORT)
    assert found.listings == ()
    assert figures(found, "")[1:] == (0, 0, 0, 0, "", {})
