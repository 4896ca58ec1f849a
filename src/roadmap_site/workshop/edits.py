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
from contextlib import suppress
from pathlib import Path

from roadmap_site.curriculum import loader, source, walking
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
        trial.mkdir()
        _copy(folder, trial)
        write(trial, texts)
        return loader.load(trial, shown)


def write(folder: Path, texts: Texts, pages: Mapping[Path, bytes] | None = None) -> None:
    """Write the texts of files, and take away those that go, with the folders that are empty then.

    Args:
        folder: The curriculum's folder.
        texts: The new texts of its files.
        pages: Other files → what they shall hold.

    Raises:
        OSError: One of them cannot be written; then all are as before.
    """
    contents = {folder / path: None if text is None else text.encode() for path, text in texts.items()}
    contents.update(pages or {})
    before: dict[Path, bytes | None] = {}
    try:
        # What comes first: a folder that a file moves out of may be gone afterwards.
        for file, content in sorted(contents.items(), key=lambda item: item[1] is None):
            before[file] = file.read_bytes() if file.is_file() else None
            _put(file, content)
    except OSError:
        for file, content in reversed(before.items()):
            with suppress(OSError):
                _put(file, content)
        raise


def _put(file: Path, content: bytes | None) -> None:
    """Give a file its content, or take it away; who reads it meanwhile sees the old content or the new one."""
    if content is None:
        file.unlink(missing_ok=True)
        for folder in (file.parent, file.parent.parent):
            if not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(content)
        if file.exists():
            shutil.copymode(file, beside)
        os.replace(beside, file)  # noqa: PTH105 (the word for it)
    finally:
        beside.unlink(missing_ok=True)


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


def _copy(folder: Path, trial: Path) -> None:
    """Copy what counts of a curriculum's folder, without its permissions: a trial is always allowed."""
    files = (Path(top, name) for top, _, names in walking.walk(folder) for name in names if name.endswith(".yml"))
    for file in files:
        inside = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") for part in inside.parts):
            (trial / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, trial / inside, follow_symlinks=False)


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
