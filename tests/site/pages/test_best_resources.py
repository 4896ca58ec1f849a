"""What a stage says to start with, beside each of its topics."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import Mock

import pytest

from roadmap_site.curriculum import starting
from roadmap_site.site import kinds
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from tests.helpers import sites, structured, worlds

WORLD = worlds.snippet("""\
# curriculum.yml
title: Gardening
roadmaps: [beds]
levels: {beginner: Beginner}
costs: {free: Free, paid: Paid}
kinds: {book: Book, tool: {title: Tool, material: true}}
areas: {basics: Basics}
# topics/basics.yml
soil: Soil
seed: Seed
weeds: Weeds
# roadmaps/beds/roadmap.yml
title: Beds
# roadmaps/beds/01-spring.yml
title: Spring
topics: [soil, seed, weeds]
# roadmaps/beds/02-autumn.yml
title: Autumn
topics: [soil]
# resources/book.yml
almanac:
  title: The almanac
  cost: free
  url: https://example.org/almanac
  duration: 9 hours
  topics: [soil, seed, weeds]
""")
STAGE = "roadmaps/beds/01-spring.yml"
BOOKS = "resources/book.yml"


def lines(folder: Path, files: Mapping[str, str] = {}, page: str = "roadmaps/beds/spring") -> dict[str, str]:
    """Return what stands beside the topics, as HTML: anchor of the heading → the line."""
    site = structured.site(folder, dict.fromkeys(worlds.BASE) | WORLD | dict(files))
    renderer = Renderer(site.graph, Addresses(folders=True), edit_url=lambda _: None)
    spec = next(spec for spec in kinds.all_pages(site) if spec.path == page)
    found = {}
    for part in re.split(r'<h\d id="', renderer.render(spec).html)[1:]:
        for line in re.findall(r'<p class="rm-best.*?</p>', part, re.DOTALL):
            found[part.partition('"')[0]] = line
    return found


def seen(folder: Path, files: Mapping[str, str] = {}) -> dict[str, str]:
    """Return what stands beside the topics, in words: topic → the line."""
    return {id.removeprefix("topic-"): sites.words(line) for id, line in lines(folder, files).items()}


def test_a_resource_on_all_topics_is_named_beside_the_first(tmp_path: Path) -> None:
    """Once on a stage, whatever the others have; with its link, what it costs and how long it takes."""
    found = lines(tmp_path)
    assert list(found) == ["topic-soil"]
    assert sites.words(found["topic-soil"]) == "Start with The almanac Book Free · 9 hours"
    assert sites.links(found["topic-soil"]) == {"The almanac": "https://example.org/almanac"}


def test_a_place_for_the_topic_stands_beside_each(tmp_path: Path) -> None:
    """With its own link and its own time; that of the whole book says nothing of a chapter."""
    places = """\
        almanac:
          title: The almanac
          cost: free
          url: https://example.org/almanac
          duration: 9 hours
          topics:
            - topic: soil
              at: Chapter *1*
            - topic: seed
              at: Chapter 2
              url: https://example.org/almanac/2
              duration: 20 minutes
            - topic: weeds
              url: https://example.org/almanac/3
        """
    found = lines(tmp_path, {BOOKS: places})
    assert {id: sites.words(line) for id, line in found.items()} == {
        "topic-soil": "Start with The almanac · Chapter 1 Book Free",
        "topic-seed": "Start with The almanac · Chapter 2 Book Free · 20 minutes",
        "topic-weeds": "Start with The almanac Book Free",
    }
    assert sites.links(found["topic-seed"])["Chapter 2"] == "https://example.org/almanac/2"
    assert sites.links(found["topic-weeds"])["The almanac"] == "https://example.org/almanac/3"


AGAIN = "resources: [almanac]"


@pytest.mark.parametrize(
    ("stage", "topics"),
    [
        (f"topics: [{{topic: soil, {AGAIN}}}, seed, weeds]", ["seed"]),
        (f"topics: [{{section: In beds, topics: [soil], {AGAIN}}}, seed, weeds]", []),
        (f"topics: [soil, seed, weeds]\n{AGAIN}", []),
    ],
    ids=["entry", "section", "stage"],
)
def test_what_the_page_suggests_already_is_not_said_again(tmp_path: Path, stage: str, topics: list[str]) -> None:
    """An entry speaks for itself alone, a section and a stage for all that follows."""
    assert list(seen(tmp_path, {STAGE: f"title: Spring\n{stage}\n"})) == topics


def test_a_place_is_said_where_the_stage_suggests_the_whole(tmp_path: Path) -> None:
    """Which page to open is more than which book; an entry that suggests it says where itself."""
    files = {
        BOOKS: "almanac: {title: The almanac, topics: [{topic: soil, at: Page 3}, {topic: seed, at: Page 9}]}\n",
        STAGE: f"title: Spring\ntopics: [soil, {{topic: seed, {AGAIN}}}]\n{AGAIN}\n",
    }
    assert seen(tmp_path, files) == {"soil": "Start with The almanac · Page 3 Book"}


def test_what_the_roadmap_recommends_is_named_first(tmp_path: Path) -> None:
    """Before what the resource says itself, which comes first elsewhere."""
    files = {
        BOOKS: """\
            almanac: {title: The almanac, topics: [soil, {topic: seed, recommended: true}]}
            guide: {title: The guide, cost: paid, topics: [seed]}
            """,
        STAGE: "title: Spring\ntopics: [soil, seed, {topic: weeds, resources: [{resource: guide, recommended: true}]}]",
        "roadmaps/beds/roadmap.yml": "title: Beds\nresources: [{resource: guide, recommended: true}]\n",
    }
    assert seen(tmp_path, files)["seed"] == "Start with The guide Book Paid"


@pytest.mark.parametrize(
    "files",
    [
        {BOOKS: "almanac: {title: The almanac, status: outdated, topics: [soil]}\n"},
        {BOOKS: "almanac: {title: The almanac, status: unavailable, topics: [{topic: soil, recommended: true}]}\n"},
        {BOOKS: "other: Other\n"},
        {BOOKS: "other: Other\n", "resources/tool.yml": "spade: {title: Spade, topics: [soil]}\n"},
        {
            "topics/basics.yml": "soil: {title: Soil, status: planned}\nseed: Seed\nweeds: Weeds\n",
            BOOKS: "a: {title: A, topics: [soil]}\n",
        },
    ],
    ids=["outdated", "gone", "none", "tool", "planned"],
)
def test_where_nothing_is_fit_nothing_is_said(tmp_path: Path, files: dict[str, str]) -> None:
    """No empty line, and nothing that one could not begin with."""
    assert lines(tmp_path, files) == {}


def test_a_planned_topic_leaves_the_resource_to_the_next(tmp_path: Path) -> None:
    """Nobody starts with what is not written yet."""
    files = {"topics/basics.yml": "soil: {title: Soil, status: planned}\nseed: Seed\nweeds: Weeds\n"}
    assert list(seen(tmp_path, files)) == ["seed"]


def test_the_document_of_a_roadmap_has_the_same_lines(tmp_path: Path) -> None:
    """Each stage speaks for itself, as it is read by itself."""
    assert list(lines(tmp_path, page="print/beds")) == ["stage-spring--topic-soil", "stage-autumn--topic-soil"]


def test_a_search_does_not_look_there(tmp_path: Path) -> None:
    """The resource is found where it is at home."""
    site = structured.site(tmp_path, dict.fromkeys(worlds.BASE) | WORLD)
    renderer = Renderer(site.graph, Addresses(folders=True), edit_url=lambda _: None)
    spec = next(spec for spec in kinds.all_pages(site) if spec.path == "roadmaps/beds/spring")
    assert "almanac" not in "".join(entry.text for entry in renderer.render(spec).search)


def test_the_resources_of_a_topic_are_put_in_order_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many stages teach it: its own page and theirs ask for the same."""
    site = structured.site(tmp_path, dict.fromkeys(worlds.BASE) | WORLD)
    options = Mock(side_effect=starting.options)
    monkeypatch.setattr(starting, "options", options)
    assert list(kinds.all_pages(site))
    assert sorted(call.args[1] for call in options.call_args_list) == ["seed", "soil", "weeds"]
