"""Commands that are broken off at one of their changes to files.

What holds when nothing goes wrong must hold when the process is killed, or the disk is full, at any moment.
"""

from __future__ import annotations

import multiprocessing
import os
import pkgutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib import util
from pathlib import Path

from roadmap_site.cli import main
from roadmap_site.curriculum import rules
from tests.helpers.breaking import hook

BREAKING = Path(__file__).parent / "breaking"
_RULES = [f"{rules.__name__}.{module.name}" for module in pkgutil.iter_modules(rules.__path__)]
_FORKS = multiprocessing.get_context("forkserver")
# A name that is none is passed over in silence, so all are looked up here.
_MODULES = [f"roadmap_site.cli.{line.module}" for line in main.COMMANDS.values()] + _RULES
assert all(map(util.find_spec, _MODULES))
_FORKS.set_forkserver_preload([*_MODULES, __name__])


def environment(below: Sequence[Path], at: int | str = "", how: str = "kill") -> dict[str, str]:
    """Return the variables by which a Python process is broken off; see `breaking/hook.py`."""
    paths = [str(BREAKING), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONDONTWRITEBYTECODE": "1",
        "BREAK_BELOW": os.pathsep.join(_below(below)),
        "BREAK_AT": str(at),
        "BREAK_HOW": how,
    }


def run(
    command: Sequence[str], cwd: Path, below: Sequence[Path], at: int | str, how: str = "kill"
) -> subprocess.CompletedProcess[str]:
    """Run any command, broken off before a change: the n-th, or the first to a path with a certain part."""
    done = subprocess.run(
        command, cwd=cwd, env=environment(below, at, how), capture_output=True, encoding="utf-8", check=False
    )
    if how == "kill":
        assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    return done


def changes(command: Sequence[str], cwd: Path, below: Sequence[Path]) -> list[str]:
    """Run any command to its end; return the kinds of changes that it makes to files, such as `os.rename`."""
    counted = below[0].parent / f"{below[0].name}.count"
    counted.unlink(missing_ok=True)
    env = {**environment(below), "BREAK_COUNT": str(counted)}
    subprocess.run(command, cwd=cwd, env=env, capture_output=True, check=True)
    return counted.read_text(encoding="utf-8").split() if counted.exists() else []


def roadmap(*arguments: str, cwd: Path, at: int | str = "", how: str = "kill", count: Path | None = None) -> int:
    """Run the command `roadmap` in a fork, broken off before a change to a file below the folder; return its exit code.

    A fork has all modules already, so that a command can be broken off at a hundred moments.
    """
    said = (_below([cwd]), str(at), how, str(count or ""))
    fork = _FORKS.Process(target=_command, args=(arguments, str(cwd), os.environ["XDG_CACHE_HOME"], said))
    fork.start()
    fork.join()
    assert fork.exitcode is not None
    return fork.exitcode


def _below(folders: Sequence[Path]) -> tuple[str, ...]:
    return tuple(str(folder.resolve()) for folder in folders)


def _command(arguments: Sequence[str], cwd: str, cache: str, said: tuple[tuple[str, ...], str, str, str]) -> None:
    os.chdir(cwd)
    os.environ["XDG_CACHE_HOME"] = cache
    hook.install(*said)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 (as the system calls it)
        sys.stdout = sys.stderr = nowhere
        main.main(list(arguments))
