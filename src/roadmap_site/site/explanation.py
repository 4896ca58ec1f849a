"""Explanations → sections of a page, and HTML that is safe wherever it stands.

Each heading of an explanation is a section, below ours, so that the table of contents and the search have it like any
other. What stands in a line is made by `author_texts`, as everywhere; of blocks there are only those that are named
here, and code gets its colours when the site is built. Ids begin with a word of ours and the id of the thing, so that
they clash with nothing. The only owner of `pygments`.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from roadmap_site.curriculum import inline_markdown, pictures
from roadmap_site.curriculum.explanations import Block, Explanation
from roadmap_site.curriculum.formulas import formula
from roadmap_site.curriculum.inline_markdown import Piece
from roadmap_site.curriculum.model import Curriculum, Thing
from roadmap_site.curriculum.picture_sizes import Size
from roadmap_site.problems import ids
from roadmap_site.site.author_texts import Texts
from roadmap_site.site.messages.words import Words
from roadmap_site.site.page import DEEPEST, Section, Site

_HEADING = re.compile(r"h([1-6])")
# Elements that stand for themselves, and what begins and ends the others.
_PLAIN = {"p", "ul", "ol", "li", "blockquote", "thead", "tbody", "tr"}
_AROUND = {
    "table": ('<div class="rm-wide" tabindex="0"><table class="rm-cells">\n', "</table></div>\n"),
    "details": ("<details><summary>{}</summary>\n", "</details>\n"),
}
# What finds the colours of code takes long for what is odd, and in some languages for ever. So there are colours for
# these languages, in code that is about as long as one reads it on a page.
_COLOURED = frozenset(
    re.findall(
        r"\S+",
        """
    python pycon javascript typescript jsx tsx c cpp csharp objective-c java kotlin go rust ruby perl php lua swift dart
    r splus matlab octave julia haskell ocaml fsharp elixir erlang clojure common-lisp scheme racket emacs-lisp fortran
    ada pascal delphi cobol nasm gas vb.net basic bash console powershell awk sql json yaml toml ini html xml css scss
    sass markdown tex latex cmake docker nginx diff http graphql protobuf groovy glsl cuda verilog vhdl
    systemverilog prolog lean coq agda mathematica solidity zig nim d smalltalk tcl vim text output
    """,
    )
)
_MOST_COLOURED = 4_000
_ODD = re.compile(r"\s{80}|(?:[^\n]*\n){200}")
# What is longer may be wider than a phone, so that the keyboard must be able to move it.
_LONG = 30


@dataclass(frozen=True)
class Part:
    """Some blocks of an explanation, one after the other."""

    thing: Thing
    explanation: Explanation
    first: int
    """The number of its first block."""
    after: int
    """The number of the block behind it; the footnotes stand where that is the last."""
    level: int
    """The level of the headings in it, above the first; those of other parts are sections of the page."""

    @property
    def is_last(self) -> bool:
        """Whether the explanation ends with it."""
        return self.after == len(self.explanation.blocks)


@dataclass(frozen=True)
class Explained:
    """The block `explanation`."""

    part: Part


class _Heading(NamedTuple):
    """A heading that stands in nothing else: the number of its block, its level below ours, its anchor, its words."""

    block: int
    level: int
    id: str
    text: str


class _Notes(NamedTuple):
    """The footnotes that something leads to."""

    numbers: Mapping[str, int]
    """Label → its number, in the order of the marks."""
    first: frozenset[tuple[str, int, int]]
    """The first mark of each, by its block and its place in that."""
    blocks: Mapping[str, Sequence[int]]
    """Label → the numbers of the blocks in it."""
    inside: frozenset[int]
    """The blocks of all footnotes, which stand at the end."""


def sections(site: Site, thing: Thing, level: int = 2) -> Iterator[Section]:
    """Yield the sections with the explanation of a thing, if it has one: one, and one for each heading in it."""
    explanation = thing.explanation
    if explanation is None:
        return
    headings = [_Heading(-3, 0, "explanation", ""), *_headings(explanation, "explanation")]
    ends = [*(heading.block for heading in headings[1:]), len(explanation.blocks)]
    for heading, end in zip(headings, ends, strict=True):
        # A heading is three blocks: its begin, its words and its end.
        part = Part(thing, explanation, heading.block + 3, end, level)
        words = site.plain(heading.text) if heading.level else site.words.gettext("Explanation")
        depth = min(level + heading.level, DEEPEST)
        block = "explanation" if part.first < end or part.is_last else None
        yield Section(heading.id, depth, words, block, Explained(part))


def whole(thing: Thing, level: int) -> Part | None:
    """Return all of an explanation, whose headings are no sections of the page, if there is one."""
    explanation = thing.explanation
    if explanation is None:
        return None
    return Part(thing, explanation, 0, len(explanation.blocks), level)


def shown_pictures(curriculum: Curriculum) -> dict[str, None]:
    """Return the pictures that explanations show, by their paths in the curriculum's folder."""
    shown: dict[str, None] = {}
    for thing in curriculum.things():
        for special in thing.explanation.specials if thing.explanation else ():
            path = pictures.path_of(special.text, thing.explanation.place.path) if thing.explanation else None
            if special.kind == "picture" and path:
                shown[path] = None
    return shown


class Writer:
    """Turns parts of explanations into HTML."""

    def __init__(
        self,
        texts: Texts,
        picture: Callable[[str], str],
        words: Words,
        shown: Callable[[str], Size | None] = lambda _: None,
    ) -> None:
        """Prepare it.

        Args:
            texts: What makes HTML of a line.
            picture: Path of a picture in the curriculum's folder → its address on the site.
            words: What is said in the language of the site.
            shown: Path of a picture → how large it is shown, where that is known.
        """
        self._size = cache(shown)
        self._texts = texts
        self._picture = picture
        self._words = words

    def html(self, part: Part) -> str:
        """Return a part as HTML, with the footnotes if it is the last."""
        notes = _notes(part.explanation)
        numbers = [number for number in range(part.first, part.after) if number not in notes.inside]
        written = [*self._blocks(part, numbers)]
        if part.is_last and notes.numbers:
            written += ['<ol class="rm-notes">\n', *self._footnotes(part, notes), "</ol>\n"]
        return "".join(written)

    def _footnotes(self, part: Part, notes: _Notes) -> Iterator[str]:
        back = html.escape(self._words.gettext("Back to the text"))
        for label, number in notes.numbers.items():
            yield f'<li id="note-{part.thing.id}-{number}">\n'
            yield from self._blocks(part, notes.blocks[label])
            mark = f"mark-{part.thing.id}-{number}"
            yield f'<a href="#{mark}" role="doc-backlink" aria-label="{back} {number}">↩</a></li>\n'

    def _blocks(self, part: Part, numbers: Sequence[int]) -> Iterator[str]:
        """Yield the HTML of blocks."""
        headings = _by_block(part.explanation, f"explanation-{part.thing.id}")
        heading = None
        for number in numbers:
            block = part.explanation.blocks[number]
            if block.kind == "open" and number in headings:
                heading = headings[number]
                tag = f"h{min(part.level + heading.level, DEEPEST)}"
                words = html.escape(self._texts.plain(heading.text), quote=False)
                yield f'<{tag} id="{heading.id}">{words}</{tag}>\n'
            elif heading and block.tag.startswith("h") and block.kind == "close":
                heading = None
            elif heading is None:
                yield self._block(part, number, block)

    def _block(self, part: Part, number: int, block: Block) -> str:
        match block.kind:
            case "text":
                return self._line(part, number, block.text)
            case "code":
                return _code(block.text, block.info)
            case "formula":
                return _display(block.text.strip())
            case "rule":
                return "<hr>\n"
            case "open":
                return _opened(block)
        return _closed(block)

    def _line(self, part: Part, number: int, text: str) -> str:
        notes = _notes(part.explanation)

        def special(piece: Piece) -> str:
            match piece.kind:
                case "formula":
                    return _formula(piece.text)
                case "display":
                    return _moved("span", piece.text, display=True)
                case "picture":
                    return self._shown(part, piece)
            if piece.text not in notes.numbers:
                return html.escape(text[piece.start : piece.end])
            at = f"{part.thing.id}-{notes.numbers[piece.text]}"
            id = f' id="mark-{at}"' if (piece.text, number, piece.start) in notes.first else ""
            link = f'<a href="#note-{at}" role="doc-noteref">{notes.numbers[piece.text]}</a>'
            return f'<sup class="rm-note-mark"{id}>{link}</sup>'

        return self._texts.of_page(text, special)

    def _shown(self, part: Part, piece: Piece) -> str:
        path = pictures.path_of(piece.text, part.explanation.place.path)
        words = html.escape(inline_markdown.words(piece.title))
        if path is None:
            return words
        size, name, sides = self._size(path), "rm-picture", ""
        if size:
            name += " rm-picture--fills" * size.fills
            sides = f' width="{size.wide}" height="{size.high}"'
        return f'<img class="{name}" src="{html.escape(self._picture(path))}"{sides} alt="{words}" loading="lazy">'


@lru_cache(maxsize=64)
def _headings(explanation: Explanation, prefix: str) -> tuple[_Heading, ...]:
    """Return the headings, each at most one level below the one before it."""
    found: list[_Heading] = []
    levels: list[int] = []
    taken: dict[str, int] = {}
    depth = 0
    for number, block in enumerate(explanation.blocks):
        heading = _HEADING.fullmatch(block.tag)
        if heading and block.kind == "open" and depth == 0:
            text = _words(explanation.blocks[number + 1].text)
            while levels and levels[-1] >= int(heading[1]):
                levels.pop()
            levels.append(int(heading[1]))
            if text:
                found.append(_Heading(number, len(levels), _free(f"{prefix}-{ids.id_of(text) or 'part'}", taken), text))
        depth += (block.kind == "open") - (block.kind == "close")
    return tuple(found)


@lru_cache(maxsize=64)
def _by_block(explanation: Explanation, prefix: str) -> Mapping[int, _Heading]:
    return {heading.block: heading for heading in _headings(explanation, prefix)}


def _free(id: str, taken: dict[str, int]) -> str:
    """Return an id that is not taken, and take it; of each it is known how often it was asked for."""
    free = id
    while free in taken:
        taken[id] += 1
        free = f"{id}-{taken[id]}"
    taken[free] = 1
    return free


def _words(text: str) -> str:
    """Return a heading as a text that other places can show too: formulas as they are written, no footnotes."""
    shown, done = [], 0
    for piece in inline_markdown.parse(text, page=True):
        if piece.kind in {"formula", "display", "picture", "note"}:
            instead = {"picture": piece.title, "note": ""}.get(piece.kind, f"`{piece.text}`")
            shown += [text[done : piece.start], instead]
            done = piece.end
    return "".join((*shown, text[done:])).strip()


@lru_cache(maxsize=64)
def _notes(explanation: Explanation) -> _Notes:
    blocks: dict[str, list[int]] = {}
    inside = set[int]()
    label = None
    for number, block in enumerate(explanation.blocks):
        if block.tag == "note":
            inside.add(number)
            label = block.info if block.kind == "open" else None
            if label is not None and label in blocks:
                label = ""  # the first of two alike counts
            blocks.setdefault(label or "", [])
        elif label is not None:
            inside.add(number)
            blocks[label].append(number)
    numbers: dict[str, int] = {}
    first = set[tuple[str, int, int]]()
    for number, block in enumerate(explanation.blocks):
        for piece in inline_markdown.parse(block.text, page=True) if block.kind == "text" else ():
            if piece.kind == "note" and piece.text in blocks and piece.text not in numbers:
                numbers[piece.text] = len(numbers) + 1
                first.add((piece.text, number, piece.start))
    return _Notes(numbers, frozenset(first), blocks, frozenset(inside))


def _opened(block: Block) -> str:
    if block.tag in {"th", "td"}:
        aligned = f' class="rm-{block.info}"' if block.info in {"center", "right"} else ""
        return f"<{block.tag}{aligned}>"
    if block.tag == "ol" and block.info.isdecimal():
        return f'<ol start="{int(block.info)}">\n'
    if block.tag in _AROUND:
        return _AROUND[block.tag][0].format(html.escape(block.info))
    if block.tag in _PLAIN:
        return f"<{block.tag}>"
    # A heading within something else.
    return '<p class="rm-label">'


def _closed(block: Block) -> str:
    if block.tag in _AROUND:
        return _AROUND[block.tag][1]
    if block.tag in _PLAIN | {"th", "td"}:
        return f"</{block.tag}>\n"
    return "</p>\n"


def _formula(latex: str) -> str:
    if len(latex) > _LONG:
        return _moved("span", latex, display=False)
    return formula(latex, display=False).html


def _display(latex: str) -> str:
    return f"{_moved('div', latex, display=True)}\n"


def _moved(tag: str, latex: str, *, display: bool) -> str:
    """Return a formula in a box, in which it can be moved if it is long."""
    look = "" if display else " rm-formula--long"
    keys = ' tabindex="0"' if len(latex) > _LONG else ""
    return f'<{tag} class="rm-formula{look}"{keys}>{formula(latex, display=display).html}</{tag}>'


def _code(text: str, language: str) -> str:
    return f'<div class="highlight"><pre><code tabindex="0">{_coloured(text, language)}</code></pre></div>\n'


@lru_cache(maxsize=1024)
def _coloured(text: str, language: str) -> str:
    """Return code with its colours, as classes; as it is where nothing is known of the language."""
    from pygments import highlight  # noqa: PLC0415 (few curricula have code)
    from pygments.formatters.html import HtmlFormatter  # noqa: PLC0415
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    if language and len(text) <= _MOST_COLOURED and not _ODD.search(text):
        with suppress(ClassNotFound):
            lexer = get_lexer_by_name(language)
            if not _COLOURED.isdisjoint(lexer.aliases):
                return str(highlight(text, lexer, HtmlFormatter(nowrap=True)))
    return html.escape(text, quote=False)
