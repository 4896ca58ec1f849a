# Why: what stands on which page, in which order, is decided here, as data; templates only say how it looks.
"""Curriculum + graph → the pages of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Suggestion, Topic
from roadmap_site.curriculum.relations import Graph, Teaching
from roadmap_site.schema import durations
from roadmap_site.site import urls
from roadmap_site.site.maps import roadmap_map, timeline, topic_map
from roadmap_site.site.page import WIDE, PageSpec, Section, plural, resources_by_kind, suggested, topics_by_area
from roadmap_site.site.pages import catalogues, comparison

_TOPIC_BOOST = 10.0
"""How much more a topic's own page counts in a search than the pages that mention it."""


def all_pages(curriculum: Curriculum, graph: Graph) -> Iterator[PageSpec]:
    """Yield every page of the site."""
    yield home(curriculum, graph)
    yield roadmaps(curriculum)
    for roadmap in curriculum.roadmaps.values():
        yield roadmap_page(curriculum, graph, roadmap)
        for stage in roadmap.stages:
            yield stage_page(curriculum, graph, stage)
    yield catalogues.topics(curriculum, graph)
    for area in topics_by_area(curriculum, graph):
        yield catalogues.area_page(curriculum, graph, area)
    for topic in curriculum.topics.values():
        yield topic_page(curriculum, graph, topic)
    if curriculum.resources:
        yield catalogues.resources(curriculum, graph)
    if curriculum.projects:
        yield catalogues.projects(curriculum, graph)
    if len(curriculum.roadmaps) > 1:
        yield catalogues.comparison_page(curriculum, graph)
        for roadmap in curriculum.roadmaps.values():
            yield catalogues.roadmap_comparison(curriculum, graph, roadmap)
    for roadmap in curriculum.roadmaps.values():
        yield whole_roadmap(curriculum, graph, roadmap)


def home(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the home page: the roadmaps side by side."""
    cards = [_card(curriculum, graph, roadmap) for roadmap in curriculum.roadmaps.values()]
    sections = [Section("top", 1, curriculum.title, "lead")]
    if answers := list(comparison.answers(curriculum, graph)):
        data: dict[str, Any] = {"answers": answers}
        sections.append(Section("which", 2, "Which one is for me?", "which", data, searched=False))
    sections.append(Section("roadmaps", 2, "The roadmaps", "roadmaps", {"cards": cards}, searched=False))
    areas = topics_by_area(curriculum, graph)
    if len(cards) > 1 and areas:
        breadth = [(area, [sum(t.id in card["taught"] for t in area.things) for card in cards]) for area in areas]
        data = {"cards": cards, "breadth": breadth}
        sections.append(Section("breadth", 2, "How they differ", "breadth", data, searched=False))
    sections.append(Section("catalogues", 2, "Look something up", "catalogues", searched=False))
    return PageSpec(urls.HOME, "home", "Home", curriculum.summary, tuple(sections), hides=WIDE)


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
    in_order = {"roadmap": roadmap, "outlines": [_outline(graph, stage) for stage in roadmap.stages]}
    sections = [
        Section("top", 1, roadmap.title, "lead", {**card, "whole": False}),
        Section("map", 2, "Map", "map", {**_maps(curriculum, graph, roadmap), "whole": False}, searched=False),
        *_time(roadmap),
        Section("stages", 2, f"{plural(roadmap.stage_word)} in order", "stages", in_order, searched=False),
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
    if pairs := comparison.pairs(curriculum, graph, roadmap):
        data = {"roadmap": roadmap, "pairs": pairs}
        sections.append(Section("after", 2, "After this roadmap", "after", data, searched=False))
    description = roadmap.summary or f"The roadmap {roadmap.title}, stage by stage."
    return PageSpec(urls.path(roadmap), "roadmap", roadmap.title, description, tuple(sections), roadmap)


def stage_page(curriculum: Curriculum, graph: Graph, stage: Stage) -> PageSpec:
    """Return the page of one stage."""
    roadmap = curriculum.roadmaps[stage.roadmap]
    before, elsewhere = graph.builds_on(stage)
    sections = [Section("top", 1, stage.title, "lead", {"stage": stage, "roadmap": roadmap, "whole": False})]
    if before or elsewhere:
        data: dict[str, Any] = {"before": before, "elsewhere": elsewhere, "roadmap": roadmap}
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
    if drawing := topic_map.draw(graph, topic):
        data: dict[str, Any] = {"drawings": dict(zip(("wide", "narrow"), drawing, strict=True))}
        sections.append(Section("map", 2, "Before and after", "map", data, searched=False))
    if found := graph.resources_on.get(topic.id, ()):
        data = {"kinds": resources_by_kind(curriculum, [Suggestion(r.id, "") for r in found])}
        sections.append(Section("resources", 2, "Resources", "resources", data, searched=False))
    if built := graph.projects_on.get(topic.id, ()):
        sections.append(
            Section("projects", 2, "Projects", "projects", {"projects": [(p, "") for p in built]}, searched=False)
        )
    if needs:
        sections.append(Section("needs", 2, "Know first", "relatives", {"topics": needs}, searched=False))
    if teachings := graph.teachings.get(topic.id, ()):
        sections.append(Section("taught", 2, "Where it is taught", "taught", {"teachings": teachings}, searched=False))
    if unlocks:
        sections.append(Section("unlocks", 2, "What it unlocks", "relatives", {"topics": unlocks}, searched=False))
    description = topic.summary or f"{topic.title}: what it needs, where it is taught and what it unlocks."
    return PageSpec(
        urls.path(topic), "topic", topic.title, description, tuple(sections), topic, _TOPIC_BOOST, topic.aliases
    )


def whole_roadmap(curriculum: Curriculum, graph: Graph, roadmap: Roadmap) -> PageSpec:
    """Return the page that has all of a roadmap, as a document to print or to keep."""
    overview = roadmap_page(curriculum, graph, roadmap)
    left_out = {"stages", "after"}
    sections = [
        replace(s, template="roadmap", data={**s.data, "whole": True})
        for s in overview.sections
        if s.id not in left_out
    ]
    opening = [s for s in sections if s.id in {"top", "map", "time"}]
    for stage in roadmap.stages:
        sections_of_stage = stage_page(curriculum, graph, stage).sections
        for section in sections_of_stage:
            first = section.level == 1
            id = stage.id if first else f"{stage.id}--{section.id}"
            heading = f"{roadmap.stage_word} {stage.number}: {stage.title}" if first else section.heading
            data = {**section.data, "whole": True}
            opening.append(
                replace(
                    section, data=data, id=f"stage-{id}", level=section.level + 1, heading=heading, template="stage"
                )
            )
    everything = [*opening, *(s for s in sections if s.id not in {"top", "map", "time"})]
    title = f"{roadmap.title}, whole"
    unsearched = tuple(replace(section, searched=False) for section in everything)
    description = f"All of {roadmap.title} as one document: every stage with its topics, resources and projects."
    return PageSpec(
        urls.whole(roadmap),
        "roadmap",
        roadmap.title,
        description,
        unsearched,
        window_title=title,
        hides=WIDE,
        listed=False,
    )


def not_found(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the page that stands for every address that there is not."""
    topics = [curriculum.topics[id] for id in graph.learning_order]
    sections = [
        Section("top", 1, "Page not found", "lead"),
        Section("roadmaps", 2, "Roadmaps", "roadmaps", {"plural": plural}),
    ]
    if topics:
        by_title = sorted(topics, key=lambda topic: topic.title.casefold())
        sections.append(Section("topics", 2, "Topics", "topics", {"topics": by_title}))
    return PageSpec(urls.NOT_FOUND, "not_found", "Page not found", curriculum.summary, tuple(sections), listed=False)


def duration_of(roadmap: Roadmap) -> str:
    """Return how long a roadmap takes, in words; nothing when too few stages say to make a sum that means something."""
    known = [stage.duration for stage in roadmap.stages if stage.duration]
    if 2 * sum(not duration.ongoing for duration in known) < len(roadmap.stages):
        return ""
    total = durations.written(durations.total(known))
    if len(known) == len(roadmap.stages):
        return total
    return f"{total} for {len(known)} of {len(roadmap.stages)} {plural(roadmap.stage_word).lower()}"


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
    pairs = comparison.pairs(curriculum, graph, roadmap)
    stage_word = roadmap.stage_word if len(roadmap.stages) == 1 else plural(roadmap.stage_word)
    return {
        "roadmap": roadmap,
        "total": duration_of(roadmap),
        "stages": f"{len(roadmap.stages)} {stage_word.lower()}",
        "taught": graph.taught[roadmap.id],
        "alone": comparison.alone(curriculum, graph, roadmap),
        "nearest": comparison.nearest(pairs),
    }


def _outline(graph: Graph, stage: Stage) -> dict[str, Any]:
    """Return in words what the map shows of a stage: its topics by section, and the earlier stages that it needs."""
    sections: list[tuple[str, list[str]]] = []
    for section, entries in roadmap_map.grouped(stage):
        if section or not sections or sections[-1][0]:
            sections.append((section, []))
        sections[-1][1].extend(entry.topic for entry in entries)
    return {"stage": stage, "sections": sections, "needs": list(graph.builds_on(stage)[0])}


def _maps(curriculum: Curriculum, graph: Graph, roadmap: Roadmap) -> dict[str, Any]:
    """Return the map of a roadmap in both forms."""
    needs = {s.number: [curriculum.stages[id].number for id in graph.builds_on(s)[0]] for s in roadmap.stages}
    forms = {"wide": roadmap_map.WIDE, "narrow": roadmap_map.NARROW}
    maps = {name: roadmap_map.draw(curriculum, roadmap, needs, form) for name, form in forms.items()}
    return {"roadmap": roadmap, "maps": maps, "word": roadmap.stage_word.lower()}


def _time(roadmap: Roadmap) -> Iterator[Section]:
    if found := timeline.draw(roadmap):
        data = {"roadmap": roadmap, "timeline": found, "stages_word": plural(roadmap.stage_word).lower()}
        yield Section("time", 2, "Time", "time", data, searched=False)


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
