# Why: a topic is a step on a way; its small map shows where one comes from and where one gets from here.
# The only owner of `fast_sugiyama`.
"""The map of a topic: what it needs and what it unlocks, two steps each way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fast_sugiyama import from_edges

from roadmap_site.curriculum.model import Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site.maps.drawing import GAP, PAD, SMALL_LINE, Box, curve, pill
from roadmap_site.site.messages.words import Words

WIDE, NARROW = 700.0, 340.0
"""Widths of the two forms of the map."""

_MOST = 7
"""How many topics of one step a map shows; of more it tells the number."""
_WIDEST = 172.0
_INDENT = 22.0
_BETWEEN = 24.0
"""From one column to the next, where the lines run."""


class Node(NamedTuple):
    """A topic on the map, or how many more there would be."""

    box: Box
    step: int
    """How many steps after the map's own topic; before it, less than nothing."""


class Line(NamedTuple):
    """What leads from a topic to one that needs it."""

    path: str
    step: int
    """That of its end which is further from the map's own topic."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map of a topic in one of its two forms."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    """From what comes first to what comes last."""
    lines: tuple[Line, ...]
    heads: Mapping[int, float]
    """Step → where its column begins; only when the steps stand side by side."""


class _Steps(NamedTuple):
    """What a map shows."""

    ids: dict[int, list[str]]
    """Step → its topics in learning order; an id that starts with `+` tells how many more there are."""
    edges: list[tuple[str, str]]
    """Pairs of a topic and one that needs it, from step to step."""


def draw(graph: Graph, topic: Topic, words: Words) -> tuple[Drawing, Drawing] | None:
    """Return the wide and the narrow map of a topic; nothing when it needs nothing and nothing needs it."""
    steps = _steps(graph, topic)
    if not steps.edges:
        return None
    return _wide(graph, steps, words), _narrow(graph, steps, words)


def _steps(graph: Graph, topic: Topic) -> _Steps:
    ids: dict[int, list[str]] = {0: [topic.id]}
    edges: list[tuple[str, str]] = []
    rank = graph.rank
    for direction, relation in ((-1, graph.needs), (1, graph.unlocks)):
        seen, last = {topic.id}, [topic.id]
        for distance in (1, 2):
            step = direction * distance
            found = sorted({other for id in last for other in relation.get(id, ())} - seen, key=rank.__getitem__)
            shown = found if len(found) <= _MOST else found[: _MOST - 1]
            pairs = [(id, other) for id in last for other in relation.get(id, ()) if other in shown]
            if len(shown) < len(found):
                more = f"+{len(found) - len(shown)} {step}"
                parent = next(id for id in reversed(last) if set(relation.get(id, ())) - {*shown} - seen)
                pairs.append((parent, more))
                shown = [*shown, more]
            if shown:
                ids[step] = shown
            edges += pairs if direction > 0 else [(other, id) for id, other in pairs]
            seen.update(found)
            last = [id for id in shown if not id.startswith("+")]
    return _Steps(dict(sorted(ids.items())), edges)


def _wide(graph: Graph, steps: _Steps, words: Words) -> Drawing:
    """Draw the steps as columns; who stands where in its column is the layered layout's to say."""
    columns = list(steps.ids)
    column = min((WIDE - _BETWEEN * (len(columns) - 1)) / len(columns), _WIDEST)
    top = SMALL_LINE + GAP
    left = (WIDE - column * len(columns) - _BETWEEN * (len(columns) - 1)) / 2
    at = {step: left + position * (column + _BETWEEN) for position, step in enumerate(columns)}
    rows = _rows(steps)
    boxes = {id: _box(graph, words, id, column, bold=step == 0) for step, ids in steps.ids.items() for id in ids}
    pitch = max(box.height for box in boxes.values()) + GAP
    placed: dict[str, Node] = {}
    for step, ids in steps.ids.items():
        for id in sorted(ids, key=rows.__getitem__):
            box = boxes[id]
            y = top + (rows[id] + 0.5) * pitch - box.height / 2
            placed[id] = Node(box.moved(at[step], y), step)
    lines = tuple(_across(placed[a], placed[b]) for a, b in steps.edges)
    height = max(node.box.y + node.box.height for node in placed.values()) + 2
    return Drawing(WIDE, height, tuple(placed.values()), lines, at)


def _rows(steps: _Steps) -> dict[str, float]:
    """Return how many rows down each topic stands, from 0.

    The layout is Sugiyama's: crossings are few, and chains straight. Short lines are asked for, so that its layers are
    the steps. It depends on the order of the edges only.
    """
    number = {id: n for n, id in enumerate(id for ids in steps.ids.values() for id in ids)}
    name = list(number)
    edges = sorted((number[a], number[b]) for a, b in steps.edges)
    (layout,) = from_edges(edges, vertex_spacing=1, dummy_vertices=False, ranking_type="minimize")
    across = {name[int(n)]: x for n, (x, _) in layout[0]}
    return {id: across[id] for id in name}


def _across(start: Node, end: Node) -> Line:
    path = curve(start.box.right, start.box.middle, end.box.x, end.box.middle)
    return Line(path, min(start.step, end.step) if end.step <= 0 else end.step)


def _narrow(graph: Graph, steps: _Steps, words: Words) -> Drawing:
    """Draw the steps as a list, each topic below what it needs, indented by its distance, joined to one neighbour."""
    nodes: list[Node] = []
    parents: list[tuple[int, int]] = []
    y = 0.0

    def put(id: str, step: int) -> int:
        nonlocal y
        indent = _INDENT * abs(step)
        nodes.append(Node(_box(graph, words, id, NARROW - indent, bold=step == 0).moved(indent, y), step))
        y += nodes[-1].box.height + GAP
        return len(nodes) - 1

    def children(id: str, step: int, taken: set[str]) -> list[str]:
        pairs = steps.edges if step > 0 else [(b, a) for a, b in steps.edges]
        found = [other for other in steps.ids.get(step, ()) if (id, other) in pairs and other not in taken]
        taken.update(found)
        return found

    taken: set[str] = set()
    (topic,) = steps.ids[0]
    before = []
    for need in children(topic, -1, taken):
        earlier = [put(id, -2) for id in children(need, -2, taken)]
        here = put(need, -1)
        parents += [(n, here) for n in earlier]
        before.append(here)
    centre = put(topic, 0)
    parents += [(n, centre) for n in before]
    for unlocked in children(topic, 1, taken):
        here = put(unlocked, 1)
        parents.append((here, centre))
        parents += [(put(id, 2), here) for id in children(unlocked, 2, taken)]
    lines = tuple(_elbow(nodes[child], nodes[parent]) for child, parent in parents)
    return Drawing(NARROW, y - GAP + 2, tuple(nodes), lines, {})


def _elbow(child: Node, parent: Node) -> Line:
    x = parent.box.x + PAD
    start = parent.box.y + (0 if child.step < 0 else parent.box.height)
    bend = -8 if child.step < 0 else 8
    return Line(f"M{x:g} {start:g}V{child.box.middle - bend:g}q0 {bend:g} 8 {bend:g}H{child.box.x:g}", child.step)


def _box(graph: Graph, words: Words, id: str, room: float, *, bold: bool) -> Box:
    if id.startswith("+"):
        return pill("", words.ngettext("+{number} more", "+{number} more", int(id.partition(" ")[0])), room)
    return pill(id, graph.curriculum.topics[id].title, room, bold=bold)
