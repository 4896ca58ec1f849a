"""Ids from titles, in many scripts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_site.problems.ids import id_of
from roadmap_site.schema.texts import ID

TITLES = {
    "Kneading": "kneading",
    "Baker's percentages": "bakers-percentages",
    "Baker’s percentages": "bakers-percentages",
    "Pâte fermentée": "pate-fermentee",
    "Weißbrot & Brötchen": "weissbrot-brotchen",
    "WEISSBROT: GROẞ": "weissbrot-gross",
    "Œuf, æble, smørrebrød": "oeuf-aeble-smorrebrod",
    "Chałka": "chalka",
    "Pirinç ekmeği (ılık)": "pirinc-ekmegi-ilik",
    "İstanbul": "istanbul",
    "  2–3  days… ": "2-3-days",
    "C++ / C#": "c-c",
    "½ loaf": "1-2-loaf",
    "ﬁbre": "fibre",
    "１２３": "123",
    "№ 5": "no-5",
    "Хлеб и соль": "khleb-i-sol",
    "Ψωμί": "psomi",
    "パン": "pan",
    "ﾊﾟﾝ": "pan",
    "パン bread": "pan-bread",
    "小麦の粉": "xiao-mai-no-fen",
    "第3章：发酵": "di-3-zhang-fa-jiao",
    "빵 만들기": "ppang-mandeulgi",
    "خُبز": "khubz",
    "نان‌ها": "nnh",
    "٣ أيام": "3-ym",
    "हिन्दी रोटी": "hindi-roti",
    "ขนมปัง": "khnmpang",
    "cre\u0300me bru\u0302le\u0301e": "creme-brulee",
    "soft\u00adbread": "softbread",
    "🍞 rye 🍞": "rye",
}
NO_TITLES = ["", " ", "🍞", "👨‍👩‍👧", "❤️", "🇩🇪", "…", "！？", "«»", "→", "∞", "・", "ー", "\u0301", "\u200d", "'"]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_suggests_an_id(title: str) -> None:
    """In Latin letters without marks, whatever the script, the words joined by hyphens."""
    assert id_of(title) == TITLES[title]
    assert ID.fits(TITLES[title])


@pytest.mark.parametrize("title", NO_TITLES)
def test_a_title_without_letters_and_digits_suggests_nothing(title: str) -> None:
    """The name of an emoji is no part of the title."""
    assert id_of(title) is None


def test_a_long_title_suggests_an_id_that_is_not_too_long() -> None:
    """It does not end with a hyphen where it is cut off."""
    for title in ("ab " * 200, "a" * 99 + " b", "发酵" * 200):
        assert ID.fits(id_of(title) or "")


@settings(derandomize=True, database=None)
@given(st.text())
def test_what_is_suggested_is_an_id(title: str) -> None:
    """Whatever the title, if anything is suggested at all; made of an id, it is the same."""
    id = id_of(title)
    if id is not None:
        assert ID.fits(id)
        assert id_of(id) == id
