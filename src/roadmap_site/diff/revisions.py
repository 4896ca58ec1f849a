"""The curriculum as it was at a revision, or as it is in the working tree.

A change has two sides, and the older one lies in git: it is read from git's objects alone, without touching the files
that someone is working on, nor the index, and nothing is written. A branch can come from a stranger: what would lead
out of the folder is left out, and how much is read has a bound.
"""

import io
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from roadmap_site.curriculum import curriculum_files, loader
from roadmap_site.schema.definition import TOP
from roadmap_site.system import git
from roadmap_site.system.terminal import printable

# What the files as they lie there now are called.
_WORKING_TREE = "the working tree"
_RANGE = re.compile(r"(.*?)(\.\.\.?)(.*)")
# So much of a commit's name tells it from others.
_SHORT = 7
# How many other places are named.
_FEW = 3
# The mode of a symbolic link; all other modes of blobs are files.
_LINK = "120000"
# So many files of a curriculum are read at a commit: who sends a branch decides how many there are.
_MOST_FILES = 20_000
# So many bytes they may hold together. Both are some hundred times what our own curriculum has.
_MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Revision:
    """A curriculum at one side of a change."""

    name: str
    """What it is called: as it was asked for, or the working tree."""
    commit: str | None
    """The commit's full name; none for the working tree."""
    loaded: loader.LoadResult
    """What it holds; an empty curriculum without problems when there is none."""
    exists: bool
    elsewhere: tuple[str, ...] = ()
    """Other folders of the repository that hold one, when there is none here."""


class _Blob(NamedTuple):
    mode: str
    id: str
    size: int  # Bytes.
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
    before, after, parted = _names(words)
    old = _parting(folder, before, after or "HEAD") if parted else at(folder, before)
    new = at(folder, after)
    if not _has_settings(old) and not _has_settings(new):
        where = f"at `{after}`" if after else f"in {_WORKING_TREE}"
        hint = _hint(folder, new.elsewhere or old.elsewhere)
        raise git.GitError(f"there is no curriculum in `{folder.as_posix()}`, neither at `{before}` nor {where}{hint}")
    return old, new


def at(folder: Path, name: str | None) -> Revision:
    """Return the curriculum as it was at a commit, or as it lies in the folder now.

    Args:
        folder: The curriculum's folder as it is now.
        name: The commit, as git's commands take it; none for the working tree.

    Raises:
        GitError: There is no git, no repository or no such commit, or more is there than is read.
    """
    if name is None:
        return _revision(folder, _WORKING_TREE, None, loader.load(folder))
    commit = _commit(folder, name)
    path = folder.absolute().relative_to(_inside(folder)).as_posix()
    tree = _resolved(folder, f"{commit}:./{path}/")
    blobs = [] if tree is None else [*_blobs(folder, tree)]
    return _revision(folder, name, commit, _loaded(folder, name, blobs))


def _names(words: tuple[str, ...]) -> tuple[str, str | None, bool]:
    """Return the names of two commits, no second one for the working tree, and whether where they part is meant."""
    first, *others = words or ("HEAD",)
    parts = _RANGE.fullmatch(first)
    if others or not parts:
        return first, "".join(others) or None, False
    return parts[1] or "HEAD", parts[3] or "HEAD", parts[2] == "..."


def _parting(folder: Path, before: str, after: str) -> Revision:
    """Return the curriculum as it was where two commits parted, which is called by what the first is called."""
    old, new = _commit(folder, before), _commit(folder, after)
    try:
        commit = _asked(folder, "merge-base", old, new)
    except git.GitError:
        raise git.GitError(f"`{before}` and `{after}` have no commit in common{_shallow(folder)}") from None
    revision = at(folder, commit)
    if commit == old:
        return replace(revision, name=before)
    return replace(revision, name=f"{before}, where {after} parted from it ({commit[:_SHORT]})")


def _revision(folder: Path, name: str, commit: str | None, loaded: loader.LoadResult) -> Revision:
    """Return a side of a change; the folder holds a curriculum if it has its settings, or at least a part of one."""
    if loaded.curriculum.by_id or not _misses_settings(loaded):
        return Revision(name, commit, loaded, exists=True)
    nothing = replace(loader.load_files({}, (), folder.as_posix()), problems=())
    elsewhere = () if commit is None else tuple(_elsewhere(folder, commit))
    return Revision(name, commit, nothing, exists=False, elsewhere=elsewhere)


def _has_settings(revision: Revision) -> bool:
    return revision.exists and not _misses_settings(revision.loaded)


def _misses_settings(loaded: loader.LoadResult) -> bool:
    """Return whether there is no `curriculum.yml`, be it as wrong as it may."""
    return any(
        problem.code == "missing-file" and problem.location.path == loaded.located.documents[TOP].path
        for problem in loaded.problems
    )


def _hint(folder: Path, elsewhere: Sequence[str]) -> str:
    """Return where there is a curriculum instead: in the folder, else elsewhere in the repository."""
    within = f"{folder.as_posix()}/curriculum"
    if Path(within, TOP).is_file():
        return f"; there is one in `{within}`"
    if not elsewhere:
        return ""
    named = "` and `".join(map(printable, elsewhere[:_FEW]))
    return f"; the repository has one in `{named}`"


def _elsewhere(folder: Path, commit: str) -> Iterator[str]:
    for blob in sorted(_blobs(folder, commit), key=lambda blob: PurePosixPath(blob.path).parent.as_posix()):
        if PurePosixPath(blob.path).name == TOP:
            yield PurePosixPath(blob.path).parent.as_posix()


def _loaded(folder: Path, name: str, blobs: Sequence[_Blob]) -> loader.LoadResult:
    """Return what the files of a commit hold, if they are not too many, nor too much to read."""
    bytes_ = sum(map(attrgetter("size"), blobs))
    if len(blobs) > _MOST_FILES or bytes_ > _MOST_BYTES:
        raise git.GitError(
            f"the curriculum at `{name}` has {len(blobs):,} files with {bytes_:,} bytes; "
            f"at most {_MOST_FILES:,} with {_MOST_BYTES:,} are compared"
        )
    links = {blob.path: b"" for blob in blobs if blob.mode == _LINK}
    return loader.load_files(dict(_contents(folder, blobs)) | links, links, folder.as_posix())


def _commit(folder: Path, name: str) -> str:
    _asked(folder, "rev-parse", "--git-dir")
    commit = _resolved(folder, f"{name}^{{commit}}")
    if commit is None:
        why = _shallow(folder) if _resolved(folder, "HEAD") else "; nothing has been committed here yet"
        raise git.GitError(f"there is no commit `{name}`{why}")
    return commit


def _shallow(folder: Path) -> str:
    """Return the help for a clone that has but the last commits, as those of workflows often do."""
    if _asked(folder, "rev-parse", "--is-shallow-repository") != "true":
        return ""
    return "; this clone has only the last commits: `git fetch --unshallow` brings the others"


def _resolved(folder: Path, name: str) -> str | None:
    """Return the full name of what git calls so, if there is such a thing."""
    try:
        return _asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    except git.GitError:
        return None


def _asked(folder: Path, *arguments: str) -> str:
    return git.output(_inside(folder), *arguments).decode().strip()


def _inside(folder: Path) -> Path:
    """Return the folder, or the closest one above it that is still there."""
    full = folder.absolute()
    return next(filter(Path.is_dir, (full, *full.parents)))


def _blobs(folder: Path, tree: str) -> Iterator[_Blob]:
    """Yield the files of a tree that a curriculum could be made of, but for what would lead out of the folder."""
    listing = os.fsdecode(git.output(_inside(folder), "ls-tree", "-r", "-z", "--long", "--full-tree", tree))
    for entry in listing.split("\0")[:-1]:
        head, _, path = entry.partition("\t")
        mode, kind, id, size = head.split()
        safe = {"", ".", ".."}.isdisjoint(path.split("/")) and {"\\", ":"}.isdisjoint(path)
        if kind == "blob" and safe and curriculum_files.is_own(path.rpartition("/")[2]):
            if not size.isdecimal():
                raise git.GitError(f"git misses the content of `{printable(path)}`")
            yield _Blob(mode, id, int(size), path)


def _contents(folder: Path, blobs: Sequence[_Blob]) -> Iterator[tuple[str, bytes]]:
    """Yield paths and contents; git prints each content after a line about it, and a line break after each."""
    ids = "\n".join(map(attrgetter("id"), blobs))
    printed = io.BytesIO(git.output(_inside(folder), "cat-file", "--batch", given=ids.encode()))
    for blob in blobs:
        printed.readline()
        yield blob.path, printed.read(blob.size + 1)[:-1]
