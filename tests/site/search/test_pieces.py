"""What the search of a site looks through, as scripts: small, each named after what it holds."""

from __future__ import annotations

import json
import re

from roadmap_site.site.messages.words import ENGLISH
from roadmap_site.site.search import hits, pieces
from roadmap_site.site.search.pieces import Found, Part
from tests.helpers.searching import topic

MANY = [topic(f"Topic {number}", text=" ".join(f"word{number + n}" for n in range(40))) for number in range(800)]


def scripts(things: list[Found]) -> dict[str, str]:
    """Return the scripts by their names."""
    return dict(pieces.scripts(things, hits.kinds(ENGLISH), {}))


def held(script: str) -> object:
    """Return what a script assigns."""
    match = re.fullmatch(r'\(globalThis\.roadmapPieces\?\?=\{\}\)\["[\w.-]+"\]=(.*);\n', script, re.DOTALL)
    assert match
    return json.loads(match[1])


def test_a_site_without_anything_has_a_beginning() -> None:
    """And no piece."""
    assert [*scripts([])] == ["start.js"]


def test_pieces_are_small_however_much_there_is() -> None:
    """Of either kind; the beginning grows with the words of names alone."""
    found = scripts(MANY)
    assert len(found) > 8
    assert max(map(len, found.values())) < 40_000
    few, more = scripts(MANY[:400])["start.js"], found["start.js"]
    assert len(more) < 2.2 * len(few)
    assert "word77" not in more


def test_the_same_things_make_the_same_scripts() -> None:
    """And another thing changes only the pieces that have it."""
    before, after = scripts(MANY), scripts([*MANY[:-1], topic("Changed", text="zzz")])
    assert scripts(MANY) == before
    assert len({*before} & {*after}) > len(before) / 2


def test_things_stand_by_kind() -> None:
    """As their numbers tell what they are."""
    page = Found("page", "guide/", "Guide", "How.")
    start = held(scripts([page, topic("Bread")])["start.js"])
    assert isinstance(start, dict)
    assert [(kind[0], kind[3]) for kind in start["kinds"] if kind[3]] == [("topic", 1), ("page", 1)]


def test_words_that_stand_everywhere_are_left_out() -> None:
    """They tell nothing, whatever the language; a name keeps them."""
    things = [topic(f"N{number}", text="und so weiter") for number in range(500)]
    start = held(scripts([*things, topic("Und")])["start.js"])
    assert isinstance(start, dict)
    assert start["common"] == ["so", "und", "weiter"]
    assert "und" in str(scripts([*things, topic("Und")]))


def test_odd_words_and_titles_do_no_harm() -> None:
    """Names of what every object has in JavaScript, markup, quotes, and ends of lines are but text."""
    odd = topic('</script>"\u2028__proto__', text="constructor __proto__ toString", parts=(Part("a", "<b>", "\n"),))
    for script in scripts([odd]).values():
        held(script)
        assert script.count("\n") == 1
