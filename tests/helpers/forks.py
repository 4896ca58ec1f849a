"""Programs of Python, each run in a fork of a process that has their modules already.

To start Python and to load modules is most of what a small command or a small site takes. A fork has a folder, an
environment, streams and an exit code of its own, as a process that a shell starts, and does first what a module on its
path says that Python does first (`sitecustomize`). Templates are compiled once for all. Other things that Python reads
only when it starts, or that ours do when they are loaded (which packages have rules), cannot be changed: that needs a
process of its own.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pkgutil
import runpy
import signal
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from importlib import util
from io import BufferedReader, BufferedWriter, FileIO, TextIOWrapper
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from typing import Any

import mkdocs as builder

from roadmap_site.cli import main
from roadmap_site.curriculum import rules
from roadmap_site.mkdocs_plugin import plugin
from tests.helpers.compiled import once

BUILDER = builder.__name__
"""What builds sites: `mkdocs`, or, where the tests run with it in the place of that, `properdocs`."""
_PROGRAMS = {"roadmap": f"{main.__name__}:run", BUILDER: f"{BUILDER}.__main__:cli", "python": f"{__name__}:_code"}
"""A program → what it calls; of the options of `python` there is `-c`."""
_READ_AT_START = ("PYTHON", "LC_", "LANG")
_HEARD = {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONIOENCODING", "PYTHONUNBUFFERED"}
_BEGINNING = dict(os.environ)
_FORKS = multiprocessing.get_context("forkserver")
_TABLES = (main.COMMANDS, main.new.table, main.bring_in.table)
_MODULES = [
    *(f"roadmap_site.cli.{line.module}" for table in _TABLES for line in table.values()),
    *(f"{rules.__name__}.{module.name}" for module in pkgutil.iter_modules(rules.__path__)),
    *(f"{BUILDER}.{name}" for name in ("__main__", "commands.build", "commands.serve")),
    plugin.__name__,
    "material.plugins.search.plugin",
    "pygments.lexers",
    "pytest",
]
# A name that is none is passed over in silence, so all are looked up here.
assert all(map(util.find_spec, _MODULES))
_FORKS.set_forkserver_preload([*_MODULES, __name__])


def begun(command: Sequence[str], cwd: Path, env: Mapping[str, str], streams: Sequence[Path]) -> ForkServerProcess:
    """Begin a program; return its process.

    Args:
        command: `roadmap`, `python` or what builds sites, and its arguments.
        cwd: Its folder.
        env: Its environment.
        streams: What it reads from, what it writes to, and where it tells what went wrong.

    Raises:
        ValueError: The environment has what only a process that starts would read.
    """
    other = {name for name in {*env, *_BEGINNING} - _HEARD if env.get(name) != _BEGINNING.get(name)}
    if early := [name for name in other if name.startswith(_READ_AT_START)]:
        raise ValueError(f"A fork does not hear {early}.")
    process = _FORKS.Process(target=_run, args=(list(command), str(cwd), dict(env), list(map(str, streams))))
    process.start()
    return process


def run(
    *command: str, cwd: Path, env: Mapping[str, str] | None = None, stdin: bytes = b"", together: bool = False
) -> CompletedProcess[str]:
    """Run a program to its end; return its exit code and what it wrote.

    Args:
        command: `roadmap`, `python` or what builds sites, and its arguments.
        cwd: Its folder.
        env: Its environment; ours when left out.
        stdin: What it can read.
        together: Whether what it writes and what went wrong is one text.
    """
    with TemporaryDirectory() as folder:
        read, out, err = (Path(folder, name) for name in ("in", "out", "err"))
        read.write_bytes(stdin)
        process = begun(command, cwd, os.environ if env is None else env, [read, out, out if together else err])
        process.join()
        with closing(process):
            assert process.exitcode is not None
            texts = [file.read_bytes().decode() if file.exists() else "" for file in (out, err)]
            return CompletedProcess(command, process.exitcode, *texts)


def _run(command: list[str], cwd: str, env: dict[str, str], streams: list[str]) -> None:
    os.setsid()
    # A shell that runs the tests in the background makes them, and what they start, deaf to Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, path in enumerate(streams):
        _open(path, number)
    encoding, _, errors = env.get("PYTHONIOENCODING", "utf-8").partition(":")
    _take_streams(encoding, errors, through=bool(env.get("PYTHONUNBUFFERED")))
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    tempfile.tempdir = None
    sys.dont_write_bytecode = bool(env.get("PYTHONDONTWRITEBYTECODE"))
    sys.argv = command
    once.begin()
    _customize(env.get("PYTHONPATH", "").split(os.pathsep))
    try:
        sys.exit(pkgutil.resolve_name(_PROGRAMS[command[0]])())
    finally:
        atexit._run_exitfuncs()


def _open(path: str, number: int) -> None:
    """Open a file as the stream of a number; a terminal becomes the one of this process."""
    opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(opened, number)
    os.close(opened)


def _take_streams(encoding: str, errors: str, *, through: bool) -> None:
    sys.stdin = TextIOWrapper(BufferedReader(_named(0, "rb", "<stdin>")), encoding, errors or "strict")
    out, err = (BufferedWriter(_named(number, "wb", f"<std{name}>")) for number, name in ((1, "out"), (2, "err")))
    terminal = out.raw.isatty()
    sys.stdout = TextIOWrapper(out, encoding, errors or "strict", line_buffering=terminal, write_through=through)
    sys.stderr = TextIOWrapper(err, encoding, "backslashreplace", line_buffering=True)


def _named(number: int, mode: Any, name: str) -> FileIO:
    file = FileIO(number, mode, closefd=False)
    file.name = name
    return file


def _customize(path: Sequence[str]) -> None:
    """Look for modules in these folders first, and begin as one there says."""
    sys.path[:0] = [folder for folder in path if folder not in {"", *sys.path}]
    for file in (Path(folder, "sitecustomize.py") for folder in path):
        if file.exists():
            runpy.run_path(str(file))
            return


def _code() -> None:
    sys.argv, code = ["-c", *sys.argv[3:]], sys.argv[2]
    exec(code, {"__name__": "__main__"})  # noqa: S102 (the tests' own)
