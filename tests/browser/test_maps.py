"""What maps do in a real Chromium: under a pointer, by keyboard, by touch, to the ear, without scripts, from disk."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.helpers import sites
from tests.helpers.browsing import RULES, blank, expect, faults, opened
from tests.helpers.patience import PATIENCE
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

SETTINGS = """\
site_name: A bakery
site_url: https://bakery.example.org/school/
theme:
  name: material
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
plugins: [search, roadmap]
use_directory_urls: false
"""
FILES = {
    "curriculum.yml": """\
title: Bread
language: en
areas: {dough: Dough}
kinds: {book: {title: Book, plural: Books}}
costs: {free: Free}
roadmaps: [weekend]
""",
    "topics/basics.yml": None,
    "topics/dough.yml": """\
flour: {title: Flour, summary: What grains become between stones.}
water: {title: Water, summary: It lets flour swell.}
gluten: {title: Gluten, summary: What holds the gas in a dough., needs: [flour, water]}
folding: {title: Folding, summary: How a dough becomes strong., needs: [gluten]}
salt: {title: Salt, summary: What slows a dough down.}
""",
    "resources/book.yml": """\
crumb: {title: The Crumb, url: "https://example.org/crumb", cost: free, topics: [gluten]}
""",
    "roadmaps/first/roadmap.yml": None,
    "roadmaps/first/01-start.yml": None,
    "roadmaps/weekend/roadmap.yml": "title: Bread in a weekend\n",
    "roadmaps/weekend/01-mix.yml": "title: Mix\ntopics: [flour, water, {topic: salt, optional: true}]\n",
    "roadmaps/weekend/02-build.yml": "title: Build\ntopics: [gluten, folding]\n",
}
PAGE = "roadmaps/weekend/index.html"
SHAPES = """element => {
  const {opacity} = getComputedStyle(element)
  const {strokeWidth, strokeDasharray} = getComputedStyle(element.querySelector("rect"))
  return [Number(opacity), parseFloat(strokeWidth), strokeDasharray]
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site."""
    return sites.built(tmp_path_factory.mktemp("maps"), FILES, settings=SETTINGS)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the site; yield the address of the page."""
    with served(site) as top:
        yield top + PAGE


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """Open the page of the roadmap from disk; see that nothing complains."""
    page, complaints = opened(browser, (site / PAGE).as_uri(), viewport={"width": 1440, "height": 900})
    yield page
    assert complaints == []
    page.context.close()


def topic(page: Page, name: str, form: str = "wide") -> Locator:
    """Return a topic on the map."""
    return page.locator(f".rm-map--{form} [data-topic={name}]")


def card(page: Page) -> Locator:
    """Return the card that is shown."""
    return page.locator(".rm-map-card")


def test_under_the_pointer_a_topic_says_what_it_is_and_lights_up_what_it_needs_and_unlocks(page: Page) -> None:
    """The rest steps back; what is needed and what is unlocked differ in shape, not only in colour."""
    topic(page, "gluten").hover()
    expect(card(page)).to_contain_text("What holds the gas in a dough.")
    expect(card(page)).to_contain_text("The Crumb")
    expect(card(page).get_by_role("link", name="Gluten")).to_have_attribute("href", "../../topics/gluten.html")
    needed, unlocked, other = (topic(page, name).evaluate(SHAPES) for name in ("flour", "folding", "salt"))
    assert needed[0] == unlocked[0] == 1
    assert other[0] < 0.5
    assert needed[2] != unlocked[2]
    page.mouse.move(5, 5)
    expect(card(page)).to_have_count(0)
    assert topic(page, "salt").evaluate(SHAPES)[0] == 1


def test_the_pointer_can_go_to_the_card(page: Page) -> None:
    """It stays while the pointer is on it, so that its links can be followed."""
    topic(page, "gluten").hover()
    expect(card(page)).to_be_visible()
    box = card(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=12)
    page.wait_for_timeout(600)
    expect(card(page)).to_contain_text("Gluten")


def test_by_keyboard_each_topic_on_the_way_shows_its_card(page: Page) -> None:
    """The next one takes its place, Escape closes it, and what has the focus can be seen."""
    page.locator(".rm-map--wide .rm-station").first.focus()
    page.keyboard.press("Tab")
    expect(card(page)).to_contain_text("What grains become")
    page.keyboard.press("Tab")
    expect(card(page)).to_have_count(1)
    expect(card(page)).to_contain_text("It lets flour swell.")
    assert topic(page, "water").evaluate(SHAPES)[1] >= 3
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.topic") == "water"
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/water.html")


def test_a_finger_asks_first_and_opens_when_it_touches_again(browser: Browser, site: Path) -> None:
    """A touch elsewhere closes the card; so does Escape, for who has keys as well."""
    page, _ = opened(browser, (site / PAGE).as_uri(), viewport={"width": 360, "height": 780}, has_touch=True)
    topic(page, "gluten", "narrow").tap()
    expect(card(page)).to_contain_text("What holds the gas in a dough.")
    box = card(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.url.endswith(PAGE)
    topic(page, "folding", "narrow").tap()
    expect(card(page)).to_contain_text("How a dough becomes strong.")
    page.locator("h1").tap()
    expect(card(page)).to_have_count(0)
    topic(page, "gluten", "narrow").tap()
    expect(card(page)).to_have_count(1)
    topic(page, "gluten", "narrow").tap()
    page.wait_for_url("**/topics/gluten.html")
    page.context.close()


def test_the_ear_gets_names_and_needs_and_no_drawing(page: Page) -> None:
    """What the accessibility tree holds of the map: its name, and links in learning order that say what they need."""
    names = [
        "Bread in a weekend, Stage 1: Mix. 3 topics",
        "Flour",
        "Water",
        "Salt. optional",
        "Bread in a weekend, Stage 2: Build. 2 topics. Builds on Stage 1",
        "Gluten. Needs Flour, Water",
        "Folding. Needs Gluten",
    ]
    map_ = page.get_by_role("group", name="Map of Bread in a weekend")
    tree = map_.aria_snapshot()
    assert [tree.index(f'link "{name}"') for name in names] == sorted(tree.index(f'link "{name}"') for name in names)
    assert tree.count("link ") == len(names)


def test_without_scripts_a_map_is_links(browser: Browser, site: Path) -> None:
    """And it can be taken along as a file; what takes a script is not offered."""
    page, _ = opened(browser, (site / PAGE).as_uri(), java_script_enabled=False)
    expect(page.get_by_role("link", name="SVG")).to_be_visible()
    expect(page.get_by_role("button", name="PNG")).to_have_count(0)
    topic(page, "gluten").click()
    page.wait_for_url("**/topics/gluten.html")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_axe_finds_no_fault_with_the_card(browser: Browser, axe: str, address: str, form: str, scheme: Any) -> None:
    """Nor does the page become wider than the window."""
    width = 1440 if form == "wide" else 320
    page, complaints = opened(browser, address, color_scheme=scheme, viewport={"width": width, "height": 800})
    topic(page, "gluten", form).hover()
    expect(card(page)).to_be_visible()
    assert faults(page, axe, [*RULES, "best-practice"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.context.close()


def test_in_colours_that_readers_have_chosen_all_can_be_told_apart(browser: Browser, site: Path) -> None:
    """Words, outlines and the road have colours of theirs; what lights up does so by its shape."""
    page, _ = opened(browser, (site / PAGE).as_uri(), forced_colors="active", color_scheme="dark")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for part in (".rm-topic text", ".rm-station text", ".rm-number text", ".rm-heading, .rm-quiet"):
        assert page.locator(f".rm-map--wide {part}").first.evaluate("it => getComputedStyle(it).fill") != background
    assert page.locator(".rm-map--wide .rm-road").first.evaluate("it => getComputedStyle(it).stroke") != background
    topic(page, "gluten").hover()
    expect(card(page)).to_be_visible()
    needed, unlocked = (topic(page, name).evaluate(SHAPES) for name in ("flour", "folding"))
    assert needed[2] != unlocked[2]
    page.context.close()


def test_the_map_begins_on_the_first_screen(browser: Browser, site: Path) -> None:
    """On a desk and on a phone its first stage can be seen without scrolling."""
    for form, width, height in (("wide", 1440, 900), ("narrow", 360, 800)):
        page, _ = opened(browser, (site / PAGE).as_uri(), viewport={"width": width, "height": height})
        box = page.locator(f".rm-map--{form} .rm-station").first.bounding_box()
        assert box
        assert box["y"] < height, form
        page.context.close()


def test_the_file_of_the_map_is_complete_in_itself(browser: Browser, site: Path) -> None:
    """Title, start, goal and the address of the site; its styles and font; it asks nobody, and leads to the site."""
    text = (site / "roadmaps/weekend/map.svg").read_text(encoding="utf-8")
    drawing = ET.fromstring(text)  # noqa: S314
    words = [*drawing.itertext()]
    for said in ("Start", "Goal", "Bread in a weekend", "5 topics · A bakery · bakery.example.org/school"):
        assert said in words
    assert "var(" not in text
    assert "data-topic" not in text
    assert 'href="https://bakery.example.org/school/topics/gluten.html"' in text
    page, asked = blank(browser), list[str]()
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith("data:") else None)
    page.set_content(f"<main>{text}</main>")
    look = page.locator(".rm-station rect").first.evaluate("it => getComputedStyle(it).fill")
    assert look == "rgb(63, 80, 173)"
    assert page.evaluate("document.fonts.load('14px Figtree').then(fonts => fonts.length)") == 1
    assert asked == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_can_be_taken_along_as_a_picture(browser: Browser, site: Path, scheme: Any) -> None:
    """The wide one, also from a phone; in the colours that are seen, twice as large as it is drawn; also from disk."""
    page, _ = opened(
        browser, (site / PAGE).as_uri(), color_scheme=scheme, viewport={"width": 360, "height": 800}, has_touch=True
    )
    with page.expect_download(timeout=PATIENCE * 1000) as download:
        page.get_by_role("button", name="PNG").click()
    assert download.value.suggested_filename == "weekend.png"
    picture = Image.open(io.BytesIO(Path(download.value.path()).read_bytes())).convert("RGB")
    assert picture.width == 2 * (720 + 2 * 24)
    corner = picture.getpixel((2, 2))
    assert isinstance(corner, tuple)
    assert (sum(corner) > 600) == (scheme == "light")
    colours = picture.getcolors(maxcolors=picture.width * picture.height)
    assert colours
    assert len(colours) > 50
    page.context.close()
