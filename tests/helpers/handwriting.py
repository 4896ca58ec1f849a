"""Files of a curriculum in random handwriting: every style of text, list and mapping, comments at all legal places.

A formatter meets files in every style. These are written at random, and it is known what each comment is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple

from roadmap_site.schema import definition, texts
from roadmap_site.schema.texts import Flag, Shape, Text
from roadmap_site.schema.types import ById, Items, Keys, ShortOr
from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Data, Trail

PATHS = {
    "curriculum": "curriculum.yml",
    "roadmap": "roadmaps/slow/roadmap.yml",
    "stage": "roadmaps/slow/01-start.yml",
    "topics": "topics/dough.yml",
    "resources": "resources/book.yml",
    "projects": "projects/oven.yml",
}
"""Kind of file → where such a one is."""

HEAD = ("head",)
"""Stands for the way of a comment that is about the file."""
_IDS = ("flour", "rye-flour", "gluten", "oven-spring", "no", "3", "true", "null", "weekend/mixing", "2-4")
_PIECES = (
    "bread", "[[flour]]", "[[gluten|the net]]", "it's", '"so"', "80 %", "a: b", "# no comment", "c#", "url:", "- x",
    "`code`", "é", "🍞", "水", "\\n", "{", "}", "[", "]", ",", "&", "*now*", "!", "|", ">", "?", "@", "~", "=", "<<",
    "---", "...", ":", "#", "salt " * 30, "x" * 130, "\u00a0", "tab\there", "\u200b",
)  # fmt: skip
_TEXTS = (
    "no", "yes", "on", "null", "~", "3.10", "010", "12:30", "0x1F", "1e3", "2026-01-01", "<<", "=", "---", "...", "%",
    "title:Softmax", "title: Softmax", "topic:x", "- ", "-", "?", "? a", ":", ": a", "#", " # a", "a\n", "a\n\n",
    "\na", " a", "a ", "a\n b\nc", "a\n\nb", "a\nb  \nc", "'", '"', "''", '""', "[a]", "{a: b}", "\\", "%YAML 1.1",
)  # fmt: skip
_ODD: tuple[Data, ...] = ("", [], {}, "x", ["y"], {"z": "1"}, [[["deep"]]], [{"a": [{"b": "c"}]}])


class Comment(NamedTuple):
    """A comment, and what it is about."""

    text: str
    trail: Trail
    """The way to the key or item."""
    closing: bool = False
    """Whether it stands below the last item of the block at the trail."""


@dataclass
class Page:
    """A file as a person wrote it."""

    kind: str
    text: str
    data: dict[str, Data]
    comments: list[Comment] = field(default_factory=list)


def page(random: Random, size: int = 3) -> Page:
    """Return a file of a random kind in a random handwriting.

    Args:
        random: Where all choices come from.
        size: How many pairs or items a collection has at most.
    """
    kind = random.choice(sorted(PATHS))
    while True:
        data = _Content(random, size).of(definition.FILES[kind])
        if isinstance(data, dict) and data:
            written = _Hand(random).page(kind, data)
            # A blank line below a text that keeps all its line breaks would be one more of them.
            if reader.parse(written.text, "")[0].data == data:
                return written


class _Content:
    """What somebody writes: mostly what belongs there."""

    def __init__(self, random: Random, size: int) -> None:
        self.random, self.size = random, size

    def of(self, shape: Shape, depth: int = 0) -> Data:
        roll = self.random.random()
        if depth and roll < 0.02:
            return self.random.choice(_ODD)
        if isinstance(shape, ShortOr):
            shapes: list[Shape] = [shape.short, *shape.long, *shape.long]
            return self.of(self.random.choice(shapes), depth)
        if isinstance(shape, Items):
            return [self.of(shape.of, depth + 1) for _ in range(self.random.randint(0, self.size))]
        if isinstance(shape, ById):
            keys = [self.random.choice([*_IDS, "Bad Id", "a b"]) for _ in range(self.random.randint(0, self.size))]
            return {key: self.of(shape.of, depth + 1) for key in keys}
        if isinstance(shape, Keys):
            return self.mapping(shape, depth)
        return self.scalar(shape)

    def scalar(self, shape: Shape) -> str:
        if isinstance(shape, Flag):
            return self.random.choice(["true", "yes", "no"])
        assert isinstance(shape, Text)
        return self.text(shape)

    def mapping(self, shape: Keys, depth: int) -> Data:
        names = [name for name, key in shape.keys.items() if self.random.random() < (0.9 if key.required else 0.4)]
        names += ["titel", "draft", "über uns"][: self.random.choice([0, 0, 0, 1, 2])]
        self.random.shuffle(names)
        return {
            name: self.of(shape.keys[name].shape if name in shape.keys else texts.TEXT, depth + 1) for name in names
        }

    def text(self, shape: Text) -> str:
        good = {
            texts.YEAR.pattern: "1999",
            texts.DURATION.pattern: "1-2 weeks",
            texts.URL.pattern: "https://example.org/a?b=c#d",
            texts.LANGUAGE.pattern: "no",
        }
        if shape.pattern in good and self.random.random() < 0.8:
            return good[shape.pattern]
        if shape.refers_to or (shape.pattern and shape.pattern != texts.TITLE.pattern):
            return self.random.choice(_IDS)
        if self.random.random() < 0.15:
            return self.random.choice(_TEXTS)
        glue = self.random.choice([" ", " ", " ", " ", "\n", "  ", "\n\n", ""])
        words = glue.join(self.random.choice(_PIECES) for _ in range(self.random.randint(1, 5)))
        return words + self.random.choice(["", "", "", "", "\n", "\n\n", " "])


class _Hand:
    """How somebody writes it."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments: list[Comment] = []
        self.number = 0
        self.talkative = random.choice([0.0, 0.1, 0.1, 0.4])
        self.airy = random.choice([0.0, 0.1, 0.4])
        self.flush = -1
        """The column of a list that ended just now and stood no further right than its key."""

    def page(self, kind: str, data: dict[str, Data]) -> Page:
        lines = [*self.head(), *self.block(data, 0, ()), *self.end()]
        text = "\n".join(lines)
        text += self.random.choice(["\n", "\n", "\n", "\n\n\n", ""])
        if self.random.random() < 0.15:
            text = text.replace("\n", "\r\n")
        return Page(kind, text, data, self.comments)

    def head(self) -> Iterator[str]:
        if self.random.random() < 0.1:
            yield from (self.note(HEAD), "")
        if self.random.random() < 0.1:
            yield "---"

    def end(self) -> Iterator[str]:
        if self.random.random() < 0.1 and self.flush != 0:
            yield from self.blank()
            yield self.note((), closing=True)

    def says(self) -> bool:
        return self.random.random() < self.talkative

    def note(self, trail: Trail, *, closing: bool = False) -> str:
        self.number += 1
        words = self.random.choice(["", " a", " key: value", " - item", ' "quote', " it's", "# [[x", " 🍞", " #"])
        text = f"#;{self.number}{words}"
        self.comments.append(Comment(text, trail, closing))
        return text

    def blank(self) -> list[str]:
        if self.random.random() >= self.airy:
            return []
        return [self.random.choice(["", "", "  "])] * self.random.randint(1, 2)

    def above(self, indent: int, trail: Trail, *, first: bool = False) -> Iterator[str]:
        """Yield what stands above a key or item: blank lines, and comments that are about it."""
        yield from self.blank()
        if not self.says():
            return
        for _ in range(self.random.randint(1, 2)):
            # Further left than the key it is still about the next one; further right it could be part of a text.
            column = indent if self.random.random() < 0.8 else self.random.randint(0, indent)
            yield " " * column + self.note(trail)
            yield from [""] * (self.random.random() < self.airy / 2 and not (first and len(trail) == 1))

    def beside(self, trail: Trail, *gaps: str) -> str:
        if not self.says():
            return self.random.choice(["", "", "", "", "", " ", "   "])
        return self.random.choice([" ", "  ", "     ", *gaps]) + self.note(trail)

    def block(self, data: Data, indent: int, trail: Trail) -> Iterator[str]:
        """Yield the lines of a collection in block style."""
        assert data
        if isinstance(data, dict):
            for position, (key, value) in enumerate(data.items()):
                yield from self.above(indent, (*trail, key), first=position == 0)
                yield from self.value(f"{' ' * indent}{self.key(key)}:", value, indent, (*trail, key), in_list=False)
        elif isinstance(data, list):
            for position, item in enumerate(data):
                yield from self.above(indent, (*trail, position), first=position == 0)
                yield from self.item(item, indent, (*trail, position))

    def item(self, item: Data, indent: int, trail: Trail) -> Iterator[str]:
        hyphen = " " * indent + "-"
        if item and not isinstance(item, str) and self.random.random() < 0.8:
            inner = indent + self.random.choice([2, 2, 2, 4])
            lines = list(self.block(item, inner, trail))
            first = next(i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
            if first == 0:
                yield hyphen + " " * (inner - indent - 1) + lines[0][inner:]
                yield from lines[1:]
            else:
                yield hyphen + self.beside(trail)
                yield from lines
            yield from self.closing(inner, trail)
        else:
            yield from self.value(hyphen, item, indent, trail, in_list=True)

    def closing(self, indent: int, trail: Trail) -> Iterator[str]:
        if self.says() and self.flush != indent:
            yield from self.blank()
            yield " " * indent + self.note(trail, closing=True)

    def value(self, start: str, value: Data, indent: int, trail: Trail, *, in_list: bool) -> Iterator[str]:
        """Yield the lines of a value whose first line has begun with its key or hyphen."""
        self.flush = -1
        if isinstance(value, str):
            yield from self.scalar(start, value, indent, trail)
        elif not value or self.random.random() < 0.3:
            yield from self.flow(start, value, indent, trail)
        else:
            step = self.random.choice([2, 2, 2, 4, 1, 3])
            if isinstance(value, list) and not in_list and self.random.random() < 0.25:
                step = 0
            yield start + self.beside(trail)
            yield from self.block(value, indent + step, trail)
            if step:
                yield from self.closing(indent + step, trail)
            else:
                self.flush = indent

    # Texts.

    def scalar(self, start: str, words: str, indent: int, trail: Trail) -> Iterator[str]:
        styles: list[Callable[[str, int], list[str] | None]]
        styles = [_plain, _plain, _plain_lines, _single, _double, _double_lines, _literal, _folded, _single_lines]
        self.random.shuffle(styles)
        inner = indent + self.random.choice([1, 2, 2, 2, 4])
        for style in (*styles, _double):
            lines = style(words, inner)
            if lines is None or not _reads(start, lines, words):
                continue
            if style in (_plain, _single, _double) and words.strip() and self.random.random() < 0.1:
                yield start + self.beside(trail)
                yield from self.above(inner, trail)
                yield " " * inner + lines[0]
                return
            quoted = style in {_single, _double, _single_lines, _double_lines}
            beside = self.beside(trail, "\t", *([""] * quoted))
            if style in (_literal, _folded):
                lines[0] += beside
            elif lines[0] or beside.strip():
                lines[-1] += beside
            yield f"{start} {lines[0]}" if lines[0].strip() else start + lines[0]
            yield from lines[1:]
            return
        raise AssertionError(words)

    def key(self, key: str) -> str:
        for written in self.random.sample([key, f"'{key}'", f'"{key}"'], 3):
            if written != key or _reads("", [key], key):
                return written
        return f'"{key}"'

    # Collections in brackets.

    def flow(self, start: str, value: Data, indent: int, trail: Trail) -> Iterator[str]:
        if self.random.random() < 0.7 or not value:
            yield f"{start} {self.on_one_line(value)}{self.beside(trail)}"
            return
        inner = " " * (indent + self.random.choice([1, 2, 4]))
        opening, closing = "[]" if isinstance(value, list) else "{}"
        yield f"{start} {opening}{self.beside(trail)}"
        pairs: list[tuple[int | str, Data]]
        pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
        for position, (step, item) in enumerate(pairs):
            here = (*trail, step)
            if self.says():
                yield inner + self.note(here)
            yield from self.blank()
            key = f"{self.key(str(step))}: " if isinstance(value, dict) else ""
            last = position == len(pairs) - 1
            comma = "," if not last or self.random.random() < 0.3 else ""
            yield f"{inner}{key}{self.on_one_line(item)}{comma}{self.beside(here)}"
        yield f"{inner}{closing}"

    def on_one_line(self, value: Data) -> str:
        space = self.random.choice(["", "", " "])
        if isinstance(value, list):
            return f"[{space}{', '.join(self.on_one_line(item) for item in value)}{space}]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(k)}: {self.on_one_line(v)}" for k, v in value.items()) + space + "}"
        for style in self.random.sample([_plain, _single, _double], 3):
            lines = style(value, 0)
            if lines and len(lines) == 1 and lines[0] and _reads_in_brackets(lines[0], value):
                return lines[0]
        return _double(value, 0)[0]


def _reads(start: str, lines: list[str], words: str) -> bool:
    """Return whether the lines of a text say it, for the parser."""
    before = re.sub(r"[^ ]", "x", start[:-1]) + ":" if start.endswith(":") else "x:"
    indent = len(start) - len(start.lstrip(" "))
    text = "top:\n" * bool(indent) + f"{' ' * indent}{before.strip()} " + "\n".join(lines) + f"\n{' ' * indent}z: end\n"
    return _says(text, words)


def _reads_in_brackets(written: str, words: str) -> bool:
    return _says(f"x: [{written}, z]\ny: {{a: {written}, b: c}}\n", words)


def _says(text: str, words: str) -> bool:
    document, problems = reader.parse(text, "")
    found: Any = document.data
    if problems or not isinstance(found, dict):
        return any(problem.code == "invisible-character" for problem in problems)
    if isinstance(found.get("x"), list):
        return bool(found == {"x": [words, "z"], "y": {"a": words, "b": "c"}})
    inner = found.get("top", found)
    return isinstance(inner, dict) and list(inner.values()) == [words, "end"]


def _plain(words: str, indent: int) -> list[str] | None:
    return None if "\n" in words else [words]


def _plain_lines(words: str, indent: int) -> list[str] | None:
    lines = _broken(words)
    return [lines[0], *(" " * indent * bool(line) + line for line in lines[1:])]


def _single(words: str, indent: int) -> list[str] | None:
    return None if "\n" in words else ["'" + words.replace("'", "''") + "'"]


def _single_lines(words: str, indent: int) -> list[str] | None:
    lines = _broken(words.replace("'", "''"))
    return [f"'{lines[0]}", *(" " * indent * bool(line) + line for line in lines[1:-1]), " " * indent + lines[-1] + "'"]


def _double(words: str, indent: int) -> list[str]:
    return ['"' + "".join(_escaped(c) for c in words) + '"']


def _double_lines(words: str, indent: int) -> list[str] | None:
    written = _double(words, 0)[0]
    at = written.find(" ", len(written) // 2)
    if at < 0 or written[at - 1] in ' \\"':
        return None
    return [written[:at] + "\\", " " * indent + "\\" + written[at:]]


def _escaped(character: str) -> str:
    known = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "é": "\\xE9"}
    return known.get(character) or (f"\\u{ord(character):04x}" if not character.isprintable() else character)


def _literal(words: str, indent: int) -> list[str] | None:
    body = words.rstrip("\n")
    if not body.strip() or body != words.rstrip():
        return None
    lines = words.removesuffix("\n").split("\n")
    mark = "1" if words[0] in " \n" else ""
    ended = len(words) - len(body)
    return [f"|{mark}{'-' if not ended else '+' if ended > 1 else ''}", *(" " * indent * bool(x) + x for x in lines)]


def _folded(words: str, indent: int) -> list[str] | None:
    body = words.rstrip("\n")
    if not body.strip() or body != words.rstrip() or body[0] in " \n":
        return None
    ended = len(words) - len(body)
    lines = _broken(body) + [""] * max(ended - 1, 0)
    return [f">{'-' if not ended else '+' if ended > 1 else ''}", *(" " * indent * bool(x) + x for x in lines)]


def _broken(words: str) -> list[str]:
    """Return a text over several lines, one space in three a line break, and a break in it an empty line more."""
    lines = [""]
    for count, piece in enumerate(re.split(r"(?<=\S) (?=\S)", words)):
        first, *rest = re.split(r"\n", piece)
        if count and count % 3 == 0:
            lines.append(first)
        else:
            lines[-1] += (" " if count else "") + first
        for line in rest:
            lines += ["", line] if lines[-1] else [line]
    return lines
