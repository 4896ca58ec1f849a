"""Our pages below a folder of a site whose top is somebody else's."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from roadmap_site.site import urls
from roadmap_site.site.urls import Addresses
from tests.helpers import sites
from tests.mkdocs_plugin.test_plugin import BREAD

SETTINGS = sites.SETTINGS + "site_url: https://example.org/site/\n"
_ADDRESS = re.compile(r'\b(?:href|src|data-[a-z-]+)="([^"]*)"|http-equiv="refresh" content="0; url=([^"]*)"')


@pytest.fixture(scope="module", params=[True, False], ids=["folders", "files"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with a home page by hand and a curriculum below `learn/`, with either form of addresses."""
    docs = {
        "index.md": "# Ours\n\nAll about [[gluten]] and the [[bread-book]].\n",
        "a/page.md": "# A page\n\n[[quick]]\n",
    }
    settings = SETTINGS.replace("roadmap]", "roadmap: {path: learn}]")
    settings += f"use_directory_urls: {str(request.param).lower()}\n"
    return sites.built(tmp_path_factory.mktemp("site"), BREAD, docs=docs, settings=settings)


def addresses(html: str) -> list[str]:
    """Return every address within a site that a piece of HTML has, without its anchor."""
    found = [one or other for one, other in _ADDRESS.findall(html)]
    return [address.partition("#")[0] for address in found if not urlsplit(address).scheme and "/" in address]


def file(site: Path, page: str, address: str) -> str:
    """Return the file that an address on a page leads to."""
    path = unquote(urlsplit(urljoin(f"https://example.org/site/{page}", address)).path).removeprefix("/site/")
    if (site / path).is_dir():
        path = posixpath.join(path, "index.html")
    return path


def test_all_that_is_ours_stands_below_the_folder(site: Path) -> None:
    """At the top there is what was written by hand, what the theme brings, and the page for dead addresses."""
    tops = {path.name for path in site.iterdir()}
    assert tops - {"index.html", "a", "404.html", "assets", "search", "sitemap.xml", "sitemap.xml.gz"} == {"learn"}
    assert not (site / "assets" / "roadmap-site").exists()
    ours = {path.name for path in (site / "learn").iterdir()}
    assert {"index.html", "assets", "schemas", "roadmaps", "topics", "areas", "resources", "print"} <= ours


def test_every_address_leads_to_a_file(site: Path) -> None:
    """Links, styles, scripts, pictures and redirects, on each page and in the page for dead addresses."""
    dead = set()
    for path in site.rglob("*.html"):
        page = path.relative_to(site).as_posix()
        for address in addresses(path.read_text(encoding="utf-8")):
            if not (site / file(site, page, address)).is_file():
                dead.add((page, address))
    assert not dead


def test_our_pages_lead_to_pages_of_ours(site: Path) -> None:
    """Whatever stands in the article of one, and of the page for dead addresses, is below the folder."""
    pages = [*(site / "learn").rglob("*.html"), site / "404.html"]
    for path in pages:
        page = path.relative_to(site).as_posix()
        article = sites.article(path.read_text(encoding="utf-8"))
        for address in addresses(article):
            assert file(site, page, address).startswith("learn/"), (page, address)


def test_a_former_address_leads_on(site: Path) -> None:
    """The page at the former address is below the folder, too."""
    redirects = [path for path in (site / "learn").rglob("*.html") if 'http-equiv="refresh"' in path.read_text("utf-8")]
    assert redirects
    for path in redirects:
        page = path.relative_to(site).as_posix()
        for address in addresses(path.read_text(encoding="utf-8")):
            assert file(site, page, address).startswith("learn/")


def test_pages_by_hand_link_to_ours(site: Path) -> None:
    """By the address that their place asks for."""
    links = sites.links(sites.article((site / "index.html").read_text(encoding="utf-8")))
    assert links["Gluten"].startswith("learn/topics/gluten")
    assert file(site, "index.html", links["The Bread Book"].partition("#")[0]).startswith("learn/resources/")


def test_search_and_machines_are_told_addresses_below_the_folder(site: Path) -> None:
    """The entries of the search, and the data in the head."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    ours = [entry["location"] for entry in index["docs"] if entry["title"] in {"Gluten", "Seitan", "The Home Baker"}]
    assert ours
    assert all(location.startswith("learn/") for location in ours)
    home = (site / "learn" / "index.html").read_text(encoding="utf-8")
    assert '"url":"https://example.org/site/learn/roadmaps/home-baker/' in home


@pytest.mark.parametrize(
    ("page", "folders", "address", "way"),
    [
        (urls.HOME, True, "learn/", "../"),
        (urls.HOME, False, "learn/index.html", "../"),
        (urls.TOPICS, True, "learn/topics/", "../../"),
        ("topics/softmax", True, "learn/topics/softmax/", "../../../"),
        ("topics/softmax", False, "learn/topics/softmax.html", "../../"),
        (urls.NOT_FOUND, False, "learn/404.html", "../"),
    ],
)
def test_an_address_begins_with_the_folder(page: str, address: str, way: str, *, folders: bool) -> None:
    """And the way to the top of the site is as much longer."""
    below = Addresses(folders, "learn/")
    assert (below.address(page), below.to_top(page)) == (address, way)
    assert below.address(page, "x") == f"{address}#x"
    top = Addresses(folders)
    assert top.address(page) == address.removeprefix("learn/")
