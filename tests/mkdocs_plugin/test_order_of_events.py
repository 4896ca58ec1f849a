"""Other plugins do their work before ours and after it, in whatever order they stand in `mkdocs.yml`.

A hook stands for each of them here: it does at an event what they do there.
"""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.helpers import sites
from tests.mkdocs_plugin.test_plugin import BREAD

SETTINGS = sites.SETTINGS + "hooks: [hook.py]\n"
HEAD = """\
import posixpath
from pathlib import Path
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
"""


def built(folder: Path, hook: str, docs: dict[str, str], settings: str = SETTINGS) -> Path:
    """Build a site with a hook; return the folder with its pages."""
    (folder / "hook.py").write_text(HEAD + hook, encoding="utf-8")
    return sites.built(folder, BREAD, docs, settings)


@pytest.mark.parametrize("priority", [1000, 100, 0, -50, -98])
def test_our_files_are_there_for_whoever_looks_for_files(priority: int, tmp_path: Path) -> None:
    """One that leads on to other pages, for instance, looks whether they are there."""
    hook = f"""
@event_priority({priority})
def on_files(files, config):
    file = files.get_file_from_path("topics/flour.md")
    assert file.url == "topics/flour/", file
    assert Path(file.abs_src_path).name == "dough.yml", file.abs_src_path
    assert file.generated_by == "roadmap"
    assert all(Path(each.abs_src_path).is_file() for each in files)
"""
    assert built(tmp_path, hook, {"index.md": "# Ours"})


def test_a_plugin_may_arrange_the_files_of_the_owner_anew(tmp_path: Path) -> None:
    """It finds none of ours, which it would drop; they are there all the same."""
    hook = """
@event_priority(-100)
def on_files(files, config):
    assert not files.get_file_from_path("topics/flour.md")
    return Files([file for file in files if file.src_dir])
"""
    site = built(tmp_path, hook, {"index.md": "# Ours\n\n[[flour]]\n"})
    assert sites.links(sites.article((site / "index.html").read_text()))["Flour"] == "topics/flour/"
    assert sites.page(site, "topics/flour")


@pytest.mark.parametrize("priority", [1000, 0, -100])
def test_a_home_page_that_a_plugin_writes_is_the_owners(priority: int, tmp_path: Path) -> None:
    """Before or after our files are there; ours stands beside it."""
    hook = f"""
@event_priority({priority})
def on_files(files, config):
    if old := files.get_file_from_path("index.md"):
        files.remove(old)
    files.append(File.generated(config, "index.md", content="# Written\\n\\n[[home]] [[gluten]]\\n"))
"""
    site = built(tmp_path, hook, {})
    links = sites.links(sites.article((site / "index.html").read_text()))
    assert links == {"Bread": "home/", "Gluten": "topics/gluten/"}
    assert "The Home Baker" in sites.page(site, "home")


def test_a_page_that_a_plugin_writes_where_ours_stands_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where only the case of an address differs, which many a disk does not keep apart."""
    hook = """
def on_files(files, config):
    files.append(File.generated(config, "Topics/Flour.md", content="# Written"))
"""
    with pytest.raises(Abort):
        built(tmp_path, hook, {})
    assert "Topics/Flour.md:1:1: error[page-clash] this page has the address of the curriculum's page “Flour”" in (
        sites.errors(caplog)
    )


@pytest.mark.parametrize("priority", [100, 0, -1000])
def test_links_are_judged_when_a_plugin_has_written_them(
    priority: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What it puts into a page is linked; what leads nowhere is told at the page, or at its own line."""
    hook = f"""
@event_priority({priority})
def on_page_markdown(markdown, page, config, files):
    return markdown.replace("ID", "gluten").replace("SLIP", "[[glutn]]")
"""
    docs = {"page.md": "# Page\n\n[[ID]]\n"}
    site = built(tmp_path, hook, docs)
    assert sites.links(sites.article(sites.page(site, "page")))["Gluten"] == "../topics/gluten/"
    with pytest.raises(Abort):
        built(tmp_path, hook, {"page.md": "---\ntitle: x\n---\n# Page\n\nSLIP and [[flor]], [[flor|x]]\n"})
    errors = sites.errors(caplog)
    assert "docs/page.md:1:1: error[unknown-reference] link target `glutn` does not exist: what another" in errors
    assert "docs/page.md:6:10: error[unknown-reference] link target `flor` does not exist" in errors
    assert "docs/page.md:6:20: error[unknown-reference] link target `flor` does not exist" in errors


def test_what_an_extension_includes_is_linked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """In the page that includes it; code stays code."""
    (tmp_path / "part.md").write_text("Part: [[gluten]]\n\n```\n[[in-code]]\n```\n")
    settings = (
        sites.SETTINGS + f"markdown_extensions: [pymdownx.superfences, pymdownx.snippets: {{base_path: {tmp_path}}}]\n"
    )
    site = sites.built(tmp_path, BREAD, {"a/page.md": '# Page\n\n--8<-- "part.md"\n'}, settings)
    article = sites.article(sites.page(site, "a/page"))
    assert sites.links(article)["Gluten"] == "../../topics/gluten/"
    assert "[[in-code]]" in sites.words(article)
    (tmp_path / "part.md").write_text("Part: [[glutn]]\n")
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "docs/a/page.md:1:1: error[unknown-reference] link target `glutn` does not exist: what another" in (
        sites.errors(caplog)
    )


def test_the_address_of_the_site_may_be_set_late_and_without_its_slash(tmp_path: Path) -> None:
    """As a plugin for versions of a site does."""
    hook = """
@event_priority(-1000)
def on_config(config):
    config.site_url = "https://example.org/sub/1.0"
"""
    site = built(tmp_path, hook, {"index.md": "# Ours"})
    for page, url in (("", ""), ("topics/flour", "topics/flour/")):
        html = sites.page(site, page)
        assert f'<meta property="og:url" content="https://example.org/sub/1.0/{url}">' in html
        assert 'content="https://example.org/sub/1.0/assets/roadmap-site/social.png"' in html
    assert '"url":"https://example.org/sub/1.0/topics/flour/"' in sites.page(site, "topics/flour")
    assert '<meta property="og:type" content="website">' in sites.page(site, "")


def test_whoever_asks_git_for_the_day_of_a_page_gets_that_of_its_yaml(tmp_path: Path) -> None:
    """While the text of a page is made it does not say that it is generated, since many take no day from such."""
    hook = """
def on_page_markdown(markdown, page, config, files):
    assert page.file.generated_by is None
    assert Path(page.file.abs_src_path).is_file()

def on_page_content(html, page, config, files):
    assert (page.file.generated_by == "roadmap") is (page.file.src_uri != "index.md")
"""
    assert built(tmp_path, hook, {"index.md": "# Ours"})


def test_a_site_that_is_built_again_for_each_language_keeps_our_pages(tmp_path: Path) -> None:
    """As the plugin does that keeps the pages of each language beside the others; our pages are those of the first."""
    hook = """
from mkdocs.commands.build import build
from mkdocs import utils

language = ""

@event_priority(-100)
def on_config(config):
    config.site_name = f"Site {language}"

@event_priority(-100)
def on_files(files, config):
    kept = Files([])
    for file in files:
        if not file.is_documentation_page():
            kept.append(file)
        elif not language and ".fr." not in file.src_uri:
            kept.append(file)
        elif language and ".fr." in file.src_uri:
            own = File(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
            own.dest_uri = "fr/index.html"
            own.url = "fr/"
            kept.append(own)
    return kept

@event_priority(-100)
def on_post_build(config):
    global language
    if language:
        return
    language = "fr"
    clean, utils.clean_directory = utils.clean_directory, lambda folder: None
    build(config)
    utils.clean_directory = clean
"""
    docs = {"index.md": "# Ours\n\n[[gluten]]\n", "index.fr.md": "# Chez nous\n\n[[gluten]]\n"}
    site = built(tmp_path, hook, docs)
    assert sites.links(sites.article(sites.page(site, "")))["Gluten"] == "topics/gluten/"
    french = sites.page(site, "fr")
    assert sites.links(sites.article(french))["Gluten"] == "../topics/gluten/"
    assert "Site fr" in french
    assert "Roadmaps" in sites.words(french)
    assert "Site fr" not in sites.page(site, "topics/gluten")
    assert "The Home Baker" in sites.page(site, "home")


@pytest.mark.parametrize("plugins", ["search, roadmap", "roadmap, search"])
@pytest.mark.parametrize(
    ("theme", "curriculum", "spoken"),
    [("", "language: ja", "ja"), ("language: de", "", "de"), ("language: de", "language: ja", "de"), ("", "", "en")],
)
def test_the_language_reaches_theme_and_search_wherever_it_is_set(
    plugins: str, theme: str, curriculum: str, spoken: str, tmp_path: Path
) -> None:
    """By the curriculum, or by the site, which has the last word on its theme; the pages say that of their texts."""
    settings = sites.SETTINGS.replace("font: false", f"font: false, {theme}").replace("search, roadmap", plugins)
    files = {**BREAD, "curriculum.yml": textwrap.dedent(BREAD["curriculum.yml"] or "") + f"{curriculum}\n"}
    site = sites.built(tmp_path, files, {}, settings)
    search = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert search["config"]["lang"] == [spoken]
    home = sites.page(site, "roadmaps/home-baker")
    assert f'<html lang="{spoken}"' in home
    texts = curriculum.partition(": ")[2] or spoken
    assert f'"inLanguage":"{texts}"' in home


def test_the_search_makes_of_our_entries_what_it_makes_of_its_own(tmp_path: Path) -> None:
    """Whatever it does to a text, it does to ours; here it puts a sign before each title."""
    hook = """
def on_config(config):
    index = config.plugins["material/search"].search_index
    create = index.create_entry_for_section

    def marked(section, toc, url, page):
        create(section, toc, url, page)
        index.entries[-1]["title"] = "!" + index.entries[-1]["title"]

    index.create_entry_for_section = marked
"""
    site = built(tmp_path, hook, {"index.md": "# Ours"})
    entries = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    flour = [entry for entry in entries if entry["location"] == "topics/flour/"]
    assert [entry["title"] for entry in flour] == ["!Flour"]
    assert all(entry["title"].startswith("!") for entry in entries)


@pytest.mark.parametrize(
    "hook",
    [
        "def on_files(files, config):\n  files.get_file_from_path('topics/flour.md').dest_uri = 'x.html'\n",
        "def on_files(files, config):\n  for file in files:\n    file.inclusion = InclusionLevel.EXCLUDED\n",
        "def on_nav(nav, config, files):\n  files.remove(files.get_file_from_path('topics/flour.md'))\n",
        "def on_env(env, config, files):\n  files.remove(files.get_file_from_path('topics/flour.md'))\n",
    ],
)
def test_no_plugin_takes_a_page_of_ours_away_from_its_links(hook: str, tmp_path: Path) -> None:
    """By moving it, leaving it out or removing it, at any event."""
    hook = f"from mkdocs.structure.files import InclusionLevel\n{hook}"
    site = built(tmp_path, hook, {"about.md": "# About"})
    assert "Ground grain" in sites.seen(site, "topics/flour")
    assert sites.page(site, "")


def test_a_home_page_that_a_plugin_adds_and_that_is_left_out_makes_room_for_ours(tmp_path: Path) -> None:
    """Whether it is, MkDocs finds only behind all plugins."""
    hook = """
def on_files(files, config):
    if files.get_file_from_path("index.md"):
        files.remove(files.get_file_from_path("index.md"))
    files.append(File.generated(config, "index.md", content="# Mine"))
"""
    site = built(tmp_path, hook, {"about.md": "# About\n\n[[home]]\n"}, f"{SETTINGS}exclude_docs: index.md\n")
    assert sites.links(sites.article(sites.page(site, "about")))["Bread"] == "../"
    assert "Bread" in sites.seen(site, "")


def test_addresses_may_be_settled_right_before_the_build(tmp_path: Path) -> None:
    """Also by a plugin that has not thought of the slash at their end; what is no part of a place is left out."""
    hook = """
def on_pre_build(config):
    config.use_directory_urls = False
    config.site_url = "https://example.org/sub?version=1#top"
"""
    site = built(tmp_path, hook, {"about.md": "# About\n\n[[flour]]\n"})
    assert sites.links(sites.article((site / "about.html").read_text()))["Flour"] == "topics/flour.html"
    html = (site / "topics/gluten.html").read_text()
    assert '<link rel="canonical" href="https://example.org/sub/topics/gluten.html">' in html
    assert sites.links(sites.article(html))["Flour"] == "../topics/flour.html"
    assert "version=1" not in html
