"""Telling plain files from what a stranger's branch may have put in their place.

A branch can hold links to files of the machine that builds it, and things that one would read without end. A link is
fine when it stays in its folder and shows nothing hidden there. What goes through a folder follows links to folders,
whatever it makes of the files later. So those may not lead out, there may be few of them, and none may lead to where
there are more: some links to one another would be folders without end.
"""

import os
import posixpath
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

MOST_LINKED_FOLDERS = 20
"""So many links to folders a folder may hold: each shows all files of another once more."""
_KINDS = {stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket", stat.S_IFCHR: "device", stat.S_IFBLK: "device"}
_COPY_ALL = "put the files themselves there"


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether a path leads out of a folder, by itself or through links."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def is_bare_repository(folder: Path) -> bool:
    """Return whether git could take a folder for a repository without a `.git`.

    It looks for a file `HEAD`, and for the others here or where a file `commondir` leads.
    """
    whole = (folder / "objects").exists() and (folder / "refs").exists()
    return os.path.lexists(folder / "HEAD") and (whole or os.path.lexists(folder / "commondir"))


def odd(folder: Path, *, read: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Yield what in a folder is neither a plain file nor a harmless link.

    Args:
        folder: The folder; it may itself be a link.
        read: Tells of the way to a file whether its content is read or published.

    Yields:
        The way to it from the folder, with forward slashes, and what it is and what to do about it, as the end of a
        sentence that begins with its name.

    Raises:
        OSError: A folder cannot be looked into.
    """
    ways = sorted(_unplain(folder))
    linked = [way for way in ways if (folder / way).is_dir()]
    holders: set[Path] = set()
    for way in linked:
        holders.update(Path(os.path.realpath(folder), way).parents)
    for way in ways:
        # Below a link to a folder there may be files of any name.
        is_read = read(f"{way}/any") if way in linked else read(way)
        fault = _fault(folder, way, holders, is_read=is_read)
        if fault and (is_read or way in linked):
            yield way, fault
    if len(linked) > MOST_LINKED_FOLDERS:
        fact = f"is one of {len(linked)} links to folders, of which there may be {MOST_LINKED_FOLDERS}"
        yield linked[-1], f"{fact}: {_COPY_ALL}."


def _unplain(folder: Path) -> Iterator[str]:
    """Yield the ways to all links, and to all that is neither link, folder nor file; no link is followed."""
    ahead = [""]
    while ahead:
        above = ahead.pop()
        with os.scandir(folder / above) as entries:
            for entry in entries:
                way = posixpath.join(above, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    ahead.append(way)
                elif not entry.is_file(follow_symlinks=False):
                    yield way


def _fault(folder: Path, way: str, holders: Collection[Path], *, is_read: bool) -> str | None:
    """Return what is wrong with what is no plain file, and what to do about it, if anything is.

    Args:
        folder: The folder.
        way: The way to it.
        holders: The folders in which there are links to folders.
        is_read: Whether its content is read or published, so that it may show nothing hidden.
    """
    path, real = folder / way, Path(os.path.realpath(folder / way))
    copy = _COPY_ALL if path.is_dir() else "put the file itself there"
    if leads_out(path, folder):
        return f"is a link that leads out of `{folder.name}`: {copy}."
    if real in holders:
        return f"is a link to a folder in which there are links to folders: {copy}."
    if not path.exists():
        # Editors lay such links beside a file that is being changed, under a hidden name.
        return None if path.name.startswith(".") else f"is a link to nothing: remove it, or {copy}."
    if not (path.is_file() or path.is_dir()):
        kind = _KINDS.get(stat.S_IFMT(path.stat().st_mode), "thing")
        return f"is no file but a {kind}, which one could wait for without end: remove it."
    parts = real.relative_to(os.path.realpath(folder)).parts
    if is_read and any(part.startswith(".") for part in parts):
        return f"is a link to what is hidden: {copy}."
    return None
