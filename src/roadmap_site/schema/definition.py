"""What authors may write: each noun, its files and its keys.

This is the one place that knows them. The order of keys here is the order of `roadmap fmt` and of the reference.
References, renaming, `diff`, filters, counts, prompts, the schemas for editors and the reference pages ask it, so that
a key that refers to topics is checked, renamed and compared because it says so here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from roadmap_site.problems import input_limits, registry
from roadmap_site.schema.nouns import PLURALS, Home, Noun, PageName, Vocabulary
from roadmap_site.schema.texts import (
    DURATION,
    FORMER_ID,
    ID,
    LANGUAGE,
    NAME,
    PROJECT_ID,
    RESOURCE_ID,
    ROADMAP_ID,
    SETTING,
    TEXT,
    TITLE,
    TOPIC_ID,
    URL,
    YEAR,
    Shape,
    Text,
)
from roadmap_site.schema.types import ById, Items, Key, Keys, ShortOr

_EVERY_PAGE = get_args(PageName)
_STAGE_PAGES: tuple[PageName, ...] = ("roadmap", "stage")
_BESIDE_RESOURCES: tuple[PageName, ...] = ("roadmap", "stage", "topic", "resources")

_TITLE = Key(TITLE, "Its title.", required=True, asked=1)
_ALIASES = Key(Items(NAME), "Other names and abbreviations that people search for.", item="alias")
_SUMMARY = Key(TEXT, "What it is, in a sentence or two.", asked=4)
_ICON = Key(Text(), "One emoji.")
_WAS = Key(Items(ID, input_limits.MOST_FORMER_IDS), "Former ids; old addresses lead here.", item="former id")
_OF_LEVEL = Key(Text(vocabulary="level"), "One of the `levels` of `curriculum.yml`.", asked=6, filters=True)


def _suggested(text: Text, noun: Noun, pages: tuple[PageName, ...]) -> ShortOr:
    """Return the shape of a suggestion: an id, or an id with a note."""
    keys = {
        noun: Key(text, f"Id of the {noun}.", required=True, pages=pages),
        "note": Key(TEXT, "What it is good for at this point.", pages=_STAGE_PAGES),
    }
    return ShortOr(text, (Keys("suggestion", f"A {noun} with a note.", keys),))


_SUGGESTED_RESOURCES = Items(_suggested(RESOURCE_ID, "resource", ("roadmap", "stage", "resources")))
_SUGGESTED_PROJECTS = Items(_suggested(PROJECT_ID, "project", ("home", "roadmap", "projects")))
_ENTRY = Keys(
    "entry",
    "A topic as this stage teaches it.",
    {
        "topic": Key(
            TOPIC_ID,
            "Id of the topic.",
            required=True,
            verb="teaches it",
            pages=("roadmap", "stage", "topics", "topic", "resources", "compare"),
        ),
        "points": Key(
            Items(TEXT),
            "What this stage says of the topic, one term or thought each.",
            item="point",
            pages=("roadmap", "stage", "topic"),
        ),
        "resources": Key(
            _SUGGESTED_RESOURCES,
            "Resources for this topic at this stage.",
            item="resource",
            pages=("roadmap", "stage", "topic", "resources"),
        ),
        "practice": Key(Items(TEXT), "What to do with it.", pages=_STAGE_PAGES),
    },
)
SECTION = Keys(
    "section",
    "A titled group of entries.",
    {
        "section": Key(TITLE, "Title of the group.", required=True, pages=_STAGE_PAGES),
        "topics": Key(
            Items(ShortOr(TOPIC_ID, (_ENTRY,))),
            "The entries of the group.",
            required=True,
            pages=("roadmap", "stage", "topics", "topic", "compare"),
        ),
    },
)
_MILESTONE = Keys(
    "milestone",
    "A proof of progress.",
    {
        "title": Key(TEXT, "What is to be shown.", required=True, pages=("roadmap",)),
        "projects": Key(Items(PROJECT_ID), "Projects that prove it.", item="project", pages=("roadmap",)),
        "topics": Key(Items(TOPIC_ID), "Topics that it proves.", item="topic", pages=("roadmap",)),
    },
)
_ADVICE = Keys(
    "advice",
    "A titled group of advice.",
    {
        "title": Key(TITLE, "Title of the group.", required=True, pages=("roadmap",)),
        "icon": _ICON._replace(pages=("roadmap",)),
        "points": Key(Items(TEXT), "The pieces of advice.", required=True, item="point", pages=("roadmap",)),
    },
)
_KIND = Keys(
    "kind",
    "A kind of resource.",
    {
        "title": Key(TITLE, "What one is called: Book.", required=True, pages=("roadmap", "stage", "topic")),
        "plural": Key(TITLE, "What several are called: Books.", pages=("resources",)),
        "icon": _ICON._replace(pages=("roadmap", "stage", "topic", "resources")),
    },
)

STAGE = Keys(
    "stage",
    "One step of a roadmap.",
    {
        "title": _TITLE._replace(pages=("roadmaps", "roadmap", "stage", "topic", "resources", "projects", "compare")),
        "icon": _ICON._replace(pages=("roadmap",)),
        "duration": Key(
            DURATION,
            "How long it takes: `6 weeks`, `1-2 months`, `3+ months`, `10 hours` or `ongoing`.",
            asked=3,
            counted=True,
            pages=("home", "roadmaps", "roadmap", "stage"),
        ),
        "summary": _SUMMARY._replace(pages=_STAGE_PAGES),
        "outcomes": Key(
            Items(TEXT), "What a learner can do afterwards.", item="outcome", counted=True, pages=_STAGE_PAGES
        ),
        "topics": Key(
            Items(ShortOr(TOPIC_ID, (_ENTRY, SECTION))),
            "The entries, in learning order.",
            item="topic",
            asked=7,
            pages=("home", "roadmap", "stage", "topics", "topic", "resources", "compare"),
        ),
        "resources": Key(
            _SUGGESTED_RESOURCES,
            "Resources for the whole stage.",
            item="resource",
            pages=("roadmap", "stage", "resources"),
        ),
        "projects": Key(
            _SUGGESTED_PROJECTS,
            "Projects for this stage.",
            item="project",
            counted=True,
            pages=("home", "roadmap", "stage", "projects"),
        ),
        "practice": Key(Items(TEXT), "What to do in this stage.", pages=_STAGE_PAGES),
        "was": Key(
            Items(FORMER_ID, input_limits.MOST_FORMER_IDS), "Former ids; old addresses lead here.", item="former id"
        ),
    },
)
ROADMAP = Keys(
    "roadmap",
    "One ordered way through stages.",
    {
        "title": _TITLE._replace(pages=_EVERY_PAGE),
        "icon": _ICON._replace(pages=("home",)),
        "summary": Key(TEXT, "What it is and how it differs from the others.", asked=4, pages=("home", "roadmap")),
        "audience": Key(TEXT, "For whom it is.", asked=3, pages=("home", "roadmaps", "roadmap")),
        "stage-word": Key(
            NAME,
            "What a stage is called on this roadmap: Stage, Phase, Level.",
            default="Stage",
            pages=("home", "roadmap", "stage", "topic", "resources", "projects", "compare"),
        ),
        "projects": Key(
            _SUGGESTED_PROJECTS, "Projects for the whole roadmap.", item="project", pages=("home", "roadmap")
        ),
        "resources": Key(
            _SUGGESTED_RESOURCES, "Resources for the whole roadmap.", item="resource", pages=("roadmap", "resources")
        ),
        "milestones": Key(
            ById(ShortOr(TEXT, (_MILESTONE,))),
            "Proofs of progress: id → milestone.",
            item="milestone",
            pages=("roadmap",),
        ),
        "advice": Key(Items(_ADVICE), "Advice in titled groups.", pages=("roadmap",)),
        "was": _WAS,
    },
)
TOPIC = Keys(
    "topic",
    "A thing to learn, shared by all roadmaps.",
    {
        "title": _TITLE._replace(pages=("roadmap", "stage", "topics", "topic", "resources", "projects", "compare")),
        "aliases": _ALIASES._replace(asked=3, pages=("topics", "topic")),
        "summary": Key(
            TEXT, "What it is, in one sentence.", asked=4, counted=True, pages=("roadmap", "stage", "topics", "topic")
        ),
        "needs": Key(
            Items(TOPIC_ID),
            "Topics to know first: direct prerequisites only.",
            verb="needs it",
            asked=5,
            pages=("roadmap", "stage", "topic"),
        ),
        "was": _WAS,
    },
)
RESOURCE = Keys(
    "resource",
    "A book, course, paper or whatever else teaches.",
    {
        "title": Key(
            TITLE,
            "Its title, as its authors write it.",
            required=True,
            asked=1,
            pages=("roadmap", "stage", "topic", "resources", "projects"),
        ),
        "aliases": _ALIASES._replace(pages=("resources",)),
        "summary": Key(TEXT, "What it gives the learner, in one sentence.", pages=_BESIDE_RESOURCES),
        "authors": Key(Items(NAME), "Who made it.", item="author", asked=3, pages=_BESIDE_RESOURCES),
        "year": Key(YEAR, "When it first appeared.", asked=4, counted=True, pages=_BESIDE_RESOURCES),
        "url": Key(URL, "Its own page, or its publisher's.", asked=2, counted=True, pages=_BESIDE_RESOURCES),
        "cost": Key(
            Text(vocabulary="cost"),
            "One of the `costs` of `curriculum.yml`.",
            asked=5,
            filters=True,
            counted=True,
            pages=_BESIDE_RESOURCES,
        ),
        "level": _OF_LEVEL._replace(counted=True, pages=_BESIDE_RESOURCES),
        "topics": Key(
            Items(TOPIC_ID),
            "Topics that it teaches.",
            verb="teaches it",
            item="topic",
            asked=7,
            pages=("topic", "resources"),
        ),
        "was": _WAS._replace(pages=("resources",)),
    },
)
PROJECT = Keys(
    "project",
    "Something to build.",
    {
        "title": _TITLE._replace(pages=("roadmap", "stage", "topics", "topic", "resources", "projects")),
        "aliases": _ALIASES,
        "summary": Key(
            TEXT,
            "What it is and what it teaches, in one sentence.",
            asked=4,
            pages=("roadmap", "stage", "topics", "topic", "projects"),
        ),
        "level": _OF_LEVEL._replace(pages=("roadmap", "stage", "topics", "topic", "projects")),
        "topics": Key(
            Items(TOPIC_ID),
            "Topics that it exercises.",
            verb="exercises it",
            item="topic",
            asked=7,
            pages=("topic", "projects"),
        ),
        "datasets": Key(
            Items(RESOURCE_ID),
            "Resources to build it with.",
            verb="is built with it",
            item="dataset",
            pages=("resources", "projects"),
        ),
        "resources": Key(Items(RESOURCE_ID), "Resources that help.", item="resource", pages=("resources", "projects")),
        "ladder": Key(Items(TEXT), "Rungs of growing difficulty.", item="rung", pages=("projects",)),
        "steps": Key(Items(TEXT), "How to go about it.", item="step", pages=("projects",)),
        "was": _WAS._replace(pages=("projects",)),
    },
)
CURRICULUM = Keys(
    "curriculum",
    "The whole curriculum.",
    {
        "title": _TITLE._replace(pages=("home",)),
        "summary": Key(TEXT, "What can be learned here, in a sentence or two.", pages=("home",)),
        "language": Key(LANGUAGE, "Language of the texts, such as `en` or `pt-BR`.", default="en"),
        "roadmaps": Key(
            Items(ROADMAP_ID),
            "The roadmaps in their order on the site.",
            required=True,
            verb="lists it",
            item="roadmap",
            pages=_EVERY_PAGE,
        ),
        "levels": Key(
            ById(TITLE),
            "Levels from easy to hard: id → title.",
            item="level",
            pages=("roadmap", "stage", "topics", "topic", "resources", "projects"),
        ),
        "costs": Key(ById(TITLE), "What resources cost: id → title.", item="cost", pages=_BESIDE_RESOURCES),
        "kinds": Key(
            ById(ShortOr(TITLE, (_KIND,))),
            "Kinds of resource in the order of the pages: id → kind.",
            item="kind",
            pages=("roadmap", "stage", "resources"),
        ),
        "areas": Key(
            ById(TITLE),
            "Areas of topics and projects in the order of the pages: id → title.",
            item="area",
            pages=("home", "topics", "resources", "projects", "compare"),
        ),
        "rules": Key(
            ById(SETTING, registry.about_settable), "How much a rule matters: code → `off`, `warning` or `error`."
        ),
    },
)


@dataclass(frozen=True, slots=True)
class Definition:
    """What is to be known of a noun."""

    noun: Noun
    keys: Keys
    pattern: str
    """The path of its files, with the names of what stands for what."""
    home: Home | None = None
    """What a thing stands in, by the name of its file or folder."""

    @property
    def plural(self) -> str:
        """What several are called: the key of a list of them, and for what is in a catalogue the folder."""
        return PLURALS[self.noun]

    @property
    def catalogued(self) -> bool:
        """Whether a file holds many of them by their ids, shared by all roadmaps."""
        return self.home in get_args(Vocabulary)

    @property
    def kind(self) -> str:
        """The kind of its files, by which their schema is called: they hold many, or one."""
        if self.catalogued:
            return self.plural
        return self.noun

    @property
    def shape(self) -> Shape:
        """What its files hold; a thing of a catalogue may be written as its title alone."""
        if self.catalogued:
            return ById(ShortOr(TITLE, (self.keys,)))
        return self.keys


NOUNS: Mapping[Noun, Definition] = {
    each.noun: each
    for each in (
        Definition("roadmap", ROADMAP, "roadmaps/<roadmap>/roadmap.yml"),
        Definition("stage", STAGE, "roadmaps/<roadmap>/NN-<stage>.yml", "roadmap"),
        Definition("topic", TOPIC, "topics/<area>.yml", "area"),
        Definition("resource", RESOURCE, "resources/<kind>.yml", "kind"),
        Definition("project", PROJECT, "projects/<area>.yml", "area"),
    )
}
"""The nouns, in the order in which they are listed and counted."""
CATALOGUES: Mapping[str, Definition] = {each.plural: each for each in NOUNS.values() if each.catalogued}
"""Folder → what is in its files."""

FILES: Mapping[str, Shape] = {"curriculum": CURRICULUM} | {each.kind: each.shape for each in NOUNS.values()}
"""Kind of file → what it holds."""
TOP = "curriculum.yml"
"""The file of the settings, at the top of a curriculum's folder."""
PATTERNS: Mapping[str, str] = {"curriculum": TOP} | {each.kind: each.pattern for each in NOUNS.values()}
"""Kind of file → its path, with names in angle brackets for what an author chooses and `NN` for a number."""
