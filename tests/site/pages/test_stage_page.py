"""The page of a stage."""

from __future__ import annotations

import re
from pathlib import Path

from tests.helpers import sites, structured


def test_a_stage_shows_all_that_its_author_wrote(bread: Path) -> None:
    """Entries with points and practice, resources with authors, year, level and cost, and where else it is taught."""
    html = sites.article(sites.page(bread, "roadmaps/home-baker/mixing"))
    seen = sites.words(html)
    assert "Bake 1 of 2 · The Home Baker Time: 1–2 weeks" in seen
    assert "Gluten The net of proteins that holds the gas. Windowpane test Practice Knead" in seen
    assert "Also taught in Quick Bread, Stage 1" in seen
    assert "The Bread Book A. Baker, B. Miller · 1999 · Crumb · Free Chapter two" in seen
    assert sites.links(html)["Quick Bread, Stage 1"] == "../../../roadmaps/quick/all/"


def test_a_stage_says_what_it_builds_on(bread: Path) -> None:
    """Needs that earlier stages meet are named with their stage; those of another roadmap are named as such."""
    later = sites.words(sites.article(sites.page(bread, "roadmaps/home-baker/raising")))
    assert "What it builds on Bake 1, Mixing : Gluten" in later
    other = sites.words(sites.article(sites.page(bread, "roadmaps/quick/all")))
    assert "Needed too, though this roadmap does not teach it: Flour" in other


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
