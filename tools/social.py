"""Write `social.png`, the picture that link previews show, from `social.svg`: `python -m tools.social`.

Link previews show no SVG; the picture they take is made from one, so that it can be changed and made again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from tools import chromium

SOURCE = Path(__file__).with_suffix(".svg")
TARGET = Path(__file__).parent.parent / "src" / "roadmap_site" / "site" / "assets" / "social.png"
SIZE: ViewportSize = {"width": 1200, "height": 630}


def write(executable: str) -> None:
    """Draw the picture in a Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE)
        page.goto(SOURCE.as_uri())
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    found = chromium.find()
    if found is None:
        sys.exit(chromium.ADVICE)
    write(found)
