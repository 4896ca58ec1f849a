"""Git repositories for tests, with commits of chosen days.

What was changed when is told by git, so tests need a history whose days they choose.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import repositories


def commit(folder: Path, day: str) -> str:
    """Commit all that is in a folder on a day; it becomes a repository if it is none. Return the commit's name."""
    with pytest.MonkeyPatch.context() as patch:
        for role in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{role}_DATE", f"{day}T12:00:00Z")
        if not (folder / ".git").exists():
            repositories.made(folder)
        return repositories.commit(folder)
