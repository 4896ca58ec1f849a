"""The bytes of somebody's document to text that a curriculum can hold, and what had to be mended on the way.

An outline comes from an editor, a chat or a web page, and brings along what these leave in a text: another encoding,
letters that were misread once, spaces and marks that nobody sees. Each kind of mend is told in a sentence. What is no
text at all is refused.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from roadmap_site.problems import characters

_MISREAD = re.compile(r"[ÂÃâð][^\x00-\x7f]{1,3}")
"""Where UTF-8 was once read as Windows-1252: these letters are what the first byte of a character became."""
_BREAKS = re.compile(r"\r?\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")
"""Characters that YAML does not print, and those of the private use area."""
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_MOST_CONTROLS = 0.02
"""More characters of this kind than one in fifty, and it is no text."""


class Pasted(NamedTuple):
    """A document as text."""

    text: str
    remarks: tuple[str, ...]
    """What had to be mended, in sentences."""
    lines: tuple[int, ...]
    """The number that each line of it has in the document, where editors do not end a line at every break."""


class NotTextError(ValueError):
    """The bytes are no text; its own text says why."""


def as_text(raw: bytes) -> Pasted:
    """Return the text of a document, with line breaks of one kind and without what nobody can see.

    Raises:
        NotTextError: The bytes are no text, or there are none.
    """
    text, remarks = _decoded(raw)
    if not text.strip():
        raise NotTextError("it is empty")
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > len(text) * _MOST_CONTROLS + 2:
        raise NotTextError("it is not text")
    lines = [1]
    for found in _BREAKS.finditer(text):
        lines.append(lines[-1] + found[0].endswith("\n"))
    text, mended = _mended(_plain(text))
    if mended:
        remarks.append(f"Mended letters that a wrong encoding had broken, in {mended} of its lines.")
    clear = _clear(text)
    if removed := len(text) - len(clear):
        remarks.append(f"Left out {removed} invisible characters.")
    return Pasted(unicodedata.normalize("NFC", clear), tuple(remarks), tuple(lines))


def seen(text: str) -> str:
    """Return a text with breaks and spaces of one kind, each letter in one form, and nothing that nobody can see."""
    return unicodedata.normalize("NFC", _clear(_plain(text)))


def _clear(text: str) -> str:
    """Return a text without what nobody can see and nothing needs."""
    return "\n".join(map(characters.cleared, _CONTROLS.sub("", text).split("\n")))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _BREAKS.sub("\n", text))


def _decoded(raw: bytes) -> tuple[str, list[str]]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace"), ["Read it as UTF-16."]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), ["It is not UTF-8; read it as Windows-1252 (Western European)."]


def _mended(text: str) -> tuple[str, int]:
    """Return a text with misread characters as they were meant, and the number of lines that had some."""
    lines = text.split("\n")
    right = [_MISREAD.sub(lambda found: "".join(_meant(found[0])), line) for line in lines]
    return "\n".join(right), sum(old != new for old, new in zip(lines, right, strict=True))


def _meant(run: str) -> Iterator[str]:
    """Yield what a run of characters was before it was read with the wrong encoding; itself if it was not."""
    for length in range(len(run), 1, -1):
        try:
            raw = b"".join(_byte(character) for character in run[:length])
            yield raw.decode("utf-8")
        except (UnicodeError, ValueError):
            continue
        yield from run[length:]
        return
    yield run


def _byte(character: str) -> bytes:
    """Return the byte that a character stood for; some have no letter in Windows-1252 and stand for themselves."""
    # No-break spaces have become ordinary ones by now; within a misread character a space is one of them.
    if character == " ":
        return b"\xa0"
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
