"""The order of things that stand in layers, side by side, with edges from each layer to the next.

The order within a layer makes few edges cross: each thing goes to the mean place of what it is joined to in the layer
before, layer by layer to and fro (barycentres, after Sugiyama, Tagawa and Toda, 1981). As that can end in a bad place,
it is begun anew with the layers turned, until nothing crosses or all turns were tried.
The same layers and edges give the same order.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations, pairwise, starmap
from operator import gt
from statistics import fmean

Layers = Sequence[Sequence[str]]
Joined = Mapping[str, list[str]]
"""Thing → what it is joined to, in the layers beside its own."""

# How often the layers are ordered from one start: there and back, twice.
_SWEEPS = 4


def ordered(layers: Layers, edges: Sequence[tuple[str, str]]) -> Layers:
    """Return the layers in the order with the fewest crossings that is found.

    Args:
        layers: The things of each layer, each thing once.
        edges: Pairs of a thing and one of the next layer; each thing is in one at least.
    """
    joined: dict[str, list[str]] = defaultdict(list)
    for start, end in edges:
        joined[start].append(end)
        joined[end].append(start)
    best = turned = layers
    for _ in range(max(map(len, layers))):
        if not _crossings(best, joined):
            break
        tried = turned
        for _ in range(_SWEEPS):
            tried = _swept(tried, joined)[::-1]
        best = min(best, tried, key=partial(_crossings, joined=joined))
        turned = [[*layer[1:], layer[0]] for layer in turned]
    return best


def _swept(layers: Layers, joined: Joined) -> Layers:
    """Return the layers, each in the order of what its things are joined to in the layer before."""
    swept = [layers[0]]
    for layer in layers[1:]:
        before, means = _places(swept[-1]), dict[str, float]()
        for place, id in enumerate(layer):
            means[id] = fmean(_known(before, joined[id]) or [place])
        swept.append(sorted(layer, key=means.__getitem__))
    return swept


def _crossings(layers: Layers, joined: Joined) -> int:
    crossings = 0
    for layer, after in pairwise(layers):
        places, ends = _places(after), list[int]()
        for id in layer:
            ends += sorted(_known(places, joined[id]))
        # Edges cross when the one that begins further up ends further down.
        crossings += sum(starmap(gt, combinations(ends, 2)))
    return crossings


def _places(layer: Sequence[str]) -> dict[str, int]:
    return dict(zip(layer, range(len(layer)), strict=True))


def _known(places: Mapping[str, int], ids: Sequence[str]) -> list[int]:
    return [places[id] for id in ids if id in places]
