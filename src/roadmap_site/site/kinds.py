"""All kinds of pages, in the order in which the navigation has them.

A kind is a module in `pages/` and a template of its name; modules are found by themselves, and nothing else of the site
knows one kind from another.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from roadmap_site.site import pages
from roadmap_site.site.page import PageKind, PageSpec, Site
from roadmap_site.site.pages import not_found


def _kinds() -> Iterator[PageKind]:
    for module in pkgutil.iter_modules(pages.__path__):
        kind: PageKind = importlib.import_module(f"{pages.__name__}.{module.name}").KIND
        if kind is not not_found.KIND:
            yield kind


KINDS = tuple(sorted(_kinds(), key=lambda kind: kind.order))


def all_pages(site: Site) -> Iterator[PageSpec]:
    """Yield every page of the site."""
    for kind in KINDS:
        yield from kind.pages(site)


def page_not_found(site: Site) -> PageSpec:
    """Return the page that stands for every address that there is not; it has no address of its own."""
    (page,) = not_found.KIND.pages(site)
    return page
