"""The page Health, as whoever looks after a curriculum meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from roadmap_site.health import link_check
from roadmap_site.health.link_check import Report
from tests.health.test_checks import FILES, asking
from tests.helpers import dated, repositories, sites

TIDY = {**FILES, "resources/book.yml": FILES["resources/book.yml"].replace("lonely: Lonely\n", "")}  # type: ignore[union-attr]
"""The curriculum with gaps, without the one that the check warns of."""
EDITED = sites.SETTINGS + "edit_uri_template: https://code.example.org/edit/main/docs/{path}\n"
REPORT = Report("2026-11-20", 2, dead={"https://a.example/salt": 'Gone & "lost" <b>'})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a history, of which one stage is half fresh, and a check of its links."""
    folder = sites.write(tmp_path_factory.mktemp("bread"), TIDY, settings=EDITED)
    link_check.write(REPORT, folder / "link-check.json")
    dated.commit(folder, "2020-01-01")
    stage = folder / "curriculum" / "roadmaps" / "slow" / "01-mixing.yml"
    stage.write_text(stage.read_text(encoding="utf-8").replace("Mix a dough", "Mix any dough"), encoding="utf-8")
    dated.commit(folder, "2023-01-01")
    return folder


@pytest.fixture(scope="module")
def html(project: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the page says."""
    return sites.article(sites.page(sites.build(project, site_dir=str(tmp_path_factory.mktemp("site"))), "health"))


def section(html: str, heading: str) -> str:
    """Return what stands under a heading."""
    return html.partition(f">{heading}</h2>")[2].partition("<h2")[0]


def test_each_list_says_what_it_means_what_to_do_and_where(html: str) -> None:
    """The share, two sentences, and the things by area, each with its page and the place where it is written."""
    found = section(html, "Topics without a summary")
    seen = sites.words(found)
    assert seen.startswith("2 of 4 topics (50%). Their pages, and the lists that they stand in, do not say")
    assert "What to do: Write one sentence into their summary ." in seen
    assert seen.endswith("Dough Gluten Salt")
    assert sites.links(found)["Salt"] == "../topics/salt/"
    assert (
        'href="https://code.example.org/edit/main/curriculum/topics/dough.yml#L4" title="Edit" aria-label="Edit Salt"'
        in found
    )


def test_a_table_says_how_each_roadmap_is(html: str) -> None:
    """A row for each list that has anything, which leads to it, and a column for each roadmap and for all."""
    found = section(html, "By roadmap")
    rows = [sites.words(row) for row in found.split("<tr>")[1:]]
    assert rows[0] == "List Slow Quick All"
    assert "Topics without a summary 1 – 2" in rows
    assert sites.links(found)["Topics without a summary"] == "#topics-without-summary"
    assert 'id="topics-without-summary"' in html


def test_dead_links_come_first_with_what_was_answered(html: str) -> None:
    """Whatever an answer holds, it is text."""
    assert sites.words(section(html, "Dead links")).endswith('Book Salt Gone & "lost" <b>')
    assert html.index(">Dead links</h2>") < html.index(">Topics without a summary</h2>")


def test_what_is_the_same_stands_beside_the_id_of_the_other(tmp_path: Path) -> None:
    """Topics and resources by where they are at home, each with what to do about it."""
    files = {
        "topics/extras.yml": "soft-max: SOFT-MAX\n",
        "resources/book.yml": "a: {title: A, topics: [softmax]}\nb: {title: a}\n",
    }
    page = sites.page(sites.build(sites.write(tmp_path, files), strict=False), "health")
    seen = sites.words(section(page, "What has the name of something else"))
    assert seen.startswith("2 of 6 entries (33%). Learners meet one thing as two")
    assert seen.endswith("Topics: Extras SOFT-MAX softmax Resources: Books a a")
    assert "SOFT-MAX" not in section(page, "Topics that no stage teaches")


def test_stale_entries_lead_to_where_they_stand(html: str) -> None:
    """An old entry of a stage that is fresh otherwise leads to its place on the stage's page."""
    found = section(html, "What has not been changed for long")
    seen = sites.words(found)
    assert "Stages: Slow Raising Jan 1, 2020 Slow, Bake 1: Mixing Flour Jan 1, 2020 Gluten Jan 1, 2020" in seen
    assert "Topics: Dough Flour Jan 1, 2020" in seen
    assert 'href="../roadmaps/slow/mixing/#topic-flour"' in found
    assert "What was last changed before Jan 1, 2021 is stale." in sites.words(html)


def test_what_is_well_is_said_once_and_nothing_is_empty(html: str) -> None:
    """No list without an entry has a heading of its own."""
    assert "Every resource has an address. Every resource is suggested somewhere." in sites.words(html)
    assert ">Resources without an address</h2>" not in html
    assert " 0 of " not in sites.words(html)


def test_long_lists_are_folded(tmp_path: Path) -> None:
    """Nobody has to scroll past forty topics to see the next list; they are in the page all the same."""
    topics = "".join(f"topic-{n}: Topic {n}\n" for n in range(1, 41))
    stage = "title: Start\ntopics: [softmax, " + ", ".join(f"topic-{n}" for n in range(1, 41)) + "]\n"
    books = "a: {title: A, topics: [softmax]}\n"
    files = {"topics/extras.yml": topics, "roadmaps/first/01-start.yml": stage, "resources/book.yml": books}
    found = section(sites.page(sites.built(tmp_path, files), "health"), "Topics without resources")
    before, _, folded = found.partition("<details")
    assert "Topic 40" not in before
    assert "Show all 40" in folded
    assert "Topic 40" in folded


def test_what_the_rules_ask_for_has_a_section_as_all_else(tmp_path: Path) -> None:
    """A row of the table, the share, what to do, a folded list with the pages and where to edit each.

    A dead link of an explanation is edited there.
    """
    topics = "".join(f"topic-{n}: Topic {n}\n" for n in range(1, 41))
    named = ", ".join(f"topic-{n}" for n in range(1, 41))
    files = asking("topic-without-questions", "resource-without-places") | {
        "topics/oven.yml": topics,
        "topics/dough/gluten.md": "See [there](https://a.example/salt).\n",
        "resources/book.yml": f"a-book: {{title: A book, topics: [{named}, {{topic: salt, at: Page 1}}]}}\n",
        "roadmaps/slow/03-baking.yml": f"{{title: Baking, topics: [salt, {named}], resources: [a-book]}}\n",
        "roadmaps/slow/roadmap.yml": "title: Slow\n",
        "roadmaps/slow/01-mixing.yml": "{title: Mixing, topics: [flour, gluten]}\n",
        "roadmaps/quick/01-all.yml": "{title: All, topics: [flour]}\n",
    }
    folder = sites.write(tmp_path, files, settings=EDITED)
    link_check.write(REPORT, folder / "link-check.json")
    html = sites.page(sites.build(folder, strict=False), "health")
    dead = section(html, "Dead links")
    assert 'href="https://code.example.org/edit/main/curriculum/topics/dough/gluten.md" title="Edit"' in dead
    before, _, folded = section(html, "Topics without questions").partition("<details")
    assert sites.words(before).startswith(
        "44 of 44 topics (100%). A learner cannot tell whether a topic is understood."
    )
    assert "Write two or three questions" in sites.words(before)
    assert "Topic 40" not in before
    assert sites.links(folded)["Topic 40"] == "../topics/topic-40/"
    assert 'href="https://code.example.org/edit/main/curriculum/topics/oven.yml#L40"' in folded
    assert sites.words(section(html, "Broad resources without places")).endswith("Book A book 40/41")
    table = section(html, "By roadmap")
    assert "Topics without questions 44 1 44" in sites.words(table)
    assert "Topics without a duration" not in html


def test_the_page_is_not_in_the_navigation_and_no_search_finds_it(tmp_path: Path) -> None:
    """It is for those who look after the curriculum, not for learners."""
    site = sites.built(tmp_path, TIDY, {"about.md": "# About\n"})
    navigation = sites.page(site, "health").partition("md-nav--primary")[2].partition("<article")[0]
    assert "../about/" in sites.links(navigation).values()
    assert "./" not in sites.links(navigation).values()
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert "about/" in {entry["location"] for entry in index["docs"]}
    assert not [entry for entry in index["docs"] if entry["location"].startswith("health")]


def test_a_site_can_do_without_the_page(tmp_path: Path) -> None:
    """Then git is not asked either."""
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {health: false}]")
    site = sites.built(tmp_path, TIDY, settings=settings)
    assert not (site / "health").exists()
    assert ">Health<" not in "".join(sites.page(site, "topics").split())


def test_without_a_repository_and_without_a_check_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And has no list of what is stale or dead."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    html = sites.article(sites.page(sites.built(tmp_path, TIDY), "health"))
    assert "Git cannot tell when things were changed." in html
    assert str(tmp_path) not in html
    assert "The links have not been checked yet" in html
    assert "Dead links" not in html


def test_a_curriculum_without_gaps_is_told_so(tmp_path: Path) -> None:
    """The page then has no table."""
    site = sites.built(tmp_path, {"resources/book.yml": "a: {title: A, topics: [softmax]}\n"})
    html = sites.article(sites.page(site, "health"))
    assert "The curriculum lacks nothing that can be counted." in html
    assert "<table" not in html
    assert "Every topic has a resource." in html


def test_the_report_of_links_can_lie_elsewhere(tmp_path: Path) -> None:
    """Relative to the settings."""
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {link_check: reports/links.json}]")
    folder = sites.write(tmp_path, TIDY, settings=settings)
    (folder / "reports").mkdir()
    link_check.write(REPORT, folder / "reports" / "links.json")
    assert "Dead links" in sites.page(sites.build(folder), "health")


def test_the_report_of_links_lies_where_the_command_keeps_it(tmp_path: Path) -> None:
    """Beside the curriculum's folder, wherever that is; a preview looks at it, and at what else is read."""
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {curriculum: content/bread}]")
    folder = sites.write(tmp_path, TIDY, settings=settings)
    (folder / "content").mkdir()
    (folder / "curriculum").rename(folder / "content" / "bread")
    link_check.write(REPORT, link_check.kept(folder / "content" / "bread"))
    assert (folder / "content" / "link-check-bread.json").is_file()
    assert "Dead links" in sites.page(sites.build(folder), "health")
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins.on_config(config)
    assert config.watch == [str(folder / "content" / "bread"), str(folder / "content" / "link-check-bread.json")]


def test_a_broken_report_is_told_in_a_sentence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The site is built all the same, unless it is built strictly."""
    folder = sites.write(tmp_path, TIDY)
    (folder / "link-check.json").write_text('{"checked": 7}', encoding="utf-8")
    site = sites.build(folder, strict=False)
    assert "The page Health says nothing of links: `link-check.json` is not a report" in caplog.text
    assert "The links have not been checked yet" in sites.page(site, "health")
    with pytest.raises(Abort):
        sites.build(folder)


def test_two_builds_of_one_commit_are_the_same(project: Path, tmp_path: Path) -> None:
    """Wherever they run, and on whichever day."""
    clone = tmp_path / "clone"
    repositories.git(project, "clone", "--quiet", str(project), str(clone))
    (clone / "docs").mkdir(exist_ok=True)
    pages: list[Any] = []
    for number, folder in enumerate((project, clone)):
        site = sites.build(folder, site_dir=str(tmp_path / str(number)))
        pages.append((site / "health" / "index.html").read_bytes())
    assert pages[0] == pages[1]


def test_a_curriculum_that_shall_not_say_how_long_it_takes_does_not_lack_it(tmp_path: Path) -> None:
    """`estimates: false` leaves stages and topics without durations off the page, whatever the rules ask for."""
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {estimates: false}]")
    folder = sites.write(tmp_path, {**TIDY, **asking("topic-without-duration")}, settings=settings)
    assert "duration" not in sites.article(sites.page(sites.build(folder, strict=False), "health"))
