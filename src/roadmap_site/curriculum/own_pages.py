"""The files of the site that links of a curriculum can lead to: pages written by hand, and what lies beside them.

Whoever loads a curriculum says which there are, if that is known: a build by the files of MkDocs, the commands by the
folder `docs/` of the site. Files are named by the way to them from that folder.
"""

import os
import re
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import Protocol

from roadmap_site.curriculum import inline_markdown, site_settings, wiki_links
from roadmap_site.problems import input_limits
from roadmap_site.system import odd_files

# What makes no files that `docs/` lacks; with any other plugin, only a build knows what there is.
_MAKE_NO_FILES = frozenset(
    {"search", "roadmap", "offline", "privacy", "social", "meta", "minify", "redirects", "glightbox"}
)
# In a page with any of these, only a build knows the anchors.
_UNSURE = re.compile(r"\[\[|:::|--8<--|\{[{%]|^#+[^\n]*[&<:{](?!#)", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}(?P<words>[^\n]*)|^(?P<above>\S[^\n]*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
_ATTRIBUTES = re.compile(r"\{[^{}\n]{1,300}\}")
_EXPLICIT = re.compile(r"""#([^\s{}]+)|\b(?:id|name)\s?=\s?["']?([^\s"'>{}]+)""")
_LARGEST_PAGE = 1024 * 1024


class OwnPages(Protocol):
    """The files of a site, as far as they are known."""

    def holds(self, path: str) -> bool:
        """Return whether there is a file."""

    def names(self) -> Collection[str]:
        """Return the files that a misspelt one may have been."""

    def anchors(self, path: str) -> Collection[str] | None:
        """Return the anchors of a page; nothing where they are not known."""


class Unasked:
    """The files of a site whose links are looked at by others, later."""

    def holds(self, path: str) -> bool:
        """Return that there is any file."""
        return True

    def names(self) -> Collection[str]:
        """Return none, as nobody asks."""
        return ()

    def anchors(self, path: str) -> Collection[str] | None:
        """Return nothing, as nobody knows."""
        return None


Known = Callable[[], OwnPages | None]
"""Gives the files of a site when they are first needed; nothing where they are not known."""


def of_site(folder: Path) -> OwnPages | None:
    """Return the files of the site that a curriculum's folder belongs to; nothing where there is no such site.

    What lies outside of the project is not looked at, though a branch may have named it.
    """
    site = site_settings.leading_to(folder)
    if site is None or not site.docs.is_dir() or odd_files.leads_out(site.docs, site.file.absolute().parent):
        return None
    return _Folder(site)


class _Folder:
    """The files of a site as the folder `docs/` has them."""

    def __init__(self, site: site_settings.SiteSettings) -> None:
        self._site = site
        made = {plugin.rpartition("/")[2] for plugin in site.plugins} - _MAKE_NO_FILES
        self._is_whole = not made

    def holds(self, path: str) -> bool:
        """Return whether there is a file, or may be one that only a build knows."""
        return not self._is_whole or path in self.names()

    def names(self) -> Collection[str]:
        """Return all files, but for hidden ones, which are not published."""
        return self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self._walk())

    def _walk(self) -> Iterator[str]:
        count = 0
        for folder, folders, files in os.walk(self._site.docs, followlinks=False):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in files:
                if not name.startswith("."):
                    yield Path(folder, name).relative_to(self._site.docs).as_posix()
            count += len(files) + len(folders)
            if count > input_limits.MOST_FILES:
                self._is_whole = False
                return

    def anchors(self, path: str) -> Collection[str] | None:
        """Return the anchors of a page, as far as its Markdown alone tells them."""
        file = self._site.docs / path
        if self._site.own_anchors or not path.endswith(".md") or path not in self.names() or file.is_symlink():
            return None
        if file.stat().st_size > _LARGEST_PAGE:
            return None
        text = wiki_links.without_code_blocks(file.read_text(encoding="utf-8", errors="replace"))
        if _UNSURE.search(text):
            return None
        return frozenset(_anchors(text))


def _anchors(text: str) -> Iterator[str]:
    from markdown.extensions import toc  # noqa: PLC0415 (few curricula link to an anchor)

    for tag in re.findall(rf"{_ATTRIBUTES.pattern}|<[^<>]{{1,2000}}>", text):
        for pair in _EXPLICIT.findall(tag):
            yield "".join(pair)
    for note in _NOTE.findall(text):
        yield f"fn:{note}"
        yield f"fnref:{note}"
    made: set[str] = set()
    for heading in _HEADING.finditer(text):
        words = _ATTRIBUTES.sub("", heading["words"] or heading["above"] or "").strip().rstrip("#")
        yield toc.unique(toc.slugify(inline_markdown.words(words), "-"), made)
