# Why: a checkout can be a stranger's, so what we want to find again as we left it lies in the user's own cache folder.
# The only owner of `platformdirs` and `filelock`.
"""The user's cache folder, with a part for each place that we work on, and the locks in it.

What is kept there is JSON or what another program keeps for itself; nothing of it is needed, and all of it can be
removed at any time. Nothing that lies in a checkout is ever read as if it were ours.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

_LOCK = "lock"
_WAIT = 60.0
"""So many seconds one command waits for another; each changes files for some seconds at most."""


class BusyError(OSError):
    """Another command works at the same place, and has not ended for a long time."""

    def __init__(self, place: Path) -> None:
        """Take the place."""
        reason = "another `roadmap` or `mkdocs` is changing it: try again when that has ended"
        super().__init__(errno.EBUSY, reason, str(place))


def folder(place: Path) -> Path | None:
    """Return the cache folder for a place, made if it is not there; nothing where the user's cannot be written."""
    name = hashlib.sha256(str(place.resolve()).encode("utf-8", errors="surrogateescape")).hexdigest()[:24]
    own = user_cache_path("roadmap-site", appauthor=False) / name
    with suppress(OSError):
        own.mkdir(parents=True, exist_ok=True)
        return own
    return None


@contextmanager
def locked(place: Path, *, wait: float = _WAIT) -> Iterator[Path | None]:
    """Let nobody else change a place meanwhile; gives its cache folder.

    Where the user's cache folder cannot be written there is no lock, and nothing is given.

    Args:
        place: A file or folder; all names for it stand for the same.
        wait: How many seconds to wait for another one.

    Raises:
        BusyError: Another process has had the lock for all that time.
    """
    own = folder(place)
    if own is None:
        yield None
        return
    lock = FileLock(own / _LOCK)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise BusyError(place) from None
    except OSError:
        yield None
        return
    try:
        yield own
    finally:
        lock.release()
