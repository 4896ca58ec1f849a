"""How a catalogue begins: with what it can be filtered by, and how many things it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_site.site import facets
from roadmap_site.site.page import Section, Site


@dataclass(frozen=True)
class Lead:
    """The block `lead` of a catalogue."""

    filters: tuple[facets.Filter, ...]
    count: int
    """How many things there are."""


def lead(site: Site, title: str, known: Sequence[facets.Facets]) -> Section:
    """Return the section at the top of a catalogue.

    Args:
        site: What has the titles of the values.
        title: Title of the page.
        known: The facets of each thing.
    """
    return Section("top", 1, title, "lead", Lead(facets.filters(site.curriculum, site.words, known), len(known)))


def with_lead(site: Site, title: str, items: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections of a catalogue whose things have a section each."""
    known = [item.facets for item in items if item.facets is not None]
    return (lead(site, title, known), *items)
