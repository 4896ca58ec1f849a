"""A phone, or a screen that is much enlarged: what is in reach of a thumb, and where the keyboard goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import sites
from tests.helpers.browsing import expect, opened
from tests.mkdocs_plugin.test_plugin import BREAD
from tools.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PHONE: Any = {"width": 360, "height": 740}
BAR = ".rm-reach"
WITH_BAR = ("roadmaps/school/", "roadmaps/school/emmer/", "topics/flour/")
# What has the focus, and whether it can be seen: within the window, and not below something else.
_FOCUSED = """() => {
  const element = document.activeElement
  if (!element || element === document.body) { return null }
  for (const moving of document.getAnimations()) {
    if (moving.effect?.getComputedTiming().endTime !== Infinity) { moving.finish() }
  }
  const shown = element.matches(".md-toggle") ? document.querySelector(".md-header [for=__drawer]")
    : element.matches(".md-option") ? element.nextElementSibling : element
  const box = shown.getBoundingClientRect()
  const seen = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight && box.height > 0
  return [seen, `${element.tagName} ${element.id} ${element.textContent.trim().slice(0, 40)}`]
}"""


def reached(page: Page, selector: str) -> None:
    """Press Tab until what a selector finds has the focus."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The keyboard does not reach {selector}")


@pytest.mark.parametrize("path", WITH_BAR)
def test_the_bar_stays_in_reach_and_covers_nothing_at_the_end(browser: Browser, bakery_address: str, path: str) -> None:
    """It is at the foot of the window while the page is read, and rests below its last line; all of it can be hit."""
    page, complaints = opened(browser, bakery_address + path, viewport=PHONE)
    bar = page.locator(BAR)
    expect(bar).to_be_in_viewport(ratio=1)
    for part in bar.locator("> *").all():
        box = part.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = page.locator(f".rm-page > :not({BAR}, script)").last.bounding_box()
    rest = bar.bounding_box()
    assert last
    assert rest
    assert last["y"] + last["height"] <= rest["y"]
    assert page.evaluate("globalThis.shifted") < 0.02, page.evaluate("globalThis.moved")
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize(
    ("path", "width"), [("roadmaps/school/", 1280), ("roadmaps/school/emmer/", 768), ("", 360), ("resources/", 360)]
)
def test_no_bar_where_it_makes_no_sense(browser: Browser, bakery_address: str, path: str, width: int) -> None:
    """On a desk, on a tablet, and on pages that are no part of a way."""
    page, _ = opened(browser, bakery_address + path, viewport={"width": width, "height": 740})
    assert page.locator(f"{BAR}:visible").count() == 0
    page.context.close()


def test_a_low_screen_is_left_to_the_page(browser: Browser, bakery_address: str) -> None:
    """Four times enlarged, or held sideways, the bar stands at the end only."""
    page, _ = opened(browser, bakery_address + WITH_BAR[0], viewport={"width": 320, "height": 256})
    expect(page.locator(BAR)).not_to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


def test_a_thumb_goes_the_way(browser: Browser, bakery_address: str) -> None:
    """From a roadmap to its first stage, to the next, to the map, to the list; without scripts, as these are links."""
    page, _ = opened(browser, bakery_address + "roadmaps/school/", viewport=PHONE, java_script_enabled=False)
    bar = page.locator(BAR)
    assert bar.locator("> *:visible").all_inner_texts() == ["Map", "List", "Next"]
    bar.get_by_text("Next").click()
    assert page.url.endswith("/roadmaps/school/rye/")
    bar.get_by_text("Next").click()
    assert page.url.endswith("/roadmaps/school/spelt/")
    bar.get_by_text("Map").click()
    assert page.url.endswith("/roadmaps/school/#map")
    expect(page.get_by_role("heading", name="Map", exact=True)).to_be_in_viewport()
    bar.get_by_text("List").click()
    expect(page.get_by_role("heading", name="Step by step")).to_be_in_viewport()
    page.context.close()


def _ways(page: Page, site: str) -> dict[str, str]:
    """Return where the bar leads to, from the top of the site, as it is served."""
    found: dict[str, str] = page.locator(f"{BAR} > a").evaluate_all(
        "all => Object.fromEntries(all.map(way => [way.innerText, way.href]))"
    )
    return {name: re.sub(r"/?(index)?\.html", "/", way.removeprefix(site)) for name, way in found.items()}


STAGE = "roadmaps/sourdough-baker/starter/"


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_topic_leads_on_along_the_roadmap_from_which_one_came(
    browser: Browser, bakery_address: str, bakery_folder: Path, scheme: str
) -> None:
    """In this tab, and until one reads another roadmap that teaches the topic; also from a folder."""
    site, stage, roadmap, topic = bakery_address, STAGE, "roadmaps/weekend/", "topics/{}/"
    if scheme == "file":
        site = f"{bakery_folder.as_uri()}/"
        stage, roadmap, topic = "roadmaps/sourdough-baker/starter.html", f"{roadmap}index.html", "topics/{}.html"
    page, complaints = opened(browser, site + stage, viewport=PHONE)
    page.locator("#topic-yeast a").first.click()
    assert _ways(page, site) == {
        "Map": "roadmaps/sourdough-baker/#map",
        "List": f"{STAGE}#topic-yeast",
        "Next": "topics/sourdough-starter/",
    }
    card = page.locator("a.rm-next")
    assert card.inner_text().split("\n")[:2] == ["The sourdough baker, Stage 2", "Sourdough starter"]
    card.click()
    page.locator(BAR).get_by_text("Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Loaves")
    # Of a roadmap that was read, but not its stage, the first stage that teaches the topic counts.
    page.goto(site + roadmap)
    page.goto(site + topic.format("gluten"))
    assert _ways(page, site)["Next"] == "roadmaps/weekend/baking/"
    # Where its last stage ends, nothing comes next.
    page.goto(site + topic.format("oven-spring"))
    assert "Next" not in _ways(page, site)
    expect(card).to_have_count(0)
    # What it does not teach leads on as if one had come from nowhere.
    page.goto(site + topic.format("rye-milling"))
    assert _ways(page, site)["Next"] == "topics/rye-sieving/"
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize(
    "storage",
    [
        "Object.defineProperty(globalThis, 'sessionStorage', {get() { throw new DOMException('no') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('full') }",
        "",
    ],
    ids=["forbidden", "full", "another tab"],
)
def test_who_comes_from_nowhere_is_led_through_the_area(browser: Browser, bakery_address: str, storage: str) -> None:
    """So is whoever's browser keeps nothing."""
    page, complaints = opened(browser, f"{bakery_address}topics/", viewport=PHONE)
    page.add_init_script(storage)
    if storage:
        page.goto(bakery_address + STAGE)
    page.goto(f"{bakery_address}topics/yeast/")
    assert _ways(page, bakery_address)["List"] == "areas/ingredients/"
    assert _ways(page, bakery_address)["Next"] == "topics/sourdough-starter/"
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("how", ["thumb", "keyboard"])
def test_search_opens_the_dialog_of_the_theme(browser: Browser, bakery_address: str, how: str) -> None:
    """Ready to type, whether it is touched or has the focus and gets the key Enter."""
    page, complaints = opened(browser, bakery_address + "topics/flour/", viewport=PHONE)
    label = page.locator(f"{BAR} > button")
    if how == "thumb":
        label.click()
    else:
        label.focus()
        page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("leaven")
    expect(page.locator(".rm-hit__title").first).to_have_text("Sourdough starter")
    assert complaints == []
    page.context.close()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site of a theme whose search is not opened by a label."""
    settings = "site_name: Bread\ntheme: {name: mkdocs, highlightjs: false}\nplugins: [search, roadmap]\n"
    with served(sites.built(tmp_path_factory.mktemp("elsewhere"), BREAD, settings=settings)) as address:
        yield address


def test_no_search_where_it_would_not_open(browser: Browser, elsewhere: str) -> None:
    """The rest is there, and works."""
    page, _ = opened(browser, f"{elsewhere}topics/flour/", viewport=PHONE)
    expect(page.locator(f"{BAR} > a").first).to_be_visible()
    expect(page.locator(f"{BAR} > button")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("width", [360, 640])
@pytest.mark.parametrize("path", ["roadmaps/school/emmer/", "guide/write/"])
def test_the_keyboard_goes_to_nothing_that_is_not_seen(
    browser: Browser, bakery_address: str, path: str, width: int
) -> None:
    """Neither on a phone nor where a desk is twice enlarged: the closed drawer is passed by."""
    page, _ = opened(browser, bakery_address + path, viewport={"width": width, "height": 740})
    hidden = []
    for _ in range(300):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused is None:
            break
        seen, what = focused
        if not seen:
            hidden.append(what)
    assert hidden == []
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_opens_the_drawer(browser: Browser, bakery_address: str, *, scripts: bool) -> None:
    """By its name and the key Space, also without scripts; with them it gets the focus, and Escape gives that back."""
    page, _ = opened(browser, f"{bakery_address}topics/flour/", viewport=PHONE, java_script_enabled=scripts)
    toggle = page.locator("#__drawer")
    opens = page.get_by_role("button", name="Navigation") if scripts else toggle
    opens.focus()
    page.keyboard.press("Space")
    expect(toggle).to_be_checked()
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer.get_by_role("link", name="Topics").first).to_be_in_viewport()
    if scripts:
        assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
        page.keyboard.press("Escape")
        expect(toggle).not_to_be_checked()
        expect(opens).to_be_focused()
        page.keyboard.press("Space")
        page.locator("article a").first.focus()
        expect(toggle).not_to_be_checked()
    page.context.close()
