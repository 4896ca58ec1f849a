"""The kinds of text that can stand under a key.

Each is a `Text` that says what it must look like, how to say that it does not, what it refers to, and what readers of
the site make of it.
"""

from roadmap_site.problems import codes, input_limits
from roadmap_site.problems.problem import Location, Problem, Severity
from roadmap_site.schema import durations
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.types import Prose, Text


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
    return Text(refers_to=noun, longest=input_limits.LONGEST_REFERENCE)


TEXT = Text(prose=Prose.MARKDOWN)
NAME = Text(prose=Prose.INERT)
TITLE = Text(pattern=r"^(?:(?!\[\[)[^\n])*$", fault=_bad_title, longest=input_limits.LONGEST_TITLE, prose=Prose.INERT)
ICON = Text()
_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
FORMER_ID = Text(pattern=rf"^(?=.{{1,{input_limits.LONGEST_REFERENCE}}}$){_ID}(/{_ID})?$")
URL = Text(
    # That the host has a dot is looked up first, so that no place is tried twice.
    pattern=r'^https?://(?=[^\s/<>"]+\.[^\s<>"])[^\s<>"]+$',
    fault=codes.bad_url,
    longest=input_limits.LONGEST_ADDRESS,
    numbers=False,
)
YEAR = Text(pattern=r"^[0-9]{4}$", fault=codes.bad_year)
DURATION = Text(pattern=durations.PATTERN, fault=codes.bad_duration, numbers=False)
LANGUAGE = Text(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", fault=_bad_language)
TOPIC_ID, RESOURCE_ID, PROJECT_ID, ROADMAP_ID = map(_id_of, ("topic", "resource", "project", "roadmap"))  # type: ignore[arg-type]
SETTING = Text(f"^({'|'.join(Severity)})$", codes.bad_setting, numbers=False, choices=tuple(Severity))
LEVEL = Text(vocabulary="level")
COST = Text(vocabulary="cost")
