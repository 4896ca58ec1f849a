"""The page that holds one roadmap against each other one.

It is for who has finished a roadmap and asks what the others add. Each other roadmap has a section, with the topics
that only one of the two teaches and those of both. It stands under the page that compares them all, is there only where
that is, and says nothing to machines.
"""

from collections.abc import Iterator

from roadmap_site.curriculum.model import Roadmap
from roadmap_site.site import comparison, urls
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import PageKind, PageSpec, Section, Site


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
    yield Section("top", 1, title, "one", comparison.OneRoadmap(roadmap))
    for pair in comparison.pairs(site.graph, roadmap):
        heading = site.words.gettext("With {roadmap}", roadmap=pair.second.title)
        yield Section(f"with-{pair.second.id}", 2, heading, "pair", pair, searched=False)


KIND = PageKind("compare", pages, order=110)
