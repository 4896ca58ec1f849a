"""How wide text is, and how it breaks into lines, without a browser to ask: a map is drawn at build time."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NARROW = frozenset("iljtfrI.,:;'’‘|!()[]{}-/\\ `")
_WIDE = frozenset("mwMW@%&—…")
_WORD = re.compile(r"(\s*)([^\s-]+-*|-+)")
_ASCII, _LETTER, _WIDE_LETTER = (0.57, 0.72), (0.62, 0.76), (1.05, 1.25)
"""Of small and of capital letters, in ASCII and beyond; of wide letters and of wide symbols."""
_BOLD = 1.08
"""How much wider bold text is."""


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is in the usual sans-serif fonts, in the unit of its size.

    Which font a reader has is not known: the figures are a little above those of Arial and Helvetica, and the padding
    of what holds the text takes up what wider fonts need.
    """
    ems = sum(map(_em, text))
    if bold:
        ems *= _BOLD
    return ems * size


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of a text so that none is wider than the room, in the unit of its size.

    Lines break at spaces and after hyphens; a word that is wider than the room breaks where the room ends.
    """
    lines: list[str] = []
    for space, word in _WORD.findall(text):
        longer = word
        if lines and space:
            longer = f"{lines[-1]} {word}"
        elif lines:
            longer = lines[-1] + word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines += _pieces(word, room, size, bold=bold)
    return tuple(lines) or ("",)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    pieces = [word[0]]
    for character in word[1:]:
        full = width(pieces[-1] + character, size, bold=bold) > room
        if full and _em(character):
            pieces.append("")
        pieces[-1] += character
    return pieces


def _em(character: str) -> float:
    """Return how wide a character is, in units of the size of the font."""
    if character in _NARROW:
        return 0.33
    if character in _WIDE:
        return 0.92
    if character.isascii():
        return _ASCII[character.isupper()]
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE_LETTER[category == "So"]
    return _LETTER[character.isupper()]
