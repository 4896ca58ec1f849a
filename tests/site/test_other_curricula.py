"""Five small curricula, each of another kind: all that such authors know has a home, and is where a reader looks.

Each is written as somebody would write it whose data is that of a map of concepts with places in books (`astronomy`),
of exercises (`origami`), of choices (`garten`), of a degree (`beekeeping`) or of lessons (`photography`). The site is
looked at as readers see it: the words of a page, and where its links lead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from roadmap_site.curriculum import as_if, loader
from roadmap_site.edit import formatting
from roadmap_site.problems.formats.text import as_text
from roadmap_site.site import kinds
from roadmap_site.site.page import Site
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from tests.helpers import sites

FOLDER = Path(__file__).parent / "curricula"
CURRICULA = ("astronomy", "origami", "garten", "beekeeping", "photography")


class Page(NamedTuple):
    """A page as a reader sees it."""

    html: str
    words: str
    links: Mapping[str, str]

    def between(self, start: str, end: str) -> str:
        """Return the words between two others."""
        assert start in self.words
        return self.words.partition(start)[2].partition(end)[0]


Pages = Mapping[str, Page]
"""Address without its `index` → page."""


def pages(name: str, *, estimates: bool = True) -> Pages:
    """Return all pages of a curriculum."""
    loaded = loader.load(FOLDER / name, name)
    if not estimates:
        loaded = as_if.without_durations(loaded)
    renderer = Renderer(loaded.graph, Addresses(folders=True), edit_url=lambda _: None)
    site = Site(loaded.graph, "A site", lambda *_: "", renderer.texts.plain)
    found = {}
    for spec in kinds.all_pages(site):
        html = renderer.render(spec).html
        found[spec.path.removesuffix("/index")] = Page(html, sites.words(html), sites.links(html))
    return found


@pytest.fixture(scope="module")
def astronomy() -> Pages:
    """Return the pages of a map of concepts: places in books and lectures, reasons, questions."""
    return pages("astronomy")


@pytest.fixture(scope="module")
def origami() -> Pages:
    """Return the pages of exercises: what is planned, what is old, what a search should find."""
    return pages("origami")


@pytest.fixture(scope="module")
def garten() -> Pages:
    """Return the pages of choices, in German."""
    return pages("garten")


@pytest.fixture(scope="module")
def beekeeping() -> Pages:
    """Return the pages of a degree: hours a week, aims, sources, whatever is optional."""
    return pages("beekeeping")


@pytest.fixture(scope="module")
def photography() -> Pages:
    """Return the pages of lessons, with explanations."""
    return pages("photography")


@pytest.mark.parametrize("name", CURRICULA)
def test_a_check_tells_nothing(name: str) -> None:
    """Neither an error nor a warning: each of them is written as it should be."""
    result = loader.load(FOLDER / name, name)
    assert as_text(result.problems) == ""
    assert result.curriculum.topics


@pytest.mark.parametrize("name", CURRICULA)
def test_without_estimates_no_page_says_how_long_anything_takes(name: str) -> None:
    """`estimates: false` hides the times of all that can have one."""
    shown = "".join(page.words for page in pages(name, estimates=False).values())
    assert re.findall(r"[\d½+] (?:minute|hour|day|week|month|year)s?\b|estimate", shown) == []


@pytest.mark.parametrize("name", CURRICULA)
def test_formatted_files_stay_as_they_are(name: str) -> None:
    """`roadmap fmt` has nothing to do, and refuses nothing."""
    formatted = formatting.all_formatted(FOLDER / name, name)
    assert (formatted.texts, formatted.problems, formatted.refused) == ({}, (), {})


# A map of concepts.


def test_a_place_in_a_book_is_on_the_page_of_its_topic(astronomy: Pages) -> None:
    """With the pages, how long it takes there, and the edition that they are of."""
    page = astronomy["topics/parallax"]
    assert "The Sky above the Orchard Minna Okafor, Pál Reyes · 2009 · Edition: 3rd · School" in page.words
    assert "Section 4.3.2, pages 205-206 · 20 minutes Paid" in page.words


def test_a_topic_at_two_places_of_a_course_leads_to_both(astronomy: Pages) -> None:
    """Each has its own link; the recommended course is what to start with."""
    page = astronomy["topics/parallax"]
    start = page.between("Start with", "More resources")
    assert start.index("A finger and two eyes") < start.index("Half a year later")
    assert page.links['Lecture "A finger and two eyes"'] == "https://www.example.org/evenings/4"
    assert page.links['Lecture "Half a year later"'] == "https://www.example.org/evenings/5"
    assert page.links["Evening lectures"] == "https://www.example.org/evenings"


def test_a_need_is_there_with_its_reason(astronomy: Pages) -> None:
    """Beside the link to what is needed; what needs no reason stands without one."""
    needs = astronomy["topics/cepheids"].between("Know first", "The whole way here")
    assert "Magnitudes only the difference of two of them" in needs
    assert "Parallax the first of them were measured so" in needs
    assert "Spectra Light in its colours" in needs
    assert astronomy["topics/cepheids"].links["Parallax"] == "../../topics/parallax/"


def test_questions_have_answers_and_where_these_stand(astronomy: Pages) -> None:
    """An answer opens, and links to other topics; a question may stand alone."""
    page = astronomy["topics/parallax"]
    asked = page.between("Ask yourself", "See also")
    assert "the Earth is as far to one side as it can be, see Angles on the sky ." in asked
    assert "How far away is a star whose parallax is a tenth of a second of arc?" in asked
    assert page.links["Where the answer stands"] == "https://www.example.org/parallax/half-a-year"
    assert re.search(r"<details[^>]*><summary>Why are both measurements", page.html)


def test_what_to_see_also_says_why(astronomy: Pages) -> None:
    """It is not among what to know first."""
    page = astronomy["topics/parallax"]
    assert "Cepheids where the shift is too small to be seen" in page.between("See also", "Where it is taught")
    assert "Cepheids" not in page.between("Know first", "The whole way here")


def test_the_hours_of_topics_add_up_to_the_way_there(astronomy: Pages) -> None:
    """Whoever opens a topic sees how long it takes, and all that comes before; what nobody has estimated is counted."""
    page = astronomy["topics/cepheids"]
    assert "3 hours · University" in page.words
    assert "The whole way here: 4 topics, 3 hours (1 of them unknown)" in page.words
    assert "30–45 minutes" in page.between("Stage 1: Near stars", "Stage 2: Far stars")


def test_the_catalogue_has_all_places_of_a_book(astronomy: Pages) -> None:
    """With its publisher and edition, what is said of a place, and the link of each place that has one."""
    page = astronomy["resources"]
    book = page.between("The Sky above the Orchard", "Courses")
    assert "2009 School Paid Lantern Press · Edition: 3rd" in book
    assert "Cepheids · Chapter 9, pages 310-341 Its figures are those of the second edition." in book
    assert page.links["Chapters 2-5"] == "https://www.example.org/lamplight/2"
    assert 'recommended Lecture "Half a year later"' in page.words


# Exercises.


def test_a_planned_concept_is_listed_as_planned(origami: Pages) -> None:
    """Wherever it stands: on its page, in its stage, in the list of the roadmap, among all topics."""
    assert "水折り planned" in origami["topics/mizu-ori"].words
    assert "水折り planned" in origami["roadmaps/hajimete/kihonkei"].words
    assert "水折り planned" in origami["roadmaps/hajimete"].words
    assert "水折り planned" in origami["topics"].words


def test_an_exercise_is_where_its_concept_is(origami: Pages) -> None:
    """On the page of the concept, and in the stage at the entry, with what is recommended and what is optional."""
    assert "やさしい · 10 minutes" in origami["topics/tani-ori"].between("Projects", "Where it is taught")
    entry = origami["roadmaps/hajimete/orime"].between("谷折り", "山折り")
    assert "兜 recommended" in entry
    assert "やっこさん optional of historical interest 昔の折り方を見る。 やさしい" in entry
    assert origami["topics/tani-ori"].links["兜"] == "../../projects/#project-kabuto"


def test_the_catalogue_says_what_an_exercise_needs_and_practises(origami: Pages) -> None:
    """And why it needs that."""
    box = origami["projects"].between("ふたも同じ折り方で作れる。", "折り鶴")
    assert "Know first: 山折り ふたの縁だけ" in box
    assert "Topics that you practise: 谷折り , かぶせ折り" in box
    assert "Suggested by はじめての折り紙, 段 1: 折り目" in box


def test_what_is_old_says_so(origami: Pages) -> None:
    """In words, on its own page, in its stage, and where others name it; what can no longer be had has no link."""
    assert "外側へ返して折る。 outdated" in origami["topics/kabuse-ori"].words
    assert "かぶせ折り optional outdated" in origami["roadmaps/hajimete/kihonkei"].words
    assert "かぶせ折り outdated" in origami["topics/yama-ori"].between("What it unlocks", "\0")
    assert "はじめての折り紙帳 no longer available" in origami["topics/tani-ori"].words
    assert "https://www.example.org/hon" not in origami["topics/tani-ori"].links.values()
    assert "Start with" not in origami["topics/tani-ori"].words


def test_practice_belongs_to_the_concept(origami: Pages) -> None:
    """Wherever it is taught."""
    assert "紙を半分に折り、もう一度開く。" in origami["topics/tani-ori"].between("Practice", "Projects")


def test_keywords_are_for_the_search_alone(origami: Pages) -> None:
    """The catalogues have them where no reader sees them, and other pages not at all."""
    assert re.search(r'class="rm-aliases">[^<]*valley fold', origami["topics"].html)
    assert "<p hidden>crane</p>" in origami["projects"].html
    shown = [path for path, page in origami.items() if "valley fold" in page.html or "crane" in page.html]
    assert shown == ["topics", "areas/orikata", "projects"]


# Choices.


def test_a_group_to_choose_from_says_how_many_are_enough(garten: Pages) -> None:
    """In the stage and in the list of the roadmap, with what the author would take."""
    stage = garten["roadmaps/gemuesegarten/anbau"].words
    assert "Die erste Pflanze choose 1 of 3" in stage
    assert "Tomaten recommended" in stage
    assert "Die erste Pflanze choose 1 of 3 Tomaten recommended Bohnen Kürbis" in garten["roadmaps/gemuesegarten"].words


def test_one_of_the_parts_of_a_topic_is_enough(garten: Pages) -> None:
    """The whole names its parts, and each part what it belongs to."""
    page = garten["topics/duenger"]
    assert "One of these is enough. Kompost" in page.between("What it consists of", "Before and after")
    assert page.links["Hornspäne"] == "../../topics/hornspaene/"
    assert "A part of Dünger" in garten["topics/kompost"].words


def test_what_may_be_left_out_says_so(garten: Pages) -> None:
    """A topic, a group, a resource."""
    assert "Mulchen optional" in garten["roadmaps/gemuesegarten/boden"].words
    stage = garten["roadmaps/gemuesegarten/anbau"].words
    assert "Danach optional Überwintern" in stage
    assert "Liste alter Sorten optional Für alle, die selbst aussäen." in stage


def test_a_recommended_resource_leads_straight_to_its_chapter(garten: Pages) -> None:
    """From the entry of the stage, and from the topic as what to start with."""
    page = garten["roadmaps/gemuesegarten/anbau"]
    assert "Das offene Beetbuch recommended Kapitel „Tomaten“" in page.words
    assert page.links["Kapitel „Tomaten“"] == "https://www.example.org/beetbuch/tomaten"
    topic = garten["topics/tomaten"]
    assert "Das offene Beetbuch recommended Kapitel „Tomaten“" in topic.between("Start with", "Know first")
    assert topic.links["Kapitel „Tomaten“"] == "https://www.example.org/beetbuch/tomaten"


def test_a_roadmap_has_a_short_title_where_room_is_short(garten: Pages) -> None:
    """On cards, in tables and beside stages; its own page has the whole."""
    assert "Area Gemüse Der Balkon" in garten["compare"].words
    assert "Stage 1 of 2 · Gemüse" in garten["roadmaps/gemuesegarten/boden"].words
    assert garten["roadmaps/gemuesegarten"].words.startswith("Der Gemüsegarten im ersten Jahr")


def test_a_roadmap_names_others_to_see_also(garten: Pages) -> None:
    """With the reason, and from both sides."""
    page, other = garten["roadmaps/gemuesegarten"], garten["roadmaps/balkon"]
    assert "See also Der Balkon Wenn kein Beet da ist." in page.words
    assert page.links["Der Balkon"] == "../../roadmaps/balkon/"
    assert "See also Gemüse" in other.words


# A degree.


def test_roadmaps_stand_in_groups_with_their_times(beekeeping: Pages) -> None:
    """At home and in the list of all roadmaps."""
    home = beekeeping["index"].words
    assert home.index("The course Beekeeper") < home.index("Before it Meadow")
    assert "3 stages · 5 topics · 2 years at 5 hours a week" in home
    listed = beekeeping["roadmaps"].words
    assert "The course Beekeeper's degree To sell honey · To keep two hives in the garden" in listed
    assert "Flowers 6 weeks at 4 hours a week" in listed


def test_hours_a_week_join_study_time_and_weeks(beekeeping: Pages) -> None:
    """A stage says what its author said; the sum of a roadmap has both."""
    assert "1 stage · 2 topics · 24 hours of study, 6 weeks by the calendar" in beekeeping["roadmaps/meadow"].words
    assert "5 topics · 2 years at 5 hours a week" in beekeeping["roadmaps/beekeeper"].words
    assert "13 weeks at 6–10 hours a week" in beekeeping["topics/swarming"].words


def test_whoever_has_an_aim_finds_the_roadmap(beekeeping: Pages) -> None:
    """At home by the aim, with what to know first, and the aim on the page of the roadmap."""
    home = beekeeping["index"]
    assert "To sell honey Beekeeper Meadow" in home.words
    assert "To keep two hives in the garden Meadow – Beekeeper Meadow" in home.words
    assert home.links["Beekeeper"] == "./roadmaps/beekeeper/"
    assert "What for: To sell honey, To keep two hives in the garden" in beekeeping["roadmaps/beekeeper"].words


def test_a_roadmap_says_what_to_know_before_and_whose_work_it_follows(beekeeping: Pages) -> None:
    """With the authors and the licence."""
    page = beekeeping["roadmaps/beekeeper"]
    assert "What to know before Meadow" in page.words
    assert page.links["Meadow"] == "../../roadmaps/meadow/"
    assert "What it is based on The keepers' syllabus The guild of Larkwood · CC BY-SA 4.0" in page.words
    assert page.links["The keepers' syllabus"] == "https://www.example.org/syllabus"


def test_what_another_roadmap_teaches_is_no_gap(beekeeping: Pages) -> None:
    """Swarming needs the seasons, which the roadmap before this one teaches."""
    assert "Seasons" not in beekeeping["roadmaps/beekeeper/core"].words


def test_an_optional_stage_says_so(beekeeping: Pages) -> None:
    """On its page, on that of the roadmap, and in the list of all."""
    assert "Stage 3 of 3 · Beekeeper 1 2 3 optional" in beekeeping["roadmaps/beekeeper/advanced"].words
    assert "Stage 3 Advanced optional" in beekeeping["roadmaps/beekeeper"].words
    assert "Advanced optional" in beekeeping["roadmaps"].words


def test_one_of_several_is_enough_and_an_old_one_says_so(beekeeping: Pages) -> None:
    """On the page of the whole; who needs the whole is led there."""
    parts = beekeeping["topics/hive-types"].between("What it consists of", "Start with")
    assert "One of these is enough. Stacked hive" in parts
    assert "Basket hive of historical interest" in parts
    assert "See also Basket hive of historical interest Where bees" in beekeeping["roadmaps/beekeeper"].words
    assert "A box to keep them in" in beekeeping["topics/mites"].between("Know first", "Where it is taught")


def test_a_course_says_who_holds_it_in_which_languages_and_what_is_there(beekeeping: Pages) -> None:
    """In the catalogue: publisher, languages, cost, hours, solutions."""
    page = beekeeping["resources"]
    assert "A year of the hive Course Free with an account 13 weeks at 6–10 hours a week" in page.words
    assert "The open school of Larkwood · English, Spanish" in page.words
    assert "Also here: Solutions of 2021" in page.words
    assert page.links["Solutions of 2021"] == "https://www.example.org/hive/solutions"
    assert page.links["https://www.example.org/hive/code"] == "https://www.example.org/hive/code"
    assert "Know first: A box to keep them in Teaches: Mites" in page.words


def test_a_course_for_several_topics_says_so_at_the_first(beekeeping: Pages) -> None:
    """The note stands beside the course at the entry."""
    entry = beekeeping["roadmaps/beekeeper/core"].between("A box to keep them in", "Swarming")
    assert "A year of the hive recommended" in entry
    assert "Covers this and what comes after it." in entry


def test_the_last_project_stands_on_the_roadmap(beekeeping: Pages) -> None:
    """With its note and its time, and in the catalogue with what to have at hand."""
    page = beekeeping["roadmaps/beekeeper"]
    assert "A year's book of two hives Hand it in at the end. 1 year at 2 hours a week" in page.words
    assert page.links["A year's book of two hives"] == "../../projects/#project-last-year"
    assert "Materials: A year of the hive" in beekeeping["projects"].words


# Lessons.


def test_lessons_are_numbered_through(photography: Pages) -> None:
    """Over all stages, in the list and in each of them."""
    assert "Exposure 1. Aperture 2. Shutter" in photography["roadmaps/foundations"].words
    order = photography["roadmaps/foundations/order"]
    assert "3. Names of files" in order.words
    assert order.links["3. Names of files"] == "../../../topics/naming/"


def test_a_section_has_practice_projects_and_resources(photography: Pages) -> None:
    """Below its title, before its lessons; a link in the practice leads where it says."""
    section = photography["roadmaps/foundations/light"].between("Exposure", "1. Aperture")
    assert "Take the same picture with five apertures." in section
    assert "The light table optional" in section
    order = photography["roadmaps/foundations/order"]
    section = order.between("The darkroom", "3. Names of files")
    assert "A contact sheet All pictures of a day on one sheet. 3 hours" in section
    assert order.links["first course"] == "../../../roadmaps/foundations/light/"


def test_a_lesson_says_what_one_can_do_afterwards(photography: Pages) -> None:
    """At the top of its page."""
    page = photography["topics/aperture"].words
    assert "Afterwards you can Say which way the numbers go. Choose an aperture for a face" in page
    assert page.index("Afterwards you can") < page.index("Start with")


def test_a_check_leads_into_the_text_of_the_lesson(photography: Pages) -> None:
    """To the heading that answers it."""
    page = photography["topics/aperture"]
    assert "Why is f/16 a small opening? Where the answer stands" in page.words
    assert page.links["Where the answer stands"] == "https://www.example.org/lessons/aperture#numbers"


def test_a_lesson_has_a_formula_a_picture_a_table_and_code(photography: Pages) -> None:
    """Below its own headings; what folds is folded, and a footnote leads there and back."""
    page = photography["topics/aperture"]
    assert re.search(r"<math[^>]*>.*<mfrac>", page.html, re.DOTALL)
    assert re.search(r'<img [^>]*alt="Three circles, each half as large as the one before"', page.html)
    assert re.search(r"<th[^>]*>number</th>", page.html)
    assert re.search(r"<h3[^>]*>The numbers", page.html)
    assert "Where do the odd numbers come from?" in page.html.partition("<details")[2]
    assert (page.links["1"], page.links["↩"]) == ("#note-aperture-1", "#mark-aperture-1")
    code = photography["topics/naming"]
    assert re.search(r"<pre[^>]*>.*<span", code.html, re.DOTALL)
    assert code.links["A contact sheet"] == "../../projects/#project-contact-sheet"


def test_stages_and_projects_are_explained_too(photography: Pages) -> None:
    """A stage on its page, a project in the catalogue."""
    light = photography["roadmaps/foundations/light"]
    assert "Explanation Bring a camera that can be set by hand." in light.words
    assert "What is asked Nine rows of four, no picture left out, none made larger." in photography["projects"].words


def test_a_lesson_says_whose_work_it_follows(photography: Pages) -> None:
    """With the licence, as that asks for."""
    page = photography["topics/aperture"]
    assert "Based on Lessons in light Iva Brandt · CC BY-NC-SA 4.0" in page.words
    assert page.links["Lessons in light"] == "https://www.example.org/lessons"


def test_a_lesson_is_read_with_its_explanation_on_paper(photography: Pages) -> None:
    """The whole roadmap as one document has the lessons in their order, with what to practise."""
    words = photography["print/foundations"].words
    assert words.index("1. Aperture") < words.index("2. Shutter") < words.index("3. Names of files")
    assert "Take the same picture with five apertures." in words
