"""Two roadmaps of a comparison, picked by a reader, in a real Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.helpers import sites
from tests.helpers.browsing import expect, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FILES: dict[str, str | bytes | None] = {
    "curriculum.yml": "title: Bakes\nroadmaps: [first, second, third]\nareas: {basics: Basics, extras: Extras}\n",
    "topics/basics.yml": "softmax: Softmax\nlogarithm: Logarithm\n",
    "topics/extras.yml": "sums: Sums\n",
    "roadmaps/second/roadmap.yml": "title: Second\n",
    "roadmaps/second/01-start.yml": "title: Start\ntopics: [softmax]\n",
    "roadmaps/third/roadmap.yml": "title: Third\n",
    "roadmaps/third/01-start.yml": "title: Start\ntopics: [logarithm, sums]\n",
}


def test_what_neither_of_two_picked_roadmaps_teaches_has_no_row(browser: Browser, tmp_path: Path) -> None:
    """Nor has an area of which that is all; with all roadmaps each is back."""
    site = sites.built(tmp_path, FILES)
    page, complaints = opened(browser, f"{site.as_uri()}/compare/index.html", viewport={"width": 1280, "height": 800})
    rows = page.locator(".rm-table--long tbody th:visible")
    expect(rows).to_have_text(["Basics", "Softmax", "Logarithm", "Extras", "Sums"])
    page.locator("#pick-first").select_option("first")
    page.locator("#pick-second").select_option("second")
    expect(rows).to_have_text(["Basics", "Softmax"])
    page.locator("#pick-second").select_option("third")
    expect(rows).to_have_count(5)
    assert complaints == []
    page.context.close()
