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
from typing import NamedTuple

MOST_LINKED_FOLDERS = 20
"""So many links to folders a folder may hold: each shows all files of another once more."""
_KINDS = {stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket", stat.S_IFCHR: "device", stat.S_IFBLK: "device"}
_COPY_ALL = "put the files themselves there"


class Odd(NamedTuple):
    """What is neither a plain file nor a harmless link.

    Attributes:
        way: The way to it from the folder, with forward slashes.
        fact: What it is, as the end of a sentence that begins with its name.
        help: What to do, as a sentence without its full stop.
    """

    way: str
    fact: str
    help: str


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether a path leads out of a folder, by itself or through links."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def is_bare_repository(folder: Path) -> bool:
    """Return whether git could take a folder for a repository without a `.git`.

    It looks for a file `HEAD`, and for the others here or where a file `commondir` leads.
    """
    whole = (folder / "objects").exists() and (folder / "refs").exists()
    return os.path.lexists(folder / "HEAD") and (whole or os.path.lexists(folder / "commondir"))


def odd(folder: Path, *, read: Callable[[str], bool]) -> Iterator[Odd]:
    """Yield what in a folder is neither a plain file nor a harmless link.

    Args:
        folder: The folder; it may itself be a link.
        read: Tells of the way to a file whether its content is read or published.

    Raises:
        OSError: A folder cannot be looked into.
    """
    ways = sorted(_unplain(folder))
    linked = [way for way in ways if (folder / way).is_dir()]
    holders: set[Path] = set()
    for way in linked:
        holders.update(Path(os.path.realpath(folder), way).parents)
    for way in ways:
        if way in linked:
            # Below it there may be files of any name.
            yield from _oddities(folder, way, holders, hidden=not read(f"{way}/any"))
        elif read(way):
            yield from _oddities(folder, way, holders, hidden=False)
    if len(linked) > MOST_LINKED_FOLDERS:
        fact = f"is one of {len(linked)} links to folders, of which there may be {MOST_LINKED_FOLDERS}"
        yield Odd(linked[-1], fact, _COPY_ALL)


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


def _oddities(folder: Path, way: str, holders: Collection[Path], *, hidden: bool) -> Iterator[Odd]:
    """Yield what is wrong with what is no plain file, if anything.

    Args:
        folder: The folder.
        way: The way to it.
        holders: The folders in which there are links to folders.
        hidden: Whether it may show what is hidden.
    """
    path = folder / way
    copy = _COPY_ALL if path.is_dir() else "put the file itself there"
    if leads_out(path, folder):
        yield Odd(way, f"is a link that leads out of `{folder.name}`", copy)
    elif Path(os.path.realpath(path)) in holders:
        yield Odd(way, "is a link to a folder in which there are links to folders", copy)
    elif not path.exists():
        # Editors lay such links beside a file that is being changed, under a hidden name.
        if not path.name.startswith("."):
            yield Odd(way, "is a link to nothing", f"remove it, or {copy}")
    elif not (path.is_file() or path.is_dir()):
        kind = _KINDS.get(stat.S_IFMT(path.stat().st_mode), "thing")
        yield Odd(way, f"is no file but a {kind}, which one could wait for without end", "remove it")
    elif not hidden and _leads_to_hidden(path, folder):
        yield Odd(way, "is a link to what is hidden", copy)


def _leads_to_hidden(path: Path, folder: Path) -> bool:
    """Return whether a link in a folder leads to what has a hidden name, or lies in a folder with one."""
    parts = Path(os.path.relpath(os.path.realpath(path), os.path.realpath(folder))).parts
    return any(part.startswith(".") for part in parts)
