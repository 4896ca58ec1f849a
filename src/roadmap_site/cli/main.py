# Why: the terminal's way in; it knows the commands by name, and loads the one that is asked for.
"""The command `roadmap`."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from typing import cast

import click

from roadmap_site.system.installation import InstallationError

COMMANDS = {
    "check": "check",
    "fmt": "fmt",
    "new": "new",
    "rename": "rename",
    "list": "list_things",
    "show": "show",
    "needs": "needs",
    "stats": "stats",
    "diff": "diff",
    "links": "links",
    "schema": "schema",
    "import": "import_outline",
}
"""Name of a command → its module, in the order of the help."""


class _CannotRunError(click.ClickException):
    exit_code = 2


class Commands(click.Group):
    """The commands, each loaded when it is asked for, so that checking does not wait for what it never uses."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"roadmap_site.cli.{COMMANDS[cmd_name]}")
        return cast("click.Command", module.command)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is asked for."""
        try:
            return super().invoke(ctx)
        except InstallationError as fault:
            raise _CannotRunError(str(fault)) from fault


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="roadmap-site")
def main() -> None:
    """Check, write, compare and look through a curriculum written as YAML files.

    Each command shows an example with `--help`. Exit codes: 0 all is well, 1 something is wrong with the curriculum,
    2 the command could not run.
    """


def run() -> None:
    """Run the command as a process of its own.

    The process is over before looking for garbage would pay, and what it read needs no giving back one by one.
    """
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # What goes into a file or a pipe is UTF-8 on every system, and a terminal shows what it can.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except OSError as error:
        what = f"`{error.filename}`" if error.filename else "the output"
        click.echo(f"Error: {what} cannot be read or written: {error.strerror or error}.", err=True)
        code = 2
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
