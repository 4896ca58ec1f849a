"""The page that stands for every address that there is not.

A script on it names the page whose address is the nearest to the one that was asked for. Below stand the roadmaps with
their stages, and all topics by the alphabet, so that nobody is lost without scripts. The navigation and a search do not
lead to it, and it says nothing to machines.
"""

from collections.abc import Iterator

from roadmap_site.site import urls
from roadmap_site.site.page import PageKind, PageSpec, Section, Site, by_title
from roadmap_site.site.suggestions import Topics


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page; the navigation does not lead to it."""
    title, summary = site.words.gettext("Page not found"), site.curriculum.summary or ""
    yield PageSpec(KIND, urls.NOT_FOUND, title, summary, tuple(_sections(site, title)), listed=False)


def _sections(site: Site, title: str) -> Iterator[Section]:
    words = site.words
    topics = tuple(sorted(site.curriculum.topics.values(), key=by_title))
    yield Section("top", 1, title, "lead")
    yield Section("roadmaps", 2, words.gettext("Roadmaps"), "roadmaps")
    if topics:
        yield Section("topics", 2, words.gettext("Topics"), "topics", Topics(topics))


KIND = PageKind("not_found", pages)
