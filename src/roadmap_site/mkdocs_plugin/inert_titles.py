"""Titles that `[[id]]` puts into pages by hand, kept from whatever else reads the pages.

A title is text, and a site may have any extensions of Markdown: one would take `:smile:` for an emoji, one `a | b` for
the border of two cells, one `$x$` for a formula. So a mark stands for a title, which nobody reads, until all that looks
for markup has been at the page; what makes anchors and tables of contents comes after that, and has the title.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from roadmap_site.site import pages_by_hand

# Right before the extension `toc`, whose priority is 5.
_PRIORITY = 5.5


class InertTitles(Extension):
    """Puts titles in place of their marks."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._titles = titles

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (as Python-Markdown calls it)
        """Add what puts the titles in."""
        md.treeprocessors.register(_Titles(self._titles), "roadmap-titles", _PRIORITY)


class _Titles(Treeprocessor):
    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._titles = titles

    def run(self, root: Element) -> None:
        """Put titles in place of their marks, in texts and attributes."""
        for element in root.iter():
            if element.text and pages_by_hand.MARK in element.text:
                element.text = AtomicString(self._shown(element.text))
            if element.tail and pages_by_hand.MARK in element.tail:
                element.tail = AtomicString(self._shown(element.tail))
            for name, value in element.attrib.items():
                if pages_by_hand.MARK in value:
                    element.set(name, self._shown(value))

    def _shown(self, text: str) -> str:
        # What is written out escapes all but character references, as which the titles have their signs.
        return pages_by_hand.with_titles(text, self._titles)
