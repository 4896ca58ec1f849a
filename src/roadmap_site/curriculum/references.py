# Why: the one module that knows every field that refers to something by its id; checking, backlinks and renaming all
# ask it.
"""Every reference that the YAML makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from roadmap_site.curriculum import links
from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Suggestion, Thing, Topic
from roadmap_site.schema.nouns import Noun
from roadmap_site.yaml_io.document import Place, Trail


class Reference(NamedTuple):
    """One word that names something else."""

    noun: Noun | None
    """What it must name; nothing for a link in a text, which may name anything."""
    target: str
    """The id as written."""
    owner: Thing | Curriculum
    """What refers."""
    base: Place
    """The thing, entry or group within the owner that holds the reference."""
    steps: Trail
    """The way from there to the value that holds the reference."""
    source: str = ""
    """The whole link as written; empty when the value is nothing but the id."""
    occurrence: int = 0
    """Which of the links alike within the value it is, counted from 0."""

    @property
    def place(self) -> Place:
        """The value that holds the reference."""
        return Place(self.base.path, self.base.trail + self.steps)


def references(curriculum: Curriculum) -> Iterator[Reference]:
    """Yield every reference, in the order of the model."""
    for position, id in enumerate(curriculum.roadmap_order):
        yield Reference("roadmap", id, curriculum, curriculum.place, ("roadmaps", position))
    yield from _text(curriculum, curriculum.summary, curriculum.place, "summary")
    for roadmap in curriculum.roadmaps.values():
        yield from _of_roadmap(roadmap)
        for stage in roadmap.stages:
            yield from _of_stage(stage)
    for topic in curriculum.topics.values():
        yield from _of_topic(topic)
    for resource in curriculum.resources.values():
        yield from _of_resource(resource)
    for project in curriculum.projects.values():
        yield from _of_project(project)


def _of_topic(topic: Topic) -> Iterator[Reference]:
    yield from _ids("topic", topic, topic.needs, topic.place, "needs")
    yield from _text(topic, topic.summary, topic.place, "summary")


def _of_resource(resource: Resource) -> Iterator[Reference]:
    yield from _ids("topic", resource, resource.topics, resource.place, "topics")
    yield from _text(resource, resource.summary, resource.place, "summary")


def _of_project(project: Project) -> Iterator[Reference]:
    yield from _ids("topic", project, project.topics, project.place, "topics")
    yield from _ids("resource", project, project.datasets, project.place, "datasets")
    yield from _ids("resource", project, project.resources, project.place, "resources")
    yield from _text(project, project.summary, project.place, "summary")
    yield from _texts(project, project.ladder, project.place, "ladder")
    yield from _texts(project, project.steps, project.place, "steps")


def _of_roadmap(roadmap: Roadmap) -> Iterator[Reference]:
    place = roadmap.place
    yield from _text(roadmap, roadmap.summary, place, "summary")
    yield from _text(roadmap, roadmap.audience, place, "audience")
    yield from _suggested("project", roadmap, roadmap.projects, place)
    yield from _suggested("resource", roadmap, roadmap.resources, place)
    for milestone in roadmap.milestones:
        yield from _text(roadmap, milestone.title, milestone.place, "title")
        yield from _ids("project", roadmap, milestone.projects, milestone.place, "projects")
        yield from _ids("topic", roadmap, milestone.topics, milestone.place, "topics")
    for group in roadmap.advice:
        yield from _texts(roadmap, group.points, group.place, "points")


def _of_stage(stage: Stage) -> Iterator[Reference]:
    place = stage.place
    yield from _text(stage, stage.summary, place, "summary")
    yield from _texts(stage, stage.outcomes, place, "outcomes")
    for entry in stage.entries:
        yield Reference("topic", entry.topic, stage, entry.place, ("topic",))
        yield from _texts(stage, entry.points, entry.place, "points")
        yield from _suggested("resource", stage, entry.resources, entry.place)
        yield from _texts(stage, entry.practice, entry.place, "practice")
    yield from _suggested("resource", stage, stage.resources, place)
    yield from _suggested("project", stage, stage.projects, place)
    yield from _texts(stage, stage.practice, place, "practice")


def _ids(noun: Noun, owner: Thing, ids: Iterable[str], base: Place, key: str) -> Iterator[Reference]:
    for position, id in enumerate(ids):
        yield Reference(noun, id, owner, base, (key, position))


def _suggested(noun: Noun, owner: Thing, suggestions: Iterable[Suggestion], base: Place) -> Iterator[Reference]:
    key = f"{noun}s"
    for position, suggestion in enumerate(suggestions):
        yield Reference(noun, suggestion.id, owner, base, (key, position, noun))
        if "[[" in suggestion.note:
            yield from _links(owner, suggestion.note, base, (key, position, "note"))


def _text(owner: Thing | Curriculum, text: str, base: Place, key: str) -> Iterator[Reference]:
    if "[[" in text:
        yield from _links(owner, text, base, (key,))


def _texts(owner: Thing, texts: Iterable[str], base: Place, key: str) -> Iterator[Reference]:
    for position, text in enumerate(texts):
        if "[[" in text:
            yield from _links(owner, text, base, (key, position))


def _links(owner: Thing | Curriculum, text: str, base: Place, steps: Trail) -> Iterator[Reference]:
    occurrences = links.occurrences(text)
    for link in links.find(text):
        yield Reference(None, link.target, owner, base, steps, link.source, occurrences[link.start])
