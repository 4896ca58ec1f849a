"""The things of the catalogues that stand in parts, as files that a script loads when it filters them.

Each is a script that assigns, so that it can be loaded from a folder as well. It has of each thing what a row shows and
what it is found by. What many things have, such as a topic with its names, stands once, and is meant by its number in
that list. Addresses lead from the place of our pages, which is one folder above that of the file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from roadmap_site.curriculum.model import Project, Resource, Stage, Topic, former_ids
from roadmap_site.site import catalogue, facets, groups, parts, urls
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import Site
from roadmap_site.site.urls import Addresses


def files(site: Site, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Yield the catalogues that stand in parts: the path of the page at the head, and the script."""
    curriculum = site.curriculum
    if site.is_long:
        yield urls.TOPICS, _script(site, addresses, [topic for area in site.areas for topic in area.things])
    catalogues: tuple[tuple[str, parts.Shelves], ...] = (
        (urls.RESOURCES, [*groups.resources(curriculum)]),
        (urls.PROJECTS, [*groups.projects(curriculum)]),
    )
    for path, shelves in catalogues:
        if parts.stands_in_parts(site.graph, shelves):
            yield path, _script(site, addresses, [thing for shelf in shelves for thing in shelf.things])


def _script(site: Site, addresses: Addresses, things: Sequence[Topic | Resource | Project]) -> str:
    known = [facets.facets_of(thing, site.graph) for thing in things]
    typed = (each.name for each in facets.filters(site.curriculum, site.words, known) if each.is_typed)
    choices = {facet: facets.named(site.curriculum, facet, known) for facet in {**dict.fromkeys(typed), "topic": None}}
    numbers = {facet: _numbers(value for value, *_ in named) for facet, named in choices.items()}
    numbers["stage"] = _numbers(stage.full_id for thing in things for stage in _stages(site, thing))
    data = {
        "choices": choices,
        "stages": [site.words.bare(site.curriculum.stages[id].title) for id in numbers["stage"]],
        "items": [_item(site, addresses, thing, own, numbers) for thing, own in zip(things, known, strict=True)],
    }
    return f"globalThis.roadmapItems = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _numbers(values: Iterable[str]) -> Mapping[str, int]:
    """Return where each value stands among those that there are."""
    return dict(zip(dict.fromkeys(values), count(), strict=False))


def _stages(site: Site, thing: Topic | Resource | Project) -> Iterator[Stage]:
    """Yield the stages that suggest a thing."""
    for suggester in site.graph.suggested.get(thing.id, ()):
        if isinstance(suggester, Stage):
            yield suggester


def _item(
    site: Site,
    addresses: Addresses,
    thing: Topic | Resource | Project,
    own: facets.Facets,
    numbers: Mapping[str, Mapping[str, int]],
) -> list[Any]:
    """Return what a row of the results shows of a thing, and what it is found, sorted and filtered by."""
    address = addresses.address(site.page(thing), urls.anchor(thing)).removeprefix(addresses.below)
    former = [urls.item_anchor(thing, old) for old in former_ids(site.curriculum, thing)]
    words = [*thing.aliases, *thing.keywords]
    if isinstance(thing, Resource):
        words += map(site.plain, thing.authors)
    ranks = {} if isinstance(thing, Topic) else catalogue.ranks(thing, site.graph)
    stages = tuple(stage.full_id for stage in _stages(site, thing))
    values: dict[str, list[str | int]] = {}
    for facet, ids in {**own, "stage": stages}.items():
        if ids:
            number = numbers.get(facet, {})
            values[facet] = [number.get(id, id) for id in ids]
    summary = site.plain(thing.summary or "")
    return [
        site.words.bare(thing.title),
        address,
        [*facts(site, thing)],
        summary,
        " ".join(words),
        values,
        ranks,
        former,
    ]


def facts(site: Site, thing: Topic | Resource | Project) -> Iterator[str]:
    """Yield what stands beside the title of a thing."""
    curriculum = site.curriculum
    if isinstance(thing, Topic):
        count = len({teaching.stage.roadmap for teaching in site.graph.teachings.get(thing.id, ())})
        if count:
            yield site.words.ngettext("{number} roadmap", "{number} roadmaps", count)
        return
    if isinstance(thing, Resource):
        kind, cost = curriculum.kinds[thing.kind].title, curriculum.costs.get(thing.cost or "")
        yield from filter(None, (phrases.authors(site.words, thing.authors), thing.year, kind))
        if cost and thing.available:
            yield cost
    yield from filter(None, [curriculum.levels.get(thing.level or "")])
