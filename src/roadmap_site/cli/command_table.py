"""Groups of commands that know their commands by a table, and load only the one that is asked for.

A line of the table has the module of a command and its short help, so that the help of the group loads no command.
Whatever a command imports, it imports at the top of its module: nobody else waits for it. What it needs in few of its
runs stands in a module of its own, and is loaded as commands are, by `part`.
"""

import pkgutil
import shutil
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import click

# A terminal with fewer cells is narrow; help does with so many.
_NARROW, _NARROWEST = 60, 20


def part(name: str) -> Any:
    """Return what a module in this folder has under a name, such as `check:command`; it is loaded now."""
    return pkgutil.resolve_name(f"roadmap_site.cli.{name}")


class Line(NamedTuple):
    """A command, as its group knows it.

    Attributes:
        module: The module in this folder that has it.
        help: Its short help.
        name: What the module calls it.
    """

    module: str
    help: str
    name: str = "command"


class _Formatter(click.HelpFormatter):
    """The formatter of help, which on a narrow terminal has what an option does below the option."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        columns = shutil.get_terminal_size().columns
        if width is None and columns < _NARROW:
            width = max(columns - 2, _NARROWEST)
        super().__init__(indent_increment, width, max_width)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what they mean."""
        super().write_dl(rows, 1 if self.width < _NARROW - 2 else col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


class Table(click.Group):
    """A group whose commands stand in a table, in the order of its help."""

    context_class = _Context

    def __init__(self, *, table: Mapping[str, Line], **settings: Any) -> None:
        # By these names click says which command may have been meant.
        super().__init__(commands=list(map(click.Command, table)), **settings)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; none for a name that is not in the table."""
        line = self.table.get(cmd_name)
        if line is None:
            return None
        command: click.Command = part(f"{line.module}:{line.name}")
        command.short_help = line.help
        command.context_class = _Context
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the names of the commands with their short helps."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line.help) for name, line in self.table.items()])
