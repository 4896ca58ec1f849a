"""A YAML file: its text, and its values with their places.

A value is found by its trail, the keys and positions that lead to it from the top. Nodes are made again from the text
when a place is first asked for. Lines and columns are counted from 1, indexes in the text from 0, all in characters.
With `reader` and `settings` the only owner of `yaml`: nobody else meets a mark or a node.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from roadmap_site.problems import characters
from roadmap_site.problems.problem import Location

LINE_BREAK = re.compile(r"\r?\n")
"""What ends a line, as git and editors count them."""
# What YAML 1.1 takes for line breaks besides.
_OTHER_BREAKS = ("\x85", "\u2028", "\u2029")
# What quotes and backslashes look like within quotes, too.
_WRITTEN = {"'": "''?", '"': r'\\?"', "\\": r"\\{1,2}"}
PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser in C; where PyYAML was built without it, the one in Python, which is slower and finds the same."""

Trail = tuple[str | int, ...]
"""The keys and positions that lead from the top of a file to a value in it."""


class Place(NamedTuple):
    """Where a value is written: the file, and the way to the value inside it."""

    path: str
    """The file, relative to the curriculum's folder."""
    trail: Trail = ()

    def __truediv__(self, step: str | int) -> "Place":
        """Return the place one key or position further in."""
        return Place(self.path, (*self.trail, step))


Data = str | list["Data"] | dict[str, "Data"]
"""What a document says, every scalar as the text that was written."""


class Hints(NamedTuple):
    """What is known beforehand of what a file should hold: where it cannot be read, help may depend on it."""

    short_forms: bool = False
    """Whether a value under a key at its top may be a text or a mapping."""
    addresses: frozenset[str] = frozenset()
    """The keys of web addresses."""
    markdown: frozenset[str] = frozenset()
    """The keys of texts with Markdown, and of lists of such texts."""


NO_HINTS = Hints()


class _Loader(PARSER):  # type: ignore[misc]
    """The loader for text alone: every scalar is the text that was written."""

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool]) -> str:
        """Return one tag for all: nothing asks for it."""
        return ""


def walk(node: Any) -> Iterator[Any]:
    """Yield a node of the parser and all nodes in it, keys too."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        if isinstance(current, MappingNode):
            stack += chain.from_iterable(current.value)
        elif isinstance(current, SequenceNode):
            stack += current.value


def compose(text: str) -> Any:
    """Return the top node of a YAML text, every scalar as the text that was written."""
    return yaml.compose(for_parser(text), Loader=_Loader)


def for_parser(text: str) -> str:
    """Return a text of the same length in which the parser finds no lines but those that everybody sees."""
    for sign in _OTHER_BREAKS:
        text = text.replace(sign, " ")
    return text


def may_hide(text: str) -> bool:
    """Return whether values of a text may hold what nobody sees, as it is or as an escape."""
    return "\\" in text or characters.may_hold_unseen(text)


def clear(root: Any) -> Any:
    """Take out of all ids and addresses what nobody sees, and return the top node that was given."""
    for node in walk(root):
        if isinstance(node, ScalarNode) and not node.value.isascii() and characters.is_word(node.value):
            node.value = characters.without_unseen(node.value)
    return root


def line_end(text: str) -> str:
    """Return what ends the lines of a text: what ends its first one, and that of Unix where nothing does."""
    first = LINE_BREAK.search(text)
    if first:
        return first[0]
    return "\n"


def with_ends_of(model: str, text: str) -> str:
    """Return a text whose lines all end as those of another one do."""
    return LINE_BREAK.sub(line_end(model), text)


@dataclass(frozen=True)
class Document:
    """One YAML file."""

    path: str
    """The file as messages show it."""
    text: str
    data: Data | None
    """What it says, without places; nothing when it could not be read."""
    hints: Hints = NO_HINTS
    strays: tuple[tuple[Location, str], ...] = ()
    """The place of each character in a value that nobody sees and nothing needs, and the character."""
    # What the collections that were asked for hold, by the identity of their nodes.
    _parts: dict[int, dict[str | int, tuple[ScalarNode | None, Node]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    # Where the words stand that were asked for, by the start of the value that they are in.
    _words: dict[tuple[int, str], list[tuple[int, int]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def root(self) -> Any:
        """Its top node, made again from the text when first asked for.

        Places are wanted for what is wrong only, and the nodes of a large curriculum fill much more memory than what
        they say.
        """
        root = compose(self.text)
        if may_hide(self.text):
            return clear(root)
        return root

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, without what ends them."""
        return LINE_BREAK.split(self.text)

    def locate(self, trail: Trail = (), word: str | None = None, occurrence: int = 0) -> Location:
        """Return the location of a value, or of a word within its text.

        A trail that leads into a short form ends at the short form. `occurrence` counts the words alike, from 0.
        """
        key, node = self._follow(trail)
        start, end = node.start_mark.index, node.end_mark.index
        if word:
            return self.at(*self._find(word, start, end, occurrence))
        if not isinstance(node, ScalarNode):
            return self.at(start, 1)
        if key is not None and not node.value:
            node = key
        return self.of_scalar(node)

    def written(self, trail: Trail, longest: int | None = None) -> str:
        """Return a value as it is written, quotes and brackets included; for a block, what follows it may be too.

        Of what is longer than `longest` characters, only the beginning.
        """
        node = self._follow(trail)[1]
        start, end = node.start_mark.index, node.end_mark.index
        if longest is not None:
            end = min(end, start + longest)
        return self.text[start:end]

    def locate_key(self, trail: Trail) -> Location:
        """Return the location of the key at the end of a trail."""
        key, node = self._follow(trail)
        return self.of_scalar(key or node)

    def line(self, number: int, column: int = 1, length: int = 1) -> Location:
        """Return a location by its line and column; where there is no such line, one without text."""
        text = self.lines[number - 1] if 0 < number <= len(self.lines) else ""
        return Location(self.path, number, column, length, text)

    def at(self, index: int, length: int) -> Location:
        """Return the location of a piece of the text by its index."""
        number = bisect_right(self.line_starts, index)
        return self.line(number, index - self.line_starts[number - 1] + 1, length)

    def index(self, place: Location) -> int:
        """Return the index at which a location in this document starts; the reverse of `at`."""
        return self.line_starts[place.line - 1] + place.column - 1

    @cached_property
    def line_starts(self) -> list[int]:
        """The index at which each line begins."""
        return [0, *map(re.Match.end, LINE_BREAK.finditer(self.text))]

    def _follow(self, trail: Trail) -> tuple[ScalarNode | None, Node]:
        """Return the node at the end of a trail, with its key if it has one."""
        key, node = None, self.root
        for step in trail:
            parts = self._parts_of(node)
            if step not in parts:
                break
            key, node = parts[step]
        return key, node

    def _parts_of(self, node: Node) -> dict[str | int, tuple[ScalarNode | None, Node]]:
        """Return what a node holds, by key or position, each with its key if it has one."""
        if id(node) not in self._parts:
            parts: dict[str | int, tuple[ScalarNode | None, Node]] = {}
            if isinstance(node, MappingNode):
                # Of two keys alike the first counts, so it must come last here.
                parts = {key.value: (key, value) for key, value in reversed(node.value)}
            elif isinstance(node, SequenceNode):
                parts = {position: (None, item) for position, item in enumerate(node.value)}
            self._parts[id(node)] = parts
        return self._parts[id(node)]

    def of_scalar(self, node: Node) -> Location:
        """Return the location of a scalar's text, without its quotes, as far as its first line goes."""
        start, end = node.start_mark.index, node.end_mark.index
        if self.text[start : start + 1] in {"'", '"'}:
            start, end = start + 1, end - 1
        if broken := LINE_BREAK.search(self.text, start, end):
            end = broken.start()
        return self.at(start, max(end - start, 1))

    def _find(self, word: str, start: int, end: int, occurrence: int) -> tuple[int, int]:
        """Return the index of a word, and how long it is on its line."""
        if (start, word) not in self._words:
            # All at once, as a text may name the same word a thousand times.
            words = re.compile(_as_written(word)).finditer(self.text, start, end)
            self._words[start, word] = list(map(re.Match.span, words))
        places = self._words[start, word]
        if occurrence >= len(places):
            # Written with other escapes: its first words are the next best.
            return max(self.text.find(word.split(maxsplit=1)[0], start, end), start), len(word)
        first, last = places[occurrence]
        line = LINE_BREAK.search(self.text, first, last)
        return first, (line.start() if line else last) - first


def _as_written(word: str) -> str:
    """Return a pattern of a word as a file may have it: folded over lines, and with escapes in quotes."""
    parts = []
    for part in re.findall(r"\s+|['\"\\]|[^\s'\"\\]+", word):
        parts.append(_WRITTEN.get(part) or (r"(?:\\?\s)+" if part.isspace() else re.escape(part)))
    return "".join(parts)
