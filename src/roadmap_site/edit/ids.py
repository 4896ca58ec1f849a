"""Titles → ids, in the same way wherever an id is made for somebody."""

from __future__ import annotations

import re
import unicodedata

from roadmap_site.problems.limits import LONGEST_ID

_OTHERS = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i"})
"""Latin letters that are no basic letter with a mark."""


def id_of(title: str) -> str:
    """Return the id that a title suggests; empty when it has no Latin letter and no digit.

    Marks are taken off the letters (Unicode's compatibility decomposition), all else becomes single hyphens.
    """
    plain = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’")
    return _OTHERS.sub("-", letters).strip("-")[:LONGEST_ID].rstrip("-")
