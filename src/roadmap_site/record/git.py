# Why: what git knows is asked for in one place, so that a folder without git, or without the wanted commit, is told in
# one way. The only owner of git.
"""Asking git."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


class GitError(Exception):
    """Git is not there, the folder is in no repository, or there is no such commit; its text says which, for people."""


def output(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what a git command prints.

    Args:
        folder: Where it runs.
        arguments: The command, such as `log`, and what it takes.
        given: What it reads from its input.

    Raises:
        GitError: It could not do it.
    """
    program = shutil.which("git")
    if program is None:
        raise GitError("git is not installed")
    # Paths as they are, no pager, no colour, and nothing that a user's settings could change.
    settings = ("-c", "core.quotePath=false", "-c", "color.ui=false", "-c", "log.showSignature=false")
    done = subprocess.run(  # noqa: S603 (the arguments are ours)
        [program, "--no-pager", *settings, *arguments], cwd=folder, input=given, capture_output=True, check=False
    )
    if done.returncode:
        words = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise GitError(words[0].removeprefix("fatal: ") if words else f"git {arguments[0]} failed")
    return done.stdout
