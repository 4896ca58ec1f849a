"""The page that holds all roadmaps against each other, topic by topic.

It is for who chooses between roadmaps, or has finished one. A first table says how many topics each roadmap adds to
each other one; a second has a row for each topic, with the stages that teach it. The rows can be filtered by area, and
by roadmaps that have a topic or lack it. At the end stand the roadmaps that are first in something, and how many topics
of each area a roadmap teaches. The page is not there for a single roadmap, nor where the site leaves it out;
it says nothing to machines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import comparison, facets, urls
from roadmap_site.site.page import WIDE, Group, PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Comparison:
    """What the page shows."""

    areas: tuple[Group[Topic], ...]
    filters: tuple[facets.Filter, ...]


@dataclass(frozen=True)
class Differences:
    """The block `differences`."""

    answers: tuple[comparison.Answer, ...]
    areas: tuple[Group[Topic], ...]


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
    shown = Comparison(site.areas, facets.filters(site.curriculum, words, known, without=True))
    yield Section("top", 1, words.gettext("Compare the roadmaps"), "lead")
    yield Section("pairs", 2, words.gettext("Two at a time"), "pairs", searched=False)
    yield Section("topics", 2, words.gettext("Topic by topic"), "topics", shown, searched=False)
    differences = Differences(tuple(comparison.answers(site.graph, words)), site.areas)
    yield Section("differences", 2, words.gettext("How they differ"), "differences", differences, searched=False)


KIND = PageKind("compare", pages, order=100)
