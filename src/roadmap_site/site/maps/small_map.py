"""A roadmap as a small drawing: a winding road and its stages, for where the whole map would be too much.

`sights` has the stages with their names and a few of their topics, in the forms of the map: to look at, on the home
page or on a picture that goes with a link. `trail` is the road alone with a dot for each stage, in two short paths, as
there may be hundreds of them on a page; from one dot to the next it is the further the more a stage teaches.
Lengths are in the units of the drawing, as for the map of a roadmap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from roadmap_site.curriculum.model import Roadmap, Stage, Topic
from roadmap_site.curriculum.times import Topics
from roadmap_site.site.maps import drawing

TRAIL_WIDTH, TRAIL_HEIGHT = 240.0, 44.0
"""The size of a trail."""

# How many stages are drawn with their names, and how many topics of each.
_MOST, _MOST_TOPICS = 7, 3
_MOST_LINES = 3
_LINE = 19.0
_STATION = 16.0
_TOPIC_HEIGHT = 26.0
_TOPIC_GAP = 7.0
# From a station to its topics.
_BRANCH = 22.0
_TOPIC_SIZE = 13.0
_END = 12.0


class Form(NamedTuple):
    """How wide the drawing is, and where things stand in it."""

    width: float
    pitch: float
    """From one stage to the next."""
    road: tuple[float, float]
    """Where the road is at every other stage."""
    signs: tuple[float, float]
    """Where the signs of these stages begin."""
    sign: float
    """How wide a sign is."""
    topics: float = 0
    """How much room there is for a topic, on the other side of the road; none at all when left out."""


FORMS = {
    "wide": Form(560, 124, (238, 322), (0, 360), 200, 236),
    "narrow": Form(340, 92, (30, 74), (116, 116), 224),
}
"""The forms of the drawing, by their names."""


class Chip(NamedTuple):
    """A topic beside the road."""

    title: str
    x: float
    y: float
    width: float
    branch: str
    """The line to it, as an SVG path."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A stage on the drawing."""

    stage: Stage
    x: float
    y: float
    """Where its station is, in the middle."""
    sign: drawing.Box
    chips: tuple[Chip, ...]
    road: str
    """The way on from it, as an SVG path; empty where the drawing ends."""


@dataclass(frozen=True, slots=True)
class SmallMap:
    """The drawing in one of its forms."""

    form: Form
    height: float
    sights: tuple[Sight, ...]
    whole: bool
    """Whether all stages are on it; else the road leads out of the picture."""


class Trail(NamedTuple):
    """The road of a roadmap without any names, as two SVG paths."""

    road: str
    dots: str
    """The stages, each as a point."""


def sights(roadmap: Roadmap, topics: Topics, form: Form, first: int = 1) -> SmallMap:
    """Return the small map of a roadmap with its first stages, or those from the one with a number on."""
    stages = roadmap.stages[first - 1 :][:_MOST]
    whole = first - 1 + len(stages) == len(roadmap.stages)
    found = []
    for position, stage in enumerate(stages):
        last = whole and position == len(stages) - 1
        found.append(_sight(form, stage, [*_titles(stage, topics)], position, last=last))
    return SmallMap(form, form.pitch * len(stages), tuple(found), whole)


def trail(roadmap: Roadmap) -> Trail:
    """Return the road of a roadmap with its stages."""
    sizes = [len(stage.entries) for stage in roadmap.stages]
    # A stage without topics has some room too.
    least = 1 + sum(sizes) / max(len(sizes), 1)
    ends = [*accumulate(size + least for size in sizes)]
    middle = TRAIL_HEIGHT / 2
    swing = min(middle - _END, 3 * TRAIL_WIDTH / max(len(sizes), 1) / 5)
    points = [(_END / 2, middle)]
    for position, (size, end) in enumerate(zip(sizes, ends, strict=True)):
        x = _END + (TRAIL_WIDTH - 2 * _END) * (end - (size + least) / 2) / ends[-1]
        points.append((x, middle + swing * (1 - 2 * (position % 2))))
    points.append((TRAIL_WIDTH - _END / 2, middle))
    road = f"M{points[0][0]:.0f} {points[0][1]:.0f}"
    for (x, y), (to_x, to_y) in pairwise(points):
        half = (to_x - x) / 2
        road += f"c{half:.0f} 0 {half:.0f} {to_y - y:.0f} {to_x - x:.0f} {to_y - y:.0f}"
    return Trail(road, "".join(f"M{x:.0f} {y:.0f}h0" for x, y in points[1:-1]))


def _titles(stage: Stage, topics: Topics) -> Iterator[str]:
    there: dict[str, Topic] = {}
    for entry in stage.entries:
        if entry.topic in topics:
            there[entry.topic] = topics[entry.topic]
    for topic in there.values():
        yield topic.title


def _sight(form: Form, stage: Stage, titles: Sequence[str], position: int, *, last: bool) -> Sight:
    turn = position % 2
    x, y, to_x = form.road[turn], form.pitch * (position + 0.5), form.road[1 - turn]
    lines = drawing.wrap(stage.title, form.sign - 2 * drawing.PAD - 4, drawing.SIZE)
    if len(lines) > _MOST_LINES:
        lines = (*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1].rstrip('.,')} …")
    height = len(lines) * _LINE + 2 * drawing.PAD
    sign = drawing.Box(None, form.signs[turn], y - height / 2, form.sign, height, lines)
    road = ""
    if not last:
        road = f"M{x:g} {y:g}c0 {form.pitch / 2:g} {to_x - x:g} {form.pitch / 2:g} {to_x - x:g} {form.pitch:g}"
    return Sight(stage, x, y, sign, tuple(_chips(form, titles, x, y, left=bool(turn))), road)


def _chips(form: Form, titles: Sequence[str], x: float, y: float, *, left: bool) -> Iterator[Chip]:
    """Yield the first topics that have room in one line, beside the road at its left or right."""
    fitting = []
    for title in titles:
        width = drawing.width(title, _TOPIC_SIZE) + 2 * drawing.PAD
        if width <= form.topics:
            fitting.append((title, width))
    fitting = fitting[:_MOST_TOPICS]
    top = y - (len(fitting) * (_TOPIC_HEIGHT + _TOPIC_GAP) - _TOPIC_GAP) / 2
    for number, (title, width) in enumerate(fitting):
        start = x - _STATION - _BRANCH - width if left else x + _STATION + _BRANCH
        place = top + number * (_TOPIC_HEIGHT + _TOPIC_GAP)
        # It leaves the road upright and arrives level.
        turn, edge = (x - 8, start + width) if left else (x + 8, start)
        middle = place + _TOPIC_HEIGHT / 2
        yield Chip(title, start, place, width, f"M{x:g} {y:g}Q{turn:g} {middle:g} {edge:g} {middle:g}")
