"""Units are counted as their author counts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.site import numbering
from tests.helpers import worlds

FILES = {
    "topics/basics.yml": "{softmax: Bow, b: Stern, c: Mast, d: Keel, e: Boom, f: Rudder}",
    "roadmaps/first/01-start.yml": """\
        title: Start
        topics:
          - softmax
          - section: Above
            topics: [b, c]
          - d
        """,
    "roadmaps/first/02-more.yml": "title: More\ntopics: [e, f]\n",
}


@pytest.mark.parametrize(
    ("anew", "expected"),
    [("roadmap", [1, 2, 3, 4, 5, 6]), ("stage", [1, 2, 3, 4, 1, 2]), ("section", [1, 1, 2, 1, 1, 2])],
)
def test_numbers_begin_anew_where_their_author_says(tmp_path: Path, anew: str, expected: list[int]) -> None:
    """Through the roadmap, in each stage, or in each section and between two of them."""
    files = {**FILES, "roadmaps/first/roadmap.yml": f"title: First\nnumbered: {anew}\n"}
    roadmap = worlds.load(tmp_path, files).curriculum.roadmaps["first"]
    assert [*numbering.numbers(roadmap).values()] == expected


@pytest.mark.parametrize(("anew", "expected"), [("roadmap", [1, 2, 3]), ("stage", [1, 1, 2])])
def test_sections_have_numbers_of_their_own(tmp_path: Path, anew: str, expected: list[int]) -> None:
    """Each is counted once, however many entries it has; what stands in none has no number."""
    files = {
        **FILES,
        "roadmaps/first/02-more.yml": """\
            title: More
            topics:
              - section: Below
                topics: [e, f]
              - section: Astern
                topics: [c]
            """,
        "roadmaps/first/roadmap.yml": f"title: First\nnumbered-sections: {anew}\n",
    }
    roadmap = worlds.load(tmp_path, files).curriculum.roadmaps["first"]
    assert [*numbering.numbers(roadmap).values()] == expected


def test_without_the_key_nothing_has_a_number(tmp_path: Path) -> None:
    """Most roadmaps are so."""
    assert not numbering.numbers(worlds.load(tmp_path, FILES).curriculum.roadmaps["first"])


def test_a_stage_may_count_otherwise(tmp_path: Path) -> None:
    """What goes through the roadmap goes on after it; `none` leaves a stage without numbers."""
    files = {
        **FILES,
        "roadmaps/first/02-more.yml": "title: More\nnumbered: stage\ntopics: [e, f]\n",
        "roadmaps/first/03-sails.yml": "title: Sails\nnumbered: none\ntopics: [b]\n",
        "roadmaps/first/04-end.yml": "title: End\ntopics: [c]\n",
        "roadmaps/first/roadmap.yml": "title: First\nnumbered: roadmap\n",
    }
    roadmap = worlds.load(tmp_path, files).curriculum.roadmaps["first"]
    assert [*numbering.numbers(roadmap).values()] == [1, 2, 3, 4, 1, 2, 5]


def test_a_stage_may_be_the_only_one_that_counts(tmp_path: Path) -> None:
    """Its sections, while its roadmap has no numbers."""
    more = (
        "title: More\nnumbered-sections: stage\ntopics: [{section: Below, topics: [e]}, {section: Aft, topics: [f]}]\n"
    )
    files = {**FILES, "roadmaps/first/02-more.yml": more}
    roadmap = worlds.load(tmp_path, files).curriculum.roadmaps["first"]
    numbered = {roadmap.stages[1].entries[index].section: number for index, number in enumerate((1, 2))}
    assert numbering.numbers(roadmap) == {section.place: number for section, number in numbered.items() if section}


@pytest.mark.parametrize("key", ["numbered", "numbered-sections"])
def test_a_section_may_stand_aside(tmp_path: Path, key: str) -> None:
    """Neither it nor its entries have a number, and those behind it are counted as if it were not there."""
    start = """\
        title: Start
        topics:
          - section: Tools
            topics: [b, c]
            unnumbered: true
          - section: Above
            topics: [d]
        """
    files = {
        **FILES,
        "roadmaps/first/01-start.yml": start,
        "roadmaps/first/roadmap.yml": f"title: First\n{key}: stage\n",
    }
    roadmap = worlds.load(tmp_path, {**files, "roadmaps/first/02-more.yml": None}).curriculum.roadmaps["first"]
    assert [*numbering.numbers(roadmap).values()] == [1]
