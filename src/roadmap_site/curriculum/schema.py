# Why: between a document and the model stands one question, "does it have the right shape?", and its answer must be
# complete: every fault is reported, what is at fault is cut out, and the rest goes on.
"""Located YAML → the model, and the problems of its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from roadmap_site.curriculum import durations, faults, shapes
from roadmap_site.curriculum.model import (
    Advice,
    Curriculum,
    Entry,
    Milestone,
    Place,
    Project,
    Resource,
    ResourceKind,
    Roadmap,
    Stage,
    Suggestion,
    Topic,
    Trail,
)
from roadmap_site.curriculum.source import Document
from roadmap_site.problems import Problem

UNNAMED = "…"
"""Stands for a required text that its author left out, so that the rest of the mapping can be checked."""

S = TypeVar("S")
Checked = tuple[S | None, Document, list[Problem]]
"""What a document holds (nothing when it has the wrong shape throughout), the document without what was wrong, and
the problems."""

_TOPICS = TypeAdapter(dict[shapes.Id, shapes.Topic])
_RESOURCES = TypeAdapter(dict[shapes.Id, shapes.Resource])
_PROJECTS = TypeAdapter(dict[shapes.Id, shapes.Project])
_STAGE = TypeAdapter(shapes.StageShape)
_ROADMAP = TypeAdapter(shapes.RoadmapShape)
_CURRICULUM = TypeAdapter(shapes.CurriculumShape)


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each kind of file, by the name of the kind."""
    adapters: dict[str, TypeAdapter[Any]] = {
        "curriculum": _CURRICULUM, "roadmap": _ROADMAP, "stage": _STAGE,
        "topics": _TOPICS, "resources": _RESOURCES, "projects": _PROJECTS,
    }  # fmt: skip
    return {name: adapter.json_schema(by_alias=True) for name, adapter in adapters.items()}


def topics(document: Document, path: str, area: str) -> Checked[list[Topic]]:
    """Return the topics of one area's file."""

    def build(key: str, shape: shapes.TopicShape | str, place: Place) -> Topic:
        if isinstance(shape, str):
            return Topic(key, area, shape, (), "", (), (), place)
        return Topic(key, area, shape.title, tuple(shape.aliases), shape.summary, tuple(shape.needs), tuple(shape.was), place)

    return _catalogue(document, path, _TOPICS, build)


def resources(document: Document, path: str, kind: str) -> Checked[list[Resource]]:
    """Return the resources of one kind's file."""

    def build(key: str, shape: shapes.ResourceShape | str, place: Place) -> Resource:
        if isinstance(shape, str):
            shape = shapes.ResourceShape(title=shape)
        return Resource(
            id=key, kind=kind, title=shape.title, aliases=tuple(shape.aliases), summary=shape.summary,
            authors=tuple(shape.authors), year=shape.year or "", url=shape.url or "", cost=shape.cost or "",
            level=shape.level or "", topics=tuple(shape.topics), was=tuple(shape.was), place=place,
        )  # fmt: skip

    return _catalogue(document, path, _RESOURCES, build)


def projects(document: Document, path: str, area: str) -> Checked[list[Project]]:
    """Return the projects of one area's file."""

    def build(key: str, shape: shapes.ProjectShape | str, place: Place) -> Project:
        if isinstance(shape, str):
            shape = shapes.ProjectShape(title=shape)
        return Project(
            id=key, area=area, title=shape.title, aliases=tuple(shape.aliases), summary=shape.summary,
            level=shape.level or "", topics=tuple(shape.topics), datasets=tuple(shape.datasets),
            resources=tuple(shape.resources), ladder=tuple(shape.ladder), steps=tuple(shape.steps),
            was=tuple(shape.was), place=place,
        )  # fmt: skip

    return _catalogue(document, path, _PROJECTS, build)


def stage(document: Document, path: str, roadmap: str, id: str, number: int) -> Checked[Stage]:
    """Return the stage of a stage's file."""
    shape, document, problems = _validate(document, _STAGE, shapes.StageShape)
    if shape is None:
        return None, document, problems
    place = Place(path)
    duration = None
    if shape.duration:
        try:
            duration = durations.parse(shape.duration)
        except ValueError:
            problems.append(faults.bad_duration(document.locate(("duration",)), shape.duration))
    return (
        Stage(
            id=id, roadmap=roadmap, number=number, title=shape.title, icon=shape.icon, duration=duration,
            summary=shape.summary, outcomes=tuple(shape.outcomes), entries=tuple(_entries(shape.topics, place / "topics")),
            resources=_suggestions(shape.resources, place / "resources"),
            projects=_suggestions(shape.projects, place / "projects"),
            practice=tuple(shape.practice), was=tuple(shape.was), place=place,
        ),
        document,
        problems,
    )  # fmt: skip


def roadmap(document: Document, path: str, id: str) -> Checked[Roadmap]:
    """Return the roadmap of a `roadmap.yml`, without its stages."""
    shape, document, problems = _validate(document, _ROADMAP, shapes.RoadmapShape)
    if shape is None:
        return None, document, problems
    place = Place(path)
    return (
        Roadmap(
            id=id, title=shape.title, icon=shape.icon, summary=shape.summary, audience=shape.audience,
            stage_word=shape.stage_word, stages=(),
            projects=_suggestions(shape.projects, place / "projects"),
            resources=_suggestions(shape.resources, place / "resources"),
            milestones=tuple(_milestones(shape.milestones, place / "milestones")),
            advice=tuple(
                Advice(group.title, group.icon, tuple(group.points), place / "advice" / position)
                for position, group in enumerate(shape.advice)
            ),
            was=tuple(shape.was), place=place,
        ),
        document,
        problems,
    )  # fmt: skip


def curriculum(document: Document, path: str) -> Checked[Curriculum]:
    """Return the curriculum of a `curriculum.yml`, without roadmaps and catalogues."""
    shape, document, problems = _validate(document, _CURRICULUM, shapes.CurriculumShape)
    if shape is None:
        return None, document, problems
    kinds = {
        id: ResourceKind(id, kind, kind, "") if isinstance(kind, str)
        else ResourceKind(id, kind.title, kind.plural or kind.title, kind.icon)
        for id, kind in shape.kinds.items()
    }  # fmt: skip
    return (
        Curriculum(
            title=shape.title, summary=shape.summary, language=shape.language, levels=shape.levels, costs=shape.costs,
            kinds=kinds, areas=shape.areas, roadmap_order=tuple(shape.roadmaps),
            roadmaps={}, topics={}, resources={}, projects={}, place=Place(path),
        ),
        document,
        problems,
    )  # fmt: skip


def _catalogue(
    document: Document, path: str, adapter: TypeAdapter[Any], build: Callable[[str, Any, Place], S]
) -> Checked[list[S]]:
    items, document, problems = _validate(document, adapter, None)
    if items is None:
        return None, document, problems
    return [build(key, shape, Place(path, (key,))) for key, shape in items.items()], document, problems


def _entries(items: Iterable[str | shapes.EntryShape | shapes.SectionShape], place: Place, section: str = "") -> Iterator[Entry]:
    for position, item in enumerate(items):
        here = place / position
        if isinstance(item, str):
            yield Entry(item, section, (), (), (), here)
        elif isinstance(item, shapes.SectionShape):
            yield from _entries(item.topics, here / "topics", item.section)
        else:
            suggested = _suggestions(item.resources, here / "resources")
            yield Entry(item.topic, section, tuple(item.points), suggested, tuple(item.practice), here)


def _suggestions(
    items: Iterable[str | shapes.ResourceSuggestion | shapes.ProjectSuggestion], place: Place
) -> tuple[Suggestion, ...]:
    found = []
    for position, item in enumerate(items):
        if isinstance(item, str):
            found.append(Suggestion(item, "", place / position))
        elif isinstance(item, shapes.ResourceSuggestion):
            found.append(Suggestion(item.resource, item.note, place / position / "resource"))
        else:
            found.append(Suggestion(item.project, item.note, place / position / "project"))
    return tuple(found)


def _milestones(items: Mapping[str, str | shapes.MilestoneShape], place: Place) -> Iterator[Milestone]:
    for id, item in items.items():
        if isinstance(item, str):
            yield Milestone(id, item, (), (), place / id)
        else:
            yield Milestone(id, item.title, tuple(item.projects), tuple(item.topics), place / id)


def _validate(document: Document, adapter: TypeAdapter[S], shape: type[shapes.Shape] | None) -> Checked[S]:
    """Check a document's shape, cutting out what is wrong until the rest is right."""
    problems: list[Problem] = []
    filled: set[Trail] = set()
    while document.root is not None:
        try:
            return adapter.validate_python(document.data), document, problems
        except ValidationError as error:
            details = error.errors(include_url=False)
        problems += [_problem(document, detail, shape) for detail in details if _trail(detail) not in filled]
        document = _mended(document, details, filled)
    return None, document, problems


def _mended(document: Document, details: list[ErrorDetails], filled: set[Trail]) -> Document:
    """Return the document without what is wrong: values are cut out, missing texts filled in.

    From the end to the start, so that the positions of what is still to be cut stay good.
    """
    trails = {_trail(detail): detail["type"] == "missing" for detail in details}
    for trail, missing in sorted(trails.items(), key=lambda item: [(isinstance(s, str), s) for s in item[0]], reverse=True):
        if missing and trail not in filled:
            filled.add(trail)
            document = document.with_key(trail[:-1], str(trail[-1]), UNNAMED)
        else:
            document = document.without(trail[:-1] if missing or trail in filled else trail)
    return document


def _trail(detail: ErrorDetails) -> Trail:
    """Return the way to a value, without pydantic's marks for the branches of a union."""
    return tuple(step for step in detail["loc"] if isinstance(step, int) or not _is_mark(step))


def _is_mark(step: str) -> bool:
    return step.startswith("<") or step == "[key]"


def _problem(document: Document, detail: ErrorDetails, root: type[shapes.Shape] | None) -> Problem:
    """Return pydantic's finding in YAML's words, at its place."""
    trail, kind, context = _trail(detail), detail["type"], detail.get("ctx", {})
    word = detail["input"] if isinstance(detail["input"], str) else ""
    name = str(trail[-1]) if trail and isinstance(trail[-1], str) else ""
    if detail["loc"][-1:] == ("[key]",):
        return faults.bad_id(document.locate_key(trail), name)
    if kind == "extra_forbidden":
        return faults.unknown_key(document.locate_key(trail), name, _keys(_shape_at(detail, root)))
    if kind == "missing":
        return faults.missing_key(document.locate_key(trail[:-1]), name)
    if kind == "string_too_short" or (kind == "string_pattern_mismatch" and not word):
        return faults.empty_value(document.locate(trail), name)
    if kind == "string_pattern_mismatch":
        say = _BY_PATTERN.get(context["pattern"], faults.bad_id)
        return say(document.locate(trail), word)
    return _wrong_shape(document, trail, kind, detail["input"])


def _wrong_shape(document: Document, trail: Trail, kind: str, value: object) -> Problem:
    name = str(trail[-1]) if trail and isinstance(trail[-1], str) else ""
    wanted = {"string_type": "a text", "list_type": "a list"}.get(kind, "a mapping")
    found = "a text" if isinstance(value, str) else "a list" if isinstance(value, list) else "a mapping"
    what = f"`{name}`" if name else "this item" if trail else "the file"
    if wanted == "a list" and isinstance(value, str):
        if not value:
            return faults.empty_value(document.locate(trail), name)
        help = f"write `{name}: [{value}]`" if len(value) < 40 else "write each item on its own line, after `- `"
    elif wanted == "a text":
        help = "write one text; put it in double quotes if it starts with `[` or `{`, or holds a colon and a space"
    else:
        help = "write `key: value` pairs"
    location = document.locate(trail) if isinstance(value, str) else document.locate_key(trail)
    return faults.wrong_shape(location, f"{what} is {found}, but {wanted} belongs here", help)


def _bad_language(location: Any, word: str) -> Problem:
    return faults.wrong_shape(location, f"`{word}` is not the code of a language", "write a code such as `en` or `pt-BR`")


_BY_PATTERN: dict[str, Callable[[Any, str], Problem]] = {
    shapes.URL_PATTERN: faults.bad_url,
    shapes.YEAR_PATTERN: faults.bad_year,
    shapes.LANGUAGE_PATTERN: _bad_language,
    durations.PATTERN: faults.bad_duration,
}


def _shape_at(detail: ErrorDetails, root: type[shapes.Shape] | None) -> type[shapes.Shape]:
    """Return the shape of the mapping that a finding is about."""
    shape = root or shapes.TopicShape
    for step in detail["loc"][:-1]:
        if not isinstance(step, str):
            continue
        if step.startswith("<"):
            shape = getattr(shapes, step.strip("<>"), shape)
        elif step in shape.model_fields:
            inner = get_args(shape.model_fields[step].annotation)
            if inner and isinstance(inner[-1], type) and issubclass(inner[-1], shapes.Shape):
                shape = inner[-1]
    return shape


def _keys(shape: type[shapes.Shape]) -> list[str]:
    return [field.alias or name for name, field in shape.model_fields.items()]
