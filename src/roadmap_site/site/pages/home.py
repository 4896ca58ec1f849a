"""The home page: the roadmaps side by side, and which one is for whom.

It is for who comes for the first time. After what the curriculum is about stand answers to "which one is for me?" that
follow from the data, a card for each roadmap, how many topics of each area each of them teaches, and the ways to the
catalogues. For machines it is a list of courses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_site.curriculum.model import Roadmap, Topic
from roadmap_site.site import comparison, linked_data, suggestions, urls
from roadmap_site.site.groups import Group
from roadmap_site.site.page import WIDE, PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Home:
    """What the page shows."""

    answers: tuple[comparison.Answer, ...]
    aims: tuple[Group[Roadmap], ...]
    """What one can want, each with the roadmaps for it."""
    areas: tuple[Group[Topic], ...]


@dataclass(frozen=True)
class Cards:
    """The block `roadmaps`."""

    roadmaps: Sequence[Roadmap]
    level: int
    """That of the headings of the cards."""


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
    words = site.words
    shown = Home(tuple(comparison.answers(site.graph, words)), tuple(_aims(site)), site.areas)
    yield Section("top", 1, site.curriculum.title, "lead")
    if shown.answers or shown.aims:
        yield Section("which", 2, words.gettext("Which one is for me?"), "which", shown, searched=False)
    yield from _cards(site)
    if len(site.curriculum.roadmaps) > 1 and site.areas:
        yield Section("breadth", 2, words.gettext("How they differ"), "breadth", shown, searched=False)
    yield Section("catalogues", 2, words.gettext("Look something up"), "catalogues", searched=False)


def _cards(site: Site) -> Iterator[Section]:
    groups, heading = list(suggestions.shelved(site)), site.words.gettext("The roadmaps")
    if groups and groups[0][0]:
        yield Section("roadmaps", 2, heading, searched=False)
    for section, roadmaps in groups:
        if section:
            yield replace(section, level=3, block="roadmaps", data=Cards(roadmaps, 4))
        else:
            yield Section("roadmaps", 2, heading, "roadmaps", Cards(roadmaps, 3), searched=False)


def _aims(site: Site) -> Iterator[Group[Roadmap]]:
    for aim, title in site.curriculum.aims.items():
        roadmaps = tuple(roadmap for roadmap in site.curriculum.roadmaps.values() if aim in roadmap.aims)
        if roadmaps:
            yield Group(aim, title, roadmaps)


KIND = PageKind("home", pages, linked_data.courses, order=10)
