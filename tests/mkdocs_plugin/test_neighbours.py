"""What other plugins do at their events leaves our pages and links whole, and what they do stays.

Each of them is stood in for by a hook that does at an event what such a plugin does.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from mkdocs.plugins import BasePlugin

from tests.helpers import sites

HOOKED = f"{sites.SETTINGS}hooks: [other.py]\n"


def built(folder: Path, hook: str, docs: dict[str, str] | None = None, settings: str = HOOKED) -> Path:
    """Build a site with a plugin beside ours."""
    sites.write(folder, docs=docs, settings=settings)
    (folder / "other.py").write_text(hook, encoding="utf-8")
    return sites.build(folder)


MOVES = """\
def on_files(files, config):
    file = files.get_file_from_path("posts/rye.md")
    file.dest_uri = file.url = "2024/01/02/rye/"
    file.dest_uri += "index.html"
    file.abs_dest_path = f"{config.site_dir}/{file.dest_uri}"
"""


def test_a_page_that_another_plugin_moves_finds_our_stylesheet(tmp_path: Path) -> None:
    """A blog gives a post the address of its day."""
    site = built(tmp_path, MOVES, {"posts/rye.md": "# Rye\n\n[[softmax]]\n"})
    html = sites.page(site, "2024/01/02/rye")
    stylesheets = re.findall(r'href="([^"]*roadmap\.css)"', html)
    assert stylesheets == ["../../../../assets/roadmap-site/roadmap.css"]
    assert sites.links(html)["Softmax"] == "../../../../topics/softmax/"


BRACKETS = """\
import re

def on_page_markdown(markdown, page, **_):
    return re.sub(r"\\[\\[(.*?)\\]\\]", r"[\\1](\\1.md)", markdown)
"""


def test_what_others_take_for_links_by_name_is_ours_where_we_know_it(tmp_path: Path) -> None:
    """Plugins for wiki links take all brackets; those for pages by hand are theirs."""
    docs = {"rye.md": "# Rye\n\n[[softmax]] and [[bran]], not `[[softmax]]`.\n", "bran.md": "# Bran\n"}
    links = sites.links(sites.article(sites.page(built(tmp_path, BRACKETS, docs), "rye")))
    assert links["Softmax"] == "../topics/softmax/"
    assert links["bran"] == "../bran/"


NAMES = """\
import re

def on_page_markdown(markdown, page, **_):
    return re.sub(r"{link}", lambda link: f"[{{link[1]}}](found/{{link[2].strip()}})", markdown)
"""


@pytest.mark.parametrize(
    "link", [r"\[([^\]]+)\]\(([^)/]+\.md)\)", r"\[([^\]]+)\]\((?:[^)/ ]*/)*([^)/ ]+\.md)\)"], ids=["names", "ways"]
)
def test_others_that_look_for_files_by_their_names_leave_our_links_alone(link: str, tmp_path: Path) -> None:
    """What they look for in `docs/` is not there, wherever the page stands that links; some take ways to files too."""
    docs = {
        "index.md": "# By hand\n\n[[home]] and [[softmax]], [Rye](rye.md).\n",
        "found/rye.md": "# Rye\n\n[[softmax]]\n",
    }
    site = built(tmp_path, NAMES.format(link=link), docs)
    links = sites.links(sites.article(sites.page(site, "")))
    assert [links["A curriculum"], links["Softmax"], links["Rye"]] == ["home/", "topics/softmax/", "found/rye/"]
    assert sites.links(sites.article(sites.page(site, "found/rye")))["Softmax"] == "../../topics/softmax/"


ADDS = """\
from mkdocs.plugins import event_priority

@event_priority(-50)
def on_page_markdown(markdown, page, **_):
    return markdown.replace("GRAIN", "softmax")
"""


def test_a_link_that_is_whole_only_late_is_a_link(tmp_path: Path) -> None:
    """A plugin for variables fills in an id; what was known before is not put in twice."""
    site = built(tmp_path, ADDS, {"rye.md": "# Rye\n\n[[GRAIN|this]], [[softmax|that]]\n"})
    links = sites.links(sites.article(sites.page(site, "rye")))
    assert (links["this"], links["that"]) == ("../topics/softmax/", "../topics/softmax/")


TITLES = """\
def on_page_content(html, page, **_):
    if "title" not in page.meta and page.file.src_uri == "rye.md":
        page.title = "Rye <em>flour</em>"
    if "description" not in page.meta:
        page.meta["description"] = f"All about {page.file.src_uri}"
"""


def test_what_others_find_out_about_a_page_by_hand_stays(tmp_path: Path) -> None:
    """They see that nobody has named a title or a description, and name them."""
    html = sites.page(built(tmp_path, TITLES, {"rye.md": "# Rye\n\nGround.\n"}), "rye")
    assert '<meta name="description" content="All about rye.md">' in html
    assert '<meta property="og:title" content="Rye &lt;em&gt;flour&lt;/em&gt;">' in html


SHOWS = """\
import markdown, pathlib

def on_page_content(html, page, **_):
    if page.file.src_uri == "rye.md":
        pathlib.Path("{kept}").write_text(markdown.markdown(page.markdown), encoding="utf-8")
"""


def test_who_shows_the_markdown_of_a_page_elsewhere_shows_titles(tmp_path: Path) -> None:
    """A feed does, and lists of posts; what a title has of markup stays text."""
    kept = tmp_path / "kept.html"
    sites.write(
        tmp_path / "site",
        {"topics/basics.yml": 'softmax: "*Soft* :max: & a_b_c"\n'},
        {"rye.md": "# Rye\n\n[[softmax]], [[softmax|that]]\n"},
        HOOKED,
    )
    (tmp_path / "site" / "other.py").write_text(SHOWS.format(kept=kept.as_posix()), encoding="utf-8")
    sites.build(tmp_path / "site")
    assert list(sites.links(kept.read_text(encoding="utf-8"))) == ["*Soft* :max: & a_b_c", "that"]


NAMED = """\
from mkdocs.plugins import BasePlugin, event_priority

class Other(BasePlugin):
    pass

@event_priority(50)
def on_config(config):
    config.plugins["{name}"] = Other()
"""


def pruned(site: Path) -> bool:
    """Return whether the navigation is."""
    return "md-nav__item--pruned" in sites.page(site, "")


def test_with_sections_that_are_pages_the_navigation_is_whole(tmp_path: Path) -> None:
    """What Material prunes leads to the first page of a section, not to the section; the site may choose it anyway."""
    hook = NAMED.format(name="section-index")
    assert pruned(built(tmp_path / "other", NAMED.format(name="other")))
    assert not pruned(built(tmp_path / "sections", hook))
    chosen = HOOKED.replace("font: false", "font: false, features: [navigation.prune]")
    assert pruned(built(tmp_path / "chosen", hook, settings=chosen))


@pytest.mark.parametrize(
    ("name", "features", "told"),
    [
        ("section-index", "[]", "The navigation is not pruned"),
        ("section-index", "[navigation.prune]", None),
        ("document-dates", "[]", "show no day by it"),
        ("git-revision-date-localized", "[]", None),
    ],
)
def test_what_a_neighbour_cannot_do_or_costs_is_told(
    name: str, features: str, told: str | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """In one sentence, once; it is no warning, as a site may want just that."""
    caplog.set_level(logging.INFO, BasePlugin.__module__)
    settings = HOOKED.replace("font: false", f"font: false, features: {features}")
    built(tmp_path, NAMED.format(name=name), settings=settings)
    said = [record.getMessage() for record in caplog.records if name in record.getMessage()]
    assert len(said) == (told is not None)
    assert told is None or told in said[0]


def test_a_theme_that_prunes_nothing_is_not_told_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Only Material has a navigation that can be pruned."""
    caplog.set_level(logging.INFO, BasePlugin.__module__)
    settings = HOOKED.replace("{name: material, font: false}", "readthedocs")
    built(tmp_path, NAMED.format(name="section-index"), settings=settings)
    assert "section-index" not in caplog.text


PRINTS = """\
import pathlib
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File

class PrintSite(BasePlugin):
    def on_page_content(self, html, page, config, files):
        page.html = html

    def on_env(self, env, config, files):
        pages = [file.page for file in files.documentation_pages() if getattr(file.page, "html", None)]
        pathlib.Path("{kept}").write_text("".join(page.html for page in pages))

@event_priority(50)
def on_config(config):
    plugin = PrintSite()
    plugin.print_file = File("all/print_page.md", "", config.site_dir, config.use_directory_urls)
    config.plugins["print-site"] = plugin
"""


def test_the_page_of_print_site_finds_our_stylesheet_and_the_pages_that_it_has_not(tmp_path: Path) -> None:
    """It takes addresses between double quotes for those of pages that it shows itself."""
    kept = tmp_path / "kept.html"
    docs = {"index.md": "# By hand\n\n[[softmax]]\n", "deep/rye.md": "# Rye\n"}
    built(tmp_path / "site", PRINTS.format(kept=kept.as_posix()), docs)
    html = kept.read_text(encoding="utf-8")
    assert set(re.findall(r"href=[\"'][^>]*roadmap\.css[\"']", html)) == {
        "href='../../assets/roadmap-site/roadmap.css'"
    }
    assert set(re.findall(r"href=[\"'][^>\"']*print/[^>\"']*[\"']", html)) == {"href='../../print/first/'"}
    assert 'href="topics/softmax/"' in html
