"""Inline Markdown, as authors write it in texts: which marks have a meaning, and which stand as they were typed.

Code, links, emphasis, line breaks and paragraphs, after CommonMark 0.31, chapter 6, and `[[id]]`. Two things are as
Python-Markdown has them, which MkDocs uses: letters of any script may stand next to `*`, and spaces inside code are
stripped. HTML is text, and so are pictures, but on a page of Markdown, which has pictures, formulas and footnotes too.
The pages show the pieces that come out here, and the check looks at the same ones, so that it knows what readers will
see. Texts come from strangers: each is gone through once, from left to right, in a time that grows with its length.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

THING = r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]"
"""A link to a thing: its id and, maybe, words."""

# No group of a pattern may have a number here.
_THING = r"\[\[[^\[\]|]+(?:\|[^\[\]]*)?\]\]"
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!])"
    r"|(?P<ticks>`+)"
    rf"|(?P<thing>{_THING})"
    rf"|(?P<opener>(?:!(?!{_THING}))?\[)|(?P<closer>\])"
    r"|<(?P<address>[A-Za-z][A-Za-z0-9+.\-]*://[^<>]*)>"
    r"|(?P<run>\*+|_+)"
    r"|(?P<break>(?<! ) {2,}\n)"
)
# What only a page has. A dollar sign begins a formula before what is no space, and ends one behind what is none and no
# opening bracket, and before no digit: `$5 and $6` are prices, and so is a number with words behind it.
_OF_PAGES = r"""\\(?P<dollar>\$)
    | \$\$(?P<display>(?:[^$\\`]|\\.|\$(?!\$))++)\$\$
    | (?<![A-Za-z0-9$])\$(?![\s$])(?!\d[\d.,]*+\s(?=[^$\\^_=+<>{}|]*+\$)[^$\\^_=+<>{}|]*?[^\W\d_]{2})
      (?P<formula>(?:[^$\\`]|\\.)++)(?<![\s(\[,:;/])\$(?![0-9$])
    | !\[(?P<picture>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+)\](?=\()
    | \[\^(?P<note>[^\[\]\s]++)\](?![(:])
"""
_PAGE_TOKEN = re.compile(rf"(?x:{_OF_PAGES})|{_TOKEN.pattern}", re.DOTALL)
# An address with brackets in pairs, as deep as any is.
_BARE = r"(?:[^\s()<>\\]|\\.)*+"
for _ in range(4):
    _BARE = rf"(?:[^\s()<>\\]|\\.|\({_BARE}\))*+"
TARGET = re.compile(
    rf"""\(\s*+(?:<(?P<within>[^<>\n]*+)>|(?P<bare>{_BARE}))"""
    r"""(?:\s++(?:"(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^'\\]|\\.)*+)'))?\s*+\)""",
    re.DOTALL,
)
"""The address after a link's words, `within` angle brackets or `bare`, and its title between quotes."""
# What may be meant for an address: `(s)` after a link is the end of a word.
_LIKE_ADDRESS = re.compile(r"[/:]|^#|\.[A-Za-z]\w+$")
_PARAGRAPHS = re.compile(r"\n[ \t]*+\n\s*+")
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAKEN = "\0"
OfPages = Literal["formula", "display", "picture", "note"]
"""What only a page has: formulas in a line and on lines of their own, pictures, marks of footnotes."""
Kind = Literal["text", "code", "break", "paragraph", "em", "strong", "link", "thing", "end"] | OfPages


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that is shown in one way, or the begin or end of such parts."""

    kind: Kind
    """Emphasis and links begin here, and go on up to the `end` that belongs to them."""
    start: int
    """Where it begins in the text; of a link, where the whole link does."""
    end: int
    """Where it ends in the text, likewise; as the start where nothing of the text is shown by it."""
    text: str = ""
    """What is shown; of a link or picture, its address; of a link to a thing, its id; of a formula, its LaTeX."""
    title: str = ""
    """What a link says when somebody points at it, and a picture to who does not see it."""
    at: int = 0
    """Where the address of a link or picture begins."""
    until: int = 0
    """Where it ends; it may be longer there than what it stands for."""


@lru_cache(maxsize=2**12)
def parse(text: str, *, page: bool = False) -> tuple[Piece, ...]:
    """Return a text in pieces, in their order.

    Args:
        text: The text.
        page: Whether it stands on a page of Markdown, with pictures, formulas and footnotes.
    """
    token = _PAGE_TOKEN if page else _TOKEN
    pieces: list[Piece] = []
    bare = text.rstrip()
    start = len(bare) - len(bare.lstrip())
    for blank in (*_PARAGRAPHS.finditer(bare, start), None):
        end = blank.start() if blank else len(bare)
        pieces += _Paragraph(bare[start:end], start, token).pieces()
        if blank:
            pieces.append(Piece("paragraph", end, blank.end()))
            start = blank.end()
    return tuple(pieces)


def as_typed(text: str) -> str:
    """Return what readers see of a text just as it was typed, in its lines; a NUL stands for every other character."""
    shown = []
    done = 0
    for piece in parse(text):
        as_written = text[piece.start : piece.end]
        if piece.kind == "paragraph" or (piece.kind == "text" and piece.text == as_written):
            shown += [_TAKEN * (piece.start - done), as_written]
            done = piece.end
    shown.append(_TAKEN * (len(text) - done))
    return "".join(shown)


def words(text: str) -> str:
    """Return the words of a text, without any markup."""
    shown = [piece.text for piece in parse(text) if piece.kind in {"text", "code"}]
    return "".join(shown)


def without_code(text: str) -> str:
    """Return a text with a NUL in place of each character of code."""
    shown, done = [], 0
    for piece in parse(text):
        if piece.kind == "code":
            shown += [text[done : piece.start], _TAKEN * (piece.end - piece.start)]
            done = piece.end
    return "".join((*shown, text[done:]))


def is_link(text: str, start: int, end: int) -> bool:
    """Return whether `[[…]]`, at a place in a text, are the words of a link of Markdown: `[[pdf]](a.pdf)`."""
    following = TARGET.match(text, end)
    if not following or text[max(start - 1, 0)] == "!":
        return bool(following)
    return bool(_LIKE_ADDRESS.search(following["within"] or following["bare"] or ""))


def code_spans(text: str) -> dict[int, int]:
    """Return where each run of backticks that opens code starts → where the code ends.

    Code ends at the next run of the same length in the same paragraph (CommonMark 0.31, section 6.1). Gone through from
    the end, so that each run is looked at once.
    """
    ends: dict[int, int] = {}
    following: dict[int, re.Match[str]] = {}
    borders = [blank.start() for blank in re.finditer(r"\n[ \t]*\n", text)]
    for run in reversed(list(re.finditer(r"`+", text))):
        while borders and borders[-1] > run.start():
            borders.pop()
            following.clear()
        length = len(run[0])
        if length in following:
            ends[run.start()] = following[length].end()
        following[length] = run
    return ends


@dataclass(slots=True)
class _Run:
    """A run of `*` or `_` that may begin or end emphasis."""

    at: int  # its position among the slots
    start: int  # and in the paragraph
    marks: str
    left: int  # how many of its marks have no meaning yet
    opens: bool
    closes: bool
    ended: list[int] = field(default_factory=list)  # how many marks each emphasis took that ends here
    begun: list[int] = field(default_factory=list)


class _Paragraph:
    """One paragraph, or the words of a link to a thing, on its way to pieces; lives only while it is gone through."""

    def __init__(self, text: str, offset: int, token: re.Pattern[str]) -> None:
        self._text, self._offset, self._token = text, offset, token
        # Each token has a slot; what it means, and so its pieces, may be known only later.
        self._slots: list[tuple[Piece, ...]] = []
        # The open brackets: their slot, how many runs there are before each, and whether it begins a picture.
        self._brackets: list[tuple[int, int, bool]] = []
        self._runs: list[_Run] = []

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces of the paragraph."""
        at = 0
        code_ends = code_spans(self._text)
        while token := self._token.search(self._text, at):
            self._show(at, token.start())
            at = self._taken(token, code_ends)
        self._show(at, len(self._text))
        self._emphasise(0)
        for slot in self._slots:
            yield from slot

    def _taken(self, token: re.Match[str], code_ends: Mapping[int, int]) -> int:
        """Give a token its slots; return where the text goes on."""
        start, end = token.span()
        match token.lastgroup:
            case "closer":
                return self._bracket_closed(end)
            case "ticks":
                return self._ticks(start, end, code_ends.get(start))
            case "thing":
                return self._thing(start, end)
            case "opener":
                self._bracket_opened(start, end, picture=token[0] != "[")
            case "run":
                self._run(token)
            case "address":
                self._slots.append(self._link((start, end), (start + 1, end - 1), token["address"]))
                self._add("text", end, end, token["address"])
                self._add("end", end, end)
            case "break":
                self._add("break", start, end)
            case "picture":
                return self._picture(start, end, token["picture"])
            case "formula" | "display" | "note" as kind:
                self._add(kind, start, end, token[kind].strip())
            case escaped:
                self._add("text", start, end, token[str(escaped)])
        return end

    def _picture(self, start: int, end: int, words: str) -> int:
        """Take a picture, or show the sign that begins one where no address follows; return where the text goes on."""
        following = TARGET.match(self._text, end)
        if following is None:
            self._show(start, start + 1)
            return start + 1
        group = "within" if following["bare"] is None else "bare"
        address = _BACKSLASH.sub(r"\1", following[group])
        at, until = (self._offset + index for index in following.span(group))
        whole = self._offset + start, self._offset + following.end()
        self._slots.append((Piece("picture", *whole, address, _BACKSLASH.sub(r"\1", words), at, until),))
        return following.end()

    def _piece(self, kind: Kind, start: int, end: int, text: str = "") -> Piece:
        return Piece(kind, self._offset + start, self._offset + end, text)

    def _add(self, kind: Kind, start: int, end: int, text: str = "") -> None:
        self._slots.append((self._piece(kind, start, end, text),))

    def _show(self, start: int, end: int) -> None:
        """Let readers see a part of the text as it was typed."""
        if start < end:
            self._add("text", start, end, self._text[start:end])

    def _ticks(self, start: int, end: int, code_end: int | None) -> int:
        """Take code, or show backticks that open none; return where the text goes on."""
        if code_end is None:
            self._show(start, end)
            return end
        self._add("code", start, code_end, self._text[end : code_end - (end - start)].strip())
        return code_end

    def _thing(self, start: int, end: int) -> int:
        """Take a link to a thing, or the first bracket of a link whose words look like one; return where to go on."""
        if is_link(self._text, start, end):
            self._bracket_opened(start, start + 1, picture=self._text[max(start - 1, 0)] == "!")
            return start + 1
        id, _, words = self._text[start + 2 : end - 2].partition("|")
        self._add("thing", start, end, id.strip())
        if words.strip():
            # Words are Markdown, a title is not.
            at = end - 2 - len(words.lstrip())
            self._slots.append(tuple(_Paragraph(words.strip(), self._offset + at, self._token).pieces()))
        self._add("end", end, end)
        return end

    def _bracket_opened(self, start: int, end: int, *, picture: bool) -> None:
        self._brackets.append((len(self._slots), len(self._runs), picture))
        self._show(start, end)

    def _bracket_closed(self, at: int) -> int:
        """Make a link of the words before, or show the bracket; return where the text goes on."""
        opener, runs, picture = self._brackets.pop() if self._brackets else (-1, 0, True)
        following = TARGET.match(self._text, at)
        if picture or following is None:
            self._show(at - 1, at)
            return at
        self._emphasise(runs)
        start = self._slots[opener][0].start - self._offset
        end = following.end()
        address = _BACKSLASH.sub(r"\1", following["within"] or following["bare"] or "")
        title = _BACKSLASH.sub(r"\1", following["double"] or following["single"] or "")
        span = following.span("within" if following["bare"] is None else "bare")
        self._slots[opener] = self._link((start, end), span, address, title)
        self._add("end", end, end)
        # No link stands within a link.
        self._brackets.clear()
        return end

    def _link(self, whole: tuple[int, int], where: tuple[int, int], address: str, title: str = "") -> tuple[Piece, ...]:
        start, end, at, until = (self._offset + index for index in (*whole, *where))
        return (Piece("link", start, end, address, title, at, until),)

    def _run(self, token: re.Match[str]) -> None:
        start, end = token.span()
        before, after = self._text[max(start - 1, 0) : start], self._text[end : end + 1]
        # Where a link's words begin or end, so does what they can emphasize.
        opens = after not in {"", "]"} and not after.isspace()
        closes = before not in {"", "["} and not before.isspace()
        if token[0].startswith("_"):
            opens, closes = opens and not _is_word(before), closes and not _is_word(after)
        self._runs.append(_Run(len(self._slots), start, token[0], end - start, opens, closes))
        self._show(start, end)

    def _emphasise(self, first: int) -> None:
        """Give the runs from the first one on their meaning (CommonMark 0.31, "phase 2: inline structure")."""
        openers: list[_Run] = []
        lowest: dict[tuple[str, bool, int], int] = {}
        for run in self._runs[first:]:
            key = (run.marks[0], run.opens, len(run.marks) % 3)
            while run.closes and run.left:
                above = reversed(range(lowest.get(key, 0), len(openers)))
                at = next((n for n in above if _pair(openers[n], run)), None)
                if at is None:
                    # What was in vain once is not looked through again.
                    lowest[key] = len(openers)
                    break
                _join(openers[at], run)
                del openers[at + (openers[at].left > 0) :]
                lowest = {key: min(height, len(openers)) for key, height in lowest.items()}
            if run.opens and run.left:
                openers.append(run)
        for run in self._runs[first:]:
            self._slots[run.at] = tuple(self._meaning(run))
        del self._runs[first:]

    def _meaning(self, run: _Run) -> Iterator[Piece]:
        """Yield the ends of emphasis that a run stands for, its marks without a meaning, and the begins."""
        at = run.start
        for taken in run.ended:
            yield self._piece("end", at, at + taken)
            at += taken
        if run.left:
            yield self._piece("text", at, at + run.left, run.marks[: run.left])
            at += run.left
        for taken in reversed(run.begun):
            yield self._piece("strong" if taken > 1 else "em", at, at + taken)
            at += taken


def _pair(opener: _Run, closer: _Run) -> bool:
    """Return whether two runs belong together; of lengths that make a multiple of three, some do not."""
    if opener.marks[0] != closer.marks[0]:
        return False
    both = opener.closes or closer.opens
    return not (both and len(opener.marks + closer.marks) % 3 == 0 and len(opener.marks) % 3)


def _join(opener: _Run, closer: _Run) -> None:
    used = min(opener.left, closer.left, 2)
    opener.left -= used
    closer.left -= used
    opener.begun.append(used)
    closer.ended.append(used)


def _is_word(character: str) -> bool:
    return character == "_" or character.isalnum()
