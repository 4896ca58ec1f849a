"""The page of an area: its topics, and what to build with them.

It stands under the catalogue of topics, and shows an area as that does: the topics in learning order, each with its
summary. Below are the projects of the area, from easy to hard. For machines it is a list of terms.
"""

from collections.abc import Iterator

from roadmap_site.curriculum.model import Topic
from roadmap_site.site import suggestions, urls
from roadmap_site.site.page import Group, PageKind, PageSpec, Section, Site
from roadmap_site.site.pages import topics


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the page of each area."""
    for area in site.areas:
        titles = site.words.series([topic.title for topic in area.things])
        yield PageSpec(
            KIND,
            urls.area(area.id),
            area.title,
            site.words.gettext("{area}: {topics}.", area=area.title, topics=titles),
            tuple(_sections(site, area)),
            above=urls.TOPICS,
            opens=True,
        )


def _sections(site: Site, area: Group[Topic]) -> Iterator[Section]:
    yield Section("top", 1, area.title, "area", suggestions.Topics(area.things), searched=False)
    projects = suggestions.projects_of(site.curriculum, area.id)
    yield from suggestions.projects(projects, site.words.gettext("Projects"), template="topic")


KIND = PageKind("topics", pages, topics.data, order=60)
