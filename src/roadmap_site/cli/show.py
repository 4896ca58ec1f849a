"""`roadmap show`: all that is written of a thing, and all that hangs on it.

What is written is shown about as the YAML has it, without the quotes and brackets that it needs; then comes who refers
to the thing.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from roadmap_site.cli import common, completing, folders, loading, lookup
from roadmap_site.curriculum import model, queries
from roadmap_site.curriculum.located import Located
from roadmap_site.problems import counting, report
from roadmap_site.system.terminal import columns, painted, printable, room

# So many characters of a list still stand on one line.
_ONE_LINE = 70


@click.command(name="show")
@click.argument("id", shell_complete=completing.ids())
@folders.folder_option()
@common.format_option("text", "json")
def command(folder: Path, id: str, format: str) -> None:
    """Show a topic, resource, project, stage or roadmap: what is written of it, and who refers to it.

    ID is an id, a former id, a title or an alias. That of a stage is `roadmap/stage`.

    Example: roadmap show sourdough
    """
    located = loading.readable(folder).located
    match = lookup.named(located, id)
    if format == "json":
        lookup.show_json(_plain(located, match, id))
    else:
        common.show(*_lines(located, match, id))


def _lines(located: Located, match: queries.Match, asked: str) -> Iterator[str]:
    thing = match.thing
    yield from lookup.called(match, asked)
    head = painted(printable(queries.described(thing)), "bold" if common.coloured() else "")
    yield from (head, report.file_and_line(located.definition(thing)), "", *_fields(_written(thing)))
    if explained := lookup.explanation(located, thing):
        yield f"explanation: {explained}"
    if isinstance(thing, model.Roadmap):
        rows = []
        for stage in thing.stages:
            rows.append((f"  {stage.full_id}", printable(stage.title), report.file_and_line(located.definition(stage))))
        yield from ("stages:", *columns(rows, room()))
    if former := model.former_ids(located.curriculum, thing):
        yield from lookup.wrapped(f"former ids: {', '.join(former)}")
    mentions = list(queries.mentions(located, thing))
    yield from ("", f"{counting.count(len(mentions), 'reference')} to it:" if mentions else "Nothing refers to it.")
    for mention in mentions:
        yield from lookup.wrapped(f"  {mention} ({report.file_and_line(mention.location)})")


def _written(thing: model.Thing) -> dict[str, Any]:
    """Return the keys and values that the YAML has for a thing, without its former ids."""
    return {key: value for key, value in thing.values.items() if key != "was"}


def _fields(values: Mapping[str, Any], margin: str = "") -> Iterator[str]:
    """Yield keys and values about as YAML has them; short lists of texts on one line, without brackets."""
    for key, value in values.items():
        head = f"{margin}{key}:"
        if text := _on_one_line(value):
            yield from lookup.wrapped(f"{head} {text}")
        elif isinstance(value, dict):
            yield from (head, *_fields(value, margin + "  "))
        else:
            yield head
            for item in value:
                yield from _item(item, margin + "  ")


def _on_one_line(value: Any) -> str | None:
    """Return a text, a number, a mark, or a short list of texts as one; nothing for what would not be clear so."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int):
        return str(value).lower()
    texts = [item for item in value if isinstance(item, str) and "," not in item]
    joined = ", ".join(texts)
    if isinstance(value, tuple) and len(texts) == len(value) and len(joined) < _ONE_LINE:
        return joined
    return None


def _item(item: str | dict[str, Any], margin: str) -> Iterator[str]:
    if isinstance(item, str):
        yield from lookup.wrapped(f"{margin}- {item}")
    else:
        first, *others = _fields(item, margin + "  ")
        yield from (f"{margin}- {first.removeprefix(margin).lstrip()}", *others)


def _plain(located: Located, match: queries.Match, asked: str) -> dict[str, object]:
    thing = match.thing
    return {
        "asked": asked,
        "found_by": match.by,
        **lookup.identity(thing),
        **lookup.placed(located.definition(thing)),
        "fields": _written(thing),
        "explanation": lookup.explanation(located, thing),
        "former_ids": list(model.former_ids(located.curriculum, thing)),
        "stages": list(map(model.link_id, getattr(thing, "stages", ()))),
        "references": list(map(_reference, queries.mentions(located, thing))),
    }


def _reference(mention: queries.Mention) -> dict[str, object]:
    return {
        "noun": mention.noun,
        "id": mention.id or "",
        "verb": mention.verb,
        **lookup.placed(mention.location),
        "column": mention.location.column,
    }
