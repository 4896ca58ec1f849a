"""The page of a roadmap: the whole way at a glance.

It begins with what it is, how long it takes and a map. Then come whom it is for and what to know before, its stages in
one list, each with a bar of time, its milestones, what it suggests along the way, its advice, and what other roadmaps
add to it. The sections stand on the page that has the whole roadmap as well. For machines it is a course with its
syllabus.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from roadmap_site.curriculum import times
from roadmap_site.curriculum.model import Advice, Roadmap, Stage, Topic
from roadmap_site.curriculum.starting import Option
from roadmap_site.site import comparison, linked_data, suggestions, urls
from roadmap_site.site.maps import roadmap_map, timeline
from roadmap_site.site.maps.timeline import Timeline
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Reach, Section, Site
from roadmap_site.yaml_io.document import Place


@dataclass(frozen=True)
class Overview(comparison.OneRoadmap):
    """What the page shows, beside what is suggested."""

    maps: Mapping[str, roadmap_map.Drawing]
    """Name of a form → the map in that form; none where there are no stages."""
    starts: Mapping[str, Option | None]
    """Topic on the map → what to start with."""
    timeline: Timeline | None
    numbers: Mapping[Place, int]
    """Place of an entry → its number, where its units have numbers."""
    address_elsewhere: str | None = None
    """On paper: where the page of the roadmap is on the site, if its own address is known."""
    code: str | None = None
    """The same as a drawing that a phone reads."""


@dataclass(frozen=True)
class AdviceGroup:
    """The block `advice`."""

    advice: Advice


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page of each roadmap."""
    for roadmap in site.curriculum.roadmaps.values():
        path = urls.path(roadmap)
        first = (urls.path(roadmap.stages[0]), None) if roadmap.stages else None
        yield PageSpec(
            KIND,
            path,
            phrases.short_title(roadmap),
            roadmap.summary or site.words.gettext("The roadmap {roadmap}, step by step.", roadmap=roadmap.title),
            tuple(sections(site, roadmap)),
            roadmap,
            window_title=roadmap.title,
            above=urls.ROADMAPS,
            opens=True,
            chain=path,
            reach=Reach((path, "map"), (path, "stages"), first, along=True) if first else None,
        )


def sections(site: Site, roadmap: Roadmap, *, asked: bool = True) -> Iterator[Section]:
    """Yield the sections of the page of a roadmap, which stand on the page that has the whole roadmap as well.

    Args:
        site: What there is.
        roadmap: Whose page it is.
        asked: Whether the map can be asked for a topic, as it cannot be on paper.
    """
    words = site.words
    drawn = timeline.draw(roadmap, site.curriculum.topics)
    whose = " · ".join(filter(None, (site.name, site.top)))
    maps = dict(roadmap_map.forms(site.graph, roadmap, words, whose))
    shown = Overview(roadmap, maps, _starts(site, roadmap) if asked else {}, drawn, site.numbers)
    yield Section("top", 1, roadmap.title, "lead", shown)
    if shown.maps:
        yield Section("map", 2, words.gettext("Map"), "map", shown, searched=False)
    if roadmap.audience or roadmap.aims:
        yield Section("audience", 2, words.gettext("For whom"), "audience", shown)
    if roadmap.needs:
        yield Section("needs", 2, words.gettext("What to know before"), "needs", shown)
    yield Section("stages", 2, words.gettext("Step by step"), "stages", shown, searched=False)
    if roadmap.milestones:
        yield Section("milestones", 2, words.gettext("Milestones"), "milestones", shown)
    yield from suggestions.projects(roadmap.projects, words.gettext("Projects along the way"))
    yield from suggestions.resources(roadmap.resources, words.gettext("Resources along the way"))
    for position, group in enumerate(roadmap.advice, start=1):
        heading = f"{group.icon or ''} {group.title}".strip()
        yield Section(f"advice-{position}", 2, heading, "advice", AdviceGroup(group))
    if comparison.differs(site.graph, roadmap):
        yield Section("after", 2, words.gettext("After this roadmap"), "after", shown, searched=False)
    if roadmap.related:
        yield Section("related", 2, words.gettext("See also"), "related", shown)
    if roadmap.based_on:
        yield Section("sources", 2, words.gettext("What it is based on"), "sources", shown)


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return a roadmap as a course with its syllabus."""
    roadmap = next(page.shown(Overview)).roadmap
    return linked_data.course(
        roadmap,
        site,
        inLanguage=site.curriculum.language,
        audience=roadmap.audience and linked_data.node("Audience", audienceType=site.plain(roadmap.audience)),
        timeRequired=linked_data.spent(roadmap, times.of_roadmap(roadmap, site.curriculum.topics)),
        hasCourseInstance=linked_data.workload(roadmap, site),
        teaches=[*linked_data.taught(roadmap.id, site)],
        assesses=linked_data.terms(dict.fromkeys(chain.from_iterable(m.topics for m in roadmap.milestones)), site),
        coursePrerequisites=[*_needed(site, roadmap)],
        isBasedOn=linked_data.sources(roadmap.based_on, site),
        creativeWorkStatus=roadmap.status,
        syllabusSections=[_syllabus(stage, site) for stage in roadmap.stages],
    )


def _needed(site: Site, roadmap: Roadmap) -> Iterator[JsonLd]:
    """Yield the roadmaps and topics to know first, these as what schema.org aligns a course to."""
    for need in roadmap.needs:
        match site.curriculum.by_id.get(need.id):
            case Roadmap() as other:
                yield linked_data.course(other, site)
            case Topic() as topic:
                yield linked_data.node(
                    "AlignmentObject",
                    alignmentType="requires",
                    targetName=topic.title,
                    targetUrl=linked_data.url(topic, site),
                )


def _syllabus(stage: Stage, site: Site) -> JsonLd:
    return linked_data.node(
        "Syllabus",
        name=stage.title,
        description=stage.summary and site.plain(stage.summary),
        url=linked_data.url(stage, site),
        position=stage.number,
        timeRequired=linked_data.spent(stage, times.of_stage(stage, site.curriculum.topics)),
    )


def _starts(site: Site, roadmap: Roadmap) -> dict[str, Option | None]:
    entries = chain.from_iterable(stage.entries for stage in roadmap.stages)
    return {entry.topic: site.start(entry.topic, roadmap.id) for entry in entries}


KIND = PageKind("roadmap", pages, data, order=30)
