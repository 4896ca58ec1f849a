"""How wide text is, and how it breaks into lines.

A drawing is made when the site is built, without a browser to ask, so widths are estimates, rather too wide than too
narrow. Every script has to fit: wide characters count as wide, marks over letters as nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NARROW = frozenset("iljtfrI.,:;'’‘|!()[]{}-/\\ `")
_WIDE = frozenset("mwMW@%&—…")
_WORD = re.compile(r"(\s*)([^\s-]+-*|-+)")
# How much wider bold text is.
_BOLD = 1.08


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is in the usual sans-serif fonts, in the unit of its size.

    Which font a reader has is not known: the figures are a little above those of Arial and Helvetica, and the padding
    of what holds the text takes up what wider fonts need.
    """
    return sum(map(_em, text)) * size * (_BOLD if bold else 1)


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of a text so that none is wider than the room, in the unit of its size.

    Lines break at spaces and after hyphens; a word that is wider than the room breaks where the room ends.
    """
    lines: list[str] = []
    for space, word in _WORD.findall(" ".join(text.split())):
        if lines and width(lines[-1] + space + word, size, bold=bold) <= room:
            lines[-1] += space + word
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
        return 0.72 if character.isupper() else 0.57
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.25 if category == "So" else 1.05
    return 0.76 if character.isupper() else 0.62
