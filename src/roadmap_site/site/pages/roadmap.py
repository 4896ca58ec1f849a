"""The page of a roadmap: its map, its stages in order, what it asks and suggests, and what comes after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roadmap_site.curriculum.model import Advice, Milestone, Roadmap, Stage
from roadmap_site.site import comparison, linked_data, suggestions, urls
from roadmap_site.site.card import Card, card
from roadmap_site.site.comparison import Pair
from roadmap_site.site.linked_data import node
from roadmap_site.site.maps import roadmap_map, timeline
from roadmap_site.site.maps.roadmap_map import Band
from roadmap_site.site.maps.timeline import Timeline
from roadmap_site.site.page import Node, PageKind, PageSpec, Section, Site, plural


@dataclass(frozen=True)
class Lead(Card):
    """The block `lead`."""

    whole: bool
    """Whether it stands on the page that has the whole roadmap."""


@dataclass(frozen=True)
class Maps:
    """The block `map`."""

    roadmap: Roadmap
    maps: Mapping[str, tuple[Band, ...]]
    """Name of a form → the map in that form."""
    word: str
    """What the author calls a stage, in small letters."""
    whole: bool
    """Whether it stands on the page that has the whole roadmap."""


@dataclass(frozen=True)
class Time:
    """The block `time`."""

    roadmap: Roadmap
    timeline: Timeline
    stages_word: str
    """What the author calls stages, in small letters."""


@dataclass(frozen=True)
class Outline:
    """In words what the map shows of a stage."""

    stage: Stage
    sections: list[tuple[str, list[str]]]
    """Titles of sections, each with the ids of its topics; topics without a section stand under an empty title."""
    needs: list[str]
    """Full ids of the earlier stages that it needs."""


@dataclass(frozen=True)
class Stages:
    """The block `stages`."""

    roadmap: Roadmap
    outlines: tuple[Outline, ...]


@dataclass(frozen=True)
class Milestones:
    """The block `milestones`."""

    milestones: tuple[Milestone, ...]


@dataclass(frozen=True)
class AdviceGroup:
    """The block `advice`."""

    advice: Advice


@dataclass(frozen=True)
class After:
    """The block `after`."""

    roadmap: Roadmap
    pairs: list[Pair]
    """The roadmap, held against each other one."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page of each roadmap."""
    for roadmap in site.curriculum.roadmaps.values():
        path = urls.path(roadmap)
        yield PageSpec(
            KIND,
            path,
            roadmap.title,
            roadmap.summary or f"The roadmap {roadmap.title}, stage by stage.",
            tuple(sections(site, roadmap)),
            roadmap,
            above=urls.ROADMAPS,
            opens=True,
            chain=path,
        )


def sections(site: Site, roadmap: Roadmap, *, whole: bool = False) -> Iterator[Section]:
    """Yield the sections of the page of a roadmap.

    Args:
        site: What pages are made from.
        roadmap: What the page is about.
        whole: Whether they stand on the page that has the whole roadmap.
    """
    yield Section("top", 1, roadmap.title, "lead", Lead(**vars(card(site.graph, roadmap)), whole=whole))
    yield Section("map", 2, "Map", "map", _maps(site, roadmap, whole=whole), searched=False)
    word = plural(roadmap.stage_word)
    if line := timeline.draw(roadmap):
        yield Section("time", 2, "Time", "time", Time(roadmap, line, word.lower()), searched=False)
    outlines = Stages(roadmap, tuple(_outline(site, stage) for stage in roadmap.stages))
    yield Section("stages", 2, f"{word} in order", "stages", outlines, searched=False)
    if roadmap.milestones:
        yield Section("milestones", 2, "Milestones", "milestones", Milestones(roadmap.milestones))
    yield from suggestions.projects(site.curriculum, roadmap.projects, "Projects along the way")
    yield from suggestions.resources(site.curriculum, roadmap.resources, "Resources along the way")
    for position, group in enumerate(roadmap.advice, start=1):
        yield Section(f"advice-{position}", 2, f"{group.icon} {group.title}".strip(), "advice", AdviceGroup(group))
    if pairs := comparison.pairs(site.graph, roadmap):
        yield Section("after", 2, "After this roadmap", "after", After(roadmap, pairs), searched=False)


def data(page: PageSpec, site: Site) -> Node:
    """Return a roadmap as a course with its syllabus."""
    (lead,) = page.shown(Lead)
    roadmap = lead.roadmap
    return linked_data.course(
        roadmap,
        site,
        inLanguage=site.curriculum.language,
        audience=roadmap.audience and node("Audience", audienceType=site.plain(roadmap.audience)),
        timeRequired=linked_data.period(roadmap.stages),
        teaches=[*linked_data.taught(roadmap.id, site)],
        syllabusSections=[_syllabus(stage, site) for stage in roadmap.stages],
    )


def _syllabus(stage: Stage, site: Site) -> Node:
    return node(
        "Syllabus",
        name=stage.title,
        description=site.plain(stage.summary),
        url=linked_data.url(stage, site),
        position=stage.number,
        timeRequired=linked_data.period([stage]),
    )


def _maps(site: Site, roadmap: Roadmap, *, whole: bool) -> Maps:
    """Return the map of a roadmap in both forms."""
    curriculum = site.curriculum
    needs = {}
    for stage in roadmap.stages:
        earlier, _ = site.graph.builds_on(stage)
        needs[stage.number] = [curriculum.stages[id].number for id in earlier]
    maps = {
        "wide": roadmap_map.draw(curriculum, roadmap, needs, roadmap_map.WIDE),
        "narrow": roadmap_map.draw(curriculum, roadmap, needs, roadmap_map.NARROW),
    }
    return Maps(roadmap, maps, roadmap.stage_word.lower(), whole)


def _outline(site: Site, stage: Stage) -> Outline:
    earlier, _ = site.graph.builds_on(stage)
    sections: list[tuple[str, list[str]]] = []
    for title, entries in roadmap_map.grouped(stage):
        if title or not sections or sections[-1][0]:
            sections.append((title, []))
        sections[-1][1].extend(entry.topic for entry in entries)
    return Outline(stage, sections, list(earlier))


KIND = PageKind("roadmap", pages, data)
