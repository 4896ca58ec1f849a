"""Which words of a document are in the YAML that an import made of it.

An import promises to lose nothing; whether it kept that promise must be told without asking the import.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import loader

_STRUCTURE = """
    stage stages phase phases level levels week weeks step topics topic key suggested recommended resources resource
    books book online courses course research papers paper communities tools videos projects project practical
    experience practice hands-on hands on milestone milestones tips beginner intermediate advanced duration time title
    by and or with
"""
STRUCTURE = frozenset(_STRUCTURE.split())
"""Words that an import may turn into keys, files and order."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKS = re.compile(r"^[ \t>]*(?:#+\s*)?(?:[0-9]+[.)]\s)?|(?<=\w )[0-9]+:|</?[a-z]+[^<>]*>", re.MULTILINE)
"""Numbers that only count, and tags."""


class Kept(NamedTuple):
    """Where the words of a document are."""

    words: int
    written: set[str]
    """In what the import wrote."""
    matched: set[str]
    """Only in the title, an alias or the authors of something that was there before."""
    reported: set[str]
    """Only in the comments about what has no place."""
    lost: set[str]
    """Nowhere."""


def words(text: str) -> set[str]:
    """Return the words of a text, in small letters and in the singular."""
    return {_singular(word) for word in _WORD.findall(text.casefold())}


def kept(document: str, folder: Path, roadmap: str, before: dict[str, str]) -> Kept:
    """Return where the words of a document are after its import.

    Args:
        document: Its text, as it should have been read.
        folder: The curriculum's folder.
        roadmap: Id of the roadmap that came of the document.
        before: The texts of the curriculum's files before the import, as `texts` gives them.
    """
    after = texts(folder)
    added = "\n".join(_added(text, before.get(path, "")) for path, text in after.items())
    comments = "\n".join(line for line in added.splitlines() if re.match(r"# [0-9]+: ", line))
    written = words(added) - words(comments) | words("\n".join(set(added.splitlines()) - set(comments.splitlines())))
    own = "\n".join(text for path, text in after.items() if path.startswith(f"roadmaps/{roadmap}/"))
    wanted = words(_MARKS.sub(" ", document)) - {_singular(word) for word in STRUCTURE}
    matched = words(" ".join(_names(folder, own))) - written
    reported = words(comments) - written - matched
    lost = wanted - written - matched - reported
    return Kept(len(wanted), wanted & written, wanted & matched, wanted & reported, lost)


def texts(folder: Path) -> dict[str, str]:
    """Return the texts of a curriculum's files by their paths."""
    files = folder.rglob("*.yml") if folder.is_dir() else ()
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def told_apart(document: str) -> str:
    """Return a document in which no word that says something comes twice: each gets letters of its own at its end."""
    endings = ("".join(letters) for letters in itertools.product("bcdfghjklmnpqrtvwxz", repeat=3))

    def marked(found: re.Match[str]) -> str:
        word = found[0]
        plain = word.casefold() in STRUCTURE or not word.isalpha() or len(word) < 3
        return word if plain else word + (next(endings).upper() if word.isupper() else next(endings))

    return "\n".join(line if "://" in line or "<" in line else _WORD.sub(marked, line) for line in document.split("\n"))


def _added(text: str, before: str) -> str:
    old = set(before.splitlines())
    return "\n".join(line for line in text.splitlines() if line not in old)


def _names(folder: Path, text: str) -> Iterator[str]:
    """Yield the words by which the things that a text refers to call themselves."""
    curriculum = loader.load(folder).curriculum
    for id, thing in curriculum.by_id.items():
        if re.search(rf"(?<![\w-]){re.escape(id)}(?![\w-])", text):
            yield from (thing.title, *getattr(thing, "aliases", ()), *getattr(thing, "authors", ()))
            yield getattr(thing, "level", None) or ""


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
