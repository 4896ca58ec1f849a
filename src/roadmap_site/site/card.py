"""What a reader needs to choose a roadmap: how long it takes, how much it teaches, what only it has.

The home page shows it of all roadmaps, the page of a roadmap at its top.
"""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_site.curriculum.model import Roadmap, Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.schema import durations
from roadmap_site.site import comparison
from roadmap_site.site.comparison import Pair
from roadmap_site.site.page import plural


@dataclass(frozen=True)
class Card:
    """A roadmap at a glance."""

    roadmap: Roadmap
    total: str | None
    """How long it takes, in words."""
    stages: str
    """How many stages it has, in words."""
    taught: frozenset[str]
    """Ids of the topics that it teaches."""
    alone: tuple[Topic, ...]
    """The topics that only it teaches."""
    nearest: Pair | None
    """The roadmap that is most like it."""


def card(graph: Graph, roadmap: Roadmap) -> Card:
    """Return a roadmap at a glance."""
    count, word = len(roadmap.stages), roadmap.stage_word
    if count != 1:
        word = plural(word)
    return Card(
        roadmap,
        total_time(roadmap),
        f"{count} {word.lower()}",
        graph.taught[roadmap.id],
        comparison.alone(graph, roadmap),
        comparison.nearest(comparison.pairs(graph, roadmap)),
    )


def total_time(roadmap: Roadmap) -> str | None:
    """Return how long a roadmap takes, in words; nothing when too few stages say to make a sum that means something."""
    known = [stage.duration for stage in roadmap.stages if stage.duration]
    finite = sum(not duration.ongoing for duration in known)
    if 2 * finite < len(roadmap.stages):
        return None
    total = durations.written(durations.total(known))
    if len(known) == len(roadmap.stages):
        return total
    return f"{total} for {len(known)} of {len(roadmap.stages)} {plural(roadmap.stage_word).lower()}"
