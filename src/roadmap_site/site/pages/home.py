"""The home page: the roadmaps side by side, and which one is for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import comparison, linked_data, urls
from roadmap_site.site.card import Card, card
from roadmap_site.site.comparison import Answer
from roadmap_site.site.page import WIDE, Group, PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Which:
    """The block `which`."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Cards:
    """The block `roadmaps`."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Breadth:
    """The block `breadth`."""

    cards: tuple[Card, ...]
    breadth: tuple[tuple[Group[Topic], list[int]], ...]
    """Each area, with how many of its topics each roadmap teaches."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the home page."""
    curriculum = site.curriculum
    yield PageSpec(KIND, urls.HOME, "Home", curriculum.summary, tuple(_sections(site)), hides=WIDE)


def _sections(site: Site) -> Iterator[Section]:
    cards = tuple(card(site.graph, roadmap) for roadmap in site.curriculum.roadmaps.values())
    answers = tuple(comparison.answers(site.graph))
    yield Section("top", 1, site.curriculum.title, "lead")
    if answers:
        yield Section("which", 2, "Which one is for me?", "which", Which(answers), searched=False)
    yield Section("roadmaps", 2, "The roadmaps", "roadmaps", Cards(cards), searched=False)
    if len(cards) > 1 and site.areas:
        breadth = Breadth(cards, tuple((area, _taught(area, cards)) for area in site.areas))
        yield Section("breadth", 2, "How they differ", "breadth", breadth, searched=False)
    yield Section("catalogues", 2, "Look something up", "catalogues", searched=False)


def _taught(area: Group[Topic], cards: tuple[Card, ...]) -> list[int]:
    """Return how many topics of an area each roadmap teaches."""
    inside = {topic.id for topic in area.things}
    return [len(inside & card.taught) for card in cards]


KIND = PageKind("home", pages, linked_data.courses)
