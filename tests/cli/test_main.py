"""The table of commands: each is one module and one line, and only the one that is asked for is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from roadmap_site import cli
from roadmap_site.cli.command_table import Line, Table
from roadmap_site.cli.main import COMMANDS, main
from tests.helpers import bread

GROUPS = [[], ["new"], ["import"]]
LOADED = {
    "roadmap_site.system",
    "roadmap_site.system.installation",
    "roadmap_site.system.signals",
    "roadmap_site",
    "roadmap_site.cli",
    "roadmap_site.cli.main",
    "roadmap_site.cli.command_table",
}
"""What the help of all commands loads of ours."""


def group(names: list[str]) -> Table:
    """Return a group by the way to it."""
    found: click.Command | None = main
    for name in names:
        assert isinstance(found, Table)
        found = found.get_command(click.Context(found), name)
    assert isinstance(found, Table)
    return found


def modules_of(arguments: list[str], folder: Path) -> set[str]:
    """Return the modules that a command loads, run in a folder."""
    code = f"""
import sys
before = set(sys.modules)
from roadmap_site.cli.main import main
try:
    main({arguments!r})
except SystemExit:
    pass
print(*sorted(set(sys.modules) - before))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("names", GROUPS)
def test_the_help_of_a_group_loads_no_command(names: list[str], tmp_path: Path) -> None:
    """Of ours only the tables, of others nothing but `click`."""
    modules = modules_of([*names, "--help"], tmp_path)
    ours = {module for module in modules if module.startswith("roadmap_site")}
    assert ours == LOADED | {f"roadmap_site.cli.{COMMANDS[name].module}" for name in names}
    others = {module.partition(".")[0] for module in modules - ours}
    assert others - sys.stdlib_module_names == {"click"}


def test_a_check_of_what_is_right_loads_nothing_that_only_others_need(tmp_path: Path) -> None:
    """It runs before each commit: what mends, writes, or looks for a killed command comes where it is needed."""
    folder = bread.write(tmp_path / "curriculum")
    rooms = {"roadmap_site.edit", "roadmap_site.health", "roadmap_site.system.cache", "platformdirs", "tempfile"}
    assert not rooms & modules_of(["check"], tmp_path)
    assert rooms <= modules_of(["check", "--fix"], tmp_path)
    (folder / "topics/oven.yml").write_text("x: [\n")
    assert "roadmap_site.system.cache" in modules_of(["check"], tmp_path)


def test_a_command_is_a_module_and_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it runs, and the help of all commands shows it."""
    (tmp_path / "greet.py").write_text("import click\n\n@click.command()\ndef command():\n    click.echo('hello')\n")
    monkeypatch.setattr(cli, "__path__", [*cli.__path__, str(tmp_path)])
    monkeypatch.setitem(COMMANDS, "greet", Line("greet", "Say hello."))
    assert CliRunner().invoke(main, ["greet"]).output == "hello\n"
    assert "\n  greet   Say hello.\n" in CliRunner().invoke(main, ["--help"]).output
    monkeypatch.delitem(sys.modules, "roadmap_site.cli.greet")


@pytest.mark.parametrize("arguments", [["greet"], ["new", "chapter"], ["import", "book"]])
def test_what_is_in_no_table_is_no_command(arguments: list[str]) -> None:
    """Exit code 2, and the word that is wrong."""
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert f"No such command '{arguments[-1]}'" in done.output


@pytest.mark.parametrize(("arguments", "meant"), [(["chekc"], "check"), (["new", "topics"], "topic")])
def test_a_misspelt_command_is_told_with_the_one_that_is_like_it(arguments: list[str], meant: str) -> None:
    """In groups too."""
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert f"Did you mean '{meant}'?" in done.output
