"""The words that a text is found by: parted at build time as the script of the search parts what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.site.search.words_of import compounds_of, words_of
from tests.helpers import searching

TEXTS = {
    "The bag of words (CBOW).": ["the", "bag", "of", "words", "cbow"],
    "It's “SGNS”, word/vector; a_b": ["it", "s", "sgns", "word", "vector", "a", "b"],
    "C++, C#, R and 3.11.": ["c++", "c#", "r", "and", "3.11"],
    "Fine-tuning – naïve Bézier": ["fine", "tuning", "naive", "bezier"],
    "ΝΕΥΡΩΝΙΚΌΣ Übung ﬁne １２": ["νευρωνικοσ", "ubung", "fine", "12"],
    "注意机制": ["注意", "意机", "机制", "制"],
    "Transformer模型 が": ["transformer", "模型", "型", "が"],
    "변환기를 쓴다": ["변환", "환기", "기를", "를", "쓴다", "다"],
    "ภาษาไทย": ["ภา", "าษ", "ษา", "าไ", "ไท", "ทย", "ย"],
    "लड़कियों की": None,
    "Красный мячик": ["красный", "мячик"],
    "الشَّبَكَة العصبيّة": ["الشبكة", "العصبية"],
    "שָׁלוֹם": ["שלום"],
    "İstanbul ISTANBUL ß": None,
    "… !?[](){}<>|\\^$.*+": [],
    "x" * 100: ["x" * 40],
    "𝐗 𠀀𠀁 😀": ["x", "𠀀𠀁", "𠀁"],
    "zero\u200bwidth soft\u00adhyphen": ["zerowidth", "softhyphen"],
    "": [],
}


@pytest.mark.parametrize(("text", "words"), [(text, words) for text, words in TEXTS.items() if words is not None])
def test_a_text_is_parted_into_words(text: str, words: list[str]) -> None:
    """Without case and accents, at all that is no letter; what is written without spaces, into pairs."""
    assert words_of(text) == words


def test_a_word_of_several_parts_is_also_one() -> None:
    """So that who leaves a hyphen out finds it."""
    assert compounds_of("Fine-tuning by t-SNE, not - this") == ["finetuning", "tsne"]


def test_the_script_parts_them_alike(node: str, tmp_path: Path) -> None:
    """In every script, or what is typed would not be what was read."""
    folder = searching.written(tmp_path, [])
    assert searching.words(node, folder, [*TEXTS]) == [words_of(text) for text in TEXTS]
