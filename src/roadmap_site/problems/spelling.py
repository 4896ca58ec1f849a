"""The known word that is most like a misspelt one.

"Did you mean …?" is the most useful help of all, and must stay cheap when thousands of words are misspelt. Words that
are alike share pairs of letters, so an index from pairs to words gives the few that are worth comparing letter by
letter. It is made once for each set of words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from roadmap_site.problems.input_limits import LONGEST_REFERENCE

MOST_SUGGESTED = 100
"""So many misspelt words of one kind are compared with all that there are; nobody reads further."""
# From this likeness on a word is suggested: twice the letters in common by the letters of both (Ratcliff and Obershelp,
# as `difflib` counts them).
_NEAR = 0.75
# So many words are compared letter by letter.
_COMPARED = 12
# What is longer is not near to the longest word that is looked up.
_LONGEST = int(LONGEST_REFERENCE * (2 - _NEAR) / _NEAR)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like a misspelt one, if one is near."""
    lowered = word.lower().replace(" ", "-").replace("_", "-")
    names = frozenset(known)
    if lowered in names:
        return lowered
    if len(lowered) <= LONGEST_REFERENCE:
        return _nearest(lowered, names)
    return None


@lru_cache(maxsize=4096)
def _nearest(word: str, names: frozenset[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 (a clean curriculum never needs it)

    index, shared = _index(names), Counter[str]()
    for pair in _pairs(word):
        shared.update(index.get(pair, ()))
    # Long words share more with anything, so what counts is how much of both is shared.
    alike = sorted(shared, key=lambda name: (-2 * shared[name] / (len(word) + len(name) + 2), name))
    return next(iter(get_close_matches(word, alike[:_COMPARED], n=1, cutoff=_NEAR)), None)


@lru_cache(maxsize=8)
def _index(names: frozenset[str]) -> Mapping[str, list[str]]:
    """Return each pair of letters → the words that have it."""
    index: dict[str, list[str]] = {}
    for name in sorted(names):
        # No misspelt word is like what is much longer than any.
        for pair in _pairs(name) if len(name) <= _LONGEST else ():
            index.setdefault(pair, []).append(name)
    return index


def _pairs(word: str) -> set[str]:
    """Return the pairs of letters that stand together, its first and last letter with an edge."""
    return set(map("".join, pairwise(f"^{word}$")))
