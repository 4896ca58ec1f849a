"""Texts without quotes that may say less, or more, than their author meant.

YAML ends such a text where a comment begins, and goes on with it in every line below that is indented further, be that
meant as an item of a list. Nothing of that is wrong by itself; whoever knows what belongs at a place can tell.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from roadmap_site.problems.problem import Location
from roadmap_site.yaml_io.document import Document, Trail

# A number sign that may have been meant as part of the text before it. One with two spaces before it and one behind it
# is as those write it who mean a comment.
_MAY_CUT = re.compile(r"(?<=\S)(?:[ \t]#|[ \t]{2,}#(?=[^ \t\r\n])).*")
# An item with an item below it that is indented further. Whether it is a text is left to a closer look.
_ITEM_BELOW_ITEM = re.compile(r"^( *)- .*\n(?:[ \t\r]*\n)*\1 +- ", re.MULTILINE)
_ITEM = re.compile(r"\n[ \t]*(- .*)")
_QUOTED = ("'", '"', "|", ">")


def is_plain(node: Any) -> bool:
    """Return whether a node of the parser is a text without quotes, and no block text."""
    return node.id == "scalar" and node.style not in _QUOTED


def cut(document: Document) -> Iterator[tuple[Trail, Location]]:
    """Yield the trail of each text that ends at a comment with which it may have been meant to go on, and that comment.

    It is one that lacks the two spaces before its number sign, or the space behind it.
    """
    if document.data is None or not (" #" in document.text or "\t#" in document.text):
        return
    comments = list(_MAY_CUT.finditer(document.text))
    texts = sorted(_texts(document.root, ())) if comments else []
    for comment in comments:
        last = bisect_right(texts, comment.start(), key=lambda text: text[0]) - 1
        if last >= 0 and texts[last][1] == comment.start():
            sign = document.text.index("#", comment.start())
            yield texts[last][2], document.at(sign, len(document.text[sign : comment.end()].rstrip()))


def with_items(document: Document) -> Iterator[tuple[Trail, Location]]:
    """Yield the trail of each item of a list whose text goes on in what looks like an item below it, and that item."""
    if document.data is None or not _ITEM_BELOW_ITEM.search(document.text):
        return
    for start, end, trail in _texts(document.root, ()):
        if isinstance(trail[-1], int) and (item := _ITEM.search(document.text, start, end)):
            yield trail, document.at(item.start(1), len(item[1].rstrip()))


def _texts(node: Any, trail: Trail) -> Iterator[tuple[int, int, Trail]]:
    """Yield where each text without quotes starts and ends, and the trail that leads to it."""
    if node.id == "scalar":
        if node.value and trail and is_plain(node):
            yield node.start_mark.index, node.end_mark.index, trail
    elif node.id == "mapping":
        for key, value in node.value:
            yield from _texts(value, (*trail, key.value))
    else:
        for position, value in enumerate(node.value):
            yield from _texts(value, (*trail, position))
