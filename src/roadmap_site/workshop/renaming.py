# Why: an id is for ever on the site and in readers' ticks, so its renaming must leave nothing behind and remember the
# old one.
"""Giving a thing another id."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Roadmap, Stage, Thing, link_id, noun
from roadmap_site.curriculum.shapes import ID
from roadmap_site.curriculum.spelling import nearest
from roadmap_site.workshop import edits, formatting, rewiring, schemas


class RenamingError(Exception):
    """A thing cannot have the id that was asked for; its text says why, for people."""


class Renaming(NamedTuple):
    """What giving a thing another id changes."""

    thing: Thing
    new: str
    """The new id, as `[[…]]` writes it."""
    texts: dict[str, str | None]
    """The files of the curriculum that change, come or go."""
    moved: tuple[tuple[str, str], ...]
    """The files that move: from where, to where."""
    references: int
    """How many references were led to the new id."""


def renaming(result: LoadResult, old: str, new: str) -> Renaming:
    """Return what is to be changed so that a thing has another id.

    Args:
        result: A curriculum without errors.
        old: The thing's id; that of a stage is `roadmap/stage`.
        new: Its new id; a stage may leave out its roadmap.

    Raises:
        RenamingError: There is no such thing, or it cannot have that id.
    """
    thing = _thing(result, old)
    new = _new_id(result, thing, new)
    target = targets(thing, new)
    texts: dict[str, str | None] = dict(rewiring.rewired(result, lambda reference: target(reference.target)))
    references = sum(target(reference.target) is not None for reference in result.graph.references)
    moved = tuple(_moves(result, thing, new))
    path = thing.place.path
    text = texts.get(path) or result.world.documents[path].text
    texts[path] = _defined(text, thing, new)
    texts = {path: _in_form(result, path, text) for path, text in texts.items() if text is not None}
    for before, after in moved:
        texts[after] = texts.get(before) or result.world.documents[before].text
        texts[before] = None
    return Renaming(thing, new, texts, moved, references)


def left_behind(folder: Path, renaming: Renaming) -> list[str]:
    """Return the files beside those of a renamed roadmap that stay in its former folder, as the paths to them."""
    if not isinstance(renaming.thing, Roadmap):
        return []
    moved = {folder / before for before, _ in renaming.moved}
    former = folder / "roadmaps" / renaming.thing.id
    return sorted(file.as_posix() for file in former.rglob("*") if file.is_file() and file not in moved)


def pages(folder: Path, renaming: Renaming) -> dict[Path, bytes]:
    """Return the new contents of the pages written by hand, in a folder, that link to what is renamed."""
    changed = {}
    target = targets(renaming.thing, renaming.new)
    for file in sorted(file for file in folder.rglob("*.md") if file.is_file() and not file.is_symlink()):
        text = file.read_bytes().decode("utf-8", errors="surrogateescape")
        if (after := rewiring.page_with_targets(text, target)) != text:
            changed[file] = after.encode("utf-8", errors="surrogateescape")
    return changed


def targets(thing: Thing, new: str) -> Callable[[str], str | None]:
    """Return the function that gives the new form of an id, if it is one of a thing that is renamed or in it."""
    old = link_id(thing)

    def target(id: str) -> str | None:
        if id == old:
            return new
        # The stages of a roadmap have its id in theirs.
        return new + id.removeprefix(old) if isinstance(thing, Roadmap) and id.startswith(f"{old}/") else None

    return target


def _thing(result: LoadResult, old: str) -> Thing:
    thing = result.curriculum.by_id.get(old)
    if thing is not None:
        return thing
    renamed = result.curriculum.renamed.get(old)
    if renamed is not None:
        raise RenamingError(f"`{old}` has been renamed already: it is now `{link_id(renamed)}`.")
    near = nearest(old, result.curriculum.by_id)
    help = f"Did you mean `{near}`?" if near else "`roadmap list` shows all ids; that of a stage is `roadmap/stage`."
    raise RenamingError(f"Nothing has the id `{old}`. {help}")


def _new_id(result: LoadResult, thing: Thing, new: str) -> str:
    """Return the new id as `[[…]]` writes it."""
    own = new.removeprefix(f"{thing.roadmap}/") if isinstance(thing, Stage) else new
    if not ID.fits(own):
        raise RenamingError(f"`{own}` is not an id. Use small letters, digits and single hyphens: `deep-learning-2`.")
    whole = f"{thing.roadmap}/{own}" if isinstance(thing, Stage) else own
    if whole == link_id(thing):
        raise RenamingError(f"`{whole}` is its id already.")
    other = result.curriculum.by_id.get(whole)
    if other is not None:
        raise RenamingError(f"A {noun(other)} has the id `{whole}` already: {other.title}. Choose another one.")
    former = result.curriculum.renamed.get(whole)
    if former is not None and former != thing:
        raise RenamingError(f"`{whole}` was the id of the {noun(former)} `{link_id(former)}`, and still leads there.")
    return whole


def _defined(text: str, thing: Thing, new: str) -> str:
    """Return the text of the file that defines a thing, with its new id and its old one among the former ids."""
    own = new.rpartition("/")[2]
    was = [*(former for former in thing.was if former != own), thing.id]
    if thing.place.trail:
        text = edits.with_id(text, thing.id, own)
        return edits.with_key(text, (own,), "was", list(was), "title")
    return edits.with_key(text, (), "was", list(was), "title")


def _in_form(result: LoadResult, path: str, text: str) -> str:
    """Return a changed file in its canonical form, if it had that before: a longer id can break a line elsewhere."""
    base = schemas.base_of(result.world.documents["curriculum.yml"].text)
    before = result.world.documents[path].text
    try:
        return formatting.formatted(text, path, base) if formatting.formatted(before, path, base) == before else text
    except formatting.FormattingError:
        return text


def _moves(result: LoadResult, thing: Thing, new: str) -> list[tuple[str, str]]:
    """Return the files that have the id in their path, each with its new path."""
    if isinstance(thing, Stage):
        folder, _, name = thing.place.path.rpartition("/")
        return [(thing.place.path, f"{folder}/{name.partition('-')[0]}-{new.rpartition('/')[2]}.yml")]
    if isinstance(thing, Roadmap):
        old = f"roadmaps/{thing.id}/"
        return [(p, f"roadmaps/{new}/{p.removeprefix(old)}") for p in result.world.documents if p.startswith(old)]
    return []
