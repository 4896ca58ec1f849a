"""Mending what has one right answer, so that no person has to type it.

First links get the quotes without which they read as lists, then references the ids of today, then addresses their
`https`, then files their canonical form. Each step reads what the one before has written.
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import loader, model, relations
from roadmap_site.edit import edits, formatting
from roadmap_site.schema import mistakes
from roadmap_site.system.transactions import Session
from roadmap_site.yaml_io.document import Document


class Fixed(NamedTuple):
    """What was mended, by the paths of the files.

    Attributes:
        renamed: Those in which references were led to what is called otherwise now.
        secured: Those in which addresses became `https`.
        formatted: Those that got their canonical form: the order of keys, quotes, indentation. Those in which a link
            got the quotes without which it reads as a list are among them.
    """

    renamed: tuple[str, ...]
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
        session.run(edits.steps(folder, wanted))
        return tuple(wanted)

    result = loader.load(folder, shown)
    quoted = written(edits.edited(result, _quoted(result), _spliced))
    if quoted:
        result = loader.load(folder, shown)
    renamed = written(edits.edited(result, _renamed(result), edits.with_targets))
    if renamed:
        result = loader.load(folder, shown)
    secured = written(edits.edited(result, _secured(result, https), _spliced))
    formatted = written(formatting.all_formatted(folder, shown, chosen).texts)
    return Fixed(renamed, secured, tuple(sorted({*quoted, *formatted})))


def _spliced(document: Document, pieces: Iterable[edits.Piece]) -> str:
    return edits.spliced(document.text, pieces)


def _quoted(result: loader.LoadResult) -> Iterator[tuple[str, edits.Piece]]:
    """Yield for each link that lacks the quotes without which it reads as a list: its file, and what it becomes."""
    for path, document in result.located.documents.items():
        for trail, wanted, _ in formatting.misfits(document.data, formatting.shape_of(path)):
            written = document.written(trail)
            quoted = mistakes.quoted_link(written)
            if quoted and wanted and wanted.fits(written) and not wanted.refers_to:
                yield path, (document.index(document.locate(trail)), written, quoted)


def _renamed(result: loader.LoadResult) -> Iterator[tuple[str, tuple[relations.Reference, str]]]:
    """Yield for each reference by a former id that may stand where it does: its file, and the id of today."""
    for reference in result.graph.references:
        thing = result.curriculum.renamed.get(reference.target)
        is_today = reference.target in result.curriculum.ids.get(reference.noun, ())
        if thing and not is_today and reference.noun in {None, model.noun(thing)}:
            yield reference.place.path, (reference, model.link_id(thing))


def _secured(result: loader.LoadResult, https: Collection[str]) -> Iterator[tuple[str, edits.Piece]]:
    """Yield for each address that has `https`: its file, and what becomes of its start."""
    for resource in result.curriculum.resources.values():
        if resource.url and resource.url in https and resource.url.startswith("http://"):
            document = result.located.documents[resource.place.path]
            start = document.index(document.locate((resource.id, "url"), resource.url))
            if document.text.startswith("http://", start):
                yield resource.place.path, (start, "http://", "https://")
