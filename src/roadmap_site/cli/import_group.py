"""`roadmap import`: the group of the commands that bring in what was written elsewhere."""

from __future__ import annotations

import click

from roadmap_site.cli.table import Line, Table

COMMANDS = {"outline": Line("import_outline", "Make a roadmap from a Markdown outline: headings and nested lists.")}


@click.command(name="import", cls=Table, table=COMMANDS)
def command() -> None:
    """Bring in what was written elsewhere.

    Example: roadmap import outline plan.md
    """
