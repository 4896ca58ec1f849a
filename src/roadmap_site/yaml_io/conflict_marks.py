"""What a merge with conflicts has left in a file.

A version control marks both versions of a place and leaves it to a person to choose. The marks are seven signs at the
start of a line, wherever it stands: some editors indent them, and in a block text they are YAML like any other line. A
row of seven `=` alone may also be the underline of a heading in such a text; there it counts only between other marks.
Where git was asked for longer marks, they stand at the left edge.
"""

import re
from collections.abc import Iterator
from itertools import filterfalse, repeat
from operator import attrgetter

from roadmap_site.problems import codes
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io import lines
from roadmap_site.yaml_io.document import Document

_MARK = re.compile(r"[ \t]*+(<{7,}|\|{7,}|={7,}|>{7,})(?:[ \t].*|)", re.DOTALL)
_LENGTH = 7
_SIGNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def left_over(document: Document) -> list[Problem]:
    """Return a problem for each conflict that is left in a file, at its first mark."""
    if not any(map(document.text.__contains__, _SIGNS)):
        return []
    return list(map(_problem, _conflicts(_marks(document))))


def _marks(document: Document) -> list[Location]:
    """Return all marks, without the rows of `=` that are none."""
    marks = []
    for number, text in enumerate(document.lines, start=1):
        if mark := _MARK.fullmatch(text.rstrip("\r")):
            place = document.line(number, mark.start(1) + 1, len(mark[1]))
            if place.length == _LENGTH or place.column == 1:
                marks.append(place)
    if all(map(_is_row, marks)):
        starting = set(map(attrgetter("number"), lines.read(document.lines)))
        return [mark for mark in marks if mark.line in starting and mark.text.strip(" \t\r") == "======="]
    lengths = set(map(attrgetter("length"), filterfalse(_is_row, marks)))
    return [mark for mark in marks if mark.length in lengths]


def _conflicts(marks: list[Location]) -> Iterator[list[Location]]:
    """Yield the marks of each conflict: one begins with `<`, or behind the `>` of the one before."""
    conflict: list[Location] = []
    for mark in marks:
        if conflict and (_sign(mark) == "<" or _sign(conflict[-1]) == ">"):
            yield conflict
            conflict = []
        conflict.append(mark)
    if conflict:
        yield conflict


def _sign(mark: Location) -> str:
    return mark.text[mark.column - 1]


def _is_row(mark: Location) -> bool:
    return _sign(mark) == "="


def _problem(marks: list[Location]) -> Problem:
    first, *others = marks
    if not others:
        sign = _sign(first) * first.length
        help = "take this line away, and of the two versions of the lines beside it the one that you do not want"
        return codes.syntax_error(first, f"the mark `{sign}` of a merge conflict was left in the file", help)
    help = f"keep the lines of one version, and take away those of the other and the {len(marks)} lines with marks"
    related = zip(repeat("another mark of it is here"), others)
    return codes.syntax_error(first, "a merge conflict was left in the file", help, related)
