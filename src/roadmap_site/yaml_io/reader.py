# Why: everything about YAML's text — reading it safely, keeping the place of every value — is settled here, so that
# nobody else meets a mark, a tag or an anchor. The only owner of `yaml`.
"""YAML text → documents whose values have places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from roadmap_site.problems import codes, limits
from roadmap_site.problems.problem import Problem
from roadmap_site.yaml_io import parser_errors, plain_yaml
from roadmap_site.yaml_io.document import PARSER, Data, Document, compose

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{_CONTROLS}]")
"""What YAML 1.1 calls not printable (section 5.1)."""
_INVISIBLE = re.compile(f"[{_CONTROLS}\ue000-\uf8ff]")
"""The same, and the private use area, whose characters look different with every font."""
_BYTE_ORDER_MARK = "\ufeff"


def read(file: Path, shown: str) -> tuple[Document, list[Problem]]:
    """Read one YAML file.

    Args:
        file: Where it is on disk.
        shown: Its path as messages show it.

    Returns:
        The document, whose data is missing when it could not be read, and the problems of its text.
    """
    blank = Document(shown, "", None)
    try:
        raw = _bytes(file)
    except OSError as error:
        return blank, [codes.unreadable_file(blank.line(1), error.strerror or str(error))]
    if raw is None:
        return _too_large(shown)
    return read_bytes(raw, shown)


def read_bytes(raw: bytes, shown: str) -> tuple[Document, list[Problem]]:
    """Read what a YAML file holds; see `read`."""
    if len(raw) > limits.LARGEST_FILE:
        return _too_large(shown)
    text, problems = decode(raw, shown)
    return (Document(shown, text, None), problems) if problems else parse(text, shown)


def _too_large(shown: str) -> tuple[Document, list[Problem]]:
    blank = Document(shown, "", None)
    fact = f"the file is larger than {limits.LARGEST_FILE // 1024:,} KiB"
    return blank, [codes.too_large(blank.line(1), fact, "part it into several files")]


def _bytes(file: Path) -> bytes | None:
    """Return the bytes of a file; nothing, and none of them read in vain, when they are too many."""
    if file.stat().st_size > limits.LARGEST_FILE:
        return None
    with file.open("rb") as stream:
        # It may grow at this moment.
        raw = stream.read(limits.LARGEST_FILE + 1)
    return raw if len(raw) <= limits.LARGEST_FILE else None


def decode(raw: bytes, shown: str) -> tuple[str, list[Problem]]:
    """Return the text of a file; where a byte is not UTF-8, a stand-in for it, and the problem of the first."""
    text = raw.decode("utf-8", errors="replace").lstrip(_BYTE_ORDER_MARK)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").lstrip(_BYTE_ORDER_MARK)
        return text, [codes.not_utf8(Document(shown, text, None).at(len(before), 1), raw[error.start])]
    return text, []


def parse(text: str, shown: str) -> tuple[Document, list[Problem]]:
    """Parse one YAML text; see `read`."""
    blank = Document(shown, text, None)
    if long := _long_line(blank):
        return blank, [long]
    try:
        special = list(_unsupported(blank)) if not plain_yaml.is_plain(text) else []
        if any(stop for stop, _ in special):
            return blank, [problem for _, problem in special]
        root = compose(text)
    except yaml.YAMLError as error:
        return blank, [_syntax(blank, error)]
    if root is None or (isinstance(root, ScalarNode) and not root.value):
        return blank, [codes.syntax_error(blank.line(1), "the file is empty", "write its keys, or remove the file")]
    return _said(blank, root, [problem for _, problem in special])


def _said(blank: Document, root: Node, problems: list[Problem]) -> tuple[Document, list[Problem]]:
    """Return the document with what its top node says, and the problems so far with those of that."""
    text = blank.text
    if "\\" in text or not text.isascii():
        problems += _invisible(blank, root)
    try:
        return replace(blank, data=_data(root)), problems
    except TypeError:
        return blank, [*problems, *_complex_keys(blank, root)]
    except _TooDeepError:
        return blank, [problem for _, problem in _unsupported(blank)]
    except _DuplicateKeyError:
        document = replace(blank, data=_data(root, first_of_two=True))
        return document, [*problems, *_duplicates(document, root)]


def _long_line(document: Document) -> Problem | None:
    """Return the problem of the first line that is too long, if there is one."""
    if len(document.text) <= limits.LONGEST_LINE:
        return None
    for number, line in enumerate(document.lines, start=1):
        if len(line) > limits.LONGEST_LINE:
            fact = f"the line is longer than {limits.LONGEST_LINE:,} characters"
            return codes.too_large(document.line(number, limits.LONGEST_LINE + 1), fact, "break it into several lines")
    return None


def _unsupported(document: Document) -> Iterator[tuple[bool, Problem]]:
    """Yield the YAML features that we do not support, and whether the file cannot be read further for each."""
    depth = values = 0
    for event in yaml.parse(document.text, Loader=PARSER):
        here = (
            document.line(event.start_mark.line + 1, event.start_mark.column + 1)
            if event.start_mark
            else document.line(1)
        )
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            yield True, codes.unsupported_yaml(replace(here, length=len(f"*{anchor}")), f"alias `*{anchor}`")
        elif anchor:
            yield False, codes.unsupported_yaml(replace(here, length=len(f"&{anchor}")), f"anchor `&{anchor}`")
        if tag:
            yield False, codes.unsupported_yaml(here, f"tag `{tag.replace('tag:yaml.org,2002:', '!!')}`")
        values += isinstance(event, yaml.NodeEvent)
        if values > limits.MOST_VALUES:
            fact = f"the file holds more than {limits.MOST_VALUES:,} values"
            yield True, codes.too_large(here, fact, "part it into several files")
            return
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > limits.DEEPEST:
                yield True, parser_errors.too_deep(here)
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _walk(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes in it, keys too."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        if isinstance(current, MappingNode):
            stack += [inner for pair in current.value for inner in pair]
        elif isinstance(current, SequenceNode):
            stack += current.value


def _duplicates(document: Document, root: Node) -> Iterator[Problem]:
    """Yield each key that its mapping already has."""
    for mapping in _walk(root):
        seen: dict[str, Node] = {}
        for key, _ in mapping.value if isinstance(mapping, MappingNode) else ():
            first = seen.setdefault(key.value, key)
            # Keys that start with a hyphen were meant for items of a list, which is told where the list belongs.
            if first is not key and not key.value.startswith("-"):
                yield codes.duplicate_key(document.of_scalar(key), key.value, document.of_scalar(first))


def _invisible(document: Document, root: Node) -> Iterator[Problem]:
    """Yield each text that holds a character which no reader could see, written as an escape or as it is."""
    for scalar in _walk(root):
        bad = _INVISIBLE.search(scalar.value) if isinstance(scalar, ScalarNode) else None
        if bad:
            yield codes.invisible_character(document.of_scalar(scalar), bad.group())


def alias(text: str) -> tuple[int, str] | None:
    """Return the line, counted from 1, and the name of the first alias in a YAML text, if it has one that can be read.

    A few aliases of aliases stand for more than any memory holds.
    """
    try:
        for event in yaml.parse(text, Loader=PARSER):
            if isinstance(event, yaml.AliasEvent) and event.start_mark:
                return event.start_mark.line + 1, str(event.anchor)
    except yaml.YAMLError:
        return None
    return None


def _complex_keys(document: Document, root: Node) -> Iterator[Problem]:
    """Yield each key that is a list or a mapping."""
    help = "write a text as the key; put it in double quotes if it starts with `[` or `{`"
    for mapping in _walk(root):
        for key, _ in mapping.value if isinstance(mapping, MappingNode) else ():
            if not isinstance(key, ScalarNode):
                yield codes.unsupported_yaml(document.at(key.start_mark.index, 1), "list or mapping as a key", help)


class _DuplicateKeyError(Exception):
    """A mapping has a key twice."""


class _TooDeepError(Exception):
    """Lists and mappings stand too deep within one another."""


def _data(node: Node, depth: int = 1, *, first_of_two: bool = False) -> Data:
    """Return what a node says.

    Raises `_DuplicateKeyError` for a key written twice, unless the first may count, `TypeError` for a key that is a
    list or a mapping, and `_TooDeepError`.
    """
    if node.__class__ is ScalarNode:
        return node.value  # type: ignore[no-any-return]
    if depth > limits.DEEPEST:
        raise _TooDeepError
    if node.__class__ is SequenceNode:
        return [_data(item, depth + 1, first_of_two=first_of_two) for item in node.value]
    pairs = reversed(node.value) if first_of_two else node.value
    mapping = {key.value: _data(value, depth + 1, first_of_two=first_of_two) for key, value in pairs}
    if len(mapping) < len(node.value) and not first_of_two:
        raise _DuplicateKeyError
    return mapping


def _syntax(document: Document, error: yaml.YAMLError) -> Problem:
    """Return the parser's complaint as a problem."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return _bad_character(document)
    context, problem = error.context_mark, error.problem_mark
    found, start = problem or context, context or problem
    reason = " ".join(filter(None, (error.context, error.problem)))
    slip = parser_errors.slip_of_an_editor(document.lines, found.line + 1 if found else 1)
    if slip:
        line, column, length, fact, help = slip
        return codes.syntax_error(document.line(line, column, length), fact, help)
    if found is None or start is None:
        return parser_errors.explain(reason, document.line(1), document.line(1))
    here, there = (document.line(mark.line + 1, mark.column + 1) for mark in (found, start))
    return parser_errors.explain(reason, here, there, document.lines)


def _bad_character(document: Document) -> Problem:
    bad = _FORBIDDEN.search(document.text)
    return codes.invisible_character(document.at(bad.start() if bad else 0, 1), bad.group() if bad else "\0")
