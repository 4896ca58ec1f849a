"""New texts for a curriculum's files: making them, trying them, and the steps that write them.

A change in a file never makes it say less than before: it is read with its comments, changed as data, and written in
canonical form. All files of a change are written, or none. An id stands in many places: a change of it reaches all of
them, and touches nothing else.
"""

import difflib
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from roadmap_site.curriculum import loader, queries
from roadmap_site.curriculum.digraph import grouped
from roadmap_site.curriculum.explanations import Source
from roadmap_site.curriculum.model import Curriculum, Thing, link_id, noun
from roadmap_site.curriculum.references import Reference
from roadmap_site.problems.problem import Problem, errors
from roadmap_site.problems.report import file_and_line
from roadmap_site.schema.definition import TOP
from roadmap_site.system import files, transactions
from roadmap_site.yaml_io import comments, reader, writer
from roadmap_site.yaml_io.document import LINE_BREAK, Data, Document, Trail, with_ends_of

V = TypeVar("V")
Texts = Mapping[str, str | None]
"""Path of a file, relative to the curriculum's folder → its new text; nothing for a file that goes."""
Piece = tuple[int, str, str]
"""A piece of a text that changes: where it starts, what stands there, and what shall."""

# A blank line above a key at the top of a file: its author keeps entries apart.
_APART = re.compile(r"\n\n[^\s#]")


class RefusedError(Exception):
    """A change cannot be made as asked for; its text says why, for people."""


class FaultyFileError(RefusedError):
    """A file that a change concerns has errors, which stand in the way.

    Attributes:
        problems: The errors.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("This needs files without errors: mend them, then try again.")
        self.problems = problems


def with_entry(text: str, id: str, value: Data) -> str:
    """Return the text of a file whose top is a mapping, with one more entry at its end."""
    entry = {id: value}
    if not text.strip():
        return writer.written(entry)
    gap = "\n" * bool(_APART.search(text.replace("\r\n", "\n")))
    longer = text.rstrip() + with_ends_of(text, f"\n{gap}{writer.written(entry)}")
    before, (after, problems) = reader.parse(text, "")[0].data, reader.parse(longer, "")
    if isinstance(before, dict) and after.data == {**before, **entry} and not problems:
        return longer
    return with_key(text, (), id, value)


def with_item(text: str, trail: Trail, value: Data) -> str:
    """Return the canonical text of a file with one more item at the end of the list at a trail.

    Where there is no list yet, the last step of the trail becomes a key with one.
    """
    root, pairs = _opened(text, trail[:-1])
    items = pairs.setdefault(str(trail[-1]), writer.YamlNode([]))
    if not isinstance(items.value, list):
        items.value = []
    items.value.append(writer.node(value))
    return with_ends_of(text, writer.text(root))


def with_key(text: str, trail: Trail, key: str, value: Data) -> str:
    """Return the canonical text of a file with a key set in the mapping at a trail; a bare text becomes its title."""
    root, pairs = _opened(text, trail)
    pairs.setdefault(key, writer.YamlNode("")).value = writer.node(value).value
    return with_ends_of(text, writer.text(root))


def with_id(text: str, old: str, new: str) -> str:
    """Return the canonical text of a file whose top is a mapping, with one of its keys called otherwise."""
    root, pairs = _opened(text, ())
    names = {old: new}
    root.value = {names.get(key, key): value for key, value in pairs.items()}
    return with_ends_of(text, writer.text(root))


def spliced(text: str, pieces: Iterable[Piece]) -> str:
    """Return a text with pieces of it replaced, none of which overlap."""
    parts, done = list[str](), 0
    for start, old, new in sorted(pieces):
        parts += [text[done:start], new]
        done = start + len(old)
    return "".join((*parts, text[done:]))


def text_of(result: loader.LoadResult, path: str) -> str:
    """Return the text of a file of a curriculum that is to be changed.

    Raises:
        FaultyFileError: It cannot be read, so that nobody knows what would become of it.
    """
    if source := result.located.explanations.get(path):
        return source.document.text
    document = result.located.documents[path]
    if isinstance(document.data, dict) and not reader.parse(document.text, document.path)[1]:
        return document.text
    raise FaultyFileError([problem for problem in errors(result.problems) if problem.location.path == document.path])


def refuse_unread(result: loader.LoadResult, id: str) -> None:
    """Refuse an id of which nobody knows what it is called by: it stands where it could not be read."""
    if place := queries.unread_place(result.located, id):
        raise RefusedError(f"`{id}` stands in {file_and_line(place)}, and cannot be read. Mend that first.")


def refuse_taken(curriculum: Curriculum, id: str, help: str = "Choose another one.", own: Thing | None = None) -> None:
    """Refuse an id that is not free.

    Args:
        curriculum: What has ids already.
        id: The id, as `[[…]]` writes it.
        help: What to do when another thing has it.
        own: The thing that may have it again, if it was called so.

    Raises:
        RefusedError: A thing has it, or has had it.
    """
    if there := curriculum.by_id.get(id):
        raise RefusedError(f"A {noun(there)} has the id `{id}` already: {there.title}. {help}")
    former = curriculum.renamed.get(id)
    if former and former != own:
        raise RefusedError(f"`{id}` was the id of the {noun(former)} `{link_id(former)}`, and still leads there.")


def tried(folder: Path, shown: str, texts: Texts) -> loader.LoadResult:
    """Return what a curriculum's folder would hold with new texts, without touching anything."""
    return loader.load(folder, shown, {path: _encoded(text) for path, text in texts.items()})


def refuse_wrong(
    before: loader.LoadResult, after: loader.LoadResult, texts: Texts, moved: Mapping[str, str] = {}
) -> None:
    """Refuse a change that would leave an error in the files that it writes; errors elsewhere are no reason.

    The errors are told as they are in the files, which nobody changes then.

    Args:
        before: The curriculum as it is.
        after: The curriculum with the change.
        texts: What the change writes.
        moved: New path of a file → the path that it had.

    Raises:
        FaultyFileError: An error stands, or ends, in a file that is written.
    """
    if wrong := _errors_in(after, texts):
        raise FaultyFileError(_errors_in(before, {moved.get(path, path) for path in texts}) or wrong)


def _errors_in(result: loader.LoadResult, paths: Iterable[str]) -> list[Problem]:
    """Return the errors that stand, or end, in some of a curriculum's files."""
    shown = {f"{_shown(result)}/{path}" for path in paths}
    return [problem for problem in errors(result.problems) if not shown.isdisjoint(_files_of(problem))]


def new_errors(before: loader.LoadResult, after: loader.LoadResult, moved: Mapping[str, str] = {}) -> list[Problem]:
    """Return the errors of a changed curriculum that are new: more of one code in one file than there were.

    Lines move when a file changes, so that of those alike nobody knows which is the new one: they come together.

    Args:
        before: The curriculum as it is.
        after: The curriculum with the change.
        moved: New path of a file → the path that it had.
    """
    shown = _shown(before)
    names = {f"{shown}/{old}": f"{shown}/{new}" for new, old in moved.items()}
    had, has = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for problem in errors(before.problems):
        path = problem.location.path
        had[problem.code, names.get(path, path)] += 1
    for problem in errors(after.problems):
        has[problem.code, problem.location.path] += 1
    more = has - had
    return [problem for problem in errors(after.problems) if (problem.code, problem.location.path) in more]


def _shown(result: loader.LoadResult) -> str:
    """Return a curriculum's folder as messages show it."""
    return posixpath.dirname(result.located.documents[TOP].path)


def _files_of(problem: Problem) -> set[str]:
    return {problem.location.path, *(related.location.path for related in problem.related)}


def steps(
    folder: Path, texts: Texts, moved: Mapping[str, str] = {}, moves: Mapping[str, str] | None = None
) -> list[transactions.Step]:
    """Return the steps that give files their new texts, without those whose file holds its text already.

    What moves gets its text before it moves. Then come the others, and what goes comes last.

    Args:
        folder: The curriculum's folder.
        texts: The new texts of its files.
        moved: New path of a file → the path that it has, in the order in which they shall move. Both are in `texts`.
        moves: The same for what is moved as a whole, where that are not the files: a folder.
    """
    writes = {}
    for path, text in sorted(texts.items(), key=lambda item: item[1] is None):
        write = transactions.Write(files.File(folder, moved.get(path, path)), _encoded(text))
        if path not in moved.values() and files.content(write.file) != write.content:
            writes[path] = write
    moving: list[transactions.Step] = [writes.pop(path) for path in moved if path in writes]
    for new, old in (moves or moved).items():
        moving.append(transactions.Move(files.File(folder, old), new))
    return [*moving, *writes.values()]


def difference(folder: Path, shown: str, texts: Texts, moved: Mapping[str, str] = {}) -> Iterator[str]:
    """Yield the lines that new texts would change, as unified diffs.

    Args:
        folder: The curriculum's folder.
        shown: The folder as messages shall show it.
        texts: The new texts.
        moved: New path of a file → the path that it had.
    """
    for path, text in sorted(texts.items()):
        source = moved.get(path, path)
        old, before, after = "", "nothing", "nothing"
        if (folder / source).is_file():
            old, before = (folder / source).read_bytes().decode(errors="replace"), f"{shown}/{source}"
        if text is not None:
            after = f"{shown}/{path}"
        if text is not None or path not in moved.values():
            lines = (_lines(old), _lines(text or ""))
            yield from difflib.unified_diff(*lines, before, after, lineterm="", n=2)


def at(root: writer.YamlNode, trail: Trail) -> writer.YamlNode:
    """Return the value at a trail; one that leads into a short form ends at the short form."""
    node = root
    for step in trail:
        inner: Any = node.value
        if not isinstance(inner, str):
            node = inner[step]
    return node


def edited(
    result: loader.LoadResult, changes: Iterable[tuple[str, V]], new_text: Callable[[Document, Sequence[V]], str]
) -> dict[str, str]:
    """Return the new texts of files in which something changes; a file whose text has problems stays as it is.

    Args:
        result: The curriculum.
        changes: The path of a file, and what changes in it.
        new_text: Gives the text of a file by all that changes in it.
    """
    texts = {}
    for path, own in grouped(changes).items():
        if source := result.located.explanations.get(path):
            texts[path] = spliced(source.document.text, map(partial(_in_page, source), own))
            continue
        document, problems = reader.parse(result.located.documents[path].text, path)
        if not problems:
            texts[path] = new_text(document, own)
    return texts


def _in_page(source: Source, change: Any) -> Piece:
    """Return the piece of an explanation that changes: as it is given, or where a reference in it names its target."""
    match change:
        case (Reference() as reference, target):
            place = source.locate(reference.source, reference.occurrence)
            start = source.document.text.find(reference.target, source.document.index(place))
            return start, reference.target, target
    piece: Piece = change
    return piece


def with_targets(document: Document, changes: Sequence[tuple[Reference, str]]) -> str:
    """Return the text of a file in which references name other ids.

    Only the ids change, so that a review shows nothing else; a file in which that cannot be done, because an id is
    written with escapes, gets its canonical form.

    Args:
        document: The file.
        changes: References in it, in their order, and the ids that they are to name from now on.
    """
    root = comments.read(document)
    pieces = []
    # From the last link of a text to its first, so that counting them stays right.
    for reference, target in reversed(changes):
        place = document.locate(reference.place.trail, reference.source, reference.occurrence)
        start = document.text.find(reference.target, document.index(place))
        pieces.append((start, reference.target, target))
        node = at(root, reference.place.trail)
        node.value = _replaced(str(node.value), reference, target)
    text = spliced(document.text, pieces)
    again, problems = reader.parse(text, document.path)
    if problems or again.data != writer.data(root):
        return with_ends_of(document.text, writer.text(root))
    return text


def _lines(text: str) -> list[str]:
    """Return the lines of a text, without an empty one behind the last line break."""
    lines = LINE_BREAK.split(text)
    return lines if lines[-1] else lines[:-1]


def _encoded(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def _opened(text: str, trail: Trail) -> tuple[writer.YamlNode, dict[str, writer.YamlNode]]:
    """Return what a file holds, with its comments, and the pairs of the mapping at a trail in it, to be changed."""
    document, problems = reader.parse(text, "")
    if problems or document.data is None:
        raise ValueError("only a file that can be read can be changed")
    root = comments.read(document)
    node = at(root, trail)
    if not isinstance(node.value, dict):
        node.value = {"title": writer.YamlNode(node.value)}
    return root, node.value


def _replaced(text: str, reference: Reference, target: str) -> str:
    if not reference.source:
        return target
    *before, after = text.split(reference.source, reference.occurrence + 1)
    return reference.source.join(before) + reference.source.replace(reference.target, target, 1) + after
