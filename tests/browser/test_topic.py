"""The page of a topic that says all that a topic can say, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
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
