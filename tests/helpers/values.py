"""Small values of the model, for tests that need many of them.

A property looks at hundreds of curricula; values of the model are made faster than files are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hypothesis import HealthCheck, settings

from roadmap_site.curriculum.model import Curriculum, Entry, Noted, Roadmap, Section, Stage, Topic
from roadmap_site.schema import durations
from roadmap_site.yaml_io.document import Place

Items = Sequence[str | tuple[str, Sequence[str]]]
"""What stands on a stage's list: topics, and sections with their topics."""

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For properties: a busy machine is no fault of the code."""

_HERE = Place("somewhere.yml")


def topic(id: str, needs: Sequence[str] = (), title: str = "") -> Topic:
    """Return a topic, called as its id unless it has a title."""
    return Topic(id=id, area="basics", title=title or id, needs=tuple(map(Noted, needs)), place=_HERE)


def topics(needs: Mapping[str, Sequence[str]]) -> list[Topic]:
    """Return topics with what they need."""
    return [topic(id, needed) for id, needed in needs.items()]


def stage(*items: str | tuple[str, Sequence[str]], title: str = "", duration: str = "", icon: str = "") -> Stage:
    """Return a stage, which gets its number on a roadmap."""
    length = durations.parse(duration) if duration else None
    entries = tuple(_entries(items))
    return Stage(id="", roadmap="", number=0, title=title, icon=icon, duration=length, entries=entries, place=_HERE)


def roadmap(*stages: Stage, word: str = "Stage") -> Roadmap:
    """Return a roadmap of stages, called `first`, and `s1`, `s2` and so on."""
    placed = tuple(
        replace(stage, id=f"s{number}", roadmap="first", number=number, title=stage.title or f"The {number}.")
        for number, stage in enumerate(stages, start=1)
    )
    return Roadmap(id="first", title="First", stage_word=word, stages=placed, place=_HERE)


def curriculum(topics: Iterable[Topic], *roadmaps: Roadmap) -> Curriculum:
    """Return a curriculum of topics and roadmaps."""
    by_id = {topic.id: topic for topic in topics}
    order = {roadmap.id: roadmap for roadmap in roadmaps}
    return Curriculum(
        title="A curriculum",
        areas={"basics": "Basics"},
        roadmap_order=(*order,),
        roadmaps=order,
        topics=by_id,
        place=_HERE,
    )


def _entries(items: Items) -> Iterator[Entry]:
    for position, item in enumerate(items):
        if isinstance(item, str):
            yield Entry(item, _HERE / "topics" / position)
        else:
            section, inside = item
            for deeper, id in enumerate(inside):
                place = _HERE / "topics" / position / "topics" / deeper
                yield Entry(id, place, Section(section, _HERE / "topics" / position))
