"""What the theme's search has read of all pages, ours and those by hand → what ours finds.

That is where every plugin that adds to the search, or leaves pages out of it, has had its say. An entry is a page, or a
part of one with a heading; of our pages it is known what they are, see `hits`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from roadmap_site.site.page import shortened
from roadmap_site.site.search.hits import PAGE, Hit
from roadmap_site.site.search.pieces import Found, Part

_WITHIN_WORDS = re.compile(r"</?(?:code|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
# Where a plugin of the theme has parted words that are written without spaces.
_PARTED = "\u200b"


@dataclass(slots=True)
class _Thing:
    """A thing, while its parts are gathered."""

    address: str
    hit: Hit | None
    title: str
    text: str
    keywords: tuple[str, ...]
    boost: float
    parts: list[Part] = field(default_factory=list)

    def found(self) -> Found:
        """Return the thing, when it is whole."""
        if self.hit:
            kind, title, line, aliases, keywords = (
                self.hit.kind,
                self.hit.title,
                self.hit.line,
                self.hit.aliases,
                self.hit.keywords,
            )
        else:
            first = self.text or next((part.text for part in self.parts if part.text), "")
            kind, title, line, aliases, keywords = PAGE, self.title, shortened(first), (), ()
        return Found(
            kind,
            self.address,
            title,
            line,
            self.text,
            tuple(self.parts),
            aliases,
            (*keywords, *self.keywords),
            1.0 if self.hit else self.boost,
        )


def things(entries: Iterable[Mapping[str, Any]], hits: Mapping[str, Hit | None]) -> Iterator[Found]:
    """Yield what can be found.

    Args:
        entries: What the theme's search has, with `location`, `title` and `text`.
        hits: Address → what a hit says of it; nothing for what is found elsewhere.
    """
    gathered: dict[str, _Thing] = {}
    for entry in entries:
        location = str(entry["location"])
        page, _, anchor = location.partition("#")
        title, text = _text(entry.get("title", "")), _text(entry.get("text", ""))
        if location in hits:
            if hits[location] is None:
                continue
            page, anchor = location, ""
        thing = gathered.get(page)
        if thing is None:
            tags = tuple(map(str, entry.get("tags") or ()))
            boost = float(entry.get("boost", 1))
            thing = gathered[page] = _Thing(page, hits.get(page), title, "" if anchor else text, tags, boost)
            if not anchor:
                continue
        if not anchor:
            thing.text = f"{thing.text} {text}".strip()
        elif not (thing.hit and title in thing.hit.aliases and not text):
            thing.parts.append(Part(anchor, title, text))
    yield from (thing.found() for thing in gathered.values())


def _text(html: Any) -> str:
    """Return what an entry says, which is HTML with a few tags, as text."""
    bare = _TAG.sub(" ", _WITHIN_WORDS.sub("", str(html)))
    return " ".join(unescape(bare).replace(_PARTED, "").split())
