"""Authors' inline Markdown → HTML that is safe wherever it stands; each distinct text once.

Code, links, emphasis, line breaks and paragraphs, after CommonMark 0.31, chapter 6. Two things are as Python-Markdown
has them, which MkDocs uses: letters of any script may stand next to `*`, and spaces inside code are stripped. HTML is
shown as text, and pictures are not fetched. Texts come from strangers: each is gone through once, from left to right,
in a time that grows with its length, and nothing but what stands here can become an element.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from roadmap_site.curriculum import wiki_links
from roadmap_site.site import urls

Resolve = Callable[[str], tuple[str, str] | None]
"""Link target → its address and its title; nothing when there is no such thing."""

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!])"
    r"|(?P<ticks>`+)"
    rf"|(?P<thing>{wiki_links.PATTERN})"
    r"|(?P<opener>!?\[)|(?P<closer>\])"
    r"|<(?P<address>[A-Za-z][A-Za-z0-9+.\-]*://[^<>]*)>"
    r"|(?P<run>\*+|_+)"
    r"|(?P<break>(?<! ) {2,}\n)"
)
# The address after a link's words, and its title.
_TARGET = re.compile(
    r"""\(\s*+(?:<(?P<within>[^<>\n]*+)>|(?P<bare>(?:[^\s()<>\\]|\\.|\((?:[^\s()<>\\]|\\.)*+\))*+))"""
    r"""(?:\s++(?:"(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^'\\]|\\.)*+)'))?\s*+\)""",
    re.DOTALL,
)
_PARAGRAPHS = re.compile(r"\n[ \t]*+\n\s*+")
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_LONE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_TAGS = {1: "em", 2: "strong"}
_TAG = re.compile(r"<[^<>]*>")
# Within a link, other links are but spans.
_LINK_TAG = re.compile(r"<(/?)a\b[^<>]*>")


class Texts:
    """Turns authors' text into HTML, each distinct text once.

    Text is inline Markdown with `[[id]]` links; HTML in it is shown as text, images are not fetched, and links lead to
    `http`, `https` and `mailto` addresses only. Addresses within the site start with `urls.ROOT`.
    """

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._html: dict[str, str] = {}

    def html(self, text: str) -> str:
        """Return a text as HTML without a surrounding paragraph."""
        if text not in self._html:
            # What marks our own addresses is no author's to write.
            paragraphs = _PARAGRAPHS.split(text.replace(urls.ROOT, "").strip())
            self._html[text] = "<br><br>".join(_Paragraph(paragraph, self._resolve).html() for paragraph in paragraphs)
        return self._html[text]

    def plain(self, text: str) -> str:
        """Return a text without any markup, its spaces folded."""
        return " ".join(html.unescape(_TAG.sub("", self.html(text).replace("<br>", " "))).split())


@dataclass(slots=True)
class _Run:
    """A run of `*` or `_` that may begin or end emphasis."""

    at: int  # its position among the pieces
    marks: str
    left: int  # how many of its marks have no meaning yet
    opens: bool
    closes: bool
    ended: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)


def _escaped(text: str) -> str:
    """Return a text as HTML that shows it; character references stay what they are."""
    return _LONE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class _Paragraph:
    """One paragraph, or the words of a link, on its way to HTML; lives only while it is gone through."""

    def __init__(self, text: str, resolve: Resolve) -> None:
        self._text, self._resolve = text, resolve
        self._pieces: list[str] = []
        # The open brackets: how many pieces and how many runs there are before each, and whether it begins a picture.
        self._brackets: list[tuple[int, int, bool]] = []
        self._runs: list[_Run] = []

    def html(self) -> str:
        """Return the paragraph as HTML."""
        text, at = self._text, 0
        code_ends = wiki_links.code_spans(text)
        while token := _TOKEN.search(text, at):
            self._pieces.append(_escaped(text[at : token.start()]))
            piece, at = token[0], token.end()
            match token.lastgroup:
                case "closer":
                    piece, at = self._bracket_closed(at)
                case "ticks" if token.start() in code_ends:
                    inside = text[at : code_ends[token.start()] - len(token[0])].strip()
                    piece = f"<code>{html.escape(inside, quote=False)}</code>"
                    at = code_ends[token.start()]
                case "opener":
                    self._brackets.append((len(self._pieces), len(self._runs), piece != "["))
                case "run":
                    self._run(token)
                case "thing":
                    piece = self._thing(piece)
                case "address":
                    piece = _link(token["address"], _escaped(token["address"]))
                case "break":
                    piece = "<br>\n"
                case "escaped":
                    piece = _escaped(token["escaped"])
            self._pieces.append(piece)
        self._pieces.append(_escaped(text[at:]))
        self._emphasise(0)
        return "".join(self._pieces)

    def _thing(self, written: str) -> str:
        target, _, words = written[2:-2].partition("|")
        link = self._resolve(target.strip())
        if link is None:
            return _escaped(written)
        address, title = link
        inside = _escaped(title)
        if words.strip():
            # Words are Markdown, a title is not.
            inside = _LINK_TAG.sub(r"<\1span>", _Paragraph(words.strip(), self._resolve).html())
        return f'<a href="{_escaped(address)}">{inside}</a>'

    def _bracket_closed(self, at: int) -> tuple[str, int]:
        """Return a link in place of its words, or a bracket, and where the text goes on."""
        opener, runs, picture = self._brackets.pop() if self._brackets else (-1, 0, True)
        target = _TARGET.match(self._text, at)
        if picture or target is None:
            return "]", at
        self._emphasise(runs)
        words = _LINK_TAG.sub(r"<\1span>", "".join(self._pieces[opener + 1 :]))
        del self._pieces[opener:]
        # No link stands within a link.
        self._brackets.clear()
        address = target["within"] or target["bare"] or ""
        title = target["double"] or target["single"] or ""
        return _link(_BACKSLASH.sub(r"\1", address), words, _BACKSLASH.sub(r"\1", title)), target.end()

    def _run(self, token: re.Match[str]) -> None:
        start, end = token.span()
        before, after = self._text[max(start - 1, 0) : start], self._text[end : end + 1]
        # Where a link's words begin or end, so does what they can emphasise.
        opens = after not in {"", "]"} and not after.isspace()
        closes = before not in {"", "["} and not before.isspace()
        if token[0].startswith("_"):
            opens, closes = opens and not _is_word(before), closes and not _is_word(after)
        self._runs.append(_Run(len(self._pieces), token[0], end - start, opens, closes))

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
            self._pieces[run.at] = "".join((*run.ended, run.marks[: run.left], *reversed(run.begun)))
        del self._runs[first:]


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
    opener.begun.append(f"<{_TAGS[used]}>")
    closer.ended.append(f"</{_TAGS[used]}>")


def _link(address: str, words: str, title: str | None = None) -> str:
    """Return HTML as a link; one that leads to anywhere else than the web and mail is none."""
    if not _SAFE_ADDRESS.fullmatch(html.unescape(address)):
        return f"<span>{words}</span>"
    named = f' title="{_escaped(title)}"' if title else ""
    return f'<a href="{_escaped(address)}"{named}>{words}</a>'


def _is_word(character: str) -> bool:
    return character == "_" or character.isalnum()
