"""What is too long for one page stands in parts, each a page that needs no script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path

import pytest

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.site import catalogue_items, kinds, pages_by_hand, parts
from roadmap_site.site.page import Site
from roadmap_site.site.pages import compare, roadmap_comparison
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from tests.helpers import sites, structured, worlds

ADDRESSES = Addresses(folders=True, below="learn/")


def world(books: int = 60, roadmaps: int = 2) -> dict[str, str | None]:
    """Return a world with many books and two films, on four topics in two areas."""
    names = [f"way-{number}" for number in range(roadmaps)]
    return {
        "curriculum.yml": f"""\
            title: Clay
            roadmaps: [{", ".join(names)}]
            levels: {{raw: Raw, fired: Fired}}
            kinds: {{book: {{title: Book, plural: Books}}, film: {{title: Film, plural: Films}}}}
            areas: {{basics: Basics, kiln: Kiln}}
            """,
        "topics/basics.yml": "clay: Clay\nwater: {title: Water, needs: [clay]}\n",
        "topics/kiln.yml": "heat: {title: Heat, needs: [water]}\nglaze: {title: Glaze, needs: [heat]}\n",
        "resources/book.yml": "".join(
            f"b{number:03}: {{title: Book {number:03}, level: raw, topics: [clay], authors: [Ann Ash, Ben Bow, C]}}\n"
            for number in range(books)
        ),
        "resources/film.yml": "f1: {title: Film 1, topics: [glaze], was: [old-film]}\nf2: {title: Film 2}\n",
        "roadmaps/first/roadmap.yml": None,
        "roadmaps/first/01-start.yml": None,
        **{f"roadmaps/{name}/roadmap.yml": f"title: {name.capitalize()}\n" for name in names},
        **{
            f"roadmaps/{name}/01-all.yml": f"title: All\ntopics: [clay, {other}]\nresources: [b007]\n"
            for name, other in zip(names, cycle(["heat", "glaze"]), strict=False)
        },
    }


def loaded(folder: Path, files: Mapping[str, str | None]) -> LoadResult:
    """Return the curriculum, which is right."""
    result = worlds.load(folder, files)
    assert not result.has_errors, result.problems
    return result


def rendered(result: LoadResult) -> dict[str, str]:
    """Return the pages by their paths."""
    renderer = Renderer(result.graph, ADDRESSES, edit_url=lambda _: None)
    return {page.path: renderer.render(page).html for page in kinds.all_pages(site_of(result))}


def site_of(result: LoadResult) -> Site:
    """Return what the pages are made from."""
    return structured.of(result)


# A small catalogue.


def test_a_small_catalogue_is_one_page(tmp_path: Path) -> None:
    """With all that is known of each thing, and without a file beside it."""
    result = loaded(tmp_path, world(books=8))
    pages = rendered(result)
    assert [path for path in pages if path.startswith("resources/")] == ["resources/index"]
    assert "data-items" not in pages["resources/index"]
    assert [*catalogue_items.files(site_of(result), ADDRESSES)] == []


# A large one.


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> LoadResult:
    """Return a curriculum with a few hundred books."""
    return loaded(tmp_path_factory.mktemp("large"), world(books=300))


@pytest.fixture(scope="module")
def pages(large: LoadResult) -> dict[str, str]:
    """Return its pages by their paths."""
    return rendered(large)


def test_a_large_catalogue_stands_by_kind_and_no_page_is_long(pages: dict[str, str]) -> None:
    """Each thing is on one page, whole, and none of the pages is over the bound."""
    shelves = {
        path: html for path, html in pages.items() if path.startswith("resources/") and path != "resources/index"
    }
    assert {"resources/book/index", "resources/book/2", "resources/film/index"} <= {*shelves}
    assert all(html.count(f'id="resource-b{number:03}"') <= 1 for html in shelves.values() for number in range(300))
    every = "".join(shelves.values())
    assert all(every.count(f'id="resource-b{number:03}"') == 1 for number in range(300))
    assert max(len(html.encode()) for path, html in pages.items() if path.startswith("resources/")) < 110_000


def test_the_page_at_the_head_shows_what_is_suggested_the_most(pages: dict[str, str]) -> None:
    """Of each kind, in brief and in the order of its shelf, with the way to all of the kind."""
    html = pages["resources/index"]
    seen = sites.words(html)
    shown = [name for number in range(300) if (name := f"Book {number:03}") in seen]
    assert "Book 007" in shown
    assert len(shown) < 300
    assert [*map(seen.index, shown)] == sorted(map(seen.index, shown))
    assert "Films All 2" in seen
    links = sites.links(html)
    assert links["All 300"] == "../../learn/resources/book/"
    assert links["Book 007"] == "../../learn/resources/book/#resource-b007"


def test_links_lead_to_the_page_that_has_the_thing(large: LoadResult, pages: dict[str, str]) -> None:
    """From pages of the curriculum, from pages by hand and for machines."""
    where = next(path for path, html in pages.items() if 'id="resource-b299"' in html and path != "resources/index")
    assert site_of(large).page(large.curriculum.resources["b299"]) == where
    target = pages_by_hand.targets([(large.graph, ADDRESSES)]).by_id["b299"]
    assert (target.source, target.anchor) == (f"learn/{where}.md", "resource-b299")


def test_the_parts_of_a_kind_lead_to_each_other_and_back(pages: dict[str, str]) -> None:
    """And to the same things in the catalogue, to be filtered there."""
    links = sites.links(pages["resources/book/2"])
    assert links["1"] == "../../../../learn/resources/book/"
    assert links["Filter and sort them"] == "../../../../learn/resources/?kind=book"


def test_the_file_has_what_a_row_shows_and_where_it_leads(large: LoadResult) -> None:
    """Also from a former anchor; addresses begin at the place of our pages; a topic is meant by its number."""
    files = dict(catalogue_items.files(site_of(large), ADDRESSES))
    name, _, text = files["resources/index"].partition(" = ")
    assert name == "globalThis.roadmapItems"
    data = json.loads(text.rstrip(";\n"))
    items = {item[0]: item for item in data["items"]}
    assert len(items) == 302
    _, address, facts, summary, _, values, _, former = items["Film 1"]
    assert (address, facts, summary, former) == ("resources/film/#resource-f1", ["Film"], "", ["resource-old-film"])
    assert values == {"kind": ["film"], "topic": [1]}
    assert data["choices"] == {"topic": [["clay", "Clay"], ["glaze", "Glaze"]]}
    assert data["stages"] == ["All", "All"]
    assert items["Book 007"][2] == ["Ann Ash and others", "Book", "Raw"]
    assert items["Book 007"][6] == {"suggested": -2, "level": 0}
    assert "Ben Bow" in items["Book 007"][4]


# How things are split.


@pytest.mark.parametrize(
    ("weights", "sizes"), [([], [0]), ([1], [1]), ([45_000] * 4, [2, 2]), ([1, 1, 300_000], [2, 1])]
)
def test_things_are_split_into_parts_of_about_one_size(weights: list[int], sizes: list[int]) -> None:
    """All in their order; what is too much by itself has a part of its own, and nothing at all is one part as well."""
    split = parts.split(weights, lambda weight: weight, "things/index")
    assert [len(things) for _, things in split] == sizes
    assert [part.path for part, _ in split][:2] == ["things/index", "things/2"][: len(split)]
    assert [weight for _, things in split for weight in things] == weights


# Very many roadmaps.


@pytest.fixture
def crowded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the pages of a curriculum whose four roadmaps count as very many."""
    monkeypatch.setattr(parts, "_ROADMAP", parts.MOST)
    monkeypatch.setattr(compare, "_MOST_CELLS", 7)
    monkeypatch.setattr(roadmap_comparison, "_DRAWN", 1)
    monkeypatch.setattr(roadmap_comparison, "_MOST_SECTIONS", 2)
    return rendered(loaded(tmp_path, world(books=8, roadmaps=4)))


def test_the_list_of_very_many_roadmaps_says_only_how_many_stages_they_have(crowded: dict[str, str]) -> None:
    """What a few have on it, their stages and drawings, stands on the page of each."""
    assert "1 stage" in sites.words(crowded["roadmaps/index"])
    assert "roadmaps/way-0/all/" not in crowded["roadmaps/index"]
    assert "rm-trail" not in crowded["index"]


def test_where_a_column_each_is_too_much_an_area_has_the_roadmaps_that_teach_most_of_it(
    crowded: dict[str, str],
) -> None:
    """Three of them, with how many of its topics; none that teaches nothing of it."""
    seen = sites.words(crowded["compare/index"])
    assert "Basics 2 Way-0 1 · Way-1 1 · Way-2 1 Kiln 2 Way-0 1 · Way-1 1 · Way-2 1" in seen
    assert "Only here" not in seen


def test_roadmaps_that_are_far_away_have_a_line_each(crowded: dict[str, str]) -> None:
    """Of the nearest it is drawn, of some there is a section; links lead to all of them."""
    page = crowded["compare/way-0"]
    assert page.count('class="rm-bar"') == 1
    assert "2 more below" in sites.words(page)
    assert page.count("<h2") == 3
    assert all(f'id="with-way-{number}"' in page for number in (1, 2, 3))
    assert "Further away" in sites.words(page)


# Topics, areas and comparisons.


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages of a curriculum with many topics and twelve roadmaps."""
    files = world(books=8, roadmaps=12)
    files["topics/kiln.yml"] = "heat: Heat\nglaze: Glaze\n" + "".join(
        f"k{number:03}: {{title: Kiln {number:03}, summary: A way to fire clay that has its own name and price.}}\n"
        for number in range(400)
    )
    return rendered(loaded(tmp_path_factory.mktemp("long"), files))


def test_many_topics_stand_by_their_titles_and_a_long_area_in_parts(long: dict[str, str]) -> None:
    """The catalogue leads to the areas; of the area each part has its own topics."""
    assert "All 402" in sites.words(long["topics/index"])
    assert "Kiln 001" in sites.words(long["areas/kiln/index"])
    assert "Kiln 399" in sites.words(long["areas/kiln/3"])
    assert "areas/basics/2" not in long
    assert max(map(len, (html for path, html in long.items() if path.startswith(("areas/", "topics/index"))))) < 110_000


def test_a_long_comparison_stands_by_area_with_the_roadmaps_that_teach_there(long: dict[str, str]) -> None:
    """No topic on the page itself; those of the areas have a column for each roadmap that has something in it."""
    assert "Kiln 001" not in sites.words(long["compare/index"])
    assert "Kiln 001" in sites.words(long["compare/areas/kiln/index"])
    _, _, by_area = long["compare/index"].partition('<h2 id="topics">')
    assert sites.links(by_area)["Kiln"] == "../../learn/compare/areas/kiln/"
    assert sites.words(long["compare/areas/kiln/index"]).count("Way-") >= 12
    assert long["compare/areas/kiln/2"].count('<th scope="col"') < 12


def test_what_no_roadmap_teaches_is_named_below_the_table_of_its_area(long: dict[str, str]) -> None:
    """Where that is all of a part, there is no table."""
    assert "topics that no roadmap teaches by name" in sites.words(long["compare/areas/kiln/index"])
    table, _, below = long["compare/areas/kiln/index"].partition("</table>")
    assert "A number is that of a stage" in sites.words(table)
    assert "Kiln 001" in sites.words(below)
    assert "Kiln 399" in sites.words(long["compare/areas/kiln/2"])
    assert "<table" not in long["compare/areas/kiln/2"]


def test_of_many_pairs_the_nearest_are_shown_and_each_roadmap_has_a_page(long: dict[str, str]) -> None:
    """Eight pairs of sixty-six; the page of a roadmap has all of its own."""
    assert long["compare/index"].count("rm-pair-names") == 8
    assert long["compare/way-0"].count("rm-pair-names") == 11
