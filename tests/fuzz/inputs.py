# Why: random bytes are refused at the first letter; what comes far is nearly right, with one thing in it that is not.
"""Inputs for fuzzing: files of a curriculum that are cut, mixed and salted with what has meant trouble somewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests import bread, handwriting

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
