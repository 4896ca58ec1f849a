"""The site in a real Chromium, as a reader uses it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import sites
from tests.test_plugin import BREAD
from tools import chromium


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a small site; return its address."""
    site = sites.built(tmp_path_factory.mktemp("bread"), BREAD)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a Chromium."""
    found = chromium.find()
    assert found, chromium.ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def open_page(browser: Browser, address: str, *, scripts: bool = True) -> tuple[Page, list[str]]:
    """Open an address; return the page, and a list that gathers its complaints and its requests to elsewhere."""
    page = browser.new_context(java_script_enabled=scripts).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(address) else complaints.append(request.url))
    page.goto(address)
    return page, complaints


def test_a_search_for_an_alias_leads_to_the_topic(browser: Browser, address: str) -> None:
    """Typing another name of a topic shows its page as the first result; nothing asks another host."""
    page, complaints = open_page(browser, address)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("seitan")
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Gluten")
    first.click()
    expect(page.locator("h1")).to_have_text("Gluten")
    assert complaints == []


def test_the_way_through_needs_no_scripts(browser: Browser, address: str) -> None:
    """Home, roadmap, stage, topic and resource are real links."""
    page, complaints = open_page(browser, address, scripts=False)
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


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_no_page_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    """The narrowest phone shows every kind of page whole."""
    page, _ = open_page(browser, address)
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        "",
        "roadmaps/",
        "roadmaps/home-baker/",
        "roadmaps/home-baker/mixing/",
        "topics/gluten/",
        "resources/",
    ):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
