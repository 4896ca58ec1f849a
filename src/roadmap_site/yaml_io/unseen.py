"""Characters of a YAML file that nobody sees and that cannot stay, each at its exact place.

A value is looked at as it is read, with what its escapes stand for, and each character is then found again in the text.
Between the values stand comments, which can hide from a reviewer what a file holds; a file that is not YAML is looked
through line by line. What is told is taken out of ids and addresses before anybody reads them: nothing follows from it.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from roadmap_site.problems import characters, codes
from roadmap_site.problems.characters import Unseen, Why
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io import lines
from roadmap_site.yaml_io.document import Document, may_hide, walk

# So many of a file are told; whoever has mended these checks again.
_MOST = 1000
_RARE_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
# A character that is not plain ASCII, or an escape of double quotes, by its digits or its letter.
_PLAIN = "[^ -~\n\r\x85\u2028\u2029]"
_WRITTEN = re.compile(_PLAIN)
_WRITTEN_IN_QUOTES = re.compile(
    rf"\\(?:x([0-9a-fA-F]{{2}})|u([0-9a-fA-F]{{4}})|U([0-9a-fA-F]{{8}})|(.))|{_PLAIN}", re.DOTALL
)
_ESCAPES = dict(zip("0abtnvfre_NLP", "\0\a\b\t\n\v\f\r\x1b\xa0\x85\u2028\u2029", strict=True))


class Hidden(NamedTuple):
    """What nobody sees in a file."""

    problems: list[Problem]
    """What deceives or breaks: in values, in comments, and line breaks that are none."""
    strays: tuple[tuple[Location, str], ...]
    """The places in values of what nothing needs, each with the character."""


def hidden(document: Document, root: Any = None) -> Hidden:
    """Return what nobody sees in a file.

    Args:
        document: The file.
        root: Its top node, with its values as they are written; none for a file that is not YAML.
    """
    told: list[Problem] = [*islice(_breaks(document), _MOST)]
    strays: list[tuple[Location, str]] = []
    if not may_hide(document.text):
        return Hidden(told, ())
    scalars = _scalars(root)
    for node in scalars:
        for found, place in islice(_in_value(document, node), _MOST - len(told) - len(strays)):
            if found.why is Why.STRAY:
                strays.append((place, found.character))
            else:
                told.append(codes.invisible_character(place, found, node.value))
    told += islice(_between(document, scalars), _MOST - len(told))
    return Hidden(told, tuple(strays))


def _scalars(root: Any) -> list[Any]:
    if root is None:
        return []
    return [node for node in walk(root) if node.id == "scalar"]


def _breaks(document: Document) -> Iterator[Problem]:
    """Yield the problem of each line break that is none to editors and git; of carriage returns, that of the first."""
    returned, alone = False, document.text.count("\r") - document.text.count("\r\n") == 1
    for found in _RARE_BREAK.finditer(document.text):
        if found[0] != "\r" or not returned:
            place = document.at(found.start(), 1)
            fix = _instead(place) if found[0] != "\r" or alone else None
            yield codes.invisible_character(place, Unseen(found.start(), found[0], Why.BREAK), fix=fix)
        returned |= found[0] == "\r"


def _instead(place: Location) -> str | None:
    """Return what is to stand in place of a break that is none, where its author must have meant that."""
    before, after = place.text[: place.column - 1], place.text[place.column :]
    if (place.word == "\r" and after.strip()) or lines.line_of(place.line, after).starts:
        # Within a line it may have been meant to end it.
        return None
    if not before.strip() or not after.strip() or before[-1].isspace() or after[0].isspace():
        return ""
    return " "


def _in_value(document: Document, node: Any) -> Iterator[tuple[Unseen, Location]]:
    """Yield what is wrong in a value, in its order, each with the place at which it is written."""
    if node.value.isascii() and node.style != '"':
        return
    wrong = {found.start: found for found in characters.unseen(node.value)}
    if not wrong:
        return
    places = _places(document, node)
    seen = Counter[str]()
    for index, character in enumerate(node.value):
        if index in wrong and seen[character] < len(places[character]):
            yield wrong[index], document.at(*places[character][seen[character]])
        seen[character] += 1


def _places(document: Document, node: Any) -> dict[str, list[tuple[int, int]]]:
    """Return where each character that may be wrong is written in a value: the index and the length of each time."""
    places = defaultdict[str, list[tuple[int, int]]](list)
    expression = _WRITTEN_IN_QUOTES if node.style == '"' else _WRITTEN
    for found in expression.finditer(document.text, node.start_mark.index, node.end_mark.index):
        character = found[0]
        if character[0] == "\\" and node.style == '"':
            number = found[1] or found[2] or found[3]
            character = chr(int(number, 16)) if number else _ESCAPES.get(found[4], "")
        places[character].append((found.start(), len(found[0])))
    return places


def _between(document: Document, scalars: list[Any]) -> Iterator[Problem]:
    """Yield the problems of what stands outside of all values, as comments do, line by line."""
    spans = sorted((node.start_mark.index, node.end_mark.index) for node in scalars)
    looked = set()
    for found in characters.candidates(document.text):
        start, end = _gap(document, spans, found)
        if start <= found < end and start not in looked:
            looked.add(start)
            for one in characters.unseen(document.text[start:end]):
                if one.why not in {Why.STRAY, Why.BREAK}:
                    yield codes.invisible_character(
                        document.at(start + one.start, 1), one, document.text[start:end].strip()
                    )


def _gap(document: Document, spans: list[tuple[int, int]], index: int) -> tuple[int, int]:
    """Return from where to where no value stands around an index, within its line."""
    number = bisect_right(document.line_starts, index) - 1
    start = document.line_starts[number]
    end = start + len(document.lines[number])
    at = bisect_right(spans, (index, len(document.text) + 1))
    if at:
        start = max(start, spans[at - 1][1])
    if at < len(spans):
        end = min(end, spans[at][0])
    return start, end
