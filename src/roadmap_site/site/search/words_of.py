"""A text → the words that a search finds it by, as the script of the search parts what is typed.

Words are compared without case and accents. They part at all that is no letter, digit or mark, so at brackets, quotes
and hyphens too; `c++`, `c#` and `3.11` are words. Scripts that put nothing between words, as those of Chinese, Japanese
and Thai, and Korean, whose words have others tied to them, are parted into pairs of neighbouring characters: that takes
no dictionary, on which a browser and a build would have to agree. `words.js` does the same; a test holds the two
against each other.
"""

import re
import unicodedata
from collections.abc import Iterator

_LONGEST = 40
# Accents on Latin and Greek letters; elsewhere a mark makes another letter.
_ACCENTS = re.compile(r"(?<=[a-zα-ω])[\u0300-\u036f]+")
# What a writer may leave out: points of Arabic and Hebrew, and what shows nothing.
_POINTS = re.compile(
    r"[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff]"
)
_CLOSE = (
    "\u0e00-\u0e4e\u0e50-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u3005\u3040-\u30ff\u3105-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[0-9]+(?:\.[0-9]+)+|(?:[^\W_]|[\u0300-\u036f\u0900-\u0963\u0966-\u0dff{_CLOSE}])+(?:\+\+|#)?")
_RUN = re.compile(rf"[{_CLOSE}]+|[^{_CLOSE}]+")
_IS_CLOSE = re.compile(f"[{_CLOSE}]")
_COMPOUND = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")


def folded(text: str) -> str:
    """Return a text without case, accents, and what shows nothing."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).lower()
    return unicodedata.normalize("NFC", _POINTS.sub("", _ACCENTS.sub("", text))).replace("ς", "σ")


def words_of(text: str) -> list[str]:
    """Return the words of a text, in their order."""
    text = folded(text)
    found: list[str] = _WORD.findall(text)
    if not text.isascii() and _IS_CLOSE.search(text):
        found = [part for word in found for part in _parts(word)]
    return [word[:_LONGEST] for word in found]


def compounds_of(text: str) -> list[str]:
    """Return what a text writes with hyphens as one word each: `finetuning` of `Fine-tuning`."""
    return [re.sub("[-‐‑]", "", word)[:_LONGEST] for word in _COMPOUND.findall(folded(text))]


def has_pairs(word: str) -> bool:
    """Return whether a word is one of those pairs, or the last character of several."""
    return bool(_IS_CLOSE.match(word))


def _parts(word: str) -> Iterator[str]:
    for run in _RUN.findall(word):
        if _IS_CLOSE.match(run):
            yield from (run[start : start + 2] for start in range(len(run)))
        else:
            yield run
