"""The map of a topic: two steps back, two steps on, and nothing in anybody's way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.curriculum.model import Noted, Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site.maps import halts, topic_map
from roadmap_site.site.maps.drawing import PAD, SMALL, Box, longest, width
from roadmap_site.site.maps.topic_map import HIGHEST, NARROW, WIDE, Drawing
from roadmap_site.site.messages.words import ENGLISH
from tests.helpers import sites, values, worlds
from tests.helpers.paths import ROOT

MOST = 7
"""How many boxes a step may have."""

HEADS = {-2: "Two steps before", -1: "Know first", 1: "It unlocks", 2: "Two steps on"}

Needs = Mapping[str, Sequence[str]]

CHAIN: Needs = {"a": [], "b": ["a"], "c": ["b"], "d": ["c"], "e": ["d"], "f": ["e"], "g": ["f"]}
DIAMOND: Needs = {"a": [], "b": ["a"], "c": ["a"], "d": ["b", "c"]}


def draw(topics: Sequence[Topic], id: str) -> tuple[Drawing, Drawing]:
    """Return the wide and the narrow map of a topic that has one."""
    found = drawn(topics, id)
    assert found
    return found


def drawn(topics: Sequence[Topic], id: str) -> tuple[Drawing, Drawing] | None:
    """Return the maps of a topic, if it has any."""
    curriculum = values.curriculum(topics)
    return topic_map.draw(Graph(curriculum, ()), curriculum.topics[id], ENGLISH)


def shown(drawing: Drawing) -> dict[int, list[str]]:
    """Return what a map shows: step → the words of its boxes, in the order of the alphabet."""
    found: dict[int, list[str]] = {}
    for node in sorted(drawing.nodes, key=lambda node: (node.step, node.box.lines)):
        found.setdefault(node.step, []).append("".join(node.box.lines))
    return found


def joined(drawing: Drawing) -> set[tuple[str, str]]:
    """Return which words a wide map joins with which, from left to right."""
    return {("".join(start.lines), "".join(end.lines)) for start, end in ends(drawing)}


def ends(drawing: Drawing) -> Iterator[tuple[Box, Box]]:
    """Yield the two boxes that each line of a wide map joins."""
    for path, _ in drawing.lines:
        x, y, *_, to_x, to_y = (float(number) for number in re.findall(r"-?[0-9.]+", path))
        (start,) = (n.box for n in drawing.nodes if near(n.box.right, x) and near(n.box.middle, y))
        (end,) = (n.box for n in drawing.nodes if near(n.box.x, to_x) and near(n.box.middle, to_y))
        yield start, end


def near(one: float, other: float) -> bool:
    """Return whether two figures are the same but for what a path rounds off."""
    return abs(one - other) < 0.01


# What is on the map.


def test_a_map_goes_two_steps_back_and_two_steps_on() -> None:
    """What is further away is on the maps of the neighbours."""
    for drawing in draw(values.topics(CHAIN), "d"):
        assert shown(drawing) == {-2: ["b"], -1: ["c"], 0: ["d"], 1: ["e"], 2: ["f"]}
    wide, _ = draw(values.topics(CHAIN), "d")
    assert joined(wide) == {("b", "c"), ("c", "d"), ("d", "e"), ("e", "f")}


@pytest.mark.parametrize(
    ("id", "steps"),
    [
        ("a", {0: ["a"], 1: ["b"], 2: ["c"]}),
        ("b", {-1: ["a"], 0: ["b"], 1: ["c"], 2: ["d"]}),
        ("g", {-2: ["e"], -1: ["f"], 0: ["g"]}),
    ],
)
def test_where_a_way_begins_or_ends_the_map_does(id: str, steps: Mapping[int, list[str]]) -> None:
    """Steps with nothing in them take no room and have no heading."""
    wide, narrow = draw(values.topics(CHAIN), id)
    assert shown(wide) == shown(narrow) == steps
    for drawing in (wide, narrow):
        assert [head.words for head in drawing.heads if head.words] == [HEADS[step] for step in steps if step]


def test_a_topic_on_its_own_has_no_map() -> None:
    """Nothing is needed for it, and nothing needs it, whatever else there is."""
    assert drawn(values.topics({"a": [], "b": [], "c": ["b"]}), "a") is None


def test_a_need_that_is_no_topic_is_left_out() -> None:
    """The check tells of it; the map does not break."""
    assert drawn(values.topics({"a": ["nowhere"]}), "a") is None


def test_what_is_reached_on_two_ways_is_there_once() -> None:
    """Of a diamond, the far end is one box with two lines to it."""
    back, narrow = draw(values.topics(DIAMOND), "d")
    assert shown(back) == {-2: ["a"], -1: ["b", "c"], 0: ["d"]}
    assert joined(back) == {("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")}
    assert shown(narrow) == shown(back)
    on, _ = draw(values.topics(DIAMOND), "a")
    assert shown(on) == {0: ["a"], 1: ["b", "c"], 2: ["d"]}
    assert joined(on) == joined(back)


def test_what_is_needed_directly_stands_next_to_the_topic() -> None:
    """Even if it could be reached on a longer way as well."""
    topics = values.topics({"a": [], "b": ["a"], "c": ["a", "b"]})
    assert [shown(drawing) for drawing in draw(topics, "c")] == [{-1: ["a", "b"], 0: ["c"]}] * 2
    assert [shown(drawing) for drawing in draw(topics, "a")] == [{0: ["a"], 1: ["b", "c"]}] * 2


@pytest.mark.parametrize(("count", "topics", "more"), [(6, 6, ""), (7, 7, ""), (8, 6, "+2 more"), (60, 6, "+54 more")])
def test_of_many_topics_a_map_shows_the_first_ones_and_how_many_more_there_are(
    count: int, topics: int, more: str
) -> None:
    """No step has more than seven boxes, whether it is before the topic or after it."""
    after = values.topics({"a": [], **{f"t{n:02}": ["a"] for n in range(count)}})
    before = values.topics({**{f"t{n:02}": [] for n in range(count)}, "a": [f"t{n:02}" for n in range(count)]})
    for step, found in ((1, after), (-1, before)):
        for drawing in draw(found, "a"):
            assert shown(drawing)[step] == ([more] if more else []) + [f"t{n:02}" for n in range(topics)]
            assert [node.step for node in drawing.nodes if not node.box.id] == ([step] if more else [])


def test_of_many_long_titles_a_map_shows_fewer() -> None:
    """So that it stays low: a reader came for more than the map."""
    title = "A title of a topic that takes two lines"
    topics = [values.topic("a"), *(values.topic(f"t{n}", ["a"], f"{title} {n}") for n in range(9))]
    for drawing in draw(topics, "a"):
        boxes = [node for node in drawing.nodes if node.step == 1]
        assert 2 <= len(boxes) < MOST
        assert drawing.height <= HIGHEST
        (rest,) = (node.box for node in boxes if not node.box.id)
        assert rest.lines == (f"+{9 - len(boxes) + 1} more",)


def test_what_is_far_away_is_counted_too() -> None:
    """Of twenty topics two steps on, the rest is told as a number, which is joined to one that leads there."""
    topics = values.topics({"a": [], "b": ["a"], "c": ["a"], **{f"t{n:02}": ["b"] for n in range(20)}})
    wide, _ = draw(topics, "a")
    assert shown(wide)[2] == ["+14 more", *(f"t{n:02}" for n in range(6))]
    assert ("b", "+14 more") in joined(wide)


def test_in_the_narrow_map_far_topics_give_way_to_near_ones() -> None:
    """Where there is no room for both, it ends one step away."""
    long = "A title that fills a row of the narrow map"
    near_by = [values.topic(f"n{n}", ["a"], f"{long} {n}") for n in range(5)]
    far = [values.topic(f"f{n}", ["n0"], f"{long} {n}, far") for n in range(5)]
    _, narrow = draw([values.topic("a"), *near_by, *far], "a")
    assert [*shown(narrow)] == [0, 1]
    assert len(shown(narrow)[1]) == 5
    assert narrow.height <= HIGHEST


def test_a_map_knows_what_needs_what() -> None:
    """Of what it shows; a script lights it up."""
    for drawing in draw(values.topics(DIAMOND), "d"):
        assert {id: sorted(needs) for id, needs in drawing.needs.items()} == {
            "a": [],
            "b": ["a"],
            "c": ["a"],
            "d": ["b", "c"],
        }


def test_what_is_only_counted_does_not_turn_up_further_away() -> None:
    """Of eight topics that the first unlocks, two are a number, also where another one of the eight unlocks them."""
    needs = {"a": [], **{f"t{n}": ["a"] for n in range(6)}, "t6": ["a", "t0"], "t7": ["a", "t0"], "u": ["t0"]}
    for drawing in draw(values.topics(needs), "a"):
        assert shown(drawing)[1] == ["+2 more", *(f"t{n}" for n in range(6))]
        assert shown(drawing)[2] == ["u"]


# Where it is, whatever the topics are.

TITLES = st.sampled_from(
    ["Flour", "Convolutional neural networks", "Donaudampfschifffahrtsgesellschaft" * 3, "深度学习" * 9]
)


@st.composite
def curricula(draw: st.DrawFn) -> tuple[list[Topic], str]:
    """Return topics that need earlier ones, and one of them."""
    count = draw(st.integers(2, 24))
    topics = []
    for number in range(count):
        needs = draw(st.sets(st.integers(0, number - 1), max_size=10)) if number else set()
        topics.append(values.topic(f"t{number}", [f"t{n}" for n in sorted(needs)], draw(TITLES)))
    return topics, f"t{draw(st.integers(0, count - 1))}"


@values.PATIENT
@given(curricula())
def test_whatever_needs_what_the_map_is_neat(made: tuple[list[Topic], str]) -> None:
    """In both forms, boxes are within the drawing and apart, words within boxes, and everything is there once."""
    maps = drawn(*made)
    neighbours = [t for t in made[0] if Noted(made[1]) in t.needs or (t.id == made[1] and t.needs)]
    assert bool(maps) == bool(neighbours)
    for drawing in maps or ():
        neat(drawing)
    if maps:
        wide, narrow = maps
        left_to_right(wide)
        past_each_other(wide)
        from_top_to_bottom(narrow)


def neat(drawing: Drawing) -> None:
    """Fail unless boxes are within the drawing, apart, each topic there once, and words within their boxes."""
    boxes = [node.box for node in drawing.nodes]
    topics = [box.id for box in boxes if box.id]
    assert len(topics) == len(set(topics))
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= drawing.width + 0.001
        assert box.y + box.height <= drawing.height
        assert len(box.lines) * box.size <= box.height
        assert longest(box.lines, box.size) <= box.width - 2 * PAD + 0.01
    words = [Box(None, h.x, h.y - 10, width(h.words, SMALL), 11, ()) for h in drawing.heads]
    for one, other in combinations([*boxes, *words], 2):
        assert apart(one, other)
    steps = [node.step for node in drawing.nodes]
    assert all(steps.count(step) <= MOST for step in range(-2, 3))
    assert steps.count(0) == 1


def apart(one: Box, other: Box) -> bool:
    """Return whether two boxes do not touch."""
    beside = one.right < other.x or other.right < one.x
    return beside or one.y + one.height < other.y or other.y + other.height < one.y


def left_to_right(drawing: Drawing) -> None:
    """Fail unless each step is a column, and each line leads from one column to the next."""
    columns: dict[int, set[float]] = {}
    for node in drawing.nodes:
        columns.setdefault(node.step, set()).add(node.box.x)
    assert all(len(at) == 1 for at in columns.values())
    assert len(drawing.heads) == len(columns)
    step_of = {round(node.box.x, 2): node.step for node in drawing.nodes}
    for path, step in drawing.lines:
        x, _, *_, to_x, _ = (float(number) for number in re.findall(r"-?[0-9.]+", path))
        assert x < to_x
        end = step_of[min(step_of, key=lambda at: abs(at - to_x))]
        assert step == (end if end > 0 else end - 1)
    assert len(set(ends(drawing))) == len(drawing.lines)


def past_each_other(drawing: Drawing) -> None:
    """Fail unless each line is level within its column, and bends only where there are no boxes."""
    ends = {node.step: max(n.box.right for n in drawing.nodes if n.step == node.step) for node in drawing.nodes}
    for path, _ in drawing.lines:
        x, y, level, *bend, to_x, _ = (float(number) for number in re.findall(r"-?[0-9.]+", path))
        (start,) = (n for n in drawing.nodes if near(n.box.right, x) and near(n.box.middle, y))
        assert bend[:2] == [level, y]
        assert near(level, ends[start.step])
        assert level < to_x


def from_top_to_bottom(drawing: Drawing) -> None:
    """Fail unless what comes before the topic is above it, what comes after below, and all are on one line."""
    (centre,) = (node.box for node in drawing.nodes if node.step == 0)
    for node in drawing.nodes:
        assert (node.box.y > centre.y) - (node.box.y < centre.y) == (node.step > 0) - (node.step < 0)
    assert len(drawing.lines) == len({node.step for node in drawing.nodes})
    for (path, _), (following, _) in pairwise(drawing.lines):
        _, _, end, *_ = (float(number) for number in re.findall(r"-?[0-9.]+", path))
        _, start, *_ = (float(number) for number in re.findall(r"-?[0-9.]+", following))
        assert near(start, end)


def test_the_narrow_map_lists_the_steps_in_learning_order() -> None:
    """Each with its topics in rows."""
    topics = values.topics({"a": [], "b": ["a"], "x": [], "c": ["b", "x"], "d": ["c"], "e": ["d"], "f": ["c"]})
    _, narrow = draw(topics, "c")
    found = [(node.box.id, node.step) for node in narrow.nodes]
    assert found == [("a", -2), ("b", -1), ("x", -1), ("c", 0), ("d", 1), ("f", 1), ("e", 2)]
    assert len({node.box.y for node in narrow.nodes}) == 5


@pytest.mark.parametrize("word", ["Backpropagation", "Donaudampfschifffahrtsgesellschaft"])
def test_no_word_is_broken(word: str) -> None:
    """Where each of five columns has a long one, columns are as wide as the words need, or the words shrink."""
    needs = {"a": [], "b": ["a"], "c": ["b"], "d": ["c"], "e": ["d"]}
    for drawing in draw([values.topic(id, needed, f"{word} {id}") for id, needed in needs.items()], "c"):
        assert all(node.box.lines[0].startswith(word) for node in drawing.nodes)


def test_both_forms_have_their_widths() -> None:
    """The same as those of the map of a roadmap, so that words are as large on both."""
    widths = [drawing.width for drawing in draw(values.topics(DIAMOND), "d")]
    assert widths == [WIDE, NARROW] == [halts.WIDE.width, halts.NARROW.width]


def test_a_chain_is_a_straight_line() -> None:
    """Nobody steps aside without need, and boxes of two lines are level with those of one."""
    long = "A title that certainly takes more than one line of its column"
    wide, _ = draw([*values.topics(CHAIN), values.topic("h", ["g"], long)], "g")
    assert len({node.box.height for node in wide.nodes}) == 2
    assert len({node.box.middle for node in wide.nodes}) == 1


def test_columns_are_as_wide_as_their_words_want_and_stand_in_the_middle() -> None:
    """Short ones do not fill the page; long ones do, and no more."""
    short, _ = draw(values.topics(CHAIN), "d")
    left, right = short.nodes[0].box.x, WIDE - max(node.box.right for node in short.nodes)
    assert left > 50
    assert abs(left - right) < 60
    long = [values.topic(f"t{n}", [f"t{n - 1}"] if n else [], "Words that take a lot of room") for n in range(5)]
    wide, _ = draw(long, "t2")
    assert wide.nodes[0].box.x >= 0
    assert max(node.box.right for node in wide.nodes) <= WIDE


SEEDED = """
import hashlib
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site.maps import topic_map
from roadmap_site.site.messages.words import ENGLISH
from tests.helpers import values

needs = {f"t{n}": [f"t{m}" for m in range(n) if (n * m + n) % 7 < 2] for n in range(40)}
curriculum = values.curriculum(values.topics(needs))
graph = Graph(curriculum, ())
maps = [topic_map.draw(graph, topic, ENGLISH) for topic in curriculum.topics.values()]
print(hashlib.sha256(repr(maps).encode()).hexdigest(), len(list(filter(None, maps))))
"""


def test_the_maps_are_the_same_in_every_run() -> None:
    """However Python happens to order its sets."""
    outputs = set()
    for seed in ("1", "2", "3"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        run = [sys.executable, "-c", SEEDED]
        outputs.add(subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout)
    (output,) = outputs
    assert int(output.split()[1]) > 30


@pytest.mark.parametrize(
    "topics",
    [
        "a: {title: A, needs: [b]}\nb: {title: B, needs: [a]}\n",
        "a: {title: A, needs: [a]}\n",
        "a: {title: A, needs: [c]}\nb: {title: B, needs: [a]}\nc: {title: C, needs: [b]}\n",
    ],
)
def test_needs_in_a_circle_never_come_to_be_drawn(topics: str, tmp_path: Path) -> None:
    """They are an error, and with errors there are no pages."""
    loaded = worlds.load(tmp_path, {"topics/extras.yml": topics})
    assert "needs-cycle" in worlds.codes(loaded)
    assert loaded.has_errors


# The page that a reader sees.

MANY = [f"t{number}" for number in range(1, 10)]
FILES = {
    "topics/basics.yml": "softmax: Softmax\nlonely: Lonely\n"
    'attention: {title: "Attention & <friends>", needs: [softmax]}\n'
    + "".join(f"{id}: {{title: Number {id[1:]}, needs: [attention]}}\n" for id in MANY),
    "roadmaps/first/01-start.yml": f"title: Start\ntopics: [softmax, lonely, attention, {', '.join(MANY)}]\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built site where one topic unlocks nine others."""
    return sites.built(tmp_path_factory.mktemp("map"), FILES)


def drawings(html: str) -> Iterator[tuple[str, ET.Element]]:
    """Yield the name of each form of the map and its drawing."""
    for name, svg in re.findall(r'<div class="rm-map rm-map--(\w+)">\s*(<svg.*?</svg>)\s*</div>', html, re.DOTALL):
        yield name, ET.fromstring(svg)  # noqa: S314


def test_the_page_of_a_topic_has_its_map_in_both_forms(site: Path) -> None:
    """With a link to each topic, a title for each link, and the topic itself marked as where one is."""
    html = sites.article(sites.page(site, "topics/attention"))
    found = dict(drawings(html))
    assert list(found) == ["wide", "narrow"]
    for drawing, wide in zip(found.values(), (WIDE, NARROW), strict=True):
        assert drawing.attrib["viewBox"].startswith(f"0 0 {wide:g} ")
        links = list(drawing.iter("a"))
        said = [link.attrib["aria-label"] for link in links]
        assert said[0] == "Softmax"
        assert said.count("Attention & <friends>. Needs Softmax") == 1
        unlocked = {words for words in said if words.startswith("Number")}
        assert unlocked == {f"Number {n}. Needs Attention & <friends>" for n in range(1, 7)}
        current = [link.attrib["data-topic"] for link in links if link.attrib.get("aria-current") == "page"]
        assert current == ["attention"]
        for link in links:
            target = link.attrib["href"]
            assert target == "#unlocks" or (site / "topics/attention" / target / "index.html").resolve().is_file()
    assert not {"style", "onclick"} & sites.attributes(html)


def test_a_card_waits_beside_the_map_for_each_topic_but_the_own(site: Path) -> None:
    """Of the own one the page itself tells."""
    (cards,) = re.findall(r"<template.*?</template>", sites.page(site, "topics/attention"), re.DOTALL)
    assert sorted(re.findall('data-topic="([^"]+)"', cards)) == ["softmax", "t1", "t2", "t3", "t4", "t5", "t6"]


def test_the_rest_of_what_a_topic_unlocks_is_a_link_to_the_whole_list(site: Path) -> None:
    """Whoever wants all nine finds them further down on the page."""
    html = sites.article(sites.page(site, "topics/attention"))
    for _, drawing in drawings(html):
        (rest,) = (link for link in drawing.iter("a") if link.attrib["href"] == "#unlocks")
        assert rest.attrib["aria-label"] == "+3 more. All that it unlocks"
        assert "".join(rest.itertext()).strip().endswith("+3 more")
    assert 'id="unlocks"' in html
    assert "Number 9" in sites.words(html)


def test_what_is_two_steps_away_and_not_shown_is_only_a_number(site: Path) -> None:
    """No list on the page has it, so it leads nowhere."""
    for _, drawing in drawings(sites.article(sites.page(site, "topics/softmax"))):
        words = [" ".join("".join(text.itertext()).split()) for text in drawing.iter("text")]
        assert "+3 more" in words
        assert not [link for link in drawing.iter("a") if link.attrib["href"].startswith("#")]


def test_both_forms_say_what_their_steps_are(site: Path) -> None:
    """But for that of the topic itself."""
    for _, drawing in drawings(sites.article(sites.page(site, "topics/attention"))):
        heads = [text.text for text in drawing.iter("text") if "rm-head" in text.attrib.get("class", "")]
        assert heads == ["Know first", "It unlocks"]


def test_the_page_of_a_topic_on_its_own_has_no_map(site: Path) -> None:
    """Not even a heading for one."""
    html = sites.article(sites.page(site, "topics/lonely"))
    assert not re.findall('<svg (?!class="rm-icon)', html)
    assert "The way here and on" not in html
