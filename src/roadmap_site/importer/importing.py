"""The draft of a roadmap to the new texts of a curriculum's files, and what became of each line.

Here the draft gets its ids, and each thing its file. An import adds what the outline has and the curriculum has not,
and changes nothing else.
"""

import re
from collections.abc import Callable, Collection, Iterable
from collections.abc import Mapping as Texts
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from roadmap_site.curriculum.model import Curriculum
from roadmap_site.importer import filing, line_parts, linking, matching, structure_words
from roadmap_site.importer.describing import Draft, Entry, Project, Resource, Stage
from roadmap_site.importer.filing import Additions, Mapping
from roadmap_site.importer.matching import Known, Names
from roadmap_site.importer.taken_links import taken
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.paths import RESERVED
from roadmap_site.yaml_io.document import Data, with_ends_of

OTHER = "other"
"""The kind of the resources whose kind an outline does not tell."""

_PLACES = frozenset({OTHER, "tool", "dataset", "community"})
"""Kinds of resource that are known by a name of their own, which no topic has."""
_LITTLE = frozenset({"by", "et", "al", "and", "the", "a", "an", "of"})
"""Words that need not be kept when the rest of a line is said already."""


class TakenError(ValueError):
    """The id that the roadmap should have is another thing's."""


class Found(NamedTuple):
    """What became of a line that names something."""

    line: int
    noun: Noun
    words: str
    """What the line calls it."""
    id: str
    new: bool
    """Whether the curriculum did not have it before."""


@dataclass(frozen=True)
class Imported:
    """What an outline adds to a curriculum."""

    roadmap: str
    """Id of the roadmap."""
    title: str
    texts: dict[str, str]
    """Path of each file that is new or longer than before, in the curriculum's folder → its text."""
    stages: int
    entries: int
    found: tuple[Found, ...]
    """The topics, resources and projects that it names, each time."""
    unplaced: tuple[tuple[int, str], ...]
    """Line and text of what has no place in a curriculum; it stands in comments at the end of `roadmap.yml`."""


def imported(
    draft: Draft, name: str, id: str, curriculum: Curriculum | None, existing: Callable[[str], str]
) -> Imported:
    """Return what the draft of a roadmap adds to a curriculum.

    Args:
        draft: The draft; it needs a title.
        name: What messages and comments call the document.
        id: The id that the roadmap shall have; made from its title when empty.
        curriculum: The curriculum, without errors; nothing when there is none yet.
        existing: Returns the text of a file in the curriculum's folder, empty if it is not there.

    Raises:
        TakenError: The id is another thing's, or was once.
    """
    names = matching.names_of(curriculum)
    roadmap = _roadmap_id(id or matching.slug(draft.title) or "roadmap", curriculum, names, chosen=bool(id))
    importing = _Importing(draft, names, curriculum, roadmap)
    importing.topics_first()
    files: dict[str, Mapping] = {f"roadmaps/{roadmap}/roadmap.yml": importing.roadmap_data()}
    width = max(2, len(str(len(draft.stages))))
    for number, (own, stage) in enumerate(zip(importing.stage_ids(), draft.stages, strict=True), start=1):
        files[f"roadmaps/{roadmap}/{number:0{width}}-{own}.yml"] = importing.stage_data(stage)
    texts = filing.texts(files, importing.additions(), existing)
    texts[f"roadmaps/{roadmap}/roadmap.yml"] += filing.comments(draft.unplaced, name)
    for path, text in texts.items():
        if not existing(path):
            texts[path] = with_ends_of(existing(filing.TOP), text)
    found, unplaced = tuple(sorted(importing.found, key=attrgetter("line"))), tuple(sorted(draft.unplaced))
    return Imported(roadmap, draft.title, texts, len(draft.stages), len(importing.ids), found, unplaced)


def just_so(draft: Draft, name: str, id: str, curriculum: Curriculum | None, texts: Texts[str, str]) -> str | None:
    """Return the id of the roadmap that is there just as the draft would make it, if it is.

    For the arguments see `imported`; `texts` are the files of the curriculum's folder.
    """
    roadmap = id or matching.slug(draft.title) or "roadmap"
    if curriculum is None or roadmap not in curriculum.roadmaps:
        return None
    others = {**curriculum.roadmaps}
    del others[roadmap]
    own: dict[str, str] = {}
    left = {**texts}
    for path in texts:
        if path.startswith(f"roadmaps/{roadmap}/"):
            own[path] = left.pop(path)
    again = imported(draft, name, roadmap, replace(curriculum, roadmaps=others), lambda path: left.get(path, "")).texts
    del again[filing.TOP]
    if again == own:
        return roadmap
    return None


@dataclass
class _Importing:
    """What has been made so far; lives only while a draft is gone through."""

    draft: Draft
    names: Names
    curriculum: Curriculum | None
    roadmap: str
    topics: dict[str, Mapping] = field(default_factory=dict)
    resources: dict[str, dict[str, Mapping]] = field(default_factory=dict)
    """Kind → id → resource."""
    projects: dict[str, Mapping] = field(default_factory=dict)
    levels: dict[str, str] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    """Identity of each entry → id of its topic."""

    def additions(self) -> Additions:
        """Return what goes into catalogues and vocabularies."""
        kinds: Collection[str] = ()
        areas: Collection[str] = ()
        if self.curriculum:
            kinds, areas = self.curriculum.kinds, self.curriculum.areas
        levels: dict[str, str] = {}
        for level in structure_words.LEVELS.values():  # the easiest first
            if level in self.levels:
                levels[level] = self.levels[level]
        return Additions(
            self.roadmap, self.draft.title, self.topics, self.resources, self.projects, levels, kinds, areas
        )

    def topics_first(self) -> None:
        """Find or make the topic of every entry, so that texts can link to all of them."""
        for stage in self.draft.stages:
            for entry in stage.entries:
                self.ids[id(entry)] = self._topic(entry)

    def stage_ids(self) -> list[str]:
        """Return an id for each stage."""
        own, ids = Names(), []
        for full in self.names.taken:
            if full.startswith(f"{self.roadmap}/"):
                own.taken.add(full.partition("/")[2])
        for stage in self.draft.stages:
            ids.append(own.new_id(_without_brackets(stage.title), "stage"))
        return ids

    def roadmap_data(self) -> Mapping:
        """Return the roadmap's own file."""
        draft = self.draft
        projects, resources = self._projects(draft.projects), self._resources(draft.resources)
        word = draft.word
        if word == "Stage":
            word = ""
        milestones, proofs, advice = Names(), dict[str, Data](), list[Data]()
        for _, text in draft.milestones:
            proofs[milestones.new_id(_without_brackets(text), "milestone")] = self._said(text)
        for group in draft.advice:
            points: list[Data] = [*map(self._advised, group.points)]
            advice.append(_filled({"title": group.title, "icon": group.icon, "points": points}))
        return _filled({
            "title": draft.title, "icon": draft.icon, "summary": _sentences(draft.summary),
            "audience": taken(" ".join(draft.audience)), "stage-word": word,
            "projects": projects, "resources": resources, "milestones": proofs, "advice": advice,
        })  # fmt: skip

    def stage_data(self, stage: Stage) -> Mapping:
        """Return the file of a stage."""
        return _filled({
            "title": stage.title, "icon": stage.icon, "duration": stage.duration, "summary": _sentences(stage.summary),
            "outcomes": self._all_said(stage.outcomes),
            "topics": self._entries(stage),
            "resources": self._resources(stage.resources),
            "projects": self._projects(stage.projects),
            "practice": self._all_said(stage.practice),
        })  # fmt: skip

    def _said(self, text: str, own: str = "") -> str:
        return linking.linked(taken(text), self.names, own) or text

    def _all_said(self, texts: Iterable[str], own: str = "") -> list[Data]:
        return [self._said(text, own) for text in texts]

    def _projects(self, projects: Iterable[Project]) -> list[Data]:
        return _suggested(map(self._project, projects), "project")

    def _resources(self, resources: Iterable[Resource]) -> list[Data]:
        return _suggested(map(self._resource, resources), "resource")

    def _advised(self, text: str) -> str:
        """Return a piece of advice, whose first words stay bold."""
        if text.startswith(("**", "__")):
            lead, rest = line_parts.lead(text)
            if rest:
                return f"**{taken(lead)}**: {self._said(rest)}"
        return self._said(text)

    def _topic(self, entry: Entry) -> str:
        """Return the id of the topic that an entry names; make it if there is none."""
        known = self.names.find("topic", entry.title)
        if known is None:
            known = Known("topic", self.names.new_id(entry.title, "topic"), entry.title, entry.title)
            self.topics[known.id] = {"title": entry.title}
            self.names.add(known, (entry.title,))
            self.found.append(Found(entry.line, "topic", entry.title, known.id, new=True))
        else:
            self.found.append(Found(entry.line, "topic", entry.title, known.id, new=False))
        if entry.alias and not self.names.goes_by(known, entry.alias):
            self._alias(known, entry)
        return known.id

    def _alias(self, known: Known, entry: Entry) -> None:
        """Keep an abbreviation: as an alias of a topic that this import makes, as a point of one that was there."""
        if known.id not in self.topics:
            entry.points.insert(0, entry.alias)
            return
        aliases = self.topics[known.id].setdefault("aliases", [])
        if isinstance(aliases, list):
            aliases.append(entry.alias)
        self.names.add(known, (entry.alias,))

    def _entries(self, stage: Stage) -> list[Data]:
        """Return a stage's entries in their sections; several for one topic become one."""
        merged: dict[str, Entry] = {}
        for entry in stage.entries:
            first = merged.setdefault(self.ids[id(entry)], entry)
            if first is not entry:
                if entry.section and entry.section not in map(attrgetter("section"), merged.values()):
                    first.points.append(entry.section)
                first.points += entry.points
                first.resources += entry.resources
                first.practice += entry.practice
        listed: list[Data] = []
        section, inside = "", list[Data]()
        for topic, entry in merged.items():
            if entry.section != section:
                section, inside = entry.section, []
                if section:
                    listed.append({"section": section, "topics": inside})
            (inside if section else listed).append(self._entry(topic, entry))
        return listed

    def _entry(self, topic: str, entry: Entry) -> Data:
        data = _filled({
            "topic": topic,
            "points": list(dict.fromkeys(self._all_said(map(line_parts.ended, entry.points), topic))),
            "resources": self._resources(entry.resources),
            "practice": self._all_said(entry.practice),
        })  # fmt: skip
        if len(data) == 1:
            return topic
        return data

    def _resource(self, resource: Resource) -> tuple[str, str]:
        """Return the id of a resource, made if there is none, and what the outline says of it beyond that."""
        known = self._known_resource(resource)
        notes = list(resource.notes)
        if known is None:
            known = self._new_resource(resource)
            self.found.append(Found(resource.line, "resource", resource.title, known.id, new=True))
        else:
            self.found.append(Found(resource.line, "resource", resource.title, known.id, new=False))
            notes = _beyond(known, notes)
            notes[:0] = _beyond(known, [resource.text], " ".join((*notes, resource.url)))
            notes += _beyond(known, [resource.level.capitalize()])
            if not self.names.at(resource.url):
                notes.append(resource.url)
        return known.id, self._joined(notes, known.id)

    def _joined(self, notes: Iterable[str], own: str = "") -> str:
        """Return all that is said of a thing, each once, as one text."""
        return ". ".join(dict.fromkeys(map(str, self._all_said(filter(None, notes), own))))

    def _known_resource(self, resource: Resource) -> Known | None:
        if there := self.names.at(resource.url):
            return there
        whole = line_parts.ended(resource.text)
        known = self.names.find("resource", resource.title, whole, _without_brackets(whole))
        if known and known.authors and resource.authors:
            theirs, ours = matching.words(" ".join(known.authors)), matching.words(" ".join(resource.authors))
            if theirs and not theirs & ours:
                return None
        return known

    def _new_resource(self, resource: Resource) -> Known:
        kind = word = resource.kind or OTHER
        if kind == OTHER:
            word = "resource"
        own = self.names.new_id(resource.title, word, suffixed=kind not in _PLACES)
        data = _filled({
            "title": resource.title, "aliases": [resource.alias] * bool(resource.alias),
            "authors": list(dict.fromkeys(resource.authors)), "url": resource.url, "level": self._level(resource.level),
        })  # fmt: skip
        self.resources.setdefault(kind, {})[own] = data
        words = " ".join((resource.title, resource.alias, *resource.authors))
        known = Known("resource", own, resource.title, words, tuple(resource.authors))
        self.names.add(known, (resource.title, resource.alias), resource.url)
        return known

    def _project(self, project: Project) -> tuple[str, str]:
        """Return the id of a project, made if there is none, and what the outline says of it beyond that."""
        known = self.names.find("project", project.title)
        notes = [project.note]
        if known is None:
            own = self.names.new_id(_without_brackets(project.title), "project", suffixed=True)
            known = Known("project", own, project.title, project.title)
            self.names.add(known, (project.title,))
            self.projects[own] = _filled({
                "title": project.title, "summary": self._said(project.summary), "level": self._level(project.level),
                "steps": self._all_said(project.steps),
            })  # fmt: skip
            self.found.append(Found(project.line, "project", project.title, own, new=True))
        else:
            notes += [*_beyond(known, [project.level.capitalize()]), project.summary, *project.steps]
            self.found.append(Found(project.line, "project", project.title, known.id, new=False))
        return known.id, self._joined(notes)

    def _level(self, level: str) -> str:
        if level and (self.curriculum is None or level not in self.curriculum.levels):
            self.levels[level] = level.capitalize()
        return level


def _beyond(known: Known, notes: list[str], said: str = "") -> list[str]:
    """Return the notes that say more than a thing says of itself."""
    words = matching.words(f"{known.words} {said}") | _LITTLE
    return [note for note in notes if matching.words(note) - words]


def _roadmap_id(wanted: str, curriculum: Curriculum | None, names: Names, *, chosen: bool) -> str:
    """Return the roadmap's id; an id made from the title gives way to things that are no roadmaps."""
    if curriculum and wanted in curriculum.roadmaps:
        raise TakenError(f"There is a roadmap `{wanted}` already, and an import changes none.")
    if wanted in names.taken or wanted in RESERVED:
        if chosen:
            raise TakenError(f"The id `{wanted}` is another thing's, or was once, and cannot be the roadmap's.")
        wanted = names.new_id(wanted, "roadmap")
    names.taken.add(wanted)
    return wanted


def _suggested(suggestions: Iterable[tuple[str, str]], key: str) -> list[Data]:
    """Return a list of suggestions, each thing once, with all that is said of it."""
    merged: dict[str, list[str]] = {}
    for id, note in suggestions:
        merged.setdefault(id, []).append(note)
    suggested: list[Data] = []
    for id, said in merged.items():
        note = ". ".join(dict.fromkeys(filter(None, said)))
        if note:
            suggested.append({key: id, "note": note})
        else:
            suggested.append(id)
    return suggested


def _filled(data: Mapping) -> Mapping:
    """Return the keys that have a value."""
    return {key: value for key, value in data.items() if value}


def _sentences(texts: list[str]) -> str:
    """Return sentences as one text; what announced a list ends as a sentence does."""
    return taken(" ".join(f"{text.rstrip(' :')}." if text.endswith(":") else text for text in texts))


def _without_brackets(title: str) -> str:
    return re.sub(r"\s*[(（][^()（）]*[)）]", "", title).strip() or title
