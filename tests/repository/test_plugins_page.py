"""What the guide says of other plugins was tried, in the versions that are locked, and the trial sees what is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import workflows
from tests.helpers.paths import ROOT
from tools.neighbours import judging, page, results, table, worlds

TABLE, RESULTS = table.read(), results.read()
LOCK = (ROOT / "requirements/neighbours.txt").read_text(encoding="utf-8")
ENTRIES = list(TABLE.entries.values())


def test_at_least_three_themes_and_twenty_five_plugins_are_tried() -> None:
    """Each is known by its package, and says what it is for."""
    themes = [entry.name for entry in ENTRIES if entry.theme]
    assert themes == ["material", "mkdocs", "readthedocs"]
    assert len(ENTRIES) - len(themes) >= 25
    assert all(entry.about and (entry.plugins or entry.theme) for entry in ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_every_entry_has_been_tried_in_the_version_that_is_locked(entry: table.Entry) -> None:
    """Else `make neighbours` is due; what came of it is what the table says."""
    result = RESULTS["entries"][entry.name]
    assert f"\n{entry.package}=={result['version']} " in LOCK
    assert results.goes(result, entry) is not bool(entry.fails)
    assert {run.partition(" ")[2] for run in result["faults"]} <= {*worlds.ORDERS}


def test_what_an_order_costs_is_said() -> None:
    """An entry that goes together in some orders alone, or not at all, says so on the page."""
    for entry in ENTRIES:
        assert not RESULTS["entries"][entry.name]["faults"] or entry.note or entry.fails


def test_the_results_name_no_entry_that_is_gone_and_no_folder_of_a_machine() -> None:
    """They are what the table and the lock say, wherever they were made."""
    assert list(RESULTS["entries"]) == list(TABLE.entries)
    for name in ("mkdocs", "properdocs", "mkdocs-material"):
        assert f"\n{name}=={RESULTS['with'][name]} " in LOCK
    assert not re.search(r"/(home|tmp|root|Users)/", json.dumps(RESULTS))


def test_the_page_has_a_row_for_every_entry_and_all_that_was_left_out() -> None:
    """Each with its version, or with the reason."""
    text = page.page()
    for entry in ENTRIES:
        version = RESULTS["entries"][entry.name]["version"]
        assert re.search(rf"^\| `{re.escape(entry.name)}`[^|]*\| {re.escape(version)} \|", text, re.MULTILINE)
    for name, why in TABLE.left_out.items():
        assert f"| `{name}` | {why} |" in text
    assert not re.search(r"[{}]", text)


def test_a_workflow_tries_them_every_week_and_the_tests_do_not() -> None:
    """It needs a network, and minutes."""
    workflow = workflows.parsed(workflows.own()["dependencies.yml"])
    assert "make neighbours" in [step.get("run") for step in workflow["jobs"]["neighbours"]["steps"]]
    assert "neighbours" not in re.findall(r"(?m)^(?:test|check):(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"))


def test_each_order_has_our_plugin_and_all_others_once(tmp_path: Path) -> None:
    """The third is another one for other entries, and the same each time."""
    entry = TABLE.entries["rss"]
    names: dict[str, list[str]] = {}
    for order in worlds.ORDERS:
        together = worlds.company(TABLE, entry, order)
        names[order] = [name for each in worlds.plugins(TABLE, together, order) for name in each]
        assert len(set(names[order])) == len(names[order])
    assert names["before"] == ["search", "rss", "roadmap"]
    assert names["after"] == ["search", "roadmap", "rss"]
    assert len(names["shuffled"]) == 5
    assert names["shuffled"] == [
        name for each in worlds.plugins(TABLE, worlds.company(TABLE, entry, "shuffled"), "shuffled") for name in each
    ]


PAGE = """\
<title>A site</title><nav><a href="{top}topics/flour/">Flour</a> <a href="{top}topics/yeast/">Yeast</a></nav>
<a href="#here" id="here">here</a> <a href="https://elsewhere.example/">elsewhere</a>
"""
FOUND = {"docs": [{"location": "topics/flour/", "title": "Flour", "text": ""}]}


def site(folder: Path, **changed: Any) -> judging.Site:
    """Write a site of three pages, some of them otherwise, and return it."""
    pages: dict[str, str | None] = {
        "index.html": PAGE.format(top=""),
        "topics/flour/index.html": PAGE.format(top="../../"),
        "topics/yeast/index.html": PAGE.format(top="../../"),
        "search/search_index.json": json.dumps(FOUND),
    }
    for name, text in (pages | changed.get("pages", {})).items():
        if text is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    return judging.Site(folder, "https://bread.example/sub/")


@pytest.mark.parametrize(
    ("pages", "signs", "fault"),
    [
        ({}, {}, None),
        ({"index.html": PAGE.format(top="/sub/")}, {}, None),
        ({"topics/yeast/index.html": None, "topics/yeast.html": PAGE.format(top="../")}, {}, "links to"),
        ({"topics/yeast/index.html": None}, {}, "1 of our pages are not there, such as `topics/yeast`"),
        ({"index.html": PAGE.format(top="") + '<img src="loaf.png">'}, {}, "`index.html` links to `loaf.png`"),
        ({"index.html": PAGE.format(top="") + '<a href="topics/flour/#gone">'}, {}, "topics/flour/#gone"),
        ({"index.html": PAGE.format(top="").replace("yeast", "flour")}, {}, "the navigation of the page ``"),
        ({"search/search_index.json": '{"docs": []}'}, {}, "the search does not find `Flour`"),
        ({}, {"feed.xml": "Flour"}, "its file `feed.xml` is not there"),
        ({}, {"index.html": "Rye"}, "its file `index.html` has no `Rye`"),
    ],
)
def test_the_trial_sees_what_is_wrong_with_a_site(
    pages: dict[str, str | None], signs: dict[str, str], fault: str | None, tmp_path: Path
) -> None:
    """It is held against the site without the plugin."""
    plain = site(tmp_path / "plain")
    found = list(judging.faults(site(tmp_path / "other", pages=pages), plain, {"", "404"}, signs))
    assert bool(found) is bool(fault)
    assert any((fault or "") in sentence for sentence in found) is bool(fault)


def test_the_warnings_of_a_build_are_shown_without_folders() -> None:
    """The same from every machine."""
    said = "INFO    -  Building\nWARNING -  Doc file '/home/me/site/docs/a.md' is odd\nERROR   -  Ended\n"
    assert judging.warnings(said) == ["WARNING - Doc file '…/a.md' is odd", "ERROR - Ended"]
