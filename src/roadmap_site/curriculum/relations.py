# Why: all that the curriculum knows across roadmaps — who needs, teaches and suggests what — is worked out once, here.
"""How the things of a curriculum hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from roadmap_site.curriculum import links
from roadmap_site.curriculum.model import Curriculum, Entry, Project, Resource, Roadmap, Stage
from roadmap_site.curriculum.references import Reference

T = TypeVar("T", Resource, Project)


class Teaching(NamedTuple):
    """A stage that teaches a topic."""

    stage: Stage
    entry: Entry
    """The entry for the topic, or the one whose points link to it."""
    points: tuple[str, ...]
    """What the stage says of the topic: all points of its own entry, else those that link to it."""
    own: bool
    """Whether the entry is the topic's own."""


Suggester = Stage | Roadmap | Project
"""What can suggest a resource or a project."""


@dataclass(frozen=True)
class Graph:
    """The relations of a curriculum's things, each worked out when it is first asked for.

    Every mapping has only the ids that have any; references to unknown ids are left out.
    """

    curriculum: Curriculum
    references: tuple[Reference, ...]
    """Every reference in the curriculum."""

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """Topic → the topics to know first."""
        topics = self.curriculum.topics
        return {t.id: known for t in topics.values() if (known := tuple(n for n in t.needs if n in topics))}

    @cached_property
    def unlocks(self) -> Mapping[str, tuple[str, ...]]:
        """Topic → the topics that need it."""
        unlocks: dict[str, list[str]] = defaultdict(list)
        for id, needed in self.needs.items():
            for other in dict.fromkeys(needed):
                unlocks[other].append(id)
        return {id: tuple(others) for id, others in unlocks.items()}

    @cached_property
    def learning_order(self) -> tuple[str, ...]:
        """All topics, each after what it needs, else in the order in which they are written."""
        return tuple(learning_order(list(self.curriculum.topics), self.needs))

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Topic → its position in the learning order, from 0."""
        return {id: position for position, id in enumerate(self.learning_order)}

    @cached_property
    def teachings(self) -> Mapping[str, tuple[Teaching, ...]]:
        """Topic → the stages that teach it, in the order of the roadmaps, one for each stage."""
        return _teachings(self.curriculum)

    @cached_property
    def taught(self) -> Mapping[str, frozenset[str]]:
        """Roadmap or stage (by its full id) → the topics that it teaches."""
        found: dict[str, set[str]] = {owner: set() for owner in (*self.curriculum.roadmaps, *self.curriculum.stages)}
        for topic, teachings in self.teachings.items():
            for teaching in teachings:
                found[teaching.stage.full_id].add(topic)
                found[teaching.stage.roadmap].add(topic)
        return {owner: frozenset(topics) for owner, topics in found.items()}

    @cached_property
    def suggested(self) -> Mapping[str, tuple[Suggester, ...]]:
        """Resource or project → the roadmaps, stages and projects that suggest it, in the order of the roadmaps."""
        return _suggested(self.references)

    @cached_property
    def resources_on(self) -> Mapping[str, tuple[Resource, ...]]:
        """Topic → the resources on it: those that an entry suggests for it, and those that name it."""
        return _resources_on(self.curriculum)

    @cached_property
    def topics_of(self) -> Mapping[str, tuple[str, ...]]:
        """Resource → the topics that it is on."""
        found: dict[str, list[str]] = defaultdict(list)
        for topic, resources in self.resources_on.items():
            for resource in resources:
                found[resource.id].append(topic)
        return {id: tuple(topics) for id, topics in found.items()}

    @cached_property
    def projects_on(self) -> Mapping[str, tuple[Project, ...]]:
        """Topic → the projects that exercise it."""
        return _frozen_by((topic, p) for p in self.curriculum.projects.values() for topic in p.topics)

    @cached_property
    def referred(self) -> frozenset[str]:
        """Everything that something else refers to, in whatever way."""
        return frozenset(ref.target for ref in self.references if ref.target != _own_id(ref.owner))

    def builds_on(self, stage: Stage) -> tuple[dict[str, list[str]], list[str]]:
        """Return the topics that a stage's own topics need and that it does not teach itself.

        Returns:
            Full id of each earlier stage of the roadmap, in order → the topics that it is the first to teach; and the
            topics that no stage of the roadmap teaches.
        """
        here = self.taught[stage.full_id]
        needed = dict.fromkeys(n for entry in stage.entries for n in self.needs.get(entry.topic, ()) if n not in here)
        earlier: dict[int, list[str]] = defaultdict(list)
        outside = []
        for need in needed:
            on_roadmap = [t.stage for t in self.teachings.get(need, ()) if t.stage.roadmap == stage.roadmap]
            if not on_roadmap:
                outside.append(need)
            elif on_roadmap[0].number < stage.number:
                earlier[on_roadmap[0].number].append(need)
        stages = self.curriculum.roadmaps[stage.roadmap].stages
        return {s.full_id: earlier[s.number] for s in stages if s.number in earlier}, outside

    def __str__(self) -> str:
        """Each topic with what it needs and where it is taught, one line a topic."""
        lines = []
        for topic in sorted({*self.needs, *self.unlocks, *self.teachings}):
            needs = ", ".join(self.needs.get(topic, ()))
            taught = ", ".join(teaching.stage.full_id for teaching in self.teachings.get(topic, ()))
            lines.append(f"{topic} <- {needs or '-'} @ {taught or '-'}")
        return "\n".join(lines)


def cycles(needs: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the cycles of the needs, each as the way round from its first topic, in the order of the mapping.

    One cycle for each group of topics that all need one another (strongly connected component, found by two passes of
    depth-first search after Kosaraju): the shortest that goes through the group's first topic.
    """
    found = []
    component = _components(needs)
    members: dict[str, list[str]] = defaultdict(list)
    for topic in needs:
        if topic in component:
            members[component[topic]].append(topic)
    for group in members.values():
        start, inside = group[0], set(group)
        if len(group) > 1 or start in needs.get(start, ()):
            found.append(_way_round(start, inside, needs))
    return found


def learning_order(topics: Sequence[str], needs: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the topics so that each comes after what it needs, else in the order given."""
    wanted, order = set(topics), dict[str, None]()
    for topic in topics:
        stack, above = [(topic, iter(needs.get(topic, ())))], {topic}
        while stack:
            current, rest = stack[-1]
            following = next((n for n in rest if n in wanted and n not in order and n not in above), None)
            if following is not None:
                stack.append((following, iter(needs.get(following, ()))))
                above.add(following)
                continue
            stack.pop()
            above.discard(current)
            order.setdefault(current)
    return list(order)


def _own_id(owner: object) -> str:
    return owner.full_id if isinstance(owner, Stage) else getattr(owner, "id", "")


def _teachings(curriculum: Curriculum) -> dict[str, tuple[Teaching, ...]]:
    found: dict[str, list[Teaching]] = defaultdict(list)
    for stage in curriculum.stages.values():
        own = {entry.topic: entry for entry in stage.entries}
        for entry in own.values():
            found[entry.topic].append(Teaching(stage, entry, entry.points, own=True))
        linked: dict[str, tuple[Entry, list[str]]] = {}
        for entry in stage.entries:
            for point in entry.points:
                for link in links.find(point):
                    if link.target in curriculum.topics and link.target not in own:
                        linked.setdefault(link.target, (entry, []))[1].append(point)
        for id, (entry, points) in linked.items():
            found[id].append(Teaching(stage, entry, tuple(dict.fromkeys(points)), own=False))
    return {id: tuple(teachings) for id, teachings in found.items() if id in curriculum.topics}


def _suggested(references: Sequence[Reference]) -> dict[str, tuple[Suggester, ...]]:
    found: dict[str, dict[str, Suggester]] = defaultdict(dict)
    for reference in references:
        owner = reference.owner
        suggests = reference.noun in {"resource", "project", None} and reference.target != _own_id(owner)
        if suggests and isinstance(owner, Suggester):
            found[reference.target].setdefault(_own_id(owner), owner)
    return {id: tuple(uses.values()) for id, uses in found.items()}


def _resources_on(curriculum: Curriculum) -> dict[str, tuple[Resource, ...]]:
    def pairs() -> Iterator[tuple[str, Resource]]:
        for stage in curriculum.stages.values():
            for entry in stage.entries:
                for suggestion in entry.resources:
                    if suggestion.id in curriculum.resources:
                        yield entry.topic, curriculum.resources[suggestion.id]
        for resource in curriculum.resources.values():
            for topic in resource.topics:
                yield topic, resource

    return _frozen_by(pairs())


def _frozen_by(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, dict[str, T]] = defaultdict(dict)
    for key, thing in pairs:
        found[key][thing.id] = thing
    return {key: tuple(things.values()) for key, things in found.items()}


def _components(needs: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return each topic's component, named by one of its topics (Kosaraju's algorithm)."""
    backwards: dict[str, list[str]] = defaultdict(list)
    for topic, others in needs.items():
        for other in others:
            backwards[other].append(topic)
    component: dict[str, str] = {}
    for root in reversed(learning_order([*needs], needs)):
        stack = [root]
        while stack:
            topic = stack.pop()
            if topic not in component:
                component[topic] = root
                stack += backwards[topic]
    return component


def _way_round(start: str, inside: set[str], needs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    came_from: dict[str, str] = {}
    queue = [start]
    for topic in queue:
        for other in needs.get(topic, ()):
            if other == start:
                way = [topic]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way))
            if other in inside and other not in came_from:
                came_from[other] = topic
                queue.append(other)
    return (start,)
