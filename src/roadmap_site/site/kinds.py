"""All kinds of pages, in the order in which the navigation has them.

A new kind is a module in `pages/`, a template of its name, and its entry here; nothing else of the site knows one kind
from another.
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.site.page import PageKind, PageSpec, Site
from roadmap_site.site.pages import (
    area,
    compare,
    health,
    home,
    not_found,
    projects,
    resources,
    roadmap,
    roadmap_comparison,
    roadmaps,
    stage,
    topic,
    topics,
    whole_roadmap,
)

KINDS: tuple[PageKind, ...] = (
    home.KIND,
    roadmaps.KIND,
    roadmap.KIND,
    stage.KIND,
    topics.KIND,
    area.KIND,
    topic.KIND,
    resources.KIND,
    projects.KIND,
    compare.KIND,
    roadmap_comparison.KIND,
    whole_roadmap.KIND,
    health.KIND,
)


def all_pages(site: Site) -> Iterator[PageSpec]:
    """Yield every page of the site."""
    for kind in KINDS:
        yield from kind.pages(site)


def page_not_found(site: Site) -> PageSpec:
    """Return the page that stands for every address that there is not; it has no address of its own."""
    (page,) = not_found.KIND.pages(site)
    return page
