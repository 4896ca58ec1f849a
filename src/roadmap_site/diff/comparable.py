"""Things of the model → keys with texts, lists and parts, as the YAML has them.

What changed is found in one way for every key of every thing; for that, a thing is put into one plain form. The
definition says how: which keys there are, which of them refer, what a part of a list is known by. A form has every key
of its thing in the order of the definition, with nothing where nothing is said, or only what is so by default. Where
lines break in the YAML says nothing, and ids that were renamed are given as they would be written now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from roadmap_site.curriculum import wiki_links
from roadmap_site.curriculum.model import Curriculum, Stage, Thing, noun
from roadmap_site.schema import durations, texts
from roadmap_site.schema.definition import CURRICULUM, NOUNS, SECTION
from roadmap_site.schema.types import ById, Items, Key, Keys, Prose, Shape, ShortOr, Text

Form = dict[str, "Value | None"]
"""Key, as the YAML writes it → what stands there, if anything."""
Value = str | tuple[str, ...] | dict[str, Form]
"""A text, a list of texts, or parts with an id of their own, in their order."""
Renamed = Mapping[str, str]
"""Ids that have changed → what they are now."""

_BLANK_LINES = re.compile(r"\n\s*\n")


def all_keys() -> Iterator[tuple[str, Key]]:
    """Yield every key of the definition with its name; one that stands in several places comes several times."""
    yield from _keys_within(CURRICULUM)
    for definition in NOUNS.values():
        yield from _keys_within(definition.keys)


def form(thing: Thing, renamed: Renamed) -> Form:
    """Return a thing in its plain form; the first key says where it is kept."""
    definition = NOUNS[noun(thing)]
    home: Form = {}
    if isinstance(thing, Stage):
        home["roadmap"] = renamed.get(thing.roadmap, thing.roadmap)
    elif definition.home:
        home[definition.home] = getattr(thing, definition.home)
    return home | _mapping(thing.values, definition.keys, renamed)


def settings_form(curriculum: Curriculum, renamed: Renamed) -> Form:
    """Return what `curriculum.yml` says, but for its `rules`: a change of those is told apart."""
    settings = _mapping(curriculum.values, CURRICULUM, renamed)
    settings.pop("rules")
    return settings


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
    form: Form = dict.fromkeys(keys.keys)
    for name, key in keys.keys.items():
        if values.get(name) and values[name] != key.default:
            form[name] = _value(values[name], key.shape, renamed)
    return form


def _value(value: Any, shape: Shape, renamed: Renamed) -> Value | None:
    if shape == texts.DURATION:
        return _duration(value)
    if isinstance(shape, Items) and isinstance(shape.of, Text):
        return tuple(_text(item, shape.of, renamed) for item in value)
    if not isinstance(shape, Items | ById):
        return _text(value, shape, renamed)
    named = _parts_by_id if isinstance(shape, ById) else _parts
    parts: dict[str, Form] = {}
    for name, part in named(value, shape.of, renamed):
        parts.setdefault(name, part)
    return parts


def _parts(items: Iterable[Any], shape: Shape, renamed: Renamed) -> Iterator[tuple[str, Form]]:
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
            name, *_ = keys.keys
            part = _mapping(item, keys, renamed)
            part.pop(name)
            yield renamed.get(item[name], item[name]), part


def _parts_by_id(parts: Mapping[str, Any], shape: Shape, renamed: Renamed) -> Iterator[tuple[str, Form]]:
    """Yield the parts that stand under their ids; a bare text is the title of one."""
    for id, part in parts.items():
        if isinstance(part, str):
            yield id, {"title": _text(part, texts.TITLE, renamed)}
        elif isinstance(shape, ShortOr):
            yield id, _mapping(part, shape.meant(part), renamed)


def _text(text: str, shape: Shape, renamed: Renamed) -> str:
    if isinstance(shape, Text) and shape.refers_to:
        return renamed.get(text, text)
    if isinstance(shape, Text) and shape.prose is Prose.MARKDOWN:
        text = _with_new_ids(text, renamed)
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in _BLANK_LINES.split(text.strip()))


def _duration(text: str) -> str | None:
    try:
        return str(durations.parse(text))
    except ValueError:
        return None


def _with_new_ids(text: str, renamed: Renamed) -> str:
    for link in reversed(wiki_links.find(text)):
        if link.target in renamed:
            new = link.source.replace(link.target, renamed[link.target], 1)
            text = text[: link.start] + new + text[link.start + len(link.source) :]
    return text
