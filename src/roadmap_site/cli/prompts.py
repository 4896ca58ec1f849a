# Why: who answers questions at a terminal may slip, and must not lose by it what is typed already.
"""Questions for what a new thing still lacks."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.edit import adding, edits, ids
from roadmap_site.edit.adding import AddingError
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.types import Items

_ASKED: Mapping[Noun, tuple[str, ...]] = {
    "topic": ("title", "home", "id", "aliases", "summary", "needs", "stage"),
    "resource": ("title", "home", "id", "url", "authors", "year", "cost", "level", "topics", "stage"),
    "project": ("title", "home", "id", "summary", "level", "topics", "stage"),
    "stage": ("home", "title", "id", "duration", "summary", "topics"),
    "roadmap": ("title", "id", "audience", "summary"),
}
"""What is worth a question, in the order in which one thinks of it."""

Answers = Mapping[str, Any]
"""Parameter of a command → what was given for it: a text, several, or nothing."""


class _Question(NamedTuple):
    """A question, and what can be answered."""

    name: str
    about: str
    """What is wanted, in a sentence."""
    fault: Callable[[str], str]
    """Why an answer cannot be taken, for people; empty when it can."""
    required: bool = False
    several: bool = False
    suggested: str = ""


def answered(folder: Path, result: LoadResult | None, noun: Noun, given: Answers) -> Answers:
    """Return what was given for a new thing with what was answered; a wrong answer or option is asked for again.

    Args:
        folder: The curriculum's folder.
        result: What it holds, if it holds anything.
        noun: What is new.
        given: What the options gave.
    """
    answers = dict(given)
    click.echo(f"A new {noun}. Enter leaves out what is not needed; Ctrl-C stops, and nothing is written.")
    others = [name for name in (*adding.keys_of(noun).keys, "after") if given.get(parameter(name))]
    for name in dict.fromkeys((*_ASKED[noun], *others)):
        question = _question(folder, result, noun, name, answers)
        if question:
            before = given.get(parameter(name)) or ()
            words = _answer(question, (before,) if isinstance(before, str) else before)
            answers[parameter(name)] = words if question.several else "".join(words)
    return answers


@contextmanager
def nothing_lost(answers: Answers) -> Iterator[None]:
    """Show the command line that the answers amount to, when what is done with them fails."""
    try:
        yield
    except click.ClickException as error:
        error.show()
        _show_again(answers)
        raise SystemExit(error.exit_code) from error
    except (OSError, SystemExit):
        _show_again(answers)
        raise


def parameter(key: str) -> str:
    """Return the name of the parameter for a key."""
    return key.replace("-", "_")


def items(word: str) -> list[str]:
    """Return what stands between the commas of a text."""
    return [item.strip() for item in word.split(",") if item.strip()]


def _question(folder: Path, result: LoadResult | None, noun: Noun, name: str, answers: Answers) -> _Question | None:
    """Return a question; nothing when no answer is possible, as there is nothing to choose from."""
    if name == "id":
        return _about_id(folder, result, noun, answers)
    if name == "home" and result:
        return _about_home(result, adding.HOMES[noun])
    if name == "after" and result:
        return _Question(name, "The stage before it.", partial(adding.after_fault, result, answers["home"]))
    if name == "stage" and noun in adding.FOLDERS:
        does = "teaches" if noun == "topic" else "suggests"
        there = result and result.curriculum.stages
        about = f"The stage that {does} it, as `roadmap/stage`."
        return _Question(name, about, partial(adding.stage_fault, result)) if result and there else None
    return _about_key(result, noun, name)


def _about_home(result: LoadResult, word: str) -> _Question:
    about = f"One of: {', '.join(adding.known(result, word))}."

    def fault(id: str) -> str:
        return "" if id in adding.known(result, word) else adding.unlisted(result, word, id)

    return _Question(word, about, fault, required=True)


def _about_key(result: LoadResult | None, noun: Noun, name: str) -> _Question | None:
    key = adding.keys_of(noun).keys.get(name)
    text = adding.text_of(key) if key else None
    if key is None or text is None:
        return None
    about = key.description
    if text.refers_to and result:
        there = adding.known(result, text.refers_to)
        if not there:
            return None
        about = f"One of: {', '.join(there)}." if text.refers_to in {"level", "cost"} else f"{about} By their ids."
    several = isinstance(key.shape, Items)
    about += " Several with commas." * several
    fault = partial(adding.fault, result, name, text)
    return _Question(name, about, fault, required=key.required, several=several)


def _about_id(folder: Path, result: LoadResult | None, noun: Noun, answers: Answers) -> _Question:
    fault = partial(_id_fault, folder, result, noun, answers)
    suggested = ids.id_of(answers["title"]) or ""
    if suggested and not answers["id"] and (reason := fault(suggested)):
        click.echo(reason)
        suggested = ""
    return _Question("id", "Stays for ever, as it becomes the address.", fault, required=True, suggested=suggested)


def _id_fault(folder: Path, result: LoadResult | None, noun: Noun, answers: Answers, id: str) -> str:
    """Return why a new thing cannot have an id: it is none, or taken, or the checker has a word to say about it."""
    title, stage = {"title": answers["title"]}, answers.get("stage") or ""
    if result and adding.stage_fault(result, stage):
        stage = ""
    try:
        if result:
            change = adding.adding(result, noun, id, title, home=answers.get("home") or "", stage=stage)
        else:
            change = adding.beginning(id, title)
    except AddingError as reason:
        return str(reason)
    problems = edits.tried(folder, folder.as_posix(), change.texts).problems
    return next((adding.sentence(problem) for problem in problems if problem.severity == "error"), "")


def _answer(question: _Question, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return an answer that can be taken, asking as often as it takes; of several words the good ones are kept."""
    kept: tuple[str, ...] = ()
    words = given or _typed(question, question.about)
    while True:
        reasons = {word: question.fault(word) for word in words}
        kept = tuple(dict.fromkeys((*kept, *(word for word in reasons if not reasons[word]))))
        wrong = [reason for reason in reasons.values() if reason]
        if not wrong and (kept or not question.required):
            return kept
        for reason in wrong or [f"The {question.name} cannot be left out."]:
            click.echo(reason)
        words = _typed(question, f"besides {', '.join(kept)}" if kept else "" if words else question.about)


def _typed(question: _Question, about: str) -> tuple[str, ...]:
    """Return what is typed: a word, several, or none."""
    words, suggested = f"{question.name} ({about})" if about else question.name, question.suggested
    try:
        typed = click.prompt(words, default=suggested, show_default=bool(suggested)).strip()
    except UnicodeDecodeError:
        click.echo("That is not UTF-8, which is how a terminal should send letters.")
        return _typed(question, "")
    return tuple(items(typed)) if question.several else (typed,) if typed else ()


def _show_again(answers: Answers) -> None:
    """Show the command line that answers amount to."""
    context = click.get_current_context()
    words = context.command_path.split()
    everything = {**context.params, **answers}
    if context.get_parameter_source("folder") == ParameterSource.DEFAULT:
        del everything["folder"]
    for option in context.command.params:
        value = everything.get(option.name or "")
        if isinstance(option, click.Argument):
            words += [value] if value else []
        elif value is True:
            words.append(option.opts[0])
        elif value:
            each = [value] if isinstance(value, str | Path) else value
            words += [word for one in each for word in (option.opts[-1], str(one))]
    click.echo(f"\nNothing typed is lost; mend this and run it:\n\n  {shlex.join(words)}", err=True)
