"""When each thing of a curriculum, and each file of a site, was last changed, as git tells it.

A thing was changed when the newest of its lines was, or of those of its explanation: `git blame` tells that line by
line, without the commits that the repository names as only changing how files look. Days are in UTC, and nothing is
newer than the last commit. Where git cannot tell, or the clone is shallow, there are no dates, but a reason for people.
Git is asked again only when the commit or the file is another one.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import chain
from pathlib import Path

from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Stage
from roadmap_site.system import git
from roadmap_site.yaml_io.document import LINE_BREAK, Document, Place, Trail

_NO_GIT = "Git cannot tell when things were changed."
_SHALLOW = (
    "This clone of the repository has only its last commits, so that nothing tells when things were changed: fetch all "
    "of them, with `git fetch --unshallow` or `fetch-depth: 0`."
)
_UNTRUSTED = (
    "The repository belongs to somebody else, so that git tells nothing of it until it is trusted: "
    f"`{git.REMEDY}` and the folder."
)
_NO_COMMITS = "Nothing of the curriculum has been committed yet."
REASONS = (_NO_GIT, _SHALLOW, _UNTRUSTED, _NO_COMMITS)
"""Why there may be no dates."""
# Where a repository names the commits that only changed how its files look.
_IGNORED = ".git-blame-ignore-revs"
# What `git blame --line-porcelain` says of a line: its commit, and when the change was made.
_LINE = re.compile(rb"^([0-9a-f]{40,64}) \d+ \d+.*\n(?:(?!\t).*\n)*?author-time (\d+)\n", re.MULTILINE)
# Bytes of what git reads again for each file that it is asked about: 700 commits to be ignored.
_MOST_READ = 32 * 1024
# The last time of which we know the day.
_LATEST = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class History:
    """When the things and entries of a curriculum were last changed, by the place where they are written."""

    dates: Mapping[Place, date] = field(default_factory=dict)
    """The day of the newest change, in UTC, of whatever has been committed as it stands."""
    uncommitted: frozenset[Place] = frozenset()
    """What has changed since the last commit."""
    newest: date | None = None
    """The day of the newest commit to the curriculum."""
    without: str | None = None
    """Why there are no dates, in a sentence for people, one of `REASONS`; nothing when there are."""
    fault: str | None = None
    """What git said of it, if anything; it may name folders of this machine, so it is for no page."""


def history_of(located: Located, folder: Path) -> History:
    """Return when each thing and each entry was last changed.

    Args:
        located: A curriculum, as far as it could be read.
        folder: Where it was read from.

    Returns:
        The history; without dates where git cannot tell, and then it says why.
    """
    documents = dict(located.documents)
    for path, source in located.explanations.items():
        documents[path] = source.document
    try:
        top, shallow, head, latest = _last_commit(folder)
        if shallow:
            # All lines seem to come from its first commit.
            return History(without=_SHALLOW)
        days = _days(folder, documents, top, head, latest)
    except git.UntrustedError as fault:
        return History(without=_UNTRUSTED, fault=str(fault))
    except git.GitError as fault:
        return History(without=_NO_GIT, fault=str(fault))
    newest = max(filter(None, chain.from_iterable(days.values())), default=None)
    if newest is None:
        return History(without=_NO_COMMITS)
    dates, uncommitted = {}, set()
    for place, *others in _written(located):
        changes: list[date | None] = []
        for part in (place, *others):
            changes += days[part.path][_lines(documents[part.path], part.trail)]
        if None in changes:
            uncommitted.add(place)
        # A place without lines, in a file that git reads otherwise than we do, has no date.
        elif day := max(filter(None, changes), default=None):
            dates[place] = day
    return History(dates, frozenset(uncommitted), newest)


@dataclass(frozen=True)
class FileDays:
    """When files were last changed, as far as git can tell."""

    days: Mapping[Path, date] = field(default_factory=dict)
    """The day in UTC, by path without links, of each file that stands as it was committed."""
    newest: datetime | None = None
    """The time of the last commit, in UTC; in a shallow clone it is all that there is."""

    def last_change(self, files: Iterable[Path]) -> date | None:
        """Return the last day on which any of some files was changed; nothing if that of one is not known."""
        try:
            return max(map(self.days.__getitem__, files), default=None)
        except KeyError:
            return None


def of_files(folder: Path, places: Sequence[Path]) -> FileDays:
    """Return when the files in some places were last changed.

    It is the day on which a change came into the branch, and counts for a file as a whole: what has been taken out of a
    file is in none of the lines that `history_of` looks at, but its page is another one.

    Args:
        folder: Where git is asked; what lies in other repositories has no day.
        places: The files, and folders of files.
    """
    try:
        top, shallow, head, latest = _last_commit(folder)
        newest, root = datetime.fromtimestamp(latest, UTC), top.resolve()
        # Git takes them letter by letter.
        specs = tuple(
            f":(top,literal){place.relative_to(root).as_posix()}"
            for place in map(Path.resolve, places)
            if place.is_relative_to(root)
        )
        if shallow or not specs:
            return FileDays(newest=newest)
        changed = set(_words(folder, "diff", "--name-only", "--no-renames", "-z", "HEAD", "--", *specs).split("\0"))
        times = _file_times(str(folder.resolve()), head, specs)
    except git.GitError:
        return FileDays()
    days = {root / name: _day(min(times[name], latest)) for name in times.keys() - changed}
    return FileDays(days, newest)


@lru_cache(maxsize=4)
def _file_times(folder: str, head: str, specs: tuple[str, ...]) -> dict[str, int]:
    """Return for each file when it last came to be as it is, as seconds since 1970; asked again for another commit."""
    # Of a merge, the files that it has made other than all that it has merged.
    log = _words(Path(folder), "log", "--format=//%ct", "--name-only", "--no-renames", "-z", "-c", head, "--", *specs)
    times: dict[str, int] = {}
    # No path begins with two slashes. Before the first file of a commit stands a line break.
    for commit in f"\0{log}".split("\0//")[1:]:
        time, _, names = commit.partition("\0")
        for name in filter(None, names.removeprefix("\n").split("\0")):
            times[name] = max(times.get(name, 0), int(time))
    return times


def _last_commit(folder: Path) -> tuple[Path, bool, str, int]:
    """Return the top of the repository that a folder is in, whether it is a shallow clone, and its last commit.

    Of the commit, its name and its time in seconds since 1970: nothing is newer, even if some clock was wrong.
    """
    shallow, _, top = _words(folder, "rev-parse", "--is-shallow-repository", "--show-toplevel").partition("\n")
    head, _, time = _words(folder, "log", "-1", "--format=%H %ct").partition(" ")
    return Path(top), shallow == "true", head, min(int(time), _LATEST)


def _days(
    folder: Path, documents: Mapping[str, Document], top: Path, head: str, latest: int
) -> dict[str, tuple[date | None, ...]]:
    """Return for each file and each of its lines when it was changed; nothing for a line that is not committed.

    `top`, `head` and `latest` are what `_last_commit` tells of the repository.
    """
    committed = set(_words(folder, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0"))
    _refuse_large(top, folder)
    # Not what a user's settings name, which may not even be there.
    options, revisions = ["--line-porcelain", "--no-textconv", "--no-ignore-revs-file"], ""
    ignored = top / _IGNORED
    if ignored.is_file() and not ignored.is_symlink():
        options.append(f"--ignore-revs-file={ignored}")
        revisions = ignored.read_text(encoding="utf-8", errors="replace")

    def of_file(path: str, document: Document) -> tuple[date | None, ...]:
        if path not in committed:
            return (None,) * len(document.lines)
        state = (head, revisions, document.text)
        return _blamed(str(folder.resolve()), latest, (*options, "--", path), state)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(documents, pool.map(of_file, documents, documents.values()), strict=True))


def _refuse_large(top: Path, folder: Path) -> None:
    """Raise `GitError` where a branch lets git read much for each of many files."""
    files = [top / _IGNORED, top / ".mailmap", *folder.rglob(".gitattributes")]
    for place in folder.resolve().parents:
        if place.is_relative_to(top.resolve()):
            files.append(place / ".gitattributes")
    for file in files:
        if file.is_file() and file.stat().st_size > _MOST_READ:
            raise git.GitError(f"`{file.name}` has more than {_MOST_READ // 1024} KiB, which git reads for each file")


@lru_cache(maxsize=20_000)
def _blamed(folder: str, latest: int, arguments: tuple[str, ...], state: tuple[str, ...]) -> tuple[date | None, ...]:
    """Return when each line of a file was changed; asked again only when the state that it depends on is another."""
    days: list[date | None] = []
    for commit, time in _LINE.findall(git.output(Path(folder), "blame", *arguments)):
        # What is not committed has a commit that is nothing but zeros.
        days.append(_day(min(int(time), latest)) if commit.strip(b"0") else None)
    return tuple(days)


def _words(folder: Path, *arguments: str) -> str:
    return git.output(folder, *arguments).decode("utf-8", errors="surrogateescape").strip("\n")


def _written(located: Located) -> Iterator[tuple[Place, ...]]:
    """Yield the place of each thing and each entry, with that of its explanation where it has one."""
    for thing in located.curriculum.things():
        yield (thing.place, thing.explanation.place) if thing.explanation else (thing.place,)
        if isinstance(thing, Stage):
            for entry in thing.entries:
                yield (entry.place,)


def _lines(document: Document, trail: Trail) -> slice:
    """Return which lines say a value and its key, or an item of a list; all lines for what has a file of its own.

    Comments and blank lines after them belong to what follows.
    """
    if not trail:
        return slice(None)
    lines = LINE_BREAK.split(document.written(trail))
    while len(lines) > 1 and lines[-1].strip(" \t")[:1] in {"", "#"}:
        lines.pop()
    return slice(document.locate_key(trail).line - 1, document.locate(trail).line - 1 + len(lines))


def _day(time: int) -> date:
    return datetime.fromtimestamp(time, UTC).date()
