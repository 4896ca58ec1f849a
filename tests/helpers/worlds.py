"""Small curricula and sites for tests.

Every test builds its own small world; this is how, in one line.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.edit import editor_schemas, edits
from roadmap_site.system import transactions

BASE = {
    "curriculum.yml": """\
        title: A curriculum
        roadmaps: [first]
        levels: {beginner: Beginner}
        costs: {free: Free}
        kinds: {book: {title: Book, plural: Books}}
        areas: {basics: Basics, extras: Extras}
        """,
    "topics/basics.yml": "softmax: Softmax\n",
    "roadmaps/first/roadmap.yml": "title: First\n",
    "roadmaps/first/01-start.yml": """\
        title: Start
        topics: [softmax]
        """,
}
"""The smallest curriculum: one roadmap, one stage, one topic, no problems."""


def write(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write the base curriculum with some files changed, added or, where there is nothing, left out."""
    for name, content in {**BASE, **files}.items():
        if content is not None:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            raw = content if isinstance(content, bytes) else textwrap.dedent(content).encode()
            file.write_bytes(raw)
    return folder


def load(folder: Path, files: Mapping[str, str | bytes | None]) -> LoadResult:
    """Write a curriculum and load it; messages call its folder `curriculum`."""
    return loader.load(write(folder / "curriculum", files), "curriculum")


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write the schemas with the ids of a curriculum where its files look for them; return the names of what is new."""
    with transactions.session(folder) as session:
        return editor_schemas.write(
            editor_schemas.texts(loader.load(folder).curriculum), folder, editor_schemas.FOLDER, session
        )


def codes(result: LoadResult) -> list[str]:
    """Return the codes of all problems, in their order."""
    return [problem.code for problem in result.problems]


def snippet(text: str) -> dict[str, str]:
    """Return the files of a documentation snippet, where a comment with a path starts each file."""
    files: dict[str, str] = {}
    name = ""
    for line in textwrap.dedent(text).splitlines():
        if line.startswith("# ") and line.endswith((".yml", ".yaml", ".md")):
            name = line[2:]
            files[name] = ""
        elif name:
            files[name] += line + "\n"
    return files


def change(folder: Path, texts: edits.Texts) -> None:
    """Give files of a curriculum their new texts, all or none."""
    with transactions.session(folder) as session:
        session.run(edits.steps(folder, texts))
