"""The types of a curriculum: its roadmaps, stages, topics, resources and projects, as frozen values.

Every other module speaks of these, not of YAML. An attribute is called as its key, but for the `topics` of a stage, its
`entries`, and the `roadmaps` of a curriculum, whose order is `roadmap_order`. What was left out is `None`, or empty
where several can stand. What the model has no attribute for is in `values`: what was written, by key, as it was read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from roadmap_site.curriculum.explanations import Explanation
from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.durations import Duration
from roadmap_site.schema.nouns import PLURALS, Home, Noun
from roadmap_site.schema.texts import Referring
from roadmap_site.yaml_io.document import Place


@dataclass(frozen=True, slots=True)
class ResourceKind:
    """A kind of resource, such as book or course."""

    id: str
    title: str
    plural: str
    icon: str | None = None
    material: bool = False
    """Whether one works with such a resource, and does not learn from it."""


class Noted(NamedTuple):
    """What a list names, with what is to be said of it here."""

    id: str
    note: str | None = None


class Question(NamedTuple):
    """A question by which learners see whether they have understood."""

    question: str
    answer: str | None = None
    url: str | None = None
    """Where the answer stands."""


class Source(NamedTuple):
    """A work that something follows."""

    title: str
    authors: tuple[str, ...] = ()
    url: str | None = None
    license: str | None = None


class Link(NamedTuple):
    """An address beside the first one of a resource."""

    url: str
    title: str | None = None


class Spot(NamedTuple):
    """A place of a resource: where it teaches a topic, and what is to be said of it there."""

    topic: str
    at: str | None = None
    url: str | None = None
    duration: Duration | None = None
    recommended: bool = False
    note: str | None = None

    @property
    def says_more(self) -> bool:
        """Whether it says more than that the topic is taught."""
        return any(self[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What everything with an id has."""

    id: str
    title: str = ""
    """Empty only where it is wrong or missing, which is an error."""
    aliases: tuple[str, ...] = ()
    """Other names, as learners search for them; stages and roadmaps have none."""
    summary: str | None = None
    status: str | None = None
    """`planned`, `historical`, `outdated` or `unavailable`; nothing for what is in use."""
    duration: Duration | None = None
    was: tuple[str, ...] = ()
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    texts: Sequence[Referring] = field(default=(), compare=False, repr=False)
    """What in it refers to something."""
    explanation: Explanation | None = None
    """Its page of Markdown; resources and roadmaps have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(_Written):
    """A thing to learn, shared by all roadmaps; its file stands for its area."""

    area: str
    level: str | None = None
    needs: tuple[Noted, ...] = ()
    parts: tuple[str, ...] = ()
    choose: int | None = None
    """So many of the parts are enough; nothing where all belong to it."""
    outcomes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    practice: tuple[str, ...] = ()
    related: tuple[Noted, ...] = ()
    keywords: tuple[str, ...] = ()
    based_on: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(_Written):
    """A book, course, paper, video, article, tool, dataset or community; its file stands for its kind."""

    kind: str
    authors: tuple[str, ...] = ()
    year: str | None = None
    edition: str | None = None
    publisher: str | None = None
    url: str | None = None
    links: tuple[Link, ...] = ()
    languages: tuple[str, ...] = ()
    cost: str | None = None
    level: str | None = None
    needs: tuple[Noted, ...] = ()
    topics: tuple[str, ...] = ()
    """The topics that it teaches, each once."""
    spots: tuple[Spot, ...] = ()
    """Where in it they are taught, as its author lists them; a topic may be there several times."""
    keywords: tuple[str, ...] = ()

    @property
    def available(self) -> bool:
        """Whether it can still be had."""
        return self.status != "unavailable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(_Written):
    """Something to build; its file stands for its area."""

    area: str
    level: str | None = None
    needs: tuple[Noted, ...] = ()
    topics: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    ladder: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    based_on: tuple[Source, ...] = ()


class Suggestion(NamedTuple):
    """A resource or project as one stage, section, entry or roadmap suggests it."""

    id: str
    note: str | None = None
    at: str | None = None
    """Where in it."""
    url: str | None = None
    """A link straight to that place."""
    duration: Duration | None = None
    recommended: bool = False
    optional: bool = False


class Section(NamedTuple):
    """A titled group of entries."""

    title: str
    place: Place
    choose: int | None = None
    """So many of its entries are enough; nothing where all belong to it."""
    optional: bool = False
    resources: tuple[Suggestion, ...] = ()
    projects: tuple[Suggestion, ...] = ()
    practice: tuple[str, ...] = ()
    unnumbered: bool = False


class Entry(NamedTuple):
    """A topic as one stage teaches it."""

    topic: str
    place: Place
    section: Section | None = None
    """The group that it stands in."""
    points: tuple[str, ...] = ()
    resources: tuple[Suggestion, ...] = ()
    projects: tuple[Suggestion, ...] = ()
    practice: tuple[str, ...] = ()
    duration: Duration | None = None
    recommended: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(_Written):
    """One step of a roadmap; its own id is unique within the roadmap."""

    roadmap: str
    number: int
    """Its position on the roadmap, counted from 1."""
    icon: str | None = None
    optional: bool = False
    outcomes: tuple[str, ...] = ()
    numbered: str | None = None
    """As of the roadmap, where it is otherwise for this stage; so `numbered_sections`."""
    numbered_sections: str | None = None
    entries: tuple[Entry, ...] = ()
    resources: tuple[Suggestion, ...] = ()
    projects: tuple[Suggestion, ...] = ()
    practice: tuple[str, ...] = ()

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
    icon: str | None
    points: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap(_Written):
    """One ordered way through stages."""

    short_title: str | None = None
    icon: str | None = None
    audience: str | None = None
    aims: tuple[str, ...] = ()
    needs: tuple[Noted, ...] = ()
    """Topics and roadmaps to know first."""
    related: tuple[Noted, ...] = ()
    numbered: str | None = None
    """What the numbers of its entries begin anew in: `section`, `stage` or `roadmap`, or `none`."""
    numbered_sections: str | None = None
    """What the numbers of its sections begin anew in: `stage` or `roadmap`, or `none`."""
    stage_word: str = "Stage"
    stages: tuple[Stage, ...] = ()
    projects: tuple[Suggestion, ...] = ()
    resources: tuple[Suggestion, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    advice: tuple[Advice, ...] = ()
    based_on: tuple[Source, ...] = ()


Thing = Topic | Resource | Project | Roadmap | Stage

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


class Shelf(NamedTuple):
    """Roadmaps that stand together under a title; without one a single roadmap that stands in no group."""

    title: str | None
    roadmaps: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Curriculum:
    """Everything under the curriculum's folder."""

    title: str = ""
    summary: str | None = None
    language: str = "en"
    levels: Mapping[str, str] = field(default_factory=dict)
    costs: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, ResourceKind] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    aims: Mapping[str, str] = field(default_factory=dict)
    shelves: tuple[Shelf, ...] = ()
    """The roadmaps in titled groups, and those outside of one, as `curriculum.yml` has them."""
    roadmap_order: tuple[str, ...] = ()
    """Ids of the roadmaps as `curriculum.yml` lists them."""
    roadmaps: Mapping[str, Roadmap] = field(default_factory=dict)
    """Roadmaps by id, in their order on the site."""
    topics: Mapping[str, Topic] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    texts: Sequence[Referring] = field(default=(), compare=False, repr=False)

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        """Stages of all roadmaps by full id, in learning order."""
        return {s.full_id: s for r in self.roadmaps.values() for s in r.stages}

    def all(self, noun: Noun) -> Mapping[str, Thing]:
        """Return the things of a noun by the ids that `[[…]]` uses."""
        things: Mapping[str, Thing] = getattr(self, PLURALS[noun])
        return things

    def vocabulary(self, word: Home) -> Mapping[str, Any]:
        """Return what `curriculum.yml` lists under the plural of a word, by its ids, in their order."""
        words: Mapping[str, Any] = getattr(self, PLURALS[word])
        return words

    def is_material(self, resource: Resource) -> bool:
        """Return whether one works with a resource, and does not learn from it."""
        kind = self.kinds.get(resource.kind)
        return kind is not None and kind.material

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
        return {None: frozenset(self.by_id)} | {noun: frozenset(self.all(noun)) for noun in NOUNS}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Thing, ...]]:
        """Titles, aliases and ids in small letters → the things that go by them."""
        named: dict[str, tuple[Thing, ...]] = {}
        for thing in self.by_id.values():
            for name in dict.fromkeys(map(str.lower, (thing.title, thing.id, *thing.aliases))):
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
