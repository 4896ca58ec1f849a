"""A curriculum as the pages that a person would write of it in Markdown: texts, lists and links, no maps.

There is a page for each topic, stage, roadmap and area, for each kind of resources and each area of projects, and for
home. A topic says where it is taught and what there is on it, as a person who wants the same for the readers would
have to write by hand. What we make besides (ways, comparisons, whole roadmaps to print, catalogues in brief, filters)
is left out. MkDocs makes the navigation from the folders.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.model import Entry, Project, Resource, Roadmap, Stage, Thing, Topic

_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")

Lines = Iterator[str]


def write(docs: Path, curriculum: Path) -> int:
    """Write the pages of a curriculum into a folder; return how many there are."""
    pages = [*_Hand(curriculum).pages()]
    for name, text in pages:
        file = docs / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return len(pages)


def _file(thing: Thing) -> str:
    """Return the page that has a thing."""
    match thing:
        case Roadmap():
            return f"roadmaps/{thing.id}/index.md"
        case Stage():
            return f"roadmaps/{thing.roadmap}/{thing.number:02}-{thing.id}.md"
        case Topic():
            return f"topics/{thing.area}/{thing.id}.md"
        case Resource():
            return f"resources/{thing.kind}.md"
        case Project():
            return f"projects/{thing.area}.md"


class _Hand:
    """Writes pages; what begins with `_of_` yields the lines of one, some of which hold several."""

    def __init__(self, curriculum: Path) -> None:
        self._graph = loader.load(curriculum).graph
        self._all = self._graph.curriculum

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each page."""
        everything = self._all
        yield self._page("index.md", everything.title, everything.summary, self._of_home())
        for roadmap in everything.roadmaps.values():
            yield self._page(_file(roadmap), roadmap.title, roadmap.summary, self._of_roadmap(roadmap))
            for stage in roadmap.stages:
                yield self._page(_file(stage), stage.title, stage.summary, self._of_stage(stage))
        for area, title in everything.areas.items():
            topics = [topic for topic in everything.topics.values() if topic.area == area]
            yield self._page(f"topics/{area}/index.md", title, None, self._items(topics))
            for topic in topics:
                yield self._page(_file(topic), topic.title, topic.summary, self._of_topic(topic))
            if projects := [project for project in everything.projects.values() if project.area == area]:
                yield self._page(_file(projects[0]), f"Projects of {title}", None, self._of_projects(projects))
        for id, kind in everything.kinds.items():
            if resources := [resource for resource in everything.resources.values() if resource.kind == id]:
                yield self._page(_file(resources[0]), kind.plural, None, self._of_resources(resources))

    def _page(self, name: str, title: str, summary: str | None, lines: Lines) -> tuple[str, str]:
        head = f"---\ndescription: {summary}\n---\n" if summary else ""
        text = "\n".join((f"# {title}", "", *([summary, ""] if summary else ()), *lines))

        def linked(match: re.Match[str]) -> str:
            thing = self._all.by_id[match[1]]
            anchor = f"#{thing.id}" if isinstance(thing, Resource | Project) else ""
            way = posixpath.relpath(_file(thing), posixpath.dirname(name) or ".")
            return f"[{match[2] or thing.title}]({way}{anchor})"

        return name, head + _LINK.sub(linked, text) + "\n"

    def _of_home(self) -> Lines:
        for roadmap in self._all.roadmaps.values():
            yield f"- **[[{roadmap.id}]]**: {roadmap.summary}"

    def _of_roadmap(self, roadmap: Roadmap) -> Lines:
        yield f"**For whom**: {roadmap.audience}"
        for stage in roadmap.stages:
            yield f"\n## Stage {stage.number}: [[{stage.full_id}]]\n\n{stage.summary} It takes {stage.duration}.\n"
            yield from (f"- [[{entry.topic}]]" for entry in stage.entries)
        for advice in roadmap.advice:
            yield f"\n## {advice.title}\n"
            yield from (f"- {point}" for point in advice.points)

    def _of_stage(self, stage: Stage) -> Lines:
        yield f"Stage {stage.number} of [[{stage.roadmap}]]; it takes {stage.duration}.\n\n## Topics\n"
        for entry in stage.entries:
            yield from self._of_entry(entry)
        yield from _listed("Practice", stage.practice)
        yield from _listed("Resources", (self._cited(suggestion.id) for suggestion in stage.resources))
        yield from _listed("Projects", (f"[[{suggestion.id}]]" for suggestion in stage.projects))
        yield from _listed("Afterwards you can", stage.outcomes)

    def _of_entry(self, entry: Entry) -> Lines:
        yield f"\n### [[{entry.topic}]]\n\n{self._all.topics[entry.topic].summary}\n"
        yield from (f"- {point}" for point in entry.points)
        yield from (f"- {self._cited(suggestion.id)}" for suggestion in entry.resources)

    def _of_topic(self, topic: Topic) -> Lines:
        graph = self._graph
        if topic.aliases:
            yield f"Also called {', '.join(topic.aliases)}."
        yield from _listed("Needs", (f"[[{id}]]" for id in graph.needs.get(topic.id, ())))
        yield from _listed("Unlocks", (f"[[{id}]]" for id in graph.unlocks.get(topic.id, ())))
        if topic.explanation:
            yield "\n" + topic.explanation.text
        for question in topic.questions:
            yield f'\n??? question "{question.question}"\n\n    {question.answer}\n'
        yield from _listed("Resources", (self._cited(each.id) for each in graph.resources_on.get(topic.id, ())))
        yield from _listed("Projects", (f"[[{each.id}]]" for each in graph.projects_on.get(topic.id, ())))
        if teachings := graph.teachings.get(topic.id, ()):
            yield "\n## Where it is taught\n"
            for teaching in teachings:
                yield f"- [[{teaching.stage.roadmap}]], stage {teaching.stage.number}: [[{teaching.stage.full_id}]]"
                yield from (f"    - {point}" for point in teaching.points)

    def _of_resources(self, resources: Iterable[Resource]) -> Lines:
        for each in resources:
            yield f"\n## {each.title} {{ #{each.id} }}\n\n{each.summary}\n\n- By {', '.join(each.authors)}, {each.year}"
            yield f"- {each.level}, {each.cost}\n- <{each.url}>"
            yield f"- Topics: {self._links(each.topics)}"
            yield from self._suggested(each)

    def _of_projects(self, projects: Iterable[Project]) -> Lines:
        for each in projects:
            yield f"\n## {each.title} {{ #{each.id} }}\n\n{each.summary}\n\n- {each.level}"
            yield f"- Topics: {self._links(each.topics)}"
            yield from self._suggested(each)
            yield "\n" + "\n".join(f"{number}. {step}" for number, step in enumerate(each.steps, start=1))

    def _suggested(self, thing: Resource | Project) -> Lines:
        stages = [one.full_id for one in self._graph.suggested.get(thing.id, ()) if isinstance(one, Stage)]
        if stages:
            yield f"- Suggested by {self._links(stages)}"

    def _cited(self, id: str) -> str:
        resource = self._all.resources[id]
        return f"[{resource.title}]({resource.url}), {resource.kind} by {', '.join(resource.authors)}, {resource.year}"

    def _links(self, ids: Iterable[str]) -> str:
        return ", ".join(f"[[{id}]]" for id in ids)

    def _items(self, topics: Iterable[Topic]) -> Lines:
        for topic in topics:
            yield f"- [[{topic.id}]]: {topic.summary}"


def _listed(heading: str, items: Iterable[str]) -> Lines:
    lines = [f"- {item}" for item in items]
    if lines:
        yield "\n".join(("", f"## {heading}", "", *lines))
