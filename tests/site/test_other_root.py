"""Our pages at the top of a site, below a folder of it, and twice in it: each address leads to where it says."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from roadmap_site.site import urls
from roadmap_site.site.urls import Addresses
from tests.helpers import following, roots, sites
from tests.helpers.roots import Site

SHAPES = [(shape, folders) for shape in roots.PLUGINS for folders in (True, False)]


@pytest.fixture(scope="module", params=SHAPES, ids=str)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site of each shape, with either form of addresses."""
    shape, folders = request.param
    host, project = tmp_path_factory.mktemp("host"), tmp_path_factory.mktemp("project")
    with roots.standing(host, project, shape, folders=folders) as site:
        yield site


def test_every_address_leads_to_what_it_names(site: Site) -> None:
    """Over http, below a path of the host.

    Links, also those of maps and in texts; redirects, styles, scripts and pictures; what the page for dead addresses
    offers; what search engines are told; and what the search finds: each with its place on the page.
    """
    assert following.dead(site.folder, site.base, following.over_http) == set()


def test_every_address_leads_to_a_file_on_disk(site: Site, tmp_path: Path) -> None:
    """Where pages are files, the site can be taken along, into a folder with any name."""
    if not (site.folder / "a/page.html").is_file():
        return
    there = Path(shutil.copytree(site.folder, tmp_path / "Brot & mehr #1"))
    assert following.dead(there, f"{there.as_uri()}/", following.from_disk) == set()


def test_what_leads_nowhere_would_be_found(site: Site, tmp_path: Path) -> None:
    """A file, an anchor, an entry of the search."""
    there = Path(shutil.copytree(site.folder, tmp_path / "site"))
    base = f"{there.as_uri()}/"
    before = following.dead(there, base, following.from_disk)
    page = '<svg><a xlink:href="no.html"/></svg><a href="#no">x</a><p id="yes"><a href="#yes">y</a>'
    (there / "page.html").write_text(page, encoding="utf-8")
    (there / "search/search_index.json").write_text('{"docs": [{"location": "page.html#no"}]}', encoding="utf-8")
    found = following.dead(there, base, following.from_disk) - before
    assert found == {("page.html", "no.html"), ("page.html", "#no"), ("search", "page.html#no")}


def test_all_that_is_ours_stands_below_its_folder(site: Site) -> None:
    """At the top there is what was written by hand, what the theme brings, and the page for dead addresses."""
    if site.shape == "top":
        return
    tops = {path.name for path in site.folder.iterdir()}
    theirs = {"index.html", "a", "loaf.svg", "404.html", "assets", "search", "sitemap.xml", "sitemap.xml.gz"}
    assert tops - theirs == ({"learn", "more"} if site.shape == "two" else {"learn"})
    assert not (site.folder / "assets" / "roadmap-site").exists()
    ours = {path.name for path in (site.folder / "learn").iterdir()}
    assert {"index.html", "assets", "schemas", "roadmaps", "topics", "areas", "print"} <= ours


def test_our_pages_lead_to_pages_of_ours(site: Site) -> None:
    """Whatever stands in the article of one is below its folder, but for a link to a page written by hand."""
    for folder in {"top": [], "path": ["learn"], "two": ["learn", "more/loaves"]}[site.shape]:
        for path in (site.folder / folder).rglob("*.html"):
            page = path.relative_to(site.folder).as_posix()
            for address in sites.links(sites.article(path.read_text(encoding="utf-8"))).values():
                if urljoin(site.base, address).startswith(site.base) and "#what-we-bake" not in address:
                    assert site.file(page, address).startswith(f"{folder}/"), (page, address)


def test_a_former_address_leads_on(site: Site) -> None:
    """The page at the former address is where the new one is."""
    below = "" if site.shape == "top" else "learn/"
    redirects = {}
    for path in (site.folder / below).rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:
            page = path.relative_to(site.folder).as_posix()
            redirects[page.removesuffix("index.html").removesuffix(".html").strip("/")] = site.file(
                page, html.partition('content="0; url=')[2].partition('"')[0]
            )
    assert redirects[f"{below}topics/wild-dough"].startswith(f"{below}topics/sourdough")
    assert redirects[f"{below}roadmaps/slow"].startswith(f"{below}roadmaps/home-baker")


def test_pages_by_hand_link_to_ours(site: Site) -> None:
    """By the address that their place asks for."""
    below = "" if site.shape == "top" else "learn/"
    links = sites.links(sites.article((site.folder / "index.html").read_text(encoding="utf-8")))
    assert site.file("index.html", links["Gluten"]).startswith(f"{below}topics/gluten")
    assert site.file("index.html", links["The Bread Book"]).startswith(f"{below}resources/")
    page = next((site.folder / "a").rglob("*.html"))
    links = sites.links(sites.article(page.read_text(encoding="utf-8")))
    home = "home/index.html" if page.name == "index.html" else "home.html"
    expected = home if site.shape == "top" else "learn/index.html"
    assert site.file(page.relative_to(site.folder).as_posix(), links["Bread"]) == expected


def test_what_is_printed_or_read_by_editors_is_there(site: Site) -> None:
    """The whole roadmap on one page, which its page links to; and schemas, whose references lead to parts of them."""
    for folder in {"top": [""], "path": ["learn/"], "two": ["learn/", "more/loaves/"]}[site.shape]:
        assert [*(site.folder / folder / "print").rglob("*.html")]
        schemas = [*(site.folder / folder / "schemas").glob("*.json")]
        assert len(schemas) >= 6
        for file in schemas:
            schema = json.loads(file.read_text(encoding="utf-8"))
            for reference in references(schema):
                found = schema
                for part in reference.removeprefix("#/").split("/"):
                    found = found[part]


def references(schema: object) -> Iterator[str]:
    """Yield the references of a schema to parts of it."""
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for value in schema.values():
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


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
