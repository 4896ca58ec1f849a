"""What comes out of a printer, as Chromium prints it: A4 and Letter, from a dark page as from a light one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.helpers import sites
from tests.helpers.browsing import expect, opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PRINTED = ("print/school/", "roadmaps/school/", "roadmaps/school/emmer/", "topics/flour/")
PHONE = 360
# What is on one page of paper, within the margins, in pixels.
_HEIGHTS = {"A4": 933, "Letter": 867}


def on_paper(browser: Browser, address: str) -> Page:
    """Open an address at night as a printer has it, as wide as the paper."""
    page, _ = opened(browser, address, color_scheme="dark", viewport={"width": 605, "height": _HEIGHTS["A4"]})
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("paper", _HEIGHTS)
@pytest.mark.parametrize("path", PRINTED)
def test_no_chart_is_cut(browser: Browser, bakery_address: str, path: str, paper: str) -> None:
    """A map, with its heading, is not longer than a page, nothing drawn is, and nothing is wider than the paper."""
    page = on_paper(browser, bakery_address + path)
    page.set_viewport_size({"width": 605, "height": _HEIGHTS[paper]})
    for drawn in page.locator(".rm-page :is(.rm-maps, svg):visible").all():
        box = drawn.bounding_box()
        assert box
        assert box["height"] <= _HEIGHTS[paper] - 60
        assert drawn.evaluate("it => getComputedStyle(it).breakInside") == "avoid"
    assert page.evaluate("document.documentElement.scrollWidth") <= 605
    page.context.close()


@pytest.mark.parametrize("path", PRINTED)
def test_paper_is_white_and_words_are_black(browser: Browser, bakery_address: str, path: str) -> None:
    """Also where the reader's screen is dark, and where a printer leaves out what is behind words."""
    page = on_paper(browser, bakery_address + path)
    pale = page.eval_on_selector_all(
        ".rm-page :is(h1, h2, p, li, a, .rm-number)",
        """all => all.filter(it => it.checkVisibility() && it.textContent.trim()).map(it => getComputedStyle(it).color)
          .filter(colour => Math.max(...(colour.match(/[0-9.]+/g) ?? []).slice(0, 3).map(Number)) > 110)""",
    )
    assert pale == []
    page.context.close()


@pytest.mark.parametrize("path", PRINTED)
def test_paper_has_nothing_to_press(browser: Browser, bakery_address: str, path: str) -> None:
    """No navigation, no bar, no button, no filter, no signs for what can be unfolded."""
    page = on_paper(browser, bakery_address + path)
    for gone in (
        ".md-header",
        ".md-sidebar",
        ".md-path",
        ".md-footer",
        ".rm-reach",
        ".rm-button",
        ".rm-next",
        "button",
    ):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    page.context.close()


def test_what_is_folded_stands_open(browser: Browser, bakery_address: str) -> None:
    """What a stage teaches stands on the paper of its roadmap."""
    page = on_paper(browser, f"{bakery_address}roadmaps/school/")
    expect(page.locator(".rm-stages .rm-inline a").first).to_be_visible()
    page.context.close()


@pytest.mark.parametrize(
    ("path", "thing"),
    [
        ("print/school/", ".rm-cover > ol > li"),
        ("print/school/", ".rm-entry > :is(h3, h4, h5)"),
        ("roadmaps/school/", ".rm-stage-title"),
        ("roadmaps/school/emmer/", ".rm-entry > :is(h3, h4, h5)"),
    ],
)
def test_what_can_be_done_has_a_box_to_tick(browser: Browser, bakery_address: str, path: str, thing: str) -> None:
    """Each stage and each of its topics, drawn as a line, which a printer does not leave out."""
    page = on_paper(browser, bakery_address + path)
    boxes = page.eval_on_selector_all(
        thing,
        """all => all.map(it => getComputedStyle(it, "::before"))
          .map(box => box.content === '""' && box.borderTopWidth !== "0px" && box.width !== "auto")""",
    )
    assert boxes
    assert all(boxes)
    page.context.close()


def test_the_first_page_says_what_it_is_and_leads_back(browser: Browser, bakery_address: str) -> None:
    """With facts, the stages, and the address as words and as a code; the map stands on the next page."""
    page = on_paper(browser, f"{bakery_address}print/school/")
    cover = page.locator(".rm-cover")
    assert cover.locator("li").count() == page.locator("h2[id^=stage-]").count()
    expect(cover.locator("figure svg")).to_be_visible()
    expect(cover.locator("figcaption")).to_have_text(re.compile(r"https://\S+/roadmaps/school/$"))
    for id in ("map", "stage-rye"):
        assert page.locator(f"#{id}").evaluate("it => getComputedStyle(it).breakBefore") == "page"
    assert page.pdf(format="A4").count(b"/Type /Page\n") > 8
    page.emulate_media(media="screen")
    expect(cover.locator("figure")).to_be_hidden()
    page.context.close()


def test_no_heading_stays_behind_when_its_map_goes_to_the_next_page(browser: Browser, bakery_address: str) -> None:
    """Nor what explains the map: nothing between them lets a page end there."""
    page = on_paper(browser, f"{bakery_address}roadmaps/school/")
    between = page.locator("h2#map, h2#map ~ *:has(~ .rm-maps):visible")
    assert between.count() == 2
    for part in between.all():
        expect(part).to_have_css("break-after", "avoid")
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_document_is_printed_at_a_press_and_leads_back(
    browser: Browser, bakery_address: str, *, scripts: bool
) -> None:
    """On a screen; where there are no scripts, the button is not there."""
    page, complaints = opened(browser, f"{bakery_address}print/school/", java_script_enabled=scripts)
    button = page.get_by_role("button", name="Print")
    expect(button).to_be_visible(visible=scripts)
    if scripts:
        page.evaluate("void (globalThis.print = () => { document.title = 'on paper' })")
        button.click()
        assert page.title() == "on paper"
        page.emulate_media(media="print")
        expect(page.get_by_text("Back to the roadmap")).to_be_hidden()
        page.emulate_media(media="screen")
    page.get_by_role("link", name="Back to the roadmap").click()
    expect(page).to_have_url(re.compile("/roadmaps/school/$"))
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("width", [PHONE, 1440])
def test_lines_of_a_document_are_as_long_as_its_text_is_wide(browser: Browser, bakery_address: str, width: int) -> None:
    """On a screen, which shows no code beside the stages; what has no sign before it begins where its line does."""
    page, _ = opened(browser, f"{bakery_address}print/school/", viewport={"width": width, "height": 800})
    edges = "all => all.map(it => it.getBoundingClientRect()).map(({left, right}) => [left, right])"
    (whole,) = page.eval_on_selector_all("h2#audience", edges)
    assert all(line == whole for line in page.eval_on_selector_all(".rm-cover > ol > li", edges))
    if width == PHONE:
        facts = page.eval_on_selector_all(".rm-entry .rm-rows > li > div:first-child ~ .rm-beside", edges)
        words = page.eval_on_selector_all(".rm-entry .rm-rows > li:has(> .rm-beside) > div:first-child", edges)
        assert facts
        assert [left for left, _ in facts] == [left for left, _ in words]
    page.context.close()


@pytest.mark.parametrize("theme", ["mkdocs, color_mode: dark", "readthedocs"])
def test_other_themes_print_the_page_alone(browser: Browser, tmp_path: Path, theme: str) -> None:
    """Black on white, without what stands around it."""
    settings = f"site_name: A\ntheme: {{name: {theme}, highlightjs: false}}\nplugins: [search, roadmap]\n"
    site = sites.built(tmp_path, settings=settings)
    page = on_paper(browser, (site / "topics/softmax/index.html").as_uri())
    assert page.locator(":is(nav, footer, .navbar, .wy-nav-side):visible").count() == 0
    assert page.locator(".rm-page").evaluate("it => getComputedStyle(it).color") == "rgb(0, 0, 0)"
    page.context.close()
