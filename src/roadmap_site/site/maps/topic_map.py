"""The map of a topic: what it needs and what it unlocks, two steps each way.

First comes what the map shows: the topics of each step, and the edges between neighbouring steps. Then it is drawn
twice: wide, with the steps as columns side by side, and narrow, with the steps as rows one below the other. As a page
has more to say than its map, neither is higher than `HIGHEST`: of a step with many topics it shows as few as must be,
and how many more there are. Boxes never touch, and each topic is there once. Lengths are in the units of the drawing,
as for the map of a roadmap.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, chain
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum.model import Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site.maps import layered
from roadmap_site.site.maps.drawing import (
    GAP,
    LINE,
    PAD,
    SIZE,
    SMALL,
    SMALL_LINE,
    Box,
    curve,
    in_rows,
    longest,
    longest_word,
    pill,
    width,
)
from roadmap_site.site.messages.words import Words

WIDE, NARROW = 720.0, 340.0
"""Widths of the two forms of the map, the same as those of the map of a roadmap."""
HIGHEST = 300.0
"""How high a map is at most, unless single words need more."""

# How many topics a map shows of the steps next to its own topic, and of those behind them, from the most to the fewest;
# of more it tells the number. At last far steps give way to near ones, in the narrow form soon.
_WIDE_LIMITS = ((7, 7), (6, 6), (6, 5), (5, 5), (5, 4), (4, 4), (4, 3), (3, 3), (3, 2), (2, 2), (5, 0), (3, 0), (2, 0))
_NARROW_LIMITS = ((7, 7), (6, 3), (5, 2), (7, 0), (6, 0), (5, 0), (4, 0), (3, 0), (2, 0))
# How wide a column is: no less than this; no more for the sake of whole titles, and no more for that of a word.
_LEAST, _WIDEST, _GREATEST = 96.0, 190.0, 300.0
# Smaller words are hard to read.
_READABLE = 0.7 * SIZE
# From one column to the next, where the lines run.
_BETWEEN = 24.0
# From the edge of the narrow form to its boxes; there runs the line on which the steps are.
_RAIL, _INDENT = 8.0, 24.0


class PlacedTopic(NamedTuple):
    """A topic on the map, or how many more there would be."""

    box: Box
    step: int
    """How many steps after the map's own topic; before it, less than nothing."""


class Head(NamedTuple):
    """Words that say what a step is, and where they stand."""

    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map of a topic in one of its two forms."""

    width: float
    height: float
    nodes: tuple[PlacedTopic, ...]
    """From what comes first to what comes last."""
    lines: tuple[tuple[str, int], ...]
    """From topics to those that need them, as SVG paths, each with the step of its end that is further away."""
    heads: tuple[Head, ...]
    """What steps are, but for that of the map's own topic."""
    needs: Mapping[str, Sequence[str]]
    """Topic of the map → the topics that it needs."""


class _Steps(NamedTuple):
    # Step → its topics in learning order; an id that starts with `+` tells how many more there are.
    ids: dict[int, list[str]]
    # Pairs of a topic and one that needs it, from step to step.
    edges: list[tuple[str, str]]


def draw(graph: Graph, topic: Topic, words: Words) -> tuple[Drawing, Drawing] | None:
    """Return the wide and the narrow map of a topic; nothing when it needs nothing and nothing needs it."""
    if not graph.needs.get(topic.id) and not graph.unlocks.get(topic.id):
        return None
    wide = map(partial(_wide, graph, words), _steps(graph, topic, _WIDE_LIMITS))
    narrow = map(partial(_narrow, graph, words), _steps(graph, topic, _NARROW_LIMITS))
    return _best(wide), _best(narrow)


def _best(drawings: Iterable[Drawing]) -> Drawing:
    """Return the first map that is not too high and can be read, else the last."""
    for drawing in drawings:
        if drawing.height <= HIGHEST and min(map(attrgetter("box.size"), drawing.nodes)) >= _READABLE:
            break
    return drawing


def _steps(graph: Graph, topic: Topic, limits: Iterable[tuple[int, int]]) -> Iterator[_Steps]:
    """Yield what a map shows, for each limit."""
    for limit in limits:
        steps = _Steps({0: [topic.id]}, [])
        _gather(steps, -1, graph.needs, graph.rank, limit)
        _gather(steps, 1, graph.unlocks, graph.rank, limit)
        yield steps._replace(ids=dict(sorted(steps.ids.items())))


def _gather(
    steps: _Steps,
    direction: int,
    relation: Mapping[str, Sequence[str]],
    rank: Mapping[str, int],
    limit: tuple[int, int],
) -> None:
    """Add the two steps before the map's own topic, or those after it."""
    last, seen = steps.ids[0], {*steps.ids[0]}
    for step, most in zip((direction, 2 * direction), limit, strict=True):
        pairs = []
        for near in last:
            pairs += [(far, near) for far in relation.get(near, ()) if far not in seen]
        if not pairs or not most:
            return
        last = steps.ids[step] = sorted(dict(pairs), key=rank.__getitem__)
        seen.update(last)
        if len(last) > most:
            last, more = last[: most - 1], f"+{len(last) - most + 1} {step}"
            steps.ids[step] = [*last, more]
            pairs = _with_rest(pairs, last, more)
        if step > 0:
            pairs = [(near, far) for far, near in pairs]
        steps.edges.extend(pairs)


def _with_rest(pairs: Iterable[tuple[str, str]], shown: Collection[str], more: str) -> list[tuple[str, str]]:
    """Return the pairs of the topics that are shown, and one for how many more there are, at the last of their ends."""
    kept, parent = [], ""
    for far, near in pairs:
        if far in shown:
            kept.append((far, near))
        else:
            parent = near
    return [*kept, (more, parent)]


def _wide(graph: Graph, words: Words, steps: _Steps) -> Drawing:
    """Draw the steps as columns, each as wide as its words want and the others allow, around one middle line."""
    heads_of, title = _titles(words), partial(_title, graph, words)
    layers = dict(zip(steps.ids, layered.ordered([*steps.ids.values()], steps.edges), strict=True))
    least = [width(heads_of.get(step, ""), SMALL) for step in layers]
    widths = _widths([list(map(title, ids)) for ids in layers.values()], least)
    starts = [*accumulate(widths, lambda x, column: x + column + _BETWEEN, initial=0.0)]
    shift = max(WIDE + _BETWEEN - starts[-1], 0) / 2
    columns = []
    for ids, room in zip(layers.values(), widths, strict=True):
        columns.append([(id, _box(graph, words, id, room)) for id in ids])
    height = max(map(_height, columns))
    nodes, heads, rights = dict[str, PlacedTopic](), list[Head](), dict[int, float]()
    for step, column, start in zip(layers, columns, starts, strict=False):
        x, y = start + shift, SMALL_LINE + GAP + (height - _height(column)) / 2
        heads.append(Head(heads_of.get(step, ""), x, y - GAP))
        for id, box in column:
            nodes[id] = PlacedTopic(box.moved(x, y), step)
            y += box.height + GAP
        rights[step] = max(nodes[id].box.right for id, _ in column)
    lines = tuple(_across(nodes, steps, rights))
    height += SMALL_LINE + GAP + 4
    return Drawing(WIDE, height, tuple(nodes.values()), lines, tuple(heads), _needs(steps))


def _widths(columns: Sequence[Sequence[str]], least: Sequence[float]) -> list[float]:
    """Return widths of columns that fill no more than the drawing: between what their words need and what they want.

    Args:
        columns: The titles in each column.
        least: What the words above each column need.
    """
    room = WIDE - _BETWEEN * (len(columns) - 1)
    wanted = list(map(_wanted, columns, least))
    need, best = map(sum, zip(*wanted, strict=True))
    if need > room:
        return [need_of * room / need for need_of, _ in wanted]
    share = min((room - need) / (best - need or 1), 1)
    return [need_of + (best_of - need_of) * share for need_of, best_of in wanted]


def _wanted(titles: Sequence[str], least: float) -> tuple[float, float]:
    """Return how wide a column has to be, for no single word to take the room of all others, and how wide is best."""
    word = max(map(partial(longest_word, size=SIZE), titles)) + 2 * PAD
    need = min(max(_LEAST, least, word), _GREATEST)
    return need, max(need, min(longest(titles, SIZE) + 2 * PAD, _WIDEST))


def _height(column: Sequence[tuple[str, Box]]) -> float:
    return sum(box.height + GAP for _, box in column) - GAP


def _across(nodes: Mapping[str, PlacedTopic], steps: _Steps, rights: Mapping[int, float]) -> Iterator[tuple[str, int]]:
    """Yield lines that bend only where their column ends, so that they run into no other box."""
    for id, other in steps.edges:
        start, end = nodes[id], nodes[other]
        right, middle = rights[start.step], start.box.middle
        path = f"M{start.box.right:g} {middle:g}H{right:g}" + curve(right, middle, end.box.x, end.box.middle)
        yield path, max(start.step, end.step, key=abs)


def _narrow(graph: Graph, words: Words, steps: _Steps) -> Drawing:
    """Draw the steps as rows of topics, one step below the other along a line."""
    nodes, heads, lines = list[PlacedTopic](), list[Head](), list[tuple[str, int]]()
    titles, last, y, room = _titles(words), 0.0, 0.0, NARROW - _INDENT
    for step, ids in steps.ids.items():
        stop = y + (LINE + PAD) / 2
        if step:
            heads.append(Head(titles[step], _INDENT, y + SMALL))
            stop, y = y + SMALL_LINE / 2, y + SMALL_LINE + 4
        lines.append((f"M{_RAIL:g} {last or stop:g}V{stop:g}H{_INDENT - 4:g}", step or min(steps.ids)))
        last = stop
        for row in in_rows([_box(graph, words, id, room) for id in ids], room):
            x = _INDENT
            for box in row:
                nodes.append(PlacedTopic(box.moved(x, y), step))
                x += box.width + GAP
            y = max(node.box.bottom for node in nodes[-len(row) :]) + GAP - 2
    return Drawing(NARROW, y - GAP + 6, tuple(nodes), tuple(lines), tuple(heads), _needs(steps))


def _needs(steps: _Steps) -> dict[str, list[str]]:
    needs: dict[str, list[str]] = {id: [] for id in chain.from_iterable(steps.ids.values())}
    for need, id in steps.edges:
        if not need.startswith("+"):
            needs[id].append(need)
    return needs


def _titles(words: Words) -> Mapping[int, str]:
    """Return each step → what it is."""
    return {
        -2: words.gettext("Two steps before"),
        -1: words.gettext("Know first"),
        1: words.gettext("It unlocks"),
        2: words.gettext("Two steps on"),
    }


def _title(graph: Graph, words: Words, id: str) -> str:
    if id.startswith("+"):
        return words.ngettext("+{number} more", "+{number} more", int(id.partition(" ")[0]))
    return graph.curriculum.topics[id].title


def _box(graph: Graph, words: Words, id: str, room: float) -> Box:
    topic = None
    if id in graph.curriculum.topics:
        topic = id
    return pill(topic, _title(graph, words, id), room)
