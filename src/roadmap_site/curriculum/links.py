# Why: `[[…]]` is read by the checker, by the pages and by pages written by hand, and must mean the same to all three.
"""The links that authors write into text: `[[id]]` and `[[id|words]]`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

PATTERN = r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]"
"""A link: its target and, maybe, its words."""

_CODE_OR_LINK = re.compile(PATTERN + r"|(`+)(?!`).*?(?<!`)\3(?!`)", re.DOTALL)


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


@lru_cache(maxsize=2**16)
def find(text: str) -> tuple[Link, ...]:
    """Return the links of a text, leaving out what stands in code."""
    if "[[" not in text:
        return ()
    return tuple(
        Link(match[1].strip(), (match[2] or "").strip(), match[0], match.start())
        for match in _CODE_OR_LINK.finditer(text)
        if match[1] is not None
    )
