"""What is tried with which plugin: `table.yml`, read.

Each entry is a plugin, or a theme, with the settings and pages of its own that it needs to show what it does, and the
sign by which its work is known on the built site. A new plugin is one more entry there, and its package one more line
among the dependencies for neighbours in `pyproject.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Entry:
    """A plugin or a theme, and how it is tried; all paths are as seen from `mkdocs.yml`."""

    name: str
    package: str
    """What pip installs for it."""
    about: str
    """What it is for, to follow its name."""
    plugins: Mapping[str, Any] = field(default_factory=dict)
    """Its part of `plugins`: name → settings, in their order."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What else it wants in `mkdocs.yml`."""
    files: Mapping[str, str | None] = field(default_factory=dict)
    """Path → text, beside or instead of those of the world; nothing where one of these is left out."""
    sign: Mapping[str, str] = field(default_factory=dict)
    """Path on the site → what must be found in it, as a regular expression."""
    orders: Sequence[str] = ("before", "after", "shuffled")
    """The orders in which it must work."""
    then: Sequence[Sequence[str]] = ()
    """Commands that are run after the build, in its folder."""
    site: str = "site"
    """The folder of the site that is looked at."""
    note: str = ""
    """What its user should know or set, without a dot at its end, if anything."""
    fails: str = ""
    """Why it does not go together, likewise, if it does not."""
    theme: bool = False


@dataclass(frozen=True)
class Table:
    """All that is tried."""

    seed: int
    """By which the third order is shuffled."""
    company: Sequence[str]
    """The entries of which some stand beside each other one in the third order."""
    settings: Mapping[str, Any]
    """What stands in each `mkdocs.yml`."""
    files: Mapping[str, str]
    """The files of each world."""
    entries: Mapping[str, Entry]
    left_out: Mapping[str, str]
    """Plugin → why it was not tried, as a sentence."""


def read() -> Table:
    """Return the table."""
    held = yaml.safe_load((FOLDER / "table.yml").read_text(encoding="utf-8"))
    entries = {name: Entry(name, **entry) for name, entry in held.pop("entries").items()}
    return Table(entries=entries, **held)
