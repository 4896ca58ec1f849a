"""Text for a terminal: safe, of a known width, in columns, in colour.

What authors wrote must not take over a terminal, hide what a file holds, or give commands to GitHub's runner: whatever
is shown goes through `printable`. Widths are counted in cells: a wide character takes two of them, a mark none, and an
emoji of several characters is one sign of two. Terminals differ in the rarest of these.
"""

import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence

# What parts the signs of a command and is not seen.
_APART = "\u200d"
# Zero-width (non-)joiners, which emoji and several scripts need.
_JOINERS = "\u200c\u200d"
# Select Graphic Rendition (ECMA-48, section 8.3.117).
_CODES = {"bold": "1", "red": "1;31", "yellow": "1;33", "cyan": "36"}
_GAP = "  "
# So many cells a column keeps, however narrow the terminal is.
_NARROWEST = 12


def painted(text: str, colour: str) -> str:
    """Return a text in a colour: `bold`, `red`, `yellow` or `cyan`; as it is when no colour is named."""
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if colour else text


def printable(text: str) -> str:
    """Return a text without what could rewrite the terminal or the order of its letters, or command GitHub's runner.

    That takes `::` at the beginning of a line, and `##[` anywhere in one, for commands of its own.
    """
    if "##[" in text or text.lstrip().startswith("::"):
        text = text.replace("##[", f"##{_APART}[").replace("::", f":{_APART}:", 1)
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\t", " ")
    for character in {*text}:
        if is_treacherous(character):
            text = text.replace(character, "\ufffd")
    return text


def is_treacherous(character: str) -> bool:
    """Return whether a character could hide what a file holds.

    Those are controls, formats such as writing direction, and halves of characters, which no terminal can show.
    """
    category = unicodedata.category(character)
    return category in {"Cc", "Cs"} or (category == "Cf" and character not in _JOINERS)


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes; whatever controls a terminal takes none."""
    if text.isascii():
        return len(text)
    import wcwidth  # noqa: PLC0415 (it takes longer to import than most commands need, and ASCII does without)

    return wcwidth.width(text, control_codes="ignore")


def room() -> int | None:
    """Return how many cells a line of the terminal has; nothing when the output goes elsewhere, and stays whole."""
    if sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return None


def columns(rows: Sequence[Sequence[str]], room: int | None = None, *, figures: bool = False) -> Iterator[str]:
    """Yield the rows as lines with aligned columns.

    Args:
        rows: Rows of the same number of cells.
        room: How many cells of the terminal a line may take. Then the last two columns share what the others leave:
            the last one loses its beginning, as that of a path says least, the one before it its end. Nothing is
            cut when left out.
        figures: Whether all columns but the first stand to the right.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if room is not None and _fit(widths, room) > 0:
        yield from _stacked(rows, max(room, _NARROWEST))
        return
    for row in rows:
        line: list[str] = []
        for text, wide in zip(row, widths, strict=True):
            cell = _cut(text, wide, from_left=len(line) == len(row) - 1)
            gap = " " * (wide - width(cell))
            if figures and line:
                line.append(gap + cell)
            else:
                line.append(cell + gap)
        yield _GAP.join(line).rstrip()


def wrapped(line: str, room: int | None = None) -> list[str]:
    """Return a text as lines that fit the terminal, indented as it is, the further ones more; whole without `room`."""
    margin = " " * (len(line) - len(line.lstrip()))
    first, *words = printable(" ".join(line.split())).split(" ")
    lines = [margin + first]
    for word in words:
        longer = f"{lines[-1]} {word}"
        if room is None or width(longer) <= max(room, 3 * _NARROWEST):
            lines[-1] = longer
        else:
            lines.append(f"{margin}    {word}")
    return lines


def _stacked(rows: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    """Yield the rows where no line holds one: the last two cells of each have lines of their own."""
    for row in rows:
        yield _cut(" ".join(row[:-2]), room, from_left=False)
        for cell in row[-2:]:
            yield f"    {_cut(cell, room - 4, from_left=cell is row[-1])}"


def _fit(widths: list[int], room: int) -> int:
    """Take from the last two columns what is too much for a line, first from the wider one; return what still is."""
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - room
    while over > 0:
        wider = max(range(max(len(widths) - 2, 0), len(widths)), key=lambda at: widths[at])
        if widths[wider] <= _NARROWEST:
            break
        widths[wider] -= 1
        over -= 1
    return over


def _cut(text: str, room: int, *, from_left: bool) -> str:
    """Return a text that fits, with an ellipsis for what it loses; a sign of several characters goes as a whole."""
    whole = width(text)
    if whole <= room:
        return text
    import wcwidth  # noqa: PLC0415 (as above)

    if from_left:
        return "…" + wcwidth.clip(text, whole - room + 1, whole, fillchar="")
    return wcwidth.clip(text, 0, room - 1, fillchar="").rstrip() + "…"
