# Why: a command that changes files changes all of them or none, and never into something that says less than before.
"""New texts for a curriculum's files: making them, trying them, writing them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.system import transactions
from roadmap_site.system.files import File
from roadmap_site.system.transactions import Move, Step, Write
from roadmap_site.yaml_io import comments, reader, writer
from roadmap_site.yaml_io.document import Data, Document, Trail
from roadmap_site.yaml_io.writer import Node

Texts = Mapping[str, str | None]
"""Path of a file, relative to the curriculum's folder → its new text; nothing for a file that goes."""


_APART = re.compile(r"\n\n[^\s#]")
"""A blank line above a key at the top of a file: its author keeps entries apart."""


def with_entry(text: str, id: str, value: Data) -> str:
    """Return the text of a file whose top is a mapping, with one more entry at its end."""
    entry = {id: value}
    if not text.strip():
        return writer.written(entry)
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "\n" * bool(_APART.search(text.replace("\r\n", "\n")))
    longer = text.rstrip() + f"\n{gap}{writer.written(entry)}".replace("\n", ending)
    wanted = {**_mapping(reader.parse(text, "")[0]), **entry}
    found, problems = reader.parse(longer, "")
    if found.data == wanted and not problems:
        return longer
    return _changed(text, (), lambda node: _with_pair(node, id, value))


def with_item(text: str, trail: Trail, value: Data) -> str:
    """Return the canonical text of a file with one more item at the end of the list at a trail.

    Where there is no list yet, the last step of the trail becomes a key with one.
    """

    def added(node: Node) -> None:
        found = node.value.get(str(trail[-1])) if isinstance(node.value, dict) else None
        items = found.value if found and isinstance(found.value, list) else []
        _with_pair(node, str(trail[-1]), [])
        if isinstance(node.value, dict):
            node.value[str(trail[-1])].value = [*items, writer.node(value)]

    return _changed(text, trail[:-1], added)


def with_key(text: str, trail: Trail, key: str, value: Data, long_form: str) -> str:
    """Return the canonical text of a file with a key set in the mapping at a trail.

    Args:
        text: The file.
        trail: The way to the mapping.
        key: The key.
        value: Its value.
        long_form: The key that a bare text at that place stands for.
    """

    def changed(node: Node) -> None:
        if isinstance(node.value, str):
            node.value = {long_form: Node(node.value)}
        _with_pair(node, key, value)

    return _changed(text, trail, changed)


def with_id(text: str, old: str, new: str) -> str:
    """Return the canonical text of a file whose top is a mapping, with one of its keys called otherwise."""

    def changed(node: Node) -> None:
        if isinstance(node.value, dict):
            node.value = {new if key == old else key: value for key, value in node.value.items()}

    return _changed(text, (), changed)


def tried(folder: Path, shown: str, texts: Texts) -> LoadResult:
    """Return what a curriculum's folder would hold with new texts, without touching anything."""
    changed = {path: None if text is None else text.encode() for path, text in texts.items()}
    return loader.load(folder, shown, changed)


def write(folder: Path, texts: Texts, moved: Mapping[str, str] | None = None) -> None:
    """Write the texts of a curriculum's files, all or none; see `steps`.

    Raises:
        OSError: One of them cannot be written; then all are as before.
    """
    with transactions.session(folder) as session:
        session.run(steps(folder, texts, moved))


def steps(folder: Path, texts: Texts, moved: Mapping[str, str] | None = None) -> list[Step]:
    """Return the steps that give files their new texts: moves first, what goes last.

    Args:
        folder: The curriculum's folder.
        texts: The new texts of its files.
        moved: New path of a file → the path that it has, in the order in which they shall move. Both are in `texts`.
    """
    moves = dict(moved or {})
    found: list[Step] = [Move(File(folder, old), new) for new, old in moves.items()]
    others = {path: text for path, text in texts.items() if path not in moves and path not in moves.values()}
    for path, text in sorted(others.items(), key=lambda item: item[1] is None):
        found.append(Write(File(folder, path), None if text is None else text.encode()))
    return found


def difference(folder: Path, shown: str, texts: Texts, moved: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield the lines that new texts would change, as unified diffs.

    Args:
        folder: The curriculum's folder.
        shown: The folder as messages shall show it.
        texts: The new texts.
        moved: New path of a file → the path that it had.
    """
    before = dict(moved or {})
    for path, text in sorted(texts.items()):
        source_path = before.get(path, path)
        file = folder / source_path
        old = file.read_text(encoding="utf-8") if file.is_file() else ""
        if text != old and not (text is None and path in before.values()):
            names = (
                f"{shown}/{source_path}" if old else "nothing",
                f"{shown}/{path}" if text is not None else "nothing",
            )
            yield from difflib.unified_diff(old.splitlines(), (text or "").splitlines(), *names, lineterm="", n=2)


def at(root: Node, trail: Trail) -> Node:
    """Return the value at a trail; one that leads into a short form ends at the short form."""
    found = root
    for step in trail:
        inner = found.value
        if isinstance(inner, dict):
            found = inner[str(step)]
        elif isinstance(inner, list):
            found = inner[int(step)]
    return found


def _mapping(document: Document) -> dict[str, Data]:
    return document.data if isinstance(document.data, dict) else {}


def _with_pair(node: Node, key: str, value: Data) -> None:
    if isinstance(node.value, dict):
        old = node.value.get(key, Node(""))
        node.value[key] = Node(writer.node(value).value, old.before, old.beside, old.after)


def _changed(text: str, trail: Trail, change: Callable[[Node], None]) -> str:
    document, problems = reader.parse(text, "")
    if problems or document.data is None:
        raise ValueError("only a file that can be read can be changed")
    root = comments.read(document)
    change(at(root, trail))
    return writer.text(root)
