"""Every kind of page of a whole site, in a real Chromium: for every eye, every hand, every screen.

Slow, as each kind of page is opened in two colour schemes and several widths, and searched for some ninety faults.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from roadmap_site.curriculum.relations import Graph
from tests.helpers import cheese, sites, worlds
from tests.helpers.bakery import CRAFTS, GRAINS, STAGE_TITLE
from tests.helpers.browsing import RULES, expect, faults, opened
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KINDS = {
    "home": "",
    "roadmaps": "roadmaps/",
    "roadmap": "roadmaps/school/",
    "stage": "roadmaps/school/emmer/",
    "topics": "topics/",
    "area": "areas/grains/",
    "topic": "topics/emmer-soaking/",
    "resources": "resources/",
    "projects": "projects/",
    "compare": "compare/",
    "comparison": "compare/weekend/",
    "whole roadmap": "print/school/",
    "health": "health/",
    "written by hand": "guide/write/",
    "not found": "404.html",
}
"""A page of each kind."""


@pytest.fixture(params=KINDS)
def path(request: pytest.FixtureRequest) -> str:
    """Return the path of a page of each kind."""
    return KINDS[request.param]


SCHEMES: Sequence[tuple[Any, str]] = (("light", "default"), ("dark", "slate"))
"""What a reader asks for, and how the theme calls the colours."""


def _faults_in_all_looks(browser: Browser, axe: str, address: str, rules: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with a page on a phone and on a desk, by day and by night; also that it is too wide."""
    for scheme, colours in SCHEMES:
        page, complaints = opened(browser, address, color_scheme=scheme)
        assert page.evaluate("document.body.dataset.mdColorScheme") == colours
        for width in (360, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            found = faults(page, axe, rules)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append("it scrolls sideways")
            yield from (f"{width} {scheme}: {fault}" for fault in found)
        yield from complaints
        page.context.close()


def test_axe_finds_no_fault(browser: Browser, axe: str, bakery_address: str, path: str) -> None:
    """Neither in what we make nor in what the theme puts around it, by WCAG 2.2 AA and by good practice."""
    # Beside code, a script of the theme puts nameless navigation that no rule of WCAG forbids.
    rules = RULES if path.startswith("guide") else [*RULES, "best-practice"]
    assert [*_faults_in_all_looks(browser, axe, bakery_address + path, rules)] == []


@pytest.fixture(scope="module")
def cheese_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site whose stages, sections and entries may be left out, chosen or recommended."""
    schemes = "{media: '(prefers-color-scheme: light)'}, {media: '(prefers-color-scheme: dark)', scheme: slate}"
    settings = sites.SETTINGS.replace("font: false", f"font: false, palette: [{schemes}]")
    with served(sites.built(tmp_path_factory.mktemp("cheese"), cheese.FILES, settings=settings)) as address:
        yield address


@pytest.mark.parametrize(
    "path", ["", "roadmaps/", "roadmaps/kitchen/", "roadmaps/kitchen/ripe/", "roadmaps/dairy/", "print/kitchen/"]
)
def test_axe_finds_no_fault_in_choices_marks_and_groups(
    browser: Browser, axe: str, cheese_address: str, path: str
) -> None:
    """Where stages, sections and entries may be left out, chosen or recommended; nothing is wider than the screen."""
    assert [*_faults_in_all_looks(browser, axe, cheese_address + path, [*RULES, "best-practice"])] == []


def test_axe_would_find_a_fault(browser: Browser, axe: str, bakery_address: str) -> None:
    """A picture without words is told, so that silence means something."""
    page, _ = opened(browser, bakery_address)
    page.evaluate("document.querySelector('article').append(new Image())")
    assert faults(page, axe, RULES) == ["image-alt: <img>"]
    page.context.close()


def test_a_page_fits_stays_where_it_is_and_asks_no_one_else(browser: Browser, bakery_address: str, path: str) -> None:
    """It does not scroll sideways, nothing moves once it is there, no other host is asked, nothing is complained of."""
    screens = {
        width: opened(browser, bakery_address + path, viewport={"width": width, "height": 800})
        for width in (320, 768, 1440)
    }
    for width, (page, complaints) in screens.items():
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("globalThis.shifted") < 0.02, page.evaluate("globalThis.moved")
        assert complaints == []
        page.context.close()


@pytest.mark.parametrize("path", [path for kind, path in KINDS.items() if kind != "not found"])
def test_a_page_opened_from_disk_asks_no_one(browser: Browser, bakery_folder: Path, path: str) -> None:
    """Without a server each kind of page is there as it should be, its map and its search included.

    The page for addresses that there are not is only ever shown by a server.
    """
    file = bakery_folder / (path.removesuffix("/") + ".html")
    if not file.is_file():
        file = bakery_folder / path / "index.html"
    page, complaints = opened(browser, file.as_uri())
    assert page.locator("h1").count() >= 1
    if page.locator(".rm-map").count():
        assert page.locator(".rm-map:visible a:visible").count() >= 5
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("leaven")
    expect(page.locator(".rm-hit__title").first).to_have_text("Sourdough starter")
    assert complaints == []
    page.context.close()


def test_nothing_of_ours_is_written_into_a_page_as_script_or_style(bakery_site: Path, path: str) -> None:
    """A strict Content-Security-Policy can stand: what a page does and how it looks is in files."""
    file = bakery_site / path
    html = (file if file.is_file() else file / "index.html").read_text(encoding="utf-8")
    article = sites.article(html)
    assert not [name for name in sites.attributes(article) if name == "style" or name.startswith("on")]
    assert "<style" not in article
    assert re.findall(r"<script(?![^>]* src=)[^>]*>", article) == []


def test_what_we_add_is_small_and_blocks_nothing(
    browser: Browser, bakery_address: str, bakery_site: Path, path: str
) -> None:
    """All our scripts and styles on a page, compressed, are under 30 kB, and it does not wait for them to be shown.

    It waits for two by which the whole site looks, as lines would move if they came later: the type and its font, which
    is counted apart, and the mends of the theme.
    """
    page, _ = opened(browser, bakery_address + path)
    ours = page.evaluate(
        "performance.getEntriesByType('resource').map(({name, renderBlockingStatus}) => [name, renderBlockingStatus])"
    )
    found = {name.rpartition("/")[2]: status for name, status in ours if "/roadmap-site/assets/roadmap-site/" in name}
    assert found["roadmap.css"] == "non-blocking"
    assert {name for name, status in found.items() if status != "non-blocking"} <= {"typography.css", "mend.css"}
    files = [bakery_site / "assets/roadmap-site" / name for name in found if name.endswith((".css", ".js"))]
    sizes = {file.name: len(gzip.compress(file.read_bytes())) for file in files}
    assert sum(sizes.values()) < 30_000
    assert sizes["typography.css"] < 2_000
    assert sizes["mend.css"] < 3_000
    page.context.close()


def test_a_stage_is_under_forty_kilobytes(bakery_site: Path, bakery_graph: Graph) -> None:
    """The page of every stage, compressed."""
    stages = [bakery_site / "roadmaps" / id / "index.html" for id in bakery_graph.curriculum.stages]
    assert max(len(gzip.compress(file.read_bytes())) for file in stages) < 40_000


def test_the_way_through_needs_no_scripts(browser: Browser, bakery_address: str, bakery_graph: Graph) -> None:
    """Home, roadmap, stage, topic and resource are real links; catalogues stand whole, without idle forms."""
    page, complaints = opened(browser, bakery_address, java_script_enabled=False)
    article = page.get_by_role("article")
    article.get_by_role("link", name="The school of grains").first.click()
    page.locator("a.rm-station:visible").nth(2).click()
    expect(page.locator("h1")).to_have_text(STAGE_TITLE.format("Einkorn"))
    article.get_by_role("link", name="Sieving einkorn", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Sieving einkorn")
    article.get_by_role("link", name=re.compile("^Milling einkorn")).first.click()
    catalogued = article.get_by_role("link", name="In the catalogue: ").first
    catalogued.click()
    expect(page.locator("h1")).to_have_text("Resources")
    assert page.locator("[data-item]:visible").count() == len(bakery_graph.curriculum.resources)
    expect(page.locator(".rm-filters")).to_be_hidden()
    assert complaints == []
    page.context.close()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what a selector finds has the focus, which must be seen each time."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The keyboard does not reach {selector}")


FOCUS = """() => {
  const element = document.activeElement
  const looks = node => {
    const {outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth, color} = getComputedStyle(node)
    return [outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth, color].join()
  }
  const all = () => [element, ...element.querySelectorAll("rect")].map(looks).join()
  const focused = all()
  element.blur()
  const blurred = all()
  element.focus({focusVisible: true})
  return focused !== blurred
}"""
"""Whether the element with the focus looks other than without it."""


def test_the_way_through_needs_no_mouse(browser: Browser, bakery_address: str) -> None:
    """Tab and Enter lead from home over the map of a roadmap to a stage, a topic and a resource; the focus is seen."""
    page, complaints = opened(browser, bakery_address)
    for selector, heading in (
        (".rm-card a[href*='school']", "The school of grains"),
        (".rm-map--wide a.rm-station[href$='barley/']", STAGE_TITLE.format("Barley")),
        (":is(h3, h4) > a[href*='barley-milling']", CRAFTS["milling"].format("barley")),
        ("a.rm-more", "Resources"),
    ):
        tab_to(page, selector)
        assert page.evaluate(FOCUS), selector
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(heading)
    assert complaints == []
    page.context.close()


def test_the_keyboard_can_pass_the_map_by(browser: Browser, bakery_address: str) -> None:
    """A link that shows when it has the focus leads to the list with the same content."""
    page, _ = opened(browser, bakery_address + "roadmaps/school/")
    tab_to(page, ".rm-skip > a")
    assert page.evaluate("document.activeElement.getBoundingClientRect().width") > 100
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.rm-stages') !== null")
    page.context.close()


def test_the_keyboard_goes_over_the_map_in_learning_order(browser: Browser, bakery_address: str) -> None:
    """Each stage comes before its topics, and all in the order of the list under the map."""
    page, _ = opened(browser, bakery_address + "roadmaps/school/")
    on_map = page.eval_on_selector_all(".rm-map--wide a", "links => links.map(link => link.getAttribute('href'))")
    in_list = page.eval_on_selector_all(
        ".rm-stages :is(h3, .rm-inline) a:not(.headerlink)", "links => links.map(link => link.getAttribute('href'))"
    )
    assert on_map == in_list
    page.context.close()


@pytest.mark.parametrize(("width", "form"), [(360, "narrow"), (1440, "wide")])
def test_one_form_of_a_map_shows_and_can_be_read(browser: Browser, bakery_address: str, width: int, form: str) -> None:
    """On a phone the narrow one, on a desk the wide one; its words are at least 12 pixels high."""
    page, _ = opened(browser, bakery_address + "roadmaps/school/", viewport={"width": width, "height": 800})
    assert page.locator(".rm-map:visible").count() == 1
    assert page.locator(f".rm-map--{form}:visible").count() == 1
    scale = page.locator(f".rm-map--{form} svg").first.evaluate("svg => svg.clientWidth / svg.viewBox.baseVal.width")
    assert 14 * scale >= 12
    page.context.close()


@pytest.mark.parametrize("form", ["narrow", "wide"])
def test_the_words_of_a_map_stay_in_their_boxes(browser: Browser, bakery_address: str, form: str) -> None:
    """Whatever the font: none of the words on any map of a roadmap reaches over the edge of its box."""
    width = 360 if form == "narrow" else 1440
    for roadmap in ("weekend", "sourdough-baker", "school"):
        page, _ = opened(browser, f"{bakery_address}roadmaps/{roadmap}/", viewport={"width": width, "height": 800})
        outside = page.eval_on_selector_all(
            f".rm-map--{form} a",
            """links => links.filter(link => {
              const [box, text] = ["rect", "text:last-of-type"].map(part => link.querySelector(part).getBBox())
              return text.x < box.x + 2 || text.x + text.width > box.x + box.width - 2
            }).map(link => link.textContent.trim())""",
        )
        assert outside == []
        page.context.close()


def test_paper_gets_the_document_alone(browser: Browser, bakery_address: str) -> None:
    """Printed, a whole roadmap has no navigation, shows its map, and says where its links lead."""
    page, _ = opened(browser, bakery_address + "print/school/", color_scheme="dark")
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-content__button", ".rm-steps"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    assert page.locator(".rm-map--wide:visible").count() == 1
    assert page.locator(".rm-map--narrow:visible").count() == 0
    address = page.eval_on_selector(
        "a[href='https://www.example.org/rye/book']", "link => getComputedStyle(link, '::after').content"
    )
    assert "https://www.example.org/rye/book" in str(address) or "attr(href)" in str(address)
    assert page.eval_on_selector(".md-typeset h1", "it => getComputedStyle(document.body).backgroundColor") in {
        "rgba(0, 0, 0, 0)",
        "rgb(255, 255, 255)",
    }
    headings = page.locator("h2").all_inner_texts()
    stages = [f"Term {n}: {STAGE_TITLE.format(name)}" for n, name in enumerate(GRAINS.values(), start=1)]
    assert [h for h in headings if h.startswith("Term ")] == stages
    page.context.close()


@pytest.mark.parametrize(
    ("asked", "title"),
    [("leaven", "Sourdough starter"), ("boule", "Shaping"), ("BREAD FLOUR", "Flour")],
)
def test_a_search_for_another_name_finds_the_topic_first(
    browser: Browser, bakery_address: str, asked: str, title: str
) -> None:
    """Of all pages that speak of it, the topic's own comes first."""
    page, complaints = opened(browser, bakery_address)
    page.keyboard.press("/")
    page.keyboard.type(asked)
    expect(page.locator(".rm-hit__title").first).to_have_text(title)
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("topics/glutne/", "Gluten"), ("roadmaps/school/einkron.html", STAGE_TITLE.format("Einkorn"))],
)
def test_a_slip_in_an_address_is_understood(browser: Browser, bakery_address: str, wrong: str, meant: str) -> None:
    """The page for addresses that there are not names the nearest one, however deep the address is."""
    page, _ = opened(browser, bakery_address + wrong)
    expect(page.locator("h1")).to_have_text("Page not found")
    page.get_by_role("paragraph").filter(has_text="Did you mean").get_by_role("link", name=meant).click()
    expect(page.locator("h1")).to_have_text(meant)
    page.context.close()


def test_an_address_like_no_other_gets_no_guess(browser: Browser, bakery_address: str) -> None:
    """Where nothing is near, the page lists the roadmaps and the topics, and does not pretend."""
    page, _ = opened(browser, bakery_address + "a/b/something-quite-different/")
    expect(page.get_by_role("article").get_by_role("link", name="The school of grains")).to_be_visible()
    expect(page.locator("#rm-nearest")).to_be_hidden()
    page.context.close()


@pytest.fixture(scope="module", params=["true", "false"])
def two(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with two curricula, which have topics of one name."""
    folder = tmp_path_factory.mktemp("two")
    topics = "softmax: Softmax\ntides: Tides\n"
    worlds.write(folder / "sailing", {"topics/basics.yml": topics})
    worlds.write(folder / "coast", {"topics/basics.yml": f"{topics}sand: Sand\ntide: Tide\n"})
    entries = "".join(f"- roadmap: {{curriculum: {name}, path: {name}}}\n" for name in ("coast", "sailing"))
    settings = sites.SETTINGS.replace(
        "plugins: [search, roadmap]\n", f"plugins:\n{entries}use_directory_urls: {request.param}\n"
    )
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(settings + "site_url: https://example.org/sub/\n", encoding="utf-8")
    sites.build(folder, strict=False, site_dir=str(folder / "host/sub"))
    with served(folder / "host") as address:
        yield f"{address}sub/"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("sailing/topics/tide/", "/sailing/topics/tides"),
        ("coast/topics/sanb/", "/coast/topics/sand"),
        ("sailing/topics/sande.html", "/coast/topics/sand"),
        ("sailin/topics/tides/", "/sailing/topics/tides"),
        ("coastal/topics/tides/", "/coast/topics/tides"),
    ],
)
def test_a_slip_below_a_path_is_answered_by_the_curriculum_there(
    browser: Browser, two: str, wrong: str, meant: str
) -> None:
    """By the other one only where nothing there is near, or where the path itself has the slip."""
    page, _ = opened(browser, f"{two}{wrong}")
    link = page.locator("#rm-nearest:not([hidden]) a")
    expect(link).to_be_visible()
    assert meant in str(link.get_attribute("href"))
    page.context.close()


_DOTS = """() => {
  const wrong = []
  const lines = [...document.querySelectorAll("ul.rm-inline, .rm-facts:has(.rm-fact)")]
  for (const line of lines.filter(each => each.checkVisibility())) {
    const {left: edge, right: end} = line.getBoundingClientRect()
    const {clipPath, fontSize} = getComputedStyle(line)
    // Beyond the edge and a little more nothing is painted.
    const painted = clipPath === "none" ? -Infinity : edge - 0.3 * parseFloat(fontSize) + 0.5
    for (const part of line.querySelectorAll(".rm-fact:has(> i:first-child), :scope > li + li")) {
      const {left} = part.getBoundingClientRect()
      const dot = part.querySelector(":scope > i:first-child")?.getBoundingClientRect()
        ?? {left: left + parseFloat(getComputedStyle(part, "::before").left), width: 4}
      const right = dot.left + dot.width
      if (Math.abs(left - edge) < 1 ? right > painted : dot.left < edge || right > end) wrong.push(part.outerHTML)
    }
  }
  return [lines.length, wrong]
}"""


@pytest.mark.parametrize("path", ["", "roadmaps/school/", "roadmaps/school/emmer/", "topics/rye-milling/", "compare/"])
def test_no_dot_stands_at_the_edge_of_a_line(browser: Browser, bakery_address: str, path: str) -> None:
    """Where the second of them begins a line, its dot is not seen."""
    page, _ = opened(browser, bakery_address + path, viewport={"width": 320, "height": 740})
    lines, wrong = page.evaluate(_DOTS)
    assert lines
    assert wrong == []
    page.context.close()
