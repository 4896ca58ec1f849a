"""A section of a page as the theme's search finds it: its words, without what is no part of it.

What it finds is paragraphs, lists and code. A page is found by its other names as well, each of which stands for it.
What counts more is set here; what a hit of our own search says beside is in `hits`.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from roadmap_site.site import urls
from roadmap_site.site.messages import isolated
from roadmap_site.site.page import PageSpec, Section

# What a search shall not find; it must not hold another element of its own kind.
_UNSEARCHED = re.compile(
    r"<(p|ul|ol|div|span|a|form|details|summary) [^>]*data-search-exclude[^>]*>.*?</\1>", re.DOTALL
)
_KEPT_TAG = re.compile(r"<(/?(?:p|li|ul|ol|code|pre))(?: [^>]*)?>")
# What parts words where it ends, though no tag of it is kept.
_BREAK = re.compile(
    r"<br>|</(?:dt|dd|div|td|th|tr|caption|figcaption|summary|section|article|label|button|option|h[1-6])>"
)
_OTHER_TAG = re.compile(r"<(?!/?(?:p|li|ul|ol|code|pre)>)[^>]*>")

# What a search takes for a word.
_WORD = re.compile(r"[^\s-]+")
# Material counts a hit on a page five times, a hit in a section twice; another name of a page stands for the page.
_PAGE_OVER_SECTION = 2.5
_QUOTE = re.compile("&(?:#39|#34|#x27|quot);")


class SearchEntry(NamedTuple):
    """A section as a search finds it."""

    anchor: str | None
    """Its anchor on the page; nothing for the page itself."""
    title: str
    """HTML without any tags."""
    text: str
    """HTML with paragraphs, lists and code only."""
    boost: float = 1.0
    """How much its hits count, against 1 for those of most pages."""


def of_section(page: PageSpec, section: Section, body: str) -> SearchEntry:
    """Return a section as a search finds it; the first one stands for the page itself."""
    text = isolated.plain(_searchable(body))
    if section.keywords:
        text += f"<p>{escape(', '.join(section.keywords), quote=False)}</p>"
    if section.level > 1:
        heading = isolated.plain(section.heading)
        return SearchEntry(section.id, escape(heading, quote=False), text, page.search_boost)
    title = isolated.plain(page.window_title or section.heading)
    return SearchEntry(None, escape(title, quote=False), text, _boost(page, title))


def of_aliases(page: PageSpec) -> Iterator[SearchEntry]:
    """Yield the other names of a page."""
    for number, alias in enumerate(page.aliases, start=1):
        boost = _boost(page, alias) * _PAGE_OVER_SECTION
        yield SearchEntry(urls.name_anchor(number), escape(alias, quote=False), "", boost)


def _boost(page: PageSpec, name: str) -> float:
    """Return how much a hit in a name counts: the more the shorter it is, as more of it has been asked for.

    A search looks for all words that begin with what was typed, so that the letters count as well as the words.
    """
    if page.search_boost == 1:
        return 1.0
    words = len(_WORD.findall(name)) or 1
    return round(page.search_boost * (1 + 1 / words) * (1 + 2 / len(name)), 1)


def _searchable(body: str) -> str:
    """Return a section's body as a search index wants it: paragraphs, lists and code without attributes."""
    kept = _KEPT_TAG.sub(r"<\1>", _BREAK.sub(" ", _UNSEARCHED.sub("", body)))
    return " ".join(_QUOTE.sub(lambda quote: unescape(quote[0]), _OTHER_TAG.sub("", kept)).split())
