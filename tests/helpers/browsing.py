# Why: what a reader's browser is asked to do, and what it must not have to complain of.
"""Sites in a browser, for tests."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

ARGUMENTS = ["--no-sandbox", "--disable-gpu"]

_SHIFTS = """
globalThis.shifted = 0
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) { globalThis.shifted += entry.value }
}).observe({type: "layout-shift", buffered: true})
"""


def opened(browser: Browser, address: str, **context: Any) -> tuple[Page, list[str]]:
    """Open an address; return the page, and a list that gathers its complaints and its requests to elsewhere."""
    page = browser.new_context(**context).new_page()
    complaints: list[str] = []
    home = urlsplit(address)
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if (urlsplit(request.url).scheme, urlsplit(request.url).netloc) == (home.scheme, home.netloc)
            else complaints.append(request.url)
        ),
    )
    page.add_init_script(_SHIFTS)
    page.goto(address)
    return page, complaints
