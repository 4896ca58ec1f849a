"""Asking git: in one place, so that a folder without git, or without the wanted commit, is told in one way.

Git runs with settings by which its answers depend on neither the user nor the language, and by which nothing that lies
in a checkout makes it run a program. This is the only owner of git.
"""

import os
import subprocess
from pathlib import Path

from roadmap_site.system import odd_files, program_search

_SETTINGS = (
    # Paths as they are, no pager, no colour, no check of signatures.
    "--no-pager",
    *("-c", "core.quotePath=false"),
    *("-c", "color.ui=false"),
    *("-c", "log.showSignature=false"),
    # Nothing that lies in a checkout is a repository by itself, and no program of others is asked what has changed.
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "core.fsmonitor=false"),
)

REMEDY = "git config --global --add safe.directory"
"""What git asks to be run, with the folder, before it reads a repository that belongs to somebody else."""


class GitError(Exception):
    """Git is not there, the folder is in no repository, or there is no such commit; its text says which, for people."""


class UntrustedError(GitError):
    """The repository belongs to somebody else, so that git asks the user whether to trust it."""


def output(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what a git command prints.

    Args:
        folder: Where it runs.
        arguments: The command, such as `log`, and what it takes.
        given: What it reads from its input.

    Raises:
        GitError: It could not do it.
    """
    program = program_search.find("git")
    if program is None:
        raise GitError("git is not installed")
    _refuse_bare(folder)
    done = subprocess.run(  # noqa: S603 (the arguments are ours)
        [program, *_SETTINGS, *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C"},
        input=given,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise _error(done.stderr.decode("utf-8", errors="replace"), arguments[0])
    return done.stdout


def top(place: Path) -> Path | None:
    """Return the top of the repository that a place is in, without asking git; nothing outside of any.

    Args:
        place: The whole way to a file or folder; it need not be there.
    """
    for folder in (place, *place.parents):
        # A file in a worktree and in a submodule.
        if (folder / ".git").exists():
            return folder
    return None


def _error(said: str, command: str) -> GitError:
    """Return the error for what git said, which is its first line; where it has a remedy, that too."""
    first, *others = [*said.strip().splitlines(), f"git {command} failed"]
    fact = first.removeprefix("fatal: ")
    for line in map(str.strip, others):
        if line.startswith(REMEDY):
            return UntrustedError(f"{fact}; if you trust it, run `{line}`")
    return GitError(fact)


def _refuse_bare(folder: Path) -> None:
    """Refuse a folder in which git would find a repository that has no `.git`.

    A branch can bring all files of such a one, with settings by which git runs programs; a `.git` it cannot bring. Git
    itself refuses it from version 2.38 on, where it is told to.
    """
    for place in (folder.resolve(), *folder.resolve().parents):
        if (place / ".git").exists():
            return
        if odd_files.is_bare_repository(place):
            raise GitError(f"`{place.as_posix()}` holds the files of a git repository that somebody else has set up")
