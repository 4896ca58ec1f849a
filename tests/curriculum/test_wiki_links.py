"""Links in authors' texts."""

from __future__ import annotations

import pytest

from roadmap_site.curriculum import wiki_links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[lstm]] and [[gru|gated units]]", [("lstm", None), ("gru", "gated units")]),
        ("[[ lstm | long memory ]]", [("lstm", "long memory")]),
        ("`[[lstm]]` and ``a ` [[gru]]`` are code, [[elu]] is not", [("elu", None)]),
        ("[[first/start]]", [("first/start", None)]),
        ("[[]], [lstm], [[a] ], [[a|b|c]]x", [("a", "b|c")]),
        ("a lone ` before [[lstm]]", [("lstm", None)]),
    ],
)
def test_links_are_found_outside_of_code(text: str, found: list[tuple[str, str | None]]) -> None:
    """A link is two pairs of brackets around an id and, maybe, words; code is left alone."""
    assert [(link.target, link.words) for link in wiki_links.find(text)] == found
