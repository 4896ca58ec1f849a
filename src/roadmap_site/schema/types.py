# Why: a value can have few shapes — a text, a list, a mapping — and each reads itself, says what is wrong with it and
# describes itself to editors, so that check and JSON Schema cannot drift apart.
"""The shapes that values in a YAML file can have.

Every shape reads a value: it returns the value as the model wants it, and reports what is wrong. What is wrong comes
back empty (`""`, `()` or `None`), so that positions stay and everything else is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Protocol

from roadmap_site.problems import codes, limits
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.problems.spelling import nearest
from roadmap_site.problems.wording import listed
from roadmap_site.yaml_io import parser_errors
from roadmap_site.yaml_io.document import Data, Document, Trail

Schema = dict[str, Any]
"""A JSON Schema, draft 7: it says all that we need, and every editor knows it."""


_NOTHING = ("", "~", "null", "Null", "NULL")
"""What people write where there is nothing."""
_LINK = re.compile(r"\[\[[^\[\]\r\n\x85\u2028\u2029]+\]\]")
_CATALOGUES = ("topics", "resources", "projects")
"""What somebody may write at the top of a file that holds nothing else."""
_LONGEST_LINK = 500
"""So many characters a link without quotes is looked for in."""
_ONE_WORD = 40
"""So many characters may still be one item of a list."""


class Reading(NamedTuple):
    """A document that is being read, and what is wrong with it so far."""

    document: Document
    problems: list[Problem]
    required: Trail | None = None
    """The value that cannot be left out, where one is being read."""

    def empty(self, trail: Trail) -> Problem:
        """Return the problem of a value that is empty."""
        return codes.empty_value(self.document.locate(trail), _name(trail), required=trail == self.required)


class Shape(Protocol):
    """What a value can look like."""

    def read(self, data: Data, trail: Trail, reading: Reading) -> Any:
        """Return the value as the model wants it; report what is wrong."""

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such values."""


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, read as the text that was written: `no` and `3.10` too."""

    pattern: str = ""
    """What it must look like, if that matters."""
    fault: Callable[[Location, str], Problem] = codes.bad_id
    """How to say that it does not."""
    refers_to: str = ""
    """The noun whose id it is, or the vocabulary that it comes from."""
    longest: int = limits.LONGEST_TEXT
    """How many characters it may have."""
    numbers: bool = True
    """Whether editors may take it for a number, a truth value or nothing: `2016`, `true`, `null`."""
    choices: tuple[str, ...] = ()
    """The only texts that it can be, where they are few enough to be offered; the pattern says the same."""
    _match: Callable[[str], object] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the pattern."""
        object.__setattr__(self, "_match", re.compile(self.pattern).fullmatch if self.pattern else None)

    def fits(self, word: str) -> bool:
        """Return whether a text is such a one."""
        if not word or word.isspace() or len(word) > self.longest:
            return False
        return self._match is None or bool(self._match(word))

    def read(self, data: Data, trail: Trail, reading: Reading) -> str:
        """Return the text; empty when it is none, or not such a one."""
        if isinstance(data, str) and self.fits(data):
            return data
        if not isinstance(data, str):
            reading.problems.append(
                _no_text(data, trail, reading, self, "a text") or _wrong(data, trail, reading, "a text")
            )
        elif not data or data.isspace():
            reading.problems.append(reading.empty(trail))
        elif len(data) > self.longest:
            reading.problems.append(_too_long(reading.document.locate(trail), self.longest))
        else:
            reading.problems.append(self.fault(reading.document.locate(trail), data))
        return ""

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such texts: what holds for text, and any of several kinds of value."""
        if self.choices:
            return {"type": "string", "enum": list(self.choices)}
        kinds: list[Schema] = [{"type": "string", "errorMessage": "A text belongs here."}]
        if self.numbers:
            # Without naming numbers and truth values, as editors offer what is named: `true` for a title.
            kinds.append({"title": "string", "not": {"type": ["string", "array", "object"]}})
        schema = {"anyOf": kinds, "minLength": 1, "maxLength": self.longest, **self.pattern_schema()}
        return schema | ({"x-refers-to": self.refers_to} if self.refers_to else {})

    def pattern_schema(self) -> Schema:
        """Return the part of the JSON Schema that says what such texts look like, in the words of the checker."""
        if not self.pattern:
            return {}
        help = self.fault(Location("", 1, 1), "").help
        return {"pattern": self.pattern, "patternErrorMessage": f"This does not fit: {help}."}


ID = Text(pattern=rf"^(?=.{{1,{limits.LONGEST_ID}}}$)[a-z0-9]+(-[a-z0-9]+)*$")
"""An id: it becomes an address on the site."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    of: Shape
    most: int = limits.MOST_ITEMS
    """How many there may be."""

    def read(self, data: Data, trail: Trail, reading: Reading) -> tuple[Any, ...]:
        """Return the items, each in its position."""
        if not isinstance(data, list):
            reading.problems.append(_wrong(data, trail, reading, "a list"))
            return ()
        if len(data) > self.most:
            reading.problems.append(_too_many(trail, reading, self.most))
            return ()
        read = self.of.read
        return tuple([read(item, (*trail, position), reading) for position, item in enumerate(data)])

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such lists."""
        items = self.of.json_schema()
        return {
            "type": "array",
            "items": items,
            "maxItems": self.most,
            "errorMessage": "A list belongs here.",
        }


class Key(NamedTuple):
    """A key of a mapping."""

    shape: Shape
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping with known keys."""

    name: str
    """What one is called."""
    description: str
    keys: Mapping[str, Key]

    def read(self, data: Data, trail: Trail, reading: Reading) -> dict[str, Any] | None:
        """Return the values by key, without those that the author left out."""
        if not isinstance(data, dict):
            reading.problems.append(_wrong(data, trail, reading, "a mapping"))
            return None
        values, keys, meant = {}, self.keys, set[str | None]()
        if not data.keys() <= keys.keys() and _is_level_too_much(data, trail, keys):
            reading.problems.append(_level_too_much(trail, reading))
            return None
        for name, value in data.items():
            key = keys.get(name)
            if key is None:
                place, help = reading.document.locate_key((*trail, name)), _too_deep(value, trail, keys)
                if len(data) <= limits.MOST_PROBLEMS:
                    meant.add(nearest(name, keys))
                else:
                    # So many are no slips of the pen: which key each may have been is not looked for.
                    help = help or f"use {listed(list(keys))}"
                reading.problems.append(codes.unknown_key(place, name, list(keys), help))
            else:
                within = reading
                if key.required:
                    within = _requiring(value, (*trail, name), reading)
                values[name] = key.shape.read(value, (*trail, name), within)
        for name, key in keys.items():
            if not key.required or name in data:
                continue
            if name not in meant:
                reading.problems.append(codes.missing_key(reading.document.locate_key(trail), name))
            values[name] = () if isinstance(key.shape, Items) else ""
        return values

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such mappings."""
        return {
            "title": self.name,
            "description": self.description,
            "type": "object",
            "properties": {n: {"description": k.description, **k.shape.json_schema()} for n, k in self.keys.items()},
            "required": [name for name, key in self.keys.items() if key.required],
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class ById:
    """A mapping from ids to values of one shape."""

    of: Shape
    offered: Callable[[], Mapping[str, str]] | None = None
    """Gives the ids that editors shall offer, each with words about it; they take any other all the same."""

    def read(self, data: Data, trail: Trail, reading: Reading) -> dict[str, Any]:
        """Return the values by id, without those whose id or shape is wrong."""
        if not isinstance(data, dict):
            reading.problems.append(_wrong(data, trail, reading, "a mapping"))
            return {}
        values = {}
        for id, inner in data.items():
            value = self.of.read(inner, (*trail, id), reading)
            if not ID.fits(id):
                reading.problems.append(codes.bad_id(reading.document.locate_key((*trail, id)), id))
            elif value:
                values[id] = value
        return values

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such mappings."""
        value, offered = self.of.json_schema(), self.offered() if self.offered else {}
        properties = {id: {"description": about, **value} for id, about in offered.items()}
        return {
            "type": "object",
            "propertyNames": {"title": "id", **ID.pattern_schema()},
            **({"properties": properties} if properties else {}),
            "additionalProperties": value,
        }


@dataclass(frozen=True, slots=True)
class ShortOr:
    """A text, or a mapping that says more; of several mappings, the one that has its own first key is meant."""

    short: Text
    long: tuple[Keys, ...]

    def read(self, data: Data, trail: Trail, reading: Reading) -> str | dict[str, Any] | None:
        """Return the text or the values by key."""
        if isinstance(data, str):
            return "" if self._lost_space(data, trail, reading) else self.short.read(data, trail, reading)
        if not isinstance(data, dict):
            wanted = "a text or a mapping"
            said = _no_text(data, trail, reading, self.short, wanted)
            reading.problems.append(said or _wrong(data, trail, reading, wanted))
            return None
        return self.meant(data).read(data, trail, reading)

    def meant(self, data: Mapping[str, Any]) -> Keys:
        """Return the kind of mapping that a mapping is."""
        return next((keys for keys in self.long if next(iter(keys.keys)) in data), self.long[0])

    def _lost_space(self, text: str, trail: Trail, reading: Reading) -> bool:
        """Return whether a text was meant to be a mapping, such as `title:Softmax`, and report it."""
        key, colon, rest = text.partition(":")
        if not colon or rest[:1].isspace() or not any(key in keys.keys for keys in self.long):
            return False
        place = reading.document.locate(trail)
        fact = f"`{key}:` is a text here, not a key: there is no space after the colon"
        reading.problems.append(codes.wrong_shape(place, fact, f"write `{key}: {rest}`"))
        return True

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such values."""
        short = self.short.json_schema()
        # What is no text is told what the mappings want, so they come first.
        return {**short, "anyOf": [*(keys.json_schema() for keys in self.long), *short["anyOf"]]}


def quoted_link(written: str) -> str:
    """Return a link that is written without quotes, and so reads as a list, with them; empty for anything else."""
    if not _LINK.fullmatch(written):
        return ""
    # Which quotes are the usual ones is a matter of layout; these need no escapes.
    return f'"{written}"' if '"' not in written and "\\" not in written else "'" + written.replace("'", "''") + "'"


def _no_text(data: Data, trail: Trail, reading: Reading, text: Text, wanted: str) -> Problem | None:
    """Return the problem of a list or mapping where a text belongs, if what was meant can be known."""
    document, name = reading.document, _name(trail)
    key = f"{name}: " if name else ""
    if isinstance(data, list):
        if meant := _link_meant(document.written(trail, _LONGEST_LINK), text):
            return _link_as_list(document.locate(trail), f"{key}{meant}")
        # One pair of brackets may be the list, the other the item.
        if not name and (meant := _link_meant(document.written(trail[:-1], _LONGEST_LINK), text)):
            return _link_as_list(document.locate(trail[:-1]), f"{_name(trail[:-1])}: [{meant}]")
    inner = list(data.values()) if isinstance(data, dict) else list(data)
    one = isinstance(data, list) or len(inner) == 1
    if text.refers_to and one and inner and isinstance(inner[0], str) and text.fits(inner[0]):
        fact = _is_not(data, trail, wanted)
        return codes.wrong_shape(document.locate(trail), fact, f"write `{key}{inner[0]}`")
    return None


def _link_meant(written: str, wanted: Text) -> str:
    """Return what is to be written instead of a link without quotes: the link with them, or its id or words alone."""
    quoted = quoted_link(written)
    id, _, words = written[2:-2].partition("|")
    if not quoted or (wanted.fits(written) and not wanted.refers_to):
        return quoted
    return id if wanted.refers_to else words or id


def _link_as_list(place: Location, meant: str) -> Problem:
    fact = "a text that starts with `[[` reads as a list"
    return codes.wrong_shape(replace(place, length=2), fact, f"write `{meant}`", fixable=True)


def _is_not(data: Data, trail: Trail, wanted: str) -> str:
    """Return the fact that a value is not what belongs at its place."""
    what = f"`{_name(trail)}`" if _name(trail) else "this item" if trail else "the file"
    found = "a text" if isinstance(data, str) else "a list" if isinstance(data, list) else "a mapping"
    return f"{what} is {found}, but {wanted} belongs here"


def _too_long(place: Location, longest: int) -> Problem:
    return codes.too_large(place, f"this text is longer than {longest:,} characters", "say it shorter")


def _too_many(trail: Trail, reading: Reading, most: int) -> Problem:
    name = _name(trail)
    fact = f"{f'`{name}`' if name else 'this list'} has more than {most:,} items"
    return codes.too_large(reading.document.locate_key(trail), fact, "part it, or take items away")


def _requiring(value: Data, trail: Trail, reading: Reading) -> Reading:
    """Return how a value is read that must be there; report a list without items, which no shape minds."""
    if value == []:
        place = reading.document.locate_key(trail)
        reading.problems.append(codes.empty_value(place, _name(trail), required=True))
    return reading._replace(required=trail)


def _is_level_too_much(data: Mapping[str, Data], trail: Trail, keys: Mapping[str, Key]) -> bool:
    """Return whether the keys of a thing look like things: `topics:` at the top of a file of topics."""
    if len(trail) != 1 or trail[0] not in _CATALOGUES or any(name in keys for name in data):
        return False
    return all(_too_deep(value, trail, keys) or isinstance(value, str) for value in data.values())


def _level_too_much(trail: Trail, reading: Reading) -> Problem:
    help = "the keys of this file are ids: take this line away, and indent all below it one level less"
    return codes.unknown_key(reading.document.locate_key(trail), str(trail[0]), (), help)


def _too_deep(value: Data, trail: Trail, keys: Mapping[str, Key]) -> str:
    """Return the help for a mapping that has the keys of the one that it stands in, if it has; else nothing."""
    if len(trail) != 1 or not isinstance(value, dict) or not value or not all(name in keys for name in value):
        return ""
    return f"it stands one level too deep: indent it like `{trail[0]}`"


def _wrong(data: Data, trail: Trail, reading: Reading, wanted: str) -> Problem:
    """Return the problem of a value that is not what belongs at its place."""
    name, document = _name(trail), reading.document
    if isinstance(data, str) and data in _NOTHING:
        return reading.empty(trail)
    if wanted == "a list" and isinstance(data, dict) and (slip := _without_hyphen(data, trail, reading)):
        return slip
    place = document.locate(trail) if isinstance(data, str) else document.locate_key(trail)
    if wanted == "a list":
        plain = isinstance(data, str) and len(data) < _ONE_WORD and not data.startswith("-")
        help = (
            f"write `{name}: [{data}]`"
            if plain
            else "write each item on its own line, after `- ` (a hyphen and a space)"
        )
    elif wanted == "a text":
        help = "write one text; put it in double quotes if it starts with `[` or `{`, or holds a colon and a space"
    elif isinstance(data, list) and not trail:
        help = "this file is a mapping: write `key: value` pairs, with no `-` before the keys"
    else:
        help = "write `key: value` pairs"
    return codes.wrong_shape(place, _is_not(data, trail, wanted), help)


def _without_hyphen(data: Mapping[str, Data], trail: Trail, reading: Reading) -> Problem | None:
    """Return the problem of a mapping that was meant to be a list, with `-topic: softmax` for `- topic: softmax`."""
    first = next(iter(data), "")
    place = reading.document.locate_key((*trail, first))
    slip = parser_errors.lost_space(place.text) if first.startswith("-") else None
    return codes.wrong_shape(replace(place, length=slip[1]), *slip[2:]) if slip else None


def _name(trail: Trail) -> str:
    return trail[-1] if trail and isinstance(trail[-1], str) else ""
