"""The command `roadmap` where a stream is closed, full or read by nobody, and where it is asked to end."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from roadmap_site.system import transactions
from tests.cli.test_cli import COMMAND, PLAIN, run
from tests.cli.test_fmt import contents
from tests.helpers import bread, broken_off, worlds

EVERY = {
    "check": 0,
    "check --format json": 0,
    "fmt --check": 1,
    "list": 0,
    "show softmax": 0,
    "needs softmax": 0,
    "stats": 0,
    "schema stage": 0,
    "rename softmax soft --dry-run": 0,
    "new topic": 2,
    "new topic --title X --area basics --dry-run": 0,
    "import outline plan.md --dry-run": 0,
    "show nothing": 2,
    "chekc": 2,
    "--help": 0,
    "--version": 0,
}
"""A command line → its exit code."""
CLOSED = ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"]


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line in a shell, in a project with an outline; `roadmap` is the command."""
    worlds.write(folder / "curriculum", {})
    (folder / "plan.md").write_text("# Plan\n\n## Start\n\n- Water\n", encoding="utf-8")
    line = line.replace("roadmap", COMMAND)
    return subprocess.run(["/bin/sh", "-c", line], cwd=folder, env=PLAIN, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("line", EVERY)
def test_a_closed_stream_changes_nothing_but_what_is_seen(line: str, tmp_path: Path) -> None:
    """There is no traceback, the exit code is the same, and no file gets what was to be printed."""
    for closed in CLOSED:
        done = shell(f"roadmap {line} {closed}", tmp_path)
        assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (EVERY[line], False), closed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["curriculum", "plan.md"]


@pytest.mark.parametrize("line", ["list", "check", "show softmax", "schema stage", "--help", "list nothing 2>&1"])
def test_who_reads_no_further_hears_nothing(line: str, tmp_path: Path) -> None:
    """As from other tools, which the system ends with SIGPIPE."""
    done = shell(f"{{ sleep 0.5; roadmap {line}; echo $? >code; }} | true", tmp_path)
    assert (done.stdout, done.stderr) == ("", "")
    assert (tmp_path / "code").read_text() == "141\n"


@pytest.mark.parametrize("line", ["roadmap list >/dev/full", "roadmap --help >/dev/full"])
def test_a_full_disk_is_told(line: str, tmp_path: Path) -> None:
    """In a sentence, as far as there is where to say it."""
    done = shell(line, tmp_path)
    assert done.stderr == "Error: the output cannot be read or written: No space left on device.\n"
    assert done.returncode == 2
    assert shell(f"{line} 2>/dev/full", tmp_path).returncode == 2


def test_a_disk_that_is_full_is_told_with_the_file_that_had_no_room(tmp_path: Path) -> None:
    """Nothing has changed then."""
    folder = bread.write(tmp_path / "curriculum")
    before = contents(folder)
    done = broken_off.run(["roadmap", "fmt"], tmp_path, [folder], "topics", how="full")
    assert done.stderr.startswith("Error: `curriculum/topics/")
    assert done.stderr.endswith(".yml` cannot be read or written: No space left on device.\n")
    assert done.returncode == 2
    assert contents(folder) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_asked_to_end_says_so_and_by_what(number: signal.Signals, tmp_path: Path) -> None:
    """A line, and the exit code by which shells know the signal."""
    worlds.write(tmp_path / "curriculum", {})
    with transactions.session(tmp_path / "curriculum"):
        with subprocess.Popen([COMMAND, "fmt"], cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
            assert running.stderr is not None
            running.stderr.readline()  # It waits.
            running.send_signal(number)
            assert running.stderr.read() == "\nAborted!\n"
        assert running.returncode == 128 + number


@pytest.mark.parametrize("word", ["bananas", "topics,resources", "Topics", ""])
def test_a_wrong_word_is_repeated_as_it_was_typed(word: str, tmp_path: Path) -> None:
    """With those that there are."""
    done = run("list", word, cwd=worlds.write(tmp_path / "curriculum", {}))
    assert done.returncode == 2
    assert f"'{word}' is not one of 'roadmaps', 'stages', 'topics', 'resources', 'projects'" in done.stderr
