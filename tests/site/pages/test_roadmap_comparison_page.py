"""The page that holds one roadmap against each other one."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import sites


def test_it_says_what_each_other_roadmap_adds(bread: Path) -> None:
    """In a sentence and in lists, with only those lists that have anything."""
    seen = sites.seen(bread, "compare/quick")
    assert "After Quick Bread, The Home Baker adds 3 topics. 1 topic is on both." in seen
    assert "Only The Home Baker: 3 Flour Sourdough Baking Both: 1 Gluten" in seen
    assert "Only Quick Bread" not in seen


def test_the_other_way_round_nothing_is_new(bread: Path) -> None:
    """Which is said so."""
    seen = sites.seen(bread, "compare/home-baker")
    assert (
        "After The Home Baker, Quick Bread adds nothing new. 1 topic is on both. 3 topics are only on The Home Baker."
        in seen
    )
