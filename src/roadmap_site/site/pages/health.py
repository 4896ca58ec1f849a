"""The page Health: where a curriculum needs a hand, for those who look after it.

It has what stands out, then a section for each list that names something: how much of all is on it, what that means,
what to do about it, and the findings by where they are at home, of very many the first of each list. The page is there
only where it was asked for; a search does not look into it, and it says nothing to machines.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roadmap_site.curriculum.model import Roadmap, Stage, noun
from roadmap_site.health import checks
from roadmap_site.schema.definition import NOUNS
from roadmap_site.site import facets, parts, urls
from roadmap_site.site.groups import Group
from roadmap_site.site.messages import phrases
from roadmap_site.site.messages.words import Words
from roadmap_site.site.page import PageKind, PageSpec, Section, Site

# What a list is of → how many of all are on it.
_SHARES = {
    "topics": phrases.Plural("{found} of {number} topic ({share}).", "{found} of {number} topics ({share})."),
    "stages": phrases.Plural("{found} of {number} stage ({share}).", "{found} of {number} stages ({share})."),
    "resources": phrases.Plural("{found} of {number} resource ({share}).", "{found} of {number} resources ({share})."),
    "links": phrases.Plural("{found} of {number} link ({share}).", "{found} of {number} links ({share})."),
    "entries": phrases.Plural("{found} of {number} entry ({share}).", "{found} of {number} entries ({share})."),
}


@dataclass(frozen=True)
class Report:
    """What the page shows, beside each list."""

    remarks: list[str]
    health: checks.Health
    guide: str | None
    """The page for contributors, as a file of the site's own."""


@dataclass(frozen=True)
class Findings:
    """The block `listing`."""

    listing: checks.Listing
    share: str
    """How many of all are on it: `3 of 40 topics (8%).`"""
    groups: list[Group[checks.Finding]]
    shown: int
    """How many of them are named."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page, if there shall be one."""
    if site.health:
        yield PageSpec(
            KIND,
            urls.HEALTH,
            site.words.gettext("Health"),
            site.words.gettext(
                "How complete and how fresh {curriculum} is, and where it needs a hand.",
                curriculum=site.curriculum.title,
            ),
            tuple(_sections(site, site.health)),
            hides=("navigation",),
            indexed=False,
            placed=False,
        )


def _sections(site: Site, health: checks.Health) -> Iterator[Section]:
    words = site.words
    shown = Report([words.gettext(message, **values) for message, values in checks.remarks(health)], health, site.guide)
    lacking = [listing for listing in health.listings if listing.findings]
    yield Section("top", 1, words.gettext("Health"), "lead", shown, searched=False)
    if lacking:
        yield Section("roadmaps", 2, words.gettext("By roadmap"), "roadmaps", shown, searched=False)
    most = parts.share([listing.findings for listing in lacking], parts.weight_of_finding)
    for listing in lacking:
        named = listing.findings[:most]
        findings = Findings(listing, _share(words, listing), _groups(site, named), len(named))
        yield Section(listing.id, 2, words.gettext(listing.words.title), "listing", findings, searched=False)
    if len(lacking) < len(health.listings):
        yield Section("well", 2, words.gettext("What is well"), "well", shown, searched=False)


def _share(words: Words, listing: checks.Listing) -> str:
    share = words.percent(listing.part)
    if 0 < listing.part < checks.SMALLEST_PART:
        share = words.gettext("under {percent}", percent=words.percent(checks.SMALLEST_PART))
    return words.ngettext(*_SHARES[listing.noun], listing.among, found=len(listing.findings), share=share)


def _groups(site: Site, findings: Sequence[checks.Finding]) -> list[Group[checks.Finding]]:
    """Return findings of a list by where they are at home: stage, area, kind."""
    several = len({finding.kind for finding in findings}) > 1
    by_home: dict[tuple[tuple[int, ...], str], list[checks.Finding]] = defaultdict(list)
    for finding in findings:
        order, title = _home(site, finding)
        if several and not finding.topic:
            title = _with_kind(site.words, finding.kind, title)
        by_home[order, title].append(finding)
    return [Group(home[1], home[1], tuple(by_home[home])) for home in sorted(by_home)]


def _with_kind(words: Words, kind: str, home: str) -> str:
    return {
        "roadmap": words.gettext("Roadmaps: {home}", home=home),
        "stage": words.gettext("Stages: {home}", home=home),
        "topic": words.gettext("Topics: {home}", home=home),
        "resource": words.gettext("Resources: {home}", home=home),
        "project": words.gettext("Projects: {home}", home=home),
    }[kind]


def _home(site: Site, finding: checks.Finding) -> tuple[tuple[int, ...], str]:
    """Return where a finding is at home: what orders that among the others, and its title."""
    thing = finding.thing
    if isinstance(thing, Roadmap):
        return (), site.curriculum.title
    home = str(NOUNS[noun(thing)].home)
    titles = facets.titles(site.curriculum, home)
    id = getattr(thing, home)
    order = [*NOUNS].index(noun(thing)), [*titles].index(id)
    if isinstance(thing, Stage) and finding.topic:
        place = phrases.place(site.words, site.curriculum.roadmaps[id], thing)
        return (*order, thing.number), phrases.titled(site.words, place, thing)
    return order, titles[id]


KIND = PageKind("health", pages, order=130)
