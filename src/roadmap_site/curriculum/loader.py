# Why: the one way from a folder to a curriculum and everything that is wrong with it, found in a single run.
"""Folder → curriculum and problems."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import TypeVar

from roadmap_site.curriculum import faults, rules, schema, shapes, source
from roadmap_site.curriculum.graph import Graph, build
from roadmap_site.curriculum.model import Curriculum, Noun, Place, Project, Resource, Roadmap, Stage, Thing, Topic, link_id
from roadmap_site.curriculum.source import Document
from roadmap_site.curriculum.world import World
from roadmap_site.problems import Location, Problem, has_errors, in_order

_STAGE_FILE = re.compile(r"^(\d{1,4})-(.+)\.yml$")
_ID = re.compile(shapes.ID_PATTERN)
_CATALOGUES: dict[str, Noun] = {"topics": "topic", "resources": "resource", "projects": "project"}

S = TypeVar("S")


@dataclass(frozen=True)
class LoadResult:
    """What a folder holds."""

    curriculum: Curriculum
    """The curriculum; without what was wrong, when there are errors."""
    graph: Graph
    problems: tuple[Problem, ...]
    """Everything that is wrong, sorted by place."""
    world: World
    """What the rules saw; knows the place of everything."""

    @property
    def locations(self) -> Mapping[str, Location]:
        """Where each thing is defined, by the id that `[[…]]` uses."""
        return self.world.locations

    @property
    def has_errors(self) -> bool:
        """Whether no site can be built from this."""
        return has_errors(self.problems)


@dataclass
class _Reading:
    """What has been gathered so far; lives only while a folder is read."""

    folder: Path
    shown: str
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    definitions: list[Thing] = field(default_factory=list)
    declared: set[str] = field(default_factory=set)
    unread: set[Noun] = field(default_factory=set)

    def path(self, relative: str) -> str:
        """Return a file's path as messages show it."""
        return f"{self.shown}/{relative}"

    def nowhere(self, relative: str) -> Location:
        """Return a location for what concerns a file as a whole."""
        return Location(self.path(relative), 1, 1)

    def document(self, relative: str) -> Document | None:
        """Read a file; return nothing when it could not be read."""
        document, problems = source.read(self.folder / relative, self.path(relative))
        self.problems += problems
        self.documents[relative] = document
        return document if document.root is not None else None

    def keep(self, relative: str, checked: schema.Checked[S]) -> S | None:
        """Take over what came of a file's shape."""
        found, document, problems = checked
        self.documents[relative] = document
        self.problems += problems
        return found


def load(folder: Path, shown: str | None = None) -> LoadResult:
    """Read a curriculum's folder and find everything that is wrong with it.

    Args:
        folder: The folder that holds `curriculum.yml`.
        shown: The folder as messages shall show it; as given when left out.

    Returns:
        The curriculum, as much of it as has the right shape, its relations and all problems. What an author did wrong
        never raises.
    """
    with _collector_paused():
        reading = _Reading(folder, shown or folder.as_posix())
        files = [file for file in _files(folder) if _has_place(reading, file)]
        curriculum = _curriculum(reading, files)
        world = _world(reading, curriculum)
        clean = not has_errors(reading.problems)
        for rule in all_rules():
            if clean or not getattr(rule, "NEEDS_CLEAN", False):
                reading.problems += rule.check(world)
        return LoadResult(curriculum, world.graph, in_order(reading.problems), world)


def all_rules() -> list[ModuleType]:
    """Return the modules of the cross-file rules, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return [importlib.import_module(f"{rules.__name__}.{name}") for name in names]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause Python's cycle collector.

    It would go through the many nodes of a large curriculum again and again, at several times the cost of reading
    them, and none of them is garbage yet.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _files(folder: Path) -> list[str]:
    """Return the YAML files of a folder, relative to it, sorted; hidden ones are left out."""
    found = (file.relative_to(folder) for suffix in ("*.yml", "*.yaml") for file in folder.rglob(suffix))
    return sorted(file.as_posix() for file in found if not any(part.startswith(".") for part in file.parts))


def _has_place(reading: _Reading, relative: str) -> bool:
    """Return whether a file's path says what it holds, and report it if not."""
    path = PurePosixPath(relative)
    if not (reading.folder / relative).resolve().is_relative_to(reading.folder.resolve()):
        fact, help = "this link leads out of the curriculum's folder", "put a copy of the file here"
    elif not (reading.folder / relative).is_file():
        fact, help = "this is not a file", "give the folder another name"
    elif path.suffix == ".yaml":
        fact, help = "the file's name ends with `.yaml`", f"rename it to `{path.stem}.yml`"
    else:
        return _is_known(reading, path)
    reading.problems.append(faults.misplaced_file(reading.nowhere(relative), fact, help))
    return False


def _is_known(reading: _Reading, path: PurePosixPath) -> bool:
    place = reading.nowhere(path.as_posix())
    match path.parts:
        case ("curriculum.yml",):
            return True
        case ("topics" | "resources" | "projects", _):
            id = path.stem
        case ("roadmaps", id, "roadmap.yml"):
            pass
        case ("roadmaps", roadmap, name) if stage := _STAGE_FILE.match(name):
            id = stage[2] if _ID.match(roadmap) else roadmap
        case ("roadmaps", _, name):
            help = f"name it `NN-<stage>.yml`, such as `01-{faults.nearest(path.stem, []) or 'basics'}.yml`"
            reading.problems.append(faults.misplaced_file(place, f"`{name}` is no name of a stage's file", help))
            return False
        case _:
            help = "a curriculum is `curriculum.yml` and the folders `roadmaps`, `topics`, `resources` and `projects`"
            reading.problems.append(faults.misplaced_file(place, "a YAML file has no meaning at this place", help))
            return False
    if not _ID.match(id):
        reading.problems.append(faults.bad_id(place, id))
        return False
    return True


def _curriculum(reading: _Reading, files: list[str]) -> Curriculum:
    found = None
    if "curriculum.yml" not in files:
        help = "write one with at least a `title` and a list of `roadmaps`"
        place = reading.nowhere("curriculum.yml")
        reading.problems.append(faults.missing_file(place, "the curriculum has no `curriculum.yml`", help))
    elif document := reading.document("curriculum.yml"):
        found = reading.keep("curriculum.yml", schema.curriculum(document, "curriculum.yml"))
    if found is None:
        reading.documents.setdefault("curriculum.yml", source.parse("{}", reading.path("curriculum.yml"))[0])
        found = Curriculum(schema.UNNAMED, "", "en", {}, {}, {}, {}, (), {}, {}, {}, {}, Place(""))
    roadmaps = _roadmaps(reading, files)
    order = {id: position for position, id in enumerate(found.roadmap_order)}
    roadmaps.sort(key=lambda roadmap: (order.get(roadmap.id, len(order)), roadmap.id))
    for roadmap in roadmaps:
        reading.definitions += (roadmap, *roadmap.stages)
    for file in files:
        folder, _, name = file.partition("/")
        if folder in _CATALOGUES:
            reading.definitions += _catalogue(reading, file, _CATALOGUES[folder], name.removesuffix(".yml"))
    return _with_things(found, reading.definitions)


def _catalogue(reading: _Reading, file: str, noun: Noun, name: str) -> list[Topic] | list[Resource] | list[Project]:
    document = reading.document(file)
    if document is None or not isinstance(document.data, dict):
        reading.unread.add(noun)
    if document is None:
        return []
    if isinstance(document.data, dict):
        reading.declared.update(document.data)
    if noun == "topic":
        return reading.keep(file, schema.topics(document, file, name)) or []
    if noun == "resource":
        return reading.keep(file, schema.resources(document, file, name)) or []
    return reading.keep(file, schema.projects(document, file, name)) or []


def _roadmaps(reading: _Reading, files: list[str]) -> list[Roadmap]:
    by_roadmap: dict[str, list[str]] = {}
    for file in files:
        if file.startswith("roadmaps/"):
            by_roadmap.setdefault(file.split("/")[1], []).append(file)
    return [_roadmap(reading, id, own) for id, own in by_roadmap.items()]


def _roadmap(reading: _Reading, id: str, files: list[str]) -> Roadmap:
    reading.declared.add(id)
    path, found = f"roadmaps/{id}/roadmap.yml", None
    if path not in files:
        fact, help = f"the roadmap `{id}` has no `roadmap.yml`", "write one with at least a `title`"
        reading.problems.append(faults.missing_file(reading.nowhere(path), fact, help))
    elif document := reading.document(path):
        found = reading.keep(path, schema.roadmap(document, path, id))
    if found is None:
        blank, _ = source.parse(f"title: {schema.UNNAMED}", reading.path(path))
        found = schema.roadmap(blank, path, id)[0]
        reading.documents.setdefault(path, blank)
    assert found is not None, "a title is all that a roadmap needs"
    numbered = sorted((int(match[1]), match[2], file) for file in files if (match := _STAGE_FILE.match(file.split("/")[2])))
    stages = []
    for _, stage_id, file in numbered:
        reading.declared.add(f"{id}/{stage_id}")
        document = reading.document(file)
        checked = schema.stage(document, file, id, stage_id, len(stages) + 1) if document else None
        if checked and (stage := reading.keep(file, checked)):
            stages.append(stage)
    return replace(found, stages=tuple(stages))


def _with_things(curriculum: Curriculum, definitions: list[Thing]) -> Curriculum:
    """Return the curriculum with its roadmaps and catalogues; of two things with one id, the first counts."""
    unique: dict[str, Thing] = {}
    for thing in definitions:
        unique.setdefault(link_id(thing), thing)
    things = list(unique.values())
    return replace(
        curriculum,
        roadmaps={t.id: t for t in things if isinstance(t, Roadmap)},
        topics={t.id: t for t in things if isinstance(t, Topic)},
        resources={t.id: t for t in things if isinstance(t, Resource)},
        projects={t.id: t for t in things if isinstance(t, Project)},
    )


def _world(reading: _Reading, curriculum: Curriculum) -> World:
    return World(
        curriculum=curriculum,
        graph=build(curriculum),
        definitions=tuple(reading.definitions),
        declared=frozenset(reading.declared),
        unread=frozenset(reading.unread),
        vocabularies=bool(curriculum.place.path),
        documents=reading.documents,
    )
