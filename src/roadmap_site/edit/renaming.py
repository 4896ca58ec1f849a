"""Giving a thing another id: an id is for ever on the site and in readers' ticks, so the old one is remembered.

Every reference is led to the new id, in pages written by hand too, and files that have the id in their name move. The
steps stand in an order that can be broken off anywhere: whoever runs the renaming again goes on with it.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import queries, wiki_links
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Roadmap, Stage, Thing, link_id
from roadmap_site.edit import editor_schemas, edits, formatting
from roadmap_site.schema.texts import ID
from roadmap_site.system import files, transactions
from roadmap_site.yaml_io.document import Data


class Renaming(NamedTuple):
    """What giving a thing another id changes.

    Attributes:
        thing: The thing.
        old: The id that it has had.
        new: The new id, as `[[…]]` writes it.
        texts: The files of the curriculum that change, come or go.
        moved: New path of a file that moves → the path that it had.
        references: How many references were led to the new id.
    """

    thing: Thing
    old: str
    new: str
    texts: dict[str, str | None]
    moved: dict[str, str]
    references: int


def renaming(result: LoadResult, old: str, new: str) -> Renaming:
    """Return what is to be changed so that a thing has another id.

    A renaming that was broken off is gone on with: the thing has its new id already, and the old one leads there.

    Args:
        result: A curriculum; that it has no errors afterwards is for the caller to see.
        old: The thing's id; that of a stage is `roadmap/stage`.
        new: Its new id; a stage may leave out its roadmap.

    Raises:
        RefusedError: There is no such thing, or it cannot have that id.
    """
    thing, new = _meant(result, old, new)
    _refuse_unread_mention(result, old)
    changes = []
    for reference in result.graph.references:
        if target := _new_form(thing, old, new, reference.target):
            changes.append((reference.place.path, (reference, target)))
    texts: dict[str, str | None] = dict(edits.edited(result, changes, edits.with_targets))
    moved: dict[str, str] = {}
    if link_id(thing) == old:
        path = thing.place.path
        texts[path] = _defined(texts.get(path) or edits.text_of(result, path), thing, new)
        moved = _moves(result, thing, new)
    for changed, text in texts.items():
        texts[changed] = _in_form(result, changed, text or "")
    for path, before in moved.items():
        texts[path] = texts.get(before) or edits.text_of(result, before)
        texts[before] = None
    return Renaming(thing, old, new, texts, moved, len(changes))


def steps(folder: Path, renaming: Renaming, pages: Mapping[files.File, bytes]) -> list[transactions.Step]:
    """Return the steps of a renaming, in an order that can be broken off anywhere and begun again.

    First what defines the thing gets its former id; then its file, or its roadmap's folder with all that is in it, gets
    its new name; then all references follow.

    Args:
        folder: The curriculum's folder.
        renaming: What it changes.
        pages: The new contents of pages written by hand.
    """
    thing, moves = renaming.thing, renaming.moved
    if moves and isinstance(thing, Roadmap):
        moves = {f"roadmaps/{renaming.new}": f"roadmaps/{thing.id}"}
    steps = edits.steps(folder, renaming.texts, renaming.moved, moves)
    steps.sort(key=lambda step: step.file.path != thing.place.path)
    return [*steps, *starmap(transactions.Write, pages.items())]


def pages(root: Path, inside: str, renaming: Renaming) -> dict[files.File, bytes]:
    """Return the new contents of the pages written by hand that link to what is renamed.

    Args:
        root: The folder below which may be written.
        inside: The way from there to the folder of the pages; empty when it is the root.
        renaming: What it changes.
    """
    changed = {}
    for file in sorted((root / inside).rglob("*.md")):
        if file.is_file() and not file.is_symlink():
            text = file.read_bytes().decode("utf-8", errors="surrogateescape")
            if pieces := list(_links(text, renaming)):
                after = edits.spliced(text, pieces).encode("utf-8", errors="surrogateescape")
                changed[files.File(root, file.relative_to(root).as_posix())] = after
    return changed


def _links(markdown: str, renaming: Renaming) -> Iterator[edits.Piece]:
    """Yield what becomes of the links of a page to what is renamed."""
    for link in wiki_links.find_in_page(markdown):
        if target := _new_form(renaming.thing, renaming.old, renaming.new, link.target):
            yield link.start, link.source, link.source.replace(link.target, target, 1)


def _new_form(thing: Thing, old: str, new: str, id: str) -> str | None:
    """Return the new form of an id, if it is that of the thing that is renamed, or of a stage in it."""
    if id == old or (isinstance(thing, Roadmap) and id.startswith(f"{old}/")):
        return new + id.removeprefix(old)
    return None


def _meant(result: LoadResult, old: str, new: str) -> tuple[Thing, str]:
    """Return the thing, and its new id as `[[…]]` writes it: the one that it has where the renaming has begun."""
    if thing := result.curriculum.by_id.get(old):
        return thing, _new_id(result, thing, new)
    renamed = result.curriculum.renamed.get(old)
    if renamed and new in {link_id(renamed), renamed.id}:
        return renamed, link_id(renamed)
    if renamed:
        raise edits.RefusedError(f"`{old}` has been renamed already: it is now `{link_id(renamed)}`.")
    edits.refuse_unread(result, old)
    help = "`roadmap list` shows all ids; that of a stage is `roadmap/stage`."
    if near := queries.nearest(result.curriculum, old):
        help = f"Did you mean `{near}`?"
    raise edits.RefusedError(f"Nothing has the id `{old}`. {help}")


def _refuse_unread_mention(result: LoadResult, old: str) -> None:
    """Refuse where a file that cannot be read has the id in its text: it may have to be led to the new one."""
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    for path, document in result.located.documents.items():
        if document.data is None and word.search(document.text):
            edits.text_of(result, path)


def _new_id(result: LoadResult, thing: Thing, new: str) -> str:
    within = link_id(thing).removesuffix(thing.id)
    own = new.removeprefix(within)
    if not ID.fits(own):
        raise edits.RefusedError(
            f"`{own}` is not an id. Use small letters, digits and single hyphens: `first-steps-2`."
        )
    whole = within + own
    if whole == link_id(thing):
        raise edits.RefusedError(f"`{whole}` is its id already.")
    edits.refuse_taken(result.curriculum, whole, own=thing)
    edits.refuse_unread(result, whole)
    return whole


def _defined(text: str, thing: Thing, new: str) -> str:
    """Return the text of the file that defines a thing, with its new id and its old one among the former ids."""
    own = new.rpartition("/")[2]
    was: list[Data] = [*(former for former in thing.was if former not in {own, thing.id}), thing.id]
    if not thing.place.trail:
        return edits.with_key(text, (), "was", was)
    return edits.with_key(edits.with_id(text, thing.id, own), (own,), "was", was)


def _in_form(result: LoadResult, path: str, text: str) -> str:
    """Return a changed file in its canonical form, if it had that before: a longer id can break a line elsewhere."""
    base = editor_schemas.base_of(result.located.documents["curriculum.yml"].text)
    before = result.located.documents[path].text
    with suppress(edits.RefusedError):
        if formatting.formatted(before, path, base) == before:
            return formatting.formatted(text, path, base)
    return text


def _moves(result: LoadResult, thing: Thing, new: str) -> dict[str, str]:
    """Return the new paths of the files that have the id in their path, each with its old one."""
    if isinstance(thing, Stage):
        path = thing.place.path
        return {path.replace(f"-{thing.id}.yml", f"-{new.rpartition('/')[2]}.yml"): path}
    if isinstance(thing, Roadmap):
        old = f"roadmaps/{thing.id}/"
        return {f"roadmaps/{new}/{p.removeprefix(old)}": p for p in result.located.documents if p.startswith(old)}
    return {}
