"""The page that stands for every address that there is not: the roadmaps, and all topics."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import urls
from roadmap_site.site.page import PageKind, PageSpec, Section, Site, plural


@dataclass(frozen=True)
class NotFound:
    """What the page shows."""

    topics: list[Topic]
    plural: Callable[[str], str]
    """The word for a stage → the word for several."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page; the navigation does not lead to it."""
    summary = site.curriculum.summary
    yield PageSpec(KIND, urls.NOT_FOUND, "Page not found", summary, tuple(_sections(site)), listed=False)


def _sections(site: Site) -> Iterator[Section]:
    shown = NotFound(sorted(site.curriculum.topics.values(), key=_by_title), plural)
    yield Section("top", 1, "Page not found", "lead")
    yield Section("roadmaps", 2, "Roadmaps", "roadmaps", shown)
    if shown.topics:
        yield Section("topics", 2, "Topics", "topics", shown)


def _by_title(topic: Topic) -> str:
    return topic.title.casefold()


KIND = PageKind("not_found", pages)
