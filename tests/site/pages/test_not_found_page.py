"""The page for addresses that there are not."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import sites


def test_it_lists_what_there_is(bread: Path) -> None:
    """The roadmaps with their stages, by the author's word for them, and all topics by their titles."""
    html = sites.article((bread / "404.html").read_text(encoding="utf-8"))
    assert "The Home Baker Step by step Mixing Raising Quick Bread Step by step All of it" in sites.words(html)
    assert "All 4 topics Baking Flour Gluten Sourdough" in sites.words(html)


def test_its_links_work_wherever_it_is_shown(tmp_path: Path) -> None:
    """They begin with the path of the site, as the page stands for addresses at any depth."""
    site = sites.built(tmp_path, settings=sites.SETTINGS + "site_url: https://example.org/learn/\n")
    html = sites.article((site / "404.html").read_text(encoding="utf-8"))
    assert sites.links(html)["Softmax"] == "/learn/topics/softmax/"
