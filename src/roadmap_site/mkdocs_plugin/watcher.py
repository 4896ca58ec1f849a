"""Tell of files that have changed.

MkDocs' own watcher, which is watchdog's, gives a folder up for good when it vanishes for a moment, as it does when
another branch is checked out, and it wakes for every scratch file of an editor. This one looks at all files from time
to time, by their status alone, and tells MkDocs' handlers of each place in which any of them came, went or changed.
"""

import os
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from roadmap_site.system import odd_files

# What editors, version control and systems put beside files for their own use, and what is made for editors.
_SCRATCH = re.compile(
    r"""\.\#.* | \#.*\# | .*~ | 4913 | .*\.sw[a-z] | .*\.tmp | .*___jb_(tmp|old)___ | \.goutputstream-.* | \.nfs.*
    | \.(git|hg|svn|DS_Store|schemas) | __pycache__""",
    re.VERBOSE,
)

# Each file with what tells one content from another without reading it.
_State = dict[str, tuple[int, int, int]]


class Changed(NamedTuple):
    """What handlers are told of a change, in watchdog's words."""

    src_path: str
    """What was being watched: a file, or a folder in which something changed."""
    is_directory: bool = False


class Handler(Protocol):
    """Who wants to know."""

    def on_any_event(self, event: Changed) -> None:
        """Hear of a change."""


class Watcher(threading.Thread):
    """Looks at files and folders every `interval` seconds, be they there or not; stands in for watchdog's observer."""

    def __init__(self, interval: float = 0.25) -> None:
        super().__init__(daemon=True)
        self._interval = interval
        self._seen: dict[str, _State] = {}
        self._watches: dict[str, tuple[Handler, bool]] = {}
        self._stopped = threading.Event()

    def remember(self, path: str) -> None:
        """Note how a place looks now: once it is watched, what has changed since then is told."""
        path = os.path.abspath(path)  # noqa: PTH100 (as MkDocs does)
        self._seen[path] = _state(path)

    def schedule(self, handler: Handler, path: str, *, recursive: bool = True) -> str:
        """Watch a place; return what `unschedule` takes."""
        self._seen.setdefault(path, _state(path, recursive=recursive))
        self._watches[path] = handler, recursive
        return path

    def unschedule(self, path: str) -> None:
        """Watch a place no longer."""
        self._watches.pop(path, None)
        self._seen.pop(path, None)

    def stop(self) -> None:
        """Make the look that may be under way the last."""
        self._stopped.set()

    def run(self) -> None:
        """Look again and again, until it is stopped."""
        while not self._stopped.wait(self._interval):
            for path, (handler, recursive) in list(self._watches.items()):
                now = _state(path, recursive=recursive)
                if now != self._seen.get(path):
                    self._seen[path] = now
                    handler.on_any_event(Changed(path))


def _state(path: str, *, recursive: bool = True) -> _State:
    """Return all files of a place as they are now; of a place that is not there, none."""
    state: _State = {}
    for file in _files(path, recursive=recursive):
        with suppress(OSError):  # gone in this moment
            about = os.stat(file)  # noqa: PTH116 (a path object for each file is slow)
            state[file] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return state


def _files(path: str, *, recursive: bool) -> Iterator[str]:
    if not os.path.isdir(path):  # noqa: PTH112
        yield path
    followed: set[str] = set()
    for top, folders, names in os.walk(path, followlinks=True):
        folders[:] = [
            name
            for name in folders
            if recursive and not _SCRATCH.fullmatch(name) and not _leads_astray(os.path.join(top, name), path, followed)  # noqa: PTH118
        ]
        yield from (os.path.join(top, name) for name in names if not _SCRATCH.fullmatch(name))  # noqa: PTH118


def _leads_astray(folder: str, place: str, followed: set[str]) -> bool:
    """Return whether a folder is a link that leads out of a place, or to where a link has led before."""
    if not os.path.islink(folder):  # noqa: PTH114
        return False
    target = os.path.realpath(folder)
    astray = target in followed or odd_files.leads_out(Path(folder), Path(place))
    followed.add(target)
    return astray
