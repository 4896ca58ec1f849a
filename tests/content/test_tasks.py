"""What learners come to our own site for, each thing within the clicks that are stated, in a real Chromium.

A click is one on the page: typing is none. What a screen reader says is held by the tree of accessibility; a real one
was not heard.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from roadmap_site.curriculum import starting
from tests.helpers import sites
from tests.helpers.browsing import RULES, expect, faults, opened
from tests.helpers.paths import ROOT
from tools.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from roadmap_site.curriculum.loader import LoadResult

PHONE: Any = {"width": 360, "height": 740}
ENLARGED: Any = {"width": 320, "height": 256}
"""What is left of a window of 1280 × 1024 at 400 %."""


@pytest.fixture(scope="module")
def address(our_site: Path) -> Iterator[str]:
    """Serve our own site."""
    with served(our_site) as address:
        yield address


class Learner:
    """Someone with a page before them, whose clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, what: Locator) -> None:
        """Click, or tap."""
        what.click()
        self.clicks += 1

    def search(self, words: str, hit: str) -> None:
        """Search for some words and follow the first hit of a name: two clicks."""
        self.click(self.page.locator("header [for=__search]:visible, header input[name=query]:visible").first)
        self.page.keyboard.type(words)
        self.click(self.page.get_by_role("link", name=hit).and_(self.page.locator(".md-search a")).first)


@pytest.fixture(params=[None, PHONE], ids=["desktop", "phone"])
def learner(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Learner]:
    """Open our home page, which must not complain of anything, nor ask any other host."""
    page, complaints = opened(browser, address, viewport=request.param)
    yield Learner(page)
    page.context.close()
    assert complaints == []


def test_which_roadmap_for_python_without_maths_at_five_hours_a_week(learner: Learner) -> None:
    """Two clicks: what one knows; the hours are five already. The answer says how long it takes."""
    learner.click(learner.page.get_by_label("Python programming"))
    answer = learner.page.locator("#rm-answer")
    expect(answer).to_contain_text("This one fits")
    found = answer.locator("[data-found]")
    expect(found.locator(".rm-time")).to_contain_text(re.compile("[0-9]"))
    expect(found).to_contain_text("at 5 hours", use_inner_text=True)
    start = answer.get_by_role("link", name="First step")
    learner.click(start)
    expect(learner.page).to_have_url(re.compile("/roadmaps/[^/]+/[^/]+/$"))
    assert learner.clicks == 2


def test_where_to_read_on_lora_the_best_first(learner: Learner, ours: LoadResult) -> None:
    """Two clicks; the first thing on the page after what it is about."""
    learner.search("lora", "LoRA")
    best = learner.page.locator("#start + .rm-starting")
    expect(best).to_contain_text("recommended")
    resource = starting.options(ours.graph, "lora")[0].resource
    expect(best).to_contain_text(resource.title)
    expect(best).to_contain_text(ours.curriculum.costs[resource.cost or "free"])
    expect(learner.page.locator("#start ~ details > summary").first).to_contain_text("more resource")
    assert learner.clicks == 2


def test_a_free_course_on_transformers(learner: Learner) -> None:
    """Two clicks to the topic, whose page names a course that is free, or leads to one."""
    learner.search("tranformers", "Transformers")
    expect(learner.page.locator("h1")).to_have_text("Transformers")
    rows = learner.page.locator(".rm-start, .rm-rows > li").filter(has=learner.page.locator("[title=Course]"))
    expect(rows.filter(has_text="Free").first).to_be_attached()
    assert learner.clicks == 2


def test_the_shortest_way_to_diffusion_models(learner: Learner) -> None:
    """Three clicks: to the topic, and to all that comes before it, in an order in which it can be learned."""
    learner.search("diffusion models", "Diffusion models")
    learner.click(learner.page.locator("details#way > summary, a[href$='/way/']").first)
    way = learner.page.locator("#way li a:visible, article ol li a:visible")
    assert way.count() > 5
    assert learner.clicks == 3


def test_a_roadmap_to_print(learner: Learner) -> None:
    """Two clicks to a document that is whole; the browser prints it."""
    learner.click(learner.page.locator(".rm-cards").get_by_role("link", name="Study Plan"))
    learner.click(learner.page.get_by_role("link", name="one document"))
    expect(learner.page).to_have_url(re.compile("/print/study-plan/$"))
    assert learner.clicks == 2


def test_by_the_thumb_from_a_roadmap_to_its_end(browser: Browser, address: str, ours: LoadResult) -> None:
    """The bar leads from each page to the next: as many taps as there are stages, and nothing else is touched."""
    page, _ = opened(browser, f"{address}roadmaps/essentials/", viewport=PHONE, has_touch=True)
    learner = Learner(page)
    seen = [page.url]
    stages = len(ours.curriculum.roadmaps["essentials"].stages)
    for _ in range(stages):
        learner.click(page.locator(".rm-reach").get_by_role("link", name="Next"))
        page.wait_for_load_state()
        seen.append(page.url)
    assert len({*seen}) == stages + 1
    assert learner.clicks == stages
    page.context.close()


def test_by_the_keyboard_from_home_to_what_to_read(browser: Browser, address: str) -> None:
    """The key for the search, some letters, down, Enter: and the first thing to open is named."""
    page, _ = opened(browser, address)
    page.keyboard.press("s")
    page.keyboard.type("backprop")
    expect(page.get_by_role("link", name="Backpropagation").and_(page.locator(".md-search a")).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Backpropagation")
    page.context.close()


def test_what_a_screen_reader_is_told_of_a_topic(browser: Browser, address: str) -> None:
    """Landmarks have names, the headings are in order, and the map says in words which topic needs which."""
    page, _ = opened(browser, f"{address}topics/backpropagation/")
    said = page.locator("body").aria_snapshot()
    for part in ('heading "Backpropagation" [level=1]', 'heading "Start with" [level=2]', "navigation", "main"):
        assert part in said
    assert re.search(r'link "[^"]*[Nn]eeds ', said)
    levels = [int(level) for level in re.findall(r"level=(\d)", page.locator("article").aria_snapshot())]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    page.context.close()


def test_all_of_it_without_scripts(browser: Browser, address: str) -> None:
    """From home through the table of who wants what to a roadmap, a stage, a topic and what to open."""
    page, complaints = opened(browser, address, java_script_enabled=False)
    page.locator(".rm-wants").get_by_role("link", name="Study Plan").first.click()
    page.locator(".rm-page").get_by_role("link", name="Begin with").click()
    page.locator(".rm-entry :is(h3, h4, h5) a").first.click()
    expect(page.locator(".rm-start .rm-button, .rm-rows a").first).to_be_visible()
    assert complaints == []
    page.context.close()


def test_all_of_it_from_a_disk(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page that our home page links to is there as a file, and the answer to who asks for a way comes."""
    monkeypatch.setenv("OFFLINE", "true")
    site = sites.build(ROOT, site_dir=str(tmp_path))
    page, complaints = opened(browser, (site / "index.html").as_uri())
    page.get_by_label("Python programming").check()
    expect(page.locator("#rm-answer")).to_contain_text("This one fits")
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("path", ["", "roadmaps/essentials/", "roadmaps/essentials/foundations/", "topics/lora/"])
def test_enlarged_and_in_forced_colours(browser: Browser, axe: str, address: str, path: str) -> None:
    """At 400 % nothing is wider than the window, and axe finds no fault."""
    page, complaints = opened(browser, address + path, viewport=ENLARGED, forced_colors="active")
    assert page.evaluate("document.documentElement.scrollWidth") <= ENLARGED["width"]
    assert faults(page, axe, [*RULES, "best-practice"]) == []
    assert complaints == []
    page.context.close()
