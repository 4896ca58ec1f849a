"""The page of a stage."""

from __future__ import annotations

import re
from pathlib import Path

from tests.helpers import sites, structured


def test_a_suggestion_says_where_how_long_and_why(made: Path) -> None:
    """What is said of a part of a book has its own link and its own time; the reason stands before what the book is."""
    html = sites.article(sites.page(made, "roadmaps/kitchen/fresh"))
    assert "Book The Whey recommended Chapter 2 Read it twice . 30 minutes" in sites.words(html)
    links = sites.links(html)
    assert links["Chapter 2"] == "https://example.org/whey/2"
    assert links["The Whey"] == "https://example.org/whey"
    assert 'aria-label="In the catalogue: The Whey"' in html
    assert "Ricotta optional Whey and heat." in sites.words(html)


def test_an_entry_says_its_own_time_before_that_of_its_topic(made: Path) -> None:
    """The nearest statement wins; another stage that says none has that of the topic."""
    assert "1. Milk recommended 20 minutes" in sites.seen(made, "roadmaps/kitchen/fresh")


def test_what_may_be_left_out_or_chosen_is_said_in_words(made: Path) -> None:
    """Of a stage, a section and an entry; so is what is planned."""
    seen = sites.seen(made, "roadmaps/kitchen/ripe")
    assert "Stage 2 of 2 · Kitchen 1 2 optional" in seen
    assert "A mould choose 1 of 2 Practice Turn it each day. Book Rinds no longer available Brie" in seen
    assert "4. Blue mould optional" in seen
    assert "5. Smoking planned" in seen


def test_what_is_no_longer_to_be_had_is_not_linked(made: Path) -> None:
    """Its title is words alone, and what it did cost is not said; what is outdated is linked and says so."""
    html = sites.article(sites.page(made, "roadmaps/kitchen/ripe"))
    assert "Rinds no longer available" in sites.words(html)
    assert 'aria-label="In the catalogue: Rinds"' in html
    assert "https://example.org/rinds" not in html
    fresh = sites.seen(made, "roadmaps/kitchen/fresh")
    assert "Curds outdated" in fresh


def test_a_stage_shows_all_that_its_author_wrote(bread: Path) -> None:
    """Entries with points and practice, resources with authors, year, level and cost, and where else it is taught."""
    html = sites.article(sites.page(bread, "roadmaps/home-baker/mixing"))
    seen = sites.words(html)
    assert "Bake 1 of 2 · The Home Baker 1 2 1–2 weeks · 2 topics" in seen
    assert "Gluten The net of proteins that holds the gas. Windowpane test Practice Knead" in seen
    assert "Also taught in Quick Bread, Stage 1" in seen
    assert "The Bread Book A. Baker, B. Miller · 1999 · Crumb Chapter two Free" in seen
    assert sites.links(html)["Quick Bread, Stage 1"] == "../../../roadmaps/quick/all/"


def test_a_stage_says_what_it_builds_on(bread: Path) -> None:
    """Needs that earlier stages meet are named with their stage; those of another roadmap are named as such."""
    later = sites.seen(bread, "roadmaps/home-baker/raising")
    assert "Builds on Bake 1 Bake 1, Mixing : Gluten" in later
    other = sites.seen(bread, "roadmaps/quick/all")
    assert "Needs what this roadmap does not teach Needed too, though this roadmap does not teach it: Flour" in other


def test_two_sections_of_the_same_name_stay_two(tmp_path: Path) -> None:
    """Each group has its own heading and its own entries."""
    files = {
        "topics/basics.yml": "softmax: Softmax\nrelu: ReLU\n",
        "roadmaps/first/01-start.yml": """\
            title: Start
            topics:
              - {section: Units, topics: [softmax]}
              - {section: Units, topics: [relu]}
            """,
    }
    html = sites.article(sites.page(sites.built(tmp_path, files), "roadmaps/first/start"))
    assert re.search("Units Softmax .*Units ReLU", sites.words(html))


def test_a_stage_is_a_part_of_its_course(tmp_path: Path) -> None:
    """It says where it stands, what it teaches, and what a learner can do afterwards, without any markup."""
    files = {
        "roadmaps/first/01-start.yml": """\
            title: Start
            duration: 6 weeks
            summary: The *very* first [[softmax|step]].
            outcomes: ["**Begin** well"]
            topics: [softmax]
            """
    }
    found = structured.data(tmp_path, files)["roadmaps/first/start"]
    assert (found["@type"], found["name"]) == ("LearningResource", "Start")
    assert found["description"] == "The very first step."
    assert (found["isPartOf"]["@type"], found["isPartOf"]["name"]) == ("Course", "First")
    assert (found["position"], found["timeRequired"]) == (1, "P6W")
    term = {"@type": "DefinedTerm", "name": "Softmax", "url": "https://example.org/topics/softmax/"}
    assert found["teaches"] == [term, "Begin well"]


FOLDED = {
    "resources/book.yml": "a: A\nb: B\nc: C\n",
    "topics/basics.yml": "softmax: Softmax\n",
    "roadmaps/first/01-start.yml": """\
        title: Start
        outcomes: [Stand, Walk, Run]
        topics:
          - topic: softmax
            resources: [a, {resource: b, recommended: true}, c]
        """,
    "roadmaps/first/02-again.yml": "title: Again\ntopics: [softmax]\n",
}


def test_one_resource_stands_beside_a_topic_and_the_rest_is_folded(tmp_path: Path) -> None:
    """What the author names first; the line that opens says how many more, and which other stages teach the topic."""
    entry = sites.article(sites.page(sites.built(tmp_path, FOLDED), "roadmaps/first/start"))
    shown, _, folded = entry.partition('id="topic-softmax"')[2].partition("<h2")[0].partition("<details")
    assert "Book B recommended" in sites.words(shown)
    assert shown.count("<li>") == 1
    assert "2 more resources · Also in Stage 2 Book A Book C Also taught in First, Stage 2" in sites.words(folded)


def test_what_comes_next_is_said_once(tmp_path: Path) -> None:
    """Large, at the end of the page: the theme's own links below it give way, where it has such."""
    html = sites.page(sites.built(tmp_path, FOLDED), "roadmaps/first/start")
    assert re.search(r'<nav class="md-footer__inner[^>]* hidden', html)


def test_a_stage_promises_at_its_head_and_ends_with_all_outcomes_and_the_next_stage(tmp_path: Path) -> None:
    """One outcome in a line that leads to the others; the last stage leads back to its roadmap."""
    site = sites.built(tmp_path, FOLDED)
    first = sites.article(sites.page(site, "roadmaps/first/start"))
    head, _, end = first.partition('id="outcomes"')
    assert "Afterwards you can Stand 2 more" in sites.words(head)
    assert 'href="#outcomes">2 more</a>' in head
    assert "Stand Walk Run What comes next Stage 2 Again 1 topic" in sites.words(end)
    assert re.search(r'<a class="rm-next[^>]* href="[./]*/roadmaps/first/again/"', end)
    assert "Again 1 topic First" in sites.words(end)
    last = sites.article(sites.page(site, "roadmaps/first/again"))
    assert "This was the last one of 2 stages First Stage 1: Start" in sites.words(last)
    assert "Afterwards you can" not in sites.words(last)
    whole = sites.article(sites.page(site, "print/first"))
    assert "rm-next" not in whole
    assert "#outcomes" not in whole
