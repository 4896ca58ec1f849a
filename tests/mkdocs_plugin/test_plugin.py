"""The built site, as its readers and its maintainers meet it. Each test builds a small real site with MkDocs."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from roadmap_site.mkdocs_plugin.preview import Preview
from tests.helpers import sites

BREAD = {
    "curriculum.yml": """\
        title: Bread
        summary: From flour to loaf.
        roadmaps: [home-baker, quick]
        levels: {crumb: Crumb, crust: Crust}
        costs: {free: Free}
        kinds: {film: {title: Film, plural: Films, icon: 🎞}, book: Book}
        areas: {dough: Dough, oven: Oven}
        """,
    "topics/basics.yml": None,
    "topics/dough.yml": """\
        flour: {title: Flour, summary: Ground grain.}
        gluten:
          title: Gluten
          aliases: [Seitan, glutens]
          summary: The net of proteins that holds the gas.
          needs: [flour]
        sourdough:
          title: Sourdough
          summary: Dough raised by wild yeast; needs [[gluten|a net]].
          needs: [gluten]
          was: [wild-dough]
        """,
    "topics/oven.yml": "baking:\n  title: Baking\n  needs: [sourdough]\n",
    "resources/book.yml": """\
        bread-book:
          title: The Bread Book
          authors: [A. Baker, B. Miller]
          year: 1999
          url: https://www.example.org/bread
          cost: free
          level: crumb
          was: [loaf-book]
          topics: [flour]
        """,
    "projects/dough.yml": """\
        first-loaf:
          title: Bake a loaf
          level: crust
          topics: [sourdough]
          ladder: [Flatbread, Tin loaf]
        """,
    "roadmaps/first/roadmap.yml": None,
    "roadmaps/first/01-start.yml": None,
    "roadmaps/home-baker/roadmap.yml": """\
        title: The Home Baker
        summary: Slowly and well.
        audience: People with a kitchen.
        stage-word: Bake
        milestones:
          first: {title: A loaf that rises, projects: [first-loaf]}
        advice:
          - title: Habits
            points: ["Feed the [[sourdough]]"]
        was: [slow]
        """,
    "roadmaps/home-baker/01-mixing.yml": """\
        title: Mixing
        duration: 1-2 weeks
        topics:
          - flour
          - topic: gluten
            points: ["**Windowpane** test"]
            practice: [Knead]
        resources: [{resource: bread-book, note: Chapter two}]
        """,
    "roadmaps/home-baker/02-raising.yml": """\
        title: Raising
        duration: 3+ weeks
        topics: [sourdough, baking]
        projects: [first-loaf]
        was: [proving]
        """,
    "roadmaps/quick/roadmap.yml": "title: Quick Bread\n",
    "roadmaps/quick/01-all.yml": "title: All of it\ntopics: [{section: First, topics: [gluten]}]\n",
}
"""A curriculum of another subject, with words of its own."""


@pytest.fixture(scope="module")
def bread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of the other subject."""
    settings = sites.SETTINGS + "edit_uri_template: https://code.example.org/edit/main/docs/{path}\n"
    settings += "site_url: https://bread.example.org/\n"
    docs = {"help.md": "# Help\n\nAsk about [[gluten]], `[[gluten]]` or [[bread-book|the book]].\n"}
    return sites.built(tmp_path_factory.mktemp("bread"), BREAD, docs, settings)


def test_every_page_has_one_heading_a_description_and_an_edit_link(bread: Path) -> None:
    """The link leads to the YAML file, at the line where the thing is defined."""
    for file in bread.rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        if "http-equiv" in html:
            continue
        assert html.count("<h1") == 1, file
        if "help" not in file.parts:
            assert re.search(r'<meta name="description" content="[^"]{9,}"', html), file
        assert 'rel="edit"' in html, file
    topic = sites.page(bread, "topics/gluten")
    assert 'href="https://code.example.org/edit/main/curriculum/topics/dough.yml#L2"' in topic
    resources = sites.page(bread, "resources")
    assert 'href="https://code.example.org/edit/main/curriculum/resources/book.yml#L1"' in resources


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("topics/wild-dough", "../../topics/sourdough/"),
        ("roadmaps/slow", "../../roadmaps/home-baker/"),
        ("roadmaps/slow/mixing", "../../../roadmaps/home-baker/mixing/"),
        ("roadmaps/home-baker/proving", "../../../roadmaps/home-baker/raising/"),
        ("roadmaps/slow/proving", "../../../roadmaps/home-baker/raising/"),
    ],
)
def test_a_former_address_leads_on(bread: Path, old: str, new: str) -> None:
    """The page at the old address goes to the new one, and says so in words."""
    html = sites.page(bread, old)
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in html
    assert sites.links(html)
    assert (bread / old / new / "index.html").resolve().is_file()


def test_a_page_written_by_hand_links_by_id(bread: Path) -> None:
    """`[[id]]` becomes a link, in code it stays."""
    html = sites.article(sites.page(bread, "help"))
    assert sites.links(html) | {"Gluten": "../topics/gluten/", "the book": "../resources/#resource-bread-book"} == (
        sites.links(html)
    )
    assert "<code>[[gluten]]</code>" in html


def test_the_navigation_holds_every_page(bread: Path) -> None:
    """Roadmaps with their stages, topics by area, catalogues and the pages written by hand."""
    seen = sites.words(sites.page(bread, "topics/gluten").partition("<nav")[2])
    for title in ("Home", "Roadmaps", "Topics", "Dough", "Sourdough", "Resources", "Projects", "Help"):
        assert title in seen


HOSTILE = "</title><script>alert(1)</script>{{ 7*7 }}\"' onload=x"


def test_hostile_titles_are_shown_as_they_are_everywhere(tmp_path: Path) -> None:
    """No title, alias, note or name of a section becomes markup or template code on any page or in the search."""
    text = json.dumps(HOSTILE)
    files = {
        "curriculum.yml": f"""\
            title: {text}
            summary: {text}
            roadmaps: [first]
            levels: {{hard: {text}}}
            costs: {{free: {text}}}
            kinds: {{book: {{title: {text}, plural: {text}, icon: {text}}}}}
            areas: {{basics: {text}}}
            rules: {{bad-icon: off, unsupported-markup: "off"}}
            """,
        "topics/basics.yml": f"softmax: {{title: {text}, aliases: [{text}], summary: {text}, was: [old]}}\n",
        "resources/book.yml": f"b: {{title: {text}, authors: [{text}], level: hard, cost: free, summary: {text}}}\n",
        "projects/basics.yml": f"p: {{title: {text}, level: hard, ladder: [{text}], steps: [{text}]}}\n",
        "roadmaps/first/roadmap.yml": f"""\
            title: {text}
            icon: {text}
            audience: {text}
            stage-word: {text}
            milestones: {{m: {text}}}
            advice: [{{title: {text}, icon: {text}, points: [{text}]}}]
            """,
        "roadmaps/first/01-start.yml": f"""\
            title: {text}
            icon: {text}
            summary: {text}
            topics: [{{section: {text}, topics: [{{topic: softmax, points: [{text}], practice: [{text}]}}]}}]
            resources: [{{resource: b, note: {text}}}]
            projects: [{{project: p, note: {text}}}]
            """,
    }
    site = sites.built(tmp_path, files)
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "<script>alert" not in html, file
        assert "49" not in re.sub(r"assets/\S+", "", sites.words(html)), file
        assert not [name for name in sites.attributes(html) if name.startswith("on")], file
    assert "<script>" not in (site / "search/search_index.json").read_text(encoding="utf-8")


BROKEN: Mapping[str, str] = {"topics/basics.yml": "softmax: [Half\n"}


@pytest.mark.parametrize(
    ("files", "docs", "code"),
    [
        (BROKEN, {}, "syntax-error"),
        ({"topics/extras.yml": "relu: ReLU\n"}, {}, "unused-topic"),
        ({}, {"topics/softmax.md": "# Mine"}, "page-clash"),
        ({}, {"topics/README.md": "# Mine"}, "page-clash"),
        ({}, {"help.md": "---\ntitle: x\n---\n\nSee [[softmx]].\n"}, "unknown-reference"),
        ({}, {"topics/softmax/index.html": "Mine"}, "page-clash"),
        ({}, {"assets/roadmap-site/roadmap.css": "* {}"}, "page-clash"),
        ({"topics/basics.yml": "softmax: {title: S, was: [old]}\n"}, {"topics/old.md": "# Mine"}, "page-clash"),
    ],
)
def test_a_strict_build_with_problems_leaves_the_last_good_site_untouched(
    files: Mapping[str, str], docs: Mapping[str, str], code: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The report names every problem, and the site's folder keeps each of its bytes."""
    site = sites.built(tmp_path)
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.rglob("*") if file.is_file()}
    sites.write(tmp_path, files, docs)
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert f"[{code}]" in sites.errors(caplog)
    assert "Traceback" not in caplog.text
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.rglob("*") if file.is_file()} == before


def test_a_dead_link_in_a_page_written_by_hand_is_shown_at_its_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Lines count from the top of the file, code and keys are left alone, and the help offers the right id."""
    text = "---\ntitle: '[[no]]'\n---\n\n```\n[[no]]\n```\n\n- See `[[no]]`, [[softmax]] and [[softmx]].\n"
    with pytest.raises(Abort):
        sites.built(tmp_path, {}, {"help.md": text})
    assert "docs/help.md:9:33: error[unknown-reference] link target `softmx` does not exist" in sites.errors(caplog)
    assert sites.errors(caplog).count("unknown-reference") == 1
    assert "did you mean `softmax`? (curriculum/topics/basics.yml:1)" in sites.errors(caplog)


TEXTS_LEFT_ALONE = """\
# Help

---

The first [[softmax]] stands between two rules, \\[[a]] is escaped.

---

    [[b]] in indented code

- a list

    with [[softmax]] below it

<!-- [[c]] -->

<pre>[[d]]</pre>

```yaml
needs: [[e]]
```

One `backtick

and [[softmax]] between, and another` one.

| a | b |
| --- | --- |
| [[softmax\\|words]] | `[[f]]` |
"""


def test_code_and_comments_of_a_page_written_by_hand_are_left_alone(tmp_path: Path) -> None:
    """A strict build passes; links in lists and between rules and stray backticks work."""
    text = TEXTS_LEFT_ALONE.replace("[[softmax\\|words]]", "[[softmax]]")
    html = sites.article(sites.page(sites.built(tmp_path, {}, {"help.md": text}), "help"))
    assert html.count('href="../topics/softmax/"') == 4
    for letter in "abcdef":
        assert f"[[{letter}]]" in html.replace("<!-- ", "").replace("\\[", "["), letter


def test_a_page_written_by_hand_that_is_not_utf8_is_a_problem(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The file, the line and the byte are told."""
    folder = sites.write(tmp_path)
    (folder / "docs" / "help.md").write_bytes("# Help\n\nGéron".encode("latin-1"))
    with pytest.raises(Abort):
        sites.build(folder)
    assert "docs/help.md:3:2: error[not-utf8] the byte 0xE9 is not UTF-8" in sites.errors(caplog)


def test_a_title_with_signs_of_markup_is_shown_as_it_is_in_pages_written_by_hand(tmp_path: Path) -> None:
    """Angle brackets, stars and ampersands of a title are text."""
    files = {"topics/basics.yml": 'softmax: "a < b & *c* [d]"\n'}
    html = sites.article(sites.page(sites.built(tmp_path, files, {"help.md": "# Help\n\n[[softmax]]\n"}), "help"))
    assert sites.links(html)["a < b & *c* [d]"] == "../topics/softmax/"


@pytest.mark.parametrize(
    ("setting", "url"),
    [
        (
            "edit_uri_template: https://g.org/edit/main/docs/{path}",
            "https://g.org/edit/main/curriculum/topics/basics.yml#L1",
        ),
        ("edit_uri_template: https://g.org/e?file=docs/{path}", "https://g.org/e?file=curriculum/topics/basics.yml#L1"),
        ("edit_uri_template: https://g.org/{path}", "https://g.org/curriculum/topics/basics.yml#L1"),
        ("edit_uri_template: https://g.org/{path_noext}.yml", "https://g.org/curriculum/topics/basics.yml#L1"),
        (
            "edit_uri_template: https://g.org/e?f=docs%2F{path!q}",
            "https://g.org/e?f=curriculum%2Ftopics%2Fbasics.yml#L1",
        ),
        (
            "repo_url: https://code.example.org/o/r\nedit_uri: edit/main/docs/",
            "https://code.example.org/o/r/edit/main/curriculum/topics/basics.yml#L1",
        ),
    ],
)
def test_edit_links_follow_the_settings_of_the_site(setting: str, url: str, tmp_path: Path) -> None:
    """Wherever a template puts the path, the link leads to the YAML file and its line."""
    html = sites.page(sites.built(tmp_path, {}, {}, sites.SETTINGS + setting + "\n"), "topics/softmax")
    assert f'href="{url}"' in html


def test_without_settings_there_is_no_edit_link(tmp_path: Path) -> None:
    """No link leads to nowhere."""
    assert 'rel="edit"' not in sites.page(sites.built(tmp_path), "topics/softmax")


@pytest.mark.parametrize("plugins", ["[offline, search, roadmap]", "[search, roadmap, offline]"])
def test_the_offline_plugin_may_stand_before_or_after_ours(plugins: str, tmp_path: Path) -> None:
    """Links end with `.html` as the files do."""
    settings = sites.SETTINGS.replace("[search, roadmap]", plugins)
    site = sites.built(tmp_path, {}, {}, settings)
    stage = sites.article((site / "roadmaps/first/start.html").read_text(encoding="utf-8"))
    assert sites.links(stage)["Softmax"] == "../../topics/softmax.html"


def test_a_page_that_shall_not_be_in_the_navigation_is_not(tmp_path: Path) -> None:
    """MkDocs' own setting for that is kept."""
    settings = sites.SETTINGS + "not_in_nav: hidden.md\n"
    site = sites.built(tmp_path, {}, {"hidden.md": "# Hidden", "help.md": "# Help"}, settings)
    seen = sites.words(sites.page(site, "help").partition("<nav")[2])
    assert "Help" in seen
    assert "Hidden" not in seen


def test_the_theme_speaks_the_language_of_the_curriculum(tmp_path: Path) -> None:
    """Where the theme knows the language, its own words and the page's mark follow."""
    files = {"curriculum.yml": "title: Brot\nlanguage: de\nroadmaps: [first]\nareas: {basics: Grundlagen}\n"}
    html = sites.page(sites.built(tmp_path, files), "topics/softmax")
    assert '<html lang="de"' in html
    assert "Inhaltsverzeichnis" in html


def test_warnings_alone_do_not_stop_an_ordinary_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The site is built, and the warning is told."""
    site = sites.build(sites.write(tmp_path, {"topics/extras.yml": "relu: ReLU\n"}), strict=False)
    assert (site / "topics/relu/index.html").is_file()
    assert "warning[unused-topic]" in caplog.text


def test_a_missing_folder_is_told_in_words(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The message names the folder and the place where it should be."""
    settings = sites.SETTINGS.replace("roadmap]", "{roadmap: {curriculum: courses}}]")
    with pytest.raises(Abort):
        sites.built(tmp_path, {}, {}, settings)
    assert "'courses' does not exist beside mkdocs.yml" in sites.errors(caplog)


def test_pages_can_be_files_instead_of_folders(tmp_path: Path) -> None:
    """With `use_directory_urls: false` every link and redirect ends with `.html`."""
    settings = sites.SETTINGS + "use_directory_urls: false\n"
    docs = {"help.md": "# Help\n\n[[first/start]] and [[softmax]]\n"}
    site = sites.built(tmp_path, {"topics/basics.yml": "softmax: {title: Softmax, was: [old]}\n"}, docs, settings)
    stage = sites.article((site / "roadmaps/first/start.html").read_text(encoding="utf-8"))
    assert sites.links(stage)["Softmax"] == "../../topics/softmax.html"
    assert sites.links(stage)["First"] == "../../roadmaps/first/index.html"
    assert 'url=../topics/softmax.html"' in (site / "topics/old.html").read_text(encoding="utf-8")
    by_hand = sites.article((site / "help.html").read_text(encoding="utf-8"))
    assert sites.links(by_hand)["Start"] == "roadmaps/first/start.html"


def test_a_navigation_of_ones_own_comes_after_the_roadmaps(tmp_path: Path) -> None:
    """What `nav` in `mkdocs.yml` lists keeps its titles and its order."""
    settings = sites.SETTINGS + "nav: [{Ask: help.md}, {Look: more/look.md}]\n"
    site = sites.built(tmp_path, {}, {"help.md": "# Help", "more/look.md": "# Look"}, settings)
    seen = sites.words(sites.page(site, "help").partition("<nav")[2])
    assert re.search("Topics .*Ask .*Look", seen)


def test_another_theme_shows_the_same_pages(tmp_path: Path) -> None:
    """Nothing on the pages needs Material."""
    site = sites.built(tmp_path, {}, {}, "site_name: A site\ntheme: mkdocs\nplugins: [search, roadmap]\n")
    assert "Softmax" in sites.words(sites.page(site, "roadmaps/first/start"))


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Whenever and wherever the same files are built, the site is the same, but for MkDocs' own sitemap date."""
    first, second = (
        {
            file.relative_to(site): file.read_bytes()
            for file in site.rglob("*")
            if file.is_file() and not file.name.startswith("sitemap")
        }
        for site in (sites.built(_folder(tmp_path / name), BREAD) for name in ("one", "two/deeper"))
    )
    assert first == second


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def test_every_page_says_in_its_head_what_a_link_to_it_shows(bread: Path) -> None:
    """Title, description, address and picture by Open Graph; pages by hand and the page for dead addresses too."""
    stage = sites.page(bread, "roadmaps/home-baker/mixing")
    assert '<meta property="og:title" content="Mixing – The Home Baker">' in stage
    assert '<meta property="og:url" content="https://bread.example.org/roadmaps/home-baker/mixing/">' in stage
    picture = '<meta property="og:image" content="https://bread.example.org/assets/roadmap-site/social.png">'
    assert picture in stage
    by_hand = sites.page(bread, "help")
    assert '<meta property="og:description" content="Ask about Gluten, [[gluten]] or the book.">' in by_hand
    assert '<meta name="description" content="Ask about Gluten, [[gluten]] or the book.">' in by_hand
    assert picture in (bread / "404.html").read_text(encoding="utf-8")
    for page in bread.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        assert html.count('property="og:title"') == (0 if 'http-equiv="refresh"' in html else 1), page


def test_the_picture_and_the_icon_of_a_site_take_the_place_of_ours(tmp_path: Path) -> None:
    """Files of the site's own, named in its settings."""
    settings = """\
        site_name: A site
        site_url: https://a.example.org/
        theme: {name: material, font: false, favicon: own.svg}
        plugins: [roadmap: {image: own.png}]
        """
    sites.write(tmp_path, settings=textwrap.dedent(settings))
    (tmp_path / "docs" / "own.png").write_bytes(b"a picture")
    html = sites.page(sites.build(tmp_path), "")
    assert 'content="https://a.example.org/own.png"' in html
    assert '<link rel="icon" href="own.svg">' in html


def test_our_icon_and_picture_are_files_of_the_site(bread: Path) -> None:
    """The icon is linked from each page; neither is asked of anybody else."""
    assert (bread / "assets/roadmap-site/favicon.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (bread / "assets/roadmap-site/social.png").read_bytes().startswith(b"\x89PNG")
    assert 'href="../../assets/roadmap-site/favicon.svg"' in sites.page(bread, "topics/gluten")


def test_one_switch_hides_all_estimates(tmp_path: Path) -> None:
    """No page says how long anything takes, in words, in pictures or to machines."""
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {estimates: false}]")
    site = sites.built(tmp_path, BREAD, settings=settings)
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert not re.search(r"\bweeks?\b|timeRequired", html), page
    assert "1–2 weeks" in sites.page(sites.built(tmp_path / "with", BREAD), "roadmaps/home-baker")


def test_a_template_of_the_site_replaces_ours_block_by_block(tmp_path: Path) -> None:
    """What it leaves out stays ours, and `super()` is ours."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "stage.html").write_text(
        "{% block practice %}<p>Do it!</p>{{ super() }}{% endblock %}", encoding="utf-8"
    )
    files = {"roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax]\npractice: [Try it]\n"}
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {templates: ours}]")
    seen = sites.words(
        sites.article(sites.page(sites.built(tmp_path, files, settings=settings), "roadmaps/first/start"))
    )
    assert "Practice Do it! Try it" in seen
    assert "Stage 1 of 1" in seen


def test_a_missing_folder_of_templates_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is named as the settings name it."""
    sites.write(tmp_path, settings=sites.SETTINGS.replace("roadmap]", "roadmap: {templates: nowhere}]"))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "The templates' folder 'nowhere' does not exist beside mkdocs.yml." in sites.errors(caplog)


def test_a_page_of_the_theme_for_dead_addresses_stays_the_sites_own(tmp_path: Path) -> None:
    """A `404.html` in the site's own theme folder comes before ours."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "404.html").write_text("Gone fishing", encoding="utf-8")
    settings = sites.SETTINGS.replace("font: false", "font: false, custom_dir: theme")
    site = sites.built(tmp_path, settings=settings)
    assert "Gone fishing" in (site / "404.html").read_text(encoding="utf-8")


def test_the_theme_is_mended_for_readers_without_sight(tmp_path: Path) -> None:
    """The dialog of the search has a name, and so has every box of a list of tasks."""
    settings = sites.SETTINGS + "markdown_extensions: [pymdownx.tasklist]\n"
    docs = {"tasks.md": "# Tasks\n\n- [x] One\n- [ ] Two\n"}
    html = sites.page(sites.built(tmp_path, docs=docs, settings=settings), "tasks")
    assert 'role="dialog" aria-label="Search"' in html
    assert 'checked aria-label="done"' in html.replace("checked/>", "checked>")
    assert html.count('aria-label="to do"') == 1


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% block lead %}\n{% if %}{% endblock %}", "topic.html, line 2: Expected an expression"),
        ("{% block lead %}{{ nothing }}{% endblock %}", "topic.html: 'nothing' is undefined"),
        ("{% block lead %}{{ self.lead() }}{% endblock %}", "topic.html: maximum recursion depth exceeded"),
        ("{% block lead %}{% include 'gone.html' %}{% endblock %}", "topic.html: gone.html"),
    ],
)
def test_a_fault_in_a_template_of_the_site_is_told_in_a_sentence(
    template: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With the name of the file, and without a traceback."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "topic.html").write_text(template, encoding="utf-8")
    sites.write(tmp_path, settings=sites.SETTINGS.replace("roadmap]", "roadmap: {templates: ours}]"))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert f"A template of the site cannot be shown. {told}" in sites.errors(caplog)


def test_a_misspelt_block_of_a_template_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing would ever show it."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "topic.html").write_text("{% block laed %}{% endblock %}", encoding="utf-8")
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {templates: ours}]")
    sites.build(sites.write(tmp_path, settings=settings), strict=False)
    assert "topic.html has a block 'laed', which ours does not have" in caplog.text


def test_a_picture_that_is_not_there_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A link preview without a picture would be noticed last."""
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {image: nope.png}]") + "site_url: https://a.example.org/\n"
    sites.write(tmp_path, settings=settings)
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "The image 'nope.png' is no file of the site in the folder 'docs'." in sites.errors(caplog)


def test_a_title_that_a_heading_by_hand_takes_from_the_curriculum_stays_text(tmp_path: Path) -> None:
    """Whatever stands in it, nothing of it runs in the window's title."""
    files = {"topics/basics.yml": "softmax: </title><script>alert(2)</script>\n"}
    html = sites.page(sites.built(tmp_path, files, {"by-hand.md": "# About [[softmax]]\n"}), "by-hand")
    assert "<script>alert" not in html
    assert "<title>About &lt;/title&gt;&lt;script&gt;" in html


def test_a_renamed_roadmap_takes_all_its_pages_along(bread: Path) -> None:
    """Its whole and its comparison are found at their former addresses too."""
    for page in ("roadmaps/slow", "print/slow", "compare/slow"):
        new = f"{page.partition('/')[0]}/home-baker/"
        assert f'content="0; url=../../{new}"' in sites.page(bread, page)


def test_patterns_for_pages_by_hand_do_not_leave_out_ours(tmp_path: Path) -> None:
    """`exclude_docs` is about what is in `docs/`."""
    site = sites.built(tmp_path, settings=sites.SETTINGS + "exclude_docs: '*.md'\n")
    assert (site / "topics/softmax/index.html").is_file()


def test_a_theme_may_list_no_features(tmp_path: Path) -> None:
    """A key with nothing under it is as good as none."""
    settings = "site_name: A site\ntheme:\n  name: material\n  font: false\n  features:\nplugins: [search, roadmap]\n"
    assert (sites.built(tmp_path, settings=settings) / "topics/softmax/index.html").is_file()


@pytest.mark.parametrize("command", ["build", "serve"])
def test_the_authors_folders_are_left_as_they_are(
    command: Literal["build", "serve"], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a build nor a preview writes there, even if files name schemas for editors that are not there."""
    named = "# yaml-language-server: $schema=../.schemas/topics.json\nsoftmax: Softmax\n"
    sites.write(tmp_path, {"topics/basics.yml": named}, {"help.md": "# Help\n"})
    before = sites.content(tmp_path)
    # MkDocs keeps the plugin for the next build of this process.
    monkeypatch.setattr(Preview, "start", lambda preview, **_: monkeypatch.setattr(preview, "started", True))
    config = load_config(str(tmp_path / "mkdocs.yml"), dev_addr="127.0.0.1:1")
    config.plugins.on_startup(command=command, dirty=False)
    mkdocs_build.build(config)
    after = {path: text for path, text in sites.content(tmp_path).items() if not path.startswith("site/")}
    assert after == before
    assert (tmp_path / "site" / "schemas" / "topics.json").is_file()


@pytest.mark.parametrize(
    ("markdown", "href", "words"),
    [
        ('[x](https://a.example/?q="c"&r=(d)) more words', "https://a.example/?q=%22c%22&r=(d)", "x more words"),
        ("[x](https://a.example/it's(b)) more (words)", "https://a.example/it%27s(b)", "x more (words)"),
        ('[x](https://a.example "it\'s") more', "https://a.example", "x more"),
        ("[[x]](https://a.example/b.pdf) more", "https://a.example/b.pdf", "[x] more"),
        ("[[x]][r] more\n\n[r]: https://a.example", "https://a.example", "[x] more"),
        ("[see [x] here](https://a.example/(b(c))) more", "https://a.example/(b(c))", "see [x] here more"),
        ('`[x](b"c"(d))` [y](https://a.example)', "https://a.example", '[x](b"c"(d)) y'),
    ],
)
def test_links_of_markdown_in_a_page_by_hand_stay_whole(markdown: str, href: str, words: str, tmp_path: Path) -> None:
    """Whatever quotes and brackets are in their addresses; two brackets may stand around a link's words."""
    html = sites.article(sites.page(sites.built(tmp_path, {}, {"help.md": f"# Help\n\n{markdown}\n"}), "help"))
    assert href in sites.links(html).values()
    assert words in sites.words(html)


def test_the_home_page_of_the_site_is_called_as_the_site(tmp_path: Path) -> None:
    """As the theme calls any home page; below a path it is one page among others, and called as the curriculum."""
    for name, settings in (
        ("top", sites.SETTINGS),
        ("below", sites.SETTINGS.replace("roadmap]", "roadmap: {path: learn}]")),
    ):
        (tmp_path / name).mkdir()
        site = sites.built(tmp_path / name, settings=settings)
        if name == "top":
            assert "<title>A site</title>" in sites.page(site, "")
        else:
            assert "<title>A curriculum - A site</title>" in sites.page(site, "learn")


def test_what_only_leads_elsewhere_is_not_searched(tmp_path: Path) -> None:
    """The bar of stages, links to a document or to a catalogue; and what is searched stands apart."""
    site = sites.built(tmp_path, BREAD)
    entries = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    texts = {entry["location"]: entry["text"] for entry in entries}
    assert texts["roadmaps/home-baker/mixing/"] == ""
    assert texts["roadmaps/home-baker/"] == "<p>Slowly and well.</p>"
    for text in texts.values():
        assert "In the catalogue" not in text
        assert "to print or to keep" not in text
