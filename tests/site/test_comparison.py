"""Roadmaps held against each other: what they share, what each has alone, and which one is for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Topic
from roadmap_site.site import comparison
from roadmap_site.site.messages.words import ENGLISH
from tests.helpers import sites, worlds

TOPICS = """\
flour: Flour
water: Water
salt: Salt
yeast: {title: Yeast, needs: [water, flour]}
baking: {title: Baking, needs: [yeast]}
"""


def files(
    roadmaps: Mapping[str, Sequence[str]], stages: Mapping[str, str] | None = None, topics: str = TOPICS
) -> dict[str, str | None]:
    """Return the files of roadmaps, each with its stages as lists of topics, to which more may be said."""
    found: dict[str, str | None] = {
        "curriculum.yml": f"title: Bread\nroadmaps: [{', '.join(roadmaps)}]\nareas: {{basics: Basics}}\n",
        "topics/basics.yml": topics,
        "roadmaps/first/roadmap.yml": None,
        "roadmaps/first/01-start.yml": None,
    }
    for id, lists in roadmaps.items():
        found[f"roadmaps/{id}/roadmap.yml"] = f"title: {id.title()}\n"
        for number, list_of_topics in enumerate(lists, start=1):
            own = (stages or {}).get(f"{id}/{number}", "")
            found[f"roadmaps/{id}/{number:02}-s{number}.yml"] = (
                f"title: The {number}.\ntopics: [{list_of_topics}]\n{own}"
            )
    return found


def load(
    folder: Path,
    roadmaps: Mapping[str, Sequence[str]],
    stages: Mapping[str, str] | None = None,
    more: Mapping[str, str] | None = None,
) -> LoadResult:
    """Load a curriculum that has such roadmaps and is sound."""
    found = worlds.load(folder, {**files(roadmaps, stages), **(more or {})})
    assert not found.has_errors, worlds.codes(found)
    return found


def ids(topics: Iterable[Topic]) -> list[str]:
    """Return the ids of topics."""
    return [topic.id for topic in topics]


def pair(world: LoadResult, first: str, second: str) -> comparison.Pair:
    """Return one roadmap held against another."""
    roadmaps = world.curriculum.roadmaps
    return comparison.pair(world.graph, roadmaps[first], roadmaps[second])


def records(world: LoadResult) -> dict[str, str]:
    """Return who is first in what: title → roadmap and figure."""
    found = comparison.records(world.graph, ENGLISH)
    return {record.title: f"{record.roadmap.id}: {record.figure}" for record in found}


def alone(world: LoadResult, roadmap: str) -> list[str]:
    """Return what only one roadmap teaches."""
    return ids(comparison.alone(world.graph, world.curriculum.roadmaps[roadmap]))


# Two roadmaps.


def test_two_roadmaps_share_some_topics_and_each_has_some_alone(tmp_path: Path) -> None:
    """What both teach, what the second adds and what it leaves out, each in learning order."""
    world = load(tmp_path, {"slow": ["flour", "yeast, water"], "quick": ["baking, yeast", "water"]})
    found = pair(world, "slow", "quick")
    assert (found.first.id, found.second.id) == ("slow", "quick")
    assert ids(found.shared) == ["water", "yeast"]
    assert ids(found.added) == ["baking"]
    assert ids(found.left_out) == ["flour"]


def test_the_other_way_round_what_was_added_is_left_out(tmp_path: Path) -> None:
    """What two share is the same from both sides."""
    world = load(tmp_path, {"slow": ["flour, water"], "quick": ["water, yeast"]})
    here, there = pair(world, "slow", "quick"), pair(world, "quick", "slow")
    assert (ids(there.shared), ids(there.added), ids(there.left_out)) == (
        ids(here.shared),
        ids(here.left_out),
        ids(here.added),
    )


@pytest.mark.parametrize(
    ("second", "shared", "added", "left_out"),
    [
        ("flour, water", ["flour", "water"], [], []),
        ("yeast", [], ["yeast"], ["flour", "water"]),
        ("flour", ["flour"], [], ["water"]),
        ("flour, water, yeast", ["flour", "water"], ["yeast"], []),
        ("", [], [], ["flour", "water"]),
    ],
)
def test_roadmaps_may_be_the_same_or_strangers_or_one_within_the_other(
    second: str, shared: list[str], added: list[str], left_out: list[str], tmp_path: Path
) -> None:
    """Or one of them may teach nothing at all."""
    found = pair(load(tmp_path, {"slow": ["flour, water"], "quick": [second]}), "slow", "quick")
    assert (ids(found.shared), ids(found.added), ids(found.left_out)) == (shared, added, left_out)


def test_a_topic_that_a_point_links_to_is_taught_too(tmp_path: Path) -> None:
    """A roadmap that names it on the way shares it."""
    more = {"roadmaps/quick/01-s1.yml": 'title: All\ntopics: [{topic: flour, points: ["With [[water]]"]}]\n'}
    world = load(tmp_path, {"slow": ["water"], "quick": ["flour"]}, more=more)
    assert ids(pair(world, "slow", "quick").shared) == ["water"]
    assert alone(world, "slow") == []


def test_a_roadmap_is_held_against_every_other_one_in_their_order(tmp_path: Path) -> None:
    """And never against itself."""
    world = load(tmp_path, {"c": ["flour"], "a": ["flour"], "b": ["water"]})
    found = comparison.pairs(world.graph, world.curriculum.roadmaps["a"])
    assert [(p.first.id, p.second.id) for p in found] == [("a", "c"), ("a", "b")]


@pytest.mark.parametrize(
    ("others", "nearest"),
    [
        ({"b": ["flour, water"], "c": ["flour, water, yeast"]}, "c"),
        ({"b": ["flour, water, yeast, baking"], "c": ["flour, water"]}, "b"),
        ({"b": ["baking"], "c": ["flour"]}, "c"),
        ({"b": ["flour"], "c": ["water"]}, "b"),
        ({"b": ["baking"]}, "b"),
        ({"b": [""]}, "b"),
        ({}, None),
    ],
)
def test_the_nearest_roadmap_shares_the_most_of_what_either_teaches(
    others: Mapping[str, Sequence[str]], nearest: str | None, tmp_path: Path
) -> None:
    """Of two that are as near, it is the first; where there is no other roadmap, none is near."""
    world = load(tmp_path, {"a": ["flour, water, yeast"], **others})
    found = comparison.nearest(world.graph, world.curriculum.roadmaps["a"])
    assert (found and found.second.id) == nearest


def test_the_nearest_is_not_the_one_that_just_teaches_everything(tmp_path: Path) -> None:
    """A large roadmap shares much with any other; a small one that is half the same is nearer."""
    world = load(tmp_path, {"a": ["flour"], "all": ["flour, water, yeast, baking"], "b": ["flour, water"]})
    found = comparison.nearest(world.graph, world.curriculum.roadmaps["a"])
    assert found
    assert found.second.id == "b"


# One roadmap among the others.


def test_alone_is_what_no_other_roadmap_teaches(tmp_path: Path) -> None:
    """In learning order, whatever the order in which the roadmap teaches it."""
    world = load(tmp_path, {"a": ["baking, flour, water"], "b": ["water, yeast"], "c": ["yeast"]})
    assert (alone(world, "a"), alone(world, "b"), alone(world, "c")) == (["flour", "baking"], [], [])


def test_the_only_roadmap_has_nothing_alone(tmp_path: Path) -> None:
    """Where there is nobody to share with, it would mean nothing."""
    assert alone(load(tmp_path, {"a": ["flour, water"]}), "a") == []


def cells(world: LoadResult, topic: str) -> list[list[int]]:
    """Return the numbers of the stages that teach a topic, roadmap by roadmap."""
    stages = comparison.by_roadmap(world.graph.teachings.get(topic, ()))
    return [[stage.number for stage in stages.get(roadmap, ())] for roadmap in world.curriculum.roadmaps]


def test_a_row_has_a_cell_for_each_roadmap(tmp_path: Path) -> None:
    """With the stages that teach the topic; it is empty where none does."""
    world = load(tmp_path, {"a": ["flour", "water, flour"], "b": ["yeast"], "c": ["", "flour"]})
    assert cells(world, "flour") == [[1, 2], [], [2]]
    assert cells(world, "water") == [[2], [], []]


def test_a_topic_that_no_roadmap_teaches_has_empty_cells(tmp_path: Path) -> None:
    """It is in the table, as other topics need it."""
    world = load(tmp_path, {"a": ["baking"], "b": ["flour"]})
    assert cells(world, "yeast") == [[], []]


def test_stages_that_only_name_a_topic_count_where_none_has_it_as_its_own(tmp_path: Path) -> None:
    """Of those that just name it, the first is enough."""
    naming = 'topics: [{topic: flour, points: ["See [[yeast]]"]}]\n'
    more = {f"roadmaps/{id}/0{n}-s{n}.yml": f"title: {n}\n{naming}" for id, n in (("a", 1), ("b", 1), ("b", 2))}
    world = load(tmp_path, {"a": ["", "yeast"], "b": ["", ""]}, more=more)
    assert cells(world, "yeast") == [[2], [1]]


# Who is first in what?

FEWEST, TIME, MOST, OWN, PROJECTS = (
    "Fewest topics",
    "Least time",
    "Most topics",
    "Most topics of its own",
    "Most projects",
)
AFTER_NONE = ", with no roadmap to do before"


def test_records_are_facts_of_the_data(tmp_path: Path) -> None:
    """The fewest topics, the least time, the most topics, the most of its own, the most projects."""
    stages = {
        "a/1": "duration: 1-2 weeks\nprojects: [loaf]\n",
        "b/1": "duration: 3 months\nprojects: [loaf, rolls]\n",
        "c/1": "duration: 2 weeks\n",
    }
    projects = {"projects/basics.yml": "loaf: A loaf\nrolls: Rolls\n"}
    roadmaps = {"a": ["flour, water, salt"], "b": ["flour, water, yeast, baking"], "c": ["flour, water"]}
    world = load(tmp_path, roadmaps, stages, projects)
    assert records(world) == {
        FEWEST: "c: 2 topics",
        TIME: "a: 1–2 weeks",
        MOST: "b: 4 topics",
        OWN: "b: 2 topics that no other roadmap teaches",
        PROJECTS: "b: 2 projects",
    }


def test_what_two_roadmaps_are_first_in_is_left_out(tmp_path: Path) -> None:
    """Who is as short, as broad and as much its own as another cannot be told from it."""
    stages = {"a/1": "duration: 2 weeks\nprojects: [loaf]\n", "b/1": "duration: 14 days\nprojects: [loaf]\n"}
    projects = {"projects/basics.yml": "loaf: A loaf\n"}
    assert records(load(tmp_path, {"a": ["flour, water"], "b": ["flour, yeast"]}, stages, projects)) == {}


def test_a_tie_of_the_others_is_no_matter(tmp_path: Path) -> None:
    """Two small roadmaps leave the largest what it is."""
    found = records(load(tmp_path, {"a": ["flour"], "b": ["water"], "c": ["flour, water, yeast"]}))
    assert FEWEST not in found
    assert found[MOST] == "c: 3 topics"


def test_the_only_roadmap_is_first_in_nothing(tmp_path: Path) -> None:
    """There is nothing to hold it against."""
    stages = {"a/1": "duration: 2 weeks\nprojects: [loaf]\n"}
    assert records(load(tmp_path, {"a": ["flour, water"]}, stages, {"projects/basics.yml": "loaf: A loaf\n"})) == {}


def test_a_roadmap_that_teaches_nothing_has_not_the_fewest(tmp_path: Path) -> None:
    """The fewest topics are those of a roadmap that has any."""
    found = records(load(tmp_path, {"a": [""], "b": ["flour, water"], "c": ["flour, water, yeast"]}))
    assert found[FEWEST] == "b: 2 topics"


def test_what_comes_after_another_roadmap_is_neither_small_nor_short(tmp_path: Path) -> None:
    """Whoever takes it has that other one to learn as well; a topic to know before is no roadmap."""
    stages = {f"{id}/1": f"duration: {weeks} weeks\n" for id, weeks in (("a", 3), ("b", 1), ("c", 2))}
    needs = {"roadmaps/b/roadmap.yml": "title: b\nneeds: [a]\n", "roadmaps/c/roadmap.yml": "title: c\nneeds: [salt]\n"}
    roadmaps = {"a": ["flour, water, salt, yeast"], "b": ["baking"], "c": ["flour, water"]}
    found = records(load(tmp_path, roadmaps, stages, needs))
    assert found[FEWEST + AFTER_NONE] == "c: 2 topics"
    assert found[TIME + AFTER_NONE] == "c: 2 weeks"


@pytest.mark.parametrize("unknown", ["", "duration: 10 hours\n", "duration: ongoing\n"])
def test_only_roadmaps_that_say_all_of_their_time_are_held_against_each_other(unknown: str, tmp_path: Path) -> None:
    """One that is shorter as far as it says, but does not say all, is not the shortest."""
    stages = {"a/1": "duration: 1 week\n", "a/2": unknown, "b/1": "duration: 2+ weeks\n", "c/1": "duration: 1 month\n"}
    world = load(tmp_path, {"a": ["flour", "water"], "b": ["flour"], "c": ["water"]}, stages)
    assert records(world)[TIME] == "b: 2+ weeks"


@pytest.mark.parametrize(
    ("own", "stage", "record"),
    [
        ("duration: 1 week\n", "duration: 3 months\n", "a: 1 week"),
        ("duration: 1 week at 5 hours a week\n", "", "a: 1 week at 5 hours a week"),
        ("duration: 10 hours\n", "duration: 1 week\n", "b: 2 weeks"),
        ("", "duration: 3 months\noptional: true\n", "a: 1–14 weeks"),
        ("", "duration: 3 months\nstatus: planned\n", "a: 1 week"),
    ],
)
def test_a_roadmap_is_as_short_as_its_nearest_statement(own: str, stage: str, record: str, tmp_path: Path) -> None:
    """What it says itself comes before its stages; what may be left out, or is planned, makes it no longer."""
    stages = {"a/1": "duration: 1 week\n", "a/2": stage, "b/1": "duration: 2 weeks\n", "c/1": "duration: 1 month\n"}
    more = {"roadmaps/a/roadmap.yml": f"title: A\n{own}"}
    world = load(tmp_path, {"a": ["flour", "water"], "b": ["flour"], "c": ["water"]}, stages, more)
    assert records(world)[TIME] == record


def test_a_project_counts_once_wherever_a_roadmap_suggests_it(tmp_path: Path) -> None:
    """At two stages and on the roadmap itself, it is still one thing to build."""
    stages = {"a/1": "projects: [loaf]\n", "a/2": "projects: [loaf]\n", "b/1": "projects: [loaf, rolls]\n"}
    more = {
        "projects/basics.yml": "loaf: A loaf\nrolls: Rolls\n",
        "roadmaps/a/roadmap.yml": "title: A\nprojects: [loaf]\n",
    }
    world = load(tmp_path, {"a": ["flour", "water"], "b": ["flour"]}, stages, more)
    assert records(world)[PROJECTS] == "b: 2 projects"


# The pages that a reader sees.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of three roadmaps."""
    roadmaps = {"slow": ["flour", "water, yeast, salt"], "quick": ["flour, water, baking"], "raw": ["flour"]}
    return sites.built(tmp_path_factory.mktemp("compared"), files(roadmaps))


def test_the_page_says_how_near_any_two_roadmaps_are(site: Path) -> None:
    """The nearest first; each pair leads to the topics."""
    html = sites.article(sites.page(site, "compare"))
    seen = sites.words(html)
    assert "Slow and Quick only Slow: 2 · 2 topics on both · only Quick: 1" in seen
    assert seen.index("Slow and Quick") < seen.index("Quick and Raw") < seen.index("Slow and Raw")
    assert 'href="../compare/slow/#with-quick"' in html
    assert 'id="with-quick"' in sites.page(site, "compare/slow")


def test_the_page_of_a_roadmap_names_the_topics_that_others_add(site: Path) -> None:
    """What each of them shares with it, too."""
    seen = sites.seen(site, "compare/slow")
    assert "With Quick After Slow, Quick adds 1 topic. 2 topics are on both. 2 topics are only on Slow." in seen
    assert "Only Quick: 1 Baking Both: 2 Flour Water Only Slow: 2 Salt Yeast" in seen
    assert "With Raw After Slow, Raw adds nothing new. 1 topic is on both. 3 topics are only on Slow." in seen


def test_the_table_has_the_stages_that_teach_each_topic(site: Path) -> None:
    """Their numbers are links that say which roadmap and stage they are."""
    html = sites.article(sites.page(site, "compare"))
    assert "Basics Flour 1 1 1 Water 2 1 Salt 2 Yeast 2 Baking 1" in sites.words(html)
    assert 'title="Slow, Stage 2: The 2."' in html


def test_a_single_roadmap_is_compared_with_nothing(tmp_path: Path) -> None:
    """There is no such page, and nothing leads to one."""
    site = sites.built(tmp_path, files({"slow": ["flour, water, salt, yeast, baking"]}))
    assert not (site / "compare").exists()
    for address in ("", "roadmaps/slow", "topics"):
        assert "Compare" not in sites.words(sites.page(site, address))
        assert "After this roadmap" not in sites.words(sites.page(site, address))
