"""Boxes with words in them, and the lines between them: what the maps of roadmaps and of topics are drawn with.

All lengths are in the units of the drawing: usual text is `SIZE` of them high, whatever the size on the screen. A
drawing is made of values; templates write them as SVG. It is made when the site is built, without a browser to ask, so
widths of text are estimates, rather too wide than too narrow. Every script has to fit: wide characters count as wide,
marks over letters as nothing.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from string import ascii_uppercase

SIZE = 14.0
"""Size of the text of topics and stages."""
LINE = 18.0
"""From one line of that text to the next."""
BOLD = 1.08
"""How much wider bold text is than usual text of its size."""
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
# Character → how wide it is, in units of the size of the font.
_WIDTHS = (
    dict.fromkeys(map(chr, range(128)), 0.57)
    | dict.fromkeys(ascii_uppercase, 0.72)
    | dict.fromkeys("iljtfrI.,:;'’‘|!()[]{}-/\\ `", 0.33)
    | dict.fromkeys("mwMW@%&—…", 0.92)
)
_WORD = re.compile(r"(\s*)([^\s-]+-*|-+)")


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded box with words in it."""

    id: str | None
    """The topic that it stands for, if it stands for one."""
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    under: tuple[str, ...] = ()
    """Small lines below the others."""
    dashed: bool = False
    """Whether its outline is dashed, as that of what may be left out."""
    bracket: bool = False
    """Whether a bracket at its side says that some of what it holds is enough."""

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    def moved(self, x: float, y: float) -> "Box":
        """Return the box, so much further right and down."""
        return replace(self, x=self.x + x, y=self.y + y)


def pill(id: str | None, words: str, room: float, size: float = SIZE, *, under: str = "", dashed: bool = False) -> Box:
    """Return a box around words that is no wider than the room, at the top left corner of the drawing.

    A word that only just does not fit takes half of the padding before it is broken.
    """
    measured = partial(width, size=size)
    longest = max(map(measured, words.split()), default=0.0)
    inside = max(room - 2 * PAD, min(longest, room - PAD))
    lines, below = wrap(words, inside, size), wrap(under, inside, SMALL) if under else ()
    needed = max(*map(measured, lines), *map(partial(width, size=SMALL), below), 0.0) + 2 * PAD
    height = LINE * len(lines) + SMALL_LINE * len(below) + 12
    return Box(id, 0, 0, max(min(needed, room), _NARROWEST), height, lines, below, dashed)


def curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return a line, as an SVG path, that leaves and arrives level."""
    middle = (x + to_x) / 2
    return f"M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}"


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """Return about how wide a text is in the usual sans-serif fonts, in the unit of its size.

    Which font a reader has is not known: the figures are a little above those of Arial and Helvetica, and the padding
    of what holds the text takes up what wider fonts need.
    """
    return sum(map(_em, text)) * size


def wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    """Return the lines of a text so that none is wider than the room, in the unit of its size.

    Lines break at spaces and after hyphens; a word that is wider than the room breaks where the room ends.
    """
    lines: list[str] = []
    for space, word in _WORD.findall(" ".join(text.split())):
        if lines and width(lines[-1] + space + word, size) <= room:
            lines[-1] += space + word
            continue
        lines.append("")
        for character in word:
            if lines[-1] and _em(character) and width(lines[-1] + character, size) > room:
                lines.append("")
            lines[-1] += character
    return tuple(lines) or ("",)


def _em(character: str) -> float:
    """Return how wide a character is, in units of the size of the font."""
    if character in _WIDTHS:
        return _WIDTHS[character]
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        if category == "So":
            return 1.25
        return 1.05
    if character.isupper():
        return 0.76
    return 0.62
