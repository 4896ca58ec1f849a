# Why: two things of one name are mostly one thing written twice, and who looks for it finds half of what there is.
"""Two topics, resources, projects or roadmaps have the same title or alias, or two stages of a roadmap the same title.

Capitals, spaces, hyphens between letters, and the several forms of a character in Unicode make no difference; signs and
digits do: `C`, `C++` and `C#` are three. Resources of one title by other authors are different ones.

FAIL
    # topics/extras.yml
    soft-maximum:
      title: Soft maximum
      aliases: [soft-max]
      needs: [softmax]

PASS
    # topics/extras.yml
    soft-maximum:
      title: Soft maximum
      needs: [softmax]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from roadmap_site.curriculum.model import Resource, Roadmap, Stage, Thing, link_id, noun
from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems.problem import Location, Severity

CODE = "duplicate-name"
SEVERITY = Severity.WARNING

_NOBODY = ""
_SPACES = re.compile(r"[\s\u200b-\u200d\u2060\u00ad]+")
_HYPHENS = re.compile(r"(?<=\w)[-\u2010-\u2015\u2212_]+(?=\w)")


def check(world: World) -> Iterator[Finding]:
    """Yield each title and alias that another thing of its noun has already."""
    # Noun and name → by whom it is → the thing, and the name as that has it.
    known: dict[tuple[str, str], dict[str, tuple[Thing, str]]] = {}
    for thing in world.curriculum.things():
        home = f"{noun(thing)} {thing.roadmap}" if isinstance(thing, Stage) else noun(thing)
        told: list[Thing] = []
        for key, name in {_key(name): name for name in (*_aliases(thing), thing.title)}.items():
            if key:
                others = known.setdefault((home, key), {})
                if (other := _same(others, thing)) and other[0] not in told:
                    told.append(other[0])
                    yield _finding(world, thing, name, *other)
                for author in _authors(thing):
                    others.setdefault(author, (thing, name))


def _same(others: Mapping[str, tuple[Thing, str]], thing: Thing) -> tuple[Thing, str] | None:
    """Return which of the things of one name a thing may be: of resources, those that share an author or name none."""
    authors = [*_authors(thing), _NOBODY]
    found = (others[author] for author in authors if author in others)
    return next(found, next(iter(others.values()), None) if _NOBODY in authors[:-1] else None)


def _authors(thing: Thing) -> list[str]:
    """Return by whom a thing is, as far as that tells it from others of its name."""
    authors = [_key(author) for author in thing.authors] if isinstance(thing, Resource) else []
    return authors or [_NOBODY]


def _key(name: str) -> str:
    """Return what is left of a name of which only what tells it from others counts.

    NFKC and case folding are those of Unicode (UAX #15, and section 3.13 of the standard).
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKC", name)
    folded = plain.casefold()
    whole = folded if folded.isascii() else unicodedata.normalize("NFKC", folded)
    return _HYPHENS.sub("", _SPACES.sub("", whole))


def _aliases(thing: Thing) -> tuple[str, ...]:
    return () if isinstance(thing, Stage | Roadmap) else thing.aliases


def _finding(world: World, thing: Thing, name: str, other: Thing, theirs: str) -> Finding:
    fact = f"another {noun(thing)} is called `{theirs}` too"
    help = "join the two, or give this one a name that tells them apart"
    return Finding(
        _place(world, thing, name),
        fact,
        help,
        [(f"`{link_id(other)}` is called so here", _place(world, other, theirs))],
    )


def _place(world: World, thing: Thing, name: str) -> Location:
    """Return where a name of a thing is written; a short form is nothing but its title."""
    if name != thing.title:
        return world.locate(thing.place / "aliases" / _aliases(thing).index(name))
    return world.locate(thing.place / "title")
