"""The catalogue of projects."""

from __future__ import annotations

import re
from pathlib import Path

from roadmap_site.site.page import JsonLd
from tests.helpers import sites
from tests.helpers.structured import items, names


def test_a_project_says_where_it_is_suggested(bread: Path) -> None:
    """Its level, its rungs, and all roadmaps and stages that suggest it."""
    seen = sites.seen(bread, "projects")
    assert "Bake a loaf Crust suggested 2 times Flatbread Tin loaf" in seen
    assert "Suggested by The Home Baker The Home Baker, Bake 2: Raising" in seen


def test_projects_of_an_area_go_from_easy_to_hard(tmp_path: Path) -> None:
    """Those that do not say how hard they are come last."""
    files = {
        "curriculum.yml": "title: A\nroadmaps: [first]\nlevels: {a: Easy, b: Hard}\nareas: {basics: Basics}\n",
        "projects/basics.yml": "one: One\ntwo: {title: Two, level: b}\nthree: {title: Three, level: a}\n",
        "roadmaps/first/roadmap.yml": "title: First\nprojects: [one, two, three]\n",
    }
    html = sites.article(sites.page(sites.built(tmp_path, files), "projects"))
    assert re.findall(r'id="project-([a-z]+)"', html) == ["three", "two", "one"]


def test_machines_read_where_a_project_is(data: dict[str, JsonLd]) -> None:
    """It has no page of its own, but a place in the catalogue."""
    assert items(data["projects/index"]) == [
        {
            "@type": "LearningResource",
            "name": "Bake a loaf",
            "url": "https://example.org/projects/#project-first-loaf",
            "educationalLevel": "Crust",
            "teaches": ["Sourdough"],
        }
    ]


def test_a_project_says_what_it_asks_for_and_whose_work_it_follows(concert: Path) -> None:
    """Whether it is there already, how long it takes, what to know and to have at hand."""
    seen = sites.seen(concert, "projects")
    assert "A concert planned Master 2–3 weeks" in seen
    assert "Know first: Scales all of them Topics that you practise: Rhythm Materials: A book of theory" in seen
    assert "Based on: Concerts at home A. Host · CC BY 4.0 Suggested by" in seen


def test_machines_read_what_a_project_asks_for(concert_data: dict[str, JsonLd]) -> None:
    """A range of time is no typical one, and so is not told."""
    (found,) = items(concert_data["projects/index"])
    assert found["creativeWorkStatus"] == "planned"
    assert names(found["competencyRequired"]) == ["Scales"]
    assert found["teaches"] == ["Rhythm"]
    licence = {"@type": "CreativeWork", "name": "CC BY 4.0"}
    assert found["isBasedOn"] == [
        {"@type": "CreativeWork", "name": "Concerts at home", "author": ["A. Host"], "license": licence}
    ]
    assert "timeRequired" not in found
