"""The drawings that a site has as files: maps to take along, what they say of topics, and pictures that go with links.

They are made from the pages, of which each may bring some; where they stand, `urls` knows. A map is an SVG file that is
whole without the site; what the page shows beside it is loaded when someone turns to the map, and is filled in when the
page is rendered, as links to files of the site's own are known only then. A picture is painted from a map, and kept by
what is on it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum.model import Roadmap, Stage
from roadmap_site.site import painting, social, urls
from roadmap_site.site.maps.halts import WIDE
from roadmap_site.site.page import PageSpec, Site
from roadmap_site.site.pages.roadmap import Overview
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses


class DrawnFile(NamedTuple):
    """A drawing as a file."""

    path: str
    """Where it stands, from the top of the site."""
    content: str | bytes
    shows: str
    """What it shows, in words."""


def late(page: PageSpec, renderer: Renderer, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Yield what is filled in when a page is rendered: where the file stands, from the top of the site; its text."""
    if shown := _overview(page):
        yield addresses.cards_file(shown.roadmap), renderer.cards(page, shown.starts)


def _overview(page: PageSpec) -> Overview | None:
    """Return what a page shows of a roadmap with a map, which several of its sections have; nothing on paper."""
    shown = next(page.shown(Overview), None)
    if shown and shown.maps and page.listed:
        return shown
    return None


def of_page(
    page: PageSpec, site: Site, renderer: Renderer, addresses: Addresses, kept: Path | None
) -> Iterator[DrawnFile]:
    """Yield the drawings that a page brings.

    Args:
        page: The page.
        site: What it is made from.
        renderer: What renders it.
        addresses: Where files stand.
        kept: A folder of our own that keeps what has been painted; nothing where nothing can be kept.
    """
    if shown := _overview(page):
        svg = renderer.map_file(shown.roadmap, shown.maps[WIDE.name], site)
        yield DrawnFile(addresses.map_file(shown.roadmap), svg, f"the map of {page.title}")
        yield DrawnFile(addresses.cards_file(shown.roadmap), "", f"what the map of {page.title} says of topics")
    thing = page.thing
    if site.social and isinstance(thing, Roadmap | Stage) and page.path == urls.path(thing):
        picture = social.picture(thing, site, renderer)
        if picture:
            painted = painting.png(picture, (social.WIDTH, social.HEIGHT), kept)
            yield DrawnFile(addresses.picture(page.path), painted, f"the picture of {page.title}")
