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

import re
from collections.abc import Mapping
from typing import NamedTuple
from unicodedata import normalize

from roadmap_site.curriculum.model import Resource, Stage, Thing, link_id, noun
from roadmap_site.curriculum.rule import Code, Finding, Findings, Located, Location, Rule, Severity, Words

# Stands for the authors of what names none.
_NOBODY = ""
_SPACES = re.compile(r"[\s\u200b-\u200d\u2060\u00ad]+")
_HYPHENS = re.compile(r"(?<=\w)[-\u2010-\u2015\u2212_]+(?=\w)")


class _Named(NamedTuple):
    """A thing and a name of it, as it is written."""

    thing: Thing
    name: str


def check(located: Located) -> Findings:
    """Yield each title and alias that another thing of its noun has already."""
    known: dict[tuple[str, str], dict[str, _Named]] = {}
    for thing in located.curriculum.things():
        # Among these a thing must have a name of its own: the stages of its roadmap, or all of its noun.
        home = f"stage {thing.roadmap}" if isinstance(thing, Stage) else noun(thing)
        reported: list[Thing] = []
        for key, named in _names(thing).items():
            others = known.setdefault((home, key), {})
            other = _same(others, thing)
            if other and other.thing not in reported:
                reported.append(other.thing)
                yield _finding(located, named, other)
            for author in _authors(thing):
                others.setdefault(author, named)


def _names(thing: Thing) -> dict[str, _Named]:
    """Return the names of a thing, by what tells them from others."""
    names = {_key(name): _Named(thing, name) for name in (*thing.aliases, thing.title)}
    names.pop("", None)
    return names


def _same(others: Mapping[str, _Named], thing: Thing) -> _Named | None:
    """Return which of the things of one name a thing may be: of resources, those that share an author or name none."""
    authors = _authors(thing)
    for author in (*authors, _NOBODY):
        if author in others:
            return others[author]
    return next(iter(others.values()), None) if _NOBODY in authors else None


def _authors(thing: Thing) -> list[str]:
    """Return by whom a thing is, as far as that tells it from others of its name."""
    if not isinstance(thing, Resource) or not thing.authors:
        return [_NOBODY]
    return [_key(author) for author in thing.authors]


def _key(name: str) -> str:
    """Return what is left of a name of which only what tells it from others counts.

    NFKC and case folding are those of Unicode (UAX #15, and section 3.13 of the standard).
    """
    folded = normalize("NFKC", normalize("NFKC", name).casefold())
    return _HYPHENS.sub("", _SPACES.sub("", folded))


def _finding(located: Located, named: _Named, other: _Named) -> Finding:
    fact = f"another {noun(named.thing)} is called `{other.name}` too"
    help = "join the two, or give this one a name that tells them apart"
    related = (f"`{link_id(other.thing)}` is called so here", _place(located, other))
    return _place(located, named), Words(fact, help, [related])


def _place(located: Located, named: _Named) -> Location:
    """Return where a name of a thing is written; a short form is nothing but its title."""
    thing, name = named
    if name == thing.title:
        return located.locate(thing.place / "title")
    return located.locate(thing.place / "aliases" / thing.aliases.index(name))


RULE = Rule(Code("duplicate-name", Severity.WARNING, __doc__), check)
