"""The catalogues of our own site in a real Chromium: finding what fits in a long list."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import opened


@pytest.fixture
def page(browser: Browser, our_address: str) -> Iterator[Page]:
    """Open the catalogue of resources, of which nothing may be complained."""
    page, complaints = opened(browser, our_address + "resources/")
    yield page
    assert complaints == []
    page.context.close()


def test_a_kind_is_chosen_counted_aloud_and_kept_in_the_address(page: Page) -> None:
    """Only books are left, a screen reader is told how many, and the address opens the same view."""
    page.get_by_role("combobox", name="Kind", exact=True).select_option("Books")
    expect(page.get_by_role("status")).to_have_text("11 of 126 resources")
    assert set(page.locator("[data-item]:visible").evaluate_all("items => items.map(item => item.dataset.kind)")) == {
        "book"
    }
    assert page.locator("h2:visible").all_inner_texts() == ["📚 Books"]
    assert page.url.endswith("/resources/?kind=book")
    page.goto(page.url)
    expect(page.get_by_role("status")).to_have_text("11 of 126 resources")
    expect(page.get_by_role("combobox", name="Kind", exact=True)).to_have_value("book")


def test_words_are_found_as_they_are_typed(page: Page) -> None:
    """All words must be there, in any order, in capitals or not, with accents or not."""
    page.get_by_role("searchbox", name="Words").press_sequentially("BENGIO goodfellow")
    expect(page.get_by_role("status")).not_to_have_text("126 resources")
    shown = page.locator("[data-item]:visible").all_inner_texts()
    assert shown
    assert all("Goodfellow" in text and "Bengio" in text for text in shown)


def test_choices_add_up_and_are_taken_back_at_once(page: Page) -> None:
    """Kind, cost and roadmap together; the button shows everything again and clears the address."""
    page.get_by_role("combobox", name="Kind", exact=True).select_option("course")
    page.get_by_role("combobox", name="Cost", exact=True).select_option("free")
    page.get_by_role("combobox", name="Roadmap", exact=True).select_option("study-plan")
    items = page.locator("[data-item]:visible")
    assert 0 < items.count() < 20
    for item in items.all():
        assert item.get_attribute("data-kind") == "course"
        assert item.get_attribute("data-cost") == "free"
        assert "study-plan" in (item.get_attribute("data-roadmap") or "").split()
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("126 resources")
    assert page.url.endswith("/resources/")


def test_nothing_that_fits_is_said_as_well(page: Page) -> None:
    """No heading stands over an empty list."""
    page.get_by_role("searchbox", name="Words").press_sequentially("xyzzy")
    expect(page.get_by_role("status")).to_have_text("0 of 126 resources")
    assert page.locator("article h2:visible").count() == 0


def test_an_unknown_value_in_an_address_is_passed_over(browser: Browser, our_address: str) -> None:
    """Someone's old or mistyped link shows the whole list, and does no harm."""
    page, complaints = opened(browser, our_address + "resources/?kind=<b>&level=nope&other=1&words=%22")
    expect(page.get_by_role("combobox", name="Kind", exact=True)).to_have_value("")
    assert complaints == []
    page.context.close()


def test_the_table_of_contents_follows_the_filter(page: Page) -> None:
    """It leads only to what is shown."""
    page.get_by_role("combobox", name="Kind", exact=True).select_option("dataset")
    shown = page.locator(".md-nav--secondary .md-nav__link:visible").all_inner_texts()
    assert "🗂️ Datasets" in [text.strip() for text in shown]
    assert "📚 Books" not in [text.strip() for text in shown]


def test_a_filter_works_by_keyboard(page: Page) -> None:
    """The fields are reached in order and changed with the arrow keys."""
    page.get_by_role("searchbox", name="Words").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status")).to_have_text("11 of 126 resources")


@pytest.mark.parametrize(
    ("path", "query", "count"),
    [
        ("topics/", "?area=computer-vision", r"\d+ of 205 topics"),
        ("projects/", "?level=beginner", r"\d+ of 33 projects"),
        ("compare/", "?roadmap=study-plan&not-roadmap=essentials", "27 of 205 topics"),
    ],
)
def test_every_catalogue_opens_as_its_address_says(
    browser: Browser, our_address: str, path: str, query: str, count: str
) -> None:
    """Topics and projects are filtered as resources are; comparing shows what one roadmap has that another lacks."""
    page, complaints = opened(browser, our_address + path + query)
    expect(page.get_by_role("status")).to_have_text(re.compile(count))
    assert complaints == []
    page.context.close()


def test_a_topic_is_found_by_another_name(browser: Browser, our_address: str) -> None:
    """The words of a filter look among the aliases too."""
    page, _ = opened(browser, our_address + "topics/?words=lstm")
    assert "Long short-term memory" in page.locator("[data-item]:visible a").all_inner_texts()
    page.context.close()


def test_without_scripts_the_whole_list_stands(browser: Browser, our_address: str) -> None:
    """Whatever the address asks for."""
    page, _ = opened(browser, our_address + "resources/?kind=book", java_script_enabled=False)
    assert page.locator("[data-item]:visible").count() == 126
    page.context.close()
