"""Links by `[[id]]` in pages written by hand, made while Markdown reads a page.

Other plugins, and extensions that put one file into another, add to a page's text up to then, so that only there all of
its links are known. A title is text, and a site may have any extensions of Markdown: one would take `:smile:` for an
emoji, one `a | b` for the border of two cells. So a mark stands for a title, which nobody reads, until all that looks
for markup has been at the page; what makes anchors and tables of contents comes after that, and has the title.
"""

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from mkdocs.structure.files import Files

from roadmap_site.curriculum import wiki_links
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.problems.problem import Problem
from roadmap_site.site import pages_by_hand
from roadmap_site.site.pages_by_hand import NO_TARGETS, Targets
from roadmap_site.yaml_io import reader

# Right after `pymdownx.snippets`, whose priority is 32, and before what takes code out of the text, from 30 on.
_LINKS = 31
# Right before the extension `toc`, whose priority is 5.
_TITLES = 5.5


class PageLinks(Extension):
    """Puts links in place of `[[id]]` on the pages of one build, and keeps those that lead nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: Targets = NO_TARGETS
        """What links can lead to, once it is known."""
        self.page: str | None = None
        """The page that Markdown is to read, as the way to its source from `docs/`."""
        self.dead: dict[str, list[wiki_links.Link]] = {}
        """Page → its links that lead nowhere, as they follow each other in its final text."""

    def begin(self, targets: Targets) -> None:
        """Get ready for the pages of a build."""
        self.targets, self.page, self.dead = targets, None, {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (as Python-Markdown calls it)
        """Add what puts the links and the titles in."""
        md.preprocessors.register(_Links(self), "roadmap-links", _LINKS)
        md.treeprocessors.register(_Titles(self), "roadmap-titles", _TITLES)

    def opened(self, markdown: str, page: str) -> str:
        """Return the text of a page that Markdown is to read, with links in place of what can be seen of them by now.

        Args:
            markdown: The text of the page.
            page: The way to its source from `docs/`.
        """
        self.page = page
        return pages_by_hand.with_whole_links(self.linked(markdown, page))

    def linked(self, markdown: str, page: str) -> str:
        """Return the text of a page with links in place of what can be seen of them by now; others may still add some.

        Args:
            markdown: The text of the page.
            page: The way to its source from `docs/`.
        """
        return pages_by_hand.with_links(markdown, wiki_links.find_in_page(markdown), page, self.targets)

    def final(self, markdown: str) -> str:
        """Return the whole text of the page, with links in place of all that can be seen."""
        if self.page is None:
            # A plugin shows part of a page that has been read.
            return markdown
        links = wiki_links.find_in_page(markdown)
        self.dead.setdefault(self.page, []).extend(link for link in links if link.target not in self.targets.by_id)
        text = pages_by_hand.with_links(markdown, links, self.page, self.targets)
        return pages_by_hand.with_whole_links(text)

    def problems(self, files: Files, docs: str, loaded: LoadResult) -> Iterator[Problem]:
        """Yield the problems of the links that lead nowhere.

        Args:
            files: The files of the site.
            docs: The folder of the pages written by hand, as messages show it.
            loaded: The curriculum that they should lead into.
        """
        for page, links in self.dead.items():
            file = files.get_file_from_path(page)
            if links and file:
                text, _ = reader.decode(file.content_bytes, page)
                # What a plugin has written stands nowhere in the owner's folder.
                path = page if file.generated_by else posixpath.join(docs, page)
                yield from pages_by_hand.dead_links(links, text, path, loaded)

    def in_markdown(self, markdown: str) -> str:
        """Return the Markdown of a page that has been read, with titles in place of the marks."""
        return pages_by_hand.with_titles_in_markdown(markdown, self.targets)

    def titled(self, text: str) -> str:
        """Return a text with titles in place of the marks that stand for them, their signs as character references.

        What Markdown writes out escapes all but those.
        """
        return pages_by_hand.with_titles(text, self.targets)


class _Links(Preprocessor):
    def __init__(self, links: PageLinks) -> None:
        super().__init__()
        self._links = links

    def run(self, lines: list[str]) -> list[str]:
        """Put links in place of `[[id]]`, and keep the addresses of others whole."""
        return self._links.final("\n".join(lines)).split("\n")


class _Titles(Treeprocessor):
    def __init__(self, links: PageLinks) -> None:
        super().__init__()
        self._links = links

    def run(self, root: Element) -> None:
        """Put titles in place of their marks, in texts and attributes."""
        for element in root.iter():
            if element.text and pages_by_hand.MARK in element.text:
                element.text = AtomicString(self._links.titled(element.text))
            if element.tail and pages_by_hand.MARK in element.tail:
                element.tail = AtomicString(self._links.titled(element.tail))
            for name, value in element.attrib.items():
                if pages_by_hand.MARK in value:
                    element.set(name, self._links.titled(value))
