# Why: whoever looks after a curriculum finds on one page where it needs a hand, and the way there.
"""Health → the page that shows it."""

from __future__ import annotations

import re
from typing import Any

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Topic
from roadmap_site.health import checks
from roadmap_site.health.checks import Finding, Health, Listing
from roadmap_site.site import urls
from roadmap_site.site.page import Group, PageSpec, Section

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHOWN = 12
"""How many findings stand open on the page; more are folded."""


def page(curriculum: Curriculum, found: Health) -> PageSpec:
    """Return the page that says how complete and how fresh a curriculum is."""
    lacking = [listing for listing in found.listings if listing.findings]
    well = [listing.words.well for listing in found.listings if not listing.findings]
    remarks = [_DAY.sub(_unbroken, str(sentence)) for sentence in checks.remarks(found)]
    opening = {"lacking": len(lacking), "remarks": remarks}
    sections = [Section("top", 1, "Health", "lead", opening, searched=False)]
    if lacking:
        data: dict[str, Any] = {"figures": found.figures, "listings": lacking}
        sections.append(Section("roadmaps", 2, "By roadmap", "roadmaps", data, searched=False))
    for listing in lacking:
        data = {
            "listing": listing,
            "groups": _groups(curriculum, listing),
            "folded": len(listing.findings) > _SHOWN,
        }
        sections.append(Section(listing.id, 2, listing.words.title, "listing", data, searched=False))
    if well:
        sections.append(Section("well", 2, "What is well", "well", {"sentences": well}, searched=False))
    description = f"How complete and how fresh {curriculum.title} is, and where it needs a hand."
    return PageSpec(urls.HEALTH, "health", "Health", description, tuple(sections), hides=("navigation",))


def _groups(curriculum: Curriculum, listing: Listing) -> list[Group]:
    """Return the findings of a list by where they are at home: stage, area, kind."""
    mixed = len({finding.kind for finding in listing.findings}) > 1
    found: dict[tuple[tuple[int, ...], str], list[Finding]] = {}
    for finding in listing.findings:
        order, title = _home(curriculum, finding)
        noun = f"{finding.kind.capitalize()}s: " if mixed and not finding.topic else ""
        found.setdefault((order, noun + title), []).append(finding)
    return [Group("", title, tuple(found[order, title])) for order, title in sorted(found)]


def _home(curriculum: Curriculum, finding: Finding) -> tuple[tuple[int, ...], str]:
    """Return where something found is at home: what orders it among the others, and its title."""
    roadmaps, areas, kinds = list(curriculum.roadmaps), list(curriculum.areas), list(curriculum.kinds)
    match finding.thing:
        case Roadmap():
            return (0,), curriculum.title
        case Stage() as stage if finding.topic:
            return (1, roadmaps.index(stage.roadmap), stage.number), f"{finding.home}: {stage.title}"
        case Stage() as stage:
            return (1, roadmaps.index(stage.roadmap), 0), curriculum.roadmaps[stage.roadmap].title
        case Topic() as topic:
            return (2, areas.index(topic.area)), curriculum.areas[topic.area]
        case Resource() as resource:
            return (3, kinds.index(resource.kind)), curriculum.kinds[resource.kind].plural
        case Project() as project:
            return (4, areas.index(project.area)), curriculum.areas[project.area]


def _unbroken(day: re.Match[str]) -> str:
    """Return a day with hyphens at which no line ends."""
    return day[0].replace("-", "\u2011")
