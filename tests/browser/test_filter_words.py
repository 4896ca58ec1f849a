"""By which words a filter finds things in a catalogue: the same on one page and in parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from roadmap_site.site import facets, parts
from tests.helpers import sites
from tests.helpers.browsing import expect, opened
from tools.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FILES = {
    "curriculum.yml": """\
        title: Clay
        roadmaps: [potter]
        kinds: {book: {title: Book, plural: Books}}
        areas: {clay: Clay}
        """,
    "topics/basics.yml": None,
    "topics/clay.yml": """\
        raku: {title: Raku firing, aliases: [low-fire reduction, 楽焼]}
        engobe: {title: Engobe, aliases: [slip coating]}
        throwing: Throwing bowls
        """,
    "resources/book.yml": """\
        smoke: {title: Smoke and flame, summary: What fire paints., topics: [raku], authors: [Zoë Ashe]}
        colours: {title: Colours, topics: [engobe, raku]}
        wheels: {title: Wheels, topics: [throwing]}
        bowl: {title: A bowl}
        """,
    "roadmaps/first/roadmap.yml": None,
    "roadmaps/first/01-start.yml": None,
    "roadmaps/potter/roadmap.yml": "title: Potter\n",
    "roadmaps/potter/01-kiln.yml": "title: Nights at the kiln\ntopics: [raku, engobe, throwing]\nresources: [bowl]\n",
}


@pytest.fixture(scope="module", params=[parts.MOST, 1], ids=["one page", "parts"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site whose catalogues stand on a page each, and of one where they stand in parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "MOST", request.param)
        patch.setattr(facets, "_MOST_CHOSEN", 1)
        site = sites.built(tmp_path_factory.mktemp("clay"), FILES)
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open its catalogue of resources."""
    page, complaints = opened(browser, f"{address}resources/", viewport={"width": 360, "height": 740})
    yield page
    assert complaints == []
    page.context.close()


def found(page: Page, words: str) -> dict[str, list[str]]:
    """Filter by words; return the titles that are found, each with what is said of how."""
    page.get_by_label("Words").fill(words)
    expect(page.locator("form.rm-filters")).to_have_class(re.compile("active"))
    expect(page.get_by_role("status")).to_contain_text(" of ")
    rows = page.locator(":is(.rm-row[data-item], .rm-found > li):visible").all()
    titles = (row.locator(":scope > :is(a, h3)").inner_text().rstrip("¶ ") for row in rows)
    return dict(zip(titles, (row.locator(".rm-row-found").all_inner_texts() for row in rows), strict=True))


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("raku", ["Colours", "Smoke and flame"]),
        ("RÁKU-firing", ["Colours", "Smoke and flame"]),
        ("reduction low fire", ["Colours", "Smoke and flame"]),
        ("楽焼", ["Colours", "Smoke and flame"]),
        ("raku coating", ["Colours"]),
        ("raku smoke", ["Smoke and flame"]),
        ("paints", ["Smoke and flame"]),
        ("zoe", ["Smoke and flame"]),
        ("kiln", ["A bowl"]),
        ("trowing", ["Wheels"]),
        ("engobes", ["Colours"]),
        ("bowls", ["A bowl", "Wheels"]),
        ("wheel", ["Wheels"]),
    ],
)
def test_a_thing_is_found_by_all_that_it_is_linked_with(page: Page, words: str, titles: list[str]) -> None:
    """By title, sentence and people; by its topics with their other names; by stages; by a slip or an ending, too."""
    assert sorted(found(page, words)) == titles


def test_what_is_found_by_a_topic_says_so(page: Page) -> None:
    """By which, and by what other name; not where the row shows the word itself, nor when other words are there."""
    assert found(page, "raku") == {"Colours": ["Found by Raku firing"], "Smoke and flame": ["Found by Raku firing"]}
    assert found(page, "slip") == {"Colours": ["Found by Engobe (slip coating)"]}
    assert found(page, "raku colours") == {"Colours": ["Found by Raku firing"]}
    assert found(page, "wheels") == {"Wheels": []}
    assert found(page, "fire") == {"Colours": ["Found by Raku firing (low-fire reduction)"], "Smoke and flame": []}
    (said,) = found(page, "kiln")["A bowl"]
    assert said.endswith("Nights at the kiln")


def test_a_topic_is_chosen_by_another_name(page: Page) -> None:
    """As it is by its title, where one types it; what finds nothing says what to drop, and what that gives."""
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Topic").fill("low-fire reduction")
    assert found(page, "throwing") == {}
    page.get_by_role("button", name="Without Words “throwing”: 2").click()
    expect(page.locator(":is(.rm-row[data-item], .rm-found > li):visible")).to_have_count(2)
    assert page.url.endswith("?topic=raku")
    page.get_by_role("button", name="Show all").click()
