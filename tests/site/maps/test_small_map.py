"""A roadmap as a small drawing: nothing lies over anything else, and any roadmap has one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from roadmap_site.curriculum.model import Curriculum, Roadmap
from roadmap_site.site.maps import small_map
from roadmap_site.site.maps.small_map import FORMS, Form
from tests.helpers import worlds


def drawn(folder: Path, stages: Sequence[Sequence[str]], title: str = "Stage") -> tuple[Curriculum, Roadmap]:
    """Return a curriculum and its roadmap, of whose stages the titles of the topics are given."""
    titles = dict.fromkeys(topic for stage in stages for topic in stage)
    ids = {topic: f"t{number}" for number, topic in enumerate(titles)}
    files: dict[str, str | None] = {
        "topics/basics.yml": "".join(f"{id}: '{topic}'\n" for topic, id in ids.items()) or None,
        "roadmaps/first/01-start.yml": None,
    }
    for number, stage in enumerate(stages, start=1):
        topics = ", ".join(ids[topic] for topic in stage)
        files[f"roadmaps/first/{number:02}-s{number}.yml"] = f"title: '{title}'\ntopics: [{topics}]\n"
    curriculum = worlds.load(folder, files).curriculum
    return curriculum, curriculum.roadmaps["first"]


def boxes(map: small_map.SmallMap) -> Iterator[tuple[float, float, float, float]]:
    """Yield the corners of all signs, topics and stations."""
    for sight in map.sights:
        sign = sight.sign
        yield sign.x, sign.y, sign.x + sign.width, sign.y + sign.height
        yield sight.x - 16, sight.y - 16, sight.x + 16, sight.y + 16
        for chip in sight.chips:
            yield chip.x, chip.y, chip.x + chip.width, chip.y + 26


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(
    "title",
    [
        "Start",
        "A title of twelve words that goes on and on for ever and more",
        "深層学習の基礎と応用" * 4,
        "البداية " * 8,
    ],
)
@pytest.mark.parametrize("count", [1, 2, 7, 40])
def test_nothing_lies_over_anything_else_or_sticks_out(count: int, title: str, form: Form, tmp_path: Path) -> None:
    """Whatever the titles, in whatever script; of many stages the first ones are drawn."""
    topics = ["Flour", "A long name of a topic", title, "Water and salt", "Yeast"]
    curriculum, roadmap = drawn(tmp_path, [topics] * count, title)
    map = small_map.sights(roadmap, curriculum.topics, form)
    assert len(map.sights) == min(count, 7)
    assert map.whole == (count <= 7)
    placed = [*boxes(map)]
    for number, (left, top, right, bottom) in enumerate(placed):
        assert left >= 0
        assert top >= 0
        assert right <= form.width
        assert bottom <= map.height
        for other_left, other_top, other_right, other_bottom in placed[:number]:
            apart = (right <= other_left, other_right <= left, bottom <= other_top, other_bottom <= top)
            assert any(apart)


def test_the_road_leads_out_of_the_picture_when_there_is_more(tmp_path: Path) -> None:
    """And ends at the last stage when all are there."""
    curriculum, roadmap = drawn(tmp_path, [["Flour"]] * 3)
    assert [bool(sight.road) for sight in small_map.sights(roadmap, curriculum.topics, FORMS["wide"]).sights] == [
        True,
        True,
        False,
    ]
    curriculum, roadmap = drawn(tmp_path / "more", [["Flour"]] * 8)
    assert small_map.sights(roadmap, curriculum.topics, FORMS["wide"]).sights[-1].road


@pytest.mark.parametrize("sizes", [[1], [0], [3, 3], [1, 40, 1], [2] * 40, [0, 0, 0]])
def test_a_trail_has_a_dot_for_each_stage_from_left_to_right(sizes: list[int], tmp_path: Path) -> None:
    """Within the drawing, whatever the sizes of the stages; the larger a stage, the more room it has."""
    _, roadmap = drawn(tmp_path, [[f"Topic {number}" for number in range(size)] for size in sizes])
    trail = small_map.trail(roadmap)
    dots = [int(x) for x in re.findall(r"M(\d+) \d+h0", trail.dots)]
    assert len(dots) == len(sizes)
    assert dots == sorted(dots)
    assert dots[0] >= 6
    assert dots[-1] <= small_map.TRAIL_WIDTH - 6
    ends = re.findall(r"(-?\d+) -?\d+(?=c|$)", trail.road)
    assert 0 <= sum(map(int, ends)) <= small_map.TRAIL_WIDTH


def test_a_roadmap_without_stages_has_a_road_without_dots(tmp_path: Path) -> None:
    """It may be planned only."""
    _, roadmap = drawn(tmp_path, [])
    assert small_map.trail(roadmap).dots == ""
    assert small_map.trail(roadmap).road.startswith("M6 ")
