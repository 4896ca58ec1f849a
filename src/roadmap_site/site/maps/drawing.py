"""Boxes with words in them: what the maps of roadmaps and of topics are drawn with.

All lengths are in the units of the drawing: usual text is `SIZE` of them high, whatever the size on the screen. A
drawing is made of values; templates write them as SVG. It is made when the site is built, without a browser to ask, so
words are measured here: characters of our font by its own widths, in the heaviest weight that maps use, so that a
little room is left for other fonts; all others by estimates, rather too wide than too narrow.
A word is never broken to fit into a box: the box grows, or the text of the box shrinks. Only a word that would have to
shrink below two fifths of its size, which some sixty letters need on a sign, is broken.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

SIZE = 14.0
"""Size of the text of topics."""
LINE = 18.0
"""From one line of that text to the next."""
SMALL = 12.0
"""Size of what stands beside and below: a mark, a duration, a number."""
SMALL_LINE = 16.0
"""From one line of small text to the next."""
BOLD = 1.08
"""How much wider bold text is where a site does not have our font."""
PAD = 10.0
"""From the edge of a box to what it holds."""
GAP = 8.0
"""From one box to the next."""

# Above and below the lines of a box, together.
_ABOVE_AND_BELOW = 14.0
# From the words of a box to the number behind them.
_BESIDE = 6.0
# Width of a box whose words need less: a finger must find it.
_NARROWEST = 44.0
# No text becomes smaller than by so much.
_LEAST = 0.4
# Signs of Chinese and Japanese, between which lines may break, but not before what closes.
_SIGN = "\u2e80-\u2fff\u3005-\u3007\u3021-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_CLOSING = "、。，．：；？！）」』】〕〉》ー"
_WORD = re.compile(rf"(\s*)([{_SIGN}][{_CLOSING}]*|[^\s{_SIGN}-]+-*|-+)")


def _widths() -> Iterator[tuple[str, float]]:
    told = json.loads(Path(__file__).with_name("figtree.json").read_text(encoding="utf-8"))
    for thousandths, characters in told.items():
        yield from dict.fromkeys(characters, int(thousandths) / 1000).items()


# Character of our font → how wide it is, in units of its size.
_FIGTREE: Mapping[str, float] = dict(_widths())


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
    size: float = SIZE
    """Size of the text of the lines."""
    under: tuple[str, ...] = ()
    """Small lines below the others."""
    more: str = ""
    """A small number behind the last line."""
    dashed: bool = False
    """Whether its outline is dashed, as that of what may be left out."""
    stacked: bool = False
    """Whether a second edge says that it stands for several."""

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """How far down it ends."""
        return self.y + self.height

    def moved(self, x: float, y: float) -> "Box":
        """Return the box, so much further right and down."""
        return replace(self, x=self.x + x, y=self.y + y)


def pill(
    id: str | None,
    words: str,
    room: float,
    *,
    under: str = "",
    more: str = "",
    dashed: bool = False,
    stacked: bool = False,
) -> Box:
    """Return a box around words that is no wider than the room, at the top left corner of the drawing."""
    inside = room - 2 * PAD
    beside = width(more, SMALL) + _BESIDE if more else 0.0
    lines, size = fitted(words, inside - beside, SIZE)
    below = wrap(under, inside, SMALL) if under else ()
    needed = max(longest(lines, size) + beside, longest(below, SMALL)) + 2 * PAD
    height = LINE * len(lines) + SMALL_LINE * len(below) + _ABOVE_AND_BELOW
    return Box(
        id, 0, 0, max(min(needed, room), _NARROWEST), height, lines, size, below, more, dashed=dashed, stacked=stacked
    )


def fitted(words: str, room: float, size: float) -> tuple[tuple[str, ...], float]:
    """Return the lines of a text, none wider than the room, and the size in which its longest word has room."""
    widest = longest(_words(words), size)
    size *= max(min(room / (widest or 1), 1), _LEAST)
    return wrap(words, room, size), size


def in_rows(boxes: Iterable[Box], room: float) -> Iterator[list[Box]]:
    """Yield boxes in rows, each as long as there is room."""
    row, used = list[Box](), 0.0
    for box in boxes:
        if row and used + box.width > room + _ROUNDED:
            yield row
            row, used = [], 0.0
        row.append(box)
        used += box.width + GAP
    if row:
        yield row


def longest_word(text: str, size: float) -> float:
    """Return how wide the widest of the words is that stay in one piece."""
    return longest(_words(text), size)


def longest(lines: Iterable[str], size: float) -> float:
    """Return how wide the widest line is; what is at its end and not seen does not count."""
    return max(map(partial(width, size=size), map(str.rstrip, lines)), default=0.0)


def curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return a line, as an SVG path, that leaves and arrives level."""
    middle = (x + to_x) / 2
    return f"M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}"


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """Return how wide a text is, in the unit of its size; in other fonts than ours it may be a little wider."""
    return sum(map(_em, text)) * size


def is_in_our_font(text: str) -> bool:
    """Return whether our font has all characters of a text that are seen."""
    return all(character in _FIGTREE or character.isspace() for character in text)


def wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    """Return the lines of a text so that none is wider than the room, in the unit of its size.

    Lines break at spaces, after hyphens, and between signs of Chinese and Japanese; a word that is wider than the room
    breaks where the room ends. Joined, the lines are the text: one that breaks at a space has it at its end.
    """
    lines: list[str] = []
    for space, word in _WORD.findall(" ".join(text.split())):
        if lines and width(lines[-1] + space + word, size) <= room + _ROUNDED:
            lines[-1] += space + word
            continue
        lines[-1:] = [line + space for line in lines[-1:]]
        lines.append("")
        for character in word:
            if lines[-1] and _em(character) and width(lines[-1] + character, size) > room + _ROUNDED:
                lines.append("")
            lines[-1] += character
    return tuple(lines) or ("",)


def cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Return no more lines than so many; the last one says by dots that there were more."""
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], lines[most - 1].rstrip(" ,;:.") + " …")


# What sums of figures lose: a text has room where it was measured to have it.
_ROUNDED = 0.001


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for _, word in _WORD.findall(text))


def _em(character: str) -> float:
    """Return how wide a character is, in units of the size of the font."""
    if character in _FIGTREE:
        return _FIGTREE[character]
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
