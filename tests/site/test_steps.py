"""What comes after a topic, where no script knows on which roadmap the reader is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers import sites

FILES: dict[str, str | None] = {
    "curriculum.yml": """\
        title: A curriculum
        roadmaps: [first, second]
        areas: {basics: Basics}
        rules: {unused-topic: off}
        """,
    "topics/basics.yml": "water: Water\nsalt: Salt\nsugar: Sugar\noil: Oil\nflour: Flour\nrye: Rye\nyeast: Yeast\n",
    "roadmaps/first/01-start.yml": "title: Start\ntopics: [salt, {topic: flour, points: ['[[rye]]']}]\n",
    "roadmaps/first/02-end.yml": "title: End\ntopics: [yeast, oil, water]\n",
    "roadmaps/second/roadmap.yml": "title: Second\n",
    "roadmaps/second/01-start.yml": "title: Start\ntopics: [yeast, {section: More, topics: [salt]}]\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of two roadmaps."""
    return sites.built(tmp_path_factory.mktemp("steps"), FILES)


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("salt", "Basics Sugar"),
        ("flour", "First, Stage 2 End"),
        ("rye", "First, Stage 2 End"),
        ("oil", "First, Stage 2 Water"),
        ("yeast", "First, Stage 2 Oil"),
    ],
)
def test_the_page_of_a_topic_ends_with_what_comes_next(site: Path, topic: str, said: str) -> None:
    """On the only roadmap that teaches it, else in its area, else on the first roadmap on which anything does."""
    html = sites.page(site, f"topics/{topic}")
    card = sites.article(html).partition('<h2 id="next">')[2].partition("</a>")[0]
    assert sites.words(card) == f"What comes next {said}"
    assert re.search(r'<nav class="md-footer__inner[^>]* hidden', html)


def test_at_the_end_of_its_only_roadmap_nothing_comes_next(site: Path) -> None:
    """What comes next in its area is another matter."""
    html = sites.article(sites.page(site, "topics/water"))
    assert 'id="next"' not in html
    assert 'data-to="next"' not in html


def test_a_topic_that_nobody_teaches_leads_on_in_its_area(site: Path) -> None:
    """As one reads on in an encyclopaedia."""
    html = sites.article(sites.page(site, "topics/sugar"))
    assert sites.words(html).endswith("What comes next Basics Oil List Search Next")


def test_each_roadmap_says_what_it_teaches_then(site: Path) -> None:
    """A reader without scripts finds the way on there."""
    seen = sites.words(sites.article(sites.page(site, "topics/salt")))
    assert "First 1 Stage 1: Start Then comes Flour Second 1 Stage 1: Start What comes next" in seen


def test_the_bar_of_a_topic_of_one_roadmap_leads_to_its_map_and_its_stage(site: Path) -> None:
    """To the line of the topic there."""
    bar = sites.article(sites.page(site, "topics/flour")).partition('class="rm-reach"')[2]
    assert re.findall(r'data-to="(\w+)" href="([^"]+)"', bar) == [
        ("map", "../../roadmaps/first/#map"),
        ("list", "../../roadmaps/first/start/#topic-flour"),
        ("next", "../../roadmaps/first/end/"),
    ]
