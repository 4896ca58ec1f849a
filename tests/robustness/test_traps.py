"""What a stranger's branch lays in the way of the commands that write: nothing is written outside of their roots."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from roadmap_site.cli.main import main
from tests.cli.test_cli import run
from tests.helpers import answering
from tests.robustness.test_killed import project
from tests.system.test_files import everything

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "fmt": ("fmt",),
    "fmt that names schemas": ("fmt", "--schemas", "../../outside"),
    "fix": ("check", "--fix"),
    "new roadmap": ("new", "roadmap", "--title", "Rolls"),
    "new stage": ("new", "stage", "--title", "Eating", "--roadmap", "weekend", "--first"),
    "new topic": ("new", "topic", "--title", "Kneading", "--area", "dough", "--stage", "weekend/mixing"),
    "new resource": ("new", "resource", "--title", "A book", "--kind", "handbook", "--stage", "weekend/mixing"),
    "new project": ("new", "project", "--title", "Rolls", "--area", "dough", "--stage", "weekend/mixing"),
    "rename a topic": ("rename", "gluten", "gluten-net"),
    "rename a stage": ("rename", "weekend/mixing", "the-dough"),
    "rename a roadmap": ("rename", "weekend", "two-days"),
    "import": ("import", "outline", "plan.md"),
    "schema": ("schema",),
    "schema with ids": ("schema", "--with-ids"),
    "links": ("links", "--interval", "0"),
}
"""The commands that write, each as somebody would call it in a checkout."""


def _link(project: Path, name: str, target: str) -> None:
    """Lay a link, in the place of what is there."""
    path = project / name
    if path.is_dir() and not path.is_symlink():
        path.rename(project.parent / "moved")
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def _beside_each(pattern: str) -> Callable[[Path], None]:
    """Return what lays a link under a name made from that of each file of the curriculum."""

    def lay(project: Path) -> None:
        for file in [*(project / "curriculum").rglob("*.yml"), project / "docs/page.md"]:
            name = file.with_name(pattern.format(file.name)).relative_to(project).as_posix()
            _link(project, name, os.path.relpath(project / "../outside/hook", file.parent))

    return lay


def _named_schemas(place: str) -> Callable[[Path], None]:
    """Return what lets a curriculum look for its schemas at a place."""

    def lay(project: Path) -> None:
        file = project / "curriculum/curriculum.yml"
        file.write_text(f"# yaml-language-server: $schema={place}/curriculum.json\n{file.read_text()}")

    return lay


def _settings_of_lychee(project: Path) -> None:
    """Lay settings wherever lychee might be run."""
    for folder in (".", ".cache", ".cache/roadmap-links", "curriculum"):
        (project / folder).mkdir(exist_ok=True)
        (project / folder / "lychee.toml").write_text('output = "../outside/hook"\nformat = "json"\n')
        (project / folder / ".lycheecache").symlink_to(project / "../outside/hook")


def _set_bits(project: Path) -> None:
    """Let files run as somebody else."""
    for file in project.rglob("*.yml"):
        file.chmod(0o6755)


TRAPS: Mapping[str, Callable[[Path], None]] = {
    "the names of scratch files that once were": _beside_each(".{}.new"),
    "the names that other programs use": _beside_each("{}.tmp"),
    "the files are links": _beside_each("{}"),
    "a folder is a link": lambda at: _link(at, "curriculum/topics", "../../outside"),
    "the stages' folder is a link": lambda at: _link(at, "curriculum/roadmaps/weekend", "../../../outside"),
    "the new folder is a link": lambda at: _link(at, "curriculum/roadmaps/rolls", "../../../outside"),
    "the curriculum is a link": lambda at: _link(at, "curriculum", "../moved"),
    "the schemas are a link": lambda at: _link(at, "curriculum/.schemas", "../../outside"),
    "a schema is a link": lambda at: _link(at, "curriculum/.schemas/topics.json", "../../../outside/hook"),
    "schemas above": _named_schemas("../../outside"),
    "schemas at a path": _named_schemas("/tmp/outside"),  # noqa: S108 (nobody writes there)
    "schemas among git's hooks": _named_schemas("../.git/hooks"),
    "schemas in a hidden folder": _named_schemas(".git/hooks"),
    "the pages are a link": lambda at: _link(at, "docs", "../outside"),
    "a page is a link": lambda at: _link(at, "docs/page.md", "../../outside/page.md"),
    "the report is a link": lambda at: _link(at, "link-check.json", "../outside/hook"),
    "the report is a link to nothing": lambda at: _link(at, "link-check.json", "../outside/new"),
    "the cache is a link": lambda at: _link(at, ".cache", "../outside"),
    "settings of lychee": _settings_of_lychee,
    "set bits": _set_bits,
}
"""What a branch can bring along."""
ROOTS = ("project/curriculum/", "project/docs/page.md", "project/link-check.json")
"""What the commands may write, seen from where the project lies."""


def outside(folder: Path) -> dict[str, bytes | str]:
    """Return all that no command may change, with what is moved to make room for a trap."""
    return {name: content for name, content in everything(folder).items() if not name.startswith(ROOTS)}


@pytest.fixture(scope="module")
def host() -> Iterator[answering.Host]:
    """Yield a server, so that links need no network."""
    with answering.host() as found:
        yield found


def checkout(folder: Path, command: str, host: answering.Host) -> Path:
    """Write what a maintainer has on disk: the checkout of a branch, and things beside it that are no part of it."""
    at = project(folder / "project", stale=command == "fix")
    for file in (at / "curriculum/resources").iterdir():
        file.write_text(re.sub(r"https?://[^\s'\"]+", f"{host.address}/well", file.read_text()))
    (at / ".git/hooks").mkdir(parents=True)
    (folder / "outside").mkdir()
    (folder / "outside/hook").write_text("#!/bin/sh\n")
    (folder / "outside/page.md").write_text("[[gluten]] [[weekend]] [[weekend/mixing]]\n")
    return at


def bits(folder: Path) -> dict[Path, tuple[bytes, int]]:
    """Return what ordinary files hold, and the bits by which they would run as somebody else."""
    found = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return {file: (file.read_bytes(), file.stat().st_mode & (stat.S_ISUID | stat.S_ISGID)) for file in found}


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_trap_catches_no_command(
    command: str, trap: str, host: answering.Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a byte outside of the curriculum, the pages and the report: no hook, no other folder, no file of git's."""
    at = checkout(tmp_path, command, host)
    TRAPS[trap](at)
    before, bits_before = outside(tmp_path), bits(at)
    monkeypatch.chdir(at)
    done = CliRunner().invoke(main, COMMANDS[command])
    assert isinstance(done.exception, SystemExit | OSError | None), done.exception
    assert outside(tmp_path) == before, done.output
    known = {content for content, _ in bits_before.values()}
    assert not [file for file, (content, set_bits) in bits(at).items() if set_bits and content not in known], (
        done.output
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_trap_each_command_writes(
    command: str, host: answering.Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the traps are laid for something."""
    at = checkout(tmp_path, command, host)
    before, around = everything(at), outside(tmp_path)
    monkeypatch.chdir(at)
    done = CliRunner().invoke(main, COMMANDS[command])
    assert done.exit_code == 0, done.output
    assert everything(at) != before
    assert outside(tmp_path) == around


def test_the_refusal_names_the_link_and_what_to_do(tmp_path: Path) -> None:
    """In a sentence, with exit code 2."""
    at = project(tmp_path / "project")
    TRAPS["the pages are a link"](at)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/page.md").write_text("[[gluten]]\n")
    done = run("rename", "gluten", "net", cwd=at)
    assert done.returncode == 2
    assert "docs` cannot be read or written: it is a link, and nothing is written through links" in done.stderr


def test_a_curriculum_that_is_a_link_must_be_named(tmp_path: Path) -> None:
    """What is found by itself could lead anywhere."""
    at = project(tmp_path / "project")
    TRAPS["the curriculum is a link"](at)
    done = run("fmt", cwd=at)
    assert done.returncode == 2
    assert "`curriculum` is a link to another place. If you mean that, name it with `--curriculum`." in done.stderr


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    """It is their own word that counts."""
    at = project(tmp_path / "project")
    TRAPS["the curriculum is a link"](at)
    assert run("fmt", "--curriculum", "curriculum", cwd=at).returncode == 0
    assert run("fmt", "--check", "--curriculum", "../moved", cwd=at).returncode == 0
