"""How pages and sites grow with a curriculum, in bytes and counts of made-up worlds; seconds are for the benchmarks."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks import sites as made_up
from benchmarks import world
from roadmap_site.curriculum import loader
from roadmap_site.health import history
from roadmap_site.health.checks import Health
from roadmap_site.site import kinds, linked_data, urls
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from tests.helpers import sites, structured

SMALL, LARGE = 60, 150
# As much as pages of one kind differ anyway: names, and what needs what, are made up.
_ALIKE, _ON_AVERAGE = 1.2, 1.05
# How many pages there are for a topic: its own, often the whole way to it, and its share of stages and catalogues.
_PAGES = 2
# What a page may have, the theme around it included, in bytes.
_LONGEST = 150_000
# What the theme has around an article, in bytes.
_AROUND = 22_000


class Grown(NamedTuple):
    """A built site."""

    topics: int
    folder: Path
    pages: Mapping[str, str]
    """Address → HTML."""

    def largest(self) -> dict[str, int]:
        """Return the bytes of the largest page of each kind that is about one thing."""
        sizes: dict[str, int] = defaultdict(int)
        for address, html in self.pages.items():
            kind, *names = address.split("/")
            if names:
                sizes[f"{kind}, {len(names)}"] = max(sizes[f"{kind}, {len(names)}"], len(html.encode()))
        return sizes


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Grown, Grown]:
    """Return a site, and one of a world that is more than twice as large."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world, "TOPICS_OF_A_ROADMAP", 30)
        patch.setattr(world, "TOPICS_OF_AN_AREA", 20)
        return _built(tmp_path_factory, SMALL), _built(tmp_path_factory, LARGE)


def _built(folders: pytest.TempPathFactory, topics: int) -> Grown:
    folder = sites.build(made_up.with_plugin(folders.mktemp(f"of-{topics}"), topics))
    pages = {
        page.parent.relative_to(folder).as_posix(): page.read_text(encoding="utf-8")
        for page in folder.rglob("index.html")
    }
    return Grown(topics, folder, pages)


def test_a_page_about_one_thing_is_as_long_however_much_there_is(grown: tuple[Grown, Grown]) -> None:
    """A topic, a roadmap, a stage, a document to print, an area."""
    small, large = (site.largest() for site in grown)
    kinds = ("topics, 1", "roadmaps, 1", "roadmaps, 2", "print, 1", "areas, 1", "projects, 1")
    assert {kind: (small[kind], large[kind]) for kind in kinds if large[kind] > _ALIKE * small[kind]} == {}


def test_a_page_is_on_average_as_long(grown: tuple[Grown, Grown]) -> None:
    """What stood on each page for each topic would grow with the square of them; pages are two a topic at the most."""
    small, large = (sum(len(html.encode()) for html in site.pages.values()) / len(site.pages) for site in grown)
    assert large <= _ON_AVERAGE * small
    assert max(len(site.pages) / site.topics for site in grown) < _PAGES


def test_before_a_reader_types_a_page_loads_the_same(grown: tuple[Grown, Grown]) -> None:
    """No piece of what the search looks through: the files that the home page names are the same ones."""
    loads = [
        {
            name: (site.folder / name).stat().st_size
            for name in re.findall(r'<(?:script|link)[^>]* (?:src|href)="(assets/[^"]+)"', site.pages["."])
        }
        for site in grown
    ]
    assert loads[0] == loads[1]
    assert not [name for name in loads[0] if "/search/" in name or name.endswith("items.js")]


def test_an_overview_of_very_much_is_no_longer_than_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 500 topics, 160 roadmaps and 300 resources: home, catalogues, comparisons, health, and dead addresses."""
    for name, figure in {"TOPICS_OF_A_ROADMAP": 5, "TOPICS_OF_A_STAGE": 2, "EXPLAINED": 0, "ASKED": 0}.items():
        monkeypatch.setattr(world, name, figure)
    result = loader.load(world.write(tmp_path, 500))
    health = Health(result.located, history.history_of(result.located, tmp_path), None)
    site = replace(structured.of(result), health=health)
    renderer = Renderer(result.graph, Addresses(folders=True), edit_url=lambda _: None)
    sizes = {}
    whole = {urls.HOME, urls.ROADMAPS, urls.TOPICS, urls.RESOURCES, urls.PROJECTS, urls.COMPARISON, urls.HEALTH}
    for page in kinds.all_pages(site):
        if page.path in whole | {urls.comparison(next(iter(result.graph.curriculum.roadmaps.values())))}:
            machines = json.dumps(linked_data.json_ld(page, site) or "")
            sizes[page.path] = len(renderer.render(page).html.encode()) + len(machines)
    sizes["404"] = len(renderer.render(kinds.page_not_found(site)).html.encode())
    assert whole < sizes.keys()
    assert {path: size for path, size in sizes.items() if size > _LONGEST - _AROUND} == {}
