"""Questions for what a new thing still lacks.

Whoever answers at a terminal may slip, and must not lose by it what is typed already: a wrong answer, or option, is
asked for again with the reason, and what fails in the end is shown as a command line to be mended.
"""

import shlex
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.edit import adding, edits, ids
from roadmap_site.schema import definition, nouns
from roadmap_site.schema.fields import Field, asked, fields

Check = Callable[[str], None]
"""Raises `RefusedError` for a word that cannot be taken."""


def answered(folder: Path, result: LoadResult | None, noun: nouns.Noun, given: adding.Said) -> adding.Said:
    """Return what was given for a new thing with what was answered; a wrong answer or option is asked for again.

    Args:
        folder: The curriculum's folder.
        result: What it holds, if it holds anything.
        noun: What is new.
        given: What the options gave.
    """
    click.echo(f"A new {noun}. Enter leaves out what is not needed; Ctrl-C stops, and nothing is written.")
    said = dict(given)
    by_name = {field.name: field for field in sorted(fields(noun), key=lambda field: field.text is None)}
    for name in dict.fromkeys((*asked(noun), *(name for name in by_name if name in given))):
        if name == "id":
            said[name] = _answered_id(partial(_check_id, folder, result, noun, said), said)
            continue
        field = by_name[name]
        if about := _about(result, field):
            words = _answer(field, about, partial(adding.check, result, field, said), said.pop(name, ()))
            if words:
                said[name] = words if field.several else words[0]
    return said


def items(word: str) -> list[str]:
    """Return what stands between the commas of a text."""
    return [item.strip() for item in word.split(",") if item.strip()]


def reason(check: Check, word: str) -> str | None:
    """Return why a word cannot be taken, for people."""
    try:
        check(word)
    except edits.RefusedError as refusal:
        return str(refusal)
    return None


def command_line(said: adding.Said) -> str:
    """Return the command line that answers amount to, as what to do when what was done with them failed."""
    context = click.get_current_context()
    words = context.command_path.split()
    given = {**said, "dry-run": context.params["dry_run"]}
    if context.get_parameter_source("folder") != ParameterSource.DEFAULT:
        given["curriculum"] = str(context.params["folder"])
    for option in context.command.params:
        name = option.opts[-1].removeprefix("--")
        value = given.get(name, ())
        if value is True:
            words.append(f"--{name}")
        elif name == "id":
            words.append(value)
        elif value:
            for word in [value] if isinstance(value, str) else value:
                words += [f"--{name}", word]
    return f"\nNothing typed is lost; mend this and run it:\n\n  {shlex.join(words)}"


def _about(result: LoadResult | None, field: Field) -> str | None:
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


def _answered_id(check: Check, said: adding.Said) -> str:
    suggested = ids.id_of(said["title"]) or ""
    if suggested and "id" not in said and (why := reason(check, suggested)):
        click.echo(why)
        suggested = ""
    field = Field("id", "Stays for ever, as it becomes the address.", required=True)
    return _answer(field, field.about, check, said.get("id", ()), suggested)[0]


def _check_id(folder: Path, result: LoadResult | None, noun: nouns.Noun, said: adding.Said, id: str) -> None:
    """Refuse an id that a new thing cannot have: it is none, or taken, or the checker has a word to say about it."""
    stage = said.get("stage")
    home: str = definition.NOUNS[noun].home or "title"
    few = {"title": said["title"], home: said[home]}
    if result and stage in result.curriculum.stages:
        few["stage"] = stage
    change = adding.adding(result, noun, id, few)
    for problem in edits.tried(folder, folder.as_posix(), change.texts).problems:
        if problem.severity == "error":
            raise edits.RefusedError(adding.sentence(problem))


def _answer(field: Field, about: str, check: Check, given: str | Sequence[str], suggested: str = "") -> list[str]:
    """Return an answer that can be taken, asking as often as it takes; of several words the good ones are kept."""
    kept: list[str] = []
    words = [given] if isinstance(given, str) else given or _typed(field, about, suggested)
    while True:
        reasons = {word: reason(check, word) for word in dict.fromkeys(words)}
        kept += [word for word, why in reasons.items() if not why and word not in kept]
        wrong = list(filter(None, reasons.values()))
        if not wrong and (kept or not field.required):
            return kept
        for why in wrong or [f"The {field.name} cannot be left out."]:
            click.echo(why)
        again = "" if words else about
        words = _typed(field, f"besides {', '.join(kept)}" if kept else again, suggested)


def _typed(field: Field, about: str, suggested: str) -> list[str]:
    try:
        question = f"{field.name} ({about})" if about else field.name
        typed = click.prompt(question, default=suggested, show_default=bool(suggested)).strip()
    except UnicodeDecodeError:
        click.echo("That is not UTF-8, which is how a terminal should send letters.")
        return _typed(field, "", suggested)
    return items(typed) if field.several else [typed] * bool(typed)
