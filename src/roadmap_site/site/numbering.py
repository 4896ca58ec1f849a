"""The numbers of the entries and sections of a roadmap, as its author counts them.

Both are known by their places. The numbers go through the roadmap, or begin anew in each stage; those of entries may
also begin anew in each section, and then entries between two sections are counted together. Most roadmaps have none.
"""

from collections.abc import Iterable, Iterator, Mapping

from roadmap_site.curriculum.model import Entry, Roadmap, Stage
from roadmap_site.yaml_io.document import Place

_Counted = tuple[object, Place]


def numbers(roadmap: Roadmap) -> Mapping[Place, int]:
    """Return the number of each entry and each section, counted from 1, where they have numbers."""
    found: dict[Place, int] = {}
    if roadmap.numbered:
        found |= _counted(_entries(roadmap))
    if roadmap.numbered_sections:
        found |= _counted(_sections(roadmap))
    return found


def _counted(things: Iterable[_Counted]) -> Mapping[Place, int]:
    """Return the numbers of things by their places; all within the same are counted one after another, each once."""
    numbers: dict[Place, int] = {}
    counted, last = 0, None
    for within, place in things:
        if within != last:
            counted, last = 0, within
        if place not in numbers:
            counted += 1
            numbers[place] = counted
    return numbers


def _entries(roadmap: Roadmap) -> Iterator[_Counted]:
    for stage in roadmap.stages:
        for entry in stage.entries:
            yield _within(roadmap.numbered, stage, entry), entry.place


def _sections(roadmap: Roadmap) -> Iterator[_Counted]:
    for stage in roadmap.stages:
        for entry in stage.entries:
            if entry.section:
                yield _within(roadmap.numbered_sections, stage, entry), entry.section.place


def _within(anew: str | None, stage: Stage, entry: Entry) -> object:
    """Return what the numbers begin anew in, for an entry."""
    match anew:
        case "roadmap":
            return stage.roadmap
        case "stage":
            return stage.number
        case _:
            return stage.number, entry.section and entry.section.place
