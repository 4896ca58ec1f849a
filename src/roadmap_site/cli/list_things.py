"""`roadmap list`: which ids there are, and where they are written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from roadmap_site.cli import common, lookup
from roadmap_site.cli.machine import show_json
from roadmap_site.curriculum import queries
from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Curriculum, Thing, link_id, noun
from roadmap_site.problems import counting, spelling
from roadmap_site.schema.nouns import Noun
from roadmap_site.system.terminal import columns, printable

_NOUNS: dict[str, Noun] = {
    "roadmaps": "roadmap",
    "stages": "stage",
    "topics": "topic",
    "resources": "resource",
    "projects": "project",
}


class _What(click.Choice[str]):
    """One of the nouns, in the plural or the singular."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the plural."""
        if value in _NOUNS.values():
            value += "s"
        return super().convert(value, param, ctx)


@click.command(name="list")
@click.argument("what", type=_What(list(_NOUNS)), required=False, metavar=f"[{'|'.join(_NOUNS)}]")
@common.folder_option
@click.option("--roadmap", metavar="ID", default="", help="Only what is on this roadmap.")
@click.option("--area", metavar="ID", default="", help="Only topics and projects of this area.")
@click.option("--kind", metavar="ID", default="", help="Only resources of this kind.")
@click.option("-s", "--search", metavar="TEXT", default="", help="Only what has this in its id, title or aliases.")
@common.format_option("text", "json")
def command(*, folder: Path, what: str | None, roadmap: str, area: str, kind: str, search: str, format: str) -> None:
    """Show what there is: each thing's id, its title, and where it is written.

    A line is cut to the width of the terminal; it is whole where the output goes to a file or another program.

    Example: roadmap list topics --search yeast
    """
    located = common.loaded(folder).located
    if roadmap:
        roadmap = lookup.named(located.curriculum, roadmap, "roadmap").thing.id
    _must_be_known(located.curriculum, "area", area)
    _must_be_known(located.curriculum, "kind", kind)
    nouns = list(_NOUNS.values())
    if what:
        nouns = [_NOUNS[what]]
    things = queries.select(located.graph, nouns, roadmap=roadmap, area=area, kind=kind, search=search)
    if format == "json":
        show_json({"things": [_plain(located, thing) for thing in things]})
    elif things:
        _show(located, things, one_noun=what is not None)
    else:
        click.echo("There is no such thing.", err=True)


def _must_be_known(curriculum: Curriculum, word: str, id: str) -> None:
    """Stop when there is no such area or kind: it has neither a title nor a file."""
    known = {*getattr(curriculum, f"{word}s"), *(getattr(thing, word, "") for thing in curriculum.things())} - {""}
    if not id or id in known:
        return
    help = ""
    if near := spelling.nearest(id, known):
        help = f"Did you mean `{near}`?"
    elif known:
        help = f"Use {counting.listed(sorted(known))}."
    raise common.CannotRunError(f"There is no {word} `{printable(id)}`. {help}")


def _show(located: Located, things: Sequence[Thing], *, one_noun: bool) -> None:
    rows = []
    for thing in things:
        place = located.definition(thing)
        row = (noun(thing), link_id(thing), printable(thing.title), f"{place.path}:{place.line}")
        rows.append(row[one_noun:])
    for line in columns(rows, common.room()):
        common.show(line)


def _plain(located: Located, thing: Thing) -> dict[str, object]:
    place = located.definition(thing)
    return {"noun": noun(thing), "id": link_id(thing), "title": thing.title, "path": place.path, "line": place.line}
