# Why: a file that cannot be read says nothing, least of all that what it held is gone; a reviewer who is told so looks
# in the wrong place.
"""A curriculum with unread files → the same, with what the other side of a change says in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from roadmap_site.curriculum import ruleset
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import (
    Curriculum,
    Project,
    Resource,
    Roadmap,
    Stage,
    Thing,
    Topic,
    former_ids,
    link_id,
)
from roadmap_site.curriculum.references import references
from roadmap_site.curriculum.relations import Graph

T = TypeVar("T", Topic, Resource, Project)

TOP = "curriculum.yml"
"""The file of the settings."""
_FOLDERS = {"roadmaps", "topics", "resources", "projects"}


class Completed(NamedTuple):
    """A side of a change with nothing missing that only could not be read."""

    loaded: LoadResult
    lent: frozenset[str]
    """Ids, as `[[…]]` writes them, of what the other side lent, and the name of `curriculum.yml`, if it did that."""


def unread(loaded: LoadResult) -> tuple[str, ...]:
    """Return the files and folders that could not be read, as messages show them; none of an empty side."""
    if not loaded.has_errors:
        return ()
    documents = loaded.world.documents.values()
    without = {document.path for document in documents if not isinstance(document.data, dict)}
    refused = {problem.location.path for problem in loaded.problems} - {document.path for document in documents}
    return tuple(sorted(without | refused))


def completed(loaded: LoadResult, other: LoadResult) -> Completed:
    """Return a side of a change in which the other side stands in for what could not be read.

    That is what stands in files that cannot be read, and what has an id here but not the shape of a thing.
    What neither side could read is in neither. A thing that is gone together with its file counts as unread too, when
    another file that it may have gone to could not be read.
    """
    if not loaded.has_errors:
        return Completed(loaded, frozenset())
    filling = _Filling(loaded, other)
    curriculum = filling.curriculum()
    graph = Graph(curriculum, tuple(references(curriculum)))
    world = replace(loaded.world, curriculum=curriculum, graph=graph)
    return Completed(replace(loaded, world=world), frozenset(filling.lent))


def unsure_rules(*sides: LoadResult) -> frozenset[str]:
    """Return the codes of the rules that know less of one of the sides than of another without its errors."""
    unclear = any(unread(side) for side in sides)
    faulty = not all(side.clean for side in sides)
    return frozenset(rule.code.name for rule in ruleset.rules() if unclear or (faulty and rule.needs_clean))


class _Filling:
    """The gaps of one side, and what fills them; lives only while it is completed."""

    def __init__(self, loaded: LoadResult, other: LoadResult) -> None:
        """Find the gaps."""
        self.world, self.own, self.theirs = loaded.world, loaded.curriculum, other.curriculum
        self.gaps, self.other_gaps = _relative(loaded), _relative(other)
        self.lent: set[str] = set()

    def curriculum(self) -> Curriculum:
        """Return the whole."""
        self.lent |= self.gaps & {TOP}
        return replace(
            self.theirs if TOP in self.gaps else self.own,
            roadmaps={roadmap.id: roadmap for roadmap in self._roadmaps()},
            topics=self._catalogue(self.own.topics, self.theirs.topics),
            resources=self._catalogue(self.own.resources, self.theirs.resources),
            projects=self._catalogue(self.own.projects, self.theirs.projects),
        )

    def _catalogue(self, own: Mapping[str, T], theirs: Mapping[str, T]) -> dict[str, T]:
        lent = {id: thing for id, thing in theirs.items() if id not in own and self._is_unread(thing)}
        self.lent.update(lent)
        return {**own, **lent}

    def _is_unread(self, thing: Thing) -> bool:
        """Return whether a thing of the other side, which this one lacks, may be here all the same."""
        id, path = link_id(thing), thing.place.path
        if id in self.own.renamed or any(former in self.own.by_id for former in former_ids(self.theirs, thing)):
            return False
        if path in self.gaps or (id in self.world.declared and not isinstance(thing, Roadmap | Stage)):
            return True
        return path not in self.world.documents and any(
            _may_hold(gap, thing) for gap in self.gaps - self.other_gaps - {TOP}
        )

    def _roadmaps(self) -> Iterator[Roadmap]:
        kept = set()
        for own in self.own.roadmaps.values():
            known = (self.theirs.roadmaps.get(id) for id in (own.id, *own.was))
            other = next((roadmap for roadmap in known if roadmap), None) or self._named_after(own)
            if other:
                kept.add(other.id)
            if own.place.path not in self.gaps:
                yield replace(own, stages=tuple(self._stages(own, other.stages if other else ())))
            elif other:
                self.lent.add(own.id)
                yield replace(other, id=own.id, stages=tuple(self._stages(own, other.stages)))
        for other in self.theirs.roadmaps.values():
            if other.id not in kept and self._is_unread(other):
                self.lent |= {other.id, *(stage.full_id for stage in other.stages)}
                yield other

    def _named_after(self, own: Roadmap) -> Roadmap | None:
        """Return the roadmap of the other side that has the id of this one as a former id."""
        found = self.theirs.renamed.get(own.id)
        return found if isinstance(found, Roadmap) and found.id not in self.own.roadmaps else None

    def _stages(self, roadmap: Roadmap, theirs: tuple[Stage, ...]) -> list[Stage]:
        readable = {stage.id: stage for stage in theirs if stage.place.path not in self.other_gaps}
        found = [
            self._lend(readable[stage.id], roadmap) if stage.place.path in self.gaps else stage
            for stage in roadmap.stages
            if stage.place.path not in self.gaps or stage.id in readable
        ]
        there = {stage.id for stage in roadmap.stages}
        lost = (stage for stage in readable.values() if stage.id not in there and self._is_unread(stage))
        return [*found, *(self._lend(stage, roadmap) for stage in lost)]

    def _lend(self, stage: Stage, roadmap: Roadmap) -> Stage:
        lent = replace(stage, roadmap=roadmap.id)
        self.lent.add(lent.full_id)
        return lent


def _relative(loaded: LoadResult) -> set[str]:
    """Return the files and folders that could not be read, relative to the curriculum's folder."""
    top = loaded.world.documents[TOP].path.removesuffix(TOP)
    return {path.removeprefix(top) for path in unread(loaded)}


def _may_hold(gap: str, thing: Thing) -> bool:
    """Return whether a thing whose file is gone may now stand in what could not be read."""
    folder = gap.partition("/")[0]
    if isinstance(thing, Stage):
        home = f"roadmaps/{thing.roadmap}/"
        return gap.startswith(home) or home.startswith(f"{gap}/")
    if isinstance(thing, Roadmap):
        return folder == "roadmaps" and (gap.count("/") < 2 or gap.endswith("/roadmap.yml"))  # noqa: PLR2004
    return folder == thing.place.path.partition("/")[0] or folder not in _FOLDERS
