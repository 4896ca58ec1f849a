"""Commands that are broken off at one of their changes to files.

What holds when nothing goes wrong must hold when the process is killed, or the disk is full, at any moment.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess

from tests.helpers import forks

BREAKING = Path(__file__).parent / "breaking"


def environment(below: Sequence[Path], at: int | str = "", how: str = "kill") -> dict[str, str]:
    """Return the variables by which a Python process is broken off; see `breaking/hook.py`."""
    paths = [str(BREAKING), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONDONTWRITEBYTECODE": "1",
        "BREAK_BELOW": os.pathsep.join(str(folder.resolve()) for folder in below),
        "BREAK_AT": str(at),
        "BREAK_HOW": how,
    }


def run(
    command: Sequence[str], cwd: Path, below: Sequence[Path], at: int | str, how: str = "kill"
) -> CompletedProcess[str]:
    """Run any command, broken off before a change: the n-th, or the first to a path with a certain part."""
    done = forks.run(*command, cwd=cwd, env=environment(below, at, how))
    if how == "kill":
        assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    return done


def changes(command: Sequence[str], cwd: Path, below: Sequence[Path]) -> list[str]:
    """Run any command to its end; return the kinds of changes that it makes to files, such as `os.rename`."""
    counted = below[0].parent / f"{below[0].name}.count"
    counted.unlink(missing_ok=True)
    env = {**environment(below), "BREAK_COUNT": str(counted)}
    done = forks.run(*command, cwd=cwd, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return counted.read_text(encoding="utf-8").split() if counted.exists() else []
