"""The site in a real Chromium, as a reader uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers import sites
from tests.helpers.browsing import expect, opened
from tests.mkdocs_plugin.test_plugin import BREAD
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a small site; return its address."""
    with served(sites.built(tmp_path_factory.mktemp("bread"), BREAD)) as address:
        yield address


def test_a_search_for_an_alias_leads_to_the_topic(browser: Browser, address: str) -> None:
    """Typing another name of a topic shows its page as the first result; nothing asks another host."""
    page, complaints = opened(browser, address)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("seitan")
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Gluten")
    first.click()
    expect(page.locator("h1")).to_have_text("Gluten")
    assert complaints == []


def test_the_way_through_needs_no_scripts(browser: Browser, address: str) -> None:
    """Home, roadmap, stage, topic and resource are real links."""
    page, complaints = opened(browser, address, java_script_enabled=False)
    article = page.get_by_role("article")
    for link in ("The Home Baker", "Mixing", "Flour"):
        article.get_by_role("link", name=link, exact=True).first.click()
        expect(page.locator("h1")).to_have_text(link)
    expect(article.get_by_role("link", name="The Bread Book", exact=True).first).to_have_attribute(
        "href", "https://www.example.org/bread"
    )
    article.get_by_role("link", name="In the catalogue: The Bread Book").click()
    expect(page.locator("h1")).to_have_text("Resources")
    assert complaints == []


def test_instant_loading_passes_the_maps_by(browser: Browser, tmp_path: Path) -> None:
    """Where a site turns it on, pages with maps are reached, and their maps lead on."""
    with served(tmp_path) as address:
        settings = sites.SETTINGS.replace("font: false", "font: false, features: [navigation.instant]")
        (tmp_path / "here").mkdir()
        sites.built(
            tmp_path / "here", BREAD, settings=f"{settings}site_dir: {tmp_path}/bread\nsite_url: {address}bread/\n"
        )
        page, complaints = opened(browser, f"{address}bread/topics/")
        page.get_by_role("article").get_by_role("link", name="Sourdough", exact=True).click()
        expect(page.locator("h1")).to_have_text("Sourdough")
        page.locator(".rm-map--wide a.rm-topic").filter(has_text="Gluten").click()
        expect(page.locator("h1")).to_have_text("Gluten")
        assert complaints == []
        page.context.close()
