"""Inputs for fuzzing: files of a curriculum that are cut, mixed and salted with what has meant trouble somewhere.

Random bytes are refused at once. These inputs are nearly right, with one thing in them that is not, and come further.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.helpers import bread, handwriting

Files = dict[str, bytes]
"""Path of a file in a curriculum → what it holds."""

SALT: tuple[bytes, ...] = tuple(
    piece.encode("utf-8", errors="surrogatepass")
    for piece in (
        *(
            "[[",
            "]]",
            "[[flour]]",
            "[[flour|",
            "|",
            "`",
            "``",
            "*",
            "**",
            "_",
            "[a](",
            "](https://a.example)",
            "<",
            ">",
        ),
        *(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "data:text/html,x",
            "//x",
        ),
        *(
            "https://a.example/?q=(b)&c",
            "mailto:a@b.example",
            "&amp;",
            "&#x3c;",
            "\\",
            "\\[",
            "{{ 7 * 7 }}",
            "{% raw %}",
        ),
        *(
            ": ",
            ":",
            "- ",
            "-",
            "? ",
            "#",
            " # ",
            "&a ",
            "*a",
            "!!python/object:os.system ",
            "! ",
            "%",
            "@",
            "---",
            "...",
        ),
        *("{", "}", "[", "]", "{a: b}", "[a, b]", '"', "'", "|\n", ">-\n", "\n", "\r\n", "\r", "\n\n", "  ", "\t", "~"),
        *(
            "null",
            "true",
            "no",
            "010",
            "12:30",
            "3.10",
            "<<: ",
            "=",
            "2026-01-01",
            "title",
            "topics",
            "needs",
            "was",
            "url",
        ),
        *(
            "\u202e",
            "\u200b",
            "\ufeff",
            "\u2028",
            "\x85",
            "\x00",
            "\x1b[31m",
            "\x07",
            "\udc80",
            "\ue000",
            "\U0001f468\u200d",
        ),
        *("é", "水", "ß", "İ", "ﬁ", "；", "：", "，", "<<<<<<< HEAD", "=======", ">>>>>>> x", "../", "/", "con", "%00"),
        *("1-2 months", "3+ weeks", "ongoing", "99999999999999999999 years", "0 hours", "2961", "x" * 300, "[" * 60),
    )
)
"""Pieces that mean something to YAML, Markdown, HTML, templates, terminals, file systems, or to us."""
PATHS = (
    *bread.FILES,
    *handwriting.PATHS.values(),
    "topics/new.yml",
    "topics/dough.yaml",
    "roadmaps/x.yml",
    "odd/a.yml",
)
_WHOLE = {path: text.encode() for path, text in bread.texts().items()}


def broken_files() -> SearchStrategy[Files]:
    """Return the files of a whole curriculum, of which one to three are broken in some way."""
    changes = st.lists(st.tuples(st.sampled_from(PATHS), _content()), min_size=1, max_size=3)
    return changes.map(lambda changed: {**_WHOLE, **dict(changed)})


def hostile_texts() -> SearchStrategy[Files]:
    """Return a curriculum whose form is right, and whose every text may be anything."""
    texts = st.lists(_salted().map(_quoted), min_size=len(_SLOTS), max_size=len(_SLOTS))
    return texts.map(lambda drawn: {path: filled(text, drawn) for path, text in FORM.items()})


def documents() -> SearchStrategy[bytes]:
    """Return outlines as somebody might paste them."""
    line = st.tuples(
        st.sampled_from(("", "# ", "## ", "- ", "  - ", "1. ", "* **", "> ", "```", "    ", "| ")), _salted()
    )
    return st.lists(line.map(_joined), max_size=30).map(b"\n".join)


def written(files: Files) -> str:
    """Return files as a text, to be kept."""
    return json.dumps({path: content.decode("latin-1") for path, content in sorted(files.items())}, indent=1) + "\n"


def read(text: str) -> Files:
    """Return the files that a text keeps; see `written`."""
    kept: Mapping[str, str] = json.loads(text)
    return {path: content.encode("latin-1") for path, content in kept.items()}


def kept(folder: Path) -> dict[str, Files]:
    """Return all inputs that once failed: name → files."""
    return {file.stem: read(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))}


FORM = {
    "curriculum.yml": """\
title: %0
summary: %1
roadmaps: [one]
levels: {easy: %2}
costs: {free: %3}
kinds: {book: {title: %4, plural: %5, icon: "📚"}}
areas: {dough: %6}
rules: {duplicate-name: off}
""",
    "roadmaps/one/roadmap.yml": """\
title: %7
summary: %8
audience: %9
stage-word: %10
milestones: {first: {title: %11, projects: [loaf]}}
advice: [{title: %12, points: [%13, %14]}]
resources: [{resource: book, note: %15}]
""",
    "roadmaps/one/01-start.yml": """\
title: %16
duration: 2 days
summary: %17
outcomes: [%18]
topics:
  - section: %19
    topics: [{topic: flour, points: [%20, %21], practice: [%22], resources: [{resource: book, note: %23}]}]
  - gluten
projects: [{project: loaf, note: %24}]
practice: [%25]
""",
    "topics/dough.yml": """\
flour: {title: %26, aliases: [%27], summary: %28}
gluten: {title: %29, summary: %30, needs: [flour]}
""",
    "resources/book.yml": """\
book: {title: %31, summary: %32, authors: [%33], level: easy, cost: free, year: 2016, topics: [flour]}
""",
    "projects/dough.yml": """\
loaf: {title: %34, summary: %35, level: easy, topics: [flour], ladder: [%36, %37], steps: [%38]}
""",
}
"""A curriculum without problems; a percent sign with a number is where a text goes."""
_SLOTS = sorted({int(number) for text in FORM.values() for number in re.findall(r"%(\d+)", text)})


def filled(form: str, texts: Sequence[str]) -> bytes:
    """Return a form with texts in its places."""
    return re.sub(r"%(\d+)", lambda slot: texts[int(slot[1])], form).encode()


def _quoted(text: bytes) -> str:
    """Return a text in double quotes; what is empty, or holds what no file may, becomes a plain word."""
    words = text.decode("utf-8", errors="replace")
    seen = "".join(c for c in words if c in "\n\t" or unicodedata.category(c)[0] != "C")
    return json.dumps(seen if seen.strip() else "bread", ensure_ascii=False)


def _joined(parts: tuple[str, bytes]) -> bytes:
    return parts[0].encode() + parts[1]


def _salted() -> SearchStrategy[bytes]:
    pieces = st.one_of(st.sampled_from(SALT), st.text(max_size=12).map(_encoded), st.sampled_from((b"flour", b"Bread")))
    return st.lists(pieces, max_size=8).map(b"".join)


def _content() -> SearchStrategy[bytes]:
    return st.one_of(_mutated(), _handwritten(), _lines(), st.binary(max_size=200))


def _mutated() -> SearchStrategy[bytes]:
    """Return a good file of any kind with pieces of it taken out, doubled, or salt put in."""

    def change(drawn: tuple[bytes, list[tuple[int, int, bytes]]]) -> bytes:
        text, cuts = drawn
        for start, length, salt in cuts:
            at = start % (len(text) + 1)
            text = text[:at] + salt + text[at + length :]
        return text

    cut = st.tuples(
        st.integers(0, 5000), st.sampled_from((0, 0, 0, 1, 3, 40)), st.one_of(st.sampled_from(SALT), _salted())
    )
    return st.tuples(st.sampled_from(tuple(_WHOLE.values())), st.lists(cut, min_size=1, max_size=4)).map(change)


def _handwritten() -> SearchStrategy[bytes]:
    """Return a file in random handwriting, whose ids mostly lead nowhere."""
    return st.integers(0, 2**32).map(lambda seed: handwriting.page(Random(seed)).text.encode())  # noqa: S311 (no secret)


def _lines() -> SearchStrategy[bytes]:
    """Return lines that look like YAML from afar."""
    keys = (
        "title: ",
        "summary: ",
        "needs: ",
        "topics:",
        "  - ",
        "- topic: ",
        "  points: [",
        "flour:",
        "was: ",
        "url: ",
        "",
    )
    line = st.tuples(st.sampled_from(("", "  ", "    ")), st.sampled_from(keys), _salted())
    return st.lists(line.map(lambda parts: parts[0].encode() + parts[1].encode() + parts[2]), max_size=12).map(
        b"\n".join
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")
