"""Values with comments → canonical YAML text: a curriculum has one form, and programs write it as people do.

Mappings stand in block style. A list of short words stands in brackets, any other with an item a line. A text is
plain where YAML lets it be, quoted where it must be, and folded over lines (`>-`) where it is too long for one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from roadmap_site.yaml_io.document import Data

WIDTH = 120
"""Columns of a line."""
# So many characters an item of a list in brackets may have.
_LONGEST_WORDS = 40
_NOT_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`")
# What would end a plain text, or make other programs take it for something else than text.
_UNCLEAR = re.compile(r": |:$| #|^\s|\s$|^(?:---|\.\.\.)|^(?:~|null|Null|NULL|<<|=)$")
# Spaces that folding would lose, and a line right below another.
_AGAINST_FOLDING = re.compile(r"  |^ | $|[^\n]\n[^\n]", re.MULTILINE)
# A question mark there is read by the parser in C, and refused by that in Python.
_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}:#?]")
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


@dataclass
class YamlNode:
    """A value, with the comments that belong to it."""

    value: "str | list[YamlNode] | dict[str, YamlNode]"
    before: list[str] = field(default_factory=list)
    """Comments on lines of their own above its key or item; an empty one is a blank line."""
    beside: str = ""
    """The comment at the end of its first line."""
    after: list[str] = field(default_factory=list)
    """Comments below the last of its items."""
    near: bool = False
    """Whether the comment beside it stands only one space behind its text, and so may have been meant as part of it."""
    bare: bool = False
    """Whether the text with a comment beside it had no quotes where it was read."""


def node(data: Data) -> YamlNode:
    """Return data as a value without comments."""
    if isinstance(data, str):
        return YamlNode(data)
    if isinstance(data, list):
        return YamlNode(list(map(node, data)))
    return YamlNode({key: node(value) for key, value in data.items()})


def data(root: YamlNode) -> Data:
    """Return what a value says, without its comments."""
    if isinstance(root.value, str):
        return root.value
    if isinstance(root.value, list):
        return list(map(data, root.value))
    return {key: data(value) for key, value in root.value.items()}


def written(data: Data) -> str:
    """Return the canonical text of a whole file that has no comments."""
    return text(node(data))


def text(root: YamlNode) -> str:
    """Return the canonical text of a whole file with its comments, each line ended."""
    return "\n".join([*root.before, *_block(root, 0), ""]).lstrip("\n")


def _block(root: YamlNode, indent: int) -> Iterator[str]:
    """Yield the lines of a value that starts on a line of its own."""
    if isinstance(root.value, dict) and root.value:
        for position, (key, value) in enumerate(root.value.items()):
            yield from _comments(value.before, indent, first=position == 0)
            yield from _started(f"{' ' * indent}{_on_one_line(key)}:", value, indent)
    elif isinstance(root.value, list) and root.value:
        for position, item in enumerate(root.value):
            yield from _item(item, indent, first=position == 0)
    else:
        first, *rest = _started("", root, indent)
        yield from (" " * indent + first.lstrip(" "), *rest)
    yield from _comments(root.after, indent)


def _item(item: YamlNode, indent: int, *, first: bool) -> Iterator[str]:
    hyphen = f"{' ' * indent}-"
    moved, bare = _without_head(item)
    # Without the blank lines between them.
    yield from _comments([*item.before, *filter(None, moved)], indent, first=first)
    if bare is item:
        yield from _started(hyphen, item, indent)
    else:
        start, *rest = _block(bare, indent + 2)
        yield from (f"{hyphen} {start.lstrip(' ')}", *rest)


def _without_head(item: YamlNode) -> tuple[list[str], YamlNode]:
    """Return the comments that cannot stand between a hyphen and the collection after it, and the value without them.

    They are what stands beside the hyphen and above the first key or item, however deep that begins. What is no
    collection, or an empty one, stays as it is.
    """
    if isinstance(item.value, str) or not item.value:
        return [], item
    if isinstance(item.value, dict):
        key, opening = next(iter(item.value.items()))
        rest = YamlNode({**item.value, key: replace(opening, before=[])}, after=item.after)
        return [item.beside, *opening.before], rest
    opening, *others = item.value
    moved, start = _without_head(opening)
    return [item.beside, *opening.before, *moved], YamlNode([replace(start, before=[]), *others], after=item.after)


def _started(start: str, root: YamlNode, indent: int) -> Iterator[str]:
    """Yield the lines of a value whose first line has begun with its key or hyphen."""
    beside = f"  {root.beside}".rstrip()
    if isinstance(root.value, str) and root.near and (not root.value or _plain(root.value)):
        # On one line, however long: what may be a part of a text stays right behind it.
        yield f"{start} {root.value}".rstrip(" ") + f" {root.beside}"
        yield from _comments(root.after, indent + 2)
    elif isinstance(root.value, str):
        first, *rest = _scalar(root.value, len(start) + 1, indent + 2)
        if first == root.value and not root.bare and root.beside[1:2].strip():
            # Behind a text that loses its quotes, what has no space behind its sign would look like words of that.
            first = _quoted(first)
        yield f"{start} {first}".removesuffix(" ") + beside
        yield from rest
        yield from _comments(root.after, indent + 2)
    elif not root.value:
        yield from _comments(root.after, indent)
        yield f"{start} {'[]' if isinstance(root.value, list) else '{}'}{beside}"
    elif isinstance(root.value, list) and (words := _in_brackets(root, len(start) + 1)):
        yield f"{start} {words}{beside}"
    else:
        yield start + beside
        yield from _block(root, indent + 2)


def _comments(comments: list[str], indent: int, *, first: bool = False) -> Iterator[str]:
    """Yield comments on lines of their own, without two blank lines in a row and without one before what is first."""
    blank = first
    for comment in comments:
        if comment or not blank:
            yield _indented(comment, indent)
        blank = not comment


def _indented(comment: str, indent: int) -> str:
    return (" " * indent + comment).rstrip(" ")


def _in_brackets(root: YamlNode, column: int) -> str | None:
    words = []
    for item in root.value:
        if not isinstance(item, YamlNode) or not isinstance(item.value, str) or any(item.before) or item.beside:
            return None
        if len(item.value) > _LONGEST_WORDS or not _plain(item.value) or _NOT_IN_BRACKETS.search(item.value):
            return None
        words.append(item.value)
    joined = f"[{', '.join(words)}]"
    if root.after or column + len(joined) > WIDTH:
        return None
    return joined


def _on_one_line(words: str) -> str:
    if _plain(words):
        return words
    return _quoted(words)


def _scalar(words: str, column: int, indent: int) -> list[str]:
    """Return the lines of a text, the first of which starts at a column, the others at an indentation."""
    if not words:
        return [""]
    end = "" if words.endswith("\n") else "-"
    lines = words.removesuffix("\n").split("\n")
    if "\n" in words and _has_whole_lines(words, lines):
        if _can_fold(words) and indent + max(map(len, lines)) > WIDTH:
            return [f">{end}", *_folded(lines, indent)]
        return [f"|{end}", *(_indented(line, indent) for line in lines)]
    short = _on_one_line(words)
    if column + len(short) > WIDTH and "\n" not in words and _can_fold(words):
        return [">-", *_folded(lines, indent)]
    return [short]


def _plain(words: str) -> bool:
    """Return whether a text reads as itself without quotes (YAML 1.2, section 7.3.3), here and in other programs."""
    if not words or _UNPRINTABLE.search(words) or "\n" in words or _UNCLEAR.search(words):
        return False
    return words[0] not in _NOT_FIRST or (words[0] == "-" and words[1:2] not in ("", " "))


def _quoted(words: str) -> str:
    plain = not _UNPRINTABLE.search(words) and "\n" not in words
    if plain and ('"' in words or "\\" in words) and "'" not in words:
        return f"'{words}'"
    return f'"{_UNPRINTABLE.sub(_escape, words.translate(_ESCAPES))}"'


def _escape(unprintable: re.Match[str]) -> str:
    number = ord(unprintable[0])
    return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}"  # noqa: PLR2004 (what one byte holds)


def _has_whole_lines(words: str, lines: list[str]) -> bool:
    """Return whether a text of several lines can stand line by line, as a literal."""
    if _UNPRINTABLE.search(words) or words[0].isspace() or not lines[0].strip() or not lines[-1].strip():
        return False
    return " \n" not in f"{words}\n"


def _can_fold(words: str) -> bool:
    """Return whether a text survives being broken at its spaces, and reads well so: paragraphs do, verses do not."""
    return not _UNPRINTABLE.search(words) and not _AGAINST_FOLDING.search(words)


def _folded(lines: list[str], indent: int) -> Iterator[str]:
    """Yield the lines of a text broken at its spaces, and an empty one for each line break that it has itself.

    `textwrap` would lose a no-break space that stands alone.
    """
    for number, words in enumerate(lines):
        if number:
            yield ""
        line = ""
        for word in words.split(" "):
            if line and indent + len(line) + 1 + len(word) > WIDTH:
                yield _indented(line, indent)
                line = word
            else:
                line = f"{line} {word}".removeprefix(" ")
        if line:
            yield _indented(line, indent)
