"""`roadmap diff`, as a reviewer meets it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.helpers import forks, repositories

BREAD = {
    "curriculum.yml": "title: Bread\nroadmaps: [first]\nareas: {basics: Basics}\n",
    "topics/basics.yml": "flour: Flour\nsourdough: {title: Sourdough, needs: [flour]}\n",
    "roadmaps/first/roadmap.yml": "title: The Home Baker\n",
    "roadmaps/first/01-start.yml": "title: Mixing\nduration: 1-2 weeks\ntopics: [flour, sourdough]\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a curriculum about bread, and a change that is not committed."""
    made = repositories.with_curriculum(tmp_path / "bread", BREAD)
    (made / "curriculum/topics/basics.yml").write_text(
        "flour: Flour\nleaven: {title: Sourdough, needs: [flour], was: [sourdough]}\n"
    )
    (made / "curriculum/roadmaps/first/01-start.yml").write_text(
        "title: Mixing\nduration: 2-3 weeks\ntopics:\n  - flour\n  - {topic: leaven, points: [Feed it]}\n"
    )
    return made


def diff(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return forks.run("roadmap", "diff", *arguments, cwd=cwd, env={**os.environ, **environment})


def test_the_working_tree_is_compared_with_the_last_commit(repository: Path) -> None:
    """One sentence first, then roadmap, stage and topic in their own words, without colours in a pipe."""
    done = diff(cwd=repository)
    assert done.stdout == (
        "HEAD → the working tree\n"
        "1 stage changed; 1 topic renamed; 1 point added; 1 stage longer: 1–2 weeks → 2–3 weeks; "
        "1 roadmap longer: 1–2 weeks → 2–3 weeks.\n"
        "\n"
        "Roadmap: The Home Baker (first)\n"
        "  ~ time in all: 1–2 weeks → 2–3 weeks (longer)\n"
        "  ~ stage: Mixing (first/start)\n"
        "    ~ duration: 1–2 weeks → 2–3 weeks\n"
        "      topic Sourdough\n"
        "      + point: Feed it\n"
        "\n"
        "Topics\n"
        "  ~ topic: Sourdough (leaven), renamed from sourdough\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_it_is_found_from_within_the_project_and_by_its_name(repository: Path) -> None:
    """From a folder below, and by `--curriculum` from elsewhere, the same is told."""
    below = diff(cwd=repository / "curriculum/topics")
    named = diff("--curriculum", str(repository / "curriculum"), cwd=repository.parent)
    assert below.stdout == named.stdout == diff(cwd=repository).stdout


def test_the_folder_around_the_curriculum_will_do(repository: Path) -> None:
    """`-C .` means the curriculum in it; a folder without any ends with 2 and says where there is one."""
    assert diff("-C", ".", cwd=repository).stdout == diff(cwd=repository).stdout
    (repository / "docs").mkdir()
    done = diff("-C", "docs", cwd=repository)
    assert "Cannot compare: there is no curriculum in `docs`, neither at `HEAD` nor in the working tree;" in done.stderr
    assert "the repository has one in `curriculum`." in done.stderr
    assert (done.returncode, done.stdout) == (2, "")


def test_two_commits_are_compared_whatever_lies_in_the_folder(repository: Path) -> None:
    """A curriculum that is gone by now can still be looked at; the exit code is 0 with and without changes."""
    repositories.commit(repository, "Leaven")
    repositories.git(repository, "rm", "--quiet", "-r", "curriculum")
    changed, same = diff("HEAD^..HEAD", cwd=repository), diff("HEAD", "HEAD", cwd=repository)
    assert changed.stdout.startswith("HEAD^ → HEAD\n1 stage changed; 1 topic renamed;")
    assert same.stdout == "HEAD → HEAD\nNothing changed in the curriculum's words.\n"
    assert (changed.returncode, same.returncode) == (0, 0)
    gone = diff(cwd=repository)
    assert "! there is no curriculum here in the working tree: everything counts as removed\n" in gone.stdout
    assert "1 roadmap removed; 1 stage removed; 2 topics removed; settings changed.\n" in gone.stdout


def test_a_pull_request_gets_markdown_and_a_machine_json(repository: Path) -> None:
    """Both say what the text says."""
    markdown = diff("--format", "markdown", cwd=repository).stdout
    assert "- ✏️ topic: Sourdough (`leaven`), renamed from `sourdough`" in markdown
    told = json.loads(diff("--format", "json", cwd=repository).stdout)
    assert told["summary"] in markdown
    assert [thing["former_id"] for thing in told["things"]] == [None, "sourdough"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "Error: Cannot compare: there is no commit `nowhere`.\n"),
        (["--curriculum", "curiculum"], "Error: Cannot compare: there is no curriculum in `curiculum`, neither at"),
        (["a", "b", "c"], "Error: Name two revisions at most.\n"),
        (["--format", "html"], "Error: Invalid value for '--format'"),
    ],
)
def test_what_cannot_be_compared_exits_with_2(arguments: list[str], message: str, repository: Path) -> None:
    """The error stream says what is wrong; nothing else is printed."""
    done = diff(*arguments, cwd=repository)
    assert message in done.stderr
    assert (done.returncode, done.stdout) == (2, "")


def test_without_a_repository_or_git_there_is_nothing_to_compare_with(repository: Path, tmp_path: Path) -> None:
    """Each is told by its name."""
    (repository / ".git").rename(tmp_path / "git")
    done = diff(cwd=repository, GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert "Cannot compare: not a git repository" in done.stderr
    assert done.returncode == 2
    done = diff(cwd=repository, PATH=str(tmp_path))
    assert "Cannot compare: git is not installed." in done.stderr
    assert done.returncode == 2


def test_a_checkout_of_somebody_else_comes_with_git_s_remedy(repository: Path) -> None:
    """The line to type is the whole of it, with the folder."""
    done = diff(cwd=repository, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"run `git config --global --add safe.directory {repository.as_posix()}`." in done.stderr


def test_what_a_branch_has_changed_is_compared_with_what_it_parted_from(repository: Path) -> None:
    """The other branch is named, not only the commit."""
    parting = repositories.git(repository, "rev-parse", "--short=7", "HEAD")
    repositories.git(repository, "switch", "--quiet", "-c", "side")
    repositories.commit(repository)
    repositories.git(repository, "switch", "--quiet", "main")
    repositories.commit(repository)
    assert diff("main...side", cwd=repository).stdout.startswith(f"main, where side parted from it ({parting}) → side")


def test_help_shows_an_example(tmp_path: Path) -> None:
    """It explains the signs, the exit codes and ends with a line to copy."""
    found = diff("--help", cwd=tmp_path).stdout
    assert "Example: roadmap diff main" in found
    assert "Exits with 0" in found
