"""The switch of colours in the header, which is ours where the theme's faults are mended, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import sites
from tests.helpers.browsing import expect, opened
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SETTINGS = """\
site_name: A site
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme)"
      toggle: {icon: material/brightness-auto, name: To light}
    - media: "(prefers-color-scheme: light)"
      primary: teal
      toggle: {icon: material/brightness-7, name: To dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: red
      toggle: {icon: material/brightness-4, name: To the system}
plugins: [search, roadmap]
extra_javascript: [own.js]
"""
# As Material's guide has it, for what has colours of its own.
OWN = """\
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector("[data-md-component=palette]").addEventListener("change", () => {
    globalThis.heard = __md_get("__palette").color.scheme
  })
})
"""


@pytest.fixture(scope="module", params=[SETTINGS, SETTINGS.replace("roadmap]", "roadmap: {mend: false}]")])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with our switch, and one with the theme's: readers do not tell them apart."""
    folder = tmp_path_factory.mktemp("colours")
    with served(sites.built(folder, docs={"own.js": OWN, "about.md": "# About\n"}, settings=request.param)) as address:
        yield address


def looks(page: Page, scheme: str, primary: str) -> None:
    """Expect colours of a page."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-primary", primary)


@pytest.mark.parametrize(("system", "colours"), [("light", ("default", "teal")), ("dark", ("slate", "red"))])
def test_colours_are_the_systems_until_somebody_chooses(
    browser: Browser, address: str, *, system: Any, colours: tuple[str, str]
) -> None:
    """As it is when a page is opened, and when it changes."""
    page, complaints = opened(
        browser, f"{address}topics/softmax/", color_scheme="dark" if system == "light" else "light"
    )
    expect(page.get_by_title("To light")).to_be_visible()
    page.emulate_media(color_scheme=system)
    looks(page, *colours)
    page.goto(f"{address}about/")
    looks(page, *colours)
    expect(
        page.locator(".md-header [data-rm-colours] label:visible, [data-md-component=palette] label:visible")
    ).to_have_count(1)
    assert complaints == []
    page.context.close()


def test_what_is_chosen_stays(browser: Browser, address: str) -> None:
    """On other pages, whatever the system has; a script of the site hears of it; the browser knows of it too."""
    page, complaints = opened(browser, f"{address}topics/softmax/", color_scheme="dark")
    page.get_by_title("To light").click()
    looks(page, "default", "teal")
    expect(page.get_by_title("To light")).to_be_hidden()
    page.get_by_title("To dark").click()
    page.emulate_media(color_scheme="light")
    looks(page, "slate", "red")
    assert page.evaluate("globalThis.heard") == "slate"
    page.goto(f"{address}about/")
    looks(page, "slate", "red")
    expect(page.get_by_title("To the system")).to_be_visible()
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
    expect(page.locator("meta[name=theme-color]")).to_have_attribute(
        "content", re.compile(r"#ef5552|rgb\(239, 85, 82\)")
    )
    expect(page.locator("body")).not_to_have_attribute("data-md-color-switching", "")
    page.get_by_title("To the system").click()
    looks(page, "default", "teal")
    assert complaints == []
    page.context.close()


def test_the_keyboard_switches(browser: Browser, address: str) -> None:
    """By the key that presses what has the focus."""
    page, complaints = opened(browser, f"{address}about/")
    page.locator("#__palette_0").focus()
    for scheme in ("default", "slate", "default"):
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    assert complaints == []
    page.context.close()
