"""Names that people type → the things that they mean: ids, former ids, titles and aliases."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.cli.common import CannotRunError
from roadmap_site.curriculum import queries
from roadmap_site.curriculum.model import Curriculum, link_id
from roadmap_site.curriculum.queries import Found
from roadmap_site.schema.nouns import Noun
from roadmap_site.system.terminal import printable

# What a name is, as queries say it → as people do.
_IS_TO = {"former id": "a former id of", "short id": "short for", "title": "the title of", "alias": "an alias of"}


def named(curriculum: Curriculum, name: str, noun: Noun | None = None) -> Found:
    """Return the one thing that goes by a name, of a noun if it must be one; stop when there is none, or several."""
    candidates = queries.find(curriculum, name, noun)
    if len(candidates) == 1:
        return candidates[0]
    what = printable(name)
    if candidates:
        several = "".join(f"\n  {printable(queries.told(candidate.thing))}" for candidate in candidates)
        raise CannotRunError(f"`{what}` may mean several things. Name one by its id:{several}")
    no, among = "nothing", ""
    if noun:
        no, among = f"no {noun}", f" {noun}s"
    help = f"`roadmap list{among}` shows what there is."
    if near := queries.nearest(curriculum, name, noun):
        help = f"Did you mean `{near}`?"
    raise CannotRunError(f"There is {no} called `{what}`. {help}")


def called(found: Found, name: str) -> Iterator[str]:
    """Yield what a name is to the thing that was found by it, unless it is the id."""
    if found.by != "id":
        yield f"`{printable(name)}` is {_IS_TO[found.by]} `{link_id(found.thing)}`."
