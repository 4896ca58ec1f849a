"""Take a picture of every kind of page of our site into `docs/images`: `python -m tools.pictures`.

The README and the guide show them; take them anew when pages change.
"""

from __future__ import annotations

import contextlib
import http
import io
import itertools
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright

from tools import chromium, serving

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "images"
"""The folder of the pictures, which holds no others."""

PAGES = {
    "home": "",
    "roadmaps": "roadmaps/",
    "roadmap": "roadmaps/study-plan/#map",
    "stage": "roadmaps/study-plan/convolutional-networks/",
    "topics": "topics/",
    "area": "areas/training/",
    "topic": "topics/attention/",
    "way": "topics/clip/way/",
    "resources": "resources/",
    "kind": "resources/book/",
    "projects": "projects/",
    "compare": "compare/#topics",
    "comparison": "compare/essentials/",
    "area-comparison": "compare/areas/computer-vision/",
    "whole": "print/study-plan/",
    "health": "health/",
    "search": "?q=gan",
    "not-found": "topics/atention/",
}
"""Kind of page → the address of one, from the top of the site."""
SCREENS: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 800},
    "desktop": {"width": 1440, "height": 900},
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
MOST = 4_000_000
"""How many bytes all pictures may have together: every clone of the repository carries all that ever were."""

_STILL = "th { position: static !important }"
"""Text that can stick to the top of a window is smoothed a little differently from one time to the next."""


@contextlib.contextmanager
def our_site() -> Iterator[str]:
    """Build our site and serve it, below the path that it has on its host; yield its address."""
    with tempfile.TemporaryDirectory() as folder:
        config = load_config(str(ROOT / "mkdocs.yml"), strict=True)
        path = urlsplit(config.site_url or "/").path
        config.site_dir = folder + path
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        with serving.served(Path(folder)) as address:
            yield address.removesuffix("/") + path


def take(executable: str, address: str) -> int:
    """Take all pictures of the site at an address in place of those of before; return their size in bytes."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        for (screen, size), scheme, (name, path) in itertools.product(SCREENS.items(), SCHEMES, PAGES.items()):
            page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            response = page.goto(address + path)
            if response and response.status == http.HTTPStatus.NOT_FOUND and name != "not-found":
                sys.exit(f"No page of our site is at {path}: name another one for {name!r}.")
            if name == "search":
                page.locator(".md-search-result__item").first.wait_for()
            # This waits for fonts as well.
            picture = page.screenshot(animations="disabled", style=_STILL)
            page.close()
            (TARGET / f"{name}-{screen}-{scheme}.png").write_bytes(_with_fewer_colours(picture))
        browser.close()
    return sum(picture.stat().st_size for picture in TARGET.glob("*.png"))


def _with_fewer_colours(picture: bytes) -> bytes:
    """Return a picture with 256 colours, which do for a page and make the file half as large."""
    small = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(256).save(small, "PNG", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    found = chromium.find()
    if found is None:
        sys.exit(chromium.ADVICE)
    with our_site() as here:
        total = take(found, here)
    print(f"{len(PAGES) * len(SCREENS) * len(SCHEMES)} pictures, {total / 1e6:.1f} MB")
    sys.exit(None if total <= MOST else f"That is more than {MOST / 1e6:g} MB: leave some out.")
