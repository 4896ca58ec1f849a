"""The page that has the whole way to a topic, where that is too long for the page of the topic.

It has every topic to be known before, in learning order, under the stages of the roadmap by which the way goes, and at
its end the topic itself. A search and the navigation do not lead to it, since all that it lists has a page of its own;
the page of the topic does. It says nothing to machines.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import urls, ways
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import PageKind, PageSpec, Section, Site
from roadmap_site.site.ways import Leg, Way


@dataclass(frozen=True)
class Shown:
    """What the page shows of the way."""

    topic: Topic
    way: Way


@dataclass(frozen=True)
class Part(Shown):
    """The block `leg`."""

    leg: Leg


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page of each way that has one."""
    for id in site.long_ways:
        topic = site.curriculum.topics[id]
        title = site.words.gettext("The whole way to {topic}", topic=topic.title)
        yield PageSpec(
            KIND,
            urls.way(topic),
            title,
            site.words.gettext("All that is to be known before {topic}, in learning order.", topic=topic.title),
            tuple(_sections(site, topic, title)),
            listed=False,
            indexed=False,
        )


def _sections(site: Site, topic: Topic, title: str) -> Iterator[Section]:
    way = ways.way(site.graph, topic, whole=True)
    yield Section("top", 1, title, "lead", Shown(topic, way))
    for leg in way.legs:
        id, heading = "before", site.words.gettext("What to know before")
        if way.guide and leg.stage:
            name = phrases.stage_name(site.words, way.guide.roadmap, leg.stage.number)
            id, heading = f"stage-{leg.stage.id}", phrases.titled(site.words, name, leg.stage)
        elif not way.guide:
            id, heading = "topics", site.words.gettext("Topics")
        yield Section(id, 2, heading, "leg", Part(topic, way, leg), link=leg.stage)


KIND = PageKind("way", pages, order=125)
