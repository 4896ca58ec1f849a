"""Pages written by hand: they live beside the generated ones, and link to them by id with `[[…]]`.

Before a page becomes HTML, its links turn into links to the sources of our pages, which MkDocs then makes relative. A
mark stands for a title in them, so that no extension of Markdown takes a title for markup. A link that leads nowhere is
a problem like those of the curriculum, with its place in the page.
"""

import html
import posixpath
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_site.curriculum import wiki_links
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.relations import Graph
from roadmap_site.curriculum.rules import unknown_reference
from roadmap_site.curriculum.wiki_links import Link
from roadmap_site.problems.problem import Location, Problem, Words
from roadmap_site.problems.spelling import MOST_SUGGESTED
from roadmap_site.site import parts, urls
from roadmap_site.yaml_io.document import LINE_BREAK

MARK = "\U0010fffd"
"""With the character after it, it stands for a title: characters for private use that no text has beside each other."""
_FIRST_TITLE = 0x100000
_MARK = re.compile(f"{MARK}[{chr(_FIRST_TITLE)}-{MARK}]")
_CALLED = re.compile(r"(?<!\\)(?:\\\\)*+!\Z")
_UNTAKEN = re.compile(rf"\[(?P<mark>{_MARK.pattern})\]\(\s?[^()\s]*\)")
# Where Python-Markdown would take a quote in an address for the begin of a title, and all up to the next for it.
_QUOTES = {'"': "%22", "'": "%27"}
# What comes before the address of a link, `[words](…)` or `[label]: …`, and what may follow the latter.
_INLINE = re.compile(r"(?<!\\)\]\(\s*<?\Z")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]]+\]:[ \t]*<?")
_DEFINED = re.compile(r"""[ \t]*>?[ \t]*(?:$|["'(])""", re.MULTILINE)
# The attributes that the extension `attr_list` gives to what stands before them.
_ATTRIBUTES = re.compile(r"(?<!\{)\{[^{}\n]*+\}(?!\})")
_TAG = re.compile(r"<[^<>]*>")
# What Markdown, or an extension of it, may take for markup within the words of a link.
_MARKUP = re.compile(r"[\\`*_\]:~^=+$|{}@]")


class Target(NamedTuple):
    """What a link by id leads to."""

    title: str
    """Its title, as HTML."""
    source: str
    """The source of its page, as the way to it from `docs/`."""
    anchor: str | None
    """Its anchor on that page; nothing when the page is all about it."""
    mark: str
    """Stands for the title while Markdown is read."""


class Targets(NamedTuple):
    """What links of pages by hand can lead to."""

    by_id: Mapping[str, Target]
    titles: Mapping[str, str]
    """Mark → the title that it stands for."""


NO_TARGETS = Targets({}, {})


def targets(curricula: Iterable[tuple[Graph, urls.Addresses]]) -> Targets:
    """Return what links of pages by hand can lead to: of several curricula that have one id, in the first.

    Args:
        curricula: The curricula of the site, each with where its pages stand.
    """
    found: dict[str, Target] = {}
    for graph, addresses in curricula:
        items = parts.pages_of_items(graph)
        pages = {
            id: (thing.title, items.get(id) or urls.path(thing), urls.anchor(thing))
            for id, thing in graph.curriculum.by_id.items()
        }
        pages[urls.HOME_BESIDE] = (graph.curriculum.title, urls.HOME, None)
        for id, (title, page, anchor) in pages.items():
            # The extension `toc` looks for `[TOC]` when the titles are there.
            shown = html.escape(" ".join(title.split()), quote=False).replace("[", "&#91;")
            mark = MARK + chr(_FIRST_TITLE + len(found))
            found.setdefault(id, Target(shown, addresses.source(page), anchor, mark))
    return Targets(found, {target.mark: target.title for target in found.values()})


def with_titles(text: str, targets: Targets) -> str:
    """Return a text with titles in place of the marks that stand for them.

    A link is but its title where Markdown has left it as it was typed: in HTML, or among the words of another link.
    """
    text = _UNTAKEN.sub(lambda link: link["mark"], text)
    return _MARK.sub(lambda mark: targets.titles.get(mark[0], mark[0]), text)


def with_titles_in_markdown(markdown: str, targets: Targets) -> str:
    """Return a page's Markdown with titles in place of the marks, for whoever shows a part of it elsewhere.

    Their signs are character references where an extension of Markdown may take them for markup.
    """

    def title(mark: re.Match[str]) -> str:
        text = targets.titles.get(mark[0], mark[0])
        return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", text)

    return _MARK.sub(title, markdown)


def with_links(markdown: str, links: Iterable[Link], page: str, targets: Targets) -> str:
    """Return a page's Markdown with `[[…]]` links as ordinary ones, in which marks stand for titles.

    Args:
        markdown: The text of the page.
        links: Its links, as `wiki_links.find_in_page` finds them.
        page: Source of the page, relative to `docs/`.
        targets: What they lead to.
    """
    parts, done = [], 0
    values = [braces.span() for braces in _ATTRIBUTES.finditer(markdown) if "=" in braces[0]]
    for link in links:
        if target := targets.by_id.get(link.target):
            source = posixpath.relpath(target.source, posixpath.dirname(page) or ".")
            address = f"{source}#{target.anchor or ''}".removesuffix("#")
            before = markdown[done : link.start]
            if _CALLED.search(before):
                # Else the link is a picture for Markdown.
                before = f"{before[:-1]}\\!"
            # Plugins that look for files by their mere names leave alone what has a slash, or begins with a blank.
            address = f" {address}" if "/" in source else f" ./{address}"
            shown, done = link.words or target.mark, link.start + len(link.source)
            around = bisect_right(values, (link.start, done)) - 1
            if around >= 0 and done < values[around][1]:
                parts += [before, shown]
            elif _is_address(before, markdown, done):
                parts += [before, address.lstrip()]
            else:
                parts += [before, f"[{shown}]({address})"]
    return "".join((*parts, markdown[done:]))


def _is_address(before: str, markdown: str, end: int) -> bool:
    """Return whether a link stands where Markdown has the address of another one."""
    if _INLINE.search(before[-20:]):
        return True
    line = before.rpartition("\n")[2]
    return bool(_DEFINITION.fullmatch(line) and _DEFINED.match(markdown, end))


def dead_links(dead: Sequence[Link], text: str, path: str, loaded: LoadResult) -> Iterator[Problem]:
    """Yield the problems of the links of a page that lead nowhere, each at its place.

    What a plugin or another file has put into a page stands nowhere in its own text; its place is the page as a whole.

    Args:
        dead: The links, in the order of the page.
        text: The page's own text.
        path: Its path as messages show it.
        loaded: The curriculum that they should lead into.
    """
    lines = LINE_BREAK.split(text)
    starts = [0, *map(re.Match.end, LINE_BREAK.finditer(text))]
    written: dict[str, list[Link]] = defaultdict(list)
    for link in reversed(wiki_links.find_in_page(text)):
        written[link.source].append(link)
    for number, link in enumerate(dead):
        place, fact = Location(path, 1, 1), f"link target `{link.target}` does not exist"
        if written[link.source]:
            start = written[link.source].pop().start
            line = bisect_right(starts, start) - 1
            place = Location(path, line + 1, start - starts[line] + 1, len(link.source), lines[line])
        else:
            fact += ": what another file or a plugin has put into this page links to it"
        help = unknown_reference.help_for(
            loaded.curriculum,
            None,
            link.target,
            loaded.located.definition,
            suggest=number < MOST_SUGGESTED,
        )
        yield unknown_reference.RULE.code.problem(place, Words(fact, help))


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
