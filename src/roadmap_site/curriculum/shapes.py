# Why: one definition of what authors may write. The check of a file and the JSON Schema for editors both come from it,
# so that the two cannot drift apart.
"""The shapes that values in a YAML file can have.

Every shape reads a value: it returns the value as the model wants it, and reports what is wrong. What is wrong comes
back empty (`""`, `()` or `None`), so that positions stay and everything else is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from roadmap_site.curriculum import durations, faults
from roadmap_site.curriculum.model import Noun, Trail
from roadmap_site.curriculum.source import Data, Document
from roadmap_site.problems import Location, Problem

Schema = dict[str, Any]
"""A JSON Schema, draft 2020-12."""


_NOTHING = ("", "~", "null", "Null", "NULL")
"""What people write where there is nothing."""
_ONE_WORD = 40
"""So many characters may still be one item of a list."""


class Reading(NamedTuple):
    """A document that is being read, and what is wrong with it so far."""

    document: Document
    problems: list[Problem]


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
    fault: Callable[[Location, str], Problem] = faults.bad_id
    """How to say that it does not."""
    refers_to: str = ""
    """The noun whose id it is, or the vocabulary that it comes from."""
    numbers: bool = True
    """Whether editors may take it for a number or a truth value."""
    _match: Callable[[str], object] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the pattern."""
        object.__setattr__(self, "_match", re.compile(self.pattern).fullmatch if self.pattern else None)

    def read(self, data: Data, trail: Trail, reading: Reading) -> str:
        """Return the text; empty when it is none, or not such a one."""
        if data.__class__ is str and data and not data.isspace() and (self._match is None or self._match(data)):
            return data
        if not isinstance(data, str):
            reading.problems.append(_wrong(data, trail, reading, "a text"))
        elif not data or data.isspace():
            reading.problems.append(faults.empty_value(reading.document.locate(trail), _name(trail)))
        else:
            reading.problems.append(self.fault(reading.document.locate(trail), data))
        return ""

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such texts."""
        schema: Schema = {"type": ["string", "number", "boolean"] if self.numbers else "string", "minLength": 1}
        if self.pattern:
            schema["pattern"] = self.pattern
        if self.refers_to:
            schema["x-refers-to"] = self.refers_to
        return schema


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    of: Shape

    def read(self, data: Data, trail: Trail, reading: Reading) -> tuple[Any, ...]:
        """Return the items, each in its position."""
        if not isinstance(data, list):
            reading.problems.append(_wrong(data, trail, reading, "a list"))
            return ()
        read = self.of.read
        return tuple([read(item, (*trail, position), reading) for position, item in enumerate(data)])

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such lists."""
        return {"type": "array", "items": self.of.json_schema()}


class Key(NamedTuple):
    """A key of a mapping."""

    shape: Shape
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping with known keys."""

    description: str
    keys: Mapping[str, Key]

    def read(self, data: Data, trail: Trail, reading: Reading) -> dict[str, Any] | None:
        """Return the values by key, without those that the author left out."""
        if not isinstance(data, dict):
            reading.problems.append(_wrong(data, trail, reading, "a mapping"))
            return None
        values, keys, meant = {}, self.keys, set[str]()
        for name, value in data.items():
            key = keys.get(name)
            if key is None:
                place = reading.document.locate_key((*trail, name))
                reading.problems.append(faults.unknown_key(place, name, list(keys)))
                meant.add(faults.nearest(name, keys))
            else:
                values[name] = key.shape.read(value, (*trail, name), reading)
                if key.required and value == []:
                    reading.problems.append(faults.empty_value(reading.document.locate_key((*trail, name)), name))
        for name, key in keys.items():
            if not key.required or name in data:
                continue
            if name not in meant:
                reading.problems.append(faults.missing_key(reading.document.locate_key(trail), name))
            values[name] = () if isinstance(key.shape, Items) else ""
        return values

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such mappings."""
        return {
            "type": "object",
            "description": self.description,
            "properties": {n: {"description": k.description, **k.shape.json_schema()} for n, k in self.keys.items()},
            "required": [name for name, key in self.keys.items() if key.required],
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class ById:
    """A mapping from ids to values of one shape."""

    of: Shape

    def read(self, data: Data, trail: Trail, reading: Reading) -> dict[str, Any]:
        """Return the values by id, without those whose id or shape is wrong."""
        if not isinstance(data, dict):
            reading.problems.append(_wrong(data, trail, reading, "a mapping"))
            return {}
        values = {}
        for id, inner in data.items():
            value = self.of.read(inner, (*trail, id), reading)
            if not ID._match(id):  # type: ignore[misc]  # noqa: SLF001 (the same module)
                reading.problems.append(faults.bad_id(reading.document.locate_key((*trail, id)), id))
            elif value:
                values[id] = value
        return values

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such mappings."""
        return {
            "type": "object",
            "propertyNames": {"pattern": ID.pattern},
            "additionalProperties": self.of.json_schema(),
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
        meant = next(
            (keys for keys in self.long if isinstance(data, dict) and next(iter(keys.keys)) in data), self.long[0]
        )
        if not isinstance(data, dict):
            reading.problems.append(_wrong(data, trail, reading, "a text or a mapping"))
            return None
        return meant.read(data, trail, reading)

    def _lost_space(self, text: str, trail: Trail, reading: Reading) -> bool:
        """Return whether a text was meant to be a mapping, such as `title:Softmax`, and report it."""
        key, colon, rest = text.partition(":")
        if not colon or not any(key in keys.keys for keys in self.long):
            return False
        place = reading.document.locate(trail)
        fact = f"`{key}:` is a text here, not a key: there is no space after the colon"
        reading.problems.append(faults.wrong_shape(place, fact, f"write `{key}: {rest.strip()}`"))
        return True

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such values."""
        return {"anyOf": [self.short.json_schema(), *(keys.json_schema() for keys in self.long)]}


def _wrong(data: Data, trail: Trail, reading: Reading, wanted: str) -> Problem:
    """Return the problem of a value that is not what belongs at its place."""
    name, document = _name(trail), reading.document
    if isinstance(data, str):
        if data in _NOTHING:
            return faults.empty_value(document.locate(trail), name)
        found, place = "a text", document.locate(trail)
    else:
        found, place = ("a list" if isinstance(data, list) else "a mapping"), document.locate_key(trail)
    if wanted == "a list":
        plain = isinstance(data, str) and len(data) < _ONE_WORD and not data.startswith("-")
        help = (
            f"write `{name}: [{data}]`"
            if plain
            else "write each item on its own line, after `- ` (a hyphen and a space)"
        )
    elif wanted == "a text":
        help = "write one text; put it in double quotes if it starts with `[` or `{`, or holds a colon and a space"
    else:
        help = "write `key: value` pairs"
    what = f"`{name}`" if name else "this item" if trail else "the file"
    return faults.wrong_shape(place, f"{what} is {found}, but {wanted} belongs here", help)


def _name(trail: Trail) -> str:
    return trail[-1] if trail and isinstance(trail[-1], str) else ""


def _bad_language(location: Location, word: str) -> Problem:
    return faults.wrong_shape(
        location, f"`{word}` is not the code of a language", "write a code such as `en` or `pt-BR`"
    )


def _bad_title(location: Location, word: str) -> Problem:
    if "[[" in word:
        return faults.wrong_shape(location, "a title is plain text and holds no links", "take the brackets away")
    return faults.wrong_shape(location, "a title is one line", "write it without line breaks")


def _id_of(noun: Noun) -> Text:
    """Return the shape of a reference: any text, as a wrong id is better told from the ids that exist."""
    return Text(refers_to=noun, numbers=False)


TEXT = Text()
TITLE = Text(pattern=r"^(?:(?!\[\[)[^\n])*$", fault=_bad_title)
ID = Text(pattern=r"^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$", numbers=False)
FORMER_ID = Text(pattern=r"^(?=.{1,201}$)[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", numbers=False)
URL = Text(pattern=r"^https?://[^\s/<>\"]+\.[^\s<>\"]+$", fault=faults.bad_url, numbers=False)
YEAR = Text(pattern=r"^[0-9]{4}$", fault=faults.bad_year)
DURATION = Text(pattern=durations.PATTERN, fault=faults.bad_duration, numbers=False)
LANGUAGE = Text(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", fault=_bad_language, numbers=False)
TOPIC_ID, RESOURCE_ID, PROJECT_ID, ROADMAP_ID = map(_id_of, ("topic", "resource", "project", "roadmap"))  # type: ignore[arg-type]
LEVEL = Text(refers_to="level", numbers=False)
COST = Text(refers_to="cost", numbers=False)

_TITLE = Key(TITLE, "Its title.", required=True)
_ALIASES = Key(Items(TEXT), "Other names and abbreviations that people search for.")
_SUMMARY = Key(TEXT, "What it is, in a sentence or two.")
_ICON = Key(TEXT, "One emoji.")
_WAS = Key(Items(ID), "Former ids; old addresses lead here.")
_NOTE = Key(TEXT, "What it is good for at this point.")

_SUGGESTED_RESOURCE = ShortOr(
    RESOURCE_ID,
    (
        Keys(
            "A resource with a note.",
            {"resource": Key(RESOURCE_ID, "Id of the resource.", required=True), "note": _NOTE},
        ),
    ),
)
_SUGGESTED_PROJECT = ShortOr(
    PROJECT_ID,
    (Keys("A project with a note.", {"project": Key(PROJECT_ID, "Id of the project.", required=True), "note": _NOTE}),),
)
_ENTRY = Keys(
    "A topic as this stage teaches it.",
    {
        "topic": Key(TOPIC_ID, "Id of the topic.", required=True),
        "points": Key(Items(TEXT), "What this stage says of the topic, one term or thought each."),
        "resources": Key(Items(_SUGGESTED_RESOURCE), "Resources for this topic at this stage."),
        "practice": Key(Items(TEXT), "What to do with it."),
    },
)
_SECTION = Keys(
    "A titled group of entries.",
    {
        "section": Key(TITLE, "Title of the group.", required=True),
        "topics": Key(Items(ShortOr(TOPIC_ID, (_ENTRY,))), "The entries of the group.", required=True),
    },
)
_MILESTONE = Keys(
    "A proof of progress.",
    {
        "title": Key(TEXT, "What is to be shown.", required=True),
        "projects": Key(Items(PROJECT_ID), "Projects that prove it."),
        "topics": Key(Items(TOPIC_ID), "Topics that it proves."),
    },
)
_ADVICE = Keys(
    "A titled group of advice.",
    {
        "title": Key(TITLE, "Title of the group.", required=True),
        "icon": _ICON,
        "points": Key(Items(TEXT), "The pieces of advice.", required=True),
    },
)
_KIND = Keys(
    "A kind of resource.",
    {
        "title": Key(TITLE, "What one is called: Book.", required=True),
        "plural": Key(TITLE, "What several are called: Books."),
        "icon": _ICON,
    },
)

STAGE = Keys(
    "One step of a roadmap.",
    {
        "title": _TITLE,
        "icon": _ICON,
        "duration": Key(DURATION, "How long it takes: `6 weeks`, `1-2 months`, `3+ months`, `10 hours` or `ongoing`."),
        "summary": _SUMMARY,
        "outcomes": Key(Items(TEXT), "What a learner can do afterwards."),
        "topics": Key(Items(ShortOr(TOPIC_ID, (_ENTRY, _SECTION))), "The entries, in learning order."),
        "resources": Key(Items(_SUGGESTED_RESOURCE), "Resources for the whole stage."),
        "projects": Key(Items(_SUGGESTED_PROJECT), "Projects for this stage."),
        "practice": Key(Items(TEXT), "What to do in this stage."),
        "was": Key(Items(FORMER_ID), "Former ids; old addresses lead here."),
    },
)
ROADMAP = Keys(
    "One ordered way through stages.",
    {
        "title": _TITLE,
        "icon": _ICON,
        "summary": Key(TEXT, "What it is and how it differs from the others."),
        "audience": Key(TEXT, "For whom it is."),
        "stage-word": Key(TEXT, "What a stage is called on this roadmap: Stage, Phase, Level."),
        "projects": Key(Items(_SUGGESTED_PROJECT), "Projects for the whole roadmap."),
        "resources": Key(Items(_SUGGESTED_RESOURCE), "Resources for the whole roadmap."),
        "milestones": Key(ById(ShortOr(TEXT, (_MILESTONE,))), "Proofs of progress: id → milestone."),
        "advice": Key(Items(_ADVICE), "Advice in titled groups."),
        "was": _WAS,
    },
)
TOPICS = ById(
    ShortOr(
        TITLE,
        (
            Keys(
                "A thing to learn, shared by all roadmaps.",
                {
                    "title": _TITLE,
                    "aliases": _ALIASES,
                    "summary": Key(TEXT, "What it is, in one sentence."),
                    "needs": Key(Items(TOPIC_ID), "Topics to know first: direct prerequisites only."),
                    "was": _WAS,
                },
            ),
        ),
    )
)
RESOURCES = ById(
    ShortOr(
        TITLE,
        (
            Keys(
                "A book, course, paper or whatever else teaches.",
                {
                    "title": Key(TITLE, "Its title, as its authors write it.", required=True),
                    "aliases": _ALIASES,
                    "summary": Key(TEXT, "What it gives the learner, in one sentence."),
                    "authors": Key(Items(TEXT), "Who made it."),
                    "year": Key(YEAR, "When it first appeared."),
                    "url": Key(URL, "Its own page, or its publisher's."),
                    "cost": Key(COST, "One of the `costs` of `curriculum.yml`."),
                    "level": Key(LEVEL, "One of the `levels` of `curriculum.yml`."),
                    "topics": Key(Items(TOPIC_ID), "Topics that it teaches."),
                    "was": _WAS,
                },
            ),
        ),
    )
)
PROJECTS = ById(
    ShortOr(
        TITLE,
        (
            Keys(
                "Something to build.",
                {
                    "title": _TITLE,
                    "aliases": _ALIASES,
                    "summary": Key(TEXT, "What it is and what it teaches, in one sentence."),
                    "level": Key(LEVEL, "One of the `levels` of `curriculum.yml`."),
                    "topics": Key(Items(TOPIC_ID), "Topics that it exercises."),
                    "datasets": Key(Items(RESOURCE_ID), "Resources to build it with."),
                    "resources": Key(Items(RESOURCE_ID), "Resources that help."),
                    "ladder": Key(Items(TEXT), "Rungs of growing difficulty."),
                    "steps": Key(Items(TEXT), "How to go about it."),
                    "was": _WAS,
                },
            ),
        ),
    )
)
CURRICULUM = Keys(
    "The whole curriculum.",
    {
        "title": _TITLE,
        "summary": Key(TEXT, "What can be learned here, in a sentence or two."),
        "language": Key(LANGUAGE, "Language of the texts, such as `en` or `pt-BR`."),
        "roadmaps": Key(Items(ROADMAP_ID), "The roadmaps in their order on the site.", required=True),
        "levels": Key(ById(TITLE), "Levels from easy to hard: id → title."),
        "costs": Key(ById(TITLE), "What resources cost: id → title."),
        "kinds": Key(ById(ShortOr(TITLE, (_KIND,))), "Kinds of resource in the order of the pages: id → kind."),
        "areas": Key(ById(TITLE), "Areas of topics and projects in the order of the pages: id → title."),
    },
)

FILES: Mapping[str, Shape] = {
    "curriculum": CURRICULUM,
    "roadmap": ROADMAP,
    "stage": STAGE,
    "topics": TOPICS,
    "resources": RESOURCES,
    "projects": PROJECTS,
}
"""What each kind of file holds."""


def json_schemas() -> dict[str, Schema]:
    """Return the JSON Schema of each kind of file, by the name of the kind."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {name: {**head, "title": name, **shape.json_schema()} for name, shape in FILES.items()}
