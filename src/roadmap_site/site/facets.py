# Why: what a catalogue can be filtered by must be the same in its items and in the form above them.
"""What the catalogues are filtered by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Topic
from roadmap_site.curriculum.relations import Graph

Facets = Mapping[str, tuple[str, ...]]
"""Name of a facet → the values that a thing has of it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A group of options in a filter; its title is empty when the options stand alone."""

    title: str
    options: tuple[tuple[str, str], ...]
    """Values, each with its title."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One of the things that a reader can choose."""

    facet: str
    label: str
    choices: tuple[Choice, ...]
    without: bool = False
    """Whether it leaves out what has the value, and not what lacks it."""

    @property
    def name(self) -> str:
        """Return its name in the address of a filtered page."""
        return f"not-{self.facet}" if self.without else self.facet


def of(thing: Topic | Resource | Project, graph: Graph) -> Facets:
    """Return the facets of a thing."""
    match thing:
        case Topic():
            return {"area": (thing.area,), "roadmap": _teaching(thing, graph)}
        case Resource():
            return {
                "kind": (thing.kind,),
                "level": _known(thing.level),
                "cost": _known(thing.cost),
                "roadmap": _suggesting(thing.id, graph),
                "topic": graph.topics_of.get(thing.id, ()),
            }
        case Project():
            return {
                "level": _known(thing.level),
                "area": (thing.area,),
                "roadmap": _suggesting(thing.id, graph),
                "topic": thing.topics,
            }


def filters(curriculum: Curriculum, found: Iterable[Facets], *, without: bool = False) -> tuple[Filter, ...]:
    """Return the filters by which things can be told apart: those with at least two values.

    Args:
        curriculum: What has the titles of the values.
        found: The facets of all things in a catalogue.
        without: Whether there is a filter for the roadmaps that something shall not be on, too.
    """
    values: dict[str, set[str]] = {}
    for facets in found:
        for facet, own in facets.items():
            values.setdefault(facet, set()).update(own)
    labels = {"kind": "Kind", "level": "Level", "cost": "Cost", "area": "Area", "roadmap": "Roadmap", "topic": "Topic"}
    made = [
        Filter(facet, label, _choices(curriculum, facet, values[facet]))
        for facet, label in labels.items()
        if len(values.get(facet, ())) > 1
    ]
    made += [Filter(f.facet, "Not on", f.choices, without=True) for f in made if without and f.facet == "roadmap"]
    return tuple(made)


def _choices(curriculum: Curriculum, facet: str, values: set[str]) -> tuple[Choice, ...]:
    if facet == "topic":
        groups: dict[str, list[tuple[str, str]]] = {area: [] for area in curriculum.areas}
        for topic in curriculum.topics.values():
            if topic.id in values:
                groups[topic.area].append((topic.id, topic.title))
        return tuple(Choice(curriculum.areas[area], tuple(group)) for area, group in groups.items() if group)
    titles: Mapping[str, str] = {
        "kind": {kind.id: kind.plural for kind in curriculum.kinds.values()},
        "level": curriculum.levels,
        "cost": curriculum.costs,
        "area": curriculum.areas,
        "roadmap": {roadmap.id: roadmap.title for roadmap in curriculum.roadmaps.values()},
    }[facet]
    return (Choice("", tuple((value, title) for value, title in titles.items() if value in values)),)


def _known(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _teaching(topic: Topic, graph: Graph) -> tuple[str, ...]:
    return tuple(dict.fromkeys(teaching.stage.roadmap for teaching in graph.teachings.get(topic.id, ())))


def _suggesting(id: str, graph: Graph) -> tuple[str, ...]:
    suggesters = graph.suggested.get(id, ())
    found = (s.roadmap if isinstance(s, Stage) else s.id for s in suggesters if isinstance(s, Stage | Roadmap))
    return tuple(dict.fromkeys(found))
