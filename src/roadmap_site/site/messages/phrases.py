"""What is said on many pages in the same way: how long something takes, and which stage it is.

What an author calls a stage is put as the author wrote it: nobody but its author knows its plural, or how it looks
within a sentence.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from roadmap_site.curriculum import times
from roadmap_site.curriculum.model import Roadmap, Section, Stage
from roadmap_site.curriculum.times import Total
from roadmap_site.schema.durations import Duration
from roadmap_site.site.messages.words import Words

# What the model calls the stages of a roadmap whose author does not say what they are called.
_UNNAMED = "Stage"
_MOST_AUTHORS = 2


class Plural(NamedTuple):
    """The two forms of a message that is said elsewhere."""

    one: str
    many: str


class Mark(NamedTuple):
    """A word that marks a thing."""

    id: str
    """`recommended`, `optional`, or a status."""
    word: str


_UNITS = {
    "minute": Plural("{number} minute", "{number} minutes"),
    "hour": Plural("{number} hour", "{number} hours"),
    "day": Plural("{number} day", "{number} days"),
    "week": Plural("{number} week", "{number} weeks"),
    "month": Plural("{number} month", "{number} months"),
    "year": Plural("{number} year", "{number} years"),
}


def part(words: Words, title: str, number: int, of: int) -> str:
    """Return the title of one of the pages, counted from 1, on which something stands."""
    if of == 1:
        return title
    return words.gettext("{title}, part {number} of {all}", title=title, number=number, all=of)


def authors(words: Words, names: Sequence[str]) -> str:
    """Return who made something, in short: two names at most."""
    if len(names) <= _MOST_AUTHORS:
        return words.series(names)
    return words.gettext("{name} and others", name=names[0])


def duration(words: Words, duration: Duration) -> str:
    """Return a duration: `1–2 months`, `3+ months`, `13 weeks at 6–10 hours a week`, `Ongoing`."""
    if duration.ongoing:
        return words.gettext("Ongoing")
    span = _span(words, duration)
    if not duration.effort:
        return span
    study = _span(words, duration.effort)
    if duration.each == "day":
        return words.gettext("{time} at {study} a day", time=span, study=study)
    return words.gettext("{time} at {study} a week", time=span, study=study)


def total(words: Words, total: Total, roadmap: Roadmap | None = None) -> str | None:
    """Return what the sums of a total are: `10 hours of study, 6 weeks by the calendar`; nothing if nothing is known.

    The hours always come first, so that roadmaps can be compared by them. Where there is one sum, its unit says enough.
    Sums of different parts say of how many each is, as they would be taken for the same time in two measures:
    `39 hours of study for 2 stages, 8+ months by the calendar for 5 stages`.

    Args:
        words: What is said in the language of the site.
        total: How long all parts take together.
        roadmap: The roadmap whose stages are the parts; they are topics where there is none.
    """
    spans = [duration(words, sum) for sum in total.durations]
    if len(spans) > 1:
        study, calendar = spans
        spans = [words.gettext("{time} of study", time=study), words.gettext("{time} by the calendar", time=calendar)]
    if total.split:
        spans = list(map(partial(_of_parts, words, total, roadmap), spans, total.split))
    return words.series(spans) if spans else None


def _of_parts(words: Words, total: Total, roadmap: Roadmap | None, time: str, count: int) -> str:
    if roadmap is None:
        return words.ngettext("{time} for {number} topic", "{time} for {number} topics", count, time=time)
    if roadmap.stage_word != _UNNAMED:
        return words.gettext("{time} for {number} of {all}", time=time, number=count, all=total.parts)
    return words.ngettext("{time} for {number} stage", "{time} for {number} stages", count, time=time)


def stage_time(words: Words, topics: times.Topics, stage: Stage) -> str | None:
    """Return how long a stage takes: as it says, else as its topics do; nothing where nobody says it."""
    if stage.duration:
        return duration(words, stage.duration)
    times_of = times.of_stage(stage, topics)
    time = total(words, times_of)
    if not time or not times_of.unknown:
        return time
    unknown = words.ngettext(
        "{unknown} of {number} topic without an estimate",
        "{unknown} of {number} topics without an estimate",
        times_of.parts,
        unknown=times_of.unknown,
    )
    return words.gettext("{time} ({unknown})", time=time, unknown=unknown)


def unknown_stages(words: Words, roadmap: Roadmap, total: Total) -> str | None:
    """Return how many stages have no estimate: `2 of 7 stages without an estimate`; nothing where all have one."""
    if not total.unknown:
        return None
    if roadmap.stage_word != _UNNAMED:
        return words.gettext("{unknown} of {number} without an estimate", unknown=total.unknown, number=total.parts)
    return words.ngettext(
        "{unknown} of {number} stage without an estimate",
        "{unknown} of {number} stages without an estimate",
        total.parts,
        unknown=total.unknown,
    )


def _span(words: Words, duration: Duration) -> str:
    # It takes the form of its end; a fraction, and one or more, take that of two.
    end = duration.high or max(duration.low, 2.0)
    form = int(end) if end.is_integer() else 2
    return words.ngettext(*_UNITS[duration.unit], form, number=_range(words, duration))


def stage_name(words: Words, roadmap: Roadmap, number: int) -> str:
    """Return what a stage is called by its number: `Stage 3`, or as its author says: `Phase 3`."""
    if roadmap.stage_word == _UNNAMED:
        return words.gettext("Stage {number}", number=number)
    return words.gettext("{stage} {number}", stage=roadmap.stage_word, number=number)


def stage_count(words: Words, roadmap: Roadmap) -> str:
    """Return how many stages a roadmap has: `12 stages`, or as its author calls them: `Phase 1–12`."""
    count = len(roadmap.stages)
    if roadmap.stage_word == _UNNAMED or not count:
        return words.ngettext("{number} stage", "{number} stages", count)
    if count == 1:
        return stage_name(words, roadmap, 1)
    return words.gettext("{stage} 1–{number}", stage=roadmap.stage_word, number=count)


def short_title(roadmap: Roadmap) -> str:
    """Return what a roadmap is called where there is little room."""
    return roadmap.short_title or roadmap.title


def place(words: Words, roadmap: Roadmap, stage: Stage) -> str:
    """Return where a stage is: `Bread, Phase 3`."""
    return words.gettext(
        "{roadmap}, {stage}", roadmap=short_title(roadmap), stage=stage_name(words, roadmap, stage.number)
    )


def titled(words: Words, place: str, stage: Stage) -> str:
    """Return where a stage is, or what it is called by its number, and its title: `Phase 3: Baking`."""
    return words.gettext("{place}: {title}", place=place, title=stage.title)


def numbered(words: Words, title: str, number: int | None) -> str:
    """Return a title behind the number of what it is the title of, if that has one: `3. Kneading`."""
    if number is None:
        return title
    return words.gettext("{number}. {title}", number=number, title=title)


def choice(words: Words, section: Section, count: int) -> str | None:
    """Return how many entries of a section are enough: `choose 1 of 3`; nothing where all of them belong to it."""
    if not section.choose or section.choose >= count:
        return None
    return words.gettext("choose {number} of {count}", number=section.choose, count=count)


def drawn(words: Words, count: int, drawn: int) -> str:
    """Return how many topics of a roadmap its map shows: `103 topics, 59 of them inside others`."""
    if drawn == count:
        return words.ngettext("{number} topic", "{number} topics", count)
    return words.ngettext(
        "{number} topic, {inside} of them inside others",
        "{number} topics, {inside} of them inside others",
        count,
        inside=count - drawn,
    )


_MARKS: Mapping[str, Callable[[Words], str]] = {
    "recommended": lambda words: words.gettext("recommended"),
    "optional": lambda words: words.gettext("optional"),
    "planned": lambda words: words.gettext("planned"),
    "historical": lambda words: words.gettext("of historical interest"),
    "outdated": lambda words: words.gettext("outdated"),
    "unavailable": lambda words: words.gettext("no longer available"),
}


def marks(words: Words, *things: object) -> Iterator[Mark]:
    """Yield what is to be said of something before it is begun, as a thing and what suggests it say so together."""
    for id, word in _MARKS.items():
        if any(getattr(thing, id, False) or getattr(thing, "status", None) == id for thing in things):
            yield Mark(id, word(words))


def _range(words: Words, duration: Duration) -> str:
    low: str = words.shown(duration.low)
    if duration.high is None:
        return words.gettext("{number}+", number=low)
    if duration.high == duration.low:
        return low
    return words.gettext("{low}–{high}", low=low, high=duration.high)
