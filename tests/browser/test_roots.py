"""A site that has its curriculum at its top, below a folder, or two of them, in a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers import roots
from tests.helpers.browsing import expect, opened
from tests.helpers.roots import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDERS = {"top": [""], "path": ["learn/"], "two": ["learn/", "more/loaves/"]}
"""The shape of a site → where its curricula stand."""
NAMES = [("topics/glutne/", "seitan", "Gluten"), ("topics/yeasts/", "cerevisiae", "Yeast")]
"""For each curriculum a wrong address, another name to search for, and the title of the topic that is meant."""


@pytest.fixture(scope="module", params=roots.PLUGINS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a site of each shape."""
    host, project = tmp_path_factory.mktemp("host"), tmp_path_factory.mktemp("project")
    with roots.standing(host, project, request.param, folders=True) as site:
        yield site


@pytest.fixture(scope="module", params=roots.PLUGINS)
def on_disk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of each shape in a folder of its own, built to be taken along."""
    host, project = tmp_path_factory.mktemp("host"), tmp_path_factory.mktemp("project")
    with roots.standing(host, project, request.param, folders=False) as site:
        return Path(shutil.copytree(site.folder, tmp_path_factory.mktemp("disk") / f"{site.shape} & more"))


def found(page: Page, asked: str, title: str, *, belongs: bool = False) -> None:
    """Search for another name of a topic, and go where the first result leads; it may say to which curriculum."""
    page.locator("input[name=query]").click()
    page.keyboard.type(asked)
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text(title)
    if belongs:
        expect(first.locator(".rm-hit__line").last).to_contain_text("Bread · ")
    first.click()
    expect(page.locator("h1")).to_have_text(title)


def test_a_slip_in_an_address_is_understood(browser: Browser, site: Site) -> None:
    """The one page for dead addresses knows what all curricula have, and has its stylesheet."""
    for folder, (wrong, _, title) in zip(FOLDERS[site.shape], NAMES, strict=False):
        page, complaints = opened(browser, f"{site.base}{folder}{wrong}")
        expect(page.locator("h1")).to_have_text("Page not found")
        page.get_by_role("paragraph").filter(has_text="Did you mean").get_by_role("link", name=title).click()
        expect(page.locator("h1")).to_have_text(title)
        assert page.url.startswith(f"{site.base}{folder}topics/")
        assert all("404" in complaint for complaint in complaints)
        page.context.close()


def test_the_search_leads_to_the_pages_of_each_curriculum(browser: Browser, site: Site) -> None:
    """From the home page of the site and from a page of the curriculum; a map leads on from there."""
    for folder, (_, asked, title) in zip(FOLDERS[site.shape], NAMES, strict=False):
        for start in ("", f"{folder}topics/"):
            page, complaints = opened(browser, f"{site.base}{start}")
            found(page, asked, title, belongs=site.shape == "two")
            page.locator(".rm-map--wide a.rm-topic").filter(has_text="Flour").first.click()
            expect(page.locator("h1")).to_have_text("Flour")
            assert page.url == f"{site.base}{folder}topics/flour/"
            assert complaints == []
            page.context.close()


@pytest.mark.parametrize(("page", "width"), [("compare/", 1600), ("topics/", 1280), ("topics/", 800)])
def test_the_way_to_a_page_starts_where_its_heading_does(browser: Browser, site: Site, page: str, width: int) -> None:
    """Whether the page has the navigation at its side or not."""
    shown, _ = opened(browser, f"{site.base}{FOLDERS[site.shape][0]}{page}", viewport={"width": width, "height": 800})
    left = "name => document.querySelector(name)?.getBoundingClientRect().x"
    way, heading = shown.evaluate(left, ".md-path"), shown.evaluate(left, "h1")
    # What stands at the top of the navigation has no way to it.
    assert way == pytest.approx(heading, abs=1) or (way is None and site.shape == "top")
    shown.context.close()


def test_the_search_and_the_maps_work_from_disk(browser: Browser, on_disk: Path) -> None:
    """Without a server, and without a network."""
    for folder, (_, asked, title) in zip(FOLDERS[on_disk.name.split()[0]], NAMES, strict=False):
        page, complaints = opened(browser, (on_disk / "index.html").as_uri())
        found(page, asked, title, belongs=on_disk.name.startswith("two"))
        page.locator(".rm-map--wide a.rm-topic").filter(has_text="Flour").first.click()
        expect(page.locator("h1")).to_have_text("Flour")
        assert page.url == (on_disk / f"{folder}topics/flour.html").as_uri()
        assert [complaint for complaint in complaints if not complaint.startswith("blob:")] == []
        page.context.close()
