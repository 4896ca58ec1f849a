"""What the lists of what could be better say in words.

Each list says what its readers miss and what to do about it, as a number alone moves nobody. The words are English, as
the command shows them; the site looks all but the short title up in its catalogue of messages. A list of what lacks a
key needs no words here: it gets plain ones, made from the key.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """What a list of findings says in words."""

    title: str
    short: str
    """Its title below the noun of what it lists, as the head of a column."""
    meaning: str
    """What a reader misses."""
    advice: str
    """What to do; the author's text, with Markdown."""
    well: str
    """What is so when the list is empty."""


WORDS = {
    "dead-links": Words(
        "Dead links",
        "dead",
        "At the last check their addresses led nowhere, and so will every learner who follows them.",
        "Look where the page has moved to and change the address; if it is gone for good, suggest another.",
        "No address is dead.",
    ),
    "unclear-links": Words(
        "Links that could not be checked",
        "unclear",
        "Their hosts turn programs away, or had trouble at that moment.",
        "Open them yourself. When one is dead, change it.",
        "Every address could be checked.",
    ),
    "same-names": Words(
        "What has the name of something else",
        "same name",
        "Learners meet one thing as two, each with a part of what there is to say. Beside each stands the other's id.",
        "Keep one of the two, with the id of the other in its `was`, or give them names that tell them apart.",
        "No two things share a name.",
    ),
    "same-addresses": Words(
        "Resources with the address of another one",
        "same address",
        "Learners are sent to one page twice. Beside each stands the other's id.",
        "Keep one of the two, with the id of the other in its `was`, or write the `url` of each one's own page.",
        "No two resources share an address.",
    ),
    "topics-untaught": Words(
        "Topics that no stage teaches",
        "untaught",
        "They have a page, but no way through the curriculum leads over it.",
        "Add them to the `topics` of a stage, or link to them with `[[id]]` from a point.",
        "Every topic is taught by a stage.",
    ),
    "topics-without-resources": Words(
        "Topics without resources",
        "no resources",
        "A learner reads what they are, and then has nowhere to go on.",
        "Name the topic in the `topics` of a resource, or give its entry in a stage some `resources`.",
        "Every topic has a resource.",
    ),
    "topics-without-summary": Words(
        "Topics without a summary",
        "no summary",
        "Their pages, and the lists that they stand in, do not say what they are.",
        "Write one sentence into their `summary`.",
        "Every topic has a summary.",
    ),
    "topics-without-free-resource": Words(
        "Topics without a free way in",
        "no free way in",
        "A learner who has no money to spend finds nothing on them that is free, in use, and below the last level.",
        "Name the topic in the `topics` of a free resource, or look for one that is missing here.",
        "Every topic has a free way in.",
    ),
    "topics-without-recommendation": Words(
        "Topics for which nothing is recommended",
        "nothing recommended",
        "What a learner is told to start with is chosen by cost, level and length, and by no author.",
        "Write `recommended: true` where the best resource names the topic, or where a stage suggests it.",
        "For every topic something is recommended.",
    ),
    "resources-without-places": Words(
        "Broad resources without places",
        "no places",
        "They are on more than ten topics, and a learner has to search them for one. Beside each stands how many of "
        "its topics have no place in it.",
        "Write `at`, `url` or both beside each of its `topics`.",
        "Every broad resource says where in it each topic is.",
    ),
    "topics-without-duration": Words(
        "Topics without a duration",
        "no duration",
        "A learner cannot tell how much time to set aside, nor how long the way to a topic is.",
        "Write a `duration`; a range such as `1-2 hours` is honest.",
        "Every topic says how long it takes.",
    ),
    "topics-without-questions": Words(
        "Topics without questions",
        "no questions",
        "A learner cannot tell whether a topic is understood.",
        "Write two or three `questions`, best with their answers.",
        "Every topic has questions.",
    ),
    "stages-without-duration": Words(
        "Stages without a duration",
        "no duration",
        "A learner cannot tell how much time to set aside, and the sum for the roadmap is only a part of it.",
        "Write a `duration`; a range such as `2-3 weeks` is honest.",
        "Every stage says how long it takes.",
    ),
    "stages-without-outcomes": Words(
        "Stages without outcomes",
        "no outcomes",
        "A learner cannot tell what they are for, nor when to go on to the next.",
        "Write two or three `outcomes`: what one can do afterwards.",
        "Every stage says what one can do afterwards.",
    ),
    "stages-without-projects": Words(
        "Stages without projects",
        "no projects",
        "Nothing to build shows the learner what has been learned.",
        "Name one of the curriculum's projects in the `projects` of the stage, or write a new one.",
        "Every stage has a project.",
    ),
    "resources-without-url": Words(
        "Resources without an address",
        "no address",
        "A learner has to search for them, and may find something else.",
        "Write the `url` of their own page, or of their publisher's.",
        "Every resource has an address.",
    ),
    "resources-without-cost": Words(
        "Resources without a cost",
        "no cost",
        "A learner who has no money to spend cannot filter for what is free.",
        "Write their `cost`, as one of the `costs` of `curriculum.yml`.",
        "Every resource says what it costs.",
    ),
    "resources-without-level": Words(
        "Resources without a level",
        "no level",
        "A learner cannot tell whether they come too early.",
        "Write their `level`, as one of the `levels` of `curriculum.yml`.",
        "Every resource says for which level it is.",
    ),
    "resources-without-year": Words(
        "Resources without a year",
        "no year",
        "A learner cannot tell how old they are. What is never finished, such as a tool or a forum, needs none.",
        "Write the `year` of the newest edition where there is one.",
        "Every resource has a year.",
    ),
    "resources-unused": Words(
        "Resources that nothing suggests",
        "unused",
        "No stage, roadmap or project suggests them, and they name no topic that they teach.",
        "Add them to the `resources` of a stage, name their `topics`, or take them away.",
        "Every resource is suggested somewhere.",
    ),
    "topics-taught-once": Words(
        "Topics that one stage alone teaches",
        "taught once",
        "Most are simply special. But what is fundamental may be missing elsewhere, and one thing may go by two names.",
        "Look whether another stage should teach them too, and whether two of them are the same.",
        "Every topic is taught by more than one stage.",
    ),
    "stale": Words(
        "What has not been changed for long",
        "stale",
        "It may be as right as ever, or speak of prices and records of yesterday. Beside each stands its last change.",
        "Read it once more. Any change, such as a fresher point or resource, takes it off this list.",
        "Nothing is stale.",
    ),
}
"""The lists, the most urgent first."""

ASKED = {
    "topics-without-free-resource": "topic-without-free-resource",
    "topics-without-recommendation": "topic-without-recommendation",
    "resources-without-places": "resource-without-places",
    "topics-without-duration": "topic-without-duration",
    "topics-without-questions": "topic-without-questions",
}
"""List → the rule about the same, of the lists that are there only where a curriculum turns the rule on."""

RULES = {
    "dead-links": "dead-link",
    "same-names": "duplicate-name",
    "same-addresses": "duplicate-address",
    "topics-untaught": "unused-topic",
    "topics-without-resources": "topic-without-resources",
    "topics-without-summary": "topic-without-summary",
    "resources-unused": "unused-resource",
} | ASKED
"""List → the rule about the same; a curriculum that turns the rule off does not miss it."""


def words_of(id: str) -> Words:
    """Return the words of a list; `topics-without-summary` lists the topics that lack a `summary`."""
    things, _, key = id.partition("-without-")
    return WORDS.get(id) or Words(
        f"{things.capitalize()} without {key}",
        f"no {key}",
        "Others of their kind have it, so that learners look for it here too.",
        f"Write their `{key}`.",
        f"All {things} have `{key}`.",
    )
