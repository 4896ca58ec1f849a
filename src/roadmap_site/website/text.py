# Why: authors' text comes from strangers; here it becomes HTML that is safe wherever it stands. The only owner of
# `markdown`.
"""Authors' inline Markdown → safe HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from roadmap_site.curriculum import links
from roadmap_site.website import urls

if TYPE_CHECKING:
    from markdown.core import Markdown

Resolve = Callable[[str], tuple[str, str] | None]
"""Link target → its address and its title; nothing when there is no such thing."""

_MARKUP = re.compile(r"[*_`\[<\\\n]")
"""Text without one of these is the same in HTML, but for the characters that HTML reserves."""
_LONE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_SAFE_ADDRESS = re.compile(rf"^(?:https?://[^\s]+|mailto:[^\s]+|{urls.ROOT}[^\s:]*)$", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_NO_BLOCKS = ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference")
_NO_INLINES = (
    "html",
    "entity",
    "automail",
    "reference",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
)


class Texts:
    """Turns authors' text into HTML, each distinct text once.

    Text is inline Markdown with `[[id]]` links; HTML in it is shown as text, images are not fetched, and links lead to
    `http`, `https` and `mailto` addresses only. Addresses within the site start with `urls.ROOT`.
    """

    def __init__(self, resolve: Resolve) -> None:
        """Take the function that knows where `[[id]]` leads."""
        self._markdown = _inline_markdown(resolve)
        self._html: dict[str, str] = {}

    def html(self, text: str) -> str:
        """Return a text as HTML without a surrounding paragraph."""
        if not _MARKUP.search(text):
            return _LONE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
        found = self._html.get(text)
        if found is None:
            found = self._html[text] = self._convert(text)
        return found

    def plain(self, text: str) -> str:
        """Return a text without any markup, its spaces folded."""
        return " ".join(html.unescape(_TAG.sub("", self.html(text).replace("<br>", " "))).split())

    def _convert(self, text: str) -> str:
        paragraphs = self._markdown.reset().convert(text.replace(urls.ROOT, ""))
        return paragraphs.removeprefix("<p>").removesuffix("</p>").replace("</p>\n<p>", "<br><br>")


class _ThingLink(InlineProcessor):
    """`[[id]]` and `[[id|words]]`."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, resolve: Resolve) -> None:
        super().__init__(links.PATTERN)
        self._resolve = resolve

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]  # noqa: N802
        found = self._resolve(m[1].strip())
        if found is None:
            return m[0], m.start(0), m.end(0)
        link = Element("a", {"href": found[0]})
        words = (m[2] or "").strip()
        # Words are Markdown, a title is not.
        link.text = words or AtomicString(found[1])
        return link, m.start(0), m.end(0)


class _SafeLinks(Treeprocessor):
    """Turns links to anywhere else than http, https, mailto and the site into plain words."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            for inner in link.iterfind(".//a"):
                inner.tag = "span"
                inner.attrib.clear()
            if not _SAFE_ADDRESS.match(html.unescape(link.get("href", ""))):
                link.tag = "span"
                link.attrib.clear()


def _inline_markdown(resolve: Resolve) -> Markdown:
    parser = markdown.Markdown(output_format="html")
    for name in ("html_block",):
        parser.preprocessors.deregister(name)
    for name in _NO_BLOCKS:
        parser.parser.blockprocessors.deregister(name)
    for name in _NO_INLINES:
        parser.inlinePatterns.deregister(name)
    # Before Markdown's own links (160), after code (190), which keeps its brackets.
    parser.inlinePatterns.register(_ThingLink(resolve), "thing_link", 175)
    # After the inline patterns have run (20).
    parser.treeprocessors.register(_SafeLinks(parser), "safe_links", 15)
    return parser
