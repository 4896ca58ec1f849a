"""The words by which an outline tells its structure, such as "Topics" or "Week 3".

All of them stand here, with those of a curriculum's own vocabularies, which come first. A heading, or the words before
a colon, mean what these tables say; everything else is content. They are English: an outline in another language is
read by its levels alone.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from roadmap_site.curriculum.model import Curriculum
from roadmap_site.importer import line_parts
from roadmap_site.schema import durations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOUNS: Mapping[str, str] = {
    "milestones": "milestone milestones checkpoint checkpoints",
    "projects": "project projects capstone capstones",
    "resources": "resource resources reference references reading readings literature links",
    "outcomes": "outcome outcomes goal goals objective objectives",
    "advice": "tip tips advice strategy strategies accelerator accelerators maintenance habits pitfalls mistakes hints",
    "audience": "audience",
    "topics": "topic topics concept concepts subject subjects syllabus",
    "practice": "practice practical practicals exercise exercises lab labs hands-on assignment assignments homework",
}
"""What a heading stands for → the words that say so; the first of these that a heading has counts."""

PHRASES: Mapping[str, str] = {
    "what you will learn": "outcomes",
    "what you'll learn": "outcomes",
    "best practices": "advice",
    "learning materials": "resources",
    "study materials": "resources",
    "who is this for": "audience",
    "who this is for": "audience",
    "for whom": "audience",
}
"""Whole headings of several words → what they stand for."""

QUALIFIERS = _set(
    """
    suggested recommended key main core essential important useful helpful further additional extra optional required
    free paid online best top good great popular favourite favorite selected learning study research practical
    hands-on real-world mini small final general common some more other my your our the a an and or of for to in with
    on at success experience idea ideas list material materials timeline youtube
    """
)
"""Words that may stand beside one of the nouns and change nothing: "Suggested Resources", "Key Topics"."""

GENERIC = _set(
    """
    application applications basics concepts conclusion examples frameworks fundamentals introduction
    libraries materials methods misc miscellaneous more others overview summary techniques terminology tooling uses
    """
) | {"use cases", "real-world applications", "key components"}
"""What a line can be called without saying what it is about."""

ASIDES = _set(
    """
    about acknowledgements acknowledgments conclusion contents contribute contributing credits disclaimer faq
    introduction license licence overview readme summary support
    """
) | {"table of contents", "final thoughts", "next steps", "how to use this roadmap"}
"""Headings beside the stages that are no stages."""

PREAMBLES = ("absolutely", "certainly", "here is", "here are", "here's", "of course", "sure")
"""How a chat's answer starts before it says something."""

VERBS = _set(
    """
    apply build create do experiment explore follow get implement join learn make participate practice practise read
    start study try understand use visit watch work write
    """
)
"""A line that starts with one of these tells the learner what to do."""

TIMES = _set("duration time timeframe estimated length effort hours weeks needed required total")
"""Words of a line that gives a duration: "Estimated time: 3 weeks"."""

LEVELS: Mapping[str, str] = {
    "beginner": "beginner", "beginners": "beginner", "beginner-friendly": "beginner", "introductory": "beginner",
    "intermediate": "intermediate", "advanced": "advanced", "expert": "advanced",
}  # fmt: skip
"""Words for the level of projects and resources → the level's id."""


class Kind(NamedTuple):
    """A kind of resource that outlines speak of."""

    title: str
    plural: str
    icon: str
    words: str
    """What lists of them are called."""
    icons: str = ""
    """Other pictures that stand before one."""
    material: bool = False
    """Whether one works with it, and does not learn from it."""


KINDS: Mapping[str, Kind] = {
    "book": Kind("Book", "Books", "📚", "book books textbook textbooks ebook ebooks", "📖📕📗📘📙"),
    "course": Kind("Course", "Courses", "🎓", "course courses mooc moocs lecture lectures class classes"),
    "video": Kind("Video", "Videos", "📺", "video videos channel channels playlist playlists talks", "🎥🎬📹"),
    "paper": Kind("Research paper", "Research papers", "📰", "paper papers publications", "📄📃📑"),
    "article": Kind(
        "Article", "Articles", "📝",
        "article articles blog blogs tutorial tutorials post posts website websites site sites guide guides "
        "documentation docs newsletter newsletters", "✍️🔗🌐",
    ),
    "podcast": Kind("Podcast", "Podcasts", "🎧", "podcast podcasts", "🎙️"),
    "tool": Kind("Tool", "Tools", "🛠️", "tool tools software app apps", "🔧⚙️🧰", material=True),
    "dataset": Kind("Dataset", "Datasets", "🗂️", "dataset datasets", "📊", material=True),
    "community": Kind(
        "Community", "Communities", "💻", "community communities forum forums conferences", "💬👥🤝🤗", material=True
    ),
    "other": Kind("Other resource", "Other resources", "🔖", ""),
}  # fmt: skip
"""Kinds of resource, as far as the curriculum has none of its own for the word."""

_STAGE_WORDS = (
    "stage|phase|level|step|module|part|week|unit|chapter|month|lesson|block|day|semester|tier|section|sprint"
)
_DATED = frozenset({"week", "month", "day", "semester"})
"""Stages whose number says when, which no order of files can say."""
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERED = re.compile(
    rf"(?P<word>{_STAGE_WORDS})s?\s*#?(?:(?P<number>[0-9]+(?:\s*(?:[-–&]|to|and)\s*[0-9]+)?)"
    rf"|(?:[ivx]+|[a-h]|{_NUMBERS})(?=\s*(?:[-:.)(–—|]|$)))\s*[-:.)–—|]*\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_GRADED = re.compile(
    r"(?:beginners?|basics?|foundations?|intermediate|advanced|expert|mastery|novice|starter)"
    r"(?:\s+(?:level|stage|phase|track|tier))?\s*(?:\(.*\)|[:–—-]\s.*)?",
    re.IGNORECASE | re.DOTALL,
)
_ORDINAL = re.compile(r"(?:[0-9]{1,3}[.)]|[0-9#*]\ufe0f?\u20e3)\s*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SPAN = re.compile(r"\s*[(（\[]\s*([^()（）\[\]]+?)\s*[)）\]]\s*:?\s*$|\s+[-–—|]\s+((?:~\s*)?[0-9][^-–—|]*?)\s*:?\s*$")


class Meaning(NamedTuple):
    """What a heading stands for."""

    what: str
    """A key of `NOUNS`."""
    kind: str = ""
    """The kind of resource, if it says so."""
    level: str = ""


class StageName(NamedTuple):
    """The heading of a stage."""

    word: str
    """What its author calls a stage, such as `Phase`; empty when it does not say so."""
    title: str


@dataclass(frozen=True)
class Wording:
    """The words of outlines and of one curriculum."""

    kinds: Mapping[str, str]
    """Word → kind of resource."""
    icons: Mapping[str, str]
    """Picture → kind of resource."""
    levels: Mapping[str, str]
    """Word → level."""

    def meaning(self, text: str) -> Meaning | None:
        """Return what a heading stands for, if it says nothing but that: "Suggested Resources", "Beginner Projects"."""
        name = line_parts.plain(icon_and_rest(text)[1]).strip(" :.").casefold()
        if name in PHRASES:
            return Meaning(PHRASES[name])
        words = _WORD.findall(name)
        if not {*words} <= _KNOWN | self.kinds.keys() | self.levels.keys():
            return None
        kinds = {*map(self.kinds.get, words)} - {None}
        level = next(filter(None, map(self.levels.get, words)), "")
        what = next((noun for noun, own in _NOUNS.items() if own & set(words)), "")
        if kinds and what in {"", "resources", "practice"}:
            only = kinds.pop() if len(kinds) == 1 else None
            return Meaning("resources", only or "", level)
        if what and (not level or what in {"projects", "resources"}):
            return Meaning(what, "", level)
        return None

    def kind_of(self, text: str) -> str:
        """Return the kind of resource that a line says it is, by its picture or by a word in it."""
        icon, rest = icon_and_rest(text)
        if _bare(icon) in self.icons:
            return self.icons[_bare(icon)]
        words = _WORD.findall(rest.casefold())
        return next(filter(None, map(self.kinds.get, reversed(words))), "")


def wording(curriculum: Curriculum | None) -> Wording:
    """Return the words of outlines, and those of a curriculum's own vocabularies, which come first."""
    kinds: dict[str, str] = {}
    icons: dict[str, str] = {}
    levels = dict(LEVELS)
    for id, kind in KINDS.items():
        kinds |= dict.fromkeys(kind.words.split(), id)
        icons |= dict.fromkeys(filter(None, map(_bare, (kind.icon, *kind.icons))), id)
    if curriculum:
        for id, own in curriculum.kinds.items():
            for name in (own.title, own.plural, id):
                kinds |= dict.fromkeys(_WORD.findall(name.casefold())[-1:], id)
            if own.icon:
                icons[_bare(own.icon)] = id
        for id, title in curriculum.levels.items():
            levels |= dict.fromkeys((id.casefold(), title.casefold()), id)
    return Wording(kinds, icons, levels)


def stage_name(text: str) -> StageName | None:
    """Return what the heading of a stage says, if it is one: "Stage 1: Dough", "Beginner Level (Foundation)"."""
    name = line_parts.plain(icon_and_rest(text)[1]).strip()
    if ordinal := _ORDINAL.match(name):
        name = name[ordinal.end() :]
    bare = name.strip(" :")
    numbered = _NUMBERED.fullmatch(bare)
    if numbered:
        word = numbered["word"]
        if word.casefold() in _DATED or not (numbered["number"] or "1").isdigit():
            return StageName("", bare)
        return StageName(word.capitalize(), numbered["title"].strip() or bare)
    if not _GRADED.fullmatch(bare):
        return None
    if "level" in bare.casefold():
        return StageName("Level", bare)
    return StageName("", bare)


def without_number(text: str) -> str:
    """Return a heading without the number that only says its position."""
    if _ORDINAL.match(text) and _ORDINAL.sub("", text, count=1).strip():
        return _ORDINAL.sub("", text, count=1)
    return text


def duration(text: str) -> str:
    """Return a duration in the words of the YAML; nothing if a text is none: `1–2 Months` → `1-2 months`."""
    words = re.sub(r"^(?:approx(?:imately)?\.?|about|around|ca?\.|~|duration:?|time:?)\s*", "", text.strip().casefold())
    words = re.sub(r"\s*(?:–|—|to|-)\s*(?=[0-9])", "-", words.strip(" .:"))
    words = re.sub(r"(?<=[0-9+])\s*-?\s*(?=[a-z])", " ", words)
    words = re.sub(r"\b(h|hr|wk|mo|min|yr)(s?)$", lambda short: _UNITS[short[1]] + short[2], words)
    try:
        durations.parse(words)
    except ValueError:
        return ""
    return words


def without_duration(text: str) -> tuple[str, str]:
    """Return a heading without the duration at its end, and the duration: `Dough (1-2 weeks)`."""
    found = _SPAN.search(text)
    if found and (spelt := duration(found[1] or found[2])):
        return (text[: found.start()].strip(), spelt)
    return (text, "")


def icon_and_rest(text: str) -> tuple[str, str]:
    """Return the picture at the start of a line, and the rest of the line; no picture when there is nothing else."""
    stripped = text.lstrip()
    at = 0
    while at < len(stripped) and (_is_picture(stripped[at]) or (at and stripped[at].isspace())):
        at += 1
    rest = stripped[at:]
    if not at or not rest:
        return ("", text)
    return (stripped[:at].split()[0], rest)


def instructs(text: str) -> bool:
    """Return whether a line tells the learner what to do, rather than naming something."""
    words = _WORD.findall(text)
    return len(words) > 1 and words[0].casefold() in VERBS


def is_preamble(sentence: str) -> bool:
    """Return whether a sentence only leads to what somebody asked for: "Sure!", "Here's a roadmap"."""
    said = line_parts.plain(sentence).casefold().replace("’", "'")
    return any(re.match(rf"\W*{start}\b", said) for start in PREAMBLES)


def gives_time(text: str) -> bool:
    """Return whether the words before a colon announce a duration."""
    words = _WORD.findall(line_parts.plain(text).casefold())
    return bool(words) and {*words} <= TIMES


def structural(words: Wording) -> frozenset[str]:
    """Return the words that an outline may have for its structure alone."""
    parts = _WORD_PART.findall(" ".join((*_KNOWN, *words.kinds, *words.levels, *PHRASES)))
    return frozenset({*parts, *_STAGE_WORDS.split("|"), *_NUMBERS.split("|"), *TIMES, *_UNITS, *_ABOUT, *_JOINING})


_WORD_PART = re.compile(r"[^\W_]+")
_ABOUT = _set("about approx approximately around c ca hrs i ii iii iv ix v vi vii viii wks x yrs")
_JOINING = _set("al amp and by et nbsp or")
_UNITS = {"h": "hour", "hr": "hour", "wk": "week", "mo": "month", "min": "minute", "yr": "year"}
_NOUNS = {what: _set(words) for what, words in NOUNS.items()}
_KNOWN = QUALIFIERS.union(*_NOUNS.values())


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk", "Cf", "Mn", "Me"}


def _bare(icon: str) -> str:
    return icon.replace("\ufe0f", "")
