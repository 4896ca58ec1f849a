# Why: a change has two sides, and the older one lies in git; it is read there without touching the files that someone
# is working on.
"""The curriculum as it was at a revision, or as it is in the working tree."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.schema.definition import TOP
from roadmap_site.system import git
from roadmap_site.system.git import GitError
from roadmap_site.system.terminal import printable

WORKING_TREE = "the working tree"
"""What the files as they lie there now are called."""

_RANGE = re.compile(r"(.*?)(\.\.\.?)(.*)")
_YAML = (".yml", ".yaml", ".yml.txt", ".yaml.txt")
_FEW = 3
"""How many other places are named."""
_FILE, _PROGRAM, _LINK = "100644", "100755", "120000"
_MOST_FILES = 20_000
"""So many files of a curriculum are read at a commit: who sends a branch decides how many there are."""
_MOST_BYTES = 100_000_000
"""So many bytes they may hold together. Both are some hundred times what our own curriculum has."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A curriculum at one side of a change."""

    name: str
    """What it is called: as it was asked for, or the working tree."""
    commit: str
    """The commit's full name; empty for the working tree."""
    loaded: LoadResult
    """What it holds; an empty curriculum without problems when there is none."""
    exists: bool
    """Whether there is a curriculum."""
    elsewhere: tuple[str, ...] = ()
    """Other folders of the repository that hold one, when there is none here."""


class _Blob(NamedTuple):
    """A file as git keeps it."""

    mode: str
    id: str
    size: int
    """Bytes."""
    path: str


def sides(folder: Path, words: tuple[str, ...]) -> tuple[Revision, Revision]:
    """Return the curriculum before and after.

    Args:
        folder: The curriculum's folder; it need not be there any more.
        words: No word for the working tree against the last commit; `REV` for the working tree against it; `REV REV`,
            `REV..REV` for two commits; `REV...REV` for what the second has changed since the two parted. A side of a
            range that is left out is `HEAD`.

    Raises:
        GitError: There is no git, no repository or no such commit, or neither side has a curriculum.
    """
    before, after = _asked(folder, words)
    old = at(folder, before)
    new = at(folder, after) if after else working_tree(folder)
    if not any(side.exists and _has_top(side.loaded) for side in (old, new)):
        where = f"neither at `{old.name}` nor {f'at `{new.name}`' if new.commit else f'in {new.name}'}"
        raise GitError(f"there is no curriculum in `{folder.as_posix()}`, {where}{_hint(folder, old, new)}")
    return old, new


def _hint(folder: Path, *looked_at: Revision) -> str:
    """Return where there is a curriculum instead: in the folder, else elsewhere in the repository."""
    within = folder / "curriculum"
    if (within / TOP).is_file():
        return f"; there is one in `{'./' if folder == Path() else ''}{within.as_posix()}`"
    places = next((side.elsewhere for side in reversed(looked_at) if side.elsewhere), ())
    named = " and ".join(f"`{printable(place)}`" for place in places[:_FEW])
    return f"; the repository has one in {named}" if named else ""


def working_tree(folder: Path) -> Revision:
    """Return the curriculum as it lies in the folder now."""
    loaded = loader.load(folder) if folder.is_dir() else None
    if loaded and _is_one(loaded):
        return Revision(WORKING_TREE, "", loaded, exists=True)
    return Revision(WORKING_TREE, "", _nothing(folder), exists=False)


def at(folder: Path, name: str) -> Revision:
    """Return the curriculum as it was at a commit.

    It is read from git's objects alone; neither the working tree nor the index is touched, and nothing is written.

    Args:
        folder: The curriculum's folder as it is now.
        name: The commit, as git's commands take it.

    Raises:
        GitError: There is no git, no repository or no such commit.
    """
    commit = _commit(folder, name)
    tree = _tree(folder, commit)
    loaded = _read(folder, name, tree) if tree else None
    if loaded and _is_one(loaded):
        return Revision(name, commit, loaded, exists=True)
    return Revision(name, commit, _nothing(folder), exists=False, elsewhere=_elsewhere(folder, commit))


def _read(folder: Path, name: str, tree: str) -> LoadResult:
    found = _bounded(name, _blobs(folder, tree))
    files = [blob for blob in found if blob.mode in {_FILE, _PROGRAM}]
    contents = _contents(folder, [blob.id for blob in files])
    read = {blob.path: content for blob, content in zip(files, contents, strict=True)}
    links = [blob.path for blob in found if blob.mode == _LINK]
    return loader.load_files({**read, **dict.fromkeys(links, b"")}, links, folder.as_posix())


def _is_one(loaded: LoadResult) -> bool:
    """Return whether a folder holds a curriculum: its `curriculum.yml`, or at least a part of one."""
    return _has_top(loaded) or bool(loaded.curriculum.by_id)


def _has_top(loaded: LoadResult) -> bool:
    """Return whether there is a `curriculum.yml`, be it as wrong as it may."""
    top = loaded.world.documents[TOP].path
    return not any(problem.code == "missing-file" and problem.location.path == top for problem in loaded.problems)


def _asked(folder: Path, words: tuple[str, ...]) -> tuple[str, str]:
    """Return the names of the two commits; the second is empty for the working tree."""
    if not words:
        return "HEAD", ""
    first, *others = words
    parts = _RANGE.fullmatch(first)
    if others or not parts:
        return first, "".join(others)
    before, dots, after = parts[1] or "HEAD", parts[2], parts[3] or "HEAD"
    if dots == "..":
        return before, after
    old, new = _commit(folder, before), _commit(folder, after)
    try:
        base = git.output(_inside(folder), "merge-base", old, new).decode().strip()
    except GitError:
        raise GitError(f"`{before}` and `{after}` have no commit in common{_shallow(folder)}") from None
    return base[:12], after


def _commit(folder: Path, name: str) -> str:
    here = _inside(folder)
    git.output(here, "rev-parse", "--git-dir")
    try:
        found = git.output(here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitError:
        raise GitError(f"there is no commit `{name}`{_shallow(folder)}") from None
    return found.decode().strip()


def _shallow(folder: Path) -> str:
    """Return the help for a clone that has but the last commits, as those of workflows often do."""
    if git.output(_inside(folder), "rev-parse", "--is-shallow-repository").strip() != b"true":
        return ""
    return "; this clone has only the last commits: `git fetch --unshallow` brings the others"


def _inside(folder: Path) -> Path:
    """Return the folder, or the closest one above it that is still there."""
    full = folder.absolute()
    return next(place for place in (full, *full.parents) if place.is_dir())


def _tree(folder: Path, commit: str) -> str:
    """Return what git calls the folder's content at a commit; empty when it was not there."""
    here = _inside(folder)
    prefix = os.fsdecode(git.output(here, "rev-parse", "--show-prefix")).rstrip("\n")
    path = PurePosixPath(prefix, *folder.absolute().relative_to(here).parts)
    try:
        name = f"{commit}:{'' if path == PurePosixPath() else path}"
        tree = git.output(here, "rev-parse", "--verify", "--quiet", "--end-of-options", name).decode().strip()
    except GitError:
        return ""
    return tree if git.output(here, "cat-file", "-t", tree).strip() == b"tree" else ""


def _elsewhere(folder: Path, commit: str) -> tuple[str, ...]:
    """Return the folders that held a curriculum at a commit."""
    paths = (PurePosixPath(blob.path) for blob in _blobs(folder, commit))
    return tuple(sorted(path.parent.as_posix() for path in paths if path.name == TOP))


def _blobs(folder: Path, tree: str) -> Iterator[_Blob]:
    """Yield the files of a tree that a curriculum could be made of.

    The tree may come from a stranger: what would lead out of the folder is left out.
    """
    for line in git.output(_inside(folder), "ls-tree", "-r", "-z", "--long", "--full-tree", tree).split(b"\0"):
        head, _, raw = line.partition(b"\t")
        path = os.fsdecode(raw)
        safe = not any(part in {"", ".", ".."} for part in path.split("/")) and not set(path) & {"\\", ":"}
        if safe and path.lower().endswith(_YAML):
            mode, kind, id, size = head.decode().split()
            if kind == "blob" and not size.isdecimal():
                raise GitError(f"git misses the content of `{printable(path)}`")
            yield _Blob(mode, id, int(size) if kind == "blob" else 0, path)


def _bounded(name: str, blobs: Iterator[_Blob]) -> list[_Blob]:
    """Return files if they are not too many, nor too much to read."""
    found = list(blobs)
    bytes_ = sum(blob.size for blob in found)
    if len(found) > _MOST_FILES or bytes_ > _MOST_BYTES:
        raise GitError(
            f"the curriculum at `{name}` has {len(found):,} files with {bytes_:,} bytes; "
            f"at most {_MOST_FILES:,} with {_MOST_BYTES:,} are compared"
        )
    return found


def _contents(folder: Path, ids: list[str]) -> Iterator[bytes]:
    """Yield the contents of files by what git calls them, all read at once."""
    given = "".join(f"{id}\n" for id in ids).encode()
    printed = git.output(_inside(folder), "cat-file", "--batch", given=given)
    start = 0
    for _ in ids:
        end = printed.index(b"\n", start)
        size = int(printed[start:end].split(b" ")[2])
        yield printed[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def _nothing(folder: Path) -> LoadResult:
    """Return an empty curriculum."""
    return replace(loader.load_files({}, (), folder.as_posix()), problems=())
