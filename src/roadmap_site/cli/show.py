"""`roadmap show`: all that is written of a thing, and all that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from roadmap_site.cli import common, lookup
from roadmap_site.cli.machine import show_json
from roadmap_site.curriculum import model, queries
from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Thing
from roadmap_site.curriculum.queries import Found, Mention
from roadmap_site.problems import counting
from roadmap_site.problems.problem import Location
from roadmap_site.system.terminal import columns, painted, printable, wrapped
from roadmap_site.yaml_io.document import Data

# So many characters of a list still stand on one line.
_ONE_LINE = 70


@click.command(name="show")
@click.argument("id")
@common.folder_option
@common.format_option("text", "json")
def command(folder: Path, id: str, format: str) -> None:
    """Show a topic, resource, project, stage or roadmap: what is written of it, and who refers to it.

    ID is an id, a former id, a title or an alias. That of a stage is `roadmap/stage`.

    Example: roadmap show sourdough
    """
    located = common.loaded(folder).located
    found = lookup.named(located.curriculum, id)
    if format == "json":
        show_json(_plain(located, found, id))
    else:
        for line in _lines(located, found, id):
            common.show(line)


def _lines(located: Located, found: Found, asked: str) -> Iterator[str]:
    thing = found.thing
    yield from lookup.called(found, asked)
    head = printable(queries.told(thing))
    if common.coloured():
        head = painted(head, "bold")
    yield head
    yield _at(located.definition(thing))
    yield ""
    yield from _fields(_written(located, thing))
    if isinstance(thing, model.Roadmap):
        rows = [
            ("  " + stage.full_id, printable(stage.title), _at(located.definition(stage))) for stage in thing.stages
        ]
        yield "stages:"
        yield from columns(rows, common.room())
    if former := model.former_ids(located.curriculum, thing):
        yield from wrapped(f"former ids: {', '.join(former)}", common.room())
    yield ""
    yield from _mentions(list(queries.mentions(located, thing)))


def _mentions(mentions: Sequence[Mention]) -> Iterator[str]:
    if not mentions:
        yield "Nothing refers to it."
        return
    yield f"{counting.count(len(mentions), 'reference')} to it:"
    for mention in mentions:
        yield from wrapped(f"  {mention} ({_at(mention.location)})", common.room())


def _written(located: Located, thing: Thing) -> dict[str, Data]:
    """Return the keys and values that the YAML has for a thing, without its former ids."""
    values: Data = located.documents[thing.place.path].data or {}
    for step in thing.place.trail:
        if isinstance(values, dict):
            values = values[str(step)]
    if not isinstance(values, dict):
        return {"title": thing.title}
    return {key: value for key, value in values.items() if key != "was"}


def _fields(values: Mapping[str, Data], margin: str = "") -> Iterator[str]:
    """Yield keys and values about as YAML has them; short lists of texts on one line, without brackets."""
    for key, value in values.items():
        text = _on_one_line(value)
        if text:
            yield from wrapped(f"{margin}{key}: {text}", common.room())
            continue
        yield f"{margin}{key}:"
        if isinstance(value, dict):
            yield from _fields(value, margin + "  ")
        elif isinstance(value, list):
            for item in value:
                yield from _item(item, margin + "  ")


def _on_one_line(value: Data) -> str | None:
    """Return a text, or a short list of texts as one; nothing for what is no such list, or would not be clear."""
    if isinstance(value, str):
        return value
    texts = [item for item in value if isinstance(item, str) and "," not in item]
    joined = ", ".join(texts)
    if isinstance(value, list) and len(texts) == len(value) and len(joined) < _ONE_LINE:
        return joined
    return None


def _item(item: Data, margin: str) -> Iterator[str]:
    if isinstance(item, str):
        yield from wrapped(f"{margin}- {item}", common.room())
    elif isinstance(item, dict):
        first, *others = _fields(item, margin + "  ")
        yield from (f"{margin}- {first.removeprefix(margin).lstrip()}", *others)


def _at(place: Location) -> str:
    return f"{printable(place.path)}:{place.line}"


def _plain(located: Located, found: Found, asked: str) -> dict[str, object]:
    thing, place = found.thing, located.definition(found.thing)
    plain = {
        "asked": asked,
        "found_by": found.by,
        "noun": model.noun(thing),
        "id": model.link_id(thing),
        "title": thing.title,
        "path": place.path,
        "line": place.line,
        "fields": _written(located, thing),
        "former_ids": list(model.former_ids(located.curriculum, thing)),
        "stages": [],
        "references": [_reference(mention) for mention in queries.mentions(located, thing)],
    }
    if isinstance(thing, model.Roadmap):
        plain["stages"] = [stage.full_id for stage in thing.stages]
    return plain


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
