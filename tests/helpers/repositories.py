"""Small git repositories for tests.

Histories come from git; a test makes its own repository, in one line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.helpers import worlds

OWN = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A. Baker",
    "GIT_AUTHOR_EMAIL": "baker@example.org",
    "GIT_COMMITTER_NAME": "A. Baker",
    "GIT_COMMITTER_EMAIL": "baker@example.org",
}


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """Run git as nobody in particular, and return what it prints."""
    done = subprocess.run(
        [shutil.which("git") or "git", *arguments],
        cwd=folder,
        env={**os.environ, **OWN},
        input=given,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def made(folder: Path) -> Path:
    """Return a new repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(repository: Path, message: str = "A change") -> str:
    """Commit all that the folder holds; return the commit's name."""
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--allow-empty", f"--message={message}")
    return git(repository, "rev-parse", "HEAD")


def with_curriculum(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Return a new repository that holds one commit, with the smallest curriculum and some files."""
    repository = made(folder)
    worlds.write(repository / "curriculum", files or {})
    commit(repository, "The curriculum")
    return repository
