"""YAML document → values with their comments.

A parser throws comments away, and people write them. Which value each belongs to is worked out from where it stands: at
the end of a value's line, above its key or item, or below the last item of its block. A blank line is kept as an empty
comment of what stands below it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from roadmap_site.yaml_io.document import Document, walk
from roadmap_site.yaml_io.plain_texts import is_plain
from roadmap_site.yaml_io.writer import YamlNode

_COMMENT = re.compile(r"#[^\n]*")
# What a line without words holds; a no-break space is a word of a text.
_BLANK = " \t"


@dataclass
class _Spot:
    """A pair of a mapping or an item of a list: what a comment can belong to."""

    node: YamlNode
    start: int
    end: int  # Where its value ends; far away for block collections, whose end is not exact.
    column: int
    parent: "_Spot | None"
    brackets: bool  # Whether its value stands in brackets.
    plain: bool = False  # Whether its value is a text without quotes.


_FAR = 2**60


def read(document: Document) -> YamlNode:
    """Return the values of a document that could be read, with every comment at the value that it belongs to."""
    return _Reader(document).read()


@dataclass
class _Reader:
    document: Document
    spots: list[_Spot] = field(default_factory=list)

    def read(self) -> YamlNode:
        top = YamlNode("")
        top.value = self._value(self.document.root, _Spot(top, -1, _FAR, -1, None, brackets=False))
        self._blank_lines()
        around = [None, *self.spots, None]
        for comment in reversed(list(self._comments())):
            at = bisect_right(self.spots, comment.start(), key=lambda spot: spot.start)
            self._place(comment, around[at], around[at + 1], top)
        self._head(top)
        return top

    def _head(self, top: YamlNode) -> None:
        """Keep what a file says of itself, parted from its first key by a blank line, above whatever comes first."""
        if not self.spots:
            return
        first = self.spots[0].node
        if "" in first.before:
            last = len(first.before) - 1 - first.before[::-1].index("")
            if any(first.before[:last]):
                top.before += first.before[: last + 1]
                del first.before[: last + 1]

    def _value(self, raw: Any, spot: _Spot) -> str | list[YamlNode] | dict[str, YamlNode]:
        """Return the value of a parser's node that stands at a spot, and give all that is in it spots of their own."""
        column = raw.start_mark.column
        if raw.id == "mapping":
            return {key.value: self._node(inner, key.start_mark.index, spot, column) for key, inner in raw.value}
        if raw.id == "scalar":
            return str(raw.value)
        items = []
        for inner in raw.value:
            start = inner.start_mark.index
            if not raw.flow_style:
                start = self._hyphen(start, column)
            items.append(self._node(inner, start, spot, column))
        return items

    def _node(self, raw: Any, start: int, parent: _Spot, column: int) -> YamlNode:
        """Return the value of a parser's node, with a spot that starts at its key or hyphen in this column."""
        node = YamlNode("")
        spot = _Spot(node, start, raw.end_mark.index, column, parent, raw.id != "scalar" and bool(raw.flow_style))
        spot.plain = is_plain(raw)
        if raw.id != "scalar" and not spot.brackets:
            spot.end = _FAR
        self.spots.append(spot)
        node.value = self._value(raw, spot)
        return node

    def _hyphen(self, index: int, column: int) -> int:
        """Return where the hyphen of an item is: the last one in the list's column above what the item holds."""
        for line in range(self._line(index), -1, -1):
            at, words = self.document.line_starts[line] + column, self.document.lines[line]
            if at < index and words.startswith("-", column) and "#" not in words[:column]:
                return at
        return index

    def _line(self, index: int) -> int:
        return bisect_right(self.document.line_starts, index) - 1

    def _is_blank(self, line: int) -> bool:
        return line >= 0 and not self.document.lines[line].strip(_BLANK)

    def _blank_lines(self) -> None:
        """Keep a blank line above what has one; a list's own first item shares the line above it with nothing."""
        seen: set[int] = set()
        for spot in self.spots:
            line = self._line(spot.start)
            if line not in seen and self._is_blank(line - 1):
                spot.node.before.append("")
            seen.add(line)

    def _comments(self) -> Iterator[re.Match[str]]:
        """Yield every comment: what follows a number sign outside of all texts, right behind a quote or bracket too."""
        text = self.document.text
        scalars = [node for node in walk(self.document.root) if node.id == "scalar"]
        at = 0
        for node in sorted(scalars, key=lambda node: node.start_mark.index):
            start = node.start_mark.index
            if node.style in ("|", ">"):
                # Its text begins on the next line.
                line = self._line(start)
                start = self.document.line_starts[line] + len(self.document.lines[line])
            yield from _COMMENT.finditer(text, at, start)
            at = max(at, node.end_mark.index)
        yield from _COMMENT.finditer(text, at)

    def _place(self, comment: re.Match[str], before: _Spot | None, after: _Spot | None, top: YamlNode) -> None:
        """Give a comment to the value that it belongs to; comments come from the end of a file to its start."""
        at, words = comment.start(), comment[0].rstrip()
        line = self._line(at)
        column = at - self.document.line_starts[line]
        own_line = not self.document.lines[line][:column].strip("\ufeff \t")
        if before and not own_line and (beside := self._beside(before, at)):
            if beside.node.beside:
                beside.node.before.append(beside.node.beside)
            beside.node.beside = words
            beside.node.bare = beside.plain
            beside.node.near = beside.plain and beside.end == at - 1
            return
        if before and not before.brackets and at < before.end < _FAR:
            # Between a key and its text: what is above the key stays above it.
            behind_blank = before.node.before[:1] == [""]
            before.node.before.insert(1 if behind_blank else 0, words)
            return
        home = self._block_that_ends(before, after, at, column)
        place = top.after
        if home is not None:
            place = home.node.after
        elif after is not None:
            place = after.node.before
        place.insert(0, words)
        if self._is_blank(line - 1):
            place.insert(0, "")

    def _beside(self, spot: _Spot, at: int) -> _Spot | None:
        """Return what a comment at the end of a line speaks of: the widest value that ends on that line."""
        while spot.parent and spot.parent.brackets and spot.parent.end <= at:
            spot = spot.parent
        line = self._line(at)
        if self._line(spot.start) == line or (spot.end < _FAR and self._line(spot.end) == line):
            return spot
        return None

    def _block_that_ends(self, before: _Spot | None, after: _Spot | None, at: int, column: int) -> _Spot | None:
        """Return the spot whose block a comment on its own line closes, when the next line stands further left."""
        spot, left = before, after.column if after else -1
        while spot and spot.parent:
            parent = spot.parent
            if parent.brackets and at < parent.end:
                if after and after.start < parent.end:
                    return None
                return parent
            if not parent.brackets and left < spot.column <= column and parent.start >= 0:
                return parent
            spot = parent
        return None
