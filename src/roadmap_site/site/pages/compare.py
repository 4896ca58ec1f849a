"""The page that holds all roadmaps against each other.

It is for who chooses between roadmaps, or has finished one. First come those that are first in something, and how many
topics of each area each teaches; then the two that share the most, and the next pairs after them; then a table has a
row for each topic, with the stages that teach it. Two roadmaps can be picked, and the rows can be filtered by area, and
by roadmaps that have a topic or lack it. What is too long for one table stands by area, on pages of its own. The page
is not there for a single roadmap, nor where the site leaves it out; it says nothing to machines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from heapq import nlargest
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum.model import Roadmap, Topic
from roadmap_site.site import comparison, facets, finder, urls
from roadmap_site.site.comparison import Nearness
from roadmap_site.site.groups import Group
from roadmap_site.site.page import WIDE, PageKind, PageSpec, Section, Site

# How many pairs are shown at once, and how many when they are asked for; of more each roadmap has a page.
_FIRST, _MOST = 8, 40
# How many numbers a table of areas and roadmaps has; and how many roadmaps an area has where there would be more.
_MOST_CELLS, _LEADING = 2_500, 3


@dataclass(frozen=True)
class Pairs:
    """The block `pairs`."""

    nearest: tuple[Nearness, ...]
    others: tuple[Nearness, ...]
    """What is there when it is asked for."""


@dataclass(frozen=True)
class Comparison:
    """The blocks `topics` and, for a long comparison, `areas`."""

    areas: tuple[Group[Topic], ...]
    """In one table only with what some roadmap teaches."""
    untaught: tuple[Topic, ...]
    """The others, below that table."""
    filters: tuple[facets.Filter, ...]


class Leading(NamedTuple):
    """An area, with the roadmaps that teach most of it."""

    area: Group[Topic]
    roadmaps: tuple[tuple[Roadmap, int], ...]
    """Each with how many of its topics it teaches."""


@dataclass(frozen=True)
class Differences:
    """The block `differences`."""

    records: tuple[comparison.Record, ...]
    finds: bool
    """Whether the home page has "Find my way"."""
    areas: tuple[Group[Topic], ...]
    leading: tuple[Leading, ...]
    """The areas, where there are too many roadmaps for a column each."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the comparison, if there is something to compare."""
    words = site.words
    if site.compares:
        yield PageSpec(
            KIND,
            urls.COMPARISON,
            words.gettext("Compare"),
            words.gettext(
                "Every topic of {curriculum} and where each roadmap teaches it; what two share, and what one adds.",
                curriculum=site.curriculum.title,
            ),
            tuple(_sections(site)),
            hides=WIDE,
            opens=True,
        )


def _sections(site: Site) -> Iterator[Section]:
    words = site.words
    known = map(partial(facets.facets_of, graph=site.graph), site.curriculum.topics.values())
    filters = facets.filters(site.curriculum, words, known, without=True)
    shown = Comparison(site.areas, (), filters) if site.is_long else _in_one_table(site, filters)
    pairs = comparison.all_by_nearness(site.graph)
    others = tuple(pairs[_FIRST:]) if len(pairs) <= _MOST else ()
    yield Section("top", 1, words.gettext("Compare the roadmaps"), "lead")
    records = tuple(comparison.records(site.graph, words))
    differences = Differences(records, finder.asks(site.curriculum), site.areas, tuple(_leading(site)))
    yield Section("differences", 2, words.gettext("How they differ"), "differences", differences, searched=False)
    block = Pairs(tuple(pairs[:_FIRST]), others)
    yield Section("pairs", 2, words.gettext("Two at a time"), "pairs", block, searched=False)
    block_of_topics = "areas" if site.is_long else "topics"
    yield Section("topics", 2, words.gettext("Topic by topic"), block_of_topics, shown, searched=False)


def _in_one_table(site: Site, filters: tuple[facets.Filter, ...]) -> Comparison:
    areas: list[Group[Topic]] = []
    untaught: list[Topic] = []
    for area in site.areas:
        taught, others = comparison.parted(site.graph, area.things)
        untaught += others
        if taught:
            areas.append(replace(area, things=taught))
    return Comparison(tuple(areas), tuple(untaught), filters)


def _leading(site: Site) -> Iterator[Leading]:
    """Yield the areas, if there are too many roadmaps for a column each."""
    roadmaps = site.curriculum.roadmaps
    if len(roadmaps) * len(site.areas) <= _MOST_CELLS:
        return
    for area in site.areas:
        ids = frozenset(map(attrgetter("id"), area.things))
        counts = {id: len(ids & site.graph.taught[id]) for id in roadmaps}
        most = nlargest(_LEADING, filter(counts.get, counts), key=counts.__getitem__)
        yield Leading(area, tuple((roadmaps[id], counts[id]) for id in most))


KIND = PageKind("compare", pages, order=100)
