"""What the catalogues are filtered by.

What a catalogue can be filtered by is the same in its items and in the form above them: both are made from the facets
of its things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site.messages.words import Words

Facets = Mapping[str, tuple[str, ...]]
"""Name of a facet → the values that a thing has of it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A group of options in a filter; without a title its options stand alone."""

    title: str | None
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
        if self.without:
            return f"not-{self.facet}"
        return self.facet


def facets_of(thing: Topic | Resource | Project, graph: Graph) -> Facets:
    """Return the facets of a thing."""
    match thing:
        case Topic():
            roadmaps = [teaching.stage.roadmap for teaching in graph.teachings.get(thing.id, ())]
            return {"area": (thing.area,), "roadmap": _known(*roadmaps)}
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


def filters(
    curriculum: Curriculum, words: Words, known: Iterable[Facets], *, without: bool = False
) -> tuple[Filter, ...]:
    """Return the filters by which things can be told apart: those with at least two values.

    Args:
        curriculum: What has the titles of the values.
        words: What is said in the language of the site.
        known: The facets of all things in a catalogue.
        without: Whether there is a filter for the roadmaps that something shall not be on, too.
    """
    labels = {
        "kind": words.gettext("Kind"),
        "level": words.gettext("Level"),
        "cost": words.gettext("Cost"),
        "area": words.gettext("Area"),
        "roadmap": words.gettext("Roadmap"),
        "topic": words.gettext("Topic"),
    }
    values: dict[str, set[str]] = defaultdict(set)
    for facets in known:
        for facet, own in facets.items():
            values[facet].update(own)
    made = {}
    for facet, label in labels.items():
        if len(values[facet]) > 1:
            made[facet] = Filter(facet, label, tuple(_choices(curriculum, facet, values[facet])))
    if without and "roadmap" in made:
        made["without"] = replace(made["roadmap"], label=words.gettext("Not on"), without=True)
    return tuple(made.values())


def _choices(curriculum: Curriculum, facet: str, values: set[str]) -> Iterator[Choice]:
    """Yield the values of a facet, with their titles: topics by area, all others in one group."""
    if facet != "topic":
        yield from _group(None, _titles(curriculum, facet), values)
        return
    for area, title in curriculum.areas.items():
        inside = {topic.id: topic.title for topic in curriculum.topics.values() if topic.area == area}
        yield from _group(title, inside, values)


def _group(title: str | None, titles: Mapping[str, str], values: set[str]) -> Iterator[Choice]:
    options = tuple(option for option in titles.items() if option[0] in values)
    if options:
        yield Choice(title, options)


def _titles(curriculum: Curriculum, facet: str) -> Mapping[str, str]:
    titles: dict[str, Mapping[str, str]] = {
        "level": curriculum.levels,
        "cost": curriculum.costs,
        "area": curriculum.areas,
        "kind": {kind.id: kind.plural for kind in curriculum.kinds.values()},
        "roadmap": {roadmap.id: roadmap.title for roadmap in curriculum.roadmaps.values()},
    }
    return titles[facet]


def _known(*values: str | None) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys(values)))


def _suggesting(id: str, graph: Graph) -> tuple[str, ...]:
    roadmaps: list[str] = []
    for suggester in graph.suggested.get(id, ()):
        if isinstance(suggester, Stage):
            roadmaps.append(suggester.roadmap)
        elif isinstance(suggester, Roadmap):
            roadmaps.append(suggester.id)
    return _known(*roadmaps)
