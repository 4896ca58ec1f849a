"""The site in a real Chromium, opened from a folder: without a server and without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.helpers import sites
from tests.helpers.browsing import blank, expect
from tests.helpers.patience import PATIENCE
from tests.mkdocs_plugin.test_plugin import BREAD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SETTINGS = """\
site_name: A site
theme: {name: material, font: false, language: de, features: [search.highlight, search.suggest]}
plugins: [search: {lang: [de, en]}, offline, roadmap]
"""
WORKER = {
    "twice.js": """onmessage = async ({data}) => {
        await importScripts("factor.js");
        postMessage(data.map((number) => number * factor));
    }""",
    "factor.js": "var factor = 2;",
}
ANSWER = f"""(worker) => new Promise((resolve, reject) => {{
    setTimeout(reject, {PATIENCE * 1000}, new Error("No answer"));
    worker.onmessage = ({{data}}) => resolve(data);
    worker.postMessage([1, 2]);
}})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site to take along, in a folder whose name Material's own way to its languages would trip over."""
    home = tmp_path_factory.mktemp("offline") / "what workers öffnen"
    home.mkdir()
    return sites.built(home, BREAD, WORKER, SETTINGS)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page that must not complain of anything, nor ask any host."""
    page = blank(browser)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(("file:", "blob:")) else complaints.append(r.url))
    yield page
    page.context.close()
    assert complaints == []


def test_a_site_in_a_folder_can_be_searched(page: Page, folder: Path) -> None:
    """Typing the name of a topic, with two languages to load, leads to its page, where the name is marked."""
    page.goto((folder / "index.html").as_uri())
    page.locator("input[name=query]").click()
    page.keyboard.type("gluten")
    first = page.locator(".md-search-result__link").first
    expect(first.locator("mark").first).to_have_text("Gluten")
    first.click()
    expect(page.locator("h1")).to_have_text("Gluten")
    expect(page.locator("article mark").first).to_have_text("Gluten")


def test_a_worker_in_a_frame_is_a_worker(page: Page, folder: Path) -> None:
    """It keeps what is sent before its script is there, loads others beside it, answers, and can be ended."""
    page.goto((folder / "topics" / "gluten.html").as_uri())
    assert page.evaluate(f"({ANSWER})(window.worker = new Worker('../twice.js'))") == [2, 4]
    before = len(page.frames)
    page.evaluate("worker.terminate()")
    assert len(page.frames) == before - 1


def test_workers_that_can_start_are_left_alone(browser: Browser, page: Page, folder: Path) -> None:
    """A page opened as a file may start workers from memory, and a page from a server any."""
    page.goto((folder / "index.html").as_uri())
    memory = "URL.createObjectURL(new Blob(['onmessage = () => postMessage(typeof document)']))"
    assert page.evaluate(f"({ANSWER})(new Worker({memory}))") == "undefined"
    served = blank(browser)
    served.route("**", lambda route: route.fulfill(path=folder / urlsplit(route.request.url).path[1:]))
    served.goto("http://localhost/index.html")
    assert served.evaluate("Worker.toString()").endswith("{ [native code] }")
    served.context.close()
