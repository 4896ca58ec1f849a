"""`roadmap new`: the group of the commands that add something, one for each noun."""

from __future__ import annotations

import click

from roadmap_site.cli.table import Line, Table

COMMANDS = {
    "project": Line("new_thing", "Add a project.", "project"),
    "resource": Line("new_thing", "Add a resource.", "resource"),
    "roadmap": Line("new_thing", "Add a roadmap.", "roadmap"),
    "stage": Line("new_thing", "Add a stage.", "stage"),
    "topic": Line("new_thing", "Add a topic.", "topic"),
}


@click.command(name="new", cls=Table, table=COMMANDS)
def command() -> None:
    """Add a topic, resource, project, stage or roadmap, in the right place and with the keys that it must have.

    On a terminal it asks for what was not given; in a script all comes from the options. Nothing is written unless the
    curriculum passes the check with it.

    Example: roadmap new topic --title Kneading --area dough
    """
