"""A file that holds what belongs into a file of another kind.

One file written over another is one mistake. Told key by key, and reference by reference, it would be thousands.
"""

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
    strange = _strange(data, FILES[own])
    fitting = _fitting(data, own)
    if not strange or fitting is None:
        return None
    # All keys of a stage, among them what is no thing at all, are never those of a catalogue.
    certain = isinstance(FILES[fitting], Keys) and not isinstance(FILES[own], Keys)
    if not certain and (strange < _FEWEST or strange < _SHARE * len(data)):
        return None
    holds, home = described(fitting)
    help = f"move it to {home}, and put back what stood here before"
    return codes.wrong_kind_of_file(document.locate_key((next(iter(data)),)), holds, described(own)[0], help)


def _fitting(data: Mapping[str, Data], own: str) -> str | None:
    """Return another kind of file whose shape the data has."""
    for kind, shape in FILES.items():
        if kind != own and not _strange(data, shape) and not (isinstance(shape, Keys) and shape.missing(data)):
            return kind
    return None


def _strange(data: Mapping[str, Data], shape: Shape) -> int:
    """Return how many parts of a file, keys with their values, do not belong into files of a kind."""
    if isinstance(shape, Keys):
        return len(data.keys() - shape.keys.keys())
    known = _known(shape)
    strange = 0
    for value in data.values():
        fits = isinstance(value, str) or (isinstance(value, dict) and value.keys() <= known)
        strange += not fits
    return strange


def _known(shape: Shape) -> frozenset[str]:
    """Return the keys of the things of a catalogue."""
    if isinstance(shape, ById) and isinstance(shape.of, ShortOr):
        return shape.of.names
    return frozenset()
