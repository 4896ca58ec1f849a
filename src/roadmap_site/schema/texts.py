"""The shapes of the texts that authors write: ids, titles, addresses, durations, prose.

A shape reads a value: it returns the value as the model wants it, and reports what is wrong. What is wrong comes back
empty, so that everything else is read all the same; what refers to something is noted on the way. A shape also
describes itself to editors, so that the check and the JSON Schema cannot drift apart.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from typing import Any, NamedTuple, Protocol

from roadmap_site.problems import characters, codes, input_limits
from roadmap_site.problems.problem import Location, Problem, Severity
from roadmap_site.schema import addresses, duration_slips, durations, mistakes
from roadmap_site.schema.nouns import Noun, Vocabulary
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
    or_to: Noun | None = None
    """Another noun that it may be the id of; ids of two nouns are never the same."""
    vocabulary: Vocabulary | None = None
    """The vocabulary of `curriculum.yml` that it comes from, such as `level`."""
    address: bool = False
    """Whether it is the address of a page, of the web or of the site."""
    prose: Prose = Prose.NONE
    longest: int = input_limits.LONGEST_TEXT
    numbers: bool = True
    """Whether editors may take it for a number, a truth value or nothing: `2016`, `true`, `null`."""
    holds: Callable[[str], bool] | None = None
    """What else must hold of it, where the pattern cannot say so."""
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

    @property
    def plain(self) -> bool:
        """Whether it is no text of a language."""
        return self.prose is Prose.NONE

    def fits(self, word: str) -> bool:
        """Return whether a text is such a one."""
        if not word or word.isspace() or len(word) > self.longest:
            return False
        if self.pattern and not re.fullmatch(self.pattern, word):
            return False
        return self.holds is None or self.holds(word)

    def read(self, data: Data, trail: Trail, reading: Reading) -> str:
        """Return the text; empty when it is none, or not such a one."""
        if isinstance(data, str) and self.fits(data):
            if self.refers_to or self.prose is Prose.MARKDOWN or self.vocabulary or self.address:
                reading.texts.append(Referring(data, self, trail))
            return data
        document, place = reading.document, reading.document.locate(trail)
        if not isinstance(data, str):
            problem = mistakes.no_text(
                data,
                trail,
                document,
                "a text",
                fits=self.fits,
                links=self.links,
                refers=self.refers,
                plain=self.plain,
            )
        elif mistakes.is_nothing(data):
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
            schema["x-refers-to"] = [noun for noun in (self.refers, self.or_to) if noun]
        return schema

    def pattern_schema(self) -> Schema:
        """Return the part of the JSON Schema that says what such texts look like, in the words of the checker."""
        if self.pattern is None:
            return {}
        help = self.fault(Location("", 1, 1), "").help
        return {"pattern": self.pattern, "patternErrorMessage": f"This does not fit: {help}."}


@dataclass(frozen=True, slots=True)
class Flag:
    """A mark that stands, or is left out: `true`, which may be written `yes`."""

    word: str = "true"
    other: str = "yes"

    def read(self, data: Data, trail: Trail, reading: Reading) -> bool:
        """Return whether it stands; report what is no mark."""
        if data in (self.word, self.other):
            return True
        if isinstance(data, str) and not mistakes.is_nothing(data):
            problem = codes.bad_choice(reading.document.locate(trail), data, (self.word,))
        else:
            problem = mistakes.wrong(data, trail, reading.document, mistakes.A_MARK)
        reading.problems.append(problem)
        return False

    def json_schema(self) -> Schema:
        """Return the JSON Schema of such marks; editors read a bare `true` as a truth value."""
        return {"enum": [True, self.word, self.other], "errorMessage": "Write `true`, or leave the key out."}


def _one_of(*words: str) -> Text:
    """Return the shape of a text that can only be one of a few words."""
    return Text(f"^({'|'.join(words)})$", partial(codes.bad_choice, allowed=words), numbers=False, choices=words)


def _bad_count(location: Location, word: str) -> Problem:
    fact = f"`{word}` is not a whole number from 1 to 999"
    return codes.wrong_shape(location, fact, "write how many are enough, such as `1`")


def _bad_language(location: Location, word: str) -> Problem:
    return codes.wrong_shape(
        location, f"`{word}` is not the code of a language", "write a code such as `en` or `pt-BR`"
    )


def _bad_url(location: Location, word: str) -> Problem:
    fault = addresses.fault(word)
    return codes.bad_url(location, word, *(fault or ()))


def _bad_duration(location: Location, word: str) -> Problem:
    return codes.bad_duration(location, word, *duration_slips.told(word))


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
TOPIC_OR_ROADMAP_ID = replace(TOPIC_ID, or_to="roadmap")
TEXT = Text(prose=Prose.MARKDOWN)
NAME = Text(prose=Prose.INERT)
TITLE = Text(pattern=r"^(?:(?!\[\[)[^\n])*$", fault=_bad_title, longest=input_limits.LONGEST_TITLE, prose=Prose.INERT)
URL = Text(
    # That the host has a dot and no user is looked up first, so that no place is tried twice.
    pattern=(
        r"""^(?:[Hh][Tt][Tt][Pp][Ss]?://(?![^\s/?#]*[。．｡])(?=[^\s/<>"]+\.[^\s<>"])(?![^/?#]*@)(?!\.)"""
        # Nor has it a dot too many, a port that is none, or at its end a bracket that is no pair.
        r"""(?![^/?#\[\]]*(?:\.\.|:(?!\d{0,5}(?:[/?#]|$))))(?![^\s(]*\)$)[^\s<>"]*[^\s<>",;]"""
        rf"|{addresses.OWN_FILE})$"
    ),
    fault=_bad_url,
    address=True,
    longest=input_limits.LONGEST_ADDRESS,
    numbers=False,
)
# No clock is asked, so that what is right stays right: the bound is one that no curriculum of today comes near.
YEAR = Text(pattern=r"^(1[0-9]|20)[0-9]{2}$", fault=codes.bad_year)
COUNT = Text(pattern=r"^[1-9][0-9]{0,2}$", fault=_bad_count)
"""How many of a list: a whole number from 1."""
DURATION = Text(pattern=durations.PATTERN, fault=_bad_duration, numbers=False, holds=durations.fits)
LANGUAGE = Text(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", fault=_bad_language)
STATUS = _one_of("planned", "historical", "outdated", "unavailable")
NUMBERED = _one_of("section", "stage", "roadmap", "none")
NUMBERED_SECTIONS = _one_of("stage", "roadmap", "none")
SETTING = Text(f"^({'|'.join(Severity)})$", codes.bad_setting, numbers=False, choices=tuple(Severity))
