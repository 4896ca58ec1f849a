"""Finding things by any of their names, what refers to them, and the way to them.

The answers are data; commands and pages show them as they like. Nothing is worked out again that the relations know.
Ids are compared in small letters, titles and aliases by what all their spellings have in common; what has several
names is there once.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from roadmap_site.curriculum import identity, model
from roadmap_site.curriculum.digraph import learning_order, reached
from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Thing, Topic, link_id
from roadmap_site.curriculum.references import Reference
from roadmap_site.curriculum.relations import Graph, Teaching
from roadmap_site.problems import spelling
from roadmap_site.problems.problem import Location
from roadmap_site.schema import paths
from roadmap_site.schema.definition import CATALOGUES, CURRICULUM, NOUNS
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.shape_walks import key_at
from roadmap_site.yaml_io.document import Document


class Match(NamedTuple):
    """A thing that goes by a name."""

    thing: Thing
    by: str
    """What the name is to it: `id`, `former id`, `short id`, `title` or `alias`."""


class Mention(NamedTuple):
    """A place that refers to a thing."""

    noun: Noun | None
    id: str | None
    """The id of what refers, as `[[…]]` writes it; the curriculum has none."""
    verb: str
    """What it does with the thing: `needs it`, `suggests it`."""
    location: Location

    def __str__(self) -> str:
        """The mention as a sentence: ``topic `sourdough` needs it``."""
        if self.noun is None:
            return f"the curriculum {self.verb}"
        return f"{self.noun} `{self.id}` {self.verb}"


class Step(NamedTuple):
    """A topic on the way to something."""

    topic: Topic
    needs: tuple[str, ...]
    first: Teaching | None
    """Where it is first taught, in the order of the roadmaps; nothing when no stage teaches it."""
    here: Teaching | None
    """Where the roadmap that was asked for first teaches it."""


def find(curriculum: Curriculum, name: str, noun: Noun | None = None) -> tuple[Match, ...]:
    """Return the things that go by a name, of one noun if it is given.

    Ids count first, then former ids, then a stage's id without its roadmap, small and capital letters being alike;
    then titles and aliases in any of their spellings.
    """
    for ways in (("id",), ("former id",), ("short id",), ("title", "alias")):
        matches: dict[str, Match] = {}
        for thing in _of_noun(curriculum, noun):
            for way in ways:
                if _is_called(_names(curriculum, thing, way), way, name):
                    matches.setdefault(link_id(thing), Match(thing, way))
        if matches:
            return tuple(matches.values())
    return ()


def nearest(curriculum: Curriculum, name: str, noun: Noun | None = None) -> str | None:
    """Return the id of the thing whose id, title or alias is most like a name; `None` when none is near."""
    known: dict[str, str] = {}
    for thing in _of_noun(curriculum, noun):
        for way in ("alias", "title", "short id", "id"):
            for each in _names(curriculum, thing, way):
                known[each.casefold().replace(" ", "-")] = link_id(thing)
    near = spelling.nearest(name.strip(), known)
    return near and known[near]


def unread_place(located: Located, id: str) -> Location | None:
    """Return where a thing with an id is written that could not be read; nothing where no file seems to have it.

    Either the file could not be read, or what is written of the thing has the wrong shape.
    """
    id = id.strip().casefold()
    if thing := located.curriculum.by_id.get(id):
        document = located.documents[thing.place.path]
        if isinstance(document.data, dict):
            return None
        return document.line(1)
    for path, document in located.documents.items():
        if paths.kind_of(path) in CATALOGUES and (place := _unread_entry(document, id)):
            return place
    return None


def _unread_entry(document: Document, id: str) -> Location | None:
    """Return where a file of a catalogue has an entry with an id; where nothing of the file is known, by its text."""
    if isinstance(document.data, dict):
        if id in document.data:
            return document.locate_key((id,))
        return None
    written = re.search(rf"^(?P<quote>[\"']?)(?P<id>{re.escape(id)})(?P=quote)[ \t]*:", document.text, re.MULTILINE)
    if written:
        return document.at(written.start("id"), len(id))
    return None


def _of_noun(curriculum: Curriculum, noun: Noun | None) -> Iterable[Thing]:
    if noun:
        return curriculum.all(noun).values()
    return curriculum.things()


def described(thing: Thing) -> str:
    """Return what a thing is, in a line: ``topic `sourdough`: Sourdough``."""
    return f"{model.noun(thing)} `{link_id(thing)}`: {thing.title}"


def select(
    graph: Graph,
    nouns: Collection[Noun],
    *,
    roadmap: str | None = None,
    area: str | None = None,
    kind: str | None = None,
    search: str | None = None,
) -> tuple[Thing, ...]:
    """Return the things of some nouns, in the order of the curriculum.

    Args:
        graph: The curriculum and its relations.
        nouns: What to return.
        roadmap: Only what is on this roadmap: it, its stages, what they teach and suggest, and what its projects use.
        area: Only what is in this area; leaves out what has none.
        kind: Only resources of this kind.
        search: Only what has this text in its id, title, aliases or keywords, in small or capital letters.
    """
    on_roadmap = _on(graph, roadmap) if roadmap else set[str]()

    def fits(thing: Thing) -> bool:
        names = "\n".join((link_id(thing), thing.title, *thing.aliases, *getattr(thing, "keywords", ())))
        return (
            model.noun(thing) in nouns
            and (not roadmap or link_id(thing) in on_roadmap)
            and (not area or getattr(thing, "area", None) == area)
            and (not kind or getattr(thing, "kind", None) == kind)
            and (not search or search.casefold() in names.casefold())
        )

    return tuple(filter(fits, graph.curriculum.things()))


def mentions(located: Located, thing: Thing) -> Iterator[Mention]:
    """Yield each place that refers to a thing, in the order of the curriculum; its own do not count."""
    for reference in located.graph.references:
        owner = reference.owner
        fits = reference.target == link_id(thing) and reference.noun in {None, model.noun(thing)}
        if not fits or owner is thing:
            continue
        place = located.locate(reference.place, reference.source, reference.occurrence)
        if isinstance(owner, Curriculum):
            yield Mention(None, None, _verb(reference, thing), place)
        else:
            yield Mention(model.noun(owner), link_id(owner), _verb(reference, thing), place)


def way(graph: Graph, thing: Thing, roadmap: str | None = None) -> tuple[Step, ...]:
    """Return every topic that a thing needs, directly or not, each after what it needs itself.

    The topics that a stage, a roadmap or a resource teaches are no part of its way, nor is a topic of its own; those
    that a project exercises are.

    Args:
        graph: The relations.
        thing: Where the way leads.
        roadmap: Id of the roadmap whose stages shall be named.
    """
    goals, learned_there = _goals(graph, thing)
    order = learning_order([*reached(goals, graph.needs)], graph.needs)
    return tuple(step(graph, id, roadmap) for id in order if id not in learned_there)


def step(graph: Graph, id: str, roadmap: str | None = None) -> Step:
    """Return a topic as a step of a way.

    Args:
        graph: The relations.
        id: Id of the topic.
        roadmap: Id of the roadmap whose stages shall be named.
    """
    first = here = None
    for teaching in reversed(graph.teachings.get(id, ())):
        first = teaching
        if teaching.stage.roadmap == roadmap:
            here = teaching
    return Step(graph.curriculum.topics[id], graph.needs.get(id, ()), first, here)


def _names(curriculum: Curriculum, thing: Thing, way: str) -> tuple[str, ...]:
    """Return the names of one sort that a thing has."""
    if way == "former id":
        return (*model.former_ids(curriculum, thing), *thing.was)
    if way == "alias":
        return thing.aliases
    return ({"id": link_id(thing), "short id": thing.id, "title": thing.title}[way],)


def _is_called(names: Iterable[str], way: str, name: str) -> bool:
    """Return whether a name is one of those of a sort."""
    if way in {"title", "alias"}:
        return identity.name_key(name) in map(identity.name_key, names)
    return name.strip().casefold() in names


def _on(graph: Graph, roadmap: str) -> set[str]:
    """Return the ids of what is on a roadmap."""
    curriculum = graph.curriculum
    own = {roadmap, *map(link_id, curriculum.roadmaps[roadmap].stages)}
    # What a project uses is on the roadmap with the project, so projects come first.
    for id in (*curriculum.projects, *curriculum.resources):
        if not own.isdisjoint(map(link_id, graph.suggested.get(id, ()))):
            own.add(id)
    return own | graph.taught[roadmap]


def _goals(graph: Graph, thing: Thing) -> tuple[tuple[str, ...], Collection[str]]:
    """Return the topics that lead to the others, and those that are learned at the thing itself."""
    if isinstance(thing, Project):
        return tuple(filter(graph.curriculum.topics.__contains__, thing.topics)), ()
    if isinstance(thing, Topic):
        own: tuple[str, ...] = (thing.id,)
    elif isinstance(thing, Resource):
        own = graph.topics_of.get(thing.id, ())
    else:
        own = _taught_in_order(graph, thing)
    return own, frozenset(own)


def _taught_in_order(graph: Graph, thing: Roadmap | Stage) -> tuple[str, ...]:
    """Return the topics that a roadmap or stage teaches: those of its entries in their order, then the others."""
    stages: tuple[Stage, ...] = (thing,) if isinstance(thing, Stage) else thing.stages
    taught = graph.taught[link_id(thing)]
    in_order: dict[str, None] = {}
    for stage in stages:
        for entry in stage.entries:
            if entry.topic in taught:
                in_order[entry.topic] = None
    return (*in_order, *sorted(taught - in_order.keys()))


def _verb(reference: Reference, thing: Thing) -> str:
    """Return what a reference does with a thing, in words."""
    owner, trail = reference.owner, reference.place.trail
    shape = CURRICULUM if isinstance(owner, Curriculum) else NOUNS[model.noun(owner)].shape
    if not trail:
        return "links to it in its explanation"
    (name, key), entry = key_at(shape, trail), _entry(reference)
    if reference.source:
        if entry and name == "points" and isinstance(thing, Topic) and not _has_entry(owner, thing):
            return f"teaches it in a point of `{entry}`"
        return f"links to it in `{name}`{_part_of(reference, entry)}"
    if isinstance(owner, Roadmap) and trail[0] == "milestones":
        return f"ties milestone `{trail[1]}` to it"
    if entry and reference.noun != "topic":
        return f"{key.verb} for `{entry}`"
    return key.verb


def _entry(reference: Reference) -> str | None:
    """Return the topic of the entry that a reference stands in, if it stands in one."""
    if isinstance(reference.owner, Stage):
        for entry in reference.owner.entries:
            if reference.place.trail[: len(entry.place.trail)] == entry.place.trail:
                return entry.topic
    return None


def _has_entry(owner: object, topic: Topic) -> bool:
    return isinstance(owner, Stage) and any(entry.topic == topic.id for entry in owner.entries)


def _part_of(reference: Reference, entry: str | None) -> str:
    """Return the words for the part of the thing that holds a link."""
    trail = reference.place.trail
    if entry:
        return f" of `{entry}`"
    if isinstance(reference.owner, Roadmap) and trail[0] == "milestones":
        return f" of milestone `{trail[1]}`"
    if isinstance(reference.owner, Roadmap) and trail[0] == "advice":
        return " of its advice"
    return ""
