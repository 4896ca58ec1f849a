"""Text in Markdown that others read, as on GitHub."""

from __future__ import annotations

import markdown
import pytest

from roadmap_site.markdown_text import inert
from tests import sites


@pytest.mark.parametrize(
    "words",
    [
        "# Salt",
        "- Salt",
        "+ Salt",
        "1. Salt",
        "2) Salt",
        "---",
        "*Salt* _a_ `b` [c](d) ![e](f)",
        "<b>Salt</b> &amp;",
    ],
)
def test_what_an_author_wrote_is_shown_as_it_is(words: str) -> None:
    """Even as the first or only words of an item of a list; nothing but a paragraph comes of it."""
    html = markdown.markdown(f"Before\n\n{inert(words)}")
    assert sites.words(html) == f"Before {words}"
    assert html.count("<") == 4


@pytest.mark.parametrize("words", ["8+ months", "8-10 weeks", "2.5 hours", "Salt, flour and water"])
def test_what_marks_nothing_up_stays_readable_in_its_source(words: str) -> None:
    """No backslash stands where none is needed."""
    assert inert(words) == words


@pytest.mark.parametrize("words", ["@baker", "#12", "https://a.example", "www.a.example", "GH-12", "0123abc"])
def test_nobody_is_called_and_nothing_is_linked(words: str) -> None:
    """A space that no one sees parts what GitHub would link."""
    assert "\u200b" in inert(words)
