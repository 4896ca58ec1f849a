"""The page that has a whole roadmap."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.helpers import sites


def test_a_whole_roadmap_is_one_document(bread: Path) -> None:
    """All that its stages say stands on one page, out of the navigation and out of the search."""
    seen = sites.seen(bread, "print/home-baker")
    for words in ("Bake 1: Mixing", "Windowpane test", "Chapter two", "Bake 2: Raising", "A loaf that rises"):
        assert words in seen
    index = json.loads((bread / "search/search_index.json").read_text(encoding="utf-8"))
    assert not [entry for entry in index["docs"] if entry["location"].startswith("print/")]
    assert 'href="../../print/home-baker/"' in sites.page(bread, "roadmaps/home-baker")


def test_its_parts_have_anchors_of_their_own(bread: Path) -> None:
    """Each once, though every stage has sections of the same name."""
    html = sites.article(sites.page(bread, "print/home-baker"))
    anchors = re.findall(r'<h\d id="([^"]+)"', html)
    assert {"stage-mixing", "stage-mixing--topics", "stage-raising--topics", "milestones"} <= {*anchors}
    assert len(anchors) == len({*anchors})


def test_it_does_not_lead_to_itself(bread: Path) -> None:
    """Nor does it list the stages that it has."""
    html = sites.article(sites.page(bread, "print/home-baker"))
    assert "as one document" not in html
    assert "in order" not in sites.words(html)


def test_what_to_start_with_is_told_in_words(tmp_path: Path) -> None:
    """A drawing of its kind for each topic would be a fifth of a long document; on the page of a stage it is drawn."""
    files = {"resources/book.yml": "sums: {title: Sums, topics: [softmax]}\n"}
    site = sites.built(tmp_path, files)
    best = re.compile(r'<p class="rm-best".*?</p>', re.DOTALL)
    [on_paper] = best.findall(sites.page(site, "print/first"))
    [on_its_stage] = best.findall(sites.page(site, "roadmaps/first/start"))
    assert sites.words(on_paper) == "Start with Sums Book"
    assert "<svg" not in on_paper
    assert "<svg" in on_its_stage
