"""The page that stands for every address that there is not.

A script on it names the page whose address is the nearest to the one that was asked for. Below stand the roadmaps with
their stages, and all topics by the alphabet, so that nobody is lost without scripts; very many roadmaps stand without
their stages, and in the place of very many topics stand their areas, while the script loads the topics. The navigation
and a search do not lead to it, and it says nothing to machines.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import urls
from roadmap_site.site.groups import Group, by_title
from roadmap_site.site.page import PageKind, PageSpec, Section, Site
from roadmap_site.site.suggestions import Topics


@dataclass(frozen=True)
class Roadmaps:
    """The block `roadmaps`."""

    whole: bool
    """Whether their stages are listed; not those of very many roadmaps."""


@dataclass(frozen=True)
class Areas:
    """The block `areas`, in the place of very many topics."""

    areas: tuple[Group[Topic], ...]


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page; the navigation does not lead to it."""
    yield _page(site, _title(site), _top(site), *_lists(site, 2, ""))


def top(site: Site) -> PageSpec:
    """Return the beginning of the page of a site with several curricula."""
    return _page(site, _title(site), _top(site))


def part(site: Site, number: int) -> PageSpec:
    """Return what stands on the page for one of several curricula, which are counted from 1."""
    title = site.curriculum.title
    return _page(site, title, Section(f"curriculum-{number}", 2, title), *_lists(site, 3, f"-{number}"))


def _title(site: Site) -> str:
    return site.words.gettext("Page not found")


def _top(site: Site) -> Section:
    return Section("top", 1, _title(site), "lead")


def _page(site: Site, title: str, *sections: Section) -> PageSpec:
    return PageSpec(KIND, urls.NOT_FOUND, title, site.curriculum.summary or "", sections, listed=False)


def _lists(site: Site, level: int, ending: str) -> Iterator[Section]:
    words = site.words
    topics = tuple(sorted(site.curriculum.topics.values(), key=by_title))
    yield Section(
        f"roadmaps{ending}", level, words.gettext("Roadmaps"), "roadmaps", Roadmaps(not site.has_many_roadmaps)
    )
    if site.is_long:
        yield Section(f"topics{ending}", level, words.gettext("Topics"), "areas", Areas(site.areas))
    elif topics:
        yield Section(f"topics{ending}", level, words.gettext("Topics"), "topics", Topics(topics))


KIND = PageKind("not_found", pages)
