"""Where a roadmap meets a need: what parts and wholes do for it, and what is known from the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.curriculum.met_needs import Met, Parts, met
from tests.helpers import values, worlds

IDS = st.sampled_from("abcdef")


def consisting(parts: Mapping[str, Sequence[str]], choose: Mapping[str, int] | None = None) -> Parts:
    """Return how topics consist of parts, so many of which are enough, or one."""
    wholes: dict[str, list[str]] = {}
    for whole, its in parts.items():
        for part in its:
            wholes.setdefault(part, []).append(whole)
    return Parts(parts, wholes, {whole: min((choose or {}).get(whole, 1), len(its)) for whole, its in parts.items()})


def plainly(topics: Sequence[str], known: Parts) -> set[str]:
    """Return what topics meet, by going over all parts until nothing is new."""
    found = set(topics)
    for _ in known.parts:
        found |= {part for whole in found for part in known.parts.get(whole, ())}
    for _ in known.parts:
        found |= {whole for whole, its in known.parts.items() if len(found & {*its}) >= known.enough[whole]}
    return found


@values.PATIENT
@given(
    st.lists(st.lists(IDS, max_size=3), max_size=4),
    st.dictionaries(IDS, st.lists(IDS, min_size=1, max_size=4, unique=True)),
    st.dictionaries(IDS, st.integers(1, 5)),
)
def test_each_topic_is_met_in_the_first_stage_that_is_enough_for_it(
    stages: list[list[str]], parts: dict[str, list[str]], choose: dict[str, int]
) -> None:
    """In whatever order things are taught, also where parts run in circles; what meets it is taught there."""
    known = consisting(parts, choose)
    found = met(stages, known)
    taught: list[str] = []
    for number, stage in enumerate(stages):
        taught += stage
        assert {topic for topic, met in found.items() if met.number <= number} == plainly(taught, known)
    assert all(by in stages[number] for number, by in found.values())


def test_the_last_part_that_was_wanting_is_what_meets_the_whole() -> None:
    """A whole that asks for two parts is met with the second one, and what asks for that whole with it."""
    known = consisting({"bread": ["flour", "water", "salt"], "meal": ["bread"]}, {"bread": 2})
    found = met([["flour"], [], ["salt"], ["water"]], known)
    assert found["bread"] == found["meal"] == Met(2, "salt")


def test_ten_thousand_parts_within_one_another_are_no_trouble() -> None:
    """Down to the innermost, and up from it again."""
    known = consisting({str(n): [str(n + 1)] for n in range(10_000)})
    assert len(met([["0"]], known)) == len(met([["10000"]], known)) == 10_001


def test_a_roadmap_knows_from_its_start_what_it_needs(tmp_path: Path) -> None:
    """The topics, those of the roadmaps, what these need in turn, and what must be known for all of that."""
    files = {
        "curriculum.yml": "title: Sailing\nroadmaps: [first, second, third]\nareas: {basics: Basics}\n",
        "topics/basics.yml": """\
            softmax: Knots
            wind: Wind
            sails: {title: Sails, needs: [wind]}
            tides: {title: Tides, needs: [softmax]}
            rescue: {title: Rescue, needs: [softmax, sails, tides, wind, radio]}
            radio: Radio
            """,
        "roadmaps/second/roadmap.yml": "title: Second\nneeds: [first]\n",
        "roadmaps/second/01-start.yml": "title: Start\ntopics: [tides]\n",
        "roadmaps/third/roadmap.yml": "title: Third\nneeds: [{roadmap: second, note: All of it}, sails]\n",
        "roadmaps/third/01-start.yml": "title: Start\ntopics: [rescue]\n",
    }
    loaded = worlds.load(tmp_path, files)
    assert not loaded.problems
    assert set(loaded.graph.known_before["third"]) == {"softmax", "tides", "sails", "wind"}
    (stage,) = loaded.curriculum.roadmaps["third"].stages
    assert loaded.graph.builds_on(stage) == ({}, ["radio"])


def test_roadmaps_that_need_each_other_are_no_trouble(tmp_path: Path) -> None:
    """Each knows what the other teaches."""
    files = {
        "curriculum.yml": "title: Sailing\nroadmaps: [first, second]\nareas: {basics: Basics}\n",
        "topics/basics.yml": "softmax: Knots\nwind: Wind\n",
        "roadmaps/first/roadmap.yml": "title: First\nneeds: [second]\n",
        "roadmaps/second/roadmap.yml": "title: Second\nneeds: [first, second]\n",
        "roadmaps/second/01-start.yml": "title: Start\ntopics: [wind]\n",
    }
    known = worlds.load(tmp_path, files).graph.known_before
    assert {id: set(topics) for id, topics in known.items()} == {"first": {"wind"}, "second": {"softmax"}}


def test_a_stage_builds_on_the_stage_that_teaches_a_part(tmp_path: Path) -> None:
    """A need that is met by a part, or by a whole, is not one that the roadmap leaves to others."""
    files = {
        "topics/basics.yml": """\
            softmax: Knots
            jib: Jib
            spinnaker: Spinnaker
            sails: {title: Sails, parts: [jib, spinnaker]}
            tacking: {title: Tacking, needs: [sails, softmax]}
            ropes: {title: Ropes, parts: [softmax]}
            """,
        "roadmaps/first/01-start.yml": "title: Start\ntopics: [ropes]\n",
        "roadmaps/first/02-more.yml": "title: More\ntopics: [jib, spinnaker]\n",
        "roadmaps/first/03-last.yml": "title: Last\ntopics: [tacking]\n",
    }
    loaded = worlds.load(tmp_path, files)
    stage = loaded.curriculum.stages["first/last"]
    assert loaded.graph.builds_on(stage) == ({"first/start": ["softmax"], "first/more": ["sails"]}, [])
    assert not loaded.problems


def test_what_a_section_and_an_entry_suggest_is_suggested_by_their_stage(tmp_path: Path) -> None:
    """A project of an entry is one on its topic as well."""
    files = {
        "resources/book.yml": "knots: {title: Knots, topics: [softmax]}\n",
        "projects/basics.yml": "raft: Raft\nboat: Boat\n",
        "roadmaps/first/01-start.yml": """\
            title: Start
            topics:
              - section: On land
                topics:
                  - topic: softmax
                    projects: [raft]
                resources: [knots]
                projects: [boat]
            """,
    }
    graph = worlds.load(tmp_path, files).graph
    (stage,) = graph.curriculum.stages.values()
    assert graph.suggested == dict.fromkeys(("knots", "raft", "boat"), (stage,))
    assert [project.id for project in graph.projects_on["softmax"]] == ["raft"]
