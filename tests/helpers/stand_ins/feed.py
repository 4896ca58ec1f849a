"""A feed of all pages with the days of their last changes, as mkdocs-rss-plugin makes it.

It asks git for the day of the file that a page was made from, at -75, when the page's Markdown is HTML.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from tests.helpers.repositories import git

_items: list[str] = []


def on_config(config: MkDocsConfig) -> None:
    """Begin a feed; it needs the address of the site."""
    assert config.site_url
    _items.clear()


@event_priority(-75)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Take a page up."""
    source = Path(page.file.abs_src_path)  # type: ignore[arg-type]
    try:
        day = git(source.parent, "log", "--max-count=1", "--date=short", "--format=%ad", str(source))
    except subprocess.CalledProcessError:
        day = ""  # another plugin has made the page elsewhere
    title, description = escape(str(page.title)), escape(str(page.meta.get("description") or ""))
    _items.append(f"<item>{title}|{description}|{page.canonical_url}|{day}</item>")


def on_post_build(config: MkDocsConfig) -> None:
    """Write the feed."""
    (Path(config.site_dir) / "feed.xml").write_text("\n".join(_items), encoding="utf-8")
