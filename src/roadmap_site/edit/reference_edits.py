"""References led to another id, in place.

An id stands in many places: a change of it must reach all of them, and touch nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from roadmap_site.curriculum import wiki_links
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.references import Reference
from roadmap_site.edit import edits
from roadmap_site.yaml_io import comments, reader, writer
from roadmap_site.yaml_io.document import Document

NewTarget = Callable[[Reference], str | None]
"""Gives the id that a reference is to name from now on; nothing for one that stays."""


def rewired(result: LoadResult, new_target: NewTarget) -> dict[str, str]:
    """Return the new texts of the files whose references change.

    Only the ids change, so that a review shows nothing else; a file in which that cannot be done, because an id is
    written with escapes, gets its canonical form. A file whose text has problems stays as it is.
    """
    wanted: dict[str, list[tuple[Reference, str]]] = defaultdict(list)
    for reference in result.graph.references:
        target = new_target(reference)
        if target is not None and target != reference.target:
            wanted[reference.place.path].append((reference, target))
    documents = result.located.documents
    return {
        path: _with_targets(documents[path], changes)
        for path, changes in wanted.items()
        if not reader.parse(documents[path].text, path)[1]
    }


def page_with_targets(markdown: str, targets: Callable[[str], str | None]) -> str:
    """Return a page written by hand with its `[[…]]` links led to other ids, where `targets` gives one."""
    for link in reversed(wiki_links.find_in_page(markdown)):
        target = targets(link.target)
        if target is not None:
            end = link.start + len(link.source)
            markdown = markdown[: link.start] + _link(link.source, link.target, target) + markdown[end:]
    return markdown


def _with_targets(document: Document, changes: Sequence[tuple[Reference, str]]) -> str:
    root = comments.read(document)
    spans = []
    for reference, target in changes:
        place = document.locate(reference.place.trail, reference.source, reference.occurrence)
        start = document.text.find(reference.target, document.index(place))
        spans.append((start, len(reference.target), target))
    # From the last link of a text to its first, so that counting them stays right.
    for reference, target in sorted(changes, key=lambda change: -change[0].occurrence):
        node = edits.at(root, reference.place.trail)
        node.value = _replaced(str(node.value), reference, target)
    text = document.text
    for start, length, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[start + length :]
    again, problems = reader.parse(text, document.path)
    return text if not problems and again.data == writer.data(root) else writer.text(root)


def _replaced(text: str, reference: Reference, target: str) -> str:
    if not reference.source:
        return target
    at = -1
    for _ in range(reference.occurrence + 1):
        at = text.index(reference.source, at + 1)
    return text[:at] + _link(reference.source, reference.target, target) + text[at + len(reference.source) :]


def _link(source: str, old: str, new: str) -> str:
    """Return a link as written with another target."""
    return source.replace(old, new, 1)
