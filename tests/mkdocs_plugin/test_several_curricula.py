"""A site with several curricula: an entry of the plugin for each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from roadmap_site.site import urls
from tests.helpers import sites, worlds
from tests.mkdocs_plugin.test_plugin import BREAD

ENTRIES = """\
  - roadmap: {curriculum: bread, path: bread}
  - search
  - roadmap: {curriculum: curriculum, path: maths, health: false}
"""
SETTINGS = f"""\
site_name: A site
site_url: https://example.org/school/
theme: {{name: material, font: false, features: [navigation.expand]}}
plugins:
{ENTRIES}"""
DOCS = {"index.md": "# School\n\nOn [[gluten]], [[softmax]] and [[home]].\n"}


def write(folder: Path, settings: str = SETTINGS) -> Path:
    """Write a site with two curricula, on bread and on mathematics."""
    worlds.write(folder / "bread", BREAD)
    return sites.write(folder, {}, DOCS, settings)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    return sites.build(write(tmp_path_factory.mktemp("site")))


def test_each_stands_in_its_own_folder(site: Path) -> None:
    """With all that is its own; at the top there is only what the owner has written."""
    assert {path.name for path in site.iterdir()} >= {"bread", "maths", "index.html", "404.html"}
    assert not {"topics", "roadmaps", "schemas"} & {path.name for path in site.iterdir()}
    assert (site / "bread/health").exists()
    assert not (site / "maths/health").exists()
    assert "<code>roadmap links -C bread</code> does it." in sites.page(site, "bread/health")


def test_a_page_by_hand_links_to_both(site: Path) -> None:
    """What both have is that of the first."""
    links = sites.links(sites.article(sites.page(site, "")))
    assert links == {"Gluten": "bread/topics/gluten/", "Softmax": "maths/topics/softmax/", "Bread": "bread/"}


def test_each_is_a_section_of_the_navigation_and_of_the_search(site: Path) -> None:
    """Called as the curriculum is."""
    page = sites.page(site, "maths/topics/softmax")
    links = sites.links(page.partition('data-md-type="navigation"')[2].partition('data-md-type="toc"')[0])
    assert links["Bread"] == "../../../bread/"
    entries = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    found = {entry["location"] for entry in entries}
    assert {"bread/topics/gluten/", "maths/topics/softmax/"} <= found
    assert len([entry for entry in entries if entry["location"] == "maths/topics/softmax/"]) == 1


def test_a_hit_says_which_curriculum_it_belongs_to(site: Path) -> None:
    """As pages of two may be called alike; it is no word of the title, as else each page would be a hit for it."""
    entries = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    titles = {entry["location"]: entry["title"] for entry in entries}
    assert titles["bread/topics/flour/"] == 'Flour<span class="rm-belongs" data-to="Bread"></span>'
    assert 'data-to="A curriculum"' in titles["maths/topics/softmax/"]
    assert "data-to" not in titles["bread/"] + titles["bread/roadmaps/home-baker/#milestones"]
    assert "Bread" not in next(entry["text"] for entry in entries if entry["location"] == "bread/topics/flour/")


def test_a_page_says_what_it_has_to_say_once(site: Path) -> None:
    """In its head, for machines, and of its styles."""
    for address in ("", "bread/topics/gluten", "maths/topics/softmax", "bread/print/quick"):
        page = sites.page(site, address)
        assert page.count('property="og:title"') == 1
        sheets = re.findall(r'<link rel="stylesheet" href="[./]*(?:bread|maths)/assets/roadmap-site/([^"]+)', page)
        assert sheets.count("roadmap.css") == 1
        assert len(sheets) == len({*sheets})
        assert page.count("application/ld+json") <= 1


def test_the_page_for_dead_addresses_knows_the_pages_of_both(site: Path) -> None:
    """Under headings of their own, whose anchors are one each."""
    page = (site / "404.html").read_text(encoding="utf-8")
    links = sites.links(sites.article(page))
    assert links["Gluten"] == "/school/bread/topics/gluten/"
    assert links["Softmax"] == "/school/maths/topics/softmax/"
    assert [*re.findall(r"<h2[^>]*>([^<]*)</h2>", sites.article(page))] == ["Bread", "A curriculum"]
    ids = re.findall(r'<h\d id="([^"]*)"', page)
    assert len(ids) == len({*ids}) >= 5


@pytest.mark.parametrize("path", ["/bread/", "Bread"])
def test_two_of_them_in_one_place_are_told(path: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """However the place is written; many a disk does not keep capitals apart."""
    write(tmp_path, SETTINGS.replace("path: maths", f"path: {path}"))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    told = (
        f"with `curriculum: bread` and `curriculum: curriculum`, have one place, `path: {path}`: give each a `path` of"
    )
    assert told in sites.errors(caplog)


def test_two_of_them_at_the_top_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """In words, as there is no path to name."""
    write(tmp_path, SETTINGS.replace("path: maths, ", "").replace(", path: bread", ""))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "have one place, the top of the site, as none has a `path`: give each" in sites.errors(caplog)


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (("bread", "Bread/topics"), "the curriculum below `bread` has pages of its own in its folder `topics`"),
        (("", "areas"), "the curriculum at the top of the site has pages of its own in its folder `areas`; write"),
        (("courses/home", "courses"), "the curriculum below `courses` has pages of its own in its folder `home`"),
        (("", ""), "with `curriculum: bread` and `curriculum: curriculum` (which holds unless it is set), have one"),
    ],
)
def test_a_place_among_the_pages_of_another_is_told(
    paths: tuple[str, str], told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Whichever stands first."""
    first, second = paths
    entries = f'[roadmap: {{curriculum: bread, path: "{first}"}}, roadmap: {{path: "{second}"}}]'
    write(tmp_path, sites.SETTINGS.replace("[search, roadmap]", entries))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert told in sites.errors(caplog)


def test_one_folder_in_two_entries_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """However it is written: every page would be there twice."""
    settings = SETTINGS.replace("curriculum: curriculum", "curriculum: ./bread/")
    write(tmp_path, settings)
    (tmp_path / "docs/index.md").write_text("# School\n", encoding="utf-8")
    sites.build(tmp_path, strict=False)
    assert "with `path: bread` and `path: maths`, show the same: both have `curriculum: ./bread/`." in caplog.text
    caplog.clear()
    (tmp_path / "mkdocs.yml").write_text(settings.replace("health: false", "estimates: false"), encoding="utf-8")
    sites.build(tmp_path)
    assert "show the same" not in caplog.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("search", "`search` is the folder of the site in which the theme or its search has its files"),
        ("Assets/learn", "`Assets` is the folder of the site in which the theme"),
        ("404.html", "names a page, not a folder of the site: write `404`."),
        ("sitemap.xml", "that is a file of the site; write another name, such as `learn`."),
        ("robots.txt", "docs/robots.txt:1:1: error[page-clash]"),
        ("index.md", "names a page, not a folder of the site: leave it out, for the top of the site, or write"),
        ("learn/bread.md", "write `learn/bread`."),
    ],
)
def test_a_path_among_files_of_others_is_told(
    path: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Those of the theme, of MkDocs and of the site's own."""
    docs = {"robots.txt": "User-agent: *\n"}
    sites.write(tmp_path, docs=docs, settings=sites.SETTINGS.replace("roadmap]", f'roadmap: {{path: "{path}"}}]'))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert told in sites.errors(caplog)


@pytest.mark.parametrize("path", ["v1.0", "searching", "partials", "learn/assets", "node.js", "html"])
def test_a_path_that_only_looks_like_one_is_taken(path: str, tmp_path: Path) -> None:
    """A folder may have a dot in its name, and be called as one of the theme's further down."""
    site = sites.built(tmp_path, settings=sites.SETTINGS.replace("roadmap]", f'roadmap: {{path: "{path}"}}]'))
    assert (site / path / "index.html").is_file()


@pytest.mark.parametrize("path", ["../up", "a b", ".", "a//b", "a/./b", "überall", "a\\\\b", "..", "https://x.example"])
def test_a_path_that_is_none_is_told(path: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """With what to write."""
    sites.write(tmp_path, settings=sites.SETTINGS.replace("roadmap]", f'roadmap: {{path: "{path}"}}]'))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "is no folder of the site: write a name such as `learn`" in sites.errors(caplog)


def test_slips_in_all_of_them_are_told_at_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """By the way from `mkdocs.yml`, so that it is clear which one is meant."""
    write(tmp_path)
    worlds.write(tmp_path / "bread", {**BREAD, "topics/extras.yml": "rye: [\n"})
    worlds.write(tmp_path / "curriculum", {"topics/extras.yml": "relu: {title: ReLU, needs: [softmx]}\n"})
    with pytest.raises(Abort):
        sites.build(tmp_path)
    told = sites.errors(caplog)
    assert "bread/topics/extras.yml:1:6: error[syntax-error]" in told
    assert "curriculum/topics/extras.yml:1:29: error[unknown-reference]" in told


def test_what_only_the_pages_show_is_told_of_all_at_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Links to files that the site does not have, and pages in the places of ours."""
    write(tmp_path)
    for name in ("bread", "curriculum"):
        file = tmp_path / name / "curriculum.yml"
        text = re.sub(r"(?m)^summary: .*\n", "", file.read_text(encoding="utf-8"))
        file.write_text(f"{text}summary: See [this](gone.md).\n", encoding="utf-8")
    with pytest.raises(Abort):
        sites.build(tmp_path)
    for name in ("bread", "curriculum"):
        assert f"{name}/curriculum.yml:7:21: error[bad-link]" in sites.errors(caplog)
    (tmp_path / "docs/gone.md").write_text("# Here\n", encoding="utf-8")
    for name in ("bread", "maths"):
        page = tmp_path / "docs" / name / "topics" / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(Abort):
        sites.build(tmp_path)
    for name in ("bread", "maths"):
        assert f"docs/{name}/topics/index.md:1:1: error[page-clash]" in sites.errors(caplog)


def test_the_names_at_the_top_of_a_place_are_known(tmp_path: Path) -> None:
    """Where another curriculum cannot stand follows from them; a place beside them is free."""
    site = sites.built(tmp_path, BREAD, settings=sites.SETTINGS.replace("roadmap]", "roadmap: {path: learn}]"))
    found = {path.name for path in (site / "learn").iterdir() if path.is_dir()}
    assert found <= urls.TOPS
    assert {"roadmaps", "topics", "areas", "assets"} <= found
