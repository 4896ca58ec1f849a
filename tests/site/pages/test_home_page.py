"""The home page says what one can learn, which roadmap to begin with, and where all else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from roadmap_site.site.page import JsonLd
from tests.helpers import crafts, sites, structured
from tests.helpers.structured import items


def cards(site: Path) -> str:
    """Return the words on the cards of the roadmaps."""
    return sites.words(sites.article(sites.page(site, "")).partition('id="roadmaps"')[2])


def test_the_offer_stands_in_one_line(bread: Path) -> None:
    """How much there is to learn and to learn from, then two buttons, and a map to see."""
    html = sites.article(sites.page(bread, ""))
    seen = sites.words(html)
    assert "2 roadmaps · 4 topics · 1 resource (Free: 1) · 1 project" in seen
    assert "See the roadmaps" in seen
    assert re.search(r'<a class="rm-sight[^"]*" href="\./roadmaps/[^"]*" tabindex="-1" aria-hidden="true"', html)
    assert 'class="rm-continue"></div>' in html


def test_a_card_says_for_whom_a_roadmap_is_and_how_large(bread: Path) -> None:
    """In the author's own words, and in one line of facts."""
    seen = sites.words(sites.article(sites.page(bread, "")))
    assert "The Home Baker People with a kitchen. Bake 1–2 · 4 topics · 4+ weeks" in seen
    assert "1 stage · 1 topic" in seen


def test_a_card_says_what_to_know_first(tmp_path: Path) -> None:
    """Of much the first; that it is nothing, too, where other roadmaps ask for something."""
    needs = "title: Master\nneeds: [start, sums, letters, prose, {topic: signs, note: A bit.}]\n"
    files = crafts.FILES | {"roadmaps/master/roadmap.yml": needs}
    seen = cards(sites.built(tmp_path / "a", files))
    assert "Start Whoever begins. You need to know nothing beforehand. 1 stage" in seen
    assert "After Know first: Start , Prose 1 stage" in seen
    assert "Master Know first: Start , Sums , Letters · 2 more 2 stages" in seen


def test_what_shows_the_data_stands_on_the_page_that_compares(bread: Path) -> None:
    """Counts by area, and who is first in what, are for those who look closer."""
    home, compare = (sites.words(sites.article(sites.page(bread, path))) for path in ("", "compare"))
    for sentence in (
        "Most topics of its own The Home Baker 3 topics that no other roadmap teaches",
        "Most projects The Home Baker 1 project",
        "Area The Home Baker Quick Bread Dough 3 1 Oven 1 – All topics 4 1 Only here 3 –",
    ):
        assert sentence in compare
        assert sentence not in home


def test_a_single_roadmap_is_shown_step_by_step(tmp_path: Path) -> None:
    """There is nothing to find: one starts, or sees the map."""
    html = sites.article(sites.page(sites.built(tmp_path), ""))
    seen = sites.words(html)
    assert "Find my way" not in seen
    assert sites.links(html)["Begin with Stage 1"] == "./roadmaps/first/start/"
    assert sites.links(html)["See the map"] == "./roadmaps/first/"
    assert "Step by step Start 1 topic" in seen


def test_two_roadmaps_that_are_the_same_to_readers_leave_nothing_to_find(tmp_path: Path) -> None:
    """Neither asks for anything, nor is for anything in particular."""
    files = {
        "curriculum.yml": "title: A curriculum\nroadmaps: [first, second]\nareas: {basics: Basics}\n",
        "roadmaps/second/roadmap.yml": "title: Second\n",
        "roadmaps/second/01-start.yml": "title: Start\ntopics: [softmax]\n",
    }
    seen = sites.words(sites.article(sites.page(sites.built(tmp_path, files), "")))
    assert "Find my way" not in seen
    assert "See the roadmaps" in seen


def test_what_can_be_known_is_asked_in_choices_that_differ(tmp_path: Path) -> None:
    """Roadmaps are asked apart from topics, and what is but a part of another choice is asked further down."""
    files = crafts.FILES | {"roadmaps/master/roadmap.yml": "title: Master\nneeds: [letters, prose]\naims: [work]\n"}
    seen = sites.words(sites.article(sites.page(sites.built(tmp_path, files), "")))
    assert "I know Sums Prose More Letters I have finished Start I want" in seen


def test_without_scripts_a_table_says_what_to_know_first(tmp_path: Path) -> None:
    """For each aim the roadmaps, the one that asks for the least first; and the answer to who knows nothing."""
    seen = sites.words(sites.article(sites.page(sites.built(tmp_path, crafts.FILES), "")))
    assert "I want Roadmap Know first A first look Start – All of it Start – Plan Sums After Prose , Start" in seen
    assert "A start for anyone, until you choose" in seen
    assert "Start Whoever begins. You need to know nothing beforehand." in seen
    assert "1 stage · 1 topic · 20–40 hours" in seen


def test_an_aim_of_many_roadmaps_shows_the_first_four(tmp_path: Path) -> None:
    """The others are among the cards, to which the number of them leads."""
    files: dict[str, str | None] = {
        "curriculum.yml": """\
            title: Many
            roadmaps: [r1, r2, r3, r4, r5, r6]
            areas: {basics: Basics}
            aims: {all: Everything}
            """,
    }
    for number in range(1, 7):
        files[f"roadmaps/r{number}/roadmap.yml"] = f"title: Roadmap {number}\naims: [all]\n"
        files[f"roadmaps/r{number}/01-start.yml"] = "title: Start\ntopics: [softmax]\n"
    files |= {"roadmaps/first/roadmap.yml": None, "roadmaps/first/01-start.yml": None}
    html = sites.article(sites.page(sites.built(tmp_path, files), ""))
    assert "Roadmap 4 – 2 more" in sites.words(html)
    assert sites.links(html)["2 more"] == "#roadmaps"


def test_contributors_find_health_and_their_guide_at_the_foot(tmp_path: Path) -> None:
    """Neither is among what the navigation leads learners to, unless the owner names it there; each leads on."""
    settings = sites.SETTINGS.replace("roadmap]", "{roadmap: {guide: help.md}}]") + "nav: [other.md]\n"
    docs = {"help.md": "# Help", "other.md": "# Other"}
    site = sites.built(tmp_path, docs=docs, settings=settings)
    home, health = sites.page(site, ""), sites.page(site, "health")
    assert sites.links(sites.article(home)) | {
        "Health of the curriculum": "./health/",
        "Guide": "./help/",
    } == sites.links(sites.article(home))
    assert sites.links(sites.article(health))["Guide"] == "../help/"
    assert "Health" not in sites.links(home.partition("<article")[0])


def test_a_guide_that_is_not_there_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """As the setting has a slip in it."""
    settings = sites.SETTINGS.replace("roadmap]", "{roadmap: {guide: hlep.md}}]")
    with pytest.raises(Abort):
        sites.built(tmp_path, settings=settings)
    assert "The guide 'hlep.md' is no file of the site in the folder 'docs'." in sites.errors(caplog)


def test_the_smallest_curriculum_has_no_empty_pages(tmp_path: Path) -> None:
    """Without resources and projects there are no catalogues of them, and nothing leads there."""
    site = sites.built(tmp_path)
    assert not (site / "resources").exists()
    assert not (site / "projects").exists()
    assert "Resources" not in sites.words(sites.page(site, ""))


def test_machines_read_the_roadmaps_as_courses(data: dict[str, JsonLd]) -> None:
    """Each with what search engines ask of a course: a name, a description, its address and who offers it."""
    assert (data["index"]["@type"], data["index"]["name"]) == ("ItemList", "Bread")
    assert items(data["index"]) == structured.COURSES


def test_the_cards_stand_in_the_groups_of_their_roadmaps(made: Path) -> None:
    """With their short titles."""
    html = sites.article(sites.page(made, ""))
    seen = sites.words(html)
    assert "The roadmaps At home Kitchen In your kitchen." in seen
    assert "In a dairy Cheese in a dairy outdated For a living." in seen
    # The other one is outdated, so that there is nothing to choose.
    assert "Find my way" not in seen
    assert html.index('id="shelf-1"') < html.index('id="roadmap-kitchen"') < html.index('id="shelf-2"')


def test_roadmaps_behind_a_group_have_a_heading_too(tmp_path: Path) -> None:
    """So that they do not seem to belong to the group; those at the head need none."""
    files = {
        "curriculum.yml": """\
            title: A curriculum
            roadmaps: [third, {section: Long ones, roadmaps: [first]}, second]
            areas: {basics: Basics}
            """,
        "roadmaps/second/roadmap.yml": "title: Second\n",
        "roadmaps/second/01-start.yml": "title: Start\ntopics: [softmax]\n",
        "roadmaps/third/roadmap.yml": "title: Third\n",
        "roadmaps/third/01-start.yml": "title: Start\ntopics: [softmax]\n",
    }
    seen = sites.seen(sites.built(tmp_path, files), "roadmaps")
    assert re.search("Third Start Long ones First Start More roadmaps Second Start", seen)


def test_each_row_of_roadmaps_between_two_groups_has_an_address_of_its_own(tmp_path: Path) -> None:
    """A link to the second of them does not lead to the first."""
    files = {
        "curriculum.yml": """\
            title: A curriculum
            roadmaps: [{section: Short, roadmaps: [first]}, second, {section: Long, roadmaps: [third]}, fourth]
            areas: {basics: Basics}
            """
    }
    for id in ("second", "third", "fourth"):
        files[f"roadmaps/{id}/roadmap.yml"] = f"title: The {id}\n"
        files[f"roadmaps/{id}/01-start.yml"] = "title: Start\ntopics: [softmax]\n"
    site = sites.built(tmp_path, files)
    for page in ("", "roadmaps"):
        anchors = re.findall(r'<h\d id="(shelf-\d)"', sites.page(site, page))
        assert anchors == ["shelf-1", "shelf-2", "shelf-3", "shelf-4"]
