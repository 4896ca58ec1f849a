"""Texts of a document to texts with no links but those that a text can have.

A document links to its own neighbours, which are no files of a site, and to whatever else an editor has put into it.
Nothing of that is lost: what has one right form gets it, and of other links the words stay, with the address as code.
"""

import html
import re
from collections.abc import Iterable, Iterator

from roadmap_site.curriculum import inline_markdown
from roadmap_site.curriculum.rules import bad_link
from roadmap_site.schema import addresses

_Change = tuple[int, int, str]
"""Where a part of a text begins and ends, and what stands for it."""
# Between what brackets must stand beside each other to make a link.
_JOINED = re.compile(r"(?<=[\])])(?=[\[(:])")


def taken(text: str) -> str:
    """Return a text in which each link is one that the site takes."""
    better = _changed(text, _to_words(text))
    better = _changed(better, _to_right_forms(better))
    if any(bad_link.slips(better, {})):
        better = _JOINED.sub(" ", better).replace("<", "< ")
    return better


def _to_words(text: str) -> Iterator[_Change]:
    """Yield what stands for each link that leads elsewhere than to the web and to mail, or that has a slip."""
    for piece in inline_markdown.parse(text):
        if piece.kind == "link":
            address = html.unescape(piece.text)
            fault = addresses.fault(address, in_text=True)
            if fault and fault.fix:
                yield piece.at, piece.until, fault.fix
            elif fault or addresses.own_file(address):
                words = text[piece.start + 1 : piece.at].rpartition("](")[0]
                code = address.replace("`", "").strip()
                yield piece.start, piece.end, f"{words} (`{code}`)" if code else words


def _to_right_forms(text: str) -> Iterator[_Change]:
    """Yield what stands for what would be shown as it is typed: what was meant, or the same with its brackets apart."""
    for slip in bad_link.slips(text, {}):
        between = text.rfind("](", 0, slip.start)
        if slip.words.fix:
            yield slip.start, slip.end, slip.words.fix
        elif between >= 0:
            yield between, between + 2, "] ("


def _changed(text: str, changes: Iterable[_Change]) -> str:
    """Return a text with its changes; of two in one place, the one that comes last."""
    begin = len(text)
    for start, end, words in sorted(changes, reverse=True):
        if end <= begin:
            text, begin = text[:start] + words + text[end:], start
    return text
