"""What catalogues can be filtered by is what tells their things apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Project, Resource, Topic
from roadmap_site.schema.things import RESOURCE
from roadmap_site.site import facets
from roadmap_site.site.facets import Choice, Facets, Filter
from roadmap_site.site.messages.words import ENGLISH
from tests.helpers import sites, worlds

FILES = {
    "curriculum.yml": """\
        title: Bread
        roadmaps: [slow, quick]
        levels: {crumb: Crumb, crust: Crust, loaf: Loaf}
        costs: {free: Free, paid: Paid}
        kinds: {film: {title: Film, plural: Films}, book: {title: Book, plural: Books}, shop: Shop}
        areas: {dough: Dough, oven: Oven, cellar: Cellar}
        """,
    "topics/basics.yml": None,
    "topics/dough.yml": "flour: Flour\nwater: Water\nyeast: {title: Yeast, needs: [water]}\n",
    "topics/oven.yml": "baking: {title: Baking, needs: [yeast]}\n",
    "resources/book.yml": """\
        bread-book: {title: The Bread Book, level: crust, cost: paid, topics: [baking, flour]}
        leaflet: {title: Leaflet, level: crumb}
        """,
    "resources/film.yml": "kneading: {title: Kneading, level: crumb, cost: free}\n",
    "projects/dough.yml": "loaf: {title: A loaf, level: loaf, topics: [baking], resources: [leaflet]}\n",
    "projects/oven.yml": "rolls: {title: Rolls, topics: [flour, baking]}\n",
    "roadmaps/first/roadmap.yml": None,
    "roadmaps/first/01-start.yml": None,
    "roadmaps/slow/roadmap.yml": "title: Slow\nresources: [bread-book]\nprojects: [loaf]\n",
    "roadmaps/slow/01-start.yml": """\
        title: Start
        topics: [{topic: flour, resources: [kneading]}, baking]
        """,
    "roadmaps/slow/02-more.yml": "title: More\ntopics: [flour]\nresources: [kneading]\nprojects: [rolls]\n",
    "roadmaps/quick/roadmap.yml": "title: Quick\n",
    "roadmaps/quick/01-all.yml": "title: All\ntopics: [baking]\nprojects: [loaf]\n",
}


@pytest.fixture
def world(tmp_path: Path) -> LoadResult:
    """Return the curriculum of these tests."""
    loaded = worlds.load(tmp_path, FILES)
    assert not loaded.has_errors
    return loaded


def of(world: LoadResult, id: str) -> Facets:
    """Return the facets of a topic, a resource or a project."""
    curriculum = world.curriculum
    things: Mapping[str, Topic | Resource | Project] = {
        **curriculum.topics,
        **curriculum.resources,
        **curriculum.projects,
    }
    return facets.facets_of(things[id], world.graph)


def filters(world: LoadResult, *found: Facets, without: bool = False) -> dict[str, Filter]:
    """Return the filters for things of some facets, by their name in an address."""
    return {filter.name: filter for filter in facets.filters(world.curriculum, ENGLISH, found, without=without)}


def options(filter: Filter) -> Mapping[str | None, list[str]]:
    """Return what a filter offers: title of a group → titles of its options."""
    return {choice.title: [title for _, title in choice.options] for choice in filter.choices}


# What a thing has.


@pytest.mark.parametrize(
    ("id", "found"),
    [
        ("flour", {"area": ("dough",), "roadmap": ("slow",)}),
        ("baking", {"area": ("oven",), "roadmap": ("slow", "quick")}),
        ("water", {"area": ("dough",), "roadmap": ()}),
        (
            "bread-book",
            {
                "kind": ("book",),
                "level": ("crust",),
                "cost": ("paid",),
                "roadmap": ("slow",),
                "topic": ("baking", "flour"),
            },
        ),
        ("leaflet", {"kind": ("book",), "level": ("crumb",), "cost": (), "roadmap": (), "topic": ()}),
        (
            "kneading",
            {"kind": ("film",), "level": ("crumb",), "cost": ("free",), "roadmap": ("slow",), "topic": ("flour",)},
        ),
        ("loaf", {"level": ("loaf",), "area": ("dough",), "roadmap": ("slow", "quick"), "topic": ("baking",)}),
        ("rolls", {"level": (), "area": ("oven",), "roadmap": ("slow",), "topic": ("flour", "baking")}),
    ],
)
def test_a_thing_has_what_its_author_and_its_roadmaps_say_of_it(id: str, found: Facets, world: LoadResult) -> None:
    """Roadmaps once each, however often they suggest it; nothing for what is not said."""
    assert {facet: tuple(sorted(values)) for facet, values in of(world, id).items()} == {
        facet: tuple(sorted(values)) for facet, values in found.items()
    }
    assert list(of(world, id)) == list(found)


def test_a_resource_that_only_a_project_suggests_is_on_no_roadmap(world: LoadResult) -> None:
    """The roadmap suggests the project, not the leaflet."""
    assert of(world, "leaflet")["roadmap"] == ()


# What can be chosen.


def test_filters_offer_only_values_that_occur(world: LoadResult) -> None:
    """In the curriculum's order and with its titles; kinds are in the plural."""
    found = filters(world, of(world, "bread-book"), of(world, "leaflet"), of(world, "kneading"))
    assert {name: options(filter) for name, filter in found.items()} == {
        "kind": {None: ["Films", "Books"]},
        "level": {None: ["Crumb", "Crust"]},
        "cost": {None: ["Free", "Paid"]},
        "topic": {"Dough": ["Flour"], "Oven": ["Baking"]},
    }
    assert [filter.label for filter in found.values()] == ["Kind", "Level", "Cost", "Topic"]


def test_a_key_filters_when_the_definition_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the words under it where these are no ids; it comes last, and is labelled by its name."""
    monkeypatch.setitem(RESOURCE.keys, "year", RESOURCE.keys["year"]._replace(filters=True))
    films = "kneading: {title: Kneading, year: 1999}\nshaping: {title: Shaping, year: 1987}\nsolo: Solo\n"
    world = worlds.load(tmp_path, {**FILES, "resources/film.yml": films})
    found = filters(world, of(world, "kneading"), of(world, "shaping"), of(world, "solo"))
    assert options(found["year"]) == {None: ["1987", "1999"]}
    assert found["year"].label == "Year"
    assert list(of(world, "solo"))[-1] == "year"


def test_a_filter_with_one_value_is_no_choice(world: LoadResult) -> None:
    """Where all books are for beginners, nobody can choose a level."""
    assert list(filters(world, of(world, "leaflet"), of(world, "kneading"))) == ["kind"]
    assert filters(world, of(world, "flour"), of(world, "flour")) == {}


def test_without_things_there_are_no_filters(world: LoadResult) -> None:
    """Nor with things of which nothing is known."""
    assert filters(world) == {}
    assert filters(world, {"level": (), "cost": ()}, {"level": ()}) == {}


def test_a_single_thing_may_have_two_values(world: LoadResult) -> None:
    """It is found by either."""
    (found,) = filters(world, of(world, "baking")).values()
    assert found == Filter("roadmap", "Roadmap", (Choice(None, (("slow", "Slow"), ("quick", "Quick"))),))


def test_topics_are_chosen_by_area(world: LoadResult) -> None:
    """Areas without a topic that occurs are left out."""
    found = filters(world, of(world, "rolls"), of(world, "loaf"))
    assert options(found["topic"]) == {"Dough": ["Flour"], "Oven": ["Baking"]}
    assert options(found["area"]) == {None: ["Dough", "Oven"]}


def test_topics_can_be_looked_for_that_a_roadmap_lacks(world: LoadResult) -> None:
    """Where it is asked for, each roadmap can be chosen as one that something shall not be on."""
    things = of(world, "flour"), of(world, "baking")
    assert list(filters(world, *things)) == ["area", "roadmap"]
    found = filters(world, *things, without=True)
    assert list(found) == ["area", "roadmap", "not-roadmap"]
    assert found["not-roadmap"].label == "Not on"
    assert options(found["not-roadmap"]) == options(found["roadmap"])
    assert [filter.without for filter in found.values()] == [False, False, True]


def test_where_no_roadmap_can_be_chosen_none_can_be_left_out(world: LoadResult) -> None:
    """With one roadmap alone both would be of no use."""
    assert list(filters(world, of(world, "flour"), of(world, "water"), without=True)) == []


# The pages that a reader sees.


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of these tests."""
    return sites.built(tmp_path_factory.mktemp("facets"), FILES)


@pytest.mark.parametrize("address", ["topics", "resources", "projects", "compare"])
def test_whatever_can_be_chosen_finds_something(address: str, site: Path) -> None:
    """Each value in the form is a value of at least one item, and each item's value is in the form or on all items."""
    html = sites.article(sites.page(site, address))
    items = [dict(re.findall(r'data-(\w+)="([^"]*)"', tag)) for tag in re.findall(r"<\w+[^>]* data-item[^>]*>", html)]
    assert len(items) >= 2
    selects = re.findall(r'<select [^>]*name="(?:not-)?(?!sort)(\w+)"[^>]*>(.*?)</select>', html, re.DOTALL)
    assert selects
    for facet, inside in selects:
        offered = [value for value in re.findall(r'<option value="([^"]*)"', inside) if value]
        occurring = {value for item in items for value in item.get(facet, "").split()}
        assert len(offered) == len(set(offered)) >= 2
        assert set(offered) == occurring


def test_an_item_says_what_it_is_found_by(site: Path) -> None:
    """What is not known of it is left out."""
    html = sites.article(sites.page(site, "resources"))
    tags = re.findall(r"<section[^>]*( data-item[^>]*)>\s*<h3[^>]*>(?:<a[^>]*>)?([^<]+)", html)
    found = {title.strip(): dict(re.findall(r'data-(\w+)="([^"]*)"', tag)) for tag, title in tags}
    assert found["Leaflet"] == {"kind": "book", "level": "crumb"}
    assert found["Kneading"] == {"kind": "film", "level": "crumb", "cost": "free", "roadmap": "slow", "topic": "flour"}
    assert list(found) == ["Kneading", "Leaflet", "The Bread Book"]


def test_only_the_comparison_can_leave_a_roadmap_out(site: Path) -> None:
    """There it says which topics one has not met yet."""
    for address, found in (("topics", False), ("resources", False), ("compare", True)):
        assert ('name="not-roadmap"' in sites.page(site, address)) == found
