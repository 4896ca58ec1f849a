"""What machines read of a page as data, in the terms of schema.org.

A roadmap is a course, whose stages are the sections of its syllabus; a stage and a topic are learning resources; a
topic itself is a defined term, which courses and stages teach and other topics require. All other pages are lists, in
the order in which the page shows the things. What a kind of page says is written with the kind; here is what the kinds
share.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from roadmap_site.curriculum import times
from roadmap_site.curriculum.model import Noted, Roadmap, Source, Stage, Thing, Topic
from roadmap_site.curriculum.times import Total
from roadmap_site.schema.durations import Duration
from roadmap_site.site import urls
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import JsonLd, PageSpec, Site, shortened

# Unit of a duration → its form in ISO 8601, which lets the smallest unit have a decimal fraction.
_PERIODS = {
    "minute": "PT{:g}M",
    "hour": "PT{:g}H",
    "day": "P{:g}D",
    "week": "P{:g}W",
    "month": "P{:g}M",
    "year": "P{:g}Y",
}

# Beyond that a list would be as long as the page; each of its things has a page that says all of it.
_MOST_ITEMS = 60
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def json_ld(page: PageSpec, site: Site) -> JsonLd | None:
    """Return what a page shows as linked data; nothing for a page that has no such terms."""
    if page.kind.data is None:
        return None
    return {"@context": "https://schema.org", **page.kind.data(page, site)}


def script(data: JsonLd) -> str:
    """Return the element that puts data into a page; whatever its texts hold, they cannot end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def node(kind: str, **properties: Any) -> JsonLd:
    """Return a thing of a type of schema.org with those of its properties that have a value."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value}


def item_list(page: PageSpec, site: Site, items: Iterable[JsonLd]) -> JsonLd:
    """Return a page that shows one thing after another, by what stands at its top; of very many the first ones."""
    elements = [node("ListItem", position=position, item=item) for position, item in enumerate(items, start=1)]
    return node(
        "ItemList",
        name=page.sections[0].heading,
        description=shortened(site.plain(page.description)),
        url=site.address(page.path, None),
        numberOfItems=len(elements),
        itemListElement=elements[:_MOST_ITEMS],
    )


def courses(page: PageSpec, site: Site) -> JsonLd:
    """Return a page that shows all roadmaps."""
    return item_list(page, site, map(partial(course, site=site), site.curriculum.roadmaps.values()))


def course(roadmap: Roadmap, site: Site, **more: Any) -> JsonLd:
    """Return a roadmap as a course with what Google asks of one: a name, a description and a provider.

    Without a summary the titles of the stages describe it, since they are in the author's own language.
    """
    return node(
        "Course",
        name=roadmap.title,
        description=(roadmap.summary and site.plain(roadmap.summary))
        or ", ".join(stage.title for stage in roadmap.stages),
        url=url(roadmap, site),
        provider=node("Organization", name=site.name, url=site.address(urls.HOME, None)),
        **more,
    )


def term(topic: Topic, site: Site, **more: Any) -> JsonLd:
    """Return a topic as what others teach and require."""
    return node("DefinedTerm", name=topic.title, url=url(topic, site), **more)


def terms(ids: Iterable[str], site: Site) -> list[JsonLd]:
    """Return the topics that there are of some ids, as what something teaches or asks for."""
    topics = site.curriculum.topics
    return [term(topics[id], site) for id in ids if id in topics]


def titles(ids: Iterable[str], site: Site) -> list[str]:
    """Return the titles of the topics that there are of some ids: enough where a long list says it of each thing."""
    return [topic["name"] for topic in terms(ids, site)]


def needed(needs: Iterable[Noted], site: Site) -> list[JsonLd]:
    """Return the topics that something asks for."""
    return terms((need.id for need in needs), site)


def sources(works: Iterable[Source], site: Site) -> list[JsonLd]:
    """Return the works that something follows; of a licence only its name is known."""
    return [
        node(
            "CreativeWork",
            name=site.plain(work.title),
            author=[*map(site.plain, work.authors)],
            url=site.absolute(work.url),
            license=work.license and node("CreativeWork", name=site.plain(work.license)),
        )
        for work in works
    ]


def level(id: str | None, site: Site) -> str | None:
    """Return the title of a level, if there is one."""
    return site.curriculum.levels.get(id or "")


def time(duration: Duration | None) -> str | None:
    """Return how long one thing takes as ISO 8601 writes it, where its author says exactly that; see `period`.

    Of calendar time with an effort that is the study time, as nobody is at it for all of thirteen weeks.
    """
    if duration is None:
        return None
    total = times.stated(duration)
    if duration.effort:
        total = replace(total, calendar=None)
    return period(total)


def spent(thing: Roadmap | Stage, total: Total) -> str | None:
    """Return how long a roadmap or stage takes as ISO 8601 writes it: as it says itself, else as its parts do."""
    if thing.duration:
        return time(thing.duration)
    return period(total)


def workload(roadmap: Roadmap, site: Site) -> JsonLd | None:
    """Return a roadmap as one follows it at the pace that its author gives, if there is one."""
    duration = roadmap.duration
    if duration is None or duration.effort is None:
        return None
    return node("CourseInstance", courseWorkload=phrases.duration(site.words, duration))


def taught(owner: str, site: Site) -> Iterator[JsonLd]:
    """Yield the topics that a roadmap or a stage, named by its full id, teaches, each after what it needs."""
    for id in sorted(site.graph.taught[owner], key=site.graph.rank.__getitem__):
        yield term(site.curriculum.topics[id], site)


def period(total: Total) -> str | None:
    """Return how long something takes as ISO 8601 writes it (`P6W`, `PT10H`), or nothing.

    schema.org knows one typical duration and no range, and either end of a range would be untrue for most learners: so
    there is one only where all parts say exactly how long they take, and their sum is one figure.
    """
    sums = [time for time in (total.calendar, total.study) if time]
    if total.unknown or total.ongoing or len(sums) != 1 or sums[0].low < sums[0].high:
        return None
    (duration,) = total.durations
    return _PERIODS[duration.unit].format(duration.low)


def url(thing: Thing, site: Site) -> str | None:
    """Return the absolute address of a thing; nothing while that of the site is unknown."""
    return site.address(site.page(thing), urls.anchor(thing))
