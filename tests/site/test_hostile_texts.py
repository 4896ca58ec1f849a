"""What strangers write does nothing, in whatever text of a curriculum it stands.

The texts are those that the definition has: where a key takes what could do harm, it is tried, and so is a key that
comes later. Explanations are tried with all that Markdown has.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from roadmap_site.schema.texts import Shape, Text
from roadmap_site.schema.types import ById, Items, Keys, ShortOr
from roadmap_site.site import kinds, linked_data
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from roadmap_site.yaml_io.document import Trail
from tests.helpers import structured, worlds
from tests.site.test_author_texts import HOSTILE
from tests.site.test_pages_of_keys import EVERY_KEY, World, shape_of
from tests.site.test_shown_explanations import ATTACKS, SQUARE

MORE = [
    "</script><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "--><svg onload=alert(1)>",
    '"><iframe src=https://x.example>',
    "'/onmouseover='alert(1)",
    "{{ config }} {% include '/etc/passwd' %}",
    "]]>&lt;script&gt;alert(1)",
    "\u2028alert(1)//",
]
INLINE = {("a", "href"), ("a", "title")} | {(tag, "") for tag in ("a", "em", "strong", "code", "br", "span")}
IN_EXPLANATIONS = {"topics/basics/dough.md", "roadmaps/slow/01-mixing.md", "projects/oven/rolls.md"}


class Parts(HTMLParser):
    """Notes each element with each of its attributes, and all addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self.addresses: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.add((tag, ""))
        self.found.update((tag, name) for name, _ in attrs)
        self.addresses.update(value or "" for name, value in attrs if re.search("href|src|action", name))


def texts(shape: Shape, data: Any, trail: Trail = ()) -> Iterator[tuple[Trail, Text]]:
    """Yield the place of each text in what has a shape, but of ids: those are looked up."""
    if isinstance(shape, Text) and not shape.refers:
        yield trail, shape
    elif isinstance(shape, Items):
        for position, item in enumerate(data):
            yield from texts(shape.of, item, (*trail, position))
    elif isinstance(shape, ById):
        for id, item in data.items():
            yield from texts(shape.of, item, (*trail, id))
    elif isinstance(shape, ShortOr):
        fitting = [keys for keys in shape.long if isinstance(data, dict) and next(iter(keys.keys)) in data]
        long = fitting or [*shape.long]
        yield from texts(long[0] if isinstance(data, dict) else shape.short, data, trail)
    elif isinstance(shape, Keys):
        for name, value in data.items():
            yield from texts(shape.keys[name].shape, value, (*trail, name))


def hostile(vectors: list[str]) -> tuple[World, set[str]]:
    """Return the curriculum with vectors in each text that takes one, and the keys of these texts."""
    world, tried = copy.deepcopy(EVERY_KEY), set[str]()
    for file, data in EVERY_KEY.items():
        for number, (trail, text) in enumerate(texts(shape_of(file), data)):
            words = ""
            for vector in vectors[number % len(vectors) :] + vectors[: number % len(vectors)]:
                words = longer if text.fits(longer := f"{words} {vector}".strip()) else words
            if words:
                inside: Any = world[file]
                for step in trail[:-1]:
                    inside = inside[step]
                inside[trail[-1]] = words
                tried.add(next(str(step) for step in reversed(trail) if isinstance(step, str)))
    return world, tried


def shown(folder: Path, world: World, explanation: str) -> Parts:
    """Return what all pages are made of, their data for machines included."""
    files: dict[str, str | bytes | None] = {file: json.dumps(data, ensure_ascii=False) for file, data in world.items()}
    files |= dict.fromkeys(IN_EXPLANATIONS, explanation) | {"images/square.svg": SQUARE}
    loaded = worlds.load(folder, dict.fromkeys(worlds.BASE) | files)
    # The check refuses some of it; were it wrong or turned off, the pages would still be safe.
    site = structured.of(loaded)
    renderer = Renderer(site.graph, Addresses(folders=True), edit_url=lambda _: None)
    pages = []
    for spec in kinds.all_pages(site):
        data = linked_data.json_ld(spec, site)
        script = linked_data.script(data) if data else "<script></script>"
        assert script.count("<") == len(re.findall("</?script", script))
        pages.append(renderer.render(spec).html)
    return Parts("".join(pages))


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """Return what the pages are made of as long as nobody means ill."""
    benign = "$x$ [a](https://x.example 'b') **c** *d* `e`\n\n# f\n\n![g](../../images/square.svg)\n\n|a|\n|-|\n|b|\n"
    return shown(tmp_path_factory.mktemp("usual"), EVERY_KEY, benign)


@pytest.mark.parametrize("vectors", [HOSTILE, MORE, ["`", *HOSTILE[:3]], ["<", '"', "&", ">"]])
def test_no_text_of_any_key_becomes_more_than_words(vectors: list[str], usual: Parts, tmp_path: Path) -> None:
    """No element and no attribute but those of inline Markdown, and no address but of the web, of mail, of the site."""
    world, tried = hostile(vectors)
    assert {"note", "at", "question", "answer", "practice", "outcomes", "publisher", "short-title"} <= tried
    found = shown(tmp_path, world, ATTACKS)
    odd = found.found - usual.found - INLINE
    assert {tag for tag, _ in odd} <= {"math", "mtext", "mrow", "div", "details", "summary", "sup", "pre", "ol", "li"}
    assert {name for _, name in odd} <= {"", "display", "class", "tabindex", "role", "id", "aria-label"}
    for address in found.addresses - usual.addresses:
        assert re.match(r"https?://|mailto:|&#109;|[#\ue000]|$", address), address
        assert not re.search("javascript|vbscript|data:", address.partition("?")[0].partition("//")[0]), address
