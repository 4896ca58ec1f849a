"""Which kind of file a path is, and what the path says.

A path is matched against the patterns of the definition, so that a kind of file has its place in one module alone.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from roadmap_site.schema.definition import CATALOGUES, PATTERNS

_CHOSEN = re.compile("<([a-z]+)>")
"""A name that an author chooses."""


class FilePath(NamedTuple):
    """What the path of a file says."""

    kind: str
    """The kind of the file, such as `stage`."""
    names: Mapping[str, str]
    """What is named → its name: `roadmap`, `stage`, `area`, `kind`; `number` for where a stage stands."""


@cache
def _expressions() -> Mapping[str, re.Pattern[str]]:
    """Return kind of file → what matches its paths."""
    expressions = {}
    for kind, pattern in PATTERNS.items():
        named = _CHOSEN.sub(r"(?P<\1>[^/]*)", pattern.replace(".", r"\."))
        expressions[kind] = re.compile(named.replace("NN-", "(?P<number>[0-9]{1,4})-"))
    return expressions


def parsed(path: str) -> FilePath | None:
    """Return what a path in the curriculum's folder says, or `None` for a file that has no place there."""
    for kind, expression in _expressions().items():
        if match := expression.fullmatch(path):
            return FilePath(kind, match.groupdict())
    return None


def kind_of(path: str) -> str | None:
    """Return the kind of a file by its path in the curriculum, such as `stage`; `None` if it has no place there."""
    place = parsed(path)
    return place and place.kind


def described(kind: str) -> tuple[str, str]:
    """Return what the files of a kind hold, and where they are, in words."""
    if kind in CATALOGUES:
        return kind, f"a file under `{kind}/`"
    home = f"`{PATTERNS[kind]}`"
    if kind == "curriculum":
        return "the settings of a curriculum", home
    return f"a {kind}", home
