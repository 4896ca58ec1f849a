"""What has been gathered of a curriculum while its files are read, one after the other.

Each file is opened once and brought into a document; what is wrong with it is noted and not raised. How much is read
is bounded, of YAML and of Markdown, by what all files hold together.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from roadmap_site.curriculum import explanation_files, explanations
from roadmap_site.curriculum.explanations import Explanation, Source
from roadmap_site.curriculum.model import Thing
from roadmap_site.problems import codes, input_limits
from roadmap_site.problems.problem import Problem
from roadmap_site.schema import paths
from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.texts import Reading
from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Document, Place

T = TypeVar("T", bound=Thing)

PART = "part it into several curricula"
"""What helps where a curriculum is too large."""


@dataclass
class Gathered:
    """What has been gathered so far; lives only while a folder is read."""

    folder: Path | None
    shown: str
    changed: Mapping[str, bytes | None]
    links: Collection[str] = ()
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    pages: dict[str, Source | None] = field(default_factory=dict)
    """Path of each file that may be an explanation → it, once somebody has it."""
    definitions: list[Thing] = field(default_factory=list)
    declared: set[str] = field(default_factory=set)
    unread: set[Noun] = field(default_factory=set)
    characters: int = 0
    characters_explaining: int = 0

    def nothing(self, path: str) -> Document:
        """Return what stands for a file of which nothing is known."""
        return Document(f"{self.shown}/{path}", "", None)

    def refuse(self, path: str | None, problem: Problem) -> None:
        """Report a file that is not read, and keep in mind that what it defines, if it can, is not known."""
        self.problems.append(problem)
        if path is not None:
            folder = f"{path.partition('/')[0]}/"
            inside = {each.noun for each in NOUNS.values() if each.pattern.startswith(folder)}
            self.unread |= inside or NOUNS.keys()

    def missing(self, path: str, message: str, help: str) -> None:
        """Report a file that is not there."""
        self.documents[path] = self.nothing(path)
        self.problems.append(codes.missing_file(self.documents[path].line(1), message, help))

    def opened(self, path: str) -> Reading:
        """Return a file for its shape to be read, unless it is known to be missing."""
        if path not in self.documents:
            self.documents[path] = self._document(path)
        return Reading(self.documents[path], self.problems)

    def explained(self, thing: T) -> T:
        """Return a thing with its explanation, if there is one that can be read."""
        path = explanation_files.path_of(thing)
        if path not in self.pages or path is None:
            return thing
        document, problems = self._explanation(path)
        explanation = Explanation(Place(path), document.text)
        self.pages[path] = Source(document, explanation)
        if not problems and (line := explanations.too_deep(explanation, input_limits.DEEPEST_EXPLANATION)):
            fact = f"more than {input_limits.DEEPEST_EXPLANATION} lists, quotations and folded parts hold one another"
            problems = [codes.too_large(document.line(line), fact, "let it begin further to the left")]
        self.problems += problems
        if problems:
            return thing
        return replace(thing, explanation=explanation)

    def _explanation(self, path: str) -> tuple[Document, list[Problem]]:
        """Read a file of Markdown, unless too much was read already, and say why it is no explanation."""
        document, problems = self.nothing(path), list[Problem]()
        if self.characters_explaining <= input_limits.LARGEST_EXPLANATIONS:
            text, problems = explanation_files.decoded(self._raw(path), document.path)
            document = replace(document, text=text)
            self.characters_explaining += len(text)
        if self.characters_explaining > input_limits.LARGEST_EXPLANATIONS:
            most = input_limits.LARGEST_EXPLANATIONS // 1024
            problems = [codes.too_large(document.line(1), f"all explanations have more than {most:,} KiB", PART)]
        return document, problems

    def _raw(self, path: str) -> bytes:
        """Return what a file of Markdown holds, not much more of it than it may."""
        raw = self.changed.get(path)
        if raw is None and self.folder is not None:
            try:
                with (self.folder / path).open("rb") as stream:
                    return stream.read(input_limits.LARGEST_EXPLANATION + 1)
            except OSError as error:
                place = self.nothing(path).line(1)
                self.problems.append(codes.unreadable_file(place, error.strerror or str(error)))
        return raw or b""

    def _document(self, path: str) -> Document:
        """Read a file; nothing of it if too much was read already, or if it holds what belongs elsewhere."""
        nothing = self.nothing(path)
        if self.characters > input_limits.LARGEST_CURRICULUM:
            self.unread.update(NOUNS)
            return nothing
        raw = self.changed.get(path)
        hints = paths.hints(path)
        if raw is None and self.folder is not None:
            document, problems = reader.read(self.folder / path, nothing.path, hints)
        else:
            document, problems = reader.read_bytes(raw or b"", nothing.path, hints)
        self.problems += problems
        self.characters += len(document.text)
        if self.characters > input_limits.LARGEST_CURRICULUM:
            fact = f"the files up to here have more than {input_limits.LARGEST_CURRICULUM // 1024:,} KiB together"
            self.refuse("", codes.too_large(nothing.line(1), fact, PART))
            return nothing
        if wrong := paths.of_another_kind(document, path):
            self.refuse(path, wrong)
            return nothing
        return document
