"""A catalogue: first what it can be filtered by, and how many things it has; then its things, a section each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from roadmap_site.site import facets
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


def pages(
    kind: PageKind, site: Site, path: str, items: Iterable[Section], *, title: str, description: str
) -> Iterator[PageSpec]:
    """Yield the page of a catalogue whose things have a section each, if there are things."""
    items = tuple(items)
    known = [item.facets for item in items if item.facets is not None]
    if known:
        sections = (lead(site, title, known), *items)
        yield PageSpec(kind, path, title, description, sections, hides=("navigation",))
