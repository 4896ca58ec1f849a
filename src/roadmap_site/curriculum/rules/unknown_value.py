"""A level, cost, kind or area that `curriculum.yml` does not list.

A resource's kind is the name of its file; so is the area of a topic or project.

FAIL
    # resources/book.yml
    a-book:
      title: A book
      level: begginer
      topics: [softmax]

PASS
    # resources/book.yml
    a-book:
      title: A book
      level: beginner
      topics: [softmax]
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from roadmap_site.curriculum.model import ResourceKind, noun
from roadmap_site.curriculum.rule import Code, Finding, Findings, Located, Location, Rule, Severity, Words
from roadmap_site.problems import characters
from roadmap_site.problems.counting import listed
from roadmap_site.problems.spelling import MOST_SUGGESTED, nearest
from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.nouns import PLURALS, Home
from roadmap_site.yaml_io.document import Place


def check(located: Located) -> Findings:
    """Yield each word that is missing from its vocabulary once, at the first place that has it, with the others."""
    if not located.vocabularies:
        return
    files, guesses = set[str](), count()
    unknown: dict[tuple[Home, str], list[Location]] = {}
    for thing in located.definitions:
        definition, path = NOUNS[noun(thing)], thing.place.path
        for word, shape, trail in thing.texts:
            if shape.vocabulary and not located.may_list(shape.vocabulary, word):
                unknown.setdefault((shape.vocabulary, word), []).append(located.locate(Place(path, trail)))
        if definition.home and definition.catalogued and path not in files:
            files.add(path)
            name = getattr(thing, definition.home)
            if not located.may_list(definition.home, name):
                yield located.documents[path].line(1), _of_file(located, definition.home, name, guesses)
    for (vocabulary, word), (first, *others) in unknown.items():
        place, words = _finding(located, vocabulary, word, first, guesses)
        yield place, words._replace(related=[(f"`{word}` is written here, too", other) for other in others])


def _finding(located: Located, vocabulary: Home, word: str, location: Location, guesses: Iterator[int]) -> Finding:
    known, key = located.curriculum.vocabulary(vocabulary), PLURALS[vocabulary]
    fact = f"the {vocabulary} `{word}` is not among the curriculum's {key}{characters.remark(word)}"
    is_whole, word = location.word == word, characters.in_ascii(word) or word
    if meant := _meant(word, known):
        words = Words(fact, f"write `{meant}`; `{key}` in `curriculum.yml` lists them", fix=meant)
        # A text that goes on in the next line is not all at its place.
        return location, words if is_whole else words._replace(fix=None)
    help = f"add it to `{key}` in `curriculum.yml`"
    if next(guesses) < MOST_SUGGESTED and (near := nearest(word, known)):
        help = f"did you mean `{near}`? `{key}` in `curriculum.yml` lists them"
    elif known:
        help = f"use {listed([*known])}, or {help}"
    return location, Words(fact, help)


def _of_file(located: Located, home: Home, name: str, guesses: Iterator[int]) -> Words:
    """Return the words for a file of a catalogue: its word is its name, not what stands in its first line."""
    known, key = located.curriculum.vocabulary(home), PLURALS[home]
    fact = f"the {home} `{name}`, by the name of this file, is not among the curriculum's {key}"
    help = f"add `{name}: …` to `{key}` in `curriculum.yml`"
    if (near := _meant(name, known)) or (next(guesses) < MOST_SUGGESTED and (near := nearest(name, known))):
        return Words(fact, f"rename the file to `{near}.yml`, or {help}")
    if known:
        help += f", or name the file after one that is there: {listed([*known])}"
    return Words(fact, help)


def _meant(word: str, known: Mapping[str, Any]) -> str | None:
    """Return the only word that is spelled so but for capitals and hyphens, or has just that title."""
    respelled = word.casefold().replace(" ", "-").replace("_", "-")
    if respelled in known:
        return respelled
    titled = [id for id, value in known.items() if _title(value).casefold() == word.casefold()]
    if len(titled) == 1:
        return titled[0]
    return None


def _title(value: str | ResourceKind) -> str:
    if isinstance(value, str):
        return value
    return value.title


RULE = Rule(
    Code("unknown-value", Severity.ERROR, __doc__, essential="a word that is not listed has no title and no place"),
    check,
)
