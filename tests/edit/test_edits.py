"""New texts for files: made without a loss, tried on a copy, written all or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roadmap_site.edit import edits
from roadmap_site.yaml_io import comments, reader
from tests.helpers import bread, worlds

ENTRIES = {
    "an ordinary file": ("a: A\n", "a: A\nb: B\n"),
    "an empty file": ("", "b: B\n"),
    "no end of the last line": ("a: A", "a: A\nb: B\n"),
    "blank lines at the end": ("a: A\n\n\n", "a: A\nb: B\n"),
    "entries that stand apart": ("a: A\n\nc: C\n", "a: A\n\nc: C\n\nb: B\n"),
    "a comment at the end": ("a: A\n# end\n", "a: A\n# end\nb: B\n"),
    "braces": ("{a: A}  # x\n", "a: A  # x\nb: B\n"),
    "an indented top": ("  a: A\n  c: C\n", "a: A\nc: C\nb: B\n"),
    "a text that keeps its blank lines": ("a: |+\n  A\n\n\n", 'a: "A\\n\\n\\n"\nb: B\n'),
    "line endings of Windows": ("a: A\r\n\r\nc: C\r\n", "a: A\r\n\r\nc: C\r\n\r\nb: B\r\n"),
    "a text in lines at the end": ("a: |\n  A\n  B\n", "a: |\n  A\n  B\nb: B\n"),
}


@pytest.mark.parametrize("where", ENTRIES)
def test_an_entry_comes_to_the_end_of_a_file(where: str) -> None:
    """The rest stays byte for byte, unless it could not be read then."""
    before, after = ENTRIES[where]
    assert edits.with_entry(before, "b", "B") == after


def test_an_item_comes_to_the_end_of_a_list() -> None:
    """A list in brackets, one in lines with comments, and one that is not there yet."""
    assert edits.with_item("a: [b]\nc: d\n", ("a",), "e") == "a: [b, e]\nc: d\n"
    assert edits.with_item("a:\n- b  # x\n# y\nc: d\n", ("a",), "e") == "a:\n  - b  # x\n  - e\n# y\nc: d\n"
    assert edits.with_item("a: b\n", ("c",), "e") == "a: b\nc: [e]\n"
    assert edits.with_item("a:\n  b: c\n", ("a", "d"), "e") == "a:\n  b: c\n  d: [e]\n"


def test_a_key_is_set_and_a_short_form_made_long() -> None:
    """What there was stays, its comments too."""
    assert edits.with_key("a: A # x\n", ("a",), "was", ["b"]) == "a:  # x\n  title: A\n  was: [b]\n"
    assert edits.with_key("a: {title: A, was: [b]}\n", ("a",), "was", ["c"]) == "a:\n  title: A\n  was: [c]\n"


@pytest.mark.parametrize("broken", ["a: [\n", "a: A\na: B\n", ""])
def test_a_file_that_cannot_be_read_is_not_changed(broken: str) -> None:
    """Something of it could be lost."""
    with pytest.raises(ValueError, match="can be read"):
        edits.with_key(broken, (), "b", "c")


def test_files_are_written_moved_and_taken_away(tmp_path: Path) -> None:
    """With the folders that they need or leave empty, and with nothing else left."""
    folder = worlds.write(tmp_path, {})
    new = "roadmaps/second/01-a.yml"
    worlds.change(folder, {"roadmaps/first/roadmap.yml": None, "roadmaps/first/01-start.yml": None, new: "a: é\n"})
    found = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert found == {"curriculum.yml", "topics/basics.yml", new}
    assert (folder / new).read_bytes() == "a: é\n".encode()
    assert not (folder / "roadmaps/first").exists()


def test_line_endings_and_permissions_stay_as_they_are(tmp_path: Path) -> None:
    """A file that others may write stays one."""
    folder = worlds.write(tmp_path, {})
    (folder / "topics/basics.yml").chmod(0o664)
    worlds.change(folder, {"topics/basics.yml": "a: b\r\n"})
    assert (folder / "topics/basics.yml").read_bytes() == b"a: b\r\n"
    assert (folder / "topics/basics.yml").stat().st_mode & 0o777 == 0o664


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    """If the second cannot be, the first has its old text, and no half is left."""
    folder = worlds.write(tmp_path, {})
    (folder / "topics/new.yml").mkdir()
    before = sorted(folder.rglob("*"))
    with pytest.raises(OSError, match="no ordinary file"):
        worlds.change(folder, {"topics/basics.yml": "a: b\n", "topics/new.yml": "c: d\n"})
    assert sorted(folder.rglob("*")) == before
    assert (folder / "topics/basics.yml").read_text() == "softmax: Softmax\n"


def test_a_file_that_must_not_be_written_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though its folder would let it be replaced."""
    folder = worlds.write(tmp_path, {})
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError, match="basics"):
        worlds.change(folder, {"topics/basics.yml": "a: b\n"})
    assert (folder / "topics/basics.yml").read_text() == "softmax: Softmax\n"


def test_a_trial_touches_nothing_and_takes_only_what_counts(tmp_path: Path) -> None:
    """The result is that of the new texts; what is hidden or no YAML is not even copied."""
    folder = bread.write(tmp_path, {".git/big": "x", "picture.png": b"\x89", "topics/oven.yml": None})
    os.mkfifo(folder / "pipe")
    (folder / "topics/dough.yml").chmod(0o444)
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    tried = edits.tried(folder, "shown", {"topics/oven.yml": "proofing: [\n"})
    assert ("shown/topics/oven.yml", "syntax-error") in {(p.location.path, p.code) for p in tried.problems}
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == before


def test_a_difference_shows_what_would_change(tmp_path: Path) -> None:
    """As a unified diff; a moved file is compared with what it was, and one that stays the same is left out."""
    folder = worlds.write(tmp_path, {})
    moved = {"topics/more.yml": "topics/basics.yml"}
    texts = {"topics/more.yml": "softmax: S\n", "topics/basics.yml": None, "curriculum.yml": None, "x.yml": "a: b\n"}
    texts["roadmaps/first/roadmap.yml"] = "title: First\n"
    lines = list(edits.difference(folder, "c", texts, moved))
    assert lines[:5] == [
        "--- c/curriculum.yml",
        "+++ nothing",
        "@@ -1,6 +0,0 @@",
        "-title: A curriculum",
        "-roadmaps: [first]",
    ]
    assert lines[-9:] == [
        "--- c/topics/basics.yml",
        "+++ c/topics/more.yml",
        "@@ -1 +1 @@",
        "-softmax: Softmax",
        "+softmax: S",
        "--- nothing",
        "+++ c/x.yml",
        "@@ -0,0 +1 @@",
        "+a: b",
    ]
    assert not any("roadmap.yml" in line for line in lines)


def test_the_value_at_a_trail_ends_at_a_short_form() -> None:
    """`topic` of a bare item is the item."""
    root = edits.at(comments.read(reader.parse("a: [b]\n", "")[0]), ("a", 0, "topic"))
    assert root.value == "b"
