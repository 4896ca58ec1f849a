"""Things in layers: few of their edges cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.site.maps.layered import ordered
from tests.helpers import values

Edges = Sequence[tuple[str, str]]


def crossings(layers: Iterable[Sequence[str]], edges: Edges) -> int:
    """Return how many pairs of edges between two layers cross."""
    at = {id: place for layer in layers for place, id in enumerate(layer)}
    return sum((at[a] - at[c]) * (at[b] - at[d]) < 0 for (a, b), (c, d) in combinations(edges, 2))


def test_what_does_not_cross_keeps_its_order() -> None:
    """It has been given in the order of learning, which says something."""
    layers = [["b", "a"], ["z", "y", "x"]]
    assert ordered(layers, [("b", "z"), ("a", "y"), ("a", "x")]) == layers


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
    assert crossings(ordered([layer.split() for layer in layers.split("/")], pairs), pairs) == 0


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
def test_whatever_is_joined_no_more_edges_cross_than_before(drawing: tuple[list[list[str]], Edges]) -> None:
    """Each thing is still there once, in its layer."""
    layers, edges = drawing
    found = ordered(layers, edges)
    assert [sorted(layer) for layer in found] == [sorted(layer) for layer in layers]
    between = [[edge for edge in edges if edge[0] in layer] for layer in layers]
    before, after = (sum(crossings(each, pairs) for pairs in between) for each in (layers, found))
    assert after <= before
