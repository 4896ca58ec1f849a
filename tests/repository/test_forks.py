"""What tests run in a fork goes as it would go for whoever starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.test_cli import COMMAND
from tests.helpers import forks, worlds

STREAMS = "import os, sys; print(os.getcwd(), sys.stdin.read(), os.environ['BREAD']); sys.exit('no ü')"
CODES = {
    "an end": "",
    "an exit code": "import sys; sys.exit(7)",
    "a sentence": "import sys; sys.exit('no bread')",
    "a signal": "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
    "a kill": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "the end of a thread": "import threading; threading.Thread(target=print, args=['late']).start()",
    "what is done at the end": "import atexit; atexit.register(print, 'late')",
}


def started(*command: str, cwd: Path, env: dict[str, str], stdin: bytes = b"") -> CompletedProcess[str]:
    """Run a program as a shell starts it."""
    done = subprocess.run(command, cwd=cwd, env=env, input=stdin, capture_output=True, check=False)
    return CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def said(done: CompletedProcess[str]) -> tuple[int, str, str]:
    """Return what a program left behind."""
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_a_fork_ends_as_a_process_ends(code: str, tmp_path: Path) -> None:
    """By its exit code, by a signal, and with all that was to be done last."""
    env = dict(os.environ)
    forked = forks.run("python", "-c", code, cwd=tmp_path, env=env)
    assert said(forked) == said(started(sys.executable, "-c", code, cwd=tmp_path, env=env))


def test_a_fork_has_streams_a_folder_and_an_environment_of_its_own(tmp_path: Path) -> None:
    """None of them is that of the tests."""
    env = {**os.environ, "BREAD": "rye"}
    forked = forks.run("python", "-c", STREAMS, cwd=tmp_path, env=env, stdin=b"salt")
    assert said(forked) == (1, f"{tmp_path} salt rye\n", "no ü\n")
    assert said(forked) == said(started(sys.executable, "-c", STREAMS, cwd=tmp_path, env=env, stdin=b"salt"))


@pytest.mark.parametrize("line", ["check", "stats", "list topics", "chekc", "check --help", "show nothing"])
def test_the_command_says_the_same_in_a_fork(line: str, tmp_path: Path) -> None:
    """To the letter, with the same exit code."""
    worlds.write(tmp_path / "curriculum", {"topics/extras.yml": "relu: {title: ReLU, needs: [softmx]}\n"})
    env = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    forked = forks.run("roadmap", *line.split(), cwd=tmp_path, env=env)
    assert said(forked) == said(started(COMMAND, *line.split(), cwd=tmp_path, env=env))


@pytest.mark.parametrize("variable", ["PYTHONHASHSEED", "PYTHONWARNINGS", "LC_ALL", "LANG"])
def test_what_only_a_start_would_read_is_refused(variable: str, tmp_path: Path) -> None:
    """A test that sets it would try nothing."""
    with pytest.raises(ValueError, match=variable):
        forks.run("roadmap", "check", cwd=tmp_path, env={**os.environ, variable: "1"})
