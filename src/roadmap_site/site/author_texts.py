"""Authors' inline Markdown → HTML that is safe wherever it stands; each distinct text once."""

from __future__ import annotations

import html
import re

from roadmap_site.site import inline_markdown, urls

# Text without one of these is the same in HTML, but for the characters that HTML reserves.
_MARKUP = re.compile(r"[*_`\[<\\\n]")
_TAG = re.compile(r"<[^<>]*>")


class Texts:
    """Turns authors' text into HTML, each distinct text once.

    Text is inline Markdown with `[[id]]` links; HTML in it is shown as text, images are not fetched, and links lead to
    `http`, `https` and `mailto` addresses only. Addresses within the site start with `urls.ROOT`.
    """

    def __init__(self, resolve: inline_markdown.Resolve) -> None:
        self._resolve = resolve
        self._html: dict[str, str] = {}

    def html(self, text: str) -> str:
        """Return a text as HTML without a surrounding paragraph."""
        if not _MARKUP.search(text):
            return inline_markdown.escaped(text)
        found = self._html.get(text)
        if found is None:
            # What marks our own addresses is no author's to write.
            found = self._html[text] = inline_markdown.rendered(text.replace(urls.ROOT, ""), self._resolve)
        return found

    def plain(self, text: str) -> str:
        """Return a text without any markup, its spaces folded."""
        return " ".join(html.unescape(_TAG.sub("", self.html(text).replace("<br>", " "))).split())
