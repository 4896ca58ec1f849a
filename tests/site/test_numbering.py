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
