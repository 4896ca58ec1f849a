"""New texts for a curriculum's files: making them, trying them, writing them.

A change in a file never makes it say less than before: it is read with its comments, changed as data, and written in
canonical form. All files of a change are written, or none.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.system.files import File
from roadmap_site.system.transactions import Move, Step, Write
from roadmap_site.yaml_io import comments, reader, writer
from roadmap_site.yaml_io.document import Data, Trail
from roadmap_site.yaml_io.writer import Node

Texts = Mapping[str, str | None]
"""Path of a file, relative to the curriculum's folder → its new text; nothing for a file that goes."""

# A blank line above a key at the top of a file: its author keeps entries apart.
_APART = re.compile(r"\n\n[^\s#]")


class RefusedError(Exception):
    """A change cannot be made as asked for; its text says why, for people."""


def with_entry(text: str, id: str, value: Data) -> str:
    """Return the text of a file whose top is a mapping, with one more entry at its end."""
    entry = {id: value}
    if not text.strip():
        return writer.written(entry)
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "\n" * bool(_APART.search(text.replace("\r\n", "\n")))
    longer = text.rstrip() + f"\n{gap}{writer.written(entry)}".replace("\n", ending)
    before, (after, problems) = reader.parse(text, "")[0].data, reader.parse(longer, "")
    if isinstance(before, dict) and after.data == {**before, **entry} and not problems:
        return longer
    return _changed(text, (), lambda node: _with_pair(node, id, value))


def with_item(text: str, trail: Trail, value: Data) -> str:
    """Return the canonical text of a file with one more item at the end of the list at a trail.

    Where there is no list yet, the last step of the trail becomes a key with one.
    """
    key = str(trail[-1])

    def added(node: Node) -> None:
        if isinstance(node.value, dict):
            items = node.value.setdefault(key, Node([]))
            if not isinstance(items.value, list):
                items.value = []
            items.value.append(writer.node(value))

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
    return loader.load(folder, shown, {path: _encoded(text) for path, text in texts.items()})


def steps(folder: Path, texts: Texts, moved: Mapping[str, str] = {}) -> list[Step]:
    """Return the steps that give files their new texts: moves first, what goes last.

    Args:
        folder: The curriculum's folder.
        texts: The new texts of its files.
        moved: New path of a file → the path that it has, in the order in which they shall move. Both are in `texts`.
    """
    moving = {*moved, *moved.values()}
    steps: list[Step] = [Move(File(folder, old), new) for new, old in moved.items()]
    for path, text in sorted(texts.items(), key=lambda item: item[1] is None):
        if path not in moving:
            steps.append(Write(File(folder, path), _encoded(text)))
    return steps


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
        file = folder / source
        old = file.read_text(encoding="utf-8") if file.is_file() else ""
        if text != old and not (text is None and path in moved.values()):
            before = f"{shown}/{source}" if old else "nothing"
            after = "nothing" if text is None else f"{shown}/{path}"
            new = (text or "").splitlines()
            yield from difflib.unified_diff(old.splitlines(), new, before, after, lineterm="", n=2)


def at(root: Node, trail: Trail) -> Node:
    """Return the value at a trail; one that leads into a short form ends at the short form."""
    node = root
    for step in trail:
        inner = node.value
        if isinstance(inner, dict):
            node = inner[str(step)]
        elif isinstance(inner, list):
            node = inner[int(step)]
    return node


def _encoded(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


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
