"""The page of a topic: what it is, what to know first and what it unlocks.

It is where all links to the topic lead. A map shows what it needs and unlocks, two steps each way; below stand its
explanation, the resources and projects on it, the stages that teach it, and the same neighbours in words. A search
finds it by its other names as well. For machines it is a learning resource about a defined term, which asks for others.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import explanation, linked_data, suggestions, urls
from roadmap_site.site.maps import topic_map
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Section, Site

# How much more a topic's own page counts in a search than the pages that mention it.
_BOOST = 10.0


@dataclass(frozen=True)
class Shown:
    """What the page shows of the topic, beside its relatives and what is suggested."""

    topic: Topic
    aliases: list[str]
    """Those that are more than its title in other letters."""
    drawings: Mapping[str, topic_map.Drawing]
    """Name of a form → the map in that form; nothing where there is none."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page of each topic."""
    for area in site.areas:
        for topic in area.things:
            yield PageSpec(
                KIND,
                urls.path(topic),
                topic.title,
                topic.summary
                or site.words.gettext(
                    "{topic}: what it needs, where it is taught and what it unlocks.", topic=topic.title
                ),
                tuple(_sections(site, topic)),
                topic,
                _BOOST,
                topic.aliases,
                above=urls.area(topic.area),
                chain=topic.area,
            )


def _sections(site: Site, topic: Topic) -> Iterator[Section]:
    graph, words = site.graph, site.words
    drawings = zip(("wide", "narrow"), topic_map.draw(graph, topic, words) or (), strict=False)
    shown = Shown(topic, _aliases(topic), dict(drawings))
    yield Section("top", 1, topic.title, "lead", shown)
    if shown.drawings:
        yield Section("map", 2, words.gettext("Before and after"), "map", shown, searched=False)
    yield from explanation.sections(site, topic)
    yield from suggestions.resources(graph.resources_on.get(topic.id, ()), words.gettext("Resources"))
    yield from suggestions.projects(graph.projects_on.get(topic.id, ()), words.gettext("Projects"))
    yield from _relatives(site, "needs", words.gettext("Know first"), graph.needs.get(topic.id, ()))
    if topic.id in graph.teachings:
        yield Section("taught", 2, words.gettext("Where it is taught"), "taught", shown, searched=False)
    yield from _relatives(site, "unlocks", words.gettext("What it unlocks"), graph.unlocks.get(topic.id, ()))


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
        competencyRequired=[
            linked_data.term(site.curriculum.topics[id], site) for id in site.graph.needs.get(topic.id, ())
        ],
    )


def _aliases(topic: Topic) -> list[str]:
    """Return the other names that are more than its title, or one before them, in other letters."""
    names: dict[str, str] = {}
    for name in (topic.title, *topic.aliases):
        names.setdefault(name.casefold().replace("-", " ").removesuffix("s"), name)
    return list(names.values())[1:]


def _relatives(site: Site, id: str, heading: str, ids: Iterable[str]) -> Iterator[Section]:
    topics = tuple(map(site.curriculum.topics.__getitem__, ids))
    if topics:
        yield Section(id, 2, heading, "relatives", suggestions.Topics(topics), searched=False)


KIND = PageKind("topic", pages, data, order=70)
