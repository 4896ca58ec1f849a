"""A curriculum's folder to the model, its relations and everything that is wrong with it.

Every file is read and brought into shape first. Then the rules speak: those about what is wrong, and, where there are
no errors, those about what is missing. What an author did wrong never raises.
"""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import filterfalse
from pathlib import Path
from typing import Any

from roadmap_site.curriculum import (
    curriculum_files,
    decode,
    explanation_files,
    own_pages,
    ruleset,
    unparted_ids,
    unseen_explanations,
)
from roadmap_site.curriculum.digraph import grouped
from roadmap_site.curriculum.explanations import Source
from roadmap_site.curriculum.gathered import PART, Gathered
from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Curriculum, Roadmap, Stage, Thing, noun
from roadmap_site.curriculum.own_pages import Known
from roadmap_site.curriculum.pictures import Pictures
from roadmap_site.curriculum.references import references
from roadmap_site.curriculum.relations import Graph
from roadmap_site.problems import codes, input_limits
from roadmap_site.problems.problem import Location, Problem, Severity, has_errors, in_order
from roadmap_site.schema.definition import CATALOGUES, NOUNS, TOP
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.types import written_ids


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
            unread.add(document.path)
            if isinstance(document.data, dict):
                unread.remove(document.path)
        unread.difference_update(source.document.path for source in self.located.explanations.values())
        return tuple(sorted(unread))

    @property
    def has_errors(self) -> bool:
        """Whether no site can be built from this."""
        return has_errors(self.problems)


def load(
    folder: Path,
    shown: str | None = None,
    changed: Mapping[str, bytes | None] | None = None,
    pages: Known | None = None,
) -> LoadResult:
    """Read a curriculum's folder and find everything that is wrong with it.

    Args:
        folder: The folder that holds `curriculum.yml`.
        shown: The folder as messages shall show it; as given when left out.
        changed: What files shall hold instead of what they do, by their paths in the folder; nothing for those that
            shall not be there. The folder stays as it is.
        pages: Gives the files of the site that links can lead to; when left out, those of the site that the folder
            belongs to.

    Returns:
        The curriculum, as much of it as has the right shape, its relations and all problems. What an author did wrong
        never raises.

    Raises:
        InstallationError: An installed package adds a rule that cannot be used.
    """
    return _load(
        Gathered(folder, shown or folder.as_posix(), changed or {}), pages or partial(own_pages.of_site, folder)
    )


def load_files(files: Mapping[str, bytes], links: Collection[str], shown: str) -> LoadResult:
    """Read a curriculum that lies in no folder, such as one of another commit; see `load`.

    Args:
        files: Path in the curriculum's folder → what the file holds.
        links: The paths of links, among those of the files.
        shown: The folder as messages shall show it.
    """
    return _load(Gathered(None, shown, files, links))


def _load(gathered: Gathered, pages: Known = lambda: None) -> LoadResult:
    with _collector_paused():
        files = sorted(_files(gathered))
        gathered.pages |= dict.fromkeys(filter(_may_explain, files))
        curriculum = _curriculum(gathered, [*filterfalse(_may_explain, files)])
        located = Located(
            curriculum=curriculum,
            graph=Graph(curriculum, tuple(references(curriculum))),
            definitions=tuple(gathered.definitions),
            declared=frozenset(gathered.declared),
            unread=frozenset(gathered.unread),
            vocabularies=isinstance(gathered.documents[TOP].data, dict),
            documents=gathered.documents,
            explanations=_explanations(gathered, curriculum),
            pictures=Pictures(gathered.folder) if gathered.folder else None,
            known_pages=pages,
        )
        told = [unparted_ids.parted(problem, curriculum) for problem in gathered.problems]
        told += unseen_explanations.problems(gathered, located)
        problems = [*told, *_findings(located, needs_clean=False)]
        # Last come the rules about what is missing: what looks unused may only be misspelt.
        clean = not has_errors(problems)
        if clean:
            problems += _findings(located, needs_clean=True)
        return LoadResult(located, _bounded(in_order(problems)), clean)


def _may_explain(path: str) -> bool:
    return explanation_files.may_be_one(path.rpartition("/")[2])


def _explanations(gathered: Gathered, curriculum: Curriculum) -> dict[str, Source]:
    """Return the files of the explanations that things have, in their order."""
    sources = {}
    for thing in curriculum.things():
        if thing.explanation and (source := gathered.pages[thing.explanation.place.path]):
            sources[thing.explanation.place.path] = source
    return sources


def _bounded(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems, of very many the first, and one that says so and matters as much as those left out."""
    first, others = problems[: input_limits.MOST_PROBLEMS], problems[input_limits.MOST_PROBLEMS :]
    if not others:
        return problems
    more = codes.too_many_problems(others[0].location, input_limits.MOST_PROBLEMS, len(others))
    if not has_errors(others):
        more = replace(more, severity=Severity.WARNING)
    return (*first, more)


def _findings(located: Located, *, needs_clean: bool) -> Iterator[Problem]:
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


def _files(gathered: Gathered) -> Iterator[str]:
    """Yield the YAML files that have a place in a curriculum, relative to its folder; report the others."""
    listed: list[curriculum_files.ListedFile] = []
    # Where a curriculum is to begin there is no folder yet.
    if gathered.folder is not None and (gathered.folder.exists() or not gathered.changed):
        on_disk = curriculum_files.in_folder(gathered.folder, gathered.shown)
        listed += [file for file in on_disk if file.path not in gathered.changed]
    there = [path for path, raw in gathered.changed.items() if raw is not None]
    listed += curriculum_files.among(there, gathered.links, gathered.shown)
    for path, wrong in listed:
        if wrong:
            gathered.refuse(path, wrong)
        elif path:
            yield path


def _curriculum(gathered: Gathered, files: Sequence[str]) -> Curriculum:
    # It may be there and no look at it be possible, which has its own problem.
    if TOP not in files and not (gathered.folder and (gathered.folder / TOP).is_file()):
        help = "write one with at least a `title` and a list of `roadmaps`"
        gathered.missing(TOP, "the curriculum has no `curriculum.yml`", help)
    curriculum = decode.curriculum(gathered.opened(TOP), TOP)
    roadmaps = list(_roadmaps(gathered, files))
    order = [*curriculum.roadmap_order, *sorted(roadmap.id for roadmap in roadmaps)]
    for roadmap in sorted(roadmaps, key=lambda roadmap: order.index(roadmap.id)):
        gathered.definitions += (roadmap, *roadmap.stages)
    for file in files:
        catalogue = CATALOGUES.get(file.partition("/")[0])
        if catalogue:
            _define(gathered, file, catalogue.noun)
    _bound_things(gathered)
    return _with_things(curriculum, gathered.definitions)


def _define(gathered: Gathered, file: str, noun: Noun) -> None:
    """Add what a file of a catalogue defines."""
    reading = gathered.opened(file)
    data = reading.document.data
    if isinstance(data, dict):
        gathered.declared.update(written_ids(data))
        # The word `topics` above all topics is told itself.
        inside = data.get(NOUNS[noun].plural)
        gathered.declared.update(written_ids(inside) if isinstance(inside, dict) else ())
    else:
        gathered.unread.add(noun)
    gathered.definitions += map(gathered.explained, decode.things(noun, reading, file))


def _bound_things(gathered: Gathered) -> None:
    """Leave out the things that are too many."""
    others = gathered.definitions[input_limits.MOST_THINGS :]
    if others:
        del gathered.definitions[input_limits.MOST_THINGS :]
        place = others[0].place
        fact = f"the curriculum has more than {input_limits.MOST_THINGS:,} things up to here"
        where = gathered.documents[place.path].locate_key(place.trail)
        gathered.refuse("", codes.too_large(where, fact, PART))


def _roadmaps(gathered: Gathered, files: Sequence[str]) -> Iterator[Roadmap]:
    by_roadmap = grouped((file.split("/")[1], file) for file in files if file.startswith("roadmaps/"))
    firsts = [own[0] for own in by_roadmap.values()]
    for file in _bounded_files(gathered, firsts, input_limits.MOST_ROADMAPS, "roadmaps"):
        id = file.split("/")[1]
        yield _roadmap(gathered, id, by_roadmap[id])


def _bounded_files(gathered: Gathered, files: Sequence[str], most: int, what: str) -> Sequence[str]:
    """Return the files, without those that are too many; the first of these is reported."""
    for file in files[most : most + 1]:
        fact, help = f"there are more than {most} {what} up to here", f"take {what} away, or {PART}"
        gathered.refuse(file, codes.too_large(gathered.nothing(file).line(1), fact, help))
    return files[:most]


def _roadmap(gathered: Gathered, id: str, files: Sequence[str]) -> Roadmap:
    path = f"roadmaps/{id}/roadmap.yml"
    if path not in files:
        gathered.missing(path, f"the roadmap `{id}` has no `roadmap.yml`", "write one with at least a `title`")
    roadmap = decode.roadmap(gathered.opened(path), path, id)
    in_order = sorted((file for file in files if file != path), key=_number)
    stages = []
    for number, file in enumerate(_bounded_files(gathered, in_order, input_limits.MOST_STAGES, "stages"), start=1):
        stages.append(gathered.explained(decode.stage(gathered.opened(file), file, number)))
    return replace(roadmap, stages=tuple(stages))


def _number(file: str) -> tuple[int, str]:
    """Return the number in the name of a stage's file, and the stage's id for what has the same."""
    names = decode.names(file)
    return int(names["number"]), names["stage"]


def _with_things(curriculum: Curriculum, definitions: Iterable[Thing]) -> Curriculum:
    """Return the curriculum with its roadmaps and catalogues; of two things with one id, the first counts."""
    first: dict[str, Thing] = {}
    things: dict[str, Any] = defaultdict(dict)
    for thing in definitions:
        if not isinstance(thing, Stage) and first.setdefault(thing.id, thing) is thing:
            things[NOUNS[noun(thing)].plural][thing.id] = thing
    return replace(curriculum, **things)
