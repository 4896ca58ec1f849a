"""The shapes that values in a YAML file can have: a text of some kind, a list, a mapping.

Every shape reads a value: it returns the value as the model wants it, and reports what is wrong. What is wrong comes
back empty (`""`, `()` or `None`), so that positions stay and everything else is read all the same. Every shape also
describes itself to editors, so that the check and the JSON Schema cannot drift apart.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from roadmap_site.problems import codes, input_limits
from roadmap_site.problems.counting import listed
from roadmap_site.problems.problem import Location
from roadmap_site.problems.spelling import nearest
from roadmap_site.schema import key_mistakes, list_mistakes, mistakes
from roadmap_site.schema.nouns import PageName
from roadmap_site.schema.texts import ID, TITLE, Prose, Reading, Schema, Shape, Text
from roadmap_site.yaml_io.document import Data, Trail


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    of: Shape
    most: int = input_limits.MOST_ITEMS

    def read(self, data: Data, trail: Trail, reading: Reading) -> tuple[Any, ...]:
        """Return the items, each in its position."""
        if not isinstance(data, list):
            text = self._text
            problem = list_mistakes.no_list(
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
            reading.problems.append(list_mistakes.too_many(trail, reading.document, self.most))
            return ()
        text, read = self._text, self.of.read
        if text and text.refers:
            read = self._read_id
        if text and self.each_once:
            key = self.of.stands_for_key if isinstance(self.of, ShortOr) else None
            reading.problems.extend(list_mistakes.repeated(data, trail, reading.document, key, text.fits))
        return tuple([read(item, (*trail, position), reading) for position, item in enumerate(data)])

    def _read_id(self, data: Data, trail: Trail, reading: Reading) -> Any:
        if slip := list_mistakes.item_in_id(data, trail, reading.document):
            reading.problems.append(slip)
            return ""
        return self.of.read(data, trail, reading)

    @property
    def _keys(self) -> frozenset[str]:
        """The keys of an item that is a mapping."""
        if isinstance(self.of, Keys):
            return frozenset(self.of.keys)
        if isinstance(self.of, ShortOr):
            return self.of.names
        return frozenset()

    @property
    def _text(self) -> Text | None:
        """What an item that is a text looks like; nothing when it can be none."""
        text = self.of.short if isinstance(self.of, ShortOr) else self.of
        if isinstance(text, Text):
            return text
        return None

    @property
    def each_once(self) -> bool:
        """Whether no item may stand there twice: none is a text of a language; of ids of things a rule knows more."""
        return self._text is not None and self._text.plain and not self._text.refers_to

    def _fits_alone(self, word: str) -> bool:
        """Return whether a text is an item without doubt, so that commas part one from the next."""
        text = self._text
        return text is not None and text.prose is not Prose.MARKDOWN and text.fits(word)

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such lists."""
        items = self.of.json_schema()
        schema = {"type": "array", "items": items, "maxItems": self.most, "errorMessage": "A list belongs here."}
        if self.each_once:
            schema["uniqueItems"] = True
        return schema


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
    former: str | None = None
    """What it was called before."""
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
        if unknown and (
            slip := key_mistakes.level_too_much(data, trail, self.name, self.keys.keys(), reading.document)
        ):
            reading.problems.append(slip)
            return None
        slip = None
        if unknown and self._first_is_id:
            slip = key_mistakes.id_as_key(data, trail, next(iter(self.keys)), unknown, reading.document)
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

    def fitting(self, data: Mapping[str, Data]) -> Iterator[str]:
        """Yield the keys of a mapping that are known, and hold a list where one belongs."""
        for name in self.keys.keys() & data.keys():
            if isinstance(self.keys[name].shape, Items) == isinstance(data[name], list):
                yield name

    def missing(self, data: Mapping[str, Data]) -> list[str]:
        """Return the keys that a mapping must have and lacks."""
        return [name for name, key in self.keys.items() if key.required and name not in data]

    def _report_unknown(
        self, names: Sequence[str], data: Mapping[str, Data], trail: Trail, reading: Reading
    ) -> set[str | None]:
        """Report keys that are not known; return those that were probably meant."""
        meant = set[str | None]()
        for name in names:
            help, fix = key_mistakes.too_deep(data[name], trail, self.keys.keys()), None
            help = help or key_mistakes.comma_in_braces(data, trail, name, reading.document)
            current = next((key for key, about in self.keys.items() if about.former == name), None)
            elsewhere, other = key_mistakes.ELSEWHERE.get((self.name, name.lower())), self._other_word(name.lower())
            if current and current not in data:
                meant.add(current)
                help, fix = f"it is called `{current}`", current
            elif elsewhere:
                help = elsewhere
            elif other in self.keys and other not in data:
                meant.add(other)
                help = f"did you mean `{other}`?"
            elif len(data) <= input_limits.MOST_PROBLEMS:
                meant.add(nearest(name, self.keys))
            else:
                # So many are no slips of the pen: which key each may have been is not looked for.
                help = help or f"use {listed(list(self.keys))}"
            place = reading.document.locate_key((*trail, name))
            reading.problems.append(codes.unknown_key(place, name, list(self.keys), help, fix))
        return meant

    def _other_word(self, name: str) -> str | None:
        """Return the key here that other people call by a name: what has no title may have one under its first key."""
        other, first = key_mistakes.OTHER_WORDS.get(name, name), next(iter(self.keys))
        if other == "title" and other not in self.keys and self.keys[first].shape == TITLE:
            return first
        return other

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
            reading.problems.append(mistakes.wrong(data, trail, reading.document, "a mapping", by_id=True))
            return {}
        values = {}
        misplaced = set[str]()
        if isinstance(self.of, ShortOr):
            misplaced, problems = key_mistakes.level_too_little(data, trail, self.of.names, reading.document)
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
            # What has no sign of a key is seen at once.
            is_plain = data.isascii() and ":" not in data and "=" not in data
            if not is_plain and (slip := key_mistakes.lost_space(data, trail, self.names, document)):
                reading.problems.append(slip)
                return ""
            return self.short.read(data, trail, reading)
        wanted, short = "a text or a mapping", self.short
        problem = mistakes.no_text(
            data,
            trail,
            document,
            wanted,
            fits=short.fits,
            links=short.links,
            refers=short.refers,
            plain=short.plain,
        )
        reading.problems.append(problem)
        return None

    @property
    def names(self) -> frozenset[str]:
        """The keys of all the mappings that it can be."""
        return frozenset[str]().union(*(keys.keys for keys in self.long))

    @property
    def stands_for_key(self) -> str | None:
        """The key that the text is short for, if it is."""
        names = (next(iter(keys.keys)) for keys in self.long)
        return next(filter(self.stands_for, names), None)

    def stands_for(self, name: str) -> bool:
        """Return whether the text is short for a mapping of nothing but a key: its first, where that says the same."""
        for keys in self.long:
            first, key = next(iter(keys.keys.items()))
            if first == name and isinstance(key.shape, Text):
                return key.shape == self.short or (bool(self.short.or_to) and key.shape.refers_to is not None)
        return False

    def meant(self, data: Mapping[str, Any]) -> Keys:
        """Return the kind of mapping that a mapping is; if it has the first key of none, that with most of its keys.

        A list under a key that takes none, or the reverse, does not count.
        """
        named = next((keys for keys in self.long if next(iter(keys.keys)) in data), None)
        return named or max(self.long, key=lambda keys: len([*keys.fitting(data)]))

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such values."""
        short = self.short.json_schema()
        # What is no text is told what the mappings want, so they come first.
        return {**short, "anyOf": [*(keys.json_schema() for keys in self.long), *short["anyOf"]]}
