"""Things that stand together under a title, and the order in which they stand there.

Resources stand by kind and then by the alphabet, projects by area and then from easy to hard; a group without things is
left out. Topics stand by area as well, in learning order, which their pages know.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Topic

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Group(Generic[T_co]):
    """A titled group of things on a page."""

    id: str
    title: str
    things: tuple[T_co, ...]


def by_title(thing: Topic | Resource) -> str:
    """Return what puts things into the order of the alphabet."""
    return thing.title.casefold()


def projects_of(curriculum: Curriculum, area: str) -> list[Project]:
    """Return the projects of an area, from easy to hard; those without a level are last."""
    rank: dict[str | None, int] = dict(zip(curriculum.levels, range(len(curriculum.levels)), strict=True))
    inside = [project for project in curriculum.projects.values() if project.area == area]
    return sorted(inside, key=lambda project: rank.get(project.level, len(rank)))


def resources(curriculum: Curriculum) -> Iterator[Group[Resource]]:
    """Yield the resources of each kind, by the alphabet."""
    for kind in curriculum.kinds.values():
        inside = [resource for resource in curriculum.resources.values() if resource.kind == kind.id]
        if inside:
            yield Group(kind.id, kind.plural, tuple(sorted(inside, key=by_title)))


def projects(curriculum: Curriculum) -> Iterator[Group[Project]]:
    """Yield the projects of each area, from easy to hard."""
    for area, title in curriculum.areas.items():
        inside = projects_of(curriculum, area)
        if inside:
            yield Group(area, title, tuple(inside))
