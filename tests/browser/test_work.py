"""What a browser has to do before a page can be used, counted: a slow phone does each step in ten times as long.

Seconds depend on a machine, and on what else it does. Of how many elements styles are worked out depends on that
little: where a page comes slowly, a part of it is shown before the rest is there. So the least of some counts is meant.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import KINDS
from tests.helpers.browsing import blank

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SHOWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_CATEGORIES = ["devtools.timeline"]
_PHONE = {"width": 412, "height": 823}
_TIMES = 3


def worked_out(browser: Browser, address: str) -> float:
    """Return how often the styles of an element of a page are worked out while it comes, on average."""
    page = blank(browser, viewport=_PHONE)
    browser.start_tracing(page=page, categories=_CATEGORIES)
    page.goto(address, wait_until="networkidle")
    page.evaluate(_SHOWN)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    worked = sum(event["args"].get("elementCount", 0) for event in events if event["name"] == "UpdateLayoutTree")
    there: int = page.evaluate("document.querySelectorAll('*').length")
    page.context.close()
    return float(worked / there)


@pytest.mark.parametrize("path", [path for kind, path in KINDS.items() if kind in ("home", "stage", "topic")])
def test_styles_of_a_page_are_worked_out_once(browser: Browser, bakery_address: str, path: str) -> None:
    """And for few elements anew, whatever scripts of the theme and of ours change before the page can be used."""
    assert min(worked_out(browser, bakery_address + path) for _ in range(_TIMES)) < 1.3
