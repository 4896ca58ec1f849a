"""The command `roadmap`, as a person at a terminal meets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import worlds

COMMAND = str(Path(sys.executable).with_name("roadmap"))


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run([COMMAND, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def test_check_is_content_with_a_good_curriculum(tmp_path: Path) -> None:
    """It says what it looked at, and exits with 0."""
    worlds.write(tmp_path / "curriculum", {})
    done = run("check", cwd=tmp_path)
    assert done.stdout == "1 roadmap, 1 stage, 1 topic, 0 resources, 0 projects: no problems\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_check_shows_warnings_and_still_exits_with_0(tmp_path: Path) -> None:
    """A warning is shown with its place; it is no failure."""
    worlds.write(tmp_path / "curriculum", {"topics/extras.yml": "relu: ReLU\n"})
    done = run("check", cwd=tmp_path)
    assert "curriculum/topics/extras.yml:1:1: warning[unused-topic]" in done.stdout
    assert done.stdout.endswith("1 warning\n")
    assert done.returncode == 0


def test_check_shows_every_error_and_exits_with_1(tmp_path: Path) -> None:
    """Errors of several files come in one run, counted at the end, without a traceback."""
    files = {"topics/extras.yml": "relu: [\n", "roadmaps/first/01-start.yml": "titel: Start\nduration: soon\n"}
    worlds.write(tmp_path / "elsewhere", files)
    done = run("check", "elsewhere", cwd=tmp_path)
    for code in ("syntax-error", "unknown-key", "bad-duration"):
        assert f"error[{code}]" in done.stdout
    assert done.stdout.endswith("3 errors\n")
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("arguments", [["check", "nowhere"], ["chekc"], ["check", "--colour"]])
def test_what_could_not_run_exits_with_2(arguments: list[str], tmp_path: Path) -> None:
    """A missing folder, a misspelt command and an unknown option are told on the error stream."""
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Error" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_is_told_what_it_lacks(tmp_path: Path) -> None:
    """The help says what a curriculum starts with."""
    done = run("check", ".", cwd=tmp_path)
    assert "curriculum.yml:1:1: error[missing-file]" in done.stdout
    assert done.returncode == 1


def test_help_shows_an_example(tmp_path: Path) -> None:
    """`--help` explains the exit codes and ends with a line to copy."""
    done = run("check", "--help", cwd=tmp_path)
    assert "Example: roadmap check curriculum" in done.stdout


def test_the_version_is_the_package_s(tmp_path: Path) -> None:
    """`--version` prints it."""
    assert "0.1.0" in run("--version", cwd=tmp_path).stdout
