"""Names to the things that have them, and ids for what has none yet.

An outline calls things by name; what the curriculum has under that name is not made a second time. Names and addresses
are compared as the check compares them, by the keys of `identity`. Where nothing goes by a name, it is guessed what is
meant: an outline writes the plural of a term, "and" for "&", and other signs between words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from roadmap_site.curriculum.identity import address_key, name_key
from roadmap_site.curriculum.model import Curriculum, Project, Resource, Topic, noun
from roadmap_site.importer import line_parts
from roadmap_site.problems import ids
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.paths import RESERVED

_WORDS = re.compile(r"[^\W_]+[+#]*")
_ABBREVIATIONS = re.compile(r"\b([A-Z]{2,})s\b")
"""Several of what has a short name: `RBs`."""
_APOSTROPHES = re.compile(r"['’`]")
_LONGEST_ID = 60
"""Characters; ids become addresses, and people type them."""
_TOPICAL = 2
"""So many words make a title that could be a topic's."""
_SHORTEST_PLURAL = 4


@dataclass(frozen=True)
class Known:
    """A thing that a name stands for."""

    noun: Noun
    id: str
    title: str
    words: str
    """All that it says of itself in words: title, aliases, authors, level."""
    authors: tuple[str, ...] = ()


@dataclass
class Names:
    """The things of a curriculum by their names, with those that an import adds."""

    taken: set[str] = field(default_factory=set)
    """Ids that no new thing can have: of anything there is, and former ones."""
    by_key: dict[tuple[Noun, str], dict[str, Known]] = field(default_factory=dict)
    """Noun and key of a name → the things that have it, by their ids."""
    by_guess: dict[tuple[Noun, str], dict[str, Known]] = field(default_factory=dict)
    by_address: dict[str, Known] = field(default_factory=dict)

    def add(self, known: Known, names: Iterable[str], url: str | None = None) -> None:
        """Let a thing be found by names, and by an address."""
        self.taken.add(known.id)
        for name in names:
            for key, things in self._ways(name):
                things.setdefault((known.noun, key), {})[known.id] = known
        if url:
            self.by_address[address_key(url)] = known

    def find(self, noun: Noun, *names: str) -> Known | None:
        """Return the one thing that goes by the first of some names that anything goes by.

        It is the thing that the check would take for the same, or the one that is guessed, with or without an
        abbreviation in brackets. Of several things, the one with exactly that title is meant; else nothing is.
        """
        for spelling in _spellings(names):
            for key, things in self._ways(spelling):
                found = [*things.get((noun, key), {}).values()]
                exact = [known for known in found if known.title.casefold() == spelling.casefold()]
                for alone in (found, exact):
                    if len(alone) == 1:
                        return alone[0]
        return None

    def goes_by(self, known: Known, name: str) -> bool:
        """Return whether a thing is one of those that a name may stand for."""
        return any(known in things.get((known.noun, key), {}).values() for key, things in self._ways(name))

    def at(self, url: str) -> Known | None:
        """Return what has an address."""
        return self.by_address.get(address_key(url))

    def _ways(self, name: str) -> Iterator[tuple[str, dict[tuple[Noun, str], dict[str, Known]]]]:
        """Yield the key of a name, and what is guessed by it, each with the things that are found so."""
        for key, things in ((name_key(line_parts.plain(name)), self.by_key), (_guess(name), self.by_guess)):
            if key:
                yield key, things

    def new_id(self, title: str, word: str, *, suffixed: bool = False) -> str:
        """Return an id for a new thing, made from its title.

        Args:
            title: The title; without letters or digits it makes no id, and the word and a number do.
            word: What the thing is; it parts the thing from another one with the same title.
            suffixed: Whether a title of a word or two, which could well be a topic's, goes with the word at once.
        """
        base = slug(title)
        whole = f"{base}-{word}" if base else f"{word}-1"
        short = base and not (suffixed and base.count("-") < _TOPICAL and not base.endswith(word))
        id = base if short and base not in self.taken | RESERVED else whole
        number = 2
        while id in self.taken:
            id, number = f"{base or word}-{number}", number + 1
        self.taken.add(id)
        return id


def names_of(curriculum: Curriculum | None) -> Names:
    """Return the names of all that a curriculum has."""
    names = Names()
    if curriculum is None:
        return names
    names.taken |= {*curriculum.by_id, *curriculum.renamed}
    things: list[Topic | Resource | Project] = [*curriculum.topics.values()]
    things += [*curriculum.resources.values(), *curriculum.projects.values()]
    for thing in things:
        authors = thing.authors if isinstance(thing, Resource) else ()
        words = [thing.title, *thing.aliases, *authors]
        if not isinstance(thing, Topic) and thing.level:
            words += [thing.level, curriculum.levels.get(thing.level, "")]
        known = Known(noun(thing), thing.id, thing.title, " ".join(words), authors)
        url = thing.url if isinstance(thing, Resource) else None
        names.add(known, (thing.title, *thing.aliases, thing.id, *thing.was), url)
    return names


def _spellings(names: Iterable[str]) -> Iterator[str]:
    """Yield names, each followed by what it is without an abbreviation in brackets."""
    for name in names:
        yield name
        before, inside = line_parts.bracket(name)
        if inside and line_parts.is_abbreviation(inside.removesuffix("s"), before):
            yield before


def without_code(term: str) -> str:
    """Return a term without the marks of code around it."""
    if len(term) > 1 and term[0] == term[-1] == "`":
        return term[1:-1]
    return term


def slug(title: str) -> str:
    """Return the id that a title makes, cut off between words; empty when it has no letter and no digit."""
    steps = (ids.id_of(title) or "").split("-")
    while len(steps) > 1 and len("-".join(steps)) > _LONGEST_ID:
        steps.pop()
    return "-".join(steps)[:_LONGEST_ID].strip("-")


def words(text: str) -> set[str]:
    """Return the words of a text as they are compared."""
    return set(map(_singular, _WORDS.findall(_APOSTROPHES.sub("", text).casefold())))


def _guess(name: str) -> str:
    """Return the key of what a name is probably a spelling of."""
    singular = _ABBREVIATIONS.sub(r"\1", line_parts.plain(name))
    folded = unicodedata.normalize("NFKC", singular).casefold().replace("&", " and ")
    spaced = "".join(map(_counting, _APOSTROPHES.sub("", folded)))
    return name_key(" ".join(map(_singular, spaced.split())))


def _counting(letter: str) -> str:
    """Return a letter, a digit, a mark, or a sign that makes another name; a space for any other character."""
    counts = unicodedata.category(letter)[0] in "LNM" or letter in "+#*."
    if counts:
        return letter
    return " "


def _singular(word: str) -> str:
    word = word.rstrip(".")
    plural = len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if plural:
        return word[:-1]
    return word
