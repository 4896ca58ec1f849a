"""Telling what a file is that is no YAML at all.

A download saved under a wrong name, a pointer that Git LFS has left in the place of the file: their first bytes say so.
Whoever knows that needs no message about a quote or a byte in it. A file is only called something else when it cannot
be what it should be: JSON, for one, is YAML too, and is read.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from roadmap_site.problems import codes
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io import lines
from roadmap_site.yaml_io.document import Document

_AGAIN = "put the YAML file in its place; git has it if it was written over"
_ENCODINGS: Mapping[bytes, str] = {
    # Longer marks first: that of UTF-32 begins like that of UTF-16.
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_BINARY: Mapping[bytes, str] = {
    b"PK\x03\x04": "a ZIP archive, or a document of an office program",
    b"PK\x05\x06": "an empty ZIP archive",
    b"%PDF-": "a PDF document",
    b"\x1f\x8b": "a compressed file (gzip)",
    b"BZh": "a compressed file (bzip2)",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"\xfd7zXZ\0": "a compressed file (xz)",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"RIFF": "a picture or a recording",
    b"\xd0\xcf\x11\xe0": "a document of an office program",
    b"SQLite format 3\0": "a database (SQLite)",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"{\\rtf": "a document in Rich Text Format",
}
_SCRIPT = re.compile(r"#! ?/")
_PAGE = re.compile(r"---[ \t\r]*\n(?:(?!---).*\n)*+---[ \t\r]*\n")
_WITHOUT_MARK = re.compile(rb"(?:[^\0]\0){2}|(?:\0[^\0]){2}")
_TEXTS = (
    (
        re.compile(rb"version https://(?:git-lfs\.github|hawser\.github)\.com/spec/"),
        "this file is a pointer of Git LFS: it stands for a file that was not fetched",
        "run `git lfs pull`",
    ),
    (
        re.compile(
            rb"(?:<!--(?:(?!-->).)*+-->\s*+)?<(?:!doctype html|html|head|body|title|meta|script|center|h1)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        "this file is no YAML, but an HTML page",
        f"{_AGAIN}; from the web save the file itself, not a page that shows it or says that it is not there",
    ),
    (re.compile(rb"diff --git |--- [^\n]+\n\+\+\+ "), "this file is no YAML, but a patch", _AGAIN),
    (re.compile(rb"<(?:\?xml|svg|rss|feed)\b", re.IGNORECASE), "this file is no YAML, but XML", _AGAIN),
)
# So much of a file shows what it is.
_BEGINNING = 1_000


def no_text(raw: bytes, shown: str, wanted: str = "YAML") -> Problem | None:
    """Return the problem of a file whose first bytes are those of no text in UTF-8, if they are.

    Args:
        raw: What the file holds.
        shown: Its path as messages show it.
        wanted: What it should hold.
    """
    nowhere = Document(shown, "", None).line(1)
    for mark, encoding in _ENCODINGS.items():
        if raw.startswith(mark):
            return codes.not_utf8(nowhere, raw[0], encoding)
    if _WITHOUT_MARK.match(raw):
        return codes.not_utf8(nowhere, 0, "UTF-16")
    for mark, what in _BINARY.items():
        if raw.startswith(mark):
            help = _AGAIN.replace("YAML", wanted)
            return codes.syntax_error(nowhere, f"this file is no {wanted}, but {what}", help)
    return _texts(raw, shown, _TEXTS[:1])


def told(raw: bytes, shown: str) -> Problem | None:
    """Return the problem of a file whose first bytes are those of something else than a YAML text, if they are."""
    return no_text(raw, shown) or _texts(raw, shown, _TEXTS[1:])


def _texts(raw: bytes, shown: str, texts: Iterable[tuple[re.Pattern[bytes], str, str]]) -> Problem | None:
    beginning = raw[:_BEGINNING].removeprefix(b"\xef\xbb\xbf")
    for pattern, fact, help in texts:
        if pattern.match(beginning.lstrip()):
            return codes.syntax_error(_first_line(beginning.decode("utf-8", errors="replace"), shown), fact, help)
    return None


def meant(text: str, shown: str) -> Problem | None:
    """Return the problem of a text that is something else than YAML with keys, if it shows what."""
    if _SCRIPT.match(text):
        return codes.syntax_error(_first_line(text, shown), "this file is no YAML, but a script", _AGAIN)
    if _is_page(text):
        fact = "this file is no YAML, but a Markdown page with keys above it"
        help = "keep the keys and take the lines `---` and the page away; an explanation is a Markdown file of its own"
        return codes.syntax_error(_first_line(text, shown), fact, help)
    return None


def _first_line(text: str, shown: str) -> Location:
    first = Document(shown, text[:_BEGINNING], None).line(1)
    return replace(first, length=max(len(first.text.rstrip()), 1))


def _is_page(text: str) -> bool:
    """Return whether a text is Markdown below keys between two lines of hyphens.

    What stands below them in a second document of YAML starts with a key, whatever comments stand above that, and has
    no line at its left edge that starts nothing.
    """
    page = _PAGE.match(text)
    below = text[page.end() :] if page else ""
    first = True
    for line in lines.read(below.split("\n")):
        if (first and line.key is None) or (line.indent == 0 and not line.starts):
            return True
        first = False
    return first and bool(below.strip())
