"""The catalogue of topics."""

from __future__ import annotations

import re
from pathlib import Path

from roadmap_site.site.page import JsonLd
from tests.helpers import sites
from tests.helpers.structured import items, names


def test_topics_are_listed_by_area_in_learning_order(bread: Path) -> None:
    """What is needed comes before what needs it."""
    seen = sites.seen(bread, "topics")
    assert re.search("Dough Flour .*Gluten .*Sourdough .*Oven Baking", seen)


def test_machines_read_the_topics_as_terms(data: dict[str, JsonLd]) -> None:
    """In the order of the page."""
    assert names(items(data["topics/index"])) == ["Flour", "Gluten", "Sourdough", "Baking"]
