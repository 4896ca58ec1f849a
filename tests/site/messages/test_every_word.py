"""Every word of ours on a site comes from the catalogue of messages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import browsing, marked, sites
from tests.helpers.browsing import expect
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

META = re.compile(
    r'<meta (?:name|property)="(?:description|og:title|og:description|og:site_name|og:image:alt)" content="([^"]*)"'
)
NAVIGATION = re.compile(r'<span class="md-ellipsis">(.*?)</span>', re.DOTALL)
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TERMS = {"@type", "@context", "url", "item", "timeRequired", "inLanguage"}
"""What machines read in their own terms."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site on which all of ours is marked."""
    return marked.build(tmp_path_factory.mktemp("marked"))


def said(data: Any) -> Iterator[str]:
    """Yield the texts of some data."""
    if isinstance(data, str):
        yield data
    for value in data if isinstance(data, list) else ():
        yield from said(value)
    for key, value in data.items() if isinstance(data, dict) else ():
        if key not in TERMS or isinstance(value, dict):
            yield from said(value)


def test_a_word_outside_of_the_marks_is_found() -> None:
    """In text and in attributes, and only there: what looks for such words sees them."""
    html = '<p title="Ψ ⟦a⟧ here">⟦b <b>{c} ⟦d⟧</b> e⟧ Ψ <i>there</i></p><svg aria-label="⟦x⟧"><title>too</title></svg>'
    assert marked.unmarked(html) == ["here", "there", "too"]


def test_pages_say_nothing_but_messages_and_what_their_author_wrote(site: Path) -> None:
    """Texts, names and titles, on pages of every kind; former addresses and dead ones too."""
    pages = sorted(site.rglob("*.html"))
    assert {page.parent.relative_to(site).as_posix() for page in pages} >= {
        *(
            ".",
            "roadmaps",
            "roadmaps/slow",
            "roadmaps/slow/mixing",
            "topics",
            "topics/flour",
            "topics/net",
            "areas/dough",
        ),
        *("resources", "projects", "compare", "compare/slow", "print/slow", "health"),
    }
    for page in pages:
        html = page.read_text(encoding="utf-8")
        own = sites.article(html) or html.partition("<body>")[2]
        assert marked.unmarked(f"<article {own}") == [], page
        assert len(re.findall("⟦", own)) == len(re.findall("⟧", own)), page


def test_heads_and_the_navigation_say_nothing_else(site: Path) -> None:
    """The title of the window, descriptions, what others show with a link, data for machines."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        texts = [*META.findall(html), *re.findall("<title>(.*?)</title>", html.partition("</head>")[0])]
        for data in JSON_LD.findall(html):
            texts += said(json.loads(data))
        assert [word for text in texts for word in marked.outside(text)] == [], page
        assert [word for title in NAVIGATION.findall(html) for word in marked.unmarked(title)] == [], page


def test_the_search_finds_nothing_else(site: Path) -> None:
    """Titles and texts of the index."""
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    for entry in index["docs"]:
        assert [*marked.unmarked(entry["title"]), *marked.unmarked(entry["text"])] == [], entry["location"]


def test_what_the_theme_leaves_nameless_is_named_in_messages(site: Path) -> None:
    """The search, and the way to the top."""
    html = sites.page(site, "topics/flour")
    assert 'role="dialog" aria-label="⟦Search⟧"' in html
    assert 'class="md-path" aria-label="⟦Path: ' in html


@pytest.mark.parametrize("address", ["topics/?words=ζ", "resources/?words=ψ", "projects/?words=ψ", "compare/?words=ζ"])
def test_scripts_say_nothing_else(site: Path, browser: Browser, address: str) -> None:
    """How many things fit is said in the message that the page has for it."""
    with served(site) as home:
        page, complaints = browsing.opened(browser, home + address)
        status = page.get_by_role("status").first.inner_text()
        assert re.fullmatch(r"⟦[1-9]\d* of \d+ [a-z]+⟧", status)
        assert marked.unmarked(f"<article {sites.article(page.content())}") == []
        page.close()
    assert complaints == []


def test_the_nearest_page_is_named_in_a_message(site: Path, browser: Browser) -> None:
    """At an address that there is not."""
    with served(site) as home:
        page, _ = browsing.opened(browser, f"{home}topics/floor/")
        expect(page.locator("#rm-nearest")).to_have_text("⟦Did you mean Αλεύρι?⟧")
        page.close()
