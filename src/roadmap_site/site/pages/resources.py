"""The catalogue of resources, by kind, then by the alphabet.

It is for who looks for something to read, watch or use. A resource has a row: its title, for whom it is, and what it
gives, and folded below it the topics that it teaches, and who suggests it; the rows can be filtered and sorted. A
resource has no page of its own: all links to it lead here. For machines it is a list of learning resources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from roadmap_site.curriculum.model import Resource
from roadmap_site.site import catalogue, groups, linked_data, urls
from roadmap_site.site.catalogue import Catalogue
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Item:
    """The block `resource`."""

    resource: Resource


def pages(site: Site) -> Iterator[PageSpec]:
    """Return the catalogue, if there are resources."""
    title, words = site.words.gettext("Resources"), site.words
    description = words.gettext(
        "Books, courses and everything else that {curriculum} suggests, and where it does.",
        curriculum=site.curriculum.title,
    )
    shelves = [*groups.resources(site.curriculum)]
    return catalogue.pages(site, Catalogue(KIND, urls.RESOURCES, title, description, "kind", shelves, _section))


def _section(resource: Resource) -> Section:
    anchor = urls.item_anchor(resource, resource.id)
    return Section(anchor, 3, resource.title, "resource", Item(resource), link=_address(resource))


def _address(resource: Resource) -> str | None:
    """Return where it is, if it can still be had."""
    if resource.available:
        return resource.url
    return None


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return the resources; an author may be a person or an organization, and only its name is known."""
    nodes = map(partial(_node, site), page.shown(Item))
    return linked_data.item_list(page, site, chain(nodes, catalogue.in_brief(page, site)))


def _node(site: Site, item: Item) -> JsonLd:
    resource, topics = item.resource, linked_data.titles(item.resource.topics, site)
    if site.curriculum.is_material(resource):
        # What one works with is about a topic, and does not teach it.
        on_topics: JsonLd = {"about": [linked_data.node("DefinedTerm", name=title) for title in topics]}
    else:
        on_topics = {"teaches": topics}
    return linked_data.node(
        "LearningResource",
        name=resource.title,
        description=resource.summary and site.plain(resource.summary),
        url=site.absolute(_address(resource)),
        author=[*map(site.plain, resource.authors)],
        publisher=resource.publisher and site.plain(resource.publisher),
        datePublished=resource.year,
        workExample=resource.edition and _edition(site, resource, resource.edition),
        inLanguage=list(resource.languages),
        learningResourceType=site.curriculum.kinds[resource.kind].title,
        educationalLevel=linked_data.level(resource.level, site),
        timeRequired=linked_data.time(resource.duration),
        isAccessibleForFree=resource.available and resource.cost in [*site.curriculum.costs][:1],
        creativeWorkStatus=resource.status,
        competencyRequired=linked_data.needed(resource.needs, site),
        **on_topics,
    )


def _edition(site: Site, resource: Resource, edition: str) -> JsonLd:
    """Return the edition that the year and the places mean: schema.org knows editions of books alone."""
    return linked_data.node("Book", name=resource.title, bookEdition=site.plain(edition))


KIND = PageKind("resources", pages, data, order=80)
