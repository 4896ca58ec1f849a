"""The workflows for GitHub, as tests look at them.

Our own workflows and those that the guide gives to copy must hold to the same rules, so tests read both alike.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.helpers.paths import ROOT

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


def step(name: str, title: str) -> dict[str, Any]:
    """Return a step of one of our workflows."""
    return next(found for found in steps(parsed(own()[name])) if found.get("name") == title)


def ran(name: str, title: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step of one of our workflows in a folder, as a runner does: with bash, which stops at the first failure."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name, title)["run"]],  # noqa: S607
        cwd=cwd,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def played(
    node: str, name: str, title: str, answers: Mapping[str, Any], cwd: Path, *, payload: Mapping[str, Any] | None = None
) -> list[tuple[str, dict[str, Any]]]:
    """Run the script of a step against a GitHub that only answers; return what it asked to change."""
    done = subprocess.run(
        [node, str(ROOT / "tests/helpers/github_script.mjs")],
        input=json.dumps({"script": step(name, title)["with"]["script"], "payload": payload or {}, "answers": answers}),
        cwd=cwd,
        env={**os.environ, "DIFF": "diff.md"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [(kind, given) for kind, given in json.loads(done.stdout) if not re.search(r"\.(get|list)", kind)]
