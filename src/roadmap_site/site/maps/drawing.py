"""Boxes with words in them, and the lines between them: what the maps of roadmaps and of topics are drawn with.

All lengths are in the units of the drawing: usual text is `SIZE` of them high, whatever the size on the screen. A
drawing is made of values; templates write them as SVG.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from roadmap_site.site.maps.text_metrics import width, wrap

SIZE = 14.0
"""Size of the text of topics and stages."""
LINE = 18.0
"""From one line of that text to the next."""
SMALL = 12.0
"""Size of what stands above and below: the number of a stage, its duration, the title of a section."""
SMALL_LINE = 16.0
"""From one line of small text to the next."""
PAD = 10.0
"""From the edge of a box to what it holds."""
GAP = 7.0
"""From one box to the next."""

# Width of a box whose words need less: a finger must find it.
_NARROWEST = 44.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded box with words in it."""

    id: str
    """The topic that it stands for, if it stands for one."""
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    def moved(self, x: float, y: float) -> Box:
        """Return the box, so much further right and down."""
        return replace(self, x=self.x + x, y=self.y + y)


def pill(id: str, words: str, room: float, *, bold: bool = False) -> Box:
    """Return a box around words that is no wider than the room, at the top left corner of the drawing.

    A word that only just does not fit takes half of the padding before it is broken.
    """
    longest = max((width(word, SIZE, bold=bold) for word in words.split()), default=0.0)
    inside = max(room - 2 * PAD, min(longest, room - PAD))
    lines = wrap(words, inside, SIZE, bold=bold)
    needed = max(width(line, SIZE, bold=bold) for line in lines) + 2 * PAD
    return Box(id, 0, 0, max(min(needed, room), _NARROWEST), LINE * len(lines) + 12, lines)


def curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return a line, as an SVG path, that leaves and arrives level."""
    middle = (x + to_x) / 2
    return f"M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}"
