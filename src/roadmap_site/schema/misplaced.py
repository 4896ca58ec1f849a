"""A file that holds what belongs into a file of another kind.

One file written over another is one mistake. Told key by key, and reference by reference, it would be thousands.
"""

from __future__ import annotations

from collections.abc import Mapping

from roadmap_site.problems import codes
from roadmap_site.problems.problem import Problem
from roadmap_site.schema.definition import FILES
from roadmap_site.schema.paths import described, kind_of
from roadmap_site.schema.types import ById, Keys, Shape, ShortOr
from roadmap_site.yaml_io.document import Data, Document

_FEWEST, _SHARE = 2, 0.2
"""So many parts of a file, and so much of it, are no slips any more."""


def of_another_kind(document: Document, path: str) -> Problem | None:
    """Return the problem of a file that holds what belongs into a file of another kind, if it does.

    It does when much of it does not fit its own kind, and all of it fits another.
    """
    own, data = kind_of(path), document.data
    if own is None or not isinstance(data, dict):
        return None
    strange = sum(_strange(name, value, FILES[own]) for name, value in data.items())
    fitting = next((kind for kind, shape in FILES.items() if strange and kind != own and _fits(data, shape)), None)
    if fitting is None:
        return None
    # All keys of a stage, among them what is no thing at all, are never those of a catalogue.
    certain = isinstance(FILES[fitting], Keys) and not isinstance(FILES[own], Keys)
    if not certain and (strange < _FEWEST or strange < _SHARE * len(data)):
        return None
    holds, home = described(fitting)
    help = f"move it to {home}, and put back what stood here before"
    return codes.wrong_kind_of_file(document.locate_key((next(iter(data)),)), holds, described(own)[0], help)


def _fits(data: Mapping[str, Data], shape: Shape) -> bool:
    if isinstance(shape, Keys) and not all(name in data for name, key in shape.keys.items() if key.required):
        return False
    return not any(_strange(name, value, shape) for name, value in data.items())


def _strange(name: str, value: Data, shape: Shape) -> bool:
    """Return whether a part of a file, a key with its value, does not belong into files of a kind."""
    if isinstance(shape, Keys):
        return name not in shape.keys
    known = _known(shape)
    return not (isinstance(value, str) or (isinstance(value, dict) and value.keys() <= known))


def _known(shape: Shape) -> frozenset[str]:
    """Return the keys of the things of a catalogue."""
    inner = shape.of if isinstance(shape, ById) else shape
    return frozenset(name for keys in inner.long for name in keys.keys) if isinstance(inner, ShortOr) else frozenset()
