"""The home page: what one can learn here, and which roadmap is the one to begin with.

It is for who comes for the first time. At its head stand the offer, in one line of facts, and a small map; then
"Find my way", a card for each roadmap, the ways to the catalogues, and, for those who look after the curriculum, to its
health and their guide. With a single roadmap there is nothing to find: its stages stand there instead. For machines it
is a list of courses.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, filterfalse
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum.model import Roadmap
from roadmap_site.site import linked_data, suggestions, urls
from roadmap_site.site.finder import Finder, Offer, asks, finder
from roadmap_site.site.maps import small_map
from roadmap_site.site.maps.small_map import SmallMap
from roadmap_site.site.page import WIDE, PageKind, PageSpec, Section, Site

HOURS = (3, 5, 10, 20)
"""How many hours a week a reader may have."""

# A roadmap with so many stages makes a map to look at.
_ENOUGH = 4
# How many roadmaps for an aim are shown, and how much of what can be known is before the rest is asked for.
_MOST_OFFERS, _MOST_KNOWN = 4, 10


@dataclass(frozen=True)
class Head:
    """The block `lead`."""

    shown: Roadmap | None
    """The roadmap on the map, if there is one."""
    maps: Mapping[str, SmallMap]
    """Name of a form → the map in that form."""
    free: int
    """How many resources have the first of the costs."""
    finds: bool
    """Whether the page has "Find my way"."""


@dataclass(frozen=True)
class Row:
    """What one can want, with the roadmaps for it."""

    title: str | None
    offers: Sequence[Offer]
    more: int
    """How many others there are."""


class Known(NamedTuple):
    """What can be known, to be ticked."""

    often: Sequence[str]
    """What most roadmaps ask for."""
    seldom: Sequence[str]
    """The rest, and what is but a part of something else that can be known: beside it, it would look like the same."""


@dataclass(frozen=True)
class Questions:
    """The block `find`."""

    finder: Finder
    aims: Mapping[str, str]
    """What one can want, of what there is a roadmap for."""
    topics: Known
    finished: Known
    """Roadmaps that others go on from."""
    rows: Sequence[Row]
    hours: Sequence[int]
    """How many hours a week can be told; none where no roadmap says how many it takes."""


@dataclass(frozen=True)
class Cards:
    """The block `roadmaps`."""

    roadmaps: Sequence[Roadmap]
    level: int
    """That of the headings of the cards."""
    finder: Finder
    offers: Mapping[str, Offer]
    drawn: bool
    """Whether each has a small drawing."""


@dataclass(frozen=True)
class Only:
    """The block `stages`."""

    roadmap: Roadmap


@dataclass(frozen=True)
class Foot:
    """The block `catalogues`: what leads those on who look after the curriculum."""

    health: bool
    guide: str | None
    """The page for contributors, as a file of the site's own."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the home page."""
    yield PageSpec(
        KIND,
        urls.HOME,
        site.words.gettext("Home") if site.alone else site.curriculum.title,
        site.curriculum.summary or _description(site),
        tuple(_sections(site)),
        # Who comes from the pages of a host finds the way back at the side.
        hides=WIDE if site.alone else ("toc",),
    )


def _description(site: Site) -> str:
    """Return what the page is about where the curriculum does not say it."""
    if site.alone and site.description:
        return site.description
    titles = site.words.series([roadmap.title for roadmap in site.curriculum.roadmaps.values()])
    return site.words.gettext("All roadmaps, step by step: {roadmaps}.", roadmaps=titles)


def _sections(site: Site) -> Iterator[Section]:
    words, found = site.words, finder(site.graph)
    questions = _questions(site, found)
    yield Section("top", 1, site.curriculum.title, "lead", _head(site, finds=bool(questions)), held_by="rm-hero")
    if questions:
        yield Section("find", 2, words.gettext("Find my way"), "find", questions, searched=False, held_by="rm-find")
    if len(site.curriculum.roadmaps) == 1:
        (roadmap,) = site.curriculum.roadmaps.values()
        yield Section("roadmaps", 2, words.gettext("Step by step"), "stages", Only(roadmap), searched=False)
    else:
        yield from _cards(site, found)
    foot = Foot(bool(site.health), site.guide)
    yield Section("catalogues", 2, words.gettext("Look something up"), "catalogues", foot, searched=False)


def _head(site: Site, *, finds: bool) -> Head:
    curriculum = site.curriculum
    # The first that has enough to see, else the one that has the most.
    shown = max(curriculum.roadmaps.values(), key=lambda roadmap: min(len(roadmap.stages), _ENOUGH), default=None)
    maps = {}
    if shown and shown.stages:
        for name, form in small_map.FORMS.items():
            maps[name] = small_map.sights(shown, curriculum.topics, form)
    free = [resource for resource in curriculum.resources.values() if resource.cost in [*curriculum.costs][:1]]
    return Head(shown, maps, len(free), finds)


def _questions(site: Site, found: Finder) -> Questions | None:
    """Return what the reader is asked and told; nothing where all roadmaps are the same to them."""
    aims = {aim: title for aim, title in site.curriculum.aims.items() if found.wanted(aim)}
    if not asks(site.curriculum):
        return None
    is_topic = site.curriculum.topics.__contains__
    topics = _known(site, found, [*filter(is_topic, found.known)])
    finished = _known(site, found, [*filterfalse(is_topic, found.known)])
    hours: Sequence[int] = ()
    if any(map(attrgetter("study"), found.offers)):
        hours = HOURS
    return Questions(found, aims, topics, finished, [*_rows(found, aims)], hours)


def _known(site: Site, found: Finder, ids: Sequence[str]) -> Known:
    parts = {*chain.from_iterable(site.graph.parts.get(id, ()) for id in ids)}
    often = sorted(filterfalse(parts.__contains__, ids), key=found.asking.__getitem__, reverse=True)[:_MOST_KNOWN]
    return Known([*filter(often.__contains__, ids)], [*filterfalse(often.__contains__, ids)])


def _rows(found: Finder, aims: Mapping[str, str]) -> Iterator[Row]:
    for aim in aims or (None,):
        offers = found.wanted(aim)
        yield Row(aims[aim] if aim else None, offers[:_MOST_OFFERS], len(offers[_MOST_OFFERS:]))


def _cards(site: Site, found: Finder) -> Iterator[Section]:
    groups, heading = list(suggestions.shelved(site)), site.words.gettext("The roadmaps")
    offers, drawn = {offer.roadmap.id: offer for offer in found.offers}, not site.has_many_roadmaps
    if groups and groups[0][0]:
        yield Section("roadmaps", 2, heading, searched=False)
    for section, roadmaps in groups:
        if section:
            yield replace(section, level=3, block="roadmaps", data=Cards(roadmaps, 4, found, offers, drawn))
        else:
            cards = Cards(roadmaps, 3, found, offers, drawn)
            yield Section("roadmaps", 2, heading, "roadmaps", cards, searched=False)


KIND = PageKind("home", pages, linked_data.courses, order=10)
