"""The page that holds all roadmaps against each other in one area, topic by topic.

It is there where one table for all topics would be too long for a page; the table of a large area stands in parts. It
has only the roadmaps that teach something of what it shows, and a row only for what one of them teaches; the other
topics are named below. The page that compares all roadmaps leads to it; neither the navigation nor a search does, as it
only brings together what topics say themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Roadmap, Topic
from roadmap_site.site import comparison, parts, urls
from roadmap_site.site.groups import Group
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import WIDE, PageKind, PageSpec, Section, Site
from roadmap_site.site.parts import Part

# In bytes: what a row, a cell and a link to a stage take.
_ROW, _CELL, _LINK = 250, 16, 170


@dataclass(frozen=True)
class Table:
    """The block `area`."""

    topics: tuple[Topic, ...]
    untaught: tuple[Topic, ...]
    """Those that no roadmap teaches."""
    roadmaps: tuple[Roadmap, ...]
    part: Part


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the comparison in each area, if there is something to compare and all of it is too long."""
    if site.compares and site.is_long:
        for area in site.areas:
            yield from _pages(site, area)


def _pages(site: Site, area: Group[Topic]) -> Iterator[PageSpec]:
    teachings, cells = site.graph.teachings, _CELL * len(site.curriculum.roadmaps)

    def weigh(topic: Topic) -> int:
        return _ROW + cells + _LINK * len(teachings.get(topic.id, ()))

    for part, topics in parts.split(area.things, weigh, urls.area_comparison(area.id)):
        teaching = {each.stage.roadmap for topic in topics for each in teachings.get(topic.id, ())}
        roadmaps = tuple(roadmap for roadmap in site.curriculum.roadmaps.values() if roadmap.id in teaching)
        name = phrases.part(site.words, area.title, part.number, part.of)
        title = site.words.gettext("Compare: {area}", area=name)
        description = site.words.gettext("Where each roadmap teaches the topics of {area}.", area=name)
        table = Section(
            "top", 1, title, "area", Table(*comparison.parted(site.graph, topics), roadmaps, part), searched=False
        )
        yield PageSpec(KIND, part.path, title, description, (table,), hides=WIDE, listed=False, above=urls.COMPARISON)


KIND = PageKind("compare", pages, order=105)
