"""Our search in the dialog of the theme, in a real Chromium, from a server and from a folder."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers import sites
from tests.helpers.browsing import RULES, expect, faults, opened
from tests.mkdocs_plugin.test_plugin import BREAD
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SETTINGS = """\
site_name: A site
theme:
  name: material
  font: false
  language: {language}
  features: [search.highlight, search.suggest, search.share]
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate}}
plugins: [search, {offline}roadmap]
"""
LETTERS = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota"]
CRUMBS = "".join(f"crumb-{one.lower()}: {{title: Crumb {one}, summary: A kind of crumb.}}\n" for one in LETTERS)
WORLD = BREAD | {"topics/dough.yml": textwrap.dedent(BREAD["topics/dough.yml"] or "") + CRUMBS}
"""Bread, with nine topics more that are called alike."""


def built(folder: Path, language: str = "en", offline: str = "") -> Path:
    """Build a site."""
    settings = SETTINGS.format(language=language, offline=offline)
    return sites.build(sites.write(folder, WORLD, settings=settings), strict=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site for a server."""
    return built(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve it."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build it for a folder; return where it begins."""
    home = tmp_path_factory.mktemp("disk") / "what is taken along, öffnen"
    home.mkdir()
    return (built(home, offline="offline, ") / "index.html").as_uri()


@pytest.fixture(params=["served", "on disk"])
def begin(request: pytest.FixtureRequest, address: str, on_disk: str) -> str:
    """Return where the site begins: with a server, and without."""
    return address if request.param == "served" else on_disk


def search(page: Page, typed: str) -> None:
    """Type into the search, as a reader does."""
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").fill(typed)


def titles(page: Page) -> list[str]:
    """Return the titles of the hits that are shown."""
    return page.locator(".rm-hit__title:visible").all_inner_texts()


def test_nothing_is_loaded_before_a_reader_turns_to_it(browser: Browser, begin: str) -> None:
    """But for one small script; then what is typed is found, with a slip, and nothing is asked of others."""
    page, complaints = opened(browser, begin)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [name for name in asked if "search" in name] == ["search.js"]
    search(page, "glutne")
    expect(page.locator(".rm-hit__title").first).to_have_text("Gluten")
    assert {"minisearch.js", "start.js", "search-dialog.js"} <= {*asked}
    assert "search_index.json" not in asked
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Gluten")
    assert complaints == []
    page.context.close()


def test_hits_stand_by_what_they_are(browser: Browser, address: str) -> None:
    """Each list is called after a kind; the rest of a long one comes when it is asked for."""
    page, complaints = opened(browser, address)
    search(page, "crumb")
    expect(page.get_by_role("list", name="Topics").first.get_by_role("listitem")).to_have_count(5)
    page.locator("summary", has_text="4 more").first.click()
    expect(page.locator(".rm-hit__title mark:visible")).to_have_count(9)
    assert page.get_by_role("status").first.inner_text()
    assert complaints == []
    page.context.close()


def test_the_dialog_is_used_by_keyboard(browser: Browser, begin: str) -> None:
    """A slash opens it, arrows go through the hits and around, typing goes on, Escape closes."""
    page, complaints = opened(browser, begin)
    page.keyboard.press("/")
    page.keyboard.type("crumb")
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Crumb")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("input[name=query]")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("input[name=query]")).not_to_be_focused()
    page.keyboard.type("s")
    expect(page.locator("input[name=query]")).to_have_value("crumbs")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator("input[name=query]")).not_to_be_focused()
    assert complaints == []
    page.context.close()


def test_what_is_typed_is_completed(browser: Browser, address: str) -> None:
    """Where the theme has room for it; the right arrow takes it."""
    page, complaints = opened(browser, address)
    search(page, "sourd")
    expect(page.locator(".md-search__suggest")).to_have_text("sourdough")
    page.keyboard.press("ArrowRight")
    expect(page.locator("input[name=query]")).to_have_value("sourdough")
    assert complaints == []
    page.context.close()


def test_a_search_can_be_shared_and_marks_what_it_found(browser: Browser, begin: str) -> None:
    """An address opens it with what was typed; on the page that it leads to, that is marked."""
    page, complaints = opened(browser, f"{begin}?q=gluten")
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Gluten")
    assert "q=gluten" in (page.locator("[data-md-component=search-share]").get_attribute("href") or "")
    first.click()
    expect(page.locator("article mark").first).to_have_text("Gluten")
    assert complaints == []
    page.context.close()


def test_what_cannot_be_loaded_is_said(browser: Browser, address: str) -> None:
    """To the eye and to a screen reader; asked again, it is looked for again."""
    page, _ = opened(browser, address)
    page.route("**/search/words-*", lambda route: route.abort())
    search(page, "gluten")
    said = page.locator(".md-search-result__meta")
    expect(said).to_contain_text("The search cannot be loaded")
    assert titles(page) == []
    page.unroute("**/search/words-*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".rm-hit__title").first).to_have_text("Gluten")
    page.context.close()


def test_a_search_that_cannot_begin_says_so_and_begins_later(browser: Browser, address: str) -> None:
    """As when a train leaves a tunnel."""
    page, _ = opened(browser, address)
    page.route("**/minisearch.js", lambda route: route.abort())
    search(page, "gluten")
    expect(page.locator(".md-search-result__meta")).to_contain_text("The search cannot be loaded")
    page.unroute("**/minisearch.js")
    page.keyboard.press("End")
    expect(page.locator(".rm-hit__title").first).to_have_text("Gluten")
    page.context.close()


@pytest.mark.parametrize("typed", ["()[]{}", "<img src=x onerror=alert(1)>", "a" * 10_000, ".*+?^$|\\", "%", "\u202e"])
def test_odd_queries_do_no_harm(browser: Browser, address: str, typed: str) -> None:
    """Nothing of them becomes an element, and what is asked next is answered."""
    page, complaints = opened(browser, address)
    search(page, typed)
    expect(page.locator(".md-search-result__meta")).to_contain_text(re.compile("matching|some of them"))
    assert page.locator(".md-search-result img").count() == 0
    search(page, "gluten")
    expect(page.locator(".rm-hit__title").first).to_have_text("Gluten")
    search(page, "")
    expect(page.locator(".rm-hit__title")).to_have_count(0)
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_in_the_dialog(browser: Browser, address: str, axe: str, scheme: str, width: int) -> None:
    """With hits, on a phone and on a desktop, in both schemes; and nothing goes beyond the screen."""
    page, complaints = opened(browser, address, color_scheme=scheme, viewport={"width": width, "height": 800})
    if width < 1000:
        page.locator("header label[for=__search]").first.click()
    search(page, "crumb")
    expect(page.locator(".rm-hit__title").first).to_be_visible()
    assert faults(page, axe, [*RULES, "best-practice"], ".md-search") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.context.close()


def test_it_stands_from_right_to_left(browser: Browser, tmp_path: Path) -> None:
    """As the theme does, with the theme's words."""
    with served(built(tmp_path, "ar")) as address:
        page, complaints = opened(browser, address, viewport={"width": 360, "height": 700})
        page.locator("header label[for=__search]").first.click()
        search(page, "gluten")
        expect(page.locator(".rm-hit__title").first).to_have_text("Gluten")
        box = page.locator(".rm-hit__title").first.bounding_box()
        assert box
        assert box["x"] + box["width"] > 330
        # The theme moves wide things while it opens the dialog.
        page.wait_for_function("document.documentElement.scrollWidth <= 360")
        assert complaints == []
        page.context.close()


def test_without_scripts_there_is_no_search(browser: Browser, address: str) -> None:
    """The theme hides what could find nothing."""
    page, complaints = opened(browser, address, java_script_enabled=False)
    expect(page.locator("input[name=query]")).to_be_hidden()
    assert complaints == []
    page.context.close()


def test_a_page_that_takes_the_place_of_another_is_searched_too(browser: Browser, tmp_path: Path) -> None:
    """With instant loading the dialog stays while the page changes, and its hits still lead where they say."""
    with served(tmp_path) as address:
        settings = SETTINGS.format(language="en", offline="").replace("[search.h", "[navigation.instant, search.h")
        (tmp_path / "here").mkdir()
        place = f"site_dir: {tmp_path}/bread\nsite_url: {address}bread/\n"
        sites.build(sites.write(tmp_path / "here", WORLD, settings=settings + place), strict=False)
        page, complaints = opened(browser, f"{address}bread/")
        page.evaluate("globalThis.stayed = true")
        for title in ("Gluten", "Baking"):
            search(page, title)
            link = page.locator(".md-search-result__link", has_text=title).first
            link.click()
            expect(page.locator("h1")).to_have_text(title)
            expect(page.locator("#__search")).not_to_be_checked()
        assert page.evaluate("globalThis.stayed")
        assert complaints == []
        page.context.close()


def test_a_home_page_is_light(browser: Browser, address: str) -> None:
    """All that the search has there before anyone types weighs little."""
    page, _ = opened(browser, address)
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())) if "search" in response.url else None)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < 5_000
    search(page, "")
    page.wait_for_function("document.querySelector('.md-search-result__meta')?.getAttribute('role') === 'status'")
    assert sum(sizes) < 80_000
    page.context.close()
