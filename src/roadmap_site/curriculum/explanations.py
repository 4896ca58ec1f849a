"""An explanation: a page of Markdown, as blocks in their order, and the words in it with their places.

Blocks are CommonMark with tables, footnotes, folded parts (`??? "Title"`) and formulas between lines with `$$`; what
stands within a line is settled in `inline_markdown`, as for all texts. HTML is text. The check looks at the same blocks
that the pages show. `prose` is all that is written in lines, a paragraph for each block, so that whoever looks at texts
can look at it; what an index in it stands for in the file is known. A file is read once, in a time that grows with its
length. The only owner of `markdown_it`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, NamedTuple

from roadmap_site.curriculum import inline_markdown, occurrences
from roadmap_site.problems.problem import Location
from roadmap_site.yaml_io.document import Document, Place

_TAKEN = "\0"
_BETWEEN = "\n\n"
_HOLDERS = {"ul", "ol", "blockquote", "details", "note"}
_NOTE = re.compile(r"\[\^(?P<info>[^\[\]\s]+)\]:")
_FOLDED = re.compile(r"""\?\?\?\+?[ \t]++(?P<word>[^\W\d_][\w \t-]*+)?(?:"(?P<title>[^"\n]+)"[ \t]*+)?$""")
# What an explanation can be made of; deeper than this is told, so that nothing of it gets lost unseen.
_RULES = ("blockquote", "code", "fence", "heading", "lheading", "hr", "list", "table")
_NESTING = 60
_INDENT = 4


class Block(NamedTuple):
    """A part of an explanation, or the begin or end of what holds others."""

    kind: Literal["open", "close", "text", "code", "formula", "rule"]
    tag: str = ""
    """What is opened or closed, as HTML calls it; `note` for a footnote."""
    text: str = ""
    """Inline Markdown, code, or LaTeX."""
    info: str = ""
    """Of code, its language; of a footnote, its label; of a folded part, its title; of a cell, how it is aligned; of a
    list with numbers, the first."""
    line: int = 0
    """Its first line in the file, counted from 0."""
    ended: bool = True
    """Of code between lines of backticks or tildes, whether the second of these is there."""


class Special(NamedTuple):
    """A formula, picture or footnote mark."""

    kind: inline_markdown.OfPages
    text: str
    """Its LaTeX, the address, or the label."""
    title: str
    """What a picture says to who does not see it."""
    start: int
    """Where `text` begins in the prose."""
    end: int


@dataclass(frozen=True)
class Explanation:
    """An explanation as it is written."""

    place: Place
    text: str

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What it is made of, in its order."""
        return tuple(_blocks(self.text))

    @property
    def prose(self) -> str:
        """What is written in lines, a paragraph for each block; a NUL for each character that only a page knows."""
        return self._read.prose

    @property
    def specials(self) -> tuple[Special, ...]:
        """Its formulas, pictures and footnote marks."""
        return self._read.specials

    def index(self, at: int) -> int:
        """Return the index in the file for one in the prose."""
        number = bisect_right(self._read.starts, at) - 1
        return self._read.indexes[number] + at - self._read.starts[number]

    @cached_property
    def _read(self) -> "_Prose":
        return _prose(self)


class _Prose(NamedTuple):
    """All that is written in lines, and where each of its lines begins, in itself and in the file."""

    prose: str
    specials: tuple[Special, ...]
    starts: list[int]
    indexes: list[int]


@dataclass(frozen=True)
class Source:
    """The file of an explanation, by which its places are found."""

    document: Document
    explanation: Explanation

    def locate(self, word: str | None = None, occurrence: int = 0) -> Location:
        """Return the location of a word in the prose; `occurrence` counts the words alike, from 0."""
        if not word:
            return self.document.line(1)
        places = occurrences.starts(self.explanation.prose, word)
        if occurrence >= len(places):
            return self.document.line(1)
        return self.at(places[occurrence], places[occurrence] + len(word))

    def at(self, start: int, end: int) -> Location:
        """Return the location of a part of the prose, as far as its first line goes."""
        first = self.explanation.prose.find("\n", start, end)
        length = (end if first < 0 else first) - start
        place = self.document.at(self.explanation.index(start), length)
        room = len(place.text) - place.column + 1
        return self.document.line(place.line, place.column, max(min(length, room), 1))


def too_deep(explanation: Explanation, most: int) -> int | None:
    """Return the line, counted from 1, of the first part that stands in more than so many others; none if none does."""
    depth = 0
    for block in explanation.blocks:
        if block.tag in _HOLDERS:
            depth += 1 if block.kind == "open" else -1
        if depth > most:
            return block.line + 1
    return None


def _prose(explanation: Explanation) -> _Prose:
    document = Document("", explanation.text, None)
    parts: list[str] = []
    specials: list[Special] = []
    starts, indexes = [0], [0]
    offset, used = 0, 0
    for block in explanation.blocks:
        if block.kind not in {"text", "formula"}:
            continue
        found = list(_specials(block))
        for special in found:
            specials.append(special._replace(start=offset + special.start, end=offset + special.end))
        at = offset
        for number, line in enumerate(block.text.split("\n")):
            used = _index(document, block.line + number, line, used)
            starts.append(at)
            indexes.append(used)
            at += len(line) + 1
            used += len(line)
        parts.append(_without(block, found))
        offset += len(block.text) + len(_BETWEEN)
    return _Prose(_BETWEEN.join(parts), tuple(specials), starts, indexes)


def _index(document: Document, number: int, line: str, used: int) -> int:
    """Return where a line of a block stands in the file: behind all before it, if it is found as it is there."""
    if number >= len(document.lines):
        return used
    start = document.line_starts[number]
    end = start + len(document.lines[number])
    found = document.text.find(line, max(start, used), end)
    return found if found >= 0 else min(max(start, used), end)


def _specials(block: Block) -> Iterator[Special]:
    if block.kind == "formula":
        bare = block.text.strip()
        start = len(block.text) - len(block.text.lstrip())
        yield Special("display", bare, "", start, start + len(bare))
        return
    for piece in inline_markdown.parse(block.text, page=True):
        if piece.kind == "picture":
            yield Special("picture", piece.text, piece.title, piece.at, piece.until)
        elif piece.kind in {"formula", "display", "note"}:
            # Spaces around it are no part of it.
            start = block.text.index(piece.text, piece.start) if piece.text else piece.start
            yield Special(piece.kind, piece.text, "", start, start + len(piece.text))


def _without(block: Block, specials: list[Special]) -> str:
    """Return the text of a block with a NUL in place of each character that only a page knows."""
    if block.kind == "formula":
        return re.sub(r"[^\n]", _TAKEN, block.text)
    shown, done = [], 0
    for piece in inline_markdown.parse(block.text, page=True) if specials else ():
        if piece.kind in {"formula", "display", "picture", "note"}:
            taken = re.sub(r"[^\n]", _TAKEN, block.text[piece.start : piece.end])
            shown += [block.text[done : piece.start], taken]
            done = piece.end
    return "".join((*shown, block.text[done:]))


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt  # noqa: PLC0415 (few curricula have an explanation)

    parser = MarkdownIt("zero", {"maxNesting": _NESTING}).enable([*_RULES])
    parser.core.ruler.enableOnly(["normalize", "block"])
    ends: Any = {"alt": ["paragraph", "blockquote", "list"]}
    parser.block.ruler.before("fence", "formula", _formula, ends)
    parser.block.ruler.before("table", "held", _held, ends)
    return parser


def _blocks(text: str) -> Iterator[Block]:
    for token in _parser().parse(text):
        line = token.map[0] if token.map else 0
        match token.type:
            case "inline":
                yield Block("text", text=token.content, line=line)
            case "fence" | "code_block":
                language = (token.info.split() or [""])[0]
                yield Block("code", text=token.content, info=language, line=line, ended=_ended(token))
            case "formula":
                yield Block("formula", text=token.content, line=line)
            case "hr":
                yield Block("rule", line=line)
            case _ if not token.hidden:
                yield Block("open" if token.nesting > 0 else "close", token.tag, info=_info(token), line=line)


def _ended(token: Any) -> bool:
    """Return whether code has all its lines: around what is in it, the parser took two, or but the one above it."""
    if token.type != "fence":
        return True
    inside = len(token.content.removesuffix("\n").split("\n")) if token.content else 0
    first, after = token.map
    return bool(after - first == inside + 2)


def _info(token: Any) -> str:
    """Return what is to be known of what opens."""
    _, _, aligned = token.attrGet("style").partition(":") if token.attrGet("style") else ("", "", "")
    first = token.attrGet("start")
    return str(aligned or (token.info if first is None else first))


def _line(state: Any, number: int) -> str:
    return str(state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]])


def _formula(state: Any, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 (called so by the parser)
    """Take a formula between `$$` at the start of a line and `$$` at the end of one."""
    opening = _line(state, first)
    if not opening.startswith("$$") or state.is_code_block(first):
        return False
    lines = [opening[2:]]
    while not lines[-1].rstrip().endswith("$$"):
        following = first + len(lines)
        if following >= last or state.isEmpty(following) or state.sCount[following] < state.blkIndent:
            return False
        lines.append(_line(state, following))
        if "$$" in lines[-1].rstrip().removesuffix("$$"):
            # Another one begins here: no line is looked through twice.
            return False
    lines[-1] = lines[-1].rstrip().removesuffix("$$")
    content = "\n".join(lines)
    if "$$" in content or not content.strip():
        return False
    if not silent:
        state.line = first + len(lines)
        token = state.push("formula", "math", 0)
        token.content, token.map = content, [first, state.line]
    return True


def _held(state: Any, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 (as above)
    """Take a footnote, or a folded part: what stands behind its mark, and the lines below that are indented."""
    line = _line(state, first)
    note, folded = _NOTE.match(line), _FOLDED.match(line)
    found = note or (folded if folded and (folded["title"] or folded["word"]) else None)
    if found is None or state.is_code_block(first):
        return False
    if silent:
        return True
    tag = "note" if note else "details"
    opened = state.push(f"{tag}_open", tag, 1)
    opened.info = found["info"] if note else (found["title"] or found["word"].strip().capitalize())
    before = state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType
    # The line goes on behind the mark, as if that were an indentation.
    state.bMarks[first] += state.tShift[first] + found.end()
    rest = line[found.end() :]
    state.tShift[first] = len(rest) - len(rest.lstrip())
    state.blkIndent += _INDENT
    state.sCount[first] = state.blkIndent
    state.parentType = tag
    state.md.block.tokenize(state, first, last)
    state.blkIndent -= _INDENT
    state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType = before
    opened.map = [first, state.line]
    state.push(f"{tag}_close", tag, -1)
    return True
