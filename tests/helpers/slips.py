"""Slips: what contributors do to the files of a sound curriculum, one at a time or all at once.

The curriculum is `tests/robustness/curricula/sailing`, in three scripts; the slips stand in `tests/robustness/slips`. A
slip is an entry of a file there:

- `slip` is its name, `file` the file that it happens to;
- `right` is a text that stands once in the file, and `wrong` what stands there afterwards; or the whole file gets
  another `content` (nothing: it is taken away), the one of another file (`copy`), another path (`move`), another
  `encoding`, or the line ends of Windows (`newline`);
- `⟦…⟧` are around the words of which one must be told as the place; where that lies elsewhere, `place` is a text of
  the file `at` with such marks; of what has no word, the file alone is looked at;
- `code` is the code, or those that are honest; left out where any is;
- `help` are words that the help must have, `fact` those of the message;
- `told` is how many problems there are, where that is more than one;
- `put` is what must stand in the help, and mends the file in place of the word that was told; or `mended` is what a
  person writes who follows the help, in place of `wrong`; what was `right` where that is left out;
- `alone` are slips that say something else when there are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from roadmap_site.problems.problem import Problem

HERE = Path(__file__).parents[1] / "robustness"
Files = dict[str, bytes]
"""Path in the curriculum's folder → what the file holds."""

_MARK = re.compile("[⟦⟧]")


class Place(NamedTuple):
    """Where a word stands, as git and editors count; without a line for a file as a whole."""

    path: str
    line: int | None = None
    column: int = 1
    length: int = 1


class Change(NamedTuple):
    """A text of a file, and what stands there afterwards, with marks."""

    path: str
    right: str
    wrong: str


@dataclass(frozen=True)
class Slip:
    """A slip as its table has it."""

    name: str
    table: str
    entry: Mapping[str, Any]

    @property
    def path(self) -> str:
        """The file that it happens to."""
        return str(self.entry["file"])

    @property
    def alone(self) -> bool:
        """Whether it is only tried without the others: those with whole files are."""
        return bool(self.entry.get("alone")) or self.table == "files"

    @property
    def codes(self) -> list[str]:
        """The codes by which it may be told; none where any may."""
        return _several(self.entry.get("code", []))

    @property
    def fact(self) -> list[str]:
        """What the message must say."""
        return _several(self.entry.get("fact", []))

    @property
    def help(self) -> list[str]:
        """What the help must say."""
        return _several(self.entry.get("put", [])) + _several(self.entry.get("help", []))

    def changes(self) -> list[Change]:
        """Return what it does to texts."""
        entries = [self.entry, *self.entry.get("also", [])]
        return [Change(entry["file"], entry["right"], entry["wrong"]) for entry in entries if "right" in entry]


def sailing() -> dict[str, str]:
    """Return the sound curriculum: path → text."""
    folder = HERE / "curricula" / "sailing"
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.yml")}


def read() -> list[Slip]:
    """Return all slips."""
    slips = []
    for file in sorted((HERE / "slips").glob("*.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
            slips.append(Slip(entry["slip"], file.stem, entry))
    return slips


def without_marks(text: str) -> str:
    """Return a text without its marks."""
    return _MARK.sub("", text)


def made(texts: Mapping[str, str], slip: Slip) -> tuple[Files, list[Place]]:
    """Return the files of a curriculum with a slip in them, and the places of which one is to be told."""
    marked = dict(texts)
    for change in slip.changes():
        marked[change.path] = replaced(marked[change.path], change.right, change.wrong)
    entry, path = slip.entry, slip.path
    if "copy" in entry:
        marked[path] = marked[entry["copy"]]
    if "content" in entry:
        marked[path] = entry["content"] or ""
    if "move" in entry:
        marked[entry["move"]] = marked.pop(path)
    where = _several(entry.get("at", entry.get("move", path)))
    if "place" in entry:
        text = without_marks(marked[where[0]])
        marked[where[0]] = replaced(text, without_marks(entry["place"]), entry["place"])
    places = [place for at in where for place in marked_places(at, marked.get(at, ""))] or [Place(at) for at in where]
    files = {name: _encoded(without_marks(text), entry if name == path else {}) for name, text in marked.items()}
    if "content" in entry and entry["content"] is None:
        del files[path]
    return files, places


def mended(texts: Mapping[str, str], slip: Slip, told: Problem) -> Files:
    """Return the files after a person has done what the help says."""
    entry = slip.entry
    if "put" in entry:
        return _put(made(texts, slip)[0], told, entry["put"], entry)
    files = {name: text.encode() for name, text in texts.items()}
    if "mended" in entry:
        files[slip.path] = replaced(texts[slip.path], entry["right"], entry["mended"]).encode()
    return files


def all_made(texts: Mapping[str, str], slips: Iterable[Slip]) -> tuple[Files, list[tuple[Slip, list[Place]]]]:
    """Return the files with many slips in them, and the places of each."""
    by_path: dict[str, list[tuple[int, Slip, Change]]] = {}
    for slip in slips:
        (change,) = slip.changes()
        by_path.setdefault(change.path, []).append((texts[change.path].index(change.right), slip, change))
    files, expected = {name: text.encode() for name, text in texts.items()}, []
    for path, changes in by_path.items():
        pieces, end, own = [], 0, []
        for start, slip, change in sorted(changes, key=lambda each: each[0]):
            assert start >= end, f"{slip.name} touches what another slip has changed"
            pieces += [texts[path][end:start], change.wrong]
            end = start + len(change.right)
            own.append(slip)
        text = "".join([*pieces, texts[path][end:]])
        for slip in own:
            if "place" in slip.entry:
                text = replaced(text, without_marks(slip.entry["place"]), slip.entry["place"])
        places = iter(marked_places(path, text))
        for slip in own:
            count = (slip.entry["wrong"] + slip.entry.get("place", "")).count("⟦")
            expected.append((slip, [next(places) for _ in range(count)]))
        files[path] = without_marks(text).encode()
    return files, expected


def replaced(text: str, before: str, after: str) -> str:
    """Return a text in which one that stands there once is replaced."""
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
    return text.replace(before, after)


def is_at(problem: Problem, places: Iterable[Place], folder: str) -> bool:
    """Return whether a problem is told at one of some places: the right file, line, column and word."""
    told = problem.location
    word = Place(told.path.removeprefix(f"{folder}/"), told.line, told.column, told.length)
    return any(place in {word, Place(word.path)} for place in places)


def marked_places(path: str, marked: str) -> list[Place]:
    """Return the places of the marked words of a file, in the order of their first marks."""
    places = dict(_marked_places(path, marked))
    return [places[number] for number in sorted(places)]


def _marked_places(path: str, marked: str) -> Iterator[tuple[int, Place]]:
    """Yield each marked word: which mark began it, and its place."""
    line, column, number = 1, 1, 0
    begun: list[tuple[int, int, int]] = []
    for character in marked:
        if character == "⟦":
            begun.append((number, line, column))
            number += 1
        elif character == "⟧":
            first, at_line, at_column = begun.pop()
            yield first, Place(path, at_line, at_column, max(column - at_column, 1))
        elif character == "\n":
            line, column = line + 1, 1
        else:
            column += 1


def _several(words: Any) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _encoded(text: str, entry: Mapping[str, Any]) -> bytes:
    if "newline" in entry:
        text = text.replace("\n", "\r\n")
    return text.encode(entry.get("encoding", "utf-8"), "replace")


def _put(files: Files, told: Problem, words: str, entry: Mapping[str, Any]) -> Files:
    """Return the files with other words at the place that was told."""
    place = told.location
    path = place.path.partition("/")[2]
    encoding = entry.get("encoding", "utf-8")
    lines = files[path].decode(encoding).split("\n")
    line = lines[place.line - 1]
    lines[place.line - 1] = line[: place.column - 1] + words + line[place.column - 1 + place.length :]
    return {**files, path: "\n".join(lines).encode(encoding)}
