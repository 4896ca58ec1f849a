"""The page of a topic that says all that a topic can say, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import first_aid, sites
from tests.helpers.browsing import RULES, expect, faults, opened
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SETTINGS = """\
site_name: A site
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
plugins: [search, roadmap]
"""
QUESTION, ANSWER = "How does an arrest differ from an attack?", "In an arrest the heart no longer pumps"


@pytest.fixture(scope="module")
def topic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site; yield the address of the page."""
    site = sites.built(tmp_path_factory.mktemp("aid"), first_aid.FILES, settings=SETTINGS)
    with served(site) as address:
        yield f"{address}topics/cpr/"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_with_all_open(browser: Browser, axe: str, topic: str, *, width: int, scheme: Any) -> None:
    """Nor does the page scroll sideways, or ask another host."""
    page, complaints = opened(browser, topic, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('article details').forEach(each => { each.open = true })")
    # A window of the height of the page: what stays at its foot covers nothing that one would scroll to.
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": height + 100})
    assert faults(page, axe, [*RULES, "best-practice"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.context.close()


def test_an_answer_opens_without_scripts(browser: Browser, topic: str) -> None:
    """It cannot be seen before, so that one can answer first."""
    page, _ = opened(browser, topic, java_script_enabled=False)
    expect(page.get_by_text(ANSWER)).not_to_be_visible()
    page.get_by_text(QUESTION).click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.context.close()


def test_on_paper_all_answers_and_the_way_stand_open(browser: Browser, topic: str) -> None:
    """Nobody can open them there."""
    page, _ = opened(browser, topic)
    page.emulate_media(media="print")
    for words in (ANSWER, "By the stages of"):
        assert page.get_by_text(words).bounding_box(), words
        assert page.get_by_text(words).evaluate("each => each.checkVisibility({contentVisibilityAuto: true})"), words
    page.context.close()


EXPLAINED: dict[str, str | bytes | None] = {
    "topics/basics.yml": "softmax: {title: Softmax, summary: Scores to shares., needs: [log]}\nlog: Logarithm\n",
    "topics/basics/softmax.md": "## Why\n\nFor this.\n",
    "resources/book.yml": "book: {title: A book, topics: [softmax, log], url: 'https://www.example.org/'}\n",
    "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax, log]\n",
}


@pytest.mark.parametrize("runs", ["ltr", "rtl"])
def test_an_explanation_begins_on_the_first_screen(browser: Browser, tmp_path: Path, runs: str) -> None:
    """What to start with and what to know first stand side by side where there is room, else one below the other."""
    site = sites.built(tmp_path, EXPLAINED, settings=SETTINGS)
    page, complaints = opened(
        browser, f"{site.as_uri()}/topics/softmax/index.html", viewport={"width": 1280, "height": 800}
    )
    page.evaluate("runs => { document.body.dir = runs }", runs)
    start, needs, before = (page.locator(id).bounding_box() for id in ("#start", "#needs", "#explanation"))
    assert start
    assert needs
    assert before
    assert start["y"] == needs["y"]
    assert (start["x"] < needs["x"]) == (runs == "ltr")
    assert before["y"] < 800
    page.set_viewport_size({"width": 360, "height": 740})
    start, needs = (page.locator(id).bounding_box() for id in ("#start", "#needs"))
    assert start
    assert needs
    assert start["y"] < needs["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert complaints == []
    page.context.close()
