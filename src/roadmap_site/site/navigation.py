"""The navigation: which page stands under which, and which is read after which.

Both follow from what the pages say of themselves. A page comes after the one under which it stands.
"""

from collections.abc import Iterable
from typing import Any

from markupsafe import escape

from roadmap_site.curriculum.relations import grouped
from roadmap_site.site.page import PageSpec
from roadmap_site.site.urls import Addresses

Nav = list[Any]
"""The sources of pages, which have titles of their own, and groups: title, as HTML → what stands below.

The form of `nav` in `mkdocs.yml`.
"""


def nav(pages: Iterable[PageSpec], addresses: Addresses) -> Nav:
    """Return the navigation of pages."""
    groups: dict[str | None, Nav] = {None: []}
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
