"""Ids from titles in any script.

Letters, digits and marks are written in Latin letters, one by one, as the tables of anyascii say; that is no
transcription that a speaker would write, but the same title suggests the same id. Chinese characters are a syllable
each, so they become words of their own. Punctuation, emoji and other symbols part words and are left out: a title that
has nothing else suggests no id, and its author has to name one.
An id that was made here stays the same when an id is made of it.
"""

import re
import unicodedata

from roadmap_site.problems.input_limits import LONGEST_ID

_OTHERS = re.compile(r"[^a-z0-9]+")
# Apostrophes, and what stands for letters that English has no sound for.
_SILENT = str.maketrans("", "", "'’`")


def id_of(title: str) -> str | None:
    """Return the id that a title suggests; `None` when there is no letter and no digit in it."""
    plain = unicodedata.normalize("NFKC", title).lower().translate(_SILENT)
    latin = "".join(map(_latin, plain)).translate(_SILENT)
    words = _OTHERS.sub("-", latin.lower()).strip("-")
    return words[:LONGEST_ID].rstrip("-") or None


def _latin(character: str) -> str:
    """Return a letter, digit or mark in Latin letters, nothing for what only joins or parts letters, else a hyphen."""
    from anyascii import anyascii  # noqa: PLC0415 (most commands make no id)

    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category[0] not in "LMN":
        return "-"
    if unicodedata.name(character, "").startswith("CJK "):
        return f"-{anyascii(character)}-"
    return anyascii(character)
