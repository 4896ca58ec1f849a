# Why: a command that changes files changes all of them or none, and never into something that says less than before.
"""New texts for a curriculum's files: making them, trying them, writing them."""

from __future__ import annotations

import difflib
import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from roadmap_site.curriculum import loader, source
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Trail
from roadmap_site.curriculum.source import Data, Document
from roadmap_site.workshop import comments, layout
from roadmap_site.workshop.layout import Node

Texts = Mapping[str, str | None]
"""Path of a file, relative to the curriculum's folder → its new text; nothing for a file that goes."""


_APART = re.compile(r"\n\n[^\s#]")
"""A blank line above a key at the top of a file: its author keeps entries apart."""


def with_entry(text: str, id: str, value: Data) -> str:
    """Return the text of a file whose top is a mapping, with one more entry at its end."""
    entry = {id: value}
    if not text.strip():
        return layout.written(entry)
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "\n" * bool(_APART.search(text.replace("\r\n", "\n")))
    longer = text.rstrip() + f"\n{gap}{layout.written(entry)}".replace("\n", ending)
    wanted = {**_mapping(source.parse(text, "")[0]), **entry}
    found, problems = source.parse(longer, "")
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
            node.value[str(trail[-1])].value = [*items, layout.node(value)]

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
    """Return what a curriculum's folder would hold with new texts, without touching it."""
    with tempfile.TemporaryDirectory(prefix="roadmap_") as copy:
        trial = Path(copy) / "curriculum"
        if folder.is_dir():
            shutil.copytree(folder, trial, symlinks=True, ignore=_others)
        trial.mkdir(exist_ok=True)
        write(trial, texts)
        return loader.load(trial, shown)


def write(folder: Path, texts: Texts) -> None:
    """Write the texts of files, and take away those that go, with the folders that are empty then.

    Raises:
        OSError: One of them cannot be written; then no file has changed.
    """
    whole: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            if text is not None:
                file = folder / path
                whole[file] = file.with_name(f".{file.name}.new")
                _write_beside(file, text, whole[file])
    except OSError:
        for beside in whole.values():
            if beside.is_file():
                beside.unlink()
        raise
    for file, beside in whole.items():
        os.replace(beside, file)  # noqa: PTH105 (a reader sees the old text or the new one, never half of it)
    for path, text in texts.items():
        if text is None:
            (folder / path).unlink()
            if not any((folder / path).parent.iterdir()):
                (folder / path).parent.rmdir()


def _write_beside(file: Path, text: str, beside: Path) -> None:
    """Write the new text of a file into another one, with the same permissions."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    beside.write_text(text, encoding="utf-8", newline="")
    if file.exists():
        shutil.copymode(file, beside)


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


def _others(folder: str, names: list[str]) -> list[str]:
    """Return the names in a folder that are no part of a curriculum."""
    yaml = {name for name in names if name.endswith(".yml") or Path(folder, name).is_dir()}
    return [name for name in names if name not in yaml or name.startswith(".")]


def _mapping(document: Document) -> dict[str, Data]:
    return document.data if isinstance(document.data, dict) else {}


def _with_pair(node: Node, key: str, value: Data) -> None:
    if isinstance(node.value, dict):
        old = node.value.get(key, Node(""))
        node.value[key] = Node(layout.node(value).value, old.before, old.beside, old.after)


def _changed(text: str, trail: Trail, change: Callable[[Node], None]) -> str:
    document, problems = source.parse(text, "")
    if problems or document.data is None:
        raise ValueError("only a file that can be read can be changed")
    root = comments.read(document)
    change(at(root, trail))
    return layout.text(root)
