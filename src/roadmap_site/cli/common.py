"""What the commands share: how they find the curriculum, how they stop, and how they show something.

A command that cannot do what it was asked for raises `CannotRunError` (exit code 2). One that needs a curriculum
without errors shows those that there are, and ends with 1. What only some commands need has modules of its own:
`write_session` for those that write, `lookup` for those that take names or give JSON, `formats` for reports.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from roadmap_site.cli import formats
from roadmap_site.curriculum import loader
from roadmap_site.problems.formats.text import as_text
from roadmap_site.problems.problem import Problem, Severity
from roadmap_site.schema.definition import CATALOGUES, TOP
from roadmap_site.system import cache, files, terminal

F = TypeVar("F", bound=Callable[..., Any])

# Folders that make one look like a curriculum.
_PARTS = ("roadmaps", *CATALOGUES)


class CannotRunError(click.ClickException):
    """The command cannot do what it was asked for; the process exits with 2."""

    exit_code = 2


def folder_option(*, exists: bool = True) -> Callable[[F], F]:
    """Return what adds the option of the curriculum's folder, given to the command as `folder`.

    It names that folder, or the one in which that is called `curriculum`; mostly there must be a curriculum in it.
    """

    def checked(context: click.Context, option: click.Parameter, named: Path | None) -> Path:
        if named is None:
            folder = nearest_folder()
        elif (named / TOP).is_file() or not (named / "curriculum" / TOP).is_file():
            folder = named
        else:
            folder = _no_link(named / "curriculum")
        if exists:
            refuse_missing(folder, named=named is not None)
        return folder

    return _folder_option("folder", checked, "The curriculum's folder. Found by itself from within the project.")


def whole_option(command: F) -> F:
    """Add the option that names a curriculum's folder beside paths in one, given to the command as `whole` or None."""
    return _folder_option("whole", None, "The curriculum's folder, as one of PATHS.")(command)


def refuse_missing(folder: Path, *, named: bool = True) -> None:
    """Stop when a folder is no curriculum; the message says whether it was `named`, or looked for."""
    if not (folder / TOP).is_file():
        where = f"in `{folder.as_posix()}`" if named else "here or above"
        raise CannotRunError(f"There is no `{TOP}` {where}. Name the curriculum's folder with `--curriculum`.")


def _folder_option(name: str, callback: Callable[..., Any] | None, help: str) -> Callable[[F], F]:
    return click.option(
        "-C",
        "--curriculum",
        name,
        type=click.Path(exists=callback is None, file_okay=False, path_type=Path),
        callback=callback,
        help=help,
    )


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


def nearest_folder() -> Path:
    """Return the curriculum's folder: `curriculum/` here or above, or the folder here or above that is one.

    The way to it is relative to where the command runs. Without any, the folder `curriculum`.
    """
    here = Path.cwd()
    for above in (here, *here.parents):
        for folder in (above, above / "curriculum"):
            if (folder / TOP).is_file():
                return _no_link(from_here(folder))
    return _no_link(Path("curriculum"))


def _no_link(folder: Path) -> Path:
    """Return a folder that nobody has named; stop when it is a link, by which a branch could lead us anywhere."""
    if files.is_link(folder):
        what = f"`{folder.as_posix()}` is a link to another place"
        raise CannotRunError(f"{what}. If you mean that, name it with `--curriculum`.")
    return folder


def from_here(path: Path | str) -> Path:
    """Return the way to a path from where the command runs; on another drive of Windows there is none but the whole."""
    with suppress(ValueError):
        return Path(os.path.relpath(path))
    return Path(path)


def by_curriculum(paths: Iterable[Path], whole: Path | None) -> dict[Path, list[Path]]:
    """Return the curricula that paths are in, each with the paths within it; without any, that of this project, whole.

    Args:
        paths: Paths in curricula.
        whole: The folder of one more, all of which is meant.

    Raises:
        CannotRunError: A path is in none, or there is none.
    """
    named: dict[Path, list[Path]] = {}
    for path in filter(None, (*paths, whole)):
        folder, inside = within(path)
        named.setdefault(folder, []).append(inside)
    if not named:
        folder = nearest_folder()
        if not folder.is_dir():
            refuse_missing(folder, named=False)
        named[folder] = [Path()]
    return named


def chosen(paths: Sequence[Path], names: Iterable[str]) -> set[str]:
    """Return the files that are in one of the paths, all of them relative to the same folder."""
    return {name for name in names if is_within(name, paths)}


def is_within(file: Path | str, paths: Iterable[Path]) -> bool:
    """Return whether a file is one of the paths, or in one of them."""
    return any(Path(file).is_relative_to(path) for path in paths)


def within(path: Path) -> tuple[Path, Path]:
    """Return the folder of the curriculum that a path is in, or that a folder holds, and where in it the path is.

    A folder that has the parts of a curriculum without its `curriculum.yml` is one too, as the checker can say more.
    Links are not followed, as the checker has a word to say about each.

    Raises:
        CannotRunError: There is none.
    """
    here = Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would follow links)
    folder = _curriculum_around(here, path)
    inside = here.relative_to(folder) if here.is_relative_to(folder) else Path()
    if path.is_absolute() and not folder.is_relative_to(Path.cwd()):
        return folder, inside
    return from_here(folder), inside


def _curriculum_around(here: Path, named: Path) -> Path:
    for above in (here, *here.parents):
        if (above / TOP).is_file():
            return above
    if (here / "curriculum" / TOP).is_file():
        return _no_link(here / "curriculum")
    if any((here / part).is_dir() for part in _PARTS):
        return here
    raise CannotRunError(
        f"`{named.as_posix()}` is not in a curriculum: neither it nor a folder above it has a `{TOP}`."
    )


def loaded(folder: Path) -> loader.LoadResult:
    """Return the curriculum of a folder, for a command that needs one without errors; stop when there are some."""
    result = loader.load(folder)
    refuse_errors(result, folder)
    return result


def refuse_errors(result: loader.LoadResult, folder: Path) -> None:
    """Stop when a curriculum has errors, and show them, with whether a killed command made them."""
    if result.has_errors:
        show_errors(result.problems)
        click.echo("\nThis needs a curriculum without errors: mend them, then try again.", err=True)
        tell_killed(folder)
        raise SystemExit(1)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the errors among problems."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def show_errors(problems: Iterable[Problem]) -> None:
    """Print the errors among problems on the error stream."""
    click.echo(as_text(errors(problems)), err=True)


def tell_killed(folder: Path) -> None:
    """Say that a command was killed and has left some of its changes, if one has: its errors are no author's."""
    if cache.is_left(folder):
        click.echo(
            "A command was killed on its way and has left some of its changes here. Run it again to finish it; "
            "any other command that writes takes them back.",
            err=True,
        )


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


def room() -> int | None:
    """Return how many cells a line of the terminal has; nothing when the output goes elsewhere, and stays whole."""
    if sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return None


def wrapped(line: str) -> list[str]:
    """Return a text as lines that fit the terminal; see `terminal.wrapped`."""
    return terminal.wrapped(line, room())


def show(*lines: str) -> None:
    """Print lines for people; their colours, if they have any, are meant."""
    for line in lines:
        click.echo(line, color=True)
