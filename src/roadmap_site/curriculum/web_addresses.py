"""The addresses of the web that authors have written, in whatever key or text.

The definition says which keys hold addresses, and which texts may link to them. So what is asked for by a check of the
links, and what is led on to `https`, is the same: all of them.
"""

import html
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from roadmap_site.curriculum import inline_markdown
from roadmap_site.curriculum.located import Located, mapping_around
from roadmap_site.curriculum.model import Curriculum, Resource, Thing
from roadmap_site.curriculum.references import owners
from roadmap_site.problems.problem import Location
from roadmap_site.schema.addresses import is_web
from roadmap_site.schema.texts import URL
from roadmap_site.yaml_io.document import Place


class Written(NamedTuple):
    """An address of the web, where an author has written it."""

    url: str
    owner: Thing | Curriculum
    place: Place
    text: str | None = None
    """The text that links to it; nothing where the value is nothing but the address."""
    start: int = 0
    """Where it stands in that text, and where it ends."""
    end: int = 0


def written(curriculum: Curriculum) -> Iterator[Written]:
    """Yield every address of the web, of keys and of links in texts, in the order of the curriculum.

    What names no host that everybody can ask, such as `http://localhost:8000`, is none. Those of a resource that can
    no longer be had are left out, also where it is suggested: nothing leads there.
    """
    for owner in owners(curriculum):
        if isinstance(owner, Resource) and not owner.available:
            continue
        for text, shape, trail in owner.texts:
            place = Place(owner.place.path, trail)
            if shape.address and _is_web(text) and not _is_gone(curriculum, mapping_around(owner, place)):
                yield Written(text, owner, place)
            elif shape.links and "://" in text:
                yield from _in_text(text, owner, place)
        if explanation := getattr(owner, "explanation", None):
            yield from _in_text(explanation.prose, owner, explanation.place)


def location(one: Written, located: Located) -> Location:
    """Return where in the files an address stands."""
    if one.text is None:
        return located.locate(one.place, one.url)
    return located.locate_part(one.place, one.text, one.start, one.end)


def _is_gone(curriculum: Curriculum, said: Mapping[str, Any]) -> bool:
    """Return whether an address stands in the suggestion of what can no longer be had."""
    suggested = curriculum.by_id.get(said.get("resource") or said.get("project") or "")
    return suggested is not None and suggested.status == "unavailable"


def _in_text(text: str, owner: Thing | Curriculum, place: Place) -> Iterator[Written]:
    for piece in inline_markdown.parse(text):
        url = html.unescape(piece.text)
        if piece.kind == "link" and _is_web(url):
            yield Written(url, owner, place, text, piece.at, piece.until)


def _is_web(address: str) -> bool:
    return is_web(address) and URL.fits(address)
