"""The catalogue of resources."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from roadmap_site.site.page import JsonLd
from tests.helpers import sites, structured
from tests.helpers.concert import CONCERT
from tests.helpers.structured import items, names


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
            "isAccessibleForFree": True,
            "teaches": ["Flour"],
        }
    ]


def test_a_resource_of_which_little_is_known_leaves_no_empty_lines(tmp_path: Path) -> None:
    """Neither above its address nor in the place of it."""
    resources = """\
        book: {title: A book, topics: [softmax], url: "https://example.org/book"}
        dated: {title: Dated, topics: [softmax], url: "https://example.org/dated", year: 1999}
        file: {title: File, topics: [softmax], url: "file.md"}
        """
    site = sites.built(tmp_path, {"resources/book.yml": resources}, {"file.md": "# File\n"})
    html = sites.article(sites.page(site, "resources"))
    assert '<p><span class="rm-address">https://example.org/book</span></p>' in html
    assert '<p class="rm-row-line"><span class="rm-row-by">1999</span></p>' in html
    assert "<p></p>" not in html


def test_a_resource_says_which_edition_it_is_who_publishes_it_and_in_which_languages(concert: Path) -> None:
    """Folded below its row, the languages by their names; of a code that nobody knows, the code."""
    seen = sites.seen(concert, "resources")
    assert "H. Tone · 1999" in seen
    assert "Beginner Paid 30 hours" in seen
    assert "The Press · Edition: 2nd · French, English (United Kingdom), qqq" in seen


def test_languages_are_named_in_the_language_of_the_site(tmp_path: Path) -> None:
    """Whether its messages are translated or not."""
    settings = CONCERT["curriculum.yml"] + "language: uk\n"
    built = sites.built(tmp_path, CONCERT | {"curriculum.yml": settings.replace("        ", "")})
    assert "французька, англійська (Велика Британія), qqq" in sites.words(sites.page(built, "resources"))


def test_other_addresses_are_links_by_their_titles(concert: Path) -> None:
    """One without a title is shown as it is."""
    links = sites.links(sites.article(sites.page(concert, "resources")))
    assert links["Answers"] == "https://www.example.org/answers"
    assert links["https://www.example.org/errata"] == "https://www.example.org/errata"


def test_a_resource_says_where_it_teaches_a_topic(concert: Path) -> None:
    """Each place with its own link, its time, and what is to be said of it; a topic without a place stands alone."""
    html = sites.article(sites.page(concert, "resources"))
    seen = sites.words(html)
    assert "Teaches: Scales Chapter 2 · 90 minutes recommended Chapter 9 With minor ones. Fifths Suggested" in seen
    assert "Teaches: Rhythm Suggested by" in seen
    assert sites.links(html)["Chapter 2"] == "https://www.example.org/theory/2"


def test_a_resource_says_what_to_know_first(concert: Path) -> None:
    """With what is said of it."""
    seen = sites.seen(concert, "resources")
    assert "Know first: Rhythm its notation Fifths Teaches" in seen
    assert "Know first: Rhythm Teaches" in seen


def test_what_can_no_longer_be_had_is_not_linked(concert: Path) -> None:
    """Neither it nor a place in it; it is free for nobody, and the filter does not offer it as such."""
    html = sites.article(sites.page(concert, "resources"))
    lost = html.partition('id="resource-lost"')[2].partition("</section>")[0]
    assert "no longer available" in sites.words(lost)
    assert "https://www.example.org/lost" in sites.words(lost)
    assert "Free" not in sites.words(lost)
    assert 'href="https://www.example.org' not in lost
    (opening,) = re.findall(r'<section([^>]*)>\s*<h3 id="resource-lost"', html)
    assert "data-cost" not in opening
    assert "outdated" in sites.words(html.partition('id="resource-clapping"')[2])


@pytest.mark.parametrize("page", ["resources", "projects", "topics"])
def test_keywords_are_found_and_not_shown(page: str, concert: Path) -> None:
    """The filter looks into them, and so does the search of the site."""
    word = {"resources": "solmisation", "projects": "gig", "topics": "solfege"}[page]
    html = sites.page(concert, page)
    assert re.search(rf'<p hidden>{word}</p>|<span class="rm-aliases">{word}</span>', html)
    assert html.count(word) == 1
    index = json.loads((concert / "search/search_index.json").read_text(encoding="utf-8"))
    assert any(word in entry["text"] for entry in index["docs"])


def test_machines_read_where_and_how_a_resource_can_be_had(concert_data: dict[str, JsonLd]) -> None:
    """Its edition, publisher and languages, how long it takes, what it asks for and teaches."""
    theory, lost, clapping = (item for item in items(concert_data["resources/index"]))
    assert theory | {"competencyRequired": 0, "teaches": 0} == {
        "@type": "LearningResource",
        "name": "A book of theory",
        "url": "https://www.example.org/theory",
        "author": ["H. Tone"],
        "datePublished": "1999",
        "workExample": {"@type": "Book", "name": "A book of theory", "bookEdition": "2nd"},
        "publisher": "The Press",
        "inLanguage": ["fr", "en-GB", "qqq"],
        "learningResourceType": "Book",
        "educationalLevel": "Beginner",
        "timeRequired": "PT30H",
        "competencyRequired": 0,
        "teaches": 0,
    }
    assert names(theory["competencyRequired"]) == ["Rhythm", "Fifths"]
    assert theory["teaches"] == ["Scales", "Fifths"]
    assert (lost["creativeWorkStatus"], clapping["creativeWorkStatus"]) == ("unavailable", "outdated")
    assert clapping["isAccessibleForFree"] is True
    assert {"url", "isAccessibleForFree"}.isdisjoint(lost)


def test_a_material_is_about_its_topics_and_does_not_teach_them(tmp_path: Path) -> None:
    """For readers and for machines."""
    files = {
        "curriculum.yml": """\
            title: A curriculum
            roadmaps: [first]
            kinds: {book: Book, tool: {title: Tool, material: true}}
            areas: {basics: Basics}
            """,
        "resources/tool.yml": "abacus: {title: Abacus, duration: 2 weeks at 1 hour a week, topics: [softmax]}\n",
        "resources/book.yml": "dune: {title: Dune, topics: [softmax]}\n",
    }
    book, tool = items(structured.data(tmp_path / "data", files)["resources/index"])
    assert (book["teaches"], "about" in book) == (["Softmax"], False)
    assert (tool["about"], "teaches" in tool) == ([{"@type": "DefinedTerm", "name": "Softmax"}], False)
    assert tool["timeRequired"] == "PT2H"
    seen = sites.words(sites.page(sites.built(tmp_path, files), "resources"))
    assert "Dune Book Teaches: Softmax" in seen
    assert "About: Softmax" in seen
