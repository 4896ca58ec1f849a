"""The shapes that values in a YAML file can have: a text of some kind, a list, a mapping.

Every shape reads a value: it returns the value as the model wants it, and reports what is wrong. What is wrong comes
back empty (`""`, `()` or `None`), so that positions stay and everything else is read all the same. Every shape also
describes itself to editors, so that the check and the JSON Schema cannot drift apart.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, NamedTuple, Protocol

from roadmap_site.problems import characters, codes, input_limits
from roadmap_site.problems.counting import listed
from roadmap_site.problems.problem import Location, Problem, Severity
from roadmap_site.problems.spelling import nearest
from roadmap_site.schema import addresses, durations, mistakes
from roadmap_site.schema.nouns import Noun, PageName, Vocabulary
from roadmap_site.yaml_io.document import Data, Document, Trail

Schema = dict[str, Any]
"""A JSON Schema, draft 7: it says all that we need, and every editor knows it."""


class Referring(NamedTuple):
    """A text that refers, or may do so: the id of a thing, a word of a vocabulary, an address, or Markdown."""

    text: str
    shape: "Text"
    trail: Trail


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that is being read, what is wrong with it so far, and what in it refers."""

    document: Document
    problems: list[Problem]
    texts: list[Referring] = field(default_factory=list)
    """Of a mapping in the order of its keys in the definition. What has the wrong shape is not there."""


class Shape(Protocol):
    """What a value can look like."""

    def read(self, data: Data, trail: Trail, reading: Reading) -> Any:
        """Return the value as the model wants it; report what is wrong."""

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such values."""


class Prose(Enum):
    """What readers of the site make of a text.

    Markdown is of the curriculum's language, and may mark up and link with `[[id]]`. Inert text is read as it stands,
    such as a title or a name. The rest is no text of a language: an id, an address, a year.
    """

    MARKDOWN = "inline Markdown"
    INERT = "plain text"
    NONE = "a value"


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, read as the text that was written: `no` and `3.10` too.

    It may have to look like a pattern, with a fault that says that it does not, and be the id of a noun.
    """

    pattern: str | None = None
    fault: Callable[[Location, str], Problem] = codes.bad_id
    refers_to: Noun | None = None
    vocabulary: Vocabulary | None = None
    """The vocabulary of `curriculum.yml` that it comes from, such as `level`."""
    address: bool = False
    """Whether it is the address of a page, of the web or of the site."""
    prose: Prose = Prose.NONE
    longest: int = input_limits.LONGEST_TEXT
    numbers: bool = True
    """Whether editors may take it for a number, a truth value or nothing: `2016`, `true`, `null`."""
    choices: tuple[str, ...] = ()
    """The only texts that it can be, where they are few enough to be offered; the pattern says the same."""

    @property
    def refers(self) -> str | None:
        """What it is the id of, if it is one: a noun or a vocabulary."""
        return self.refers_to or self.vocabulary

    @property
    def links(self) -> bool:
        """Whether it may hold `[[…]]` links."""
        return self.prose is Prose.MARKDOWN

    def fits(self, word: str) -> bool:
        """Return whether a text is such a one."""
        if not word or word.isspace() or len(word) > self.longest:
            return False
        return self.pattern is None or bool(re.fullmatch(self.pattern, word))

    def read(self, data: Data, trail: Trail, reading: Reading) -> str:
        """Return the text; empty when it is none, or not such a one."""
        if isinstance(data, str) and self.fits(data):
            if self.refers or self.links or self.address:
                reading.texts.append(Referring(data, self, trail))
            return data
        document, place = reading.document, reading.document.locate(trail)
        if not isinstance(data, str):
            problem = mistakes.no_text(
                data, trail, document, "a text", fits=self.fits, links=self.links, refers=self.refers
            )
        elif not data or data.isspace():
            problem = mistakes.empty(place, trail)
        elif len(data) > self.longest:
            problem = codes.too_large(place, f"this text is longer than {self.longest:,} characters", "say it shorter")
        else:
            problem = self._misfit(place, data)
        reading.problems.append(problem)
        return ""

    def _misfit(self, place: Location, word: str) -> Problem:
        """Return the problem of a text that does not look as it must; its fix, if all of it is at the place."""
        problem = self.fault(place, word)
        plain = characters.plain_ascii(word)
        if plain and self.fits(plain):
            # What looks right to its author is something else.
            message = problem.message.removesuffix(characters.remark(word)) + characters.first_named(word)
            problem = replace(problem, message=message, help=f"write `{plain}`", fix=plain)
        if problem.fix and self.fits(problem.fix) and place.word == word:
            return problem
        return replace(problem, fix=None)

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such texts: what holds for text, and any of several kinds of value."""
        if self.choices:
            return {"type": "string", "enum": list(self.choices)}
        kinds: list[Schema] = [{"type": "string", "errorMessage": "A text belongs here."}]
        if self.numbers:
            # Without naming numbers and truth values, as editors offer what is named: `true` for a title.
            kinds.append({"title": "string", "not": {"type": ["string", "array", "object"]}})
        schema = {"anyOf": kinds, "minLength": 1, "maxLength": self.longest, **self.pattern_schema()}
        if self.refers:
            schema["x-refers-to"] = self.refers
        return schema

    def pattern_schema(self) -> Schema:
        """Return the part of the JSON Schema that says what such texts look like, in the words of the checker."""
        if self.pattern is None:
            return {}
        help = self.fault(Location("", 1, 1), "").help
        return {"pattern": self.pattern, "patternErrorMessage": f"This does not fit: {help}."}


def _bad_language(location: Location, word: str) -> Problem:
    return codes.wrong_shape(
        location, f"`{word}` is not the code of a language", "write a code such as `en` or `pt-BR`"
    )


def _bad_url(location: Location, word: str) -> Problem:
    fault = addresses.fault(word)
    return codes.bad_url(location, word, *(fault or ()))


def _bad_title(location: Location, word: str) -> Problem:
    if "[[" in word:
        return codes.wrong_shape(location, "a title is plain text and holds no links", "take the brackets away")
    return codes.wrong_shape(location, "a title is one line", "write it on one line, without links")


_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
ID = Text(pattern=rf"^(?=.{{1,{input_limits.LONGEST_ID}}}$){_ID}$")
"""An id: it becomes an address on the site."""
FORMER_ID = Text(pattern=rf"^(?=.{{1,{input_limits.LONGEST_REFERENCE}}}$){_ID}(/{_ID})?$")
# A reference is any text, as a wrong id is better told from the ids that exist.
TOPIC_ID = Text(refers_to="topic", longest=input_limits.LONGEST_REFERENCE)
RESOURCE_ID = replace(TOPIC_ID, refers_to="resource")
PROJECT_ID = replace(TOPIC_ID, refers_to="project")
ROADMAP_ID = replace(TOPIC_ID, refers_to="roadmap")
TEXT = Text(prose=Prose.MARKDOWN)
NAME = Text(prose=Prose.INERT)
TITLE = Text(pattern=r"^(?:(?!\[\[)[^\n])*$", fault=_bad_title, longest=input_limits.LONGEST_TITLE, prose=Prose.INERT)
URL = Text(
    # That the host has a dot and no user is looked up first, so that no place is tried twice.
    pattern=(
        r"""^(?:(?:https?|HTTPS?)://(?![^\s/?#]*[。．｡])(?=[^\s/<>"]+\.[^\s<>"])(?![^/?#]*@)[^\s<>"]*[^\s<>",;]"""
        rf"|{addresses.OWN_FILE})$"
    ),
    fault=_bad_url,
    address=True,
    longest=input_limits.LONGEST_ADDRESS,
    numbers=False,
)
# No clock is asked, so that what is right stays right: the bound is one that no curriculum of today comes near.
YEAR = Text(pattern=r"^(1[0-9]|20)[0-9]{2}$", fault=codes.bad_year)
DURATION = Text(pattern=durations.PATTERN, fault=codes.bad_duration, numbers=False)
LANGUAGE = Text(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", fault=_bad_language)
SETTING = Text(f"^({'|'.join(Severity)})$", codes.bad_setting, numbers=False, choices=tuple(Severity))


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    of: Shape
    most: int = input_limits.MOST_ITEMS

    def read(self, data: Data, trail: Trail, reading: Reading) -> tuple[Any, ...]:
        """Return the items, each in its position."""
        if not isinstance(data, list):
            text = self._text
            problem = mistakes.no_list(
                data,
                trail,
                reading.document,
                fits=self._fits_alone,
                keys=self._keys,
                refers=text.refers if text else None,
            )
            reading.problems.append(problem)
            return ()
        if len(data) > self.most:
            reading.problems.append(mistakes.too_many(trail, reading.document, self.most))
            return ()
        return tuple([self._read(item, (*trail, position), reading) for position, item in enumerate(data)])

    def _read(self, item: Data, trail: Trail, reading: Reading) -> Any:
        text = self._text
        if text and text.refers and (slip := mistakes.item_in_id(item, trail, reading.document)):
            reading.problems.append(slip)
            return ""
        return self.of.read(item, trail, reading)

    @property
    def _keys(self) -> frozenset[str]:
        """The keys of an item that is a mapping."""
        if isinstance(self.of, Keys):
            return frozenset(self.of.keys)
        return self.of.names if isinstance(self.of, ShortOr) else frozenset()

    @property
    def _text(self) -> Text | None:
        """What an item that is a text looks like; nothing when it can be none."""
        text = self.of.short if isinstance(self.of, ShortOr) else self.of
        return text if isinstance(text, Text) else None

    def _fits_alone(self, word: str) -> bool:
        """Return whether a text is an item without doubt, so that commas part one from the next."""
        text = self._text
        return text is not None and text.prose is not Prose.MARKDOWN and text.fits(word)

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such lists."""
        items = self.of.json_schema()
        return {"type": "array", "items": items, "maxItems": self.most, "errorMessage": "A list belongs here."}


class Key(NamedTuple):
    """A key of a mapping, and all that is to be known of it."""

    shape: Shape
    description: str
    required: bool = False
    default: str | None = None
    """What holds where the key is left out."""
    verb: str = "suggests it"
    """What the owner does with what the key refers to, in words about that."""
    item: str | None = None
    """What one of its list is called; as the key where that says so already."""
    asked: int | None = None
    """Which of the questions of `roadmap new` asks for it, if one does."""
    filters: bool = False
    """Whether a catalogue can be filtered by it."""
    counted: bool = False
    """Whether the page Health counts the things that lack it."""
    pages: tuple[PageName, ...] = ()
    """The pages that show it, or something that comes from it."""

    def read(self, data: Data, trail: Trail, reading: Reading) -> Any:
        """Return the value under it; report what is wrong, and that nothing stands where something must."""
        if not self.required or not self._lacks(data):
            return self.shape.read(data, trail, reading)
        place = mistakes.place_of(data, trail, reading.document)
        reading.problems.append(mistakes.empty(place, trail, required=True))
        return ""

    def _lacks(self, data: Data) -> bool:
        if isinstance(self.shape, Text | ShortOr) and isinstance(data, str):
            return not data.strip()
        return data == [] or data in mistakes.NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """A mapping with known keys; each definition is its own, so that it can be a key itself."""

    name: str
    description: str
    keys: Mapping[str, Key]

    def read(self, data: Data, trail: Trail, reading: Reading) -> dict[str, Any] | None:
        """Return the values by key, without those that the author left out."""
        if not isinstance(data, dict):
            reading.problems.append(mistakes.wrong(data, trail, reading.document, "a mapping"))
            return None
        unknown = [name for name in data if name not in self.keys]
        if unknown and (slip := mistakes.level_too_much(data, trail, self.name, self.keys.keys(), reading.document)):
            reading.problems.append(slip)
            return None
        slip = None
        if unknown and self._first_is_id:
            slip = mistakes.id_as_key(data, trail, next(iter(self.keys)), unknown, reading.document)
        if slip:
            reading.problems.append(slip)
            return None
        values: dict[str, Any] = {}
        for name, key in self.keys.items():
            if name in data:
                values[name] = key.read(data[name], (*trail, name), reading)
        meant = self._report_unknown(unknown, data, trail, reading)
        for name in self.missing(data):
            if name not in meant:
                reading.problems.append(codes.missing_key(reading.document.locate_key(trail), name))
            values[name] = ""
        return values

    @property
    def _first_is_id(self) -> bool:
        """Whether the first key must be there, and holds the id of another thing."""
        first = next(iter(self.keys.values()))
        return first.required and isinstance(first.shape, Text) and first.shape.refers_to is not None

    def missing(self, data: Mapping[str, Data]) -> list[str]:
        """Return the keys that a mapping must have and lacks."""
        return [name for name, key in self.keys.items() if key.required and name not in data]

    def _report_unknown(
        self, names: Sequence[str], data: Mapping[str, Data], trail: Trail, reading: Reading
    ) -> set[str | None]:
        """Report keys that are not known; return those that were probably meant."""
        meant = set[str | None]()
        for name in names:
            help = mistakes.too_deep(data[name], trail, self.keys.keys())
            other = mistakes.OTHER_WORDS.get(name.lower())
            if other in self.keys and other not in data:
                meant.add(other)
                help = f"did you mean `{other}`?"
            elif len(data) <= input_limits.MOST_PROBLEMS:
                meant.add(nearest(name, self.keys))
            else:
                # So many are no slips of the pen: which key each may have been is not looked for.
                help = help or f"use {listed(list(self.keys))}"
            place = reading.document.locate_key((*trail, name))
            reading.problems.append(codes.unknown_key(place, name, list(self.keys), help))
        return meant

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such mappings."""
        return {
            "title": self.name,
            "description": self.description,
            "type": "object",
            "properties": {n: {"description": k.description, **k.shape.json_schema()} for n, k in self.keys.items()},
            "required": self.missing({}),
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
            reading.problems.append(mistakes.wrong(data, trail, reading.document, "a mapping"))
            return {}
        values = {}
        misplaced = set[str]()
        if isinstance(self.of, ShortOr):
            misplaced, problems = mistakes.level_too_little(data, trail, self.of.names, reading.document)
            reading.problems.extend(problems)
        for id, inner in data.items():
            if id in misplaced:
                continue
            value = self.of.read(inner, (*trail, id), reading)
            if not ID.fits(id):
                reading.problems.append(codes.bad_id(reading.document.locate_key((*trail, id)), id))
            elif value:
                values[id] = value
        return values

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such mappings."""
        value = self.of.json_schema()
        schema: Schema = {"type": "object", "propertyNames": {"title": "id", **ID.pattern_schema()}}
        if self.offered:
            schema["properties"] = {id: {"description": about, **value} for id, about in self.offered().items()}
        return schema | {"additionalProperties": value}


def written_ids(data: Mapping[str, Data]) -> Iterator[str]:
    """Yield the keys of a mapping by ids, and where one is no id the one that it must stand for."""
    for id in data:
        yield id
        if not ID.fits(id) and (meant := codes.bad_id(Location("", 1, 1), id).fix):
            yield meant


@dataclass(frozen=True, slots=True)
class ShortOr:
    """A text, or a mapping that says more; of several mappings, the one that has its own first key is meant."""

    short: Text
    long: tuple[Keys, ...]

    def read(self, data: Data, trail: Trail, reading: Reading) -> str | dict[str, Any] | None:
        """Return the text or the values by key."""
        document = reading.document
        if isinstance(data, dict):
            return self.meant(data).read(data, trail, reading)
        if isinstance(data, str):
            slip = None
            if ":" in data or "=" in data or not data.isascii():
                slip = mistakes.lost_space(data, self.names, document.locate(trail))
            if slip:
                reading.problems.append(slip)
                return ""
            return self.short.read(data, trail, reading)
        wanted, short = "a text or a mapping", self.short
        problem = mistakes.no_text(
            data, trail, document, wanted, fits=short.fits, links=short.links, refers=short.refers
        )
        reading.problems.append(problem)
        return None

    @property
    def names(self) -> frozenset[str]:
        """The keys of all the mappings that it can be."""
        return frozenset[str]().union(*(keys.keys for keys in self.long))

    def meant(self, data: Mapping[str, Any]) -> Keys:
        """Return the kind of mapping that a mapping is; if it has the first key of none, that with most of its keys."""
        named = next((keys for keys in self.long if next(iter(keys.keys)) in data), None)
        return named or max(self.long, key=lambda keys: len(keys.keys & data.keys()))

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such values."""
        short = self.short.json_schema()
        # What is no text is told what the mappings want, so they come first.
        return {**short, "anyOf": [*(keys.json_schema() for keys in self.long), *short["anyOf"]]}


def keys_in(shape: Any) -> Iterator[tuple[str, Key]]:
    """Yield every key that a value of a shape may have, however deep, with its name."""
    if isinstance(shape, ShortOr):
        for keys in shape.long:
            yield from keys_in(keys)
    elif isinstance(shape, Keys):
        for name, key in shape.keys.items():
            yield name, key
            yield from keys_in(key.shape)
    elif isinstance(shape, Items | ById):
        yield from keys_in(shape.of)


def key_at(shape: Any, trail: Trail) -> tuple[str, Key]:
    """Return the key that a text stands under, or whose list it is in; a short form stands for the long one's first.

    Args:
        shape: The shape of the whole.
        trail: The way to the text inside it.
    """
    keys: list[tuple[str, Key]] = []
    for step in trail:
        if isinstance(shape, ShortOr):
            shape = next(keys for keys in shape.long if step in keys.keys)
        if isinstance(shape, Keys):
            keys.append((str(step), shape.keys[str(step)]))
            shape = keys[-1][1].shape
        else:
            shape = shape.of
    return next(iter(shape.long[0].keys.items())) if isinstance(shape, ShortOr) else keys[-1]


def text_at(shape: Any, trail: Trail) -> Text | None:
    """Return what the text at a trail looks like; nothing where no text belongs, or where that is not known."""
    for step in trail:
        if isinstance(shape, ShortOr):
            shape = next((keys for keys in shape.long if step in keys.keys), None)
        if isinstance(shape, Keys):
            shape = shape.keys[str(step)].shape if step in shape.keys else None
        else:
            shape = getattr(shape, "of", None)
    if isinstance(shape, ShortOr):
        shape = shape.short
    return shape if isinstance(shape, Text) else None


def text_of(key: Key) -> Text | None:
    """Return what a text under a key, or an item of its list, looks like; nothing when it can be no text."""
    shape = key.shape
    if isinstance(shape, Items):
        shape = shape.of
    if isinstance(shape, ShortOr):
        shape = shape.short
    return shape if isinstance(shape, Text) else None
