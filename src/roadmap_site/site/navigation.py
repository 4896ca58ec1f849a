# Why: the way through the site follows the curriculum: roadmaps by their stages, topics by their areas.
"""The navigation, as nested lists of titles and pages."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site import urls
from roadmap_site.site.page import topics_by_area

Nav = list[Any]
"""The sources of pages, which have titles of their own, and groups: title, as HTML → what stands below.

The form of `nav` in `mkdocs.yml`.
"""


def nav(curriculum: Curriculum, graph: Graph, *, health: bool = False) -> Nav:
    """Return the navigation of all generated pages, the page Health among them or not."""
    roadmaps: Nav = [_source(urls.ROADMAPS)]
    for roadmap in curriculum.roadmaps.values():
        stages = [_source(urls.path(stage)) for stage in roadmap.stages]
        roadmaps.append({escape(roadmap.title): [_source(urls.path(roadmap)), *stages]})
    topics: Nav = [_source(urls.TOPICS)]
    for area in topics_by_area(curriculum, graph):
        below = [_source(urls.path(topic)) for topic in area.things]
        topics.append({escape(area.title): [_source(urls.area(area.id)), *below]})
    items: Nav = [_source(urls.HOME), {"Roadmaps": roadmaps}, {"Topics": topics}]
    if curriculum.resources:
        items.append(_source(urls.RESOURCES))
    if curriculum.projects:
        items.append(_source(urls.PROJECTS))
    if len(curriculum.roadmaps) > 1:
        pages = [_source(urls.comparison(roadmap)) for roadmap in curriculum.roadmaps.values()]
        items.append({"Compare": [_source(urls.COMPARISON), *pages]})
    if health:
        items.append(_source(urls.HEALTH))
    return items


def neighbours(curriculum: Curriculum, graph: Graph) -> dict[str, tuple[str, str]]:
    """Return what comes before and after each page, as paths; an empty path where nothing does.

    A stage stands between its roadmap's other stages, a topic between those of its area.
    """
    found: dict[str, tuple[str, str]] = {}
    chains: list[list[Roadmap | Stage | Topic]] = [[r, *r.stages] for r in curriculum.roadmaps.values()]
    chains += [list(area.things) for area in topics_by_area(curriculum, graph)]
    for chain in chains:
        paths = ["", *(urls.path(thing) for thing in chain), ""]
        found |= {path: (before, after) for before, path, after in zip(paths, paths[1:-1], paths[2:], strict=False)}
    return found


def _source(path: str) -> str:
    return f"{path}.md"
