# Why: whoever starts a file should not have to know where it goes and which keys it must have.
"""`roadmap new`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from roadmap_site import reporting
from roadmap_site.commands.common import TOP, CannotRunError, folder_option, loaded
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Noun
from roadmap_site.curriculum.shapes import Items, Key, ShortOr, Text
from roadmap_site.curriculum.source import Data
from roadmap_site.workshop import adding, edits, ids
from roadmap_site.workshop.adding import Adding

_EXAMPLES: dict[Noun, str] = {
    "roadmap": 'roadmap new roadmap --title "Bread in a weekend"',
    "stage": 'roadmap new stage --roadmap weekend --title "The first loaf" --duration "2 days"',
    "topic": "roadmap new topic --title Kneading --area dough --needs gluten --stage weekend/first-loaf",
    "resource": 'roadmap new resource --title "The bread book" --kind book --url https://example.org/bread',
    "project": 'roadmap new project --title "A plain loaf" --area dough --topics kneading,baking',
}
_ASKED = ("summary", "url")
"""Keys that are worth a question though they may be left out."""
_NEXT: dict[Noun, str] = {
    "roadmap": "Next: roadmap new stage --roadmap {id}",
    "stage": "Next: list its topics under `topics:` in this file.",
    "topic": "Next: add `- {id}` under `topics:` of the stage that teaches it.",
    "resource": "Next: add `{id}` under `resources:` of the stage that suggests it.",
    "project": "Next: add `{id}` under `projects:` of the stage that suggests it.",
}


@click.group(name="new", short_help="Add a topic, resource, project, stage or roadmap.")
def command() -> None:
    """Add a topic, resource, project, stage or roadmap, in the right place and with the keys that it must have.

    On a terminal it asks for what was not given; in a script all comes from the options. Nothing is written unless the
    curriculum passes the check with it.

    Example: roadmap new topic --title Kneading --area dough
    """


def _new(noun: Noun) -> click.Command:
    """Return the command that adds one kind of thing, with an option for each of its keys."""
    keys = adding.keys_of(noun).keys
    options: list[click.Parameter] = [click.Argument(["id"], required=False)]
    home = adding.HOMES.get(noun)
    if home:
        options.append(click.Option([f"--{home[0]}", "home"], help=f"The {home[0]} that it stands in."))
    if noun == "stage":
        options.append(click.Option(["--after"], help="Id of the stage before it.  [default: the last one]"))
        options.append(click.Option(["--first"], is_flag=True, help="Make it the first stage."))
    if noun in adding.FOLDERS:
        does = "teaches" if noun == "topic" else "suggests"
        options.append(click.Option(["--stage"], metavar="ID", help=f"The stage that {does} it, as `roadmap/stage`."))
    options += [option for name, key in keys.items() if (option := _option(name, key))]
    options.append(click.Option(["--dry-run"], is_flag=True, help="Show what would be written, and write nothing."))
    help = f"Add a {noun}.\n\nID is made from the title when it is left out.\n\nExample: {_EXAMPLES[noun]}"

    def callback(folder: Path, id: str | None, *, dry_run: bool, **given: Any) -> None:
        _add(noun, folder, id, given, dry_run=dry_run)

    made = click.Command(noun, params=options, callback=callback, help=help)
    return folder_option(made, exists=noun != "roadmap")


def _option(name: str, key: Key) -> click.Option | None:
    """Return the option for a key; keys that hold more than texts, and former ids, are for an editor."""
    shape = key.shape.of if isinstance(key.shape, Items) else key.shape
    text = shape.short if isinstance(shape, ShortOr) else shape
    if not isinstance(text, Text) or name == "was":
        return None
    several = isinstance(key.shape, Items)
    more = (" Several with commas." if text.refers_to else " Can be repeated.") if several else ""
    return click.Option(
        [f"--{name}", _parameter(name)], multiple=several, help=key.description + more, metavar=_metavar(text)
    )


def _parameter(key: str) -> str:
    """Return the name of the parameter for a key."""
    return key.replace("-", "_")


def _metavar(text: Text) -> str:
    return "ID" if text.refers_to in ("topic", "resource", "project") else "TEXT"


def _add(noun: Noun, folder: Path, id: str | None, given: dict[str, Any], *, dry_run: bool) -> None:
    result = loaded(folder) if noun != "roadmap" or (folder / TOP).is_file() else None
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    values = _values(noun, given, asks=asks)
    home = _home(result, noun, given.get("home"), asks=asks) if result else ""
    id = _id(id, str(values["title"]), asks=asks)
    after = "" if given.get("first") else given.get("after")
    if given.get("first") and given.get("after"):
        raise click.UsageError("A stage is either the first or after another: --first or --after.")
    stage = _stage(result, noun, given.get("stage"), asks=asks) if result else ""
    if asks and result:
        # Answers take their time, in which an editor may have written the files.
        result = loaded(folder)
    try:
        if result is None:
            change = adding.beginning(id, values)
        else:
            change = adding.adding(result, noun, id, values, home=home, after=after, stage=stage)
    except adding.AddingError as reason:
        raise CannotRunError(str(reason)) from reason
    shown = folder.as_posix()
    trial = edits.tried(folder, shown, change.texts)
    if trial.has_errors:
        click.echo(reporting.text(trial.problems), err=True)
        raise CannotRunError(f"With this {noun} the curriculum would have these problems; nothing was written.")
    if dry_run:
        click.echo("\n".join(edits.difference(folder, shown, change.texts, change.moved)))
        return
    edits.write(folder, change.texts)
    _tell(noun, shown, change, trial)


def _tell(noun: Noun, shown: str, change: Adding, trial: LoadResult) -> None:
    place = trial.locations[change.id]
    for where, before in change.moved.items():
        click.echo(f"{shown}/{before} → {shown}/{where}")
    click.echo(f"{place.path}:{place.line}: the {noun} `{change.id}` is new")
    listed = [path for path in change.texts if path != change.path and path not in change.moved]
    if noun in adding.FOLDERS and listed:
        click.echo(f"{shown}/{listed[0]} lists it now.")
    else:
        click.echo(_NEXT[noun].format(id=change.id))


def _values(noun: Noun, given: Mapping[str, Any], *, asks: bool) -> dict[str, Data]:
    """Return the keys of a new thing: as given, and as answered where a question makes sense."""
    values: dict[str, Data] = {}
    for name, key in adding.keys_of(noun).keys.items():
        value = given.get(_parameter(name)) or ()
        if isinstance(value, str):
            values[name] = value
        elif value:
            values[name] = _list(key, value)
        elif asks and (key.required or name in _ASKED):
            answer = click.prompt(
                f"{name} ({key.description})", default=None if key.required else "", show_default=False
            )
            values |= {name: answer} if answer else {}
        elif key.required:
            raise click.UsageError(f"A new {noun} must have --{name}.")
    return values


def _list(key: Key, words: tuple[str, ...]) -> list[Data]:
    shape = key.shape.of if isinstance(key.shape, Items) else key.shape
    text = shape.short if isinstance(shape, ShortOr) else shape
    if isinstance(text, Text) and text.refers_to:
        return [id.strip() for word in words for id in word.split(",") if id.strip()]
    return list(words)


def _home(result: LoadResult, noun: Noun, given: str | None, *, asks: bool) -> str:
    if given or noun not in adding.HOMES:
        return given or ""
    word, known = adding.HOMES[noun][0], adding.homes(result, noun)
    if asks and known:
        return str(click.prompt(word, type=click.Choice(known)))
    raise click.UsageError(f"A new {noun} must have --{word}, one of: {', '.join(known) or 'none yet'}.")


def _stage(result: LoadResult, noun: Noun, given: str | None, *, asks: bool) -> str:
    """Return the stage that a new thing is listed in, if any."""
    if given or not asks or noun not in adding.FOLDERS or not result.curriculum.stages:
        return given or ""
    return str(click.prompt("stage (roadmap/stage, or nothing)", default="", show_default=False))


def _id(given: str | None, title: str, *, asks: bool) -> str:
    suggested = ids.id_of(title)
    if given:
        return given
    if asks:
        return str(click.prompt("id (stays for ever)", default=suggested or None))
    if not suggested:
        raise click.UsageError("No id can be made from this title. Name one, of small letters, digits and hyphens.")
    return suggested


for _noun in _EXAMPLES:
    command.add_command(_new(_noun))
