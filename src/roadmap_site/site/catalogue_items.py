"""The things of the catalogues that stand in parts, as files that a script loads when it filters them.

Each is a script that assigns, so that it can be loaded from a folder as well. It has of each thing what a row shows and
what it is found by. What many things have, such as a topic with its names, stands once, and is meant by its number in
that list. Addresses lead from the place of our pages, which is one folder above that of the file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, count
from operator import attrgetter, itemgetter
from typing import Any

from roadmap_site.curriculum.model import Project, Resource, Stage, Topic, former_ids
from roadmap_site.site import catalogue, facets, groups, parts, urls
from roadmap_site.site.facets import Facets
from roadmap_site.site.groups import Group
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import Site
from roadmap_site.site.urls import Addresses

_Thing = Topic | Resource | Project
_Numbers = Mapping[str, Mapping[str, int]]
"""Name of a facet → value → where the file lists it."""


def files(site: Site, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Yield the catalogues that stand in parts: the path of the page at the head, and the script."""
    curriculum = site.curriculum
    if site.is_long:
        yield urls.TOPICS, _script(site, addresses, site.areas)
    catalogues: tuple[tuple[str, parts.Shelves], ...] = (
        (urls.RESOURCES, [*groups.resources(curriculum)]),
        (urls.PROJECTS, [*groups.projects(curriculum)]),
    )
    for path, shelves in catalogues:
        if parts.stands_in_parts(site.graph, shelves):
            yield path, _script(site, addresses, shelves)


def _script(site: Site, addresses: Addresses, shelves: Iterable[Group[Any]]) -> str:
    things: list[_Thing] = list(chain.from_iterable(map(attrgetter("things"), shelves)))
    known = list(map(partial(facets.facets_of, graph=site.graph), things))
    choices = _choices(site, known)
    numbers = {facet: _numbers(map(itemgetter(0), named)) for facet, named in choices.items()}
    stages = {stage.full_id: stage for thing in things for stage in _stages(site, thing)}
    numbers["stage"] = _numbers(stages)
    data = {
        "choices": choices,
        "stages": list(map(site.words.bare, map(attrgetter("title"), stages.values()))),
        "items": list(map(partial(_item, site, addresses, numbers), things, known)),
    }
    return f"globalThis.roadmapItems = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _choices(site: Site, known: Sequence[Facets]) -> dict[str, list[tuple[str, ...]]]:
    """Return what is chosen by typing, and the topics, as things are found by them anyway."""
    choices = {}
    for filter in facets.filters(site.curriculum, site.words, known):
        if filter.is_typed:
            choices[filter.name] = facets.named(site.curriculum, filter.name, known)
    return {"topic": facets.named(site.curriculum, "topic", known)} | choices


def _numbers(values: Iterable[str]) -> Mapping[str, int]:
    """Return where each value stands."""
    return dict(zip(values, count(), strict=False))


def _stages(site: Site, thing: _Thing) -> Iterator[Stage]:
    """Yield the stages that suggest a thing."""
    for suggester in site.graph.suggested.get(thing.id, ()):
        if isinstance(suggester, Stage):
            yield suggester


def _item(site: Site, addresses: Addresses, numbers: _Numbers, thing: _Thing, own: Facets) -> list[Any]:
    """Return what a row of the results shows of a thing, and what it is found, sorted and filtered by."""
    address = addresses.address(site.page(thing), urls.anchor(thing)).removeprefix(addresses.below)
    words = [*thing.aliases, *thing.keywords]
    if isinstance(thing, Resource):
        words += map(site.plain, thing.authors)
    ranks: Mapping[str, int] = {}
    if not isinstance(thing, Topic):
        ranks = catalogue.ranks(thing, site.graph)
    stages = tuple(map(attrgetter("full_id"), _stages(site, thing)))
    return [
        site.words.bare(thing.title),
        address,
        [*facts(site, thing)],
        site.plain(thing.summary or ""),
        " ".join(words),
        _values({**own, "stage": stages}, numbers),
        ranks,
        list(map(partial(urls.item_anchor, thing), former_ids(site.curriculum, thing))),
    ]


def _values(own: Facets, numbers: _Numbers) -> dict[str, list[str | int]]:
    """Return the values of a thing by their facets, as numbers where the file lists them."""
    values: dict[str, list[str | int]] = {}
    for facet, ids in own.items():
        if ids:
            number = numbers.get(facet, {})
            values[facet] = [number.get(id, id) for id in ids]
    return values


def facts(site: Site, thing: _Thing) -> Iterator[str]:
    """Yield what stands beside the title of a thing."""
    curriculum = site.curriculum
    if isinstance(thing, Topic):
        roadmaps = set(map(attrgetter("stage.roadmap"), site.graph.teachings.get(thing.id, ())))
        if roadmaps:
            yield site.words.ngettext("{number} roadmap", "{number} roadmaps", len(roadmaps))
        return
    if isinstance(thing, Resource):
        kind, cost = curriculum.kinds[thing.kind].title, curriculum.costs.get(thing.cost or "")
        yield from filter(None, (phrases.authors(site.words, thing.authors), thing.year, kind))
        if cost and thing.available:
            yield cost
    yield from filter(None, [curriculum.levels.get(thing.level or "")])
