"""What is wrong with a value that is not what belongs at its place, and what was meant.

A link without quotes reads as a list, a forgotten hyphen as a mapping, a forgotten indentation as an unknown key. Where
what was meant can be known, the help says just that; else it says what belongs there.
"""

import re
from collections.abc import Callable, Collection, KeysView, Mapping
from dataclasses import replace

from roadmap_site.problems import characters, codes
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io import parser_errors, signs, slips
from roadmap_site.yaml_io.document import LINE_BREAK, Data, Document, Trail

NOTHING = ("", "~", "null", "Null", "NULL")
"""What people write where there is nothing."""
OTHER_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("name", "heading", "label"), "title"),
    **dict.fromkeys(("description", "abstract"), "summary"),
    **dict.fromkeys(("prerequisites", "dependencies", "requires"), "needs"),
    **dict.fromkeys(("hours", "time", "effort", "length", "timerequired"), "duration"),
    **dict.fromkeys(("objectives", "goals", "learning-outcomes"), "outcomes"),
    **dict.fromkeys(("link", "href", "website", "homepage"), "url"),
    **dict.fromkeys(("because", "why", "reason", "comment"), "note"),
    "difficulty": "level",
    "author": "authors",
    "price": "cost",
}
"""What other programs, and other people, call a key → what it is called here."""
# What they write for an empty list besides.
_NONE = ("none", "None", "NONE", "nil", "n/a", "N/A", "-", "—", "–", "()", "{}")
_LINK = re.compile(r"\[\[[^\[\]\r\n\x85\u2028\u2029]+\]\]")
# So many characters a link without quotes is looked for in.
_LONGEST_LINK = 500
# So many characters may still be one item of a list.
_ONE_WORD = 40
# So many characters a key has at most.
_LONGEST_KEY = 100
_EACH_ITEM = "write each item on its own line, after `- ` (a hyphen and a space)"
# An item in a text that was meant to be the first item of its list.
_ITEM_BELOW = re.compile(r"[^\"'|>].*\n\s*- ")
# What looks like a key, and is none without a colon and a space.
_NO_KEY = re.compile(r"([\w-]+)(?: ?(:)|[ \t]*(=)[ \t]*)")
# A comment right where a value belongs, that is none as people write them.
_MEANT_AS_TEXT = re.compile(r"[:-] (#[^\s#!].*)")
_ITEM_INSIDE = re.compile(r"\n[ \t]*(- .*)")
# Items between commas, none of which needs quotes.
_PLAIN_ITEMS = re.compile(r"[^\W_][\w .+-]*(, *[^\W_][\w .+-]*)*")
_KINDS = {str: "a text", list: "a list", dict: "a mapping"}


def quoted_link(written: str) -> str | None:
    """Return a link that is written without quotes, and so reads as a list, with them; `None` for anything else."""
    if not _LINK.fullmatch(written):
        return None
    # Which quotes are the usual ones is a matter of layout; these need no escapes.
    if '"' in written or "\\" in written:
        return "'" + written.replace("'", "''") + "'"
    return f'"{written}"'


def name_of(trail: Trail) -> str | None:
    """Return the key that a value stands under; `None` for an item of a list, and for a whole file."""
    return trail[-1] if trail and isinstance(trail[-1], str) else None


def place_of(data: Data, trail: Trail, document: Document) -> Location:
    """Return where a value is shown: a text itself, and anything larger by its key."""
    if isinstance(data, str):
        return document.locate(trail)
    return document.locate_key(trail)


def empty(place: Location, trail: Trail, *, required: bool = False) -> Problem:
    """Return the problem of a value that is missing, at its key or item; what looks like it may be a comment."""
    comment = _MEANT_AS_TEXT.search(place.text, max(place.column - 2, 0))
    return codes.empty_value(place, name_of(trail), required=required, comment=comment and comment[1].rstrip())


def no_text(
    data: Data,
    trail: Trail,
    document: Document,
    wanted: str,
    *,
    fits: Callable[[str], bool],
    links: bool,
    refers: str | None,
) -> Problem:
    """Return the problem of a list or mapping where a text belongs, with what was meant if that can be known.

    Args:
        data: The value.
        trail: Where it stands in the document.
        document: The file.
        wanted: What belongs there: `a text` or `a text or a mapping`.
        fits: Tells whether a text could stand there.
        links: Whether it may hold links.
        refers: What it would be the id of, if it is one: a noun or a vocabulary.
    """
    name = name_of(trail)
    key = f"{name}: " if name else ""
    if isinstance(data, list):
        written = document.written(trail, _LONGEST_LINK)
        if meant := _link_meant(written, refers, links=links):
            return _link_as_list(document.locate(trail), written, meant, key)
        # One pair of brackets may be the list, the other the item.
        written = document.written(trail[:-1], _LONGEST_LINK)
        if not name and (meant := _link_meant(written, refers, links=links)):
            return _link_as_list(document.locate(trail[:-1]), written, f"[{meant}]", f"{name_of(trail[:-1]) or ''}: ")
    if isinstance(data, dict) and next(iter(data), "")[:1] in characters.QUOTES:
        place = document.locate_key((*trail, next(iter(data))))
        if slip := signs.slip(document, [place.line]):
            return slip
    alone = isinstance(data, list) or len(data) == 1
    first = next(iter(data.values() if isinstance(data, dict) else data), None)
    if refers and alone and isinstance(first, str) and fits(first):
        return codes.wrong_shape(document.locate(trail), _is_not(data, trail, wanted), f"write `{key}{first}`")
    return wrong(data, trail, document, wanted)


def wrong(data: Data, trail: Trail, document: Document, wanted: str) -> Problem:
    """Return the problem of a value that is not what belongs at its place.

    Args:
        data: The value.
        trail: Where it stands in the document.
        document: The file.
        wanted: What belongs there: `a text`, `a list`, `a mapping` or `a text or a mapping`.
    """
    if isinstance(data, str) and data in NOTHING:
        return empty(document.locate(trail), trail)
    if wanted == "a list" and isinstance(data, dict) and (slip := _without_hyphen(data, trail, document)):
        return slip
    place = place_of(data, trail, document)
    return codes.wrong_shape(place, _is_not(data, trail, wanted), _how_to_write(data, trail, wanted))


def no_list(
    data: Data,
    trail: Trail,
    document: Document,
    *,
    fits: Callable[[str], bool],
    keys: Collection[str],
    refers: str | None,
) -> Problem:
    """Return the problem of what is no list where one belongs.

    Args:
        data: The value.
        trail: Where it stands in the document.
        document: The file.
        fits: Tells whether a text is an item without doubt.
        keys: Those of an item that is a mapping.
        refers: What an item is the id of, if it is one: a noun or a vocabulary.
    """
    problem = wrong(data, trail, document, "a list")
    if isinstance(data, dict):
        return _mapping_for_list(data, trail, document, keys, refers) or problem
    if not isinstance(data, str) or data in NOTHING:
        return problem
    if data in _NONE:
        return replace(problem, help="take the line away: a key that is left out says that there is nothing")
    return _text_for_list(problem, data, trail, document, fits)


def _text_for_list(
    problem: Problem, data: str, trail: Trail, document: Document, fits: Callable[[str], bool]
) -> Problem:
    """Return the problem of a text where a list belongs, with the list that was meant if that can be known."""
    written = document.written(trail)
    if LINE_BREAK.search(written):
        return _lines_for_list(problem, data, trail, document)
    own = characters.own_signs(data)
    if own[0] + own[-1] == "[]":
        own = own[1:-1]
    if not _PLAIN_ITEMS.fullmatch(own):
        return problem
    items = [item.strip() for item in own.split(",")]
    if not all(map(fits, items)) or data not in {written, written[1:-1]}:
        return problem
    # Quotes around the items go with them.
    start = document.index(document.locate(trail)) - (written != data)
    meant = f"[{', '.join(items)}]"
    place = document.at(start, len(written))
    message = problem.message
    if unlike := [sign for sign, mark in zip(data, characters.own_signs(data), strict=True) if sign != mark]:
        message += f", and `{unlike[0]}` is {characters.named(unlike[0])}"
    help = f"write `{name_of(trail) or ''}: {meant}`"
    return replace(problem, message=message, help=help, location=place, fix=meant)


def _lines_for_list(problem: Problem, data: str, trail: Trail, document: Document) -> Problem:
    """Return the problem of a text over several lines that was meant to be a list."""
    if _ITEM_BELOW.match(document.written(trail)):
        first = document.locate(trail)
        return codes.wrong_shape(first, slips.WITHOUT_HYPHEN, f"write `- {first.word}`", f"- {first.word}")
    return problem if signs.no_item(data) else replace(problem, help=_EACH_ITEM)


def _mapping_for_list(
    data: Mapping[str, Data], trail: Trail, document: Document, keys: Collection[str], refers: str | None
) -> Problem | None:
    """Return the problem of a mapping that was meant to be the only item of a list, or its items, if it was."""
    first = next(iter(data), "")
    if first and set(data).issubset(keys):
        help = f"write `- ` before `{first}:`, and indent the other keys of the item like it"
        return codes.wrong_shape(document.locate_key((*trail, first)), slips.WITHOUT_HYPHEN, help)
    if refers and first and not first.startswith("-"):
        meant = f"{name_of(trail) or ''}: [{', '.join(data)}]"
        help = f"write only the ids, `{meant}`; what is said of each stands where it is defined"
        fact = _is_not(dict(data), trail, "a list")
        return codes.wrong_shape(document.locate_key(trail), fact, help)
    return None


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


def lost_space(text: str, keys: Collection[str], place: Location) -> Problem | None:
    """Return the problem of a text that was meant to be a mapping, such as `title:Softmax`, if it was."""
    sign = _NO_KEY.match(characters.own_signs(text[:_LONGEST_KEY]))
    if not sign or sign[1] not in keys or (sign[2] and text[sign.end() : sign.end() + 1] == " "):
        return None
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


def item_in_id(data: Data, trail: Trail, document: Document) -> Problem | None:
    """Return the problem of an id that goes on in what looks like the item below it, if it does."""
    if not isinstance(data, str) or " - " not in data:
        return None
    item = _ITEM_INSIDE.search(document.written(trail))
    if item is None:
        return None
    above = document.locate(trail)
    place = document.at(document.index(above) + item.start(1), len(item[1].rstrip()))
    fact = "this line looks like an item of a list, and is part of the text above it"
    return codes.wrong_shape(place, fact, f"indent it like that: `{' ' * (above.column - 3)}{place.word}`")


def too_many(trail: Trail, document: Document, most: int) -> Problem:
    """Return the problem of a list that is too long."""
    fact = f"{_named(trail, 'this list')} has more than {most:,} items"
    return codes.too_large(document.locate_key(trail), fact, "part it, or take items away")


def _link_meant(written: str, refers: str | None, *, links: bool) -> str | None:
    """Return what is to be written instead of a link without quotes: the link with them, or its id or words alone."""
    quoted = quoted_link(written)
    if links or not quoted:
        return quoted
    id, _, words = written[2:-2].partition("|")
    if refers:
        return id
    return words or id


def _link_as_list(place: Location, written: str, meant: str, key: str) -> Problem:
    """Return the problem of a link that reads as a list.

    Args:
        place: Where it starts.
        written: The link as it is written.
        meant: What is to stand in its place.
        key: The key that it stands under and a colon, if it stands under one.
    """
    fact = "a text that starts with `[[` reads as a list"
    return codes.wrong_shape(replace(place, length=len(written)), fact, f"write `{key}{meant}`", fix=meant)


def _is_not(data: Data, trail: Trail, wanted: str) -> str:
    """Return the fact that a value is not what belongs at its place."""
    return f"{_named(trail, 'this item')} is {_KINDS[type(data)]}, but {wanted} belongs here"


def _named(trail: Trail, nameless: str) -> str:
    """Return what a value is called: its key in backticks, or words for what has none."""
    if not trail:
        return "the file"
    name = name_of(trail)
    return f"`{name}`" if name else nameless


def _how_to_write(data: Data, trail: Trail, wanted: str) -> str:
    if wanted == "a list":
        return _how_to_list(data, trail)
    if wanted == "a text":
        return "write one text; put it in double quotes if it starts with `[` or `{`, or holds a colon and a space"
    if isinstance(data, str):
        return "write `key: value` pairs"
    help = "write `key: value` pairs, with no `-` before the keys"
    return help if trail else f"this file is a mapping: {help}"


def _how_to_list(data: Data, trail: Trail) -> str:
    if isinstance(data, str) and (help := signs.no_item(data)):
        return help
    if isinstance(data, str) and len(data) < _ONE_WORD and not data.startswith("-"):
        return f"write `{name_of(trail) or ''}: [{data.strip('[](){} ')}]`"
    return _EACH_ITEM


def _without_hyphen(data: Mapping[str, Data], trail: Trail, document: Document) -> Problem | None:
    """Return the problem of a mapping that was meant to be a list, with `-topic: softmax` for `- topic: softmax`."""
    first = next(iter(data), "")
    if not first.startswith("-"):
        return None
    slip = parser_errors.lost_space(document.locate_key((*trail, first)))
    return slip and codes.wrong_shape(*slip)
