# Why: renaming by hand forgets a place; this one does not.
"""`roadmap rename`."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roadmap_site.cli.common import CannotRunError, changing, folder_option, refresh_schemas, refuse_errors

if TYPE_CHECKING:
    from roadmap_site.edit.renaming import Renaming


@click.command(name="rename", short_help="Give a thing another id, wherever it stands.")
@click.argument("old")
@click.argument("new")
@folder_option
@click.option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the pages written by hand.  [default: docs, beside the curriculum]",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def command(folder: Path, old: str, new: str, docs: Path | None, *, dry_run: bool) -> None:
    """Give a topic, resource, project, stage or roadmap another id, wherever it stands.

    OLD is the id as `[[…]]` writes it; that of a stage is `roadmap/stage`. Every reference is led to NEW, in the pages
    written by hand too; files that have the id in their name are moved; and `was:` keeps the old address and readers'
    ticks alive. The file that defines it gets its canonical form (see `roadmap fmt`).

    Example: roadmap rename sourdoughs sourdough --dry-run
    """
    from roadmap_site.edit import edits, renaming  # noqa: PLC0415
    from roadmap_site.problems import wording  # noqa: PLC0415 (help answers without the checker)
    from roadmap_site.system.terminal import printable  # noqa: PLC0415

    root, inside = (docs, "") if docs else (folder.resolve().parent, "docs")
    with nullcontext() if dry_run else changing(folder, root / inside) as session:
        change = _change(folder, old, new)
        pages = renaming.pages(root, inside, change)
        if session:
            session.run(renaming.steps(folder, change, pages))
            refresh_schemas(folder, session)
    if dry_run:
        moved = {where: before for before, where in change.moved}
        lines = edits.difference(folder, folder.as_posix(), change.texts, moved)
        click.echo("\n".join(map(printable, lines)))
    for page in pages:
        click.echo(printable(os.path.relpath(page.whole)))
    for before, where in change.moved:
        click.echo(printable(f"{folder.as_posix()}/{before} → {folder.as_posix()}/{where}"))
    verb = "would now be" if dry_run else "is now"
    count = f"{wording.count(change.references, 'reference')} in the curriculum"
    count += f", {wording.count(len(pages), 'page')} written by hand" * bool(pages)
    click.echo(f"`{old}` {verb} `{change.new}`: {count}; `was:` keeps the old address alive.")


def _change(folder: Path, old: str, new: str) -> Renaming:
    """Return what the renaming changes; stop when it cannot be, or when the curriculum would have errors with it."""
    from roadmap_site.curriculum import loader  # noqa: PLC0415
    from roadmap_site.edit import edits, renaming  # noqa: PLC0415
    from roadmap_site.problems.formats.text import as_text  # noqa: PLC0415 (help answers without the checker)

    result = loader.load(folder)
    try:
        change = renaming.renaming(result, old, new)
    except renaming.RenamingError as reason:
        raise CannotRunError(str(reason)) from reason
    after = edits.tried(folder, folder.as_posix(), change.texts)
    if not after.has_errors:
        return change
    refuse_errors(result, folder)
    click.echo(as_text(after.problems), err=True)
    raise CannotRunError(f"With the id `{new}` the curriculum would have these problems; nothing was changed.")
