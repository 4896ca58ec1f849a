"""The catalogue of resources."""

from __future__ import annotations

from pathlib import Path

from roadmap_site.site.page import JsonLd
from tests.helpers import sites
from tests.helpers.structured import items


def test_a_resource_says_where_it_is_suggested(bread: Path) -> None:
    """With the way back there."""
    html = sites.article(sites.page(bread, "resources"))
    assert "Suggested by The Home Baker, Bake 1: Mixing" in sites.words(html)
    assert sites.links(html)["The Home Baker, Bake 1: Mixing"] == "../roadmaps/home-baker/mixing/"


def test_the_former_id_of_a_resource_is_still_an_anchor(bread: Path) -> None:
    """Old links into the catalogue reach the renamed resource."""
    assert 'id="resource-loaf-book"' in sites.page(bread, "resources")


def test_machines_read_who_made_a_resource_and_when(data: dict[str, JsonLd]) -> None:
    """And what it is, for whom, and where."""
    assert items(data["resources/index"]) == [
        {
            "@type": "LearningResource",
            "name": "The Bread Book",
            "url": "https://www.example.org/bread",
            "author": ["A. Baker", "B. Miller"],
            "datePublished": "1999",
            "learningResourceType": "Book",
            "educationalLevel": "Crumb",
        }
    ]


def test_a_resource_of_which_little_is_known_leaves_no_empty_lines(tmp_path: Path) -> None:
    """Neither above its address nor in the place of it; what is known comes first."""
    resources = """\
        book: {title: A book, topics: [softmax], url: "https://example.org/book"}
        dated: {title: Dated, topics: [softmax], url: "https://example.org/dated", year: 1999}
        file: {title: File, topics: [softmax], url: "file.md"}
        """
    site = sites.built(tmp_path, {"resources/book.yml": resources}, {"file.md": "# File\n"})
    html = sites.article(sites.page(site, "resources"))
    assert '<p><span class="rm-address">https://example.org/book</span></p>' in html
    assert '<p><span class="rm-facts">1999</span><br><span class="rm-address">' in html
    assert "<p></p>" not in html
