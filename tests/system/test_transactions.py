"""Changes of several files: all of them or none, whoever else is at work, and even when killed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from roadmap_site.system import cache, transactions
from roadmap_site.system.cache import BusyError
from roadmap_site.system.files import File, UnsafePathError
from roadmap_site.system.transactions import ChangedError, Move, Step, Write
from tests.helpers import broken_off
from tests.helpers.paths import ROOT
from tests.system.test_files import everything

BEFORE = {"a": b"1", "b/c": b"2", "d/e": b"3", "d/f": b"4"}
"""What the files of the tests hold at first."""
AFTER = {"a": b"one", "g/e": b"three", "g/f": b"4", "new/h": b"5"}
"""What the steps make of it."""


def world(root: Path) -> Path:
    """Write the files of the tests."""
    for path, content in BEFORE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def steps(root: Path) -> list[Step]:
    """Return steps of all kinds."""
    return [
        Write(File(root, "d/e"), b"three"),
        Move(File(root, "d"), "g"),
        Write(File(root, "a"), b"one"),
        Write(File(root, "new/h"), b"5"),
        Write(File(root, "b/c"), None),
    ]


def test_all_steps_are_done(tmp_path: Path) -> None:
    """Files are written, moved with their folder, made and taken away; nothing else is left."""
    root = world(tmp_path / "root")
    with transactions.session(root, root) as session:
        session.run(steps(root))
    assert everything(root) == AFTER
    assert {path.name for path in root.iterdir()} == {"a", "g", "new"}


@pytest.mark.parametrize("number", range(5))
def test_when_a_step_fails_all_is_as_before(number: int, tmp_path: Path) -> None:
    """Whichever it is; folders that were made for it go as well."""
    root = world(tmp_path / "root")
    failing = steps(root)
    (root / "link").symlink_to("a")
    failing.insert(number, Write(File(root, "link"), b"x"))
    with pytest.raises(UnsafePathError), transactions.session(root) as session:
        session.run(failing)
    (root / "link").unlink()
    assert everything(root) == BEFORE
    assert {path.name for path in root.iterdir()} == {"a", "b", "d"}


def test_when_the_user_breaks_off_all_is_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C comes at any moment."""
    root = world(tmp_path / "root")
    replace, left = os.replace, [2]

    def interrupted(*paths: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        replace(*paths)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt), transactions.session(root) as session:
        session.run(steps(root))
    assert everything(root) == BEFORE


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.write_bytes(b"x"),
        lambda file: file.unlink(),
        lambda file: (file.with_name("z").write_bytes(b"1"), file.with_name("z").replace(file)),
    ],
    ids=["written", "removed", "replaced"],
)
def test_what_somebody_else_has_changed_is_not_written_over(change: Callable[[Path], object], tmp_path: Path) -> None:
    """Their change stays, and none of ours is made."""
    root = world(tmp_path / "root")
    with transactions.session(root, root) as session:
        change(root / "a")
        theirs = everything(root)
        with pytest.raises(ChangedError, match="somebody has changed it meanwhile"):
            session.run(steps(root))
    assert everything(root) == theirs


def test_a_file_that_somebody_else_has_made_is_not_written_over(tmp_path: Path) -> None:
    """We thought that it was not there."""
    root = world(tmp_path / "root")
    with transactions.session(root, root) as session:
        (root / "new").mkdir()
        (root / "new/h").write_bytes(b"theirs")
        with pytest.raises(ChangedError):
            session.run(steps(root))
    assert (root / "new/h").read_bytes() == b"theirs"


def test_one_session_can_change_a_file_again(tmp_path: Path) -> None:
    """Its own changes are no one else's."""
    root = world(tmp_path / "root")
    with transactions.session(root, root) as session:
        session.run([Write(File(root, "a"), b"x")])
        session.run([Write(File(root, "a"), b"y")])
    assert (root / "a").read_bytes() == b"y"


def test_two_sessions_do_not_meet(tmp_path: Path) -> None:
    """Whatever the place is called by: through a link it is the same."""
    root = world(tmp_path / "root")
    (tmp_path / "link").symlink_to("root")
    again = transactions.session(tmp_path / "link", wait=0)
    with transactions.session(root), pytest.raises(BusyError, match="another `roadmap`") as told, again:
        pass
    assert told.value.filename == str(tmp_path / "link")
    with transactions.session(tmp_path / "link", wait=0):
        pass


def test_without_a_cache_folder_it_works_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no lock and no journal then."""
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    root = world(tmp_path / "root")
    assert cache.folder(root) is None
    with transactions.session(root, root) as session:
        session.run(steps(root))
    assert everything(root) == AFTER


STEPS = """
import sys
from pathlib import Path
from roadmap_site.system import transactions
from tests.system.test_transactions import steps
root = Path(sys.argv[1])
with transactions.session(root, root) as session:
    session.run(steps(root))
"""


def command(root: Path) -> list[str]:
    """Return the command that does the steps in a process of its own."""
    return ["python", "-c", STEPS, str(root)]


def test_what_a_killed_process_has_begun_is_taken_back(tmp_path: Path) -> None:
    """At every moment: the next session finds all as it was, without scratch files, and tells what it has put back."""
    changes = len(broken_off.changes(command(world(tmp_path / "count")), ROOT, [tmp_path / "count"]))
    assert changes > 12
    put_back = set[str]()
    for at in range(1, changes + 1):
        root = world(tmp_path / f"{at:02}")
        broken_off.run(command(root), ROOT, [root], at)
        with transactions.session(root, root) as session:
            assert everything(root) == BEFORE, f"killed before change {at}"
            put_back |= {Path(file).relative_to(root).as_posix() for file in session.taken_back}
            session.run(steps(root))
        assert everything(root) == AFTER
    assert put_back == {"a", "b/c", "d", "d/e", "new/h"}


def test_what_somebody_has_touched_since_is_not_taken_back(tmp_path: Path) -> None:
    """Their work counts more than the journal."""
    root = world(tmp_path / "root")
    broken_off.run(command(root), ROOT, [root], "/b/c")
    (root / "a").write_bytes(b"theirs")
    with transactions.session(root, root):
        assert (root / "a").read_bytes() == b"theirs"
        assert (root / "d/e").read_bytes() == b"3"


@pytest.mark.parametrize(
    "journal",
    [
        "",
        "{",
        "[]",
        '{"version": 1}',
        '{"version": 2, "steps": 3, "token": ""}',
        '{"version": 1, "token": "", "steps": [{}]}',
    ],
)
def test_a_journal_that_cannot_be_read_is_no_journal(journal: str, tmp_path: Path) -> None:
    """It was cut short before anything was done, or is of another version."""
    root = world(tmp_path / "root")
    home = cache.folder(root)
    assert home is not None
    (home / "journal.json").write_text(journal)
    with transactions.session(root, root) as session:
        assert session.taken_back == ()
    assert not (home / "journal.json").exists()
    assert everything(root) == BEFORE


def test_a_journal_in_the_checkout_means_nothing(tmp_path: Path) -> None:
    """A branch could bring one along."""
    root = world(tmp_path / "root")
    row = {"root": str(root), "path": "a", "before": "eA==", "after": "x"}
    (root / "journal.json").write_text(json.dumps({"version": 1, "token": "t", "steps": [row]}))
    with transactions.session(root, root) as session:
        assert session.taken_back == ()
    assert (root / "a").read_bytes() == b"1"


def names(shown: Sequence[Path]) -> set[str]:
    """Return the names of paths."""
    return {path.name for path in shown}


def test_nothing_but_the_lock_stays_in_the_cache(tmp_path: Path) -> None:
    """The journal is gone once all is done."""
    root = world(tmp_path / "root")
    with transactions.session(root, root) as session:
        session.run(steps(root))
    home = cache.folder(root)
    assert home is not None
    assert names(list(home.iterdir())) <= {"lock"}
