"""The relations of a curriculum, read as a person would write them down."""

from __future__ import annotations

import textwrap
from pathlib import Path

from roadmap_site.curriculum import relations
from roadmap_site.curriculum.model import Curriculum
from tests.helpers import worlds

FILES = {
    "topics/basics.yml": """\
        softmax: Softmax
        attention:
          title: Attention
          needs: [softmax]
        transformers:
          title: Transformers
          needs: [attention]
        """,
    "resources/book.yml": """\
        a-book: A book
        b-book: {title: B book, topics: [attention]}
        """,
    "projects/basics.yml": """\
        a-project:
          title: A project
          topics: [transformers]
          materials: [a-book]
        """,
    "roadmaps/first/01-start.yml": """\
        title: Start
        topics:
          - topic: softmax
            points: ["The end of [[attention]]", Another point]
            resources: [a-book]
        """,
    "roadmaps/first/02-more.yml": """\
        title: More
        topics: [attention, transformers]
        projects: [a-project]
        """,
}


def test_the_outline_of_a_curriculum_is_its_stages_and_entries(tmp_path: Path) -> None:
    """Printing a curriculum shows each roadmap with its numbered stages and their entries."""
    assert (
        _outline(worlds.load(tmp_path, FILES).curriculum)
        == textwrap.dedent("""
        first
          1 start
            softmax
          2 more
            attention
            transformers
        """).strip()
    )


def test_the_graph_says_what_needs_and_what_teaches_what(tmp_path: Path) -> None:
    """A stage teaches the topics of its entries and those that their points link to."""
    assert (
        _arrows(worlds.load(tmp_path, FILES).graph)
        == textwrap.dedent("""
        attention <- softmax @ first/start, first/more
        softmax <- - @ first/start
        transformers <- attention @ first/more
        """).strip()
    )


def test_a_topic_that_is_only_linked_is_taught_with_the_points_that_link_to_it(tmp_path: Path) -> None:
    """Of another topic's entry, just the points with the link count."""
    linked, own = worlds.load(tmp_path, FILES).graph.teachings["attention"]
    assert (linked.own, linked.points) == (False, ("The end of [[attention]]",))
    assert (own.own, own.points) == (True, ())


def test_backlinks_lead_to_everything_that_suggests(tmp_path: Path) -> None:
    """A book is suggested by the stage whose entry names it and by the project that uses it."""
    found = worlds.load(tmp_path, FILES).graph
    assert [suggester.id for suggester in found.suggested["a-book"]] == ["start", "a-project"]
    assert [resource.id for resource in found.resources_on["attention"]] == ["b-book"]
    assert [project.id for project in found.projects_on["transformers"]] == ["a-project"]


def test_only_what_is_suggested_has_suggesters(tmp_path: Path) -> None:
    """A stage teaches its topics, and a topic needs others: that alone is no suggestion, but a link in a point is."""
    assert set(worlds.load(tmp_path, FILES).graph.suggested) == {"a-book", "a-project", "attention"}


def test_a_stage_builds_on_what_earlier_stages_teach(tmp_path: Path) -> None:
    """Not on its own topics nor on those of later stages; what no stage of the roadmap teaches is told apart."""
    files = {
        "topics/dough.yml": """\
            salt: Salt
            flour: Flour
            gluten: {title: Gluten, needs: [flour]}
            kneading: {title: Kneading, needs: [gluten]}
            loaf: {title: Loaf, needs: [kneading, oven, flour, gluten, salt, crust]}
            oven: Oven
            crust: Crust
            """,
        "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax, flour]\n",
        "roadmaps/first/02-more.yml": "title: More\ntopics: [gluten, flour]\n",
        "roadmaps/first/03-loaf.yml": "title: Loaf\ntopics: [kneading, loaf]\n",
        "roadmaps/first/04-end.yml": "title: End\ntopics: [crust]\n",
    }
    found = worlds.load(tmp_path, files)
    stage = found.curriculum.stages["first/loaf"]
    assert found.graph.builds_on(stage) == ({"first/start": ["flour"], "first/more": ["gluten"]}, ["oven", "salt"])


def _outline(curriculum: Curriculum) -> str:
    """Return the outline of all roadmaps, one line an entry."""
    lines = []
    for roadmap in curriculum.roadmaps.values():
        lines.append(roadmap.id)
        for stage in roadmap.stages:
            lines.append(f"  {stage.number} {stage.id}")
            lines += [f"    {entry.topic}" for entry in stage.entries]
    return "\n".join(lines)


def _arrows(graph: relations.Graph) -> str:
    """Return each topic with what it needs and where it is taught, one line a topic."""
    lines = []
    for topic in sorted({*graph.needs, *graph.unlocks, *graph.teachings}):
        needs = ", ".join(graph.needs.get(topic, ()))
        taught = ", ".join(teaching.stage.full_id for teaching in graph.teachings.get(topic, ()))
        lines.append(f"{topic} <- {needs or '-'} @ {taught or '-'}")
    return "\n".join(lines)
