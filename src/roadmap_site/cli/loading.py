"""The curriculum, for the commands that look at it, and for those that need one without errors.

Who looks something up gets what can be read, and hears what cannot. Who needs a curriculum without errors is shown
those that there are, and the command ends with 1. A command that was killed may have made them, which its journal in
the user's cache tells. It is a module of its own, as `check` looks at that only where there are errors.
"""

from pathlib import Path

import click

from roadmap_site.cli import common
from roadmap_site.curriculum import loader
from roadmap_site.problems import counting
from roadmap_site.problems.problem import errors
from roadmap_site.system import cache
from roadmap_site.system.terminal import printable

_MOST_NAMED = 5


def readable(folder: Path) -> loader.LoadResult:
    """Return what can be read of the curriculum of a folder; say on the error stream what cannot."""
    result = loader.load(folder)
    if result.has_errors:
        wrong = counting.summary(errors(result.problems))
        click.echo(f"The curriculum has {wrong}, see `roadmap check`. This is what can be read of it.", err=True)
        tell_killed(folder)
    if unread := result.unread:
        named = list(map(printable, unread[:_MOST_NAMED]))
        if len(unread) > _MOST_NAMED:
            named.append(f"{len(unread) - _MOST_NAMED} more")
        click.echo(f"Not read: {', '.join(named)}.", err=True)
    return result


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
