"""What a site is searched through → scripts, each of them small, of which a reader's browser loads those it needs.

`start.js` comes when a reader turns to the search: how all is divided, and the words that things are called by, among
which a slip of a letter is mended. A piece of words has, for each word from one to another in the order of the
alphabet, which things have it and where; a piece of things has what a hit shows. A piece is named after what it holds,
so that none is taken for one of an older site. The format is read in `2-pieces.js` and `3-found.js`.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from roadmap_site.site.search.words_of import compounds_of, has_pairs, words_of

START = "start.js"
"""The script that comes first."""
# In characters, before it is compressed: a piece of words, of which a query takes one for each; and one of things, of
# which it takes one for each hit at worst.
_WORDS, _THINGS = 32_000, 12_000
# A word of texts tells nothing when it is in those of more things than this, and of so large a share of all.
_COMMON, _COMMON_SHARE = 200, 0.4
# The most times that a word counts within a text, and how a number makes room for that beside another.
_MOST, _ROOM = 7, 8
# The shortest word in which a slip is mended.
_SHORTEST = 4
# The fields of a word, in the order of `3-found.js`.
_TEXT, _HEADING, _NAME, _ALIAS, _KEYWORD = range(5)


class Part(NamedTuple):
    """A part of a thing with a heading of its own."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that can be found: a topic, a page."""

    kind: str
    address: str
    """From the top of the site."""
    title: str
    line: str
    """What a hit says below the title."""
    text: str = ""
    """Its own, before any heading."""
    parts: tuple[Part, ...] = ()
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    boost: float = 1.0
    """How much it counts, against 1 for most."""


class Kind(NamedTuple):
    """A kind of things, whose hits stand together."""

    id: str
    title: str
    boost: float


@dataclass(slots=True)
class _Index:
    """Which things have a word, and where: word → field → numbers, two for each thing."""

    words: dict[str, list[list[int]]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def add(self, word: str, where: int, number: int, value: int) -> None:
        """Note that a thing has a word."""
        fields = self.words.get(word)
        if fields is None:
            fields = self.words[word] = [[], [], [], [], []]
        fields[where] += (number, value)

    def add_names(self, names: Iterable[str], where: int, number: int) -> None:
        """Note what a thing is called, and of how many words that is."""
        shortest: dict[str, int] = {}
        for name in names:
            found = words_of(name)
            for word in (*found, *compounds_of(name)):
                shortest[word] = min(len(found), shortest.get(word, len(found)))
        for word, length in shortest.items():
            self.add(word, where, number, length)
        self.names.update(shortest)


def scripts(things: Iterable[Found], kinds: Sequence[Kind], known: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name of each script, and the script.

    Args:
        things: What can be found.
        kinds: The kinds of it, in the order in which their hits stand where nothing else decides.
        known: What else the script of the search shall know.
    """
    places = {kind.id: place for place, kind in enumerate(kinds)}
    ordered = sorted(things, key=lambda thing: places[thing.kind])
    index = _Index()
    for number, thing in enumerate(ordered):
        _enter(index, number, thing)
    common = _common(index, len(ordered))
    words, shown = [*_word_pieces(index)], [*_thing_pieces(ordered)]
    yield from ((name, script) for _, name, script in (*words, *shown))
    counts = Counter(thing.kind for thing in ordered)
    start = {
        **known,
        "count": len(ordered),
        "kinds": [[kind.id, kind.title, kind.boost, counts[kind.id]] for kind in kinds],
        "words": [[first, name] for first, name, _ in words],
        "things": [[int(first), name] for first, name, _ in shown],
        "common": common,
        "boosts": {number: thing.boost for number, thing in enumerate(ordered) if thing.boost != 1},
        "names": " ".join(sorted(n for n in index.names if len(n) >= _SHORTEST and not has_pairs(n))),
    }
    yield START, _script(START, _json(start))


def _enter(index: _Index, number: int, thing: Found) -> None:
    """Note all words of a thing."""
    index.add_names([thing.title], _NAME, number)
    index.add_names(thing.aliases, _ALIAS, number)
    index.add_names(thing.keywords, _KEYWORD, number)
    headings: dict[str, int] = {}
    texts: dict[str, int] = {}
    for place, part in enumerate((Part("", "", thing.text), *thing.parts)):
        for word in words_of(part.heading):
            headings.setdefault(word, place)
        for word, count in Counter(words_of(part.text)).items():
            seen = texts.setdefault(word, place * _ROOM)
            texts[word] = seen - seen % _ROOM + min(seen % _ROOM + count, _MOST)
    for word, place in headings.items():
        index.add(word, _HEADING, number, place)
    index.names.update(headings)
    for word, value in texts.items():
        index.add(word, _TEXT, number, value)


def _common(index: _Index, count: int) -> list[str]:
    """Take the words out of the texts that tell nothing, and return them."""
    most = 2 * max(_COMMON, _COMMON_SHARE * count)
    common = sorted(word for word, fields in index.words.items() if len(fields[_TEXT]) > most)
    for word in common:
        index.words[word][_TEXT] = []
    return common


def _word_pieces(index: _Index) -> Iterator[tuple[str, str, str]]:
    """Yield the first word of each piece of words, its name, and the piece."""
    # As a browser compares words.
    rows = ((word, f"{_json(word)},{_json(_packed(index.words[word]))}") for word in sorted(index.words, key=_utf_16))
    yield from _pieces("words", rows, _WORDS)


def _thing_pieces(things: Sequence[Found]) -> Iterator[tuple[str, str, str]]:
    """Yield the number of the first thing of each piece of things, its name, and the piece."""

    def rows() -> Iterator[tuple[str, str]]:
        for number, thing in enumerate(things):
            parts = [text for part in thing.parts for text in (part.anchor, part.heading)]
            aliases = [*thing.aliases] or 0
            yield str(number), _json([thing.title, thing.address, thing.line, aliases, *parts])

    yield from _pieces("things", rows(), _THINGS)


def _pieces(kind: str, rows: Iterable[tuple[str, str]], most: int) -> Iterator[tuple[str, str, str]]:
    """Yield pieces of rows: what the first begins with, a name, and the script."""
    first, held, size = "", list[str](), 0
    for begins, row in rows:
        if held and size + len(row) > most:
            yield first, *_piece(kind, held)
            held, size = [], 0
        if not held:
            first = begins
        held.append(row)
        size += len(row)
    if held:
        yield first, *_piece(kind, held)


def _piece(kind: str, rows: Collection[str]) -> tuple[str, str]:
    """Return the name of a piece, and its script."""
    content = f"[{','.join(rows)}]"
    name = f"{kind}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"
    return f"{name}.js", _script(f"{name}.js", content)


def _packed(fields: list[list[int]]) -> list[list[int]]:
    """Return the fields of a word, each thing by its distance from the one before, without empty ones at the end."""
    packed = []
    for numbers in fields:
        before, field = 0, list[int]()
        for place in range(0, len(numbers), 2):
            field += (numbers[place] - before, numbers[place + 1])
            before = numbers[place]
        packed.append(field)
    while packed and not packed[-1]:
        packed.pop()
    return packed


def _script(name: str, content: str) -> str:
    return f'(globalThis.roadmapPieces??={{}})["{name}"]={content};\n'


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _utf_16(word: str) -> bytes:
    return word.encode("utf-16-be", "surrogatepass")
