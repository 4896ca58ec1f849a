"""The page of a stage: its entries with what is best beside each, its practice, projects and resources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roadmap_site.curriculum.model import Entry, Roadmap, Stage, Topic
from roadmap_site.site import comparison, linked_data, suggestions, urls
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import Group, JsonLd, PageKind, PageSpec, Section, Site


@dataclass(frozen=True)
class Step:
    """What the page shows of the stage, beside its entries and what is suggested."""

    stage: Stage
    roadmap: Roadmap
    before: Mapping[str, list[str]]
    """Full id of an earlier stage → ids of the topics that it teaches and that are needed."""
    elsewhere: list[str]
    """Ids of the topics that are needed and that no stage of the roadmap teaches."""
    whole: bool
    """Whether it stands on the page that has the whole roadmap."""


@dataclass(frozen=True)
class Taught:
    """The block `entry`."""

    entry: Entry
    topic: Topic
    kinds: tuple[Group[suggestions.Noted], ...]
    elsewhere: list[tuple[Roadmap, list[Stage]]]
    """The other stages that teach the topic, by roadmap."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page of each stage."""
    for stage in site.curriculum.stages.values():
        roadmap = site.curriculum.roadmaps[stage.roadmap]
        name = phrases.stage_name(site.words, roadmap, stage.number)
        yield PageSpec(
            KIND,
            urls.path(stage),
            stage.title,
            stage.summary or site.words.gettext("{stage} of {roadmap}.", stage=name, roadmap=roadmap.title),
            tuple(sections(site, stage)),
            stage,
            window_title=site.words.gettext("{stage} – {roadmap}", stage=stage.title, roadmap=roadmap.title),
            above=urls.path(roadmap),
            chain=urls.path(roadmap),
        )


def sections(site: Site, stage: Stage, *, whole: bool = False) -> Iterator[Section]:
    """Yield the sections of the page of a stage.

    Args:
        site: What pages are made from.
        stage: What the page is about.
        whole: Whether they stand on the page that has the whole roadmap.
    """
    roadmap, words = site.curriculum.roadmaps[stage.roadmap], site.words
    shown = Step(stage, roadmap, *site.graph.builds_on(stage), whole)
    yield Section("top", 1, stage.title, "lead", shown)
    if shown.before or shown.elsewhere:
        yield Section("builds-on", 2, words.gettext("What it builds on"), "builds_on", shown, searched=False)
    if stage.entries:
        yield Section("topics", 2, words.gettext("Topics"), searched=False)
        yield from _entries(site, stage)
    if stage.practice:
        yield Section("practice", 2, words.gettext("Practice"), "practice", shown)
    yield from suggestions.projects(site.curriculum, stage.projects, words.gettext("Projects"))
    yield from suggestions.resources(site.curriculum, stage.resources, words.gettext("Resources"))


def data(page: PageSpec, site: Site) -> JsonLd:
    """Return a stage as a part of a course."""
    shown = next(page.shown(Step))
    stage = shown.stage
    return linked_data.node(
        "LearningResource",
        name=stage.title,
        description=site.plain(page.description),
        url=linked_data.url(stage, site),
        inLanguage=site.curriculum.language,
        isPartOf=linked_data.course(shown.roadmap, site),
        position=stage.number,
        timeRequired=linked_data.period([stage]),
        teaches=[*linked_data.taught(stage.full_id, site), *map(site.plain, stage.outcomes)],
    )


def _entries(site: Site, stage: Stage) -> Iterator[Section]:
    section, level = None, 3
    for entry in stage.entries:
        if not entry.section:
            section, level = None, 3
        # Two groups may have the same title; where they stand tells them apart.
        elif entry.place.trail[1] != section:
            section, level = entry.place.trail[1], 4
            yield Section(f"section-{section}", 3, entry.section, searched=False)
        topic = site.curriculum.topics[entry.topic]
        kinds = tuple(suggestions.by_kind(site.curriculum, entry.resources))
        shown = Taught(entry, topic, kinds, _elsewhere(site, topic, stage))
        yield Section(urls.item_anchor(topic, topic.id), level, topic.title, "entry", shown, link=topic)


def _elsewhere(site: Site, topic: Topic, here: Stage) -> list[tuple[Roadmap, list[Stage]]]:
    """Return the other stages that teach a topic, by roadmap: those with an entry for it, else the first to name it."""
    roadmaps = site.curriculum.roadmaps
    others = [teaching for teaching in site.graph.teachings[topic.id] if teaching.stage is not here]
    return [(roadmaps[id], stages) for id, stages in comparison.by_roadmap(others).items()]


KIND = PageKind("stage", pages, data, order=40)
