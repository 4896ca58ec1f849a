# Why: what authors wrote must not be able to take over a terminal, and what stands in columns must fit it; both are
# settled here once.
"""Text for a terminal: safe, of a known width, in columns, in colour."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_APART = "\u200d"
"""What parts the signs of a command and is not seen."""
_JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners, which emoji and several scripts need."""
_CODES = {"bold": "1", "red": "1;31", "yellow": "1;33", "cyan": "36"}
"""Select Graphic Rendition (ECMA-48, section 8.3.117)."""
_GAP = "  "
_NARROWEST = 12
"""So many cells a column keeps, however narrow the terminal is."""


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
    return "".join(" " if c == "\t" else "\ufffd" if is_treacherous(c) else c for c in text)


def is_treacherous(character: str) -> bool:
    """Return whether a character could hide what a file holds.

    Those are controls, formats such as writing direction, and halves of characters, which no terminal can show.
    """
    category = unicodedata.category(character)
    return category in {"Cc", "Cs"} or (category == "Cf" and character not in _JOINERS)


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes (East Asian Width, Unicode Standard Annex 11)."""
    return len(text) if text.isascii() else sum(_cells(character) for character in text)


def columns(rows: Sequence[tuple[str, ...]], room: int | None = None) -> Iterator[str]:
    """Yield the rows as lines with aligned columns.

    Args:
        rows: Rows of the same number of cells.
        room: How many cells of the terminal a line may take. Then the last two columns share what the others leave:
            the last one loses its beginning, as that of a path says least, the one before it its end. Nothing is
            cut when left out.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if room is not None:
        _fit(widths, room)
    for row in rows:
        *others, last = (
            _cut(cell, wide, from_left=at == len(widths) - 1)
            for at, (cell, wide) in enumerate(zip(row, widths, strict=True))
        )
        filled = [cell + " " * (wide - width(cell)) for cell, wide in zip(others, widths, strict=False)]
        yield _GAP.join([*filled, last]).rstrip()


def wrapped(line: str, room: int | None = None) -> list[str]:
    """Return a text as lines that fit the terminal, indented as it is, the further ones more; whole without `room`."""
    import textwrap  # noqa: PLC0415 (the checker does without)

    text, margin = printable(" ".join(line.split())), " " * (len(line) - len(line.lstrip()))
    if room is None:
        return [margin + text]
    return textwrap.wrap(
        text,
        max(room, 3 * _NARROWEST),
        initial_indent=margin,
        subsequent_indent=margin + "    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _fit(widths: list[int], room: int) -> None:
    """Take from the last two columns what is too much for a line, first from the wider one."""
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - room
    while over > 0:
        wider = max(range(max(len(widths) - 2, 0), len(widths)), key=lambda at: widths[at])
        if widths[wider] <= _NARROWEST:
            return
        widths[wider] -= 1
        over -= 1


def _cut(text: str, room: int, *, from_left: bool) -> str:
    if width(text) <= room:
        return text
    characters = list(text)
    while width("".join(characters)) > room - 1:
        characters.pop(0 if from_left else -1)
    kept = "".join(characters)
    return "…" + kept if from_left else kept.rstrip() + "…"


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
