"""What is wrong with a value that is no list where one belongs, and with the items of a list.

A text may be the only item, several between commas, or lines without their hyphens; a mapping may be an item without
its hyphen. Where the list that was meant can be known, it is the fix.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from roadmap_site.problems import characters, codes
from roadmap_site.problems.problem import Problem
from roadmap_site.schema.mistakes import EACH_ITEM, is_not, is_nothing, name_of, named, wrong
from roadmap_site.yaml_io import signs, slips
from roadmap_site.yaml_io.document import LINE_BREAK, Data, Document, Trail

# What they write for an empty list besides.
_NONE = ("none", "None", "NONE", "nil", "n/a", "N/A", "-", "—", "–", "()", "{}")
# An item in a text that was meant to be the first item of its list.
_ITEM_BELOW = re.compile(r"[^\"'|>].*\n\s*- ")
_ITEM_INSIDE = re.compile(r"\n[ \t]*(- .*)")
# Items between commas, none of which needs quotes.
_PLAIN_ITEMS = re.compile(r"[^\W_][\w .+-]*(, *[^\W_][\w .+-]*)*")


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
    if not isinstance(data, str) or is_nothing(data):
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
    if signs.no_item(data):
        return problem
    return replace(problem, help=EACH_ITEM)


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
        fact = is_not(dict(data), trail, "a list")
        return codes.wrong_shape(document.locate_key(trail), fact, help)
    return None


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


def repeated(
    data: Sequence[Data], trail: Trail, document: Document, key: str | None, fits: Callable[[str], bool]
) -> Iterator[Problem]:
    """Yield the problem of each item that is right, and stands in its list already.

    Args:
        data: The list.
        trail: Where it stands in the document.
        document: The file.
        key: The key of an item that a text stands for, where items have a short form.
        fits: Tells whether a text can be an item.
    """
    first: dict[str, Trail] = {}
    for position, item in enumerate(data):
        word, here = item, (*trail, position)
        if key and isinstance(item, dict) and key in item:
            word, here = item[key], (*here, key)
        if not isinstance(word, str) or not fits(word):
            continue
        if (before := first.setdefault(word, here)) is not here:
            yield codes.repeated_item(document.locate(here), word, document.locate(before))


def too_many(trail: Trail, document: Document, most: int) -> Problem:
    """Return the problem of a list that is too long."""
    fact = f"{named(trail, 'this list')} has more than {most:,} items"
    return codes.too_large(document.locate_key(trail), fact, "part it, or take items away")
