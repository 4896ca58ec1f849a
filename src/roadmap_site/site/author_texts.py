"""Authors' inline Markdown → HTML that is safe wherever it stands; each distinct text once.

What each part of a text means is settled in `curriculum.inline_markdown`; here the pieces get their tags. Whatever
authors write is escaped, and links lead to the web, to mail and to files of the site alone, so that nothing but what
stands here can become an element.
"""

import html
import re
from collections.abc import Callable, Iterator

from roadmap_site.curriculum import inline_markdown
from roadmap_site.curriculum.inline_markdown import Piece
from roadmap_site.schema import addresses
from roadmap_site.site import urls

Resolve = Callable[[str], tuple[str, str] | None]
"""Link target → its address and its title; nothing when there is no such thing."""
Special = Callable[[Piece], str]
"""Makes HTML of what only a page has: a formula, a picture, the mark of a footnote."""
OwnAddress = Callable[[addresses.OwnFile], str | None]
"""File of the site → its address, which starts with `urls.ROOT`; nothing when there is no such file."""

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_LONE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_BREAKS = {"break": "<br>\n", "paragraph": "<br><br>"}


class Texts:
    """Turns authors' text into HTML, each distinct text once.

    Text is inline Markdown with `[[id]]` links; HTML in it is shown as text, images are not fetched, and links lead to
    `http`, `https` and `mailto` addresses and to files of the site only. Addresses within the site start with
    `urls.ROOT`.
    """

    def __init__(self, resolve: Resolve, own_address: OwnAddress = lambda _: None) -> None:
        self._resolve = resolve
        self._own_address = own_address
        self._html: dict[str, str] = {}

    def html(self, text: str) -> str:
        """Return a text as HTML without a surrounding paragraph."""
        if text not in self._html:
            self._html[text] = "".join(self._tags(_without_root(text)))
        return self._html[text]

    def of_page(self, text: str, special: Special) -> str:
        """Return a text of a page of Markdown, which can have more than others; see `html`."""
        return "".join(self._tags(_without_root(text), special))

    def plain(self, text: str) -> str:
        """Return a text without any markup, its spaces folded."""
        return " ".join("".join(self._words(_without_root(text))).split())

    def _tags(self, text: str, special: Special | None = None) -> Iterator[str]:
        """Yield the HTML of each piece. Within a link, other links are but spans."""
        ends: list[str] = []
        pieces = iter(inline_markdown.parse(text, page=special is not None))
        for piece in pieces:
            match piece.kind:
                case "end":
                    yield f"</{ends.pop()}>"
                case "thing" if self._resolve(piece.text) is None:
                    yield _escaped(text[piece.start : piece.end])
                    _skip(pieces)
                case "link" | "thing":
                    tag, attributes, words = self._link(piece, text)
                    if "a" in ends:
                        tag, attributes = "span", ""
                    ends.append(tag)
                    yield f"<{tag}{attributes}>{words}"
                case "em" | "strong":
                    ends.append(piece.kind)
                    yield f"<{piece.kind}>"
                case "text":
                    yield _escaped(piece.text)
                case "code":
                    yield f"<code>{html.escape(piece.text, quote=False)}</code>"
                case _ if special and piece.kind not in _BREAKS:
                    yield special(piece)
                case _:
                    yield _BREAKS[piece.kind]

    def _link(self, piece: Piece, text: str) -> tuple[str, str, str]:
        """Return the tag of a link, its attributes, and the words that it has from elsewhere."""
        words, title = "", piece.title
        if piece.kind == "thing":
            address, named = self._resolve(piece.text) or ("", "")
            if not _has_words(piece, text):
                words = _escaped(named)
        else:
            address = self._safe(piece.text)
        if not address:
            return "span", "", words
        attributes = f' href="{_escaped(address)}"'
        if title:
            attributes += f' title="{_escaped(title)}"'
        return "a", attributes, words

    def _safe(self, address: str) -> str:
        """Return where a link leads; empty for one that leads elsewhere than to the web, to mail and into the site."""
        if _SAFE_ADDRESS.fullmatch(html.unescape(address)):
            return address
        own = addresses.own_file(html.unescape(address))
        return (own and self._own_address(own)) or ""

    def _words(self, text: str) -> Iterator[str]:
        """Yield the words of each piece."""
        pieces = iter(inline_markdown.parse(text))
        for piece in pieces:
            match piece.kind:
                case "text":
                    yield html.unescape(piece.text)
                case "code":
                    yield piece.text
                case "break" | "paragraph":
                    yield " "
                case "thing":
                    link = self._resolve(piece.text)
                    if link is None:
                        yield html.unescape(text[piece.start : piece.end])
                        _skip(pieces)
                    elif not _has_words(piece, text):
                        yield link[1]


def _has_words(thing: Piece, text: str) -> bool:
    return bool(text[thing.start : thing.end - 2].partition("|")[2].strip())


def _skip(pieces: Iterator[Piece]) -> None:
    """Go past the words and the end of the link that was begun."""
    depth = 1
    while depth:
        kind = next(pieces).kind
        depth += kind in {"em", "strong", "link", "thing"}
        depth -= kind == "end"


def _without_root(text: str) -> str:
    """Return a text without what marks our own addresses, which is no author's to write."""
    return text.replace(urls.ROOT, "")


def _escaped(text: str) -> str:
    """Return a text as HTML that shows it; character references stay what they are."""
    return _LONE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
