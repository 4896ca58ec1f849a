"""Going through a curriculum's folder, within bounds.

A branch may bring a hundred thousand files, or folders within folders without end.
"""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from roadmap_site.problems import input_limits


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
            folders, names = _content(top, input_limits.MOST_FILES - seen)
        except OSError as error:
            if onerror:
                onerror(error)
            continue
        seen += len(folders) + len(names)
        if seen > input_limits.MOST_FILES:
            if beyond:
                beyond(top, f"there are more than {input_limits.MOST_FILES:,} files and folders up to here")
            return
        yield top, folders, names
        inner = []
        for name in folders:
            path = os.path.join(top, name)  # noqa: PTH118 (a path object for each is slow)
            if not os.path.islink(path):  # noqa: PTH114
                inner.append((path, depth + 1))
        if inner and depth >= input_limits.DEEPEST_FOLDER:
            if beyond:
                beyond(inner[0][0], f"more than {input_limits.DEEPEST_FOLDER} folders stand within one another")
            continue
        stack += reversed(inner)


def _content(top: str, room: int) -> tuple[list[str], list[str]]:
    """Return the folders and the other names in a folder; one more than there is room for at most."""
    folders, names = [], []
    with os.scandir(top) as entries:
        for entry in islice(entries, room + 1):
            if _is_folder(entry):
                folders.append(entry.name)
            else:
                names.append(entry.name)
    return sorted(folders), sorted(names)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
