"""YAML document → values with their comments.

A parser throws comments away, and people write them. Which value each belongs to is worked out from where it stands: at
the end of a value's line, above its key or item, or below the last item of its block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from roadmap_site.yaml_io.document import Document, walk
from roadmap_site.yaml_io.writer import YamlNode

_COMMENT = re.compile(r"#[^\r\n\x85\u2028\u2029]*")
# What a line without words holds; a no-break space is a word of a text.
_BLANK = " \t\r\n\x85\u2028\u2029"
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")


class _Comment(NamedTuple):
    at: int
    text: str
    line: int
    column: int
    own_line: bool


@dataclass
class _Spot:
    """A pair of a mapping or an item of a list: what a comment can belong to."""

    node: YamlNode
    start: int
    end: int  # Where its value ends; far away for block collections, whose end is not exact.
    column: int
    parent: _Spot | None
    brackets: bool  # Whether its value stands in brackets.
    collection: bool


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
        self._fill(self.document.root, _Spot(top, -1, _FAR, -1, None, brackets=False, collection=True))
        self._blank_lines()
        positions = [spot.start for spot in self.spots]
        around = [None, *self.spots, None]
        for comment in reversed(list(self._comments())):
            at = bisect_right(positions, comment.at)
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

    def _fill(self, raw: Any, spot: _Spot) -> None:
        """Give a spot the value of a parser's node, and all that is in it spots of their own."""
        column = raw.start_mark.column
        if raw.id == "scalar":
            spot.node.value = raw.value
        elif raw.id == "sequence":
            items = [YamlNode("") for _ in raw.value]
            spot.node.value = items
            for item, inner in zip(items, raw.value, strict=True):
                start = inner.start_mark.index
                hyphen = start if raw.flow_style else self._hyphen(start, column)
                self._fill(inner, self._spot(item, hyphen, inner, spot, column))
        else:
            pairs = {key.value: YamlNode("") for key, _ in raw.value}
            spot.node.value = pairs
            for key, inner in raw.value:
                self._fill(inner, self._spot(pairs[key.value], key.start_mark.index, inner, spot, column))

    def _hyphen(self, index: int, column: int) -> int:
        """Return where the hyphen of an item is: the last one in the list's column above what the item holds."""
        for line in range(self._line(index), -1, -1):
            at = self.document.line_starts[line] + column
            if (
                at < index
                and self.document.text[at] == "-"
                and "#" not in self.document.text[self.document.line_starts[line] : at]
            ):
                return at
        return index

    def _spot(self, node: YamlNode, start: int, value: Any, parent: _Spot, column: int) -> _Spot:
        collection = value.id != "scalar"
        brackets = collection and bool(value.flow_style)
        end = _FAR if collection and not brackets else value.end_mark.index
        spot = _Spot(node, start, end, column, parent, brackets, collection)
        self.spots.append(spot)
        return spot

    def _line(self, index: int) -> int:
        return bisect_right(self.document.line_starts, index) - 1

    def _is_blank(self, line: int) -> bool:
        if line < 0:
            return False
        end = (
            self.document.line_starts[line + 1]
            if line + 1 < len(self.document.line_starts)
            else len(self.document.text)
        )
        return not self.document.text[self.document.line_starts[line] : end].strip(_BLANK)

    def _blank_lines(self) -> None:
        """Keep a blank line above what has one; a list's own first item shares the line above it with nothing."""
        seen: set[int] = set()
        for spot in self.spots:
            line = self._line(spot.start)
            if line not in seen and self._is_blank(line - 1):
                spot.node.before.append("")
            seen.add(line)

    def _comments(self) -> Iterator[_Comment]:
        """Yield every comment: what follows a number sign outside of all texts, right behind a quote or bracket too."""
        scalars = [node for node in walk(self.document.root) if node.id == "scalar"]
        at = 0
        for node in sorted(scalars, key=lambda node: node.start_mark.index):
            start, end = node.start_mark.index, node.end_mark.index
            yield from self._between(at, start)
            if node.style in ("|", ">") and (header := _HEADER.match(self.document.text, start, end)):
                yield self._comment(header.start(1), header[1])
            at = max(at, end)
        yield from self._between(at, len(self.document.text))

    def _between(self, start: int, end: int) -> Iterator[_Comment]:
        for found in _COMMENT.finditer(self.document.text, start, end):
            yield self._comment(found.start(), found[0])

    def _comment(self, index: int, text: str) -> _Comment:
        line = self._line(index)
        lead = self.document.text[self.document.line_starts[line] : index]
        return _Comment(index, text.rstrip(), line, len(lead), not lead.strip("\ufeff \t"))

    def _place(self, comment: _Comment, before: _Spot | None, after: _Spot | None, top: YamlNode) -> None:
        """Give a comment to the value that it belongs to; the last comment of a file comes first."""
        if before and not comment.own_line and (beside := self._beside(before, comment)):
            if beside.node.beside:
                beside.node.before.append(beside.node.beside)
            beside.node.beside = comment.text
            return
        if before and not before.collection and comment.at < before.end:
            # Between a key and its text: what is above the key stays above it.
            before.node.before.insert(int(before.node.before[:1] == [""]), comment.text)
            return
        blank = [""] * self._is_blank(comment.line - 1)
        home = self._block_that_ends(before, after, comment)
        if home is not None:
            home.node.after[:0] = [*blank, comment.text]
        elif after is not None:
            after.node.before[:0] = [*blank, comment.text]
        else:
            top.after[:0] = [*blank, comment.text]

    def _beside(self, spot: _Spot, comment: _Comment) -> _Spot | None:
        """Return what a comment at the end of a line speaks of: the widest value that ends on that line."""
        while spot.parent and spot.parent.brackets and spot.parent.end <= comment.at:
            spot = spot.parent
        if self._line(spot.start) == comment.line or (spot.end < _FAR and self._line(spot.end) == comment.line):
            return spot
        return None

    def _block_that_ends(self, before: _Spot | None, after: _Spot | None, comment: _Comment) -> _Spot | None:
        """Return the spot whose block a comment on its own line closes, when the next line stands further left."""
        spot, left = before, after.column if after else -1
        while spot and spot.parent:
            parent = spot.parent
            if parent.brackets and comment.at < parent.end:
                return None if after and after.start < parent.end else parent
            if not parent.brackets and left < spot.column <= comment.column and parent.start >= 0:
                return parent
            spot = parent
        return None
