"""Which kind of file a path is, what the path says, and whether the file holds that.

A path is matched against the patterns of the definition, so that a kind of file has its place in one module alone. One
file written over another is one mistake; told key by key, and reference by reference, it would be thousands.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from roadmap_site.problems import codes
from roadmap_site.problems.problem import Problem
from roadmap_site.schema.definition import CATALOGUES, CURRICULUM, FILES, NOUNS, PATTERNS, TOP
from roadmap_site.schema.shape_walks import keys_in, text_of
from roadmap_site.schema.texts import URL
from roadmap_site.yaml_io.document import NO_HINTS, Data, Document, Hints

NO_FILES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""What no file and no folder can be called on Windows, with any ending: a branch with one cannot be checked out there.

The digits that Windows takes for these besides, such as `¹`, are part of no id.
"""
HOME = "home"
"""What `[[home]]` names, the home page of the curriculum: nothing that `[[id]]` reaches can have it as its id."""
RESERVED = NO_FILES | {"index", HOME}
"""Ids that no topic or roadmap can have, and no stage but for `home`: its page would be in the way of an overview, or
could not be there."""
# So many parts of a file, and so much of it, are no slips any more.
_FEWEST, _SHARE = 2, 0.2
# Kind of file → the keys of it, or of each thing in it.
_KEYS = {"curriculum": CURRICULUM} | {each.kind: each.keys for each in NOUNS.values()}


class FilePath(NamedTuple):
    """What the path of a file says."""

    kind: str
    names: Mapping[str, str]
    """What is named → its name: `roadmap`, `stage`, `area`, `kind`; `number` for where a stage stands."""


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """Return what matches the paths of a pattern of the definition."""
    named = re.sub("<([a-z]+)>", r"(?P<\1>[^/]*)", pattern.replace(".", r"\."))
    return re.compile(named.replace("NN-", "(?P<number>[0-9]{1,4})-"))


def parsed(path: str) -> FilePath | None:
    """Return what a path in the curriculum's folder says, or `None` for a file that has no place there."""
    for kind, pattern in PATTERNS.items():
        if match := _expression(pattern).fullmatch(path):
            return FilePath(kind, match.groupdict())
    return None


def kind_of(path: str) -> str | None:
    """Return the kind of a file by its path in the curriculum, such as `stage`; `None` if it has no place there."""
    place = parsed(path)
    return place and place.kind


def hints(path: str) -> Hints:
    """Return what is known beforehand of what the file at a path in the curriculum should hold."""
    return _hints(kind_of(path))


@cache
def _hints(kind: str | None) -> Hints:
    if kind is None:
        return NO_HINTS
    addresses, markdown = set[str](), set[str]()
    for name, key in keys_in(FILES[kind]):
        text = text_of(key)
        if text is URL:
            addresses.add(name)
        elif text and text.links:
            markdown.add(name)
    return Hints(kind in CATALOGUES, frozenset(addresses), frozenset(markdown))


def of_another_kind(document: Document, path: str) -> Problem | None:
    """Return the problem of a file that holds what belongs into a file of another kind, if it does.

    It does when much of it does not fit its own kind, and all of it fits another.
    """
    own, data = kind_of(path), document.data
    if own is None or not isinstance(data, dict):
        return None
    strange = _strange(data, own)
    if not strange:
        return None
    # The keys of one of its things, without its id, are told as such.
    is_one_thing = own in CATALOGUES and data.keys() <= _KEYS[own].keys.keys()
    fitting = _fitting(data, own)
    if fitting is None or is_one_thing:
        return None
    # All keys of a stage, among them what is no thing at all, are never those of a catalogue.
    certain = own in CATALOGUES and fitting not in CATALOGUES
    if not certain and (strange < _FEWEST or strange < _SHARE * len(data)):
        return None
    holds, home = _described(fitting)
    help = f"move it to {home}, and put back what stood here before"
    return codes.wrong_kind_of_file(document.locate_key((next(iter(data)),)), holds, _described(own)[0], help)


def _fitting(data: Mapping[str, Data], own: str) -> str | None:
    """Return another kind of file whose shape the data has."""
    for kind, keys in _KEYS.items():
        if kind != own and not _strange(data, kind) and (kind in CATALOGUES or not keys.missing(data)):
            return kind
    return None


def _strange(data: Mapping[str, Data], kind: str) -> int:
    """Return how many parts of a file, keys with their values, do not belong into files of a kind."""
    known = _KEYS[kind].keys.keys()
    if kind not in CATALOGUES:
        return len(data.keys() - known)
    strange = 0
    for value in data.values():
        fits = isinstance(value, str) or (isinstance(value, dict) and value.keys() <= known)
        strange += not fits
    return strange


def _described(kind: str) -> tuple[str, str]:
    """Return what the files of a kind hold, and where they are, in words."""
    if kind in CATALOGUES:
        return kind, f"a file under `{kind}/`"
    if kind == "curriculum":
        return "the settings of a curriculum", f"`{TOP}`"
    return f"a {kind}", f"`{PATTERNS[kind]}`"
