"""The map of a topic: what it needs and what it unlocks, two steps each way.

First comes what the map shows: the topics of each step, and the edges between neighbouring steps. Then it is drawn
twice: wide, with the steps as columns side by side, and narrow, as an indented list from top to bottom.
No step has more than seven boxes; where there would be more, the last one tells how many. Boxes never touch, and each
topic is there once. Lengths are in the units of the drawing, as for the map of a roadmap.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from roadmap_site.curriculum.model import Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site.maps import layered
from roadmap_site.site.maps.drawing import BOLD, GAP, PAD, SIZE, SMALL_LINE, Box, curve, pill
from roadmap_site.site.messages.words import Words

WIDE, NARROW = 700.0, 340.0
"""Widths of the two forms of the map."""

# How many topics of one step a map shows; of more it tells the number.
_MOST = 7
_WIDEST = 172.0
_INDENT = 22.0
# From one column to the next, where the lines run.
_BETWEEN = 24.0


class PlacedTopic(NamedTuple):
    """A topic on the map, or how many more there would be."""

    box: Box
    step: int
    """How many steps after the map's own topic; before it, less than nothing."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map of a topic in one of its two forms."""

    width: float
    height: float
    nodes: tuple[PlacedTopic, ...]
    """From what comes first to what comes last."""
    lines: tuple[tuple[str, int], ...]
    """From topics to those that need them, as SVG paths, each with the step of its end that is further away."""
    heads: Mapping[int, float]
    """Step → where its column begins; only when the steps stand side by side."""


class _Steps(NamedTuple):
    # Step → its topics in learning order; an id that starts with `+` tells how many more there are.
    ids: dict[int, list[str]]
    # Pairs of a topic and one that needs it, from step to step.
    edges: list[tuple[str, str]]
    # Topic → the first one that it is joined to, of those that are one step nearer to the map's own topic.
    nearer: dict[str, str]


def draw(graph: Graph, topic: Topic, words: Words) -> tuple[Drawing, Drawing] | None:
    """Return the wide and the narrow map of a topic; nothing when it needs nothing and nothing needs it."""
    steps = _Steps({0: [topic.id]}, [], {})
    _gather(steps, -1, graph.needs, graph.rank)
    _gather(steps, 1, graph.unlocks, graph.rank)
    if not steps.edges:
        return None
    steps = steps._replace(ids=dict(sorted(steps.ids.items())))
    return _wide(graph, steps, words), _narrow(graph, steps, words)


def _gather(steps: _Steps, direction: int, relation: Mapping[str, Sequence[str]], rank: Mapping[str, int]) -> None:
    """Add the two steps before the map's own topic, or those after it."""
    last, seen = steps.ids[0], {*steps.ids[0]}
    for step in (direction, 2 * direction):
        pairs = []
        for near in last:
            pairs += [(far, near) for far in relation.get(near, ()) if far not in seen]
        if not pairs:
            return
        last = steps.ids[step] = sorted(dict(pairs), key=rank.__getitem__)
        seen.update(last)
        if len(last) > _MOST:
            last, more = last[: _MOST - 1], f"+{len(last) - _MOST + 1} {step}"
            steps.ids[step] = [*last, more]
            *_, parent = (near for far, near in pairs if far not in last)
            pairs = [(far, near) for far, near in pairs if far in last] + [(more, parent)]
        for far, near in pairs:
            steps.nearer.setdefault(far, near)
            steps.edges.append((far, near) if step < 0 else (near, far))


def _wide(graph: Graph, steps: _Steps, words: Words) -> Drawing:
    column = min((WIDE + _BETWEEN) / len(steps.ids) - _BETWEEN, _WIDEST)
    x = (WIDE + _BETWEEN - len(steps.ids) * (column + _BETWEEN)) / 2
    heads = dict(zip(steps.ids, count(x, column + _BETWEEN), strict=False))
    boxes: dict[str, tuple[Box, int]] = {}
    for step, ids in steps.ids.items():
        for id in ids:
            boxes[id] = _box(graph, words, id, column, current=step == 0), step
    pitch = max(box.height for box, _ in boxes.values()) + GAP
    nodes, rights, height = dict[str, PlacedTopic](), {**heads}, 0.0
    for id, row in layered.rows([*steps.ids.values()], steps.edges).items():
        box, step = boxes[id]
        box = box.moved(heads[step], SMALL_LINE + GAP + (row + 0.5) * pitch - box.height / 2)
        nodes[id] = PlacedTopic(box, step)
        rights[step] = max(rights[step], box.right)
        height = max(height, box.y + box.height + 2)
    return Drawing(WIDE, height, tuple(nodes.values()), tuple(_across(nodes, steps, rights)), heads)


def _across(nodes: Mapping[str, PlacedTopic], steps: _Steps, rights: Mapping[int, float]) -> Iterator[tuple[str, int]]:
    """Yield lines that bend only where their column ends, so that they run into no other box."""
    for id, other in steps.edges:
        start, end = nodes[id], nodes[other]
        right, middle = rights[start.step], start.box.middle
        path = f"M{start.box.right:g} {middle:g}H{right:g}" + curve(right, middle, end.box.x, end.box.middle)
        yield path, max(start.step, end.step, key=abs)


def _narrow(graph: Graph, steps: _Steps, words: Words) -> Drawing:
    """Draw the steps as a list, each topic below what it needs, indented by its distance, joined to one neighbour."""
    nodes: dict[str, PlacedTopic] = {}
    y = 0.0
    for id, step in _listed(steps, steps.ids[0][0], 0):
        indent = _INDENT * abs(step)
        nodes[id] = PlacedTopic(_box(graph, words, id, NARROW - indent, current=step == 0).moved(indent, y), step)
        y += nodes[id].box.height + GAP
    return Drawing(NARROW, y - GAP + 2, tuple(nodes.values()), tuple(_elbows(nodes, steps)), {})


def _listed(steps: _Steps, id: str, step: int) -> Iterator[tuple[str, int]]:
    """Yield a topic and its step: below what it needs of the map, and above what it unlocks."""
    for before in steps.ids.get(step - 1, ()):
        if steps.nearer.get(before) == id:
            yield from _listed(steps, before, step - 1)
    yield id, step
    for after in steps.ids.get(step + 1, ()):
        if steps.nearer.get(after) == id:
            yield from _listed(steps, after, step + 1)


def _elbows(nodes: Mapping[str, PlacedTopic], steps: _Steps) -> Iterator[tuple[str, int]]:
    for far, near in steps.nearer.items():
        (box, step), parent = nodes[far], nodes[near].box
        start, bend = parent.y + parent.height, 8
        if step < 0:
            start, bend = parent.y, -8
        yield f"M{parent.x + PAD:g} {start:g}V{box.middle - bend:g}q0 {bend:g} 8 {bend:g}H{box.x:g}", step


def _box(graph: Graph, words: Words, id: str, room: float, *, current: bool) -> Box:
    if id.startswith("+"):
        return pill(None, words.ngettext("+{number} more", "+{number} more", int(id.partition(" ")[0])), room)
    return pill(id, graph.curriculum.topics[id].title, room, BOLD * SIZE if current else SIZE)
