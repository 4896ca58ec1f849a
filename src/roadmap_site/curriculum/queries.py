# Why: who looks at a curriculum from outside asks for things by any of their names, and wants to know what hangs on
# them; the answers are data, whatever shows them.
"""Finding things, what refers to them, and the way to them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from roadmap_site.curriculum import model
from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Thing, Topic, link_id
from roadmap_site.curriculum.references import Reference
from roadmap_site.curriculum.relations import Graph, Teaching, learning_order
from roadmap_site.curriculum.world import World
from roadmap_site.problems import spelling
from roadmap_site.problems.problem import Location
from roadmap_site.schema.nouns import Noun


class Found(NamedTuple):
    """A thing that goes by a name."""

    thing: Thing
    by: str
    """What the name is to it: `id`, `former id`, `short id`, `title` or `alias`."""


class Mention(NamedTuple):
    """A place that refers to a thing."""

    noun: Noun | None
    """What refers; nothing for the curriculum as a whole."""
    id: str
    """The id of what refers, as `[[…]]` writes it."""
    verb: str
    """What it does with the thing: `needs it`, `suggests it`."""
    location: Location
    """The word that refers."""

    def __str__(self) -> str:
        """The mention as a sentence: ``topic `sourdough` needs it``."""
        return f"{self.noun} `{self.id}` {self.verb}" if self.noun else f"the curriculum {self.verb}"


class Step(NamedTuple):
    """A topic on the way to something."""

    topic: Topic
    needs: tuple[str, ...]
    """Ids of the topics to know first."""
    first: Teaching | None
    """Where it is first taught, in the order of the roadmaps; nothing when no stage teaches it."""
    here: Teaching | None
    """Where the roadmap that was asked for first teaches it."""


def find(curriculum: Curriculum, name: str, noun: Noun | None = None) -> tuple[Found, ...]:
    """Return the things that go by a name, of one noun if it is given.

    Ids count first, then former ids, then a stage's id without its roadmap, then titles and aliases; small and
    capital letters are alike.
    """
    wanted = name.strip().casefold()
    things = [thing for thing in curriculum.things() if noun in {None, model.noun(thing)}]
    for ways in (("id",), ("former id",), ("short id",), ("title", "alias")):
        found = [Found(thing, way) for thing in things for way in ways if wanted in _names(curriculum, thing, way)]
        if found:
            return tuple({link_id(each.thing): each for each in reversed(found)}.values())[::-1]
    return ()


def nearest(curriculum: Curriculum, name: str, noun: Noun | None = None) -> str:
    """Return the id of the thing whose id, title or alias is most like a name; empty when none is near."""
    known: dict[str, str] = {}
    for thing in curriculum.things():
        if noun in {None, model.noun(thing)}:
            for way in ("alias", "title", "short id", "id"):
                known |= {each.replace(" ", "-"): link_id(thing) for each in _names(curriculum, thing, way)}
    return known.get(spelling.nearest(name.strip(), known) or "", "")


def told(thing: Thing) -> str:
    """Return what a thing is, in a line: ``topic `sourdough`: Sourdough``."""
    return f"{model.noun(thing)} `{link_id(thing)}`: {thing.title}"


def select(
    graph: Graph,
    nouns: Collection[Noun],
    *,
    roadmap: str = "",
    area: str = "",
    kind: str = "",
    search: str = "",
) -> tuple[Thing, ...]:
    """Return the things of some nouns, in the order of the curriculum.

    Args:
        graph: The curriculum and its relations.
        nouns: What to return.
        roadmap: Only what is on this roadmap: it, its stages, what they teach and suggest, and what its projects use.
        area: Only what is in this area; leaves out what has none.
        kind: Only resources of this kind.
        search: Only what has this text in its id, title or aliases, in small or capital letters.
    """
    on_roadmap = _on(graph, roadmap) if roadmap else set()

    def fits(thing: Thing) -> bool:
        return (
            model.noun(thing) in nouns
            and (not roadmap or link_id(thing) in on_roadmap)
            and (not area or getattr(thing, "area", "") == area)
            and (not kind or getattr(thing, "kind", "") == kind)
            and any(search.casefold() in name.casefold() for name in (link_id(thing), thing.title, *_aliases(thing)))
        )

    return tuple(thing for thing in graph.curriculum.things() if fits(thing))


def mentions(world: World, thing: Thing) -> Iterator[Mention]:
    """Yield each place that refers to a thing, in the order of the curriculum; its own do not count."""
    for reference in world.graph.references:
        owner = reference.owner
        fits = reference.target == link_id(thing) and reference.noun in {None, model.noun(thing)}
        if not fits or owner is thing:
            continue
        place = world.locate(reference.place, reference.source, reference.occurrence)
        if isinstance(owner, Curriculum):
            yield Mention(None, "", _verb(reference, thing), place)
        else:
            yield Mention(model.noun(owner), link_id(owner), _verb(reference, thing), place)


def way(graph: Graph, thing: Thing, roadmap: str = "") -> tuple[Step, ...]:
    """Return every topic that a thing needs, directly or not, each after what it needs itself.

    The topics that a stage, a roadmap or a resource teaches are no part of its way, nor is a topic of its own; those
    that a project exercises are.

    Args:
        graph: The relations.
        thing: Where the way leads.
        roadmap: Id of the roadmap whose stages shall be named.
    """
    goals, learned_there = _goals(graph, thing)
    needed = dict.fromkeys(goals)
    stack = [*needed]
    while stack:
        for need in graph.needs.get(stack.pop(), ()):
            if need not in needed:
                needed[need] = None
                stack.append(need)
    order = learning_order([*needed], graph.needs)
    return tuple(_step(graph, id, roadmap) for id in order if id not in learned_there)


def _names(curriculum: Curriculum, thing: Thing, way: str) -> tuple[str, ...]:
    """Return the names of one sort that a thing has, in small letters."""
    if way == "id":
        return (link_id(thing),)
    if way == "former id":
        return (*model.former_ids(curriculum, thing), *thing.was)
    if way == "short id":
        return (thing.id,)
    return (thing.title.casefold(),) if way == "title" else tuple(alias.casefold() for alias in _aliases(thing))


def _aliases(thing: Thing) -> tuple[str, ...]:
    return () if isinstance(thing, Stage | Roadmap) else thing.aliases


def _on(graph: Graph, roadmap: str) -> set[str]:
    """Return the ids of what is on a roadmap."""
    curriculum = graph.curriculum
    own = {roadmap, *(stage.full_id for stage in curriculum.roadmaps[roadmap].stages)}
    for things in (curriculum.projects, curriculum.resources):
        own |= {id for id in things if any(link_id(by) in own for by in graph.suggested.get(id, ()))}
    return own | graph.taught[roadmap]


def _goals(graph: Graph, thing: Thing) -> tuple[tuple[str, ...], Collection[str]]:
    """Return the topics that lead to the others, and those that are learned at the thing itself."""
    if isinstance(thing, Project):
        return tuple(id for id in thing.topics if id in graph.curriculum.topics), ()
    if isinstance(thing, Topic):
        own: tuple[str, ...] = (thing.id,)
    elif isinstance(thing, Resource):
        own = graph.topics_of.get(thing.id, ())
    else:
        stages = thing.stages if isinstance(thing, Roadmap) else (thing,)
        entries = [entry.topic for stage in stages for entry in stage.entries]
        taught = graph.taught[link_id(thing)]
        own = tuple(id for id in dict.fromkeys((*entries, *sorted(taught))) if id in taught)
    return own, frozenset(own)


def _step(graph: Graph, id: str, roadmap: str) -> Step:
    teachings = graph.teachings.get(id, ())
    here = next((teaching for teaching in teachings if teaching.stage.roadmap == roadmap), None)
    return Step(graph.curriculum.topics[id], graph.needs.get(id, ()), teachings[0] if teachings else None, here)


_VERBS = {
    ("topic", "needs"): "needs it",
    ("resource", "topics"): "teaches it",
    ("project", "topics"): "exercises it",
    ("project", "datasets"): "is built with it",
    ("stage", "topic"): "teaches it",
}
"""Noun of what refers, and the key that does → what it does; other keys suggest."""


def _verb(reference: Reference, thing: Thing) -> str:
    """Return what a reference does with a thing, in words."""
    owner, key = reference.owner, str(reference.steps[0])
    if isinstance(owner, Curriculum):
        return "links to it in `summary`" if reference.source else "lists it"
    entry = _entry(reference)
    if reference.source:
        if entry and key == "points" and isinstance(thing, Topic) and not _has_entry(owner, thing):
            return f"teaches it in a point of `{entry}`"
        field = next(step for step in reversed(reference.steps) if isinstance(step, str))
        return f"links to it in `{field}`{_of(reference, entry)}"
    if reference.base.trail[:1] == ("milestones",):
        return f"ties milestone `{reference.base.trail[1]}` to it"
    verb = _VERBS.get((model.noun(owner), key), "suggests it")
    return f"{verb} for `{entry}`" if entry and key != "topic" else verb


def _entry(reference: Reference) -> str:
    """Return the topic of the entry that a reference stands in, if it stands in one."""
    entries = reference.owner.entries if isinstance(reference.owner, Stage) else ()
    return next((entry.topic for entry in entries if entry.place == reference.base), "")


def _has_entry(owner: object, topic: Topic) -> bool:
    return isinstance(owner, Stage) and any(entry.topic == topic.id for entry in owner.entries)


def _of(reference: Reference, entry: str) -> str:
    """Return the words for the part of the thing that holds a link."""
    trail = reference.base.trail
    if entry:
        return f" of `{entry}`"
    if trail[:1] == ("milestones",):
        return f" of milestone `{trail[1]}`"
    return " of its advice" if trail[:1] == ("advice",) else ""
