"""What the commands share: how they stop, and how they show something.

A command that cannot do what it was asked for raises `CannotRunError` (exit code 2). Where the curriculum is, `folders`
finds. What only some commands need has modules of its own: `loading` for those that look at a curriculum,
`write_session` for those that write, `lookup` for those that take names or give JSON, `formats` for reports.
"""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from roadmap_site.cli import formats
from roadmap_site.problems.formats.text import as_text
from roadmap_site.problems.problem import Problem, errors
from roadmap_site.system import terminal

F = TypeVar("F", bound=Callable[..., Any])


class CannotRunError(click.ClickException):
    """The command cannot do what it was asked for; the process exits with 2."""

    exit_code = 2


def format_option(*names: str) -> Callable[[F], F]:
    """Return what adds `--format`, given to the command as `format`; the first of the names is the usual one."""
    return click.option(
        "--format",
        "format",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="How to show it.",
    )


def show_errors(problems: Iterable[Problem]) -> None:
    """Print the errors among problems on the error stream."""
    click.echo(as_text(errors(problems)), err=True)


def show_report(reported: formats.Reported, format: str, value: object, closing: Iterable[str] = ()) -> None:
    """Print a report of problems, or a comparison, in one of the formats of `formats.FORMATS`.

    The closing lines for people come after it, or on the error stream where the report is for programs.
    """
    text = formats.written(reported, format, value, coloured=coloured())
    if text and format == formats.PEOPLE:
        show(text)
    elif text:
        show_bytes(text + "\n")
    for line in closing:
        click.echo(terminal.printable(line), err=format != formats.PEOPLE)


def show_bytes(report: str) -> None:
    """Print what a machine reads, in UTF-8 on every system."""
    click.echo(report.encode("utf-8", "replace"), nl=False)


def coloured() -> bool:
    """Return whether what goes to the standard output shall have colours.

    On a terminal it shall, unless the environment has `NO_COLOR`, and elsewhere only if it has `FORCE_COLOR`.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def show(*lines: str) -> None:
    """Print lines for people; their colours, if they have any, are meant."""
    for line in lines:
        click.echo(line, color=True)
