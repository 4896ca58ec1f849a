"""Which of the words alike a word is, by where it stands in a text.

What is told of a text is found again in its file by its words and their number, as the file may have them with escapes
and other line breaks. Each word is looked for once in a text, however often it is asked for.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache


def before(text: str, start: int, end: int) -> int:
    """Return how many words alike come before the one that stands between two indexes."""
    word = text[start:end]
    return bisect_left(starts(text, word), start - len(word) + 1)


@lru_cache(maxsize=2**12)
def starts(text: str, word: str) -> Sequence[int]:
    """Return where each of the words alike begins; none overlaps another."""
    found, at = [], text.find(word) if word else -1
    while at >= 0:
        found.append(at)
        at = text.find(word, at + len(word))
    return tuple(found)
