"""What pages list: topics, resources by their kind, projects, and the entries of a stage by its sections.

Roadmaps, stages and topics suggest alike, and their templates show it by blocks of the same names. A section is there
only where something is suggested.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from roadmap_site.curriculum import model
from roadmap_site.curriculum.model import Curriculum, Entry, Project, Resource, Roadmap, Stage, Suggestion, Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site.page import Section, Site
from roadmap_site.yaml_io.document import Place

T = TypeVar("T")


@dataclass(frozen=True)
class Topics:
    """A block with a list of topics."""

    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Projects:
    """The block `projects`."""

    projects: Sequence[Suggestion | Project]


@dataclass(frozen=True)
class Resources:
    """The block `resources`."""

    resources: Sequence[Suggestion | Resource]


def inside(graph: Graph, stage: Stage) -> dict[Place, list[str]]:
    """Return what a stage teaches besides the topics of its entries: place of an entry → the topics in its points."""
    entries, found = {entry.topic for entry in stage.entries}, dict[Place, list[str]]()
    for id in sorted(graph.taught[stage.full_id] - entries, key=graph.rank.__getitem__):
        teaching = next(each for each in graph.teachings[id] if each.stage.full_id == stage.full_id)
        found.setdefault(teaching.entry.place, []).append(id)
    return found


def projects(suggested: Sequence[Suggestion | Project], heading: str, template: str | None = None) -> Iterator[Section]:
    """Yield the section with the projects that are suggested, if there are any.

    Args:
        suggested: What is suggested.
        heading: The heading of the section.
        template: The template that has the block, when it is not the page's.
    """
    if suggested:
        yield Section("projects", 2, heading, "projects", Projects(suggested), searched=False, template=template)


def resources(suggested: Sequence[Suggestion | Resource], heading: str) -> Iterator[Section]:
    """Yield the section with the resources that are suggested, if there are any."""
    if suggested:
        yield Section("resources", 2, heading, "resources", Resources(suggested), searched=False)


def shelved(site: Site) -> Iterator[tuple[Section | None, Sequence[Roadmap]]]:
    """Yield the roadmaps in their groups, each with the section that opens it; nothing opens those at the head."""
    for shelf in site.shelves:
        title = shelf.title or site.words.gettext("More roadmaps")
        opening = Section(shelf.id, 2, title, searched=False)
        yield opening if shelf.title or shelf is not site.shelves[0] else None, shelf.things


def by_kind(curriculum: Curriculum, suggested: Iterable[Suggestion | Resource]) -> list[Suggestion | Resource]:
    """Return suggested resources by kind in the curriculum's order, else as they are suggested."""
    kinds = [*curriculum.kinds]
    return sorted(suggested, key=lambda each: kinds.index(curriculum.resources[each.id].kind))


def parted(things: Sequence[T], most: int) -> tuple[Sequence[T], Sequence[T]]:
    """Return what is shown of a list, and what is folded: all beyond the first ones, but never one alone."""
    if len(things) <= most + 1:
        return things, ()
    return things[:most], things[most:]


def by_section(stage: Stage) -> Iterator[tuple[model.Section | None, list[Entry]]]:
    """Yield the sections of a stage with their entries: all between two sections together, without a section."""
    # Two sections may have the same title; where they stand tells them apart.
    for _, together in groupby(stage.entries, key=lambda entry: entry.section and entry.section.place):
        entries = list(together)
        yield entries[0].section, entries
