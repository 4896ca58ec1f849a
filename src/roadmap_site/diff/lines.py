"""Differences → lines of words.

A difference is keys and ids; what a reviewer reads is words, and of each it is known who wrote it, so that formats can
mark and escape them. What lies within one part of a thing stands under one line for it; names that came or went
together share a line; two versions of a text are shown as one, with the words that are gone and new.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from roadmap_site.diff.compare import AT, EXPLANATION, Difference, Kind, text_under, word
from roadmap_site.problems.counting import count
from roadmap_site.schema.parts import SECTION
from roadmap_site.schema.texts import Prose

Style = Literal["own", "said", "id", "gone", "come"]
"""Whose words are: ours; an author's; an id or a name of git's; an author's that are gone, or that are new."""


class Span(NamedTuple):
    """Some words of a line."""

    words: str
    style: Style = "own"


class Line(NamedTuple):
    """One fact."""

    depth: int
    sign: str | None
    """`+` added, `-` removed, `~` changed, `>` moved, `!` to be looked at; none for what others stand below."""
    spans: tuple[Span, ...]


SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~", Kind.MOVED: ">"}
"""The mark at the head of a line for what became of something."""

# Lists whose word serves for one and for many.
_PHRASES = {"brings", "takes", "teaches", "was"}
# Keys of what is written as an id is, though it names no other thing.
_ADDRESSES = {"was", "url"}
# From how many on it is the order of the list that changed, not the place of some items.
_MANY_MOVES = 3
# Which part of the words of the shorter text must be in the longer one to show both as one.
_KEPT = 0.5
# How many words are shown around what changed.
_CONTEXT = 6
# Texts with more words, spaces and signs are not looked into.
_MOST_TOKENS = 1500
# A link, a word, some space or a sign.
_TOKEN = re.compile(r"\[\[[^\[\]]*\]\]|\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w+")


class _Fact(NamedTuple):
    """A difference with those that lie within it, or those alone."""

    key: str
    name: str | None  # What the others lie within.
    head: Difference | None
    inner: list[Difference]


def lines(
    differences: Iterable[Difference], depth: int, titles: Mapping[str, str], stage: str | None = None
) -> Iterator[Line]:
    """Yield the lines for differences; those within one part of a thing stand under one line for it.

    Args:
        differences: Differences of one thing.
        depth: How far the lines stand in.
        titles: Id → title.
        stage: The stage that they are of, if so: what moved from or to it is told as seen from there.
    """
    for (key, kind), run in groupby(_facts(differences), key=_shared):
        facts = [*run]
        match kind:
            case Kind.MOVED if len(facts) >= _MANY_MOVES:
                yield Line(depth, SIGNS[kind], (Span(f"order of the {key} changed"),))
            case Kind.ADDED | Kind.REMOVED:
                yield Line(depth, SIGNS[kind], (*_names(key, facts, titles),))
            case _:
                for fact in facts:
                    yield from _fact(fact, depth, titles, stage)


def _facts(differences: Iterable[Difference]) -> list[_Fact]:
    """Return the facts; what lies within a part comes at once after the part itself."""
    facts: list[_Fact] = []
    for difference in differences:
        match difference.at:
            case (key, name, _, *_):
                if not facts or facts[-1][:2] != (key, name):
                    facts.append(_Fact(key, name, None, []))
                facts[-1].inner.append(difference._replace(at=difference.at[2:]))
            case (key, *names):
                facts.append(_Fact(key, (*names, difference.after)[0], difference, []))
    return facts


def _shared(fact: _Fact) -> tuple[str, Kind | None]:
    """Return what facts that can share a line have in common: their key and kind; no kind for a line of its own."""
    match fact:
        case _Fact(key, _, Difference((_,), kind, positions=(_, _)), []):
            return key, kind
        case _Fact(key, _, Difference((_,), Kind.ADDED | Kind.REMOVED as kind), []):
            if text_under(key).prose is not Prose.MARKDOWN:
                return key, kind
    return fact.key, None


def _fact(fact: _Fact, depth: int, titles: Mapping[str, str], stage: str | None) -> Iterator[Line]:
    key, name, head, inner = fact
    if head is None:
        yield Line(depth, None, (Span(f"{word(key)} "), _name(key, str(name), titles)))
    else:
        spans = [*_difference(head, titles, stage)]
        if inner and inner[0].at == (SECTION.name,) and inner[0].kind is Kind.ADDED:
            spans += [Span(" (under "), Span(inner.pop(0).latest, "said"), Span(")")]
        yield Line(depth, SIGNS[head.kind], tuple(spans))
    yield from lines(inner, depth + 1, titles)


def _names(key: str, facts: Sequence[_Fact], titles: Mapping[str, str]) -> Iterator[Span]:
    names = [_name(key, fact.head.latest, titles) for fact in facts if fact.head]
    yield Span(f"{word(key) if len(names) == 1 or key in _PHRASES else key}: ")
    yield from listed(names)


def _difference(difference: Difference, titles: Mapping[str, str], stage: str | None) -> Iterator[Span]:
    (key, *within), before, after = difference.at, str(difference.before), str(difference.after)
    match difference.kind, difference.positions, within:
        case _ if key == EXPLANATION:
            yield Span(f"{word(key)}: {_extent(difference)}")
        case (Kind.ADDED | Kind.REMOVED, _, _):
            yield from (Span(f"{word(key)}: "), _name(key, difference.latest, titles))
        case (Kind.CHANGED, _, _) if key == SECTION.name or text_under(key).prose is Prose.NONE:
            yield from (Span(f"{word(key)}: "), Span(before, "id"), Span(" → "), Span(after, "id"))
        case (Kind.CHANGED, _, _):
            yield from (Span(f"{word(key)}: "), *worded(before, after))
        case (Kind.MOVED, (was, now), _):
            yield from (Span(f"{word(key)} moved from place {was} to {now}: "), _name(key, after, titles))
        case (Kind.MOVED, None, []):
            yield from (Span(f"moved from {key} "), Span(before, "id"), Span(" to "), Span(after, "id"))
        case (Kind.MOVED, None, [id]) if after == stage:
            yield from (Span(f"{word(key)} "), _name(key, id, titles), Span(" comes from "), *named(before, titles))
        case (Kind.MOVED, None, [id]):
            yield from (Span(f"{word(key)} "), _name(key, id, titles), Span(" is now in "), *named(after, titles))


def _extent(difference: Difference) -> str:
    """Return how much of an explanation came and went: the lines themselves are what a review of the file shows."""
    old, new = Counter((difference.before or "").splitlines()), Counter((difference.after or "").splitlines())
    come, gone = (new - old).total(), (old - new).total()
    if difference.kind is not Kind.CHANGED:
        return count(come + gone, "line")
    if come or gone:
        return f"{count(come, 'line')} added, {count(gone, 'line')} removed"
    return "lines in another order"


def worded(before: str, after: str) -> tuple[Span, ...]:
    """Return two texts as one, with the words that are gone and new; both in full when they have little in common."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) <= _MOST_TOKENS:
        runs = _runs(old, new)
        kept = sum(_count(was) for was, now in runs if was == now)
        if kept >= _KEPT * min(_count(before), _count(after)):
            return tuple(_merged(runs))
    return (Span(before, "gone"), Span(" → "), Span(after, "come"))


def _count(text: str) -> int:
    return len(_WORD.findall(text))


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


def _merged(runs: Sequence[tuple[str, str]]) -> Iterator[Span]:
    for at, (was, now) in enumerate(runs):
        if was == now:
            yield Span(_around(was, first=at == 0, last=at == len(runs) - 1), "said")
            continue
        if was:
            yield Span(was, "gone")
        if now:
            yield Span(now, "come")


def _around(text: str, *, first: bool, last: bool) -> str:
    """Return words that stayed, without the middle of a long run of them."""
    words = re.findall(r"\s*\S+\s*", text)
    start, end = _CONTEXT * (not first), _CONTEXT * (not last)
    if len(words) <= start + end + 2:
        return text
    return "".join([*words[:start], "…", " " * (not last), *words[len(words) - end :]])


def _name(key: str, item: str, titles: Mapping[str, str]) -> Span:
    """Return an item of a list: a title where it is an id, else what its author wrote."""
    refers = text_under(key).refers_to
    id, _, place = item.partition(AT)
    if refers and place:
        return Span(f"{titles.get(id) or id}, {place}", "said")
    if refers and titles.get(item):
        return Span(titles[item], "said")
    return Span(item, "id" if refers or key in _ADDRESSES else "said")


def named(id: str, titles: Mapping[str, str]) -> tuple[Span, ...]:
    """Return a thing as its title with its id."""
    if not titles.get(id):
        return (Span(id, "id"),)
    return (Span(titles[id], "said"), Span(" ("), Span(id, "id"), Span(")"))


def listed(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield names with commas between them, or with semicolons when one of them has commas."""
    mark = "; " if any("," in span.words for span in spans) else ", "
    yield from spans[:1]
    for span in spans[1:]:
        yield from (Span(mark), span)
