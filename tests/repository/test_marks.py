"""What `pytest` alone runs: all that needs neither a browser nor Node.js.

A test that needs one of them asks for a fixture, and has its mark from that. Whoever forgets the fixture is stopped
here, on a machine that has both, and not only by the one who has neither.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.paths import ROOT

TESTS = ROOT / "tests"
SOME = """
def test_with_both(axe, browser): ...
def test_with_a_browser(bakery_address, browser): ...
def test_with_node(node): ...
def test_with_neither(tmp_path): ...
"""


def selected(folder: Path, *options: str) -> set[str]:
    """Return the tests among some that `pytest` would run."""
    (folder / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    (folder / "test_some.py").write_text(SOME, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--collect-only", "-c", str(ROOT / "pyproject.toml"), *options]
    done = subprocess.run(
        [*command, str(folder / "test_some.py")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return set(re.findall(r"::test_with_(\w+)", done.stdout))


def test_a_test_is_left_out_by_what_it_asks_for(tmp_path: Path) -> None:
    """Nobody has to think of a mark; who wants all of them, or others, says so."""
    assert selected(tmp_path) == {"neither"}
    assert selected(tmp_path, "-m", "not node") == {"neither", "a_browser"}
    assert selected(tmp_path, "-m", "") == {"neither", "node", "a_browser", "both"}


@pytest.mark.parametrize("command", [["node", "--version"], ["bash", "-c", "node --version"], ["tsc"]])
def test_without_the_fixture_nothing_of_node_can_be_started(command: list[str], tmp_path: Path) -> None:
    """Neither by its name, nor by way of a shell, nor as a program that npm has installed."""
    script = tmp_path / "tsc"
    script.write_text("#!/usr/bin/env node\n", encoding="utf-8")
    script.chmod(0o755)
    command = [str(script)] if command == ["tsc"] else command
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 97
    assert "asks for the fixture `node`" in done.stderr


def test_playwright_is_there_only_once_a_browser_starts() -> None:
    """No module of the tests imports it when it is read, and one alone starts a browser."""
    texts = {file.relative_to(TESTS).as_posix(): file.read_text(encoding="utf-8") for file in TESTS.rglob("*.py")}
    own = Path(__file__).relative_to(TESTS).as_posix()
    assert [name for name, text in texts.items() if re.search("^(from|import) playwright", text, re.MULTILINE)] == []
    assert {name for name, text in texts.items() if "sync_" + "playwright" in text} - {own} == {"helpers/browsing.py"}
