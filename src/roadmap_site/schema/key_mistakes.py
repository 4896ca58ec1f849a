"""What is wrong with the keys of a mapping: at the wrong level, an id in place of a key, a colon without its space.

A forgotten indentation reads as unknown keys, one too much as a key that nobody knows, and other people's words for a
key as a slip. What was meant is told once for the thing that it is about, not for each of its keys.
"""

import re
from collections.abc import Collection, KeysView, Mapping
from itertools import product

from roadmap_site.problems import characters, codes
from roadmap_site.problems.problem import Problem
from roadmap_site.schema import mistakes
from roadmap_site.schema.mistakes import NOTHING
from roadmap_site.yaml_io.document import Data, Document, Trail

OTHER_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("name", "heading", "label"), "title"),
    **dict.fromkeys(("description", "abstract"), "summary"),
    **dict.fromkeys(("synonyms", "abbreviations", "aka"), "aliases"),
    **dict.fromkeys(("prerequisites", "dependencies", "requires"), "needs"),
    **dict.fromkeys(("hours", "time", "effort", "length", "timerequired"), "duration"),
    **dict.fromkeys(("objectives", "goals", "learning-outcomes"), "outcomes"),
    **dict.fromkeys(("checks", "quiz", "ask"), "questions"),
    **dict.fromkeys(("link", "href", "website", "homepage"), "url"),
    **dict.fromkeys(("because", "why", "reason", "comment"), "note"),
    **dict.fromkeys(("chapter", "pages", "section", "location", "where"), "at"),
    **dict.fromkeys(("university", "provider", "school"), "publisher"),
    **dict.fromkeys(("license", "licence", "source"), "based-on"),
    **dict.fromkeys(("state", "lifecycle"), "status"),
    **dict.fromkeys(("core", "start", "star"), "recommended"),
    "difficulty": "level",
    "author": "authors",
    "price": "cost",
    "tags": "keywords",
    "language": "languages",
    "alternatives": "choose",
    "see-also": "related",
}
"""What other programs, and other people, call a key → what it is called here."""
_IN_STAGE = "a stage says what it teaches: write this topic under its `topics`"
_LICENCE = "write that of the site under `copyright` in `mkdocs.yml`, that of a work it follows in `based-on`"
ELSEWHERE: Mapping[tuple[str, str], str] = {
    **dict.fromkeys(product(("topic",), ("stage", "stages", "roadmap", "roadmaps")), _IN_STAGE),
    **dict.fromkeys(product(("curriculum", "roadmap", "topic", "project"), ("license", "licence")), _LICENCE),
    **dict.fromkeys(product(("topic", "project"), ("area",)), "the name of the file is the area"),
    **dict.fromkeys(product(("resource",), ("kind", "type")), "the name of the file is the kind"),
    ("topic", "resources"): "a resource says what it teaches: write this topic under its `topics`",
    ("topic", "projects"): "a project says what it is on: write this topic under its `topics`",
    ("stage", "sections"): "a section is an item of `topics`, with `section` and `topics` of its own",
    ("stage", "needs"): "a topic says what it needs: write it under the `needs` of the topic",
    ("entry", "title"): "write the id of its topic under `topic`; a group has its title under `section`",
}
"""A mapping, and a key that it does not have → where what is meant stands."""
# So many characters a key has at most.
_LONGEST_KEY = 100
# What looks like a key, and is none without a colon and a space.
_NO_KEY = re.compile(r"([\w-]+)(?: ?(:)|[ \t]*(=)[ \t]*)")


def level_too_little(
    data: Mapping[str, Data], trail: Trail, keys: frozenset[str], document: Document
) -> tuple[set[str], list[Problem]]:
    """Return the keys of things that stand at the level of the ids, and a problem for each of those things.

    A thing without a value is among them when such keys come next: they look like ids.

    Args:
        data: The mapping: id → thing.
        trail: Where it stands in the document.
        keys: The keys of a thing.
        document: The file.
    """
    misplaced, problems = set[str](), list[Problem]()
    if not trail and len(data) > 1 and keys >= data.keys() and any(isinstance(value, list) for value in data.values()):
        fact = "the keys of one thing stand here, and not its id"
        help = "write its id with a colon on a line above, and indent all below it by two spaces"
        return set(data), [codes.wrong_shape(document.locate_key((next(iter(data)),)), fact, help)]
    owner = None
    for name, value in data.items():
        if owner is not None and name in keys:
            if owner not in misplaced:
                help = f"indent the keys below `{owner}` by two spaces: `  {name}: …`"
                fact = f"`{owner}` has no value, and its keys stand further left than they should"
                problems.append(codes.wrong_shape(document.locate_key((*trail, owner)), fact, help))
            misplaced |= {owner, name}
        else:
            owner = name if isinstance(value, str) and value in NOTHING else None
    return misplaced, problems


def id_as_key(
    data: Mapping[str, Data], trail: Trail, first: str, unknown: Collection[str], document: Document
) -> Problem | None:
    """Return the problem of an id that stands where the key belongs that holds it, such as `- softmax:`, if it does.

    Args:
        data: The mapping.
        trail: Where it stands in the document.
        first: The key that must be there and holds an id.
        unknown: The keys that are not known.
        document: The file.
    """
    if first in data or len(unknown) != 1:
        return None
    (name,) = unknown
    if data[name] not in NOTHING:
        return None
    if len(data) == 1:
        return mistakes.colon_behind_id(data, trail, document)
    place = document.locate_key((*trail, name))
    return codes.wrong_shape(place, f"`{name}` stands here as a key, with no value", f"write `{first}: {name}`")


def level_too_much(
    data: Mapping[str, Data], trail: Trail, name: str, keys: KeysView[str], document: Document
) -> Problem | None:
    """Return the problem of the word `topics` at the top of a file of topics, whose keys look like things.

    Args:
        data: What stands below the word.
        trail: Where that stands.
        name: What one thing of such a file is called, without the `s` of the word.
        keys: The keys of one thing.
        document: The file.
    """
    if trail != (f"{name}s",) or not keys.isdisjoint(data):
        return None
    if not all(isinstance(value, str) or too_deep(value, trail, keys) for value in data.values()):
        return None
    help = "the keys of this file are ids: take this line away, and indent all below it one level less"
    return codes.unknown_key(document.locate_key(trail), f"{name}s", (), help)


def too_deep(value: Data, trail: Trail, keys: Collection[str]) -> str | None:
    """Return the help for a mapping that has the keys of the one that it stands in, if it has."""
    if len(trail) != 1 or not isinstance(value, dict) or not value or not set(value).issubset(keys):
        return None
    return f"it stands one level too deep: indent it like `{trail[0]}`"


def comma_in_braces(data: Mapping[str, Data], trail: Trail, name: str, document: Document) -> str | None:
    """Return the help for what stands behind a comma in braces and was meant as the end of the value before it."""
    if data[name] or name == next(iter(data)) or document.written(trail, 1) != "{":
        return None
    return "in braces a comma ends a value: write each key on a line of its own, without braces"


def lost_space(text: str, trail: Trail, keys: Collection[str], document: Document) -> Problem | None:
    """Return the problem of a text that was meant to be a mapping, such as `title:Softmax`, if it was."""
    sign = _NO_KEY.match(characters.own_signs(text[:_LONGEST_KEY]))
    if not sign or sign[1] not in keys or (sign[2] and text[sign.end() : sign.end() + 1] == " "):
        return None
    place = document.locate(trail)
    at, fact = sign.end(), f"`{text[: sign.end()].strip()}` is a text here, not a key: "
    if sign[3]:
        fact = f"`{sign[1]} =` is a text here, not a key: a key ends with a colon"
    elif text[at - 1] != ":":
        fact += f"`{text[at - 1]}` is {characters.named(text[at - 1])}"
    elif text[at : at + 1].isspace():
        fact += f"{characters.named(text[at])} follows the colon"
    else:
        fact += "there is no space after the colon"
    # Of a text that goes on in further lines, which may be keys too, the first.
    whole = place.word == text
    rest, fix = text[at:] if whole else place.word[at:], None
    meant = f"{sign[1]}: {rest.strip()}"
    if whole and place.text[place.column - 2 : place.column - 1] not in {"'", '"'}:
        fix = meant
    return codes.wrong_shape(place, fact, f"write `{meant}`", fix)
