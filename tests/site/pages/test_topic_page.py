"""The page of a topic."""

from __future__ import annotations

import json
from pathlib import Path

from roadmap_site.site.page import JsonLd
from tests.helpers import sites
from tests.helpers.structured import names


def test_a_topic_shows_needs_unlocks_and_every_stage_that_teaches_it(bread: Path) -> None:
    """What one stage says of it stands beside what another says."""
    html = sites.article(sites.page(bread, "topics/gluten"))
    seen = sites.words(html)
    assert "Also called Seitan The net of proteins" in seen  # "glutens" says nothing that the title does not
    assert "Know first Flour Ground grain." in seen
    assert "The Home Baker, Bake 1: Mixing Windowpane test Quick Bread, Stage 1: All of it" in seen
    assert "What it unlocks Sourdough" in seen
    assert sites.links(html)["The Home Baker, Bake 1: Mixing"] == "../../roadmaps/home-baker/mixing/#topic-gluten"


def test_what_a_stage_says_of_a_topic_under_another_one_is_found_there(tmp_path: Path) -> None:
    """The link leads to the entry of the other topic, where the words are."""
    files = {
        "topics/basics.yml": "flour: Flour\ngluten: {title: Gluten, needs: [flour]}\n",
        "roadmaps/first/01-start.yml": "title: Start\ntopics: [{topic: gluten, points: ['Strong [[flour]]']}]\n",
    }
    html = sites.article(sites.page(sites.built(tmp_path, files), "topics/flour"))
    assert "First, Stage 1: Start under Gluten Strong Flour" in sites.words(html)
    assert sites.links(html)["First, Stage 1: Start"] == "../../roadmaps/first/start/#topic-gluten"


def test_the_search_finds_a_topic_by_its_alias_and_by_its_own_page_first(bread: Path) -> None:
    """Each alias is an entry of its own that leads to the topic's page and counts more than others."""
    index = json.loads((bread / "search/search_index.json").read_text(encoding="utf-8"))
    found = [entry for entry in index["docs"] if "Seitan" in entry["title"]]
    assert [entry["location"] for entry in found] == ["topics/gluten/#name-1"]
    assert 'id="name-1"' in sites.page(bread, "topics/gluten")
    assert found[0]["boost"] > 1
    assert "glutens" in [entry["title"] for entry in index["docs"]]
    assert not [entry for entry in index["docs"] if entry["title"] in {"Know first", "Topics" * 2}]


def test_a_topic_is_a_term_with_its_other_names_and_its_needs(data: dict[str, JsonLd]) -> None:
    """The page is about the term; the term belongs to its area; what to know first leads to its page."""
    found = data["topics/gluten"]
    assert (found["@type"], found["name"]) == ("LearningResource", "Gluten")
    assert found["about"] == {
        "@type": "DefinedTerm",
        "name": "Gluten",
        "url": "https://example.org/topics/gluten/",
        "alternateName": ["Seitan", "glutens"],
        "description": "The net of proteins that holds the gas.",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": "Dough",
            "url": "https://example.org/topics/#area-dough",
        },
    }
    assert names(found["competencyRequired"]) == ["Flour"]
    assert found["competencyRequired"][0]["url"] == "https://example.org/topics/flour/"


def test_machines_read_what_a_topic_consists_of_and_its_questions(concert_data: dict[str, JsonLd]) -> None:
    """With the answers that there are, as plain text, and how long it takes for whom."""
    found = concert_data["topics/scales"]
    assert found["hasPart"] == [
        {"@type": "LearningResource", "name": "Fifths", "url": "https://example.org/topics/fifths/"},
        {
            "@type": "Question",
            "name": "How many tones has one octave?",
            "acceptedAnswer": {"@type": "Answer", "text": "Seven, or twelve."},
        },
        {"@type": "Question", "name": "What is a fifth?"},
    ]
    assert (found["timeRequired"], found["educationalLevel"]) == ("PT2H", "Beginner")
    assert found["teaches"] == ["Sing a scale."]
    assert names(found["isBasedOn"]) == ["The old grammar"]
