"""Texts to the same texts with `[[links]]` for the terms that have a name in the curriculum.

A text is parted at its marks, the strongest first, and no further than needed; a part that is exactly a known name
becomes a link, once for each thing. Words within longer words are never linked.
"""

import re
from typing import NamedTuple

from roadmap_site.importer import line_parts, matching
from roadmap_site.importer.matching import Known, Names

_STRONG = (
    re.compile(r"([;；→]|->|\s[–—-]\s|[:：](?=\s|$)|[.!?](?=\s|$))"),
    re.compile(r"([,、，](?=\s|$)|[()（）])"),
)
"""What parts terms, the strongest first; a text is parted as little as possible."""
_WEAK = (re.compile(r"(/)"), re.compile(r"(\s(?:and|or|&)\s)"))
"""What parts terms only if a known one stands on each side: "rye and wheat", but not "light and dark rye"."""
_MARKS = frozenset("[]|`")
_LONGEST_TERM = 8
"""Words."""


class _Text(NamedTuple):
    """What is known while one text is gone through."""

    kept: list[str]
    names: Names
    said: set[str]
    """Ids that need no link any more."""


def linked(text: str, names: Names, own: str = "") -> str:
    """Return a text, without emphasis, in which each term that is exactly a known name is a link, once.

    Args:
        text: The text.
        names: What there is, by name. A topic comes before a resource; of two topics alike neither is linked.
        own: The thing that the text belongs to, which needs no link.
    """
    bare, kept = line_parts.hidden(line_parts.unemphasised(text))
    return line_parts.shown(_parted(bare, _Text(kept, names, {own}), 0), kept)


def _parted(text: str, of: _Text, strength: int) -> str:
    if not text.strip():
        return text
    if known := _known(text, of):
        return _link(text, known, of)
    if strength == len(_STRONG):
        return _joined(text, of)
    parts = _STRONG[strength].split(text)
    # Every other one is what parts them.
    parts[::2] = [_parted(part, of, strength + 1) for part in parts[::2]]
    return "".join(parts)


def _joined(text: str, of: _Text) -> str:
    for separator in _WEAK:
        parts = separator.split(text)
        found = [_known(part, of) for part in parts[::2]]
        if len(parts) > 1 and all(found):
            parts[::2] = [_link(part, known, of) for part, known in zip(parts[::2], found, strict=True) if known]
            return "".join(parts)
    return text


def _known(text: str, of: _Text) -> Known | None:
    name = matching.without_code(line_parts.shown(text.strip(), of.kept))
    if not _MARKS.isdisjoint(name) or len(name.split()) > _LONGEST_TERM:
        return None
    return of.names.find("topic", name) or of.names.find("resource", name)


def _link(text: str, known: Known, of: _Text) -> str:
    if known.id in of.said:
        return text
    of.said.add(known.id)
    term = text.strip()
    before, _, after = text.partition(term)
    if known.title == term:
        return f"{before}[[{known.id}]]{after}"
    return f"{before}[[{known.id}|{term}]]{after}"
