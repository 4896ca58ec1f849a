"""One table says in which formats commands report."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from roadmap_site.cli import formats
from tests.cli.test_cli import run
from tests.helpers import worlds

ADDED = """\
import sys
from roadmap_site.cli import formats, main
formats.FORMATS["shout"] = {"problems": "shouting:written"}
main.main(sys.argv[1:])
"""
"""The command with one more format."""
SHOUTING = """\
def written(report, *, coloured):
    return "".join(f"{problem.code.upper()}!" for problem in report.problems)
"""
"""The module of that format."""


def with_one_more(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command with one more entry in the table."""
    (cwd / "shouting.py").write_text(SHOUTING, encoding="utf-8")
    command = [sys.executable, "-c", ADDED, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["check", "fmt", "links"])
def test_a_format_that_is_added_to_the_table_is_offered_by_all_that_report_problems(
    command: str, tmp_path: Path
) -> None:
    """Nothing but the entry tells the commands of it."""
    assert "shout" in with_one_more(command, "--help", cwd=tmp_path).stdout
    assert "shout" not in with_one_more("diff", "--help", cwd=tmp_path).stdout


def test_a_format_that_is_added_to_the_table_is_written(tmp_path: Path) -> None:
    """The report is alone on the standard output, as those for programs are."""
    worlds.write(tmp_path / "curriculum", {"topics/extras.yml": "relu:   ReLU\n"})
    done = with_one_more("check", "--format", "shout", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "UNUSED-TOPIC!\n")
    done = with_one_more("fmt", "--check", "--format", "shout", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "NOT-CANONICAL!" * 5 + "\n")


def test_a_format_that_there_is_not_is_refused(tmp_path: Path) -> None:
    """The message lists those of the command."""
    worlds.write(tmp_path / "curriculum", {})
    done = run("check", "--format", "markdown", cwd=tmp_path)
    assert done.returncode == 2
    assert f"'markdown' is not one of {', '.join(map(repr, formats.offered('problems')))}." in done.stderr
    done = run("diff", "--format", "sarif", cwd=tmp_path)
    assert f"'sarif' is not one of {', '.join(map(repr, formats.offered('comparison')))}." in done.stderr


def test_people_come_first() -> None:
    """What nobody asks for otherwise is text."""
    assert formats.offered("problems")[0] == formats.offered("comparison")[0] == formats.PEOPLE


def test_sarif_says_what_a_form_is_about(tmp_path: Path) -> None:
    """What only `fmt` reports has its headline, as rules have."""
    worlds.write(tmp_path / "curriculum", {"topics/basics.yml": "softmax:   Softmax\n"})
    done = run("fmt", "--check", "--format", "sarif", cwd=tmp_path)
    assert '"id": "not-canonical"' in done.stdout
    assert '"text": "A file does not have its canonical form."' in done.stdout


@pytest.mark.parametrize("git_is", ["folder", "file"])
@pytest.mark.parametrize("named", [(), ("-C", "sites/bread/curriculum"), ("sites/bread/curriculum/topics/extras.yml",)])
def test_paths_for_github_begin_at_the_top_of_the_repository(
    named: tuple[str, ...], git_is: str, tmp_path: Path
) -> None:
    """In a repository of several sites, wherever the command runs; people and scripts read them from there."""
    repository = tmp_path / "repository"
    site = repository / "sites/bread"
    worlds.write(site / "curriculum", {"topics/extras.yml": "relu: ReLU\n"})
    if git_is == "folder":
        (repository / ".git").mkdir()
    else:
        (repository / ".git").write_text("gitdir: ../elsewhere\n", encoding="utf-8")
    cwd, shown = (repository, "sites/bread/curriculum") if named else (site, "curriculum")
    path = "sites/bread/curriculum/topics/extras.yml"
    assert f" file={path},line=1," in run("check", *named, "--format", "github", cwd=cwd).stdout
    log = run("check", *named, "--format", "sarif", cwd=cwd).stdout
    (one,) = json.loads(log)["runs"]
    (location,) = one["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": path, "uriBaseId": "%SRCROOT%"}
    assert "%SRCROOT%" in one["originalUriBaseIds"]
    assert str(tmp_path) not in log
    assert run("check", *named, cwd=cwd).stdout.startswith(f"{shown}/topics/extras.yml:1:1: ")
    (problem,) = json.loads(run("check", *named, "--format", "json", cwd=cwd).stdout)["problems"]
    assert problem["path"] == f"{shown}/topics/extras.yml"


def test_a_repository_elsewhere_is_that_of_the_file(tmp_path: Path) -> None:
    """It is found from the curriculum, not from where the command runs."""
    worlds.write(tmp_path / "there/site/curriculum", {"topics/extras.yml": "relu: ReLU\n"})
    (tmp_path / "there/.git").mkdir()
    (tmp_path / "here").mkdir()
    folder = str(tmp_path / "there/site/curriculum")
    for path in (folder, "../there/site/curriculum"):
        done = run("check", path, "--format", "github", cwd=tmp_path / "here")
        assert " file=site/curriculum/topics/extras.yml," in done.stdout


def test_without_a_repository_the_workspace_is_the_top(tmp_path: Path) -> None:
    """GitHub checks out without git where a container has none; a file elsewhere is told from where one is."""
    site = tmp_path / "work/site"
    worlds.write(site / "curriculum", {"topics/extras.yml": "relu: ReLU\n"})
    for workspace, path in {
        str(tmp_path / "work"): "site/curriculum/topics/extras.yml",
        str(tmp_path / "other"): "curriculum/topics/extras.yml",
        "": "curriculum/topics/extras.yml",
    }.items():
        done = run("check", "--format", "github", cwd=site, env={"GITHUB_WORKSPACE": workspace})
        assert f" file={path}," in done.stdout
