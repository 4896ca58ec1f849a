"""The needs of our own topics: whether the ways that follow from them can be true.

No topic is named here but the few that every network rests on. What must be on a way is asked of whole areas, and a
topic of them counts as one about networks if its own way leads through neural networks. So what is no network, such as
a filter for images or a task of language, is left alone, and a new topic is looked at as soon as it needs a network.
"""

from __future__ import annotations

import pytest

from roadmap_site.curriculum.digraph import reached
from roadmap_site.curriculum.loader import LoadResult

NETWORK = "neural-networks"
HOW_NETWORKS_LEARN = ("gradient-descent", "loss-functions", "backpropagation")
AREAS_OF_NETWORKS = (
    "computer-vision", "sequences-and-language", "generative-models", "large-models", "graphs-memory-and-structure",
    "reinforcement-learning",
)  # fmt: skip
"""The areas in which a network is something that was trained; how to train one is taught in others."""


def way(ours: LoadResult, topic: str) -> set[str]:
    """Return all that a topic needs, directly or not."""
    return reached([topic], ours.graph.needs).keys() - {topic}


def now(ours: LoadResult, id: str) -> str:
    """Return what a topic is called now."""
    curriculum = ours.curriculum
    return id if id in curriculum.topics else curriculum.renamed[id].id


@pytest.mark.parametrize("area", AREAS_OF_NETWORKS)
def test_the_way_to_a_network_holds_how_networks_learn(area: str, ours: LoadResult) -> None:
    """Gradient descent, a loss and backpropagation are on the way to each topic whose way holds neural networks."""
    ways = {topic.id: way(ours, topic.id) for topic in ours.curriculum.topics.values() if topic.area == area}
    networks = {topic: before for topic, before in ways.items() if now(ours, NETWORK) in before}
    assert networks, f"no topic of the area {area} leads through neural networks"
    missing = {
        topic: [need for need in HOW_NETWORKS_LEARN if now(ours, need) not in before]
        for topic, before in networks.items()
    }
    assert {topic: needs for topic, needs in missing.items() if needs} == {}


def test_what_is_in_use_does_not_need_what_is_historical(ours: LoadResult) -> None:
    """What is of interest for its history is on the way to nothing but what came of it and is historical as well."""
    topics = ours.curriculum.topics
    historical = {topic.id for topic in topics.values() if topic.status == "historical"}
    needed = {topic: way(ours, topic) & historical for topic in topics if topic not in historical}
    assert {topic: needs for topic, needs in needed.items() if needs} == {}


def test_a_part_does_not_stand_for_the_whole(ours: LoadResult) -> None:
    """On the way to a topic that has parts there are all of them, or none."""
    parts = ours.graph.parts
    on_the_way = {whole: way(ours, whole) & set(parts[whole]) for whole in parts}
    assert {whole: some for whole, some in on_the_way.items() if some and some != set(parts[whole])} == {}


def test_a_need_that_others_imply_says_why_it_is_named(ours: LoadResult) -> None:
    """Needs are direct ones; one that stands on the way to another is named only for a reason of its own."""
    unsaid = []
    for topic in ours.curriculum.topics.values():
        for need in topic.needs:
            others = [other.id for other in topic.needs if other.id != need.id]
            if not need.note and need.id in reached(others, ours.graph.needs):
                unsaid.append((topic.id, need.id))
    assert unsaid == []
