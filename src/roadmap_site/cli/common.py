# Why: every command finds the curriculum in the same way, and stops in the same way when it cannot go on.
"""What the commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from roadmap_site.cli import formats
from roadmap_site.cli.formats import Reported
from roadmap_site.system.files import is_link

if TYPE_CHECKING:
    from roadmap_site.curriculum.loader import LoadResult
    from roadmap_site.curriculum.model import Curriculum
    from roadmap_site.curriculum.queries import Found
    from roadmap_site.schema.nouns import Noun
    from roadmap_site.system.transactions import Session

F = TypeVar("F", bound=Callable[..., Any])

TOP = "curriculum.yml"
"""The file that makes a folder a curriculum."""
_PARTS = ("roadmaps", "topics", "resources", "projects")
"""Folders that make one look like a curriculum."""


class CannotRunError(click.ClickException):
    """The command cannot do what it was asked for; the process exits with 2."""

    exit_code = 2


def folder_option(command: F, *, exists: bool = True) -> F:
    """Add the option that names the curriculum's folder, given to the command as `folder`; mostly it must be there."""

    def found(context: click.Context, option: click.Parameter, named: Path | None) -> Path:
        folder = _folder(named) if named else found_folder()
        if exists and not (folder / TOP).is_file():
            where = f"in `{folder}`" if named else "here or above"
            raise CannotRunError(f"There is no `{TOP}` {where}. Name the curriculum's folder with `--curriculum`.")
        return folder

    return _folder_option("folder", found, "The curriculum's folder. Found by itself from within the project.")(command)


def whole_option(command: F) -> F:
    """Add the option that names a curriculum's folder beside paths in one, given to the command as `whole` or None."""
    return _folder_option("whole", None, "The curriculum's folder, as one of PATHS.")(command)


def _folder_option(name: str, callback: Callable[..., Any] | None, help: str) -> Callable[[F], F]:
    kind = click.Path(exists=callback is None, file_okay=False, path_type=Path)
    return click.option("-C", "--curriculum", name, type=kind, callback=callback, help=help)


def _folder(named: Path) -> Path:
    """Return the curriculum's folder that is meant: what is named, or the folder `curriculum` in it."""
    inside = named / "curriculum"
    return _no_link(inside) if (inside / TOP).is_file() and not (named / TOP).is_file() else named


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


def found_folder(start: Path = Path()) -> Path:
    """Return the curriculum's folder: `curriculum/` at or above a path, or the folder at or above it that is one.

    The way to it is relative to where the command runs. Without any, the folder `curriculum`.
    """
    here = start.resolve()
    for above in (here, *here.parents):
        for folder in (above, above / "curriculum"):
            if (folder / TOP).is_file():
                return _no_link(Path(os.path.relpath(folder)))
    return _no_link(start / "curriculum")


def _no_link(folder: Path) -> Path:
    """Return a folder that nobody has named; stop when it is a link, by which a branch could lead us anywhere."""
    if is_link(folder):
        raise CannotRunError(f"`{folder}` is a link to another place. If you mean that, name it with `--curriculum`.")
    return folder


def own_folder() -> Path:
    """Return the folder of the project's curriculum; stop when there is none."""
    folder = found_folder()
    if not folder.is_dir():
        raise CannotRunError(f"There is no `{TOP}` here or above. Name the curriculum's folder with `--curriculum`.")
    return folder


def by_curriculum(paths: Iterable[Path]) -> dict[Path, list[Path]]:
    """Return the curricula that paths are in, each with the paths within it; without any, that of this project, whole.

    Raises:
        CannotRunError: A path is in none, or there is none.
    """
    found: dict[Path, list[Path]] = {}
    for path in paths:
        folder, inside = within(path)
        found.setdefault(folder, []).append(inside)
    return found or {own_folder(): [Path()]}


def chosen(paths: Iterable[Path], files: Iterable[str]) -> set[str]:
    """Return the files that are in one of the paths, all of them relative to the same folder."""
    within = list(paths)
    return {file for file in files if any(Path(file).is_relative_to(path) for path in within)}


def within(path: Path) -> tuple[Path, Path]:
    """Return the folder of the curriculum that a path is in, or that a folder holds, and where in it the path is.

    A folder that has the parts of a curriculum without its `curriculum.yml` is one too, as the checker can say more.
    Links are not followed, as the checker has a word to say about each.

    Raises:
        CannotRunError: There is none.
    """
    here = Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would follow links)
    inside = Path()
    if folder := next((above for above in (here, *here.parents) if (above / TOP).is_file()), None):
        inside = here.relative_to(folder)
    elif (here / "curriculum" / TOP).is_file():
        folder = _no_link(here / "curriculum")
    elif any((here / part).is_dir() for part in _PARTS):
        folder = here
    else:
        raise CannotRunError(f"`{path}` is not in a curriculum: neither it nor a folder above it has a `{TOP}`.")
    if folder.is_relative_to(Path.cwd()):
        return folder.relative_to(Path.cwd()), inside
    return (folder if path.is_absolute() else Path(os.path.relpath(folder))), inside


def loaded(folder: Path) -> LoadResult:
    """Return the curriculum of a folder, for a command that needs one without errors; stop when there are some."""
    from roadmap_site.curriculum import loader  # noqa: PLC0415 (help and usage errors answer without the checker)

    result = loader.load(folder)
    refuse_errors(result, folder)
    return result


def refuse_errors(result: LoadResult, folder: Path | None = None) -> None:
    """Stop when a curriculum has errors, and show them; with its folder, also whether a killed command made them."""
    from roadmap_site.problems.formats.text import as_text  # noqa: PLC0415

    if result.has_errors:
        errors = tuple(problem for problem in result.problems if problem.severity == "error")
        click.echo(as_text(errors) + "\n", err=True)
        click.echo("This needs a curriculum without errors: mend them, then try again.", err=True)
        if folder is not None:
            tell_killed(folder)
        raise SystemExit(1)


@contextmanager
def changing(folder: Path, *read: Path) -> Iterator[Session]:
    """Give the right to change a curriculum's files; say so when an earlier command was killed and is taken back.

    Whatever asks the process to end takes all changes back, as Ctrl-C does.

    Args:
        folder: The curriculum's folder.
        read: Other folders whose files are going to be changed.
    """
    from roadmap_site.system import signals, transactions  # noqa: PLC0415
    from roadmap_site.system.terminal import printable  # noqa: PLC0415

    def waiting() -> None:
        click.echo(f"Waiting for another `roadmap` or `mkdocs` that is changing `{folder.as_posix()}` …", err=True)

    taken = signals.stop_in_order()
    try:
        with transactions.session(folder, folder, *read, waiting=waiting) as session:
            if session.taken_back:
                click.echo(
                    "An earlier command was killed on its way. First its changes to these files were taken back:",
                    err=True,
                )
            for file in session.taken_back:
                click.echo(f"  {printable(os.path.relpath(file))}", err=True)
            yield session
    finally:
        signals.restore(taken)


def tell_killed(folder: Path) -> None:
    """Say that a command was killed and has left some of its changes, if one has: its errors are no author's."""
    from roadmap_site.system import cache  # noqa: PLC0415 (only where there are errors)

    if cache.is_left(folder):
        click.echo(
            "A command was killed on its way and has left some of its changes here. Run it again to finish it; "
            "any other command that writes takes them back.",
            err=True,
        )


def refresh_schemas(folder: Path, session: Session) -> None:
    """Keep the schemas up to date that the files of a curriculum name; see `schemas.refresh`."""
    from roadmap_site.curriculum import loader  # noqa: PLC0415
    from roadmap_site.edit import editor_schemas  # noqa: PLC0415

    editor_schemas.refresh(loader.load(folder), folder, session)


def show_report(reported: Reported, format: str, value: object) -> None:
    """Print a report of problems, or a comparison, in one of the formats of `formats.FORMATS`."""
    text = formats.written(reported, format, value, coloured=coloured())
    if text and format == formats.PEOPLE:
        show(text)
    elif text:
        show_bytes(text + "\n")


def coloured() -> bool:
    """Return whether what goes to the standard output shall have colours.

    On a terminal it shall, unless the environment has `NO_COLOR`, and elsewhere only if it has `FORCE_COLOR`.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def room() -> int | None:
    """Return how many cells a line of the terminal has; nothing when the output goes elsewhere, and stays whole."""
    import shutil  # noqa: PLC0415 (the checker does without)

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def show(text: str) -> None:
    """Print a text for people; its colours, if it has any, are meant."""
    click.echo(text, color=True)


def show_bytes(report: str) -> None:
    """Print what a machine reads, in UTF-8 on every system."""
    click.echo(report.encode("utf-8", "replace"), nl=False)


def show_json(value: object) -> None:
    """Print a value as JSON, in UTF-8; see `json_text`."""
    from roadmap_site.system import json_text  # noqa: PLC0415 (text for people does without)

    show_bytes(json_text.written(value) + "\n")


def named(curriculum: Curriculum, name: str, noun: Noun | None = None) -> Found:
    """Return the one thing that goes by a name, of a noun if it must be one; stop when there is none, or several."""
    from roadmap_site.curriculum import queries  # noqa: PLC0415
    from roadmap_site.system.terminal import printable  # noqa: PLC0415

    found = queries.find(curriculum, name, noun)
    if len(found) == 1:
        return found[0]
    what = printable(name)
    if found:
        several = "".join(f"\n  {printable(queries.told(candidate.thing))}" for candidate in found)
        raise CannotRunError(f"`{what}` may mean several things. Name one by its id:{several}")
    near = queries.nearest(curriculum, name, noun)
    help = f"Did you mean `{near}`?" if near else f"`roadmap list{f' {noun}s' if noun else ''}` shows what there is."
    raise CannotRunError(f"There is {f'no {noun}' if noun else 'nothing'} called `{what}`. {help}")


def called(found: Found, name: str) -> Iterator[str]:
    """Yield what a name is to the thing that was found by it, unless it is the id."""
    from roadmap_site.curriculum.model import link_id  # noqa: PLC0415
    from roadmap_site.system.terminal import printable  # noqa: PLC0415

    is_to = {"former id": "a former id of", "short id": "short for", "title": "the title of", "alias": "an alias of"}
    if found.by != "id":
        yield f"`{printable(name)}` is {is_to[found.by]} `{link_id(found.thing)}`."
