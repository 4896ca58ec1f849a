"""`roadmap diff`: what a reviewer runs, at a terminal or in a workflow that comments on pull requests.

Both sides are read from git, or from the folder as it is, and compared as curricula; `formats` writes what changed.
No file is touched, and a side that cannot be read in full is no reason to compare nothing.
"""

from pathlib import Path

import click

from roadmap_site.cli import common, folders, formats
from roadmap_site.diff import changes, report
from roadmap_site.diff.revisions import sides
from roadmap_site.system.git import GitError


@click.command(name="diff")
@click.argument("revisions", nargs=-1, metavar="[REV [REV]]")
@folders.folder_option(exists=False)
@common.format_option(*formats.offered("comparison"))
def command(revisions: tuple[str, ...], folder: Path, format: str) -> None:
    """Tell what changed in the curriculum, in its own words.

    Without REV: what the files say now against the last commit. REV: against that commit. REV REV, or REV..REV: the
    second against the first. REV...REV: what the second has changed since the two parted, as pull requests show it.

    Lines begin with + for what is new, - for what is gone, ~ for what has changed, > for what has moved, and ! for
    what to look at. A commit without the curriculum counts as an empty one. No file is touched.

    Exits with 0 when it could compare, and with 2 when it could not: no git, no such commit, no curriculum.

    Example: roadmap diff main
    """
    if len(revisions) > 2:  # noqa: PLR2004 (before and after)
        raise click.UsageError("Name two revisions at most.")
    try:
        before, after = sides(folder, revisions)
    except GitError as error:
        help = ""
        if not folder.exists() and not folders.is_named(click.get_current_context()):
            help = f"\n\n{folders.how_to_begin(folder)}"
        raise common.CannotRunError(f"Cannot compare: {error}.{help}") from error
    changed = changes.between(before.loaded, after.loaded)
    common.show_report("comparison", format, report.Comparison(before, after, changed))
