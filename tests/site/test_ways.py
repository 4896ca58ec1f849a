"""The whole way to a topic, as its page shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from roadmap_site.site import kinds
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from tests.helpers import sites, structured, worlds

WORLD = """\
# curriculum.yml
title: Sailing
roadmaps: [dinghy, yacht]
areas: {basics: Basics}
rules: {unused-topic: "off", taught-too-late: "off"}
# topics/basics.yml
knots: {title: Knots, duration: 2 hours}
wind: {title: Wind, duration: 1-2 hours}
sails: {title: Sails, needs: [wind], duration: 3 hours}
steering: {title: Steering, needs: [wind]}
tacking: {title: Tacking, needs: [sails, steering, knots]}
# roadmaps/dinghy/roadmap.yml
title: Dinghy
# roadmaps/dinghy/01-shore.yml
title: On the shore
topics: [wind]
# roadmaps/dinghy/02-water.yml
title: On the water
topics: [steering, tacking]
# roadmaps/yacht/roadmap.yml
title: Yacht
# roadmaps/yacht/01-all.yml
title: All at once
topics: [tacking]
"""


def rendered(folder: Path, files: Mapping[str, str | None], path: str) -> str:
    """Return what a page shows, as HTML; nothing where there is no such page."""
    site = structured.site(folder, dict.fromkeys(worlds.BASE) | worlds.snippet(WORLD) | dict(files))
    renderer = Renderer(site.graph, Addresses(folders=True), edit_url=lambda _: None)
    for page in kinds.all_pages(site):
        if page.path == path:
            return renderer.render(page).html
    return ""


def shown(folder: Path, topic: str, files: Mapping[str, str | None] = {}) -> str:
    """Return what the page of a topic shows of what to know first, as HTML."""
    html = rendered(folder, files, f"topics/{topic}")
    return html.partition('<h2 id="needs">')[2].partition("<h2")[0]


def folded(html: str) -> str:
    """Return the words of the way, which is there for whoever opens it."""
    return sites.words(html.partition("<details")[2].partition("</details>")[0].partition(">")[2])


def topics(*lines: str) -> dict[str, str]:
    """Return the file of the topics with other lines."""
    return {"topics/basics.yml": "\n".join(lines)}


def test_the_way_is_all_topics_by_the_stages_of_the_roadmap_that_teaches_most_of_it(tmp_path: Path) -> None:
    """With why that one, and the sum of their times; what it does not teach is marked once, and the goal comes last."""
    assert folded(shown(tmp_path, "tacking")) == (
        "The whole way here: 4 topics, 6–7 hours (1 of them unknown) "
        "By the stages of Dinghy , which teaches 2 of the 4 topics. "
        "No other roadmap with Tacking teaches more of them. "
        "What to know before Not on Dinghy: Knots 2 hours "
        "Stage 1: On the shore Wind 1–2 hours Not on Dinghy: Sails 3 hours "
        "Stage 2: On the water Steering Tacking"
    )


def test_of_two_roadmaps_that_teach_as_much_of_the_way_it_goes_by_the_first(tmp_path: Path) -> None:
    """In the order of the curriculum."""
    files = {"roadmaps/yacht/01-all.yml": "title: All at once\ntopics: [wind, steering, tacking]\n"}
    words = folded(shown(tmp_path, "tacking", files))
    assert "By the stages of Dinghy , which teaches 2 of the 4 topics. No other roadmap" in words


def test_a_way_says_that_only_one_roadmap_leads_there(tmp_path: Path) -> None:
    """Where there are others at all."""
    files = {"roadmaps/yacht/01-all.yml": "title: All at once\ntopics: [knots]\n"}
    words = folded(shown(tmp_path / "a", "tacking", files))
    assert "which teaches 2 of the 4 topics. It is the only roadmap with Tacking. What to know" in words
    alone: dict[str, str | None] = {"roadmaps/yacht/roadmap.yml": None, "roadmaps/yacht/01-all.yml": None}
    alone["curriculum.yml"] = worlds.snippet(WORLD)["curriculum.yml"].replace(", yacht", "")
    assert "which teaches 2 of the 4 topics. What to know" in folded(shown(tmp_path / "b", "tacking", alone))


def test_what_the_roadmap_of_the_way_leaves_out_says_where_it_is_taught(tmp_path: Path) -> None:
    """The first stage elsewhere, in the order of the roadmaps; the topic's page, to which its name leads, has all."""
    files = {"roadmaps/yacht/01-all.yml": "title: All at once\ntopics: [knots, tacking]\n"}
    html = shown(tmp_path, "tacking", files)
    assert "Not on Dinghy: Knots 2 hours · Yacht, Stage 1 Stage 1:" in folded(html)
    assert sites.links(html)["Knots"].endswith("topics/knots/")


def test_what_the_roadmap_leaves_out_stands_together_as_far_as_learning_order_lets_it(tmp_path: Path) -> None:
    """What needs something of it comes after it."""
    files = topics(
        "wind: Wind",
        "a: {title: A, needs: [wind]}",
        "b: {title: B, needs: [wind]}",
        "c: {title: C, needs: [wind]}",
        "steering: {title: Steering, needs: [a]}",
        "tacking: {title: Tacking, needs: [a, b, c, steering]}",
    )
    files["roadmaps/dinghy/01-shore.yml"] = "title: On the shore\ntopics: [wind, b, steering]\n"
    files["roadmaps/dinghy/02-water.yml"] = "title: On the water\ntopics: [tacking]\n"
    html = shown(tmp_path, "tacking", files)
    assert "On the shore Wind B Not on Dinghy: A C Steering Stage 2: On the water Tacking" in folded(html)
    assert re.findall(r'<ol start="(\d+)">', html) == ["1", "3", "5", "6"]


def test_the_topics_of_the_way_are_numbered_throughout(tmp_path: Path) -> None:
    """Each list goes on where the one before it ends, up to the topic itself."""
    assert re.findall(r'<ol start="(\d+)">', shown(tmp_path, "tacking")) == ["1", "2", "3", "4", "5"]


def test_a_way_of_nothing_but_what_is_known_first_anyway_is_not_listed_again(tmp_path: Path) -> None:
    """Its time is told, if anything of it is known."""
    html = shown(tmp_path / "a", "sails")
    assert "<details" not in html
    assert "The whole way here: 1 topic, 1–2 hours" in sites.words(html)
    timeless = topics("wind: Wind", "tacking: {title: Tacking, needs: [wind]}", "steering: Steering")
    assert "whole way" not in shown(tmp_path / "b", "tacking", timeless)


def test_nothing_is_said_of_the_way_to_a_topic_that_needs_nothing(tmp_path: Path) -> None:
    """There is no such section."""
    assert shown(tmp_path, "wind") == ""


@pytest.mark.parametrize(
    ("keys", "summary"),
    [
        ("", "The whole way here: 2 topics"),
        (", duration: 1 hour", "The whole way here: 2 topics, 1 hour (1 of them unknown)"),
        (", status: planned", "The whole way here: 2 topics"),
        (", duration: 1 hour, status: planned", "The whole way here: 2 topics"),
    ],
)
def test_what_is_not_known_is_said_and_what_is_planned_takes_no_time(tmp_path: Path, keys: str, summary: str) -> None:
    """An unknown time is never taken for none."""
    files = topics(f"wind: {{title: Wind{keys}}}", "steering: {title: Steering, needs: [wind]}", "knots: Knots")
    files["topics/basics.yml"] += "\ntacking: {title: Tacking, needs: [steering]}\n"
    assert folded(shown(tmp_path, "tacking", files)).startswith(f"{summary} By the stages")


def test_a_way_that_no_roadmap_goes_is_one_list(tmp_path: Path) -> None:
    """In learning order, without stages."""
    files = topics("c: {title: C, needs: [b]}", "b: {title: B, needs: [a]}", "a: A", "wind: Wind", "steering: Steering")
    files["topics/basics.yml"] += "\ntacking: Tacking\n"
    assert folded(shown(tmp_path, "c", files)) == "The whole way here: 2 topics A B C"


def test_parts_are_folded_and_are_no_part_of_the_way(tmp_path: Path) -> None:
    """Many of them are counted only."""
    many = [f"rope{number}: Rope {number}" for number in range(9)]
    parts = ", ".join(line.partition(":")[0] for line in many)
    files = topics(
        "wind: {title: Wind, parts: [steering, knots]}",
        f"knots: {{title: Knots, needs: [wind], parts: [{parts}]}}",
        "steering: Steering",
        "tacking: {title: Tacking, needs: [knots]}",
        *many,
    )
    html = shown(tmp_path, "tacking", files).partition("<details")[2].partition('<h2 id="map">')[0]
    words = sites.words(html)
    assert "The whole way here: 2 topics" in words
    assert "2 parts Steering , Knots" in words
    assert sites.links(html)["9 parts"].endswith("topics/knots/#parts")
    assert "Rope 3" not in words


OTHERS = ("wind: Wind", "steering: Steering", "tacking: Tacking")


def chain(length: int) -> dict[str, str]:
    """Return topics in a row, of which each needs the one before."""
    row = [f"t{n}: {{title: T {n}, needs: [t{n - 1}], duration: 1 hour}}" for n in range(1, length)]
    return topics("t0: T 0", *row, *OTHERS)


def test_of_a_long_way_the_beginning_is_listed(tmp_path: Path) -> None:
    """The rest is on a page of its own, to which the list leads."""
    html = shown(tmp_path, "t59", chain(60))
    words = folded(html)
    assert words.startswith("The whole way here: 59 topics, 58 hours (1 of them unknown) T 0 T 1 1 hour")
    assert words.endswith("T 39 1 hour The whole way of 59 topics T 59 1 hour")
    assert '<ol start="60">' in html
    assert html.count("<li>") == 1 + 40 + 1
    assert sites.links(html)["The whole way of 59 topics"].endswith("topics/t59/way/")


def test_a_page_has_all_of_a_long_way_by_the_stages_of_its_roadmap(tmp_path: Path) -> None:
    """With headings that lead to the stages, and numbers that go on from one to the next."""
    files = chain(50) | {
        "roadmaps/dinghy/01-shore.yml": "title: On the shore\ntopics: [t5]\n",
        "roadmaps/dinghy/02-water.yml": "title: On the water\ntopics: [t45, t49]\n",
    }
    html = rendered(tmp_path, files, "topics/t49/way")
    words = sites.words(html)
    assert words.startswith(
        "The whole way to T 49 49 topics, 48 hours (1 of them unknown) To T 49 "
        "By the stages of Dinghy , which teaches 2 of the 49 topics. It is the only roadmap with T 49. "
        "What to know before Not on Dinghy: T 0 T 1 1 hour"
    )
    assert "T 4 1 hour Stage 1: On the shore T 5 1 hour Not on Dinghy: T 6 1 hour T 7 1 hour" in words
    assert "Stage 2: On the water T 45 1 hour Not on Dinghy: T 46 1 hour T 47" in words
    assert words.endswith("T 48 1 hour T 49 1 hour")
    assert html.count("<li>") == 49 + 1
    assert re.findall(r'<ol start="(\d+)">', html) == ["1", "6", "7", "46", "47", "50"]
    assert sites.links(html)["Stage 1: On the shore"].endswith("roadmaps/dinghy/shore/")
    assert sites.links(html)["T 49"].endswith("topics/t49/")


def test_the_goal_stands_under_its_stage_where_the_way_ends_at_another_one(tmp_path: Path) -> None:
    """So that it is clear where one has arrived."""
    files = {"roadmaps/dinghy/02-water.yml": "title: On the water\ntopics: [steering]\n"}
    files["roadmaps/dinghy/03-race.yml"] = "title: The race\ntopics: [tacking]\n"
    html = shown(tmp_path, "tacking", files)
    assert folded(html).endswith("Stage 2: On the water Steering Stage 3: The race Tacking")
    assert sites.links(html)["Stage 3: The race"].endswith("roadmaps/dinghy/race/")


def test_a_page_of_a_way_that_no_roadmap_goes_is_one_list(tmp_path: Path) -> None:
    """Under one heading."""
    html = rendered(tmp_path, chain(50), "topics/t49/way")
    assert re.findall(r'<h\d id="([^"]+)"', html) == ["top", "topics"]
    assert sites.words(html).startswith("The whole way to T 49 49 topics, 48 hours (1 of them unknown) To T 49 Topics ")


def test_only_a_way_that_the_page_of_the_topic_cannot_hold_has_a_page(tmp_path: Path) -> None:
    """The page of a topic lists forty; a way longer than any plan has none either."""
    site = structured.site(tmp_path, dict.fromkeys(worlds.BASE) | worlds.snippet(WORLD) | chain(43))
    assert list(site.long_ways) == ["t41", "t42"]
    paths = [page.path for page in kinds.all_pages(site) if page.kind.template == "way"]
    assert paths == ["topics/t41/way", "topics/t42/way"]


def test_of_many_long_ways_the_longest_have_a_page(tmp_path: Path) -> None:
    """A large curriculum has no page of this kind for each topic; of the others the rest is on the ways before."""
    site = structured.site(tmp_path / "a", dict.fromkeys(worlds.BASE) | worlds.snippet(WORLD) | chain(520))
    assert list(site.long_ways) == [f"t{number}" for number in range(251, 501)]
    html = shown(tmp_path / "b", "t59", chain(520))
    assert folded(html).endswith("T 39 1 hour 19 more are on the ways to what it needs: T 58 T 59 1 hour")
    assert sites.links(html.partition("</ol>")[2])["T 58"].endswith("topics/t58/#way")


def test_nothing_but_the_page_of_the_topic_leads_to_the_page_of_a_way(tmp_path: Path) -> None:
    """Neither the navigation nor a search, nor a search engine."""
    site = structured.site(tmp_path, dict.fromkeys(worlds.BASE) | worlds.snippet(WORLD) | chain(43))
    renderer = Renderer(site.graph, Addresses(folders=True), edit_url=lambda _: None)
    (first, _) = [page for page in kinds.all_pages(site) if page.kind.template == "way"]
    assert not renderer.render(first).search
    assert not first.indexed
    assert not first.listed


def test_of_a_way_longer_than_any_plan_no_time_is_told(tmp_path: Path) -> None:
    """The topics are counted all the same."""
    assert folded(shown(tmp_path, "t519", chain(520))).startswith("The whole way here: 519 topics T")
