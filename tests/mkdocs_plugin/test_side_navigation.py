"""What stands in the navigation beside our pages: the folder of the page and the way up, rendered once a folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roadmap_site.mkdocs_plugin import side_navigation
from roadmap_site.mkdocs_plugin.side_navigation import FEW, MOST
from tests.helpers import sites
from tests.mkdocs_plugin.test_navigation import navigation

HERE = re.compile(r'<a aria-current="page" href="([^"]*)"')
THEME = "theme: {name: material, font: false, features: [%s]}\n"


def world(topics: int, areas: int = 1) -> dict[str, str | bytes | None]:
    """Return files with further areas of so many topics each."""
    numbers = range(1, areas + 1)
    named = ", ".join(f"area-{number}: Area {number}" for number in numbers)
    top = (
        f"title: Bounds\nroadmaps: [first]\nkinds: {{book: Book}}\nareas: {{basics: Basics, extras: Extras, {named}}}\n"
    )
    files: dict[str, str | bytes | None] = {"curriculum.yml": top}
    for number in numbers:
        text = "".join(
            f"t{number}-{topic}: {{title: T{number}.{topic}, needs: [softmax]}}\n" for topic in range(topics)
        )
        files[f"topics/area-{number}.yml"] = text
    return files


def built(folder: Path, topics: int, areas: int = 1, features: str = "") -> Path:
    """Build a site with such areas, whose unused topics are no faults."""
    settings = f"site_name: A site\n{THEME % features}plugins: [search, roadmap]\n"
    sites.write(folder, world(topics, areas), settings=settings)
    return sites.build(folder, strict=False)


def shown(site: Path, page: str) -> dict[str, str]:
    """Return the links in the navigation beside a page, without those to what stands on the page."""
    links = navigation(site, f"{page}/index.html").links
    return {words: href for words, href in links.items() if not href.startswith("#")}


def test_a_page_has_the_pages_of_its_folder_and_the_way_up(tmp_path: Path) -> None:
    """What stands in other folders is reached by the pages above."""
    site = built(tmp_path, topics=3, areas=2)
    links = shown(site, "topics/t1-1")
    assert {"T1.0", "T1.1", "T1.2"} <= {*links}
    assert not {"T2.0", "Softmax"} & {*links}
    assert links["Topics"] == "../../topics/"
    assert links["Area 1"] == "../../areas/area-1/"
    assert links["Area 2"] == "../../areas/area-2/"
    assert {"Home", "Roadmaps", "Topics"} <= {*navigation(site, "topics/t1-1/index.html").top}


@pytest.mark.parametrize(
    ("page", "href"),
    [("topics/t1-1", "./"), ("topics/t1-0", "./"), ("areas/area-1", "../../areas/area-1/"), ("topics", "../topics/")],
)
def test_the_page_that_is_shown_is_marked_and_no_other(page: str, href: str, tmp_path: Path) -> None:
    """For the eye and for a screen reader, also where the folder was rendered for another page."""
    html = sites.page(built(tmp_path, topics=3), page)
    assert HERE.findall(html) == [href]
    own = f'<a aria-current="page" href="{href}" class="md-nav__link'
    assert re.search(rf"{re.escape(own)} +md-nav__link--active", html)


def test_a_long_folder_stands_in_parts(tmp_path: Path) -> None:
    """Each page has those around it, and links to the other parts; its size does not grow with the folder."""
    sizes = []
    for topics in (2 * MOST, 6 * MOST):
        folder = tmp_path / str(topics)
        folder.mkdir()
        site = built(folder, topics)
        links = shown(site, f"topics/t1-{MOST + 3}")
        siblings = [words for words in links if re.fullmatch(r"T1\.\d+", words)]
        assert f"T1.{MOST + 3}" in siblings
        assert len(siblings) <= MOST
        parts = {words: href for words, href in links.items() if " – " in words}
        assert parts
        assert all(words.startswith("T1.") for words in parts), parts
        assert all((site / "topics" / f"t1-{MOST + 3}" / href / "index.html").is_file() for href in parts.values())
        sizes.append(len(sites.page(site, f"topics/t1-{MOST + 3}").encode()))
    assert sizes[1] < sizes[0] + 2_000


def test_a_long_section_above_has_only_the_way(tmp_path: Path) -> None:
    """Its own page, which is the way up, has the rest."""
    links = shown(built(tmp_path, topics=1, areas=FEW + 1), "topics/t1-0")
    assert "Area 1" in links
    assert "Area 2" not in links
    assert "Topics" in links


def test_a_folder_is_rendered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pages it has."""
    kept: list[str] = []
    keep = side_navigation.Folder.keep

    def counted(folder: side_navigation.Folder, html: str) -> str:
        kept.append(html)
        return keep(folder, html)

    monkeypatch.setattr(side_navigation.Folder, "keep", counted)
    folders = []
    for topics in (2, 30):
        kept.clear()
        (tmp_path / str(topics)).mkdir()
        built(tmp_path / str(topics), topics)
        folders.append(len(kept))
    assert folders[0] == folders[1]


def test_there_is_no_white_space_between_its_tags(tmp_path: Path) -> None:
    """Which was most of it; the navigation of a page by hand is as the theme makes it."""
    html = sites.page(built(tmp_path, topics=3), "topics/t1-1")
    assert not re.search(r">\s+<|\n", html.partition('<nav class="md-nav md-nav--primary"')[2].partition("</nav>\n")[0])


def test_sections_that_the_site_opens_stay_open(tmp_path: Path) -> None:
    """As far as they are short: a site that asks for `navigation.sections` shows what is in those beside a page."""
    site = built(tmp_path, topics=3, areas=2, features="navigation.sections")
    assert "Start" in shown(site, "roadmaps/first/start")
    (tmp_path / "many").mkdir()
    links = shown(built(tmp_path / "many", 3 * MOST, features="navigation.sections, navigation.tabs"), "topics/softmax")
    assert len(links) < MOST


def test_a_page_that_stands_nowhere_has_the_top(tmp_path: Path) -> None:
    """So do the page for dead addresses, whose links begin at the top of the host, and a page at the top."""
    site = built(tmp_path, topics=3)
    assert "T1.1" not in shown(site, "print/first")
    assert shown(site, "print/first")["Topics"] == "../../topics/"
    html = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/topics/" class="md-nav__link"' in html
    assert HERE.findall(sites.page(site, "")) == ["."]


def test_addresses_that_end_with_html_work_as_well(tmp_path: Path) -> None:
    """As on a disk."""
    sites.write(tmp_path, world(3))
    site = sites.build(tmp_path, strict=False, use_directory_urls=False)
    html = (site / "topics/t1-1.html").read_text(encoding="utf-8")
    assert HERE.findall(html) == ["t1-1.html"]
    assert 'href="../topics/t1-2.html" class="md-nav__link"' in html


def test_a_site_with_a_template_of_its_own_for_the_navigation_keeps_it(tmp_path: Path) -> None:
    """What the site has chosen itself stays."""
    own = tmp_path / "own/partials"
    own.mkdir(parents=True)
    (own / "nav.html").write_text("<p>Mine</p>", encoding="utf-8")
    settings = sites.SETTINGS.replace("font: false", "font: false, custom_dir: own")
    sites.write(tmp_path, world(3), settings=settings)
    assert "<p>Mine</p>" in sites.page(sites.build(tmp_path, strict=False), "topics/t1-1")


@pytest.mark.parametrize("features", ["navigation.expand"])
def test_a_site_that_wants_the_whole_navigation_has_it(features: str, tmp_path: Path) -> None:
    """On every page."""
    assert {"T1.0", "T2.0", "Softmax"} <= {*shown(built(tmp_path, 3, 2, features), "topics/t1-1")}
