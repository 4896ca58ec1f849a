"""`roadmap list`: which ids there are, and where they are written.

The options choose; what is left is shown a line a thing, in the order of the curriculum. Whoever names an area or a
kind that there is not has misspelt it, and is told so instead of being shown nothing.
"""

from operator import attrgetter
from pathlib import Path

import click

from roadmap_site.cli import common, completing, folders, loading, lookup
from roadmap_site.curriculum import model, queries
from roadmap_site.curriculum.located import Located
from roadmap_site.problems import report
from roadmap_site.schema import vocabularies
from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.nouns import Vocabulary
from roadmap_site.system.terminal import columns, printable, room

_PLURALS = list(map(attrgetter("plural"), NOUNS.values()))


@click.command(name="list")
@click.argument("what", type=click.Choice([*_PLURALS, *NOUNS]), required=False, metavar=f"[{'|'.join(_PLURALS)}]")
@folders.folder_option()
@click.option("--roadmap", metavar="ID", shell_complete=completing.ids("roadmap"), help="Only what is on this roadmap.")
@click.option(
    "--area", metavar="ID", shell_complete=completing.ids("area"), help="Only topics and projects of this area."
)
@click.option("--kind", metavar="ID", shell_complete=completing.ids("kind"), help="Only resources of this kind.")
@click.option("-s", "--search", metavar="TEXT", help="Only what has this in its id, title, aliases or keywords.")
@click.option("--explained/--not-explained", default=None, help="Only what has an explanation, or what has none.")
@common.format_option("text", "json")
def command(
    *,
    folder: Path,
    what: str | None,
    roadmap: str | None,
    area: str | None,
    kind: str | None,
    search: str | None,
    explained: bool | None,
    format: str,
) -> None:
    """Show what there is: each thing's id, its title, and where it is written.

    A line is cut to the width of the terminal; it is whole where the output goes to a file or another program.

    Example: roadmap list topics --search yeast
    """
    located = loading.readable(folder).located
    if roadmap:
        roadmap = lookup.named(located, roadmap, "roadmap").thing.id
    if located.vocabularies:
        _must_be_known(located.curriculum, "area", area)
        _must_be_known(located.curriculum, "kind", kind)
    nouns = [noun for noun in NOUNS if what in {None, noun, NOUNS[noun].plural}]
    things = queries.select(located.graph, nouns, roadmap=roadmap, area=area, kind=kind, search=search)
    if explained is not None:
        can_have = (model.Topic, model.Stage, model.Project)
        things = tuple(t for t in things if isinstance(t, can_have) and bool(t.explanation) is explained)
    if format == "json":
        lookup.show_json({"things": [_row(located, thing) for thing in things]})
        return
    if not things:
        click.echo("There is no such thing.", err=True)
    cells = []
    for thing in things:
        where = report.file_and_line(located.definition(thing))
        cells.append((model.noun(thing), model.link_id(thing), printable(thing.title), where)[what is not None :])
    common.show(*columns(cells, room()))


def _row(located: Located, thing: model.Thing) -> dict[str, object]:
    place = lookup.placed(located.definition(thing))
    return {**lookup.identity(thing), **place, "explanation": lookup.explanation(located, thing)}


def _must_be_known(curriculum: model.Curriculum, word: Vocabulary, id: str | None) -> None:
    known = curriculum.vocabulary(word)
    if id and id not in known:
        raise common.CannotRunError(vocabularies.unknown(word, id, [*known]))
