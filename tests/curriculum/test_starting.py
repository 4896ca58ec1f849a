"""What to start with among the resources on a topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import starting
from tests.helpers import worlds

WORLD = """\
# curriculum.yml
title: Knitting
roadmaps: [socks, shawls]
levels: {beginner: Beginner, expert: Expert}
costs: {free: Free, free-with-account: Free with an account, paid: Paid}
kinds: {book: Book, film: Film, tool: {title: Tool, material: true}}
areas: {basics: Basics}
# topics/basics.yml
heel: Heel
# roadmaps/socks/roadmap.yml
title: Socks
# roadmaps/socks/01-start.yml
title: Start
topics: [heel]
# roadmaps/shawls/roadmap.yml
title: Shawls
# roadmaps/shawls/01-start.yml
title: Start
topics: [heel]
"""
STAGE = "roadmaps/socks/01-start.yml"


def ranked(folder: Path, files: dict[str, str], roadmap: str | None = None) -> list[str]:
    """Return the resources on the heel in the order in which to start."""
    base = dict.fromkeys(worlds.BASE) | worlds.snippet(WORLD)
    loaded = worlds.load(folder, base | files)
    assert not loaded.has_errors, loaded.problems
    return [option.id for option in starting.of_roadmap(starting.options(loaded.graph, "heel"), roadmap)]


def books(**described: str) -> dict[str, str]:
    """Return a file of books on the heel; each has a text with its other keys."""
    lines = [f"{id}: {{title: The {id}, topics: [heel], {keys}}}" for id, keys in described.items()]
    return {"resources/book.yml": "\n".join(lines)}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("cost: free", "cost: free-with-account"),
        ("cost: free", ""),
        ("level: beginner", "level: expert"),
        ("level: expert", ""),
        ("duration: 90 minutes", "duration: 2 hours"),
        ("duration: 1-2 hours", "duration: 1-3 hours"),
        ("duration: 3 hours", "duration: 1+ hours"),
        ("duration: 300 hours", "duration: 2 days"),
        ("duration: 2 weeks", "duration: 1 month"),
        ("duration: 2 years", "duration: ongoing"),
        ("duration: 2 years", ""),
        ("cost: free, level: expert", "cost: paid, level: beginner, duration: 1 hour"),
        ("level: beginner, duration: 2 years", "level: expert, duration: 1 hour"),
        ("cost: paid", "cost: free, status: outdated"),
    ],
)
def test_free_comes_before_easy_and_easy_before_short(tmp_path: Path, better: str, worse: str) -> None:
    """Whichever is written first; what is not said comes after what is."""
    assert ranked(tmp_path / "a", books(worse=worse, better=better)) == ["better", "worse"]
    assert ranked(tmp_path / "b", books(better=better, worse=worse)) == ["better", "worse"]


def test_of_two_alike_the_first_of_the_curriculum_comes_first(tmp_path: Path) -> None:
    """That is what a stage suggests, then the order of the kinds and of their files."""
    files = {"resources/film.yml": "turning: {title: Turning, topics: [heel]}\n"} | books(zebra="", apple="")
    assert ranked(tmp_path / "a", files) == ["zebra", "apple", "turning"]
    files[STAGE] = "title: Start\ntopics: [{topic: heel, resources: [turning]}]\n"
    assert ranked(tmp_path / "b", files) == ["turning", "zebra", "apple"]


def test_the_place_for_the_topic_is_timed_before_the_whole_resource(tmp_path: Path) -> None:
    """A long book with a short chapter on the topic is a short way in."""
    files = {
        "resources/book.yml": """\
            film: {title: Film, duration: 2 hours, topics: [heel]}
            long:
              title: Long
              duration: 200 hours
              topics:
                - topic: heel
                  at: Chapter 3
                  duration: 1 hour
            """
    }
    assert ranked(tmp_path, files) == ["long", "film"]


PLACED = """\
free: {title: Free, cost: free, topics: [heel]}
placed: {title: Placed, cost: paid, topics: [{topic: heel, at: Chapter 1}, {topic: heel, recommended: true}]}
sock-book: {title: Of socks, cost: paid, topics: [heel]}
shawl-book: {title: Of shawls, cost: paid, topics: [heel]}
"""
SOCKS = "resources: [{resource: sock-book, recommended: true}]\n"
SHAWLS = {
    "resources/book.yml": PLACED,
    "roadmaps/shawls/01-start.yml": """\
        title: Start
        topics: [heel]
        resources: [{resource: shawl-book, recommended: true}]
        """,
}


@pytest.mark.parametrize(
    "files",
    [
        {STAGE: f"title: Start\ntopics: [{{topic: heel, {SOCKS.strip()}}}]\n"},
        {STAGE: f"title: Start\ntopics: [{{section: Feet, topics: [heel], {SOCKS.strip()}}}]\n"},
        {STAGE: f"title: Start\ntopics: [heel]\n{SOCKS}"},
        {"roadmaps/socks/roadmap.yml": f"title: Socks\n{SOCKS}"},
    ],
    ids=["entry", "section", "stage", "roadmap"],
)
def test_what_authors_recommend_comes_first(tmp_path: Path, files: dict[str, str]) -> None:
    """Of the roadmap at hand, then of the resource, then of other roadmaps; wherever the roadmap says so."""
    files = SHAWLS | files
    assert ranked(tmp_path / "a", files, "socks") == ["sock-book", "placed", "shawl-book", "free"]
    assert ranked(tmp_path / "b", files, "shawls")[:2] == ["shawl-book", "placed"]
    assert ranked(tmp_path / "c", files)[0] == "placed"
    assert ranked(tmp_path / "d", files)[-1] == "free"


def test_the_nearer_to_the_topic_the_more_a_recommendation_counts(tmp_path: Path) -> None:
    """That of the entry before that of its stage, and that before that of the roadmap."""
    files = {
        "roadmaps/socks/roadmap.yml": "title: Socks\nresources: [{resource: far, recommended: true}]\n",
        STAGE: """\
            title: Start
            resources: [{resource: nearer, recommended: true}]
            topics: [{topic: heel, resources: [{resource: near, recommended: true}]}]
            """,
    }
    assert ranked(tmp_path, files | books(far="", nearer="", near=""), "socks") == ["near", "nearer", "far"]


def test_what_is_recommended_for_another_topic_says_nothing_here(tmp_path: Path) -> None:
    """Nor does a recommendation of a stage that does not teach the topic."""
    files = {
        "topics/basics.yml": "heel: Heel\ntoe: Toe\n",
        "resources/book.yml": """\
            first: {title: First, topics: [heel]}
            second: {title: Second, topics: [heel, {topic: toe, recommended: true}]}
            """,
        "roadmaps/socks/02-more.yml": """\
            title: More
            topics: [toe]
            resources: [{resource: second, recommended: true}]
            """,
    }
    assert ranked(tmp_path, files, "socks") == ["first", "second"]


@pytest.mark.parametrize("status", ["planned", "historical", "outdated", "unavailable"])
def test_nobody_is_told_to_start_with_what_has_a_status(tmp_path: Path, status: str) -> None:
    """Not even where it is recommended, and the only one."""
    files = {
        "resources/book.yml": f"""\
            old: {{title: Old, status: {status}, cost: free, topics: [{{topic: heel, recommended: true}}]}}
            """
    }
    loaded = worlds.load(tmp_path, dict.fromkeys(worlds.BASE) | worlds.snippet(WORLD) | files)
    options = starting.options(loaded.graph, "heel")
    assert [option.id for option in options] == ["old"]
    assert starting.first(options) is None


TOOL = {"resources/tool.yml": "needles: {title: Needles, cost: free, level: beginner, topics: [heel]}\n"}
RECOMMENDED = "resources: [{resource: needles, recommended: true}]"


@pytest.mark.parametrize(
    "files",
    [
        {},
        {STAGE: "title: Start\ntopics: [{topic: heel, resources: [needles]}]\n"},
        {STAGE: f"title: Start\ntopics: [{{section: Feet, topics: [heel], {RECOMMENDED}}}]\n"},
        {STAGE: f"title: Start\ntopics: [heel]\n{RECOMMENDED}\n"},
        {"roadmaps/socks/roadmap.yml": f"title: Socks\n{RECOMMENDED}\n"},
    ],
    ids=["free", "suggested", "of a section", "of a stage", "of a roadmap"],
)
def test_nobody_is_told_to_start_with_what_one_only_works_with(tmp_path: Path, files: dict[str, str]) -> None:
    """It comes after all that teaches, even where the stage recommends it as a whole, and before what has a status."""
    teaching = books(old="cost: free, status: outdated", dear="cost: paid, level: expert")
    assert ranked(tmp_path / "a", TOOL | teaching | files, "socks") == ["dear", "needles", "old"]
    loaded = worlds.load(tmp_path / "b", dict.fromkeys(worlds.BASE) | worlds.snippet(WORLD) | TOOL | files)
    assert starting.first(starting.of_roadmap(starting.options(loaded.graph, "heel"), "socks")) is None


@pytest.mark.parametrize(
    "files",
    [
        {"resources/tool.yml": "needles: {title: Needles, topics: [{topic: heel, recommended: true}]}\n"},
        {"roadmaps/shawls/01-start.yml": f"title: Start\ntopics: [{{topic: heel, {RECOMMENDED}}}]\n"},
    ],
    ids=["by its place", "by an entry"],
)
def test_a_material_that_is_recommended_for_the_topic_is_as_good_as_what_teaches(
    tmp_path: Path, files: dict[str, str]
) -> None:
    """Its author has said so of just this topic, wherever that stands."""
    assert ranked(tmp_path, TOOL | books(dear="cost: paid") | files) == ["needles", "dear"]


def test_the_recommended_place_is_the_first_and_what_says_nothing_is_none(tmp_path: Path) -> None:
    """A place that an entry names stands after those of the resource, unless it is one of them."""
    files = {
        "resources/book.yml": """\
            book:
              title: Book
              topics:
                - topic: heel
                - topic: heel
                  at: Chapter 1
                - topic: heel
                  at: Chapter 2
                  recommended: true
            """,
        STAGE: """\
            title: Start
            topics:
              - topic: heel
                resources:
                  - resource: book
                    at: Chapter 9
            """,
        "roadmaps/shawls/01-start.yml": """\
            title: Start
            topics:
              - topic: heel
                resources:
                  - resource: book
                    at: Chapter 1
                    note: Twice.
            """,
    }
    loaded = worlds.load(tmp_path, dict.fromkeys(worlds.BASE) | worlds.snippet(WORLD) | files)
    found = starting.first(starting.options(loaded.graph, "heel"))
    assert found
    assert [spot.at for spot in found.spots] == ["Chapter 2", "Chapter 1", "Chapter 9"]
    assert [spot.note for spot in found.spots] == [None, None, None]


def test_a_topic_without_resources_has_nothing_to_start_with(tmp_path: Path) -> None:
    """Nor has one that nothing knows."""
    loaded = worlds.load(tmp_path, dict.fromkeys(worlds.BASE) | worlds.snippet(WORLD))
    assert starting.first(starting.options(loaded.graph, "heel")) is None
    assert starting.options(loaded.graph, "nowhere") == ()
