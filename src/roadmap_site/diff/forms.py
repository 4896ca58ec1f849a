# Why: what changed is found in one way for every key of every thing; for that, a thing is put into one plain form.
"""Things of the model → keys with texts, lists and parts, as the YAML has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from roadmap_site.curriculum import links
from roadmap_site.curriculum.model import Advice, Curriculum, Entry, Milestone, ResourceKind, Stage, Suggestion, Thing
from roadmap_site.schema.durations import Duration

Form = dict[str, "Value"]
"""Key, as the YAML writes it → what stands there."""
Value = str | tuple[str, ...] | dict[str, Form]
"""A text, a list of texts, or parts with an id of their own, in their order."""

ID_LISTS = frozenset({"needs", "topics", "resources", "projects", "datasets", "roadmaps"})
"""Keys whose lists hold the ids of other things."""

_KEYS = {"entries": "topics", "stage_word": "stage-word", "roadmap_order": "roadmaps"}
_ELSEWHERE = {"id", "place", "number", "stages"}
"""What is no key of the YAML, or is looked at by itself."""
_OWN = {"roadmaps", "topics", "resources", "projects", "rules"}
"""What of a curriculum is told by itself."""
_NAMED_BY: dict[type, str] = {
    Entry: "topic",
    Suggestion: "id",
    Milestone: "id",
    Advice: "title",
    ResourceKind: "id",
}
"""What a part of a list is known by."""
_UNSAID = {("stage-word", "Stage"), ("language", "en")}
"""What the model has when an author wrote nothing; whoever writes it says nothing new."""
_BLANK_LINES = re.compile(r"\n\s*\n")


def form(thing: Thing | Curriculum, renamed: Mapping[str, str]) -> Form:
    """Return a thing in its plain form.

    Args:
        thing: A thing, or the curriculum for what `curriculum.yml` says.
        renamed: Ids that have changed → what they are now; every reference is given as it would be written now.
    """
    names = [field.name for field in fields(thing)]
    if isinstance(thing, Curriculum):
        names = [name for name in names if name not in _OWN]
    found = _keys(thing, names, renamed)
    if isinstance(thing, Stage):
        found["roadmap"] = renamed.get(thing.roadmap, thing.roadmap)
    return found


def _keys(value: Any, names: Iterable[str], renamed: Mapping[str, str]) -> Form:
    keys = {name: _KEYS.get(name, name) for name in names if name not in _ELSEWHERE}
    return {key: _value(key, getattr(value, name), renamed) for name, key in keys.items()}


def _value(key: str, value: Any, renamed: Mapping[str, str]) -> Value:
    if value is None or isinstance(value, str | Duration):
        return "" if (key, value) in _UNSAID else _text(str(value or ""), renamed)
    if isinstance(value, Mapping):
        return {id: _part(part, renamed) for id, part in value.items()}
    if any(isinstance(part, str) for part in value):
        return tuple(renamed.get(part, part) if key in ID_LISTS else _text(part, renamed) for part in value)
    parts: dict[str, Form] = {}
    for part in value:
        name = getattr(part, _NAMED_BY[type(part)])
        parts.setdefault(renamed.get(name, name), _part(part, renamed))
    return parts


def _part(part: Any, renamed: Mapping[str, str]) -> Form:
    if isinstance(part, str):
        return {"title": _text(part, renamed)}
    names = type(part)._fields if isinstance(part, Entry | Suggestion) else [field.name for field in fields(part)]
    unsaid = "plural" if isinstance(part, ResourceKind) and part.plural == part.title else ""
    return _keys(part, [name for name in names if name not in {_NAMED_BY[type(part)], unsaid}], renamed)


def _text(text: str, renamed: Mapping[str, str]) -> str:
    """Return a text as readers get it: where its lines break in the YAML says nothing."""
    for link in reversed(links.find(text)):
        if link.target in renamed:
            new = link.source.replace(link.target, renamed[link.target], 1)
            text = text[: link.start] + new + text[link.start + len(link.source) :]
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in _BLANK_LINES.split(text.strip()))
