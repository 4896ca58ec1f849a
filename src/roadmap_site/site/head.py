# Why: machines read pages too — search engines, chats that show a link — and go by agreed terms, not by what they see.
"""What machines read of a page: the properties of Open Graph, and data in the terms of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Thing, Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.schema import durations
from roadmap_site.site import urls
from roadmap_site.site.page import PageSpec

Node = dict[str, Any]
"""A thing in the terms of schema.org: `@type`, then its properties; they keep their order."""

Address = Callable[[str, str], str]
"""Path of a page and anchor on it, or nothing → the absolute address; nothing while the site's own is unknown."""

_LOCALE = re.compile(r"([a-z]{2,3})(?:(?:-[a-z]{4})?-([a-z]{2}))?", re.IGNORECASE)
"""A BCP 47 tag that Open Graph can say: a language, or a language and a territory; the script goes without saying."""

_PERIODS = {
    "minute": "PT{:g}M",
    "hour": "PT{:g}H",
    "day": "P{:g}D",
    "week": "P{:g}W",
    "month": "P{:g}M",
    "year": "P{:g}Y",
}
"""Unit of a duration → its form in ISO 8601, which lets the smallest unit have a decimal fraction."""

_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&"})


@dataclass(frozen=True, slots=True)
class Site:
    """What the data of all pages draws on."""

    curriculum: Curriculum
    graph: Graph
    name: str
    """The name of the site, which stands for whoever offers the roadmaps."""
    address: Address
    plain: Callable[[str], str]
    """An author's text → the same without markup."""


class Image(NamedTuple):
    """A picture that stands for a page where others show a link to it."""

    url: str
    alt: str = ""
    """What is to be seen on it."""
    width: int = 0
    """In pixels, as the height; nothing where it is not known."""
    height: int = 0


def open_graph(
    *,
    title: str,
    site_name: str,
    description: str = "",
    language: str = "",
    home: bool = False,
    url: str = "",
    image: Image | None = None,
) -> str:
    """Return the `<meta>` elements by which others show a link to a page, one a line, as HTML that is safe.

    The properties are those of the Open Graph protocol (https://ogp.me). Of Twitter's own there is only the size of the
    card, since for all else Twitter takes those of Open Graph. What has no value is left out.

    Args:
        title: Title of the page, plain text as all the others.
        site_name: Name of the site.
        description: What the page is about.
        language: Language of the page, as BCP 47 writes it: `en`, `pt-BR`.
        home: Whether it is the home page.
        url: Address of the page; left out unless it is absolute.
        image: A picture for the page; left out unless its address is absolute.
    """
    shown = image if image and _is_absolute(image.url) else None
    properties = {
        "og:type": "website" if home else "article",
        "og:title": title,
        "og:description": description,
        "og:site_name": site_name,
        "og:locale": _locale(language),
        "og:url": url if _is_absolute(url) else "",
    }
    if shown:
        properties |= {
            "og:image": shown.url,
            "og:image:alt": shown.alt,
            "og:image:width": str(shown.width or ""),
            "og:image:height": str(shown.height or ""),
        }
    tags = [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items() if value]
    tags.append(f'<meta name="twitter:card" content="{"summary_large_image" if shown else "summary"}">')
    return "\n".join(tags)


def json_ld(page: PageSpec, site: Site) -> Node | None:
    """Return what a page shows as linked data in the terms of schema.org; nothing for a page that has no such terms.

    A roadmap is a course, whose stages are the sections of its syllabus; a stage and a topic are learning resources; a
    topic itself is a defined term, which courses and stages teach and other topics require. All other pages are lists,
    in the order in which the page shows the things.
    """
    match page.template, page.thing:
        case "home" | "roadmaps", _:
            found = _list(page, site, (_course(roadmap, site) for roadmap in site.curriculum.roadmaps.values()))
        case "roadmap", Roadmap() as roadmap:
            found = _roadmap(roadmap, site)
        case "stage", Stage() as stage:
            found = _stage(page, stage, site)
        case "topic", Topic() as topic:
            found = _topic(page, topic, site)
        case "topics", _:
            areas = _shown(page, "area", "topics")
            found = _list(page, site, (_term(topic, site) for topics in areas for topic in topics))
        case "resources", _:
            found = _list(page, site, (_resource(shown, site) for shown in _shown(page, "resource", "resource")))
        case "projects", _:
            found = _list(page, site, (_project(shown, site) for shown in _shown(page, "project", "project")))
        case _:
            return None
    return {"@context": "https://schema.org", **found}


def script(data: Node) -> str:
    """Return the element that puts data into a page; whatever its texts hold, they cannot end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def _shown(page: PageSpec, block: str, key: str) -> list[Any]:
    """Return what the sections of a page show in a block, in their order."""
    return [section.data[key] for section in page.sections if section.block == block]


def _list(page: PageSpec, site: Site, items: Iterable[Node]) -> Node:
    """Return a page that shows one thing after another, by what stands at its top."""
    elements = [_node("ListItem", position=position, item=item) for position, item in enumerate(items, start=1)]
    return _node(
        "ItemList",
        name=page.sections[0].heading,
        description=site.plain(page.description),
        url=site.address(page.path, ""),
        numberOfItems=len(elements),
        itemListElement=elements,
    )


def _course(roadmap: Roadmap, site: Site, **more: Any) -> Node:
    """Return a roadmap as a course with what Google asks of one: a name, a description and a provider.

    Without a summary the titles of the stages describe it, since they are in the author's own language.
    """
    return _node(
        "Course",
        name=roadmap.title,
        description=site.plain(roadmap.summary) or ", ".join(stage.title for stage in roadmap.stages),
        url=_url(roadmap, site),
        provider=_node("Organization", name=site.name, url=site.address(urls.HOME, "")),
        **more,
    )


def _roadmap(roadmap: Roadmap, site: Site) -> Node:
    sections = [
        _node(
            "Syllabus",
            name=stage.title,
            description=site.plain(stage.summary),
            url=_url(stage, site),
            position=stage.number,
            timeRequired=_period([stage]),
        )
        for stage in roadmap.stages
    ]
    return _course(
        roadmap,
        site,
        inLanguage=site.curriculum.language,
        audience=roadmap.audience and _node("Audience", audienceType=site.plain(roadmap.audience)),
        timeRequired=_period(roadmap.stages),
        teaches=_taught(roadmap.id, site),
        syllabusSections=sections,
    )


def _stage(page: PageSpec, stage: Stage, site: Site) -> Node:
    return _node(
        "LearningResource",
        name=stage.title,
        description=site.plain(page.description),
        url=_url(stage, site),
        inLanguage=site.curriculum.language,
        isPartOf=_course(site.curriculum.roadmaps[stage.roadmap], site),
        position=stage.number,
        timeRequired=_period([stage]),
        teaches=[*_taught(stage.full_id, site), *map(site.plain, stage.outcomes)],
    )


def _topic(page: PageSpec, topic: Topic, site: Site) -> Node:
    topics, needs = site.curriculum.topics, site.graph.needs.get(topic.id, ())
    area = _node(
        "DefinedTermSet",
        name=site.curriculum.areas.get(topic.area, ""),
        url=site.address(urls.TOPICS, urls.area_anchor(topic.area)),
    )
    term = _term(
        topic,
        site,
        alternateName=[*map(site.plain, topic.aliases)],
        description=site.plain(topic.summary),
        inDefinedTermSet=area,
    )
    return _node(
        "LearningResource",
        name=topic.title,
        description=site.plain(page.description),
        url=_url(topic, site),
        inLanguage=site.curriculum.language,
        about=term,
        competencyRequired=[_term(topics[id], site) for id in needs],
    )


def _term(topic: Topic, site: Site, **more: Any) -> Node:
    return _node("DefinedTerm", name=topic.title, url=_url(topic, site), **more)


def _resource(resource: Resource, site: Site) -> Node:
    """Return a resource; an author may be a person or an organization, and only its name is known."""
    kind = site.curriculum.kinds.get(resource.kind)
    return _node(
        "LearningResource",
        name=resource.title,
        description=site.plain(resource.summary),
        url=resource.url,
        author=[*map(site.plain, resource.authors)],
        datePublished=resource.year,
        learningResourceType=kind and kind.title,
        educationalLevel=site.curriculum.levels.get(resource.level, ""),
    )


def _project(project: Project, site: Site) -> Node:
    return _node(
        "LearningResource",
        name=project.title,
        description=site.plain(project.summary),
        url=_url(project, site),
        educationalLevel=site.curriculum.levels.get(project.level, ""),
    )


def _node(kind: str, **properties: Any) -> Node:
    """Return a thing of a type of schema.org with those of its properties that have a value."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}


def _taught(owner: str, site: Site) -> list[Node]:
    """Return the topics that a roadmap or a stage teaches, each after what it needs."""
    taught = site.graph.taught[owner]
    return [_term(site.curriculum.topics[id], site) for id in site.graph.learning_order if id in taught]


def _period(stages: Sequence[Stage]) -> str:
    """Return the time that stages take together as ISO 8601 writes it (`P6W`, `PT10H`), or nothing.

    schema.org knows one typical duration and no range, and either end of a range would be untrue for most learners: so
    there is one only where all the stages say exactly how long they take, and their sum is one figure.
    """
    exact = [span for stage in stages if (span := stage.duration) and span.low == span.high]
    total = durations.total(exact)
    if len(exact) < len(stages) or len(total) != 1:
        return ""
    return _PERIODS[total[0].unit].format(total[0].low)


def _url(thing: Thing, site: Site) -> str:
    return site.address(urls.path(thing), urls.anchor(thing))


def _is_absolute(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _locale(language: str) -> str:
    """Return a language as Open Graph writes it, `pt_BR`, or nothing where it cannot say what the tag does."""
    match = _LOCALE.fullmatch(language)
    if not match:
        return ""
    code, territory = match.groups()
    return f"{code.lower()}_{territory.upper()}" if territory else code.lower()
