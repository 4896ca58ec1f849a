# Why: a branch may bring a hundred thousand files, or folders within folders without end; who looks through a
# curriculum's folder stops in time.
"""Going through a curriculum's folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from roadmap_site.problems import limits


def walk(
    folder: Path, onerror: Callable[[OSError], None] | None = None, beyond: Callable[[str, str], None] | None = None
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each folder with the names of the folders and of the files in it, sorted, as `os.walk` does.

    A folder that is taken out of the list is not entered, nor is a link.

    Args:
        folder: Where to begin.
        onerror: What to call for a folder that cannot be read.
        beyond: What to call with a folder and a fact when there is more in it than a curriculum may hold.
    """
    stack, seen = [(str(folder), 0)], 0
    while stack:
        top, depth = stack.pop()
        try:
            folders, names = _content(top, limits.MOST_FILES - seen)
        except OSError as error:
            if onerror:
                onerror(error)
            continue
        seen += len(folders) + len(names)
        if seen > limits.MOST_FILES:
            if beyond:
                beyond(top, f"there are more than {limits.MOST_FILES:,} files and folders up to here")
            return
        yield top, folders, names
        inner = [os.path.join(top, name) for name in folders]  # noqa: PTH118 (a path object for each is slow)
        inner = [path for path in inner if not os.path.islink(path)]  # noqa: PTH114
        if inner and depth >= limits.DEEPEST_FOLDER:
            if beyond:
                beyond(inner[0], f"more than {limits.DEEPEST_FOLDER} folders stand within one another")
            continue
        stack += [(path, depth + 1) for path in reversed(inner)]


def _content(top: str, room: int) -> tuple[list[str], list[str]]:
    """Return the folders and the other names in a folder; one more than there is room for at most."""
    with os.scandir(top) as entries:
        found = [(entry.name, _is_folder(entry)) for entry in islice(entries, room + 1)]
    folders = sorted(name for name, is_folder in found if is_folder)
    return folders, sorted(name for name, is_folder in found if not is_folder)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
