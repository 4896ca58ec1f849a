"""Where sentences end, in any script: a false alarm is worse than a sentence that is missed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.curriculum import sentence_ends
from tests.helpers.values import PATIENT

ONE = [
    "Uses e.g. CNNs, i.e. nets with kernels.",
    "A vs. B.",
    "J. Smith, Prof. Jones and Dr. Who wrote it.",
    "From the U.S. Army.",
    "Im 19. Jahrhundert gebaut.",
    "Netze bzw. Graphen, z. B. Wälder, d.h. Bäume.",
    "See Fig. A and No. 5.",
    "About 3.14 and v1.2 of .NET.",
    "See `a.b. C d`.",
    'It says "Stop. now" (really.)',
    "Vaswani et al. 2017 did it.",
    "Who is it? nobody.",
    "It grows... then it stops.",
    "*A note.*",
    "日本語の文です。",
    "「止まれ。」と言う。",
    "यह एक वाक्य है।",
    "هل هذا صحيح؟",
    "Это т.е. А и др. Б.",
    "Είναι π.χ. Α.",
    "한 문장이다.",
    "አንድ ዓረፍተ ነገር።",
]
TWO = {
    "Turns it. It is last.": ".",
    "One net holds the gas. It rises.": ".",
    "A CNN. The net.": ".",
    "Is it? Yes.": "?",
    "¿Es uno? ¡Son dos!": "?",
    "(A note.) Then more.": ".",
    'He said "no." Then he left.': ".",
    "A **bold.** Then more.": ".",
    "Ends here\n\nand a paragraph.": "e",
    "日本語です。次の文です。": "。",
    "यह है। वह है।": "।",
    "한국어 문장이다. 다음 문장이다.": ".",
    "هذه جملة. وهذه جملة.": ".",
    "Это предложение. И это.": ".",
}


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_is_one(text: str) -> None:
    """Abbreviations, initials, ordinals, numbers, code and quotes end none; its own end is seen."""
    assert sentence_ends.inner_end(text) is None
    assert sentence_ends.ends(text)


@pytest.mark.parametrize("text", TWO)
def test_a_second_sentence_is_seen(text: str) -> None:
    """With the character that ends the first one."""
    found = sentence_ends.inner_end(text)
    assert found is not None
    assert found[0] == TWO[text]


@pytest.mark.parametrize("text", ["No end", "Ends in a comma,", "`code.`x", "", "   ", "Ends: "])
def test_what_does_not_end_is_seen(text: str) -> None:
    """A letter, a comma, nothing at all."""
    assert not sentence_ends.ends(text)


def test_an_abbreviation_is_known_by_what_follows_it_elsewhere() -> None:
    """Small letters, a number or a comma after its point say that no sentence ends there."""
    known = sentence_ends.abbreviations(["Nets, incl. those of approx. 5 layers, resp., say, 6."])
    assert known == {"incl", "approx", "resp"}
    assert sentence_ends.inner_end("Nets incl. LSTM, approx. Bayesian.", known) is None
    assert sentence_ends.inner_end("Nets incl. LSTM.") is not None


def test_the_place_is_that_of_the_first_end() -> None:
    """As many of the same character stand before it as it says."""
    text = "Uses e.g. nets. Then stops. Then goes."
    assert sentence_ends.inner_end(text) == (".", 2)


@PATIENT
@given(st.text(alphabet="aA.。!? \n`\"'()[]é1", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    """What is found stands in the text, as many times before as it says."""
    sentence_ends.ends(text)
    found = sentence_ends.inner_end(text)
    if found:
        assert text.strip().count(found[0]) > found[1]
