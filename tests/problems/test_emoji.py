"""Emoji by their names."""

from __future__ import annotations

import pytest

from roadmap_site.problems import emoji

NAMES = {
    ":rocket:": "🚀",
    "rocket": "🚀",
    "Rocket": "🚀",
    ":+1:": "👍",
    ":us:": "🇺🇸",
    ":flag_us:": "🇺🇸",
    ":heart:": "❤️",
    ":man_technologist:": "👨‍💻",
    ":octocat:": None,
    "material/rocket": None,
    "": None,
    "::": None,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_that_of_an_emoji_or_of_none(name: str) -> None:
    """With colons and without; several signs that show as one are one."""
    assert emoji.named(name) == NAMES[name]
