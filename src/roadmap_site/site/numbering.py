"""The numbers of the units of a roadmap, as its author counts them.

A unit is an entry, and is known by its place. The numbers go through the roadmap, or begin anew in each stage or in
each section; entries between two sections are counted together. Most roadmaps have no such numbers.
"""

from collections.abc import Mapping

from roadmap_site.curriculum.model import Entry, Roadmap, Stage
from roadmap_site.yaml_io.document import Place


def numbers(roadmap: Roadmap) -> Mapping[Place, int]:
    """Return the number of each unit of a roadmap, counted from 1; nothing where its units have no numbers."""
    numbers: dict[Place, int] = {}
    counted, last = 0, None
    for stage in roadmap.stages if roadmap.numbered else ():
        for entry in stage.entries:
            within = _within(roadmap, stage, entry)
            counted = counted + 1 if within == last else 1
            numbers[entry.place], last = counted, within
    return numbers


def _within(roadmap: Roadmap, stage: Stage, entry: Entry) -> tuple[object, ...]:
    """Return what an entry is counted in: all in the same have numbers one after another."""
    match roadmap.numbered:
        case "roadmap":
            return (roadmap.id,)
        case "stage":
            return (roadmap.id, stage.number)
        case _:
            return (roadmap.id, stage.number, entry.section and entry.section.place)
