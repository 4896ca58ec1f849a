"""The map of a roadmap: its stages along a spine, their topics as branches, what they need as lanes beside it.

A map is a column of bands, one for each stage, so that paper can break between two of them; lines that leave a band at
its foot go on at the head of the next. There are two forms: wide, with the spine in the middle, and narrow, with the
spine at the left. All lengths are in the units of `drawing`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, count, groupby
from typing import NamedTuple

from roadmap_site.curriculum.model import Curriculum, Entry, Roadmap, Section, Stage
from roadmap_site.site import numbering
from roadmap_site.site.maps.drawing import BOLD, GAP, LINE, PAD, SIZE, SMALL, SMALL_LINE, Box, curve, pill, wrap
from roadmap_site.site.messages import phrases
from roadmap_site.site.messages.words import Words
from roadmap_site.yaml_io.document import Place

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
    spine: float
    """How far right the spine is."""
    two_sided: bool
    """Whether topics stand at both sides of the spine, else at the right only."""


WIDE = Form(700, 178, 226, 350, two_sided=True)
NARROW = Form(340, 316, 276, 44, two_sided=False)


@dataclass(frozen=True, slots=True)
class Band:
    """A stage with its topics, as wide as the map."""

    stage: Stage
    width: float
    height: float
    station: Box
    """The stage; its lines are those of its title."""
    over: tuple[str, ...]
    """The lines above the title."""
    boxes: tuple[Box, ...]
    """The topics, and around them the sections, which have no ids: each before its topics."""
    branches: tuple[str, ...]
    """Lines from the stage to its topics and sections, as SVG paths."""
    spine: tuple[tuple[str, bool], ...]
    """Parts of the spine as SVG paths, each with whether it joins a stage to one that needs it."""
    lanes: tuple[tuple[str, int], ...]
    """Lines to later stages that need earlier ones, as SVG paths, each with the colour of the stage that is needed."""


class _Labels(NamedTuple):
    """What writes the words into the boxes."""

    curriculum: Curriculum
    words: Words
    numbers: Mapping[Place, int]

    def pill(self, entry: Entry, room: float) -> Box:
        """Return the box of a topic, with its number and below it how it is marked."""
        topic = self.curriculum.topics[entry.topic]
        title = phrases.numbered(self.words, topic.title, self.numbers.get(entry.place))
        marks = self.beside("", entry, None, topic)
        return pill(topic.id, title, room, under=marks, dashed=entry.optional)

    def beside(self, title: str, marked: object, said: str | None = None, thing: object = None) -> str:
        """Return a title with what is said of it behind it, and how it is marked."""
        marks = (mark.word for mark in phrases.marks(self.words, marked, thing))
        return " · ".join(filter(None, (title, said, *marks)))


# The outline of a section and of its topics, or a topic alone.
_Part = list[Box]
# A stage that needs an earlier one which is not right before it: the earlier one, it, and the lane between them.
_Need = tuple[int, int, int]
# Height of a band, its stage, its parts, lines between them, and how far down the spine of the last stage runs.
_Placed = tuple[float, Box, list[_Part], list[str], float]


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
    direct, bands = without_detours(needs), []
    lanes, labels = [*_lanes(direct)], _Labels(curriculum, words, numbering.numbers(roadmap))
    place = _both_sides if form.two_sided else _below
    for stage in roadmap.stages:
        parts = [_part(labels, section, entries, form) for section, entries in grouped(stage)]
        name = f"{stage.icon or ''} {phrases.stage_name(words, roadmap, stage.number)}"
        over = wrap(labels.beside(name, stage), form.station - 2 * PAD, SMALL)
        lines = wrap(stage.title, form.station - 2 * PAD, BOLD * SIZE)
        # How long it takes is one line more.
        height = 2 * PAD + SMALL_LINE * (len(over) + bool(stage.duration)) + LINE * len(lines)
        station = Box(None, 0, 0, form.station, height, lines, dashed=stage.optional)
        height, station, placed, branches, end = place(stage, station, parts, form)
        boxes = tuple(chain.from_iterable(placed))
        spine = tuple(_spine(form, roadmap, direct, stage, station, height=height, end=end))
        passing = tuple(_lane_pieces(form, lanes, stage, station, height))
        bands.append(Band(stage, form.width, height, station, over, boxes, tuple(branches), spine, passing))
    return tuple(bands)


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


def _lanes(needs: Mapping[int, Sequence[int]]) -> Iterator[_Need]:
    """Yield the needs that skip a stage, in as few lanes as they fit in (first fit by where they start)."""
    ends = defaultdict[int, int](int)
    skipping = ((source, target) for target, sources in needs.items() for source in sources if target - source > 1)
    for source, target in sorted(skipping):
        lane = next(lane for lane in count() if ends[lane] <= source)
        ends[lane] = target
        yield source, target, lane


def grouped(stage: Stage) -> Iterator[tuple[Section | None, list[Entry]]]:
    """Yield the sections with their entries; each entry without a section alone."""
    # Where an entry stands in its file begins with the position of its section, or with its own when it has none.
    for _, group in groupby(stage.entries, key=lambda entry: entry.place.trail[1]):
        entries = list(group)
        yield entries[0].section, entries


def _part(labels: _Labels, section: Section | None, entries: list[Entry], form: Form) -> _Part:
    """Return a section or a topic, placed from its own top left corner."""
    if not section:
        return [labels.pill(entries[0], form.room)]
    room, choice = form.room - 2 * PAD, phrases.choice(labels.words, section, len(entries))
    numbered = phrases.numbered(labels.words, section.title, labels.numbers.get(section.place))
    title = wrap(labels.beside(numbered, section, choice), room, BOLD * SMALL)
    x, y, row = PAD, PAD + SMALL_LINE * len(title), 0.0
    placed = []
    for entry in entries:
        box = labels.pill(entry, room)
        if x > PAD and x + box.width > form.room - PAD:
            x, y, row = PAD, y + row + GAP, 0.0
        placed.append(box.moved(x, y))
        x, row = x + box.width + GAP, max(row, box.height)
    outline = Box(None, 0, 0, form.room, y + row + PAD, title, dashed=section.optional, bracket=bool(choice))
    return [outline, *placed]


def _both_sides(stage: Stage, station: Box, parts: list[_Part], form: Form) -> _Placed:
    """Place a stage in the middle and its parts at its sides: first the left one down, then the right one."""
    lefts = [0.0, *accumulate(part[0].height for part in parts)]
    # So that both sides together are as low as can be.
    cut = min(range(len(lefts)), key=lambda cut: max(lefts[cut], lefts[-1] - lefts[cut]))
    if len(parts) == 1:
        # Single topics take turns, so that a roadmap of many does not lean to one side.
        cut = 1 - stage.number % 2
    left, right = parts[:cut], parts[cut:]
    height = max(_height(left), _height(right), station.height) + 26
    station = station.moved((form.width - station.width) / 2, (height - station.height) / 2)
    placed, branches = list[_Part](), list[str]()
    for side, start, edge in ((left, station.x, form.room), (right, station.right, form.width - form.room)):
        for part in _stack(side, (height - _height(side)) / 2, form, left=side is left):
            placed.append(part)
            branches.append(curve(start, height / 2, edge, part[0].middle))
    return height, station, placed, branches, 0.0


def _below(stage: Stage, station: Box, parts: list[_Part], form: Form) -> _Placed:
    """Place a stage at the top and its parts under it, to the right of the spine."""
    station = station.moved(form.width - station.width, 10)
    top, end = station.y + station.height + GAP + 3, 0.0
    placed, branches = _stack(parts, top, form), []
    for outline, *_ in placed:
        end = outline.y + min(outline.height / 2, LINE + PAD) - _BEND
        branches.append(f"M{form.spine:g} {end:g}q0 {_BEND:g} {_BEND:g} {_BEND:g}H{outline.x:g}")
    return top + _height(parts) + GAP + 6, station, placed, branches, end


def _stack(parts: list[_Part], top: float, form: Form, *, left: bool = False) -> list[_Part]:
    """Place parts one below the other, next to the stage: at the right of the spine, or at its left."""
    placed = []
    for part in parts:
        x = form.room - part[0].width if left else form.width - form.room
        placed.append([box.moved(x, top) for box in part])
        top += part[0].height + GAP
    return placed


def _height(parts: list[_Part]) -> float:
    """Return how high parts are that stand one below the other."""
    return sum(part[0].height + GAP for part in parts) - GAP


def _spine(
    form: Form,
    roadmap: Roadmap,
    direct: Mapping[int, Sequence[int]],
    stage: Stage,
    station: Box,
    *,
    height: float,
    end: float,
) -> Iterator[tuple[str, bool]]:
    x, number = form.spine, stage.number
    if number > 1:
        yield f"M{x:g} 0V{station.y:g}", number - 1 in direct.get(number, ())
    if number < len(roadmap.stages):
        yield f"M{x:g} {station.y + station.height:g}V{height:g}", number in direct.get(number + 1, ())
    elif end:
        yield f"M{x:g} {station.y + station.height:g}V{end:g}", True


def _lane_pieces(
    form: Form, lanes: list[_Need], stage: Stage, station: Box, height: float
) -> Iterator[tuple[str, int]]:
    sides = [(station.right, 1), (station.x, -1)] if form.two_sided else [(station.x, -1)]
    for source, target, lane in lanes:
        colour = hue(source)
        # Where there are two sides the lanes take turns at them.
        rank, turn = divmod(lane, len(sides))
        side, direction = sides[turn]
        x = side + direction * min(_STEP * (rank + 1), 24)
        bend = direction * 6
        if source == stage.number:
            y = station.y + station.height - 12
            yield f"M{side:g} {y:g}H{x - bend:g}q{bend:g} 0 {bend:g} 6V{height:g}", colour
        elif target == stage.number:
            y = station.y + 12
            head = f"M{side + bend:g} {y - 4:g}L{side:g} {y:g}l{bend:g} 4"
            yield f"M{x:g} 0V{y - 6:g}q0 6 {-bend:g} 6H{side:g}{head}", colour
        elif source < stage.number < target:
            yield f"M{x:g} 0V{height:g}", colour
