"""Things → their plain form, and two forms → the differences between them.

What changed is found in one way for every key of every thing; for that, a thing is put into keys with texts, lists and
parts, as the YAML has them. The definition says how: which keys there are, which of them refer, what a part of a list
is known by. A form has every key of its thing in the order of the definition, with nothing where nothing is said, or
only what is so by default. Where lines break in the YAML says nothing, and ids that were renamed are given as they
would be written now.

Forms differ in few ways: a text comes, goes or has other words; an item of a list does, or stands elsewhere; a part
with an id of its own is compared key by key. Items of a list of sentences are paired by likeness, in bounded time.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain, count, product
from operator import itemgetter
from typing import Any, NamedTuple

from roadmap_site.curriculum import wiki_links
from roadmap_site.curriculum.model import Curriculum, Stage, Thing, noun
from roadmap_site.curriculum.wiki_links import Link
from roadmap_site.schema import durations, texts
from roadmap_site.schema.definition import FILES, NOUNS
from roadmap_site.schema.parts import SECTION
from roadmap_site.schema.shape_walks import text_of
from roadmap_site.schema.texts import Prose, Shape, Text
from roadmap_site.schema.things import CURRICULUM
from roadmap_site.schema.types import ById, Items, Key, Keys, ShortOr
from roadmap_site.yaml_io.document import LINE_BREAK

Form = dict[str, "Value | None"]
"""Key, as the YAML writes it → what stands there, if anything."""
Value = str | tuple[str, ...] | dict[str, Form]
"""A text, a list of texts, or parts with an id of their own, in their order."""
Renamed = Mapping[str, str]
"""Ids that have changed → what they are now."""

AT = " @ "
"""What stands in the name of a part between the id and the place, where several parts have that id."""
EXPLANATION = "explanation"
"""What stands for the text of an explanation, which is a file of its own, among the keys of a form."""
_BLANK_LINES = re.compile(r"\n\s*\n")


class Kind(StrEnum):
    """What became of something: what is changed has other words, what has moved stands elsewhere."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Difference(NamedTuple):
    """One difference within a thing."""

    at: tuple[str, ...]
    """The way to it, in keys and ids: `summary`, or `topics`, `gluten`, `points`."""
    kind: Kind
    before: str | None
    """The text or the item of a list, if there was one; so `after`, if there is one."""
    after: str | None
    positions: tuple[int, int] | None = None
    """Of an item that moved within its list: its place before and after, counted from 1."""

    @property
    def latest(self) -> str:
        """The text or the item as it is, or as it last was."""
        return str(self.before) if self.after is None else self.after


def _keys_within(shape: Shape) -> Iterator[tuple[str, Key]]:
    match shape:
        case Keys():
            for name, key in shape.keys.items():
                yield name, key
                yield from _keys_within(key.shape)
        case Items() | ById():
            yield from _keys_within(shape.of)
        case ShortOr():
            yield from chain.from_iterable(map(_keys_within, shape.long))


SECTIONS = "sections"
"""The key under which the form of a stage has what its sections say of themselves."""
# The title of a section, and what stands in it, are told with its entries.
_OF_SECTIONS = replace(
    SECTION, keys={name: key for name, key in SECTION.keys.items() if name not in {SECTION.name, "topics"}}
)
# Where a thing is kept, which its file or its folder says.
_HOMES: dict[str, Key] = {each.home: Key(texts.TITLE, "What it stands in.") for each in NOUNS.values() if each.home}
KEYS: Mapping[str, Key] = {
    **dict(chain.from_iterable(map(_keys_within, FILES.values()))),
    **_HOMES,
    EXPLANATION: Key(Text(prose=Prose.MARKDOWN), "The page of Markdown beside the YAML."),
    "number": Key(Text(), "The position of a stage on its roadmap."),
    SECTIONS: Key(Items(texts.TITLE), "The titled groups of a stage.", item="section"),
    "stages": Key(Items(Text(refers_to="stage")), "What goes with a roadmap.", item="stage"),
    "takes": Key(Items(texts.TOPIC_ID), "What goes with a stage.", item="no longer on the roadmap"),
    "brings": Key(Items(texts.TOPIC_ID), "What comes with a stage.", item="new to the roadmap"),
    "teaches": Key(Items(texts.TOPIC_ID), "What comes or goes by a link in a point.", item="taught by a link"),
}
"""Every key that a thing can differ by: those of the definition, each meant alike wherever it stands, and our own."""
# From which likeness on, 1 being the same, a text counts as reworded.
_ALIKE = 0.4
_LONG_WORD = re.compile(r"\w{4,}")
# How many characters of a text count for its likeness.
_COMPARED = 300
# How many pairs of texts of a list are looked at for likeness: a list of a thousand texts is no one's handiwork.
_MOST_PAIRS = 1000


def word(key: str) -> str:
    """Return what one item under a key is called: `point`; the key itself where that says so already."""
    return KEYS[key].item or key


def text_under(key: str) -> Text:
    """Return what a text under a key, or an item of its list, looks like; what is no text counts as any text."""
    return text_of(KEYS[key]) or texts.TEXT


def form(thing: Thing | None, renamed: Renamed) -> Form:
    """Return a thing in its plain form, empty when there is none; the first key says where it is kept."""
    if thing is None:
        return {}
    definition = NOUNS[noun(thing)]
    home: Form = {}
    if isinstance(thing, Stage):
        home["roadmap"] = renamed.get(thing.roadmap, thing.roadmap)
    elif definition.home:
        home[definition.home] = getattr(thing, definition.home)
    form = home | _mapping(thing.values, definition.keys, renamed)
    if isinstance(thing, Stage):
        form[SECTIONS] = dict(_sections(thing.values.get("topics", ()), renamed))
    return form | {EXPLANATION: _explanation(thing, renamed)}


def _explanation(thing: Thing, renamed: Renamed) -> str | None:
    """Return the text of an explanation, whatever ends its lines; its links are those of its page."""
    explanation = thing.explanation
    if explanation is None:
        return None
    links = wiki_links.find(explanation.prose)
    places = [explanation.index(link.start) for link in links]
    return LINE_BREAK.sub("\n", _with_ids_at(explanation.text, zip(links, places, strict=True), renamed))


def settings_form(curriculum: Curriculum, renamed: Renamed) -> Form:
    """Return what `curriculum.yml` says, but for its `rules`: a change of those is told apart."""
    return _mapping(curriculum.values, CURRICULUM, renamed) | {"rules": None}


def _mapping(values: Mapping[str, Any], keys: Keys, renamed: Renamed) -> Form:
    form: Form = dict.fromkeys(keys.keys)
    for name, key in keys.keys.items():
        if values.get(name) and values[name] != key.default:
            form[name] = _value(values[name], key.shape, renamed)
    return form


def _sections(items: Iterable[Any], renamed: Renamed) -> Iterator[tuple[str, Form]]:
    """Yield what the sections of a stage say of themselves, by their titles; their entries are told one by one."""
    for item in items:
        if isinstance(item, dict) and item.get(SECTION.name):
            yield item[SECTION.name], _mapping(item, _OF_SECTIONS, renamed)


def _value(value: Any, shape: Shape, renamed: Renamed) -> Value | None:
    match shape:
        case texts.DURATION:
            return _duration(value)
        case ById():
            return dict(_parts_by_id(value, shape.of, renamed))
        case Items(of=Text()):
            return tuple(_text(item, shape.of, renamed) for item in value)
        case Items(of=ShortOr() as item):
            return _parts_in_list(value, item, renamed)
        case Items(of=Keys() as item):
            return _parts_in_list(value, ShortOr(texts.TEXT, (item,)), renamed)
        case _:
            return _text(value, shape, renamed)


def _duration(text: str) -> str | None:
    with suppress(ValueError):
        return str(durations.parse(text))
    return None


def _parts_in_list(items: Iterable[Any], shape: ShortOr, renamed: Renamed) -> dict[str, Form]:
    """Return the parts of a list by the text under their first key, the first of each; a section's say which it is."""
    parts: dict[str, Form] = {}
    for item in items:
        match item:
            case str():
                parts.setdefault(renamed.get(item, item), {})
            case {SECTION.name: section, "topics": topics}:
                for name, part in _parts_in_list(topics, shape, renamed).items():
                    parts.setdefault(name, {SECTION.name: section} | part)
            case {SECTION.name: section, "roadmaps": roadmaps}:
                for name in roadmaps:
                    parts.setdefault(renamed.get(name, name), {SECTION.name: section})
            case dict():
                keys = shape.meant(item)
                name, *_ = keys.keys
                part = _mapping(item, keys, renamed)
                part.pop(name)
                parts.setdefault(_name_in(parts, renamed.get(item[name], item[name]), part), part)
    return parts


def _name_in(parts: Mapping[str, Form], id: str, part: Form) -> str:
    """Return what a part of a list goes by: its id, with its place where that id is there already."""
    place = part.get("at") or part.get("url")
    if id in parts and place:
        return f"{id}{AT}{place}"
    return id


def _parts_by_id(parts: Mapping[str, Any], shape: Shape, renamed: Renamed) -> Iterator[tuple[str, Form]]:
    """Yield the parts that stand under their ids; a bare text is the title of one."""
    for id, part in parts.items():
        match part, shape:
            case str(), _:
                yield id, {"title": _text(part, texts.TITLE, renamed)}
            case dict(), ShortOr():
                yield id, _mapping(part, shape.meant(part), renamed)


def _text(text: str, shape: Shape, renamed: Renamed) -> str:
    match shape:
        case texts.Flag(word=word):
            return word
        case Text(refers_to=str()):
            return renamed.get(text, text)
        case Text(prose=Prose.MARKDOWN):
            text = _with_new_ids(text, renamed)
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in _BLANK_LINES.split(text.strip()))


def _with_new_ids(text: str, renamed: Renamed) -> str:
    return _with_ids_at(text, ((link, link.start) for link in wiki_links.find(text)), renamed)


def _with_ids_at(text: str, links: Iterable[tuple[Link, int]], renamed: Renamed) -> str:
    """Return a text with the new ids in its links, each of which comes with its place in it."""
    parts, done = [], 0
    for link, start in links:
        at = text.find(link.target, start)
        if link.target in renamed and at >= 0:
            parts += [text[done:at], renamed[link.target]]
            done = at + len(link.target)
    return "".join((*parts, text[done:]))


def compare(before: Form, after: Form, at: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Yield the differences of two forms, in the order of their keys; of what is new, everything that it says.

    Args:
        before: The older form; empty when there was none.
        after: The newer form.
        at: The way to both.
    """
    for key in dict.fromkeys((*after, *before)):
        way = (*at, key)
        match before.get(key) or None, after.get(key) or None:
            case (tuple() as old, new) | (old, tuple() as new):
                yield from _items(way, old or (), new or ())  # type: ignore[arg-type]  # both are what the key holds
            case (dict() as old, new) | (old, dict() as new):
                yield from _parts(way, old or {}, new or {})  # type: ignore[arg-type]
            case None, str(new):
                yield Difference(way, Kind.ADDED, None, new)
            case str(old), None:
                yield Difference(way, Kind.REMOVED, old, None)
            case str(old), str(new) if old != new and key in _HOMES:
                yield Difference(way, Kind.MOVED, old, new)
            case str(old), str(new) if old != new:
                yield Difference(way, Kind.CHANGED, old, new)


def moves(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, tuple[int, int]]]:
    """Return what has moved within a list, with its place before and after, counted from 1.

    Those are the fewest items that, taken away, leave what both lists share in one order. Both lists hold each item
    once. What stays is the longest increasing run of old places, by patience sorting.
    """
    old, new = dict(zip(before, count(1))), dict(zip(after, count(1)))
    ends: list[int] = []
    lengths = {}
    for item in after:
        if item in old:
            lengths[item] = bisect_left(ends, old[item])
            ends[lengths[item] : lengths[item] + 1] = [old[item]]
    keeping, moved = len(ends) - 1, []
    for item in reversed(lengths):
        if lengths[item] == keeping:
            keeping -= 1
        else:
            moved.append((item, (old[item], new[item])))
    return moved[::-1]


def without(names: Iterable[str], others: Container[str]) -> tuple[str, ...]:
    """Return the names that are not among others, in their order."""
    return tuple(name for name in names if name not in others)


def _parts(at: tuple[str, ...], old: Mapping[str, Form], new: Mapping[str, Form]) -> Iterator[Difference]:
    # That a section comes or goes, its entries say.
    told = at[-1] != SECTIONS
    for id in without(old, new) if told else ():
        yield Difference(at, Kind.REMOVED, id, None)
    for id, part in new.items():
        if told and id not in old:
            yield Difference(at, Kind.ADDED, None, id)
        yield from compare(old.get(id, {}), part, (*at, id))
    for id, positions in moves([*old], [*new]) if told else ():
        yield Difference(at, Kind.MOVED, id, id, positions)


def _items(at: tuple[str, ...], old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    origins, reworded = {}, {}
    if text_under(at[-1]).prose is Prose.MARKDOWN:
        origins = _origins(gone, come)
    for text in come.elements():
        if text in origins:
            reworded[origins[text]] = text
            yield Difference(at, Kind.CHANGED, origins[text], text)
        else:
            yield Difference(at, Kind.ADDED, None, text)
    for text in (gone - Counter(origins.values())).elements():
        yield Difference(at, Kind.REMOVED, text, None)
    kept = dict.fromkeys(map(reworded.get, old, old))
    for text, positions in moves([*kept], [*dict.fromkeys(new)]):
        yield Difference(at, Kind.MOVED, text, text, positions)


def _origins(gone: Counter[str], come: Counter[str]) -> dict[str, str]:
    """Return new texts → the old ones that they most likely come from, each of which serves as often as it went."""
    scores: list[tuple[float, str, str]] = []
    if gone.total() * come.total() <= _MOST_PAIRS:
        for old, new in product(gone, come):
            scores.append((_likeness(old, new), old, new))
    origins: dict[str, str] = {}
    for score, old, new in sorted(scores, key=itemgetter(0), reverse=True):
        if score >= _ALIKE and new not in origins and Counter(origins.values())[old] < gone[old]:
            origins[new] = old
    return origins


@lru_cache(maxsize=2 * _MOST_PAIRS)
def _features(text: str) -> tuple[set[str], Counter[str]]:
    """Return what a text is known by: its longer words, and every three letters in a row with how often they come."""
    start = text[:_COMPARED].lower()
    return {*_LONG_WORD.findall(start)}, Counter(re.findall(r"(?s)(?=(.{1,3}))", start))


def _likeness(old: str, new: str) -> float:
    """Return how much of one text is in the other, from 0 to 1: by the longer words of the shorter one, or by letters.

    The letters by the coefficient of Sørensen and Dice over trigrams.
    """
    (old_words, old_trigrams), (new_words, new_trigrams) = _features(old), _features(new)
    by_words = len(old_words & new_words) / max(min(len(old_words), len(new_words)), 1)
    total = old_trigrams.total() + new_trigrams.total()
    return max(by_words, 2 * (old_trigrams & new_trigrams).total() / max(total, 1))
