"""Things in layers: few of their edges cross, and they are level with what they are joined to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.site.maps.layered import rows
from tests.helpers import values

Edges = Sequence[tuple[str, str]]


def crossings(at: dict[str, float], edges: Edges) -> int:
    """Return how many pairs of edges between two layers cross, given everything's row."""
    return sum((at[a] - at[c]) * (at[b] - at[d]) < 0 for (a, b), (c, d) in combinations(edges, 2))


def test_a_chain_is_level() -> None:
    """Whatever stands alone in its layer needs not step aside."""
    assert rows([["a"], ["b"], ["c"]], [("a", "b"), ("b", "c")]) == {"a": 0, "b": 0, "c": 0}


def test_what_leads_to_several_stands_in_their_middle() -> None:
    """Also when they are even in number, and none is in the middle."""
    assert rows([["a"], ["x", "y"]], [("a", "x"), ("a", "y")]) == {"a": 0.5, "x": 0, "y": 1}
    edges = [("a", "w"), ("a", "x"), ("b", "y"), ("b", "z")]
    assert rows([["a", "b"], ["w", "x", "y", "z"]], edges) == {"a": 0.5, "b": 2.5, "w": 0, "x": 1, "y": 2, "z": 3}


def test_what_does_not_cross_keeps_its_order() -> None:
    """It has been given in the order of learning, which says something."""
    assert list(rows([["b", "a"], ["z", "y", "x"]], [("b", "z"), ("a", "y"), ("a", "x")])) == ["b", "a", "z", "y", "x"]


@pytest.mark.parametrize(
    ("layers", "edges"),
    [
        ("a b/x y", "ay bx"),
        ("a b c d/w x y z", "ax bz cw dy"),
        ("a b c/x y z", "ax bz cx cy"),
        ("a b c d/x y z", "ay bx bz cy dz"),
    ],
    ids=["two", "four", "from a second start", "from a later start"],
)
def test_what_can_be_untangled_is(layers: str, edges: str) -> None:
    """No edges cross any more."""
    pairs = [(edge[0], edge[1]) for edge in edges.split()]
    assert crossings(rows([layer.split() for layer in layers.split("/")], pairs), pairs) == 0


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[list[str]], Edges]:
    """Return up to five layers of up to seven things, each joined to one of a layer beside its own."""
    sizes = draw(st.lists(st.integers(1, 7), min_size=2, max_size=5))
    layers = [[f"{layer}-{place}" for place in range(size)] for layer, size in enumerate(sizes)]
    possible = [(start, end) for layer, after in pairwise(layers) for start in layer for end in after]
    edges = draw(st.sets(st.sampled_from(possible)))
    edges |= {(layer[0], end) for layer, after in pairwise(layers) for end in after}
    return layers, sorted(edges | {(start, layers[1][0]) for start in layers[0]})


@values.PATIENT
@given(drawings())
def test_whatever_is_joined_all_have_room(drawing: tuple[list[list[str]], Edges]) -> None:
    """Each has a row, no two of a layer are less than one apart, the first row is 0, and no more cross than before."""
    layers, edges = drawing
    at = rows(layers, edges)
    assert min(at.values()) == 0
    for layer in layers:
        found = [at[id] for id in at if id in layer]
        assert len(found) == len(layer)
        assert all(after - before >= 1 for before, after in pairwise(found))
    before = {id: float(place) for layer in layers for place, id in enumerate(layer)}
    between = [[edge for edge in edges if edge[0] in layer] for layer in layers]
    assert sum(crossings(at, pairs) for pairs in between) <= sum(crossings(before, pairs) for pairs in between)
