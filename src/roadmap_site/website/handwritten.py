# Why: pages written by hand live beside the generated ones and link to them by id, as the curriculum's texts do.
"""Pages written by hand: their `[[…]]` links, and their addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from roadmap_site.curriculum import links
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum
from roadmap_site.curriculum.rules import unknown_reference
from roadmap_site.problems import Location, Problem, Severity
from roadmap_site.website import urls

_NO_TEXT = re.compile(
    r"""
    \A---[ \t]*\n.*?^---[ \t]*$                                     # the keys at the top
    | ^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n]*$             # a fence
      .*?(?:^(?P=indent)(?P=fence)[`~]*[ \t]*$|\Z)                  # and all up to the next of its kind
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
"""The keys at the top of a page, and its fenced code."""


def page_clash(path: str, title: str) -> Problem:
    """A page written by hand has the address of a page that is made from the curriculum.

    Only one of the two could be seen; rename the page written by hand, or move it into a folder.
    """
    return Problem(
        "page-clash", Severity.ERROR, f"this page has the address of the curriculum's page “{title}”",
        "rename the file, or move it into a folder of its own", Location(path, 1, 1),
    )  # fmt: skip


def dead_links(text: str, path: str, loaded: LoadResult) -> Iterator[Problem]:
    """Yield the `[[…]]` links of a page that lead nowhere.

    Args:
        text: The whole file, with the keys at its top.
        path: Its path as messages show it.
        loaded: The curriculum that the links lead into.
    """
    for link in links.find(_without_code(text)):
        if link.target in loaded.curriculum.by_id:
            continue
        before = text[: link.start]
        line = before.count("\n") + 1
        column = link.start - (before.rfind("\n") + 1) + 1
        place = Location(path, line, column, len(link.source), text.splitlines()[line - 1])
        help = unknown_reference.help_for(loaded.curriculum, None, link.target, loaded.locations)
        message = f"link target `{link.target}` does not exist"
        yield Problem(unknown_reference.CODE, Severity.ERROR, message, help, place)


def with_links(markdown: str, curriculum: Curriculum, page: str) -> str:
    """Return a page's Markdown with `[[…]]` links as ordinary ones.

    Args:
        markdown: The text of the page.
        curriculum: What the links lead to.
        page: Source of the page, relative to `docs/`.
    """
    parts, done = [], 0
    for link in links.find(_without_code(markdown)):
        thing = curriculum.by_id.get(link.target)
        if thing is None:
            continue
        target = posixpath.relpath(f"{urls.path(thing)}.md", posixpath.dirname(page) or ".")
        anchor = urls.anchor(thing)
        words = link.words or re.sub(r"([\\`*_\[\]<>])", r"\\\1", thing.title)
        parts += [markdown[done : link.start], f"[{words}]({target}{'#' + anchor if anchor else ''})"]
        done = link.start + len(link.source)
    return "".join((*parts, markdown[done:]))


def _without_code(text: str) -> str:
    """Return a text of the same length whose keys and fenced code are blank."""
    return _NO_TEXT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
