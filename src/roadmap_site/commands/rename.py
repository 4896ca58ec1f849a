# Why: renaming by hand forgets a place; this one does not.
"""`roadmap rename`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from roadmap_site.commands.common import CannotRunError, folder_option, loaded, refresh_schemas


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
    from roadmap_site import reporting  # noqa: PLC0415 (help answers without the checker)
    from roadmap_site.terminal import printable  # noqa: PLC0415
    from roadmap_site.workshop import edits, renaming  # noqa: PLC0415

    result = loaded(folder)
    try:
        change = renaming.renaming(result, old, new)
    except renaming.RenamingError as reason:
        raise CannotRunError(str(reason)) from reason
    shown = folder.as_posix()
    after = edits.tried(folder, shown, change.texts)
    if after.has_errors:
        click.echo(reporting.text(after.problems), err=True)
        raise CannotRunError(f"With the id `{new}` the curriculum would have these problems; nothing was changed.")
    beside = docs or folder.resolve().parent / "docs"
    pages = renaming.pages(beside, change) if beside.is_dir() else {}
    if dry_run:
        moved = {where: before for before, where in change.moved}
        click.echo("\n".join(map(printable, edits.difference(folder, shown, change.texts, moved))))
    else:
        edits.write(folder, change.texts, pages)
        refresh_schemas(folder)
    for page in pages:
        click.echo(printable(os.path.relpath(page)))
    for before, where in change.moved:
        click.echo(printable(f"{shown}/{before} → {shown}/{where}"))
    for path in renaming.left_behind(folder, change):
        click.echo(f"{printable(path)} stays where it is: it is no YAML file of the curriculum.")
    verb = "would now be" if dry_run else "is now"
    count = f"{reporting.count(change.references, 'reference')} in the curriculum"
    count += f", {reporting.count(len(pages), 'page')} written by hand" * bool(pages)
    click.echo(f"`{old}` {verb} `{change.new}`: {count}; `was:` keeps the old address alive.")
