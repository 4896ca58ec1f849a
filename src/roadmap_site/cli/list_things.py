# Why: before one writes an id, one wants to see which there are, and where they are written.
"""`roadmap list`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roadmap_site.cli import common
from roadmap_site.system.terminal import columns, printable

if TYPE_CHECKING:
    from roadmap_site.curriculum.model import Thing
    from roadmap_site.curriculum.world import World
    from roadmap_site.schema.nouns import Noun

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
        return super().convert(value if value in _NOUNS else f"{value}s", param, ctx)


@click.command(name="list", short_help="Show what there is, and where it is written.")
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
    from roadmap_site.curriculum import queries  # noqa: PLC0415 (help and usage errors answer without the checker)

    world = common.loaded(folder).world
    curriculum = world.curriculum
    if roadmap:
        roadmap = common.named(curriculum, roadmap, "roadmap").thing.id
    topics, projects = curriculum.topics.values(), curriculum.projects.values()
    _must_be_known("area", area, {*curriculum.areas, *(t.area for t in topics), *(p.area for p in projects)})
    _must_be_known("kind", kind, {*curriculum.kinds, *(r.kind for r in curriculum.resources.values())})
    nouns = [_NOUNS[what]] if what else [*_NOUNS.values()]
    things = queries.select(world.graph, nouns, roadmap=roadmap, area=area, kind=kind, search=search)
    if format == "json":
        common.show_json({"things": [_plain(world, thing) for thing in things]})
    elif things:
        _show(world, things, one_noun=bool(what))
    else:
        click.echo("There is no such thing.", err=True)


def _must_be_known(noun: str, id: str, known: set[str]) -> None:
    from roadmap_site.problems import spelling, wording  # noqa: PLC0415

    if id and id not in known:
        near = spelling.nearest(id, known)
        help = f"Did you mean `{near}`?" if near else f"Use {wording.listed(sorted(known))}." if known else ""
        raise common.CannotRunError(f"There is no {noun} `{printable(id)}`. {help}")


def _show(world: World, things: Sequence[Thing], *, one_noun: bool) -> None:
    from roadmap_site.curriculum.model import link_id, noun  # noqa: PLC0415

    rows = []
    for thing in things:
        place = world.definition(thing)
        row = (noun(thing), link_id(thing), printable(thing.title), f"{place.path}:{place.line}")
        rows.append(row[1:] if one_noun else row)
    for line in columns(rows, common.room()):
        common.show(line)


def _plain(world: World, thing: Thing) -> dict[str, object]:
    from roadmap_site.curriculum.model import link_id, noun  # noqa: PLC0415

    place = world.definition(thing)
    return {"noun": noun(thing), "id": link_id(thing), "title": thing.title, "path": place.path, "line": place.line}
