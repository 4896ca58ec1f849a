"""What the comments of a canonical YAML text are about, seen by lines and columns alone.

Whether a comment still stands where its author put it must not be asked of the code that puts it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Data, Document, Trail

_NOTE = re.compile(r"(?:^|[ \t])(#;[0-9]+[^\n]*?)\s*$")
"""Comments that tests write; no text of theirs has a semicolon."""


class Start(NamedTuple):
    """Where a key or an item starts."""

    line: int
    column: int
    trail: Trail
    block: Trail
    """The collection that it is in."""


def about(text: str) -> dict[str, tuple[Trail, bool]]:
    """Return each numbered comment → the way to the key or item that it is about, and whether it closes a block.

    A comment on a line of its own is about the next key or item, unless it stands as far to the right as one above and
    further than the next: then it closes the block of the one above, and the way is that to the block.
    """
    document, _ = reader.parse(text, "")
    begun = starts(document)
    return {note: _subject(begun, *place) for note, place in _notes(document)}


def first_on_line(data: Data | None, trail: Trail) -> Trail:
    """Return the way to what a line of canonical text starts with, where a key or item is on it.

    A line that starts with a hyphen holds the first key of the item too; and what a short form says has no way into it.
    """
    found: list[tuple[Any, str | int]] = []
    value: Any = data
    for step in trail:
        if isinstance(value, str):
            break
        found.append((value, step))
        value = value[step]
    while len(found) > 1 and isinstance(found[-2][0], list) and next(_steps(found[-1][0])) == found[-1][1]:
        found.pop()
    return tuple(step for _, step in found)


def starts(document: Document) -> list[Start]:
    """Return all keys and items in their order; what opens right after a hyphen starts with the item."""
    found = []
    stack: list[tuple[Any, Trail]] = [(document.root, ())]
    while stack:
        node, trail = stack.pop()
        pairs: list[tuple[Any, Any]] = []
        if node.id == "mapping":
            pairs = node.value
        elif node.id == "sequence":
            pairs = [(None, item) for item in node.value]
        for position, (key, value) in enumerate(pairs):
            here = (*trail, key.value if key is not None else position)
            mark = (key or value).start_mark
            column = mark.column if key is not None else node.start_mark.column
            found.append(Start(mark.line, column, here, trail))
            stack.append((value, here))
    return sorted(found, key=lambda start: (start.line, start.column))


def _steps(value: Any) -> Iterator[str | int]:
    yield from value if isinstance(value, dict) else range(len(value))


def _notes(document: Document) -> Iterator[tuple[str, tuple[int, int | None]]]:
    """Yield each comment with its line, and its column if it has the line for itself."""
    for number, line in enumerate(document.lines):
        if found := _NOTE.search(line):
            alone = not line[: found.start(1)].strip()
            yield found[1], (number, found.start(1) if alone else None)


def _subject(begun: list[Start], line: int, column: int | None) -> tuple[Trail, bool]:
    if column is None:
        # Of the keys and items on a line, the first holds the others; a text over several lines started above.
        at = max(start.line for start in begun if start.line <= line)
        return next(start.trail for start in begun if start.line == at), False
    following = next((start for start in begun if start.line > line), None)
    left = following.column if following else -1
    for above in reversed([start for start in begun if start.line < line]):
        if above.column <= left:
            break
        if above.column <= column:
            return above.block, True
    return (following.trail, False) if following else ((), True)
