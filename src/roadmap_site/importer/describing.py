"""Lines to topics, resources, projects and milestones, as an outline describes them.

A line that names a topic, a book or a project says more than its name: a year, an author, an address, a note. Each has
a key of its own. The draft that holds all of them stands here, too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain, filterfalse

from roadmap_site.importer import line_parts, structure_words
from roadmap_site.importer.line_parts import Link
from roadmap_site.importer.outline import Node
from roadmap_site.importer.structure_words import Wording


@dataclass
class Resource:
    """A resource as an outline suggests it."""

    line: int
    text: str
    """The whole line, without marks."""
    title: str
    kind: str = ""
    authors: list[str] = field(default_factory=list)
    alias: str = ""
    url: str = ""
    level: str = ""
    notes: list[str] = field(default_factory=list)
    """What else the outline says of it."""


@dataclass
class Project:
    """A project as an outline suggests it."""

    line: int
    title: str
    summary: str
    level: str
    note: str
    steps: list[str] = field(default_factory=list)


@dataclass
class Entry:
    """A topic as a stage of an outline teaches it."""

    line: int
    title: str
    section: str = ""
    alias: str = ""
    points: list[str] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    practice: list[str] = field(default_factory=list)


@dataclass
class Stage:
    """A stage of an outline."""

    line: int
    title: str
    icon: str = ""
    duration: str = ""
    summary: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    practice: list[str] = field(default_factory=list)


@dataclass
class Advice:
    """A group of advice."""

    title: str
    icon: str
    points: list[str]


@dataclass
class Draft:
    """A roadmap as an outline describes it: words, no ids."""

    title: str = ""
    icon: str = ""
    word: str = ""
    """What its author calls a stage."""
    summary: list[str] = field(default_factory=list)
    audience: list[str] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    milestones: list[tuple[int, str]] = field(default_factory=list)
    """Line and title of each."""
    advice: list[Advice] = field(default_factory=list)
    unplaced: list[tuple[int, str]] = field(default_factory=list)
    """Line and text of what has no place in a curriculum."""


_BY = re.compile(r"(?P<title>.+?)[\s,–—-]+by\s+(?P<names>.+)", re.IGNORECASE | re.DOTALL)
_FOLLOWING_BY = re.compile(r"[\s,:–—-]*by\s+(?P<names>[^(（–—:]+)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_NAMES = re.compile(r"\s*(?:,|&|\band\b)\s*")
_MOST_NAMES = 12
"""Words that can stand behind "by" and still be names."""
_SMALL = frozenset({"and", "et", "al.", "al", "de", "van", "von"})
"""Words that stand between names, or before one, and have no capital."""
_ANNOUNCED = re.compile(
    r"\b(?:an?|the|my|your|our|this)\s+((?:[\w'-]+\s+){0,5}(?:roadmap|study plan|learning path|curriculum|syllabus))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]+[.):]?")


def entries(node: Node, section: str, knows: Callable[[str], bool]) -> list[Entry]:
    """Return the topics that a line names, with what it says of them.

    Args:
        node: The line.
        section: The section that they stand in.
        knows: Whether there is a topic of some name already: two such names joined by "and" are two topics.
    """
    text = structure_words.icon_and_rest(node.text)[1]
    lead, rest = line_parts.lead(text)
    if rest and line_parts.trailing_links(rest) == rest:
        return [_entry(node.line, f"{lead} {rest}", section, [])]
    if rest or node.children:
        return [_entry(node.line, lead, section, _terms(rest))]
    found = [text]
    if not line_parts.links(text):
        found = line_parts.terms(line_parts.without_addresses(lead))
    names = [*chain.from_iterable(_two_known(part, knows) for part in found)]
    if len(found) > 1:
        names = [*map(_capitalised, names)]
    return [_entry(node.line, name, section, []) for name in names]


def names(node: Node) -> list[str]:
    """Return the names before a line's colon and bracket."""
    lead, rest = line_parts.lead(structure_words.icon_and_rest(node.text)[1])
    found = [lead]
    if not rest:
        found = line_parts.terms(lead)
    return [line_parts.bracket(name)[0] for name in found]


def listed_topics(node: Node) -> list[str]:
    """Return the terms that a line lists behind its colon."""
    return _terms(line_parts.lead(structure_words.icon_and_rest(node.text)[1])[1])


def is_generic(title: str) -> bool:
    """Return whether a title says nothing without what it belongs to: "Applications"."""
    return title.casefold() in structure_words.GENERIC


def listed(text: str, what: str) -> list[str]:
    """Return what a line lists behind a colon, each as a line of its own."""
    if what not in {"resources", "projects"}:
        return [text]
    found = [*filter(None, map(str.strip, re.split(r";\s+", text)))]
    if len(found) == 1 and (len(line_parts.links(text)) > 1 or " by " not in text):
        if len(line_parts.links(text)) > 1:
            return line_parts.parts(text)
        return line_parts.terms(text)
    return found


def resource(node: Node, kind: str, words: Wording) -> Resource:
    """Return the resource that a line names: "📚 *Title* by Author (free)", "[Title](url)"."""
    text = structure_words.icon_and_rest(node.text)[1]
    linked = line_parts.links(text)
    first = next(iter(linked), Link("", "", ""))
    spoken = line_parts.ended(line_parts.plain(line_parts.without_addresses(text)))
    named = line_parts.ended(line_parts.plain(line_parts.emphasized(line_parts.without_links(text))))
    named = named or first.words
    found = Resource(node.line, spoken or first.url, named, url=first.url)
    _name(found, named or spoken or _address(first.url))
    if named:
        before, after = _around(named, spoken)
        _say(found, " ".join(filter(None, (before.strip(), after.strip()))))
    found.title = line_parts.unquoted(found.title)
    if first.title:
        found.notes.append(first.title)
    found.notes += [f"{link.url} {link.title}".strip() for link in linked[1:]]
    found.kind = kind or words.kind_of(node.text)
    if not found.kind and found.authors and "book" in words.kinds:
        found.kind = "book"
    return found


def project(node: Node, level: str, note: str) -> Project:
    """Return the project that a line names: "**Title**: what it is"."""
    text = structure_words.icon_and_rest(node.text)[1]
    lead, rest = line_parts.lead(text)
    if not rest and len(said := line_parts.sentences(text)) > 1:
        lead, rest = said[0], " ".join(said[1:])
    linked = " ".join(link.url for link in line_parts.links(text) if link.url not in rest)
    title = line_parts.ended(line_parts.plain(line_parts.without_addresses(lead))) or line_parts.ended(
        line_parts.plain(text)
    )
    title = line_parts.unquoted(title)
    return Project(node.line, title, " ".join(filter(None, (line_parts.unemphasised(rest), linked))), level, note)


def milestone(line: int, text: str, words: Wording) -> tuple[int, str]:
    """Return a milestone: its line and its title, without the number that only says its position."""
    lead, rest = line_parts.lead(text)
    meaning = words.meaning(" ".join(filterfalse(_NUMBER.fullmatch, lead.split())))
    if rest and meaning and meaning.what == "milestones":
        text = rest
    return line, line_parts.ended(line_parts.unemphasised(text))


def title_in(sentences: list[str]) -> str:
    """Return the title that introducing sentences give: their bold words, or "a … roadmap"."""
    for sentence in sentences:
        if bold := line_parts.emphasized(sentence):
            return line_parts.unquoted(line_parts.ended(line_parts.plain(bold)))
    found = next(filter(None, map(_ANNOUNCED.search, map(line_parts.plain, sentences))), None)
    if found and " " in found[1]:
        return found[1][0].upper() + found[1][1:]
    return ""


def _terms(text: str) -> list[str]:
    """Return the terms of a text; none of an empty one."""
    if text:
        return line_parts.terms(text)
    return []


def _capitalised(name: str) -> str:
    if name.islower():
        return name[0].upper() + name[1:]
    return name


def _entry(line: int, text: str, section: str, points: list[str]) -> Entry:
    last, bare = line_parts.trailing_links(text), text
    if last != text:
        bare = text.removesuffix(last)
    name = line_parts.ended(line_parts.plain(line_parts.without_addresses(bare))) or line_parts.plain(text)
    title, inside = line_parts.bracket(structure_words.without_number(name))
    found = Entry(line, title, section, points=points)
    if inside and line_parts.is_abbreviation(inside.removesuffix("s"), title):
        found.alias = inside
    elif inside:
        found.points = [*line_parts.terms(inside), *points]
    found.resources = [_linked(line, link, title) for link in line_parts.links(text)]
    return found


def _linked(line: int, link: Link, topic: str) -> Resource:
    """Return the resource that a topic's name leads to; a word such as "video" is no title without the topic's."""
    title = link.words or topic
    if " " not in title and title != topic:
        title = f"{topic} ({link.words})"
    found = Resource(line, f"{link.words} {link.title}", title, url=link.url)
    if link.title:
        found.notes.append(link.title)
    return found


def _two_known(name: str, knows: Callable[[str], bool]) -> list[str]:
    """Return the two topics that a name joins with "and", if both are known, else the name alone."""
    bare = line_parts.ended(line_parts.plain(name))
    halves = re.split(r"\s+(?:and|&)\s+", bare)
    if len(halves) == 2 and not knows(bare) and all(map(knows, halves)):  # noqa: PLR2004 (a pair)
        return halves
    return [name]


def _around(words: str, text: str) -> tuple[str, str]:
    """Return what stands before and behind words in a text; all of it if they do not stand there as words."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    if found:
        return (text[: found.start()], text[found.end() :])
    return (text, "")


def _say(found: Resource, rest: str) -> None:
    """Take over what stands behind a title: authors, an abbreviation, a note."""
    by = _FOLLOWING_BY.fullmatch(f" {rest}")
    if by:
        found.authors = _people(by["names"])
        rest = by["rest"]
    rest = rest.strip(" ,;:–—-")
    before, inside = line_parts.bracket(rest)
    if inside and before == rest.partition("(")[0].strip() and not before:
        rest = inside
    inside = rest
    if rest.startswith("(") and rest.endswith(")") and rest.count("(") == 1:
        inside = rest[1:-1]
    if not found.authors and re.search(r"\bet al\.|\s(?:and|&)\s", inside) and _are_names(inside):
        found.authors = _people(inside)
    elif line_parts.is_abbreviation(inside, found.title):
        found.alias = inside
    elif inside:
        found.notes.append(inside)


def _name(found: Resource, spoken: str) -> None:
    """Take over a line without emphasis: what is its title must be told from its words."""
    before, inside = line_parts.bracket(spoken)
    by = _BY.fullmatch(before)
    if by and _are_names(by["names"]):
        found.title, found.authors = by["title"].strip(), _people(by["names"])
    else:
        found.title = before
    if inside:
        _say(found, f"({inside})")


def _are_names(words: str) -> bool:
    """Return whether words can be the names of people: several, each with a capital, or "and others"."""
    names = [word for word in re.findall(r"[^\s,&]+", words) if word.casefold() not in _SMALL]
    several = len(words.split()) > 1
    return several and len(names) <= _MOST_NAMES and all(name[0].isupper() for name in names)


def _people(names: str) -> list[str]:
    if names.rstrip().endswith(" al"):
        names = names.strip(" ,;.").replace(" al", " al.")
    return [*filter(None, _NAMES.split(names.strip(" ,;")))]


def _address(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|/$", "", url)
