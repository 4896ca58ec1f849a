"""The catalogue of topics, by area.

It is for who looks a topic up, or wants those of an area or of a roadmap. Each area has its topics in learning order;
a topic has its summary and how many roadmaps teach it. For machines it is a list of terms.
"""

from collections.abc import Iterator

from roadmap_site.site import catalogue, facets, linked_data, suggestions, urls
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Section, Site


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
        yield Section(urls.area_anchor(area.id), 2, area.title, "area", suggestions.Topics(area.things), searched=False)


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return the topics that a page shows."""
    terms = (linked_data.term(topic, site) for shown in page.shown(suggestions.Topics) for topic in shown.topics)
    return linked_data.item_list(page, site, terms)


KIND = PageKind("topics", pages, data, order=50)
