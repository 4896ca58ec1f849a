"""`roadmap stats`, as a person at a terminal meets it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from roadmap_site.health import link_check
from roadmap_site.health.link_check import Report
from tests.health.test_checks import FILES
from tests.helpers import dated, forks, repositories, worlds

REPORT = Report("2026-11-20", 2, dead={"https://a.example/salt": "404 Not Found"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with the curriculum with gaps."""
    worlds.write(tmp_path / "curriculum", FILES)
    return tmp_path


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, for which no repository is above the folder."""
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(cwd.parent)}
    return forks.run("roadmap", "stats", *arguments, cwd=cwd, env=environment)


def cells(text: str) -> list[list[str]]:
    """Return the lines of a table, each as its cells."""
    return [re.split(r" {2,}", line.strip()) for line in text.splitlines()]


def test_the_numbers_of_each_roadmap_are_the_rows_of_a_table(folder: Path) -> None:
    """Sizes first, then what could be better, then what that is of all; the columns are aligned."""
    done = run(cwd=folder)
    sizes, lacks, shares, remarks = done.stdout.split("\n\n")
    assert cells(sizes) == [
        ["Roadmap", "stages", "topics", "resources", "projects", "time"],
        ["Slow", "2", "3", "2", "1", "1–2 weeks (1 of 2 without an estimate)"],
        ["Quick", "1", "1", "1", "0", "10 hours"],
        [
            "All",
            "3",
            "4",
            "3",
            "1",
            "10 hours of study for 1 of 3, 1–2 weeks by the calendar for 1 of 3 (1 of 3 without an estimate)",
        ],
    ]
    assert len({len(line) for line in sizes.splitlines()}) == 1
    over, head, slow, *_, both = cells(lacks)
    assert (over[0], head[:2], slow[:2], both[:2]) == (
        "topics",
        ["Could be better", "untaught"],
        ["Slow", "–"],
        ["All", "1"],
    )
    assert ["Topics without a summary", "2 of 4 topics (50 %)"] in cells(shares)
    assert "Git says: not a git repository" in remarks
    assert "The links have not been checked yet" in remarks
    assert (done.returncode, done.stderr) == (0, "")


def test_details_name_everything_with_its_file_and_line(folder: Path) -> None:
    """And say what it means and what to do."""
    done = run("--details", cwd=folder)
    part = done.stdout.partition("\n\nTopics without a summary: 2 of 4 topics (50 %)\n\n")[2]
    assert part.startswith(
        "Their pages, and the lists that they stand in, do not say what they are.\nWrite one sentence"
    )
    assert "\n- Gluten: curriculum/topics/dough.yml:2\n- Salt: curriculum/topics/dough.yml:4\n" in part
    assert "\n- Raising (Slow, bake 2): curriculum/roadmaps/slow/02-raising.yml:1\n" in done.stdout


def test_markdown_has_tables_that_a_pull_request_can_show(folder: Path) -> None:
    """Titles show just what they are."""
    files = {
        **FILES,
        "roadmaps/quick/roadmap.yml": "title: Quick | *easy* <b>\n",
        "topics/dough.yml": f"{FILES['topics/dough.yml']}salty: '# Salt, @baker'\n",
    }
    worlds.write(folder / "curriculum", files)
    done = run("--format", "markdown", "--details", cwd=folder)
    assert "| Roadmap | stages | topics | resources | projects | time |\n| --- | ---: |" in done.stdout
    assert "\n| Quick \\| \\*easy\\* &lt;b&gt; | 1 | 1 |" in done.stdout
    assert "\n- \\# Salt, @\u200bbaker: curriculum/topics/dough.yml:5\n" in done.stdout
    assert "| Could be better | topics untaught | topics no resources |" in done.stdout
    assert "\n## Topics without a summary: 3 of 5 topics (60 %)\n" in done.stdout


def test_json_has_all_for_machines(folder: Path) -> None:
    """Every list, the empty ones too, with the place of each finding."""
    link_check.write(REPORT, folder / "link-check.json")
    data = json.loads(run("--format", "json", cwd=folder).stdout)
    assert [roadmap["id"] for roadmap in data["roadmaps"]] == ["slow", "quick"]
    assert data["all"]["found"]["dead-links"] == 1
    lists = {found["id"]: found for found in data["lists"]}
    assert lists["dead-links"]["among"] == 2
    assert lists["dead-links"]["found"] == [
        {
            "id": "salt-book",
            "kind": "resource",
            "line": 3,
            "note": "404 Not Found",
            "path": "curriculum/resources/book.yml",
            "roadmaps": ["slow"],
            "title": "Salt",
        }
    ]
    assert lists["unclear-links"]["found"] == []
    assert data["links_checked"] == "2026-11-20"


def test_stale_entries_are_named_by_the_history(folder: Path) -> None:
    """An old entry beside a fresh one is found at its own line; how old is old can be chosen."""
    dated.commit(folder, "2020-01-01")
    stage = folder / "curriculum" / "roadmaps" / "slow" / "01-mixing.yml"
    stage.write_text(stage.read_text(encoding="utf-8").replace("Mix a dough", "Mix any dough"), encoding="utf-8")
    dated.commit(folder, "2023-01-01")
    done = run("--details", cwd=folder)
    assert "The newest change is of 2023-01-01. What was last changed before 2021-01-01 is stale." in done.stdout
    assert "- Flour (Slow, bake 1, Mixing; 2020-01-01): curriculum/roadmaps/slow/01-mixing.yml:4\n" in done.stdout
    assert "- Gluten: curriculum/topics/dough.yml:2" in done.stdout
    assert "- Mixing (" not in done.stdout.partition("not been changed for long: ")[2]
    data = json.loads(run("--format", "json", "--stale-after", "36", cwd=folder).stdout)
    assert data["all"]["found"]["stale"] == 0
    assert data["stale_before"] == "2020-01-01"


def test_no_clock_that_was_wrong_stops_the_numbers(folder: Path) -> None:
    """A change of a year that no calendar has is as new as the last commit."""
    dated.commit(folder, "2020-01-01")
    repositories.git(
        folder, "commit", "--quiet", "--amend", "--no-edit", "--reset-author", "--date=@253402300900 +0000"
    )
    done = run(cwd=folder)
    assert "What was last changed before " in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_a_curriculum_without_gaps_has_no_table_of_them(tmp_path: Path) -> None:
    """Nor any list."""
    files = {"resources/book.yml": "a: {title: A, topics: [softmax]}\n", "topics/basics.yml": "softmax: Softmax\n"}
    worlds.write(tmp_path / "curriculum", files)
    done = run("--details", cwd=tmp_path)
    assert "Could be better" not in done.stdout
    assert done.stdout.startswith("Roadmap  stages  topics")


def test_titles_cannot_take_over_the_terminal_and_stay_in_columns(tmp_path: Path) -> None:
    """Wide letters take two cells; what could hide or colour text is shown as a stand-in."""
    files = {"roadmaps/first/roadmap.yml": "title: パン作り\n", "topics/basics.yml": "softmax: Soft\u202em\u202cax\n"}
    worlds.write(tmp_path / "curriculum", {**files, "resources/book.yml": "a: {title: A}\n"})
    done = run("--details", cwd=tmp_path)
    head, first, both = done.stdout.splitlines()[:3]
    assert (head.index("stages"), first.index("1") + 4, both.index("1")) == (10, 15, 15)
    assert "\u202e" not in done.stdout


def test_a_report_that_is_none_is_told(folder: Path) -> None:
    """In a sentence, with exit code 2."""
    (folder / "link-check.json").write_text("{", encoding="utf-8")
    done = run(cwd=folder)
    assert "`link-check.json` is not a report of `roadmap links`" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 2


def test_a_dead_link_of_an_explanation_has_its_place_there(folder: Path) -> None:
    """And one of the YAML where the thing stands."""
    (folder / "curriculum/topics/dough").mkdir()
    (folder / "curriculum/topics/dough/gluten.md").write_text("See [there](https://a.example/salt).\n")
    link_check.write(REPORT, folder / "link-check.json")
    lines = run("--details", cwd=folder).stdout.splitlines()
    assert "- Gluten (404 Not Found): curriculum/topics/dough/gluten.md:1" in lines
    assert "- Salt (404 Not Found): curriculum/resources/book.yml:3" in lines


def test_what_can_be_read_of_a_broken_curriculum_is_counted(folder: Path) -> None:
    """Entries of topics that nobody knows, too old to be fresh, are no trap."""
    dated.commit(folder, "2020-01-01")
    worlds.write(folder / "curriculum", {**FILES, "topics/dough.yml": "flour: [\n"})
    dated.commit(folder, "2026-01-01")
    done = run("--details", cwd=folder)
    assert "Not read: curriculum/topics/dough.yml." in done.stderr
    assert done.returncode == 0
    assert "Slow" in done.stdout


@pytest.mark.parametrize("arguments", [("--stale-after", "0"), ("--format", "xml"), ("--curriculum", "nowhere")])
def test_what_makes_no_sense_is_told(arguments: tuple[str, ...], folder: Path) -> None:
    """As for every command, with exit code 2."""
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert "Error" in done.stderr


def test_the_help_shows_an_example(tmp_path: Path) -> None:
    """A line to copy."""
    assert "Example: roadmap stats" in run("--help", cwd=tmp_path).stdout
