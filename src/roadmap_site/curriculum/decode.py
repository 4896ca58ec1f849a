# Why: between what an author wrote and the model stands its shape; here a document becomes frozen values with places.
"""Located YAML → the model, and the problems of its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from roadmap_site.curriculum.model import (
    Advice,
    Curriculum,
    Entry,
    Milestone,
    Project,
    Resource,
    ResourceKind,
    Roadmap,
    Stage,
    Suggestion,
    Topic,
)
from roadmap_site.problems import codes
from roadmap_site.problems.problem import Problem
from roadmap_site.schema import definition, durations
from roadmap_site.schema.durations import Duration
from roadmap_site.schema.types import Reading, Shape
from roadmap_site.yaml_io.document import Document, Place

UNNAMED = ""
"""Stands for an id or title that its author left out or got wrong; its own problem says so already."""

T = TypeVar("T")
Checked = tuple[T, list[Problem]]
"""What a document holds, as far as it has the right shape, and what is wrong with it."""

Values = Mapping[str, Any]
Get = Callable[[str, Any], Any]


def topics(document: Document, path: str, area: str) -> Checked[list[Topic]]:
    """Return the topics of one area's file."""
    things, problems = _things(definition.TOPICS, document, path)
    return [
        Topic(
            id=id, area=area, title=get("title", ""), aliases=get("aliases", ()), summary=get("summary", ""),
            needs=get("needs", ()), was=get("was", ()), place=place,
        )
        for id, get, place in things
    ], problems  # fmt: skip


def resources(document: Document, path: str, kind: str) -> Checked[list[Resource]]:
    """Return the resources of one kind's file."""
    things, problems = _things(definition.RESOURCES, document, path)
    return [
        Resource(
            id=id, kind=kind, title=get("title", ""), aliases=get("aliases", ()), summary=get("summary", ""),
            authors=get("authors", ()), year=get("year", ""), url=get("url", ""), cost=get("cost", ""),
            level=get("level", ""), topics=get("topics", ()), was=get("was", ()), place=place,
        )
        for id, get, place in things
    ], problems  # fmt: skip


def projects(document: Document, path: str, area: str) -> Checked[list[Project]]:
    """Return the projects of one area's file."""
    things, problems = _things(definition.PROJECTS, document, path)
    return [
        Project(
            id=id, area=area, title=get("title", ""), aliases=get("aliases", ()), summary=get("summary", ""),
            level=get("level", ""), topics=get("topics", ()), datasets=get("datasets", ()),
            resources=get("resources", ()), ladder=get("ladder", ()), steps=get("steps", ()),
            was=get("was", ()), place=place,
        )
        for id, get, place in things
    ], problems  # fmt: skip


def stage(document: Document, path: str, roadmap: str, id: str, number: int) -> Checked[Stage]:
    """Return the stage of a stage's file."""
    values, problems = _read(definition.STAGE, document)
    get, place = values.get, Place(path)
    found = Stage(
        id=id, roadmap=roadmap, number=number, title=get("title", ""), icon=get("icon", ""),
        duration=_duration(get("duration", ""), document, problems), summary=get("summary", ""),
        outcomes=get("outcomes", ()), entries=tuple(_entries(get("topics", ()), place / "topics")),
        resources=_suggestions("resource", get("resources", ())),
        projects=_suggestions("project", get("projects", ())),
        practice=get("practice", ()), was=get("was", ()), place=place,
    )  # fmt: skip
    return found, problems


def roadmap(document: Document, path: str, id: str) -> Checked[Roadmap]:
    """Return the roadmap of a `roadmap.yml`, without its stages."""
    values, problems = _read(definition.ROADMAP, document)
    get, place = values.get, Place(path)
    groups = get("advice", ())
    found = Roadmap(
        id=id, title=get("title", ""), icon=get("icon", ""), summary=get("summary", ""), audience=get("audience", ""),
        stage_word=get("stage-word", "Stage"), stages=(),
        projects=_suggestions("project", get("projects", ())),
        resources=_suggestions("resource", get("resources", ())),
        milestones=tuple(_milestones(get("milestones", {}), place / "milestones")),
        advice=tuple(_advice(group, place / "advice" / position) for position, group in enumerate(groups) if group),
        was=get("was", ()), place=place,
    )  # fmt: skip
    return found, problems


def curriculum(document: Document, path: str) -> Checked[Curriculum]:
    """Return the curriculum of a `curriculum.yml`, without roadmaps and catalogues."""
    values, problems = _read(definition.CURRICULUM, document)
    get = values.get
    found = Curriculum(
        title=get("title", ""), summary=get("summary", ""), language=get("language", "en") or "en",
        levels=get("levels", {}), costs=get("costs", {}),
        kinds={id: _kind(id, _long_form(kind)) for id, kind in get("kinds", {}).items()},
        areas=get("areas", {}), roadmap_order=get("roadmaps", ()),
        roadmaps={}, topics={}, resources={}, projects={}, place=Place(path), rules=get("rules", {}),
    )  # fmt: skip
    return found, problems


def _read(shape: Shape, document: Document) -> tuple[Values, list[Problem]]:
    reading = Reading(document, [])
    values = {} if document.data is None else shape.read(document.data, (), reading)
    return values or {}, reading.problems


def _things(shape: Shape, document: Document, path: str) -> tuple[list[tuple[str, Get, Place]], list[Problem]]:
    """Return what a catalogue holds: the id of each thing, the function that gives its values, and its place."""
    values, problems = _read(shape, document)
    return [(id, _long_form(value).get, Place(path, (id,))) for id, value in values.items()], problems


def _long_form(value: str | Values) -> Values:
    """Return the mapping that a bare title is short for."""
    return {"title": value} if isinstance(value, str) else value


def _duration(text: str, document: Document, problems: list[Problem]) -> Duration | None:
    try:
        return durations.parse(text) if text else None
    except ValueError:
        problems.append(codes.bad_duration(document.locate(("duration",)), text))
        return None


def _entries(items: Iterable[str | Values | None], place: Place, section: str = "") -> Iterator[Entry]:
    for position, item in enumerate(items):
        here = place / position
        if isinstance(item, str):
            yield Entry(item, section, (), (), (), here)
        elif item and "section" in item:
            yield from _entries(item["topics"], here / "topics", item["section"])
        elif item:
            suggested = _suggestions("resource", item.get("resources", ()))
            yield Entry(item["topic"], section, item.get("points", ()), suggested, item.get("practice", ()), here)


def _suggestions(key: str, items: Iterable[str | Values | None]) -> tuple[Suggestion, ...]:
    return tuple([_suggestion(key, item) for item in items])


def _suggestion(key: str, item: str | Values | None) -> Suggestion:
    if not item:
        return Suggestion(UNNAMED, "")
    return Suggestion(item, "") if isinstance(item, str) else Suggestion(item[key], item.get("note", ""))


def _milestones(items: Mapping[str, str | Values], place: Place) -> Iterator[Milestone]:
    for id, item in items.items():
        get = _long_form(item).get
        yield Milestone(id, get("title", ""), get("projects", ()), get("topics", ()), place / id)


def _advice(group: Values, place: Place) -> Advice:
    return Advice(group["title"], group.get("icon", ""), group["points"], place)


def _kind(id: str, values: Values) -> ResourceKind:
    return ResourceKind(id, values["title"], values.get("plural") or values["title"], values.get("icon", ""))
