# Why: a long list needs an order, and a way to see only what fits.
"""The catalogues of topics, resources and projects, and the pages that compare roadmaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from roadmap_site.curriculum.model import Curriculum, Resource, Roadmap
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site import facets, urls
from roadmap_site.site.page import WIDE, Group, PageSpec, Section, topics_by_area
from roadmap_site.site.pages import comparison


def topics(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the catalogue of topics."""
    areas = topics_by_area(curriculum, graph)
    found = {topic.id: facets.of(topic, graph) for topic in curriculum.topics.values()}
    lead = {"filters": facets.filters(curriculum, found.values()), "count": len(found)}
    sections = [Section("top", 1, "Topics", "lead", lead)]
    sections += [
        Section(
            urls.area_anchor(area.id), 2, area.title, "area", {"topics": area.things, "facets": found}, searched=False
        )
        for area in areas
    ]
    description = f"Every topic of {curriculum.title} by area, each area in learning order."
    return PageSpec(urls.TOPICS, "topics", "Topics", description, tuple(sections))


def area_page(curriculum: Curriculum, graph: Graph, area: Group) -> PageSpec:
    """Return the page of an area: its topics, and what to build with them."""
    found = {topic.id: facets.of(topic, graph) for topic in area.things}
    data: dict[str, Any] = {"topics": area.things, "facets": found}
    sections = [Section("top", 1, area.title, "area", data, searched=False)]
    if projects := [p for p in curriculum.projects.values() if p.area == area.id]:
        built = {"projects": [(project, "") for project in sorted(projects, key=_by_level(curriculum))]}
        sections.append(Section("projects", 2, "Projects", "projects", built, searched=False, template="topic"))
    titles = ", ".join(topic.title for topic in area.things)
    return PageSpec(urls.area(area.id), "topics", area.title, f"{area.title}: {titles}.", tuple(sections))


def resources(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the catalogue of resources."""
    items: list[Section] = []
    for kind in curriculum.kinds.values():
        found = sorted((r for r in curriculum.resources.values() if r.kind == kind.id), key=_by_title)
        if found:
            items.append(Section(f"kind-{kind.id}", 2, f"{kind.icon} {kind.plural}".strip(), searched=False))
        for resource in found:
            data = {
                "resource": resource,
                "topics": [curriculum.topics[id] for id in resource.topics],
                "suggesters": graph.suggested.get(resource.id, ()),
            }
            own = facets.of(resource, graph)
            items.append(
                Section(
                    urls.anchor(resource), 3, resource.title, "resource", data, link=resource.url or None, facets=own
                )
            )
    description = f"Books, courses and everything else that {curriculum.title} suggests, and where it does."
    sections = _catalogue(curriculum, "Resources", items)
    return PageSpec(urls.RESOURCES, "resources", "Resources", description, sections, hides=("navigation",))


def projects(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the catalogue of projects."""
    items: list[Section] = []
    for area, title in curriculum.areas.items():
        found = [p for p in curriculum.projects.values() if p.area == area]
        if found:
            items.append(Section(urls.area_anchor(area), 2, title, searched=False))
        for project in sorted(found, key=_by_level(curriculum)):
            data = {"project": project, "suggesters": graph.suggested.get(project.id, ())}
            own = facets.of(project, graph)
            items.append(Section(urls.anchor(project), 3, project.title, "project", data, facets=own))
    description = f"Things to build while learning {curriculum.title}, and the stages that suggest them."
    return PageSpec(
        urls.PROJECTS,
        "projects",
        "Projects",
        description,
        _catalogue(curriculum, "Projects", items),
        hides=("navigation",),
    )


def comparison_page(curriculum: Curriculum, graph: Graph) -> PageSpec:
    """Return the page that holds all roadmaps against each other."""
    roadmaps = tuple(curriculum.roadmaps.values())
    pairs = [(roadmap, comparison.pairs(curriculum, graph, roadmap)) for roadmap in roadmaps]
    areas = [
        (
            area,
            [(comparison.row(curriculum, graph, topic), facets.of(topic, graph)) for topic in area.things],
        )
        for area in topics_by_area(curriculum, graph)
    ]
    found = [own for _, rows in areas for _, own in rows]
    data = {
        "roadmaps": roadmaps,
        "areas": areas,
        "filters": facets.filters(curriculum, found, without=True),
        "count": len(found),
    }
    sections = (
        Section("top", 1, "Compare the roadmaps", "lead"),
        Section("pairs", 2, "Two at a time", "pairs", {"roadmaps": roadmaps, "pairs": pairs}, searched=False),
        Section("topics", 2, "Topic by topic", "topics", data, searched=False),
    )
    description = (
        f"Every topic of {curriculum.title} and where each roadmap teaches it; what two share, and what one adds."
    )
    return PageSpec(urls.COMPARISON, "compare", "Compare", description, sections, hides=WIDE)


def roadmap_comparison(curriculum: Curriculum, graph: Graph, roadmap: Roadmap) -> PageSpec:
    """Return the page that holds one roadmap against each other one."""
    title = f"{roadmap.title} and the others"
    sections = [Section("top", 1, title, "one", {"roadmap": roadmap})]
    for pair in comparison.pairs(curriculum, graph, roadmap):
        heading = f"With {pair.second.title}"
        sections.append(Section(f"with-{pair.second.id}", 2, heading, "pair", {"pair": pair}, searched=False))
    description = f"What {roadmap.title} shares with each other roadmap, and what each of them adds."
    path = urls.comparison(roadmap)
    return PageSpec(path, "compare", roadmap.title, description, tuple(sections), window_title=title)


def _catalogue(curriculum: Curriculum, title: str, items: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections of a catalogue: how to filter it, and its items."""
    found = [item.facets for item in items if item.facets is not None]
    lead = {"filters": facets.filters(curriculum, found), "count": len(found)}
    return (Section("top", 1, title, "lead", lead), *items)


def _by_title(resource: Resource) -> str:
    return resource.title.casefold()


def _by_level(curriculum: Curriculum) -> Any:
    levels = list(curriculum.levels)
    return lambda project: levels.index(project.level) if project.level in levels else len(levels)
