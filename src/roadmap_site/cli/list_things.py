"""`roadmap list`: which ids there are, and where they are written."""

from collections.abc import Sequence
from pathlib import Path

import click

from roadmap_site.cli import common, lookup
from roadmap_site.curriculum import model, queries
from roadmap_site.curriculum.located import Located
from roadmap_site.problems import counting, spelling
from roadmap_site.schema.definition import NOUNS
from roadmap_site.system.terminal import columns, printable

_NOUNS = {definition.plural: noun for noun, definition in NOUNS.items()}


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
@click.option("--roadmap", metavar="ID", help="Only what is on this roadmap.")
@click.option("--area", metavar="ID", help="Only topics and projects of this area.")
@click.option("--kind", metavar="ID", help="Only resources of this kind.")
@click.option("-s", "--search", metavar="TEXT", help="Only what has this in its id, title or aliases.")
@common.format_option("text", "json")
def command(
    *,
    folder: Path,
    what: str | None,
    roadmap: str | None,
    area: str | None,
    kind: str | None,
    search: str | None,
    format: str,
) -> None:
    """Show what there is: each thing's id, its title, and where it is written.

    A line is cut to the width of the terminal; it is whole where the output goes to a file or another program.

    Example: roadmap list topics --search yeast
    """
    located = common.loaded(folder).located
    if roadmap:
        roadmap = lookup.named(located.curriculum, roadmap, "roadmap").thing.id
    _must_be_known(located.curriculum, "area", area)
    _must_be_known(located.curriculum, "kind", kind)
    nouns = [_NOUNS[what]] if what else _NOUNS.values()
    things = queries.select(located.graph, nouns, roadmap=roadmap, area=area, kind=kind, search=search)
    if format == "json":
        rows = [lookup.identity(thing) | lookup.placed(located.definition(thing)) for thing in things]
        lookup.show_json({"things": rows})
    elif things:
        _show(located, things, one_noun=what is not None)
    else:
        click.echo("There is no such thing.", err=True)


def _must_be_known(curriculum: model.Curriculum, word: str, id: str | None) -> None:
    """Stop when there is no such area or kind: it has neither a title nor a file."""
    known = {*getattr(curriculum, f"{word}s"), *(getattr(thing, word, None) for thing in curriculum.things())} - {None}
    if id and id not in known:
        help = f"Use {counting.listed(sorted(known))}." if known else ""
        if near := spelling.nearest(id, known):
            help = f"Did you mean `{near}`?"
        raise common.CannotRunError(f"There is no {word} `{printable(id)}`. {help}")


def _show(located: Located, things: Sequence[model.Thing], *, one_noun: bool) -> None:
    rows = []
    for thing in things:
        row = (model.noun(thing), model.link_id(thing), printable(thing.title), lookup.at(located.definition(thing)))
        rows.append(row[one_noun:])
    for line in columns(rows, common.room()):
        common.show(line)
