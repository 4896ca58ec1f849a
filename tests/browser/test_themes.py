"""The pages in themes other than Material, and in a Material that its owner has changed, in a real Chromium.

What the themes mkdocs and readthedocs have around our content is theirs: there axe looks at the content alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.browser.test_pages import KINDS
from tests.helpers import bakery, sites
from tests.helpers.browsing import RULES, blank, expect, faults, opened
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CONTENT = "[role=main]"
"""What is ours, in the themes mkdocs and readthedocs."""
OTHERS = {
    "mkdocs": ("{name: mkdocs, highlightjs: false}", "light"),
    "mkdocs, dark": ("{name: mkdocs, color_mode: dark, highlightjs: false}", "light"),
    "mkdocs, as the reader has it": (
        "{name: mkdocs, color_mode: auto, user_color_mode_toggle: true, highlightjs: false}",
        "dark",
    ),
    "readthedocs": ("{name: readthedocs, highlightjs: false}", "light"),
}
"""The setting of a theme, and the scheme that the reader prefers."""
# How far two colours are apart, as WCAG has it; a colour may be written in any way that CSS knows.
_CONTRAST = """([one, other]) => {
  const context = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d")
  const light = colour => {
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}"""
_FILL = "element => getComputedStyle(element).fill"


class Shown(NamedTuple):
    """A site that is served, and who looks at it."""

    address: str
    scheme: Any


def project(folder: Path, theme: str, more: str = "") -> Path:
    """Write the bakery with a page by hand, in a theme; return its folder."""
    bakery.write(folder / "curriculum")
    (folder / "docs/guide").mkdir(parents=True)
    (folder / "docs/guide/write.md").write_text("# Write\n\nSee [[flour]] and `code`.\n", encoding="utf-8")
    settings = f"site_name: Bread\nedit_uri_template: https://code.example/{{path}}\ntheme: {theme}\n"
    (folder / "mkdocs.yml").write_text(f"{settings}plugins: [search, roadmap]\n{more}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=OTHERS)
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Serve the bakery in a theme."""
    theme, scheme = OTHERS[request.param]
    with served(sites.build(project(tmp_path_factory.mktemp("bakery"), theme))) as address:
        yield Shown(address, scheme)


def test_axe_finds_no_fault_in_what_is_ours(browser: Browser, axe: str, shown: Shown) -> None:
    """On a page of each kind, on a phone and on a desktop, which does not scroll sideways either.

    All of it is seen: what is under the bar for the thumb where a page begins is moved from there by scrolling.
    """
    page = blank(browser, color_scheme=shown.scheme)
    for path in KINDS.values():
        page.goto(shown.address + path)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
            assert faults(page, axe, [*RULES, "best-practice"], CONTENT) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("path", ["roadmaps/school/", "topics/emmer-soaking/"])
def test_maps_can_be_read(browser: Browser, shown: Shown, path: str) -> None:
    """The words in a box stand out from it, and from what is behind the drawing."""
    page, _ = opened(browser, shown.address + path, color_scheme=shown.scheme)
    behind = page.locator(".wy-nav-content, body").last.evaluate("element => getComputedStyle(element).backgroundColor")
    boxes = page.locator(".rm-map--wide :is(.rm-station, .rm-topic)")
    assert boxes.count() >= 3
    for box in boxes.all():
        inside = box.locator("rect").evaluate(_FILL)
        assert page.evaluate(_CONTRAST, [box.locator("text").first.evaluate(_FILL), inside]) >= 4.5
    line = page.locator(".rm-map--wide .rm-branch").first.evaluate("element => getComputedStyle(element).stroke")
    assert page.evaluate(_CONTRAST, [line, behind]) >= 3
    page.context.close()


def test_catalogues_are_filtered(browser: Browser, shown: Shown) -> None:
    """In any theme, and what the theme lists beside the page goes with it."""
    page, _ = opened(browser, f"{shown.address}resources/", color_scheme=shown.scheme)
    page.get_by_label("Kind").select_option("book")
    expect(page.get_by_role("status")).to_have_text("6 of 17 resources")
    assert page.locator("[data-item]:visible").count() == 6
    expect(page.locator(CONTENT).get_by_role("heading", name="Articles")).to_be_hidden()
    entries = page.locator("li > a[href$='#kind-article']")
    assert entries.count() >= 1
    assert not any(entry.is_visible() for entry in entries.all())
    page.context.close()


def test_a_slip_in_an_address_is_answered(browser: Browser, shown: Shown) -> None:
    """The page for addresses that there are not names the nearest, in any theme."""
    page, _ = opened(browser, f"{shown.address}topics/emmer-soakin/", color_scheme=shown.scheme)
    hint = page.locator("#rm-nearest")
    expect(hint).to_have_text("Did you mean Soaking emmer overnight, with salt and with whey?")
    page.context.close()


def test_without_scripts_catalogues_stand_whole(browser: Browser, shown: Shown) -> None:
    """And without forms that would do nothing."""
    page, _ = opened(browser, f"{shown.address}resources/", java_script_enabled=False)
    assert page.locator("[data-item]:visible").count() == 17
    expect(page.locator(".rm-filters")).to_be_hidden()
    page.context.close()


OWN = """\
[data-md-color-scheme="night"] {
  color-scheme: dark;
  --md-default-bg-color: #101418;
  --md-default-fg-color: #f0f0f0;
  --md-default-fg-color--light: #c0c0c0;
  --md-default-fg-color--lightest: #404040;
  --md-typeset-color: #f0f0f0;
  --md-typeset-a-color: #9ecbff;
  --md-code-hl-comment-color: #abcdef;
  --md-primary-fg-color: #b00020;
  --md-accent-fg-color: #ffd0d0;
}
"""
BLOCKS = """\
{% extends "base.html" %}
{% block extrahead %}<meta name="own" content="yes">{% endblock %}
{% block content %}<p>Ours</p>{{ page.content }}{% endblock %}
{% block footer %}{% endblock %}
{% block scripts %}{% endblock %}
"""


def test_a_material_of_ones_own_keeps_what_is_changed(browser: Browser, tmp_path: Path) -> None:
    """Blocks of its own, and a dark scheme of its own, on which maps can be read and catalogues filtered."""
    theme = "{name: material, font: false, custom_dir: own, palette: {scheme: night, primary: custom, accent: custom}}"
    folder = project(tmp_path, theme, "extra_css: [own.css]\n")
    (folder / "own").mkdir()
    (folder / "own/main.html").write_text(BLOCKS, encoding="utf-8")
    (folder / "docs/own.css").write_text(OWN, encoding="utf-8")
    with served(sites.build(folder)) as address:
        page, complaints = opened(browser, f"{address}roadmaps/school/")
        head = page.locator("meta[name=own], meta[property='og:title'], script[type='application/ld+json']")
        assert head.count() == 3
        expect(page.get_by_text("Ours", exact=True)).to_be_visible()
        box = page.locator(".rm-map--wide .rm-topic").first
        colours = [box.locator(part).first.evaluate(_FILL) for part in ("text", "rect")]
        assert page.evaluate(_CONTRAST, colours) >= 4.5
        line = page.locator(".rm-branch").first.evaluate("element => getComputedStyle(element).stroke")
        assert page.evaluate(_CONTRAST, [line, "#101418"]) >= 3
        comment = "getComputedStyle(document.body).getPropertyValue('--md-code-hl-comment-color')"
        assert page.evaluate(comment).strip() == "#abcdef"
        page.goto(f"{address}resources/?kind=book")
        expect(page.get_by_role("status")).to_have_text("6 of 17 resources")
        assert complaints == []
        page.context.close()


def test_maps_can_be_read_in_a_theme_that_nobody_knows(browser: Browser, tmp_path: Path) -> None:
    """Words and lines take the colour of the text around them, whatever it is."""
    folder = project(tmp_path, "{name: null, custom_dir: own}")
    (folder / "own").mkdir()
    page_html = "<html><head></head><body style='background: #111; color: #eee'>{{ page.content }}</body></html>"
    (folder / "own/main.html").write_text(page_html, encoding="utf-8")
    with served(sites.build(folder)) as address:
        page, _ = opened(browser, f"{address}topics/emmer-soaking/")
        box = page.locator(".rm-map--wide .rm-topic:not(.rm-topic--current)").first
        words, box_is = box.locator("text").first.evaluate(_FILL), box.locator("rect").evaluate(_FILL)
        assert page.evaluate(_CONTRAST, [words, box_is]) >= 4.5
        line = page.locator(".rm-map--wide .rm-branch").first.evaluate("element => getComputedStyle(element).stroke")
        assert page.evaluate(_CONTRAST, [line, "#111"]) >= 3
        page.context.close()


@pytest.mark.parametrize("features", ["[]", "[navigation.instant]"])
def test_a_link_to_an_item_that_does_not_fit_the_filter_shows_it(
    browser: Browser, tmp_path: Path, features: str
) -> None:
    """Until the reader chooses something else: then the item goes, and the address no longer leads to it."""
    with served(tmp_path) as address:
        (tmp_path / "here").mkdir()
        theme = f"{{name: material, font: false, features: {features}}}"
        folder = project(tmp_path / "here", theme, f"site_url: {address}bread/\n")
        sites.build(folder, site_dir=str(tmp_path / "bread"))
        page, complaints = opened(browser, f"{address}bread/resources/?kind=book#resource-rye-article")
        asked = page.get_by_role("article").get_by_role("heading", name="On rye, an article")
        expect(asked).to_be_in_viewport()
        expect(page.get_by_role("status")).to_have_text("7 of 17 resources")
        page.get_by_label("Words").fill("spelt")
        expect(asked).to_be_hidden()
        expect(page.get_by_role("status")).to_have_text("1 of 17 resources")
        assert page.url.endswith("/resources/?words=spelt&kind=book")
        page.evaluate("location.hash = 'resource-rye-article'")
        expect(asked).to_be_in_viewport()
        page.goto(f"{address}bread/resources/?kind=book#%E0%A4%A")
        expect(page.get_by_role("status")).to_have_text("6 of 17 resources")
        assert complaints == []
        page.context.close()


ARABIC = {
    "curriculum.yml": "title: خبز\nlanguage: ar\nroadmaps: [first]\nareas: {basics: أساسيات}\nkinds: {book: كتاب}\n",
    "topics/basics.yml": "softmax: دقيق\nwater: {title: ماء, needs: [softmax]}\n",
    "roadmaps/first/roadmap.yml": "title: رغيف\n",
    "roadmaps/first/01-start.yml": "title: بداية\nduration: 1-2 weeks\ntopics: [softmax, water]\n",
    "resources/book.yml": "bread: {title: كتاب الخبز, url: https://bread.example/}\n",
}
# From left to right, where the letters of a text are drawn.
_DRAWN = """element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = []
  for (let node; (node = walker.nextNode());) {
    [...node.data].forEach((letter, at) => {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const {left, width} = range.getBoundingClientRect()
      if (width > 0) { found.push([left, letter]) }
    })
  }
  return found.sort(([a], [b]) => a - b).map(([, letter]) => letter).join("")
}"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site from right to left, for which there is no translation; return its address."""
    folder = sites.write(tmp_path_factory.mktemp("arabic"), ARABIC)
    with served(sites.build(folder, strict=False)) as address:
        yield address


def test_english_words_read_right_on_a_page_from_right_to_left(browser: Browser, arabic: str) -> None:
    """In the text, where the element says which language it is, and in the map."""
    page, complaints = opened(browser, f"{arabic}roadmaps/first/", viewport={"width": 1280, "height": 800})
    assert page.locator("html").get_attribute("lang") == "ar"
    weeks = page.locator(".rm-facts bdi[lang=en][dir=ltr]").get_by_text("1–2 weeks").last
    assert weeks.evaluate(_DRAWN) == "1–2 weeks"
    drawn = page.locator(".rm-map--wide .rm-station text[lang=en]").last
    assert "1–2 weeks" in (drawn.text_content() or "")
    assert complaints == []
    page.context.close()


def test_the_status_of_a_filter_reads_right_from_right_to_left(browser: Browser, arabic: str) -> None:
    """Also once the script has written it anew; and the way to a page leads to the left."""
    page, _ = opened(browser, f"{arabic}topics/", viewport={"width": 1280, "height": 800})
    status = page.get_by_role("status")
    assert status.evaluate(_DRAWN) == "2 topics"
    page.locator("#filter-words").fill("دقيق")
    expect(status).to_contain_text("1")
    assert status.evaluate(_DRAWN) == "1 of 2 topics"
    arrow = "getComputedStyle(document.querySelectorAll('.md-path__item')[1], '::before').transform"
    page.goto(f"{arabic}topics/water/")
    assert page.evaluate(arrow) == "matrix(-1, 0, 0, 1, 0, 0)"
    page.context.close()


def test_axe_finds_no_fault_from_right_to_left(browser: Browser, axe: str, arabic: str) -> None:
    """Elements that say which language they are in say it rightly."""
    for path in ("", "roadmaps/first/", "topics/water/", "resources/", "404.html"):
        page, _ = opened(browser, f"{arabic}{path}")
        assert faults(page, axe, RULES) == []
        page.context.close()
