"""The catalogue of projects, by area, from easy to hard.

It is for who looks for something to build. A project has its rungs and steps, the topics that it exercises, what it is
built with, and who suggests it; its explanation is folded. It can be filtered. A project has no page of its own: all
links to it lead here. For machines it is a list of learning resources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from roadmap_site.curriculum.model import Project
from roadmap_site.site import catalogue, explanation, linked_data, suggestions, urls
from roadmap_site.site.explanation import Part
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Item:
    """The block `project`."""

    project: Project
    explanation: Part | None
    """All of its explanation, if it has one."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Return the catalogue, if there are projects."""
    return catalogue.pages(
        KIND,
        site,
        urls.PROJECTS,
        _items(site),
        title=site.words.gettext("Projects"),
        description=site.words.gettext(
            "What to do and to build while learning {curriculum}, and where it is suggested.",
            curriculum=site.curriculum.title,
        ),
    )


def _items(site: Site) -> Iterator[Section]:
    for area, title in site.curriculum.areas.items():
        projects = suggestions.projects_of(site.curriculum, area)
        if projects:
            yield Section(urls.area_anchor(area), 2, title, searched=False)
        for project in projects:
            yield catalogue.item(site, project, "project", Item(project, explanation.whole(project, 3)))


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return the projects."""
    return linked_data.item_list(page, site, map(partial(_node, site), page.shown(Item)))


def _node(site: Site, item: Item) -> JsonLd:
    project = item.project
    return linked_data.node(
        "LearningResource",
        name=project.title,
        description=project.summary and site.plain(project.summary),
        url=linked_data.url(project, site),
        educationalLevel=linked_data.level(project.level, site),
        timeRequired=linked_data.time(project.duration),
        creativeWorkStatus=project.status,
        competencyRequired=linked_data.needed(project.needs, site),
        teaches=linked_data.titles(project.topics, site),
        isBasedOn=linked_data.sources(project.based_on, site),
    )


KIND = PageKind("projects", pages, data, order=90)
