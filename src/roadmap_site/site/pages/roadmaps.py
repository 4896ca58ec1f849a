"""The overview of the roadmaps with all their stages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Roadmap
from roadmap_site.site import comparison, linked_data, urls
from roadmap_site.site.page import PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Overview:
    """The block `roadmap`."""

    roadmap: Roadmap
    total: str | None
    """How long it takes, in words."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the overview."""
    titles = ", ".join(roadmap.title for roadmap in site.curriculum.roadmaps.values())
    description = f"All roadmaps and their stages: {titles}."
    yield PageSpec(KIND, urls.ROADMAPS, "Roadmaps", description, tuple(_sections(site)), opens=True)


def _sections(site: Site) -> Iterator[Section]:
    yield Section("top", 1, "Roadmaps", "lead")
    for roadmap in site.curriculum.roadmaps.values():
        overview = Overview(roadmap, comparison.total_time(roadmap))
        id = f"roadmap-{roadmap.id}"
        yield Section(id, 2, roadmap.title, "roadmap", overview, link=roadmap, searched=False)


KIND = PageKind("roadmaps", pages, linked_data.courses)
