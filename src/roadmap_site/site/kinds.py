"""All kinds of pages, in the order in which the navigation has them.

A kind is a module in `pages/` and a template of its name; modules are found by themselves, and nothing else of the site
knows one kind from another.
"""

import pkgutil
from collections.abc import Iterator

from roadmap_site.site import pages
from roadmap_site.site.page import PageKind, PageSpec, Site
from roadmap_site.site.pages import not_found


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
