"""A catalogue, such as that of all resources: first what it can be filtered by, then its things, a section each.

The filters are those by which its things can be told apart. Each section says what its thing can be filtered by; a
script of the page does the rest. A catalogue without things has no page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from roadmap_site.curriculum.model import Project, Resource
from roadmap_site.site import facets, urls
from roadmap_site.site.page import PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Lead:
    """The block `lead` of a catalogue."""

    filters: tuple[facets.Filter, ...]
    count: int


def lead(site: Site, title: str, known: Sequence[facets.Facets]) -> Section:
    """Return the section at the top of a catalogue.

    Args:
        site: What has the titles of the values.
        title: Title of the page.
        known: The facets of each thing.
    """
    return Section("top", 1, title, "lead", Lead(facets.filters(site.curriculum, site.words, known), len(known)))


def item(site: Site, thing: Resource | Project, block: str, data: object, link: str | None = None) -> Section:
    """Return the section of a thing, with what it can be filtered by."""
    anchor, own = urls.item_anchor(thing, thing.id), facets.facets_of(thing, site.graph)
    return Section(anchor, 3, thing.title, block, data, link=link, facets=own)


def pages(
    kind: PageKind, site: Site, path: str, items: Iterable[Section], *, title: str, description: str
) -> Iterator[PageSpec]:
    """Yield the page of a catalogue whose things have a section each, if there are things."""
    items = tuple(items)
    known = [item.facets for item in items if item.facets is not None]
    if known:
        yield PageSpec(kind, path, title, description, (lead(site, title, known), *items), hides=("navigation",))
