"""All kinds of pages, and the navigation, which has them in their order.

A kind is a module in `pages/` and a template, its own or that of a kind that shows the like; modules are found by
themselves, and nothing else of the site knows one kind from another, but for the page for dead addresses. Which page
stands under which, and which is read after which, follows from what the pages say of themselves; a page comes after the
one under which it stands.
"""

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from roadmap_site.curriculum.digraph import grouped
from roadmap_site.site import pages, urls
from roadmap_site.site.page import PageKind, PageSpec, Site
from roadmap_site.site.pages import not_found


class Branch(NamedTuple):
    """A page in the navigation, with what stands under it."""

    page: PageSpec
    under: "Sequence[Branch]"

    @property
    def name(self) -> str:
        """What the navigation of a site calls it, with all that stands under it: `home`, `roadmaps/bread`."""
        if self.page.path == urls.HOME:
            return urls.HOME_BESIDE
        return self.page.path.removesuffix("/index")


def _kinds() -> Iterator[PageKind]:
    for module in pkgutil.iter_modules(pages.__path__, f"{pages.__name__}."):
        if module.name != not_found.__name__:
            yield pkgutil.resolve_name(f"{module.name}:KIND")


KINDS = tuple(sorted(_kinds(), key=lambda kind: kind.order))


def all_pages(site: Site) -> Iterator[PageSpec]:
    """Yield every page of the site."""
    for kind in KINDS:
        yield from kind.pages(site)


def page_not_found(site: Site, *, alone: bool = True) -> PageSpec:
    """Return the page that stands for every address that there is not; it has no address of its own.

    Args:
        site: A curriculum.
        alone: Whether it is the only one of the site; else this is the beginning of the page.
    """
    if alone:
        return next(not_found.pages(site))
    return not_found.top(site)


def part_of_page_not_found(site: Site, number: int) -> PageSpec:
    """Return what one of several curricula, which are counted from 1, has on that page."""
    return not_found.part(site, number)


def tree(pages: Iterable[PageSpec]) -> tuple[Branch, ...]:
    """Return how the pages stand in the navigation: those at the top, each with what stands under it."""
    under: dict[str | None, list[Branch]] = {None: []}
    for page in pages:
        if page.listed:
            branch = Branch(page, under.setdefault(page.path, []) if page.opens else [])
            under[page.above].append(branch)
    return tuple(under[None])


def neighbours(pages: Iterable[PageSpec]) -> dict[str, tuple[str | None, str | None]]:
    """Return what comes before and after each page in its chain, as paths; nothing at an end."""
    beside: dict[str, tuple[str | None, str | None]] = {}
    for chain in grouped((page.chain, page.path) for page in pages if page.chain).values():
        pairs = zip((None, *chain), (*chain[1:], None), strict=False)
        beside.update(zip(chain, pairs, strict=False))
    return beside
