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


@pytest.mark.parametrize(
    "page",
    [
        "<code>[[a]]</code> [[elu]]",
        "<!-- a comment of some length --> [[elu]]",
        '<a href="a.md">words</a> [[elu]]',
        '<span title="[[a]]">words</span> [[elu]]',
        "- one\n\n        [[a]]\n\n    [[elu]]",
        "- one\n    - two\n\n        [[elu]]\n\n            [[a]]",
        "!!! note\n\n    [[elu]]\n\n        [[a]]",
        "Term\n:   words\n\n    [[elu]]\n\n        [[a]]",
        "1. one\n\n\t[[elu]]\n\n\t\t[[a]]",
        "- one\n\ntwo\n\n    [[a]]\n\n[[elu]]",
        "x < y, [[elu]] > z",
    ],
)
def test_links_are_found_in_pages(page: str) -> None:
    """Beside code, comments and HTML in a line, and in lists, whose code is indented further."""
    assert [link.target for link in wiki_links.find_in_page(page)] == ["elu"]
