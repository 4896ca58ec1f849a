"""The lines of a YAML text as a person reads them: how far they are indented, and which key or item they start.

Where a text cannot be parsed, its lines still show what was meant. Lines that start nothing, because they are blank, a
comment or part of a block text (below `|` or `>`), are left out. Quotes and brackets that go on over lines are not
followed here. Each line is looked at once.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_KEY = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'\[\]{},#&*!|>%@`:-][^:]*+|-[^\s:][^:]*+)"""
_START = re.compile(rf" *+((?:-(?:[ \t]++|$))*+)(?:({_KEY}):(?:[ \t]++|$))?+")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]{0,2}\s*+(?:#.*)?")


class Line(NamedTuple):
    """A line that may start a key or an item."""

    number: int
    """Counted from 1."""
    text: str
    indent: int
    """The spaces before its first word."""
    own: int
    """The index of its key or, without one, of its last hyphen; what is indented further may go on with its value.

    Of a line with neither, the index before its first word.
    """
    value: int
    """The index at which its value starts."""
    key: str | None
    is_item: bool
    """Whether it starts with a hyphen and a space."""

    @property
    def starts(self) -> bool:
        """Whether it starts a key or an item."""
        return self.is_item or self.key is not None

    @property
    def is_open(self) -> bool:
        """Whether its value can only stand below it."""
        return self.starts and self.text[self.value :].strip()[:1] in ("", "#")


def read(lines: Iterable[str]) -> Iterator[Line]:
    """Yield the lines that may start a key or an item."""
    block: int | None = None
    for number, text in enumerate(lines, start=1):
        words = text.strip(" \t\r")
        indent = len(text) - len(text.lstrip(" "))
        if not words or (block is not None and indent > block):
            continue
        block = None
        if words.startswith("#"):
            continue
        line = line_of(number, text)
        if is_block_text(line):
            block = line.own
        yield line


def is_block_text(line: Line) -> bool:
    """Return whether a block text begins below a line."""
    return bool(_BLOCK_TEXT.fullmatch(line.text, line.value))


def line_of(number: int, text: str) -> Line:
    """Return what a line of a text starts."""
    # All parts of the pattern may be empty, so that it is found at once.
    _, hyphens, key, value = _START.split(text, maxsplit=1)
    indent = len(text) - len(text.lstrip(" "))
    own = indent - 1
    if key:
        own = indent + len(hyphens)
    elif hyphens:
        own = indent + len(hyphens.rstrip()) - 1
    return Line(number, text, indent, own, len(text) - len(value), key, bool(hyphens))
