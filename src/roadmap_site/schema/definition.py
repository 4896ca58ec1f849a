"""What authors may write: each noun, its files and its keys.

This is the one place that knows them; the keys stand in `things`. References, renaming, `diff`, filters, counts,
prompts, the schemas for editors and the reference pages ask it, so that a key that refers to topics is checked, renamed
and compared because it says so there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from roadmap_site.schema.nouns import PLURALS, Home, Noun, Vocabulary
from roadmap_site.schema.texts import TITLE, Shape
from roadmap_site.schema.things import CURRICULUM, PROJECT, RESOURCE, ROADMAP, STAGE, TOPIC
from roadmap_site.schema.types import ById, Keys, ShortOr


@dataclass(frozen=True, slots=True)
class Definition:
    """What is to be known of a noun."""

    noun: Noun
    keys: Keys
    pattern: str
    """The path of its files, with the names of what stands for what."""
    home: Home | None = None
    """What a thing stands in, by the name of its file or folder."""

    @property
    def plural(self) -> str:
        """What several are called: the key of a list of them, and for what is in a catalogue the folder."""
        return PLURALS[self.noun]

    @property
    def catalogued(self) -> bool:
        """Whether a file holds many of them by their ids, shared by all roadmaps."""
        return self.home in get_args(Vocabulary)

    @property
    def kind(self) -> str:
        """The kind of its files, by which their schema is called: they hold many, or one."""
        if self.catalogued:
            return self.plural
        return self.noun

    @property
    def shape(self) -> Shape:
        """What its files hold; a thing of a catalogue may be written as its title alone."""
        if self.catalogued:
            return ById(ShortOr(TITLE, (self.keys,)))
        return self.keys


NOUNS: Mapping[Noun, Definition] = {
    each.noun: each
    for each in (
        Definition("roadmap", ROADMAP, "roadmaps/<roadmap>/roadmap.yml"),
        Definition("stage", STAGE, "roadmaps/<roadmap>/NN-<stage>.yml", "roadmap"),
        Definition("topic", TOPIC, "topics/<area>.yml", "area"),
        Definition("resource", RESOURCE, "resources/<kind>.yml", "kind"),
        Definition("project", PROJECT, "projects/<area>.yml", "area"),
    )
}
"""The nouns, in the order in which they are listed and counted."""
CATALOGUES: Mapping[str, Definition] = {each.plural: each for each in NOUNS.values() if each.catalogued}
"""Folder → what is in its files."""
FILES: Mapping[str, Shape] = {"curriculum": CURRICULUM} | {each.kind: each.shape for each in NOUNS.values()}
"""Kind of file → what it holds."""
TOP = "curriculum.yml"
"""The file of the settings, at the top of a curriculum's folder."""
PATTERNS: Mapping[str, str] = {"curriculum": TOP} | {each.kind: each.pattern for each in NOUNS.values()}
"""Kind of file → its path, with names in angle brackets for what an author chooses and `NN` for a number."""
