"""Markdown text to a tree of lines: what stands under what.

Headings, lists and paragraphs are read as levels. That is all that an import needs of Markdown. Each line becomes a
node under the one that it stands below, with its number, so that what is told of it has a place. Tables are lists;
quotes are read without their mark.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import filterfalse, pairwise
from typing import Literal

from roadmap_site.importer import line_parts, pasted, plain_text
from roadmap_site.importer.structure_words import Wording

Definitions = Mapping[str, tuple[int, re.Match[str]]]
"""Label of a link → the line that defines its address."""
Sort = Literal["top", "heading", "item", "text", "other"]

_HEADING = re.compile(r" {0,3}(?:(#)\s+|(#{2,6})\s*(?=[^\s#]))(.*?)(?:\s+#+)?\s*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
_RULE = re.compile(r" {0,3}([-*_=])(?:[ \t]*\1){2,}\s*")
_ITEM = re.compile(r"(\s*)(?:[-*+•◦▪‣·○●–—]|[0-9]{1,9}[.)]|[a-z]\))(?:\s+|$)(?:\[[ xX]\]\s+)?(.*)")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_FENCE = re.compile(r"\s*(```+|~~~+)")
_ROW = re.compile(r"\s*\|?(.*?)\|?\s*")
_UNDER_ROW = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BOLD_LINE = re.compile(r" {0,1}(\*\*|__)(?=\S)((?:(?!\1).)+)\1\s*:?\s*((?:\([^()]*\))?)\s*:?\s*")
_DEFINITION = re.compile(r" {0,3}\[([^\]^]+)\]:\s*<?(\S+?)>?(?:\s+[\"'(](.*)[\"')])?\s*")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_WIKI = re.compile(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_TAGS = (
    "a abbr b blockquote br center code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark "
    "nav ol p picture pre s section small source span strong sub summary sup table tbody td th thead tr u ul"
).replace(" ", "|")
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\s[^<>]*?href=[\"']?([^\"'\s<>]+)[\"']?[^<>]*>(.*?)</a>", re.IGNORECASE)
_IMAGE = re.compile(r"<img\s[^<>]*?alt=[\"']([^\"']*)[\"'][^<>]*>", re.IGNORECASE)
_HTML_HEADING = re.compile(r"\s*<h([1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_HTML_ITEM = re.compile(r"(\s*)<li(?:\s[^<>]*)?>", re.IGNORECASE)
_STEP = 2
"""Columns by which an item stands deeper than the one that it belongs to."""
_DEEPEST = 30
"""Items that can stand one below the other; what would be deeper stands beside the last of them."""
_LONGEST_FRONT_MATTER = 60
"""Lines."""
_BOLD_LEVEL = 7
"""The level of a bold line that stands as a heading: below all others."""


@dataclass
class Node:
    """One line of an outline, with what stands under it."""

    line: int
    """Its number, counted from 1."""
    sort: Sort
    """`other` is what no outline has, such as code; it is kept as it is."""
    text: str
    """Its Markdown, without what makes it a heading or an item."""
    depth: int = 0
    """Level of a heading, or column of an item."""
    children: list["Node"] = field(default_factory=list)

    def below(self, *sorts: Sort) -> list["Node"]:
        """Return its children of some sorts."""
        return [child for child in self.children if child.sort in sorts]

    def walk(self) -> Iterator["Node"]:
        """Yield all that stands under it, line by line."""
        for child in self.children:
            yield child
            yield from child.walk()


@dataclass
class _Tree:
    """What has been read so far; lives only while an outline is read."""

    top: Node = field(default_factory=lambda: Node(0, "top", ""))
    headings: list["Node"] = field(default_factory=list)
    items: list["Node"] = field(default_factory=list)
    text: Node | None = None
    """The line that a next line without a mark would go on."""

    @property
    def here(self) -> Node:
        """The heading that lines stand under now."""
        if self.headings:
            return self.headings[-1]
        return self.top

    @property
    def above(self) -> Node:
        """The item, else the heading, that lines stand under now."""
        if self.items:
            return self.items[-1]
        return self.here

    def heading(self, line: int, level: int, text: str) -> None:
        """Open a heading."""
        while self.headings and self.headings[-1].depth >= level:
            self.headings.pop()
        found = Node(line, "heading", text, level)
        self.here.children.append(found)
        self.headings.append(found)
        self.items, self.text = [], None

    def item(self, line: int, column: int, text: str) -> None:
        """Add an item below the one that it stands deeper than."""
        self._close(column)
        del self.items[_DEEPEST:]
        found = Node(line, "item", text, column)
        self.above.children.append(found)
        self.items.append(found)
        self.text = found

    def words(self, line: int, column: int, text: str) -> None:
        """Add a line without a mark: it goes on the line before, or starts a paragraph."""
        if self.text:
            self.text.text = f"{self.text.text} {text}".strip()
            return
        self._close(column)
        self.text = Node(line, "text", text)
        self.above.children.append(self.text)

    def other(self, line: int, text: str) -> None:
        """Add what no outline has."""
        self.top.children.append(Node(line, "other", text))
        self.text = None

    def _close(self, column: int) -> None:
        while self.items and self.items[-1].depth + _STEP > column:
            self.items.pop()


def tree(text: str, words: Wording) -> Node:
    """Return the outline of a text: its top, with the lines that stand under it.

    A text without any mark of Markdown is read by its words and colons.
    """
    lines = text.expandtabs(4).split("\n")
    tree = _Tree()
    start = _front_matter(lines, tree)
    rest = list(_without_comments(lines[start:], start + 1, tree))
    rest = _with_addresses(rest, tree)
    if not any(_HEADING.fullmatch(line) or _ITEM.fullmatch(line) or _BOLD_LINE.fullmatch(line) for _, line in rest):
        rest = plain_text.marked(rest, words)
    _lines(rest, tree)
    tree.top.children.sort(key=lambda node: node.line)
    return tree.top


def _front_matter(lines: list[str], tree: _Tree) -> int:
    """Return where the text starts after its front matter, whose title becomes the top's text."""
    if lines[0].strip() != "---":
        return 0
    end = 1
    while end < min(len(lines), _LONGEST_FRONT_MATTER) and lines[end].strip() not in {"---", "..."}:
        if lines[end].strip() and ":" not in lines[end] and not lines[end].startswith((" ", "-", "#")):
            return 0
        end += 1
    if end == min(len(lines), _LONGEST_FRONT_MATTER):
        return 0
    for number, line in enumerate(lines[1:end], start=2):
        key, _, value = line.partition(":")
        if key == "title" and value.strip() and not tree.top.text:
            tree.top.text = _cleaned(value, {}, set()).strip().strip("\"'")
        elif line.strip():
            tree.other(number, line.strip())
    return end + 1


def _without_comments(lines: list[str], first: int, tree: _Tree) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers; HTML comments and code go to the tree as they are."""
    fence, inside = "", False
    for number, line in enumerate(lines, start=first):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            elif line.strip():
                tree.other(number, line.rstrip())
            continue
        if not inside and mark:
            fence = mark[1]
            if line.strip().strip(fence[0]):
                tree.other(number, line.strip())
            yield number, ""
            continue
        kept, inside = _around_comment(line, number, tree, inside=inside)
        yield number, kept


def _around_comment(line: str, number: int, tree: _Tree, *, inside: bool) -> tuple[str, bool]:
    """Return what of a line stands outside HTML comments, and whether one is open at its end."""
    kept = ""
    while line:
        if inside:
            before, mark, line = line.partition("-->")
            if before.strip():
                tree.other(number, before.strip())
        else:
            before, mark, line = line.partition("<!--")
            kept += before
        inside = inside != bool(mark)
    return kept, inside


def _with_addresses(lines: list[tuple[int, str]], tree: _Tree) -> list[tuple[int, str]]:
    """Return cleaned lines in which links have their addresses; definitions that no link takes go to the tree."""
    found: dict[int, re.Match[str]] = {}
    definitions: dict[str, tuple[int, re.Match[str]]] = {}
    for n, line in lines:
        if definition := _DEFINITION.fullmatch(line):
            found[n] = definition
            definitions.setdefault(definition[1].casefold(), (n, definition))
    used: set[str] = set()
    rest = [(n, _cleaned(line, definitions, used)) for n, line in lines if n not in found]
    for n, definition in found.items():
        label = definition[1].casefold()
        if label not in used or definitions[label][0] != n:
            tree.other(n, definition[0].strip())
    return rest


def _cleaned(line: str, definitions: Definitions, used: set[str]) -> str:
    """Return a line whose HTML, links by reference and links in double brackets are plain Markdown.

    Labels of the definitions that it takes go into the set of those used.
    """
    if "<" in line:
        line = _HTML_HEADING.sub(lambda tag: "#" * int(tag[1]) + " ", line)
        line = _HTML_ITEM.sub(r"\1- ", line)
        line = _IMAGE.sub(r"\1", _ANCHOR.sub(r"[\2](\1)", line))
        line = _TAG.sub(" " * bool(line.strip()), line)
    if "&" in line:
        line = pasted.seen(html.unescape(line)).replace("\n", " ")
    line = _WIKI.sub(_named, line)
    if definitions:
        line = _REFERENCE.sub(lambda link: _defined(link, definitions, used), line)
    return line_parts.without_brackets(line).rstrip().removesuffix("\\")


def _named(link: re.Match[str]) -> str:
    """Return what a link in double brackets leads to, behind its words if it has any."""
    if link[2]:
        return f"{link[2]} ({link[1]})"
    return link[1]


def _defined(link: re.Match[str], definitions: Definitions, used: set[str]) -> str:
    """Return a link by reference as a link with its address."""
    label = (link[2] or link[1]).casefold()
    if label not in definitions:
        return link[0]
    used.add(label)
    found = definitions[label][1]
    if found[3]:
        return f'[{link[1]}]({found[2]} "{found[3]}")'
    return f"[{link[1]}]({found[2]})"


def _lines(lines: list[tuple[int, str]], tree: _Tree) -> None:
    columns: list[str] = []
    for (number, written), (_, following) in pairwise([*lines, (0, "")]):
        line = written
        while _QUOTE.match(line):
            line = _QUOTE.sub("", line, count=1)
        if columns and "|" in line:
            if not _UNDER_ROW.fullmatch(line):
                _row(tree, number, columns, _cells(line))
            continue
        columns = _columns(line, following)
        if columns:
            tree.other(number, line.strip())
            tree.items = []
            continue
        _line(tree, number, line)
    for node in tree.top.walk():
        if node.sort != "other":
            node.text = " ".join(node.text.split())
    _without_empty(tree.top)


def _without_empty(node: Node) -> None:
    """Put what stands under an empty line in its place."""
    kept: list[Node] = []
    for child in node.children:
        _without_empty(child)
        if child.text:
            kept.append(child)
        else:
            kept += child.children
    node.children = kept


def _line(tree: _Tree, number: int, line: str) -> None:
    """Add a line that is no row of a table."""
    if not line.strip():
        tree.text = None
    elif heading := _HEADING.fullmatch(line):
        tree.heading(number, len(heading[1] or heading[2]), heading[3])
    elif tree.text and tree.text.sort == "text" and not tree.items and (under := _UNDERLINE.fullmatch(line)):
        _underlined(tree, {"=": 1, "-": 2}[under[1][0]])
    elif _RULE.fullmatch(line):
        tree.items, tree.text = [], None
    elif item := _ITEM.fullmatch(line):
        tree.item(number, len(item[1]), item[2])
    elif bold := _BOLD_LINE.fullmatch(line):
        tree.heading(number, _BOLD_LEVEL, f"{bold[2]} {bold[3]}".strip())
    else:
        tree.words(number, len(line) - len(line.lstrip()), line.strip())


def _underlined(tree: _Tree, level: int) -> None:
    """Make a heading of the paragraph before a line of hyphens or equals signs."""
    paragraph = tree.here.children.pop()
    tree.heading(paragraph.line, level, paragraph.text)


def _columns(line: str, following: str) -> list[str]:
    """Return the names of a table's columns, if a line is the head of one."""
    if "|" not in line or not _UNDER_ROW.fullmatch(following) or len(_cells(line)) != len(_cells(following)):
        return []
    return _cells(line)


def _cells(row: str) -> list[str]:
    if inside := _ROW.fullmatch(row.replace("\\|", "\uff5c")):
        row = inside[1]
    return [*map(str.strip, row.split("|"))]


def _row(tree: _Tree, number: int, columns: list[str], cells: list[str]) -> None:
    """Add a row of a table: its first words are an item, its other cells stand under it with their columns' names."""
    named = zip([*columns, *[""] * len(cells)], cells, strict=False)
    filled = [(column, cell) for column, cell in named if cell]
    if not filled:
        return
    first = next(filterfalse(_is_number, filled), filled[0])
    tree.items = []
    tree.item(number, 0, first[1])
    for column, cell in filled:
        if (column, cell) != first:
            tree.item(number, _STEP, ": ".join(filter(None, (column, cell))))
            tree.items.pop()
    tree.text = None


def _is_number(named: tuple[str, str]) -> bool:
    """Return whether a cell, behind the name of its column, only counts."""
    return line_parts.plain(named[1]).strip("#.").isdigit()
