"""Changes of several files: all of them, or none, whoever else is at work, and even if a process is killed on the way.

A session has the lock of the place that it changes. It knows how the files looked when it began, and does not write
over what somebody else has changed since. Before the first step it notes in a journal what the files held: a step that
fails takes all steps back, and what a killed process has begun the next session takes back, as far as nobody has
touched it since. The journal lies in the user's cache folder; without one, a killed process leaves some of its steps.
"""

import base64
import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from roadmap_site.system import cache, files

_VERSION = 1


class ChangedError(OSError):
    """Somebody else has changed a file meanwhile."""


class Write(NamedTuple):
    """Give a file its content; without any, take it away."""

    file: files.File
    content: bytes | None


class Move(NamedTuple):
    """Give a file or folder another path below its root."""

    file: files.File
    to: str


Step = Write | Move
# What tells one content of a file from another without reading it; nothing for a file that is not there.
_Look = tuple[int, ...] | None
# A step in the journal: its root, path, and either where it moves or what the file held and shall hold.
_Row = dict[str, Any]


class Session:
    """The right to change files, while nobody else of us does.

    Attributes:
        taken_back: The files that have got back what they held before a process was killed.
    """

    def __init__(self, journal: Path | None, read: Sequence[Path]) -> None:
        """Take back what a killed process has begun, then note how files look.

        Args:
            journal: The file that is the journal; nothing where there can be none.
            read: Folders whose files are going to be read; those that change meanwhile will not be written.
        """
        self._journal = journal
        self.taken_back = _taken_back(journal) if journal else ()
        self._read = read
        self._looks = _looks(read)
        self._token = files.new_token()
        # The steps up to now as the journal has them.
        self._rows: list[_Row] = []

    def run(self, steps: Sequence[Step]) -> None:
        """Do steps, in their order.

        What is moved is written before it moves, not after: a step is taken back by what its file held at first.

        Raises:
            ChangedError: Somebody else has changed one of the files since the session began.
            OSError: A step cannot be done.
        """
        for step in steps:
            self._refuse_changed(step)
        first = len(self._rows)
        # All is looked at before any step counts as done.
        self._rows += [_row(step) for step in steps]
        if self._journal:
            _note(self._journal, self._rows, self._token)
        try:
            for step in steps:
                if isinstance(step, Move):
                    files.move(step.file, step.to)
                else:
                    files.put(step.file, step.content, self._token)
        except BaseException:
            self.roll_back(first)
            raise
        self._looks = _looks(self._read)

    def roll_back(self, first: int = 0) -> None:
        """Take all steps back from the first of them on, as far as that can be done."""
        _take_back(self._rows[first:], self._token)
        del self._rows[first:]

    def _refuse_changed(self, step: Step) -> None:
        whole = step.file.whole
        if isinstance(step, Move) or "/." in f"/{step.file.path}":
            return
        if any(map(whole.is_relative_to, self._read)) and self._looks.get(whole) != _look(whole):
            reason = "somebody has changed it meanwhile, so nothing was written: try again"
            raise ChangedError(errno.EBUSY, reason, str(whole))


@contextmanager
def session(
    place: Path, *read: Path, wait: float = cache.WAIT, waiting: Callable[[], None] | None = None
) -> Iterator[Session]:
    """Give the right to change what is at a place; whatever ends this with an error takes all steps back.

    Args:
        place: What is locked meanwhile.
        read: Folders whose files are going to be read, see `Session`.
        wait: How many seconds to wait for another one.
        waiting: Is told when that takes more than a moment.

    Raises:
        BusyError: Another process is changing it.
    """
    with cache.locked(place, wait=wait, waiting=waiting) as home:
        journal = home and home / cache.JOURNAL
        opened = Session(journal, read)
        try:
            yield opened
        except BaseException:
            opened.roll_back()
            raise
        finally:
            if journal:
                for left in (journal, *journal.parent.glob(files.scratch_name(journal.name, "*"))):
                    left.unlink(missing_ok=True)


def _looks(folders: Sequence[Path]) -> dict[Path, _Look]:
    """Return how the files in folders look, but for what is hidden."""
    looks: dict[Path, _Look] = {}
    for folder in folders:
        for top, inside, names in os.walk(folder):
            inside[:] = [name for name in inside if not name.startswith(".")]
            for name in names:
                looks[Path(top, name)] = _look(Path(top, name))
    return looks


def _look(file: Path) -> _Look:
    try:
        status = file.lstat()
    except OSError:
        return None
    return (status.st_mode, status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)


def _row(step: Step) -> _Row:
    """Return a step, with what its file holds before it, as the journal has it."""
    row = {"root": str(step.file.root.resolve()), "path": step.file.path, "before": None}
    if isinstance(step, Move):
        return row | {"to": step.to}
    before = files.content(step.file)
    if before is not None:
        row["before"] = base64.b64encode(before).decode()
    return row | {"after": _digest(step.content)}


def _note(journal: Path, rows: Sequence[_Row], token: str) -> None:
    """Write down what has been done and what is about to be done."""
    noted = {"version": _VERSION, "token": token, "steps": rows}
    with suppress(OSError):
        # In one step, as what was noted before counts until then.
        files.put(files.File(journal.parent, journal.name), json.dumps(noted).encode())


def _taken_back(journal: Path) -> tuple[str, ...]:
    """Take back the steps of a killed process; return the files that have changed by that."""
    changed: set[str] = set()
    with suppress(OSError, ValueError, TypeError, KeyError):
        noted = json.loads(journal.read_text(encoding="utf-8"))
        if noted["version"] == _VERSION:
            changed = _take_back(noted["steps"], noted["token"])
    return tuple(sorted(changed))


def _take_back(rows: Sequence[_Row], token: str) -> set[str]:
    """Take back, from the last to the first, the steps that were done, unless somebody has touched their files since.

    Returns:
        The files that have changed by that.
    """
    changed = set()
    for row in reversed(rows):
        file = files.File(Path(row["root"]), row["path"])
        files.remove_scratch(file, token)
        with suppress(OSError):
            if _take_one_back(row, file):
                changed.add(str(file.whole))
    return changed


def _take_one_back(row: _Row, file: files.File) -> bool:
    """Take one step back; return whether there was anything to be done."""
    if "to" in row:
        moved = os.path.lexists(file.root / row["to"]) and not os.path.lexists(file.whole)
        if moved:
            files.move(files.File(file.root, row["to"]), file.path)
        return moved
    before = None if row["before"] is None else base64.b64decode(row["before"])
    now = files.content(file)
    written = now != before and _digest(now) == row["after"]
    if written:
        files.put(file, before)
    return written


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()
