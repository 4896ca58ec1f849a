"""The drawer of a phone, which has the navigation: every level is reached, by thumb and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.browsing import expect, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE = {"width": 360, "height": 800}


def test_the_drawer_shows_the_folder_of_a_page_and_leads_up(browser: Browser, bakery_address: str) -> None:
    """It opens at the topics of the area, one step back stand the areas, and the area leads to its page."""
    page, complaints = opened(browser, f"{bakery_address}topics/emmer-soaking/", viewport=PHONE)
    page.locator(".md-header__button[for=__drawer]").click()
    drawer = page.locator(".md-sidebar--primary")
    current = drawer.locator("[aria-current=page]")
    expect(current).to_have_count(1)
    siblings = drawer.locator("nav[data-md-level='2'] > ul > li > a")
    expect(siblings.first).to_be_visible()
    drawer.locator("nav[data-md-level='2'] > label.md-nav__title").click()
    area = drawer.locator("nav[data-md-level='1'] .md-nav__container > a")
    expect(area).to_be_visible()
    area.click()
    expect(page).to_have_url(f"{bakery_address}areas/grains/")
    assert complaints == []


def test_the_way_up_needs_no_scripts(browser: Browser, bakery_address: str) -> None:
    """On a desk it stands beside the page."""
    page, _ = opened(browser, f"{bakery_address}topics/emmer-soaking/", java_script_enabled=False)
    page.locator(".md-sidebar--primary .md-nav__container > a").last.click()
    expect(page).to_have_url(f"{bakery_address}areas/grains/")
