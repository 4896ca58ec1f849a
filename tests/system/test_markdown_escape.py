"""Text in Markdown that others read, as on GitHub."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_site.system.markdown_escape import inert
from tests.helpers import github_markdown

MARKS = [
    "# Salt",
    "- Salt",
    "+ Salt",
    "1. Salt",
    "2) Salt",
    "---",
    "===",
    "> Salt",
    "> [!WARNING]",
    "[ ] Salt",
    "- [x] Salt",
    "```sh",
    "~~~",
    "*Salt* _a_ `b` [c](d) ![e](f) ~~g~~ [^1] | h | [i]: j",
    "<b>Salt</b> &amp; <!-- c --> <https://a.example> &#64;baker",
    "\\*Salt\\*",
]
REFERENCES = [
    "@baker",
    "@bakers/rye",
    "#12",
    "fixes #12",
    "Closes bakers/bread#12",
    "resolves GH-12",
    "closed https://a.example/issues/12",
    "https://a.example",
    "ftp://a.example",
    "www.a.example",
    "mailto:a@b.example",
    "TICKET-12",
    "0123abc",
    "0123456789abcdef0123456789abcdef01234567",
    "bakers/bread@0123abc",
    ":tada:",
    ":+1::-1:",
    "bread:white_check_mark:",
    "$x$ and $$y$$ and $`z`$",
]


SAYING = """The baker's "best" loaf"""


@pytest.mark.parametrize("before", ["Before\n\n", "Before\n", "- ", "- [c](d) ", "#### "])
@pytest.mark.parametrize("words", [*MARKS, *REFERENCES])
def test_what_an_author_wrote_is_shown_as_it_is(words: str, before: str) -> None:
    """Wherever it stands: nothing comes of it but the words; an element of its own keeps a dollar from a formula."""
    plain = github_markdown.shown(f"{before}Salt")
    seen = github_markdown.shown(f"{before}{inert(words)}")
    assert seen.words == plain.words.replace("Salt", words)
    assert (seen.tags - {"span"}, seen.references) == (plain.tags, [])


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.text(st.sampled_from("a0f :@#-+=.*_`~[]()!<>&;\\/|$^\"'wW\n\t1\u202e\u200d\u2028é"), max_size=40))
def test_no_text_at_all_does_anything(words: str) -> None:
    """Whatever is put together of what GitHub heeds."""
    seen = github_markdown.shown(f"- Words: {inert(words)}\n")
    assert seen.tags <= {"ul", "li", "span"}
    assert seen.references == []
    assert "\u202e" not in seen.words


@pytest.mark.parametrize(
    "words", ["8+ months", "8-10 weeks", "2.5 hours", "At 10:30", "Salt, flour and water: a loaf", SAYING]
)
def test_what_marks_nothing_up_stays_readable_in_its_source(words: str) -> None:
    """No backslash stands where none is needed, and quotation marks are themselves."""
    assert inert(words) == words
