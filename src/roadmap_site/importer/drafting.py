"""An outline to the draft of a roadmap.

Which line is a topic and which a book follows from where it stands and from a few words. What each line becomes is
settled here, before any id is given.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TypeVar

from roadmap_site.importer import describing, leftovers, line_parts, node_texts, staging, structure_words
from roadmap_site.importer.describing import Advice, Draft, Entry, Project, Resource, Stage
from roadmap_site.importer.outline import Node
from roadmap_site.importer.structure_words import Meaning, StageName, Wording

T = TypeVar("T", Entry, Project, Resource)
Knows = Callable[[str], bool]
"""Whether there is a topic of some name already."""

_LONGEST_TITLE = 10
"""Words; a longer heading is a sentence about the roadmap."""


@dataclass(frozen=True)
class _Spot:
    """Where on the roadmap a line stands."""

    stage: Stage | None = None
    meaning: Meaning = field(default=Meaning("topics"))
    heading: str = ""
    """The heading that gives the meaning."""
    listed: bool = False
    """Whether a heading says that topics follow, so that headings below it are sections."""
    section: str = ""
    entry: Entry | None = None
    note: str = ""
    """What a list of resources or projects says of all of them."""
    after: bool = False
    """Whether a list stands before it."""


def draft(top: Node, words: Wording, knows: Knows, title: str = "", otherwise: str = "") -> Draft:
    """Return the draft of the roadmap that an outline tells of.

    Args:
        top: The outline.
        words: What its words mean.
        knows: Whether there is a topic of some name already.
        title: The roadmap's title; the outline's when empty, which becomes a part of the summary when not.
        otherwise: The title of a roadmap whose outline gives none.
    """
    drafting = _Drafting(words, knows, Draft(title=top.text))
    drafting.roadmap(top)
    found = drafting.draft
    theirs = found.title or describing.title_in([*drafting.preambles, *found.summary])
    if title and found.title:
        found.summary.insert(0, f"{found.title}.")
    found.title = title or theirs or otherwise
    for stage in found.stages:
        stage.title = stage.title or found.title
    _drop_untitled(found)
    found.unplaced += leftovers.unsaid(top, found, words)
    return found


def _drop_untitled(draft: Draft) -> None:
    """Take away what no words are left of to call it by, such as a picture that is not taken over."""
    draft.resources, draft.projects = _titled(draft.resources), _titled(draft.projects)
    for stage in draft.stages:
        stage.entries = _titled(stage.entries)
        stage.resources, stage.projects = _titled(stage.resources), _titled(stage.projects)
        for entry in stage.entries:
            entry.resources = _titled(entry.resources)


def _titled(found: list[T]) -> list[T]:
    return [one for one in found if one.title.strip()]


@dataclass
class _Drafting:
    """A roadmap in the making; lives only while an outline is gone through."""

    words: Wording
    knows: Knows
    draft: Draft
    preambles: list[str] = field(default_factory=list)
    """Sentences before the roadmap that say nothing of it but, maybe, its title."""

    def roadmap(self, top: Node) -> None:
        """Take over everything."""
        home, stages = staging.stages(top, self.words)
        self._beside(top, home, stages)

    def _beside(self, node: Node, home: list[Node], stages: list[Node]) -> None:
        """Take over what stands under the roadmap itself, or under a heading on the way to its stages."""
        marks = {id(stage) for stage in stages}
        alone = not stages and home[-1] is node
        rest: list[Node] = []
        for child in node.children:
            if id(child) in marks:
                self._stage(child)
            elif any(child is step for step in home):
                self._title(child)
                self._beside(child, home, stages)
            elif child.sort == "other":
                self._unplaced(child)
            elif child.sort == "text" and not rest:
                self._introduction(child)
            elif alone:
                rest.append(child)
            else:
                self._no_stage(child)
        if rest:
            self._only_stage(rest)

    def _title(self, heading: Node) -> None:
        """Take over a heading above the stages."""
        icon, title = structure_words.icon_and_rest(heading.text)
        name, spent = structure_words.without_duration(line_parts.plain(title))
        if self.draft.title or len(name.split()) > _LONGEST_TITLE:
            self._summary(heading.line, heading.text.rstrip(" :"))
            return
        self.draft.title, self.draft.icon = line_parts.unquoted(line_parts.ended(name)), icon
        if spent:
            self.draft.summary.append(title)

    def _introduction(self, text: Node) -> None:
        if self.draft.stages:
            self._unplaced(text)
            return
        lead, rest = line_parts.lead(text.text)
        meaning = self.words.meaning(lead)
        if rest and meaning and meaning.what in {"audience", "outcomes", "advice"}:
            self._fill([Node(text.line, "item", rest)], _Spot(meaning=meaning, heading=lead))
        else:
            self._summary(text.line, text.text)

    def _summary(self, line: int, text: str) -> None:
        """Take over what is said of the roadmap, without the preambles of a chat's answer."""
        said = line_parts.sentences(text)
        preambles = [*takewhile(structure_words.is_preamble, said)]
        before, rest = " ".join(preambles), " ".join(said[len(preambles) :])
        if before:
            self.preambles.append(before)
            self.draft.unplaced.append((line, before))
        if rest:
            self.draft.summary.append(rest)

    def _no_stage(self, node: Node) -> None:
        """Take over a heading or item beside the stages."""
        meaning = self.words.meaning(node.text)
        if meaning and meaning.what != "topics" and (node.children or node.sort == "heading"):
            self._empty(node)
            self._fill(node.children, _Spot(meaning=meaning, heading=node.text))
        elif node.sort == "heading" and node.below("item", "heading") and not staging.is_aside(node):
            self._stage(node)
        elif node.sort == "heading" and not self.draft.title and not self.draft.stages and not node.children:
            self._title(node)
        elif node.sort == "heading" and node.children:
            self._fill(node.children, _Spot(meaning=Meaning("advice"), heading=node.text))
        else:
            self._unplaced(node)

    def _stage(self, node: Node) -> None:
        """Take over a heading or item that is a stage, with all below it."""
        icon, name = structure_words.icon_and_rest(node.text)
        text, duration = structure_words.without_duration(line_parts.plain(name))
        said = structure_words.stage_name(text) or StageName("", structure_words.without_number(text))
        title = line_parts.unquoted(line_parts.ended(said.title)) or line_parts.plain(node.text)
        stage = Stage(node.line, title, icon, duration)
        self.draft.stages.append(stage)
        self.draft.word = self.draft.word or said.word
        meaning = self.words.meaning(title)
        if meaning is None or meaning.what != "projects":
            meaning = Meaning("topics")
        self._fill(node.children, _Spot(stage, meaning=meaning))

    def _only_stage(self, nodes: list[Node]) -> None:
        """Take over an outline that names no stages as one stage, called as the roadmap is."""
        stage = Stage(nodes[0].line, "")
        self.draft.stages.append(stage)
        self._fill(nodes, _Spot(stage))

    def _fill(self, nodes: list[Node], spot: _Spot) -> None:
        for node in nodes:
            self._place(node, spot)
            spot = replace(spot, after=spot.after or node.sort != "text")

    def _place(self, node: Node, spot: _Spot) -> None:
        """Find the place of a line and of all below it."""
        meaning = self.words.meaning(node.text)
        lead, rest = line_parts.lead(node.text)
        if node.sort == "other":
            self._unplaced(node)
        elif spot.stage and rest and self._duration(lead, rest, spot.stage):
            self._fill(node.children, spot)
        elif meaning and (node.children or node.sort == "heading" or node.text.rstrip(" *_").endswith(":")):
            self._empty(node)
            inside = replace(spot, meaning=meaning, heading=node.text, listed=meaning.what == "topics", note="")
            self._fill(node_texts.listed(node.children, meaning), inside)
        elif rest and spot.meaning.what not in {"advice", "milestones"} and (inner := self._said(lead, spot)):
            listed = describing.listed(rest, inner.meaning.what)
            self._fill([*(Node(node.line, "item", part) for part in listed), *node.children], inner)
        elif node.sort == "text":
            self._text(node, spot)
        else:
            getattr(self, f"_{spot.meaning.what}")(node, spot)

    def _said(self, lead: str, spot: _Spot) -> _Spot | None:
        """Return where a line belongs that says so before its colon: "Recommended resource: …"."""
        meaning = self.words.meaning(lead)
        if meaning is None or meaning.what in {"topics", "advice"}:
            return None
        return replace(spot, meaning=meaning, heading=lead, note="")

    def _duration(self, lead: str, rest: str, stage: Stage) -> bool:
        if stage.duration or not structure_words.gives_time(lead):
            return False
        stage.duration = structure_words.duration(line_parts.ended(line_parts.plain(rest)))
        return bool(stage.duration)

    def _text(self, node: Node, spot: _Spot) -> None:
        """Take over a paragraph: what introduces a stage is its summary."""
        if spot.entry:
            spot.entry.points.append(node.text)
        elif spot.meaning.what in {"advice", "audience", "outcomes", "practice"} and not spot.after:
            getattr(self, f"_{spot.meaning.what}")(node, spot)
        elif spot.stage and not spot.after and (not spot.heading or spot.meaning.what == "topics"):
            spot.stage.summary.append(node.text)
        else:
            self._unplaced(node)

    def _topics(self, node: Node, spot: _Spot) -> None:
        if spot.entry:
            spot.entry.points += node_texts.points(node)
        elif not spot.stage:
            self._unplaced(node)
        elif node.sort == "heading":
            self._heading(node, spot, spot.stage)
        elif not spot.section and (node_texts.is_group(node) or self._groups_known(node)):
            self._fill(node.children, replace(spot, section=node_texts.name(node.text)))
        else:
            self._entries(node, spot, spot.stage)

    def _heading(self, node: Node, spot: _Spot, stage: Stage) -> None:
        """Take over a heading within a stage: a section, or a topic when only points stand below it."""
        items = node.below("item")
        deep = [item for item in items if item.children]
        below = [head for head in node.below("heading") if not self.words.meaning(head.text)]
        if below or (items and (spot.listed or len(deep) * 2 >= len(items) or self._groups_known(node))):
            section = ": ".join(filter(None, (spot.section, node_texts.name(node.text))))
            self._fill(node.children, replace(spot, section=section, listed=False, after=False))
            if not any(entry.section == section for entry in stage.entries):
                self._entries(replace(node, children=[]), spot, stage)
        else:
            self._entries(node, spot, stage)

    def _groups_known(self, node: Node) -> bool:
        """Return whether a line is no known topic, but most of what stands below it is."""
        lead = line_parts.lead(structure_words.icon_and_rest(node.text)[1])[0]
        items = node.below("item")
        known = sum(all(map(self.knows, describing.names(item))) for item in items)
        return len(items) > 1 and known * 2 > len(items) and not self.knows(node_texts.name(lead))

    def _entries(self, node: Node, spot: _Spot, stage: Stage) -> None:
        """Take over a line that names one topic, or several; an address alone is a resource."""
        if line_parts.links(node.text) and not line_parts.without_addresses(node.text):
            self._resources(node, spot)
            return
        found = describing.entries(node, spot.section, self.knows)
        if len(found) == 1 and describing.is_generic(found[0].title):
            found = self._of_generic(node, found[0], spot, stage)
        stage.entries += found
        if node.children and found:
            self._fill(node.children, replace(spot, entry=found[-1], meaning=Meaning("topics")))

    def _of_generic(self, node: Node, entry: Entry, spot: _Spot, stage: Stage) -> list[Entry]:
        """Return the entries of a line whose name says nothing: "Applications: …" is a section of what it lists."""
        listed = describing.listed_topics(node)
        if len(listed) > 1 and not node.children and not spot.section:
            found: list[Entry] = []
            for text in listed:
                found += describing.entries(replace(node, text=text, children=[]), entry.title, self.knows)
            return found
        entry.title = f"{entry.title} ({stage.title})"
        return [entry]

    def _resources(self, node: Node, spot: _Spot) -> None:
        text = node.text
        if node.children and (node.sort == "heading" or text.rstrip(" *_").endswith(":")):
            self._fill(node.children, replace(spot, note=line_parts.ended(line_parts.plain(text))))
            return
        instruction = (
            structure_words.instructs(line_parts.plain(text))
            and not line_parts.links(text)
            and not line_parts.emphasized(text)
        )
        if instruction and spot.stage:
            self._practice(node, spot)
            return
        resource = describing.resource(node, spot.meaning.kind, self.words)
        resource.level = spot.meaning.level
        resource.notes += map(node_texts.joined, node.children)
        if spot.note:
            resource.notes.append(spot.note)
        (spot.entry or spot.stage or self.draft).resources.append(resource)

    def _projects(self, node: Node, spot: _Spot) -> None:
        if node.sort == "heading" and node.children:
            self._fill(node.children, replace(spot, note=line_parts.ended(line_parts.plain(node.text))))
            return
        project = describing.project(node, spot.meaning.level, spot.note)
        project.steps += map(node_texts.joined, node.children)
        (spot.stage or self.draft).projects.append(project)

    def _practice(self, node: Node, spot: _Spot) -> None:
        home = spot.entry or spot.stage
        if home:
            home.practice.append(node_texts.joined(node))
        else:
            self._advice(node, spot)

    def _outcomes(self, node: Node, spot: _Spot) -> None:
        if spot.stage:
            spot.stage.outcomes.append(node_texts.joined(node))
        else:
            self._advice(node, spot)

    def _audience(self, node: Node, spot: _Spot) -> None:
        self.draft.audience.append(node_texts.joined(node))

    def _milestones(self, node: Node, spot: _Spot) -> None:
        self.draft.milestones.append(describing.milestone(node.line, node_texts.joined(node), self.words))

    def _advice(self, node: Node, spot: _Spot) -> None:
        icon, title = structure_words.icon_and_rest(spot.heading)
        title = line_parts.ended(line_parts.plain(title))
        if spot.stage:
            title = f"{title} ({spot.stage.title})"
        group = next((group for group in self.draft.advice if group.title == title), None)
        if group is None:
            group = Advice(title, icon, [])
            self.draft.advice.append(group)
        group.points += node_texts.points(node)

    def _empty(self, node: Node) -> None:
        """Tell of a heading that has nothing below it."""
        if not node.children:
            self.draft.unplaced.append((node.line, f"{line_parts.plain(node.text)} (nothing stands below it)"))

    def _unplaced(self, node: Node) -> None:
        self.draft.unplaced.append((node.line, node.text))
        self.draft.unplaced += [(below.line, below.text) for below in node.walk()]
