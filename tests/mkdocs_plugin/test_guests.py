"""Six small sites as people have them, each made a host of a curriculum by the three lines of the guide.

Each is built before and after that, so that it can be seen what the owner's readers, search engines and other plugins
get to see of it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.helpers import bread, following, repositories, sites, worlds
from tests.helpers.paths import ROOT

BASE = "https://example.org/site/"
STAND_INS = ROOT / "tests/helpers/stand_ins"
LINES = re.search(r"```yaml\n(  - roadmap:\n.*?)```", (ROOT / "docs/guide/own-site.md").read_text("utf-8"), re.DOTALL)
"""What the guide says to add to the plugins of a site."""
HEAD = f"site_name: A site\nsite_url: {BASE}\n"
THEME = "theme: {name: material, font: false}\n"
OPEN = THEME.replace("}", ", features: [navigation.expand]}")
GLUTEN = "The net that two proteins of wheat, gliadin and glutenin, form with water; it holds the gas."
POST = "---\ndate: %s\ntags: [%s]\n---\n# %s\n\nOn [[flour]].\n\n<!-- more -->\n\nMore of it.\n"


@dataclass(frozen=True)
class Shape:
    """A site before it has a curriculum."""

    docs: dict[str, str]
    settings: str = HEAD + THEME
    plugins: str = "  - search\n"
    hooks: Sequence[str] = ()
    files: dict[str, str] = field(default_factory=dict)
    """What lies beside `docs/`."""


SHAPES = {
    "own index": Shape(
        {
            "index.md": "# My site\n\nSee [[sourdough-starter]] and [[home|the way]].\n",
            "about.md": "# About\n\nBack [home](index.md).\n",
        },
        settings=f"{HEAD}{THEME}nav:\n  - index.md\n  - Who we are: about.md\n",
    ),
    "README as index": Shape(
        {
            "README.md": "# My site\n\nSee [the manual](manual/README.md) and [[sourdough-starter]].\n",
            "manual/README.md": "# Manual\n\nIt begins at [the top](../README.md); [[home]].\n",
            "manual/more.md": "# More\n",
        },
        settings=HEAD + OPEN,
    ),
    "blog, tags and feed": Shape(
        {
            "index.md": "# My site\n\nOn [[sourdough-starter]].\n",
            "blog/index.md": "# Blog\n",
            "blog/posts/one.md": POST % ("2024-01-02", "grain", "The first post"),
            "blog/posts/two.md": POST % ("2024-02-03", "grain, oven", "The second post"),
            "tags.md": "# Tags\n\n<!-- material/tags -->\n",
        },
        settings=HEAD + OPEN,
        plugins="  - search\n  - blog\n  - tags\n",
        hooks=["feed.py"],
    ),
    "three languages": Shape(
        {
            "en/index.md": "# My site\n\nSee [[sourdough-starter]].\n",
            "en/about.md": "# About\n",
            "de/index.md": "# Meine Seite\n\nSiehe [[sourdough-starter]].\n",
            "de/about.md": "# Über uns\n\nZum [Anfang](index.md).\n",
            "fr/index.md": "# Mon site\n\nVoir [[sourdough-starter]].\n",
        },
        settings=f"{HEAD}theme: {{name: material, font: false, custom_dir: overrides}}\n",
        hooks=["languages.py"],
        files={
            "overrides/sitemap.xml": "<urlset>{% for files in i18n_alternates.values() %}{% for file in files %}"
            "{% for other in file.alternates.values() %}{{ other.url and '' }}{% endfor %}"
            "<loc>{{ file.page.canonical_url }}</loc>\n{% endfor %}{% endfor %}</urlset>\n"
        },
    ),
    "a navigation of its own": Shape(
        {
            "index.md": "# My site\n\nSee [[sourdough-starter]].\n",
            "zebra.md": "# Zebra\n",
            "apple.md": "# Apple\n",
            "mango.md": "# Mango\n",
            ".nav.yml": "- index.md\n- The zebra: zebra.md\n- '*'\n",
        },
        hooks=["ordered.py"],
    ),
    "a theme folder": Shape(
        {"index.md": "# My site\n\nSee [[sourdough-starter]].\n", "about.md": "# About\n"},
        settings=f"{HEAD}theme:\n  name: material\n  font: false\n  custom_dir: overrides\n"
        "  palette: {scheme: slate, primary: teal, accent: lime}\nextra_css: [own.css]\n",
        files={
            "overrides/main.html": '{% extends "base.html" %}\n'
            '{% block announce %}<p id="mine">Fresh bread today</p>{% endblock %}\n'
            '{% block styles %}{{ super() }}<meta name="mine" content="1">{% endblock %}\n',
            "overrides/partials/footer.html": '<footer class="md-footer">Baked by me</footer>\n',
            "docs/own.css": ":root > * { --md-primary-fg-color: #046; }\n",
        },
    ),
}


@dataclass(frozen=True)
class Guest:
    """A site before and after it has a curriculum."""

    name: str
    before: Path
    after: Path

    def pages(self) -> dict[str, tuple[str, str]]:
        """Return the pages that were there before, by their address, as they were and as they are."""
        found = {}
        for path in sorted(self.before.rglob("*.html")):
            way = path.relative_to(self.before)
            if way.name != "404.html":
                found[way.parent.as_posix()] = (path.read_text("utf-8"), (self.after / way).read_text("utf-8"))
        return found


def written(folder: Path, shape: Shape, lines: str) -> Path:
    """Write a site, with some lines more among its plugins."""
    hooks = "".join(f"  - {STAND_INS / hook}\n" for hook in shape.hooks)
    settings = f"{shape.settings}plugins:\n{shape.plugins}{lines}{hooks and 'hooks:'}\n{hooks}"
    docs = {name: text if lines else re.sub(r"\[\[.*?\]\]", "it", text) for name, text in shape.docs.items()}
    sites.write(folder, {**dict.fromkeys(worlds.BASE), **bread.FILES}, docs, settings)
    for name, text in shape.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    repositories.commit(repositories.made(folder))
    return folder


@pytest.fixture(scope="module", params=SHAPES)
def guest(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Guest:
    """Build each of the sites strictly, without and with the lines of the guide."""
    assert LINES
    built = []
    for lines in ("", LINES[1]):
        folder = written(tmp_path_factory.mktemp("site"), SHAPES[request.param], lines)
        done = sites.mkdocs(folder, "build", "--strict", env=sites.with_modules(ROOT))
        assert done.returncode == 0, done.stdout
        assert "WARNING" not in done.stdout
        built.append(folder / "site")
    return Guest(request.param, *built)


def only(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let a test have only one of the sites."""
    return pytest.mark.parametrize("guest", [name], indirect=True)


def navigation(html: str) -> str:
    """Return the navigation at the side of a page."""
    return html.partition("md-nav--primary")[2].partition('data-md-type="toc"')[0].partition("<article")[0]


def entries(html: str) -> list[str]:
    """Return the words of the navigation at the side of a page, each once."""
    words = re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', navigation(html), re.DOTALL)
    return [*dict.fromkeys(sites.words(word) for word in words)]


def test_there_are_three_lines() -> None:
    """As the guide says."""
    assert LINES
    assert len(LINES[1].splitlines()) == 3


def test_the_owners_pages_say_what_they_said(guest: Guest) -> None:
    """At the same addresses, with the same titles; only links by id are new."""
    assert guest.pages()
    for before, after in guest.pages().values():
        assert re.findall("<title>.*?</title>", before) == re.findall("<title>.*?</title>", after)
        ours = "Sourdough starter|Bread|the way|Flour"
        said = re.sub(ours, "it", sites.words(sites.article(after)))
        assert said.replace(" .", ".") == sites.words(sites.article(before)).replace(" .", ".")


def test_the_owners_navigation_stays_with_the_curriculum_behind_it(guest: Guest) -> None:
    """What stood there stands there in the same order."""
    for before, after in guest.pages().values():
        if navigation(before):
            was, links = entries(before), entries(after)
            assert [entry for entry in links if entry in was] == was
            assert links.index("Bread") > max(map(links.index, was))
            assert "learn/" in navigation(after)


def test_the_home_page_is_the_owners_and_that_of_the_curriculum_is_below(guest: Guest) -> None:
    """With its own page, in the frame of the site, whose navigation leads back from there."""
    assert "<h1" in sites.page(guest.after, "")
    assert "My site" in sites.seen(guest.after, "")
    home = sites.page(guest.after, "learn")
    assert '<div class="md-sidebar md-sidebar--primary" data-md-component="sidebar" data-md-type="navigation" >' in home
    assert "Bread in a weekend" in sites.words(sites.article(home))
    assert {"Roadmaps", "Topics", "Resources"} <= {*entries(home)}


def test_every_address_leads_to_what_it_names(guest: Guest, tmp_path: Path) -> None:
    """Links, redirects, entries of the search and of the sitemap, styles and pictures."""

    def ask(address: str) -> str | None:
        file = guest.after / address.removeprefix(BASE)
        return following.from_disk((file / "index.html" if file.is_dir() else file).as_uri())

    assert following.dead(guest.after, BASE, ask) == set()


def test_search_and_sitemap_have_both(guest: Guest) -> None:
    """What they had, and the curriculum; search engines are not told of pages that only print or look after others."""
    were, entries = (
        {entry["location"] for entry in following.search_entries(site)} for site in (guest.before, guest.after)
    )
    assert were <= entries
    assert {"learn/", "learn/topics/flour/", "learn/roadmaps/weekend/mixing/"} <= entries
    was, sitemap = (
        {*re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))}
        for site in (guest.before, guest.after)
    )
    assert was <= sitemap
    new = sitemap - was
    assert {f"{BASE}learn/", f"{BASE}learn/topics/flour/"} <= new
    assert all(address.startswith(f"{BASE}learn/") for address in new)
    assert not [address for address in new if "/print/" in address or "/health/" in address]


@only("own index")
def test_titles_of_the_owners_navigation_stay(guest: Guest) -> None:
    """And links by id lead below the folder."""
    home = sites.page(guest.after, "")
    assert entries(home)[:2] == ["My site", "Who we are"]
    links = sites.links(sites.article(home))
    assert links["Sourdough starter"] == "learn/topics/sourdough-starter/"
    assert links["the way"] == "learn/"


@only("README as index")
def test_links_to_a_readme_lead_to_its_address(guest: Guest) -> None:
    """From any page."""
    assert sites.links(sites.article(sites.page(guest.after, "")))["the manual"] == "manual/"
    links = sites.links(sites.article(sites.page(guest.after, "manual")))
    assert links["the top"] == "../"
    assert links["Bread"] == "../learn/"


@only("blog, tags and feed")
def test_posts_stay_out_of_the_navigation_and_ours_out_of_the_blog(guest: Guest) -> None:
    """The blog lists its posts, with links by id in them; tags list what has tags."""
    blog = sites.page(guest.after, "blog")
    assert "The first post" not in entries(blog)
    assert sites.links(sites.article(blog))["Flour"] == "../learn/topics/flour/"
    assert "Oven spring" not in sites.words(sites.article(blog))
    assert "The second post" in sites.seen(guest.after, "tags")


@only("blog, tags and feed")
def test_a_feed_has_our_pages_with_the_day_of_their_yaml(guest: Guest) -> None:
    """As git knows it."""
    day = repositories.git(guest.after.parent, "log", "-1", "--date=short", "--format=%ad", "--", "curriculum")
    feed = (guest.after / "feed.xml").read_text(encoding="utf-8")
    assert f"<item>Gluten|{GLUTEN}|{BASE}learn/topics/gluten/|{day}</item>" in feed
    assert (guest.before / "feed.xml").read_text(encoding="utf-8").count("<item>") < feed.count("<item>")


@only("three languages")
def test_each_language_has_its_pages_and_all_share_the_curriculum(guest: Guest) -> None:
    """The theme speaks the language of each; the curriculum's pages are there once, in its own."""
    for folder, language, title in (("", "en", "My site"), ("de", "de", "Meine Seite"), ("fr", "fr", "Mon site")):
        page = sites.page(guest.after, folder)
        assert f'<html lang="{language}"' in page
        assert title in sites.words(sites.article(page))
        assert sites.links(sites.article(page))["Sourdough starter"].endswith("learn/topics/sourdough-starter/")
        assert "Bread" in entries(page)
    assert '<html lang="en"' in sites.page(guest.after, "learn/topics/flour")
    assert not (guest.after / "de/learn").exists()
    found = [entry["location"] for entry in following.search_entries(guest.after)]
    assert found.count("learn/topics/flour/") == 1


@only("a navigation of its own")
def test_a_navigation_by_another_plugin_keeps_its_order(guest: Guest) -> None:
    """Ours stand behind it, in theirs."""
    links = entries(sites.page(guest.after, ""))
    assert links[:5] == ["My site", "The zebra", "Apple", "Mango", "Bread"]
    ours = entries(sites.page(guest.after, "learn"))
    assert ours.index("Roadmaps") < ours.index("Topics") < ours.index("Resources")


@only("a theme folder")
def test_the_owners_templates_and_colours_are_those_of_our_pages_too(guest: Guest) -> None:
    """Blocks, partials, palette and stylesheets."""
    for page in ("", "learn", "learn/topics/flour", "learn/roadmaps/weekend"):
        html = sites.page(guest.after, page)
        assert "Fresh bread today" in html
        assert '<meta name="mine"' in html
        assert "Baked by me" in html
        assert 'data-md-color-scheme="slate" data-md-color-primary="teal" data-md-color-accent="lime"' in html
        assert "own.css" in html


@pytest.mark.parametrize(("setting", "folder"), [("compare", "compare"), ("print", "print"), ("health", "health")])
def test_pages_can_be_left_out(setting: str, folder: str, tmp_path: Path) -> None:
    """Then nothing links to them, and former addresses do not lead there."""
    settings = sites.SETTINGS.replace("roadmap]", f"roadmap: {{{setting}: false}}]")
    project = sites.write(tmp_path, {}, {}, settings)
    shutil.rmtree(project / "curriculum")
    bread.write(project / "curriculum")
    site = sites.build(project)
    assert not (site / folder).exists()
    for page in site.rglob("*.html"):
        assert f"{folder}/" not in re.findall(r'href="[./]*([\w-]+/)', page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["home", "roadmaps", "stages", "topics", "areas", "resources", "projects"])
def test_what_others_lead_to_cannot_be_left_out(name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is told, with what can be."""
    sites.write(tmp_path, settings=sites.SETTINGS.replace("roadmap]", f"roadmap: {{{name}: false}}]"))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert f"`{name}` cannot be left out, as other pages lead to it; only `compare`, `print` or `health`" in caplog.text


def test_every_page_has_a_description(tmp_path: Path) -> None:
    """Also where no summary is written; the home page then has that of the site, or says which roadmaps there are."""
    site = sites.build(sites.write(tmp_path))
    for page in site.rglob("index.html"):
        assert re.search('<meta name="description" content="[^"]', page.read_text(encoding="utf-8")), page
    assert 'name="description" content="All roadmaps, step by step: ' in sites.page(site, "")
    sites.write(tmp_path, settings=f"{sites.SETTINGS}site_description: Of the site\n")
    assert 'name="description" content="Of the site"' in sites.page(sites.build(tmp_path), "")


def test_a_stage_can_be_called_home(tmp_path: Path) -> None:
    """`[[home]]` is the home page all the same."""
    stage = "title: At home\ntopics: [softmax]\nsummary: See [[home]] and [[first/home]].\n"
    docs = {"page.md": "# A page\n\n[[home]], [[first/home]]\n"}
    site = sites.build(sites.write(tmp_path, {"roadmaps/first/02-home.yml": stage}, docs))
    links = sites.links(sites.article(sites.page(site, "page")))
    assert links["At home"] == "../roadmaps/first/home/"
    assert "../" in links.values()
    assert '"../../../"' in sites.page(site, "roadmaps/first/home")
