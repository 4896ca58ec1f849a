"""The page Health: where a curriculum needs a hand, for those who look after it, and the way there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Topic
from roadmap_site.health import checks
from roadmap_site.health.checks import Figures, Finding, Health, Listing
from roadmap_site.site import urls
from roadmap_site.site.page import Group, PageKind, PageSpec, Section, Site

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHOWN = 12
"""How many findings stand open on the page; more are folded."""

_Order = tuple[int, ...]
"""What orders a home of findings among the others."""


@dataclass(frozen=True)
class Report:
    """What the page shows, beside each list."""

    remarks: list[str]
    figures: tuple[Figures, ...]
    listings: list[Listing]
    """Those with findings."""
    sentences: list[str]
    """What is well."""


@dataclass(frozen=True)
class Findings:
    """The block `listing`."""

    listing: Listing
    groups: list[Group[Finding]]
    folded: bool


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page, if there shall be one."""
    title = site.curriculum.title
    if site.health:
        description = f"How complete and how fresh {title} is, and where it needs a hand."
        sections = tuple(_sections(site.curriculum, site.health))
        yield PageSpec(KIND, urls.HEALTH, "Health", description, sections, hides=("navigation",))


def _sections(curriculum: Curriculum, health: Health) -> Iterator[Section]:
    lacking, well = [], []
    for listing in health.listings:
        if listing.findings:
            lacking.append(listing)
        else:
            well.append(listing.words.well)
    remarks = [_DAY.sub(_unbroken, str(sentence)) for sentence in checks.remarks(health)]
    shown = Report(remarks, health.figures, lacking, well)
    yield Section("top", 1, "Health", "lead", shown, searched=False)
    if lacking:
        yield Section("roadmaps", 2, "By roadmap", "roadmaps", shown, searched=False)
    for listing in lacking:
        findings = Findings(listing, _groups(curriculum, listing), len(listing.findings) > _SHOWN)
        yield Section(listing.id, 2, listing.words.title, "listing", findings, searched=False)
    if well:
        yield Section("well", 2, "What is well", "well", shown, searched=False)


def _groups(curriculum: Curriculum, listing: Listing) -> list[Group[Finding]]:
    """Return the findings of a list by where they are at home: stage, area, kind."""
    kinds = {finding.kind for finding in listing.findings}
    by_home: dict[tuple[_Order, str], list[Finding]] = defaultdict(list)
    for finding in listing.findings:
        order, title = _home(curriculum, finding)
        if len(kinds) > 1 and not finding.topic:
            title = f"{finding.kind.capitalize()}s: {title}"
        by_home[order, title].append(finding)
    return [Group(home[1], home[1], tuple(by_home[home])) for home in sorted(by_home)]


def _home(curriculum: Curriculum, finding: Finding) -> tuple[_Order, str]:
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


KIND = PageKind("health", pages)
