"""Characters that nobody sees are told where nothing needs them; what looks like ASCII leads to what was meant."""

from __future__ import annotations

import pytest

from roadmap_site.problems import characters
from roadmap_site.problems.characters import Why

RIGHT = {
    "Persian: non-joiners in words, and behind what is of another script": "می\u200cخواهم API\u200cها C++\u200cها",
    "Persian: behind signs and digits": "«ب»\u200cها ۸\u200cبیتی",
    "Arabic: the form of a letter at an edge": "سنة 1447ه\u200d و\u200dه",
    "Hindi: conjuncts and their parts": "क\u094d\u200dष श्री क\u094d\u200cष",
    "Bengali: a joiner before the virama": "র\u200d\u09cdযাম",
    "Malayalam: letters without a vowel, at the end of a word too": "അവന\u0d4d\u200d കല\u0d4d\u200d",
    "Sinhala: joined letters": "ශ\u0dca\u200dරී ක\u200d\u0dcaෂ",
    "Marathi: the half form of ra": "द\u0930\u094d\u200dय",
    "Khmer, Thai, Lao and Burmese: places to break a line": "ខ្មែរ\u200bភាសា ไทย\u200bไทย ລາວ\u200bລາວ မြန်\u200bမာ",
    "Thai: no break between": "ไทย\u2060ไทย",
    "Mongolian: variants and a vowel apart": "ᠠ\u180b ᠨ\u180eᠠ",
    "Old Korean: fillers among the parts of a syllable": "\u115f\u1161 \u1100\u1160\u11a8",
    "Sorani: a vowel at the end of a word": "نه\u200cوه\u200c ئه\u200cم",
    "Hebrew: marks of direction and a grapheme joiner": "שלום \u200eC++\u200e \u200fא \u05b4\u034f\u05b7",
    "directions with both ends": "\u2067א\u2069 \u202bא \u202dב\u202c\u202c \u2068\u202ac\u202c\u2069 \u061cا",
    "emoji of several characters": "👩\u200d👩\u200d👧 👩🏽\u200d💻 🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥",
    "emoji of a style": "🙂\u200d↔\ufe0f 1\ufe0f\u20e3 ℹ\ufe0f ©\ufe0e",
    "flags": "🇩🇪 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "variants of ideographs, mathematical signs and digits": "葛\U000e0100 ∩\ufe00 0\ufe00 㐂\ufe00",
    "no-break spaces, wide signs and combining marks": "12\u00a0% «\u202fet\u202f» 面粉：白，　新 e\u0301 x\u0338",
    "line breaks and tabs": "a\n\tb",
}
"""What scripts and emoji need."""
WRONG = {
    "a zero-width space": ("Ein\u200bs", [(3, Why.STRAY)]),
    "a byte order mark, a word joiner, a soft hyphen": (
        "A\ufeffb c\u2060d e\u00adf",
        [(1, Why.STRAY), (5, Why.STRAY), (9, Why.STRAY)],
    ),
    "joiners between Latin letters": ("Au\u200cf \u200dDu", [(2, Why.STRAY), (5, Why.STRAY)]),
    "a non-joiner at the end of a word": ("می\u200c شود", [(2, Why.STRAY)]),
    "the second of two joiners": ("می\u200c\u200cشود", [(3, Why.STRAY)]),
    "a joiner behind the last emoji": ("Zu 👩\u200d", [(4, Why.STRAY)]),
    "selectors behind letters, spaces, nothing and one another": (
        "\ufe0fA\ufe0f \ufe0f ❤\ufe0f\ufe0f",
        [(0, Why.STRAY), (2, Why.STRAY), (4, Why.STRAY), (8, Why.STRAY)],
    ),
    "a selector of ideographs behind an emoji": ("Zu 🙂\U000e0105", [(4, Why.STRAY)]),
    "fillers": ("A\u3164 \u115f \uffa0", [(1, Why.STRAY), (3, Why.STRAY), (5, Why.STRAY)]),
    "invisible operators and deprecated controls": ("A\u2063b\u206ac", [(1, Why.STRAY), (3, Why.STRAY)]),
    "a vowel separator outside of Mongolian": ("A\u180eb", [(1, Why.STRAY)]),
    "marks of annotation": ("A\ufff9b\ufffbc", [(1, Why.STRAY), (3, Why.STRAY)]),
    "controls, halves and the private use areas": (
        "A\x07\x80\ud800\ufdd0\ue000\U000f0000",
        [(n, Why.CONTROL) for n in range(1, 7)],
    ),
    "breaks that are none": ("A\u2028b\u2029c\x85d\re", [(n, Why.BREAK) for n in (1, 3, 5, 7)]),
    "an override that is never ended": ("A \u202eb", [(2, Why.DIRECTION)]),
    "an end without a beginning": ("A\u202c \u2069", [(1, Why.DIRECTION), (3, Why.DIRECTION)]),
    "an embedding that ends outside of its isolate": (
        "\u2067\u202bA\u2069\u202c",
        [(1, Why.DIRECTION), (4, Why.DIRECTION)],
    ),
    "an end of the other kind": ("\u2067A\u202c", [(0, Why.DIRECTION), (2, Why.DIRECTION)]),
    "tags without a flag, and of a flag that has no end": (
        "A\U000e0041 🏴\U000e0067b",
        [(1, Why.TAG), (4, Why.TAG)],
    ),
    "anything within an id": ("glu\u200bt\u00aden", [(3, Why.WORD), (5, Why.WORD)]),
    "anything within an address": ("https://example.org/\ufeffa", [(20, Why.WORD)]),
    "a joiner that its script would need, within an id": ("weekend/m\u200dixing", [(9, Why.WORD)]),
}
"""Texts, and what is wrong in them."""


@pytest.mark.parametrize("what", RIGHT)
def test_what_a_script_needs_is_never_told(what: str) -> None:
    """Each as people write it in texts of that language."""
    assert list(characters.unseen(RIGHT[what])) == []
    assert characters.cleared(RIGHT["flags"]) == RIGHT["flags"]


@pytest.mark.parametrize("what", WRONG)
def test_what_nothing_needs_is_told(what: str) -> None:
    """With its index and the reason, and a text without it has nothing that is wrong."""
    text, wrong = WRONG[what]
    assert sorted((found.start, found.why) for found in characters.unseen(text)) == sorted(wrong)
    assert [text[index] for index, _ in sorted(wrong)] == [found.character for found in sorted(characters.unseen(text))]
    assert list(characters.unseen(characters.cleared(text))) == []


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("gluten", None),
        ("gl\u0443ten", "glyten"),
        ("glut\u0435n", "gluten"),
        ("glu\u200bten", "gluten"),
        ("\uff47luten", "gluten"),
        ("\uff47\uff4c\uff55\uff54\uff45\uff4e", "gluten"),
        ("gluten\u00a0", "gluten"),
        ("“gluten”", "gluten"),
        ("gluten\u2010net", "gluten-net"),
        ("gl\u03c5ten\u200f", "gluten"),
        ("\u0441\u043e\u0441\u043e", None),
        ("größe", None),
        ("面粉-2", None),
    ],
)
def test_a_word_that_looks_like_ascii_leads_to_it(word: str, plain: str | None) -> None:
    """What has letters of its own script, or none that ASCII has, stands for nothing else."""
    assert characters.in_ascii(word) == plain


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("gluten", ""),
        ("größe", ""),
        ("glut\u0435n", ": its `\u0435` is U+0435 CYRILLIC SMALL LETTER IE"),
        ("glu\u2060ten", ": it holds the invisible U+2060 WORD JOINER"),
        ("flour，salt", ": its `，` is U+FF0C FULLWIDTH COMMA"),
    ],
)
def test_the_character_that_looks_like_another_is_named(word: str, said: str) -> None:
    """By its number and its name, or as nothing that anybody sees."""
    assert characters.remark(word) == said


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("flour，salt、 rye", "flour, salt, rye"),
        ("flour,salt", None),
        ("flour，面粉", None),
        ("flour：salt", None),
    ],
)
def test_commas_of_another_width_part_ids(text: str, items: str | None) -> None:
    """A text of another script may well hold them."""
    assert characters.parted(text) == items
