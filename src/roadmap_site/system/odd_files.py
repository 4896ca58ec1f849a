"""Telling plain files from what a stranger's branch may have put in their place.

A branch can hold links to files of the machine that builds it, and things that one would read without end. A link is
fine when it stays in its folder and shows nothing hidden there. What goes through a folder follows links to folders,
whatever it makes of the files later. So those may not lead out, there may be few of them, and none may lead to where
there are more: some links to one another would be folders without end.
"""

import os
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

MOST_LINKED_FOLDERS = 20
"""So many links to folders a folder may hold: each shows all files of another once more."""
_KINDS = {stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket", stat.S_IFCHR: "device", stat.S_IFBLK: "device"}
_COPY = "put the file itself there"


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
    links, special = _entries(folder)
    linked = [way for way in links if (folder / way).is_dir()]
    holders: set[Path] = set()
    for way in linked:
        holders.update(Path(os.path.realpath(folder), way).parents)
    for way in sorted([*links, *special]):
        if way in linked:
            # Below it there may be files of any name.
            yield from _of_folder(folder, way, holders, read=read(f"{way}/any"))
        elif read(way):
            yield from _of_file(folder, way)
    if len(linked) > MOST_LINKED_FOLDERS:
        fact = f"is one of {len(linked)} links to folders, of which there may be {MOST_LINKED_FOLDERS}"
        yield Odd(linked[-1], fact, "put the files themselves there")


def _entries(folder: Path) -> tuple[list[str], list[str]]:
    """Return the ways to all links, and to all that is neither link, folder nor file; no link is followed."""
    links, special, ahead = [], [], [""]
    while ahead:
        above = ahead.pop()
        with os.scandir(folder / above) as entries:
            for entry in entries:
                way = f"{above}/{entry.name}" if above else entry.name
                if entry.is_symlink():
                    links.append(way)
                elif entry.is_dir(follow_symlinks=False):
                    ahead.append(way)
                elif not entry.is_file(follow_symlinks=False):
                    special.append(way)
    return sorted(links), sorted(special)


def _of_folder(folder: Path, way: str, holders: Collection[Path], *, read: bool) -> Iterator[Odd]:
    """Yield what is wrong with a link to a folder, if anything; `holders` are the folders in which there are such."""
    help = "put the files themselves there"
    if leads_out(folder / way, folder):
        yield Odd(way, f"is a link that leads out of `{folder.name}`", help)
    elif Path(os.path.realpath(folder / way)) in holders:
        yield Odd(way, "is a link to a folder in which there are links to folders", help)
    elif read and _is_hidden(folder, way):
        yield Odd(way, "is a link to what is hidden", help)


def _of_file(folder: Path, way: str) -> Iterator[Odd]:
    path = folder / way
    if leads_out(path, folder):
        yield Odd(way, f"is a link that leads out of `{folder.name}`", _COPY)
    elif not path.exists():
        # Editors lay such links beside a file that is being changed, under a hidden name.
        if not path.name.startswith("."):
            yield Odd(way, "is a link to nothing", "remove it, or put the file itself there")
    elif not path.is_file():
        kind = _KINDS.get(stat.S_IFMT(path.stat().st_mode), "thing")
        yield Odd(way, f"is no file but a {kind}, which one could wait for without end", "remove it")
    elif _is_hidden(folder, way):
        yield Odd(way, "is a link to what is hidden", _COPY)


def _is_hidden(folder: Path, way: str) -> bool:
    """Return whether a link in a folder leads to what has a hidden name, or lies in a folder with one."""
    path = folder / way
    if not path.is_symlink():
        return False
    parts = Path(os.path.relpath(os.path.realpath(path), os.path.realpath(folder))).parts
    return any(part.startswith(".") for part in parts)
