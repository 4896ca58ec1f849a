# Why: one definition of what authors may write; the check of a file and the JSON Schema for editors both come from it.
# The only owner of `pydantic`, together with `schema`, which puts its findings into words.
"""The shapes of the YAML files."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag, WithJsonSchema

from roadmap_site.curriculum import durations

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
URL_PATTERN = r"^https?://[^\s/<>\"]+\.[^\s<>\"]+$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
YEAR_PATTERN = r"^\d{4}$"

Text = Annotated[
    str,
    StringConstraints(min_length=1),
    WithJsonSchema({"type": ["string", "number", "boolean"], "minLength": 1}),
]
"""Any scalar: what is written as text stays text, `no` and `3.10` too."""
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN)]
Year = Annotated[
    str,
    StringConstraints(pattern=YEAR_PATTERN),
    WithJsonSchema({"type": ["string", "integer"], "pattern": YEAR_PATTERN, "minimum": 1000, "maximum": 9999}),
]
DurationText = Annotated[str, StringConstraints(pattern=durations.PATTERN)]
FormerId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$")]


_NAME = StringConstraints(min_length=1)
TopicId = Annotated[str, _NAME, Field(json_schema_extra={"x-refers-to": "topic"})]
ResourceId = Annotated[str, _NAME, Field(json_schema_extra={"x-refers-to": "resource"})]
ProjectId = Annotated[str, _NAME, Field(json_schema_extra={"x-refers-to": "project"})]
RoadmapId = Annotated[str, _NAME, Field(json_schema_extra={"x-refers-to": "roadmap"})]
Level = Annotated[str, _NAME, Field(json_schema_extra={"x-refers-to": "level"})]
Cost = Annotated[str, _NAME, Field(json_schema_extra={"x-refers-to": "cost"})]


def _or_text(shape: str) -> Discriminator:
    """Tell the short form, a text, from the long one, so that only one of them complains."""
    return Discriminator(lambda value: "<text>" if isinstance(value, str) else f"<{shape}>")


def _entry_form(value: Any) -> str:
    if isinstance(value, str):
        return "<text>"
    return "<SectionShape>" if isinstance(value, dict) and "section" in value else "<EntryShape>"


class Shape(BaseModel):
    """A mapping with known keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class ResourceSuggestion(Shape):
    """A resource with a note on why it is suggested here."""

    resource: ResourceId
    """Id of the resource."""
    note: Text = ""
    """What it is good for at this point."""


class ProjectSuggestion(Shape):
    """A project with a note on why it is suggested here."""

    project: ProjectId
    """Id of the project."""
    note: Text = ""
    """What it is good for at this point."""


SuggestedResource = Annotated[
    Annotated[ResourceId, Tag("<text>")] | Annotated[ResourceSuggestion, Tag("<ResourceSuggestion>")],
    _or_text("ResourceSuggestion"),
]
SuggestedProject = Annotated[
    Annotated[ProjectId, Tag("<text>")] | Annotated[ProjectSuggestion, Tag("<ProjectSuggestion>")],
    _or_text("ProjectSuggestion"),
]


class EntryShape(Shape):
    """A topic as this stage teaches it."""

    topic: TopicId
    """Id of the topic."""
    points: list[Text] = []
    """What this stage says of the topic, one term or thought each."""
    resources: list[SuggestedResource] = []
    """Resources for this topic at this stage."""
    practice: list[Text] = []
    """What to do with it."""


Entry = Annotated[
    Annotated[TopicId, Tag("<text>")] | Annotated[EntryShape, Tag("<EntryShape>")], _or_text("EntryShape")
]


class SectionShape(Shape):
    """A titled group of entries."""

    section: Text
    """Title of the group."""
    topics: list[Entry]
    """The entries of the group."""


EntryOrSection = Annotated[
    Annotated[TopicId, Tag("<text>")]
    | Annotated[EntryShape, Tag("<EntryShape>")]
    | Annotated[SectionShape, Tag("<SectionShape>")],
    Discriminator(_entry_form),
]


class StageShape(Shape):
    """One step of a roadmap: `roadmaps/<roadmap>/NN-<stage>.yml`."""

    title: Text
    """Title of the stage."""
    icon: Text = ""
    """One emoji."""
    duration: DurationText | None = None
    """How long it takes: `6 weeks`, `1-2 months`, `3+ months`, `10 hours` or `ongoing`."""
    summary: Text = ""
    """What it is about, in a sentence or two."""
    outcomes: list[Text] = []
    """What a learner can do afterwards."""
    topics: list[EntryOrSection] = []
    """The entries in learning order: topics as this stage teaches them."""
    resources: list[SuggestedResource] = []
    """Resources for the whole stage."""
    projects: list[SuggestedProject] = []
    """Projects for this stage."""
    practice: list[Text] = []
    """What to do in this stage."""
    was: list[FormerId] = []
    """Former ids; old addresses lead to this stage."""


class MilestoneShape(Shape):
    """A proof of progress."""

    title: Text
    """What is to be shown."""
    projects: list[ProjectId] = []
    """Projects that prove it."""
    topics: list[TopicId] = []
    """Topics that it proves."""


Milestone = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[MilestoneShape, Tag("<MilestoneShape>")], _or_text("MilestoneShape")
]


class AdviceShape(Shape):
    """A titled group of advice."""

    title: Text
    """Title of the group."""
    icon: Text = ""
    """One emoji."""
    points: list[Text]
    """The pieces of advice."""


class RoadmapShape(Shape):
    """One ordered way through stages: `roadmaps/<roadmap>/roadmap.yml`."""

    title: Text
    """Title of the roadmap."""
    icon: Text = ""
    """One emoji."""
    summary: Text = ""
    """What it is and how it differs from the others."""
    audience: Text = ""
    """For whom it is."""
    stage_word: Annotated[Text, Field(alias="stage-word")] = "Stage"
    """What a stage is called on this roadmap: Stage, Phase, Level."""
    projects: list[SuggestedProject] = []
    """Projects for the whole roadmap."""
    resources: list[SuggestedResource] = []
    """Resources for the whole roadmap."""
    milestones: dict[Id, Milestone] = {}
    """Proofs of progress: id → milestone."""
    advice: list[AdviceShape] = []
    """Advice in titled groups."""
    was: list[Id] = []
    """Former ids; old addresses lead to this roadmap."""


class TopicShape(Shape):
    """A thing to learn, shared by all roadmaps; an item of `topics/<area>.yml`."""

    title: Text
    """Title of the topic."""
    aliases: list[Text] = []
    """Other names and abbreviations that learners search for."""
    summary: Text = ""
    """What it is, in one sentence."""
    needs: list[TopicId] = []
    """Topics to know first: direct prerequisites only."""
    was: list[Id] = []
    """Former ids; old addresses lead to this topic."""


class ResourceShape(Shape):
    """A book, course, paper …; an item of `resources/<kind>.yml`."""

    title: Text
    """Title as its authors write it."""
    aliases: list[Text] = []
    """Other names that it goes by."""
    summary: Text = ""
    """What it gives the learner, in one sentence."""
    authors: list[Text] = []
    """Who made it."""
    year: Year | None = None
    """When it first appeared."""
    url: Url | None = None
    """Its own page, or its publisher's."""
    cost: Cost | None = None
    """One of the costs of `curriculum.yml`."""
    level: Level | None = None
    """One of the levels of `curriculum.yml`."""
    topics: list[TopicId] = []
    """Topics that it teaches."""
    was: list[Id] = []
    """Former ids; old addresses lead to this resource."""


class ProjectShape(Shape):
    """Something to build; an item of `projects/<area>.yml`."""

    title: Text
    """What is built."""
    aliases: list[Text] = []
    """Other names that it goes by."""
    summary: Text = ""
    """What it is and what it teaches, in one sentence."""
    level: Level | None = None
    """One of the levels of `curriculum.yml`."""
    topics: list[TopicId] = []
    """Topics that it exercises."""
    datasets: list[ResourceId] = []
    """Resources to build it with."""
    resources: list[ResourceId] = []
    """Resources that help."""
    ladder: list[Text] = []
    """Rungs of growing difficulty."""
    steps: list[Text] = []
    """How to go about it."""
    was: list[Id] = []
    """Former ids; old addresses lead to this project."""


class KindShape(Shape):
    """A kind of resource."""

    title: Text
    """What one is called: Book."""
    plural: Text = ""
    """What several are called: Books."""
    icon: Text = ""
    """One emoji."""


Topic = Annotated[Annotated[Text, Tag("<text>")] | Annotated[TopicShape, Tag("<TopicShape>")], _or_text("TopicShape")]
Resource = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[ResourceShape, Tag("<ResourceShape>")], _or_text("ResourceShape")
]
Project = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[ProjectShape, Tag("<ProjectShape>")], _or_text("ProjectShape")
]
Kind = Annotated[Annotated[Text, Tag("<text>")] | Annotated[KindShape, Tag("<KindShape>")], _or_text("KindShape")]


class CurriculumShape(Shape):
    """The whole curriculum: `curriculum.yml`."""

    title: Text
    """Title of the curriculum."""
    summary: Text = ""
    """What can be learned here, in a sentence or two."""
    language: Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)] = "en"
    """Language of the texts, such as `en` or `pt-BR`."""
    roadmaps: list[RoadmapId]
    """The roadmaps in their order on the site."""
    levels: dict[Id, Text] = {}
    """Levels from easy to hard: id → title."""
    costs: dict[Id, Text] = {}
    """What resources cost: id → title."""
    kinds: dict[Id, Kind] = {}
    """Kinds of resource in the order in which pages show them: id → kind."""
    areas: dict[Id, Text] = {}
    """Areas of topics and projects in the order in which pages show them: id → title."""
