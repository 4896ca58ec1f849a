# Why: what stands on which page, in which order, is decided here, as data; templates only say how it looks.
"""Curriculum + graph → the pages of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from roadmap_site.curriculum import durations
from roadmap_site.curriculum.graph import Graph, Teaching, learning_order
from roadmap_site.curriculum.model import Curriculum, Resource, Roadmap, Stage, Suggestion, Thing, Topic
from roadmap_site.website import urls

_TOPIC_BOOST = 2.0
"""How much more a topic's own page counts in a search than the pages that mention it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: a heading and what stands under it."""

    id: str
    """Anchor of the heading."""
    level: int
    """Level of the heading; 1 for the page's own title."""
    heading: str
    block: str = ""
    """The block of the page's template that renders the body; nothing for a heading alone."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """What the block is given."""
    link: Thing | None = None
    """Where the heading leads, if anywhere."""
    searched: bool = True
    """Whether a search looks here; not where the section only lists what has a place of its own."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page of the site."""

    path: str
    """Its path without an ending; see `urls`."""
    template: str
    """Name of the template that has the blocks of its sections."""
    title: str
    description: str
    """What the page is about, as an author's text."""
    sections: tuple[Section, ...]
    thing: Thing | None = None
    """What the page is all about; nothing for an overview."""
    search_boost: float = 1.0
    """How much its hits count in a search, against 1 for the other pages."""
    aliases: tuple[str, ...] = ()
    """Other names under which a search shall find it."""
    window_title: str = ""
    """Its title where it stands alone, in a browser's tab or among the results of a search; else as `title`."""
    wide: bool = False
    """Whether the page takes the room of the navigation and the table of contents."""


@dataclass(frozen=True, slots=True)
class Group:
    """A titled group of things on a page."""

    id: str
    title: str
    things: tuple[Any, ...]


def all_pages(curriculum: Curriculum, graph: Graph) -> Iterator[PageSpec]:
    """Yield every page of the site."""
    yield home(curriculum, graph)
    yield roadmaps(curriculum)
    for roadmap in curriculum.roadmaps.values():
        yield roadmap_page(curriculum, graph, roadmap)
        for stage in roadmap.stages:
            yield stage_page(curriculum, graph, stage)
    yield topics(curriculum, graph)
    for topic in curriculum.topics.values():
        yield topic_page(curriculum, graph, topic)
    if curriculum.resources:
        yield resources(curriculum, graph)
    if curriculum.projects:
        yield projects(curriculum, graph)


def home(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the home page: the roadmaps side by side."""
    cards = [_card(curriculum, graph, roadmap) for roadmap in curriculum.roadmaps.values()]
    sections = [
        Section("top", 1, curriculum.title, "lead"),
        Section("roadmaps", 2, "Choose a roadmap", "roadmaps", {"cards": cards}, searched=False),
    ]
    areas = topics_by_area(curriculum, graph)
    if len(cards) > 1 and areas:
        breadth = [(area, [sum(t.id in card["taught"] for t in area.things) for card in cards]) for area in areas]
        sections.append(
            Section("breadth", 2, "How they differ", "breadth", {"cards": cards, "breadth": breadth}, searched=False)
        )
    sections.append(Section("catalogues", 2, "Look something up", "catalogues", searched=False))
    return PageSpec(urls.HOME, "home", "Home", curriculum.summary, tuple(sections), wide=True)


def roadmaps(curriculum: Curriculum) -> PageSpec:
    """Return the overview of the roadmaps with all their stages."""
    sections = [Section("top", 1, "Roadmaps", "lead")]
    for roadmap in curriculum.roadmaps.values():
        data = {"roadmap": roadmap, "total": duration_of(roadmap)}
        sections.append(
            Section(f"roadmap-{roadmap.id}", 2, roadmap.title, "roadmap", data, link=roadmap, searched=False)
        )
    titles = ", ".join(roadmap.title for roadmap in curriculum.roadmaps.values())
    return PageSpec(urls.ROADMAPS, "roadmaps", "Roadmaps", f"All roadmaps and their stages: {titles}.", tuple(sections))


def roadmap_page(curriculum: Curriculum, graph: Graph, roadmap: Roadmap) -> PageSpec:
    """Return the page of one roadmap."""
    card = _card(curriculum, graph, roadmap)
    sections = [
        Section("top", 1, roadmap.title, "lead", card),
        Section("stages", 2, f"{plural(roadmap.stage_word)} in order", "stages", {"roadmap": roadmap}, searched=False),
    ]
    if roadmap.milestones:
        sections.append(Section("milestones", 2, "Milestones", "milestones", {"milestones": roadmap.milestones}))
    if roadmap.projects:
        data: dict[str, Any] = {"projects": suggested(roadmap.projects, curriculum.projects)}
        sections.append(Section("projects", 2, "Projects along the way", "projects", data, searched=False))
    if roadmap.resources:
        data = {"kinds": resources_by_kind(curriculum, roadmap.resources)}
        sections.append(Section("resources", 2, "Resources along the way", "resources", data, searched=False))
    for position, group in enumerate(roadmap.advice, start=1):
        heading = f"{group.icon} {group.title}".strip()
        sections.append(Section(f"advice-{position}", 2, heading, "advice", {"advice": group}))
    description = roadmap.summary or f"The roadmap {roadmap.title}, stage by stage."
    return PageSpec(urls.path(roadmap), "roadmap", roadmap.title, description, tuple(sections), roadmap)


def stage_page(curriculum: Curriculum, graph: Graph, stage: Stage) -> PageSpec:
    """Return the page of one stage."""
    roadmap = curriculum.roadmaps[stage.roadmap]
    before, elsewhere = _builds_on(curriculum, graph, stage)
    sections = [Section("top", 1, stage.title, "lead", {"stage": stage, "roadmap": roadmap})]
    if before or elsewhere:
        data = {"before": before, "elsewhere": elsewhere, "roadmap": roadmap}
        sections.append(Section("builds-on", 2, "What it builds on", "builds_on", data, searched=False))
    if stage.entries:
        sections.append(Section("topics", 2, "Topics", searched=False))
        sections += _entries(curriculum, graph, stage)
    if stage.practice:
        sections.append(Section("practice", 2, "Practice", "practice", {"stage": stage}))
    if stage.projects:
        data = {"projects": suggested(stage.projects, curriculum.projects)}
        sections.append(Section("projects", 2, "Projects", "projects", data, searched=False))
    if stage.resources:
        data = {"kinds": resources_by_kind(curriculum, stage.resources)}
        sections.append(Section("resources", 2, "Resources", "resources", data, searched=False))
    description = stage.summary or f"{roadmap.stage_word} {stage.number} of {roadmap.title}."
    alone = f"{stage.title} – {roadmap.title}"
    return PageSpec(urls.path(stage), "stage", stage.title, description, tuple(sections), stage, window_title=alone)


def topic_page(curriculum: Curriculum, graph: Graph, topic: Topic) -> PageSpec:
    """Return the page of one topic."""
    all_topics = curriculum.topics
    needs = [all_topics[id] for id in graph.needs.get(topic.id, ())]
    unlocks = [all_topics[id] for id in graph.unlocks.get(topic.id, ())]
    sections = [Section("top", 1, topic.title, "lead", _lead(graph, topic))]
    if needs:
        sections.append(Section("needs", 2, "Know first", "relatives", {"topics": needs}, searched=False))
    if teachings := graph.teachings.get(topic.id, ()):
        sections.append(Section("taught", 2, "Where it is taught", "taught", {"teachings": teachings}))
    if found := graph.resources_on.get(topic.id, ()):
        data = {"kinds": resources_by_kind(curriculum, [Suggestion(r.id, "") for r in found])}
        sections.append(Section("resources", 2, "Resources", "resources", data, searched=False))
    if built := graph.projects_on.get(topic.id, ()):
        sections.append(
            Section("projects", 2, "Projects", "projects", {"projects": [(p, "") for p in built]}, searched=False)
        )
    if unlocks:
        sections.append(Section("unlocks", 2, "What it unlocks", "relatives", {"topics": unlocks}, searched=False))
    description = topic.summary or f"{topic.title}: what it needs, where it is taught and what it unlocks."
    return PageSpec(
        urls.path(topic), "topic", topic.title, description, tuple(sections), topic, _TOPIC_BOOST, topic.aliases
    )


def topics(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the catalogue of topics."""
    areas = topics_by_area(curriculum, graph)
    sections = [Section("top", 1, "Topics", "lead")]
    sections += [
        Section(urls.area_anchor(area.id), 2, area.title, "area", {"topics": area.things}, searched=False)
        for area in areas
    ]
    description = f"Every topic of {curriculum.title} by area, each area in learning order."
    return PageSpec(urls.TOPICS, "topics", "Topics", description, tuple(sections))


def resources(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the catalogue of resources."""
    sections = [Section("top", 1, "Resources", "lead")]
    for kind in curriculum.kinds.values():
        found = sorted((r for r in curriculum.resources.values() if r.kind == kind.id), key=_by_title)
        if not found:
            continue
        sections.append(Section(f"kind-{kind.id}", 2, f"{kind.icon} {kind.plural}".strip(), searched=False))
        for resource in found:
            data = {
                "resource": resource,
                "topics": [curriculum.topics[id] for id in resource.topics],
                "suggesters": graph.suggested.get(resource.id, ()),
            }
            sections.append(Section(urls.anchor(resource), 3, resource.title, "resource", data))
    description = f"Books, courses and everything else that {curriculum.title} suggests, and where it does."
    return PageSpec(urls.RESOURCES, "resources", "Resources", description, tuple(sections))


def projects(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the catalogue of projects."""
    sections = [Section("top", 1, "Projects", "lead")]
    for area, title in curriculum.areas.items():
        found = [p for p in curriculum.projects.values() if p.area == area]
        if not found:
            continue
        sections.append(Section(urls.area_anchor(area), 2, title, searched=False))
        for project in sorted(found, key=_by_level(curriculum)):
            data = {"project": project, "suggesters": graph.suggested.get(project.id, ())}
            sections.append(Section(urls.anchor(project), 3, project.title, "project", data))
    description = f"Things to build while learning {curriculum.title}, and the stages that suggest them."
    return PageSpec(urls.PROJECTS, "projects", "Projects", description, tuple(sections))


def topics_by_area(curriculum: Curriculum, graph: Graph) -> list[Group]:
    """Return the topics of each area in learning order, without empty areas."""
    groups = []
    for area, title in curriculum.areas.items():
        inside = [topic.id for topic in curriculum.topics.values() if topic.area == area]
        if inside:
            ordered = learning_order(inside, graph.needs)
            groups.append(Group(area, title, tuple(curriculum.topics[id] for id in ordered)))
    return groups


def resources_by_kind(curriculum: Curriculum, suggestions: Iterable[Suggestion]) -> list[Group]:
    """Return suggested resources with their notes, grouped by kind in the curriculum's order."""
    pairs = suggested(suggestions, curriculum.resources)
    groups = []
    for kind in curriculum.kinds.values():
        if found := tuple((r, note) for r, note in pairs if r.kind == kind.id):
            title = kind.plural if len(found) > 1 else kind.title
            groups.append(Group(kind.id, f"{kind.icon} {title}".strip(), found))
    return groups


def suggested(suggestions: Iterable[Suggestion], things: Mapping[str, Any]) -> list[tuple[Any, str]]:
    """Return the things that are suggested, each with its note."""
    return [(things[suggestion.id], suggestion.note) for suggestion in suggestions]


def duration_of(roadmap: Roadmap) -> str:
    """Return how long a roadmap takes, in words; nothing when too few stages say to make a sum that means something."""
    known = [stage.duration for stage in roadmap.stages if stage.duration]
    if 2 * sum(not duration.ongoing for duration in known) < len(roadmap.stages):
        return ""
    total = durations.written(durations.total(known))
    if len(known) == len(roadmap.stages):
        return total
    return f"{total} for {len(known)} of {len(roadmap.stages)} {plural(roadmap.stage_word).lower()}"


def plural(word: str) -> str:
    """Return the plural of what an author calls a stage."""
    return word + "s" if word.isascii() and not word.endswith("s") else word


def _lead(graph: Graph, topic: Topic) -> dict[str, Any]:
    """Return what opens a topic's page; of its aliases those that are more than its title in other letters."""
    known = {_plain(topic.title)}
    aliases = []
    for alias in topic.aliases:
        if _plain(alias) not in known:
            known.add(_plain(alias))
            aliases.append(alias)
    return {"topic": topic, "aliases": aliases, "taught": topic.id in graph.teachings}


def _plain(name: str) -> str:
    return name.casefold().replace("-", " ").removesuffix("s")


def _card(curriculum: Curriculum, graph: Graph, roadmap: Roadmap) -> dict[str, Any]:
    """Return what a reader needs to choose a roadmap."""
    taught = graph.taught[roadmap.id]
    others = [graph.taught[other] for other in curriculum.roadmaps if other != roadmap.id]
    alone = taught.difference(*others) if others else frozenset()
    stage_word = roadmap.stage_word if len(roadmap.stages) == 1 else plural(roadmap.stage_word)
    return {
        "roadmap": roadmap,
        "total": duration_of(roadmap),
        "stages": f"{len(roadmap.stages)} {stage_word.lower()}",
        "taught": taught,
        "alone": [topic for topic in curriculum.topics.values() if topic.id in alone],
    }


def _entries(curriculum: Curriculum, graph: Graph, stage: Stage) -> Iterator[Section]:
    section = None
    for entry in stage.entries:
        # Two groups may have the same title; where they stand tells them apart.
        position = entry.place.trail[1] if entry.section else None
        if position is not None and position != section:
            yield Section(f"section-{position}", 3, entry.section, searched=False)
        section = position
        topic = curriculum.topics[entry.topic]
        data = {
            "entry": entry,
            "topic": topic,
            "kinds": resources_by_kind(curriculum, entry.resources),
            "elsewhere": _elsewhere(curriculum, graph.teachings[topic.id], stage),
        }
        yield Section(urls.entry_anchor(topic.id), 4 if entry.section else 3, topic.title, "entry", data, link=topic)


def _elsewhere(
    curriculum: Curriculum, teachings: Iterable[Teaching], stage: Stage
) -> list[tuple[Roadmap, list[Stage]]]:
    """Return the other stages that teach a topic, by roadmap: those with an entry for it, else the first to name it."""
    found: dict[str, list[Teaching]] = {}
    for teaching in teachings:
        if teaching.stage is not stage:
            found.setdefault(teaching.stage.roadmap, []).append(teaching)
    return [
        (curriculum.roadmaps[id], [t.stage for t in named if t.own] or [named[0].stage]) for id, named in found.items()
    ]


def _builds_on(
    curriculum: Curriculum, graph: Graph, stage: Stage
) -> tuple[list[tuple[Stage, list[Topic]]], list[Topic]]:
    """Return what the stage's topics need: from each earlier stage, and from outside the roadmap."""
    here = graph.taught[stage.full_id]
    needed = dict.fromkeys(n for entry in stage.entries for n in graph.needs.get(entry.topic, ()) if n not in here)
    before: dict[str, list[Topic]] = {}
    outside = []
    for need in needed:
        on_roadmap = [t.stage for t in graph.teachings.get(need, ()) if t.stage.roadmap == stage.roadmap]
        earlier = [s for s in on_roadmap if s.number < stage.number]
        if earlier:
            before.setdefault(earlier[0].full_id, []).append(curriculum.topics[need])
        elif not on_roadmap:
            outside.append(curriculum.topics[need])
    stages = [s for s in curriculum.roadmaps[stage.roadmap].stages if s.full_id in before]
    return [(s, before[s.full_id]) for s in stages], outside


def _by_title(resource: Resource) -> str:
    return resource.title.casefold()


def _by_level(curriculum: Curriculum) -> Any:
    levels = list(curriculum.levels)
    return lambda project: levels.index(project.level) if project.level in levels else len(levels)
