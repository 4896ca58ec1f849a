"""What pages list of the catalogues: topics, resources by their kind, and projects.

Roadmaps, stages and topics suggest alike, and their templates show it by blocks of the same names. A section is there
only where something is suggested.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Suggestion, Topic
from roadmap_site.curriculum.relations import grouped
from roadmap_site.site.page import Group, Section, T

Noted = tuple[Resource, str | None]
"""A resource, with what is said of it where it is suggested."""


@dataclass(frozen=True)
class Topics:
    """A block with a list of topics."""

    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Projects:
    """The block `projects`."""

    projects: tuple[tuple[Project, str | None], ...]
    """Each with what is said of it where it is suggested."""


@dataclass(frozen=True)
class Resources:
    """The block `resources`."""

    kinds: tuple[Group[Noted], ...]


def projects_of(curriculum: Curriculum, area: str) -> list[Project]:
    """Return the projects of an area, from easy to hard; those without a level are last."""
    rank: dict[str | None, int] = dict(zip(curriculum.levels, range(len(curriculum.levels)), strict=True))
    inside = [project for project in curriculum.projects.values() if project.area == area]
    return sorted(inside, key=lambda project: rank.get(project.level, len(rank)))


def projects(
    curriculum: Curriculum, suggested: Iterable[Suggestion | Project], heading: str, template: str | None = None
) -> Iterator[Section]:
    """Yield the section with the projects that are suggested, if there are any.

    Args:
        curriculum: What has the projects.
        suggested: What is suggested.
        heading: The heading of the section.
        template: The template that has the block, when it is not the page's.
    """
    noted = tuple(_noted(curriculum.projects, suggested))
    if noted:
        yield Section("projects", 2, heading, "projects", Projects(noted), searched=False, template=template)


def resources(curriculum: Curriculum, suggested: Iterable[Suggestion | Resource], heading: str) -> Iterator[Section]:
    """Yield the section with the resources that are suggested, if there are any."""
    kinds = tuple(by_kind(curriculum, suggested))
    if kinds:
        yield Section("resources", 2, heading, "resources", Resources(kinds), searched=False)


def by_kind(curriculum: Curriculum, suggested: Iterable[Suggestion | Resource]) -> Iterator[Group[Noted]]:
    """Yield suggested resources, grouped by kind in the curriculum's order."""
    noted = grouped((resource.kind, (resource, note)) for resource, note in _noted(curriculum.resources, suggested))
    for kind in curriculum.kinds.values():
        things = noted.get(kind.id, ())
        if things:
            title = kind.plural if len(things) > 1 else kind.title
            yield Group(kind.id, f"{kind.icon or ''} {title}".strip(), things)


def _noted(
    known: Mapping[str, T], suggested: Iterable[Suggestion | Resource | Project]
) -> Iterator[tuple[T, str | None]]:
    """Yield what is suggested with its note; where the thing itself stands for that, there is none."""
    for suggestion in suggested:
        yield known[suggestion.id], getattr(suggestion, "note", None)
