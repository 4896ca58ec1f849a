"""Words keep to the room that they have, whatever they are made of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.site.maps.drawing import BOLD, GAP, PAD, SMALL, fitted, in_rows, longest, pill, width, wrap
from tests.helpers import values

SIZE = 14.0
ACCENT = "\u0301"
"""An acute accent that sits on the letter before it."""

HELVETICA = dict(
    zip(
        " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789",
        [
            *(278, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278),
            *(556, 500, 722, 500, 500, 500),
            *(667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722),
            *(667, 944, 667, 667, 611),
            *(333, *[556] * 10),
        ],
        strict=True,
    )
)
"""Letter → its width in thousandths of the size, as the metrics of the font say."""

LETTERS = st.sampled_from(
    [*"aeilmntW .,-–—/'", "\u00a0", "\n", "\t", "é", ACCENT, "Ж", "ß", *"深習ア한", *"🚀👍\u200d\ufe0f"]
)
TEXTS = st.text(LETTERS) | st.text()
ROOMS = st.floats(0, 300)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three", "one two", ["one two", "three"]),
        ("one two three", "one two three", ["one two three"]),
        ("one two", "two", ["one", "two"]),
        ("  one \n\t two  ", "one two", ["one two"]),
        ("low-rank", "low-ra", ["low-", "rank"]),
        ("low-rank", "low-rank", ["low-rank"]),
        ("one - two", "one -", ["one -", "two"]),
        ("end-to-end", "end-to-e", ["end-to-", "end"]),
        ("well--known", "well--k", ["well--", "known"]),
        ("nnnnnnn", "nnnn", ["nnnn", "nnn"]),
        ("nnnnnnn o", "nnnn", ["nnnn", "nnn", "o"]),
        ("nnnnn o", "nnnn", ["nnnn", "n o"]),
        ("o nnnnn", "nnnn", ["o", "nnnn", "n"]),
        ("深度学习入门", "深度学", ["深度学", "习入门"]),
        ("AI 深度学习", "AI 深", ["AI 深", "度学", "习"]),
        ("深度、学习", "深度", ["深", "度、", "学习"]),
        ("신경망의 기초", "신경망의", ["신경망의", "기초"]),
        ("🚀🚀🚀", "🚀🚀", ["🚀🚀", "🚀"]),
        (f"e{ACCENT}e{ACCENT}e{ACCENT}", "ee", [f"e{ACCENT}e{ACCENT}", f"e{ACCENT}"]),
        ("nno", "", ["n", "n", "o"]),
        ("", "nnnn", [""]),
        (" \n ", "nnnn", [""]),
        ("", "", [""]),
    ],
)
def test_text_breaks_at_spaces_after_hyphens_and_between_signs_and_else_where_the_room_ends(
    text: str, room: str, lines: list[str]
) -> None:
    """The room is just that of some words; spaces fold, an empty text has one empty line, none begins with a comma."""
    found = wrap(text, width(room, SIZE), SIZE)
    assert [line.rstrip() for line in found] == lines


@values.PATIENT
@given(TEXTS, ROOMS, st.sampled_from([SMALL, SIZE, BOLD * SIZE]))
def test_no_line_is_wider_than_the_room_unless_it_is_a_single_letter(text: str, room: float, size: float) -> None:
    """This holds for any text, any room, and any size."""
    for line in map(str.rstrip, wrap(text, room, size)):
        seen = [letter for letter in line if width(letter, SIZE)]
        assert width(line, size) <= room or len(seen) == 1, line


@values.PATIENT
@given(TEXTS, ROOMS)
def test_no_letter_is_lost_and_none_changes_its_place(text: str, room: float) -> None:
    """Joined, the lines are the text, and there is no empty line in it."""
    lines = wrap(text, room, SIZE)
    assert "".join(lines) == " ".join(text.split())
    assert all(lines) or lines == ("",)


@values.PATIENT
@given(st.lists(st.text("aeinWé🚀", min_size=1, max_size=8)), ROOMS)
def test_words_that_fit_stay_whole_and_in_their_order(words: list[str], room: float) -> None:
    """Lines break between two words only, and only where the next one has no room any more."""
    room = max([room, *(width(word, SIZE) for word in words)])
    lines = wrap(" ".join(words), room, SIZE)
    assert "".join(lines).split() == words
    for line, following in pairwise(lines):
        assert width(f"{line}{following.split()[0]}", SIZE) > room


def test_a_width_grows_with_the_letters_the_size_and_the_weight() -> None:
    """Nothing has no width, an i is narrower than an n and that than a W, and bold is wider."""
    assert width("", SIZE) == 0
    assert 0 < width("i", SIZE) < width("n", SIZE) < width("W", SIZE)
    assert width("nn", SIZE) == 2 * width("n", SIZE)
    assert width("n", 2 * SIZE) == 2 * width("n", SIZE)
    assert width("n", SIZE) < width("n", BOLD * SIZE) < 1.2 * width("n", SIZE)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (f"e{ACCENT}", "e"),
        ("नि\u093c", "नि"),
        ("❤\ufe0f", "❤"),
        ("👍\u200d", "👍"),
    ],
)
def test_what_only_changes_the_letter_before_it_takes_no_room(text: str, same: str) -> None:
    """Accents, joiners and the sign that asks for a coloured emoji are as wide as nothing."""
    assert width(text, SIZE) == width(same, SIZE)


@pytest.mark.parametrize("letter", "深ア한（🚀👍")
def test_signs_that_fill_a_square_are_as_wide_as_the_text_is_high(letter: str) -> None:
    """Chinese, Japanese, Korean and emoji would else run out of their boxes."""
    assert SIZE <= width(letter, SIZE) <= 1.3 * SIZE


@pytest.mark.parametrize(
    "title",
    [
        "Flour",
        "Sourdough starter",
        "Convolutional neural networks",
        "Multi-head attention",
        "Minimum and maximum",
        "Backpropagation through time",
        "Kneading at 70 degrees",
        "Illustrations",
    ],
)
def test_a_title_in_another_font_takes_hardly_more_room_than_reckoned(title: str) -> None:
    """Against the metrics of Helvetica, which are those of Arial; the padding of a box takes up what is missing."""
    real = sum(HELVETICA[letter] for letter in title) * SIZE / 1000
    assert real - PAD / 2 <= width(title, SIZE) <= 1.2 * real


@pytest.mark.parametrize(("letter", "thousandths"), [("a", 524), ("é", 553), ("W", 975), ("ł", 284), (" ", 241)])
def test_what_our_font_has_is_as_wide_as_the_font_says(letter: str, thousandths: int) -> None:
    """In the heaviest weight that maps use, and with accents too."""
    assert width(letter, 1000) == thousandths


@pytest.mark.parametrize(
    ("title", "room"),
    [
        ("Backpropagation", 60),
        ("Donaudampfschifffahrtsgesellschaft", 150),
        ("A Rechtsschutzversicherungsgesellschaft in two words", 200),
        ("מערכותשלרשתותעצביות", 100),
    ],
)
def test_a_word_is_not_broken_but_becomes_smaller(title: str, room: float) -> None:
    """The text of its box shrinks until it has room."""
    lines, size = fitted(title, room, SIZE)
    assert size < SIZE
    assert "".join(lines) == title
    assert longest(lines, size) <= room + 0.001


def test_a_word_that_fits_does_not_make_its_text_smaller() -> None:
    """Nor does a long title of short words, or one in signs between which lines may break."""
    for title in ("Flour", "Bread " * 20, "深度学习" * 20):
        assert fitted(title, 80, SIZE)[1] == SIZE


def test_only_a_word_of_more_than_two_and_a_half_times_the_room_is_broken() -> None:
    """Nobody could read it any more if it were smaller still."""
    lines, size = fitted("n" * 100, 100, SIZE)
    assert size == pytest.approx(SIZE * 0.4)
    assert len(lines) > 1
    assert "".join(lines) == "n" * 100


def test_a_box_is_as_wide_as_its_words_and_what_it_has_inside() -> None:
    """The number behind a title has room beside it, on one line or on several."""
    plain, more = pill("a", "Attention", 300), pill("a", "Attention", 300, more="+12")
    assert plain.width == width("Attention", SIZE) + 2 * PAD
    assert more.width > plain.width + width("+12", SMALL)
    folded = pill("a", "Attention mechanisms", width("mechanisms", SIZE) + 2 * PAD + 30, more="+12")
    assert folded.lines == ("Attention ", "mechanisms")
    assert width("mechanisms", SIZE) + width("+12", SMALL) + 2 * PAD <= folded.width


def test_boxes_stand_in_rows_in_their_order() -> None:
    """A row ends where the next box has no room."""
    boxes = [pill(str(number), "Flour", 300) for number in range(7)]
    rows = [*in_rows(boxes, 3 * boxes[0].width + 2 * GAP)]
    assert [len(row) for row in rows] == [3, 3, 1]
    assert [box.id for row in rows for box in row] == [*"0123456"]
    assert [*in_rows([], 100)] == []
    assert [len(row) for row in in_rows(boxes, 1)] == [1] * 7
