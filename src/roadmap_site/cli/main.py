"""The command `roadmap`, and the process that runs it.

A command is a module in this folder and a line in a table here; the groups `new` and `import` have tables of their own.
How a command ends is its exit code: 0 all is well, 1 something is wrong with the curriculum, 2 it could not run.
"""

import gc
import io
import os
import sys

import click

from roadmap_site.cli.command_table import Line, Table
from roadmap_site.system.installation import InstallationError

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
    "links": Line("links", "Find resources whose address is dead."),
    "schema": Line("schema", "Write the JSON Schemas for editors."),
    "import": Line("main", "Bring in a roadmap that is a document already.", "bring_in"),
}
"""All commands, in the order of the help."""


@click.command(
    cls=Table, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
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
    for stream in (sys.stdout, sys.stderr):
        # What goes into a file or a pipe is the same bytes on every system; a terminal shows what it can.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    code = _exit_code()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _exit_code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except InstallationError as fault:
        click.echo(f"Error: {fault}", err=True)
        return 2
    except OSError as error:
        where = f"`{str(error.filename).replace(os.sep, '/')}`" if error.filename else "the output"
        click.echo(f"Error: {where} cannot be read or written: {error.strerror or error}.", err=True)
        return 2
    return 0
