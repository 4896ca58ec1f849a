"""Break this process off at one of its changes to files, by the events of which Python tells an audit hook.

A process can be killed, or find the disk full, at any moment; tests choose the moment by counting its changes.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from typing import Any

_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink"})


def install(below: tuple[str, ...], at: str = "", how: str = "kill", count: str = "") -> None:
    """Break off before a change.

    Args:
        below: The folders whose files count.
        at: The number of the change, or a part of the path of the file; none when left out.
        how: `kill`, `full` for a disk without room, or the number of a signal.
        count: A file that gets a line for each change, with its kind; none when left out.
    """
    folders, seen = tuple(f"{folder}{os.sep}" for folder in below), 0

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal seen
        path = _changed(event, args) if event == "open" or event in _CHANGES else ""
        if not path.startswith(folders):
            return
        seen += 1
        if count:
            with open(count, "a", encoding="utf-8") as file:  # noqa: PTH123 (no more imports than needed)
                file.write(f"{event}\n")
        if at and (seen == int(at) if at.isdigit() else at in path):
            if how == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if how.isdigit():
                signal.raise_signal(int(how))
                return
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hook)


def _changed(event: str, args: tuple[Any, ...]) -> str:
    """Return the path that an event is about to change; nothing when it changes none."""
    if event == "open":
        writes = isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        path = args[0] if writes else ""
    else:
        path = args[1] if event == "os.rename" else args[0]
    path = os.fspath(path) if isinstance(path, str | bytes | os.PathLike) else ""
    return os.path.abspath(os.fsdecode(path)) if path else ""  # noqa: PTH100 (links stay)
