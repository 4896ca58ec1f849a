"""Ids from titles, in many scripts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_site.edit.ids import id_of
from roadmap_site.schema.types import ID

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
    "Хлеб": "",
    "パン": "",
    "خبز": "",
    "🍞": "",
    "": "",
    "パン bread": "bread",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_suggests_an_id(title: str) -> None:
    """Marks go, words are joined by hyphens; what has no Latin letter and no digit suggests nothing."""
    assert id_of(title) == TITLES[title]


def test_a_long_title_suggests_an_id_that_is_not_too_long() -> None:
    """It does not end with a hyphen where it is cut off."""
    assert ID.fits(id_of("ab " * 200))
    assert ID.fits(id_of("a" * 99 + " b"))


@settings(derandomize=True, database=None)
@given(st.text())
def test_what_is_suggested_is_an_id(title: str) -> None:
    """Whatever the title, if anything is suggested at all; made of an id, it is the same."""
    id = id_of(title)
    assert id == "" or ID.fits(id)
    assert id_of(id) == id
