"""The mappings that stand within a thing: suggestions, entries and sections, places, questions, links with a note.

Each has a short form, its first key alone, where that says enough. An id as a key defines, an id as a value refers: so
what is to be said of a link stands beside the id, in a mapping of its own.
"""

from roadmap_site.schema.common_keys import (
    BESIDE_RESOURCES,
    CHOOSE,
    EVERY_PAGE,
    ICON,
    MATERIAL,
    OF_DURATION,
    OPTIONAL,
    RECOMMENDED,
    STAGE_PAGES,
    UNNUMBERED,
)
from roadmap_site.schema.nouns import Noun, PageName
from roadmap_site.schema.texts import (
    NAME,
    PROJECT_ID,
    RESOURCE_ID,
    ROADMAP_ID,
    TEXT,
    TITLE,
    TOPIC_ID,
    TOPIC_OR_ROADMAP_ID,
    URL,
    Shape,
    Text,
)
from roadmap_site.schema.types import Items, Key, Keys, ShortOr

_Pages = tuple[PageName, ...]

# The pages of what needs topics.
_NEEDING: _Pages = ("roadmap", "topic", "resources", "projects")

_BASED: _Pages = ("roadmap", "topic", "projects")
SOURCE = Keys(
    "source",
    "A work that something follows.",
    {
        "title": Key(TITLE, "Its title.", required=True, pages=_BASED),
        "authors": Key(Items(NAME), "Who made it.", item="author", pages=_BASED),
        "url": Key(URL, "Its own page.", pages=_BASED),
        "license": Key(NAME, "The licence that it is under, by its usual name.", pages=_BASED),
    },
)
BASED_ON = Key(Items(ShortOr(TITLE, (SOURCE,))), "Whose work it follows.", item="source")


def _link(noun: Noun, about: str, verb: str, pages: _Pages = (), noted: _Pages = ()) -> Keys:
    """Return the shape of a link that says more than where it leads."""
    ids = {"topic": TOPIC_ID, "roadmap": ROADMAP_ID}
    keys = {
        noun: Key(ids[noun], f"Id of the {noun}.", required=True, verb=verb, pages=pages),
        "note": Key(TEXT, "Why, or how much of it.", pages=noted),
    }
    return Keys(about, f"A {noun} with a note.", keys)


NEEDED_TOPICS = Items(ShortOr(TOPIC_ID, (_link("topic", "need", "needs it", ("stage", *_NEEDING), noted=_NEEDING),)))
NEEDS = Key(NEEDED_TOPICS, "Topics to know first.", verb="needs it", item="need")
NEEDING_PAGES: _Pages = ("home", *STAGE_PAGES)
"""The pages of what a roadmap needs."""
NEEDED = Items(
    ShortOr(
        TOPIC_OR_ROADMAP_ID,
        (
            _link("topic", "need", "needs it", NEEDING_PAGES, noted=("roadmap",)),
            _link("roadmap", "need", "needs it", NEEDING_PAGES, noted=("roadmap",)),
        ),
    )
)
_BESIDE: _Pages = ("roadmap", "topic")
RELATED = Key(
    Items(
        ShortOr(
            TOPIC_OR_ROADMAP_ID,
            (
                _link("topic", "see also", "names it beside", _BESIDE, noted=_BESIDE),
                _link("roadmap", "see also", "names it beside", _BESIDE, noted=_BESIDE),
            ),
        )
    ),
    "Topics and roadmaps to see also; they are not needed.",
    verb="names it beside",
    item="see also",
)
QUESTION = Keys(
    "question",
    "A question by which learners see whether they have understood.",
    {
        "question": Key(TEXT, "The question.", required=True, pages=("topic",)),
        "answer": Key(TEXT, "Its answer.", pages=("topic",)),
        "url": Key(URL, "Where the answer stands.", pages=("topic",)),
    },
)
PLACE = Keys(
    "place",
    "Where a resource teaches a topic.",
    {
        "topic": Key(TOPIC_ID, "Id of the topic.", required=True, verb="teaches it", pages=BESIDE_RESOURCES),
        "at": Key(TEXT, "Where in the resource: `Section 4.3.2, pages 205-206`.", pages=BESIDE_RESOURCES),
        "url": Key(URL, "A link straight to it.", pages=BESIDE_RESOURCES),
        "duration": OF_DURATION._replace(pages=BESIDE_RESOURCES),
        "recommended": RECOMMENDED._replace(pages=BESIDE_RESOURCES),
        "note": Key(TEXT, "What is to be said of it here.", pages=("topic", "resources")),
    },
)
ADDRESS = Keys(
    "address",
    "An address with what is there.",
    {
        "url": Key(URL, "The address.", required=True, pages=("resources",)),
        "title": Key(TITLE, "What is there: `Solutions`.", pages=("resources",)),
    },
)


def _suggested(text: Text, noun: Noun, pages: _Pages) -> ShortOr:
    """Return the shape of a suggestion: an id, or an id with what is to be said of it here."""
    keys = {
        noun: Key(text, f"Id of the {noun}.", required=True, pages=pages),
        "note": Key(TEXT, "What it is good for at this point.", pages=STAGE_PAGES),
        "at": Key(TEXT, "Where in it: `Chapters 3-5`.", pages=STAGE_PAGES),
        "url": Key(URL, "A link straight to it.", pages=STAGE_PAGES),
        "duration": OF_DURATION._replace(pages=STAGE_PAGES),
        "recommended": RECOMMENDED._replace(pages=STAGE_PAGES),
        "optional": OPTIONAL._replace(pages=STAGE_PAGES),
    }
    return ShortOr(text, (Keys("suggestion", f"A {noun} with what is to be said of it here.", keys),))


_SUGGESTED: dict[str, Shape] = {
    "resource": Items(_suggested(RESOURCE_ID, "resource", BESIDE_RESOURCES)),
    "project": Items(_suggested(PROJECT_ID, "project", ("roadmap", "projects", "compare"))),
}


def suggesting(noun: Noun, what: str, pages: _Pages) -> Key:
    """Return the key for the resources or projects that are suggested for something."""
    return Key(_SUGGESTED[noun], f"{noun.capitalize()}s for {what}.", item=noun, pages=pages)


ENTRY = Keys(
    "entry",
    "A topic as this stage teaches it.",
    {
        "topic": Key(
            TOPIC_ID,
            "Id of the topic.",
            required=True,
            verb="teaches it",
            pages=("home", "roadmap", "stage", "topics", "topic", "resources", "projects", "compare"),
        ),
        "points": Key(
            Items(TEXT),
            "What this stage says of the topic, one term or thought each.",
            item="point",
            pages=("roadmap", "stage", "topic"),
        ),
        "resources": suggesting("resource", "this topic at this stage", ("roadmap", "stage", "topic", "resources")),
        "projects": suggesting(
            "project", "this topic at this stage", ("roadmap", "stage", "topic", "projects", "compare")
        ),
        "practice": Key(Items(TEXT), "What to do with it.", pages=STAGE_PAGES),
        "duration": OF_DURATION._replace(pages=STAGE_PAGES),
        "recommended": RECOMMENDED._replace(pages=STAGE_PAGES),
        "optional": OPTIONAL._replace(pages=STAGE_PAGES),
    },
)
SECTION = Keys(
    "section",
    "A titled group of entries.",
    {
        "section": Key(TITLE, "Title of the group.", required=True, pages=STAGE_PAGES),
        "topics": Key(
            Items(ShortOr(TOPIC_ID, (ENTRY,))),
            "The entries of the group.",
            required=True,
            pages=("home", "roadmap", "stage", "topics", "topic", "compare"),
        ),
        "unnumbered": UNNUMBERED._replace(pages=STAGE_PAGES),
        "choose": CHOOSE._replace(pages=STAGE_PAGES),
        "optional": OPTIONAL._replace(pages=STAGE_PAGES),
        "resources": suggesting("resource", "the whole group", ("roadmap", "stage", "resources")),
        "projects": suggesting("project", "the whole group", ("roadmap", "stage", "projects", "compare")),
        "practice": Key(Items(TEXT), "What to do with it.", pages=STAGE_PAGES),
    },
)
MILESTONE = Keys(
    "milestone",
    "A proof of progress.",
    {
        "title": Key(TEXT, "What is to be shown.", required=True, pages=("roadmap",)),
        "projects": Key(Items(PROJECT_ID), "Projects that prove it.", item="project", pages=("roadmap",)),
        "topics": Key(Items(TOPIC_ID), "Topics that it proves.", item="topic", pages=("roadmap",)),
    },
)
ADVICE = Keys(
    "advice",
    "A titled group of advice.",
    {
        "title": Key(TITLE, "Title of the group.", required=True, pages=("roadmap",)),
        "icon": ICON._replace(pages=("roadmap",)),
        "points": Key(Items(TEXT), "The pieces of advice.", required=True, item="point", pages=("roadmap",)),
    },
)
KIND = Keys(
    "kind",
    "A kind of resource.",
    {
        "title": Key(TITLE, "What one is called: Book.", required=True, pages=BESIDE_RESOURCES),
        "plural": Key(TITLE, "What several are called: Books.", pages=("resources",)),
        "icon": ICON._replace(
            description="One emoji, in place of the icon that we have drawn.",
            pages=("roadmap", "stage", "topic", "resources"),
        ),
        "material": MATERIAL._replace(pages=BESIDE_RESOURCES),
    },
)

SHELF = Keys(
    "group of roadmaps",
    "A titled group of roadmaps.",
    {
        "section": Key(TITLE, "Title of the group.", required=True, pages=("home", "roadmaps")),
        "roadmaps": Key(
            Items(ROADMAP_ID),
            "The roadmaps of the group.",
            required=True,
            verb="lists it",
            item="roadmap",
            pages=EVERY_PAGE,
        ),
    },
)
