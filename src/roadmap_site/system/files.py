"""Writing files, below a root and nowhere else.

A checkout may be a stranger's branch, which can lay links, pipes and files under any name that we might use; so there
is one function by which we write. A root is a folder that the user, or `mkdocs.yml`, has named; it may itself be a
link. Below it no link is followed, and nothing but an ordinary file is replaced or taken away. What is new stands in a
scratch file with a random name, created by us alone, and takes the place of the old file in one step: whoever reads it
sees the old content or the new one.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

# What is kept of a file's mode: not the bits by which it would run as somebody else.
_PERMISSIONS = 0o777


class UnsafePathError(OSError):
    """Something is in the way of a file; its `strerror` says what, for people."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(errno.ELOOP, reason, str(path))


class File(NamedTuple):
    """A file below a root, at a path from there with forward slashes."""

    root: Path
    path: str

    @property
    def whole(self) -> Path:
        """Return where it is."""
        return self.root / self.path


def new_token() -> str:
    """Return what makes the names of scratch files our own: nobody can know it beforehand."""
    return os.urandom(8).hex()


def put(file: File, content: bytes | None, token: str | None = None) -> None:
    """Give a file its content, or take it away, with the folders that it leaves empty.

    A file that is replaced keeps its permissions; a new one gets those that the user's `umask` leaves.

    Args:
        file: The file; it need not be there, nor its folders.
        content: What it shall hold; nothing for a file that goes.
        token: What the name of the scratch file shall have in it; a fresh one when left out.

    Raises:
        UnsafePathError: A link or something that is no file is in the way, or the path leads out of the root.
        OSError: It cannot be written; its `filename` says which file.
    """
    target = _safe(file)
    with _blaming(file):
        if content is None:
            target.unlink(missing_ok=True)
            _remove_empty_folders(target.parent, file.root.resolve())
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, target.with_name(scratch_name(target.name, token or new_token())), content)


def move(file: File, to: str) -> None:
    """Give a file, or a folder with all that is in it, another path below the same root.

    Raises:
        UnsafePathError: A link is in the way, or something is there already.
        OSError: It cannot be moved.
    """
    source, target = _safe(file, folder=True), _safe(File(file.root, to), folder=True)
    _remove_empty_folders(target, file.root.resolve())
    if os.path.lexists(target):
        raise UnsafePathError(target, "it is there already: move it away")
    with _blaming(file):
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
        _remove_empty_folders(source.parent, file.root.resolve())


def content(file: File) -> bytes | None:
    """Return what a file holds; nothing when it is not there.

    Raises:
        UnsafePathError: It is no ordinary file of its root.
        OSError: It cannot be read.
    """
    with suppress(FileNotFoundError, NotADirectoryError):
        return _safe(file).read_bytes()
    return None


def scratch_name(name: str, token: str) -> str:
    """Return the name of the scratch file of a file."""
    return f".{name}.{token}.new"


def remove_scratch(file: File, token: str) -> None:
    """Take away what a process that was killed has left of a file's scratch."""
    path = PurePosixPath(file.path)
    with suppress(OSError):
        _safe(File(file.root, str(path.with_name(scratch_name(path.name, token))))).unlink(missing_ok=True)


def is_link(path: Path | str) -> bool:
    """Return whether a path is a link, or what Windows calls a junction: both can be read as links."""
    with suppress(OSError, ValueError):
        os.readlink(path)  # noqa: PTH115 (quick, and takes texts)
        return True
    return False


def _safe(file: File, *, folder: bool = False) -> Path:
    """Return where a file is, its root without links, once all on the way there is as it should be.

    A branch lays its traps before we start, not while we run: looking once, before writing, is enough.
    """
    # Parted as the system parts it: on Windows at backslashes too.
    parts = Path(file.path).parts
    if not parts or Path(file.path).anchor or ".." in parts:
        raise UnsafePathError(file.whole, "it is not in the folder that may be written")
    here, shown = file.root.resolve(), file.root
    for part in parts:
        here, shown = here / part, shown / part
        if is_link(here):
            raise UnsafePathError(
                shown, "it is a link, and nothing is written through links: put the file itself there"
            )
    if not folder and os.path.lexists(here) and not stat.S_ISREG(here.lstat().st_mode):
        raise UnsafePathError(shown, "it is no ordinary file: move it away")
    return here


def _replace(target: Path, scratch: Path, content: bytes) -> None:
    there = target.exists()
    if there and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    try:
        with scratch.open("xb") as opened:
            opened.write(content)
        if there:
            scratch.chmod(target.stat().st_mode & _PERMISSIONS)
        os.replace(scratch, target)  # noqa: PTH105 (the word for it)
    finally:
        scratch.unlink(missing_ok=True)


@contextmanager
def _blaming(file: File) -> Iterator[None]:
    """Let every failure name the file that could not be written, not its scratch; a full disk names none."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file.whole)) from error


def _remove_empty_folders(folder: Path, root: Path) -> None:
    while folder != root and folder.is_relative_to(root) and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
