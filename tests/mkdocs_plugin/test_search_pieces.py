"""Our search in the place of Material's: which sites have it, and what is found of their pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from tests.helpers import searching, sites, worlds
from tests.mkdocs_plugin.test_plugin import BREAD

PLUGINS = "plugins: [search, roadmap]\n"
OPENER = "assets/roadmap-site/search.js"
FOLDER = "assets/roadmap-site"
DOCS = {
    "index.md": "# Ours\n\nWhat we `knead` (KNEADING).\n\n## For whom\n\nBakers.\n",
    "secret.md": "---\nsearch: {exclude: true}\n---\n# Secret\n\nRyebread.\n",
    "low.md": "---\nsearch: {boost: 0.5}\ntags: [crumbly]\n---\n# Low & <i>slow</i>\n\nSpelt.\n",
    "several.md": "# Several\n\n| a | b |\n|---|---|\n| millet | barley |\n\n## Oats\n\nOatmeal.\n",
}


def settings(theme: str = "{name: material, font: false}", plugins: str = PLUGINS) -> str:
    """Return the settings of a site."""
    return f"site_name: A site\ntheme: {theme}\n{plugins}"


def begun(site: Path, folder: str = FOLDER) -> dict[str, Any]:
    """Return what the script that comes first says."""
    script = (site / folder / "search/start.js").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(script.partition("=")[2].partition("=")[2].rstrip(";\n"))
    return found


def has_ours(site: Path) -> bool:
    """Return whether a site has our search: on its pages, and in its files, or neither."""
    html = (site / "index.html").read_text(encoding="utf-8")
    marks = {OPENER in html, "data-rm-search=" in html, (site / FOLDER / "search/start.js").exists()}
    marks |= {(site / FOLDER / "minisearch.js").exists(), 'data-md-component="search"' not in html}
    assert len(marks) == 1
    return marks.pop()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site with pages by hand."""
    return sites.built(tmp_path_factory.mktemp("site"), BREAD, DOCS, settings())


def test_a_site_with_material_has_ours(site: Path) -> None:
    """Each page asks for one small script, and Material's finds neither the dialog nor the form that it looks for."""
    assert has_ours(site)
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        if 'class="md-search"' in html:
            assert html.count(OPENER) == 1
            assert 'name="search"' not in html
    assert (site / OPENER).stat().st_size < 5000


@pytest.mark.parametrize("plugins", ["[search, roadmap: {search: theme}]", "[search: {enabled: false}, roadmap]"])
def test_the_search_of_the_theme_stays_where_a_site_says_so(tmp_path: Path, plugins: str) -> None:
    """Or has turned it off."""
    site = sites.built(tmp_path, BREAD, settings=settings(plugins=f"plugins: {plugins}\n"))
    html = sites.page(site, "")
    assert OPENER not in html
    assert "data-rm-search" not in html
    assert not (site / FOLDER / "minisearch.js").exists()
    assert not (site / FOLDER / "search").exists()


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_keep_theirs(tmp_path: Path, theme: str) -> None:
    """What ours is made for is the dialog of Material."""
    site = sites.built(tmp_path, BREAD, settings=settings(theme))
    assert OPENER not in sites.page(site, "")
    assert (site / "search/search_index.json").is_file()


def test_a_site_without_a_search_has_none(tmp_path: Path) -> None:
    """Where the plugin of the theme is left out, there is no dialog."""
    site = sites.built(tmp_path, BREAD, settings=settings(plugins="plugins: [roadmap]\n"))
    assert OPENER not in sites.page(site, "")


def test_a_dialog_of_the_sites_own_keeps_the_search_that_it_was_made_for(tmp_path: Path) -> None:
    """As nobody knows what is in it."""
    (tmp_path / "own/partials").mkdir(parents=True)
    (tmp_path / "own/partials/search.html").write_text('<div data-md-component="search">Mine</div>', encoding="utf-8")
    site = sites.built(tmp_path, BREAD, settings=settings("{name: material, font: false, custom_dir: own}"))
    assert OPENER not in sites.page(site, "")
    assert not (site / FOLDER / "search").exists()


def test_another_word_for_whose_search_is_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """With what there is."""
    with pytest.raises(Abort):
        sites.built(tmp_path, BREAD, settings=settings(plugins="plugins: [search, roadmap: {search: mine}]\n"))
    assert "option 'search': Expected one of: ('ours', 'theme')" in sites.errors(caplog)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("glutne", ("topic", "Gluten", "topics/gluten/")),
        ("seitan", ("topic", "Gluten", "topics/gluten/")),
        ("bread book", ("resource", "The Bread Book", "resources/#resource-bread-book")),
        ("bake a loaf", ("project", "Bake a loaf", "projects/#project-first-loaf")),
        ("home baker", ("roadmap", "The Home Baker", "roadmaps/home-baker/")),
        ("mixing", ("stage", "Mixing", "roadmaps/home-baker/mixing/")),
        ("kneading", ("page", "Ours", "")),
        ("barley", ("page", "Several", "several/")),
        ("crumbly", ("page", "Low & slow", "low/")),
    ],
)
def test_hits_say_what_they_are(node: str, site: Path, typed: str, found: tuple[str, str, str]) -> None:
    """A thing of the curriculum, or a page of the owner's."""
    (answer,) = searching.asked(node, site / FOLDER, typed)
    hit = answer["hits"][0]
    assert (hit["kind"], hit["title"], hit["address"].removeprefix("./")) == found


def test_what_the_owner_keeps_out_is_not_found(node: str, site: Path) -> None:
    """By the setting that Material's search has for it."""
    assert searching.titles(node, site / FOLDER, "ryebread") == []


def test_a_thing_is_found_once(node: str, site: Path) -> None:
    """However many of its sections have the word."""
    (answer,) = searching.asked(node, site / FOLDER, "flour")
    addresses = [hit["address"] for hit in answer["hits"]]
    assert len(addresses) == len({*addresses})
    assert "topics/flour/" in addresses


def test_no_words_are_glued_together(site: Path) -> None:
    """Where one element ends and another begins, a word ends."""
    scripts = [path.read_text(encoding="utf-8") for path in (site / FOLDER / "search").glob("words-*")]
    words = {*re.findall(r'"([^"]+)"', "".join(scripts))}
    assert {"millet", "barley", "bakers", "whom"} <= words
    assert not {word for word in words if "milletbarley" in word or "whombakers" in word}


def test_a_title_is_text(tmp_path: Path, node: str) -> None:
    """Whatever it looks like."""
    title = "<img src=x onerror=alert(1)> & co"
    files = {"topics/basics.yml": f'softmax: {{title: "{title}", summary: "A </script> b."}}\n'}
    site = sites.build(sites.write(tmp_path, files, settings=settings()), strict=False)
    (answer,) = searching.asked(node, site / FOLDER, "onerror")
    assert answer["hits"][0]["title"] == title


def test_several_curricula_are_searched_as_one(tmp_path: Path, node: str) -> None:
    """A hit says which it belongs to; the files stand with the first."""
    worlds.write(tmp_path / "bread", BREAD)
    plugins = "plugins: [search, roadmap: {curriculum: bread, path: bread}, roadmap: {path: maths}]\n"
    site = sites.built(tmp_path, {}, {"index.md": "# Ours\n"}, settings(plugins=plugins))
    folder = site / "bread" / FOLDER
    assert not (site / "maths" / FOLDER / "search.js").exists()
    assert f'"../../../bread/{OPENER}"' in sites.page(site, "maths/topics/softmax")
    first, second = searching.asked(node, folder, "gluten", "softmax")
    assert first["hits"][0]["address"] == "bread/topics/gluten/"
    assert first["hits"][0]["line"].startswith("Bread · ")
    assert second["hits"][0]["line"].startswith("A curriculum")
    assert begun(site, f"bread/{FOLDER}")["top"] == "../../../../"


@pytest.mark.parametrize(
    ("search", "languages"),
    [
        ("search", ["en"]),
        ("search: {lang: [de, en, ja]}", ["de", "en"]),
        ("search: {lang: de, pipeline: [stopWordFilter]}", []),
        ("search: {lang: fr, pipeline: [stemmer]}", ["fr"]),
    ],
)
def test_endings_are_taken_from_words_in_the_languages_of_the_search(
    tmp_path: Path, search: str, languages: list[str]
) -> None:
    """By what the theme has put on the site for them, unless the site says which steps its search takes."""
    site = sites.built(tmp_path, BREAD, settings=settings(plugins=f"plugins: [{search}, roadmap]\n"))
    stemmers = begun(site)["stemmers"]
    assert [language for language, *_ in stemmers] == languages
    for _, *files in stemmers:
        assert all((site / file).is_file() for file in files)


def test_the_stemmers_of_the_theme_work_without_its_search(tmp_path: Path, node: str) -> None:
    """In the browser they are given what little of it they ask for."""
    files = {
        "curriculum.yml": "title: Eins\nlanguage: de\nroadmaps: [first]\nareas: {basics: Basics}\n",
        "topics/basics.yml": "softmax: {title: Softmax, summary: Wie man Häuser baut.}\n",
    }
    site = sites.build(sites.write(tmp_path, files, settings=settings()), strict=False)
    assert searching.titles(node, site / FOLDER, "hauses")[0] == "Softmax"


def test_two_builds_write_the_same(tmp_path: Path, site: Path) -> None:
    """Byte for byte, under the same names."""
    again = sites.built(tmp_path, BREAD, DOCS, settings())
    for path in (site / FOLDER / "search").iterdir():
        assert (again / FOLDER / "search" / path.name).read_bytes() == path.read_bytes()
