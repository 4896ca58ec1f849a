"""The curriculum, for the commands that need one without errors.

They show the errors that there are, and end with 1. A command that was killed may have made them, which its journal in
the user's cache tells. It is a module of its own, as `check` looks at that only where there are errors.
"""

from pathlib import Path

import click

from roadmap_site.cli import common
from roadmap_site.curriculum import loader
from roadmap_site.system import cache


def loaded(folder: Path) -> loader.LoadResult:
    """Return the curriculum of a folder, for a command that needs one without errors; stop when there are some."""
    result = loader.load(folder)
    refuse_errors(result, folder)
    return result


def refuse_errors(result: loader.LoadResult, folder: Path) -> None:
    """Stop when a curriculum has errors, and show them, with whether a killed command made them."""
    if result.has_errors:
        common.show_errors(result.problems)
        click.echo("\nThis needs a curriculum without errors: mend them, then try again.", err=True)
        tell_killed(folder)
        raise SystemExit(1)


def tell_killed(folder: Path) -> None:
    """Say that a command was killed and has left some of its changes, if one has: its errors are no author's."""
    if cache.is_left(folder):
        click.echo(
            "A command was killed on its way and has left some of its changes here. Run it again to finish it; "
            "any other command that writes takes them back.",
            err=True,
        )
