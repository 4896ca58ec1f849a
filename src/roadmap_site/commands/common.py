# Why: every command finds the curriculum in the same way, and stops in the same way when it cannot go on.
"""What the commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from roadmap_site.curriculum.loader import LoadResult

F = TypeVar("F", bound=Callable[..., Any])

TOP = "curriculum.yml"
"""The file that makes a folder a curriculum."""


class CannotRunError(click.ClickException):
    """The command cannot do what it was asked for; the process exits with 2."""

    exit_code = 2


def folder_option(command: F) -> F:
    """Add the option that names the curriculum's folder, given to the command as `folder`."""
    return click.option(
        "-C",
        "--curriculum",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=found_folder,
        show_default=False,
        help="The curriculum's folder. Found by itself from within the project.",
    )(command)


def found_folder(start: Path = Path()) -> Path:
    """Return the curriculum's folder: `curriculum/` at or above a path, or the folder at or above it that is one.

    The way to it is relative to where the command runs. Without any, the folder `curriculum`.
    """
    here = start.resolve()
    for above in (here, *here.parents):
        for folder in (above, above / "curriculum"):
            if (folder / TOP).is_file():
                return Path(os.path.relpath(folder))
    return start / "curriculum"


def loaded(folder: Path) -> LoadResult:
    """Return the curriculum of a folder, for a command that needs one without errors; stop when there are some."""
    from roadmap_site import reporting  # noqa: PLC0415 (help and usage errors answer without the checker)
    from roadmap_site.curriculum import loader  # noqa: PLC0415

    if not folder.is_dir():
        raise CannotRunError(f"There is no folder `{folder}`. Name the curriculum's folder with `--curriculum`.")
    result = loader.load(folder)
    if result.has_errors:
        errors = tuple(problem for problem in result.problems if problem.severity == "error")
        click.echo(reporting.text(errors) + "\n", err=True)
        click.echo("This needs a curriculum without errors: mend them, then try again.", err=True)
        raise SystemExit(1)
    return result
