"""What is a single emoji or sign, of all kinds that there are, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum.rules import bad_icon
from tests.helpers import worlds

_ONE = (
    "🚀 🇩🇪 🇺🇳 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ #⃣ *️⃣ 👨‍👩‍👧‍👦 👍🏽 ☝️🏽 👩🏽‍💻 🏃🏽‍♀️‍➡️ 🧑🏻‍❤️‍💋‍🧑🏿 👁️‍🗨️ ❤️‍🔥 🏳️‍🌈 ☎️ ☎︎ ⚙ ⚙️ ℹ️ ©️ Ⓜ️ ㊙️ 🅰️ 🪐 🫠 🫩"
    " ★ ☆ ∑ ∇ √ → ⇄ ⌘ § € • ① ❶ Ⅳ ♀ ☸ ۞ ۩ ॐ ༄ ※ 〒 ＋ +"
)
ONE = _ONE.split()
NONE = [
    ":rocket:",
    "<b>",
    "<i class='fa'></i>",
    "🚀🔥",
    "🚀 🔥",
    "🇩🇪🇫🇷",
    "★★",
    "->",
    "R",
    "AI",
    "rocket",
    "fa-book",
    "字",
    "π",
    "ج",
    "7",
    "٣",
    "1️",
    "&#128640;",
    "🚀\u200d",
    "\u200d",
]


@pytest.mark.parametrize("icon", ONE)
def test_one_sign_is_never_told(icon: str, tmp_path: Path) -> None:
    """However many characters it is made of."""
    files = {"roadmaps/first/roadmap.yml": f"title: First\nicon: '{icon}'\n"}
    assert worlds.codes(worlds.load(tmp_path, files)) == []


@pytest.mark.parametrize("icon", NONE)
def test_words_marks_and_several_signs_are_no_icon(icon: str) -> None:
    """Nor is a letter, a digit, or a joiner that joins nothing."""
    assert not bad_icon.is_one(icon)
