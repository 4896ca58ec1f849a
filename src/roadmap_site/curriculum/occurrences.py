"""Which of the words alike a word is, by where it stands in a text.

What is told of a text is found again in its file by its words and their number, as the file may have them with escapes
and other line breaks. Each word is looked for once in a text, however often it is asked for.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache


def before(text: str, start: int, end: int) -> int:
    """Return how many words alike come before the one that stands between two indexes."""
    return bisect_right(_ends(text, text[start:end]), start)


@lru_cache(maxsize=2**12)
def _ends(text: str, word: str) -> Sequence[int]:
    """Return where each of the words alike ends; none overlaps another, so that they are counted as they are found."""
    return tuple(map(re.Match.end, re.finditer(re.escape(word), text)))
