"""The catalogue of projects, by area, from easy to hard.

It is for who looks for something to build. A project has a row: its title, how hard and how long it is, and what comes
of it, and folded below it its explanation, rungs and steps, the topics that it exercises, what it is built with, and
who suggests it; the rows can be filtered and sorted. A project has no page of its own: all links to it lead here. For
machines it is a list of learning resources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from roadmap_site.curriculum.model import Project
from roadmap_site.site import catalogue, explanation, groups, linked_data, urls
from roadmap_site.site.catalogue import Catalogue
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
    title, words = site.words.gettext("Projects"), site.words
    description = words.gettext(
        "What to do and to build while learning {curriculum}, and where it is suggested.",
        curriculum=site.curriculum.title,
    )
    shelves = [*groups.projects(site.curriculum)]
    return catalogue.pages(site, Catalogue(KIND, urls.PROJECTS, title, description, "area", shelves, _section))


def _section(project: Project) -> Section:
    shown = Item(project, explanation.whole(project, 3))
    return Section(urls.item_anchor(project, project.id), 3, project.title, "project", shown)


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return the projects."""
    nodes = map(partial(_node, site), page.shown(Item))
    return linked_data.item_list(page, site, chain(nodes, catalogue.in_brief(page, site)))


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
