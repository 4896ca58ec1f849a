"""A block of an explanation that is not as its author saw it: empty, without an end, or with more than is shown.

What belongs to `??? "Title"`, or to a footnote, is indented by four spaces. A block of code ends with as many backticks
as it began with. A row of a table shows as many cells as its head has. A list has no boxes to tick.

FAIL
    # topics/basics/softmax.md
    ??? "Why is it smooth?"
      All of its derivatives are there.

PASS
    # topics/basics/softmax.md
    ??? "Why is it smooth?"
        All of its derivatives are there.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from roadmap_site.curriculum.explanations import Block, Source
from roadmap_site.curriculum.rule import Code, Finding, Findings, Located, Rule, Severity, Words

_HELD = {"details": "folded part", "note": "footnote"}
_PREFIX = re.compile(r"[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_TASK = re.compile(r"\[[ xX]\]\s")


def check(located: Located) -> Findings:
    """Yield each such block, at its first line."""
    for source in located.explanations.values():
        yield from _of_one(source)


def _of_one(source: Source) -> Findings:
    # Whether a list has paragraphs in it, or lines alone, says nothing here.
    blocks = [block for block in source.explanation.blocks if block.tag != "p"]
    for block, following in pairwise(blocks):
        if block.kind == "open" and block.tag in _HELD and following.kind == "close":
            fact = f"there is nothing in this {_HELD[block.tag]}"
            yield _told(source, block, Words(fact, "indent all that belongs to it by four spaces"))
        if block.tag == "li" and block.kind == "open" and following.kind == "text" and _TASK.match(following.text):
            fact = f"`{following.text[:3]}` is shown as it is typed"
            yield _told(source, following, Words(fact, "take it away: a list has no boxes to tick"))
    for block in blocks:
        if not block.ended:
            help = "write the signs of its first line once more, on a line of their own, where it ends"
            yield _told(source, block, Words("this block of code has no end, and what follows belongs to it", help))
    yield from _wide_rows(source)


def _told(source: Source, block: Block, words: Words) -> Finding:
    return source.document.line(block.line + 1), words


def _wide_rows(source: Source) -> Findings:
    for row, cells in _rows(source.explanation.blocks):
        written = _PREFIX.sub("", source.document.lines[row.line], count=1).strip()
        found = _BETWEEN_CELLS.split(written.removeprefix("|"))
        while found and not found[-1].strip():
            # Nobody misses what is empty.
            found.pop()
        if len(found) > cells:
            fact = f"this row has {len(found)} cells, and the head of its table {cells}: what is too much is not shown"
            help = "take it away, or give the head more; a `|` within a cell is written `\\|`"
            yield _told(source, row, Words(fact, help))


def _rows(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, int]]:
    """Yield each row of each table, with the number of cells in the head of that."""
    cells = 0
    for block in blocks:
        match block.kind, block.tag:
            case "open", "thead":
                cells = 0
            case "open", "th":
                cells += 1
            case "open", "tr" if cells:
                yield block, cells


RULE = Rule(Code("bad-block", Severity.WARNING, __doc__), check)
