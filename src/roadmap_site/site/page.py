"""What a page of the site is made of, and what it is made from.

A kind of page is a `PageKind`, in a module of its own in `pages/`: a function from a `Site` to the pages of that kind,
as data, and one that says for machines what such a page shows. A page has sections; a section has a heading and names
the block of a template that renders its body, with a frozen dataclass whose fields are the variables of that block.
Where a page stands in the navigation is part of the page.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Literal, TypeVar

from roadmap_site.curriculum import starting
from roadmap_site.curriculum.digraph import learning_order
from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Thing, Topic, link_id
from roadmap_site.curriculum.relations import Graph
from roadmap_site.curriculum.starting import Option
from roadmap_site.health.checks import Health
from roadmap_site.schema.addresses import OwnFile, own_file
from roadmap_site.site import comparison, numbering, parts, urls, ways
from roadmap_site.site.facets import Facets
from roadmap_site.site.groups import Group
from roadmap_site.site.maps import colours
from roadmap_site.site.messages.words import ENGLISH, Words
from roadmap_site.yaml_io.document import Place

T = TypeVar("T")

JsonLd = dict[str, Any]
"""A thing in the terms of schema.org: `@type`, then its properties; they keep their order."""

WIDE: tuple[Literal["navigation", "toc"], ...] = ("navigation", "toc")
"""What gives way to a page that needs all the room."""

DEEPEST = 6
"""The deepest level that a heading can have."""

_SCHEME = re.compile("https?://")
# In characters; search engines cut off more.
_LONGEST_DESCRIPTION = 200


@dataclass(frozen=True)
class Site:
    """What all pages are made from."""

    graph: Graph
    name: str
    """The name of the site, which stands for whoever offers the roadmaps."""
    address: Callable[[str, str | None], str | None]
    """Path of a page and anchor on it, or nothing → the absolute address; nothing while the site's own is unknown."""
    plain: Callable[[str], str]
    """An author's text → the same without markup."""
    words: Words = ENGLISH
    health: Health | None = None
    """How complete and how fresh the curriculum is, if there shall be a page that says so."""
    own_address: Callable[[OwnFile], str | None] = lambda _: None
    """File of the site's own → its absolute address, likewise; also nothing where there is no such file."""
    alone: bool = True
    """Whether our home page is that of the site, not one page among others."""
    description: str = ""
    """What the site is about, if its owner says so."""
    left_out: frozenset[str] = frozenset()
    """The kinds of pages that it does not want: `compare`, `print`, `health`."""
    guide: str | None = None
    """The page for contributors, as a file of the site's own, if there is one."""
    primary: str = colours.PRIMARY
    """The colour that the stages begin with on drawings that stand alone, as `#4051b5`."""
    social: bool = False
    """Whether each roadmap and stage has a picture of its own that goes with a link to it."""
    url: str | None = None
    """The address of the top of the site; nothing while it is unknown."""

    @property
    def top(self) -> str | None:
        """The address of the site, as people read it."""
        return self.url and _SCHEME.sub("", self.url).removesuffix("/")

    def absolute(self, url: str | None) -> str | None:
        """Return where an author's `url` leads, as an absolute address; nothing where it is not known."""
        own = url and own_file(url)
        if own:
            return self.own_address(own)
        return url

    def page(self, thing: Thing) -> str:
        """Return the path of the page that shows a thing."""
        return self.item_pages.get(link_id(thing)) or urls.path(thing)

    @property
    def compares(self) -> bool:
        """Whether it has pages that hold roadmaps against each other."""
        return comparison.is_made(self.curriculum, self.left_out)

    @property
    def curriculum(self) -> Curriculum:
        """The curriculum that the graph is of."""
        return self.graph.curriculum

    @cached_property
    def shelves(self) -> tuple[Group[Roadmap], ...]:
        """The roadmaps in their groups; those between two groups, and those that nobody lists, have no title."""
        shelf_of: dict[str, tuple[int, str]] = {}
        for number, shelf in enumerate(self.curriculum.shelves, start=1):
            if shelf.title:
                shelf_of = dict.fromkeys(shelf.roadmaps, (number, shelf.title)) | shelf_of
        groups = groupby(self.curriculum.roadmaps.values(), lambda roadmap: shelf_of.get(roadmap.id, (0, "")))
        return tuple(
            Group(f"shelf-{number}", title, tuple(roadmaps))
            for number, ((_, title), roadmaps) in enumerate(groups, start=1)
        )

    @cached_property
    def numbers(self) -> Mapping[Place, int]:
        """Place of an entry or a section → its number, on the roadmaps where they have numbers."""
        numbers: dict[Place, int] = {}
        for roadmap in self.curriculum.roadmaps.values():
            numbers |= numbering.numbers(roadmap)
        return numbers

    @cached_property
    def options(self) -> Mapping[str, tuple[Option, ...]]:
        """Topic → the resources on it, the best to start with first: asked once, as each stage that teaches it asks."""
        return {id: starting.options(self.graph, id) for id in self.curriculum.topics}

    def start(self, topic: str, roadmap: str | None = None) -> Option | None:
        """Return what to start a topic with; on a roadmap, what that recommends counts most."""
        return starting.first(starting.of_roadmap(self.options[topic], roadmap))

    @cached_property
    def long_ways(self) -> Collection[str]:
        """The topics whose whole way has a page of its own, in learning order."""
        return ways.with_page(self.graph)

    @cached_property
    def item_pages(self) -> Mapping[str, str]:
        """Resource or project → the page that has it, where its catalogue stands in parts."""
        return parts.pages_of_items(self.graph)

    @cached_property
    def item_at(self) -> Mapping[str, Resource | Project]:
        """Anchor → what stands there, on the pages of a catalogue."""
        things: list[Resource | Project] = [*self.curriculum.resources.values(), *self.curriculum.projects.values()]
        return {urls.item_anchor(thing, thing.id): thing for thing in things}

    @cached_property
    def is_long(self) -> bool:
        """Whether there are too many topics for one page that lists them, or compares where they are taught."""
        return parts.topics_are_long(self.curriculum)

    @cached_property
    def has_many_roadmaps(self) -> bool:
        """Whether there are too many for one page that lists them with all their stages, or draws each."""
        return parts.roadmaps_are_many(self.curriculum)

    @cached_property
    def areas(self) -> tuple[Group[Topic], ...]:
        """The topics of each area in learning order, without empty areas."""
        groups: list[Group[Topic]] = []
        for area, title in self.curriculum.areas.items():
            inside = [topic.id for topic in self.curriculum.topics.values() if topic.area == area]
            if inside:
                ids = learning_order(inside, self.graph.needs)
                groups.append(Group(area, title, tuple(map(self.curriculum.topics.__getitem__, ids))))
        return tuple(groups)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: a heading and what stands under it."""

    id: str
    """Anchor of the heading."""
    level: int
    """Level of the heading; 1 for the page's own title."""
    heading: str
    block: str | None = None
    """The block of the page's template that renders the body; nothing for a heading alone."""
    data: object | None = None
    """What the block is given: a dataclass whose fields are the block's variables."""
    link: Thing | str | None = None
    """Where the heading leads, if anywhere: to a thing of the curriculum, or to an address elsewhere."""
    searched: bool = True
    """Whether a search looks here; not where the section only lists what has a place of its own."""
    facets: Facets | None = None
    """What the section can be filtered by, when it is an item of a catalogue."""
    ranks: Mapping[str, int] | None = None
    """What an item can be sorted by: name of an order → where it comes there."""
    template: str | None = None
    """The template that has the block, when it is not the page's."""
    keywords: tuple[str, ...] = ()
    """By what else a search shall find it; no page shows them."""
    framed: bool = False
    """Whether it belongs to a group of entries, at whose side a line shows where the group begins and ends."""
    held_by: str | None = None
    """The class of an element that holds heading and body, where they need one."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a thumb reaches on a phone: each a path and, where it is a part of that page, its anchor."""

    map: tuple[str, str | None] | None
    list: tuple[str, str | None] | None
    """Where what belongs together stands in a list."""
    next: tuple[str, str | None] | None
    along: bool = False
    """Whether who goes on from here is on the roadmap of that map."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page of the site."""

    kind: "PageKind"
    path: str
    """Its path below the place of our pages, without an ending; see `urls`."""
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
    window_title: str | None = None
    """Its title where it stands alone, in a browser's tab or among the results of a search; else as `title`."""
    hides: tuple[Literal["footer", "navigation", "toc"], ...] = ()
    """What beside the page gives way to it."""
    listed: bool = True
    """Whether the navigation and a search lead to it."""
    indexed: bool = True
    """Whether search engines shall list it; not what only doubles other pages, or speaks of the curriculum itself."""
    above: str | None = None
    """Path of the page under which it stands in the navigation; nothing at the top."""
    opens: bool = False
    """Whether it opens a group of the navigation, in which other pages may stand under it."""
    placed: bool = True
    """Whether the navigation has a place for it unasked; else only where the owner's names it."""
    chain: str | None = None
    """What it is read as a part of, one page after another; nothing for a page without a previous and a next one."""
    reach: Reach | None = None
    """What stays in reach of a thumb while it is read."""

    def shown(self, kind: type[T]) -> Iterator[T]:
        """Yield what the sections show that is of a kind, in their order."""
        for section in self.sections:
            if isinstance(section.data, kind):
                yield section.data


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: all that the plugin, the navigation, the head and the renderer ask of it."""

    template: str
    """Name of the template that has the blocks of its sections."""
    pages: Callable[[Site], Iterable[PageSpec]]
    """Returns the pages of this kind; none where the curriculum has nothing to show on one."""
    data: Callable[[PageSpec, Site], JsonLd] | None = None
    """Returns what a page of this kind shows in the terms of schema.org; nothing where there are no such terms."""
    order: int = 1000
    """Where its pages come among those of the other kinds, the smallest first."""


def shortened(text: str) -> str:
    """Return a text as a description, of no more than two hundred characters."""
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return text[: _LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
