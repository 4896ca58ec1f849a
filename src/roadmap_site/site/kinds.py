"""All kinds of pages, and the navigation, which has them in their order.

A kind is a module in `pages/` and a template, its own or that of a kind that shows the like; modules are found by
themselves, and nothing else of the site knows one kind from another, but for the page for dead addresses. Which page
stands under which, and which is read after which, follows from what the pages say of themselves; a page comes after the
one under which it stands.
"""

import pkgutil
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import escape

from roadmap_site.curriculum.relations import grouped
from roadmap_site.site import pages
from roadmap_site.site.page import PageKind, PageSpec, Site
from roadmap_site.site.pages import not_found
from roadmap_site.site.urls import Addresses


def _kinds() -> Iterator[PageKind]:
    for module in pkgutil.iter_modules(pages.__path__, f"{pages.__name__}."):
        if module.name != not_found.__name__:
            yield pkgutil.resolve_name(f"{module.name}:KIND")


KINDS = tuple(sorted(_kinds(), key=lambda kind: kind.order))


def all_pages(site: Site) -> Iterator[PageSpec]:
    """Yield every page of the site."""
    for kind in KINDS:
        yield from kind.pages(site)


def page_not_found(site: Site) -> PageSpec:
    """Return the page that stands for every address that there is not; it has no address of its own."""
    return next(not_found.pages(site))


def nav(pages: Iterable[PageSpec], addresses: Addresses) -> list[Any]:
    """Return the navigation of pages, in the form of `nav` in `mkdocs.yml`.

    Returns:
        The sources of pages, which have titles of their own, and groups: title, as HTML → what stands below.
    """
    groups: dict[str | None, list[Any]] = {None: []}
    for page in pages:
        if page.listed:
            item: Any = addresses.source(page.path)
            if page.opens:
                groups[page.path] = [item]
                item = {escape(page.title): groups[page.path]}
            groups[page.above].append(item)
    return groups[None]


def neighbours(pages: Iterable[PageSpec]) -> dict[str, tuple[str | None, str | None]]:
    """Return what comes before and after each page in its chain, as paths; nothing at an end."""
    beside: dict[str, tuple[str | None, str | None]] = {}
    for chain in grouped((page.chain, page.path) for page in pages if page.chain).values():
        pairs = zip((None, *chain), (*chain[1:], None), strict=False)
        beside.update(zip(chain, pairs, strict=False))
    return beside
