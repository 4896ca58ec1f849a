"""The map of a roadmap: a winding road with a numbered station and a sign for each stage, and its topics beside it.

A map is one drawing, in one of two forms. In the wide one the sign of a stage stands on one side of the road and its
topics on the other, and the sides change from stage to stage; arcs at the edge lead to later stages that build on
earlier ones. In the narrow one, for phones, the topics stand under the sign. The road leads from the start, which names
what is known there, to the goal, which names what the roadmap is for. Only the topics that have an entry are drawn;
those that their points teach are counted behind them. All lengths are in the units of `drawing`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, filterfalse, pairwise, starmap
from typing import NamedTuple

from roadmap_site.curriculum.model import Roadmap
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site import numbering
from roadmap_site.site.maps.drawing import BOLD, SMALL, SMALL_LINE, cut, wrap
from roadmap_site.site.maps.halts import BESIDE_ROAD, NARROW, TURN, WIDE, Form, Halt, Label, Plan, halt, sign_width
from roadmap_site.site.messages import phrases
from roadmap_site.site.messages.words import Words
from roadmap_site.yaml_io.document import Place

HUES = 8
"""How many colours the stages go through before they begin anew."""

# Room at the edge for arcs; the edge of the discs that they join; the first lane, and how far apart lanes are at the
# most.
_ARCS, _ARC_EDGE, _LANE, _LANES_APART = 48.0, 21.0, 14.0, 6.0
# Lines of what is known at the start, and of what comes at the goal.
_LINES = 2


def hue(number: int) -> int:
    """Return the colour of the stage with a number, counted from 1."""
    return (number - 1) % HUES


class Road(NamedTuple):
    """A piece of the road, from one stage to the next."""

    path: str
    turn: tuple[float, float]
    """From where to where, downwards, it turns to the other side; there its colour becomes that of the next stage."""
    hues: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map of a roadmap in one of its two forms."""

    form: Form
    height: float
    halts: tuple[Halt, ...]
    roads: tuple[Road, ...]
    arcs: Mapping[int, str]
    """Number of a stage → the line from it to each later one that builds on it."""
    ends: tuple[Halt, ...]
    """The stages that arcs begin or end at."""
    start: tuple[float, float]
    known: Label
    """What is known at the start."""
    goal: tuple[float, float]
    aims: Label
    foot: tuple[Label, Label]
    """The title of the roadmap, and how much of it is drawn."""
    needs: Mapping[str, tuple[str, ...]]
    """Topic that is drawn → those drawn that it needs, or that have inside what it needs."""


class _Point(NamedTuple):
    """A place that the road leads to and from."""

    x: float
    y: float
    leaves: float
    """How far down the road turns to the next one."""
    hue: int


def forms(graph: Graph, roadmap: Roadmap, words: Words, site: str) -> Iterator[tuple[str, Drawing]]:
    """Yield the map in each form, with the name of the form; none where the roadmap has no stages."""
    for form in (WIDE, NARROW):
        drawing = draw(graph, roadmap, form, words, site)
        if drawing:
            yield form.name, drawing


def draw(graph: Graph, roadmap: Roadmap, form: Form, words: Words, site: str = "") -> Drawing | None:
    """Return the map of a roadmap; nothing where it has no stages.

    Args:
        graph: What the roadmap teaches, and what needs what.
        roadmap: What is drawn.
        form: `WIDE` or `NARROW`.
        words: What is said in the language of the site.
        site: The name and the address of the site, for those who see the map elsewhere.
    """
    if not roadmap.stages:
        return None
    needs: dict[int, list[int]] = {}
    if form.beside:
        needs = dict(_skipping(without_detours(_needs(graph, roadmap))))
    drawn, places = _drawn(graph, roadmap)
    plan = Plan(
        graph,
        roadmap,
        form,
        words,
        numbering.numbers(roadmap),
        Counter(places.values()),
        _ARCS if needs else 0.0,
        sign_width(roadmap, form),
    )
    x = plan.side(1).road + 2.8 * BESIDE_ROAD
    known = _known(plan, x + 20)
    at, halts = _Point(x, 16, max(28, known.y + SMALL_LINE * len(known.lines)), hue(1)), list[Halt]()
    points = [at]
    for stage in roadmap.stages:
        halts.append(halt(plan, stage, at.leaves))
        at = _Point(halts[-1].x, halts[-1].y, halts[-1].bottom, hue(stage.number))
        points.append(at)
    goal = _Point(form.width / 2, at.leaves + TURN + 26, 0, at.hue)
    aims = _aims(plan, goal)
    foot = _foot(plan, aims.y + SMALL_LINE * len(aims.lines) + 26, len(drawn), site)
    return Drawing(
        form,
        foot[1].y + SMALL_LINE * len(foot[1].lines) - 8,
        tuple(halts),
        tuple(starmap(_road, pairwise([*points, goal]))),
        dict(_arcs(needs, halts)),
        tuple(halt for halt in halts if halt.stage.number in {*needs, *chain.from_iterable(needs.values())}),
        (points[0].x, points[0].y),
        known,
        (goal.x, goal.y),
        aims,
        foot,
        {id: tuple(_lit(graph, id, drawn)) for id in dict.fromkeys(drawn.values())},
    )


def without_detours(needs: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """Return the needs without those that follow from others (the transitive reduction of the graph).

    Each number needs smaller ones only.
    """
    all_before: dict[int, set[int]] = defaultdict(set)
    direct: dict[int, list[int]] = {}
    for number in sorted(needs):
        inherited = set[int]().union(*map(all_before.__getitem__, needs[number]))
        direct[number] = sorted(set(needs[number]) - inherited)
        all_before[number] = inherited | set(needs[number])
    return direct


def _needs(graph: Graph, roadmap: Roadmap) -> dict[int, list[int]]:
    """Return the number of each stage → the numbers of the earlier ones that it needs."""
    needs = {}
    for stage in roadmap.stages:
        earlier, _ = graph.builds_on(stage)
        needs[stage.number] = [graph.curriculum.stages[id].number for id in earlier]
    return needs


def _skipping(needs: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, list[int]]]:
    """Yield the needs that skip a stage: from one stage to the next the road leads."""
    for target, sources in needs.items():
        far = [source for source in sources if target - source > 1]
        if far:
            yield target, far


def _drawn(graph: Graph, roadmap: Roadmap) -> tuple[dict[str, str], dict[str, Place]]:
    """Return each topic that the roadmap teaches → the topic that is drawn for it; and of those inside, their entry."""
    drawn = {entry.topic: entry.topic for stage in roadmap.stages for entry in stage.entries}
    places: dict[str, Place] = {}
    for id in sorted(graph.taught.get(roadmap.id, ()) - drawn.keys(), key=graph.rank.__getitem__):
        teaching = next(each for each in graph.teachings[id] if each.stage.roadmap == roadmap.id)
        drawn[id], places[id] = teaching.entry.topic, teaching.entry.place
    return drawn, places


def _lit(graph: Graph, id: str, drawn: Mapping[str, str]) -> Iterable[str]:
    found = dict.fromkeys(drawn[need] for need in graph.needs.get(id, ()) if need in drawn)
    found.pop(id, None)
    return found


def _road(start: _Point, end: _Point) -> Road:
    top, bottom = start.leaves - 4, start.leaves - 4 + TURN
    turn = f"C{start.x:g} {bottom:g} {end.x:g} {top:g} {end.x:g} {bottom:g}"
    return Road(f"M{start.x:g} {start.y:g}V{top:g}{turn}V{end.y:g}", (top, bottom), (start.hue, end.hue))


def _arcs(needs: Mapping[int, Sequence[int]], halts: Sequence[Halt]) -> Iterator[tuple[int, str]]:
    """Yield the number of each stage on which later ones build, and its line: one lane, with a branch to each of them.

    Lines that run beside one another have lanes of their own, so that the eye can follow each.
    """
    leads: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, int] = {}
    for target in sorted(needs):
        for source in needs[target]:
            leads[source].append(target)
            ends[source] = target
    lanes = _lanes(ends)
    apart = min(_LANES_APART, _LANE / max([1, *lanes.values()]))
    for source, targets in leads.items():
        x = _LANE - apart * lanes[source]
        turn = min(_ARC_EDGE - x, 2 * _LANES_APART)
        path = f"M{_ARC_EDGE:g} {halts[source - 1].y:g}H{x + turn:g}q{-turn:g} 0 {-turn:g} {turn:g}"
        path += f"V{halts[ends[source] - 1].y - turn:g}"
        for target in targets:
            path += f"M{x:g} {halts[target - 1].y - turn:g}q0 {turn:g} {turn:g} {turn:g}H{_ARC_EDGE:g}"
        yield source, path


def _lanes(ends: Mapping[int, int]) -> dict[int, int]:
    """Return where lines begin → the lane of each, the shortest ones nearest to the road; they meet nowhere in it.

    Args:
        ends: Where lines begin → where they end.
    """
    lanes: dict[int, int] = {}
    for start in sorted(ends, key=lambda start: ends[start] - start):
        taken = {lanes[other] for other in lanes if start <= ends[other] and other <= ends[start]}
        lanes[start] = next(filterfalse(taken.__contains__, count()))
    return lanes


def _known(plan: Plan, x: float) -> Label:
    """Return what is known at the start: what the roadmap needs."""
    by_id = plan.graph.curriculum.by_id
    needed = [by_id[need.id].title for need in plan.roadmap.needs if need.id in by_id]
    return Label(x, 36, _few_lines(plan, needed, plan.form.width - x))


def _aims(plan: Plan, goal: _Point) -> Label:
    """Return what comes at the goal: what the roadmap is for."""
    aims = [plan.graph.curriculum.aims[aim] for aim in plan.roadmap.aims if aim in plan.graph.curriculum.aims]
    return Label(goal.x, goal.y + 56, _few_lines(plan, aims, 0.8 * plan.form.width), "middle")


def _few_lines(plan: Plan, texts: Sequence[str], room: float) -> tuple[str, ...]:
    if not texts:
        return ()
    return cut(wrap(plan.words.series(texts), room, SMALL + 1), _LINES)


def _foot(plan: Plan, y: float, count: int, site: str) -> tuple[Label, Label]:
    """Return the title of the roadmap, and how many of its topics are drawn, of which site."""
    drawn = phrases.drawn(plan.words, count, count - sum(plan.inside.values()))
    title = wrap(plan.roadmap.title, plan.form.width / BOLD, SMALL + 1)
    facts = wrap(" · ".join(filter(None, (drawn, site))), plan.form.width, SMALL)
    return Label(0, y, title), Label(0, y + SMALL_LINE * len(title) + 2, facts)
