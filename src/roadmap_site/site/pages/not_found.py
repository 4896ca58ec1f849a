"""The page that stands for every address that there is not: the roadmaps, and all topics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import urls
from roadmap_site.site.page import PageKind, PageSpec, Section, Site, by_title


@dataclass(frozen=True)
class NotFound:
    """What the page shows."""

    topics: list[Topic]


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page; the navigation does not lead to it."""
    title, summary = site.words.gettext("Page not found"), site.curriculum.summary or ""
    yield PageSpec(KIND, urls.NOT_FOUND, title, summary, tuple(_sections(site, title)), listed=False)


def _sections(site: Site, title: str) -> Iterator[Section]:
    words = site.words
    shown = NotFound(sorted(site.curriculum.topics.values(), key=by_title))
    yield Section("top", 1, title, "lead")
    yield Section("roadmaps", 2, words.gettext("Roadmaps"), "roadmaps")
    if shown.topics:
        yield Section("topics", 2, words.gettext("Topics"), "topics", shown)


KIND = PageKind("not_found", pages)
