"""The page that has all of a roadmap, as a document to print or to keep.

It is made of the sections of the page of the roadmap, with those of all its stages in the place of their list, one
level lower; their anchors begin with the id of the stage. The first page of paper says what it is, for whom, and where
it stands on the site, as an address that a phone reads; the map has the next one. Explanations, which may have twenty
pages each, stay on the pages of their stages: a link leads there. The navigation and a search do not lead to it, since
all that it has stands elsewhere, and it says nothing to machines.
"""

from collections.abc import Iterator
from dataclasses import replace

from roadmap_site.curriculum.model import Roadmap
from roadmap_site.site import qr_code, urls
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import DEEPEST, WIDE, PageKind, PageSpec, Section, Site
from roadmap_site.site.pages import roadmap as overview
from roadmap_site.site.pages import stage as part


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the document of each roadmap, unless the site leaves it out; the navigation does not lead to it."""
    if "print" in site.left_out:
        return
    for roadmap in site.curriculum.roadmaps.values():
        yield PageSpec(
            KIND,
            urls.whole(roadmap),
            roadmap.title,
            site.words.gettext(
                "All of {roadmap} as one document: every topic in order, with resources and projects.",
                roadmap=roadmap.title,
            ),
            tuple(_sections(site, roadmap)),
            window_title=site.words.gettext("{roadmap}, whole", roadmap=roadmap.title),
            hides=WIDE,
            listed=False,
            indexed=False,
        )


def _sections(site: Site, roadmap: Roadmap) -> Iterator[Section]:
    sections = {section.id: section for section in overview.sections(site, roadmap, asked=False)}
    sections.pop("after", None)
    yield _first(site, roadmap, sections.pop("top"))
    for id in ("audience", "needs", "map"):
        if id in sections:
            yield sections.pop(id)
    for section in sections.values():
        if section.id == "stages":
            yield from _stages(site, roadmap)
        else:
            yield section


def _first(site: Site, roadmap: Roadmap, section: Section) -> Section:
    """Return the section at the top, with the way back to the site."""
    address = site.address(urls.path(roadmap), None)
    if address is None or not isinstance(section.data, overview.Overview):
        return section
    return replace(section, data=replace(section.data, address_elsewhere=address, code=qr_code.drawn(address)))


def _stages(site: Site, roadmap: Roadmap) -> Iterator[Section]:
    for stage in roadmap.stages:
        for section in part.sections(site, stage, explained=False):
            id, heading = f"stage-{stage.id}--{section.id}", section.heading
            if section.level == 1:
                name = phrases.stage_name(site.words, roadmap, stage.number)
                id, heading = f"stage-{stage.id}", phrases.titled(site.words, name, stage)
            level = min(section.level + 1, DEEPEST)
            yield replace(section, id=id, level=level, heading=heading, template=part.KIND.template)


KIND = PageKind("roadmap", pages, order=120)
