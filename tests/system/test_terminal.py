"""Text of any script in the cells of a terminal."""

from __future__ import annotations

import subprocess
import sys

import pytest

from roadmap_site.system import terminal

CELLS = {
    "rye": 3,
    "Brötchen": 8,
    "Bro\u0308tchen": 8,
    "小麦": 4,
    "ﾊﾟﾝ": 3,
    "パン": 4,
    "빵": 2,
    "\u1107\u1161\u11bc": 2,
    "خُبز": 3,
    "ขนมปัง": 5,
    "…": 1,
    "🍞": 2,
    "👩\u200d🍳": 2,
    "👍🏽": 2,
    "❤\ufe0f": 2,
    "❤": 1,
    "🇫🇷": 2,
    "1\ufe0f\u20e3": 2,
    "نان\u200cها": 5,
    "": 0,
}
"""Texts → how many cells they take."""


@pytest.mark.parametrize("text", CELLS)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str) -> None:
    """Wide characters take two cells, marks and joiners none, and an emoji of several characters two."""
    assert terminal.width(text) == CELLS[text]
    assert terminal.width(f"a {text}.") == CELLS[text] + 3


def test_what_controls_a_terminal_has_no_width() -> None:
    """Also where it has not been taken out."""
    assert terminal.width("a\x1bé") == 2


def test_columns_of_all_scripts_are_aligned() -> None:
    """What comes second begins in the same cell in each row."""
    lines = list(terminal.columns([(text, "|") for text in CELLS]))
    assert {terminal.width(line) for line in lines} == {8 + 2 + 1}


@pytest.mark.parametrize(
    ("text", "end", "beginning"),
    [
        ("小麦と水と塩と酵母の本", "小麦と水と…", "…と酵母の本"),
        ("Bro\u0308tchen und Bro\u0308tchen", "Bro\u0308tchen un…", "…nd Bro\u0308tchen"),
        (
            "rye 👩\u200d🍳👩\u200d🍳👩\u200d🍳👩\u200d🍳👩\u200d🍳👩\u200d🍳",
            "rye 👩\u200d🍳👩\u200d🍳👩\u200d🍳…",
            "…" + "👩\u200d🍳" * 5,
        ),
    ],
)
def test_what_is_cut_off_is_cut_between_signs(text: str, end: str, beginning: str) -> None:
    """No mark and no joiner is left behind, and no line is too wide."""
    assert list(terminal.columns([(text, "x")], 15)) == [f"{end}{' ' * (12 - terminal.width(end))}  x"]
    assert list(terminal.columns([(text,)], 12)) == [beginning]


def test_long_lines_of_wide_characters_are_wrapped_by_their_cells() -> None:
    """As many words stand on a line as fit it."""
    first, *others = terminal.wrapped("  needs: " + "小麦粉, " * 9, 40)
    assert first == "  needs: 小麦粉, 小麦粉, 小麦粉, 小麦粉,"
    assert {line[:6] for line in others} == {"      "}
    assert max(map(terminal.width, (first, *others))) <= 40


@pytest.mark.parametrize("room", [None, 40])
def test_a_text_without_words_is_an_empty_line(room: int | None) -> None:
    """Nothing is made of nothing."""
    assert terminal.wrapped("", room) == [""]


def test_ascii_alone_needs_no_tables() -> None:
    """A command that shows nothing else does not wait for them."""
    code = """
import sys
from roadmap_site.system import terminal
terminal.width("rye"), list(terminal.columns([("rye", "loaf")], 80)), terminal.wrapped("rye " * 40, 40)
print("wcwidth" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
