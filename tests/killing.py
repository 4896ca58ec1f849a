# Why: a process is killed between any two steps; a test must be able to say between which, without a clock.
"""Run Python code in a process that is killed right before a chosen step that changes files.

As a program: `python tests/killing.py STEP FOLDER CODE`, which counts the steps below the folder and, if it gets so
far, prints their kinds.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

_CHANGES = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "os.symlink", "os.chmod", "os.truncate"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NEVER = -1


def run(code: str, folder: Path, step: int = NEVER) -> subprocess.CompletedProcess[str]:
    """Run code in a folder until it has ended, or is about to do a step; steps are counted from 0."""
    here = Path(__file__)
    return subprocess.run(
        [sys.executable, str(here), str(step), str(folder), code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )


def steps(code: str, folder: Path) -> list[str]:
    """Run code in a folder to its end; return the kinds of all steps by which it has changed files there."""
    done = run(code, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()[-1].split()


def _main(step: int, folder: str, code: str) -> None:
    seen: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _CHANGES and not (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES):
            return
        path = arguments[0]
        if isinstance(path, str | bytes | os.PathLike):
            named = os.fsdecode(path)
            # What is removed with its folder has a name relative to that.
            if named.startswith(folder) or not Path(named).is_absolute():
                if len(seen) == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                seen.append(event)

    sys.addaudithook(watch)
    try:
        exec(compile(code, "<code>", "exec"), {"__name__": "__main__"})  # noqa: S102 (what the test says)
    except SystemExit as end:
        if end.code:
            raise
    sys.stdout.write(" ".join(seen))


if __name__ == "__main__":
    _main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
