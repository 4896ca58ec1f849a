"""The types of a curriculum: its roadmaps, stages, topics, resources and projects, as frozen values.

Every other module speaks of these and not of YAML. An attribute is called as its key; what was left out is empty. What
the definition knows of a thing and the model has no attribute for stands in `values`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.durations import Duration
from roadmap_site.schema.nouns import Home, Noun
from roadmap_site.yaml_io.document import Place


@dataclass(frozen=True, slots=True)
class ResourceKind:
    """A kind of resource, such as book or course."""

    id: str
    title: str
    plural: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A thing to learn, shared by all roadmaps."""

    id: str
    area: str
    """The area that its file stands for."""
    title: str = ""
    aliases: tuple[str, ...] = ()
    """Other names, as learners search for them."""
    summary: str = ""
    needs: tuple[str, ...] = ()
    """Ids of the topics to know first."""
    was: tuple[str, ...] = ()
    """Former ids."""
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What its author wrote, by key, as the shapes have read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A book, course, paper, video, article, tool, dataset or community."""

    id: str
    kind: str
    title: str = ""
    aliases: tuple[str, ...] = ()
    summary: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    url: str = ""
    cost: str = ""
    level: str = ""
    topics: tuple[str, ...] = ()
    """Ids of the topics that it teaches."""
    was: tuple[str, ...] = ()
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What its author wrote, by key, as the shapes have read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Something to build."""

    id: str
    area: str
    title: str = ""
    aliases: tuple[str, ...] = ()
    summary: str = ""
    level: str = ""
    topics: tuple[str, ...] = ()
    """Ids of the topics that it exercises."""
    datasets: tuple[str, ...] = ()
    """Ids of resources to build it with."""
    resources: tuple[str, ...] = ()
    """Ids of resources that help."""
    ladder: tuple[str, ...] = ()
    """Rungs of growing difficulty."""
    steps: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What its author wrote, by key, as the shapes have read it."""


class Suggestion(NamedTuple):
    """A resource or project as one stage, entry or roadmap suggests it."""

    id: str
    note: str


class Entry(NamedTuple):
    """A topic as one stage teaches it."""

    topic: str
    section: str
    """Title of the group that it stands in, or nothing."""
    points: tuple[str, ...]
    resources: tuple[Suggestion, ...]
    practice: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a roadmap."""

    id: str
    """Its own id, unique within the roadmap."""
    roadmap: str
    """Id of the roadmap that it belongs to."""
    number: int
    """Its position on the roadmap, counted from 1."""
    title: str = ""
    icon: str = ""
    duration: Duration | None = None
    summary: str = ""
    outcomes: tuple[str, ...] = ()
    """What a learner can do afterwards."""
    entries: tuple[Entry, ...] = ()
    resources: tuple[Suggestion, ...] = ()
    projects: tuple[Suggestion, ...] = ()
    practice: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What its author wrote, by key, as the shapes have read it."""

    @property
    def full_id(self) -> str:
        """Return the id by which `[[…]]` links to it: `roadmap/stage`."""
        return f"{self.roadmap}/{self.id}"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A proof of progress on a roadmap."""

    id: str
    title: str
    projects: tuple[str, ...]
    topics: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Advice:
    """A titled group of advice."""

    title: str
    icon: str
    points: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap:
    """One ordered way through stages."""

    id: str
    title: str = ""
    icon: str = ""
    summary: str = ""
    audience: str = ""
    stage_word: str = "Stage"
    """What its author calls a stage: Stage, Phase, Level."""
    stages: tuple[Stage, ...] = ()
    projects: tuple[Suggestion, ...] = ()
    resources: tuple[Suggestion, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    advice: tuple[Advice, ...] = ()
    was: tuple[str, ...] = ()
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What its author wrote, by key, as the shapes have read it."""


Thing = Topic | Resource | Project | Roadmap | Stage
"""What `[[…]]` can link to."""

_NOUNS: dict[type, Noun] = {
    Topic: "topic",
    Resource: "resource",
    Project: "project",
    Roadmap: "roadmap",
    Stage: "stage",
}


def noun(thing: Thing) -> Noun:
    """Return the word for a thing, such as `topic`."""
    return _NOUNS[type(thing)]


def link_id(thing: Thing) -> str:
    """Return the id that `[[…]]` uses for a thing."""
    if isinstance(thing, Stage):
        return thing.full_id
    return thing.id


@dataclass(frozen=True, kw_only=True)
class Curriculum:
    """Everything under the curriculum's folder."""

    title: str = ""
    summary: str = ""
    language: str = "en"
    levels: Mapping[str, str] = field(default_factory=dict)
    """Level id → title, in order of difficulty."""
    costs: Mapping[str, str] = field(default_factory=dict)
    """Cost id → title."""
    kinds: Mapping[str, ResourceKind] = field(default_factory=dict)
    """Kinds of resource, in the order in which pages show them."""
    areas: Mapping[str, str] = field(default_factory=dict)
    """Areas of topics and projects → title, in the order in which pages show them."""
    roadmap_order: tuple[str, ...] = ()
    """Ids of the roadmaps as `curriculum.yml` lists them."""
    roadmaps: Mapping[str, Roadmap] = field(default_factory=dict)
    """Roadmaps by id, in their order on the site."""
    topics: Mapping[str, Topic] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    place: Place
    rules: Mapping[str, str] = field(default_factory=dict)
    """Code of a rule → `off`, `warning` or `error`, as `curriculum.yml` sets it."""
    values: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What its author wrote, by key, as the shapes have read it."""

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        """Stages of all roadmaps by full id, in learning order."""
        return {s.full_id: s for r in self.roadmaps.values() for s in r.stages}

    def all(self, noun: Noun) -> Mapping[str, Thing]:
        """Return the things of a noun by the ids that `[[…]]` uses."""
        things: Mapping[str, Thing] = getattr(self, NOUNS[noun].plural)
        return things

    def vocabulary(self, word: Home) -> Mapping[str, Any]:
        """Return what `curriculum.yml` lists under the plural of a word, by its ids, in their order."""
        words: Mapping[str, Any] = getattr(self, f"{word}s")
        return words

    def things(self) -> Iterator[Thing]:
        """Yield everything that has an id."""
        for noun in NOUNS:
            yield from self.all(noun).values()

    @cached_property
    def by_id(self) -> Mapping[str, Thing]:
        """Everything that `[[…]]` can link to."""
        return {link_id(thing): thing for thing in self.things()}

    @cached_property
    def ids(self) -> Mapping[Noun | None, frozenset[str]]:
        """Noun → the ids of its things, as `[[…]]` writes them; nothing → all ids."""
        ids: dict[Noun | None, frozenset[str]] = {None: frozenset(self.by_id)}
        for noun in NOUNS:
            ids[noun] = frozenset(self.all(noun))
        return ids

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Thing, ...]]:
        """Titles, aliases and ids in small letters → the things that go by them."""
        named: dict[str, tuple[Thing, ...]] = {}
        for thing in self.by_id.values():
            for name in {name.lower(): None for name in (thing.title, thing.id, *getattr(thing, "aliases", ()))}:
                named[name] = (*named.get(name, ()), thing)
        return named

    @cached_property
    def renamed(self) -> Mapping[str, Thing]:
        """Former ids, as `[[…]]` would have written them → what they are called now."""
        former: dict[str, Thing] = {}
        for thing in self.things():
            for old in former_ids(self, thing):
                former.setdefault(old, thing)
        return former

    def __str__(self) -> str:
        """The outline of all roadmaps, one line an entry."""
        lines = []
        for roadmap in self.roadmaps.values():
            lines.append(roadmap.id)
            for stage in roadmap.stages:
                lines.append(f"  {stage.number} {stage.id}")
                lines += [f"    {entry.topic}" for entry in stage.entries]
        return "\n".join(lines)


def without_durations(curriculum: Curriculum) -> Curriculum:
    """Return the curriculum as if no stage said how long it takes."""
    roadmaps = {}
    for id, roadmap in curriculum.roadmaps.items():
        stages = tuple(replace(stage, duration=None) for stage in roadmap.stages)
        roadmaps[id] = replace(roadmap, stages=stages)
    return replace(curriculum, roadmaps=roadmaps)


def former_ids(curriculum: Curriculum, thing: Thing) -> tuple[str, ...]:
    """Return every id that a thing had before.

    A stage is found under each former id of its own within each id, former or not, of its roadmap; a stage that came
    from another roadmap says so with the full form `roadmap/stage`.
    """
    if not isinstance(thing, Stage):
        return thing.was
    roadmap = curriculum.roadmaps[thing.roadmap]
    homes = (roadmap.id, *roadmap.was)
    ids = {f"{home}/{own}": None for home in homes for own in (thing.id, *thing.was) if "/" not in own}
    ids |= {own: None for own in thing.was if "/" in own}
    ids.pop(thing.full_id, None)
    return tuple(ids)
