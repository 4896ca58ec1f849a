"""The page that has a whole roadmap."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from roadmap_site.site import parts
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


def test_a_suggestion_is_told_in_words(tmp_path: Path) -> None:
    """Its kind, and all that its row on the page of the stage says; what a printer has no use for is left out."""
    stage = "title: Start\ntopics: [softmax, {topic: relu, resources: [sums]}]\n"
    files = {
        "topics/extras.yml": "relu: ReLU\n",
        "resources/book.yml": "sums: {title: Sums, authors: [Ada], url: https://sums.example, topics: [relu]}\n",
        "roadmaps/first/01-start.yml": stage,
    }
    site = sites.built(tmp_path, files)
    row = re.compile(r'<li>(?:(?!<li>).)*?<a href="https://sums.*?</li>', re.DOTALL)
    [on_paper] = row.findall(sites.page(site, "print/first"))
    [on_its_stage] = row.findall(sites.page(site, "roadmaps/first/start"))
    assert sites.words(on_paper) == "Sums Book · Ada"
    assert "resources/" not in on_paper
    assert "resources/" in on_its_stage


def test_the_map_leads_to_its_topics(bread: Path) -> None:
    """A document is read on a screen as well."""
    html = sites.article(sites.page(bread, "print/home-baker"))
    assert '<a class="rm-topic' in html
    assert "map.svg" not in html


def test_a_long_roadmap_stands_in_several_documents(tmp_path: Path) -> None:
    """Each has some of the stages, the first one the list of all, the last one what comes after; none is too long.

    The map is the file that can be taken along, in its own proportions, so that nothing moves when it comes.
    """
    stages = [[f"t{step}-{number}" for number in range(12)] for step in range(2, 22)]
    files = {
        f"roadmaps/first/{step:02}-part-{step}.yml": f"title: Part {step}\ntopics: [{', '.join(inside)}]\n"
        for step, inside in enumerate(stages, start=2)
    }
    summary = f"A thing of which {'a good deal and ' * 16}more is to be said."
    files["topics/extras.yml"] = "".join(
        f"{id}: {{title: T {id}, summary: '{summary}'}}\n" for inside in stages for id in inside
    )
    files["roadmaps/first/roadmap.yml"] = "title: First\nadvice: [{title: Go slowly, points: [Rest.]}]\n"
    site = sites.built(tmp_path, files)
    pages = [site / "print/first/index.html", *sorted((site / "print/first").glob("*/index.html"))]
    documents = [page.read_text(encoding="utf-8") for page in pages]
    assert len(documents) > 1
    assert max(map(len, documents)) < 150_000
    assert f"as {len(documents)} documents" in sites.seen(site, "roadmaps/first")
    [picture] = re.findall(
        r'<a href="[^"]+map\.svg"><img src="\.\./\.\./([^"]+)" alt="Map of First" width="(\d+)" height="(\d+)"',
        documents[0],
    )
    drawn = (site / picture[0]).read_text(encoding="utf-8")
    assert re.search(rf'<svg [^>]*width="{picture[1]}" height="{picture[2]}"', drawn)
    found = [re.findall(r'<h2 id="stage-([a-z0-9-]+)"', sites.article(html)) for html in documents]
    assert [id for ids in found for id in ids] == ["start", *(f"part-{step}" for step in range(2, 22))]
    leads = re.findall(r'<a href="([^"]*)#stage-([a-z0-9-]+)"', sites.article(documents[0]))
    assert [id for _, id in leads] == [id for ids in found for id in ids]
    for way, id in leads:
        there = (pages[0].parent / way / "index.html").read_text(encoding="utf-8")
        assert f'<h2 id="stage-{id}"' in there
    assert ["Go slowly" in sites.words(html) for html in documents] == [*[False] * (len(documents) - 1), True]


def test_one_document_leads_to_the_next_and_each_to_the_roadmap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At its foot, with what stands there; the last one has nothing to lead on to."""
    monkeypatch.setattr(parts, "MOST_ON_PAPER", 1)
    site = sites.built(tmp_path, {"roadmaps/first/02-end.yml": "title: End\ntopics: [softmax]\n"})
    first, last = (sites.article(sites.page(site, address)) for address in ("print/first", "print/first/2"))
    assert sites.links(first)["First, part 2 of 2 Stage 2: End"] == "../../print/first/2/"
    assert not [words for words in sites.links(last) if words.startswith("First, part")]
    assert sites.links(first)["Back to the roadmap"] == "../../roadmaps/first/"
    assert sites.links(last)["Back to the roadmap"] == "../../../roadmaps/first/"
