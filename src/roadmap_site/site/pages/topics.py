"""The catalogue of topics, by area.

It is for who looks a topic up, or wants those of an area or of a roadmap. Each area has its topics in learning order;
a topic has its summary and how many roadmaps teach it. Where there are too many for one page the titles stand alone, of
very many the first of each area, and the pages of the areas have the rest. For machines it is a list of terms.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.site import catalogue, facets, linked_data, parts, urls
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Section, Site
from roadmap_site.site.suggestions import Topics


@dataclass(frozen=True)
class Titles(Topics):
    """The block `titles`: some topics of an area, by their titles alone."""

    area: str
    count: int
    """How many topics the area has."""


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
    items = urls.TOPICS if site.is_long else None
    yield catalogue.lead(site, site.words.gettext("Topics"), known, items=items)
    share = parts.share([area.things for area in site.areas], parts.weight_of_title)
    for area in site.areas:
        anchor = urls.area_anchor(area.id)
        if site.is_long:
            shown = Titles(area.things[:share], area.id, len(area.things))
            yield Section(anchor, 2, area.title, "titles", shown, searched=False)
        else:
            yield Section(anchor, 2, area.title, "area", Topics(area.things), searched=False)


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return the topics that a page shows."""
    terms = (linked_data.term(topic, site) for shown in page.shown(Topics) for topic in shown.topics)
    return linked_data.item_list(page, site, terms)


KIND = PageKind("topics", pages, data, order=50)
