"""Mending what has one right answer, so that no person has to type it.

First links get the quotes without which they read as lists, then references the ids of today, then addresses their
`https`, then files their canonical form. Each step reads what the one before has written.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import loader, model, relations
from roadmap_site.edit import edits, formatting
from roadmap_site.schema import definition, mistakes, paths
from roadmap_site.system.transactions import Session
from roadmap_site.yaml_io import reader


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

    quoted = written(dict(_quoted(folder)))
    result = loader.load(folder, shown)
    renamed = written(edits.rewired(result, lambda reference: _now(result, reference)))
    secured = written(_secured(result, folder, https))
    formatted = written(formatting.all_formatted(folder, shown, chosen).texts)
    return Fixed(renamed, secured, tuple(sorted({*quoted, *formatted})))


def _quoted(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each file in which links lack the quotes without which they read as lists, with its text mended."""
    for path in formatting.yaml_files(folder):
        document, problems = reader.read(folder / path, path)
        if problems or document.data is None:
            continue
        text = document.text
        wrong = list(formatting.misfits(document.data, definition.FILES[paths.kind_of(path) or ""]))
        for trail, wanted, _ in reversed(wrong):
            written = document.written(trail)
            quoted = mistakes.quoted_link(written)
            if quoted and wanted and wanted.fits(written) and not wanted.refers_to:
                start = document.index(document.locate(trail))
                text = f"{text[:start]}{quoted}{text[start + len(written) :]}"
        if text != document.text:
            yield path, text


def _now(result: loader.LoadResult, reference: relations.Reference) -> str | None:
    """Return what a former id stands for now, if it is one and may stand where it does."""
    curriculum = result.curriculum
    if reference.target in curriculum.ids.get(reference.noun, ()):
        return None
    thing = curriculum.renamed.get(reference.target)
    if thing and reference.noun in {None, model.noun(thing)}:
        return model.link_id(thing)
    return None


def _secured(result: loader.LoadResult, folder: Path, https: Collection[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for resource in result.curriculum.resources.values():
        if resource.url and resource.url in https and resource.url.startswith("http://"):
            path = resource.place.path
            text = texts.get(path) or reader.read(folder / path, path)[0].text
            document, problems = reader.parse(text, path)
            if problems:
                continue
            start = document.index(document.locate((resource.id, "url"), resource.url))
            if text.startswith("http://", start):
                texts[path] = f"{text[:start]}https{text[start + len('http') :]}"
    return texts
