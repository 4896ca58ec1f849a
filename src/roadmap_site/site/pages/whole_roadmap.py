"""The page that has all of a roadmap, as a document to print or to keep.

It is made of the sections of the page of the roadmap, with those of all its stages in the place of their list, one
level lower; their anchors begin with the id of the stage. The first page of paper says what it is, for whom, and where
it stands on the site, as an address that a phone reads; the map has the next one. Explanations, which may have twenty
pages each, stay on the pages of their stages: a link leads there. A long roadmap stands in several documents, some
stages in each; what is said after the stages is in the last one. The navigation and a search do not lead to them, since
all that they have stands elsewhere, and they say nothing to machines.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from roadmap_site.curriculum.model import Roadmap, Stage
from roadmap_site.site import parts, qr_code, urls
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import DEEPEST, WIDE, PageKind, PageSpec, Section, Site
from roadmap_site.site.pages import roadmap as overview
from roadmap_site.site.pages import stage as part_of_it
from roadmap_site.site.parts import Document, Part

# What stands between the top and the stages; all else comes after them, but for what is of no use on paper.
_BEFORE = ("audience", "needs", "map")
_NOT_AFTER = {"top", *_BEFORE, "stages", "after"}


@dataclass(frozen=True)
class GoesOn:
    """The block `goes_on`, at the head of a document but the first, and `onward`, at the foot of one but the last."""

    roadmap: Roadmap
    part: Part


def pages(site: Site) -> Iterator[PageSpec]:
    """Yield the documents of each roadmap, unless the site leaves them out; the navigation does not lead to them."""
    if "print" in site.left_out:
        return
    for roadmap in site.curriculum.roadmaps.values():
        said = {section.id: section for section in overview.sections(site, roadmap, asked=False)}
        for document in parts.of_roadmap(site.curriculum, roadmap):
            yield _page(site, roadmap, document, said)


def _page(site: Site, roadmap: Roadmap, document: Document, said: Mapping[str, Section]) -> PageSpec:
    words, number, of = site.words, document.part.number, document.part.of
    return PageSpec(
        KIND,
        document.part.path,
        phrases.part(words, roadmap.title, number, of),
        words.gettext(
            "All of {roadmap} as one document: every topic in order, with resources and projects.",
            roadmap=roadmap.title,
        ),
        tuple(_sections(site, roadmap, document, said)),
        window_title=phrases.part(words, words.gettext("{roadmap}, whole", roadmap=roadmap.title), number, of),
        hides=WIDE,
        listed=False,
        indexed=False,
    )


def _sections(site: Site, roadmap: Roadmap, document: Document, said: Mapping[str, Section]) -> Iterator[Section]:
    part = document.part
    if part.number == 1:
        yield _first(site, roadmap, said["top"])
        yield from (said[id] for id in _BEFORE if id in said)
    else:
        title = phrases.part(site.words, roadmap.title, part.number, part.of)
        yield Section("top", 1, title, "goes_on", GoesOn(roadmap, part))
    yield from _stages(site, roadmap, document.stages)
    if part.number < part.of:
        yield Section("next", 2, site.words.gettext("What comes next"), "onward", GoesOn(roadmap, part), searched=False)
    else:
        yield from (section for id, section in said.items() if id not in _NOT_AFTER)


def _first(site: Site, roadmap: Roadmap, section: Section) -> Section:
    """Return the section at the top, with the way back to the site."""
    address = site.address(urls.path(roadmap), None)
    if address is None or not isinstance(section.data, overview.Overview):
        return section
    return replace(section, data=replace(section.data, address_elsewhere=address, code=qr_code.drawn(address)))


def _stages(site: Site, roadmap: Roadmap, stages: Iterable[Stage]) -> Iterator[Section]:
    for stage in stages:
        for section in part_of_it.sections(site, stage, explained=False):
            id, heading = f"stage-{stage.id}--{section.id}", section.heading
            if section.level == 1:
                name = phrases.stage_name(site.words, roadmap, stage.number)
                id, heading = f"stage-{stage.id}", phrases.titled(site.words, name, stage)
            level = min(section.level + 1, DEEPEST)
            yield replace(section, id=id, level=level, heading=heading, template=part_of_it.KIND.template)


KIND = PageKind("roadmap", pages, order=120)
