"""The page that holds one roadmap against each other one.

It is for who has finished a roadmap and asks what the others add. Each other roadmap has a section, the nearest first,
with the topics of both and those that only one of the two teaches; of roadmaps that are far away, of very many, those
that are not shared are only counted, and the last have a line each. It stands under the page that compares them all, is
there only where that is, and says nothing to machines.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Roadmap
from roadmap_site.site import comparison, urls
from roadmap_site.site.comparison import Nearness, Pair
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import PageKind, PageSpec, Section, Site

# How many topics the page lists that are on one of two roadmaps alone.
_MOST = 700
# Of how many roadmaps it draws how near they are, and of how many it has a section; of more it says it in a line.
_DRAWN, _MOST_SECTIONS = 12, 40


@dataclass(frozen=True)
class OtherRoadmaps:
    """The block `one`."""

    roadmap: Roadmap
    nearest: tuple[Nearness, ...]
    others: int
    """How many there are beside those."""


@dataclass(frozen=True)
class FarRoadmaps:
    """The block `far`."""

    far: tuple[Nearness, ...]


@dataclass(frozen=True)
class ListedPair:
    """The block `pair`."""

    pair: Pair
    is_whole: bool
    """Whether the topics that only one of the two teaches are listed as well."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the comparison of each roadmap with the others, if there are others."""
    if not site.compares:
        return
    for roadmap in site.curriculum.roadmaps.values():
        title = site.words.gettext("{roadmap} and the others", roadmap=roadmap.title)
        yield PageSpec(
            KIND,
            urls.comparison(roadmap),
            phrases.short_title(roadmap),
            site.words.gettext(
                "What {roadmap} shares with each other roadmap, and what each of them adds.", roadmap=roadmap.title
            ),
            tuple(_sections(site, roadmap, title)),
            window_title=title,
            above=urls.COMPARISON,
        )


def _sections(site: Site, roadmap: Roadmap, title: str) -> Iterator[Section]:
    others = comparison.by_nearness(site.graph, roadmap)
    nearest = tuple(others[:_DRAWN])
    yield Section("top", 1, title, "one", OtherRoadmaps(roadmap, nearest, len(others) - len(nearest)))
    listed = 0
    for near in others[:_MOST_SECTIONS]:
        listed += near.added + near.left_out
        pair = ListedPair(comparison.pair(site.graph, roadmap, near.second), listed <= _MOST)
        heading = site.words.gettext("With {roadmap}", roadmap=near.second.title)
        yield Section(f"with-{near.second.id}", 2, heading, "pair", pair, searched=False)
    if others[_MOST_SECTIONS:]:
        far = FarRoadmaps(tuple(others[_MOST_SECTIONS:]))
        yield Section("far", 2, site.words.gettext("Further away"), "far", far, searched=False)


KIND = PageKind("compare", pages, order=110)
