# Why: `[[…]]` is read by the checker, by the pages and by pages written by hand, and must mean the same to all three.
"""The links that authors write into text: `[[id]]` and `[[id|words]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

PATTERN = r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]"
"""A link: its target and, maybe, its words."""

_CODE_OR_LINK = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|" + PATTERN, re.DOTALL)


class Link(NamedTuple):
    """One link in a text."""

    target: str
    """The id as written."""
    words: str
    """The words to show; empty for the title of the target."""
    source: str
    """The whole link as written."""
    start: int
    """Where it starts in the text."""


def find(text: str) -> Iterator[Link]:
    """Yield the links of a text, leaving out what stands in code."""
    if "[[" not in text:
        return
    for match in _CODE_OR_LINK.finditer(text):
        if match[2] is not None:
            yield Link(match[2].strip(), (match[3] or "").strip(), match[0], match.start())
