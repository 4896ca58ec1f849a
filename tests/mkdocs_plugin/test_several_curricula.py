"""A site with several curricula: an entry of the plugin for each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.helpers import sites, worlds
from tests.mkdocs_plugin.test_plugin import BREAD

ENTRIES = """\
  - roadmap: {curriculum: bread, path: bread}
  - search
  - roadmap: {curriculum: curriculum, path: maths, health: false}
"""
SETTINGS = f"""\
site_name: A site
site_url: https://example.org/school/
theme: {{name: material, font: false, features: [navigation.expand]}}
plugins:
{ENTRIES}"""
DOCS = {"index.md": "# School\n\nOn [[gluten]], [[softmax]] and [[home]].\n"}


def write(folder: Path, settings: str = SETTINGS) -> Path:
    """Write a site with two curricula, on bread and on mathematics."""
    worlds.write(folder / "bread", BREAD)
    return sites.write(folder, {}, DOCS, settings)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    return sites.build(write(tmp_path_factory.mktemp("site")))


def test_each_stands_in_its_own_folder(site: Path) -> None:
    """With all that is its own; at the top there is only what the owner has written."""
    assert {path.name for path in site.iterdir()} >= {"bread", "maths", "index.html", "404.html"}
    assert not {"topics", "roadmaps", "schemas"} & {path.name for path in site.iterdir()}
    assert (site / "bread/health").exists()
    assert not (site / "maths/health").exists()


def test_a_page_by_hand_links_to_both(site: Path) -> None:
    """What both have is that of the first."""
    links = sites.links(sites.article(sites.page(site, "")))
    assert links == {"Gluten": "bread/topics/gluten/", "Softmax": "maths/topics/softmax/", "Bread": "bread/"}


def test_each_is_a_section_of_the_navigation_and_of_the_search(site: Path) -> None:
    """Called as the curriculum is."""
    page = sites.page(site, "maths/topics/softmax")
    links = sites.links(page.partition('data-md-type="navigation"')[2].partition('data-md-type="toc"')[0])
    assert links["Bread"] == "../../../bread/"
    entries = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    found = {entry["location"] for entry in entries}
    assert {"bread/topics/gluten/", "maths/topics/softmax/"} <= found
    assert len([entry for entry in entries if entry["location"] == "maths/topics/softmax/"]) == 1


def test_a_page_says_what_it_has_to_say_once(site: Path) -> None:
    """In its head, for machines, and of its styles."""
    for address in ("", "bread/topics/gluten", "maths/topics/softmax", "bread/print/quick"):
        page = sites.page(site, address)
        assert page.count('property="og:title"') == 1
        assert len(re.findall(r'<link rel="stylesheet" href="[./]*(?:bread|maths)/assets', page)) == 1
        assert page.count("application/ld+json") <= 1


def test_the_page_for_dead_addresses_knows_the_pages_of_both(site: Path) -> None:
    """Under headings of their own, whose anchors are one each."""
    page = (site / "404.html").read_text(encoding="utf-8")
    links = sites.links(sites.article(page))
    assert links["Gluten"] == "/school/bread/topics/gluten/"
    assert links["Softmax"] == "/school/maths/topics/softmax/"
    ids = re.findall(r'<h\d id="([^"]*)"', page)
    assert len(ids) == len({*ids}) >= 5


@pytest.mark.parametrize("path", ["/bread/", "Bread"])
def test_two_of_them_in_one_place_are_told(path: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """However the place is written; many a disk does not keep capitals apart."""
    write(tmp_path, SETTINGS.replace("path: maths", f"path: {path}"))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "Two entries of the plugin `roadmap` have one place: give each a `path` of its own." in sites.errors(caplog)


@pytest.mark.parametrize("path", ["../up", "a b", ".", "a//b", "a/./b", "überall", "a\\\\b", "..", "https://x.example"])
def test_a_path_that_is_none_is_told(path: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """With what to write."""
    sites.write(tmp_path, settings=sites.SETTINGS.replace("roadmap]", f'roadmap: {{path: "{path}"}}]'))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "is no folder of the site: write a name such as `learn`" in sites.errors(caplog)


def test_a_slip_in_either_is_told_at_its_place(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """By the way from `mkdocs.yml`, so that it is clear which one is meant."""
    write(tmp_path)
    worlds.write(tmp_path / "curriculum", {"topics/extras.yml": "relu: {title: ReLU, needs: [softmx]}\n"})
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "curriculum/topics/extras.yml:1:29: error[unknown-reference]" in sites.errors(caplog)
