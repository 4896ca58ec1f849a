"""`roadmap new topic` and its like: whoever starts a file need not know where it goes and which keys it must have.

The options of each command come from the definition of its noun. What they leave open is asked for on a terminal, where
nobody loses by a slip what is typed already: a wrong answer, or option, is asked for again with the reason, and what
fails in the end is shown as a command line to be mended. Nothing is written that brings errors, nor where some are, nor
what seems to be there already: on a terminal it is asked whether that is meant, elsewhere `--force` has to say it.
"""

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from roadmap_site.cli import common, completing, folders, write_session
from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Thing, link_id
from roadmap_site.edit import adding, edits
from roadmap_site.problems import ids, report
from roadmap_site.schema.definition import NOUNS, TOP
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.prompts import Field, asked, fields
from roadmap_site.schema.things import CURRICULUM
from roadmap_site.schema.types import Keys
from roadmap_site.system import terminal

_LISTED = "add `- {id}` under `{plural}:` of the stage that {does} it."
_TOPICS_LISTED = "list its topics under `topics:` in this file."

_NO_UTF8 = "That is not UTF-8, which is how a terminal should send letters."
# What tells whether a thing is there already.
_TELLING = frozenset({"title", "aliases", "url"})


def _command(noun: Noun, example: str, following: str = _LISTED) -> click.Command:
    """Return the command that adds one kind of thing; `following` says what to do next, with `{id}` for its id."""

    def callback(folder: Path, **given: Any) -> None:
        said = {name.replace("_", "-"): value for name, value in given.items() if value}
        if "first" in said and "after" in said:
            raise click.UsageError("A stage is either the first or after another: --first or --after.")
        with write_session.writing(folder, dry_run="dry-run" in said):
            result = _there(folder, noun, said)
        home = NOUNS[noun].home
        if home and not adding.known(result, home):
            raise common.CannotRunError(adding.unknown(result, home, said.get(home)))
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            _add(folder, noun, said, following)
            return
        answered = _answered(folder, result, noun, said)
        again = f"\nNothing typed is lost; mend this and run it:\n\n  {_command_line(answered)}"
        try:
            _add(folder, noun, answered, following)
        except click.ClickException as error:
            raise common.CannotRunError(f"{error.format_message()}\n{again}") from error
        except (OSError, SystemExit):
            click.echo(again, err=True)
            raise

    help = f"Add a {noun}.\n\nID is made from the title when it is left out.\n\nExample: roadmap new {noun} {example}"
    option = folders.folder_option(exists=noun != "roadmap")
    return option(click.Command(noun, params=list(_parameters(noun)), callback=callback, help=help))


def _parameters(noun: Noun) -> Iterator[click.Parameter]:
    yield click.Argument(["id"], required=False)
    for field in fields(noun):
        settings: dict[str, Any] = {"help": field.about}
        if field.several:
            settings |= {"multiple": True, "callback": partial(_several, field)}
            settings["help"] += " Several with commas." if field.refers_to else " Can be repeated."
        if field.refers_to in {*NOUNS} - {"roadmap"}:
            settings["metavar"] = "ID"
        if field.refers_to:
            settings["shell_complete"] = completing.ids(field.refers_to, several=field.several)
        if field.name != "id":
            yield click.Option([f"--{field.name}"], **settings)
        if field.name == "after":
            yield click.Option(["--first"], is_flag=True, help="Make it the first stage.")
    yield click.Option(["--force"], is_flag=True, help="Add it even if it seems to be there, by a name or address.")
    yield click.Option(["--dry-run"], is_flag=True, help="Show what would be written, and write nothing.")


def _several(field: Field, _: click.Context, __: click.Parameter, words: Sequence[str]) -> list[str]:
    if field.refers_to:
        return _items(",".join(words))
    return list(words)


def _there(folder: Path, noun: Noun, said: adding.Said) -> LoadResult:
    """Return what a curriculum holds, or how one begins with a roadmap."""
    if noun == "roadmap" and not (folder / TOP).is_file():
        return adding.beginning(folder, said.get("title", noun))
    result = loader.load(folder)
    edits.text_of(result, TOP)  # It says which areas and kinds there are.
    return result


def _add(folder: Path, noun: Noun, said: adding.Said, following: str) -> None:
    """Write a new thing, or show it, in what the curriculum holds by now: answers take their time."""
    begins = not (folder / TOP).is_file()
    with write_session.writing(folder, dry_run="dry-run" in said) as write:
        result = _there(folder, noun, said)
        id = _id(result, noun, said)
        if there := adding.just_so(result, noun, id, said):
            at = report.file_and_line(result.locations[link_id(there)])
            click.echo(f"{at}: the {noun} `{link_id(there)}` is there just so; nothing was written")
            return
        if "force" not in said:
            _refuse_alike(result, noun, id, said)
        change = adding.adding(result, noun, id, said)
        trial = write_session.tried(result, folder, change.texts, f"this {noun}", change.moved)
        if "dry-run" in said:
            click.echo("\n".join(edits.difference(folder, folder.as_posix(), change.texts, change.moved)))
            return
        write(edits.steps(folder, change.texts, change.moved))
    write_session.tell_moved(folder, change.moved)
    place = trial.locations[change.id]
    click.echo(f"{place.path}:{place.line}: the {noun} `{change.id}` is new")
    if "summary" not in said:
        click.echo(f"Write its `summary` there: {_about(NOUNS[noun].keys)}")
    if "stage" in said:
        click.echo(f"{trial.locations[said['stage']].path} lists it now.")
    elif following != _TOPICS_LISTED or "topics" not in said:
        does = "teaches" if noun == "topic" else "suggests"
        option = folders.naming(folder) if folders.is_named(click.get_current_context()) else ""
        click.echo(f"Next: {following.format(id=change.id, plural=NOUNS[noun].plural, does=does, option=option)}")
    if begins:
        at = report.file_and_line(trial.located.documents[TOP].locate_key(("title",)))
        click.echo(f"{at}: the curriculum is new, too, and has the title of its first roadmap.")
        click.echo(f"Give it one of its own if more roadmaps will follow, and a `summary`: {_about(CURRICULUM)}")


def _about(keys: Keys) -> str:
    """Return what a summary is to say, in the words of the definition."""
    about = keys.keys["summary"].description
    return about[0].lower() + about[1:]


def _id(result: LoadResult, noun: Noun, said: adding.Said) -> str:
    """Return the id of a new thing; stop when it lacks what it must have."""
    for field in asked(noun):
        if field.required and field.name not in {"id", *said}:
            among = ""
            if field.refers_to:
                among = f", one of: {', '.join(adding.known(result, field.refers_to))}"
            raise click.UsageError(f"A new {noun} must have --{field.name}{among}.")
    id: str | None = said.get("id") or ids.id_of(said["title"])
    if not id:
        raise click.UsageError("No id can be made from this title. Name one, of small letters, digits and hyphens.")
    return id


def _refuse_alike(result: LoadResult, noun: Noun, id: str, said: adding.Said) -> None:
    """Refuse what seems to be there already, and say how it is added all the same."""
    for there in adding.alike(result, noun, said):
        otherwise, question = "add --force", terminal.printable(adding.meant(result, there))
        if adding.whole_id(noun, id, said) in result.curriculum.by_id:
            otherwise = "choose another id and add --force"
        if listed := adding.listing(result, noun, there.thing.id, said):
            raise edits.RefusedError(f"{question} If so, {listed}; otherwise {otherwise}.")
        raise edits.RefusedError(f"{question} If not, {otherwise}.")


def _ask_alike(result: LoadResult, noun: Noun, said: dict[str, Any], others: list[Thing]) -> None:
    """Ask whether things were meant that are there already; stop if one was, and keep in mind which were not."""
    for there in adding.alike(result, noun, said):
        if there.thing in others:
            continue
        if _confirmed(terminal.printable(adding.meant(result, there))):
            if listed := adding.listing(result, noun, there.thing.id, said):
                click.echo(f"To list it, {listed}.")
            click.echo("Nothing was written.")
            click.get_current_context().exit()
        others.append(there.thing)
        said["force"] = True


def _confirmed(question: str) -> bool:
    while True:
        try:
            return click.confirm(question, default=True)
        except UnicodeDecodeError:
            click.echo(_NO_UTF8)


def _answered(folder: Path, result: LoadResult, noun: Noun, given: adding.Said) -> adding.Said:
    """Return what the options gave for a new thing with what was answered; what is wrong is asked for again."""
    click.echo(f"A new {noun}. Enter leaves out what is not needed; Ctrl-C stops, and nothing is written.")
    said, others = dict[str, Any](), list[Thing]()
    if given.get("stage") in result.curriculum.stages:
        said["stage"] = given["stage"]
    for field in asked(noun, given):
        about, suggested, check = field.about, "", partial(adding.check, result, field, said)
        if field.name == "id":
            suggested = ids.id_of(said["title"]) or ""
            check = partial(_check_id, folder, result, noun, said)
        elif field.several:
            about += f"{' By their ids.' * bool(field.refers_to)} Several with commas."
        elif field.refers_to and field.name != "stage":
            about = f"One of: {', '.join(adding.known(result, field.refers_to))}."
        if not field.refers_to or adding.known(result, field.refers_to):
            said[field.name] = _answer(field, f" ({about})", check, given.get(field.name), suggested)
        if field.name in _TELLING and "force" not in given:
            _ask_alike(result, noun, said, others)
    return {name: value for name, value in {**given, **said}.items() if value}


def _check_id(folder: Path, result: LoadResult, noun: Noun, said: adding.Said, id: str) -> None:
    """Refuse an id that a new thing cannot have: it is none, or taken, or the checker has a word to say about it."""
    change = adding.adding(result, noun, id, said)
    after = edits.tried(folder, folder.as_posix(), change.texts)
    for problem in edits.new_errors(result, after, change.moved):
        raise edits.RefusedError(adding.sentence(problem))


def _answer(field: Field, about: str, check: Callable[[str], None], given: Any, suggested: str) -> Any:
    """Return an answer that can be taken, asking as often as it takes; of several words the good ones are kept."""
    words, kept = _words(given), dict[str, None]()
    if not words:
        for refusal in _refusals(check, _words(suggested), {}):
            click.echo(refusal)
            suggested = ""
    while True:
        if not words:
            try:
                typed = click.prompt(field.name + about, default=suggested, show_default=bool(suggested)).strip()
            except UnicodeDecodeError:
                click.echo(_NO_UTF8)
                about = ""
                continue
            words = _items(typed) if field.several else _words(typed)
        wrong = list(_refusals(check, words, kept))
        if not wrong and (kept or not field.required):
            return list(kept) if field.several else "".join(kept)
        click.echo("\n".join(wrong) or f"The {field.name} cannot be left out.")
        words, about = [], f" (besides {', '.join(kept)})" * bool(kept)


def _command_line(values: Mapping[str, Any]) -> str:
    """Return the command that runs as a line for a shell, with its folder if that was named.

    Args:
        values: Name of a parameter, without its hyphens → what it gives: a text, several, or that it is there.
    """
    context = click.get_current_context()
    words, given = context.command_path.split(), dict(values)
    if folders.is_named(context):
        given["curriculum"] = str(context.params["folder"])
    for parameter in context.command.params:
        flag = parameter.opts[-1]
        value = given.get(flag.removeprefix("--"), [])
        if isinstance(parameter, click.Argument):
            words.append(value)
        elif value is True:
            words.append(flag)
        else:
            for word in [value] if isinstance(value, str) else value:
                words += [flag, word]
    return shlex.join(words)


def _refusals(check: Callable[[str], None], words: Sequence[str], kept: dict[str, None]) -> Iterator[str]:
    """Yield why words cannot be taken, for people; the others are kept."""
    for word in words:
        try:
            check(word)
        except edits.RefusedError as refusal:
            yield str(refusal)
        else:
            kept[word] = None


def _items(words: str) -> list[str]:
    """Return what stands between the commas of a text."""
    return [item.strip() for item in words.split(",") if item.strip()]


def _words(value: str | list[str] | None) -> list[str]:
    return [value] if value and isinstance(value, str) else list(value or ())


roadmap = _command("roadmap", '--title "Bread in a weekend"', "roadmap new stage --roadmap {id}{option}")
stage = _command(
    "stage",
    '--roadmap weekend --title "The first loaf" --duration "2 days"',
    _TOPICS_LISTED,
)
topic = _command("topic", "--title Kneading --area dough --needs gluten --stage weekend/first-loaf")
resource = _command("resource", '--title "The bread book" --kind book --url https://example.org/bread')
project = _command("project", '--title "A plain loaf" --area dough --topics kneading,baking')
