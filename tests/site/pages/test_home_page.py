"""The home page puts the roadmaps side by side."""

from __future__ import annotations

import re
from pathlib import Path

from roadmap_site.site.page import JsonLd
from tests.helpers import sites, structured
from tests.helpers.structured import items


def test_the_home_page_puts_the_roadmaps_side_by_side(bread: Path) -> None:
    """For whom, how long, how many stages and topics: all from the data, in the author's own words."""
    seen = sites.seen(bread, "")
    assert "The Home Baker For whom: People with a kitchen. Slowly and well. Closest to Quick Bread" in seen
    assert "Bake 1–2 · 4 topics · 4+ weeks" in seen
    assert "1 stage · 1 topic" in seen
    assert "Only here 3 –" in seen
    assert "You want what the others leave out The Home Baker 3 topics that no other roadmap teaches" in seen
    assert "You learn by building The Home Baker 1 project, the most" in seen


def test_the_areas_tell_the_roadmaps_apart(bread: Path) -> None:
    """How many topics of each area a roadmap teaches; a dash for none."""
    seen = sites.seen(bread, "")
    assert "Area The Home Baker Quick Bread Dough 3 1 Oven 1 – All topics 4 1" in seen


def test_a_single_roadmap_is_not_told_apart(tmp_path: Path) -> None:
    """There is nothing to compare it with, and no question that it would answer."""
    seen = sites.seen(sites.built(tmp_path), "")
    assert "How they differ" not in seen
    assert "Which one is for me?" not in seen


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
    """With their short titles; what one can want leads to the roadmaps for it."""
    html = sites.article(sites.page(made, ""))
    seen = sites.words(html)
    assert "The roadmaps At home Kitchen In your kitchen." in seen
    assert "In a dairy Cheese in a dairy outdated For a living." in seen
    assert "Cheese to eat Cheese at home , Cheese in a dairy" in seen
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
