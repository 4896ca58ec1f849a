"""A stage on the map of a roadmap: its station on the road, its sign, and its topics beside it, section by section.

In the wide form the sign stands on one side of the road and the topics on the other, and the sides change from stage to
stage; in the narrow form the topics stand under the sign. Topics are boxes in rows, each as wide as its words; a title
stands above those of a section, and a bracket beside those of which some are enough. What may be left out is dashed.
All lengths are in the units of `drawing`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from roadmap_site.curriculum.model import Entry, Roadmap, Section, Stage
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site import suggestions
from roadmap_site.site.maps.drawing import (
    BOLD,
    GAP,
    LINE,
    PAD,
    SMALL,
    SMALL_LINE,
    Box,
    fitted,
    in_rows,
    longest_word,
    pill,
    wrap,
)
from roadmap_site.site.messages import phrases
from roadmap_site.site.messages.words import Words
from roadmap_site.yaml_io.document import Place

TITLE = 16.0
"""Size of the title of a stage, and of the words at the start and the goal."""

_TITLE_LINE = 20.0
# From the edge of a sign to what it holds.
_SIGN_PAD = 14.0
BESIDE_ROAD = 36.0
"""From the middle of the road to what stands beside it."""
TURN = 76.0
"""How high a turn of the road from side to side is."""
# From one section to the next.
_BETWEEN = 14.0
# Room for a bracket, which says that some of a section are enough.
_BRACKET = 12.0


class Form(NamedTuple):
    """One of the two forms of a map."""

    name: str
    width: float
    beside: bool
    """Whether topics stand beside the sign, on the other side of the road, else under it."""
    signs: tuple[float, float]
    """The least and the greatest width of a sign."""
    road: float
    """From what is at the edge to the middle of the road."""


WIDE = Form("wide", 720, beside=True, signs=(188, 280), road=BESIDE_ROAD)
NARROW = Form("narrow", 340, beside=False, signs=(292, 292), road=26)


class Label(NamedTuple):
    """Words that stand on the map without a box."""

    x: float
    y: float
    """Where the first line stands."""
    lines: tuple[str, ...]
    anchor: str = "start"
    """Which part of the lines is at `x`: their start, middle or end."""
    size: float | None = None
    """Size of the text, where it is not that of all words of its kind."""


class Stop(NamedTuple):
    """Where the road passes a section, and a line from there to it."""

    x: float
    y: float
    tick: str


@dataclass(frozen=True, slots=True)
class Halt:
    """A stage on the map."""

    stage: Stage
    x: float
    y: float
    """Where its station is on the road."""
    sign: Box
    pointer: str
    """A corner of the sign that points to the station."""
    boxes: tuple[Box, ...]
    """Its topics, in their order."""
    headings: tuple[Label, ...]
    """The titles of its sections."""
    stops: tuple[Stop, ...]
    """Of what stands beside the road, the first one at the station where that is beside it."""
    brackets: tuple[str, ...]
    """Beside sections of which some topics are enough."""
    bottom: float
    """How far down it reaches."""


class _Side(NamedTuple):
    """Where things stand beside a stage."""

    road: float
    sign: float
    start: float
    end: float
    """From where to where its topics stand."""
    toward: int
    """The direction from the road to them: to the right, or to the left as -1."""
    ends: bool
    """Whether the rows of topics end at one line, else they start at one."""


class Plan(NamedTuple):
    """What is the same for all stages of a map."""

    graph: Graph
    roadmap: Roadmap
    form: Form
    words: Words
    numbers: Mapping[Place, int]
    inside: Mapping[Place, int]
    """Place of an entry → how many topics it has inside."""
    margin: float
    sign: float

    def side(self, number: int) -> _Side:
        """Return where things stand beside the stage with a number: the sides change from one to the next."""
        form = self.form
        if form.beside and number % 2:
            road = self.margin + self.sign + form.road
            return _Side(road, self.margin, road + form.road, form.width, 1, ends=False)
        if form.beside:
            road = form.width - self.sign - form.road
            return _Side(road, form.width - self.sign, self.margin, road - form.road, -1, ends=True)
        left = form.width - self.sign
        if number % 2:
            return _Side(left - form.road, left, left, form.width, 1, ends=False)
        return _Side(self.sign + form.road, 0, 0, self.sign, -1, ends=False)

    def pill(self, entry: Entry, room: float) -> Box:
        """Return the box of a topic: its number and title, what it has inside, and below it how it is marked."""
        topic, inside = self.graph.curriculum.topics[entry.topic], self.inside.get(entry.place)
        # That it may be left out says the outline.
        marks = (mark.word for mark in phrases.marks(self.words, entry, topic) if mark.id != "optional")
        return pill(
            topic.id,
            phrases.numbered(self.words, topic.title, self.numbers.get(entry.place)),
            room,
            under=" · ".join(marks),
            more=f"+{inside}" if inside else "",
            dashed=entry.optional or bool(entry.section and entry.section.optional),
            stacked=bool(topic.parts),
        )

    def heading(self, section: Section, count: int) -> str:
        """Return the title of a section, and how many of its topics are enough."""
        title = phrases.numbered(self.words, section.title, self.numbers.get(section.place))
        marks = (mark.word for mark in phrases.marks(self.words, section))
        return " · ".join(filter(None, (title, phrases.choice(self.words, section, count), *marks)))


def sign_width(roadmap: Roadmap, form: Form) -> float:
    """Return a width in which the longest word of a stage's title has room, if there can be so much."""
    least, most = form.signs
    words = (BOLD * longest_word(stage.title, TITLE) + 2 * _SIGN_PAD for stage in roadmap.stages)
    return min(max(least, *words), most)


class _Part(NamedTuple):
    """The topics of a section, or between two sections, beside the road."""

    boxes: list[Box]
    heading: Label | None
    y: float
    """Where the road passes it: in the middle of its first line."""
    bracket: str | None
    bottom: float


def halt(plan: Plan, stage: Stage, above: float) -> Halt:
    """Place a stage below what is above it: where the road has turned to its side."""
    side, sign, beside = plan.side(stage.number), _sign(plan, stage), plan.form.beside
    y = above + TURN - 8 + sign.height / 2
    if beside:
        y = above + max(24 + sign.height / 2, TURN + 18)
    sign = sign.moved(side.sign, y - sign.height / 2)
    parts, top = list[_Part](), sign.bottom + GAP + 4
    for section, entries in suggestions.by_section(stage):
        if beside and not parts:
            # The first one is beside the station itself.
            top = y - _first_line(section)
        parts.append(_part(plan, side, section, entries, top))
        top = parts[-1].bottom + _BETWEEN
    out = side.toward if beside else -side.toward
    edge = sign.right if out > 0 else sign.x
    return Halt(
        stage,
        side.road,
        y,
        sign,
        f"M{edge:g} {y - 9:g}l{8 * out} 9l{-8 * out} 9z",
        tuple(chain.from_iterable(part.boxes for part in parts)),
        tuple(part.heading for part in parts if part.heading),
        tuple(_stop(side, part.y) for part in parts),
        tuple(part.bracket for part in parts if part.bracket),
        max(top - _BETWEEN, sign.bottom, y + 20),
    )


def _sign(plan: Plan, stage: Stage) -> Box:
    """Return the sign of a stage: its title, how long it takes, how many topics it teaches, and how it is marked."""
    words, room = plan.words, plan.sign - 2 * _SIGN_PAD
    count = len(plan.graph.taught.get(stage.full_id, ()))
    facts = [
        phrases.duration(words, stage.duration) if stage.duration else None,
        words.ngettext("{number} topic", "{number} topics", count) if count else None,
        *(mark.word for mark in phrases.marks(words, stage)),
    ]
    lines, size = fitted(stage.title, room / BOLD, TITLE)
    under = wrap(" · ".join(filter(None, facts)), room, SMALL) if any(facts) else ()
    height = _TITLE_LINE * len(lines) + SMALL_LINE * len(under) + 2 * _SIGN_PAD - 4
    return Box(None, 0, 0, plan.sign, height, lines, size, under, dashed=stage.optional)


def _first_line(section: Section | None) -> float:
    """Return how far down the middle of the first line of a part is: of the title of a section, else of a topic."""
    if section:
        return SMALL_LINE / 2
    return (LINE + PAD) / 2 + 2


def _part(plan: Plan, side: _Side, section: Section | None, entries: Sequence[Entry], top: float) -> _Part:
    """Place the topics of a section in rows below its title; a bracket stands where the rows begin, or all end."""
    start, end, y, heading, chosen = side.start, side.end, top + _first_line(section), None, False
    if section:
        lines, size = fitted(plan.heading(section, len(entries)), (end - start) / BOLD, SMALL + 1)
        heading = Label(end if side.ends else start, top + 12, lines, "end" if side.ends else "start", size)
        top += SMALL_LINE * len(lines) + GAP - 2
        chosen = phrases.choice(plan.words, section, len(entries)) is not None
    if chosen:
        start, end = (start, end - _BRACKET) if side.ends else (start + _BRACKET, end)
    boxes, bottom = list[Box](), top
    for row in in_rows((plan.pill(entry, end - start) for entry in entries), end - start):
        x = end - sum(box.width + GAP for box in row) + GAP if side.ends else start
        for box in row:
            boxes.append(box.moved(x, bottom))
            x += box.width + GAP
        bottom = max(box.bottom for box in boxes[-len(row) :]) + GAP
    bottom -= GAP
    at, out = (side.end, -6) if side.ends else (side.start, 6)
    bracket = f"M{at + out:g} {top:g}h{-out}V{bottom:g}h{out}" if chosen else None
    return _Part(boxes, heading, y, bracket, bottom)


def _stop(side: _Side, y: float) -> Stop:
    end = side.end if side.toward < 0 else side.start
    return Stop(side.road, y, f"M{side.road:g} {y:g}H{end - 6 * side.toward:g}")
