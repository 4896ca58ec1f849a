"""The page of an area."""

from __future__ import annotations

import re
from pathlib import Path

from roadmap_site.site.page import JsonLd
from tests.helpers import sites
from tests.helpers.structured import items, names


def test_an_area_has_its_topics_and_what_to_build_with_them(bread: Path) -> None:
    """In learning order; projects with their levels."""
    html = sites.article(sites.page(bread, "areas/dough"))
    assert re.search("Dough Flour .*Gluten .*Sourdough .*Projects Bake a loaf Crust", sites.words(html))
    assert sites.links(html)["Bake a loaf"] == "../../projects/#project-first-loaf"


def test_an_area_without_projects_has_no_heading_for_them(bread: Path) -> None:
    """Its topics are all that there is."""
    assert "Projects" not in sites.seen(bread, "areas/oven")


def test_an_area_without_topics_has_no_page(tmp_path: Path) -> None:
    """And nothing leads there."""
    files = {"curriculum.yml": "title: A\nroadmaps: [first]\nareas: {basics: Basics, empty: Empty}\n"}
    site = sites.built(tmp_path, files)
    assert (site / "areas" / "basics").is_dir()
    assert not (site / "areas" / "empty").exists()


def test_machines_read_the_topics_of_an_area(data: dict[str, JsonLd]) -> None:
    """As terms, in the order of the page."""
    assert names(items(data["areas/oven/index"])) == ["Baking"]
