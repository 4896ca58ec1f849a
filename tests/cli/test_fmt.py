"""`roadmap fmt`, as a person at a terminal meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_cli import run
from tests.helpers import bread, broken_off, worlds


def contents(folder: Path) -> dict[str, bytes]:
    """Return what is in all files of a folder."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_fmt_then_check_is_clean_and_the_second_time_changes_nothing(tmp_path: Path) -> None:
    """It names the files that it changed, from a folder with blanks and a folder below."""
    project = tmp_path / "my bread"
    bread.write(project / "curriculum")
    before = contents(project / "curriculum")
    done = run("fmt", "--check", cwd=project)
    assert (done.returncode, done.stderr) == (1, "")
    assert "curriculum/topics/dough.yml\n" in done.stdout
    assert done.stdout.endswith("17 files: 17 would change\n")
    assert contents(project / "curriculum") == before
    done = run("fmt", cwd=project / "curriculum" / "topics")
    assert (done.returncode, done.stderr) == (0, "")
    assert "../topics/dough.yml\n" in done.stdout
    assert done.stdout.endswith("17 files: 17 changed\n")
    once = contents(project / "curriculum")
    assert run("check", cwd=project).stdout == "2 roadmaps, 5 stages, 10 topics, 5 resources, 3 projects: no problems\n"
    done = run("fmt", "curriculum", cwd=project)
    assert (done.returncode, done.stdout) == (0, "17 files: none changed\n")
    assert contents(project / "curriculum") == once
    assert run("fmt", "--check", cwd=project).returncode == 0


def test_only_what_is_named_changes(tmp_path: Path) -> None:
    """A file, a folder; of several ways to the same file each counts once."""
    folder = bread.write(tmp_path / "curriculum")
    done = run("fmt", "curriculum/topics/oven.yml", "curriculum/projects", "curriculum/topics/oven.yml", cwd=tmp_path)
    assert done.stdout.endswith("3 files: 3 changed\n")
    for path, text in bread.texts().items():
        same = (folder / path).read_text() == text
        assert same == (path not in {"topics/oven.yml", "projects/oven.yml", "projects/dough.yml"})


def test_the_schemas_that_files_name_are_there_and_not_where_they_are_on_a_site(tmp_path: Path) -> None:
    """Beside the curriculum, unless the files name an address, which they keep naming."""
    folder = worlds.write(tmp_path / "curriculum", {})
    run("fmt", "--schemas", "https://example.org/s", cwd=tmp_path)
    assert not (folder / ".schemas").exists()
    first = "# yaml-language-server: $schema=https://example.org/s/topics.json\nsoftmax: Softmax\n"
    assert (folder / "topics/basics.yml").read_text() == first
    assert run("fmt", cwd=tmp_path).stdout == "4 files: none changed\n"
    run("fmt", "--schemas", ".schemas", cwd=tmp_path)
    assert "softmax" in (folder / ".schemas/stage.json").read_text()


def test_a_broken_file_is_told_and_left_while_the_others_change(tmp_path: Path) -> None:
    """The exit code is 1; problems of shape are for `check`."""
    files: dict[str, str | bytes | None] = {
        "topics/broken.yml": "a: [\n",
        "topics/bytes.yml": b"a: \xff\n",
        "topics/twice.yml": "a: A\na: B\n",
        "topics/list.yml": "- a\n",
        "topics/shape.yml": "a: {titel: A}\n",
    }
    folder = worlds.write(tmp_path / "curriculum", files)
    done = run("fmt", cwd=tmp_path)
    assert done.returncode == 1
    for path, code in (("broken", "syntax-error"), ("twice", "duplicate-key")):
        assert f"curriculum/topics/{path}.yml:" in done.stdout
        assert f"error[{code}]" in done.stdout
    assert done.stderr == "curriculum/topics/list.yml: left as it is, because it has no keys\n"
    assert done.stdout.endswith("9 files: 5 changed\n")
    for path in ("broken", "bytes", "twice", "list"):
        wanted = files[f"topics/{path}.yml"]
        assert (folder / f"topics/{path}.yml").read_bytes() == (
            wanted if isinstance(wanted, bytes) else str(wanted).encode()
        )
    assert (folder / "topics/shape.yml").read_text().endswith("\na:\n  titel: A\n")


@pytest.mark.parametrize("arguments", [["nowhere.yml"], ["README.md"], ["--colour"], []])
def test_what_is_in_no_curriculum_cannot_be_formatted(arguments: list[str], tmp_path: Path) -> None:
    """A sentence, and exit code 2."""
    (tmp_path / "README.md").write_text("x")
    done = run("fmt", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Error" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    """No file has changed then."""
    folder = worlds.write(tmp_path / "curriculum", {"topics/basics.yml": "softmax: 'Softmax'\n"})
    before = contents(folder)
    done = broken_off.run(["roadmap", "fmt"], tmp_path, [folder], "topics/.basics.yml", "full")
    assert (done.returncode, done.stdout) == (2, "")
    file = "curriculum/topics/basics.yml"
    assert done.stderr == f"Error: `{file}` cannot be read or written: No space left on device.\n"
    assert contents(folder) == before


def test_links_and_odd_files_are_left_alone(tmp_path: Path) -> None:
    """A link would change a file of another place."""
    folder = worlds.write(tmp_path / "curriculum", {})
    outside = tmp_path / "outside.yml"
    outside.write_text("a:    A\n")
    (folder / "topics/link.yml").symlink_to(outside)
    (folder / "topics/folder.yml").mkdir()
    done = run("fmt", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.endswith("4 files: 4 changed\n")
    assert outside.read_text() == "a:    A\n"


def test_a_long_file_is_formatted_as_a_short_one_is(tmp_path: Path) -> None:
    """Three thousand lines with a byte order mark, line endings of Windows, tabs and no end of the last one."""
    entry = "t%d:\r\n    title: 'T'\t# %d\r\n    needs:\r\n    - softmax\r\n"
    text = "\ufeff" + "".join(entry % (number, number) for number in range(750)).removesuffix("\r\n")
    folder = worlds.write(tmp_path / "curriculum", {"topics/extras.yml": text.encode()})
    assert run("fmt", cwd=tmp_path).returncode == 0
    wanted = "".join(f"t{number}:\r\n  title: T  # {number}\r\n  needs: [softmax]\r\n" for number in range(750))
    assert (folder / "topics/extras.yml").read_bytes().decode().partition("\n")[2] == wanted


def test_help_shows_an_example(tmp_path: Path) -> None:
    """`--help` explains what happens and ends with a line to copy."""
    assert "Example: roadmap fmt --check" in run("fmt", "--help", cwd=tmp_path).stdout
