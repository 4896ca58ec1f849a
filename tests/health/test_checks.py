"""How complete and how fresh a curriculum is: what is on which list, and what each roadmap has of it."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import link_id
from roadmap_site.health import checks
from roadmap_site.health.checks import Figures, Health, Listing
from roadmap_site.health.history import History
from roadmap_site.health.link_check import Report
from roadmap_site.health.remedies import ASKED, WORDS
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


def asking(*rules: str) -> dict[str, str | None]:
    """Return the files of the curriculum with gaps, which turns some rules on."""
    settings = "".join(f"  {rule}: warning\n" for rule in rules)
    return {**FILES, "curriculum.yml": f"{textwrap.dedent(str(FILES['curriculum.yml']))}rules:\n{settings}"}


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


def test_what_a_curriculum_does_not_ask_for_is_not_missing(bread: LoadResult) -> None:
    """Nobody is shown a hundred topics without questions who has not asked for them."""
    assert not ASKED.keys() & {listing.id for listing in examined(bread).listings}


BOOKS = """\
bread-book: {title: Bread, cost: free, level: crumb, topics: [{topic: flour, recommended: true}, gluten]}
salt-book: {title: Salt, level: crumb, topics: [salt]}
"""
TOPICS = """\
flour: {title: Flour, duration: 1 hour, questions: [What is it ground from?]}
gluten: {title: Gluten, needs: [flour]}
sourdough: {title: Sourdough, needs: [gluten, salt], parts: [flour]}
salt: Salt
rye: {title: Rye, status: planned}
"""


@pytest.mark.parametrize(
    ("rule", "found", "share"),
    [
        ("topic-without-duration", ["gluten", "salt"], "2 of 4 topics (50 %)"),
        ("topic-without-questions", ["gluten", "salt"], "2 of 4 topics (50 %)"),
        ("topic-without-recommendation", ["gluten", "salt"], "2 of 4 topics (50 %)"),
        ("topic-without-free-resource", ["salt"], "1 of 4 topics (25 %)"),
    ],
)
def test_what_it_asks_for_is_on_a_list(rule: str, found: list[str], share: str, tmp_path: Path) -> None:
    """The same that its rule tells; not what is planned, and a topic has what its parts have."""
    loaded = worlds.load(tmp_path, asking(rule) | {"resources/book.yml": BOOKS, "topics/dough.yml": TOPICS})
    (listing,) = [listing for listing in examined(loaded).listings if listing.id in ASKED]
    assert (ids(listing), listing.share) == (found, share)
    told = [problem.location for problem in loaded.problems if problem.code == rule]
    assert sorted(told) == sorted(loaded.locations[id] for id in found)


def test_a_rule_that_is_turned_off_in_words_has_no_list(tmp_path: Path) -> None:
    """As one of which nothing is said."""
    files = asking(*ASKED.values())
    files["curriculum.yml"] = str(files["curriculum.yml"]).replace(": warning", ": off")
    assert not ASKED.keys() & {listing.id for listing in examined(worlds.load(tmp_path, files)).listings}


def test_without_costs_nobody_lacks_a_free_way_in(tmp_path: Path) -> None:
    """And nobody has one: the list means nothing."""
    files = asking("topic-without-free-resource") | {"resources/book.yml": "a: {title: A, topics: [flour]}\n"}
    files["curriculum.yml"] = str(files["curriculum.yml"]).replace("costs: {free: Free}\n", "")
    found = examined(worlds.load(tmp_path, files))
    assert "topics-without-free-resource" not in {listing.id for listing in found.listings}


def test_a_broad_resource_stands_beside_how_many_of_its_topics_have_no_place(tmp_path: Path) -> None:
    """Among those that are on many topics."""
    loaves = {f"loaf-{n}": f"loaf-{n}: Loaf {n}\n" for n in range(1, 12)}
    book = f"all: {{title: All, topics: [{', '.join(loaves)}, {{topic: salt, at: Page 1}}]}}\n"
    placed = "".join(f"    - {{topic: {id}, at: Page 1}}\n" for id in loaves)
    others = f"few: {{title: Few, topics: [salt, flour]}}\ngood:\n  title: Good\n  topics:\n{placed}"
    files = asking("resource-without-places")
    files |= {"topics/oven.yml": "".join(loaves.values()), "resources/book.yml": book + others}
    (listing,) = [listing for listing in examined(worlds.load(tmp_path, files)).listings if listing.id in ASKED]
    assert (ids(listing), listing.share) == (["all"], "1 of 2 resources (50 %)")
    assert listing.findings[0].note == "11/12"


def test_what_is_planned_or_no_longer_to_be_had_lacks_nothing(tmp_path: Path) -> None:
    """It is on no list, and not among those that could be."""
    files = {
        **FILES,
        "topics/oven.yml": "steam: {title: Steam, status: planned}\n",
        "resources/book.yml": f"""\
{textwrap.dedent(str(FILES["resources/book.yml"]))}
steam-book: {{title: Steam, status: planned}}
lost: {{title: Lost, status: unavailable}}
""",
        "roadmaps/quick/02-more.yml": "{title: More, status: planned, topics: [steam]}\n",
    }
    found, before = examined(worlds.load(tmp_path / "a", files)), examined(worlds.load(tmp_path / "b", FILES))
    assert [(listing.share, ids(listing)) for listing in found.listings if listing.id != "same-names"] == [
        (listing.share, ids(listing)) for listing in before.listings if listing.id != "same-names"
    ]


def test_a_part_of_what_is_taught_is_taught(tmp_path: Path) -> None:
    """As is what it is a part of; what is needed and not taught is not."""
    topics = """\
        flour: {title: Flour, parts: [bran]}
        bran: Bran
        gluten: {title: Gluten, needs: [flour, heat]}
        heat: Heat
        sourdough: {title: Sourdough}
        raising: {title: Raising, parts: [sourdough]}
        salt: Salt
        """
    found = examined(worlds.load(tmp_path, {**FILES, "topics/dough.yml": topics}))
    assert listed(found, "topics-untaught") == ["heat", "salt"]


def test_a_stage_has_the_time_and_the_projects_of_its_entries(tmp_path: Path) -> None:
    """As the sum for its roadmap counts it: where most of them say how long they take."""
    files = {
        **FILES,
        "topics/dough.yml": """\
            flour: {title: Flour, duration: 1 hour}
            gluten: Gluten
            sourdough: Sourdough
            salt: Salt
            """,
        "roadmaps/slow/02-raising.yml": """\
            title: Raising
            topics:
              - {topic: sourdough, duration: 2 hours, projects: [loaf]}
              - {section: More, topics: [flour]}
            """,
        "roadmaps/slow/03-salting.yml": """\
            title: Salting
            topics:
              - {section: Most, topics: [salt, gluten, flour], projects: [loaf]}
            """,
    }
    found = examined(worlds.load(tmp_path, files))
    assert listed(found, "stages-without-duration") == ["slow/salting"]
    assert listed(found, "stages-without-projects") == ["slow/mixing", "quick/all"]


def test_a_dead_link_of_an_explanation_is_mended_there(tmp_path: Path) -> None:
    """Unless the YAML has it too."""
    files = {
        **FILES,
        "topics/dough/gluten.md": "See [there](https://a.example/gluten).\n",
        "topics/dough/flour.md": "See [there](https://a.example/flour).\n",
        "topics/dough.yml": str(FILES["topics/dough.yml"]).replace(
            "Ground grain.", "'Ground [grain](https://a.example/flour).'"
        ),
    }
    urls = ("https://a.example/gluten", "https://a.example/flour")
    report = Report("2026-11-20", 2, dead=dict.fromkeys(urls, "404 Not Found"), unclear={})
    dead = examined(worlds.load(tmp_path, files), report).listings[0]
    in_files = {link_id(found.thing): found.explanation and found.explanation.place.path for found in dead.findings}
    assert in_files == {"flour": None, "gluten": "topics/dough/gluten.md"}


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
    assert both[1:6] == (
        3,
        4,
        3,
        1,
        "10 hours of study for 1 of 3, 1–2 weeks by the calendar for 1 of 3 (1 of 3 without an estimate)",
    )
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


def test_every_list_is_explained(tmp_path: Path) -> None:
    """What it means, what to do, and what is so when it is empty, each as a sentence."""
    bread = worlds.load(tmp_path, asking(*ASKED.values()))
    listings = [listing.id for listing in examined(bread, REPORT, history_of(bread)).listings]
    # Eleven topics make a broad resource.
    assert listings == [id for id in WORDS if id != "resources-without-places"]
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
