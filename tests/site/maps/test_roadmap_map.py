"""The map of a roadmap: everything on it is there once, in its order, and in nobody's way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.curriculum.model import Roadmap, Stage, Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site.maps import roadmap_map
from roadmap_site.site.maps.drawing import PAD, SMALL, SMALL_LINE, Box, longest
from roadmap_site.site.maps.halts import NARROW, WIDE, Form, Halt, Label
from roadmap_site.site.maps.roadmap_map import HUES, Drawing, hue
from roadmap_site.site.messages.words import ENGLISH
from tests.helpers import cheese, sites, values, worlds

FORMS = pytest.mark.parametrize("form", [WIDE, NARROW], ids=["wide", "narrow"])
Needs = Mapping[int, Sequence[int]]


def draw(roadmap: Roadmap, form: Form, topics: Sequence[Topic] = ()) -> Drawing:
    """Return the map of a roadmap; topics that are not given are called as their ids and need nothing."""
    known = {topic.id: topic for topic in topics}
    for entry in chain.from_iterable(stage.entries for stage in roadmap.stages):
        known.setdefault(entry.topic, values.topic(entry.topic))
    drawing = roadmap_map.draw(Graph(values.curriculum(known.values(), roadmap), ()), roadmap, form, ENGLISH)
    assert drawing
    return drawing


def line(count: int) -> Roadmap:
    """Return a roadmap of so many stages with a topic each."""
    return values.roadmap(*(values.stage(f"t{number}") for number in range(1, count + 1)))


def needing(needs: Needs) -> list[Topic]:
    """Return the topics of `line` so that a stage needs others."""
    return [values.topic(f"t{number}", [f"t{n}" for n in needed]) for number, needed in needs.items()]


def ids(halt: Halt) -> list[str | None]:
    """Return the topics of a stage."""
    return [box.id for box in halt.boxes]


def numbers(path: str) -> list[float]:
    """Return the numbers of an SVG path."""
    return [float(number) for number in re.findall(r"-?[0-9.]+", path)]


# What is on the map.


@FORMS
def test_stages_and_topics_are_there_in_learning_order(form: Form) -> None:
    """Stage by stage, and within it from the first entry to the last."""
    roadmap = values.roadmap(values.stage("a", ("Units", ["b", "c"]), "d"), values.stage(), values.stage("e", "a"))
    drawing = draw(roadmap, form)
    assert [halt.stage.number for halt in drawing.halts] == [1, 2, 3]
    assert [ids(halt) for halt in drawing.halts] == [["a", "b", "c", "d"], [], ["e", "a"]]
    assert [heading.lines for halt in drawing.halts for heading in halt.headings] == [("Units",)]


def test_signs_and_topics_change_sides_from_stage_to_stage() -> None:
    """On the wide map the road is between them, and they begin level with the station."""
    for halt in draw(line(5), WIDE).halts:
        (box,), sign = halt.boxes, halt.sign
        left, right = (sign, box) if halt.stage.number % 2 else (box, sign)
        assert left.right < halt.x - 17
        assert halt.x + 17 < right.x
        assert sign.middle == box.middle == halt.y


def test_the_narrow_map_is_read_from_top_to_bottom() -> None:
    """The sign comes first, beside the station, and its topics below it."""
    halts = draw(values.roadmap(values.stage("a", ("Units", ["b"]), "c"), values.stage("d")), NARROW).halts
    for halt in halts:
        assert halt.sign.middle == halt.y
        boxes = [halt.sign, *halt.boxes]
        assert all(one.bottom < other.y for one, other in pairwise(boxes))
    assert halts[0].x < halts[0].sign.x
    assert halts[1].sign.right < halts[1].x


@FORMS
def test_the_road_leads_from_the_start_over_all_stations_to_the_goal(form: Form) -> None:
    """Piece by piece without a gap, each in the colours of the stages that it joins."""
    drawing = draw(line(4), form)
    stations = [drawing.start, *((halt.x, halt.y) for halt in drawing.halts), drawing.goal]
    assert len(drawing.roads) == 5
    for road, (start, end) in zip(drawing.roads, pairwise(stations), strict=True):
        x, y, *_, to_x, _, to_y = numbers(road.path)
        assert (x, y) == pytest.approx(start, abs=0.01)
        assert (to_x, to_y) == pytest.approx(end, abs=0.01)
        assert start[1] < road.turn[0] < road.turn[1] < end[1]
    assert [road.hues for road in drawing.roads] == [(0, 0), (0, 1), (1, 2), (2, 3), (3, 3)]


def test_colours_begin_anew_when_all_are_used() -> None:
    """A stage has a colour of its own as long as there are any."""
    hues = [road.hues[1] for road in draw(line(HUES + 2), WIDE).roads]
    assert hues == [*range(HUES), 0, 1, 1]
    assert [hue(number) for number in (1, HUES, HUES + 1)] == [0, HUES - 1, 0]


@FORMS
def test_each_section_has_a_stop_at_the_road(form: Form) -> None:
    """Level with its title, also when two sections that follow each other have the same one."""
    stage = values.stage(("Units", ["a", "b"]), ("Units", ["c"]), "d", ("Units", ["e"]), "f")
    (halt,) = draw(values.roadmap(stage), form).halts
    assert len(halt.headings) == 3
    assert len(halt.stops) == 5
    assert [stop.y for stop in halt.stops] == sorted({stop.y for stop in halt.stops})
    for stop, heading in zip((halt.stops[0], halt.stops[1], halt.stops[3]), halt.headings, strict=True):
        assert abs(stop.y - heading.y) < 16
        assert numbers(stop.tick)[:2] == [halt.x, stop.y]


@FORMS
def test_a_stage_without_topics_is_a_stage_nevertheless(form: Form) -> None:
    """Nothing branches off it, and it has its place on the road."""
    _, halt, _ = draw(values.roadmap(values.stage("a"), values.stage(title="Rest"), values.stage("b")), form).halts
    assert (halt.boxes, halt.stops) == ((), ())
    assert halt.sign.lines == ("Rest",)
    assert halt.sign.under == ()


def test_a_roadmap_without_stages_has_no_map() -> None:
    """There is nothing to draw."""
    roadmap = values.roadmap()
    graph = Graph(values.curriculum([], roadmap), ())
    assert dict(roadmap_map.forms(graph, roadmap, ENGLISH, "A site")) == {}


@FORMS
def test_a_sign_says_how_long_a_stage_takes_and_how_many_topics_it_has(form: Form) -> None:
    """What nobody says stands there neither, and its sign is lower."""
    first, second, third = draw(
        values.roadmap(values.stage("a", duration="1-2 weeks"), values.stage("b", "c"), values.stage()), form
    ).halts
    assert [halt.sign.under for halt in (first, second, third)] == [("1–2 weeks · 1 topic",), ("2 topics",), ()]
    assert first.sign.height == second.sign.height > third.sign.height


@FORMS
def test_what_a_topic_has_inside_is_counted_behind_it(form: Form, tmp_path: Path) -> None:
    """Topics that only its points teach are not drawn; each is counted once, and the foot says how many are drawn."""
    loaded = worlds.load(tmp_path, INSIDE)
    roadmap = loaded.curriculum.roadmaps["first"]
    drawing = roadmap_map.draw(loaded.graph, roadmap, form, ENGLISH, "A site")
    assert drawing
    boxes = {box.id: box for halt in drawing.halts for box in halt.boxes}
    assert {id: box.more for id, box in boxes.items()} == {"flour": "", "dough": "+2", "loaf": ""}
    assert drawing.foot[1].lines == ("5 topics, 2 of them inside others · A site",)
    # Salt is inside the dough.
    assert drawing.needs == {"flour": (), "dough": ("flour",), "loaf": ("dough",)}
    assert [id for id, box in boxes.items() if box.stacked] == ["dough"]


@FORMS
def test_a_map_says_where_it_begins_what_it_is_for_and_whose_it_is(form: Form, tmp_path: Path) -> None:
    """What the roadmap needs stands at the start, its aims at the goal, its title at the foot."""
    loaded = worlds.load(tmp_path, cheese.FILES)
    drawing = roadmap_map.draw(loaded.graph, loaded.curriculum.roadmaps["dairy"], form, ENGLISH, "Dairy school")
    assert drawing
    assert drawing.known.lines == ("Cheese at home, Hygiene",)
    assert "".join(drawing.aims.lines) == "Cheese to sell, Cheese to eat"
    assert [label.lines for label in drawing.foot] == [("Cheese in a dairy",), ("1 topic · Dairy school",)]


@FORMS
def test_the_same_roadmap_is_drawn_the_same_every_time(form: Form) -> None:
    """Not a single figure differs."""
    first, second = (repr(draw(line(4), form, needing({3: [1], 4: [1, 2]}))) for _ in range(2))
    assert first == second


# Where it is, whatever the authors write.

WORDS = st.text("aeiMW深🚀 -", min_size=1, max_size=60).filter(lambda text: bool(text.strip()))
TITLES = st.sampled_from(["Flour", "Convolutional neural networks", "Donaudampfschifffahrtsgesellschaft" * 3]) | WORDS
SECTIONS = st.tuples(st.sampled_from(["Units", "Units", "A section with rather a long title " * 3]), st.integers(1, 8))
STAGES = st.tuples(TITLES, st.booleans(), st.lists(st.just(1) | SECTIONS, max_size=12))


@st.composite
def roadmaps(draw: st.DrawFn) -> tuple[Roadmap, list[Topic]]:
    """Return a roadmap and its topics, some of which need earlier ones."""
    topics: list[Topic] = []

    def new(count: int) -> list[str]:
        for _ in range(count):
            need = draw(st.integers(0, len(topics)))
            topics.append(values.topic(f"t{len(topics)}", [topic.id for topic in topics[:need][-1:]], draw(TITLES)))
        return [topic.id for topic in topics[-count:]]

    def stage(title: str, timed: bool, items: list[int | tuple[str, int]]) -> Stage:  # noqa: FBT001
        made = (new(1)[0] if isinstance(item, int) else (item[0], new(item[1])) for item in items)
        return values.stage(*made, title=title, duration="1-2 months" if timed else "")

    return values.roadmap(*(stage(*parts) for parts in draw(st.lists(STAGES, min_size=1, max_size=6)))), topics


@values.PATIENT
@given(roadmaps(), st.sampled_from([WIDE, NARROW]))
def test_nothing_lies_on_anything_else_nor_leaves_the_drawing(made: tuple[Roadmap, list[Topic]], form: Form) -> None:
    """Whatever titles, entries and sections there are; and everything is there once."""
    roadmap, topics = made
    drawing = draw(roadmap, form, topics)
    assert [halt.stage for halt in drawing.halts] == list(roadmap.stages)
    neat(drawing)


@pytest.mark.parametrize(("stages", "topics"), [(1, 1), (1, 40), (30, 1), (40, 40)])
@FORMS
def test_a_map_of_any_size_is_neat(form: Form, stages: int, topics: int) -> None:
    """One stage, thirty of them, forty topics in each: nothing is left out."""
    made = [values.stage(*(f"Topic {n} of stage {number}" for n in range(topics))) for number in range(stages)]
    drawing = draw(values.roadmap(*made), form)
    assert sum(len(halt.boxes) for halt in drawing.halts) == stages * topics
    neat(drawing)


def neat(drawing: Drawing) -> None:
    """Fail unless all is within the drawing and apart, and words within their boxes and clear of the road."""
    width_of_map = drawing.form.width
    for halt in drawing.halts:
        assert ids(halt) == [entry.topic for entry in halt.stage.entries]
        boxes = [halt.sign, *halt.boxes, *map(framed, halt.headings)]
        for box in boxes:
            assert box.x >= -0.001
            assert box.right <= width_of_map + 0.001
            assert box.bottom <= halt.bottom + 0.001
            # The road runs straight beside a stage.
            assert box.right < halt.x - 15 or halt.x + 15 < box.x
        for one, other in combinations(boxes, 2):
            assert apart(one, other)
        for box in halt.boxes:
            assert fits(box, PAD)
        assert fits(halt.sign, 14)
    for halt, following in pairwise(drawing.halts):
        assert halt.bottom < min(box.y for box in (following.sign, *following.boxes))
    labels = [*map(framed, (drawing.known, drawing.aims, *drawing.foot))]
    assert all(label.x >= 0 and label.right <= width_of_map and label.bottom <= drawing.height for label in labels)


def framed(label: Label) -> Box:
    """Return what words take up that stand without a box."""
    wide = longest(label.lines, SMALL + 1)
    x = label.x - wide * {"start": 0, "middle": 0.5, "end": 1}[label.anchor]
    return Box(None, x, label.y - 11, wide, SMALL_LINE * len(label.lines) - 3, label.lines)


def apart(one: Box, other: Box) -> bool:
    """Return whether two boxes do not touch."""
    beside = one.right < other.x or other.right < one.x
    return beside or one.bottom < other.y or other.bottom < one.y


def fits(box: Box, pad: float) -> bool:
    """Return whether the words of a box are within its padding."""
    high = len(box.lines) * box.size + len(box.under) * SMALL <= box.height
    return high and longest(box.lines, box.size) <= box.width - 2 * pad + 0.01


@FORMS
@pytest.mark.parametrize("word", ["Backpropagation", "Rechtsschutzversicherungsgesellschaft", "ネットワーク"])
def test_no_word_is_broken(form: Form, word: str) -> None:
    """Neither in the title of a stage nor in that of a topic: signs and boxes grow, or their words shrink."""
    (halt,) = draw(values.roadmap(values.stage("a", title=word)), form, [values.topic("a", title=word)]).halts
    assert halt.sign.lines == (word,)
    assert halt.boxes[0].lines == (word,)


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


def test_an_arc_leads_past_other_stages_to_the_one_that_needs_it() -> None:
    """From the edge beside one station to that beside the other, in lanes that do not meet."""
    drawing = draw(line(5), WIDE, needing({4: [1], 5: [2]}))
    assert [*drawing.arcs] == [1, 2]
    assert [halt.stage.number for halt in drawing.ends] == [1, 2, 4, 5]
    lanes = []
    for start, end in ((1, 4), (2, 5)):
        x, y, *_, edge = numbers(drawing.arcs[start])
        assert y == drawing.halts[start - 1].y
        assert x == edge < min(halt.sign.x for halt in drawing.halts)
        (lane, foot, drop) = map(float, re.findall(r"M([-\d.]+) ([-\d.]+)q0 ([\d.]+)", drawing.arcs[start])[0])
        assert foot + drop == drawing.halts[end - 1].y
        lanes.append(lane)
    assert len({*lanes}) == 2


def test_all_that_builds_on_a_stage_branches_off_one_line() -> None:
    """So that the line of each stage can be followed; a lane is used again where the line in it has ended."""
    drawing = draw(line(9), WIDE, needing({3: [1], 4: [1], 5: [1], 9: [7]}))
    assert [arc.count("M") for arc in drawing.arcs.values()] == [4, 2]
    lanes = [re.findall(r"M([-\d.]+) [-\d.]+q", arc) for arc in drawing.arcs.values()]
    assert lanes == [["14"] * 3, ["14"]]


def test_what_follows_from_others_has_no_arc() -> None:
    """Nor has what is needed for the next stage: there the road leads."""
    assert draw(line(3), WIDE, needing({2: [1], 3: [1, 2]})).arcs == {}
    assert len(draw(line(4), WIDE, needing({3: [1], 4: [1, 3]})).arcs) == 1


def test_without_arcs_the_map_begins_at_its_edge() -> None:
    """Room for them is there only where there are any; the narrow map has none, and its signs say it to the ear."""
    assert draw(line(3), WIDE).halts[0].sign.x == 0
    assert draw(line(3), WIDE, needing({3: [1]})).halts[0].sign.x > 0
    assert draw(line(3), NARROW, needing({3: [1]})).arcs == {}


def test_many_arcs_stay_at_the_edge() -> None:
    """Their lanes come nearer to one another rather than to the signs, or leave the drawing."""
    drawing = draw(line(40), WIDE, needing({number + 20: [number] for number in range(1, 21)}))
    assert len(drawing.arcs) == 20
    lanes = [float(x) for arc in drawing.arcs.values() for x in re.findall(r"M([-\d.]+) [-\d.]+q", arc)]
    assert len({*lanes}) == 20
    assert min(lanes) == pytest.approx(0, abs=0.01)
    assert max(lanes) <= 14


# The page that a reader sees.

INSIDE = {
    "topics/basics.yml": """\
        flour: Flour
        salt: Salt
        water: Water
        dough: {title: Dough, needs: [flour], parts: [salt, water]}
        loaf: {title: Loaf, needs: [salt]}
        """,
    "roadmaps/first/01-start.yml": """\
        title: Start
        topics: [flour, {topic: dough, points: ["[[salt]] and [[water]]"]}]
        """,
    "roadmaps/first/02-end.yml": """\
        title: End
        topics: [{topic: loaf, points: ["more [[salt]]"]}]
        """,
}
FILES = {
    "resources/book.yml": """\
        atlas: {title: The Atlas, url: "https://example.org/atlas", topics: [softmax]}
        """,
    "topics/basics.yml": """\
        softmax: {title: Softmax, summary: Scores become shares.}
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


def forms(html: str) -> Iterator[tuple[str, ET.Element]]:
    """Yield the name of each form of the map and its drawing."""
    for name, drawing in re.findall(r'<div class="rm-map rm-map--(\w+)">(.*?)</div>', html, re.DOTALL):
        yield name, ET.fromstring(drawing)  # noqa: S314


def test_the_page_has_the_map_in_both_forms(page: tuple[Path, str]) -> None:
    """A wide and a narrow one, of which the stylesheet shows one; each is one drawing."""
    found = dict(forms(page[1]))
    assert list(found) == ["wide", "narrow"]
    for drawing, form in zip(found.values(), (WIDE, NARROW), strict=True):
        assert drawing.attrib["viewBox"].startswith(f"0 0 {form.width:g} ")
        assert drawing.attrib["aria-label"] == "Map of First"


def test_the_map_comes_right_after_the_head_of_the_page(page: tuple[Path, str]) -> None:
    """A reader sees it before anything else is told."""
    assert re.findall(r'<h2 id="([\w-]+)"', page[1])[0] == "map"


def test_all_on_the_map_leads_to_its_page_and_says_what_it_needs(page: tuple[Path, str]) -> None:
    """Each stage and each topic is one link; those who cannot see the drawing hear which needs which."""
    site, html = page
    for _, drawing in forms(html):
        links = list(drawing.iter("a"))
        assert [link.attrib["aria-label"] for link in links] == [
            "First, Stage 1: Start. 2 weeks · 1 topic",
            "Softmax",
            "First, Stage 2: More. 1 topic. Builds on Stage 1",
            "Attention & <friends>. Needs Softmax",
            "First, Stage 3: The end. 1 topic. Builds on Stage 1",
            "Transformers. Needs Softmax",
        ]
        for link in links:
            assert (site / "roadmaps/first" / link.attrib["href"] / "index.html").resolve().is_file()
        needs = {link.attrib["data-topic"]: link.get("data-needs") for link in links if "data-topic" in link.attrib}
        assert needs == {"softmax": None, "attention": "softmax", "transformers": "softmax"}


def test_the_map_shows_the_words_of_its_authors(page: tuple[Path, str]) -> None:
    """Title and duration of a stage, sections and topics, with signs of markup as they are; and what it is a map of."""
    for name, drawing in forms(page[1]):
        arcs = "1 3 " if name == "wide" else ""
        assert " ".join(text.text or "" for text in drawing.iter("text")) == (
            f"{arcs}Start Start 2 weeks · 1 topic 1 Softmax More 1 topic 2 Looking Attention & <friends> "
            "The end 1 topic 3 Transformers Goal First 3 topics · A site"
        )


def test_the_map_needs_no_styles_of_its_own_and_only_a_script_that_waits(page: tuple[Path, str]) -> None:
    """A strict policy for the content of pages lets it through, and paper shows it too."""
    html = page[1]
    assert html.count('<svg role="group"') == 2
    scripts = [f'<script defer src="../../assets/roadmap-site/{name}">' for name in ("map.js", "reach.js")]
    assert re.findall("<script[^>]*>", html) == scripts
    assert "<style" not in html
    assert "style" not in sites.attributes(html)
    assert not [name for name in sites.attributes(html) if name.startswith("on")]


def test_what_is_drawn_twice_on_a_page_has_no_id_twice(page: tuple[Path, str]) -> None:
    """Both forms have colours that run into one another, and these have names."""
    found = re.findall(r'\bid="([^"]+)"', page[1])
    assert len(found) == len(set(found))
    assert set(re.findall(r"url\(#([^)]+)\)", page[1])) <= set(found)


def test_what_a_card_says_of_each_topic_waits_in_a_file(page: tuple[Path, str]) -> None:
    """Its title, its summary, and what to start with; a script loads it when someone turns to the map."""
    (file,) = re.findall('class="rm-maps" data-cards="([^"]+)"', page[1])
    script = (page[0] / "roadmaps/first" / file).read_text(encoding="utf-8")
    cards = json.loads(script.removeprefix("globalThis.roadmapCards = ").removesuffix(";\n"))
    assert re.findall('data-topic="([^"]+)"', cards) == ["softmax", "attention", "transformers"]
    assert "Scores become shares." in cards
    assert "https://example.org/atlas" in cards
    assert 'href="../../topics/softmax/"' in cards
    assert "Scores become shares." not in page[1]


def test_whoever_reads_by_ear_can_skip_the_map(page: tuple[Path, str]) -> None:
    """A link before it leads to the list of the stages."""
    assert sites.links(page[1])["Skip the map: the same follows as a list"] == "#stages"
    assert 'id="stages"' in page[1]


def test_the_map_says_what_may_be_left_out_and_chosen(tmp_path: Path) -> None:
    """By the shape of the boxes, and by a bracket; the numbers of its author stand before the titles."""
    loaded = worlds.load(tmp_path, cheese.FILES)
    for form in (WIDE, NARROW):
        drawing = roadmap_map.draw(loaded.graph, loaded.curriculum.roadmaps["kitchen"], form, ENGLISH)
        assert drawing
        fresh, ripe = drawing.halts
        assert (fresh.sign.dashed, ripe.sign.dashed) == (False, True)
        assert ripe.sign.under == ("3 topics · optional",)
        (heading,) = ripe.headings
        assert heading.lines == ("A mould · choose 1 of 2",)
        assert (len(fresh.brackets), len(ripe.brackets)) == (0, 1)
        boxes = {box.id: box for halt in drawing.halts for box in halt.boxes}
        assert (boxes["milk"].lines, boxes["milk"].under) == (("1. Milk",), ("recommended",))
        assert (boxes["blue-mould"].under, boxes["blue-mould"].dashed) == ((), True)
        assert (boxes["smoking"].under, boxes["smoking"].dashed) == (("planned",), False)


def test_the_key_says_only_what_is_on_the_map(tmp_path: Path) -> None:
    """How much is drawn, and then the shapes that are there."""
    site = sites.built(tmp_path, cheese.FILES)
    (key,) = re.findall(r'<p class="rm-key">.*?</p>', sites.page(site, "roadmaps/kitchen"), re.DOTALL)
    assert sites.words(key) == "5 topics optional choose some"
    (key,) = re.findall(r'<p class="rm-key">.*?</p>', sites.page(site, "roadmaps/dairy"), re.DOTALL)
    assert sites.words(key) == "1 topic"
