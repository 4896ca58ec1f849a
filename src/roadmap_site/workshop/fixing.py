# Why: what has one right answer needs no person to type it.
"""Mending what has one right answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import source
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import link_id, noun
from roadmap_site.curriculum.references import Reference
from roadmap_site.workshop import edits, formatting, rewiring


class Fixed(NamedTuple):
    """What was mended, file by file."""

    renamed: tuple[str, ...]
    """Paths of the files in which references were led to what is called otherwise now."""
    secured: tuple[str, ...]
    """Paths of the files in which addresses became `https`."""
    formatted: tuple[str, ...]
    """Paths of the files that got their canonical form: the order of keys, quotes, indentation."""


def fix(result: LoadResult, folder: Path, https: Collection[str], chosen: Collection[str] | None = None) -> Fixed:
    """Mend the files of a curriculum, and write them.

    Args:
        result: What the folder holds, with its problems.
        folder: The curriculum's folder.
        https: Addresses, written with `http`, that the last check of the links found to lead to the same with `https`.
        chosen: The files to mend, relative to the folder; all of them when left out.
    """
    rewired = _wanted(rewiring.rewired(result, lambda reference: _now(result, reference)), chosen)
    edits.write(folder, rewired)
    secured = _wanted(_secured(result, folder, https), chosen)
    edits.write(folder, secured)
    shown = result.world.documents["curriculum.yml"].path.rpartition("/")[0]
    forms = formatting.all_formatted(folder, shown, chosen)
    edits.write(folder, forms.texts)
    return Fixed(tuple(rewired), tuple(secured), tuple(forms.texts))


def _now(result: LoadResult, reference: Reference) -> str | None:
    """Return what a former id stands for now, if it is one and may stand where it does."""
    curriculum = result.curriculum
    if reference.target in curriculum.ids.get(reference.noun, ()):
        return None
    thing = curriculum.renamed.get(reference.target)
    return link_id(thing) if thing and reference.noun in {None, noun(thing)} else None


def _secured(result: LoadResult, folder: Path, https: Collection[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for resource in result.curriculum.resources.values():
        if resource.url in https and resource.url.startswith("http://"):
            path = resource.place.path
            text = texts.get(path) or source.read(folder / path, path)[0].text
            document, problems = source.parse(text, path)
            if problems:
                continue
            start = document.index(document.locate((resource.id, "url"), resource.url))
            if text.startswith("http://", start):
                texts[path] = f"{text[:start]}https{text[start + len('http') :]}"
    return texts


def _wanted(texts: Mapping[str, str], chosen: Collection[str] | None) -> dict[str, str]:
    return {path: text for path, text in texts.items() if chosen is None or path in chosen}
