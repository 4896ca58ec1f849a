"""Signs that look like those of YAML where a parser gave up: a colon of another width, curly quotes, odd spaces.

A keyboard for another script, or a word processor, writes them, and they look right. In a text they are right; so they
are told only where one stands just where YAML's own would mean something, on a line at which nothing fitted any more.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from roadmap_site.problems import codes
from roadmap_site.problems.characters import LIST_MARKS, ODD_SPACES, QUOTES, named, own_signs
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io.document import Document, walk

_COLON = re.compile("( *+(?:- +)?[\"'\u201c\u201d]?[A-Za-z0-9_.-]+[\"'\u201c\u201d]? ?)([\uff1a\ufe55\u2236\ua789])")
_SPACE = re.compile(rf"( *+|(?: *+(?:- +)?[\w-]+:| *+-))([{ODD_SPACES}][{ODD_SPACES} ]*)")
_ODD_INDENTATION = re.compile(rf"\n *[{ODD_SPACES}]")
_ODD_START = re.compile(f"[{ODD_SPACES}]")
_ODD_ITEM = re.compile(rf"[{ODD_SPACES}][{ODD_SPACES} ]*-\s")
_MARK = re.compile(rf"( *+)([{LIST_MARKS}])[ {ODD_SPACES}]*(.*)")
_COMMENT = re.compile("( *+)(\uff03)")
_BRACKET = re.compile("([^\\[{]*[\\[{][^\\]}]*)([\uff3d\uff5d\u3011])")
_QUOTED = re.compile(f"( *+(?:- +)?(?:[\\w-]+: +)?)([{''.join(QUOTES)}].*(?:: |:$).*)")
# So wide are the spaces of typography for ideographs.
_WIDE_SPACE = "\u3000"


def slip(document: Document, numbers: Iterable[int]) -> Problem | None:
    """Return the problem of the first sign that was taken for one of YAML on some lines, if there is one."""
    for number in sorted(set(numbers)):
        place = document.line(number)
        if not place.text.isascii() and (problem := _on_line(place)):
            return problem
    return None


def odd_indentation(document: Document, root: Any) -> list[Problem]:
    """Return the problem of each key or item at the wrong depth, as spaces before it are none to YAML."""
    told: list[Problem] = []
    if document.text.isascii() or not _ODD_INDENTATION.search(f"\n{document.text}"):
        return told
    for node in walk(root):
        if node.id == "mapping":
            for key, _ in node.value:
                # A key that begins with such a space was meant to stand behind it.
                if key.id == "scalar" and _ODD_START.match(key.value):
                    told += _indented(document, key)
        elif node.id == "scalar" and _ODD_ITEM.match(node.value):
            told += _indented(document, node)
    return told


def no_key(document: Document, root: Any) -> list[Problem]:
    """Return the problem of a file that is one text, if its first key has a colon that is none to YAML."""
    if root.id != "scalar":
        return []
    return [*filter(None, [slip(document, [document.at(root.start_mark.index, 1).line])])]


def _indented(document: Document, node: Any) -> Iterator[Problem]:
    """Yield the problem of the space before a node, if that is in the indentation of its line."""
    place = document.at(node.start_mark.index, 1)
    if not place.text[: place.column - 1].strip() and (problem := _space(place)):
        yield problem


def no_item(text: str) -> str | None:
    """Return how to write the items of a list for a text that looks like them, or nothing for any other."""
    if mark := _MARK.match(text):
        return f"start each item with a hyphen and a space: `{mark[2]}` is {named(mark[2])}"
    if space := re.match(f"-([{ODD_SPACES}])", text):
        return f"write an ordinary space after each hyphen: here it is {named(space[1])}"
    return None


def _on_line(place: Location) -> Problem | None:
    if (found := _COLON.match(place.text)) or (found := _COMMENT.match(place.text)):
        return _told(place, found, own_signs(found[2]), place.text[: found.start(2)].strip())
    if problem := _space(place):
        return problem
    if found := _MARK.match(place.text):
        told = _told(place, found, "-", "")
        return replace(told, message=f"an item of a list starts with `-`, and `{found[2]}` is {named(found[2])}")
    if found := _BRACKET.match(place.text):
        return _told(place, found, own_signs(found[2]), "")
    return _curly(place)


def _space(place: Location) -> Problem | None:
    """Return the problem of a space that is none to YAML, in an indentation or behind a colon or hyphen."""
    found = _SPACE.match(place.text)
    if not found:
        return None
    wrong = replace(place, column=found.start(2) + 1, length=len(found[2]))
    fact = f"{named(found[2][0])} stands where an ordinary space belongs"
    fix, help = " ", "write an ordinary space in its place"
    if not found[1].strip():
        help = "indent the line with ordinary spaces, two for each level"
        fix = re.sub(f"[{ODD_SPACES}]", " ", found[2].replace(_WIDE_SPACE, "  "))
    return codes.syntax_error(wrong, fact, help, fix=fix)


def _told(place: Location, found: re.Match[str], own: str, before: str) -> Problem:
    """Return the problem of a sign with YAML's own for it, which has a space behind it where that is needed."""
    after = place.text[found.end(2) :]
    fix = own
    if own in ":-" and after.strip() and not after[0].isspace():
        fix += " "
    wrong = replace(place, column=found.start(2) + 1)
    if own in "]}":
        after = before = ""
    elif own in ":-":
        after = f" {after.strip()}"
    fact, meant = f"`{found[2]}` is {named(found[2])}, and `{own}` belongs here", f"{before}{own}{after}".strip()
    return codes.syntax_error(wrong, fact, f"write `{meant}`", fix=fix)


def _curly(place: Location) -> Problem | None:
    """Return the problem of a text that needs quotes, and has those of a language around it, if it is one."""
    found = _QUOTED.match(place.text)
    if not found:
        return None
    opening, text = found[2][0], found[2].rstrip()
    wrong = replace(place, column=found.start(2) + 1, length=len(text))
    fact = f"`{opening}` is {named(opening)}, which begins no quoted text in YAML, and the text holds a `: `"
    if text[-1] not in QUOTES[opening] or '"' in text or "\\" in text:
        return codes.syntax_error(wrong, fact, "put the whole text in double quotes")
    fix = f'"{text}"'
    # Only these are what word processors make of the quotes of YAML.
    if opening == "\u201c" and text[1:-1].strip():
        fix = f'"{text[1:-1]}"'
    return codes.syntax_error(wrong, fact, f"write `{fix}`", fix=fix)
