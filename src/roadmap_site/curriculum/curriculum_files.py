"""Which files are a curriculum's, in a folder or among the paths of a commit.

A file's path says what it holds. What has no place, links, pipes and hidden traps are problems, and are never opened.
A folder is gone through within bounds: a branch may bring a hundred thousand files, or folders within folders without
end.
"""

import os
import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import explanation_files
from roadmap_site.problems import codes, input_limits
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.schema import json_schema, paths
from roadmap_site.schema.definition import CATALOGUES
from roadmap_site.schema.texts import ID
from roadmap_site.system.files import is_link
from roadmap_site.system.odd_files import is_bare_repository

_YAML_FILE = re.compile(r".*\.ya?ml(\.txt)?", re.IGNORECASE | re.DOTALL)
_LINK = ("this is a link to another place", "put the file itself here")


class ListedFile(NamedTuple):
    """A file that was found."""

    path: str | None
    """The way to it from the curriculum's folder; empty for that itself, `None` for what would never be read."""
    wrong: Problem | None = None
    """Why it is none of a curriculum's, if it is not."""


def in_folder(folder: Path, shown: str) -> Iterator[ListedFile]:
    """Yield the files of a curriculum that lies in a folder, sorted within each folder.

    Args:
        folder: The curriculum's folder; where it is not there, that is told.
        shown: The folder as messages shall show it.
    """
    for top, folders, names, unseen in walk(folder):
        inside = Path(top).relative_to(folder).as_posix().removeprefix(".")
        if unseen is not None:
            yield _unseen(shown, inside, unseen)
            continue
        prefix = f"{inside}/".removeprefix("/")
        for fault in _traps(shown, top, prefix, [*folders, *names]):
            yield ListedFile(None, fault)
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if is_own(name):
                wrong = _not_own(shown, top, name, prefix + name) or _without_place(shown, prefix + name)
                yield ListedFile(prefix + name, wrong)
        for name in folders:
            if wrong := _not_own(shown, top, name, prefix + name) or _no_file(shown, prefix + name):
                yield ListedFile(prefix + name, wrong)


def among(paths: Collection[str], links: Collection[str], shown: str) -> Iterator[ListedFile]:
    """Yield the files of a curriculum by their paths alone; see `in_folder`."""
    for path in sorted(paths):
        if not is_own(path.rpartition("/")[2]) or "/." in f"/{path}":
            continue
        if path in links:
            yield ListedFile(path, codes.misplaced_file(_nowhere(shown, path), *_LINK))
        else:
            yield ListedFile(path, _without_place(shown, path))


def is_own(name: str) -> bool:
    """Return whether a file of this name is one of a curriculum's, or was meant for one."""
    is_meant = bool(_YAML_FILE.fullmatch(name)) or explanation_files.may_be_one(name)
    return is_meant and not name.startswith(".")


def _nowhere(shown: str, path: str) -> Location:
    """Return a location for what concerns a file as a whole."""
    return Location(f"{shown}/{path}", 1, 1)


def _unseen(shown: str, path: str, reason: OSError | str) -> ListedFile:
    """Return a folder that was not entered; what would be too much may be of any kind."""
    place = _nowhere(shown, path)
    if isinstance(reason, OSError):
        return ListedFile(path, codes.unreadable_file(place, reason.strerror or str(reason)))
    return ListedFile("", codes.too_large(place, reason, "move away what is no part of the curriculum"))


def _traps(shown: str, top: str, prefix: str, names: list[str]) -> Iterator[Problem]:
    """Yield what is dangerous in a folder though it is never read.

    Git would take a folder for a repository that has its files, and run what the settings name. And a link under a
    hidden name may be waiting for somebody to write to it.
    """
    if is_bare_repository(Path(top)) and not Path(top, ".git").exists():
        fact = "this folder holds the files of a git repository, whose settings git would obey"
        yield codes.misplaced_file(_nowhere(shown, f"{prefix}HEAD"), fact, "take `HEAD`, `objects` and `refs` away")
    for name in sorted(names):
        path = os.path.join(top, name)  # noqa: PTH118 (as below)
        if name.startswith(".") and is_link(path) and not _is_mark_of_emacs(name, path):
            yield codes.misplaced_file(_nowhere(shown, prefix + name), *_LINK)
        elif name == json_schema.FOLDER and not prefix and os.path.isdir(path):  # noqa: PTH112
            for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
                if is_link(entry.path):
                    yield codes.misplaced_file(_nowhere(shown, f"{name}/{entry.name}"), *_LINK)


def _is_mark_of_emacs(name: str, path: str) -> bool:
    """Return whether a link says who edits a file: it leads to no file, but to somebody at a machine."""
    if not name.startswith(".#"):
        return False
    target = os.readlink(path)  # noqa: PTH115
    return "@" in target and "/" not in target and not os.path.exists(path)  # noqa: PTH110


def _not_own(shown: str, top: str, name: str, relative: str) -> Problem | None:
    """Return what is wrong with a file or folder that is none of the curriculum's own.

    A link could show any file of the machine to whoever reads the messages, and a pipe could wait for ever.
    """
    path = os.path.join(top, name)  # noqa: PTH118 (a path object for each file is slow)
    if is_link(path):
        return codes.misplaced_file(_nowhere(shown, relative), *_LINK)
    if os.path.isfile(path) or os.path.isdir(path):  # noqa: PTH112, PTH113
        return None
    return codes.misplaced_file(_nowhere(shown, relative), "this is not an ordinary file", "put an ordinary file here")


def _no_file(shown: str, relative: str) -> Problem | None:
    """Return what is wrong with a folder that is called as an explanation: whoever made it will look for its page."""
    if not explanation_files.is_meant(relative):
        return None
    help = "put a file of this name in its place, or give it another name"
    return codes.misplaced_file(_nowhere(shown, relative), "this is a folder, and no explanation", help)


def _without_place(shown: str, relative: str) -> Problem | None:
    """Return what is wrong with a file whose path does not say what it holds."""
    if explanation_files.may_be_one(relative.rpartition("/")[2]):
        return explanation_files.without_place(_nowhere(shown, relative), relative)
    parts, place = relative.split("/"), _nowhere(shown, relative)
    stem, _, ending = parts[-1].partition(".")
    if ending != "yml":
        return codes.misplaced_file(place, f"the file's name ends with `.{ending}`", f"rename it to `{stem}.yml`")
    if parts[0] == "roadmaps" and len(parts) == _IN_ROADMAP and not ID.fits(parts[1]):
        return codes.bad_id(_nowhere(shown, f"roadmaps/{parts[1]}"), parts[1], parts[1])
    file = paths.parsed(relative)
    if file is None:
        return codes.misplaced_file(place, *_why_misplaced(parts))
    *_, id = file.names.values() or ("curriculum",)
    if not ID.fits(id):
        return codes.bad_id(place, id, parts[-1])
    return None


# So many steps lead to a file in a roadmap's folder.
_IN_ROADMAP = 3


def _why_misplaced(parts: list[str]) -> tuple[str, str]:
    """Return why a path has no meaning in a curriculum, and what to do."""
    name = parts[-1]
    if parts[0] == "roadmaps" and len(parts) == _IN_ROADMAP:
        return f"`{name}` is no name of a stage's file", "name it `NN-<stage>.yml`, such as `01-basics.yml`"
    if parts[0] == "roadmaps" and len(parts) == _IN_ROADMAP - 1:
        help = f"move it into the folder of its roadmap: `roadmaps/<roadmap>/{name}`"
        return f"`{name}` belongs to no roadmap here", help
    *folders, last = CATALOGUES
    help = f"a curriculum is `curriculum.yml` and the folders `roadmaps`, `{'`, `'.join(folders)}` and `{last}`"
    return "a YAML file has no meaning at this place", help


def walk(folder: Path) -> Iterator[tuple[str, list[str], list[str], OSError | str | None]]:
    """Yield each folder with the names of the folders and of the files in it, sorted, as `os.walk` does.

    A folder that is taken out of the list is not entered, nor is a link. Of one that cannot be read, or that holds more
    than a curriculum may, there are no names, but the reason comes last.
    """
    stack, seen = [(str(folder), 0)], 0
    while stack:
        top, depth = stack.pop()
        try:
            folders, names = _content(top, input_limits.MOST_FILES - seen)
        except OSError as error:
            yield top, [], [], error
            continue
        seen += len(folders) + len(names)
        if seen > input_limits.MOST_FILES:
            yield top, [], [], f"there are more than {input_limits.MOST_FILES:,} files and folders up to here"
            return
        yield top, folders, names, None
        inner = []
        for name in folders:
            path = os.path.join(top, name)  # noqa: PTH118 (a path object for each is slow)
            if not os.path.islink(path):  # noqa: PTH114
                inner.append((path, depth + 1))
        if inner and depth >= input_limits.DEEPEST_FOLDER:
            yield inner[0][0], [], [], f"more than {input_limits.DEEPEST_FOLDER} folders stand within one another"
        else:
            stack += reversed(inner)


def _content(top: str, room: int) -> tuple[list[str], list[str]]:
    """Return the folders and the other names in a folder; one more than there is room for at most."""
    folders, names = [], []
    with os.scandir(top) as entries:
        for entry in islice(entries, room + 1):
            if os.path.isdir(entry):  # noqa: PTH112 (as above; a link in a circle is none)
                folders.append(entry.name)
            else:
                names.append(entry.name)
    return sorted(folders), sorted(names)
