"""The keys of all things: curriculum, roadmap, stage, topic, resource and project.

The mappings within things come from `parts`, keys that several have from `common_keys`. The order of keys here is the
order of `roadmap fmt` and of the reference; which pages show a key stands beside it.
"""

from roadmap_site.problems import input_limits, registry
from roadmap_site.schema.common_keys import (
    ALIASES,
    BESIDE_RESOURCES,
    CHOOSE,
    EVERY_PAGE,
    ICON,
    KEYWORDS,
    LANGUAGES,
    OF_DURATION,
    OF_LEVEL,
    OF_STATUS,
    OF_TITLE,
    OPTIONAL,
    OUTCOMES,
    PRACTICE,
    STAGE_PAGES,
    SUMMARY,
    WAS,
)
from roadmap_site.schema.parts import (
    ADDRESS,
    ADVICE,
    BASED_ON,
    ENTRY,
    KIND,
    MILESTONE,
    NEEDED,
    NEEDED_TOPICS,
    NEEDING_PAGES,
    NEEDS,
    PLACE,
    QUESTION,
    RELATED,
    SECTION,
    SHELF,
    suggesting,
)
from roadmap_site.schema.texts import (
    DURATION,
    FORMER_ID,
    LANGUAGE,
    NAME,
    NUMBERED,
    NUMBERED_SECTIONS,
    RESOURCE_ID,
    ROADMAP_ID,
    SETTING,
    TEXT,
    TITLE,
    TOPIC_ID,
    URL,
    YEAR,
    Text,
)
from roadmap_site.schema.types import ById, Items, Key, Keys, ShortOr

STAGE = Keys(
    "stage",
    "One step of a roadmap.",
    {
        "title": OF_TITLE._replace(
            pages=("home", "roadmaps", "roadmap", "stage", "topic", "resources", "projects", "compare")
        ),
        "icon": ICON._replace(pages=("roadmap",)),
        "duration": Key(
            DURATION,
            "How long it takes: `6 weeks`, `1-2 months`, `3+ months`, `10 hours` or `ongoing`.",
            asked=3,
            counted=True,
            pages=("home", "roadmaps", "roadmap", "stage"),
        ),
        "optional": OPTIONAL._replace(pages=("roadmaps", "roadmap", "stage")),
        "status": OF_STATUS._replace(pages=("home", "roadmaps", "roadmap", "stage")),
        "summary": SUMMARY._replace(pages=STAGE_PAGES),
        "outcomes": Key(
            Items(TEXT), "What a learner can do afterwards.", item="outcome", counted=True, pages=STAGE_PAGES
        ),
        "numbered": Key(NUMBERED, "As of the roadmap, where it is otherwise for this stage.", pages=STAGE_PAGES),
        "numbered-sections": Key(
            NUMBERED_SECTIONS, "As of the roadmap, where it is otherwise for this stage.", pages=STAGE_PAGES
        ),
        "topics": Key(
            Items(ShortOr(TOPIC_ID, (ENTRY, SECTION))),
            "The entries, in learning order.",
            item="topic",
            asked=7,
            pages=("home", "roadmaps", "roadmap", "stage", "topics", "topic", "resources", "projects", "compare"),
        ),
        "resources": suggesting("resource", "the whole stage", ("roadmap", "stage", "resources")),
        "projects": suggesting("project", "this stage", ("roadmap", "stage", "projects", "compare"))._replace(
            counted=True
        ),
        "practice": Key(Items(TEXT), "What to do in this stage.", pages=STAGE_PAGES),
        "was": Key(
            Items(FORMER_ID, input_limits.MOST_FORMER_IDS), "Former ids; old addresses lead here.", item="former id"
        ),
    },
)
ROADMAP = Keys(
    "roadmap",
    "One ordered way through stages.",
    {
        "title": OF_TITLE._replace(pages=EVERY_PAGE),
        "short-title": Key(
            TITLE,
            "A short title, for tables, navigation and cards.",
            pages=("home", "roadmap", "stage", "topic", "resources", "projects", "compare"),
        ),
        "icon": ICON._replace(pages=("home",)),
        "summary": Key(
            TEXT, "What it is and how it differs from the others.", asked=4, pages=("home", "roadmap", "topic")
        ),
        "audience": Key(TEXT, "For whom it is.", asked=3, pages=("home", "roadmaps", "roadmap")),
        "aims": Key(
            Items(Text(vocabulary="aim")),
            "What one wants with it: ids of the `aims` of `curriculum.yml`.",
            item="aim",
            pages=("home", "roadmaps", "roadmap"),
        ),
        "duration": OF_DURATION._replace(pages=("home", "roadmaps", "roadmap")),
        "status": OF_STATUS._replace(pages=("home", "roadmaps", "roadmap", "topic")),
        "needs": Key(
            NEEDED,
            "Topics and roadmaps to know first.",
            verb="needs it",
            item="need",
            pages=(*NEEDING_PAGES, "compare"),
        ),
        "related": RELATED._replace(pages=("roadmap",)),
        "numbered": Key(
            NUMBERED,
            "Where the topics of its stages have numbers, what these begin anew in: `section`, `stage` or `roadmap`; "
            "`none` for none.",
            pages=STAGE_PAGES,
        ),
        "numbered-sections": Key(
            NUMBERED_SECTIONS,
            "Where its sections have numbers, what these begin anew in: `stage` or `roadmap`; `none` for none.",
            pages=STAGE_PAGES,
        ),
        "stage-word": Key(
            NAME,
            "What a stage is called on this roadmap: Stage, Phase, Level.",
            default="Stage",
            pages=("home", "roadmap", "stage", "topic", "resources", "projects", "compare"),
        ),
        "projects": suggesting("project", "the whole roadmap", ("roadmap", "compare")),
        "resources": suggesting("resource", "the whole roadmap", ("roadmap", "resources")),
        "milestones": Key(
            ById(ShortOr(TEXT, (MILESTONE,))),
            "Proofs of progress: id → milestone.",
            item="milestone",
            pages=("roadmap",),
        ),
        "advice": Key(Items(ADVICE), "Advice in titled groups.", pages=("roadmap",)),
        "based-on": BASED_ON._replace(pages=("roadmap",)),
        "was": WAS,
    },
)
TOPIC = Keys(
    "topic",
    "A thing to learn, shared by all roadmaps.",
    {
        "title": OF_TITLE._replace(
            pages=("home", "roadmap", "stage", "topics", "topic", "resources", "projects", "compare")
        ),
        "aliases": ALIASES._replace(asked=3, pages=("topics", "topic", "resources", "projects")),
        "summary": Key(
            TEXT, "What it is, in one sentence.", asked=4, counted=True, pages=("roadmap", "stage", "topics", "topic")
        ),
        "duration": OF_DURATION._replace(pages=("home", "roadmaps", "roadmap", "stage", "topic")),
        "level": OF_LEVEL._replace(asked=None, filters=False, pages=("topic",)),
        "status": OF_STATUS._replace(pages=("roadmap", "stage", "topics", "topic")),
        "needs": Key(
            NEEDED_TOPICS,
            "Topics to know first: direct prerequisites only.",
            verb="needs it",
            asked=5,
            pages=("roadmap", "stage", "topic"),
        ),
        "parts": Key(
            Items(TOPIC_ID),
            "Topics that it consists of.",
            verb="consists of it",
            item="part",
            pages=("roadmap", "stage", "topic"),
        ),
        "choose": CHOOSE._replace(pages=("roadmap", "stage", "topic")),
        "outcomes": OUTCOMES._replace(pages=("topic",)),
        "questions": Key(
            Items(ShortOr(TEXT, (QUESTION,))),
            "Questions to see whether it is understood.",
            item="question",
            pages=("topic",),
        ),
        "practice": PRACTICE._replace(pages=("topic",)),
        "related": RELATED._replace(pages=("topic",)),
        "keywords": KEYWORDS._replace(pages=("topics",)),
        "based-on": BASED_ON._replace(pages=("topic",)),
        "was": WAS,
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
        "aliases": ALIASES._replace(pages=("resources",)),
        "summary": Key(TEXT, "What it gives the learner, in one sentence.", pages=BESIDE_RESOURCES),
        "authors": Key(Items(NAME), "Who made it.", item="author", asked=3, pages=BESIDE_RESOURCES),
        "year": Key(YEAR, "When it, or the `edition`, appeared.", asked=4, counted=True, pages=BESIDE_RESOURCES),
        "edition": Key(NAME, "Which edition the year and the places mean: `2nd`.", pages=BESIDE_RESOURCES),
        "publisher": Key(NAME, "Who publishes or hosts it.", pages=("resources",)),
        "url": Key(URL, "Its own page, or its publisher's.", asked=2, counted=True, pages=BESIDE_RESOURCES),
        "links": Key(
            Items(ShortOr(URL, (ADDRESS,))),
            "Its other addresses: code, video, solutions.",
            item="address",
            pages=("resources",),
        ),
        "languages": LANGUAGES._replace(pages=BESIDE_RESOURCES),
        "cost": Key(
            Text(vocabulary="cost"),
            "One of the `costs` of `curriculum.yml`.",
            asked=5,
            filters=True,
            counted=True,
            pages=("home", *BESIDE_RESOURCES),
        ),
        "level": OF_LEVEL._replace(counted=True, pages=BESIDE_RESOURCES),
        "duration": OF_DURATION._replace(pages=("roadmap", "stage", "topic", "resources")),
        "status": OF_STATUS._replace(pages=("roadmap", "stage", "topic", "resources")),
        "needs": NEEDS._replace(pages=("resources",)),
        "topics": Key(
            Items(ShortOr(TOPIC_ID, (PLACE,))),
            "Topics that it teaches.",
            verb="teaches it",
            item="topic",
            asked=7,
            pages=BESIDE_RESOURCES,
        ),
        "keywords": KEYWORDS._replace(pages=("resources",)),
        "was": WAS._replace(pages=("resources",)),
    },
)
PROJECT = Keys(
    "project",
    "Something to build.",
    {
        "title": OF_TITLE._replace(pages=("roadmap", "stage", "topics", "topic", "resources", "projects")),
        "aliases": ALIASES,
        "summary": Key(
            TEXT,
            "What it is and what it teaches, in one sentence.",
            asked=4,
            pages=("roadmap", "stage", "topics", "topic", "projects"),
        ),
        "level": OF_LEVEL._replace(pages=("roadmap", "stage", "topics", "topic", "projects")),
        "duration": OF_DURATION._replace(pages=("roadmap", "stage", "topics", "topic", "projects")),
        "status": OF_STATUS._replace(pages=("roadmap", "stage", "topics", "topic", "projects")),
        "needs": NEEDS._replace(pages=("projects",)),
        "topics": Key(
            Items(TOPIC_ID),
            "Topics that it exercises.",
            verb="exercises it",
            item="topic",
            asked=7,
            pages=("topic", "projects"),
        ),
        "materials": Key(
            Items(RESOURCE_ID),
            "Resources to have at hand.",
            verb="is built with it",
            item="material",
            former="datasets",
            pages=("resources", "projects"),
        ),
        "resources": Key(Items(RESOURCE_ID), "Resources that help.", item="resource", pages=("resources", "projects")),
        "ladder": Key(Items(TEXT), "Rungs of growing difficulty.", item="rung", pages=("projects",)),
        "steps": Key(Items(TEXT), "How to go about it.", item="step", pages=("projects",)),
        "keywords": KEYWORDS._replace(pages=("projects",)),
        "based-on": BASED_ON._replace(pages=("projects",)),
        "was": WAS._replace(pages=("projects",)),
    },
)
CURRICULUM = Keys(
    "curriculum",
    "The whole curriculum.",
    {
        "title": OF_TITLE._replace(pages=("home",)),
        "summary": Key(TEXT, "What can be learned here, in a sentence or two.", pages=("home",)),
        "language": Key(LANGUAGE, "Language of the texts, such as `en` or `pt-BR`.", default="en"),
        "roadmaps": Key(
            Items(ShortOr(ROADMAP_ID, (SHELF,))),
            "The roadmaps in their order on the site, or in titled groups.",
            required=True,
            verb="lists it",
            item="roadmap",
            pages=EVERY_PAGE,
        ),
        "levels": Key(
            ById(TITLE),
            "Levels from easy to hard: id → title.",
            item="level",
            pages=("roadmap", "stage", "topics", "topic", "resources", "projects"),
        ),
        "costs": Key(ById(TITLE), "What resources cost: id → title.", item="cost", pages=("home", *BESIDE_RESOURCES)),
        "kinds": Key(
            ById(ShortOr(TITLE, (KIND,))),
            "Kinds of resource in the order of the pages: id → kind.",
            item="kind",
            pages=("roadmap", "stage", "resources"),
        ),
        "areas": Key(
            ById(TITLE),
            "Areas of topics and projects in the order of the pages: id → title.",
            item="area",
            pages=("topics", "topic", "resources", "projects", "compare"),
        ),
        "aims": Key(
            ById(TITLE), "What one wants with a roadmap: id → title.", item="aim", pages=("home", "roadmaps", "roadmap")
        ),
        "rules": Key(
            ById(SETTING, registry.about_settable), "How much a rule matters: code → `off`, `warning` or `error`."
        ),
    },
)
