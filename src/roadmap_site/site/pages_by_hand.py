"""Pages written by hand: they live beside the generated ones, and link to them by id with `[[…]]`.

Before a page becomes HTML, its links turn into links to the sources of our pages, which MkDocs then makes relative. A
mark stands for a title in them, so that no extension of Markdown takes a title for markup. A link that leads nowhere is
a problem like those of the curriculum, with its place in the page.
"""

import html
import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from roadmap_site.curriculum import wiki_links
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum
from roadmap_site.curriculum.rules import unknown_reference
from roadmap_site.problems.problem import Location, Problem, Words
from roadmap_site.site import urls
from roadmap_site.yaml_io.document import LINE_BREAK

MARK = "\U0010fffd"
"""With the character after it, it stands for a title: characters for private use that no text has beside each other."""
_FIRST_TITLE = 0x100000
_MARK = re.compile(f"{MARK}[{chr(_FIRST_TITLE)}-{MARK}]")
_CALLED = re.compile(r"(?<!\\)(?:\\\\)*+!\Z")
_UNTAKEN = re.compile(rf"\[(?P<mark>{_MARK.pattern})\]\([^()\s]*\)")
# Where Python-Markdown would take a quote in an address for the begin of a title, and all up to the next for it.
_QUOTES = {'"': "%22", "'": "%27"}
_TAG = re.compile(r"<[^<>]*>")


def dead_links(body: str, path: str, lines_before: int, loaded: LoadResult) -> Iterator[Problem]:
    """Yield the `[[…]]` links of a page that lead nowhere.

    Args:
        body: The page's Markdown, without the keys at its top.
        path: Its path as messages show it.
        lines_before: How many lines the keys take.
        loaded: The curriculum that the links lead into.
    """
    lines = LINE_BREAK.split(body)
    starts = [0, *map(re.Match.end, LINE_BREAK.finditer(body))]
    dead = [link for link in wiki_links.find_in_page(body) if link.target not in loaded.curriculum.by_id]
    for number, link in enumerate(dead):
        line = bisect_right(starts, link.start) - 1
        place = Location(path, lines_before + line + 1, link.start - starts[line] + 1, len(link.source), lines[line])
        help = unknown_reference.help_for(
            loaded.curriculum,
            None,
            link.target,
            loaded.located.definition,
            suggest=number < unknown_reference.MOST_SUGGESTED,
        )
        yield unknown_reference.RULE.code.problem(place, Words(f"link target `{link.target}` does not exist", help))


def marks(curriculum: Curriculum) -> Mapping[str, str]:
    """Return the marks that stand for titles in pages by hand: mark → title, as HTML."""
    titles = {}
    for number, thing in enumerate(curriculum.by_id.values()):
        title = html.escape(" ".join(thing.title.split()), quote=False)
        # The extension `toc` looks for `[TOC]` when the titles are there.
        titles[MARK + chr(_FIRST_TITLE + number)] = title.replace("[", "&#91;")
    return titles


def with_titles(text: str, titles: Mapping[str, str]) -> str:
    """Return a text with titles in place of the marks that stand for them.

    A link is but its title where Markdown has left it as it was typed: in HTML, or among the words of another link.
    """
    text = _UNTAKEN.sub(lambda link: link["mark"], text)
    return _MARK.sub(lambda mark: titles.get(mark[0], mark[0]), text)


def with_links(markdown: str, curriculum: Curriculum, page: str, addresses: urls.Addresses) -> str:
    """Return a page's Markdown with `[[…]]` links as ordinary ones, in which `marks` stand for titles.

    Args:
        markdown: The text of the page.
        curriculum: What the links lead to.
        page: Source of the page, relative to `docs/`.
        addresses: Where the pages of the curriculum stand.
    """
    parts, done = [], 0
    links = wiki_links.find_in_page(markdown)
    mark_of = dict(zip(curriculum.by_id, marks(curriculum), strict=True)) if links else {}
    for link in links:
        thing = curriculum.by_id.get(link.target)
        if thing:
            source = posixpath.relpath(addresses.source(urls.path(thing)), posixpath.dirname(page) or ".")
            target = f"{source}#{urls.anchor(thing) or ''}".removesuffix("#")
            before = markdown[done : link.start]
            if _CALLED.search(before):
                # Else the link is a picture for Markdown.
                before = f"{before[:-1]}\\!"
            parts += [before, f"[{link.words or mark_of[link.target]}]({target})"]
            done = link.start + len(link.source)
    return "".join((*parts, markdown[done:]))


def with_whole_links(markdown: str) -> str:
    """Return a page's Markdown with the quotes in addresses as Python-Markdown reads them.

    In `[x](https://a.example/?b="c"&d=(e)) and more` it takes most of what follows for the address, too.
    """
    if not any(quote in markdown for quote in _QUOTES):
        return markdown
    parts, done = [], 0
    for start, end in wiki_links.addresses_in_page(markdown):
        address = re.sub("[\"']", lambda quote: _QUOTES[quote[0]], markdown[start:end])
        parts += [markdown[done:start], address]
        done = end
    return "".join((*parts, markdown[done:]))


def first_paragraph(content: str) -> str | None:
    """Return the words of the first paragraph of a page's HTML that has any."""
    for rest in content.split("<p>")[1:]:
        paragraph, end, _ = rest.partition("</p>")
        words = " ".join(html.unescape(_TAG.sub("", paragraph)).split())
        if end and words:
            return words
    return None
