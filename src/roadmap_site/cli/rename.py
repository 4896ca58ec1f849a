"""`roadmap rename`: another id for a thing, wherever its old one stands.

What changes is worked out first, and tried: nothing is written if errors come with it, or stand in the files that
change. Then all files change, or none.
"""

import os
from pathlib import Path

import click

from roadmap_site.cli import completing, folders, write_session
from roadmap_site.curriculum import loader
from roadmap_site.edit import edits, renaming
from roadmap_site.problems.counting import count
from roadmap_site.system.terminal import printable


@click.command(name="rename")
@click.argument("old", shell_complete=completing.ids())
@click.argument("new")
@folders.folder_option()
@click.option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the pages written by hand.  [default: docs_dir of mkdocs.yml, or docs beside the curriculum]",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def command(folder: Path, old: str, new: str, docs: Path | None, *, dry_run: bool) -> None:
    """Give a topic, resource, project, stage or roadmap another id, wherever it stands.

    OLD is the id as `[[…]]` writes it; that of a stage is `roadmap/stage`. Every reference is led to NEW, in the pages
    written by hand too; files that have the id in their name are moved; and `was:` keeps the old address and readers'
    ticks alive. The file that defines it gets its canonical form (see `roadmap fmt`).

    Example: roadmap rename sourdoughs sourdough --dry-run
    """
    root, inside = (docs, "") if docs else folders.docs_of(folder)
    with write_session.writing(folder, root / inside, dry_run=dry_run) as write:
        change = _change(folder, old, new)
        pages, left = renaming.pages(root, inside, folder, change, _others(folder))
        write(renaming.steps(folder, change, pages))
    verb = "is now"
    if dry_run:
        for line in edits.difference(folder, folder.as_posix(), change.texts, change.moved):
            click.echo(printable(line))
        verb = "would now be"
    for page in pages:
        click.echo(printable(folders.from_here(page.whole).as_posix()))
    for page, ids in left.items():
        for id, where in ids.items():
            at = folders.from_here(page.whole).as_posix()
            click.echo(printable(f"{at}: `[[{id}]]` stays, as it leads to {where}."))
    write_session.tell_moved(folder, change.moved)
    references = f"{count(change.references, 'reference')} in the curriculum"
    if pages:
        references += f", {count(len(pages), 'page')} written by hand"
    click.echo(f"`{old}` {verb} `{change.new}`: {references}; `was:` keeps the old address alive.")


def _others(folder: Path) -> renaming.Others:
    """Return what the other curricula of the site have, those before this one and those after it."""
    site = folders.site_of(folder)
    before, after, explanations = dict[str, str](), dict[str, str](), set[Path]()
    found = before
    for other in site.curricula if site and len(site.curricula) > 1 else ():
        if os.path.realpath(other) == os.path.realpath(folder):
            found = after
        elif other.is_dir():
            name = f"the curriculum `{folders.from_here(other).as_posix()}`"
            located = loader.load(other).located
            explanations.update((other / path).resolve() for path in located.explanations)
            for id in located.curriculum.by_id:
                found.setdefault(id, name)
    return renaming.Others(before, after, explanations)


def _change(folder: Path, old: str, new: str) -> renaming.Renaming:
    """Return what the renaming changes; stop when it cannot be, or when errors would come with it."""
    result = loader.load(folder)
    change = renaming.renaming(result, old, new)
    write_session.tried(result, folder, change.texts, f"the id `{new}`", change.moved)
    return change
