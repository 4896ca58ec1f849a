# Why: everything about YAML's text — reading it safely, keeping the place of every value — is settled here, so that
# nobody else meets a mark, a tag or an anchor. The only owner of `yaml`.
"""YAML text → documents whose values have places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from roadmap_site.curriculum import faults
from roadmap_site.curriculum.model import Trail
from roadmap_site.problems import Location, Problem

_LINE_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_SPECIAL = re.compile(r"(?:^|[\s\[{,])[&*!]\S", re.MULTILINE)
"""Text without a match holds no anchor, alias or tag; a match may still be plain text."""
_DEEPEST = 40
"""Collections within collections; a curriculum needs six."""
_SAFE_DEPTH = 250
"""No parser's stack is at risk from text that cannot nest deeper than this."""

Data = str | list["Data"] | dict[str, "Data"]
"""What a document says, every scalar as the text that was written."""


@dataclass(frozen=True)
class Document:
    """One YAML file: its text, and its values with their places."""

    path: str
    """The file as messages show it."""
    text: str
    root: Node | None
    """The top value; nothing when the text could not be read."""

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, split where YAML splits them."""
        return _LINE_BREAK.split(self.text)

    @cached_property
    def data(self) -> Data:
        """What the document says, without places; an empty mapping when it could not be read."""
        return _data(self.root) if self.root is not None else {}

    def value(self, trail: Trail) -> Data:
        """Return what stands at the end of a trail."""
        return _data(self._follow(trail)[1])

    def locate(self, trail: Trail = (), word: str = "", occurrence: int = 0) -> Location:
        """Return the location of a value, or of a word within its text.

        A trail that leads into a short form ends at the short form. `occurrence` counts the words alike, from 0.
        """
        key, node = self._follow(trail)
        start, end = node.start_mark.index, node.end_mark.index
        if word:
            return self._span(self._find(word, start, end, occurrence), len(word))
        if isinstance(node, ScalarNode):
            if not node.value and key is not None:
                return self._of_scalar(key)
            return self._of_scalar(node)
        return self._span(start, 1)

    def locate_key(self, trail: Trail) -> Location:
        """Return the location of the key at the end of a trail."""
        key, node = self._follow(trail)
        return self._of_scalar(key or node)

    def line(self, number: int, column: int = 1, length: int = 1) -> Location:
        """Return a location by its line and column, both counted from 1."""
        text = self.lines[number - 1] if 0 < number <= len(self.lines) else ""
        return Location(self.path, number, column, length, text)

    def without(self, trail: Trail) -> Document:
        """Return the document with one value cut out."""
        return replace(self, root=_without(self.root, trail) if self.root is not None else None)

    def with_key(self, trail: Trail, key: str, value: str) -> Document:
        """Return the document with a key added to the mapping at the end of a trail."""
        return replace(self, root=_with_key(self.root, trail, key, value) if self.root is not None else None)

    def _follow(self, trail: Trail) -> tuple[ScalarNode | None, Node]:
        node, key = self.root, None
        if node is None:
            raise LookupError(f"{self.path} was not read")
        for step in trail:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
        return key, node

    def _of_scalar(self, node: Node) -> Location:
        start, end = node.start_mark.index, node.end_mark.index
        if self.text[start : start + 1] in {'"', "'"} and end - start > 2:
            start, end = start + 1, end - 1
        broken = _LINE_BREAK.search(self.text, start, end)
        return self._span(start, max((broken.start() if broken else end) - start, 1))

    def _find(self, word: str, start: int, end: int, occurrence: int) -> int:
        at = start
        for _ in range(occurrence + 1):
            found = self.text.find(word, at, end)
            if found < 0:
                return start
            at = found + 1
        return at - 1

    def _span(self, index: int, length: int) -> Location:
        before = self.text[:index]
        line = len(_LINE_BREAK.findall(before)) + 1
        return self.line(line, len(_LINE_BREAK.split(before)[-1]) + 1, length)


def read(file: Path, shown: str) -> tuple[Document, list[Problem]]:
    """Read one YAML file.

    Args:
        file: Where it is on disk.
        shown: Its path as messages show it.

    Returns:
        The document, whose root is missing when it could not be read, and the problems of its text.
    """
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        document = Document(shown, raw.decode("utf-8", errors="replace"), None)
        line = len(_LINE_BREAK.findall(before)) + 1
        column = len(_LINE_BREAK.split(before)[-1]) + 1
        return document, [faults.not_utf8(document.line(line, column), raw[error.start])]
    return parse(text, shown)


def parse(text: str, shown: str) -> tuple[Document, list[Problem]]:
    """Parse one YAML text; see `read`."""
    blank = Document(shown, text, None)
    try:
        special = list(_unsupported(blank)) if _needs_a_closer_look(text) else []
        if any(stop for stop, _ in special):
            return blank, [problem for _, problem in special]
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        return blank, [_syntax(blank, error)]
    if root is None:
        return blank, [faults.syntax_error(blank.line(1), "the file is empty", "write its keys, or remove the file")]
    document = replace(blank, root=root)
    problems = [problem for _, problem in special]
    try:
        document.data  # noqa: B018 (kept by the document; here to meet duplicate keys)
    except _DuplicateKeyError:
        for trail, problem in reversed(list(_duplicates(document, root))):
            document = document.without(trail)
            problems.append(problem)
    return document, problems


def _needs_a_closer_look(text: str) -> bool:
    """Return whether text may hold what we do not support, or may nest so deep as to break the parser's stack."""
    if _SPECIAL.search(text):
        return True
    opened = text.count("[") + text.count("{")
    indented = max((len(line) - len(line.lstrip(" \t-?:")) for line in text.splitlines()), default=0)
    # A collection within another opens a bracket or is indented further than it; a list may start just below its key,
    # so each column can open two.
    return opened + 2 * indented > _SAFE_DEPTH


def _unsupported(document: Document) -> Iterator[tuple[bool, Problem]]:
    """Yield the YAML features that we do not support, and whether the file cannot be read further for each."""
    depth = 0
    for event in yaml.parse(document.text, Loader=yaml.CBaseLoader):
        mark = event.start_mark
        here = document.line(mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            yield True, faults.unsupported_yaml(replace(here, length=len(event.anchor) + 1), f"alias `*{event.anchor}`")
            continue
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            yield False, faults.unsupported_yaml(replace(here, length=len(anchor) + 1), f"anchor `&{anchor}`")
        if tag:
            yield False, faults.unsupported_yaml(here, f"tag `{tag.replace('tag:yaml.org,2002:', '!!')}`")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                yield True, faults.unsupported_yaml(here, f"nesting of more than {_DEEPEST} levels")
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _duplicates(document: Document, node: Node, trail: Trail = ()) -> Iterator[tuple[Trail, Problem]]:
    """Yield each key that its mapping already has, with a trail that leads to it and not to the first.

    The trail ends in the position of the pair within its mapping, so that it stays good for two keys alike.
    """
    if isinstance(node, SequenceNode):
        for position, item in enumerate(node.value):
            if not isinstance(item, ScalarNode):
                yield from _duplicates(document, item, (*trail, position))
        return
    if not isinstance(node, MappingNode):
        return
    seen: dict[str, Node] = {}
    for position, (key, value) in enumerate(node.value):
        name = str(key.value)
        if name in seen:
            first = document._of_scalar(seen[name])
            yield (*trail, position), faults.duplicate_key(document._of_scalar(key), name, first)
            continue
        seen[name] = key
        if not isinstance(value, ScalarNode):
            yield from _duplicates(document, value, (*trail, position))


def _child(node: Node, step: str | int) -> tuple[ScalarNode | None, Node] | None:
    if isinstance(node, MappingNode):
        if isinstance(step, int):
            return node.value[step] if step < len(node.value) else None
        return next(((k, v) for k, v in node.value if str(k.value) == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


class _DuplicateKeyError(Exception):
    """A mapping has a key twice."""


def _data(node: Node) -> Data:
    if node.__class__ is ScalarNode:
        return node.value  # type: ignore[no-any-return]
    if node.__class__ is SequenceNode:
        return [_data(item) for item in node.value]
    mapping = {str(key.value): _data(value) for key, value in node.value}
    if len(mapping) < len(node.value):
        raise _DuplicateKeyError
    return mapping


def _without(node: Node, trail: Trail) -> Node | None:
    if not trail:
        return None
    inner = _child(node, trail[0])
    if inner is None:
        return node
    kept = _without(inner[1], trail[1:])
    children = []
    for child in node.value:
        value = child[1] if isinstance(node, MappingNode) else child
        if value is not inner[1]:
            children.append(child)
        elif kept is not None:
            children.append((child[0], kept) if isinstance(node, MappingNode) else kept)
    return type(node)(node.tag, children, node.start_mark, node.end_mark)


def _with_key(node: Node, trail: Trail, key: str, value: str) -> Node:
    if not trail:
        pair = tuple(ScalarNode(node.tag, text, node.start_mark, node.start_mark) for text in (key, value))
        return MappingNode(node.tag, [*node.value, pair], node.start_mark, node.end_mark)
    inner = _child(node, trail[0])
    if inner is None:
        return node
    changed = _with_key(inner[1], trail[1:], key, value)
    if isinstance(node, MappingNode):
        children = [(k, changed if v is inner[1] else v) for k, v in node.value]
    else:
        children = [changed if v is inner[1] else v for v in node.value]
    return type(node)(node.tag, children, node.start_mark, node.end_mark)


def _syntax(document: Document, error: yaml.YAMLError) -> Problem:
    """Return the parser's complaint in words for people."""
    if isinstance(error, yaml.reader.ReaderError):
        return _bad_character(document)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    found = document.line(line, column)
    reason = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}".strip()
    for sign, explain in _EXPLANATIONS:
        if sign in reason:
            return explain(document, found, error)
    return faults.syntax_error(found, f"this is not YAML: {reason}", "compare the indentation and quotes with the lines above")


def _bad_character(document: Document) -> Problem:
    bad = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", document.text)
    here = document._span(bad.start() if bad else 0, 1)
    name = f"U+{ord(bad.group()):04X}" if bad else "a control character"
    return faults.syntax_error(here, f"the invisible character {name} cannot stand in YAML", "delete it and type the text again")


def _cannot_start(document: Document, found: Location, error: yaml.YAMLError) -> Problem:
    character = found.text[found.column - 1 : found.column]
    if character == "\t":
        return faults.syntax_error(found, "a tab is used for indentation", "indent with two spaces for each level")
    return faults.syntax_error(found, f"a text cannot start with `{character}`", "put the whole text in double quotes")


def _unclosed_quote(document: Document, found: Location, error: yaml.YAMLError) -> Problem:
    mark = error.context_mark  # type: ignore[attr-defined]
    start = document.line(mark.line + 1, mark.column + 1)
    return faults.syntax_error(start, "this quote is never closed", "close it with the same kind of quote")


def _unclosed_bracket(document: Document, found: Location, error: yaml.YAMLError) -> Problem:
    mark = error.context_mark  # type: ignore[attr-defined]
    start = document.line(mark.line + 1, mark.column + 1)
    opener = start.text[start.column - 1 : start.column]
    if start.text[start.column - 1 : start.column + 1] == "[[":
        return faults.syntax_error(start, "a text that starts with `[[` reads as a list", "put the whole text in double quotes")
    closer = "}" if opener == "{" else "]"
    return faults.syntax_error(
        found, f"the list opened with `{opener}` goes on here without a comma", f"add `,` or close it with `{closer}`",
        [("opened here", start)],
    )  # fmt: skip


def _needs_quotes(document: Document, found: Location, error: yaml.YAMLError) -> Problem:
    mark = error.context_mark or error.problem_mark  # type: ignore[attr-defined]
    start = document.line(mark.line + 1, mark.column + 1)
    character = start.text[start.column - 1 : start.column]
    return faults.syntax_error(start, f"a text cannot start with `{character}`", "put the whole text in double quotes")


def _colon(document: Document, found: Location, error: yaml.YAMLError) -> Problem:
    return faults.syntax_error(
        found, "a second `: ` stands where a text goes on", "put the text in double quotes, or mend the indentation"
    )


def _no_colon(document: Document, found: Location, error: yaml.YAMLError) -> Problem:
    mark = error.context_mark or error.problem_mark  # type: ignore[attr-defined]
    start = document.line(mark.line + 1, mark.column + 1)
    word = start.text.strip()
    return faults.syntax_error(replace(start, length=max(len(word), 1)), f"`{word}` is no `key: value` pair",
                               "write a colon and a space after the key, or indent the line as part of the text above")  # fmt: skip


def _indentation(document: Document, found: Location, error: yaml.YAMLError) -> Problem:
    mark = error.context_mark  # type: ignore[attr-defined]
    related = [("the block starts here", document.line(mark.line + 1, mark.column + 1))] if mark else []
    return faults.syntax_error(
        found, "this line does not fit the block that it stands in",
        "give it the same indentation as the other lines of the block", related,
    )  # fmt: skip


def _second_document(document: Document, found: Location, error: yaml.YAMLError) -> Problem:
    return faults.unsupported_yaml(replace(found, length=3), "second document")


_EXPLANATIONS = (
    ("cannot start any token", _cannot_start),
    ("while scanning a quoted scalar", _unclosed_quote),
    ("while scanning an alias", _needs_quotes),
    ("while scanning an anchor", _needs_quotes),
    ("while scanning a tag", _needs_quotes),
    ("while parsing a tag", _needs_quotes),
    ("while scanning a directive", _needs_quotes),
    ("while parsing a flow", _unclosed_bracket),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("expected a single document", _second_document),
    ("while parsing a block", _indentation),
    ("did not find expected <document start>", _indentation),
)
