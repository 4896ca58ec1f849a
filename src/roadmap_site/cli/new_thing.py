"""`roadmap new topic` and its like: whoever starts a file need not know where it goes and which keys it must have.

The options of each command come from the definition of its noun. What they leave open is asked for on a terminal.
Nothing is written unless the curriculum passes the check with what is new.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from roadmap_site.cli import common, prompts, write_session
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.edit import adding, edits, ids
from roadmap_site.schema import definition, fields
from roadmap_site.schema.nouns import Noun


def _command(noun: Noun, example: str, following: str) -> click.Command:
    """Return the command that adds one kind of thing; `following` says what to do next, with `{id}` for its id."""

    def callback(folder: Path, *, dry_run: bool, **given: Any) -> None:
        said: adding.Said = {name.replace("_", "-"): value for name, value in given.items() if value}
        if "first" in said and "after" in said:
            raise click.UsageError("A stage is either the first or after another: --first or --after.")
        with write_session.writing(folder, dry_run=dry_run):
            result = _loaded(noun, folder)
        home = definition.NOUNS[noun].home
        if result and home and not adding.known(result, home):
            raise common.CannotRunError(adding.unknown(result, home, said.get(home)))
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            _add(noun, folder, said, following, dry_run=dry_run)
            return
        said = prompts.answered(folder, result, noun, said)
        with prompts.nothing_lost(said):
            _add(noun, folder, said, following, dry_run=dry_run)

    help = f"Add a {noun}.\n\nID is made from the title when it is left out.\n\nExample: roadmap new {noun} {example}"
    option = common.folder_option(exists=noun != "roadmap")
    return option(click.Command(noun, params=list(_parameters(noun)), callback=callback, help=help))


def _parameters(noun: Noun) -> Iterator[click.Parameter]:
    yield click.Argument(["id"], required=False)
    for field in fields.fields(noun):
        help, callback = field.about, None
        if field.several and field.refers_to:
            help += " Several with commas."
            callback = _ids
        elif field.several:
            help += " Can be repeated."
        metavar = "ID" if field.refers_to in {*definition.NOUNS} - {"roadmap"} else None
        yield click.Option([f"--{field.name}"], multiple=field.several, help=help, metavar=metavar, callback=callback)
        if field.name == "after":
            yield click.Option(["--first"], is_flag=True, help="Make it the first stage.")
    yield click.Option(["--dry-run"], is_flag=True, help="Show what would be written, and write nothing.")


def _ids(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> list[str]:
    """Return the ids that an option gives, which may be several with commas."""
    return prompts.items(",".join(words))


def _loaded(noun: Noun, folder: Path) -> LoadResult | None:
    """Return what a curriculum holds; nothing where a roadmap begins one."""
    return common.loaded(folder) if noun != "roadmap" or (folder / definition.TOP).is_file() else None


def _add(noun: Noun, folder: Path, said: adding.Said, following: str, *, dry_run: bool) -> None:
    """Write a new thing, or show what would be written, unless the curriculum would have errors with it.

    What the curriculum holds is read again: answers take their time, in which somebody may have written the files.
    """
    shown = folder.as_posix()
    with write_session.writing(folder, dry_run=dry_run) as write:
        result = _loaded(noun, folder)
        change = adding.adding(result, noun, _id(noun, result, said), said)
        trial = edits.tried(folder, shown, change.texts)
        if trial.has_errors:
            common.show_errors(trial.problems)
            raise common.CannotRunError(
                f"With this {noun} the curriculum would have these problems; nothing was written."
            )
        if dry_run:
            click.echo("\n".join(edits.difference(folder, shown, change.texts, change.moved)))
            return
        write(edits.steps(folder, change.texts, change.moved))
    write_session.tell_moved(folder, change.moved)
    place = trial.locations[change.id]
    click.echo(f"{place.path}:{place.line}: the {noun} `{change.id}` is new")
    if "stage" in said:
        following = f"{trial.locations[said['stage']].path} lists it now."
    click.echo(following.format(id=change.id))


def _id(noun: Noun, result: LoadResult | None, said: adding.Said) -> str:
    """Return the id of a new thing; stop when it lacks what it must have."""
    for field in sorted(fields.fields(noun), key=lambda field: field.text is None):
        if field.required and field.name not in said:
            among = "" if field.text or not result else f", one of: {', '.join(adding.known(result, field.name))}"
            raise click.UsageError(f"A new {noun} must have --{field.name}{among}.")
    id: str | None = said.get("id") or ids.id_of(said["title"])
    if not id:
        raise click.UsageError("No id can be made from this title. Name one, of small letters, digits and hyphens.")
    return id


roadmap = _command("roadmap", '--title "Bread in a weekend"', "Next: roadmap new stage --roadmap {id}")
stage = _command(
    "stage",
    '--roadmap weekend --title "The first loaf" --duration "2 days"',
    "Next: list its topics under `topics:` in this file.",
)
topic = _command(
    "topic",
    "--title Kneading --area dough --needs gluten --stage weekend/first-loaf",
    "Next: add `- {id}` under `topics:` of the stage that teaches it.",
)
resource = _command(
    "resource",
    '--title "The bread book" --kind book --url https://example.org/bread',
    "Next: add `{id}` under `resources:` of the stage that suggests it.",
)
project = _command(
    "project",
    '--title "A plain loaf" --area dough --topics kneading,baking',
    "Next: add `{id}` under `projects:` of the stage that suggests it.",
)
