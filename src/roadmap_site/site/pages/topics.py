"""The catalogue of topics, by area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import catalogue, facets, linked_data, urls
from roadmap_site.site.facets import Facets
from roadmap_site.site.page import Group, JsonLd, PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Topics:
    """The block `area`."""

    topics: tuple[Topic, ...]
    facets: Mapping[str, Facets]
    """Id of a topic → what it can be filtered by."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the catalogue."""
    yield PageSpec(
        KIND,
        urls.TOPICS,
        site.words.gettext("Topics"),
        site.words.gettext(
            "Every topic of {curriculum} by area, each area in learning order.", curriculum=site.curriculum.title
        ),
        tuple(_sections(site)),
        opens=True,
    )


def _sections(site: Site) -> Iterator[Section]:
    known = [facets.facets_of(topic, site.graph) for topic in site.curriculum.topics.values()]
    yield catalogue.lead(site, site.words.gettext("Topics"), known)
    for area in site.areas:
        yield Section(urls.area_anchor(area.id), 2, area.title, "area", of_area(site, area), searched=False)


def of_area(site: Site, area: Group[Topic]) -> Topics:
    """Return the topics of an area, with what they can be filtered by."""
    return Topics(area.things, {topic.id: facets.facets_of(topic, site.graph) for topic in area.things})


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return the topics that a page shows."""
    terms = (linked_data.term(topic, site) for shown in page.shown(Topics) for topic in shown.topics)
    return linked_data.item_list(page, site, terms)


KIND = PageKind("topics", pages, data, order=50)
