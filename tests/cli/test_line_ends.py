"""A checkout whose lines end as on Windows stays one: whatever a command writes, and nothing is told of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_cli import run
from tests.helpers import bread, repositories, worlds

WRITING = {
    "fmt": ("fmt",),
    "fix": ("check", "--fix"),
    "new roadmap": ("new", "roadmap", "--title", "Rolls"),
    "new stage": ("new", "stage", "--title", "Eating", "--roadmap", "weekend", "--first"),
    "new topic": ("new", "topic", "--title", "Kneading", "--area", "dough", "--stage", "weekend/mixing"),
    "new topic of an area without a file": ("new", "topic", "--title", "Stones", "--area", "oven"),
    "new resource": ("new", "resource", "--title", "A book", "--kind", "handbook", "--stage", "weekend/mixing"),
    "new project": ("new", "project", "--title", "Rolls", "--area", "dough", "--stage", "weekend/mixing"),
    "rename a topic": ("rename", "gluten", "gluten-net"),
    "rename a stage": ("rename", "weekend/mixing", "the-dough"),
    "rename a roadmap": ("rename", "weekend", "two-days"),
    "import": ("import", "outline", "plan.md"),
    "schema": ("schema",),
}
"""The commands that write, each as somebody would call it."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A curriculum with schemas and an outline, whose lines all end as on Windows."""
    folder = bread.write(tmp_path / "curriculum")
    assert run("fmt", cwd=tmp_path).returncode == 0
    assert run("schema", "--with-ids", cwd=tmp_path).returncode == 0
    (tmp_path / "plan.md").write_text("# Rolls\n\n## Stage 1: Mixing\n\n- Gluten\n- Shaping\n\nAnd a word.\n")
    for file in files(folder):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    return tmp_path


def files(folder: Path) -> Iterator[Path]:
    """Yield all files of a folder."""
    return filter(Path.is_file, sorted(folder.rglob("*")))


def mixed(folder: Path) -> list[str]:
    """Return the names of the files in which a line does not end as on Windows."""
    return [file.name for file in files(folder) if b"\n" in file.read_bytes().replace(b"\r\n", b"")]


@pytest.mark.parametrize("what", WRITING)
def test_no_command_writes_other_line_ends(what: str, project: Path) -> None:
    """Files that there are keep theirs, and new ones are as `curriculum.yml` is."""
    before = {file: file.read_bytes() for file in files(project / "curriculum")}
    done = run(*WRITING[what], cwd=project)
    assert (done.returncode, mixed(project / "curriculum")) == (0, []), done.stderr
    if what not in {"fmt", "fix"}:
        assert {file: file.read_bytes() for file in files(project / "curriculum")} != before


def test_canonical_files_are_left_alone(project: Path) -> None:
    """Neither `fmt --check` nor the check has a word to say, and nothing is written."""
    before = {file: file.stat().st_mtime_ns for file in files(project)}
    done = run("fmt", "--check", cwd=project)
    assert (done.returncode, done.stdout) == (0, f"{len(bread.FILES)} files: none would change\n")
    assert run("fmt", "--check", "--format", "github", cwd=project).stdout == ""
    assert run("fmt", cwd=project).stdout.endswith("none changed\n")
    assert run("schema", "--with-ids", cwd=project).stdout.endswith("all schemas are up to date\n")
    assert run("check", cwd=project).stdout.endswith("no problems\n")
    assert {file: file.stat().st_mtime_ns for file in files(project)} == before


def test_what_is_not_canonical_is_told_at_its_line(project: Path) -> None:
    """The place is the first line that says something else."""
    file = project / "curriculum/topics/dough.yml"
    lines = file.read_bytes().split(b"\r\n")
    lines[3] += b"   "
    file.write_bytes(b"\r\n".join(lines))
    done = run("fmt", "--check", "--format", "github", cwd=project)
    assert done.stdout.startswith("::warning file=curriculum/topics/dough.yml,line=4,")


@pytest.mark.parametrize(("first", "other", "line"), [(b"\n", b"\r\n", 2), (b"\r\n", b"\n", 2)])
def test_a_file_with_both_line_ends_gets_those_of_its_first_line(
    first: bytes, other: bytes, line: int, tmp_path: Path
) -> None:
    """It is told at the first line that ends otherwise."""
    folder = worlds.write(tmp_path / "curriculum", {})
    assert run("fmt", cwd=tmp_path).returncode == 0
    head, last = b"# yaml-language-server: $schema=../.schemas/topics.json", b"relu: ReLU"
    file = folder / "topics/basics.yml"
    file.write_bytes(head + first + b"softmax: Softmax" + other + last + first)
    done = run("fmt", "--check", "--format", "json", cwd=tmp_path)
    assert [problem["line"] for problem in json.loads(done.stdout)["problems"]] == [line]
    assert run("fmt", cwd=tmp_path).returncode == 0
    assert file.read_bytes() == first.join([head, b"softmax: Softmax", last, b""])


def test_a_checkout_of_the_other_kind_is_no_change(tmp_path: Path) -> None:
    """Git holds the line ends of Unix and checks out those of Windows; a comparison speaks of neither."""
    repository = repositories.with_curriculum(
        tmp_path, {"topics/extras.yml": "relu:\n  title: ReLU\n  summary: |\n    A\n    b.\n"}
    )
    unchanged = run("diff", cwd=repository).stdout
    for file in files(repository / "curriculum"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert run("diff", cwd=repository).stdout == unchanged


def test_a_byte_order_mark_goes(tmp_path: Path) -> None:
    """It is no part of the canonical form, whatever the lines end with."""
    folder = worlds.write(tmp_path / "curriculum", {"topics/basics.yml": b"\xef\xbb\xbfsoftmax: Softmax\r\n"})
    assert run("fmt", cwd=tmp_path).returncode == 0
    head = b"# yaml-language-server: $schema=../.schemas/topics.json\r\n"
    assert (folder / "topics/basics.yml").read_bytes() == head + b"softmax: Softmax\r\n"
