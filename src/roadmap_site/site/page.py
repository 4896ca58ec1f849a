# Why: a page is data until the last moment; these are the words in which modules speak of it.
"""What a page of the site is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from roadmap_site.curriculum.model import Curriculum, Suggestion, Thing
from roadmap_site.curriculum.relations import Graph, learning_order
from roadmap_site.site.facets import Facets

WIDE: tuple[Literal["navigation", "toc"], ...] = ("navigation", "toc")
"""What gives way to a page that needs all the room."""

_LONGEST_DESCRIPTION = 200
"""In characters; search engines cut off more."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: a heading and what stands under it."""

    id: str
    """Anchor of the heading."""
    level: int
    """Level of the heading; 1 for the page's own title."""
    heading: str
    block: str = ""
    """The block of the page's template that renders the body; nothing for a heading alone."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """What the block is given."""
    link: Thing | str | None = None
    """Where the heading leads, if anywhere: to a thing of the curriculum, or to an address elsewhere."""
    searched: bool = True
    """Whether a search looks here; not where the section only lists what has a place of its own."""
    facets: Facets | None = None
    """What the section can be filtered by, when it is an item of a catalogue."""
    template: str = ""
    """The template that has the block, when it is not the page's."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page of the site."""

    path: str
    """Its path without an ending; see `urls`."""
    template: str
    """Name of the template that has the blocks of its sections."""
    title: str
    description: str
    """What the page is about, as an author's text."""
    sections: tuple[Section, ...]
    thing: Thing | None = None
    """What the page is all about; nothing for an overview."""
    search_boost: float = 1.0
    """How much its hits count in a search, against 1 for the other pages."""
    aliases: tuple[str, ...] = ()
    """Other names under which a search shall find it."""
    window_title: str = ""
    """Its title where it stands alone, in a browser's tab or among the results of a search; else as `title`."""
    hides: tuple[Literal["navigation", "toc"], ...] = ()
    """What beside the page gives way to it."""
    listed: bool = True
    """Whether the page is in the navigation."""


@dataclass(frozen=True, slots=True)
class Group:
    """A titled group of things on a page."""

    id: str
    title: str
    things: tuple[Any, ...]


def topics_by_area(curriculum: Curriculum, graph: Graph) -> list[Group]:
    """Return the topics of each area in learning order, without empty areas."""
    groups = []
    for area, title in curriculum.areas.items():
        inside = [topic.id for topic in curriculum.topics.values() if topic.area == area]
        if inside:
            ordered = learning_order(inside, graph.needs)
            groups.append(Group(area, title, tuple(curriculum.topics[id] for id in ordered)))
    return groups


def resources_by_kind(curriculum: Curriculum, suggestions: Iterable[Suggestion]) -> list[Group]:
    """Return suggested resources with their notes, grouped by kind in the curriculum's order."""
    pairs = suggested(suggestions, curriculum.resources)
    groups = []
    for kind in curriculum.kinds.values():
        if found := tuple((r, note) for r, note in pairs if r.kind == kind.id):
            title = kind.plural if len(found) > 1 else kind.title
            groups.append(Group(kind.id, f"{kind.icon} {title}".strip(), found))
    return groups


def suggested(suggestions: Iterable[Suggestion], things: Mapping[str, Any]) -> list[tuple[Any, str]]:
    """Return the things that are suggested, each with its note."""
    return [(things[suggestion.id], suggestion.note) for suggestion in suggestions]


def shortened(text: str) -> str:
    """Return a text as a description, of no more than two hundred characters."""
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return text[: _LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def plural(word: str) -> str:
    """Return the plural of what an author calls a stage."""
    return word + "s" if word.isascii() and not word.endswith("s") else word
