"""The command `roadmap`, and the process that runs it.

A command is a module in this folder and a line in a table here; the groups `new` and `import` have tables of their own.
How a command ends is its exit code: 0 all is well, 1 something is wrong with the curriculum, 2 it could not run. Whom
a signal has ended, or whoever read what it wrote and has gone, is told as shells tell it: 128 and the signal's number.
"""

import gc
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from roadmap_site.cli.command_table import Line, Table
from roadmap_site.system import signals
from roadmap_site.system.installation import InstallationError

_BROKEN_PIPE = 128 + 13
"""The exit code when nobody reads what is written: 128 and the number of SIGPIPE, which Windows does not have."""

COMMANDS = {
    "check": Line("check", "Show every problem of the curriculum."),
    "fmt": Line("fmt", "Give the YAML files their one canonical form."),
    "new": Line("main", "Add a topic, resource, project, stage or roadmap.", "new"),
    "rename": Line("rename", "Give a thing another id, wherever it stands."),
    "list": Line("list_things", "Show what there is, and where it is written."),
    "show": Line("show", "Show one thing, and who refers to it."),
    "needs": Line("needs", "Show the whole way to a topic, in learning order."),
    "stats": Line("stats", "Count what there is, and what could be better."),
    "diff": Line("diff", "Tell what changed in the curriculum, in its own words."),
    "links": Line("links", "Find addresses that are dead."),
    "schema": Line("schema", "Write the JSON Schemas for editors."),
    "import": Line("main", "Bring in a roadmap that is a document already.", "bring_in"),
}
"""All commands, in the order of the help."""


@contextmanager
def _ended_as_in_shells() -> Iterator[None]:
    """Let a command that was broken off end with the exit code that shells expect; `click` has one for all."""
    try:
        yield
    except BrokenPipeError:
        raise SystemExit(_BROKEN_PIPE) from None
    except (KeyboardInterrupt, click.Abort) as end:
        interrupt = end.__context__ if isinstance(end, click.Abort) else end
        if not isinstance(interrupt, KeyboardInterrupt):
            raise
        click.echo("\nAborted!", err=True)
        raise SystemExit(signals.exit_code(interrupt)) from None


class _Roadmap(Table):
    """The command itself."""

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        """Read the command line; this shows the help, too."""
        with _ended_as_in_shells():
            return super().make_context(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is asked for."""
        with _ended_as_in_shells():
            return super().invoke(ctx)


@click.command(
    cls=_Roadmap, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="roadmap-site")
def main() -> None:
    """Check, write, compare and look through a curriculum written as YAML files.

    Each command shows an example with `--help`. Exit codes: 0 all is well, 1 something is wrong with the curriculum,
    2 the command could not run.
    """


@click.command(
    name="new",
    cls=Table,
    table={
        "project": Line("new_thing", "Add a project.", "project"),
        "resource": Line("new_thing", "Add a resource.", "resource"),
        "roadmap": Line("new_thing", "Add a roadmap.", "roadmap"),
        "stage": Line("new_thing", "Add a stage.", "stage"),
        "topic": Line("new_thing", "Add a topic.", "topic"),
    },
)
def new() -> None:
    """Add a topic, resource, project, stage or roadmap, in the right place and with the keys that it must have.

    On a terminal it asks for what was not given; in a script all comes from the options. Nothing is written that would
    bring an error with it, nor into a file that has one; errors in other files are no reason.

    Example: roadmap new topic --title Kneading --area dough
    """


@click.command(
    name="import",
    cls=Table,
    table={"outline": Line("import_outline", "Make a roadmap from a Markdown outline: headings and nested lists.")},
)
def bring_in() -> None:
    """Bring in what was written elsewhere.

    Example: roadmap import outline plan.md
    """


def run() -> None:
    """Run the command as a process of its own.

    The process is over before looking for garbage would pay, and what it read needs no giving back one by one.
    """
    gc.disable()
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # What goes into a file or a pipe is the same bytes on every system; a terminal shows what it can.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    code = _exit_code()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # What could not be written has been told.
            stream.flush()
    os._exit(code)


def _open_closed_streams() -> None:
    """Open what a shell has closed by `>&-`: else the next file that is opened would take its number, and our output.

    What nobody wants to see goes nowhere, and says nothing of how the command ends.
    """
    for name, mode in {"stdin": "r", "stdout": "w", "stderr": "w"}.items():
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _exit_code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except BrokenPipeError:
        return _BROKEN_PIPE
    except InstallationError as fault:
        return _cannot_run(str(fault))
    except OSError as error:
        where = f"`{str(error.filename).replace(os.sep, '/')}`" if error.filename else "the output"
        return _cannot_run(f"{where} cannot be read or written: {error.strerror or error}.")
    return 0


def _cannot_run(reason: str) -> int:
    with suppress(OSError):  # It may be the error stream itself that cannot be written.
        click.echo(f"Error: {reason}", err=True)
    return 2
