"""A kind of page is one module and one template: a new one is seen everywhere, and nothing else has to know it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest

from roadmap_site.site import kinds, linked_data
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Section, Site
from tests.helpers import sites, structured
from tests.mkdocs_plugin.test_plugin import BREAD

# The module of a new kind.


@dataclass(frozen=True)
class Letter:
    """The block `letter`."""

    titles: list[str]


def abecedary_pages(site: Site) -> Iterator[PageSpec]:
    """Yield a abecedary: the topics by their first letter; one page under it for those who want more."""
    yield PageSpec(ABECEDARY, "abecedary/index", "Abecedary", "All words.", tuple(abecedary_sections(site)), opens=True)
    top = (Section("top", 1, "About the abecedary"),)
    yield PageSpec(ABECEDARY, "abecedary/about", "About", "What it is.", top, above="abecedary/index")


def abecedary_sections(site: Site) -> Iterator[Section]:
    """Yield the sections of the abecedary."""
    yield Section("top", 1, "Abecedary")
    titles = sorted(topic.title for topic in site.curriculum.topics.values())
    for letter in sorted({title[0] for title in titles}):
        shown = Letter([title for title in titles if title.startswith(letter)])
        yield Section(f"letter-{letter}", 2, letter, "letter", shown)


def abecedary_data(page: PageSpec, site: Site) -> JsonLd:
    """Return the abecedary as a list of terms."""
    terms = [linked_data.node("DefinedTerm", name=title) for shown in page.shown(Letter) for title in shown.titles]
    return linked_data.item_list(page, site, terms)


ABECEDARY = PageKind("abecedary", abecedary_pages, abecedary_data)

# Its template.

TEMPLATE = """\
{% block letter %}
<ul>{% for title in titles %}<li>{{ title }}</li>{% endfor %}</ul>
{% endblock %}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with the new kind of page."""
    folder = tmp_path_factory.mktemp("abecedary")
    (folder / "templates").mkdir()
    (folder / "templates" / "abecedary.html").write_text(TEMPLATE, encoding="utf-8")
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {templates: templates}]")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kinds, "KINDS", (*kinds.KINDS, ABECEDARY))
        return sites.built(folder, BREAD, settings=settings)


def test_the_page_shows_what_its_template_says(site: Path) -> None:
    """With its headings, and what the module has given to its block."""
    article = sites.article(sites.page(site, "abecedary"))
    assert re.findall(r"<h\d id=\"([\w-]+)\">", article) == ["top", "letter-B", "letter-F", "letter-G", "letter-S"]
    assert "<ul><li>Sourdough</li></ul>" in article


def test_it_is_in_the_navigation_with_what_stands_under_it(site: Path) -> None:
    """As a group, since its page says that it opens one."""
    navigation_of_home = sites.links(sites.page(site, "").partition('aria-label="Navigation"')[2])
    assert urljoin("/", navigation_of_home["Abecedary"]) == "/abecedary/"
    there = sites.links(sites.page(site, "abecedary")).values()
    assert "/abecedary/about/" in {urljoin("/abecedary/", address) for address in there}


def test_machines_are_told_what_it_shows(site: Path) -> None:
    """In the head of its page."""
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', sites.page(site, "abecedary"))
    found = json.loads(script)
    assert (found["@type"], found["name"], found["numberOfItems"]) == ("ItemList", "Abecedary", 4)


def test_a_search_finds_it(site: Path) -> None:
    """The page, and each of its sections."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    entries = {entry["location"]: entry["title"] for entry in index["docs"]}
    assert entries["abecedary/"] == "Abecedary"
    assert entries["abecedary/#letter-F"] == "F"


def test_every_kind_has_a_template_of_ours() -> None:
    """And none of them is left without a kind, but for the page that stands at a former address."""
    folder = Path(kinds.__file__).parent / "templates"
    templates = {file.stem for file in folder.glob("*.html")} - {"redirect"}
    assert {kind.template for kind in kinds.KINDS} | {"not_found"} == templates


def test_pages_have_paths_of_their_own_and_come_after_what_they_stand_under(tmp_path: Path) -> None:
    """So that the navigation can be made in one go, whatever the kinds are."""
    seen: set[str | None] = {None}
    for page in kinds.all_pages(structured.site(tmp_path, BREAD)):
        assert page.path not in seen
        assert page.above in seen
        seen.add(page.path)


def test_a_page_that_is_not_listed_is_in_no_navigation(tmp_path: Path) -> None:
    """Nor does it come before or after another one."""
    pages = [*kinds.all_pages(structured.site(tmp_path, BREAD))]
    unlisted = {page.path for page in pages if not page.listed}
    assert unlisted == {"print/home-baker", "print/quick"}
    left, shown = [*kinds.tree(pages)], set()
    while left:
        branch = left.pop()
        shown.add(branch.page.path)
        left += branch.under
    assert shown == {page.path for page in pages} - unlisted
    assert unlisted.isdisjoint(kinds.neighbours(pages))


def test_a_chain_has_two_ends(tmp_path: Path) -> None:
    """Nothing is before a roadmap and nothing after its last stage; a topic has those of its area beside it."""
    found = kinds.neighbours(kinds.all_pages(structured.site(tmp_path, BREAD)))
    assert found["roadmaps/home-baker/index"] == (None, "roadmaps/home-baker/mixing")
    assert found["roadmaps/home-baker/raising"] == ("roadmaps/home-baker/mixing", None)
    assert found["topics/flour"] == (None, "topics/gluten")
    assert "roadmaps/index" not in found


def test_the_page_for_dead_addresses_is_none_of_them(tmp_path: Path) -> None:
    """It has no address of its own."""
    site = structured.site(tmp_path, BREAD)
    page = kinds.page_not_found(site)
    assert page.path not in {each.path for each in kinds.all_pages(site)}
    assert not page.listed
