"""What the commands share that look things up: from names to things, and things as data for programs.

Names are what people type: ids, former ids, titles and aliases. Data is JSON in UTF-8, text for people is wrapped to
the width of the terminal. It is a module of its own, as `check` needs none of it.
"""

from collections.abc import Iterator

import click

from roadmap_site.cli import common
from roadmap_site.curriculum import model, queries
from roadmap_site.curriculum.located import Located
from roadmap_site.problems import report
from roadmap_site.problems.problem import Location
from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.nouns import Noun
from roadmap_site.system import json_text, terminal
from roadmap_site.system.terminal import printable

# What a name is, as queries say it → as people do.
_IS_TO = {"former id": "a former id of", "short id": "short for", "title": "the title of", "alias": "an alias of"}


class UnreadError(click.ClickException):
    """What was asked for is there and cannot be read; the process exits with 1, as something is wrong with it."""


def named(located: Located, name: str, noun: Noun | None = None) -> queries.Match:
    """Return the one thing that goes by a name, of a noun if it must be one; stop when there is none, or several."""
    curriculum = located.curriculum
    candidates = queries.find(curriculum, name, noun)
    what = printable(name)
    if len(candidates) > 1:
        several = "".join(f"\n  {printable(queries.described(candidate.thing))}" for candidate in candidates)
        raise common.CannotRunError(f"`{what}` may mean several things. Name one by its id:{several}")
    ids = [*(model.link_id(candidate.thing) for candidate in candidates), name]
    if place := queries.unread_place(located, ids[0]):
        where = report.file_and_line(place)
        raise UnreadError(f"`{what}` stands in {where}, and cannot be read: `roadmap check` says why.")
    if candidates:
        return candidates[0]
    no, among = "nothing", ""
    if noun:
        no, among = f"no {noun}", f" {NOUNS[noun].plural}"
    help = f"`roadmap list{among}` shows what there is."
    if near := queries.nearest(curriculum, name, noun):
        help = f"Did you mean `{near}`?"
    raise common.CannotRunError(f"There is {no} called `{what}`. {help}")


def called(match: queries.Match, name: str) -> Iterator[str]:
    """Yield what a name is to the thing that goes by it, unless it is the id."""
    if match.by != "id":
        yield f"`{printable(name)}` is {_IS_TO[match.by]} `{model.link_id(match.thing)}`."


def show_json(value: object) -> None:
    """Print a value, with days in it, as JSON; see `json_text`."""
    common.show_bytes(json_text.written(value) + "\n")


def identity(thing: model.Thing) -> dict[str, object]:
    """Return by what a thing is known, as data."""
    return {"noun": model.noun(thing), "id": model.link_id(thing), "title": thing.title}


def explanation(located: Located, thing: model.Thing) -> str | None:
    """Return the file with the explanation of a thing, as a person would type it, if there is one."""
    if thing.explanation is None:
        return None
    return located.explanations[thing.explanation.place.path].document.path


def placed(place: Location) -> dict[str, object]:
    """Return a place in a file, as data."""
    return {"path": place.path, "line": place.line}


def wrapped(line: str) -> list[str]:
    """Return a text as lines that fit the terminal; see `terminal.wrapped`."""
    return terminal.wrapped(line, terminal.room())
