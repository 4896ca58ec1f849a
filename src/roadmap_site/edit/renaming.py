"""Giving a thing another id: an id is for ever on the site and in readers' ticks, so the old one is remembered.

Every reference is led to the new id, in pages written by hand too, and files that have the id in their name move. The
steps stand in an order that can be broken off anywhere: whoever runs the renaming again goes on with it.
"""

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import queries, wiki_links
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Roadmap, Stage, Thing, link_id
from roadmap_site.edit import editor_schemas, edits, formatting
from roadmap_site.schema.paths import HOME
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
        explanations: The explanations of the curriculum, whatever becomes of them: no pages written by hand, where the
            curriculum lies among those.
    """

    thing: Thing
    old: str
    new: str
    texts: dict[str, str | None]
    moved: dict[str, str]
    references: int
    explanations: frozenset[str]

    @property
    def moves(self) -> Mapping[str, str]:
        """New path of what moves as a whole → the path that it had: the folder of a roadmap, else each file."""
        if self.moved and isinstance(self.thing, Roadmap):
            return {f"roadmaps/{self.new}": f"roadmaps/{self.thing.id}"}
        return self.moved

    def place(self, path: str) -> str:
        """Return where what lies at a path in the curriculum's folder lies afterwards."""
        for new, old in self.moves.items():
            if path.startswith(f"{old}/"):
                return new + path.removeprefix(old)
        return path


class Others(NamedTuple):
    """What other curricula of a site have: of one id, `[[id]]` in a page by hand leads to the first in `mkdocs.yml`."""

    before: Mapping[str, str]
    """Id → the curriculum that has it, in words, of those that come before."""
    after: Mapping[str, str]
    """The same of those that come after."""
    explanations: Collection[Path] = ()
    """Their explanations, by their real paths: their links are their own, also where they lie among the pages."""


NO_OTHERS = Others({}, {})


class Pages(NamedTuple):
    """What a renaming makes of pages written by hand."""

    changed: dict[files.File, bytes]
    """Page → its new content."""
    left: dict[files.File, dict[str, str]]
    """Page → the ids in its links that stay, each with what it leads to."""


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
        # In a text `[[home]]` leads to the home page, whatever has that id.
        is_home = reference.noun is None and reference.target == HOME
        if not is_home and (target := _new_form(thing, old, new, reference.target)):
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
    return Renaming(thing, old, new, texts, moved, len(changes), frozenset(result.located.explanations))


def steps(folder: Path, renaming: Renaming, pages: Mapping[files.File, bytes]) -> list[transactions.Step]:
    """Return the steps of a renaming, in an order that can be broken off anywhere and begun again.

    First what defines the thing gets its former id; then its file, or its roadmap's folder with all that is in it, gets
    its new name; then all references follow.

    Args:
        folder: The curriculum's folder.
        renaming: What it changes.
        pages: The new contents of pages written by hand.
    """
    steps = edits.steps(folder, renaming.texts, renaming.moved, renaming.moves)
    steps.sort(key=lambda step: step.file.path != renaming.thing.place.path)
    return [*steps, *starmap(transactions.Write, pages.items())]


def pages(root: Path, inside: str, folder: Path, renaming: Renaming, others: Others = NO_OTHERS) -> Pages:
    """Return what becomes of the pages written by hand that link to what is renamed.

    Args:
        root: The folder below which may be written.
        inside: The way from there to the folder of the pages; empty when it is the root.
        folder: The curriculum's folder, which may lie among the pages.
        renaming: What it changes.
        others: What the links of the pages can lead to in other curricula.

    Raises:
        RefusedError: With the new id a link would lead into another curriculum, or out of another one.
    """
    changed, left = {}, dict[files.File, dict[str, str]]()
    for whole in sorted((root / inside).rglob("*.md")):
        own = _within(folder, whole)
        if own in renaming.explanations or whole.resolve() in others.explanations:
            continue
        if whole.is_file() and not whole.is_symlink():
            file = files.File(root, whole.relative_to(root).as_posix().removesuffix(own) + renaming.place(own))
            text = whole.read_bytes().decode("utf-8", errors="surrogateescape")
            links, elsewhere = _links(text, renaming, others)
            if links:
                changed[file] = edits.spliced(text, links).encode("utf-8", errors="surrogateescape")
            if elsewhere:
                left[file] = elsewhere
    return Pages(changed, left)


def _within(folder: Path, file: Path) -> str:
    """Return the path of a file in a folder; empty where it lies elsewhere."""
    whole = file.resolve()
    if whole.is_relative_to(folder.resolve()):
        return whole.relative_to(folder.resolve()).as_posix()
    return ""


def _links(markdown: str, renaming: Renaming, others: Others) -> tuple[list[edits.Piece], dict[str, str]]:
    """Return what becomes of the links of a page, and which ids among those that change lead elsewhere, and where."""
    thing, old, new = renaming.thing, renaming.old, renaming.new
    begun, pieces, elsewhere = link_id(thing) == new, list[edits.Piece](), dict[str, str]()
    for link in wiki_links.find_in_page(markdown):
        id = link.target
        if not begun and id in others.after and _new_form(thing, new, new, id):
            fact = f"pages by hand mean that of {others.after[id]} by `[[{id}]]`, which would lead here from then on"
            raise edits.RefusedError(f"`{new}` cannot be its id: {fact}. Choose another one.")
        target = _new_form(thing, old, new, id)
        if target is None:
            continue
        where = others.before.get(id) or (others.after.get(id) if begun else None)
        if id == HOME:
            where = "the home page"
        if where:
            elsewhere[id] = where
        elif target in others.before:
            fact = f"in pages by hand `[[{target}]]` leads to that of {others.before[target]}"
            raise edits.RefusedError(f"`{new}` cannot be its id: {fact}. Choose another one.")
        else:
            pieces.append((link.start, link.source, link.source.replace(id, target, 1)))
    return pieces, elsewhere


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
    if path in result.located.explanations:
        return text
    base = editor_schemas.base_of(result.located.documents["curriculum.yml"].text)
    before = result.located.documents[path].text
    with suppress(edits.RefusedError):
        if formatting.formatted(before, path, base) == before:
            return formatting.formatted(text, path, base)
    return text


def _moves(result: LoadResult, thing: Thing, new: str) -> dict[str, str]:
    """Return the new paths of the files that have the id in their path, each with its old one."""
    moved = {}
    if isinstance(thing, Roadmap):
        old = f"roadmaps/{thing.id}/"
        for path in (*result.located.documents, *result.located.explanations):
            if path.startswith(old):
                moved[f"roadmaps/{new}/{path.removeprefix(old)}"] = path
        return moved
    named = [thing.place.path] if isinstance(thing, Stage) else []
    if thing.explanation:
        named.append(thing.explanation.place.path)
    for path in named:
        before, _, ending = path.rpartition(".")
        moved[f"{before.removesuffix(thing.id)}{new.rpartition('/')[2]}.{ending}"] = path
    return moved
