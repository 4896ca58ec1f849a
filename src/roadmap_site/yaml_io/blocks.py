"""The blocks of a YAML text: each key at its left edge, with all that stands below it.

Where a text as a whole cannot be parsed, each of its blocks is read alone. So what is wrong in one hides nothing in
another, and a quote that is never closed makes no problem of the quotes further down.
"""

from collections.abc import Iterator
from dataclasses import replace

from roadmap_site.problems.problem import Location, Problem, Related
from roadmap_site.yaml_io import lines
from roadmap_site.yaml_io.document import Document


def of(document: Document) -> Iterator[tuple[int, str]]:
    """Yield each block: how many lines stand above it, and its text.

    What stands above the first key is part of the first block. A text that begins with a bracket is one block.
    """
    starts = list(_starts(document))
    for begin, end in zip([0, *starts[1:]], [*starts[1:], len(document.lines)], strict=True):
        yield begin, document.text[_index(document, begin) : _index(document, end)]


def _starts(document: Document) -> Iterator[int]:
    """Yield the index of each line that starts a block."""
    for position, line in enumerate(lines.read(document.lines)):
        if position == 0 and line.text.lstrip()[:1] in ("{", "["):
            return
        if line.own == 0 and line.key is not None:
            yield line.number - 1


def _index(document: Document, line: int) -> int:
    if line < len(document.lines):
        return document.line_starts[line]
    return len(document.text)


def lowered(problem: Problem, lines: int) -> Problem:
    """Return the problem of a block as one of the whole text, so many lines further down."""
    related = []
    for other in problem.related:
        related.append(Related(other.message, _lowered(other.location, lines)))
    return replace(problem, location=_lowered(problem.location, lines), related=tuple(related))


def _lowered(location: Location, lines: int) -> Location:
    return replace(location, line=location.line + lines)
