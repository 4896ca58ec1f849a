"""The user's cache folder, with a part for each place that we work on, and the locks in it.

A checkout can be a stranger's, so what we want to find again as we left it lies here, and nothing that lies in a
checkout is ever read as if it were ours. What is kept is JSON or what another program keeps for itself; nothing of it
is needed, and all of it can be removed at any time. This is the only owner of `platformdirs` and `filelock`.
"""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from platformdirs import user_cache_path

JOURNAL = "journal.json"
"""The file that says what a session is about to change; it is there as long as the session, unless that is killed."""
WAIT = 60.0
"""So many seconds one command waits for another; each changes files for some seconds at most."""
# So many seconds nobody has to be told what they wait for.
_MOMENT = 1.0


class BusyError(OSError):
    """Another command works at the same place, and has not ended for a long time."""


def folder(place: Path) -> Path | None:
    """Return the cache folder for a place, made if it is not there; nothing where the user's cannot be written."""
    whole = os.path.normcase(place.resolve())  # where letters are alike in paths, they are one place here too
    name = hashlib.sha256(whole.encode("utf-8", errors="surrogateescape")).hexdigest()[:24]
    own = user_cache_path("roadmap-site", appauthor=False) / name
    with suppress(OSError):
        own.mkdir(parents=True, exist_ok=True)
        return own
    return None


def is_left(place: Path) -> bool:
    """Return whether a process was killed while it changed a place, and nobody has taken its steps back yet."""
    home = folder(place)
    if home is None or not (home / JOURNAL).exists():
        return False
    try:
        with locked(place, wait=0):
            return (home / JOURNAL).exists()
    except BusyError:
        return False


@contextmanager
def locked(place: Path, *, wait: float = WAIT, waiting: Callable[[], None] | None = None) -> Iterator[Path | None]:
    """Let nobody else change a place meanwhile; gives its cache folder.

    Where the user's cache folder cannot be written there is no lock, and nothing is given.

    Args:
        place: A file or folder; all names for it stand for the same.
        wait: How many seconds to wait for another one.
        waiting: Is told when that takes more than a moment.

    Raises:
        BusyError: Another process has had the lock for all that time.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 (a check, which takes no lock, starts a sixth sooner)

    own = folder(place)
    if own is None:
        yield None
        return
    lock = FileLock(own / "lock")
    moment = min(wait, _MOMENT)
    try:
        try:
            lock.acquire(timeout=moment)
        except Timeout:
            if waiting and wait > moment:
                waiting()
            lock.acquire(timeout=wait - moment)
    except Timeout:
        reason = "another `roadmap` or `mkdocs` is changing it: try again when that has ended"
        raise BusyError(errno.EBUSY, reason, str(place)) from None
    except OSError:
        own = None
    try:
        yield own
    finally:
        lock.release()
