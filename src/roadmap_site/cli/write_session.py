"""The right to change a curriculum's files, for the commands that write.

Whatever asks such a command to end, a signal or an error, takes all of its changes back. What an earlier command has
left, because it was killed, is taken back before the first change, and said.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from roadmap_site.cli import loading
from roadmap_site.cli.common import CannotRunError, show_errors
from roadmap_site.cli.folders import from_here
from roadmap_site.curriculum import loader
from roadmap_site.edit import editor_schemas, edits
from roadmap_site.problems.counting import summary
from roadmap_site.problems.problem import errors
from roadmap_site.system import signals, terminal, transactions


@contextmanager
def changing(folder: Path, *read: Path) -> Iterator[transactions.Session]:
    """Give the right to change a curriculum's files; say so when an earlier command was killed and is taken back.

    Args:
        folder: The curriculum's folder.
        read: Other folders whose files are going to be changed.
    """
    waits = f"Waiting for another `roadmap` or `mkdocs` that is changing `{folder.as_posix()}` …"
    taken = signals.stop_in_order()
    try:
        with transactions.session(folder, folder, *read, waiting=partial(click.echo, waits, err=True)) as session:
            if session.taken_back:
                click.echo(
                    "An earlier command was killed on its way. First its changes to these files were taken back:",
                    err=True,
                )
            for file in session.taken_back:
                click.echo(f"  {terminal.printable(from_here(file).as_posix())}", err=True)
            yield session
    finally:
        signals.restore(taken)


@contextmanager
def writing(folder: Path, *read: Path, dry_run: bool) -> Iterator[Callable[[Sequence[transactions.Step]], None]]:
    """Give what does steps in a curriculum's folder, all of them or none; on a dry run it does nothing. See `changing`.

    Raises:
        CannotRunError: A change was refused.
    """
    try:
        if dry_run:
            yield lambda _: None
        else:
            with changing(folder, *read) as session:
                yield partial(_run, session, folder)
    except edits.FaultyFileError as reason:
        show_errors(reason.problems)
        click.echo(f"\n{reason}", err=True)
        loading.tell_killed(folder)
        raise SystemExit(1) from reason
    except edits.RefusedError as reason:
        raise CannotRunError(str(reason)) from reason


def tried(
    before: loader.LoadResult, folder: Path, texts: edits.Texts, thing: str, moved: Mapping[str, str]
) -> loader.LoadResult:
    """Return what a curriculum would hold with new texts; stop when errors would come with the thing.

    Errors in the files that change stand in the way, too. What is wrong elsewhere is no reason, and said in a line.

    Args:
        before: What it holds.
        folder: Its folder.
        texts: The new texts.
        thing: What they are for, in words.
        moved: New path of a file → the path that it had.

    Raises:
        FaultyFileError: There are errors in the files that change.
    """
    result = edits.tried(folder, folder.as_posix(), texts)
    if new := edits.new_errors(before, result, moved):
        show_errors(new)
        raise CannotRunError(f"With {thing} the curriculum would have these problems; nothing was changed.")
    edits.refuse_wrong(before, result, texts, moved)
    if result.has_errors:
        elsewhere = summary(errors(result.problems))
        click.echo(f"The curriculum has {elsewhere} in other files, see `roadmap check`.", err=True)
    return result


def _run(session: transactions.Session, folder: Path, steps: Sequence[transactions.Step]) -> None:
    """Do steps, and keep the schemas up to date that the files of the curriculum name."""
    session.run(steps)
    editor_schemas.refresh(loader.load(folder), folder, session)


def tell_moved(folder: Path, moved: Mapping[str, str]) -> None:
    """Print which files of a curriculum move: new path → the path that it had."""
    for after, before in moved.items():
        click.echo(terminal.printable(f"{folder.as_posix()}/{before} → {folder.as_posix()}/{after}"))
