"""What the catalogues are filtered by.

What a catalogue can be filtered by is the same in its items and in the form above them: both are made from the facets
of its things. These are what a thing stands in, its keys of which the definition says that they filter, the roadmaps
that have it, and the topics that it is on. So a new key filters as soon as the definition says so; it holds ids or
single words, since an item has its values with spaces between them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Topic, noun
from roadmap_site.curriculum.relations import Graph
from roadmap_site.schema.definition import CATALOGUES, NOUNS
from roadmap_site.schema.nouns import PLURALS
from roadmap_site.schema.shape_walks import text_of
from roadmap_site.site.messages.words import ENGLISH, Words

Facets = Mapping[str, tuple[str, ...]]
"""Name of a facet → the values that a thing has of it."""

_MOST_CHOSEN = 24
# The facets in their order, with the messages that are their labels; those of other keys come after them.
_LABELS = {
    "kind": ENGLISH.gettext("Kind"),
    "level": ENGLISH.gettext("Level"),
    "cost": ENGLISH.gettext("Cost"),
    "area": ENGLISH.gettext("Area"),
    "roadmap": ENGLISH.gettext("Roadmap"),
    "topic": ENGLISH.gettext("Topic"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A group of options in a filter; without a title its options stand alone."""

    title: str | None
    options: tuple[tuple[str, str], ...]
    """Values, each with its title."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One of the things that a reader can choose."""

    name: str
    """Its name in the address of a filtered page: that of the facet, after `not-` where it leaves out what has it."""
    label: str
    choices: tuple[Choice, ...]
    without: bool = False
    """Whether it leaves out what has the value, and not what lacks it."""

    @property
    def is_typed(self) -> bool:
        """Whether there is so much to choose from that one rather types a few letters of it."""
        return sum(len(choice.options) for choice in self.choices) > _MOST_CHOSEN


def facets_of(thing: Topic | Resource | Project, graph: Graph) -> Facets:
    """Return the facets of a thing, those without a value too."""
    definition = NOUNS[noun(thing)]
    home = str(definition.home)
    values: dict[str, Iterable[str]] = {home: [getattr(thing, home)], "roadmap": dict.fromkeys(_roadmaps(thing, graph))}
    for name, key in definition.keys.keys.items():
        if key.filters:
            value = thing.values.get(name) or ()
            values[name] = [value] if isinstance(value, str) else value
    if isinstance(thing, Resource) and not thing.available:
        # Nobody gets it, whatever it did cost.
        del values["cost"]
    if not isinstance(thing, Topic):
        # It is on the topics as well for which a stage suggests it.
        on_topics = graph.exercised_by if isinstance(thing, Project) else graph.topics_of
        values["topic"] = on_topics.get(thing.id, thing.topics)
    return {facet: tuple(values[facet]) for facet in (*_LABELS, *values) if facet in values}


def _roadmaps(thing: Topic | Resource | Project, graph: Graph) -> Iterator[str]:
    """Yield the roadmaps that teach a topic, or that suggest a thing on one of their pages."""
    if isinstance(thing, Topic):
        for teaching in graph.teachings.get(thing.id, ()):
            yield teaching.stage.roadmap
        return
    for suggester in graph.suggested.get(thing.id, ()):
        match suggester:
            case Stage():
                yield suggester.roadmap
            case Roadmap():
                yield suggester.id


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
    values: dict[str, set[str]] = defaultdict(set)
    for facets in known:
        for facet, own in facets.items():
            values[facet].update(own)
    made = []
    for facet, occurring in values.items():
        if len(occurring) > 1:
            label = words.gettext(_LABELS.get(facet, facet.replace("-", " ").capitalize()))
            choices = tuple(_choices(curriculum, facet, occurring))
            made.append(Filter(facet, label, choices))
            if without and facet == "roadmap":
                made.append(Filter("not-roadmap", words.gettext("Not on"), choices, without=True))
    return tuple(made)


def named(curriculum: Curriculum, facet: str, known: Iterable[Facets]) -> list[tuple[str, ...]]:
    """Return the values that things have of a facet, each with its title and its other names, as a filter offers them.

    Args:
        curriculum: What has the names of the values.
        facet: The name of the facet.
        known: The facets of the things.
    """
    occurring: set[str] = set()
    for own in known:
        occurring.update(own.get(facet, ()))
    options = chain.from_iterable(map(attrgetter("options"), _choices(curriculum, facet, occurring)))
    if facet != "topic":
        return list(options)
    return [(id, title, *curriculum.topics[id].aliases) for id, title in options]


def titles(curriculum: Curriculum, word: str) -> dict[str, str]:
    """Return the titles of what a noun or the word for a vocabulary stands for, by id; those of kinds in the plural."""
    by_id = {}
    for id, named in getattr(curriculum, PLURALS[word]).items():
        by_id[id] = named if isinstance(named, str) else getattr(named, "plural", named.title)
    return by_id


def _choices(curriculum: Curriculum, facet: str, values: set[str]) -> Iterator[Choice]:
    """Yield the values of a facet, with their titles: topics by area, all others in one group."""
    match _word(facet):
        case None:
            in_order = sorted(values)
            yield Choice(None, tuple(zip(in_order, in_order, strict=True)))
        case "topic":
            for area, title in curriculum.areas.items():
                inside = {topic.id: topic.title for topic in curriculum.topics.values() if topic.area == area}
                yield from _group(title, inside, values)
        case word:
            yield from _group(None, titles(curriculum, word), values)


def _word(facet: str) -> str | None:
    """Return the noun or the vocabulary that the values of a facet are from; nothing where they say it all."""
    for definition in CATALOGUES.values():
        if facet in definition.keys.keys:
            text = text_of(definition.keys.keys[facet])
            if text:
                return text.refers
            return None
    return facet


def _group(title: str | None, titles: Mapping[str, str], values: set[str]) -> Iterator[Choice]:
    options = tuple(option for option in titles.items() if option[0] in values)
    if options:
        yield Choice(title, options)
