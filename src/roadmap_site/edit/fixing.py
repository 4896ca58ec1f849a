"""Mending what has one right answer, so that no person has to type it.

First words are replaced of which a problem says what is to stand there instead, in as many rounds as it takes, since
one slip may hide another. Then references get the ids that they must mean, then addresses their `https`, then files
in which all has its shape their canonical form, by which more of them may be seen. Each step reads what the one before
has written.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import loader, model, web_addresses
from roadmap_site.curriculum.digraph import grouped
from roadmap_site.curriculum.references import Reference
from roadmap_site.curriculum.rules import unknown_reference, unknown_value
from roadmap_site.edit import edits, formatting
from roadmap_site.problems.problem import Problem
from roadmap_site.system.transactions import Session
from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Document

# So often a curriculum is gone through: a slip hides few others.
_MOST_ROUNDS = 10
# So many words of a file are tried one at a time.
_MOST_ALONE = 100
# So often a file is read again, as a parser may stop at each of its lines, and so many characters in all.
_MOST_AGAIN = 500
_MOST_READ = 5_000_000


class Fixed(NamedTuple):
    """What was mended, by the paths of the files.

    Attributes:
        renamed: Those in which references were led to what is called otherwise.
        corrected: Those in which words were replaced, as the help of a problem says.
        secured: Those in which addresses became `https`.
        formatted: Those that got their canonical form: the order of keys, quotes, indentation.
    """

    renamed: tuple[str, ...]
    corrected: tuple[str, ...]
    secured: tuple[str, ...]
    formatted: tuple[str, ...]


def fix(
    session: Session, folder: Path, shown: str, https: Collection[str], chosen: Collection[str] | None = None
) -> Fixed:
    """Mend the files of a curriculum, and write them.

    Args:
        session: The right to change them.
        folder: The curriculum's folder.
        shown: The folder as messages shall show it.
        https: Addresses, written with `http`, that the last check of the links found to lead to the same with `https`.
        chosen: The files to mend, relative to the folder; all of them when left out.

    Raises:
        OSError: A file cannot be written.
    """

    def written(texts: edits.Texts) -> tuple[str, ...]:
        wanted = {path: text for path, text in texts.items() if chosen is None or path in chosen}
        steps = edits.steps(folder, wanted)
        session.run(steps)
        return tuple(wanted)

    renamed, corrected, secured, formatted = set[str](), set[str](), set[str](), set[str]()
    for _ in range(_MOST_ROUNDS):
        result = loader.load(folder, shown)
        led = written(edits.edited(result, _renamed(result), edits.with_targets))
        renamed.update(led)
        if led:
            result = loader.load(folder, shown)
        replaced = written(_corrected(result, folder, shown))
        corrected.update(replaced)
        if led or replaced:
            continue
        secured.update(written(edits.edited(result, _secured(result, https), _spliced)))
        laid_out = written(formatting.all_formatted(folder, shown, _sound(result)).texts)
        formatted.update(laid_out)
        if not laid_out:
            break
    return Fixed(*map(tuple, map(sorted, (renamed, corrected, secured, formatted))))


def _sound(result: loader.LoadResult) -> list[str]:
    """Return the files in which all has its shape: the lines of another may show what was meant."""
    wrong = {problem.location.path for problem in result.problems if problem.code == "wrong-shape"}
    return [path for path, document in result.located.documents.items() if document.path not in wrong]


def _spliced(document: Document, pieces: Iterable[edits.Piece]) -> str:
    return edits.spliced(document.text, pieces)


def _corrected(result: loader.LoadResult, folder: Path, shown: str) -> dict[str, str]:
    """Return the new texts of the files in which problems say what is to stand in place of a word."""
    problems = chain.from_iterable(map(_everywhere, result.problems))
    fixes = [(problem.location.path, problem) for problem in problems if problem.fix is not None]
    by_path, texts = grouped(fixes), {}
    for path, document in result.located.documents.items():
        own = by_path.get(document.path)
        if own and (mended := _with_fixes(document, own)) != document.text:
            texts[path] = mended
    for whole, own in by_path.items():
        path = whole.removeprefix(f"{shown}/")
        if path.endswith(".md"):
            document = _explanation(result, folder, path, whole)
            texts[path] = edits.spliced(document.text, _pieces(document, own))
    return texts


def _explanation(result: loader.LoadResult, folder: Path, path: str, whole: str) -> Document:
    """Return an explanation, also one that is not shown as long as something is wrong with its characters."""
    if source := result.located.explanations.get(path):
        return source.document
    return Document(whole, reader.decode((folder / path).read_bytes(), whole)[0], None)


def _pieces(document: Document, fixes: Sequence[Problem]) -> list[edits.Piece]:
    """Return what fixes change in a file, of those that overlap the first."""
    pieces: list[edits.Piece] = []
    for problem in sorted(fixes, key=attrgetter("location")):
        start = document.index(problem.location)
        if not pieces or start >= pieces[-1][0] + len(pieces[-1][1]):
            pieces.append((start, problem.location.word, str(problem.fix)))
    return pieces


def _everywhere(problem: Problem) -> Iterator[Problem]:
    """Yield a problem, and that of each other place of the same word of a vocabulary, of which one is told for all."""
    yield problem
    if problem.code == unknown_value.RULE.code.name:
        for other in problem.related:
            yield replace(problem, location=other.location, related=())


def _with_fixes(document: Document, fixes: Sequence[Problem]) -> str:
    """Return a file's text with the fixes of its problems, and of those of its YAML that are seen only then."""
    text = _with_these(document, fixes)
    for _ in range(min(_MOST_AGAIN, _MOST_READ // max(len(text), 1))):
        again = Document(document.path, text, None, document.hints)
        hidden = [problem for problem in _faults(again, text) if problem.fix is not None]
        after = _with_these(again, hidden)
        if after == text:
            break
        text = after
    return text


def _with_these(document: Document, fixes: Sequence[Problem]) -> str:
    """Return a file's text with the fixes of its problems, but for those by which more would be wrong with its YAML.

    Of a file whose YAML has problems nothing but these is mended: what else it should say is for its author to decide.
    """
    faults = _faults(document, document.text)
    pieces = _pieces(document, [problem for problem in fixes if not faults or problem in faults])
    after = edits.spliced(document.text, pieces)
    if len(_faults(document, after)) <= len(faults):
        return after
    # One of them is no good: from the last to the first, so that the places of the others stay.
    after = document.text
    for piece in reversed(pieces[:_MOST_ALONE]):
        one = edits.spliced(after, [piece])
        if len(_faults(document, one)) <= len(faults):
            after = one
    return after


def _faults(document: Document, text: str) -> Sequence[Problem]:
    return reader.parse(text, document.path, document.hints)[1]


def _renamed(result: loader.LoadResult) -> Iterator[tuple[str, tuple[Reference, str]]]:
    """Yield for each reference to what does not exist, and that can mean one thing only: its file, and the id of it."""
    for reference in result.graph.references:
        if reference.target not in result.curriculum.ids.get(reference.noun, ()):
            thing = unknown_reference.meant(result.curriculum, reference.noun, reference.target)
            if thing:
                yield reference.place.path, (reference, model.link_id(thing))


def _secured(result: loader.LoadResult, https: Collection[str]) -> Iterator[tuple[str, edits.Piece]]:
    """Yield for each address that has `https`: its file, and what becomes of its start."""
    for one in web_addresses.written(result.curriculum):
        if one.url in https and one.url.startswith("http://"):
            document = result.located.document(one.place)
            start = document.index(web_addresses.location(one, result.located))
            if document.text.startswith("http://", start):
                yield one.place.path, (start, "http://", "https://")
