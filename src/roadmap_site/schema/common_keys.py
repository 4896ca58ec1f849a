"""The keys that mean the same wherever they stand: each is written once, and taken over where it belongs.

One word has one meaning on every noun that has it. What pages show of it, and whether a question asks for it, is said
where it is taken over, as that differs from noun to noun.
"""

from typing import get_args

from roadmap_site.problems import input_limits
from roadmap_site.schema.nouns import PageName
from roadmap_site.schema.texts import (
    COUNT,
    DURATION,
    ID,
    LANGUAGE,
    NAME,
    STATUS,
    TEXT,
    TITLE,
    Flag,
    Text,
)
from roadmap_site.schema.types import Items, Key

EVERY_PAGE = get_args(PageName)
STAGE_PAGES: tuple[PageName, ...] = ("roadmap", "stage")
BESIDE_RESOURCES: tuple[PageName, ...] = ("roadmap", "stage", "topic", "resources")

OF_TITLE = Key(TITLE, "Its title.", required=True, asked=1)
ALIASES = Key(Items(NAME), "Other names and abbreviations that people search for.", item="alias")
SUMMARY = Key(TEXT, "What it is, in a sentence or two.", asked=4)
ICON = Key(Text(), "One emoji.")
WAS = Key(Items(ID, input_limits.MOST_FORMER_IDS), "Former ids; old addresses lead here.", item="former id")
OF_LEVEL = Key(Text(vocabulary="level"), "One of the `levels` of `curriculum.yml`.", asked=6, filters=True)
OF_DURATION = Key(DURATION, "How long it takes: `45 minutes`, `2-3 hours`, `13 weeks at 6-10 hours a week`.")
OPTIONAL = Key(Flag(), "`true` for what may be left out.")
RECOMMENDED = Key(Flag(), "`true` for what the author names first.")
MATERIAL = Key(
    Flag(), "`true` for what one works with and does not learn from: a tool, data, a place to ask; it comes last."
)
UNNUMBERED = Key(Flag(), "`true` where neither the group nor its topics have numbers, though others have.")
CHOOSE = Key(COUNT, "So many of them are enough; without it, all belong to it.")
OF_STATUS = Key(
    STATUS,
    "`planned` where it is not written yet, `historical` where it is of interest for its history, `outdated` where "
    "something better exists, `unavailable` where it can no longer be had.",
)
PRACTICE = Key(Items(TEXT), "What to do with it, wherever it is taught.")
OUTCOMES = Key(Items(TEXT), "What a learner can do afterwards.", item="outcome")
KEYWORDS = Key(Items(NAME), "Words that people search for, and that no page shows.", item="keyword")
LANGUAGES = Key(Items(LANGUAGE), "The languages it is in, where that is not the curriculum's.", item="language")
