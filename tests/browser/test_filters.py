"""What a filter finds in a catalogue that stands in parts: rows made from a file, on a phone and on a desktop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from roadmap_site.site import parts
from tests.helpers import sites
from tests.helpers.browsing import expect, opened
from tools.serving import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

BOOK = "b{0}:\n  title: Book {0}\n  authors: [Ada Baker]\n  year: 1999\n  summary: On loaf {0}.\n  topics: [softmax]\n"
LINE = 60
"""In pixels: what stands in a line or two is wider, and not as high."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with more books than one page holds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "MOST", 10_000)
        files = {"resources/book.yml": "".join(map(BOOK.format, range(60)))}
        site = sites.built(tmp_path_factory.mktemp("books"), files)
    with served(site) as found:
        yield found


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_found_reads_in_lines(browser: Browser, address: str, width: int) -> None:
    """Its title leads to it; what is said of it stands beside that and below, as wide as words want."""
    page, complaints = opened(browser, f"{address}resources/", viewport={"width": width, "height": 800})
    page.get_by_label("Words").fill("book 17")
    row = page.locator(".rm-results li")
    expect(row).to_have_count(1)
    expect(row).to_have_text("Book 17 Ada Baker · 1999 · BookOn loaf 17.")
    expect(row.get_by_role("link")).to_have_attribute("href", re.compile("#resource-b17$"))
    for part in row.locator("*").all():
        box = part.bounding_box()
        assert box
        assert (box["width"] > LINE, box["height"] < LINE) == (True, True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_row_that_is_jumped_to_is_open_before_it_is_seen(browser: Browser, tmp_path: Path, width: int) -> None:
    """Nothing moves when a script opens it, and it can be folded again."""
    more = "  aliases: [" + ", ".join(f"a name of it {n}" for n in range(30)) + "]\n"
    files = {"resources/book.yml": "".join(BOOK.format(n) + more.replace("of it", f"of {n}") for n in range(9))}
    with served(sites.built(tmp_path, files)) as found:
        page, complaints = opened(browser, f"{found}resources/#resource-b1", viewport={"width": width, "height": 800})
        row = page.locator(".rm-row", has=page.locator("#resource-b1"))
        expect(row.locator("details")).to_have_attribute("open", "")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("globalThis.shifted") < 0.02, page.evaluate("globalThis.moved")
        row.locator("summary").click()
        expect(row.get_by_text("a name of 1 7")).to_be_hidden()
        assert complaints == []
        page.context.close()
