"""The YAML parser's complaints in words for people.

A parser speaks of tokens and scalars; a contributor needs to hear which quote or colon it is. A complaint is known by
some of its words, whatever else the parser in C or the one in Python says around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from roadmap_site.problems import codes, input_limits
from roadmap_site.problems.problem import Location, Problem


def explain(reason: str, found: Location, start: Location, lines: Sequence[str] = ()) -> Problem:
    """Return the problem that a parser's complaint stands for.

    Args:
        reason: The complaint: what was going on, and what went wrong.
        found: Where it went wrong.
        start: Where began what was going on, such as a quote or a list.
        lines: The lines of the file.
    """
    if any(sign in reason for sign in _SURPRISES):
        before = _slip_before(found, lines)
        if before:
            return before
    for sign, explanation in _EXPLANATIONS:
        if sign in reason:
            return explanation(found, start)
    return codes.syntax_error(
        found, f"this is not YAML: {reason}", "compare the indentation and the quotes with the lines above"
    )


def slip_of_an_editor(lines: Sequence[str], before: int) -> tuple[int, int, int, str, str] | None:
    """Return what a program rather than a person left in a file, if anything: line, column, length, fact and help.

    Args:
        lines: The lines of the file.
        before: The line where the parser gave up, counted from 1: a wrong space stands there or on the line before.
    """
    for number, line in enumerate(lines, start=1):
        if line.startswith("<<<<<<< "):
            help = "choose one of the two versions, and take the marks away"
            return number, 1, 7, "a merge conflict was left in the file", help
        if number in {before - 1, before} and (space := _NO_BREAK_SPACE.search(line)):
            fact = "a no-break space stands where an ordinary space belongs"
            return number, space.end(), 1, fact, "type the space again"
    return None


def lost_space(line: str) -> tuple[int, int, str, str] | None:
    """Return where a line lacks the space after a hyphen or colon, if it does: column, length, fact and help."""
    hyphen, colon = _LOST_AT_HYPHEN.match(line), _LOST_AT_COLON.match(line)
    if hyphen:
        fact = f"`-{hyphen[1]}` is no item of a list: there is no space after the hyphen"
        help = f"put a space after the hyphen: `- {hyphen[1]}{hyphen[2].rstrip()}`"
        return hyphen.start(1), len(hyphen[1]) + 1, fact, help
    if colon:
        fact = f"`{colon[1]}:` is a text here, not a key: there is no space after the colon"
        return colon.start(1) + 1, len(colon[1]) + 1, fact, f"put a space after the colon: `{colon[1]}: {colon[2]}`"
    return None


def _without_space(place: Location) -> Problem | None:
    slip = lost_space(place.text)
    if slip is None:
        return None
    return codes.syntax_error(replace(place, column=slip[0], length=slip[1]), *slip[2:])


def _slip_before(found: Location, lines: Sequence[str]) -> Problem | None:
    """Return what is wrong with the last line above a key that the parser did not expect, if it can be known."""
    number = found.line - 1
    while number > 0 and (not lines[number - 1].strip() or lines[number - 1].lstrip().startswith("#")):
        number -= 1
    if number < 1 or not _A_KEY.match(found.text):
        return None
    before = replace(found, line=number, text=lines[number - 1])
    return _without_space(found) or _without_space(before) or _short_form(before, found)


def _short_form(before: Location, found: Location) -> Problem | None:
    """Return the problem of a thing of a catalogue that is written as its title alone and has more keys below it."""
    short = _ID_AND_TITLE.match(before.text)
    if not short or not found.text.startswith(" ") or before.path.split("/")[-2:-1] not in _CATALOGUES:
        return None
    title = short[2].partition(" #")[0].rstrip()
    place = replace(before, column=short.start(2) + 1, length=len(title))
    help = f"write the title as a key of its own: `{short[1]}:` and below it `  title: {title}`"
    return codes.syntax_error(
        place, f"a text stands after `{short[1]}:`, so it can have no keys below", help, [("such a key is here", found)]
    )


def _character(place: Location) -> str:
    return place.text[place.column - 1 : place.column]


def _cannot_start(found: Location, start: Location) -> Problem:
    return _tab(found, start) if _character(found) == "\t" else _needs_quotes(found, found)


def _tab(found: Location, start: Location) -> Problem:
    return codes.syntax_error(found, "a tab is used for indentation", "indent with two spaces for each level")


def _needs_quotes(found: Location, start: Location) -> Problem:
    what = f"`{_character(start)}`".replace("```", "a backtick")
    return codes.syntax_error(start, f"a text cannot start with {what}", "put the whole text in double quotes")


def _unclosed_quote(found: Location, start: Location) -> Problem:
    return codes.syntax_error(start, "this quote is never closed", "close it with the same kind of quote")


def _unknown_escape(found: Location, start: Location) -> Problem:
    help = "write `\\\\` for a backslash in double quotes, or use single quotes"
    # Parsers differ in whether they point at the backslash or behind it.
    at = found.text.rfind("\\", 0, found.column)
    if at >= 0:
        found = replace(found, column=at + 1)
    return codes.syntax_error(found, "a backslash in double quotes starts an escape, and this is none", help)


def _unclosed_bracket(found: Location, start: Location) -> Problem:
    opener = _character(start)
    if start.text[start.column - 1 : start.column + 1] == "[[":
        fact = "a text that starts with `[[` reads as a list"
        return codes.syntax_error(start, fact, "put the whole text in double quotes")
    what, closer = {"{": ("mapping", "}")}.get(opener, ("list", "]"))
    fact = f"the {what} opened with `{opener}` is not closed"
    return codes.syntax_error(
        start, fact, f"close it with `{closer}`, or write a comma between its items", [("it goes wrong here", found)]
    )


def _second_colon(found: Location, start: Location) -> Problem:
    return codes.syntax_error(
        found,
        "a second `: ` stands where a text goes on",
        "put the text in double quotes, or mend the indentation; an item of a list with keys starts `- topic: …`",
    )


def _list_on_a_key(found: Location, start: Location) -> Problem:
    return codes.syntax_error(found, "a list cannot start on the line of its key", "write each item on its own line")


def _block_text(found: Location, start: Location) -> Problem:
    return codes.syntax_error(
        start,
        f"after `{_character(start)}` a text goes on in the next line",
        "put the text in double quotes if it starts with this sign",
    )


def _no_colon(found: Location, start: Location) -> Problem:
    slip = _without_space(start)
    if slip:
        return slip
    word = start.text.strip()
    return codes.syntax_error(
        replace(start, length=max(len(word), 1)),
        f"`{word}` is no `key: value` pair",
        "write a colon and a space after the key, or indent the line as part of the text above",
    )


def _indentation(found: Location, start: Location) -> Problem:
    ended = _ENDED_TEXT.search(found.text[: found.column - 1])
    if ended:
        place = replace(found, column=ended.start(1) + 1, length=len(ended[1]))
        what, help = _OVER_EARLY[ended[1]]
        return codes.syntax_error(
            place, f"a text that starts with `{ended[1]}` {what}, and here is more text after it", help
        )
    character = _character(found)
    if character in "]},":
        help = "take it away, or put the whole text in double quotes"
        return codes.syntax_error(found, f"this `{character}` belongs to no list or mapping", help)
    help = "give it the same indentation as the other lines of the block"
    related = []
    if start != found:
        related = [("the block starts here", start)]
    return codes.syntax_error(found, "this line does not fit the block that it stands in", help, related)


def _in_mapping(found: Location, start: Location) -> Problem:
    if found.text[found.column - 1 : found.column + 1] not in {"-", "- "}:
        return _indentation(found, start)
    if found.column == 1:
        fact = "this file is a mapping, and here stands an item of a list"
        return codes.syntax_error(found, fact, "no `-` here: start the line with its key")
    fact = "an item of a list stands where a key belongs"
    return codes.syntax_error(found, fact, "take the hyphen away, or indent the line like the other items of its list")


def too_deep(found: Location, start: Location | None = None) -> Problem:
    """Return the problem of lists and mappings too deep within one another."""
    return codes.unsupported_yaml(
        found,
        f"nesting of more than {input_limits.DEEPEST} levels",
        "a curriculum needs no lists and mappings so deep within one another",
    )


def _second_document(found: Location, start: Location) -> Problem:
    return codes.unsupported_yaml(
        replace(found, length=3), "second document", "put it into a file of its own, or take the line `---` away"
    )


_NO_BREAK_SPACE = re.compile("(?:^ *|[:-])\u00a0")
# The start of a value that is over before its line is.
_ENDED_TEXT = re.compile(r"(?:^|[-:] )\s*(\[\[|[\"'])")
_A_KEY = re.compile(r"\s*+(?:-\s*+)?[\w-]+:(?:\s|$)")
_LOST_AT_HYPHEN = re.compile(r" *-([^\W\d][\w-]*:?)( .*|)$")
_LOST_AT_COLON = re.compile(r" *(?:- +)?([^\W\d][\w-]*):((?!//)[^\s:].*)")
_ID_AND_TITLE = re.compile(r"""([^\s#"'-][^:#]*): +([^\s#|>\[{&*!].*)$""")
# The folders in which a file is a mapping from ids to things.
_CATALOGUES = (["topics"], ["resources"], ["projects"])
# What a parser says of a line that the one above it gives no place.
_SURPRISES = (
    *("mapping values are not allowed", "did not find expected key", "did not find expected '-' indicator"),
    "expected <block end>",
)
_OVER_EARLY = {
    "[[": ("reads as a list", "put the whole text in double quotes"),
    '"': ("ends at the next quote", "put the whole text in single quotes"),
    "'": ("ends at the next quote", "put the whole text in double quotes"),
}

# Parsers put the same into words of their own: the one in C, the one in Python, and either of another age.
_EXPLANATIONS: tuple[tuple[str, Callable[[Location, Location], Problem]], ...] = (
    ("cannot start any token", _cannot_start),
    ("found a tab character", _tab),
    ("unknown escape character", _unknown_escape),
    ("hexdecimal number", _unknown_escape),
    ("hexadecimal number", _unknown_escape),
    ("sequence entries are not allowed", _list_on_a_key),
    ("while scanning a block scalar", _block_text),
    ("while scanning a quoted scalar", _unclosed_quote),
    ("while scanning an alias", _needs_quotes),
    ("while scanning an anchor", _needs_quotes),
    ("while scanning a tag", _needs_quotes),
    ("while parsing a tag", _needs_quotes),
    ("while scanning a directive", _needs_quotes),
    ("while parsing a flow", _unclosed_bracket),
    ("mapping values are not allowed", _second_colon),
    ("expected ':'", _no_colon),
    ("expected a single document", _second_document),
    ("while parsing a block mapping", _in_mapping),
    ("while parsing a block", _indentation),
    ("expected <document start>", _indentation),
    ("expected '<document start>'", _indentation),
    ("nesting", too_deep),
    ("recursion", too_deep),
)
