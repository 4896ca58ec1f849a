"""The links that authors write into text: `[[id]]` and `[[id|words]]`.

The checker, the pages and pages written by hand all read them here, so that they mean the same to all three. What
stands in code is no link. Time grows with the length of a text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from roadmap_site.curriculum.inline_markdown import TARGET, THING, code_spans, is_link, parse

_TOKEN = re.compile(rf"\\.|(`+)|{THING}|\]\(", re.DOTALL)
# Where the address of a link stands elsewhere in a page, and how a link asks for it.
_LABEL = re.compile(r"^ {0,3}\[([^\[\]]+)\]:", re.MULTILINE)
_REFERRED = re.compile(r"\[([^\[\]]+)\]")
# Code between fences, comments, and HTML that Markdown leaves alone; a check of the YAML never needs it compiled.
_NO_TEXT = r"""
    ^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n]*$             # a fence
      .*?(?:^(?P=indent)(?P=fence)[`~]*[ \t]*$|\Z)               # and all up to the next of its kind
    | <!--.*?(?:-->|\Z)                                          # a comment
    | <(?P<tag>pre|code|script|style)\b.*?(?:</(?P=tag)>|\Z)     # HTML that shows its text as it is
    | <[a-z][a-z0-9-]*\s[^<>"']*["'][^<>]*>                     # the attributes of an element
"""
_NO_TEXT_FLAGS = re.MULTILINE | re.DOTALL | re.VERBOSE | re.IGNORECASE
_INDENT = 4
_QUOTE = re.compile(r"(?: {0,3}>)*")
# The start of what can have indented text below it: lists, definitions, admonitions, tabs, footnotes.
_HOLDS_MORE = re.compile(r"[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|:[ \t]|!!!|\?\?\?|===|\[\^|///)")


class Link(NamedTuple):
    """One link in a text."""

    target: str
    words: str | None
    """The words to show; `None` for the title of the target."""
    source: str
    start: int


@lru_cache(maxsize=2**16)
def find(text: str) -> tuple[Link, ...]:
    """Return the links of a text, leaving out what stands in code or after a backslash."""
    if "[[" in text:
        return tuple(_of_text(text))
    return ()


def occurrences(text: str) -> dict[int, int]:
    """Return where each link is written, in code too → how many written alike come before it."""
    counts: dict[str, int] = {}
    alike_before = {}
    for match in re.finditer(THING, text):
        count = counts.get(match[0], 0)
        alike_before[match.start()] = count
        counts[match[0]] = count + 1
    return alike_before


def find_in_page(markdown: str) -> tuple[Link, ...]:
    """Return the links of a whole page of Markdown, leaving out its code blocks, comments and HTML that shows code."""
    if "[[" in markdown:
        return tuple(_of_page(without_code_blocks(markdown)))
    return ()


def addresses_in_page(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield where the address of each link of Markdown begins and ends in a page, likewise; of those in no `<…>`."""
    text = without_code_blocks(markdown)
    for token in _outside_of_code(text):
        if token[0] == "](" and (target := TARGET.match(text, token.end() - 1)) and target["bare"]:
            yield target.span("bare")


def without_code_blocks(markdown: str) -> str:
    """Return a page with blanks in place of code blocks, comments and HTML that shows code."""
    blanked = re.sub(_NO_TEXT, lambda match: _blank(match[0]), markdown, flags=_NO_TEXT_FLAGS)
    return "\n".join(_without_indented_code(markdown, blanked))


def _of_text(text: str) -> Iterator[Link]:
    for piece in parse(text):
        if piece.kind == "thing":
            source = text[piece.start : piece.end]
            words = source[2:-2].partition("|")[2].strip()
            yield Link(piece.text, words or None, source, piece.start)


def _of_page(text: str) -> Iterator[Link]:
    defined = {label.casefold() for label in _LABEL.findall(text)} if "]][" in text else ()
    for token in _outside_of_code(text):
        if token[2] is None or is_link(text, token.start(), token.end()):
            continue
        label = _REFERRED.match(text, token.end())
        if not label or label[1].casefold() not in defined:
            yield Link(token[2].strip(), (token[3] or "").strip() or None, token[0], token.start())


def _outside_of_code(text: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a text that stand in no code between backticks."""
    code_ends = code_spans(text)
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token[1]:
            at = code_ends.get(token.start(), at)
        else:
            yield token


def _without_indented_code(markdown: str, blanked: str) -> Iterator[str]:
    """Yield the lines of a page, indented code blank: after a blank line, further in than what may hold text there.

    A quotation is a page of its own.
    """
    levels: list[list[int]] = [[]]
    after_blank, code = True, False
    for whole, line in zip(markdown.split("\n"), blanked.split("\n"), strict=True):
        quote = _QUOTE.match(whole)[0]  # type: ignore[index]
        if not line[len(quote) :].strip():
            after_blank = True
            yield line
            continue
        depth = quote.count(">") + 1
        del levels[depth:]
        after_blank = after_blank or len(levels) < depth
        levels += [[] for _ in range(depth - len(levels))]
        holders = levels[-1]
        written = whole[len(quote) :].removeprefix(" ") if quote else whole
        indent = len(written.expandtabs(_INDENT)) - len(written.expandtabs(_INDENT).lstrip())
        while holders and holders[-1] >= indent:
            holders.pop()
        text_up_to = holders[-1] + 2 * _INDENT if holders else _INDENT
        code = indent >= text_up_to and (code or after_blank)
        after_blank = False
        if not code and _HOLDS_MORE.match(written):
            holders.append(indent)
        yield _blank(line) if code else line


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
