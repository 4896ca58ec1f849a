"""The page of a roadmap."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roadmap_site.site.page import JsonLd
from tests.helpers import sites, structured
from tests.helpers.structured import names


def test_a_roadmap_shows_its_stages_in_order_with_their_durations(bread: Path) -> None:
    """The total, every stage, milestones and advice are on one page."""
    seen = sites.seen(bread, "roadmaps/home-baker")
    assert "Bake 1–2 · 4 topics · 4+ weeks" in seen
    assert re.search(r"1 Bake 1 Mixing 2 topics .*1–2 weeks 2 Bake 2 Raising 2 topics .*3\+ weeks", seen)
    assert "A loaf that rises Project: Bake a loaf" in seen
    assert "Habits Feed the Sourdough" in seen


def test_it_says_what_comes_after_it(bread: Path) -> None:
    """What each other roadmap adds, and the way to the comparison."""
    html = sites.article(sites.page(bread, "roadmaps/quick"))
    assert "The Home Baker adds 3 topics to the 1 that it shares" in sites.words(html)
    assert sites.links(html)["3 topics"] == "../../compare/quick/#with-home-baker"


def test_breadcrumbs_previous_and_next_follow_the_roadmap(bread: Path) -> None:
    """A stage knows its way up; the way on ends with the roadmap."""
    html = sites.page(bread, "roadmaps/home-baker/raising")
    path = html.partition('class="md-path"')[2].partition("</nav>")[0]
    assert list(sites.links(path)) == ["Home", "Roadmaps", "The Home Baker"]
    footer = html.partition('class="md-footer"')[2]
    assert re.search(r'href="\.\./mixing/"[^>]*aria-label="Previous: Mixing"', footer)
    assert "Next:" not in footer


def test_a_roadmap_is_a_course_with_its_stages_as_syllabus(data: dict[str, JsonLd]) -> None:
    """For whom it is, what it teaches in learning order, and every stage with its place and its address."""
    found = data["roadmaps/home-baker/index"]
    assert (found["@context"], found["@type"], found["name"]) == ("https://schema.org", "Course", "The Home Baker")
    assert found["inLanguage"] == "en"
    assert found["audience"] == {"@type": "Audience", "audienceType": "People with a kitchen."}
    assert names(found["teaches"]) == ["Flour", "Gluten", "Sourdough", "Baking"]
    assert found["teaches"][1]["url"] == "https://example.org/topics/gluten/"
    mixing, raising = found["syllabusSections"]
    assert mixing == {
        "@type": "Syllabus",
        "name": "Mixing",
        "url": "https://example.org/roadmaps/home-baker/mixing/",
        "position": 1,
    }
    assert raising["position"] == 2


@pytest.mark.parametrize(
    ("durations", "time"),
    [
        (["6 weeks"], "P6W"),
        (["1.5 hours"], "PT1.5H"),
        (["45 minutes"], "PT45M"),
        (["1 month", "2 months"], "P3M"),
        (["1 year"], "P1Y"),
        (["3 days", "3-3 days"], "P6D"),
        (["1 day", "1 week"], "P1W"),  # as the page says it: in halves of a week
        (["1-2 weeks"], None),
        (["3+ weeks"], None),
        (["ongoing"], None),
        (["10 hours", "ongoing"], None),
        (["2 weeks", ""], None),
        (["2 weeks", "10 hours"], None),
        (["13 weeks at 5 hours a week"], None),  # nobody says that these are the hours of just those weeks
    ],
)
def test_a_course_takes_time_only_where_that_is_one_figure(
    durations: list[str], time: str | None, tmp_path: Path
) -> None:
    """A range, an open end, a stage that does not say, weeks beside hours: none of them is one duration."""
    stages = {
        f"roadmaps/first/{number:02}-stage{number}.yml": f"title: A stage\n{duration and 'duration: ' + duration}\n"
        for number, duration in enumerate(durations, start=1)
    }
    files = {"roadmaps/first/01-start.yml": None, "topics/basics.yml": None, **stages}
    course = structured.data(tmp_path, files)["roadmaps/first/index"]
    assert course.get("timeRequired") == time


@pytest.mark.parametrize(
    ("duration", "time"),
    [
        ("13 weeks at 5 hours a week", "PT65H"),
        ("2 weeks at 30 minutes a day", "PT7H"),
        ("13 weeks at 6-10 hours a week", None),
        ("2-3 weeks at 5 hours a week", None),
        ("3 weeks", "P3W"),
    ],
)
def test_a_stage_takes_the_time_of_study_where_its_author_gives_it(
    duration: str, time: str | None, tmp_path: Path
) -> None:
    """One is at it for so long, and not for all of thirteen weeks."""
    files = {"roadmaps/first/01-start.yml": f"title: Start\ntopics: [softmax]\nduration: {duration}\n"}
    data = structured.data(tmp_path, files)
    (stage,) = data["roadmaps/first/index"]["syllabusSections"]
    assert stage.get("timeRequired") == data["roadmaps/first/start"].get("timeRequired") == time


@pytest.mark.parametrize(
    ("duration", "time", "workload"),
    [
        ("13 weeks at 5 hours a week", "PT65H", "13 weeks at 5 hours a week"),
        ("13 weeks at 6-10 hours a week", None, "13 weeks at 6–10 hours a week"),
        ("13 weeks", "P13W", None),
        ("65 hours", "PT65H", None),
    ],
)
def test_a_course_has_a_workload_where_its_roadmap_gives_a_pace(
    duration: str, time: str | None, workload: str | None, tmp_path: Path
) -> None:
    """In words, as ranges may stand there; the time that it requires is that of study."""
    files = {"roadmaps/first/roadmap.yml": f"title: First\nduration: {duration}\n"}
    course = structured.data(tmp_path, files)["roadmaps/first/index"]
    assert course.get("timeRequired") == time
    assert course.get("hasCourseInstance", {}).get("courseWorkload") == workload


def test_machines_read_what_a_roadmap_asks_for_and_proves(concert_data: dict[str, JsonLd]) -> None:
    """Other roadmaps as courses, topics by their names; what its milestones prove, each topic once."""
    found = concert_data["roadmaps/second/index"]
    course, topic = found["coursePrerequisites"]
    assert (course["@type"], course["name"], topic["targetName"]) == ("Course", "First", "Rhythm")
    assert [term["name"] for term in found["assesses"]] == ["Scales"]
    assert found["creativeWorkStatus"] == "planned"
    assert [work["name"] for work in found["isBasedOn"]] == ["Songs"]


def test_a_roadmap_says_what_to_know_before_what_for_and_whose_work_it_follows(made: Path) -> None:
    """With the notes of its author, the licence, and its status in words."""
    html = sites.article(sites.page(made, "roadmaps/dairy"))
    seen = sites.words(html)
    assert "For whom What for: Cheese to sell, Cheese to eat" in " ".join(seen.replace(" ,", ",").split())
    assert "What to know before Kitchen at least its first stage Hygiene" in seen
    assert "See also Kitchen for less work" in seen
    assert "What it is based on The Dairy Course M. Farmer · CC BY 4.0 My grandmother's notes" in seen
    assert sites.links(html)["The Dairy Course"] == "https://example.org/dairy"


def test_what_a_roadmap_needs_is_no_longer_missing_on_it(made: Path) -> None:
    """Its stages do not tell of topics that the roadmap it needs has taught."""
    assert "builds on" not in sites.seen(made, "roadmaps/dairy/hard")


def test_the_list_of_stages_marks_and_numbers_what_is_on_them(made: Path) -> None:
    """In words, as the stages themselves do; the whole roadmap says it too."""
    seen = sites.seen(made, "roadmaps/kitchen")
    folded = "What it teaches A mould choose 1 of 2 3. White mould 4. Blue mould optional 5. Smoking"
    assert re.search(f"2 Stage 2 Ripe cheese optional 3 topics .*{folded}", seen)
    whole = sites.seen(made, "print/kitchen")
    assert "A mould choose 1 of 2 Practice Turn it each day." in whole
    assert "4. Blue mould optional" in whole


def test_of_many_other_roadmaps_those_with_most_in_common_are_named_and_the_others_folded(tmp_path: Path) -> None:
    """What adds nothing is not among them."""
    names = [f"r{number}" for number in range(6)]
    topics = "".join(f"t{number}: T{number}\n" for number in range(6))
    files = {f"roadmaps/{name}/roadmap.yml": f"title: {name}\n" for name in names}
    files |= {
        f"roadmaps/{name}/01-all.yml": f"title: All\ntopics: [{', '.join(f't{n}' for n in range(number + 1))}]\n"
        for number, name in enumerate(names)
    }
    files |= {
        "curriculum.yml": f"title: A\nroadmaps: [{', '.join(names)}]\nareas: {{basics: Basics}}\n",
        "topics/basics.yml": topics,
    }
    nothing = dict.fromkeys(["roadmaps/first/roadmap.yml", "roadmaps/first/01-start.yml", "resources/book.yml"])
    site = sites.built(tmp_path, nothing | files)
    after = sites.article(sites.page(site, "roadmaps/r0")).partition('id="after"')[2]
    shown, _, folded = after.partition("<details")
    assert re.findall(r">(r\d)</a> adds", shown) == ["r1", "r2", "r3"]
    assert re.findall(r">(r\d)</a> adds", folded) == ["r4", "r5"]
    assert "2 more" in sites.words(folded)
    widest = sites.article(sites.page(site, "roadmaps/r5")).partition('id="after"')[2]
    assert "After this roadmap Only here T5 Map List" in sites.words(widest)
    assert "<ul" not in widest.partition("rm-reach")[0]


def test_what_only_points_teach_stands_behind_its_entry(tmp_path: Path) -> None:
    """So that the list of a stage has as many topics as its facts say."""
    files = {
        "topics/basics.yml": "softmax: Softmax\nlogits: Logits\nodds: Odds\n",
        "roadmaps/first/01-start.yml": """\
title: Start
topics:
  - {topic: softmax, points: ["from [[logits]] to shares", "and [[odds]], and [[softmax]] itself"]}
""",
    }
    html = sites.article(sites.page(sites.built(tmp_path, files), "roadmaps/first"))
    assert "3 topics" in sites.words(html)
    (listed,) = re.findall(r'<ul class="rm-inline">(.*?)</ul>', html, re.DOTALL)
    assert sites.words(listed) == "Softmax (Logits, Odds)"
