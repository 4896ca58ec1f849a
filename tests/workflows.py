# Why: our own workflows and those that the guide gives to copy must hold to the same rules, so tests read both alike.
"""The workflows for GitHub, as tests look at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
GUIDE = ROOT / "docs" / "guide" / "github.md"
_BLOCK = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def own() -> dict[str, str]:
    """Return the workflows of this repository: file name → text."""
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(FOLDER.iterdir())}


def guide_files() -> dict[str, str]:
    """Return the files that the guide gives to copy: path → text."""
    return dict(_BLOCK.findall(GUIDE.read_text(encoding="utf-8")))


def copied() -> dict[str, str]:
    """Return the workflows that the guide gives to copy: file name → text."""
    start = ".github/workflows/"
    return {path.removeprefix(start): text for path, text in guide_files().items() if path.startswith(start)}


def parsed(text: str) -> Any:
    """Return the YAML of a text, each scalar as it is written: `on` is a key, not true."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes lists, mappings and text only)


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the steps of all jobs."""
    for job in workflow["jobs"].values():
        yield from job.get("steps", [])


def scripts(workflow: dict[str, Any]) -> Iterator[str]:
    """Yield what the steps run: for the shell, and for `actions/github-script`."""
    for step in steps(workflow):
        yield from (text for text in (step.get("run"), step.get("with", {}).get("script")) if text)


def events(workflow: dict[str, Any]) -> set[str]:
    """Return the names of the events that start a workflow, however it lists them."""
    return {workflow["on"]} if isinstance(workflow["on"], str) else set(workflow["on"])
