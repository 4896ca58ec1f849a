"""Output for machines: UTF-8 on every system, and nothing in it that could harm a terminal."""

from __future__ import annotations

import json
from datetime import date

import click

from roadmap_site.system.terminal import is_treacherous


def show_bytes(report: str) -> None:
    """Print what a machine reads, in UTF-8 on every system."""
    click.echo(report.encode("utf-8", "replace"), nl=False)


def show_json(value: object) -> None:
    """Print a value, with dates in it, as JSON: keys sorted, letters as they are unless they could harm a terminal."""
    written = json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, default=date.isoformat)
    show_bytes("".join(map(_safe, written)) + "\n")


def _safe(character: str) -> str:
    if character.isascii() or not is_treacherous(character):
        return character
    return json.dumps(character)[1:-1]
