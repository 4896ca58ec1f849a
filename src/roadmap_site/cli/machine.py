"""Output for programs: JSON in UTF-8, for the commands that can show what they know as data.

A module of its own, as text for people does without the library.
"""

from __future__ import annotations

from roadmap_site.cli.common import show_bytes
from roadmap_site.system import json_text


def show_json(value: object) -> None:
    """Print a value, with days in it, as JSON; see `json_text`."""
    show_bytes(json_text.written(value) + "\n")
