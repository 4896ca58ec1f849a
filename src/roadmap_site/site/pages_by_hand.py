"""Pages written by hand: they live beside the generated ones, and link to them by id with `[[…]]`.

Before a page becomes HTML, its links turn into links to the sources of our pages, which MkDocs then makes relative. A
link that leads nowhere is a problem like those of the curriculum, with its place in the page.
"""

import html
import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator

from roadmap_site.curriculum import wiki_links
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum
from roadmap_site.curriculum.rules import unknown_reference
from roadmap_site.problems.problem import Location, Problem, Words
from roadmap_site.site import urls
from roadmap_site.yaml_io.document import LINE_BREAK

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


def with_links(markdown: str, curriculum: Curriculum, page: str, addresses: urls.Addresses) -> str:
    """Return a page's Markdown with `[[…]]` links as ordinary ones.

    Args:
        markdown: The text of the page.
        curriculum: What the links lead to.
        page: Source of the page, relative to `docs/`.
        addresses: Where the pages of the curriculum stand.
    """
    parts, done = [], 0
    for link in wiki_links.find_in_page(markdown):
        thing = curriculum.by_id.get(link.target)
        if thing:
            source = posixpath.relpath(addresses.source(urls.path(thing)), posixpath.dirname(page) or ".")
            target = f"{source}#{urls.anchor(thing) or ''}".removesuffix("#")
            words = link.words or _as_markdown(thing.title)
            parts += [markdown[done : link.start], f"[{words}]({target})"]
            done = link.start + len(link.source)
    return "".join((*parts, markdown[done:]))


def first_paragraph(content: str) -> str | None:
    """Return the words of the first paragraph of a page's HTML that has any."""
    for rest in content.split("<p>")[1:]:
        paragraph, end, _ = rest.partition("</p>")
        words = " ".join(html.unescape(_TAG.sub("", paragraph)).split())
        if end and words:
            return words
    return None


def _as_markdown(title: str) -> str:
    """Return a title as Markdown that shows just the title."""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", html.escape(" ".join(title.split()), quote=False))
