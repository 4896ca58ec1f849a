"""Whether YAML text is plain enough to be read without a closer look.

Going through a file's tokens costs as much as reading it, and almost every file is plain, which is soon seen.
"""

from __future__ import annotations

import re

from roadmap_site.problems import input_limits

# What can stand before a value, but for blanks; quoted text and words stand before anything else.
_BEFORE_NODE = frozenset("\n\r[{,:?-")
_INDENTED = re.compile(r"\n[ \t?:-]{60}")
_RARE_BREAKS = ("\r", "\x85", "\u2028", "\u2029")
_MANY_BRACKETS = 130


def is_plain(text: str) -> bool:
    """Return whether text surely holds nothing that we do not support, nor too much.

    That is anchors, aliases and tags, too many values, and nesting so deep as to break the parser's stack.
    """
    # A collection within another opens a bracket or is indented further than it. A list may start just below its key,
    # so each column can open two: what is neither full of brackets nor far to the right stays below 250 levels, which
    # is harmless to every parser.
    opened = text.count("[") + text.count("{")
    if opened > _MANY_BRACKETS or text[:60].strip(" \t?:-") == "" or _INDENTED.search(text):
        return False
    return not (any(rare in text for rare in _RARE_BREAKS) or _may_hold_too_much(text) or _may_hold_properties(text))


def _may_hold_too_much(text: str) -> bool:
    if len(text) < input_limits.MOST_VALUES // 3:
        return False
    # What parts values stands before each: a key and an empty value, and a list or mapping that begins with them.
    apart = sum(map(text.count, ("\n", ",", ":", "[", "{", "- ", "-\n", "? ", "?\n"))) - text.count("://")
    return 3 * (apart + 1) > input_limits.MOST_VALUES


def _may_hold_properties(text: str) -> bool:
    """Return whether an anchor, alias or tag may start anywhere in a text."""
    for character in "&*!":
        at = text.find(character)
        while at >= 0:
            before = at - 1
            while before >= 0 and text[before] in " \t":
                before -= 1
            if before < 0 or text[before] in _BEFORE_NODE:
                return True
            at = text.find(character, at + 1)
    return False
