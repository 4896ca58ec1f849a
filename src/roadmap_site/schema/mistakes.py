"""What is wrong with a value that is not what belongs at its place, and what was meant.

A link without quotes reads as a list, a forgotten hyphen as a mapping, a forgotten indentation as an unknown key. Where
what was meant can be known, the help says just that; else it says what belongs there.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from roadmap_site.problems import characters, codes, ids
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io import parser_errors, signs
from roadmap_site.yaml_io.document import Data, Document, Trail

NOTHING = ("", "~", "null", "Null", "NULL")
"""What people write where there is nothing."""
_LINK = re.compile(r"\[\[[^\[\]\r\n\x85\u2028\u2029]+\]\]")
# So many characters a link without quotes is looked for in.
_LONGEST_LINK = 500
# So many characters may still be one item of a list.
_ONE_WORD = 40
EACH_ITEM = "write each item on its own line, after `- ` (a hyphen and a space)"
"""How to write a list."""
# A comment right where a value belongs, that is none as people write them.
_MEANT_AS_TEXT = re.compile(r"(?:[^:#]*:|-) (#[^\s#!].*)")
A_MARK = "`true`"
"""What belongs where a mark stands."""
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
    if trail and isinstance(trail[-1], str):
        return trail[-1]
    return None


def is_nothing(data: Data) -> bool:
    """Return whether a value is what people write where there is nothing, or blanks."""
    return isinstance(data, str) and (data in NOTHING or data.isspace())


def place_of(data: Data, trail: Trail, document: Document) -> Location:
    """Return where a value is shown: a text itself, and anything larger by its key."""
    if isinstance(data, str):
        return document.locate(trail)
    return document.locate_key(trail)


def empty(place: Location, trail: Trail, *, required: bool = False) -> Problem:
    """Return the problem of a value that is missing, at its key or item; what looks like it may be a comment."""
    comment = _MEANT_AS_TEXT.match(place.text, max(place.column - 2, 0))
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
    plain: bool,
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
        plain: Whether it is no text of a language: an id, a number, an address.
    """
    name = name_of(trail)
    key = ""
    if name:
        key = f"{name}: "
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
    if refers and isinstance(data, dict) and (slip := colon_behind_id(data, trail, document)):
        return slip
    alone = isinstance(data, list) or len(data) == 1
    first = next(iter(data.values() if isinstance(data, dict) else data), None)
    noted = refers and isinstance(data, dict) and not alone
    if plain and (alone or noted) and isinstance(first, str) and fits(first):
        fact = is_not(data, trail, wanted)
        if noted:
            fact = "only an id belongs here: nothing else can be said of it at this place"
        return codes.wrong_shape(document.locate(trail), fact, f"write `{key}{first}`")
    return wrong(data, trail, document, wanted)


def colon_behind_id(data: Mapping[str, Data], trail: Trail, document: Document) -> Problem | None:
    """Return the problem of an id that a colon makes a key of, with nothing else there, such as `- softmax:`."""
    id, value = next(iter(data.items()), ("", None))
    if len(data) != 1 or value not in NOTHING:
        return None
    place = document.locate_key((*trail, id))
    before, behind = place.text[: place.column - 1], place.text[place.column - 1 + place.length :]
    fix = None
    if not value and place.word == id and behind.startswith(":"):
        place, fix = replace(place, length=place.length + 1), id
    lead = ""
    if before.endswith("- "):
        lead = "- "
    return codes.wrong_shape(
        place, f"`{id}` stands here as a key, with no value", f"take the colon away: `{lead}{id}`", fix
    )


def wrong(data: Data, trail: Trail, document: Document, wanted: str, *, by_id: bool = False) -> Problem:
    """Return the problem of a value that is not what belongs at its place.

    Args:
        data: The value.
        trail: Where it stands in the document.
        document: The file.
        wanted: What belongs there: `a text`, `a list`, `a mapping` or `a text or a mapping`.
        by_id: Whether each value of a mapping stands there under an id.
    """
    if is_nothing(data):
        return empty(document.locate(trail), trail)
    if wanted == "a list" and isinstance(data, dict) and (slip := _without_hyphen(data, trail, document)):
        return slip
    help = _how_to_write(data, trail, wanted)
    if by_id and trail:
        help = f"write each on its own line, behind an id and a colon: `{_first_id(data)}: …`"
    return codes.wrong_shape(place_of(data, trail, document), is_not(data, trail, wanted), help)


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


def is_not(data: Data, trail: Trail, wanted: str) -> str:
    """Return the fact that a value is not what belongs at its place."""
    return f"{named(trail, 'this item')} is {_KINDS[type(data)]}, but {wanted} belongs here"


def named(trail: Trail, nameless: str) -> str:
    """Return what a value is called: its key in backticks, or words for what has none."""
    if not trail:
        return "the file"
    name = name_of(trail)
    if name:
        return f"`{name}`"
    return nameless


def _how_to_write(data: Data, trail: Trail, wanted: str) -> str:
    if wanted == "a list":
        return _how_to_list(data, trail)
    if wanted == "a text":
        return "write one text; put it in double quotes if it starts with `[` or `{`, or holds a colon and a space"
    if wanted == A_MARK:
        return "write `true`, or take the key away: without it, it is not so"
    if isinstance(data, str):
        return "write `key: value` pairs"
    help = "write `key: value` pairs, with no `-` before the keys"
    if trail:
        return help
    return f"this file is a mapping: {help}"


def _first_id(data: Data) -> str:
    """Return what can be the first id of what is written without ids."""
    first = data[0] if isinstance(data, list) and data else data
    if isinstance(first, str) and len(first) < _ONE_WORD:
        return ids.id_of(first) or "an-id"
    return "an-id"


def _how_to_list(data: Data, trail: Trail) -> str:
    if isinstance(data, str) and (help := signs.no_item(data)):
        return help
    if isinstance(data, str) and len(data) < _ONE_WORD and not data.startswith("-"):
        return f"write `{name_of(trail) or ''}: [{data.strip('[](){} ')}]`"
    return EACH_ITEM


def _without_hyphen(data: Mapping[str, Data], trail: Trail, document: Document) -> Problem | None:
    """Return the problem of a mapping that was meant to be a list, with `-topic: softmax` for `- topic: softmax`."""
    first = next(iter(data), "")
    if not first.startswith("-"):
        return None
    slip = parser_errors.lost_space(document.locate_key((*trail, first)))
    return slip and codes.wrong_shape(*slip)
