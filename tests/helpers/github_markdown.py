"""How GitHub shows Markdown: its own parser, and the words that it turns into references afterwards.

What an author wrote must do nothing in a comment on GitHub, and GitHub makes more of a text than its marks.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

import cmarkgfm
from cmarkgfm.cmark import Options

_REFERENCES = re.compile(
    r"@\w[\w/-]*"  # people, teams
    r"|#\d+"  # issues, also of other repositories, and after words that close them
    r"|\b[a-z]+-\d+"  # issues (`GH-1`), and tickets elsewhere
    r"|\b[0-9a-f]{7,40}\b"  # commits
    r"|:[\w+-]+:"  # emoji
    r"|\w+://|\bwww\.|mailto:\S+@\w"  # addresses
    r"|\$\S[^$]*\$",  # formulas
    re.IGNORECASE,
)


class Shown(NamedTuple):
    """What comes of a text."""

    tags: set[str]
    """The names of the elements."""
    references: list[str]
    """Words outside of code of which GitHub makes a link, a call, a picture or a formula."""
    words: str
    """What a reader sees, its spaces folded, without those of no width."""


def shown(text: str) -> Shown:
    """Return what GitHub makes of a comment: HTML is left in, as GitHub lets most of it through."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_HARDBREAKS
    page = _Page()
    page.feed(cmarkgfm.github_flavored_markdown_to_html(text, options=options))
    page.close()
    references = [found for words in page.outside for found in _REFERENCES.findall(words)]
    return Shown(page.tags, references, " ".join("".join(page.words).replace("\u200b", "").split()))


class _Page(HTMLParser):
    """Collects elements and texts; a comment counts as an element."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.outside: list[str] = [""]
        self._codes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._codes += tag in {"code", "pre"}
        self.outside.append("")

    def handle_endtag(self, tag: str) -> None:
        self._codes -= tag in {"code", "pre"}
        self.outside.append("")

    def handle_comment(self, data: str) -> None:
        self.tags.add("!--")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if not self._codes:
            self.outside[-1] += data
