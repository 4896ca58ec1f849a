"""The page of a topic."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path

import pytest

from roadmap_site.site.page import JsonLd
from tests.helpers import first_aid, sites, worlds
from tests.helpers.structured import names


def test_a_topic_shows_needs_unlocks_and_every_stage_that_teaches_it(bread: Path) -> None:
    """What one stage says of it stands beside what another says."""
    html = sites.article(sites.page(bread, "topics/gluten"))
    seen = sites.words(html)
    assert "Also called Seitan The net of proteins" in seen  # "glutens" says nothing that the title does not
    assert "Know first Flour Ground grain." in seen
    mixing = "The Home Baker 1 Bake 1: Mixing Windowpane test Then comes Raising"
    assert f"{mixing} Quick Bread 1 Stage 1: All of it What it unlocks" in seen
    assert "What it unlocks Sourdough" in seen
    assert sites.links(html)["Bake 1: Mixing"] == "../../roadmaps/home-baker/mixing/#topic-gluten"


def test_what_a_stage_says_of_a_topic_under_another_one_is_found_there(tmp_path: Path) -> None:
    """The link leads to the entry of the other topic, where the words are."""
    files = {
        "topics/basics.yml": "flour: Flour\ngluten: {title: Gluten, needs: [flour]}\n",
        "roadmaps/first/01-start.yml": "title: Start\ntopics: [{topic: gluten, points: ['Strong [[flour]]']}]\n",
    }
    html = sites.article(sites.page(sites.built(tmp_path, files), "topics/flour"))
    assert "First 1 Stage 1: Start under Gluten Strong Flour" in sites.words(html)
    assert sites.links(html)["Stage 1: Start"] == "../../roadmaps/first/start/#topic-gluten"


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


@pytest.fixture(scope="module")
def aid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of a curriculum whose topic says all that a topic can say."""
    return sites.built(tmp_path_factory.mktemp("aid"), first_aid.FILES)


def section(site: Path, topic: str, id: str) -> str:
    """Return a section of the page of a topic, as HTML; nothing where it has none."""
    article = sites.article(sites.page(site, f"topics/{topic}")).partition('class="rm-reach"')[0]
    return re.split(r"</h[123]>", article.partition(f'id="{id}"')[2].partition("<h2")[0], maxsplit=1)[-1]


def test_the_head_of_a_topic_says_how_long_how_hard_and_what_for(aid: Path) -> None:
    """What can be done afterwards is promised there; a part says what it belongs to."""
    seen = sites.words(section(aid, "cpr", "top"))
    assert "does not beat. 1.5–2 hours · Trained · On 2 roadmaps Afterwards you can Give CPR to an adult" in seen
    assert "A part of Resuscitation" in sites.words(section(aid, "compressions", "top"))


def test_a_planned_topic_is_told_as_that_and_not_as_left_behind(aid: Path) -> None:
    """No roadmap teaches it, and that is as it should be."""
    seen = sites.words(section(aid, "defibrillation", "top"))
    assert "planned" in seen
    assert "No roadmap teaches it" not in seen


def test_what_to_start_with_is_a_card_and_nothing_of_it_is_said_twice(aid: Path) -> None:
    """With where in it to look, how long that takes, what it costs; one button leads straight to the first place."""
    card = section(aid, "cpr", "start").partition("<h3")[0]
    assert sites.words(card) == (
        "📘 Book The handbook recommended Chapter 4, pages 40-52 · 45 minutes The drawings show the hands. Appendix B "
        "All of first aid. Paid · 20 hours · D. Rescuer · In the catalogue Open"
    )
    assert re.findall(r'class="rm-button" href="([^"]*)" aria-label="([^"]*)"', card) == [
        ("https://www.example.org/handbook/4", "Open The handbook")
    ]
    assert sites.links(card)["The handbook"] == "https://www.example.org/handbook"
    assert sites.links(card)["Chapter 4, pages 40-52"] == "https://www.example.org/handbook/4"
    assert "The handbook" not in section(aid, "cpr", "resources")


def test_other_resources_are_listed_with_their_state_and_their_places(aid: Path) -> None:
    """A title leads straight to the only place of its resource; what cannot be had leads nowhere, and is not free."""
    listed = section(aid, "cpr", "resources")
    assert sites.words(listed) == (
        "Film A lesson in the park Free · 5 minutes 📘 Book The old manual of historical interest Free "
        "Film The lost film no longer available Minute 3"
    )
    assert listed.count('aria-label="In the catalogue: ') == 3
    assert sites.links(listed)["A lesson in the park"] == "https://www.example.org/lesson?t=90"
    assert "example.org/gone" not in listed


@pytest.mark.parametrize(("count", "folded"), [(4, 0), (5, 2), (9, 6)])
def test_of_many_resources_the_next_best_are_shown_and_the_others_folded(
    tmp_path: Path, count: int, folded: int
) -> None:
    """One to start with, two more; nothing is folded for one alone."""
    books = "".join(f"book-{n}: {{title: Book {n}, topics: [softmax]}}\n" for n in range(count))
    site = sites.built(tmp_path, {"resources/book.yml": books})
    shown, _, hidden = section(site, "softmax", "resources").partition("<details")
    assert (shown.count("<li>"), hidden.count("<li>")) == (count - 1 - folded, folded)
    assert (f"{folded} more resources" in hidden) is bool(folded)


def test_where_nothing_is_fit_to_start_with_the_resources_stand_alone(tmp_path: Path) -> None:
    """There is no card, and the list is not of what is left."""
    files = {"resources/book.yml": "old: {title: Old, status: outdated, topics: [softmax]}\n"}
    built = sites.built(tmp_path, files)
    assert section(built, "softmax", "start") == ""
    assert 'id="resources">Resources<' in sites.page(built, "topics/softmax")
    assert "Old outdated" in sites.words(section(built, "softmax", "resources"))


def test_a_relative_stands_in_a_row_with_the_reason_else_with_what_it_is(aid: Path) -> None:
    """And with how long it takes; of what is needed and of what to see also, which may be a roadmap."""
    assert sites.words(section(aid, "cpr", "needs")).startswith(
        "Breathing only its first step: is the person breathing? 1 hour"
    )
    assert sites.words(section(aid, "cpr", "related")) == (
        "Defibrillation planned what comes after it Lifeguard For those at the pool."
    )


def test_a_topic_of_parts_says_how_many_of_them_are_enough(aid: Path) -> None:
    """Each part has its summary."""
    seen = sites.words(section(aid, "cpr", "parts"))
    assert seen == "One of these is enough. Compressions Hard and fast. Rescue breaths"


@pytest.mark.parametrize(("choose", "said"), [("choose: 2, ", "2 of these are enough."), ("", ""), ("choose: 3, ", "")])
def test_where_all_parts_belong_to_it_nothing_is_said_of_a_choice(tmp_path: Path, choose: str, said: str) -> None:
    """Two of three are a choice, three of three are none."""
    parts = "a: A\nb: B\nc: C\n"
    files = {"topics/basics.yml": f"softmax: {{title: Softmax, {choose}parts: [a, b, c]}}\n{parts}"}
    files["curriculum.yml"] = textwrap.dedent(worlds.BASE["curriculum.yml"]) + 'rules: {unused-topic: "off"}\n'
    seen = sites.words(section(sites.built(tmp_path, files), "softmax", "parts"))
    assert seen == f"{said} A B C".strip()


def test_answers_are_there_without_scripts_for_whoever_opens_them(aid: Path) -> None:
    """A question without an answer is not one that opens; where the answer stands is a link."""
    asked = section(aid, "cpr", "questions")
    opening = re.findall(r"<details[^>]*><summary>(.*?)</summary>\s*<p>(.*?)</p>", asked, re.DOTALL)
    assert [sites.words(question) for question, _ in opening] == ["How does an arrest differ from an attack?"]
    assert "no longer pumps" in opening[0][1]
    assert 'href="../../topics/breathing/"' in opening[0][1]
    assert asked.count(">Where the answer stands</a>") == 2


def test_practice_and_whose_work_it_follows_have_their_sections(aid: Path) -> None:
    """A work without an address is not linked."""
    assert sites.words(section(aid, "cpr", "practice")) == "Press a doll's chest for two minutes."
    works = section(aid, "cpr", "based-on")
    assert sites.words(works).startswith(
        "The guidelines of a council A. Council, B. Board · CC BY 4.0 A manual of 1960"
    )
    assert works.count("<a ") == 1


def test_keywords_are_searched_and_on_no_page_of_a_topic(aid: Path) -> None:
    """Questions and their answers are searched as well."""
    assert "heart massage" not in sites.page(aid, "topics/cpr")
    index = json.loads((aid / "search/search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert [location for location, text in found.items() if "heart massage" in text] == ["topics/cpr/"]
    assert "no longer pumps" in found["topics/cpr/#questions"]


def test_what_strangers_write_into_the_texts_of_a_topic_is_no_markup(tmp_path: Path) -> None:
    """Each of its texts is shown as it was written."""
    evil = "'<script>alert(1)</script><img src=x onerror=alert(1)>'"
    files = {
        "topics/basics.yml": f"""\
            softmax:
              title: Softmax
              aliases: [{evil}]
              keywords: [{evil}]
              needs: [{{topic: other, note: {evil}}}]
              related: [{{topic: other, note: {evil}}}]
              outcomes: [{evil}]
              practice: [{evil}]
              questions: [{{question: {evil}, answer: {evil}}}]
              based-on: [{{title: Work, authors: [{evil}], license: {evil}}}]
            other: Other
            """,
        "resources/book.yml": f"""\
            book:
              title: Book
              topics:
                - {{topic: softmax, at: {evil}, note: {evil}}}
                - {{topic: softmax, at: {evil}, url: "https://www.example.org/"}}
            """,
    }
    built = sites.build(sites.write(tmp_path, files), strict=False)
    article = sites.article(sites.page(built, "topics/softmax"))
    assert article.count("&lt;script&gt;alert(1)") >= 10
    assert "<script>alert" not in article
    assert "<img" not in article
    assert "<script>alert" not in (built / "search/search_index.json").read_text(encoding="utf-8")


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
