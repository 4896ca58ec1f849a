"""Questions for what a new thing still lacks.

Whoever answers at a terminal may slip, and must not lose by it what is typed already: a wrong answer, or option, is
asked for again with the reason, and what fails in the end is shown as a command line to be mended.
"""

import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from roadmap_site.cli import common
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.edit import adding, edits, ids
from roadmap_site.schema import definition, fields
from roadmap_site.schema.nouns import Noun

Check = Callable[[str], None]
"""Raises `RefusedError` for a word that cannot be taken."""
_ID = fields.Field("id", "Stays for ever, as it becomes the address.", required=True)


def answered(folder: Path, result: LoadResult | None, noun: Noun, given: adding.Said) -> adding.Said:
    """Return what was given for a new thing with what was answered; a wrong answer or option is asked for again.

    Args:
        folder: The curriculum's folder.
        result: What it holds, if it holds anything.
        noun: What is new.
        given: What the options gave.
    """
    click.echo(f"A new {noun}. Enter leaves out what is not needed; Ctrl-C stops, and nothing is written.")
    said = dict(given)
    by_name = {field.name: field for field in (_ID, *sorted(fields.fields(noun), key=lambda field: field.text is None))}
    for name in dict.fromkeys((*fields.asked(noun), *(name for name in by_name if name in given))):
        field = by_name[name]
        check = partial(adding.check, result, field, said)
        suggested = None
        if field is _ID:
            check = partial(_check_id, folder, result, noun, said)
            suggested = ids.id_of(said["title"])
        if about := _about(result, field):
            said[name] = _answer(field, about, check, said.get(name), suggested or "")
    return {name: value for name, value in said.items() if value}


def items(word: str) -> list[str]:
    """Return what stands between the commas of a text."""
    return [item.strip() for item in word.split(",") if item.strip()]


@contextmanager
def nothing_lost(said: adding.Said) -> Iterator[None]:
    """Show what was said as a command line, as what to do when what is done with it fails."""
    try:
        yield
    except click.ClickException as error:
        raise common.CannotRunError(f"{error.format_message()}\n{_command_line(said)}") from error
    except (OSError, SystemExit):
        click.echo(_command_line(said), err=True)
        raise


def _command_line(said: adding.Said) -> str:
    context = click.get_current_context()
    words = [*context.command_path.split(), said["id"]]
    given = {**said, "dry-run": context.params["dry_run"]}
    if context.get_parameter_source("folder") != click.core.ParameterSource.DEFAULT:
        given["curriculum"] = str(context.params["folder"])
    for option in context.command.params[1:]:
        flag = option.opts[-1]
        value = given.get(flag.removeprefix("--"))
        if value is True:
            words.append(flag)
        else:
            for word in _words(value):
                words += [flag, word]
    return f"\nNothing typed is lost; mend this and run it:\n\n  {shlex.join(words)}"


def _about(result: LoadResult | None, field: fields.Field) -> str | None:
    """Return what is wanted, in a sentence; nothing when no answer is possible, as there is nothing to choose from."""
    about = field.about
    if result and field.refers_to:
        there = adding.known(result, field.refers_to)
        if not there:
            return None
        if field.several:
            about += " By their ids."
        elif field.name != "stage":
            about = f"One of: {', '.join(there)}."
    if field.several:
        about += " Several with commas."
    return about


def _check_id(folder: Path, result: LoadResult | None, noun: Noun, said: adding.Said, id: str) -> None:
    """Refuse an id that a new thing cannot have: it is none, or taken, or the checker has a word to say about it."""
    home: str = definition.NOUNS[noun].home or "title"
    few = {"title": said["title"], home: said[home]}
    if result and said.get("stage") in result.curriculum.stages:
        few["stage"] = said["stage"]
    change = adding.adding(result, noun, id, few)
    for problem in common.errors(edits.tried(folder, folder.as_posix(), change.texts).problems):
        raise edits.RefusedError(adding.sentence(problem))


def _words(value: str | Sequence[str] | None) -> Sequence[str]:
    return [value] if isinstance(value, str) else value or ()


def _reason(check: Check, word: str) -> str | None:
    """Return why a word cannot be taken, for people."""
    try:
        check(word)
    except edits.RefusedError as refusal:
        return str(refusal)
    return None


def _answer(field: fields.Field, about: str, check: Check, given: Any, suggested: str) -> Any:
    """Return an answer that can be taken, asking as often as it takes; of several words the good ones are kept."""
    if suggested and not given and (why := _reason(check, suggested)):
        click.echo(why)
        suggested = ""
    kept: list[str] = []
    words = _words(given) or _typed(field, about, suggested)
    while True:
        wrong = []
        for word in dict.fromkeys(words):
            if why := _reason(check, word):
                wrong.append(why)
            elif word not in kept:
                kept.append(word)
        if not wrong and (kept or not field.required):
            return kept if field.several else next(iter(kept), None)
        for why in wrong or [f"The {field.name} cannot be left out."]:
            click.echo(why)
        again = about
        if kept:
            again = f"besides {', '.join(kept)}"
        elif words:
            again = ""
        words = _typed(field, again, suggested)


def _typed(field: fields.Field, about: str, suggested: str) -> list[str]:
    try:
        question = f"{field.name} ({about})" if about else field.name
        typed = click.prompt(question, default=suggested, show_default=bool(suggested)).strip()
    except UnicodeDecodeError:
        click.echo("That is not UTF-8, which is how a terminal should send letters.")
        return _typed(field, "", suggested)
    return items(typed) if field.several else [typed] * bool(typed)
