"""Arrows between things: their order and their circles."""

from roadmap_site.curriculum import digraph


def test_learning_order_puts_needs_first_and_else_keeps_the_order() -> None:
    """What is needed comes before what needs it, also around a circle and outside of the list."""
    needs = {"c": ("b",), "b": ("a",), "x": ("y",), "y": ("x",), "d": ("elsewhere",)}
    assert digraph.learning_order(["c", "a", "b", "x", "y", "d"], needs) == ["a", "b", "c", "y", "x", "d"]


def test_a_chain_of_ten_thousand_needs_is_no_trouble() -> None:
    """Order and cycles are found without recursion."""
    needs = {str(n): (str(n + 1),) for n in range(10_000)}
    assert digraph.learning_order([*needs], needs)[0] == "9999"
    assert [*digraph.cycles(needs)] == []
    (way,) = digraph.cycles({**needs, "10000": ("0",)})
    assert len(way) == 10_001
