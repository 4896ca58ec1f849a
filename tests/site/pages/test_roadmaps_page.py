"""The overview of the roadmaps with all their stages."""

from __future__ import annotations

from pathlib import Path

from roadmap_site.site.page import JsonLd
from tests.helpers import sites, structured
from tests.helpers.structured import items


def test_every_roadmap_is_listed_with_its_stages(bread: Path) -> None:
    """For whom it is, how long it takes, and the way to each stage."""
    html = sites.article(sites.page(bread, "roadmaps"))
    assert "The Home Baker People with a kitchen. 4+ weeks Mixing 1–2 weeks Raising 3+ weeks" in sites.words(html)
    links = sites.links(html)
    assert links["Quick Bread"] == "../roadmaps/quick/"
    assert links["All of it"] == "../roadmaps/quick/all/"


def test_without_estimates_nothing_is_said_of_time(tmp_path: Path) -> None:
    """Nor is there an empty place for it."""
    html = sites.article(sites.page(sites.built(tmp_path), "roadmaps"))
    assert "rm-facts" not in html


def test_machines_read_the_roadmaps_as_courses(data: dict[str, JsonLd]) -> None:
    """Each with what search engines ask of a course: a name, a description, its address and who offers it."""
    assert (data["roadmaps/index"]["@type"], data["roadmaps/index"]["name"]) == ("ItemList", "Roadmaps")
    assert items(data["roadmaps/index"]) == structured.COURSES


def test_roadmaps_stand_in_their_groups(made: Path) -> None:
    """Each under the title of its group, with what it is for and how it is marked."""
    seen = sites.seen(made, "roadmaps")
    assert "At home Cheese at home Cheese to eat" in seen
    assert "Ripe cheese optional In a dairy Cheese in a dairy" in seen
    assert "Cheese in a dairy outdated Cheese to sell · Cheese to eat Hard cheese" in seen
