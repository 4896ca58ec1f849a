"""Mends of the theme's HTML, whatever a page by hand holds."""

from __future__ import annotations

from time import process_time

from roadmap_site.mkdocs_plugin.theme import mended
from roadmap_site.site import pages_by_hand
from roadmap_site.site.messages.words import ENGLISH

OPEN = (
    '<nav class="md-nav" data-md-level="1" aria-labelledby="a"><label class="md-nav__title">'
    '<span class="md-nav__icon md-icon"></span>'
)


def least(work: object, text: str) -> float:
    """Return the least time of the processor, of five, that some work with a text takes."""
    times = []
    for _ in range(5):
        before = process_time()
        work(text)  # type: ignore[operator]
        times.append(process_time() - before)
    return min(times)


def test_blanks_and_open_paragraphs_cost_no_more_than_they_are() -> None:
    """Four times as many take at most six times as long."""
    for work, text in (
        (lambda html: mended(html, ENGLISH), lambda n: f"{OPEN}{' ' * n}</nav>"),
        (pages_by_hand.first_paragraph, lambda n: "<p>" * n),
        (pages_by_hand.first_paragraph, lambda n: f"<p>{'<' * n}</p>"),
    ):
        n = 1_000_000
        assert least(work, text(4 * n)) <= 6 * max(least(work, text(n)), 0.002)


def test_a_part_of_the_navigation_is_named_by_its_title() -> None:
    """Without the blanks around it, which stay where they are."""
    html = f"{OPEN}\n  Topics\n  </label>"
    assert 'data-md-level="1" aria-label="Topics">' in mended(html, ENGLISH)
    assert mended(html, ENGLISH).endswith("\n  Topics\n  </label>")


def test_the_way_to_a_page_is_named_as_such() -> None:
    """The name that the theme gives it stays in it, as HTML has it; only the first one in a page is the theme's."""
    path = '<nav class="md-path" aria-label="Here &amp; there">'
    named = '<nav class="md-path" aria-label="Path: Here &amp; there">'
    assert mended(f"<p>{path}</p>{path}", ENGLISH) == f"<p>{named}</p>{path}"


def test_the_first_paragraph_with_words_is_found() -> None:
    """Tags go, entities are read, and an empty paragraph does not count."""
    assert (
        pages_by_hand.first_paragraph("<p> </p><h1>x</h1><p>A <b>good</b>\nloaf &amp; more</p><p>z</p>")
        == "A good loaf & more"
    )
    assert pages_by_hand.first_paragraph("<p>never closed") is None
