"""Quotes and brackets that are never closed, as the lines of a text that is no YAML show them.

A parser stops where it cannot go on, often at the quote after the one that was never closed, or at the end of the file.
What is told is the quote or the bracket itself. A line is looked at a fixed number of times.
"""

import re
from collections.abc import Iterator

from roadmap_site.problems import codes
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io import lines
from roadmap_site.yaml_io.document import Document
from roadmap_site.yaml_io.lines import Line

# What a text in quotes holds up to the one that ends it.
_UP_TO_END = {'"': re.compile(r'(?:[^"\\]|\\.)*+', re.DOTALL), "'": re.compile(r"(?:[^']|'')*+")}
# Where a text in quotes can start within brackets.
_IN_BRACKETS = re.compile(r"""[\[{,:][ \t]*+(["'])""")
# A bracket, or what hides those within it: a text in quotes, a comment.
_BRACKET = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')|(?<!\S)\#[^\n]*|[\[\]{}]""", re.DOTALL)
_QUOTES = "\"'“”„‟‘’‚«»"
_UNCLOSED = "this quote is never closed"
_COMMENT = re.compile(r"[ \t]{2,}#[ \t].*")


def quote(document: Document, stopped: int) -> Problem | None:
    """Return the problem of the first quote that is never closed, if one begins above the line where a parser stopped.

    It is closed nowhere, or by a quote further down, behind a key or an item that stands too far left to be part of
    its text. A text in quotes that goes on in lines indented further than its key is none.
    """
    opened: tuple[Line, int] | None = None
    above: Line | None = None
    for line in lines.read(document.lines):
        if opened is None and line.number > stopped:
            return None
        if opened:
            began, sign = opened
            if line.starts and line.indent <= began.own:
                return _unclosed(document, began, sign)
            if _end(line.text, 0, began.text[sign]):
                opened = None
        elif line.starts or above is None or above.is_open or line.indent <= above.own or _in_brackets(above):
            opened = _opened(line)
        above = line
    if opened:
        return _unclosed(document, *opened)
    return None


def bracket(document: Document) -> Location | None:
    """Return the place of the last bracket that is never closed."""
    opened: list[int] = []
    for found in _BRACKET.finditer(document.text):
        if found[0] in "[{":
            opened.append(found.start())
        elif found[0] in "]}" and opened:
            opened.pop()
    if opened:
        return document.at(opened[-1], 1)
    return None


def _in_brackets(line: Line) -> bool:
    return line.text.rstrip().endswith(("[", "{", ","))


def _opened(line: Line) -> tuple[Line, int] | None:
    """Return a line with the index of the quote that opens on it and is not closed there, if there is one."""
    start = 0
    for quote in _starts(line):
        if quote >= start:
            end = _end(line.text, quote + 1, line.text[quote])
            if end is None:
                return line, quote
            start = end
    return None


def _starts(line: Line) -> Iterator[int]:
    """Yield the index of each quote at which a text of a line may begin."""
    first = line.text[line.value : line.value + 1]
    if first in ("'", '"'):
        yield line.value
    if first in ("[", "{") or not line.starts:
        for start in _IN_BRACKETS.finditer(line.text, line.value):
            yield start.start(1)


def _end(text: str, start: int, quote: str) -> int | None:
    """Return the index behind the quote that ends a text; nothing where it goes on in the next line."""
    inner = _UP_TO_END[quote].match(text, start)
    if inner and text.startswith(quote, inner.end()):
        return inner.end() + 1
    return None


def _unclosed(document: Document, line: Line, at: int) -> Problem:
    quote = line.text[at]
    words = _COMMENT.sub("", line.text[at + 1 :]).rstrip()
    if line.text[line.value] != quote:
        # What ends the list or mapping around it is none of its words.
        words = words.rstrip("]}, ")
    place = document.line(line.number, at + 1, 1 + len(words))
    inner = words.rstrip(_QUOTES + "\\").strip()
    if not inner or "`" in inner:
        return codes.syntax_error(place, _UNCLOSED, "close it with the same kind of quote where its text ends")
    if not line.starts and lines.line_of(line.number, inner).key:
        return codes.syntax_error(place, _UNCLOSED, f"take it away, as a key needs none: `{inner}`")
    meant = f"{quote}{inner}{quote}"
    # Where its text goes on in the next line, only its author knows where it ends.
    following = lines.line_of(line.number + 1, document.line(line.number + 1).text)
    fix = meant if following.starts or not following.text.strip() else None
    return codes.syntax_error(place, _UNCLOSED, f"close it where its text ends: `{meant}`", fix=fix)
