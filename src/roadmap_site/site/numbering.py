"""The numbers of the entries and sections of a roadmap, as its author counts them.

Both are known by their places. The numbers go through the roadmap, or begin anew in each stage; those of entries may
also begin anew in each section, and then entries between two sections are counted together. A stage may count otherwise
than its roadmap, and a section may stand aside with all its entries. Most roadmaps have no numbers.
"""

from collections.abc import Iterable, Iterator, Mapping

from roadmap_site.curriculum.model import Entry, Roadmap, Stage
from roadmap_site.yaml_io.document import Place

# What the number of something begins anew in, and where it stands.
_Counted = tuple[object, Place]


def numbers(roadmap: Roadmap) -> Mapping[Place, int]:
    """Return the number of each entry and each section, counted from 1, where they have numbers."""
    return {**_counted(_entries(roadmap)), **_counted(_sections(roadmap))}


def _counted(things: Iterable[_Counted]) -> Mapping[Place, int]:
    """Return the numbers of things by their places; all within the same are counted one after another, each once."""
    numbers: dict[Place, int] = {}
    counted: dict[object, int] = {}
    last: object = None
    for within, place in things:
        # What goes through the roadmap goes on after a stage that counts otherwise.
        if within != last and not isinstance(within, str):
            counted[within] = 0
        last = within
        if place not in numbers:
            counted[within] = counted.get(within, 0) + 1
            numbers[place] = counted[within]
    return numbers


def _entries(roadmap: Roadmap) -> Iterator[_Counted]:
    for stage, entry in _taking_part(roadmap):
        if within := _within(stage.numbered or roadmap.numbered, stage, entry):
            yield within, entry.place


def _sections(roadmap: Roadmap) -> Iterator[_Counted]:
    for stage, entry in _taking_part(roadmap):
        within = _within(stage.numbered_sections or roadmap.numbered_sections, stage, entry)
        if within and entry.section:
            yield within, entry.section.place


def _taking_part(roadmap: Roadmap) -> Iterator[tuple[Stage, Entry]]:
    """Yield the entries that are counted, alone or for their section, each with its stage."""
    for stage in roadmap.stages:
        for entry in stage.entries:
            if not (entry.section and entry.section.unnumbered):
                yield stage, entry


def _within(anew: str | None, stage: Stage, entry: Entry) -> object:
    """Return what the numbers begin anew in, for an entry; nothing where there are none."""
    match anew:
        case "roadmap":
            return stage.roadmap
        case "stage":
            return stage.number
        case "section":
            return stage.number, entry.section and entry.section.place
        case _:
            return None
