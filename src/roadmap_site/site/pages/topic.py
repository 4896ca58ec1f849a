"""The page of a topic: what it is, what to start with, what to know first, and how to see that it is understood.

It is where all links to the topic lead. One resource stands before the others; of each it says where in it to look. A
map shows what the topic needs and unlocks, two steps each way; the same neighbours stand there in words, with the whole
way to the topic. What stands before an explanation is brief, as that is what most come for. A search finds it by its
other names and keywords as well. For machines it is a learning resource about a defined term, which asks for others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest

from roadmap_site.curriculum import starting
from roadmap_site.curriculum.model import Noted, Question, Thing, Topic
from roadmap_site.curriculum.starting import Option
from roadmap_site.site import explanation, linked_data, steps, suggestions, urls, ways
from roadmap_site.site.maps import topic_map
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Reach, Section, Site
from roadmap_site.site.steps import Ahead, Step
from roadmap_site.site.ways import Way

# How much more a topic's own page counts in a search than the pages that mention it.
_BOOST = 10.0
# So many resources stand unfolded beside the one to start with: what comes next is what a reader looks for.
_LISTED = 2


@dataclass(frozen=True)
class Shown:
    """What the page shows of the topic, beside its relatives and what is suggested."""

    topic: Topic
    aliases: list[str]
    """Those that are more than its title in other letters."""
    drawings: Mapping[str, topic_map.Drawing]
    """Name of a form → the map in that form; nothing where there is none."""
    starts: Mapping[str, Option | None]
    """Topic on the map, beside its own → what to start with."""


@dataclass(frozen=True)
class Start:
    """The block `start`."""

    option: Option
    others: Sequence[Option]
    """What stands there folded."""


@dataclass(frozen=True)
class Options:
    """The block `resources`: the next best, and folded all others."""

    options: Sequence[Option]
    most: int
    """How many stand there unfolded."""


@dataclass(frozen=True)
class Taught:
    """The block `taught`."""

    topic: Topic
    steps: Sequence[Step]


@dataclass(frozen=True)
class Relatives:
    """A block with a list of topics and roadmaps, each with what is to be said of it here."""

    topic: Topic
    relatives: Sequence[tuple[Thing, str | None]]


@dataclass(frozen=True)
class Needs(Relatives):
    """The block `needs`."""

    way: Way
    page: str | None
    """Path of the page that has the whole way, if there is one."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page of each topic."""
    positions = steps.positions(site.curriculum)
    for area in site.areas:
        for topic, after in zip_longest(area.things, area.things[1:]):
            found = list(steps.steps(site.graph, topic, positions))
            ahead = steps.ahead(topic, after, found)
            sections = (*_sections(site, topic, found), *_next(site, ahead))
            yield PageSpec(
                KIND,
                urls.path(topic),
                topic.title,
                topic.summary
                or site.words.gettext(
                    "{topic}: what it needs, where it is taught and what it unlocks.", topic=topic.title
                ),
                sections,
                topic,
                _BOOST,
                topic.aliases,
                # What comes next stands at the end of the page.
                hides=("footer",) if ahead.teaching or ahead.after else (),
                above=urls.area(topic.area),
                chain=topic.area,
                reach=_reach(site, topic, sections, ahead),
            )


def _reach(site: Site, topic: Topic, sections: Sequence[Section], ahead: Ahead) -> Reach:
    """Return the map and the list of the roadmap on which one goes on, else those of the topic and its area."""
    following = (urls.path(ahead.after), None) if ahead.after else None
    if ahead.teaching:
        stage, entry = ahead.teaching.stage, site.curriculum.topics[ahead.teaching.entry.topic]
        above = urls.path(site.curriculum.roadmaps[stage.roadmap])
        return Reach((above, "map"), (urls.path(stage), urls.item_anchor(entry, entry.id)), following)
    has_map = any(section.id == "map" for section in sections)
    return Reach((urls.path(topic), "map") if has_map else None, (urls.area(topic.area), None), following)


def _next(site: Site, ahead: Ahead) -> Iterator[Section]:
    if ahead.after:
        yield Section("next", 2, site.words.gettext("What comes next"), "next", ahead, searched=False)


def _sections(site: Site, topic: Topic, found: Sequence[Step]) -> Iterator[Section]:
    graph, words = site.graph, site.words
    drawings = dict(zip(("wide", "narrow"), topic_map.draw(graph, topic, words) or (), strict=False))
    others = {node.box.id for drawing in drawings.values() for node in drawing.nodes} - {topic.id}
    starts = {id: site.start(id) for id in sorted(filter(None, others))}
    shown = Shown(topic, _aliases(topic), drawings, starts)
    yield Section("top", 1, topic.title, "lead", shown, keywords=topic.keywords, held_by="rm-topic-head")
    yield from _beginning(site, topic)
    if shown.drawings:
        yield Section("map", 2, words.gettext("Before and after"), "map", shown, searched=False)
    yield from _relatives(site, topic, "parts", words.gettext("What it consists of"), map(Noted, topic.parts))
    yield from explanation.sections(site, topic)
    if topic.outcomes:
        yield Section("outcomes", 2, words.gettext("Afterwards you can"), "outcomes", shown)
    if topic.questions:
        yield Section("questions", 2, words.gettext("Ask yourself"), "questions", shown)
    if topic.practice:
        yield Section("practice", 2, words.gettext("Practice"), "practice", shown)
    yield from _relatives(site, topic, "related", words.gettext("See also"), topic.related)
    if topic.id in graph.teachings:
        yield Section("taught", 2, words.gettext("Where it is taught"), "taught", Taught(topic, found), searched=False)
    yield from suggestions.projects(graph.projects_on.get(topic.id, ()), words.gettext("Projects"))
    unlocked = map(Noted, graph.unlocks.get(topic.id, ()))
    yield from _relatives(site, topic, "unlocks", words.gettext("What it unlocks"), unlocked)
    if topic.based_on:
        yield Section("based-on", 2, words.gettext("Based on"), "based_on", shown, searched=False)


def _beginning(site: Site, topic: Topic) -> Iterator[Section]:
    """Yield what to start with and what to know first, where there is room side by side if nothing is in between."""
    resources, needs = [*_resources(site, topic)], [*_needs(site, topic)]
    sections = [*resources, *needs]
    if needs and [section.block for section in resources] == ["start"]:
        sections = [replace(section, held_by="rm-half") for section in sections]
    yield from sections


def _resources(site: Site, topic: Topic) -> Iterator[Section]:
    """Yield what to start with, and all else that teaches the topic."""
    options = site.options[topic.id]
    start, heading, level = starting.first(options), site.words.gettext("Resources"), 2
    if start:
        options, folded = options[1:], options[:0]
        if topic.explanation:
            # Between one to start with and the explanation no list of others is unfolded.
            options, folded = folded, options
        yield Section("start", 2, site.words.gettext("Start with"), "start", Start(start, folded), searched=False)
        heading, level = site.words.gettext("More resources"), 3
    if options:
        yield Section("resources", level, heading, "resources", Options(options, _LISTED), searched=False)


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return a topic as something to learn, which is about a term and asks for others."""
    topic = next(page.shown(Shown)).topic
    term = linked_data.term(
        topic,
        site,
        alternateName=[*map(site.plain, topic.aliases)],
        description=topic.summary and site.plain(topic.summary),
        inDefinedTermSet=linked_data.node(
            "DefinedTermSet",
            name=site.curriculum.areas[topic.area],
            url=site.address(urls.TOPICS, urls.area_anchor(topic.area)),
        ),
    )
    return linked_data.node(
        "LearningResource",
        name=topic.title,
        description=site.plain(page.description),
        url=linked_data.url(topic, site),
        inLanguage=site.curriculum.language,
        about=term,
        educationalLevel=linked_data.level(topic.level, site),
        timeRequired=linked_data.time(topic.duration),
        creativeWorkStatus=topic.status,
        competencyRequired=linked_data.needed(topic.needs, site),
        teaches=[*map(site.plain, topic.outcomes)],
        hasPart=[*_parts(site, topic), *map(partial(_question, site), topic.questions)],
        isBasedOn=linked_data.sources(topic.based_on, site),
    )


def _parts(site: Site, topic: Topic) -> Iterator[JsonLd]:
    """Yield the topics that a topic consists of."""
    for id in topic.parts:
        part = site.curriculum.topics.get(id)
        if part:
            yield linked_data.node("LearningResource", name=part.title, url=linked_data.url(part, site))


def _question(site: Site, question: Question) -> JsonLd:
    answer = linked_data.node(
        "Answer", text=question.answer and site.plain(question.answer), url=site.absolute(question.url)
    )
    known = question.answer or question.url
    return linked_data.node("Question", name=site.plain(question.question), acceptedAnswer=known and answer)


def _aliases(topic: Topic) -> list[str]:
    """Return the other names that are more than its title, or one before them, in other letters."""
    names: dict[str, str] = {}
    for name in (topic.title, *topic.aliases):
        names.setdefault(name.casefold().replace("-", " ").removesuffix("s"), name)
    return list(names.values())[1:]


def _relatives(site: Site, topic: Topic, id: str, heading: str, noted: Iterable[Noted]) -> Iterator[Section]:
    """Yield the section with what a topic names, if there is any; what there is not is left out."""
    known = site.curriculum.by_id
    relatives = [(known[other], note) for other, note in noted if other in known]
    if relatives:
        yield Section(id, 2, heading, id, Relatives(topic, relatives), searched=False)


def _needs(site: Site, topic: Topic) -> Iterator[Section]:
    """Yield the section with what to know first, and with the whole way to the topic."""
    for section in _relatives(site, topic, "needs", site.words.gettext("Know first"), topic.needs):
        page = urls.way(topic) if topic.id in site.long_ways else None
        yield replace(section, data=Needs(**vars(section.data), way=ways.way(site.graph, topic), page=page))


KIND = PageKind("topic", pages, data, order=70)
