"""The linked data of the pages of small curricula."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.site import kinds, linked_data
from roadmap_site.site.page import JsonLd, Site
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from tests.helpers import sites, worlds

_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ADDRESS = "https://example.org/"
"""Where the sites of the tests stand."""

COURSES = [
    {
        "@type": "Course",
        "name": "The Home Baker",
        "description": "Slowly and well.",
        "url": "https://example.org/roadmaps/home-baker/",
        "provider": {"@type": "Organization", "name": "A site", "url": "https://example.org/"},
    },
    {
        "@type": "Course",
        "name": "Quick Bread",
        "description": "All of it",  # its only stage, as it has no summary
        "url": "https://example.org/roadmaps/quick/",
        "provider": {"@type": "Organization", "name": "A site", "url": "https://example.org/"},
    },
]
"""What machines read of the two roadmaps of the tests, in a list."""


def site(folder: Path, files: Mapping[str, str | bytes | None], address: str = ADDRESS) -> Site:
    """Return what the data of a small curriculum draws on; an empty address is that of a site which knows none."""
    loaded = worlds.load(folder, files)
    assert not loaded.has_errors, loaded.problems
    return of(loaded, address)


def of(loaded: LoadResult, address: str = ADDRESS) -> Site:
    """Return what the data of a curriculum draws on, whatever is wrong with it."""
    addresses = Addresses(folders=True)
    renderer = Renderer(loaded.graph, addresses, edit_url=lambda _: None)

    def absolute(path: str, fragment: str | None) -> str:
        return address and address + addresses.address(path, fragment)

    return Site(loaded.graph, "A site", absolute, renderer.texts.plain)


def data(folder: Path, files: Mapping[str, str | bytes | None], address: str = ADDRESS) -> dict[str, JsonLd]:
    """Return the data of every page of a small curriculum that has any: path of the page → its data."""
    known = site(folder, files, address)
    found = {}
    for page in kinds.all_pages(known):
        if node := linked_data.json_ld(page, known):
            found[page.path] = node
    return found


def of_site(folder: Path, files: Mapping[str, str | bytes | None]) -> dict[str, JsonLd]:
    """Return the data in the head of every built page of a small site that has any: address of the page → its data."""
    built = sites.built(folder, files, settings=f"{sites.SETTINGS}site_url: {ADDRESS}\n")
    found = {}
    for page in sorted(built.rglob("index.html")):
        for script in _SCRIPT.findall(page.read_text(encoding="utf-8").partition("</head>")[0]):
            found[page.parent.relative_to(built).as_posix()] = json.loads(script)
    return found


def items(node: JsonLd) -> list[JsonLd]:
    """Return the things on a list, in their order, and see that each knows its position."""
    elements = node["itemListElement"]
    assert [element["position"] for element in elements] == [*range(1, len(elements) + 1)]
    assert node["numberOfItems"] == len(elements)
    return [element["item"] for element in elements]


def names(nodes: list[JsonLd]) -> list[str]:
    """Return what things are called."""
    return [node["name"] for node in nodes]
