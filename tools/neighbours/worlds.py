"""Small sites on disk, each built as its owner would build it, with one plugin beside ours.

A world is a repository of its own with one commit of a day long past, so that a day of the build is seen. What several
entries of the table want in one `mkdocs.yml` is put together: mappings key by key, lists one behind the other.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tools.neighbours.table import Entry, Table

DAY = "2024-03-05"
"""The day on which all files of a world were last changed."""
ORDERS = ("before", "after", "shuffled")
"""Where a plugin stands: before ours, after ours, or among others in an order by the seed of the table."""
_ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    **dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{DAY}T12:00:00Z"),
    **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "A Baker"),
    **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "baker@bread.example"),
}


def company(table: Table, entry: Entry, order: str) -> list[Entry]:
    """Return the entries that stand in one world."""
    if order != "shuffled":
        return [entry]
    others = [table.entries[name] for name in table.company if name != entry.name]
    return [entry, *Random(f"{table.seed} {entry.name}").sample(others, 2)]  # noqa: S311 (the same each time)


def plugins(table: Table, entries: Sequence[Entry], order: str) -> list[dict[str, Any]]:
    """Return what stands under `plugins`."""
    theirs = [{name: settings or {}} for entry in entries for name, settings in entry.plugins.items()]
    ours: list[dict[str, Any]] = [{"roadmap": {}}]
    names = {name for each in theirs for name in each}
    search: list[dict[str, Any]] = [] if "search" in names else [{"search": {}}]
    if order == "before":
        return [*search, *theirs, *ours]
    if order == "after":
        return [*search, *ours, *theirs]
    all = [*search, *theirs, *ours]
    Random(f"{table.seed} {entries[0].name}").shuffle(all)  # noqa: S311 (the same each time)
    return all


def write(folder: Path, table: Table, entries: Sequence[Entry], order: str) -> None:
    """Write a world and make a commit of it."""
    settings: Any = table.settings
    files: dict[str, str | None] = {**table.files}
    for entry in entries:
        settings = _together(settings, entry.settings)
        doubled = entry.files.keys() & files.keys() - {*table.files}
        if doubled:
            raise ValueError(f"{entry.name} and one of {table.company} have {doubled} both")
        files.update(entry.files)
    settings = {**settings, "plugins": plugins(table, entries, order)}
    files["mkdocs.yml"] = yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)
    for path, text in files.items():
        if text is None:
            continue
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    run(folder, ("git", "init", "--quiet", "--initial-branch", "main"), ("git", "add", "."), ("git", "commit", "-qmx"))


def run(folder: Path, *commands: Sequence[str]) -> tuple[int, str]:
    """Run commands in a folder up to the first that fails; return its exit code, and what all have said."""
    said = ""
    for command in commands:
        done = subprocess.run(
            command,
            cwd=folder,
            env=_ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        said += done.stdout
        if done.returncode:
            return done.returncode, said
    return 0, said


def build(folder: Path, engine: str, then: Iterable[Sequence[str]]) -> tuple[int, str]:
    """Build a world strictly; return the exit code, and what was said.

    Args:
        folder: The world.
        engine: `mkdocs` or `properdocs`.
        then: Commands that are run after it.
    """
    return run(folder, (sys.executable, "-m", engine, "build", "--strict"), *then)


def _together(one: Any, other: Any) -> Any:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return {**one, **{key: _together(one[key], value) if key in one else value for key, value in other.items()}}
    return [*one, *other] if isinstance(one, list) and isinstance(other, list) else other
