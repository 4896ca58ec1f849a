# Why: what authors may write, file by file, defined once: the checker, the reference pages and the schemas for editors
# all read it here.
"""The shapes of the YAML files of a curriculum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roadmap_site.problems import codes, limits, registry
from roadmap_site.problems.problem import Location, Problem, Severity
from roadmap_site.schema import durations
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.types import ID, ById, Items, Key, Keys, Schema, Shape, ShortOr, Text


def _bad_language(location: Location, word: str) -> Problem:
    return codes.wrong_shape(
        location, f"`{word}` is not the code of a language", "write a code such as `en` or `pt-BR`"
    )


def _bad_title(location: Location, word: str) -> Problem:
    if "[[" in word:
        return codes.wrong_shape(location, "a title is plain text and holds no links", "take the brackets away")
    return codes.wrong_shape(location, "a title is one line", "write it on one line, without links")


def _id_of(noun: Noun) -> Text:
    """Return the shape of a reference: any text, as a wrong id is better told from the ids that exist."""
    return Text(refers_to=noun, longest=limits.LONGEST_REFERENCE)


def _catalogue(name: str, description: str, keys: Mapping[str, Key]) -> ById:
    """Return the shape of a mapping from ids to things, each of which may be written as its title alone."""
    return ById(ShortOr(TITLE, (Keys(name, description, keys),)))


TEXT = Text()
TITLE = Text(pattern=r"^(?:(?!\[\[)[^\n])*$", fault=_bad_title, longest=limits.LONGEST_TITLE)
_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
FORMER_ID = Text(pattern=rf"^(?=.{{1,{limits.LONGEST_REFERENCE}}}$){_ID}(/{_ID})?$")
URL = Text(
    # That the host has a dot is looked up first, so that no place is tried twice.
    pattern=r'^https?://(?=[^\s/<>"]+\.[^\s<>"])[^\s<>"]+$',
    fault=codes.bad_url,
    longest=limits.LONGEST_ADDRESS,
    numbers=False,
)
YEAR = Text(pattern=r"^[0-9]{4}$", fault=codes.bad_year)
DURATION = Text(pattern=durations.PATTERN, fault=codes.bad_duration, numbers=False)
LANGUAGE = Text(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", fault=_bad_language)
TOPIC_ID, RESOURCE_ID, PROJECT_ID, ROADMAP_ID = map(_id_of, ("topic", "resource", "project", "roadmap"))  # type: ignore[arg-type]
SETTING = Text(f"^({'|'.join(Severity)})$", codes.bad_setting, numbers=False, choices=tuple(Severity))
LEVEL = Text(refers_to="level")
COST = Text(refers_to="cost")

_TITLE = Key(TITLE, "Its title.", required=True)
_ALIASES = Key(Items(TEXT), "Other names and abbreviations that people search for.")
_SUMMARY = Key(TEXT, "What it is, in a sentence or two.")
_ICON = Key(TEXT, "One emoji.")
_WAS = Key(Items(ID, limits.MOST_FORMER_IDS), "Former ids; old addresses lead here.")
_NOTE = Key(TEXT, "What it is good for at this point.")

_SUGGESTED_RESOURCE = ShortOr(
    RESOURCE_ID,
    (
        Keys(
            "suggestion",
            "A resource with a note.",
            {"resource": Key(RESOURCE_ID, "Id of the resource.", required=True), "note": _NOTE},
        ),
    ),
)
_SUGGESTED_PROJECT = ShortOr(
    PROJECT_ID,
    (
        Keys(
            "suggestion",
            "A project with a note.",
            {"project": Key(PROJECT_ID, "Id of the project.", required=True), "note": _NOTE},
        ),
    ),
)
_ENTRY = Keys(
    "entry",
    "A topic as this stage teaches it.",
    {
        "topic": Key(TOPIC_ID, "Id of the topic.", required=True),
        "points": Key(Items(TEXT), "What this stage says of the topic, one term or thought each."),
        "resources": Key(Items(_SUGGESTED_RESOURCE), "Resources for this topic at this stage."),
        "practice": Key(Items(TEXT), "What to do with it."),
    },
)
_SECTION = Keys(
    "section",
    "A titled group of entries.",
    {
        "section": Key(TITLE, "Title of the group.", required=True),
        "topics": Key(Items(ShortOr(TOPIC_ID, (_ENTRY,))), "The entries of the group.", required=True),
    },
)
_MILESTONE = Keys(
    "milestone",
    "A proof of progress.",
    {
        "title": Key(TEXT, "What is to be shown.", required=True),
        "projects": Key(Items(PROJECT_ID), "Projects that prove it."),
        "topics": Key(Items(TOPIC_ID), "Topics that it proves."),
    },
)
_ADVICE = Keys(
    "advice",
    "A titled group of advice.",
    {
        "title": Key(TITLE, "Title of the group.", required=True),
        "icon": _ICON,
        "points": Key(Items(TEXT), "The pieces of advice.", required=True),
    },
)
_KIND = Keys(
    "kind",
    "A kind of resource.",
    {
        "title": Key(TITLE, "What one is called: Book.", required=True),
        "plural": Key(TITLE, "What several are called: Books."),
        "icon": _ICON,
    },
)

STAGE = Keys(
    "stage",
    "One step of a roadmap.",
    {
        "title": _TITLE,
        "icon": _ICON,
        "duration": Key(DURATION, "How long it takes: `6 weeks`, `1-2 months`, `3+ months`, `10 hours` or `ongoing`."),
        "summary": _SUMMARY,
        "outcomes": Key(Items(TEXT), "What a learner can do afterwards."),
        "topics": Key(Items(ShortOr(TOPIC_ID, (_ENTRY, _SECTION))), "The entries, in learning order."),
        "resources": Key(Items(_SUGGESTED_RESOURCE), "Resources for the whole stage."),
        "projects": Key(Items(_SUGGESTED_PROJECT), "Projects for this stage."),
        "practice": Key(Items(TEXT), "What to do in this stage."),
        "was": Key(Items(FORMER_ID, limits.MOST_FORMER_IDS), "Former ids; old addresses lead here."),
    },
)
ROADMAP = Keys(
    "roadmap",
    "One ordered way through stages.",
    {
        "title": _TITLE,
        "icon": _ICON,
        "summary": Key(TEXT, "What it is and how it differs from the others."),
        "audience": Key(TEXT, "For whom it is."),
        "stage-word": Key(TEXT, "What a stage is called on this roadmap: Stage, Phase, Level."),
        "projects": Key(Items(_SUGGESTED_PROJECT), "Projects for the whole roadmap."),
        "resources": Key(Items(_SUGGESTED_RESOURCE), "Resources for the whole roadmap."),
        "milestones": Key(ById(ShortOr(TEXT, (_MILESTONE,))), "Proofs of progress: id → milestone."),
        "advice": Key(Items(_ADVICE), "Advice in titled groups."),
        "was": _WAS,
    },
)
TOPICS = _catalogue(
    "topic",
    "A thing to learn, shared by all roadmaps.",
    {
        "title": _TITLE,
        "aliases": _ALIASES,
        "summary": Key(TEXT, "What it is, in one sentence."),
        "needs": Key(Items(TOPIC_ID), "Topics to know first: direct prerequisites only."),
        "was": _WAS,
    },
)
RESOURCES = _catalogue(
    "resource",
    "A book, course, paper or whatever else teaches.",
    {
        "title": Key(TITLE, "Its title, as its authors write it.", required=True),
        "aliases": _ALIASES,
        "summary": Key(TEXT, "What it gives the learner, in one sentence."),
        "authors": Key(Items(TEXT), "Who made it."),
        "year": Key(YEAR, "When it first appeared."),
        "url": Key(URL, "Its own page, or its publisher's."),
        "cost": Key(COST, "One of the `costs` of `curriculum.yml`."),
        "level": Key(LEVEL, "One of the `levels` of `curriculum.yml`."),
        "topics": Key(Items(TOPIC_ID), "Topics that it teaches."),
        "was": _WAS,
    },
)
PROJECTS = _catalogue(
    "project",
    "Something to build.",
    {
        "title": _TITLE,
        "aliases": _ALIASES,
        "summary": Key(TEXT, "What it is and what it teaches, in one sentence."),
        "level": Key(LEVEL, "One of the `levels` of `curriculum.yml`."),
        "topics": Key(Items(TOPIC_ID), "Topics that it exercises."),
        "datasets": Key(Items(RESOURCE_ID), "Resources to build it with."),
        "resources": Key(Items(RESOURCE_ID), "Resources that help."),
        "ladder": Key(Items(TEXT), "Rungs of growing difficulty."),
        "steps": Key(Items(TEXT), "How to go about it."),
        "was": _WAS,
    },
)
CURRICULUM = Keys(
    "curriculum",
    "The whole curriculum.",
    {
        "title": _TITLE,
        "summary": Key(TEXT, "What can be learned here, in a sentence or two."),
        "language": Key(LANGUAGE, "Language of the texts, such as `en` or `pt-BR`."),
        "roadmaps": Key(Items(ROADMAP_ID), "The roadmaps in their order on the site.", required=True),
        "levels": Key(ById(TITLE), "Levels from easy to hard: id → title."),
        "costs": Key(ById(TITLE), "What resources cost: id → title."),
        "kinds": Key(ById(ShortOr(TITLE, (_KIND,))), "Kinds of resource in the order of the pages: id → kind."),
        "areas": Key(ById(TITLE), "Areas of topics and projects in the order of the pages: id → title."),
        "rules": Key(
            ById(SETTING, registry.about_settable), "How much a rule matters: code → `off`, `warning` or `error`."
        ),
    },
)

SCHEMAS = ".schemas"
"""The folder in a curriculum's where editors find the schemas of these files; it is made, not written by hand."""

FILES: Mapping[str, Shape] = {
    "curriculum": CURRICULUM,
    "roadmap": ROADMAP,
    "stage": STAGE,
    "topics": TOPICS,
    "resources": RESOURCES,
    "projects": PROJECTS,
}
"""What each kind of file holds."""


def json_schemas(known: Mapping[str, Mapping[str, str]] | None = None) -> dict[str, Schema]:
    """Return the JSON Schema of each kind of file, by the name of the kind.

    Args:
        known: What references refer to, such as `topic` → its ids, each with words about it. Editors then offer these
            ids, and take any other all the same: it may be newer than the schema, and the checker knows.
    """
    return {kind: _whole(kind, shape.json_schema(), known or {}) for kind, shape in FILES.items()}


def _whole(kind: str, schema: Schema, known: Mapping[str, Mapping[str, str]]) -> Schema:
    """Return the schema of a file from that of what it holds, whose references then offer what is known."""
    definitions: Schema = {}
    for reference in _references(schema):
        noun = reference["x-refers-to"]
        if ids := known.get(noun):
            reference["anyOf"].append({"$ref": f"#/definitions/{noun}"})
            definitions[noun] = {"type": "string", "enum": list(ids), "enumDescriptions": list(ids.values())}
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": kind}
    return head | schema | ({"definitions": definitions} if definitions else {})


def _references(schema: object) -> Iterator[Schema]:
    """Yield the parts of a schema that are those of references."""
    if isinstance(schema, dict):
        if "x-refers-to" in schema:
            yield schema
        for inner in schema.values():
            yield from _references(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _references(inner)
