"""The map of a roadmap: its stages along a spine, their topics as branches, what they need as lanes beside it.

A map is a column of bands, one for each stage, so that paper can break between two of them; lines that leave a band at
its foot go on at the head of the next. There are two forms: wide, with the spine in the middle, and narrow, with the
spine at the left. All lengths are in the units of `drawing`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from roadmap_site.curriculum.model import Curriculum, Entry, Roadmap, Stage
from roadmap_site.site.maps.drawing import GAP, LINE, PAD, SIZE, SMALL, SMALL_LINE, Box, curve, pill, wrap
from roadmap_site.site.messages import phrases
from roadmap_site.site.messages.words import Words

HUES = 8
"""How many colours the stages go through before they begin anew."""

# How far a branch of the narrow form bends.
_BEND = 12.0
# From one lane to the next.
_STEP = 7.0


def hue(number: int) -> int:
    """Return the colour of the stage with a number, counted from 1."""
    return (number - 1) % HUES


class Form(NamedTuple):
    """The measures of one of the two forms of a map."""

    width: float
    station: float
    """Width of a stage."""
    room: float
    """Width of the topics on one side."""
    two_sided: bool
    """Whether the spine runs down the middle, else at the left."""


WIDE = Form(700, 178, 226, two_sided=True)
NARROW = Form(340, 316, 276, two_sided=False)


@dataclass(frozen=True, slots=True)
class Lane:
    """A piece of the line from a stage to a later one that needs it."""

    path: str
    hue: int
    """The colour of the stage that is needed."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stage with its topics, as wide as the map."""

    stage: Stage
    hue: int
    width: float
    height: float
    station: Box
    """The stage; its lines are those of its title."""
    over: tuple[str, ...]
    """The lines above the title."""
    under: str
    groups: tuple[Box, ...]
    """The sections, each around its topics."""
    topics: tuple[Box, ...]
    branches: tuple[str, ...]
    """Lines from the stage to its topics and sections, as SVG paths."""
    spine: tuple[tuple[str, bool], ...]
    """Parts of the spine as SVG paths, each with whether it joins a stage to one that needs it."""
    lanes: tuple[Lane, ...]


class _Part(NamedTuple):
    """A topic or a section with its topics, placed from its own top left corner."""

    group: Box | None
    topics: tuple[Box, ...]

    def moved(self, x: float, y: float) -> _Part:
        group = self.group and self.group.moved(x, y)
        return self._replace(group=group, topics=tuple(box.moved(x, y) for box in self.topics))

    @property
    def outline(self) -> Box:
        return self.group or self.topics[0]


class _Need(NamedTuple):
    """A stage that needs an earlier one which is not right before it, and the lane between them."""

    source: int
    target: int
    lane: int


def draw(
    curriculum: Curriculum, roadmap: Roadmap, needs: Mapping[int, Sequence[int]], form: Form, words: Words
) -> tuple[Band, ...]:
    """Return the map of a roadmap.

    Args:
        curriculum: What has the titles of the topics.
        roadmap: What is drawn.
        needs: Number of a stage → the numbers of the earlier stages that it needs.
        form: The measures: `WIDE` or `NARROW`.
        words: What is said in the language of the site.
    """
    direct = without_detours(needs)
    whole = _Whole(curriculum, roadmap, direct, _lanes(direct), form, words)
    return tuple(_band(whole, stage) for stage in roadmap.stages)


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


class _Whole(NamedTuple):
    curriculum: Curriculum
    roadmap: Roadmap
    direct: Mapping[int, Sequence[int]]
    lanes: list[_Need]
    form: Form
    words: Words


def _lanes(needs: Mapping[int, Sequence[int]]) -> list[_Need]:
    """Return the needs that skip a stage, in as few lanes as they fit in (first fit by where they start)."""
    ends: list[int] = []
    found = []
    skipping = ((source, target) for target, sources in needs.items() for source in sources if target - source > 1)
    for source, target in sorted(skipping):
        lane = 0
        while lane < len(ends) and ends[lane] > source:
            lane += 1
        ends[lane : lane + 1] = [target]
        found.append(_Need(source, target, lane))
    return found


def _band(whole: _Whole, stage: Stage) -> Band:
    form = whole.form
    parts = [_part(whole.curriculum, section, entries, form) for section, entries in grouped(stage)]
    name = f"{stage.icon or ''} {phrases.stage_name(whole.words, whole.roadmap, stage.number)}"
    under = phrases.duration(whole.words, stage.duration) if stage.duration else ""
    over = wrap(name, form.station - 2 * PAD, SMALL)
    lines = wrap(stage.title, form.station - 2 * PAD, SIZE, bold=True)
    station = Box("", 0, 0, form.station, 2 * PAD + SMALL_LINE * (len(over) + bool(under)) + LINE * len(lines), lines)
    place = _both_sides if form.two_sided else _below
    height, station, placed, branches = place(stage, station, parts, form)
    groups: list[Box] = []
    topics: list[Box] = []
    for part in placed:
        topics += part.topics
        if part.group:
            groups.append(part.group)
    return Band(
        stage,
        hue(stage.number),
        form.width,
        height,
        station,
        over,
        under,
        tuple(groups),
        tuple(topics),
        tuple(branches),
        tuple(_spine(whole, stage, station, (height, _end(form, placed)))),
        tuple(_lane_pieces(whole, stage, station, height)),
    )


def grouped(stage: Stage) -> list[tuple[str | None, list[Entry]]]:
    """Return the sections with their entries; each entry without a section alone."""
    # Two sections may have the same title; where they stand tells them apart.
    groups = groupby(stage.entries, key=lambda e: (e.section, e.place.trail[1] if e.section else e.place.trail))
    return [(section, list(entries)) for (section, _), entries in groups]


def _part(curriculum: Curriculum, section: str | None, entries: list[Entry], form: Form) -> _Part:
    if not section:
        return _Part(None, (_topic(curriculum, entries[0], form.room),))
    title = wrap(section, form.room - 2 * PAD, SMALL, bold=True)
    x, y, row, boxes = PAD, PAD + SMALL_LINE * len(title), 0.0, []
    for entry in entries:
        box = _topic(curriculum, entry, form.room - 2 * PAD)
        if x > PAD and x + box.width > form.room - PAD:
            x, y, row = PAD, y + row + GAP, 0.0
        boxes.append(box.moved(x, y))
        x, row = x + box.width + GAP, max(row, box.height)
    return _Part(Box("", 0, 0, form.room, y + row + PAD, title), tuple(boxes))


def _topic(curriculum: Curriculum, entry: Entry, room: float) -> Box:
    return pill(entry.topic, curriculum.topics[entry.topic].title, room)


# Height of the band, the stage, its parts, and the lines between them.
_Placed = tuple[float, Box, list[_Part], list[str]]


def _both_sides(stage: Stage, station: Box, parts: list[_Part], form: Form) -> _Placed:
    """Place a stage in the middle and its parts at its sides: first the left one down, then the right one."""
    cut = _cut(parts, left_first=stage.number % 2 == 0)
    sides = parts[:cut], parts[cut:]
    height = max(*map(_stacked, sides), station.height) + 26
    station = station.moved((form.width - station.width) / 2, (height - station.height) / 2)
    placed, branches = [], []
    for side in sides:
        y = (height - _stacked(side)) / 2
        for part in side:
            if side is sides[0]:
                moved = part.moved(form.room - part.outline.width, y)
                start, end = station.x, moved.outline.right
            else:
                moved = part.moved(form.width - form.room, y)
                start, end = station.right, moved.outline.x
            placed.append(moved)
            branches.append(curve(start, height / 2, end, moved.outline.middle))
            y += part.outline.height + GAP
    return height, station, placed, branches


def _stacked(parts: list[_Part]) -> float:
    """Return how high parts are that stand one below the other."""
    return max(sum(part.outline.height + GAP for part in parts) - GAP, 0.0)


def _cut(parts: list[_Part], *, left_first: bool) -> int:
    """Return how many parts go to the left, so that both sides together are as low as can be."""
    total = sum(part.outline.height for part in parts)
    if len(parts) == 1:
        return int(left_first)
    best, lowest, left = 0, float("inf"), 0.0
    for cut, part in enumerate(parts, start=1):
        left += part.outline.height
        if max(left, total - left) < lowest:
            best, lowest = cut, max(left, total - left)
    return best


def _below(stage: Stage, station: Box, parts: list[_Part], form: Form) -> _Placed:
    """Place a stage at the top and its parts under it, to the right of the spine."""
    station = station.moved(form.width - station.width, 10)
    spine = _spine_x(form, station)
    y = station.y + station.height + GAP + 3
    placed, branches = [], []
    for part in parts:
        moved = part.moved(form.width - form.room, y)
        placed.append(moved)
        middle = y + _hook(part)
        branches.append(f"M{spine:g} {middle - _BEND:g}q0 {_BEND:g} {_BEND:g} {_BEND:g}H{form.width - form.room:g}")
        y += part.outline.height + GAP
    return y + 6, station, placed, branches


def _spine_x(form: Form, station: Box) -> float:
    return form.width / 2 if form.two_sided else station.x + 20


def _end(form: Form, placed: list[_Part]) -> float:
    """Return how far down the spine of the last stage runs: as far as branches leave it."""
    if form.two_sided or not placed:
        return 0.0
    return placed[-1].outline.y + _hook(placed[-1]) - _BEND


def _hook(part: _Part) -> float:
    """Return how far down its part a branch of the narrow form arrives."""
    return min(part.outline.height / 2, LINE + PAD)


def _spine(whole: _Whole, stage: Stage, station: Box, ends: tuple[float, float]) -> Iterator[tuple[str, bool]]:
    x, number = _spine_x(whole.form, station), stage.number
    height, last = ends
    if number > 1:
        yield f"M{x:g} 0V{station.y:g}", number - 1 in whole.direct.get(number, ())
    if number < len(whole.roadmap.stages):
        yield f"M{x:g} {station.y + station.height:g}V{height:g}", number in whole.direct.get(number + 1, ())
    elif last:
        yield f"M{x:g} {station.y + station.height:g}V{last:g}", True


def _lane_pieces(whole: _Whole, stage: Stage, station: Box, height: float) -> Iterator[Lane]:
    form = whole.form
    for need in whole.lanes:
        colour = hue(need.source)
        side, rank, direction = station.x, need.lane, -1
        # In the wide form the lanes take turns at both sides.
        if form.two_sided:
            rank = need.lane // 2
        if form.two_sided and need.lane % 2 == 0:
            side, direction = station.right, 1
        x = side + direction * min(_STEP * (rank + 1), 24)
        bend = direction * 6
        if need.source == stage.number:
            y = station.y + station.height - 12
            yield Lane(f"M{side:g} {y:g}H{x - bend:g}q{bend:g} 0 {bend:g} 6V{height:g}", colour)
        elif need.target == stage.number:
            y = station.y + 12
            head = f"M{side + bend:g} {y - 4:g}L{side:g} {y:g}l{bend:g} 4"
            yield Lane(f"M{x:g} 0V{y - 6:g}q0 6 {-bend:g} 6H{side:g}{head}", colour)
        elif need.source < stage.number < need.target:
            yield Lane(f"M{x:g} 0V{height:g}", colour)
