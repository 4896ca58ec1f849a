"""The catalogue of projects, by area, from easy to hard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Project
from roadmap_site.curriculum.relations import Suggester
from roadmap_site.site import catalogue, linked_data, suggestions, urls
from roadmap_site.site.page import Node, PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Item:
    """The block `project`."""

    project: Project
    suggesters: tuple[Suggester, ...]


def pages(site: Site) -> Iterator[PageSpec]:
    """Return the catalogue, if there are projects."""
    description = site.words.gettext(
        "Things to build while learning {curriculum}, and where they are suggested.",
        curriculum=site.curriculum.title,
    )
    title = site.words.gettext("Projects")
    return catalogue.pages(KIND, site, urls.PROJECTS, _items(site), title=title, description=description)


def _items(site: Site) -> Iterator[Section]:
    for area, title in site.curriculum.areas.items():
        projects = suggestions.projects_of(site.curriculum, area)
        if projects:
            yield Section(urls.area_anchor(area), 2, title, searched=False)
        for project in projects:
            yield catalogue.item(site, project, "project", Item(project, site.graph.suggested.get(project.id, ())))


def data(page: PageSpec, site: Site) -> Node:
    """Return the projects."""
    return linked_data.item_list(page, site, (_data(item.project, site) for item in page.shown(Item)))


def _data(project: Project, site: Site) -> Node:
    return linked_data.node(
        "LearningResource",
        name=project.title,
        description=project.summary and site.plain(project.summary),
        url=linked_data.url(project, site),
        educationalLevel=project.level and site.curriculum.levels.get(project.level),
    )


KIND = PageKind("projects", pages, data, order=90)
