# Why: before one changes a thing, one wants to see all that hangs on it.
"""`roadmap show`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roadmap_site.cli import common
from roadmap_site.system.terminal import columns, painted, printable, wrapped

if TYPE_CHECKING:
    from roadmap_site.curriculum.model import Thing
    from roadmap_site.curriculum.queries import Found, Mention
    from roadmap_site.curriculum.world import World
    from roadmap_site.problems.problem import Location
    from roadmap_site.yaml_io.document import Data

_ONE_LINE = 70
"""So many characters of a list still stand on one line."""


@click.command(name="show", short_help="Show one thing, and who refers to it.")
@click.argument("id")
@common.folder_option
@common.format_option("text", "json")
def command(folder: Path, id: str, format: str) -> None:
    """Show a topic, resource, project, stage or roadmap: what is written of it, and who refers to it.

    ID is an id, a former id, a title or an alias. That of a stage is `roadmap/stage`.

    Example: roadmap show sourdough
    """
    world = common.loaded(folder).world
    found = common.named(world.curriculum, id)
    if format == "json":
        common.show_json(_plain(world, found, id))
    else:
        for line in _lines(world, found, id):
            common.show(line)


def _lines(world: World, found: Found, asked: str) -> Iterator[str]:
    from roadmap_site.curriculum import model, queries  # noqa: PLC0415
    from roadmap_site.problems import wording  # noqa: PLC0415

    thing = found.thing
    yield from common.called(found, asked)
    yield painted(printable(queries.told(thing)), "bold" if common.coloured() else "")
    yield _at(world.definition(thing))
    yield ""
    yield from _fields(_written(world, thing))
    if isinstance(thing, model.Roadmap):
        rows = [("  " + stage.full_id, printable(stage.title), _at(world.definition(stage))) for stage in thing.stages]
        yield from ("stages:", *columns(rows, common.room()))
    former = ", ".join(model.former_ids(world.curriculum, thing))
    yield from wrapped(f"former ids: {former}", common.room()) if former else ()
    mentions = [f"{mention} ({_at(mention.location)})" for mention in queries.mentions(world, thing)]
    yield from ("", f"{wording.count(len(mentions), 'reference')} to it:" if mentions else "Nothing refers to it.")
    for mention in mentions:
        yield from wrapped(f"  {mention}", common.room())


def _written(world: World, thing: Thing) -> dict[str, Data]:
    """Return the keys and values that the YAML has for a thing, without its former ids."""
    data: Data | None = world.documents[thing.place.path].data
    for step in thing.place.trail:
        data = data[str(step)] if isinstance(data, dict) else None
    values = data if isinstance(data, dict) else {"title": thing.title}
    return {key: value for key, value in values.items() if key != "was"}


def _fields(values: Mapping[str, Data], margin: str = "") -> Iterator[str]:
    """Yield keys and values about as YAML has them; short lists of texts on one line, without brackets."""
    for key, value in values.items():
        items = value if isinstance(value, list) else []
        text = value if isinstance(value, str) else _on_one_line(items)
        if text:
            yield from wrapped(f"{margin}{key}: {text}", common.room())
            continue
        yield f"{margin}{key}:"
        if isinstance(value, dict):
            yield from _fields(value, margin + "  ")
        for item in items:
            yield from _item(item, margin + "  ")


def _on_one_line(items: Sequence[Data]) -> str:
    """Return a short list of texts as one text; empty when it is none, or its items could not be told apart."""
    texts = [item for item in items if isinstance(item, str) and "," not in item]
    joined = ", ".join(texts)
    return joined if len(texts) == len(items) and len(joined) < _ONE_LINE else ""


def _item(item: Data, margin: str) -> Iterator[str]:
    if isinstance(item, str):
        yield from wrapped(f"{margin}- {item}", common.room())
    elif isinstance(item, dict):
        first, *others = _fields(item, margin + "  ")
        yield from (f"{margin}- {first.removeprefix(margin).lstrip()}", *others)


def _at(place: Location) -> str:
    return f"{printable(place.path)}:{place.line}"


def _plain(world: World, found: Found, asked: str) -> dict[str, object]:
    from roadmap_site.curriculum import model, queries  # noqa: PLC0415

    thing, place = found.thing, world.definition(found.thing)
    return {
        "asked": asked,
        "found_by": found.by,
        "noun": model.noun(thing),
        "id": model.link_id(thing),
        "title": thing.title,
        "path": place.path,
        "line": place.line,
        "fields": _written(world, thing),
        "former_ids": list(model.former_ids(world.curriculum, thing)),
        "stages": [stage.full_id for stage in thing.stages] if isinstance(thing, model.Roadmap) else [],
        "references": [_reference(mention) for mention in queries.mentions(world, thing)],
    }


def _reference(mention: Mention) -> dict[str, object]:
    place = mention.location
    return {
        "noun": mention.noun,
        "id": mention.id,
        "verb": mention.verb,
        "path": place.path,
        "line": place.line,
        "column": place.column,
    }
