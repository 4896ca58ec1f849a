"""The map of a roadmap: everything on it is there once, in its order, and in nobody's way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.curriculum.model import Roadmap, Stage
from roadmap_site.site.maps import roadmap_map
from roadmap_site.site.maps.drawing import BOLD, LINE, PAD, SIZE, SMALL, SMALL_LINE, Box, width
from roadmap_site.site.maps.roadmap_map import HUES, NARROW, WIDE, Band, Form, hue
from roadmap_site.site.messages.words import ENGLISH
from tests.helpers import cheese, sites, values, worlds

FORMS = pytest.mark.parametrize("form", [WIDE, NARROW], ids=["wide", "narrow"])
Needs = Mapping[int, Sequence[int]]


def draw(
    roadmap: Roadmap, form: Form, needs: Needs | None = None, titles: Mapping[str, str] | None = None
) -> tuple[Band, ...]:
    """Return the map of a roadmap whose topics are called as their ids unless they have titles."""
    ids = dict.fromkeys(entry.topic for stage in roadmap.stages for entry in stage.entries)
    topics = [values.topic(id, title=(titles or {}).get(id, "")) for id in ids]
    known = {stage.number: (needs or {}).get(stage.number, ()) for stage in roadmap.stages}
    return roadmap_map.draw(values.curriculum(topics, roadmap), roadmap, known, form, ENGLISH)


def chain(count: int) -> Roadmap:
    """Return a roadmap of so many stages with a topic each."""
    return values.roadmap(*(values.stage(f"t{number}") for number in range(count)))


def ids(boxes: Sequence[Box]) -> list[str | None]:
    """Return what boxes stand for."""
    return [box.id for box in boxes]


def topics(band: Band) -> list[Box]:
    """Return the topics of a band."""
    return [box for box in band.boxes if box.id]


def groups(band: Band) -> list[Box]:
    """Return the sections of a band."""
    return [box for box in band.boxes if not box.id]


def inside(inner: Box, outer: Box, by: float = 0) -> bool:
    """Return whether a box is all within another, and so far from its edges."""
    by -= 0.001  # what sums of figures lose
    across = outer.x + by <= inner.x and inner.right <= outer.right - by
    return across and outer.y + by <= inner.y and inner.y + inner.height <= outer.y + outer.height - by


def apart(one: Box, other: Box, by: float = 0) -> bool:
    """Return whether two boxes are so far from each other."""
    by -= 0.001
    beside = one.right + by <= other.x or other.right + by <= one.x
    return beside or one.y + one.height + by <= other.y or other.y + other.height + by <= one.y


def grouped(band: Band) -> list[list[str | None]]:
    """Return the topics in each of a band's sections."""
    return [[topic.id for topic in topics(band) if inside(topic, group)] for group in groups(band)]


def joints(band: Band) -> list[bool]:
    """Return of each piece of the spine that leads to another band whether it is a firm one."""
    return [firm for path, firm in band.spine if numbers(path)[1] == 0 or near(numbers(path)[2], band.height)]


def near(one: float, other: float) -> bool:
    """Return whether two figures are the same but for what a path rounds off."""
    return abs(one - other) < 0.01


def numbers(path: str) -> list[float]:
    """Return the numbers of an SVG path."""
    return [float(number) for number in re.findall(r"-?[0-9.]+", path)]


# What is on the map.


@FORMS
def test_stages_and_topics_are_there_in_learning_order(form: Form) -> None:
    """Band by band, and within it from the first entry to the last."""
    roadmap = values.roadmap(values.stage("a", ("Units", ["b", "c"]), "d"), values.stage(), values.stage("e", "a"))
    bands = draw(roadmap, form)
    assert [band.stage.number for band in bands] == [1, 2, 3]
    assert [ids(topics(band)) for band in bands] == [["a", "b", "c", "d"], [], ["e", "a"]]


def test_the_wide_map_is_read_down_the_left_side_and_then_down_the_right_one() -> None:
    """The topics of a stage are on both sides of it, each side from top to bottom."""
    (band,) = draw(values.roadmap(values.stage(*"abcde")), WIDE)
    left = [box for box in topics(band) if box.right < band.station.x]
    right = [box for box in topics(band) if box.x > band.station.right]
    assert ids(left) + ids(right) == [*"abcde"]
    assert (ids(left), ids(right)) == ([*"ab"], [*"cde"])
    for side in (left, right):
        assert side == sorted(side, key=lambda box: box.y)


def test_the_sides_of_a_stage_are_as_even_as_the_order_allows() -> None:
    """One high section weighs as much as several topics."""
    many = ("Units", [f"a rather long title {number}" for number in range(6)])
    (band,) = draw(values.roadmap(values.stage("a", "b", many)), WIDE)
    assert [box.right < band.station.x for box in topics(band)] == [True] * 2 + [False] * 6


def test_single_topics_take_turns_at_both_sides() -> None:
    """A roadmap with one topic a stage does not lean to one side."""
    bands = draw(chain(4), WIDE)
    assert [box.right < band.station.x for band in bands for box in topics(band)] == [False, True, False, True]


def test_the_narrow_map_is_read_from_top_to_bottom() -> None:
    """The stage comes first, and its topics and sections below it."""
    (band,) = draw(values.roadmap(values.stage("a", ("Units", ["b"]), "c")), NARROW)
    boxes = [band.station, topics(band)[0], groups(band)[0], topics(band)[2]]
    assert all(one.y + one.height < other.y for one, other in pairwise(boxes))


@FORMS
def test_a_section_is_drawn_around_its_own_topics_only(form: Form) -> None:
    """Also when two sections that follow each other have the same title; what is in no section stays out of them."""
    stage = values.stage(("Units", ["a", "b"]), ("Units", ["c"]), "d", ("Units", ["e"]), "f")
    (band,) = draw(values.roadmap(stage), form)
    assert [group.lines for group in groups(band)] == [("Units",)] * 3
    assert grouped(band) == [["a", "b"], ["c"], ["e"]]


@FORMS
def test_a_stage_without_topics_is_a_stage_nevertheless(form: Form) -> None:
    """Nothing branches off it, and it has its place on the spine."""
    _, band, _ = draw(values.roadmap(values.stage("a"), values.stage(title="Rest"), values.stage("b")), form)
    assert (band.boxes, band.branches) == ((), ())
    assert band.station.lines == ("Rest",)
    assert len(band.spine) == 2


def test_a_roadmap_without_stages_has_an_empty_map() -> None:
    """There is nothing to draw."""
    assert draw(values.roadmap(), WIDE) == ()


@FORMS
def test_a_stage_says_its_number_and_how_long_it_takes(form: Form) -> None:
    """In the author's own words; one without a duration says nothing of it and is lower."""
    stages = [values.stage(icon="🍞", duration="1-2 weeks"), values.stage(duration="ongoing"), values.stage()]
    bands = draw(values.roadmap(*stages, word="Bake"), form)
    assert [band.over for band in bands] == [("🍞 Bake 1",), ("Bake 2",), ("Bake 3",)]
    assert [band.station.height - bands[2].station.height for band in bands] == [SMALL_LINE, SMALL_LINE, 0]


@FORMS
def test_a_long_word_for_a_stage_breaks_into_lines(form: Form) -> None:
    """What an author calls a stage stays inside its box, however many words it has."""
    (band,) = draw(values.roadmap(values.stage(), word="Week of baking with friends and family at home"), form)
    assert len(band.over) > 1 or form is roadmap_map.NARROW
    assert all(width(line, 12) <= band.station.width for line in band.over)


def test_colours_begin_anew_when_all_are_used() -> None:
    """A stage has a colour of its own as long as there are any."""
    hues = [hue(band.stage.number) for band in draw(chain(HUES + 2), WIDE)]
    assert hues == [*range(HUES), 0, 1]


@FORMS
def test_the_same_roadmap_is_drawn_the_same_every_time(form: Form) -> None:
    """Not a single figure differs."""
    stages = [values.stage("a", ("Units", ["b"])), values.stage("c"), values.stage("d")]
    needs = {2: [1], 3: [1]}
    first, second = (repr(draw(values.roadmap(*stages), form, needs)) for _ in range(2))
    assert first == second


def test_branches_lead_from_the_side_of_a_stage_to_its_topics_and_sections() -> None:
    """Each to the nearest edge; what is in a section needs none of its own."""
    (band,) = draw(values.roadmap(values.stage("a", ("Units", ["b", "c"]))), WIDE)
    topic, group, middle = band.boxes[0], band.boxes[1], band.height / 2
    ends = [(*numbers(path)[:2], *numbers(path)[-2:]) for path in band.branches]
    assert ends == [
        (band.station.x, middle, topic.right, topic.middle),
        (band.station.right, middle, group.x, group.middle),
    ]


def test_topics_of_the_wide_map_stand_next_to_the_stages() -> None:
    """However short their titles, those at the left end at one edge, and those at the right begin at one."""
    for band in draw(values.roadmap(values.stage("a", "much longer", "b", "also longer"), *[values.stage()] * 2), WIDE):
        left = {box.right for box in topics(band) if box.x < band.station.x}
        right = {box.x for box in topics(band) if box.x > band.station.x}
        assert all(band.station.x - end < 50 for end in left)
        assert all(start - band.station.right < 50 for start in right)
        assert len(left) <= 1
        assert len(right) <= 1


def test_branches_of_the_narrow_map_lead_from_the_spine_to_the_left_edge() -> None:
    """They go down a little and then across, where the words of a topic or the title of a section are."""
    band, _ = draw(values.roadmap(values.stage("a", ("Units", ["b", "c", "d"] * 9)), values.stage()), NARROW)
    spine = numbers(band.spine[0][0])[0]
    for path, box in zip(band.branches, (topics(band)[0], groups(band)[0]), strict=True):
        x, y, *_, end = numbers(path)
        assert (x, end) == (spine, box.x)
        assert band.station.y + band.station.height < y
        assert box.y < y + 12 < box.y + 40


# Where it is, whatever the authors write.

WORDS = st.text("aeiMW深🚀 -", min_size=1, max_size=60).filter(lambda text: bool(text.strip()))
TITLES = st.sampled_from(["Flour", "Convolutional neural networks", "Donaudampfschifffahrtsgesellschaft" * 3]) | WORDS
SECTIONS = st.tuples(st.sampled_from(["Units", "Units", "A section with rather a long title " * 3]), st.integers(1, 8))
STAGES = st.tuples(TITLES, st.booleans(), st.lists(st.just(1) | SECTIONS, max_size=12))


@st.composite
def roadmaps(draw: st.DrawFn) -> tuple[Roadmap, dict[str, str], Needs]:
    """Return a roadmap, the titles of its topics, and which stages need which."""
    titles: dict[str, str] = {}

    def new(count: int) -> list[str]:
        added = {f"t{len(titles) + n}": draw(TITLES) for n in range(count)}
        titles.update(added)
        return list(added)

    def stage(title: str, timed: bool, items: list[int | tuple[str, int]]) -> Stage:  # noqa: FBT001
        made = (new(1)[0] if isinstance(item, int) else (item[0], new(item[1])) for item in items)
        return values.stage(*made, title=title, duration="1-2 months" if timed else "")

    stages = [stage(*parts) for parts in draw(st.lists(STAGES, min_size=1, max_size=6))]
    needs = {n: draw(st.lists(st.integers(1, n - 1), unique=True)) if n > 1 else [] for n in range(1, len(stages) + 1)}
    return values.roadmap(*stages), titles, needs


@values.PATIENT
@given(roadmaps(), st.sampled_from([WIDE, NARROW]))
def test_nothing_lies_on_anything_else_nor_leaves_the_drawing(
    made: tuple[Roadmap, dict[str, str], Needs], form: Form
) -> None:
    """Whatever titles, entries and sections there are; and everything is there once."""
    roadmap, titles, needs = made
    bands = draw(roadmap, form, needs, titles)
    assert [band.stage for band in bands] == list(roadmap.stages)
    for band in bands:
        assert ids(topics(band)) == [entry.topic for entry in band.stage.entries]
        neat(band, form)


def test_a_roadmap_of_forty_stages_with_forty_topics_each_is_neat() -> None:
    """So large a map is no trouble."""
    stages = [values.stage(*(f"Topic {n} of stage {number}" for n in range(40))) for number in range(40)]
    for form in (WIDE, NARROW):
        bands = draw(values.roadmap(*stages), form, {n: range(1, n) for n in range(1, 41)})
        assert sum(len(topics(band)) for band in bands) == 1600
        for band in bands:
            neat(band, form)


def neat(band: Band, form: Form) -> None:
    """Fail unless the boxes of a band are within it and apart, topics within their sections, and words within boxes."""
    paper = Box(None, 0, 0, form.width, band.height, ())
    sections = grouped(band)
    alone = [box for box in topics(band) if not any(box.id in section for section in sections)]
    assert [id for section in sections for id in section] == [e.topic for e in band.stage.entries if e.section]
    for one, other in combinations([band.station, *groups(band), *alone], 2):
        assert apart(one, other, by=5)
    for one, other in combinations(topics(band), 2):
        assert apart(one, other, by=5)
    for box in (band.station, *groups(band), *alone):
        assert inside(box, paper)
    for group, section in zip(groups(band), sections, strict=True):
        title = Box(None, group.x, group.y, group.width, SMALL_LINE * len(group.lines), ())
        within = [box for box in topics(band) if box.id in section]
        assert all(apart(title, box) and inside(box, group, by=PAD) for box in within)
        assert fits(group, BOLD * SMALL)
    assert fits(band.station, BOLD * SIZE)
    assert all(fits(box, SIZE) for box in topics(band))
    assert len(band.branches) == len(groups(band)) + len(alone)


def fits(box: Box, size: float) -> bool:
    """Return whether the words of a box are within it, with half of its padding at both sides."""
    high = len(box.lines) * size <= box.height
    return high and all(width(line, size) <= box.width - PAD for line in box.lines)


# What needs what.


@pytest.mark.parametrize(
    ("needs", "direct"),
    [
        ({}, {}),
        ({1: []}, {1: []}),
        ({1: [], 2: [1], 3: [1, 2]}, {1: [], 2: [1], 3: [2]}),
        ({2: [1], 3: [1], 4: [1, 2, 3]}, {2: [1], 3: [1], 4: [2, 3]}),
        ({2: [1], 3: [2], 4: [3, 1], 5: [1]}, {2: [1], 3: [2], 4: [3], 5: [1]}),
        ({3: [2, 2, 1]}, {3: [1, 2]}),
    ],
)
def test_a_need_that_follows_from_others_is_left_out(needs: Needs, direct: Needs) -> None:
    """Whoever needs the second, which needs the first, need not be told of the first."""
    assert roadmap_map.without_detours(needs) == direct


@values.PATIENT
@given(
    st.integers(2, 9).flatmap(
        lambda n: st.tuples(*(st.sets(st.integers(1, k)) if k else st.just(set()) for k in range(n)))
    )
)
def test_the_needs_that_stay_are_all_that_is_needed_and_no_more(drawn: tuple[set[int], ...]) -> None:
    """From those that stay all others follow, and without any of them one would be missing."""
    needs = {number: sorted(sources) for number, sources in enumerate(drawn, start=1)}
    direct = roadmap_map.without_detours(needs)
    assert all_before(direct) == all_before(needs)
    for number, sources in direct.items():
        for source in sources:
            fewer = {**direct, number: [n for n in sources if n != source]}
            assert all_before(fewer) != all_before(needs)


def all_before(needs: Needs) -> dict[int, set[int]]:
    """Return everything that each number needs, over whatever detours."""
    found: dict[int, set[int]] = {}
    for number in sorted(needs):
        found[number] = set(needs[number]).union(*(found[n] for n in needs[number]))
    return found


@FORMS
@pytest.mark.parametrize(
    ("needs", "joined"),
    [
        ({}, [[False], [False, False], [False]]),
        ({2: [1]}, [[True], [True, False], [False]]),
        ({3: [2]}, [[False], [False, True], [True]]),
        ({2: [1], 3: [1, 2]}, [[True], [True, True], [True]]),
        ({2: [1], 3: [1]}, [[True], [True, False], [False]]),
    ],
)
def test_the_spine_shows_which_stage_builds_on_the_one_before(
    needs: Needs, joined: list[list[bool]], form: Form
) -> None:
    """Both halves of a piece of the spine agree; it is loose where the second stage does not need the first."""
    assert [joints(band) for band in draw(chain(3), form, needs)] == joined


@FORMS
def test_the_spine_leads_from_stage_to_stage_without_a_gap(form: Form) -> None:
    """It begins at the edge of a stage, ends at the edge of the next, and meets itself between two bands."""
    first, second = draw(chain(2), form)
    ((down, _),) = first.spine
    ((on, _), *_) = second.spine
    x, start, end = numbers(down)
    assert (start, end) == (first.station.y + first.station.height, first.height)
    assert numbers(on) == [x, 0, second.station.y]
    assert first.station.x < x < first.station.right


@FORMS
def test_a_single_stage_has_neither_spine_nor_lanes(form: Form) -> None:
    """It has nobody to be joined with."""
    (band,) = draw(chain(1), form)
    assert (joints(band), band.lanes) == ([], ())


def test_below_the_last_stage_the_spine_of_the_narrow_map_runs_as_far_as_branches_leave_it() -> None:
    """They would else hang in the air; where there are none, it does not run on at all."""
    *_, last = draw(values.roadmap(values.stage("a"), values.stage("b", ("Units", ["c"]), "d")), NARROW)
    x, start, end = numbers(last.spine[-1][0])
    branches = [numbers(path) for path in last.branches]
    assert start == last.station.y + last.station.height
    assert [branch[0] for branch in branches] == [x] * 3
    assert near(end, max(branch[1] for branch in branches))
    *_, empty = draw(values.roadmap(values.stage("a"), values.stage()), NARROW)
    assert len(empty.spine) == 1


def test_in_the_wide_map_nothing_runs_on_below_the_last_stage() -> None:
    """Its topics are at its sides."""
    *_, last = draw(chain(2), WIDE)
    assert len(last.spine) == 1


@FORMS
def test_a_lane_leads_from_a_stage_past_others_to_the_one_that_needs_it(form: Form) -> None:
    """It begins at the side of the first, passes what is between, ends at the side of the last, in one colour."""
    bands = draw(chain(5), form, {4: [1]})
    assert [len(band.lanes) for band in bands] == [1, 1, 1, 1, 0]
    assert {hue for band in bands for _, hue in band.lanes} == {0}
    start, *between, end = (band.lanes[0][0] for band in bands[:4])
    first, last = bands[0].station, bands[3].station
    assert numbers(start)[0] in {first.x, first.right}
    assert first.y < numbers(start)[1] < first.y + first.height
    assert start.endswith(f"V{bands[0].height:g}")
    x = numbers(end)[0]
    assert between == [f"M{x:g} 0V{band.height:g}" for band in bands[1:3]]
    assert numbers(start)[2] + numbers(start)[5] == x
    assert end.startswith(f"M{x:g} 0V")
    assert end.count("M") == 2  # the line, and its head
    side = numbers(start)[0]
    assert f"H{side:g}" in end
    assert last.y < numbers(end)[2] < last.y + last.height


@FORMS
def test_what_follows_from_the_spine_has_no_lane(form: Form) -> None:
    """The third needs the first, but over the second, which the spine shows."""
    assert not any(band.lanes for band in draw(chain(3), form, {2: [1], 3: [1, 2]}))


@FORMS
def test_a_lane_is_used_again_where_it_has_ended(form: Form) -> None:
    """Where one need ends at a stage and another one begins there, both run in the same lane."""
    bands = draw(chain(5), form, {3: [1], 5: [3]})
    assert [len(band.lanes) for band in bands] == [1, 1, 2, 1, 1]
    assert numbers(bands[1].lanes[0][0])[0] == numbers(bands[3].lanes[0][0])[0]
    assert [hue for _, hue in bands[2].lanes] == [0, 2]


@FORMS
def test_lanes_side_by_side_do_not_run_into_one_another(form: Form) -> None:
    """Three at a time are no trouble, which is more than most roadmaps have."""
    passing = draw(chain(8), form, {6: [1], 7: [2], 8: [3]})[3]
    at = sorted(numbers(path)[0] for path, _ in passing.lanes)
    assert len(at) == 3
    assert all(other - one >= 5 for one, other in pairwise(at))


@FORMS
def test_more_lanes_than_there_is_room_for_stay_beside_the_stage(form: Form) -> None:
    """They lie on one another rather than on the topics or outside of the drawing."""
    needs = {number: [1] for number in range(3, 41)}
    bands = draw(chain(40), form, needs)
    assert [len(band.lanes) for band in bands] == [38, 38, *range(38, 0, -1)]
    for band in bands:
        left, right = band.station.x, band.station.right
        for path, _ in band.lanes:
            x = numbers(path)[0]
            assert 0 <= x <= form.width
            assert left - 24 <= x <= left or right <= x <= right + 24
        assert all(box.right < left - 24 or box.x > right + 24 or not form.two_sided for box in topics(band))


# The page that a reader sees.

FILES = {
    "topics/basics.yml": """\
        softmax: Softmax
        attention: {title: "Attention & <friends>", needs: [softmax]}
        transformers: {title: Transformers, needs: [softmax]}
        """,
    "roadmaps/first/01-start.yml": "title: Start\nduration: 2 weeks\ntopics: [softmax]\n",
    "roadmaps/first/02-more.yml": "title: More\ntopics: [{section: Looking, topics: [attention]}]\n",
    "roadmaps/first/03-end.yml": "title: The end\ntopics: [transformers]\n",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a built site and what its roadmap's page shows."""
    site = sites.built(tmp_path_factory.mktemp("map"), FILES)
    return site, sites.article(sites.page(site, "roadmaps/first"))


def forms(html: str) -> Iterator[tuple[str, list[ET.Element]]]:
    """Yield the name of each form of the map and the drawings of its bands."""
    for name, drawings in re.findall(r'<div class="rm-map rm-map--(\w+)">(.*?)</div>', html, re.DOTALL):
        yield name, [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", drawings, re.DOTALL)]  # noqa: S314


def shown(element: ET.Element) -> str:
    """Return the words of a part of a drawing, without its tooltip."""
    return " ".join(" ".join("".join(text.itertext()) for text in element.iter("text")).split())


def test_the_page_has_the_map_in_both_forms(page: tuple[Path, str]) -> None:
    """A wide and a narrow one, of which the stylesheet shows one; each has a drawing for each stage."""
    found = dict(forms(page[1]))
    assert list(found) == ["wide", "narrow"]
    for drawings, wide in zip(found.values(), (WIDE.width, NARROW.width), strict=True):
        assert [drawing.attrib["viewBox"].split()[:3] for drawing in drawings] == [["0", "0", f"{wide:g}"]] * 3
        assert [drawing.attrib["aria-label"] for drawing in drawings] == ["Stage 1", "Stage 2", "Stage 3"]


def test_all_on_the_map_leads_to_its_page_and_says_its_name(page: tuple[Path, str]) -> None:
    """Each stage and each topic is one link, with a title for those who cannot see the drawing."""
    site, html = page
    for _, drawings in forms(html):
        links = [link for drawing in drawings for link in drawing.iter("a")]
        assert [link.findtext("title") for link in links] == [
            "First, Stage 1: Start, 2 weeks",
            "Softmax",
            "First, Stage 2: More",
            "Attention & <friends>",
            "First, Stage 3: The end",
            "Transformers",
        ]
        for link in links:
            assert (site / "roadmaps/first" / link.attrib["href"] / "index.html").resolve().is_file()


def test_the_map_shows_the_words_of_its_authors(page: tuple[Path, str]) -> None:
    """Number, title and duration of a stage, sections and topics, with signs of markup as they are."""
    for _, drawings in forms(page[1]):
        assert [shown(drawing) for drawing in drawings] == [
            "Stage 1 Start 2 weeks Softmax",
            "Stage 2 More Looking Attention & <friends>",
            "Stage 3 The end Transformers",
        ]


def test_the_map_says_what_builds_on_what(page: tuple[Path, str]) -> None:
    """The second stage needs the first; so does the third, which a lane shows, and which does not need the second."""
    for _, drawings in forms(page[1]):
        classes = [[path.attrib["class"] for path in drawing.iter("path")] for drawing in drawings]
        assert [sum(name.startswith("rm-lane") for name in band) for band in classes] == [1, 1, 1]
        assert [sum("rm-spine--loose" in name for name in band) for band in classes] == [0, 1, 1]


def test_the_map_needs_neither_scripts_nor_styles_of_its_own(page: tuple[Path, str]) -> None:
    """A strict policy for the content of pages lets it through, and paper shows it too."""
    html = page[1]
    assert html.count("<svg") == 6
    assert "<script" not in html
    assert "<style" not in html
    assert "style" not in sites.attributes(html)
    assert not [name for name in sites.attributes(html) if name.startswith("on")]


def test_whoever_reads_by_ear_can_skip_the_map(page: tuple[Path, str]) -> None:
    """A link before it leads to the list of the stages."""
    assert sites.links(page[1])["Skip the map: the same follows as a list"] == "#stages"
    assert 'id="stages"' in page[1]


def test_the_map_says_what_may_be_left_out_and_chosen(tmp_path: Path) -> None:
    """In words and by the shape of the boxes, in both forms; the numbers of its author stand before the titles."""
    loaded = worlds.load(tmp_path, cheese.FILES)
    roadmap = loaded.curriculum.roadmaps["kitchen"]
    for form in (WIDE, NARROW):
        fresh, ripe = roadmap_map.draw(loaded.curriculum, roadmap, {1: [], 2: [1]}, form, ENGLISH)
        assert (fresh.station.dashed, ripe.station.dashed) == (False, True)
        assert " ".join(ripe.over).strip() == "Stage 2 · optional"
        (group,) = groups(ripe)
        assert (" ".join(group.lines), group.bracket, group.dashed) == ("A mould · choose 1 of 2", True, False)
        boxes = {box.id: box for box in (*topics(fresh), *topics(ripe))}
        assert (boxes["milk"].lines, boxes["milk"].under) == (("1. Milk",), ("recommended",))
        assert (boxes["blue-mould"].under, boxes["blue-mould"].dashed) == (("optional",), True)
        assert (boxes["smoking"].under, boxes["smoking"].dashed) == (("planned",), False)
        assert boxes["smoking"].height == LINE + SMALL_LINE + 12
