"""Things of the model to keys with texts, lists and parts, as the YAML has them.

What changed is found in one way for every key of every thing; for that, a thing is put into one plain form. The
definition says how: which keys there are, which of them refer, what a part of a list is known by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from roadmap_site.curriculum import links
from roadmap_site.curriculum.model import Curriculum, Stage, Thing, noun
from roadmap_site.schema import durations, texts
from roadmap_site.schema.definition import CURRICULUM, NOUNS, SECTION
from roadmap_site.schema.types import ById, Items, Key, Keys, Prose, Shape, ShortOr, Text

Form = dict[str, "Value"]
"""Key, as the YAML writes it → what stands there."""
Value = str | tuple[str, ...] | dict[str, Form]
"""A text, a list of texts, or parts with an id of their own, in their order."""
Renamed = Mapping[str, str]
"""Ids that have changed → what they are now; every reference is given as it would be written now."""

_ELSEWHERE = {"rules"}
"""What of `curriculum.yml` is told by itself."""
_BLANK_LINES = re.compile(r"\n\s*\n")


def all_keys() -> Iterator[tuple[str, Key]]:
    """Yield every key of the definition with its name; one that stands in several places comes several times."""
    for keys in (CURRICULUM, *(each.keys for each in NOUNS.values())):
        yield from _keys_within(keys)


def form(thing: Thing | Curriculum, renamed: Renamed) -> Form:
    """Return a thing in its plain form, or the curriculum for what `curriculum.yml` says."""
    if isinstance(thing, Curriculum):
        settings = {name: value for name, value in thing.values.items() if name not in _ELSEWHERE}
        return _mapping(settings, CURRICULUM, renamed)
    definition = NOUNS[noun(thing)]
    home: Form = {}
    if isinstance(thing, Stage):
        home["roadmap"] = renamed.get(thing.roadmap, thing.roadmap)
    elif definition.home:
        home[definition.home] = getattr(thing, definition.home)
    return home | _mapping(thing.values, definition.keys, renamed)


def _keys_within(shape: Shape) -> Iterator[tuple[str, Key]]:
    if isinstance(shape, Keys):
        yield from shape.keys.items()
        for key in shape.keys.values():
            yield from _keys_within(key.shape)
    elif isinstance(shape, Items | ById):
        yield from _keys_within(shape.of)
    elif isinstance(shape, ShortOr):
        for keys in shape.long:
            yield from _keys_within(keys)


def _mapping(values: Mapping[str, Any], keys: Keys, renamed: Renamed) -> Form:
    """Return all keys of a mapping, in their order; those that say nothing are empty."""
    form: Form = dict.fromkeys(keys.keys, "")
    for name, key in keys.keys.items():
        if values.get(name) and values[name] != key.default:
            form[name] = _value(values[name], key.shape, renamed)
    return form


def _value(value: Any, shape: Shape, renamed: Renamed) -> Value:
    if isinstance(shape, ById):
        return {id: _part(part, shape.of, renamed) for id, part in value.items()}
    if not isinstance(shape, Items):
        return _text(value, shape, renamed)
    if isinstance(shape.of, Text):
        return tuple(_text(item, shape.of, renamed) for item in value)
    parts: dict[str, Form] = {}
    for name, part in _parts(value, shape.of, renamed):
        parts.setdefault(name, part)
    return parts


def _parts(items: Any, shape: Shape, renamed: Renamed) -> Iterator[tuple[str, Form]]:
    """Yield the parts of a list by the text under their first key; those of a section say which it is."""
    for item in items:
        if isinstance(item, str):
            yield renamed.get(item, item), {}
        elif item and SECTION.name in item:
            for name, part in _parts(item["topics"], shape, renamed):
                yield name, {SECTION.name: item[SECTION.name]} | part
        elif item:
            keys = shape.meant(item) if isinstance(shape, ShortOr) else shape
            assert isinstance(keys, Keys)  # noqa: S101 (the items of such lists are mappings)
            first = next(iter(keys.keys))
            part = _mapping(item, keys, renamed)
            part.pop(first, None)
            yield renamed.get(item[first], item[first]), part


def _part(part: Any, shape: Shape, renamed: Renamed) -> Form:
    """Return a part that stands under its id; a bare text is its title."""
    if isinstance(part, str):
        return {"title": _text(part, texts.TITLE, renamed)}
    assert isinstance(shape, ShortOr)  # noqa: S101 (what is not short has a long form)
    return _mapping(part, shape.meant(part), renamed)


def _text(text: str, shape: Shape, renamed: Renamed) -> str:
    """Return a text as readers get it: where its lines break in the YAML says nothing."""
    if shape == texts.DURATION:
        return _duration(text)
    if isinstance(shape, Text) and shape.refers_to:
        return renamed.get(text, text)
    if isinstance(shape, Text) and shape.prose is Prose.MARKDOWN:
        text = _with_new_ids(text, renamed)
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in _BLANK_LINES.split(text.strip()))


def _duration(text: str) -> str:
    try:
        return str(durations.parse(text))
    except ValueError:
        return ""


def _with_new_ids(text: str, renamed: Renamed) -> str:
    for link in reversed(links.find(text)):
        if link.target in renamed:
            new = link.source.replace(link.target, renamed[link.target], 1)
            text = text[: link.start] + new + text[link.start + len(link.source) :]
    return text
