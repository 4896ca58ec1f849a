"""The catalogues of a site in a real Chromium: finding what fits in a long list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from roadmap_site.curriculum.relations import Graph
from tests.helpers.bakery import GRAINS
from tests.helpers.browsing import expect, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def resources(bakery_graph: Graph) -> int:
    """Return how many resources there are."""
    return len(bakery_graph.curriculum.resources)


@pytest.fixture
def page(browser: Browser, bakery_address: str) -> Iterator[Page]:
    """Open the catalogue of resources, of which nothing may be complained."""
    page, complaints = opened(browser, bakery_address + "resources/")
    yield page
    assert complaints == []
    page.context.close()


def test_a_kind_is_chosen_counted_aloud_and_kept_in_the_address(page: Page, resources: int) -> None:
    """Only books are left, a screen reader is told how many, and the address opens the same view."""
    page.get_by_role("combobox", name="Kind", exact=True).select_option("Books")
    expect(page.get_by_role("status")).to_have_text(f"{len(GRAINS)} of {resources} resources")
    assert set(page.locator("[data-item]:visible").evaluate_all("items => items.map(item => item.dataset.kind)")) == {
        "book"
    }
    assert page.locator("h2:visible").all_inner_texts() == ["Books"]
    assert page.url.endswith("/resources/?kind=book")
    page.goto(page.url)
    expect(page.get_by_role("status")).to_have_text(f"{len(GRAINS)} of {resources} resources")
    expect(page.get_by_role("combobox", name="Kind", exact=True)).to_have_value("book")


def test_words_are_found_as_they_are_typed(page: Page, resources: int) -> None:
    """All words must be there, in any order, in capitals or not, with accents or not."""
    page.get_by_role("searchbox", name="Words").press_sequentially("PENA muller")
    expect(page.get_by_role("status")).not_to_have_text(f"{resources} resources")
    shown = page.locator("[data-item]:visible").all_inner_texts()
    assert shown
    assert all("Müller" in text and "Peña" in text for text in shown)


def test_choices_add_up_and_are_taken_back_at_once(page: Page, resources: int) -> None:
    """Kind, cost and roadmap together; the button shows everything again and clears the address."""
    page.get_by_role("combobox", name="Kind", exact=True).select_option("article")
    page.get_by_role("combobox", name="Cost", exact=True).select_option("free")
    page.get_by_role("combobox", name="Roadmap", exact=True).select_option("school")
    items = page.locator("[data-item]:visible")
    assert items.count() == len([n for n in range(len(GRAINS)) if n % 3])
    for item in items.all():
        assert item.get_attribute("data-kind") == "article"
        assert item.get_attribute("data-cost") == "free"
        assert "school" in (item.get_attribute("data-roadmap") or "").split()
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text(f"{resources} resources")
    assert page.url.endswith("/resources/")


def test_nothing_that_fits_is_said_as_well(page: Page, resources: int) -> None:
    """No heading stands over an empty list."""
    page.get_by_role("searchbox", name="Words").press_sequentially("xyzzy")
    expect(page.get_by_role("status")).to_have_text(f"0 of {resources} resources")
    assert page.locator("article h2:visible").count() == 0


def test_an_unknown_value_in_an_address_is_passed_over(browser: Browser, bakery_address: str) -> None:
    """Someone's old or mistyped link shows the whole list, and does no harm."""
    page, complaints = opened(browser, bakery_address + "resources/?kind=<b>&level=nope&other=1&words=%22")
    expect(page.get_by_role("combobox", name="Kind", exact=True)).to_have_value("")
    assert complaints == []
    page.context.close()


def test_the_table_of_contents_follows_the_filter(page: Page) -> None:
    """It leads only to what is shown."""
    page.get_by_role("combobox", name="Kind", exact=True).select_option("table")
    shown = page.locator(".md-nav--secondary .md-nav__link:visible").all_inner_texts()
    assert "Tables" in [text.strip() for text in shown]
    assert "Books" not in [text.strip() for text in shown]


def test_a_filter_works_by_keyboard(page: Page, resources: int) -> None:
    """The fields are reached in order and changed with the arrow keys."""
    page.get_by_role("searchbox", name="Words").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status")).to_have_text(f"{len(GRAINS)} of {resources} resources")


@pytest.mark.parametrize(
    "case",
    [
        ("topics/?area=oven", "2 of {topics} topics"),
        ("projects/?level=master", "6 of {projects} projects"),
        ("compare/?roadmap=sourdough-baker&not-roadmap=weekend", "2 of {topics} topics"),
    ],
)
def test_every_catalogue_opens_as_its_address_says(
    case: tuple[str, str], browser: Browser, bakery_address: str, bakery_graph: Graph
) -> None:
    """Topics and projects are filtered as resources are; comparing shows what one roadmap has that another lacks."""
    address, count = case
    page, complaints = opened(browser, bakery_address + address)
    numbers = {noun: len(getattr(bakery_graph.curriculum, noun)) for noun in ("topics", "projects")}
    expect(page.get_by_role("status")).to_have_text(count.format(**numbers))
    assert complaints == []
    page.context.close()


def test_a_topic_is_found_by_another_name(browser: Browser, bakery_address: str) -> None:
    """The words of a filter look among the aliases too."""
    page, _ = opened(browser, bakery_address + "topics/?words=leaven")
    assert "Sourdough starter" in page.locator("[data-item]:visible a").all_inner_texts()
    page.context.close()


def test_without_scripts_the_whole_list_stands(browser: Browser, bakery_address: str, resources: int) -> None:
    """Whatever the address asks for."""
    page, _ = opened(browser, bakery_address + "resources/?kind=book", java_script_enabled=False)
    assert page.locator("[data-item]:visible").count() == resources
    page.context.close()


def test_an_empty_result_names_what_to_drop_and_what_that_gives(page: Page) -> None:
    """A press drops it, and shows what there is then."""
    page.get_by_role("combobox", name="Kind", exact=True).select_option("book")
    page.get_by_role("searchbox", name="Words").fill("xyzzy")
    expect(page.get_by_text("Nothing fits all of this.")).to_be_visible()
    page.get_by_role("button", name=f"Without Words “xyzzy”: {len(GRAINS)}").click()
    expect(page.locator("[data-item]:visible")).to_have_count(len(GRAINS))
    expect(page.get_by_text("Nothing fits all of this.")).to_be_hidden()
    assert page.url.endswith("/resources/?kind=book")


def test_rows_are_sorted_and_find_back(page: Page) -> None:
    """By title across the kinds, without their headings; then as they are listed."""
    titles = page.locator("[data-item] h3")
    listed = titles.all_inner_texts()
    page.get_by_role("combobox", name="Sort").select_option("title")
    expect(page.locator("article h2:visible")).to_have_count(0)
    assert titles.all_inner_texts() == sorted(listed, key=str.casefold) != listed
    page.get_by_role("combobox", name="Sort").select_option("")
    assert titles.all_inner_texts() == listed


def test_a_row_that_an_address_leads_to_is_marked_and_open(page: Page) -> None:
    """Others stay folded."""
    page.goto(f"{page.url}#resource-rye-article")
    asked = page.locator("[data-item]").filter(has=page.locator("#resource-rye-article"))
    expect(asked.locator("details")).to_have_attribute("open", "")
    assert page.locator("details.rm-row-more[open]").count() == 1
    assert asked.evaluate("row => getComputedStyle(row).outlineStyle") == "solid"


def test_what_has_the_focus_is_never_under_the_filters(page: Page) -> None:
    """Whether one goes down the page or up again."""
    page.set_viewport_size({"width": 1280, "height": 700})
    form = page.locator(".rm-filters")
    page.locator("details.rm-row-more > summary").last.focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        below = form.bounding_box()
        assert below
        assert top >= below["y"] + below["height"] or page.evaluate("document.activeElement.closest('form') !== null")
