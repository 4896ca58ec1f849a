"""A catalogue, such as that of all resources: first what it can be filtered by, then its things, a section each.

The filters are those by which its things can be told apart. A small catalogue is one page: each section says what its
thing can be filtered by, and a script of the page does the rest. A large one stands in parts, the pages of its shelves:
then the page at its head shows in brief of each shelf what is suggested the most, and the script filters what
`catalogue_items` has put into a file. A catalogue without things has no page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

from roadmap_site.curriculum.model import Project, Resource
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site import facets, linked_data, parts, urls
from roadmap_site.site.groups import Group
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Section, Site
from roadmap_site.site.parts import Part

Item = Resource | Project


@dataclass(frozen=True)
class Lead:
    """The block `lead` of a catalogue."""

    filters: tuple[facets.Filter, ...]
    count: int
    items: str | None
    """The page that the file with its things is named by; nothing where they stand on the page."""
    orders: tuple[str, ...]
    """What its things can be sorted by, beside the order in which they stand."""


@dataclass(frozen=True)
class Shelf:
    """The block `shelf`: how many things of a group stand below, of how many."""

    title: str
    page: str
    shown: int
    count: int


@dataclass(frozen=True)
class Brief:
    """The block of a thing at the head of a large catalogue, where a row is all that there is of it."""

    thing: Item


@dataclass(frozen=True)
class Shelved:
    """The block `shelved`, at the head of one of the pages of a shelf."""

    catalogue: str
    """The page at the head of the catalogue."""
    facet: str
    """What all things on the shelf have alike: `kind` or `area`."""
    id: str
    count: int
    part: Part


@dataclass(frozen=True)
class Catalogue:
    """What a catalogue is made from."""

    kind: PageKind
    path: str
    title: str
    description: str
    facet: str
    """What its shelves go by."""
    shelves: parts.Shelves
    section: Callable[[Any], Section]
    """Returns the section of a thing, without what it can be filtered and sorted by."""


def lead(
    site: Site, title: str, known: Sequence[facets.Facets], *, items: str | None = None, orders: tuple[str, ...] = ()
) -> Section:
    """Return the section at the top of a catalogue.

    Args:
        site: What has the titles of the values.
        title: Title of the page.
        known: The facets of each thing.
        items: The page that the file with its things is named by, where they do not stand on the page.
        orders: What the things can be sorted by.
    """
    shown = Lead(facets.filters(site.curriculum, site.words, known), len(known), items, orders)
    return Section("top", 1, title, "lead", shown)


def pages(site: Site, catalogue: Catalogue) -> Iterator[PageSpec]:
    """Yield the pages of a catalogue, if there are things."""
    shelves = catalogue.shelves
    if not shelves:
        return
    in_parts = parts.stands_in_parts(site.graph, shelves)
    if in_parts:
        sections = _head(site, catalogue)
    else:
        sections = chain.from_iterable(_shelf(site, catalogue, shelf) for shelf in shelves)
    yield PageSpec(
        catalogue.kind,
        catalogue.path,
        catalogue.title,
        catalogue.description,
        (_lead(site, catalogue, in_parts=in_parts), *sections),
        hides=("navigation",),
        opens=in_parts,
    )
    if in_parts:
        for shelved in parts.of_catalogue(site.graph, catalogue.path, shelves):
            yield _page(site, catalogue, *shelved)


def in_brief(page: PageSpec, site: Site) -> Iterator[JsonLd]:
    """Yield what machines read of the things that a page shows in brief: where all of it is."""
    for brief in page.shown(Brief):
        yield linked_data.node("LearningResource", name=brief.thing.title, url=linked_data.url(brief.thing, site))


def ranks(thing: Item, graph: Graph) -> Mapping[str, int]:
    """Return where a thing comes in each order that it has a place in, the smallest first."""
    levels = [*graph.curriculum.levels]
    ranks = {"suggested": -len(graph.suggested.get(thing.id, ()))}
    if thing.level in levels:
        ranks["level"] = levels.index(thing.level)
    if isinstance(thing, Resource) and (year := "".join(filter(str.isdecimal, thing.year or ""))[:4]):
        ranks["year"] = -int(year)
    return ranks


def _lead(site: Site, catalogue: Catalogue, *, in_parts: bool) -> Section:
    things = [*chain.from_iterable(map(attrgetter("things"), catalogue.shelves))]
    known = [*map(partial(facets.facets_of, graph=site.graph), things)]
    found = {*chain.from_iterable(map(partial(ranks, graph=site.graph), things))}
    orders = tuple(filter(found.__contains__, ("level", "year", "suggested")))
    return lead(site, catalogue.title, known, items=catalogue.path if in_parts else None, orders=orders)


def _head(site: Site, catalogue: Catalogue) -> Iterator[Section]:
    """Yield the shelves of a large catalogue, each with what is suggested the most of it, in the order of the shelf."""
    suggested = [*map(partial(_by_suggestions, site.graph), catalogue.shelves)]
    share = parts.share(suggested, parts.weight_in_brief, parts.MOST_IN_BRIEF)
    for shelf, most in zip(catalogue.shelves, suggested, strict=True):
        there = {*map(attrgetter("id"), most[:share])}
        page, few = urls.shelf(catalogue.path, shelf.id), [thing for thing in shelf.things if thing.id in there]
        shown = Shelf(shelf.title, page, len(few), len(shelf.things))
        yield Section(_anchor(catalogue, shelf), 2, shelf.title, "shelf", shown, searched=False)
        for thing in few:
            section = catalogue.section(thing)
            block, link = f"{section.block}_in_brief", section.link or thing
            yield replace(section, block=block, data=Brief(thing), link=link, facets={}, ranks={}, searched=False)


def _by_suggestions(graph: Graph, shelf: Group[Item]) -> Sequence[Item]:
    """Return the things of a shelf, first what is suggested the most."""
    return sorted(shelf.things, key=lambda thing: ranks(thing, graph)["suggested"])


def _shelf(site: Site, catalogue: Catalogue, shelf: Group[Item]) -> Iterator[Section]:
    yield Section(_anchor(catalogue, shelf), 2, shelf.title, searched=False)
    for thing in shelf.things:
        yield _item(site, catalogue, thing)


def _page(site: Site, catalogue: Catalogue, shelf: Group[Item], part: Part, things: Sequence[Item]) -> PageSpec:
    title = phrases.part(site.words, shelf.title, part.number, part.of)
    top = Shelved(catalogue.path, catalogue.facet, shelf.id, len(shelf.things), part)
    return PageSpec(
        catalogue.kind,
        part.path,
        title,
        f"{title}: {site.words.series([thing.title for thing in things])}.",
        (
            Section("top", 1, title, "shelved", top, searched=False),
            *(_item(site, catalogue, thing) for thing in things),
        ),
        hides=("toc",),
        above=catalogue.path if part.number == 1 else part.first,
        opens=part.number == 1 and part.of > 1,
        chain=part.first if part.of > 1 else None,
    )


def _item(site: Site, catalogue: Catalogue, thing: Item) -> Section:
    """Return the section of a thing, with what it can be filtered and sorted by."""
    section = catalogue.section(thing)
    return replace(section, facets=facets.facets_of(thing, site.graph), ranks=ranks(thing, site.graph))


def _anchor(catalogue: Catalogue, shelf: Group[Item]) -> str:
    return f"{catalogue.facet}-{shelf.id}"
