"""What an outline says and its draft does not.

An import promises to lose nothing, so the words of both are compared in the end: a line with a word that the draft has
nowhere is kept as a point. Words that tell the structure, such as "Topics", and the numbers of stages do not count.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from roadmap_site.importer import line_parts, structure_words
from roadmap_site.importer.describing import Draft
from roadmap_site.importer.outline import Node
from roadmap_site.importer.structure_words import Wording

_WORD = re.compile(r"[^\W_]+")
_LONGEST_NUMBER = 3
"""Digits; longer numbers do not count stages."""


def unsaid(top: Node, draft: Draft, words: Wording) -> list[tuple[int, str]]:
    """Return the lines of an outline with a word that its draft has nowhere, but for words that tell the structure."""
    known = {*structure_words.structural(words)}
    for text in _texts(asdict(draft)):
        known |= {*_words(text)}
    return [(node.line, node.text) for node in top.walk() if not known.issuperset(_words(node.text))]


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(line_parts.unemphasised(text).casefold()):
        if not (word.isdigit() and len(word) <= _LONGEST_NUMBER):
            yield word


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a draft, but for the whole lines of resources, which serve to find known ones."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "text":
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
