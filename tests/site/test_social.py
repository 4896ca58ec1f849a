"""The pictures that go with links to roadmaps and stages: what is on them, and when there is none."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from mkdocs.exceptions import Abort

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.site import painting, social, urls
from roadmap_site.site.page import Site
from roadmap_site.site.render import Renderer
from tests.helpers import sites, worlds

SETTINGS = """\
site_name: A site
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search, {roadmap: {social: true}}]
"""
STAGES = {
    f"roadmaps/first/{number:02}-{name}.yml": f"title: {title}\ntopics: [softmax]\n"
    for number, (name, title) in enumerate(
        (("start", "Start"), ("mix", "Mix"), ("rise", "Rise"), ("bake", "Bake"), ("end", "The end")), start=1
    )
}


def words(loaded: LoadResult, id: str) -> list[str] | None:
    """Return what is written on the picture of a roadmap or a stage, if there is one."""
    addresses = urls.Addresses(folders=True)
    renderer = Renderer(loaded.graph, addresses, edit_url=lambda _: None)
    site = Site(loaded.graph, "A site", lambda *_: None, renderer.texts.plain, url="https://example.org/")
    thing = loaded.curriculum.roadmaps.get(id) or loaded.curriculum.stages[id]
    picture = social.picture(thing, site, renderer)
    if picture is None:
        return None
    assert "var(" not in picture
    lines = ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314
    return [line.text or "" for line in lines]


def test_a_roadmap_is_shown_by_its_title_its_facts_and_its_way(tmp_path: Path) -> None:
    """And whose it is."""
    written = words(worlds.load(tmp_path, STAGES), "first")
    assert written
    assert written[-4:] == ["A site", "First", "5 stages · 1 topic", "example.org"]
    assert {"Start", "Mix", "Rise", "Bake", "The end"} < {*written}


def test_a_stage_is_shown_with_what_comes_after_it(tmp_path: Path) -> None:
    """The last ones with what comes before, so that there is a way to see."""
    loaded = worlds.load(tmp_path, STAGES)
    written = words(loaded, "first/mix")
    assert written
    assert "First, Stage 2" in written
    assert "Start" not in written
    last = words(loaded, "first/end")
    assert last
    assert "Mix" in last


@pytest.mark.parametrize("title", ["面包", "خبز", "Bread 🍞"])
def test_what_our_font_cannot_write_is_not_drawn_as_boxes(tmp_path: Path, title: str) -> None:
    """The general picture stands for it; a topic that is called so is left out."""
    assert words(worlds.load(tmp_path, {"roadmaps/first/roadmap.yml": f"title: {title}\n"}), "first") is None
    written = words(worlds.load(tmp_path, {"topics/basics.yml": f"softmax: {title}\n"}), "first")
    assert written
    assert title not in written


def test_a_long_title_becomes_smaller_and_is_cut_at_last(tmp_path: Path) -> None:
    """It stays within the picture."""
    title = "How to bake a loaf of rye bread " * 6
    written = words(worlds.load(tmp_path, {"roadmaps/first/roadmap.yml": f"title: {title.strip()}\n"}), "first")
    assert written
    assert [line for line in written if line.endswith(" …")]


def test_pages_of_roadmaps_and_stages_name_their_pictures(tmp_path: Path) -> None:
    """With their size and what they show; the other pages keep the general one, and so do all in a preview."""
    site = sites.built(tmp_path, settings=SETTINGS)
    for page, picture in (
        ("roadmaps/first", "roadmaps/first/index.png"),
        ("roadmaps/first/start", "roadmaps/first/start.png"),
        ("topics/softmax", "assets/roadmap-site/social.png"),
    ):
        html = sites.page(site, page)
        assert re.findall('<meta property="og:image" content="([^"]*)"', html) == [f"https://example.org/{picture}"]
        assert '<meta property="og:image:width" content="1200">' in html
        content = (site / picture).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1200, 630)


def test_what_was_painted_is_kept_and_painted_alike(tmp_path: Path) -> None:
    """A picture is looked up by all that makes it."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="1" height="1" fill="#f00"/></svg>'
    first = painting.png(svg, (20, 10), tmp_path)
    (kept,) = tmp_path.glob("pictures/*.png")
    assert kept.read_bytes() == first == painting.png(svg, (20, 10), None)
    kept.write_bytes(b"kept")
    assert painting.png(svg, (20, 10), tmp_path) == b"kept"
    assert painting.png(svg, (20, 11), tmp_path).startswith(b"\x89PNG")


def test_who_asks_for_pictures_without_the_painter_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Before anything is built."""
    monkeypatch.setattr(painting, "find_spec", lambda _: None)
    with pytest.raises(Abort):
        sites.built(tmp_path, settings=SETTINGS)
    assert 'pip install "roadmap-site[social]"' in sites.errors(caplog)
    assert not (tmp_path / "site").exists()


def test_nobody_gets_pictures_unasked(tmp_path: Path) -> None:
    """Then the general one stands for all pages."""
    site = sites.built(tmp_path, settings=SETTINGS.replace("{roadmap: {social: true}}", "roadmap"))
    assert "social.png" in sites.page(site, "roadmaps/first")
    assert not (site / "roadmaps/first/index.png").exists()
