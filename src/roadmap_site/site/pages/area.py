"""The page of an area: its topics, and what to build with them.

It stands under the catalogue of topics, and shows an area as that does: the topics in learning order, each with its
summary. A long area stands in parts, of which each leads to the others. Below are the projects of the area, from easy
to hard, on the last of them. For machines it is a list of terms.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import groups, parts, suggestions, urls
from roadmap_site.site.groups import Group
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import PageKind, PageSpec, Section, Site
from roadmap_site.site.pages import topics
from roadmap_site.site.parts import Part


@dataclass(frozen=True)
class Area(suggestions.Topics):
    """The block `part`: the topics on one of the pages of an area."""

    part: Part


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the pages of each area."""
    for area in site.areas:
        for part, inside in parts.split(area.things, parts.weight_of_topic, urls.area(area.id)):
            title = phrases.part(site.words, area.title, part.number, part.of)
            titles = site.words.series([topic.title for topic in inside])
            yield PageSpec(
                KIND,
                part.path,
                title,
                site.words.gettext("{area}: {topics}.", area=title, topics=titles),
                tuple(_sections(site, area, title, Area(inside, part))),
                above=urls.TOPICS if part.number == 1 else part.first,
                opens=part.number == 1,
            )


def _sections(site: Site, area: Group[Topic], title: str, shown: Area) -> Iterator[Section]:
    yield Section("top", 1, title, "part", shown, searched=False)
    if shown.part.number == shown.part.of:
        projects = groups.projects_of(site.curriculum, area.id)
        yield from suggestions.projects(projects, site.words.gettext("Projects"), template="topic")


KIND = PageKind("topics", pages, topics.data, order=60)
