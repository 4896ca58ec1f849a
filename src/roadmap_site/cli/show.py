"""`roadmap show`: all that is written of a thing, and all that hangs on it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from roadmap_site.cli import common, lookup
from roadmap_site.curriculum import model, queries
from roadmap_site.curriculum.located import Located
from roadmap_site.problems import counting
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
        lookup.show_json(_plain(located, found, id))
        return
    for line in _lines(located, found, id):
        common.show(line)


def _lines(located: Located, found: queries.Match, asked: str) -> Iterator[str]:
    thing = found.thing
    yield from lookup.called(found, asked)
    head = printable(queries.described(thing))
    if common.coloured():
        head = painted(head, "bold")
    yield from (head, lookup.at(located.definition(thing)), "")
    yield from _fields(_written(located, thing))
    if isinstance(thing, model.Roadmap):
        rows = [
            ("  " + stage.full_id, printable(stage.title), lookup.at(located.definition(stage)))
            for stage in thing.stages
        ]
        yield "stages:"
        yield from columns(rows, common.room())
    if former := model.former_ids(located.curriculum, thing):
        yield from wrapped(f"former ids: {', '.join(former)}", common.room())
    mentions = list(queries.mentions(located, thing))
    number = f"{counting.count(len(mentions), 'reference')} to it:" if mentions else "Nothing refers to it."
    yield from ("", number)
    for mention in mentions:
        yield from wrapped(f"  {mention} ({lookup.at(mention.location)})", common.room())


def _written(located: Located, thing: model.Thing) -> dict[str, Data]:
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


def _plain(located: Located, found: queries.Match, asked: str) -> dict[str, object]:
    thing = found.thing
    return {
        "asked": asked,
        "found_by": found.by,
        **lookup.identity(thing),
        **lookup.placed(located.definition(thing)),
        "fields": _written(located, thing),
        "former_ids": list(model.former_ids(located.curriculum, thing)),
        "stages": [stage.full_id for stage in getattr(thing, "stages", ())],
        "references": [_reference(mention) for mention in queries.mentions(located, thing)],
    }


def _reference(mention: queries.Mention) -> dict[str, object]:
    return {
        "noun": mention.noun,
        "id": mention.id or "",
        "verb": mention.verb,
        **lookup.placed(mention.location),
        "column": mention.location.column,
    }
