"""YAML text to documents whose values have places.

A file is decoded, looked through for what a curriculum does not have (anchors, aliases, tags, deep nesting, too much of
anything), composed, and turned into plain data, every scalar as the text that was written. What is wrong becomes a
problem; nothing an author does raises. Going through a file's tokens costs as much as reading it, and almost every file
is plain, which is soon seen. With `document` and `settings` the only owner of `yaml`.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from roadmap_site.problems import characters, codes, input_limits
from roadmap_site.problems.characters import Unseen, Why
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io import blocks, conflict_marks, foreign_files, parser_errors, plain_texts, signs, unseen
from roadmap_site.yaml_io.document import (
    NO_HINTS,
    PARSER,
    Data,
    Document,
    Hints,
    clear,
    compose,
    for_parser,
    may_hide,
    walk,
)

# What YAML 1.1 calls not printable (section 5.1).
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BYTE_ORDER_MARK = "\ufeff"
# An anchor, alias or tag where a value can begin; behind anything else the sign is one of a text.
_PROPERTY = re.compile(r"[\n\r\[{,:?-][ \t]*+[&*!]")
_INDENTED = re.compile(r"\n[ \t?:-]{60}")
_LONE_RETURN = re.compile("\r(?!\n)")
_MANY_BRACKETS = 130
_NOTHING = ("~", "null")


def read(file: Path, shown: str, hints: Hints = NO_HINTS) -> tuple[Document, list[Problem]]:
    """Read one YAML file.

    Args:
        file: Where it is on disk.
        shown: Its path as messages show it.
        hints: What is known of what it should hold.

    Returns:
        The document, whose data is missing when it could not be read, and the problems of its text.
    """
    try:
        if file.stat().st_size > input_limits.LARGEST_FILE:
            return _too_large(shown)
        with file.open("rb") as stream:
            # It may grow at this moment.
            return read_bytes(stream.read(input_limits.LARGEST_FILE + 1), shown, hints)
    except OSError as error:
        blank = Document(shown, "", None)
        return blank, [codes.unreadable_file(blank.line(1), error.strerror or str(error))]


def read_bytes(raw: bytes, shown: str, hints: Hints = NO_HINTS) -> tuple[Document, list[Problem]]:
    """Read what a YAML file holds; see `read`."""
    if len(raw) > input_limits.LARGEST_FILE:
        return _too_large(shown)
    if foreign := foreign_files.told(raw, shown):
        return Document(shown, "", None), [foreign]
    text, problems = decode(raw, shown)
    if problems:
        return Document(shown, text, None), problems
    return parse(text, shown, hints)


def _too_large(shown: str) -> tuple[Document, list[Problem]]:
    blank = Document(shown, "", None)
    fact = f"the file is larger than {input_limits.LARGEST_FILE // 1024:,} KiB"
    return blank, [codes.too_large(blank.line(1), fact, "part it into several files")]


def decode(raw: bytes, shown: str) -> tuple[str, list[Problem]]:
    """Return the text of a file; where a byte is not UTF-8, a stand-in for it, and the problem of the first."""
    try:
        return raw.decode("utf-8").lstrip(_BYTE_ORDER_MARK), []
    except UnicodeDecodeError as error:
        text = raw.decode("utf-8", errors="replace").lstrip(_BYTE_ORDER_MARK)
        before = raw[: error.start].decode("utf-8").lstrip(_BYTE_ORDER_MARK)
        return text, [codes.not_utf8(Document(shown, text, None).at(len(before), 1), raw[error.start])]


def parse(text: str, shown: str, hints: Hints = NO_HINTS) -> tuple[Document, list[Problem]]:
    """Parse one YAML text; see `read`."""
    blank = Document(shown, text, None, hints)
    if long := _long_line(blank):
        return blank, [long]
    if marks := conflict_marks.left_over(blank):
        return blank, [*unseen.hidden(blank).problems, *marks[: input_limits.MOST_SYNTAX_ERRORS]]
    document, problems = _parsed(blank)
    if not isinstance(document.data, dict) and (other := foreign_files.meant(text, shown)):
        return blank, [other]
    return document, problems


def _parsed(blank: Document) -> tuple[Document, list[Problem]]:
    """Return the document with what it says; where it is no YAML, the problems of each part that can be read alone."""
    try:
        return _read(blank)
    except yaml.YAMLError as error:
        return blank, _of_blocks(blank) or _not_yaml(blank, _syntax(blank, error))


def _read(blank: Document) -> tuple[Document, list[Problem]]:
    problems, readable = _unsupported(blank)
    if not readable:
        return blank, problems + unseen.hidden(blank).problems
    root = compose(blank.text)
    if root is None or (isinstance(root, ScalarNode) and _is_nothing(root)):
        empty = codes.syntax_error(blank.line(1), "the file is empty", "write its keys, or remove the file")
        # A break that is none makes one comment of all that stands behind it.
        return blank, unseen.hidden(blank).problems or [empty]
    return _said(blank, root, problems)


def _is_nothing(root: ScalarNode) -> bool:
    return not root.value or (root.value in _NOTHING and plain_texts.is_plain(root))


def _not_yaml(blank: Document, syntax: Problem) -> list[Problem]:
    """Return the problems of a text that is not YAML: what nobody sees in it, and where the parser gave up.

    What stands on that line, or on the one before, is what it gave up at.
    """
    hidden, stopped = unseen.hidden(blank).problems, syntax.location.line
    if not hidden and (found := [*characters.unseen(syntax.location.text)]):
        place = blank.line(stopped, found[0].start + 1)
        return [codes.invisible_character(place, found[0])]
    if any(problem.location.line in {stopped - 1, stopped} for problem in hidden):
        return hidden
    return [*hidden, syntax]


def _of_blocks(blank: Document) -> list[Problem]:
    """Return the problems of each block of a text, read alone, so that none hides or brings about those of another."""
    problems: list[Problem] = []
    for start, text in blocks.of(blank):
        # A byte order mark at its start a parser would pass over, and not count.
        above = "\n" * text.startswith(_BYTE_ORDER_MARK)
        block = replace(blank, text=above + text)
        try:
            found = _read(block)[1]
        except yaml.YAMLError as error:
            found = _not_yaml(block, _syntax(block, error))
        problems += [blocks.lowered(problem, start - len(above)) for problem in found]
        if len(problems) >= input_limits.MOST_SYNTAX_ERRORS:
            break
    return problems[: input_limits.MOST_SYNTAX_ERRORS]


def _said(blank: Document, root: Node, problems: list[Problem]) -> tuple[Document, list[Problem]]:
    """Return the document with what its top node says, and the problems so far with those of that."""
    if odd := signs.odd_indentation(blank, root) or signs.no_key(blank, root):
        return blank, [*problems, *odd]
    strays: tuple[tuple[Location, str], ...] = ()
    if "\r" in blank.text or may_hide(blank.text):
        hidden, strays = unseen.hidden(blank, root)
        problems += hidden
        clear(root)
    ambiguous: list[Node] = []
    try:
        data = _data(root, ambiguous)
    except TypeError:
        return blank, [*problems, *_complex_keys(blank, root)]
    return replace(blank, data=data, strays=strays), [*problems, *_duplicates(blank, ambiguous)]


def _long_line(document: Document) -> Problem | None:
    if len(document.text) <= input_limits.LONGEST_LINE:
        return None
    for number, line in enumerate(document.lines, start=1):
        if len(line) > input_limits.LONGEST_LINE:
            fact = f"the line is longer than {input_limits.LONGEST_LINE:,} characters"
            return codes.too_large(
                document.line(number, input_limits.LONGEST_LINE + 1), fact, "break it into several lines"
            )
    return None


def _unsupported(document: Document) -> tuple[list[Problem], bool]:
    """Return the problems of what YAML has and we do not support, and whether the file can be read all the same."""
    problems: list[Problem] = []
    if _is_plain(document.text):
        return problems, True
    depth = values = 0
    readable = True
    for event in yaml.parse(for_parser(document.text), Loader=PARSER):
        problems += _properties(document, event)
        if isinstance(event, yaml.AliasEvent):
            name = f"*{event.anchor}"
            here = replace(_place(document, event.start_mark), length=len(name))
            problems.append(codes.unsupported_yaml(here, f"alias `{name}`"))
            readable = False
        values += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if values > input_limits.MOST_VALUES:
            fact = f"the file holds more than {input_limits.MOST_VALUES:,} values"
            return [
                *problems,
                codes.too_large(_place(document, event.start_mark), fact, "part it into several files"),
            ], False
        if depth > input_limits.DEEPEST:
            return [*problems, parser_errors.too_deep(_place(document, event.start_mark))], False
    return problems, readable


def _is_plain(text: str) -> bool:
    """Return whether text surely holds nothing that we do not support, nor too much.

    That is anchors, aliases and tags, too many values, and nesting so deep as to break the parser's stack.
    """
    # A collection within another opens a bracket or is indented further than it. A list may start just below its key,
    # so each column can open two: what is neither full of brackets nor far to the right stays below 250 levels, which
    # is harmless to every parser.
    opened = text.count("[") + text.count("{")
    if opened > _MANY_BRACKETS or text[:60].strip(" \t?:-") == "" or _INDENTED.search(text):
        return False
    if _LONE_RETURN.search(text) or _PROPERTY.search(f"\n{text}"):
        return False
    return not _may_hold_too_much(text)


def _may_hold_too_much(text: str) -> bool:
    if len(text) < input_limits.MOST_VALUES // 3:
        return False
    # What parts values stands before each: a key and an empty value, and a list or mapping that begins with them.
    text = text.replace("\r\n", "\n")
    apart = sum(map(text.count, ("\n", ",", ":", "[", "{", "- ", "-\n", "? ", "?\n"))) - text.count("://")
    return 3 * (apart + 1) > input_limits.MOST_VALUES


def _place(document: Document, mark: Any) -> Location:
    if mark is None:
        return document.line(1)
    # By its index: a parser counts lines of its own.
    return document.at(mark.index, 1)


def _properties(document: Document, event: yaml.Event) -> Iterator[Problem]:
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if not anchor and not tag:
        return
    here = _place(document, event.start_mark)
    if anchor and not isinstance(event, yaml.AliasEvent):
        yield codes.unsupported_yaml(replace(here, length=len(f"&{anchor}")), f"anchor `&{anchor}`")
    if tag:
        yield codes.unsupported_yaml(here, f"tag `{tag.replace('tag:yaml.org,2002:', '!!')}`")


def _duplicates(document: Document, mappings: list[Node]) -> Iterator[Problem]:
    for mapping in mappings:
        seen: dict[str, Node] = {}
        for key, _ in mapping.value:
            first = seen.setdefault(key.value, key)
            # Keys that start with a hyphen were meant for items of a list, which is told where the list belongs.
            if first is not key and not key.value.startswith("-"):
                yield codes.duplicate_key(document.of_scalar(key), key.value, document.of_scalar(first))


def alias(text: str) -> tuple[int, str] | None:
    """Return the line, counted from 1, and the name of the first alias in a YAML text, if it has one that can be read.

    A few aliases of aliases stand for more than any memory holds.
    """
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=PARSER):
            if isinstance(event, yaml.AliasEvent) and event.start_mark:
                return text.count("\n", 0, event.start_mark.index) + 1, str(event.anchor)
    return None


def _complex_keys(document: Document, root: Node) -> Iterator[Problem]:
    help = "write a text as the key; put it in double quotes if it starts with `[` or `{`"
    for node in walk(root):
        if isinstance(node, MappingNode):
            for key, _ in node.value:
                if not isinstance(key, ScalarNode):
                    yield codes.unsupported_yaml(document.at(key.start_mark.index, 1), "list or mapping as a key", help)


def _data(node: Node, ambiguous: list[Node], depth: int = 1) -> Data:
    """Return what a node says; add the mappings that have a key twice, of which the first counts, to those given.

    Raises `TypeError` for a key that is a list or a mapping, and for nesting too deep the parser's own error.
    """
    if node.__class__ is ScalarNode:
        return node.value  # type: ignore[no-any-return]
    if depth > input_limits.DEEPEST:
        raise yaml.MarkedYAMLError(problem="nesting too deep", problem_mark=node.start_mark)
    if node.__class__ is SequenceNode:
        return [_data(item, ambiguous, depth + 1) for item in node.value]
    mapping: dict[str, Data] = {}
    for key, value in node.value:
        mapping.setdefault(key.value, _data(value, ambiguous, depth + 1))
    if len(mapping) < len(node.value):
        ambiguous.append(node)
    return mapping


def _syntax(document: Document, error: yaml.YAMLError) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        at, character = 0, "\0"
        if bad := _FORBIDDEN.search(document.text):
            at, character = bad.start(), bad.group()
        return codes.invisible_character(document.at(at, 1), Unseen(at, character, Why.CONTROL))
    reason = " ".join(filter(None, (error.context, error.problem)))
    stopped = _place(document, error.problem_mark or error.context_mark)
    began = _place(document, error.context_mark or error.problem_mark)
    return parser_errors.explain(document, reason, stopped, began)
