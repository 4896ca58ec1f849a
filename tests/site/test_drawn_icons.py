"""Icons: ours are drawn, so that none depends on a reader's fonts; an author's own stands as it was written."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from roadmap_site.site import kinds
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from tests.helpers import sites, structured, worlds

_KINDS = ("article", "book", "community", "course", "dataset", "paper", "tool", "video")


def rows(folder: Path, kinds_of_resources: str, *ids: str) -> list[str]:
    """Return the rows of a stage that suggests a resource of each kind, as HTML."""
    curriculum = f"title: A\nroadmaps: [first]\nkinds: {{{kinds_of_resources}}}\nareas: {{basics: Basics}}\n"
    files = {f"resources/{id}.yml": f"one-{id}: One {id}\n" for id in ids}
    suggested = ", ".join(f"one-{id}" for id in ids)
    files |= {
        "curriculum.yml": curriculum,
        "roadmaps/first/01-start.yml": f"title: Start\ntopics: [softmax]\nresources: [{suggested}]\n",
    }
    site = structured.site(folder, {"resources/book.yml": None, **worlds.BASE, **files})
    renderer = Renderer(site.graph, Addresses(folders=True), edit_url=lambda _: None)
    spec = next(spec for spec in kinds.all_pages(site) if spec.path == "roadmaps/first/start")
    listed = renderer.render(spec).html.partition('id="resources"')[2].partition("<h2")[0]
    return re.findall(r"<li>.*?</li>", listed, re.DOTALL)


def drawing(row: str) -> str:
    """Return the line of the icon of a row; an error where it is no picture."""
    svg = re.findall(r"<svg.*?</svg>", row, re.DOTALL)[0]
    (path,) = ET.fromstring(svg).iter("path")  # noqa: S314 (our own)
    return path.attrib["d"]


def test_each_of_our_kinds_has_a_drawing_of_its_own_and_its_word(tmp_path: Path) -> None:
    """The word is there for whoever does not see the drawing, which is passed over."""
    listed = rows(tmp_path, ", ".join(f"{id}: A {id}" for id in _KINDS), *_KINDS)
    assert len({drawing(row) for row in listed}) == len(_KINDS)
    assert [sites.words(row) for row in listed] == [f"A {id} One {id}" for id in _KINDS]
    assert all('aria-hidden="true"' in row for row in listed)


def test_all_other_kinds_share_one_drawing(tmp_path: Path) -> None:
    """Even one that is called like a sign of ours that is not a kind."""
    listed = rows(tmp_path, "sheet: Sheet, next: Next, book: Book", "sheet", "next", "book")
    assert drawing(listed[0]) == drawing(listed[1]) != drawing(listed[2])


@pytest.mark.parametrize("kind", ["book", "sheet"])
def test_an_icon_of_the_author_stands_as_it_was_written(tmp_path: Path, kind: str) -> None:
    """In place of ours; its name is not read out, the word of the kind is."""
    (row,) = rows(tmp_path, f"{kind}: {{title: Leaf, icon: 🍃}}", kind)
    assert "<svg" not in row
    assert '<span class="rm-written" aria-hidden="true">🍃</span>' in row
    assert sites.words(row) == f"🍃 Leaf One {kind}"
