"""The command `roadmap`, as a person at a terminal meets it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.helpers import forks, worlds

COMMAND = str(Path(sys.executable).with_name("roadmap"))


PLAIN = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "TERM"}}
"""The environment, whatever it says of colours."""


def run(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with some variables of the environment set."""
    return forks.run("roadmap", *arguments, cwd=cwd, env={**PLAIN, **(env or {})})


def on_terminal(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Return what the command shows on a terminal that is 80 cells wide."""
    ours, its = pty.openpty()
    environment = {**PLAIN, "TERM": "xterm", "COLUMNS": "80", **(env or {})}
    with subprocess.Popen([COMMAND, *arguments], cwd=cwd, env=environment, stdout=its, stderr=its):
        os.close(its)
        shown = bytearray()
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:
            pass  # The other end of a terminal is closed in this way on Linux.
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


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


def test_a_folder_without_its_curriculum_file_is_told_what_it_lacks(tmp_path: Path) -> None:
    """What has the parts of a curriculum is taken for one; the help says what it starts with."""
    worlds.write(tmp_path, {"curriculum.yml": None})
    done = run("check", ".", cwd=tmp_path)
    assert "curriculum.yml:1:1: error[missing-file]" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("arguments", [["check"], ["check", "."], ["check", "notes.txt"]])
def test_what_is_in_no_curriculum_cannot_be_checked(arguments: list[str], tmp_path: Path) -> None:
    """A sentence says what is missing, and the exit code is not that of a faulty curriculum."""
    (tmp_path / "notes.txt").write_text("x")
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "curriculum.yml" in done.stderr
    assert "Traceback" not in done.stderr


BROKEN = {
    "topics/extras.yml": "relu: {title: ReLU, needs: [sofmax]}\nsoftmax: Again\n",
    "roadmaps/first/01-start.yml": "title: Start\nduration: soon\ntopics: [softmax, relu]\n",
}
"""A misspelt need, an id that the other file has too, and a wrong duration."""


@pytest.mark.parametrize("start", [".", "curriculum", "curriculum/topics", "docs"])
def test_without_paths_the_project_s_curriculum_is_checked_from_anywhere_in_it(start: str, tmp_path: Path) -> None:
    """The paths shown lead there from where one is."""
    worlds.write(tmp_path / "curriculum", BROKEN)
    (tmp_path / "docs").mkdir()
    done = run("check", cwd=tmp_path / start)
    place = done.stdout.partition(":")[0]
    assert (tmp_path / start / place).resolve() == tmp_path / "curriculum/roadmaps/first/01-start.yml"
    assert done.stdout.endswith("3 errors\n")


@pytest.mark.parametrize("named", ["curriculum/topics/extras.yml", "curriculum/topics", "{}/curriculum/topics"])
def test_only_the_problems_in_the_named_paths_are_shown(named: str, tmp_path: Path) -> None:
    """The whole is checked all the same, and the closing line counts what is wrong elsewhere."""
    worlds.write(tmp_path / "curriculum", BROKEN)
    done = run("check", named.format(tmp_path), cwd=tmp_path)
    assert "curriculum/topics/extras.yml:1:29: error[unknown-reference]" in done.stdout
    assert "bad-duration" not in done.stdout
    assert done.stdout.endswith(
        ": 2 errors in what you named, 1 error elsewhere: `roadmap check curriculum` shows all\n"
    )
    assert done.returncode == 1


def test_a_problem_is_shown_at_both_its_ends(tmp_path: Path) -> None:
    """The file with the first of two ids alike is at fault as much as the other."""
    worlds.write(tmp_path / "curriculum", BROKEN)
    done = run("check", "curriculum/topics/basics.yml", cwd=tmp_path)
    assert "curriculum/topics/extras.yml:2:1: error[duplicate-id]" in done.stdout
    assert "unknown-reference" not in done.stdout


def test_an_error_that_shows_in_another_file_fails_the_check_too(tmp_path: Path) -> None:
    """Who commits a file without the topic that another file teaches learns of it, although that file was not named."""
    files = {"topics/basics.yml": "relu: ReLU\n"}
    worlds.write(tmp_path / "curriculum", files)
    done = run("check", "curriculum/topics/basics.yml", cwd=tmp_path)
    assert "no problems in what you named, 1 error elsewhere" in done.stdout
    assert done.returncode == 1


def test_a_warning_in_another_file_fails_nothing(tmp_path: Path) -> None:
    """It is counted."""
    worlds.write(tmp_path / "curriculum", {"topics/extras.yml": "relu: ReLU\n"})
    done = run("check", "curriculum/curriculum.yml", cwd=tmp_path)
    assert "no problems in what you named, 1 warning elsewhere" in done.stdout
    assert done.returncode == 0


def test_paths_of_several_curricula_check_each(tmp_path: Path) -> None:
    """Each says what it has; the problems of all are counted at the end, and one error fails them all."""
    worlds.write(tmp_path / "one", {})
    worlds.write(tmp_path / "two", BROKEN)
    done = run("check", "one/topics/basics.yml", "two", "two/topics/basics.yml", cwd=tmp_path)
    *_, one, two, end = done.stdout.splitlines()
    assert one == "one: 1 roadmap, 1 stage, 1 topic, 0 resources, 0 projects"
    assert two == "two: 1 roadmap, 1 stage, 2 topics, 0 resources, 0 projects"
    assert end == "3 errors"
    assert done.returncode == 1


def test_a_link_in_the_curriculum_is_shown_under_its_own_name(tmp_path: Path) -> None:
    """Naming the link names its problem, wherever it leads."""
    folder = worlds.write(tmp_path / "curriculum", {})
    (folder / "topics/linked.yml").symlink_to(tmp_path / "elsewhere.yml")
    (tmp_path / "elsewhere.yml").write_text("relu: ReLU\n")
    done = run("check", "curriculum/topics/linked.yml", cwd=tmp_path)
    assert "curriculum/topics/linked.yml:1:1: error[misplaced-file]" in done.stdout


def test_a_curriculum_behind_a_link_is_checked_like_any_other(tmp_path: Path) -> None:
    """Its problems are those of the path that was named."""
    worlds.write(tmp_path / "real", BROKEN)
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    done = run("check", "linked/topics", cwd=tmp_path)
    assert "linked/topics/extras.yml:1:29: error[unknown-reference]" in done.stdout
    assert "2 errors in what you named, 1 error elsewhere" in done.stdout


def test_github_s_format_is_alone_on_the_standard_output(tmp_path: Path) -> None:
    """One line a problem; what people read goes to the error stream."""
    worlds.write(tmp_path / "curriculum", BROKEN)
    done = run("check", "--format", "github", cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 3
    assert "file=curriculum/topics/extras.yml,line=1,col=29,endColumn=35,title=unknown-reference::" in lines[1]
    assert done.stderr.endswith("3 errors\n")
    assert done.returncode == 1


def test_sarif_and_json_are_whole_documents_in_utf_8(tmp_path: Path) -> None:
    """Letters stand as they are, whatever the system's encoding is; the exit code is that of the text."""
    worlds.write(tmp_path / "curriculum", {"roadmaps/first/01-start.yml": "título: ñ\n"})
    for format in ("sarif", "json"):
        done = run("check", "--format", format, cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
        assert "título" in done.stdout
        assert json.loads(done.stdout)
        assert done.returncode == 1


def test_json_says_what_was_checked(tmp_path: Path) -> None:
    """Problems with their places, the things of each curriculum, and the sums; keys are sorted."""
    worlds.write(tmp_path / "curriculum", BROKEN)
    done = run("check", "--format=json", "curriculum/topics/extras.yml", cwd=tmp_path)
    found = json.loads(done.stdout)
    assert [problem["code"] for problem in found["problems"]] == ["unknown-reference", "duplicate-id"]
    assert found["problems"][0]["path"] == "curriculum/topics/extras.yml"
    assert found["checked"]["curriculum"] == {"roadmaps": 1, "stages": 1, "topics": 2, "resources": 0, "projects": 0}
    sums = {"errors": 2, "warnings": 0, "errors_elsewhere": 1, "warnings_elsewhere": 0}
    assert found["summary"] == {**sums, "left_out": {}}
    assert done.stdout == json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def test_json_hides_no_writing_direction(tmp_path: Path) -> None:
    """What could rewrite a terminal is escaped; a reader of JSON gets it back as it was."""
    worlds.write(tmp_path / "curriculum", {"topics/extras.yml": 'relu: {title: ReLU, needs: ["A\u202eb"]}\n'})
    done = run("check", "--format=json", cwd=tmp_path)
    assert "\u202e" not in done.stdout
    assert "A\u202eb" in json.loads(done.stdout)["problems"][0]["message"]


def test_colours_come_on_a_terminal_only(tmp_path: Path) -> None:
    """The standard variables turn them off there, and on elsewhere."""
    worlds.write(tmp_path / "curriculum", BROKEN)
    assert "\x1b[1;31merror[bad-duration]\x1b[0m" in on_terminal("check", cwd=tmp_path)
    assert "\x1b" not in on_terminal("check", cwd=tmp_path, env={"NO_COLOR": "1"})
    assert "\x1b" not in on_terminal("check", cwd=tmp_path, env={"TERM": "dumb"})
    assert "\x1b" not in run("check", cwd=tmp_path).stdout
    assert "\x1b[1;31m" in run("check", cwd=tmp_path, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in run("check", cwd=tmp_path, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


@pytest.mark.usefixtures("unmeasured")
def test_plain_text_needs_no_library_of_the_machines_formats(tmp_path: Path) -> None:
    """Checking stays quick: what only SARIF and JSON need is not loaded."""
    worlds.write(tmp_path / "curriculum", BROKEN)
    code = (
        "import sys, roadmap_site.cli.main as c\ntry: c.main(['check'])\nexcept SystemExit: print(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "'roadmap_site.problems.formats.text'" in done.stdout
    for module in (
        "json",
        "roadmap_site.problems.formats.sarif",
        "roadmap_site.curriculum.queries",
        "mkdocs",
        "jinja2",
    ):
        assert f"'{module}'" not in done.stdout


def test_help_shows_an_example(tmp_path: Path) -> None:
    """`--help` explains the exit codes and ends with a line to copy."""
    done = run("check", "--help", cwd=tmp_path)
    assert "Example: roadmap check curriculum" in done.stdout


def test_the_version_is_the_package_s(tmp_path: Path) -> None:
    """`--version` prints it."""
    assert "0.1.0" in run("--version", cwd=tmp_path).stdout
