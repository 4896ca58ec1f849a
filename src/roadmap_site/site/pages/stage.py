"""The page of a stage: what a learner needs while at it.

First stands what it is for and what it builds on, then its entries in learning order, a row each: its points, the one
resource to start with, practice, and folded what else is suggested and where else it is taught. Then come the practice,
projects and resources of the whole stage, what can be done afterwards, and the next stage. The sections but the last
stand on the page that has the whole roadmap as well. For machines it is a learning resource, a part of the course that
its roadmap is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from roadmap_site.curriculum import model, times
from roadmap_site.curriculum.model import Entry, Roadmap, Stage, Suggestion
from roadmap_site.curriculum.starting import Option
from roadmap_site.site import explanation, linked_data, suggestions, urls
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import JsonLd, PageKind, PageSpec, Reach, Section, Site
from roadmap_site.yaml_io.document import Place


@dataclass(frozen=True)
class Step:
    """What the page shows of the stage, beside its entries and what is suggested."""

    stage: Stage
    roadmap: Roadmap


@dataclass(frozen=True)
class Around(Step):
    """The block `next`."""

    before: Stage | None
    after: Stage | None


@dataclass(frozen=True)
class Grouped:
    """The block `section`."""

    section: model.Section
    count: int
    """How many entries it has."""


@dataclass(frozen=True)
class Taught:
    """The block `entry`."""

    stage: Stage
    entry: Entry
    start: Option | None
    """What to start with, where it is to be said here."""
    best: Suggestion | None
    """What the entry itself suggests to start with, where nothing else is said."""
    others: Sequence[Suggestion]
    """What else it suggests."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page of each stage."""
    for stage in site.curriculum.stages.values():
        roadmap = site.curriculum.roadmaps[stage.roadmap]
        yield PageSpec(
            KIND,
            urls.path(stage),
            stage.title,
            stage.summary
            or site.words.gettext(
                "{stage} of {roadmap}.",
                stage=phrases.stage_name(site.words, roadmap, stage.number),
                roadmap=roadmap.title,
            ),
            tuple(sections(site, stage)),
            stage,
            # What comes next stands at the end of the page, large.
            hides=("footer",),
            window_title=site.words.gettext("{stage} – {roadmap}", stage=stage.title, roadmap=roadmap.title),
            above=urls.path(roadmap),
            chain=urls.path(roadmap),
            reach=_reach(roadmap, stage),
        )


def sections(site: Site, stage: Stage, *, explained: bool = True) -> Iterator[Section]:
    """Yield the sections of the page of a stage, which stand on the page that has the whole roadmap as well.

    Args:
        site: The site.
        stage: The stage.
        explained: Whether its explanation is among them, or but a link to it.
    """
    roadmap, words = site.curriculum.roadmaps[stage.roadmap], site.words
    shown = Step(stage, roadmap)
    yield Section("top", 1, stage.title, "lead", shown)
    if explained:
        yield from explanation.sections(site, stage)
    elif stage.explanation:
        yield Section("explanation", 2, words.gettext("Explanation"), "explained_elsewhere", shown)
    if stage.entries:
        yield Section("topics", 2, words.gettext("Topics"), searched=False)
        yield from _entries(site, stage)
    if stage.practice:
        yield Section("practice", 2, words.gettext("Practice"), "practice", shown)
    yield from suggestions.projects(stage.projects, words.gettext("Projects"))
    yield from suggestions.resources(stage.resources, words.gettext("Resources"))
    if stage.outcomes:
        yield Section("outcomes", 2, words.gettext("Afterwards you can"), "outcomes", shown)
    if explained:
        around = Around(stage, roadmap, *_neighbours(roadmap, stage))
        yield Section("next", 2, words.gettext("What comes next"), "next", around, searched=False)


def _reach(roadmap: Roadmap, stage: Stage) -> Reach:
    """Return the map and the list of the stages, and the next stage."""
    above, (_, after) = urls.path(roadmap), _neighbours(roadmap, stage)
    return Reach((above, "map"), (above, "stages"), (urls.path(after), None) if after else None, along=True)


def _neighbours(roadmap: Roadmap, stage: Stage) -> tuple[Stage | None, Stage | None]:
    """Return the stages before and after one."""
    stages = dict(enumerate(roadmap.stages, start=1))
    return stages.get(stage.number - 1), stages.get(stage.number + 1)


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
        creativeWorkStatus=stage.status,
        timeRequired=linked_data.spent(stage, times.of_stage(stage, site.curriculum.topics)),
        teaches=[*linked_data.taught(stage.full_id, site), *map(site.plain, stage.outcomes)],
    )


def _entries(site: Site, stage: Stage) -> Iterator[Section]:
    starts = _starts(site, stage)
    for section, entries in suggestions.by_section(stage):
        level = 3
        if section:
            level, group = 4, Grouped(section, len(entries))
            anchor, searched = f"section-{section.place.trail[1]}", bool(section.practice)
            heading = phrases.numbered(site.words, section.title, site.numbers.get(section.place))
            yield Section(anchor, 3, heading, "section", group, searched=searched, framed=True)
        for entry in entries:
            topic = site.curriculum.topics[entry.topic]
            heading = phrases.numbered(site.words, topic.title, site.numbers.get(entry.place))
            taught = Taught(stage, entry, starts.get(entry.place), *_suggestions(site, stage, entry, starts))
            anchor = urls.item_anchor(topic, topic.id)
            yield Section(anchor, level, heading, "entry", taught, link=topic, framed=bool(section))


def _suggestions(
    site: Site, stage: Stage, entry: Entry, starts: Mapping[Place, Option]
) -> tuple[Suggestion | None, Sequence[Suggestion]]:
    """Return what of that which an entry suggests is shown, as nothing else is to be started with, and what is folded.

    It is what its topic is best begun with, else what comes first.
    """
    if not entry.resources or entry.place in starts:
        return None, entry.resources
    first = site.start(entry.topic, stage.roadmap)
    best = next((each for each in entry.resources if first and each.id == first.id), entry.resources[0])
    return best, [each for each in entry.resources if each is not best]


def _starts(site: Site, stage: Stage) -> Mapping[Place, Option]:
    """Return what to start with, by the place of each entry beside which that is to be said.

    What an entry suggests itself stands there anyway. A resource that has a place for the topic is named beside each
    topic, with that place. Any other is named once: by the stage or the section that suggests it, else beside the first
    topic that is best begun with it.
    """
    starts, named = {}, _suggested(stage)
    for entry in stage.entries:
        named |= _suggested(entry.section)
        start = _start(site, stage, entry)
        if start and (start.placed or start.id not in named):
            starts[entry.place] = start
            named.add(start.id)
    return starts


def _start(site: Site, stage: Stage, entry: Entry) -> Option | None:
    """Return what to start with, unless the entry suggests it itself, or its topic is not written yet."""
    if site.curriculum.topics[entry.topic].status == "planned":
        return None
    start = site.start(entry.topic, stage.roadmap)
    if start and start.id in _suggested(entry):
        return None
    return start


def _suggested(suggester: Stage | model.Section | Entry | None) -> set[str]:
    """Return the ids of the resources that something suggests."""
    return {suggestion.id for suggestion in suggester.resources} if suggester else set()


KIND = PageKind("stage", pages, data, order=40)
