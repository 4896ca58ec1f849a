"""The groups of commands below `roadmap`: `new`, with a command for each noun, and `import`."""

import click

from roadmap_site.cli.table import Line, Table

NEW = {
    "project": Line("new_thing", "Add a project.", "project"),
    "resource": Line("new_thing", "Add a resource.", "resource"),
    "roadmap": Line("new_thing", "Add a roadmap.", "roadmap"),
    "stage": Line("new_thing", "Add a stage.", "stage"),
    "topic": Line("new_thing", "Add a topic.", "topic"),
}
IMPORT = {"outline": Line("import_outline", "Make a roadmap from a Markdown outline: headings and nested lists.")}


@click.command(name="new", cls=Table, table=NEW)
def new() -> None:
    """Add a topic, resource, project, stage or roadmap, in the right place and with the keys that it must have.

    On a terminal it asks for what was not given; in a script all comes from the options. Nothing is written unless the
    curriculum passes the check with it.

    Example: roadmap new topic --title Kneading --area dough
    """


@click.command(name="import", cls=Table, table=IMPORT)
def bring_in() -> None:
    """Bring in what was written elsewhere.

    Example: roadmap import outline plan.md
    """
