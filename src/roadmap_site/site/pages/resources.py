"""The catalogue of resources, by kind, then by the alphabet.

It is for who looks for something to read, watch or use. A resource has who made it and when, its address, the topics
that it teaches, and who suggests it; it can be filtered. A resource has no page of its own: all links to it lead here.
For machines it is a list of learning resources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from roadmap_site.curriculum.model import Resource
from roadmap_site.site import catalogue, linked_data, urls
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Section, Site, by_title


@dataclass(frozen=True)
class Item:
    """The block `resource`."""

    resource: Resource


def pages(site: Site) -> Iterator[PageSpec]:
    """Return the catalogue, if there are resources."""
    return catalogue.pages(
        KIND,
        site,
        urls.RESOURCES,
        _items(site),
        title=site.words.gettext("Resources"),
        description=site.words.gettext(
            "Books, courses and everything else that {curriculum} suggests, and where it does.",
            curriculum=site.curriculum.title,
        ),
    )


def _items(site: Site) -> Iterator[Section]:
    for kind in site.curriculum.kinds.values():
        resources = [resource for resource in site.curriculum.resources.values() if resource.kind == kind.id]
        if resources:
            yield Section(f"kind-{kind.id}", 2, f"{kind.icon or ''} {kind.plural}".strip(), searched=False)
        for resource in sorted(resources, key=by_title):
            yield catalogue.item(site, resource, "resource", Item(resource), _address(resource))


def _address(resource: Resource) -> str | None:
    """Return where it is, if it can still be had."""
    if resource.available:
        return resource.url
    return None


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return the resources; an author may be a person or an organization, and only its name is known."""
    return linked_data.item_list(page, site, map(partial(_node, site), page.shown(Item)))


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
