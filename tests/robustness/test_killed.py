"""Commands that are killed, or find the disk full, at any moment; two of them at once."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.problems.formats.text import as_text
from roadmap_site.system import transactions
from tests.cli.test_cli import COMMAND, run
from tests.helpers import bread, broken_off
from tests.system.test_files import everything

PLAN = """\
# Rolls in a morning
## Stage 1: Dough
- Gluten
- Kneading
  - by hand
- Books: The bread book by A. Baker https://example.org/bread
## Stage 2: Oven
- Steam
"""
WAYS: Mapping[str, tuple[str, ...]] = {
    "fmt": ("fmt",),
    "fix": ("check", "--fix"),
    "new topic": ("new", "topic", "--title", "Kneading", "--area", "dough", "--stage", "weekend/mixing"),
    "new stage": ("new", "stage", "--title", "Eating", "--roadmap", "weekend", "--first"),
    "new roadmap": ("new", "roadmap", "--title", "Rolls"),
    "rename a topic": ("rename", "gluten", "gluten-net"),
    "rename a stage": ("rename", "weekend/mixing", "the-dough"),
    "rename a roadmap": ("rename", "weekend", "two-days"),
    "import": ("import", "outline", "plan.md"),
    "schema": ("schema", "--with-ids"),
}
"""The commands that write, each with what it is to do."""


def project(folder: Path, *, stale: bool = False) -> Path:
    """Write a project with a curriculum and pages by hand; with a reference to a former id if it shall be stale."""
    bread.write(folder / "curriculum")
    stage = folder / "curriculum/roadmaps/weekend/02-baking.yml"
    if stale:
        stage.write_text(stage.read_text().replace("proofing,", "proofing, percentages,"))
    (folder / "docs").mkdir()
    (folder / "docs/page.md").write_text("[[gluten]] [[weekend/mixing]] [[weekend]]\n")
    (folder / "plan.md").write_text(PLAN)
    return folder


@pytest.fixture(scope="module", params=WAYS)
def way(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Way]:
    """Run one of the commands to its end."""
    folder = tmp_path_factory.mktemp("way")
    yield Way(folder, WAYS[request.param])
    shutil.rmtree(folder)


class Way:
    """A command, what it makes of the project, and at how many moments it can be broken off."""

    def __init__(self, folder: Path, arguments: tuple[str, ...]) -> None:
        """Run it to its end."""
        self.arguments = arguments
        self._folder = folder
        self._first = project(folder / "first", stale="--fix" in arguments)
        self.before = everything(self._first)
        done = self.fresh("done")
        self.changes = len(broken_off.changes(["roadmap", *arguments], done, [done]))
        self.after = everything(done)

    def fresh(self, name: str) -> Path:
        """Return a new copy of the project."""
        return Path(shutil.copytree(self._first, self._folder / name))

    def moments(self, most: int) -> list[int]:
        """Return the numbers of some changes, evenly spread, the first and the last among them."""
        step = max((self.changes - 1) / (most - 1), 1)
        return sorted({min(round(1 + number * step), self.changes) for number in range(most)})


def yaml(found: Mapping[str, bytes | str]) -> dict[str, bytes | str]:
    """Return what is no scratch file, nor made for editors."""
    return {name: content for name, content in found.items() if "/." not in name}


def test_a_command_that_is_killed_loses_nothing_and_finishes_when_it_is_run_again(way: Way) -> None:
    """At every moment: all files hold what they held or shall hold, and in the end no scratch file is left."""
    assert way.changes > 1
    assert way.after != way.before
    kept = {*way.before.values(), *way.after.values()}
    for at in way.moments(30):
        folder = way.fresh(str(at))
        broken_off.run(["roadmap", *way.arguments], folder, [folder], at)
        halfway = yaml(everything(folder))
        # What is renamed or mended gets there in more than one step.
        assert set(halfway.values()) <= kept or way.arguments[0] in {"rename", "check"}, f"at change {at}"
        assert len(halfway) >= min(len(yaml(way.before)), len(yaml(way.after)))
        assert run(*way.arguments, cwd=folder).returncode == 0, f"at change {at}"
        assert everything(folder) == way.after, f"at change {at}"


def test_a_command_that_finds_the_disk_full_changes_nothing(way: Way) -> None:
    """Whichever file found no room; no scratch file is left, and what editors would like is no reason to stop."""
    for at in way.moments(8):
        folder = way.fresh(f"full-{at}")
        code = broken_off.run(["roadmap", *way.arguments], folder, [folder], at, "full").returncode
        found = everything(folder)
        assert yaml(found) in (yaml(way.before), yaml(way.after)), f"at change {at}, exit code {code}"
        assert not [name for name in found if name.endswith(".new")], f"at change {at}"


RENAMED = {name: arguments for name, arguments in WAYS.items() if name.startswith("rename")}


@pytest.mark.parametrize("name", RENAMED)
def test_a_rename_can_be_finished_on_another_machine(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has been done is in the files, former id first, so that no journal is needed to go on."""
    way = Way(tmp_path, RENAMED[name])
    for at in way.moments(12):
        folder = way.fresh(str(at))
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "here"))
        broken_off.run(["roadmap", *way.arguments], folder, [folder], at)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "there"))
        assert run(*way.arguments, cwd=folder).returncode == 0, f"at change {at}"
        assert yaml(everything(folder)) == yaml(way.after), f"at change {at}"


TWICE: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "fmt": (("fmt",), ("fmt",)),
    "fix": (("check", "--fix"), ("check", "--fix")),
    "new": (
        ("new", "topic", "--title", "Kneading", "--area", "dough", "--stage", "weekend/mixing"),
        ("new", "topic", "--title", "Steaming", "--area", "dough", "--stage", "weekend/mixing"),
    ),
    "new stages": (
        ("new", "stage", "--title", "Eating", "--roadmap", "weekend", "--first"),
        ("new", "stage", "--title", "Shopping", "--roadmap", "weekend", "--first"),
    ),
    "rename": (("rename", "gluten", "gluten-net"), ("rename", "flour", "white-flour")),
    "rename a roadmap and its stage": (("rename", "weekend", "two-days"), ("rename", "yeast", "fresh-yeast")),
    "import": (
        ("import", "outline", "plan.md", "--roadmap", "one"),
        ("import", "outline", "plan.md", "--roadmap", "two"),
    ),
    "schema": (("schema", "--with-ids"), ("schema", "--with-ids")),
    "fmt and rename": (("fmt",), ("rename", "gluten", "gluten-net")),
}
AFTERWARDS: Mapping[str, Callable[[LoadResult], object]] = {
    "new": lambda found: (
        {"kneading", "steaming"} <= {entry.topic for entry in found.curriculum.stages["weekend/mixing"].entries}
    ),
    "new stages": lambda found: {"weekend/eating", "weekend/shopping"} <= set(found.curriculum.stages),
    "rename": lambda found: {"gluten-net", "white-flour"} <= set(found.curriculum.topics),
    "import": lambda found: {"one", "two"} <= set(found.curriculum.roadmaps),
}
"""What must be there when both have been at work."""


@pytest.mark.parametrize("name", TWICE)
def test_two_commands_at_once_lose_nothing(name: str, tmp_path: Path) -> None:
    """Both end well, and the curriculum has what each has done."""
    folder = project(tmp_path / "project")
    commands = [[COMMAND, *arguments] for arguments in TWICE[name]]
    running = [
        subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for command in commands
    ]
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()
    found = loader.load(folder / "curriculum")
    assert not found.has_errors, as_text(found.problems)
    assert name not in AFTERWARDS or AFTERWARDS[name](found)
    assert not [file for file in everything(folder) if file.endswith(".new")]


def test_a_check_says_that_a_killed_command_has_left_its_changes(tmp_path: Path) -> None:
    """The errors are no author's; once the command has been run again there are none, and nothing is said."""
    folder = project(tmp_path / "project")
    broken_off.run(["roadmap", "rename", "gluten", "gluten-net"], folder, [folder], "roadmaps")
    said = "A command was killed on its way and has left some of its changes here."
    done = run("check", cwd=folder)
    assert done.returncode == 1
    assert said in done.stderr
    assert said in run("show", "gluten-net", cwd=folder).stderr
    again = run("rename", "gluten", "gluten-net", cwd=folder)
    assert "An earlier command was killed on its way. First its changes to these files were taken back:" in again.stderr
    done = run("check", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_command_that_is_asked_to_end_takes_all_back(number: signal.Signals, tmp_path: Path) -> None:
    """In the middle of its work, by whatever signal."""
    folder = project(tmp_path / "project")
    before = everything(folder)
    command = ["roadmap", "rename", "weekend", "two-days"]
    assert broken_off.run(command, folder, [folder], "two-days", str(int(number))).returncode > 0
    assert everything(folder) == before


def test_who_waits_is_told_for_whom(tmp_path: Path) -> None:
    """After a moment; then it goes on."""
    folder = project(tmp_path / "project")
    with transactions.session(folder / "curriculum"):
        process = subprocess.Popen([COMMAND, "fmt"], cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        assert process.stderr is not None
        line = process.stderr.readline().decode()
    assert line == "Waiting for another `roadmap` or `mkdocs` that is changing `curriculum` …\n"
    assert process.wait() == 0
    process.stderr.close()
