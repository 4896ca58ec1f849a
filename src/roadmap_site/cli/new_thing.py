# Why: whoever starts a file should not have to know where it goes and which keys it must have.
"""`roadmap new`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from roadmap_site.cli import prompts
from roadmap_site.cli.changing import changing_unless, refresh_schemas
from roadmap_site.cli.common import TOP, CannotRunError, folder_option, loaded
from roadmap_site.cli.prompts import Answers, parameter
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.edit import adding, edits, ids
from roadmap_site.edit.adding import Adding
from roadmap_site.problems import reporting
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.types import Items, Key, Text
from roadmap_site.system.transactions import Session
from roadmap_site.yaml_io.document import Data

_EXAMPLES: dict[Noun, str] = {
    "roadmap": 'roadmap new roadmap --title "Bread in a weekend"',
    "stage": 'roadmap new stage --roadmap weekend --title "The first loaf" --duration "2 days"',
    "topic": "roadmap new topic --title Kneading --area dough --needs gluten --stage weekend/first-loaf",
    "resource": 'roadmap new resource --title "The bread book" --kind book --url https://example.org/bread',
    "project": 'roadmap new project --title "A plain loaf" --area dough --topics kneading,baking',
}
_NEXT: dict[Noun, str] = {
    "roadmap": "Next: roadmap new stage --roadmap {id}",
    "stage": "Next: list its topics under `topics:` in this file.",
    "topic": "Next: add `- {id}` under `topics:` of the stage that teaches it.",
    "resource": "Next: add `{id}` under `resources:` of the stage that suggests it.",
    "project": "Next: add `{id}` under `projects:` of the stage that suggests it.",
}


def _new(noun: Noun) -> click.Command:
    """Return the command that adds one kind of thing, with an option for each of its keys."""
    keys = adding.keys_of(noun).keys
    options: list[click.Parameter] = [click.Argument(["id"], required=False)]
    if home := adding.HOMES.get(noun):
        options.append(click.Option([f"--{home}", "home"], help=f"The {home} that it stands in."))
    if noun == "stage":
        options.append(click.Option(["--after"], help="Id of the stage before it.  [default: the last one]"))
        options.append(click.Option(["--first"], is_flag=True, help="Make it the first stage."))
    if noun in adding.FOLDERS:
        does = "teaches" if noun == "topic" else "suggests"
        options.append(click.Option(["--stage"], metavar="ID", help=f"The stage that {does} it, as `roadmap/stage`."))
    options += [option for name, key in keys.items() if (option := _option(name, key))]
    options.append(click.Option(["--dry-run"], is_flag=True, help="Show what would be written, and write nothing."))
    help = f"Add a {noun}.\n\nID is made from the title when it is left out.\n\nExample: {_EXAMPLES[noun]}"

    def callback(folder: Path, *, dry_run: bool, **given: Any) -> None:
        _new_one(noun, folder, given, dry_run=dry_run)

    made = click.Command(noun, params=options, callback=callback, help=help)
    return folder_option(made, exists=noun != "roadmap")


def _option(name: str, key: Key) -> click.Option | None:
    """Return the option for a key; keys that hold more than texts, and former ids, are for an editor."""
    text = adding.text_of(key)
    if text is None or name == "was":
        return None
    several = isinstance(key.shape, Items)
    more = (" Several with commas." if text.refers_to else " Can be repeated.") if several else ""
    return click.Option(
        [f"--{name}", parameter(name)],
        multiple=several,
        help=key.description + more,
        metavar=_metavar(text),
        callback=_ids if several and text.refers_to else None,
    )


def _ids(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids that an option gives, which may be several with commas."""
    return tuple(id for word in words for id in prompts.items(word))


def _metavar(text: Text) -> str:
    return "ID" if text.refers_to in ("topic", "resource", "project") else "TEXT"


def _new_one(noun: Noun, folder: Path, given: Answers, *, dry_run: bool) -> None:
    """Add what the options say; on a terminal, ask for what they leave open."""
    if given.get("first") and given.get("after"):
        raise click.UsageError("A stage is either the first or after another: --first or --after.")
    with changing_unless(folder, dry_run=dry_run):
        result = _loaded(noun, folder)
    word = adding.HOMES.get(noun)
    if result and word and not adding.known(result, word):
        raise CannotRunError(adding.unlisted(result, word, given["home"] or ""))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _add(noun, folder, given, dry_run=dry_run)
        return
    answers = prompts.answered(folder, result, noun, given)
    with prompts.nothing_lost(answers):
        _add(noun, folder, answers, dry_run=dry_run)


def _loaded(noun: Noun, folder: Path) -> LoadResult | None:
    """Return what a curriculum holds; nothing where a roadmap begins one."""
    return loaded(folder) if noun != "roadmap" or (folder / TOP).is_file() else None


def _add(noun: Noun, folder: Path, given: Answers, *, dry_run: bool) -> None:
    """Write a new thing, unless the curriculum would have errors with it.

    What the curriculum holds is read again: answers take their time, in which somebody may have written the files.
    """
    with changing_unless(folder, dry_run=dry_run) as session:
        _written(noun, folder, given, session)


def _written(noun: Noun, folder: Path, given: Answers, session: Session | None) -> None:
    """Write a new thing, or show what would be written where that is not allowed."""
    change = _change(noun, _loaded(noun, folder), given)
    shown = folder.as_posix()
    trial = edits.tried(folder, shown, change.texts)
    if trial.has_errors:
        errors = (problem for problem in trial.problems if problem.severity == "error")
        click.echo(reporting.text(errors), err=True)
        raise CannotRunError(f"With this {noun} the curriculum would have these problems; nothing was written.")
    if session is None:
        click.echo("\n".join(edits.difference(folder, shown, change.texts, change.moved)))
        return
    session.run(edits.steps(folder, change.texts, change.moved))
    _tell(noun, shown, change, trial)
    refresh_schemas(folder, session)


def _change(noun: Noun, result: LoadResult | None, given: Answers) -> Adding:
    """Return what a new thing changes."""
    values = _values(noun, given)
    home = _home(result, noun, given["home"]) if result and noun in adding.HOMES else ""
    id = given["id"] or _id(str(values["title"]))
    after = "" if given.get("first") else given.get("after")
    try:
        if result is None:
            return adding.beginning(id, values)
        return adding.adding(result, noun, id, values, home=home, after=after, stage=given.get("stage") or "")
    except adding.AddingError as reason:
        raise CannotRunError(str(reason)) from reason


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


def _values(noun: Noun, given: Answers) -> dict[str, Data]:
    """Return the keys of a new thing."""
    values: dict[str, Data] = {}
    for name, key in adding.keys_of(noun).keys.items():
        value = given.get(parameter(name))
        if value:
            values[name] = value if isinstance(value, str) else list(value)
        elif key.required:
            raise click.UsageError(f"A new {noun} must have --{name}.")
    return values


def _home(result: LoadResult, noun: Noun, given: str | None) -> str:
    if given:
        return given
    word = adding.HOMES[noun]
    raise click.UsageError(f"A new {noun} must have --{word}, one of: {', '.join(adding.known(result, word))}.")


def _id(title: str) -> str:
    suggested = ids.id_of(title)
    if not suggested:
        raise click.UsageError("No id can be made from this title. Name one, of small letters, digits and hyphens.")
    return suggested


roadmap, stage, topic, resource, project = map(_new, _EXAMPLES)
