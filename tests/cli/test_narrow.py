"""The command `roadmap` on a narrow terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
import wcwidth

from tests.cli.test_cli import on_terminal
from tests.helpers import bread

HELPS = ["--help", "list --help", "new --help", "new topic --help", "links --help", "import outline --help"]


def lines(*arguments: str, cwd: Path, columns: int = 40) -> list[str]:
    """Return what a terminal of so many cells shows, without colours."""
    return on_terminal(*arguments, cwd=cwd, env={"COLUMNS": str(columns), "NO_COLOR": "1"}).splitlines()


@pytest.mark.parametrize("line", HELPS)
@pytest.mark.parametrize("columns", [40, 55])
def test_help_fits(line: str, columns: int, tmp_path: Path) -> None:
    """What an option does stands below it, as beside it there would be room for one word."""
    shown = lines(*line.split(), cwd=tmp_path, columns=columns)
    assert [one for one in shown if wcwidth.width(one) > columns] == []
    assert shown[shown.index("  -h, --help") + 1] == "     Show this message and exit."


def test_help_stands_in_columns_where_there_is_room(tmp_path: Path) -> None:
    """As everybody knows it."""
    assert any(one.startswith("  -h, --help  Show this") for one in lines("--help", cwd=tmp_path, columns=80))


def test_a_list_fits(tmp_path: Path) -> None:
    """What a thing is called and where it stands has lines of their own; a path loses its beginning."""
    bread.write(tmp_path / "curriculum")
    shown = lines("list", cwd=tmp_path)
    assert [one for one in shown if wcwidth.width(one) > 40] == []
    at = shown.index("stage sourdough-baker/starter")
    assert shown[at + 1 : at + 3] == ["    A starter of one's own", "    …ps/sourdough-baker/02-starter.yml:1"]


def test_figures_fit(tmp_path: Path) -> None:
    """Each stands on a line with what it counts, below its roadmap."""
    bread.write(tmp_path / "curriculum")
    shown = lines("stats", cwd=tmp_path)
    assert shown[:4] == ["Bread in a weekend", "    stages: 2", "    topics: 8", "    resources: 2"]


def test_the_mark_stays_below_its_word(tmp_path: Path) -> None:
    """Of a line that is longer than the terminal is wide, what stands around the word is shown."""
    words = "some words " * 10
    text = f"x: {{title: X, summary: '{words}[[flourr]] {words}'}}\n"
    bread.write(tmp_path / "curriculum", {"topics/oven.yml": text})
    shown = lines("check", cwd=tmp_path)
    (at,) = [at for at, one in enumerate(shown) if "[[flourr]]" in one]
    assert wcwidth.width(shown[at]) <= 40
    assert shown[at + 1] == f"      | {' ' * (shown[at].index('[[flourr]]') - 8)}{'^' * 10}"
