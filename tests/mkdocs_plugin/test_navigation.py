"""Our pages in the navigation of a site, whoever has arranged the rest of it."""

from __future__ import annotations

import textwrap
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.helpers import sites, worlds
from tests.mkdocs_plugin.test_plugin import BREAD

DOCS = {"index.md": "# Ours\n", "about.md": "# About\n", "team/one.md": "# One\n"}
LOAVES = "roadmap: {curriculum: loaves, path: loaves}"
OURS = ["Bread", "Roadmaps", "Topics", "Resources", "Projects", "Compare"]


class _Navigation(HTMLParser):
    """Reads the navigation at the left of a page: what stands at its top, and all that it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.top: list[str] = []
        self.links: dict[str, str] = {}
        self._depth = 0
        self._level: int | None = None
        self._href: str | None = None
        self._words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "nav" and "md-nav" in (named.get("class") or "").split():
            self._depth = int(named.get("data-md-level") or 0) + 1
        if "md-nav__link" in (named.get("class") or "") and tag in {"a", "label"}:
            self._href, self._words = named.get("href"), []

    def handle_endtag(self, tag: str) -> None:
        if tag == "nav":
            self._depth -= 1
        if self._words is not None and tag in {"a", "label"}:
            words = " ".join("".join(self._words).split())
            if self._depth == 1 and words and words not in self.top:
                self.top.append(words)
            if self._href:
                self.links[words] = self._href
            self._words = None

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)


def navigation(site: Path, page: str = "about/index.html") -> _Navigation:
    """Return the navigation beside a page."""
    parser = _Navigation()
    html = (site / page).read_text(encoding="utf-8")
    parser.feed(html.partition('data-md-type="navigation"')[2].partition('data-md-type="toc"')[0])
    return parser


def settings(nav: str = "", plugin: str = "roadmap", more: str = "") -> str:
    """Return the settings of a site that shows its whole navigation."""
    nav = f"nav:\n{textwrap.indent(textwrap.dedent(nav), '  ')}" if nav else ""
    theme = "theme: {name: material, font: false, features: [navigation.expand]}\n"
    return f"site_name: A site\n{theme}plugins: [search, {plugin}]\n{nav}{more}"


def test_what_nobody_names_stands_before_the_owners_pages(tmp_path: Path) -> None:
    """But for their home page, which is the first of all."""
    site = sites.built(tmp_path, BREAD, DOCS, settings())
    assert navigation(site).top == ["Ours", *OURS, "About", "Team"]


def test_below_a_path_all_is_one_section_behind_the_owners_pages(tmp_path: Path) -> None:
    """It is called as the curriculum is, and its own page is our home page."""
    site = sites.built(tmp_path, BREAD, DOCS, settings(plugin="roadmap: {path: learn/bread}"))
    shown = navigation(site)
    assert shown.top == ["Ours", "About", "Team", "Bread"]
    assert shown.links["Bread"] == "../learn/bread/"
    assert shown.links["Topics"] == "../learn/bread/topics/"


@pytest.mark.parametrize(
    ("nav", "top"),
    [
        ("- Ours: index.md\n- roadmap:all\n- about.md\n- team/one.md\n", ["Ours", *OURS, "About", "One"]),
        (
            "- Ours: index.md\n- about.md\n- team/one.md\n- Learn: roadmap:all\n",
            ["Ours", "About", "One", "Learn"],
        ),
        (
            "- about.md\n- Ways: roadmap:roadmaps\n- index.md\n- team/one.md\n",
            ["Bread", *OURS[2:], "About", "Ways", "Ours", "One"],
        ),
        (
            "- index.md\n- about.md\n- team/one.md\n- Flour first: topics/flour.md\n- Quick: roadmap:roadmaps/quick\n",
            ["Ours", *OURS, "About", "One", "Flour first", "Quick"],
        ),
        (
            "- index.md\n- about.md\n- team/one.md\n- In a section:\n  - roadmap:topics\n  - Home of it: home.md\n",
            ["Ours", "Roadmaps", *OURS[3:], "About", "One", "In a section"],
        ),
    ],
)
def test_the_navigation_names_parts_and_pages_of_ours(nav: str, top: list[str], tmp_path: Path) -> None:
    """Each stands where it is named, as it is called there; the rest stands where it does without."""
    site = sites.built(tmp_path, BREAD, DOCS, settings(nav))
    assert navigation(site).top == top


def test_a_page_that_is_named_stands_there_and_nowhere_else(tmp_path: Path) -> None:
    """Its part of the navigation does without it; its title on the page stays."""
    nav = "- index.md\n- about.md\n- team/one.md\n- The ground grain: topics/flour.md\n"
    site = sites.built(tmp_path, BREAD, DOCS, settings(nav))
    shown = navigation(site, "topics/flour/index.html")
    assert shown.links["The ground grain"] == "./"
    assert "Flour" not in shown.links
    assert " Flour Ground grain." in sites.seen(site, "topics/flour")


def test_previous_and_next_stay_on_the_roadmap_wherever_it_stands(tmp_path: Path) -> None:
    """And the owner's pages follow each other."""
    nav = "- index.md\n- about.md\n- A stage: roadmaps/home-baker/mixing.md\n- team/one.md\n"
    site = sites.built(tmp_path, BREAD, DOCS, settings(nav))
    stage = sites.page(site, "roadmaps/home-baker/mixing")
    footer = sites.links(stage.partition("<footer")[2])
    assert {words.split()[0]: address for words, address in footer.items() if words.startswith(("Prev", "Next"))} == {
        "Previous": "../",
        "Next": "../raising/",
    }
    assert "roadmaps/" not in sites.page(site, "about").partition("<footer")[2]


def test_a_part_that_there_is_not_is_told_with_those_that_there_are(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether the site is built strictly or not."""
    sites.write(tmp_path, BREAD, DOCS, settings("- index.md\n- Learn: roadmap:roadmap\n"))
    with pytest.raises(Abort):
        sites.build(tmp_path, strict=False)
    said = sites.errors(caplog)
    assert "The navigation names `roadmap:roadmap` (mkdocs.yml, line 6), which there is not;" in said
    assert "there are `all`, `home`, `roadmaps`," in said


@pytest.mark.parametrize(
    ("plugin", "part", "told"),
    [
        ("roadmap: {health: false}", "health", "which there is not: `health: false` leaves it out."),
        ("roadmap: {path: learn, compare: false}", "compare", "which there is not: `compare: false` leaves it out."),
        ("roadmap: {path: learn}", "learn", "which there is not; did you mean `roadmap:learn/all`?"),
        (f"roadmap, {LOAVES}", "loaves/compare", "which there is not: it holds at least two roadmaps against"),
        (f"roadmap, {LOAVES}", "loaves/topcis", "did you mean `roadmap:loaves/topics`? there are `loaves/all`, `loav"),
        (f"roadmap, {LOAVES}", "topcis", "did you mean `roadmap:topics`? there are `all`, `home`, `roadmaps`,"),
    ],
)
def test_why_a_part_is_not_there_is_told(
    plugin: str, part: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where it was left out, or needs more than there is; of several curricula the one that is meant is told of."""
    worlds.write(tmp_path / "loaves", {})
    sites.write(tmp_path, BREAD, DOCS, settings(f"- index.md\n- roadmap:{part}\n", plugin))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert told in sites.errors(caplog)
    assert not {"`loaves/all`", "`all`"} <= {*sites.errors(caplog).replace(",", "").split()}


def test_a_space_in_the_name_of_a_part_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """MkDocs takes it for a link; where such a link is to something else, nothing is said."""
    nav = "- index.md\n- roadmap: learn/topics\n- Roadmap: https://example.org/learn/topics\n"
    sites.write(tmp_path, BREAD, DOCS, settings(nav, "roadmap: {path: learn}"))
    sites.build(tmp_path, strict=False)
    assert "called `roadmap`, which leads to `learn/topics` (mkdocs.yml, line 6): for that part of the" in caplog.text
    assert caplog.text.count("for that part of the curriculum write `roadmap:learn/topics`, without a space.") == 1


def test_a_name_is_told_in_the_file_that_is_inherited(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """By the name of that file, whatever the other is called."""
    sites.write(tmp_path, BREAD, DOCS, "INHERIT: conf/base.yml\nsite_name: A site\n")
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf/base.yml").write_text(settings("- index.md\n- roadmap:topcis\n"), encoding="utf-8")
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "The navigation names `roadmap:topcis` (conf/base.yml, line 6), which" in sites.errors(caplog)


@pytest.mark.parametrize(
    ("feature", "ours"), [("navigation.expand", "navigation.prune"), ("toc.integrate", "navigation.indexes")]
)
def test_what_the_site_has_chosen_leaves_out_what_cannot_stand_beside_it(
    feature: str, ours: str, tmp_path: Path
) -> None:
    """Of the features of the theme that our pages count on."""
    sites.write(tmp_path, BREAD, DOCS, settings().replace("navigation.expand", feature))
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    assert ours not in config.theme["features"]
    assert "navigation.path" in config.theme["features"]


def test_below_a_path_the_parts_that_there_are_have_it_in_their_names(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """So that one of them can be copied."""
    nav = "- index.md\n- Learn: roadmap:learn/topcis\n"
    sites.write(tmp_path, BREAD, DOCS, settings(nav, plugin="roadmap: {path: learn}"))
    with pytest.raises(Abort):
        sites.build(tmp_path, strict=False)
    assert "there are `learn/all`, `learn/home`, `learn/roadmaps`, `learn/topics`, `learn/resources`," in (
        sites.errors(caplog)
    )


@pytest.mark.parametrize("part", ["roadmap:all", "roadmap:resources", "roadmap:health"])
def test_no_page_of_ours_hides_another_one_in_a_section(part: str, tmp_path: Path) -> None:
    """A theme that shows one page of a section in its title takes none but our home page for that.

    Health, which is no page for learners, is only where it is named.
    """
    nav = f"- index.md\n- about.md\n- team/one.md\n- Learn:\n  - {part}\n  - roadmap:topics\n"
    site = sites.built(tmp_path, BREAD, DOCS, settings(nav))
    links = navigation(site).links
    assert {"Resources", "Projects", "Compare", "Topics", "Roadmaps"} <= {*links}
    assert ("Health" in links) == (part == "roadmap:health")
    assert links.get("Learn") in {None, "../home/"}


REPLACED = """\
from mkdocs.structure.nav import get_navigation
from mkdocs.plugins import event_priority

@event_priority(100)
def on_nav(nav, config, files):
    for file in files.documentation_pages():
        file.page = None
    config.nav = [{"Flour": "topics/flour.md"}, {"Ways": "roadmap:roadmaps"}, "about.md", "index.md", "team/one.md"]
    nav, config.nav = get_navigation(files, config), None
    return nav
"""


def test_a_plugin_may_replace_the_navigation(tmp_path: Path) -> None:
    """It names parts and pages of ours as the settings do, and the rest stands where it does without."""
    (tmp_path / "hook.py").write_text(REPLACED)
    site = sites.built(tmp_path, BREAD, DOCS, settings(more="hooks: [hook.py]\n"))
    assert navigation(site).top == ["Bread", *OURS[2:], "Flour", "Ways", "About", "Ours", "One"]


@pytest.mark.parametrize("name", ["topics", "learn/topcis", "Learn/Topics"])
def test_a_part_that_there_is_not_is_told_with_the_one_that_is_near(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where it was written without the `path`."""
    nav = f"- index.md\n- Learn: roadmap:{name}\n"
    sites.write(tmp_path, BREAD, DOCS, settings(nav, plugin="roadmap: {path: learn}"))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "did you mean `roadmap:learn/topics`?" in sites.errors(caplog)


@pytest.mark.parametrize("again", ["roadmap:topics", "Once more: roadmap:topics", "roadmap:all"])
def test_a_part_that_is_named_twice_is_told(again: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It stands at the first place; a rest that is empty is right when it is named once."""
    nav = f"- index.md\n- roadmap:topics\n- about.md\n- roadmap:all\n- {again}\n"
    sites.write(tmp_path, BREAD, DOCS, settings(nav))
    sites.build(tmp_path, strict=False)
    part, lines = again.partition("roadmap:")[2], Path(tmp_path, "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    last = max(number for number, line in enumerate(lines, start=1) if again in line)
    assert f"The navigation names `roadmap:{part}` (mkdocs.yml, line {last})" in caplog.text
    assert "all of which it names elsewhere too, where it stands: take it out here." in caplog.text


def test_parts_that_are_named_once_each_are_not_told(tmp_path: Path) -> None:
    """Whichever stands in which."""
    nav = "- roadmap:all\n- index.md\n- roadmap:topics\n- about.md\n"
    sites.write(tmp_path, BREAD, DOCS, settings(nav))
    sites.build(tmp_path)


@pytest.mark.parametrize(
    "hook",
    [
        "nav.items, nav.pages = tuple(nav.items), tuple(nav.pages)",
        "nav.items = [Section('S', tuple(nav.items)), Link('roadmap:topics', None)]",
    ],
)
def test_a_plugin_may_leave_a_navigation_that_cannot_be_changed(hook: str, tmp_path: Path) -> None:
    """Or one with links that have no address; all of ours gets its place."""
    (tmp_path / "hook.py").write_text(
        f"from mkdocs.structure.nav import Link, Section\n\ndef on_nav(nav, config, files):\n    {hook}\n"
    )
    site = sites.built(tmp_path, BREAD, DOCS, settings(more="hooks: [hook.py]\n"))
    assert {*OURS} <= {*navigation(site).top}
