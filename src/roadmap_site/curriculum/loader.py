"""A curriculum's folder to the model, its relations and everything that is wrong with it.

Every file is read and brought into shape first. Then the rules speak: those about what is wrong, and, where there are
no errors, those about what is missing. What an author did wrong never raises.
"""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from roadmap_site.curriculum import curriculum_files, decode, ruleset
from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Thing, noun
from roadmap_site.curriculum.relations import Graph, grouped, references
from roadmap_site.problems import codes, input_limits
from roadmap_site.problems.problem import Location, Problem, Severity, has_errors, in_order
from roadmap_site.schema import paths
from roadmap_site.schema.definition import CATALOGUES, NOUNS, TOP, Definition
from roadmap_site.schema.nouns import Noun
from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Document

_PART = "part it into several curricula"

S = TypeVar("S")


@dataclass(frozen=True)
class LoadResult:
    """What a folder holds."""

    located: Located
    """What the rules saw; knows the place of everything."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, sorted by place."""
    clean: bool = True
    """Whether the rules have spoken that say nothing of a curriculum with errors."""

    @property
    def curriculum(self) -> Curriculum:
        """The curriculum; without what was wrong, when there are errors."""
        return self.located.curriculum

    @property
    def graph(self) -> Graph:
        """How its things hang together."""
        return self.located.graph

    @property
    def locations(self) -> Mapping[str, Location]:
        """Where each thing is defined, by the id that `[[…]]` uses."""
        return self.located.locations

    @property
    def unread(self) -> tuple[str, ...]:
        """The files and folders that could not be read, as messages show them, by name."""
        if not self.has_errors:
            return ()
        unread = {problem.location.path for problem in self.problems}
        for document in self.located.documents.values():
            if isinstance(document.data, dict):
                unread.discard(document.path)
            else:
                unread.add(document.path)
        return tuple(sorted(unread))

    @property
    def has_errors(self) -> bool:
        """Whether no site can be built from this."""
        return has_errors(self.problems)


def without_durations(loaded: LoadResult) -> LoadResult:
    """Return what was loaded as if no stage said how long it takes."""
    roadmaps = {}
    for id, roadmap in loaded.curriculum.roadmaps.items():
        stages = tuple(replace(stage, duration=None) for stage in roadmap.stages)
        roadmaps[id] = replace(roadmap, stages=stages)
    curriculum = replace(loaded.curriculum, roadmaps=roadmaps)
    graph = Graph(curriculum, loaded.graph.references)
    return replace(loaded, located=replace(loaded.located, curriculum=curriculum, graph=graph))


@dataclass
class _Reading:
    """What has been gathered so far; lives only while a folder is read."""

    folder: Path | None
    shown: str
    changed: Mapping[str, bytes | None]
    links: Collection[str] = ()
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    definitions: list[Thing] = field(default_factory=list)
    declared: set[str] = field(default_factory=set)
    unread: set[Noun] = field(default_factory=set)
    characters: int = 0

    def nothing(self, relative: str) -> Document:
        """Return what stands for a file of which nothing is known."""
        return Document(f"{self.shown}/{relative}", "", None)

    def refuse(self, relative: str, problem: Problem) -> None:
        """Report a file that is not read, and keep in mind that what it defines is not known."""
        self.problems.append(problem)
        folder = f"{relative.partition('/')[0]}/"
        inside = {each.noun for each in NOUNS.values() if each.pattern.startswith(folder)}
        self.unread |= inside or NOUNS.keys()

    def missing(self, relative: str, message: str, help: str) -> None:
        self.documents[relative] = self.nothing(relative)
        self.problems.append(codes.missing_file(self.documents[relative].line(1), message, help))

    def document(self, relative: str) -> Document:
        """Read a file, unless it is known to be missing, or too much was read already."""
        if relative not in self.documents:
            self.documents[relative] = self._read(relative)
        return self.documents[relative]

    def _read(self, relative: str) -> Document:
        nothing = self.nothing(relative)
        if self.characters > input_limits.LARGEST_CURRICULUM:
            self.unread.update(NOUNS)
            return nothing
        raw = self.changed.get(relative)
        short_forms = paths.kind_of(relative) in CATALOGUES
        if raw is None and self.folder is not None:
            document, problems = reader.read(self.folder / relative, nothing.path, short_forms=short_forms)
        else:
            document, problems = reader.read_bytes(raw or b"", nothing.path, short_forms=short_forms)
        self.problems += problems
        self.characters += len(document.text)
        if self.characters > input_limits.LARGEST_CURRICULUM:
            fact = f"the files up to here have more than {input_limits.LARGEST_CURRICULUM // 1024:,} KiB together"
            self.refuse("", codes.too_large(nothing.line(1), fact, _PART))
            return nothing
        if wrong := paths.of_another_kind(document, relative):
            self.refuse(relative, wrong)
            return nothing
        return document

    def keep(self, checked: decode.Checked[S]) -> S:
        found, problems = checked
        self.problems += problems
        return found


def load(folder: Path, shown: str | None = None, changed: Mapping[str, bytes | None] | None = None) -> LoadResult:
    """Read a curriculum's folder and find everything that is wrong with it.

    Args:
        folder: The folder that holds `curriculum.yml`.
        shown: The folder as messages shall show it; as given when left out.
        changed: What files shall hold instead of what they do, by their paths in the folder; nothing for those that
            shall not be there. The folder stays as it is.

    Returns:
        The curriculum, as much of it as has the right shape, its relations and all problems. What an author did wrong
        never raises.

    Raises:
        InstallationError: An installed package adds a rule that cannot be used.
    """
    return _load(_Reading(folder, shown or folder.as_posix(), changed or {}))


def load_files(files: Mapping[str, bytes], links: Collection[str], shown: str) -> LoadResult:
    """Read a curriculum that lies in no folder, such as one of another commit; see `load`.

    Args:
        files: Path in the curriculum's folder → what the file holds.
        links: The paths of links, among those of the files.
        shown: The folder as messages shall show it.
    """
    return _load(_Reading(None, shown, files, links))


def _load(reading: _Reading) -> LoadResult:
    with _collector_paused():
        files = sorted(_files(reading))
        curriculum = _curriculum(reading, files)
        located = Located(
            curriculum=curriculum,
            graph=Graph(curriculum, tuple(references(curriculum))),
            definitions=tuple(reading.definitions),
            declared=frozenset(reading.declared),
            unread=frozenset(reading.unread),
            vocabularies=isinstance(reading.documents[TOP].data, dict),
            documents=reading.documents,
        )
        found = [*reading.problems, *_found(located, needs_clean=False)]
        # Last come the rules about what is missing: what looks unused may only be misspelt.
        clean = not has_errors(found)
        if clean:
            found += _found(located, needs_clean=True)
        return LoadResult(located, _bounded(in_order(found)), clean)


def _bounded(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems, of very many the first, and one that says so and matters as much as those left out."""
    first, others = problems[: input_limits.MOST_PROBLEMS], problems[input_limits.MOST_PROBLEMS :]
    if not others:
        return problems
    more = codes.too_many_problems(others[0].location, input_limits.MOST_PROBLEMS, len(others))
    if not has_errors(others):
        more = replace(more, severity=Severity.WARNING)
    return (*first, more)


def _found(located: Located, *, needs_clean: bool) -> Iterator[Problem]:
    """Yield what the rules find that need a curriculum without errors, or the others; as grave as the curriculum says.

    The shape of a file is always an error, so that rules are all that can be set here.
    """
    for rule in ruleset.rules():
        severity = rule.code.severity_in(located.curriculum.rules)
        if rule.needs_clean is not needs_clean or severity is Severity.OFF:
            continue
        for finding in rule.check(located):
            if isinstance(finding, Problem):
                yield finding
            else:
                yield rule.code.problem(*finding, severity)


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


def _files(reading: _Reading) -> Iterator[str]:
    """Yield the YAML files that have a place in a curriculum, relative to its folder; report the others."""
    found: list[curriculum_files.ListedFile] = []
    # Where a curriculum is to begin there is no folder yet.
    if reading.folder is not None and (reading.folder.exists() or not reading.changed):
        on_disk = curriculum_files.in_folder(reading.folder, reading.shown)
        found += [one for one in on_disk if one.path not in reading.changed]
    there = [path for path, raw in reading.changed.items() if raw is not None]
    found += curriculum_files.among(there, reading.links, reading.shown)
    for one in found:
        if one.wrong is None:
            yield one.path
        elif one.is_read:
            reading.refuse(one.path, one.wrong)
        else:
            reading.problems.append(one.wrong)


def _curriculum(reading: _Reading, files: list[str]) -> Curriculum:
    # It may be there and no look at it be possible, which has its own problem.
    if TOP not in files and not (reading.folder and (reading.folder / TOP).is_file()):
        help = "write one with at least a `title` and a list of `roadmaps`"
        reading.missing(TOP, "the curriculum has no `curriculum.yml`", help)
    document = reading.document(TOP)
    found = reading.keep(decode.curriculum(document, TOP))
    roadmaps = _roadmaps(reading, files)
    order = [*found.roadmap_order, *sorted(roadmap.id for roadmap in roadmaps)]
    roadmaps.sort(key=lambda roadmap: order.index(roadmap.id))
    for roadmap in roadmaps:
        reading.definitions += (roadmap, *roadmap.stages)
    for file in files:
        catalogue = CATALOGUES.get(file.partition("/")[0])
        if catalogue:
            reading.definitions += _catalogue(reading, file, catalogue)
    _bound_things(reading)
    return _with_things(found, reading.definitions)


def _bound_things(reading: _Reading) -> None:
    """Leave out the things that are too many."""
    others = reading.definitions[input_limits.MOST_THINGS :]
    if others:
        del reading.definitions[input_limits.MOST_THINGS :]
        place = others[0].place
        fact = f"the curriculum has more than {input_limits.MOST_THINGS:,} things up to here"
        where = reading.documents[place.path].locate_key(place.trail)
        reading.refuse("", codes.too_large(where, fact, _PART))


def _catalogue(reading: _Reading, file: str, catalogue: Definition) -> Sequence[Thing]:
    document = reading.document(file)
    if isinstance(document.data, dict):
        reading.declared.update(document.data)
    else:
        reading.unread.add(catalogue.noun)
    return reading.keep(decode.things(catalogue.noun, document, file))


def _roadmaps(reading: _Reading, files: list[str]) -> list[Roadmap]:
    by_roadmap = grouped((file.split("/")[1], file) for file in files if file.startswith("roadmaps/"))
    _refuse_more(reading, [own[0] for own in by_roadmap.values()], input_limits.MOST_ROADMAPS, "roadmaps")
    return [_roadmap(reading, *each) for each in islice(by_roadmap.items(), input_limits.MOST_ROADMAPS)]


def _refuse_more(reading: _Reading, files: Sequence[str], most: int, what: str) -> None:
    """Report the first of the files that are too many, if some are."""
    for file in files[most : most + 1]:
        fact, help = f"there are more than {most} {what} up to here", f"take {what} away, or {_PART}"
        reading.refuse(file, codes.too_large(reading.nothing(file).line(1), fact, help))


def _roadmap(reading: _Reading, id: str, files: Sequence[str]) -> Roadmap:
    path = f"roadmaps/{id}/roadmap.yml"
    if path not in files:
        reading.missing(path, f"the roadmap `{id}` has no `roadmap.yml`", "write one with at least a `title`")
    roadmap = reading.keep(decode.roadmap(reading.document(path), path, id))
    in_order = [file for _, _, file in sorted(_numbered(files))]
    _refuse_more(reading, in_order, input_limits.MOST_STAGES, "stages")
    stages = []
    for number, file in enumerate(in_order[: input_limits.MOST_STAGES], start=1):
        stages.append(reading.keep(decode.stage(reading.document(file), file, number)))
    return replace(roadmap, stages=tuple(stages))


def _numbered(files: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Yield each stage's file with its number and the stage's id before it."""
    for file in files:
        place = paths.parsed(file)
        if place and place.kind == "stage":
            yield int(place.names["number"]), place.names["stage"], file


def _with_things(curriculum: Curriculum, definitions: list[Thing]) -> Curriculum:
    """Return the curriculum with its roadmaps and catalogues; of two things with one id, the first counts."""
    first: dict[str, Thing] = {}
    for thing in definitions:
        if not isinstance(thing, Stage):
            first.setdefault(thing.id, thing)
    things: dict[str, Any] = defaultdict(dict)
    for id, thing in first.items():
        things[NOUNS[noun(thing)].plural][id] = thing
    return replace(curriculum, **things)
