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
