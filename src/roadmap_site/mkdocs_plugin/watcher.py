"""Tell of files that have changed.

MkDocs' own watcher gives a folder up for good when it vanishes for a moment, as it does when another branch is checked
out, and it wakes for every scratch file of an editor.
"""

from __future__ import annotations

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


class Watch(NamedTuple):
    """One place that is looked at."""

    path: str
    handler: Handler
    recursive: bool


class Watcher:
    """Looks at files and folders every `interval` seconds, be they there or not; stands in for watchdog's observer."""

    def __init__(self, interval: float = 0.25) -> None:
        self._interval = interval
        self._seen: dict[str, _State] = {}
        self._watches: dict[str, Watch] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def remember(self, path: str) -> None:
        """Note how a place looks now: once it is watched, what has changed since then is told."""
        path = os.path.abspath(path)  # noqa: PTH100 (as MkDocs does)
        self._seen[path] = _state(path)

    def schedule(self, handler: Handler, path: str, *, recursive: bool = True) -> Watch:
        """Watch a place; return what `unschedule` takes."""
        watch = Watch(path, handler, recursive)
        self._seen.setdefault(path, _state(path, recursive=recursive))
        self._watches[path] = watch
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Watch a place no longer."""
        self._watches.pop(watch.path, None)
        self._seen.pop(watch.path, None)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Make the look that may be under way the last."""
        self._stopped.set()

    def join(self, timeout: float | None = None) -> None:
        """Wait, for some seconds at most, until the last look is over."""
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _look_on(self) -> None:
        while not self._stopped.wait(self._interval):
            for path, handler, recursive in list(self._watches.values()):
                now = _state(path, recursive=recursive)
                if now != self._seen.get(path):
                    self._seen[path] = now
                    handler.on_any_event(Changed(path))


def _state(path: str, *, recursive: bool = True) -> _State:
    """Return all files of a place as they are now; of a place that is not there, none."""
    found: _State = {}
    for file in _files(path, recursive=recursive):
        with suppress(OSError):  # gone in this moment
            about = os.stat(file)  # noqa: PTH116 (a path object for each file is slow)
            found[file] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return found


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
