"""The overview of the roadmaps with all their stages.

It is for who wants to see all ways through the curriculum on one page. A roadmap has whom it is for, how long it takes
in all, and its stages in order. For machines it is a list of courses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.site import comparison, linked_data, suggestions, urls
from roadmap_site.site.page import PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class ListedRoadmap(comparison.OneRoadmap):
    """The block `roadmap`."""

    whole: bool
    """Whether its stages are listed; where there are very many roadmaps they stand on its own page."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the overview."""
    titles = site.words.series([roadmap.title for roadmap in site.curriculum.roadmaps.values()])
    yield PageSpec(
        KIND,
        urls.ROADMAPS,
        site.words.gettext("Roadmaps"),
        site.words.gettext("All roadmaps, step by step: {roadmaps}.", roadmaps=titles),
        tuple(_sections(site)),
        opens=True,
    )


def _sections(site: Site) -> Iterator[Section]:
    yield Section("top", 1, site.words.gettext("Roadmaps"), "lead")
    for section, roadmaps in suggestions.shelved(site):
        level = 2
        if section:
            level = 3
            yield section
        for roadmap in roadmaps:
            shown, anchor = ListedRoadmap(roadmap, not site.has_many_roadmaps), f"roadmap-{roadmap.id}"
            yield Section(anchor, level, roadmap.title, "roadmap", shown, link=roadmap, searched=False)


KIND = PageKind("roadmaps", pages, linked_data.courses, order=20)
