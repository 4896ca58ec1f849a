# Why: a difference is keys and ids; what a reviewer reads is words, and which of them an author wrote has to be known
# wherever they are marked and escaped.
"""Differences → lines of words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from roadmap_site.diff.compare import ID_LISTS, NAME_LISTS, Difference, Kind
from roadmap_site.diff.forms import all_keys
from roadmap_site.schema.definition import SECTION
from roadmap_site.schema.types import Prose, Text


class Span(NamedTuple):
    """Some words of a line."""

    words: str
    style: Literal["own", "said", "id", "gone", "come"] = "own"
    """Whose they are: ours; an author's; an id or a name of git's; an author's that are gone, or that are new."""


class Line(NamedTuple):
    """One fact."""

    depth: int
    """How far it stands in."""
    sign: str
    """`+` added, `-` removed, `~` changed, `>` moved, `!` to be looked at; empty for what others stand below."""
    spans: tuple[Span, ...]


SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~", Kind.MOVED: ">"}
"""The mark at the head of a line for what became of something."""

_PHRASES = {
    "brings": "new to the roadmap",
    "takes": "no longer on the roadmap",
    "teaches": "taught by a link",
    "was": "former id",
}
"""Lists whose word serves for one and for many."""
_WORDS = {"stages": "stage"} | {name: key.item or name for name, key in all_keys()} | _PHRASES
"""Key of a list → what one of it is called; other keys are called what they are."""
_VALUES = {SECTION.name} | {
    name for name, key in all_keys() if isinstance(key.shape, Text) and key.shape.prose is Prose.NONE
}
"""Keys whose text is one value, not words of a sentence."""
_MANY_MOVES = 3
"""From how many on it is the order of the list that changed, not the place of some items."""
_KEPT = 0.5
"""Which part of the words of the shorter text must be in the longer one to show both as one."""
_CONTEXT = 6
"""How many words are shown around what changed."""
_MOST_TOKENS = 1500
"""Texts with more words, spaces and signs are not looked into."""
_TOKEN = re.compile(r"\[\[[^\[\]]*\]\]|\w+|\s+|[^\w\s]")
"""A link, a word, some space or a sign."""
_WORD = re.compile(r"\w+")


class _Fact(NamedTuple):
    """A difference with those that lie within it, or those alone."""

    way: tuple[str, ...]
    head: Difference | None
    inner: list[Difference]


def lines(found: Sequence[Difference], depth: int, titles: Mapping[str, str], stage: str = "") -> Iterator[Line]:
    """Yield the lines for differences; those within one part of a thing stand under one line for it.

    Args:
        found: Differences of one thing.
        depth: How far the lines stand in.
        titles: Id → title.
        stage: The stage that they are of, if so: what moved from or to it is told as seen from there.
    """
    for together, run in groupby(_facts(found), key=_together):
        facts = list(run)
        heads = [fact.head for fact in facts if fact.head]
        if together and together[1] is Kind.MOVED and len(heads) >= _MANY_MOVES:
            yield Line(depth, ">", (Span(f"order of the {together[0]} changed"),))
        elif together and together[1] is not Kind.MOVED:
            yield _names(heads, depth, titles)
        else:
            for fact in facts:
                yield from _fact(fact, depth, titles, stage)


def _facts(found: Sequence[Difference]) -> list[_Fact]:
    facts: list[_Fact] = []
    parts: dict[tuple[str, ...], _Fact] = {}
    for difference in found:
        key, *inside = difference.at
        way = (key, inside[0] if inside else difference.after)
        if inside[1:]:
            if way not in parts:
                parts[way] = _Fact(way, None, [])
                facts.append(parts[way])
            parts[way].inner.append(difference._replace(at=tuple(inside[1:])))
        else:
            facts.append(_Fact(way, difference, []))
            if inside or difference.kind is Kind.ADDED:
                parts[way] = facts[-1]
    return facts


def _together(fact: _Fact) -> tuple[str, Kind] | None:
    """Return what facts that can share a line have in common; nothing for what gets a line of its own."""
    key, head = fact.way[0], fact.head
    if head is None or fact.inner or len(head.at) > 1:
        return None
    if head.positions:
        return key, Kind.MOVED
    return (key, head.kind) if key in NAME_LISTS and head.kind in {Kind.ADDED, Kind.REMOVED} else None


def _fact(fact: _Fact, depth: int, titles: Mapping[str, str], stage: str) -> Iterator[Line]:
    key, name = fact.way
    if not fact.head:
        yield Line(depth, "", (Span(f"{_WORDS.get(key, key)} "), _name(key, name, titles)))
        yield from lines(fact.inner, depth + 1, titles)
        return
    section = next((d.after for d in fact.inner if d.at == ("section",) and d.kind is Kind.ADDED), "")
    place = (Span(" (under "), Span(section, "said"), Span(")")) if section else ()
    yield Line(depth, SIGNS[fact.head.kind], (*_difference(fact.head, titles, stage), *place))
    yield from lines([d for d in fact.inner if not (section and d.at == ("section",))], depth + 1, titles)


def _names(run: Sequence[Difference], depth: int, titles: Mapping[str, str]) -> Line:
    """Return the one line of names that came, or went, together."""
    key = run[0].at[0]
    names = [_name(key, difference.after or difference.before, titles) for difference in run]
    word = _WORDS.get(key, key) if len(run) == 1 or key in _PHRASES else key
    return Line(depth, SIGNS[run[0].kind], (Span(f"{word}: "), *listed(names)))


def _difference(difference: Difference, titles: Mapping[str, str], stage: str) -> tuple[Span, ...]:
    at, kind, before, after, positions = difference
    key = at[0]
    word = _WORDS.get(key, key)
    if kind is Kind.MOVED and len(at) > 1:
        here = (Span(" comes from "), *named(before, titles))
        there = (Span(" is now in "), *named(after, titles))
        return (Span(f"{word} "), _name(key, at[1], titles), *(here if after == stage else there))
    if kind is Kind.MOVED and positions:
        way = f"{word} moved from place {positions[0]} to {positions[1]}: "
        return (Span(way), _name(key, after, titles))
    if kind is Kind.MOVED:
        return (Span(f"moved from {key} "), Span(before, "id"), Span(" to "), Span(after, "id"))
    if kind is Kind.CHANGED and key in _VALUES:
        return (Span(f"{word}: "), Span(before, "id"), Span(" → "), Span(after, "id"))
    if kind is Kind.CHANGED:
        return (Span(f"{word}: "), *worded(before, after))
    return (Span(f"{word}: "), _name(key, after or before, titles))


def worded(before: str, after: str) -> tuple[Span, ...]:
    """Return two texts as one, with the words that are gone and new; both in full when they have little in common."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) <= _MOST_TOKENS:
        runs = _runs(old, new)
        kept = sum(len(_WORD.findall(was)) for was, now in runs if was == now)
        if kept >= _KEPT * min(len(_WORD.findall(before)), len(_WORD.findall(after))):
            return tuple(span for at, run in enumerate(runs) for span in _run(*run, first=not at, last=run is runs[-1]))
    return (Span(before, "gone"), Span(" → "), Span(after, "come"))


def _runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Return both texts cut into runs that are alike and runs that differ; no run that is alike is without words."""
    runs: list[tuple[str, str]] = []
    for _, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[i:j]), "".join(new[k:m])
        wordless = was == now and not _WORD.search(was) and i > 0 and j < len(old)
        differs = was != now or wordless
        if runs and differs and runs[-1][0] != runs[-1][1]:
            runs[-1] = (runs[-1][0] + was, runs[-1][1] + now)
        else:
            runs.append((was, now))
    return runs


def _run(was: str, now: str, *, first: bool, last: bool) -> Iterator[Span]:
    if was == now:
        yield Span(_around(was, first=first, last=last), "said")
        return
    if was:
        yield Span(was, "gone")
    if now:
        yield Span(now, "come")


def _around(text: str, *, first: bool, last: bool) -> str:
    """Return words that stayed, without the middle of a long run of them."""
    words = re.findall(r"\s*\S+\s*", text)
    start, end = (0 if first else _CONTEXT), (0 if last else _CONTEXT)
    if len(words) <= start + end + 2:
        return text
    return "".join([*words[:start], "…" if last else "… ", *words[len(words) - end :]])


def _name(key: str, item: str, titles: Mapping[str, str]) -> Span:
    """Return an item of a list: a title where it is an id, else what its author wrote."""
    if key in ID_LISTS:
        return Span(titles[item], "said") if titles.get(item) else Span(item, "id")
    return Span(item, "id" if key in {"was", "url"} else "said")


def named(id: str, titles: Mapping[str, str]) -> tuple[Span, ...]:
    """Return a thing as its title with its id."""
    title = titles.get(id)
    return (Span(title, "said"), Span(" ("), Span(id, "id"), Span(")")) if title else (Span(id, "id"),)


def listed(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield names with commas between them, or with semicolons when one of them has commas."""
    mark = "; " if any("," in span.words for span in spans) else ", "
    for position, span in enumerate(spans):
        yield from (Span(mark), span) if position else (span,)
