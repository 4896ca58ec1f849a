"""The YAML parser's complaints in words for people.

A parser speaks of tokens and scalars; a contributor needs to hear which quote or colon it is. A complaint is known by
some of its words, whatever else the parser in C or the one in Python says around them: the table at the end has what
each stands for. What the lines of the file show to be the cause, such as a lost space, goes before it.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from roadmap_site.problems import codes, emoji, input_limits
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io import lines, signs, slips, unclosed
from roadmap_site.yaml_io.document import Document

Explanation = Callable[[Location, Location], Problem]
"""Gives the problem for where it went wrong, and where began what was going on."""


def explain(document: Document, reason: str, wrong: Location, start: Location) -> Problem:
    """Return the problem that a parser's complaint stands for.

    Args:
        document: The file.
        reason: The complaint: what was going on, and what went wrong.
        wrong: Where it went wrong.
        start: Where began what was going on, such as a quote or a list.
    """
    if slip := _seen(document, wrong, start) or _behind(document, reason, wrong, start):
        return slip
    if "while parsing a flow" in reason and not _character(start):
        # The file ends where an item could stand.
        start = unclosed.bracket(document) or start
    for sign, explanation in _EXPLANATIONS:
        if sign in reason:
            return explanation(wrong, start)
    return codes.syntax_error(
        wrong, f"this is not YAML: {reason}", "compare the indentation and the quotes with the lines above"
    )


def _seen(document: Document, wrong: Location, start: Location) -> Problem | None:
    """Return the problem that the lines show whatever the parser says, if there is one."""
    slip = signs.slip(document, (start.line, wrong.line - 1, wrong.line))
    slip = slip or unclosed.quote(document, wrong.line) or slips.markdown_link(document, wrong)
    for number in (start.line, _above(document, wrong.line), wrong.line):
        slip = slip or slips.foreign_sign(document, number)
    slip = slip or slips.in_block_text(document, wrong.line)
    slip = slip or slips.box(document, start.line) or slips.box(document, wrong.line)
    return slip or slips.colon_behind_id(wrong) or slips.colon_behind_id(start)


def _behind(document: Document, reason: str, wrong: Location, start: Location) -> Problem | None:
    """Return the problem that the lines show to be behind a complaint, if there is one."""
    slip = None
    if "while scanning an alias" in reason:
        slip = slips.bullet(document, start.line)
    if slip is None and any(sign in reason for sign in _AMONG_ITEMS):
        slip = _slip_in_list(document, wrong, start)
    if slip is None and any(sign in reason for sign in _SURPRISES):
        slip = _slip_before(document, wrong)
    if slip is None and any(sign in reason for sign in _WITHOUT_PLACE):
        slip = slips.below_text(document, _above(document, start.line), start.line)
        slip = slip or slips.below_text(document, _above(document, wrong.line), wrong.line)
    if slip is None and "<document start>" in reason:
        slip = slips.directive(document, wrong.line) or slips.ended_early(document, wrong.line)
    return slip


def lost_space(place: Location) -> tuple[Location, str, str] | None:
    """Return where a line lacks the space after a hyphen or colon, if it does, with the fact and the help."""
    if hyphen := _LOST_AT_HYPHEN.match(place.text):
        wrong = replace(place, column=hyphen.start(1), length=len(hyphen[1]) + 1)
        fact = f"`-{hyphen[1]}` is no item of a list: there is no space after the hyphen"
        return wrong, fact, f"put a space after the hyphen: `- {hyphen[1]}{hyphen[2].rstrip()}`"
    if colon := _LOST_AT_COLON.match(place.text):
        wrong = replace(place, column=colon.start(1) + 1, length=len(colon[1]) + 1)
        fact = f"`{colon[1]}:` is a text here, not a key: there is no space after the colon"
        return wrong, fact, f"put a space after the colon: `{colon[1]}: {colon[2]}`"
    return None


def too_deep(wrong: Location, start: Location | None = None) -> Problem:
    """Return the problem of lists and mappings too deep within one another."""
    return codes.unsupported_yaml(
        wrong,
        f"nesting of more than {input_limits.DEEPEST} levels",
        "a curriculum needs no lists and mappings so deep within one another",
    )


def _slip_before(document: Document, wrong: Location) -> Problem | None:
    """Return what is wrong with the last line above a key that the parser did not expect, if it can be known."""
    above = _above(document, wrong.line)
    if above < 1 or not _A_KEY.match(wrong.text):
        return None
    before = document.line(above)
    if slip := lost_space(wrong) or lost_space(before):
        return codes.syntax_error(*slip)
    if document.hints.short_forms and (short := _short_form(before, wrong)):
        return short
    return slips.half_a_key(document, above, wrong.line)


def _slip_in_list(document: Document, wrong: Location, start: Location) -> Problem | None:
    """Return the problem of a line that is an item of a list and does not look like one, if it can be known."""
    slip = slips.too_far_left(document, wrong.line)
    if lost := lost_space(wrong) or lost_space(start):
        return codes.syntax_error(*lost)
    for number in (wrong.line, start.line, _above(document, wrong.line)):
        slip = slip or slips.without_hyphen(document, number)
    return slip


def _above(document: Document, number: int) -> int:
    """Return the number of the last line above one that is neither blank nor a comment; 0 where there is none."""
    above = number - 1
    while above > 0 and (not document.lines[above - 1].strip() or document.lines[above - 1].lstrip().startswith("#")):
        above -= 1
    return above


def _short_form(before: Location, wrong: Location) -> Problem | None:
    """Return the problem of a value that is written in its short form and has keys below it."""
    short = _ID_AND_TITLE.match(before.text)
    if not short or not wrong.text.startswith(" "):
        return None
    title = short[2].partition(" #")[0].rstrip()
    place = replace(before, column=short.start(2) + 1, length=len(title))
    help = f"write the title as a key of its own: `{short[1]}:` and below it `  title: {title}`"
    return codes.syntax_error(
        place, f"a text stands after `{short[1]}:`, so it can have no keys below", help, [("such a key is here", wrong)]
    )


def _character(place: Location) -> str:
    return place.text[place.column - 1 : place.column]


def _fixed(fact: str, help: str, wrong: Location, start: Location, *, began: bool = False) -> Problem:
    """Return the problem with the same words for each place, with the sign at it for `{}` in the fact.

    Args:
        fact: What is wrong.
        help: What to do about it.
        wrong: Where it went wrong.
        start: Where began what was going on.
        began: Whether it is told where it began, and not where it went wrong.
    """
    place = start if began else wrong
    sign = f"`{_character(place)}`".replace("```", "a backtick")
    return codes.syntax_error(place, fact.format(sign), help)


def _cannot_start(wrong: Location, start: Location) -> Problem:
    if _character(wrong) == "\t":
        return _tab(wrong, start)
    return _NEEDS_QUOTES(wrong, wrong)


def _tab(wrong: Location, start: Location) -> Problem:
    before, tabs = wrong.text[: wrong.column - 1], _TABS.search(wrong.text)
    if tabs and not wrong.text.strip():
        place = replace(wrong, column=1, length=len(wrong.text.rstrip("\r")))
        return codes.syntax_error(place, "a tab stands on a blank line", "take it away", fix="")
    if tabs and before.strip(" \t"):
        place = replace(wrong, column=tabs.start() + 1, length=len(tabs[0]))
        return codes.syntax_error(place, "a tab stands where a space belongs", "write a space in its place", fix=" ")
    return codes.syntax_error(wrong, "a tab is used for indentation", "indent with two spaces for each level")


def _unknown_escape(wrong: Location, start: Location) -> Problem:
    help = "write `\\\\` for a backslash in double quotes, or use single quotes"
    # Parsers differ in whether they point at the backslash or behind it.
    at = wrong.text.rfind("\\", 0, wrong.column)
    if at >= 0:
        wrong = replace(wrong, column=at + 1)
    return codes.syntax_error(wrong, "a backslash in double quotes starts an escape, and this is none", help)


def _unclosed_bracket(wrong: Location, start: Location) -> Problem:
    opener = _character(start)
    if start.text[start.column - 1 : start.column + 1] == "[[":
        fact = "a text that starts with `[[` reads as a list"
        return codes.syntax_error(start, fact, "put the whole text in double quotes")
    if opener == ",":
        help = "take it away, or write an item before it"
        return codes.syntax_error(start, "no item stands before this comma", help)
    what, closer = {"{": ("mapping", "}")}.get(opener, ("list", "]"))
    fact = f"the {what} opened with `{opener}` is not closed"
    if (comment := _COMMENT.search(start.text, start.column)) and closer in comment[0]:
        place = replace(start, column=comment.start() + 1, length=len(comment[0].rstrip()))
        help = "put the text that holds the `#` in double quotes, or take the space before it away"
        return codes.syntax_error(place, f"from `#` on this is a comment, which holds the `{closer}`, too", help)
    return codes.syntax_error(
        start, fact, f"close it with `{closer}`, or write a comma between its items", [("it goes wrong here", wrong)]
    )


def _no_colon(wrong: Location, start: Location) -> Problem:
    if slip := lost_space(start):
        return codes.syntax_error(*slip)
    if start.text[: start.column - 1].strip(" -"):
        return _colon_in_list(start)
    word = start.text.strip()
    place = replace(start, length=max(len(word), 1))
    if not re.search(r"\w", word):
        return codes.syntax_error(place, f"`{word}` is no `key: value` pair", "take the line away")
    if comment := _COMMENT_ELSEWHERE.match(word):
        help = f"write `# {comment[2].removesuffix('*/').removesuffix('-->').strip()}`"
        return codes.syntax_error(place, f"`{comment[1]}` starts no comment in YAML, `#` does", help)
    help = "write a colon and a space after the key, or indent the line as part of the text above"
    return codes.syntax_error(place, f"`{word}` is no `key: value` pair", help)


def _colon_in_list(start: Location) -> Problem:
    """Return the problem of an item within brackets that a parser took for a key without a value."""
    word = _ITEM_IN_LIST.match(start.text, start.column - 1)
    place = replace(start, length=max(len(word[0]), 1) if word else 1)
    help = "take the colon away, or put the text in double quotes"
    return codes.syntax_error(place, f"`{place.word}` reads as a key, and no value stands behind it", help)


def _second_colon(wrong: Location, start: Location) -> Problem:
    fact, line = "a second `: ` stands where a text goes on", lines.line_of(wrong.line, wrong.text)
    value = wrong.text[line.value :].strip()
    if _SHORT_NAME.fullmatch(value):
        place = replace(wrong, column=line.value + 1, length=len(value))
        help = "write the emoji itself, or take the line away"
        if meant := emoji.named(value):
            help = f"write the emoji itself: `{f'{line.key}:' if line.key else '-'} {meant}`"
        return codes.syntax_error(place, f"`{value}` is the name of an emoji, and no text", help, fix=meant)
    if line.key and value and wrong.column > line.value and not re.search(r"[`\"\\]| #", value):
        help = f'put the whole text in double quotes: `{line.key}: "{value}"`'
        first = wrong.text[line.value : wrong.column - 1].strip()
        if _LIKE_A_KEY.fullmatch(first):
            help += f"; if `{first}` is a key, write it on a line of its own, indented further"
        return codes.syntax_error(wrong, fact, help)
    help = "put the text in double quotes, or mend the indentation; an item of a list with keys starts `- topic: …`"
    return codes.syntax_error(wrong, fact, help)


def _indentation(wrong: Location, start: Location) -> Problem:
    character, rest = _character(wrong), wrong.text[wrong.column - 1 :].strip()
    ended = _ENDED_TEXT.search(wrong.text[: wrong.column - 1])
    if ended and rest in _BEHIND_VALUE:
        return codes.syntax_error(wrong, f"this `{rest}` stands behind the end of the value", "take it away")
    if ended and (character not in "]}" or ended[1] not in "[{"):
        return _ended_early(replace(wrong, column=ended.start(1) + 1, length=len(ended[1])))
    if character in "]},":
        help = "take it away, or put the whole text in double quotes"
        return codes.syntax_error(wrong, f"this `{character}` belongs to no list or mapping", help)
    if rest.startswith(": "):
        return codes.syntax_error(wrong, "no key stands before this `:`", "write the key, or take the line away")
    help = "give it the same indentation as the other lines of the block"
    related = [("the block starts here", start)] if start != wrong else []
    return codes.syntax_error(wrong, "this line does not fit the block that it stands in", help, related)


def _ended_early(opener: Location) -> Problem:
    """Return the problem of a value that is over before its line is, by the sign that it starts with."""
    value = opener.text[opener.column - 1 :].strip()
    what, help = _OVER_EARLY[opener.word]
    if _QUOTED_ITEMS.fullmatch(value):
        help = f"put brackets around a list: `[{value}]`"
    elif opener.word == '"' and not re.search("[`']| #", value):
        help = f"{help}: `'{value}'`"
    fact = f"a text that starts with `{opener.word}` {what}, and here is more text after it"
    return codes.syntax_error(opener, fact, help)


def _in_mapping(wrong: Location, start: Location) -> Problem:
    if wrong.text[wrong.column - 1 : wrong.column + 1] not in {"-", "- "}:
        return _indentation(wrong, start)
    if wrong.column == 1:
        fact = "this file is a mapping, and here stands an item of a list"
        return codes.syntax_error(wrong, fact, "no `-` here: start the line with its key")
    fact = "an item of a list stands where a key belongs"
    return codes.syntax_error(wrong, fact, "take the hyphen away, or indent the line like the other items of its list")


def _second_document(wrong: Location, start: Location) -> Problem:
    return codes.unsupported_yaml(
        replace(wrong, length=3), "second document", "put it into a file of its own, or take the line `---` away"
    )


# The start of a value that is over before its line is.
_ENDED_TEXT = re.compile(r"(?:^|[-:] )\s*(\[\[|[\"'\[{])")
_BEHIND_VALUE = (",", ";", ".")
_QUOTED_ITEMS = re.compile(r"""(["'])[^"'`]*+\1(?:, *\1[^"'`]*+\1)++""")
_LIKE_A_KEY = re.compile(r"[^\W_A-Z][\w-]*")
_COMMENT = re.compile(r"(?<=[ \t])#.*")
# How a comment starts in other languages.
_COMMENT_ELSEWHERE = re.compile(r"(//+|/\*+|--+|;+|<!--+) *(.*)")
_ITEM_IN_LIST = re.compile(r"[^,\[\]{}]*[^,\[\]{}\s]")
_A_KEY = re.compile(r"\s*+(?:-\s*+)?[\w-]+:(?:\s|$)")
_LOST_AT_HYPHEN = re.compile(r" *-([^\W\d][\w-]*:?)( .*|)$")
_LOST_AT_COLON = re.compile(r" *(?:- +)?([^\W\d][\w-]*):((?!//)[^\s:].*)")
_ID_AND_TITLE = re.compile(r"""([^\s#"'-][^:#]*): +([^\s#|>\[{&*!].*)$""")
# What a parser says of a line that the one above it gives no place.
_SURPRISES = (
    *("mapping values are not allowed", "did not find expected key", "did not find expected '-' indicator"),
    "expected <block end>",
)
# What it says where a list has a line that is no item of it, or an item is no part of its list.
_AMONG_ITEMS = (
    *("did not find expected '-' indicator", "expected ':'", "while parsing a block", "mapping values are not allowed"),
)
# What it says of a line that is neither a key nor an item.
_WITHOUT_PLACE = ("expected ':'", "while parsing a block")
_OVER_EARLY = {
    "[[": ("reads as a list", "put the whole text in double quotes"),
    "[": ("reads as a list", "put the whole text in double quotes, or take away what stands behind the list"),
    "{": ("reads as a mapping", "put the whole text in double quotes"),
    '"': ("ends at the next quote", "put the whole text in single quotes"),
    "'": ("ends at the next quote", "put the whole text in double quotes"),
}

_SHORT_NAME = re.compile(r":[A-Za-z0-9_+-]+:")
_TABS = re.compile(r"\t+")
_NEEDS_QUOTES = partial(_fixed, "a text cannot start with {}", "put the whole text in double quotes", began=True)
# Parsers put the same into words of their own: the one in C, the one in Python, and either of another age.
_EXPLANATIONS: tuple[tuple[str, Explanation], ...] = (
    ("cannot start any token", _cannot_start),
    ("found a tab character", _tab),
    ("unknown escape character", _unknown_escape),
    ("hexdecimal number", _unknown_escape),
    ("hexadecimal number", _unknown_escape),
    (
        "sequence entries are not allowed",
        partial(
            _fixed,
            "a list cannot start on the line of its key",
            "write each item on its own line; put a text that starts with a hyphen in double quotes",
        ),
    ),
    ("mapping keys are not allowed", _NEEDS_QUOTES),
    (
        "while scanning a block scalar",
        partial(
            _fixed,
            "after {} a text goes on in the next line",
            "put the text in double quotes if it starts with this sign",
            began=True,
        ),
    ),
    (
        "while scanning a quoted scalar",
        partial(_fixed, "this quote is never closed", "close it with the same kind of quote", began=True),
    ),
    ("while scanning an alias", _NEEDS_QUOTES),
    ("while scanning an anchor", _NEEDS_QUOTES),
    ("while scanning a tag", _NEEDS_QUOTES),
    ("while parsing a tag", _NEEDS_QUOTES),
    ("while scanning a directive", _NEEDS_QUOTES),
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
