"""Which of the words alike a word is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.curriculum import occurrences


@given(st.text("ab ", max_size=40), st.integers(0, 40), st.integers(1, 3))
def test_the_words_alike_before_a_word_are_counted(text: str, start: int, length: int) -> None:
    """As the file counts them: none overlaps another."""
    start = min(start, len(text))
    word = text[start : start + length]
    assert not word or occurrences.before(text, start, start + len(word)) == text.count(word, 0, start)
