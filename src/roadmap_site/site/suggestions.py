"""What pages list of the catalogues: topics, resources by their kind, and projects.

Roadmaps, stages and topics suggest alike, and their templates show it by blocks of the same names. A section is there
only where something is suggested.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Suggestion, Topic
from roadmap_site.site.page import Group, Section

Noted = tuple[Resource, str]
"""A resource, with what is said of it where it is suggested."""


@dataclass(frozen=True)
class Topics:
    """A block with a list of topics."""

    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Projects:
    """The block `projects`."""

    projects: tuple[tuple[Project, str], ...]
    """Each with what is said of it where it is suggested."""


@dataclass(frozen=True)
class Resources:
    """The block `resources`."""

    kinds: tuple[Group[Noted], ...]


def unnoted(things: Iterable[Resource | Project]) -> list[Suggestion]:
    """Return things as what is suggested, with nothing more to say of them."""
    return [Suggestion(thing.id, "") for thing in things]


def projects_of(curriculum: Curriculum, area: str) -> list[Project]:
    """Return the projects of an area, from easy to hard; those without a level are last."""
    rank = dict(zip(curriculum.levels, range(len(curriculum.levels)), strict=True))
    inside = [project for project in curriculum.projects.values() if project.area == area]
    return sorted(inside, key=lambda project: rank.get(project.level, len(rank)))


def projects(
    curriculum: Curriculum, suggestions: Iterable[Suggestion], heading: str, template: str | None = None
) -> Iterator[Section]:
    """Yield the section with the projects that are suggested, if there are any.

    Args:
        curriculum: What has the projects.
        suggestions: What is suggested.
        heading: The heading of the section.
        template: The template that has the block, when it is not the page's.
    """
    noted = tuple((curriculum.projects[suggestion.id], suggestion.note) for suggestion in suggestions)
    if noted:
        yield Section("projects", 2, heading, "projects", Projects(noted), searched=False, template=template)


def resources(curriculum: Curriculum, suggestions: Iterable[Suggestion], heading: str) -> Iterator[Section]:
    """Yield the section with the resources that are suggested, if there are any."""
    kinds = tuple(by_kind(curriculum, suggestions))
    if kinds:
        yield Section("resources", 2, heading, "resources", Resources(kinds), searched=False)


def by_kind(curriculum: Curriculum, suggestions: Iterable[Suggestion]) -> Iterator[Group[Noted]]:
    """Yield suggested resources, grouped by kind in the curriculum's order."""
    of_kind: dict[str, list[Noted]] = defaultdict(list)
    for suggestion in suggestions:
        resource = curriculum.resources[suggestion.id]
        of_kind[resource.kind].append((resource, suggestion.note))
    for kind in curriculum.kinds.values():
        things = tuple(of_kind[kind.id])
        if things:
            title = kind.plural if len(things) > 1 else kind.title
            yield Group(kind.id, f"{kind.icon} {title}".strip(), things)
