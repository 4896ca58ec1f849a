"""Texts and resources link to the owner's own pages and files, and what they link to is there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.exceptions import Abort

from tests.helpers import bread, sites, worlds

DOCS = {
    "guide/two.md": "# Two\n\n## How {#how}\n\nWords.\n\n## Größe {#größe}\n\nMore.\n",
    "guide/README.md": "# All\n",
    "my page.md": "# Mine\n",
    "files/slides.pdf": "%PDF",
}
FILES = {
    "topics/basics.yml": """\
        softmax:
          title: Softmax
          summary: >
            See [two](guide/two.md#how), [all](../guide/README.md), [mine](/my%20page.md?a=1) and
            [slides](files/slides.pdf).
        """,
    "resources/book.yml": """\
        a-book:
          title: A book
          url: ../guide/two.md#gr%C3%B6%C3%9Fe
          topics: [softmax]
        """,
    "roadmaps/first/01-start.yml": """\
        title: Start
        topics: [softmax]
        resources: [a-book]
        """,
}
SETTINGS = sites.SETTINGS + "site_url: https://x.example/under/\nmarkdown_extensions: [attr_list, toc]\n"


def target(site: Path, file: Path, href: str) -> Path:
    """Return the file of a site that a link on one of its pages leads to."""
    base = f"https://x.example/{file.relative_to(site).as_posix()}"
    path = site / unquote(urlsplit(urljoin(base, href)).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


@pytest.mark.parametrize("folders", ["true", "false"])
def test_links_to_own_files_lead_there_from_every_page(folders: str, tmp_path: Path) -> None:
    """Whatever the depth of the page, the look of the addresses, and the path of the site."""
    settings = f"{SETTINGS}use_directory_urls: {folders}\n"
    site = sites.built(tmp_path, FILES, DOCS, settings)
    found: dict[str, set[str]] = {}
    for file in site.rglob("*.html"):
        for words, href in sites.links(sites.article(file.read_text(encoding="utf-8"))).items():
            if words in {"two", "all", "mine", "slides", "A book"}:
                assert target(site, file, href).is_file(), (file, href)
                found.setdefault(words, set()).add(target(site, file, href).relative_to(site).as_posix())
    two = "guide/two/index.html" if folders == "true" else "guide/two.html"
    mine = "my page/index.html" if folders == "true" else "my page.html"
    assert found.pop("A book") == {two}
    assert found == {
        "two": {two},
        "all": {"guide/index.html"},
        "mine": {mine},
        "slides": {"files/slides.pdf"},
    }


def test_a_resource_that_is_an_own_page_says_its_whole_address_to_machines(tmp_path: Path) -> None:
    """And shows readers none, as theirs is a link."""
    page = sites.page(sites.built(tmp_path, FILES, DOCS, SETTINGS), "resources")
    assert '"url":"https://x.example/under/guide/two/#gr%C3%B6%C3%9Fe"' in page
    assert 'href="../guide/two/#gr%C3%B6%C3%9Fe"' in page
    assert "rm-address" not in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[x](guide/tow.md)", "there is no file `guide/tow.md` on the site"),
        ("[x](two.md)", "did you mean `guide/two.md`?"),
        ("[x](guide/two.md#hwo)", "`guide/two.md` has no anchor `hwo`"),
        ("[x](guide/two.md#große)", "did you mean `#größe`?"),
        ("[x](topics/softmax.md)", "write `[[softmax|x]]`"),
    ],
)
def test_a_link_to_what_is_not_there_stops_the_build(
    text: str, said: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told at its place; anchors are those that the pages have when they are built."""
    files = {**FILES, "topics/basics.yml": f"softmax: {{title: S, summary: 'See {text}.'}}\n"}
    with pytest.raises(Abort):
        sites.built(tmp_path, files, DOCS, SETTINGS.replace(", toc", ""))
    assert "curriculum/topics/basics.yml:1:" in sites.errors(caplog)
    assert said in sites.errors(caplog)


def test_a_url_to_what_is_not_there_is_told_as_the_curriculum_wants(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A rule can be turned down; then the resource leads to its place in the catalogue."""
    files = {
        **FILES,
        "resources/book.yml": "a-book: {title: A book, url: guide/tow.md, topics: [softmax]}\n",
        "curriculum.yml": worlds.BASE["curriculum.yml"] + "rules: {bad-link: warning}\n",
    }
    site = sites.build(sites.write(tmp_path, files, DOCS, SETTINGS), strict=False)
    assert "resources/book.yml:1:30: warning[bad-link] there is no file `guide/tow.md` on the site" in caplog.text
    assert (
        sites.links(sites.article(sites.page(site, "topics/softmax")))["A book"] == "../../resources/#resource-a-book"
    )


def test_a_page_that_another_plugin_moves_is_found_where_it_is(tmp_path: Path) -> None:
    """As the posts of a blog are."""
    docs = {
        "blog/index.md": "# Blog\n",
        "blog/posts/first.md": "---\ndate: 2026-01-02\n---\n\n# First\n\nA [[softmax]].\n\n<!-- more -->\n\nMore.\n",
        ".authors.yml": "",
    }
    files = {"topics/basics.yml": "softmax: {title: 'S :smile:', summary: 'See [the post](blog/posts/first.md).'}\n"}
    settings = SETTINGS.replace("[search, roadmap]", "[search, blog, roadmap]")
    site = sites.build(sites.write(tmp_path, files, docs, settings), strict=False)
    links = sites.links(sites.article(sites.page(site, "topics/softmax")))
    assert links["the post"] == "../../blog/2026/01/02/first/"
    assert "S :smile:" in sites.seen(site, "blog")
    assert not re.search("[\U00100000-\U0010ffff]", sites.page(site, "blog"))


@pytest.mark.parametrize("left_out", ["exclude_docs", "draft_docs"])
def test_a_page_of_ours_stands_in_the_place_of_one_that_is_left_out(left_out: str, tmp_path: Path) -> None:
    """Also of the home page; links to it lead to what is there."""
    docs = {"index.md": "# Mine", "topics/gluten.md": "# Mine", "about.md": "# About\n\n[[gluten]] [[home]]\n"}
    settings = f"{sites.SETTINGS}{left_out}: |\n  index.md\n  topics/*\n"
    site = sites.built(tmp_path, dict.fromkeys(worlds.BASE) | bread.FILES, docs, settings)
    links = sites.links(sites.article(sites.page(site, "about")))
    assert links["Gluten"] == "../topics/gluten/"
    assert links["Bread"] == "../"
    for page, title in (("topics/gluten", "Gluten"), ("topics/yeast", "Yeast"), ("", "Bread")):
        assert title in sites.seen(site, page)


@pytest.mark.parametrize(
    ("name", "path", "shows"),
    [
        ("topics", "", "Topics"),
        ("topics/gluten", "", "Gluten"),
        ("topics/gluten/index.html/x.txt", "", "Gluten"),
        ("learn", "learn", "Bread"),
    ],
)
def test_a_file_in_the_way_of_a_folder_is_told(
    name: str, path: str, shows: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And a folder in that of a file; with its own name, before anything is written."""
    settings = sites.SETTINGS.replace("roadmap]", f"roadmap: {{path: '{path}'}}]")
    sites.write(tmp_path, dict.fromkeys(worlds.BASE) | bread.FILES, {name: "Mine"}, settings)
    with pytest.raises(Abort):
        sites.build(tmp_path, strict=False)
    assert f"docs/{name}:1:1: error[page-clash] this page has the address of the curriculum's page “{shows}”" in (
        sites.errors(caplog)
    )


@pytest.mark.parametrize("image", ["../secret.png", "left-out.png"])
def test_the_picture_of_the_site_is_one_of_its_files(
    image: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """No other file, as its address would be dead."""
    (tmp_path / "secret.png").write_bytes(b"")
    settings = sites.SETTINGS.replace("roadmap]", f"roadmap: {{image: {image}}}]")
    settings += "site_url: https://example.org/\nexclude_docs: left-out.png\n"
    sites.write(tmp_path, docs={"left-out.png": ""}, settings=settings)
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert f"The image '{image}' is no file of the site in the folder 'docs'." in sites.errors(caplog)


def test_what_a_map_says_of_a_topic_leads_there_too(tmp_path: Path) -> None:
    """From the page of the roadmap, which shows it."""
    site = sites.built(tmp_path, FILES, DOCS, SETTINGS)
    cards = (site / "roadmaps/first/cards.js").read_text(encoding="utf-8")
    assert r"<a href=\"../../files/slides.pdf\">slides</a>" in cards
    assert r"../../guide/two/#how" in cards
