"""The package as it is installed: whole, and with all that it needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.helpers import sites
from tests.helpers.paths import ROOT

PACKAGED = ("pyproject.toml", "README.md", "LICENSE")
"""What a wheel is made of, beside `src`."""


def test_the_wheel_builds_the_site_in_a_fresh_environment(tmp_path: Path) -> None:
    """Templates and assets are in it, and it brings all that it needs.

    Slow, as it makes an environment and installs into it: half a minute.
    """
    source = tmp_path / "source"
    shutil.copytree(ROOT / "src", source / "src")
    for name in PACKAGED:
        shutil.copy(ROOT / name, source)
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, source)
    _run(sys.executable, "-m", "venv", tmp_path / "fresh")
    python = tmp_path / "fresh" / "bin" / "python"
    (wheel,) = tmp_path.glob("*.whl")
    _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", ROOT / "requirements/site.txt")
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel)
    project = sites.write(tmp_path / "project")
    _run(python, "-m", "mkdocs", "build", "--strict", "--quiet", cwd=project)
    assert "Softmax" in sites.words(sites.article(sites.page(project / "site", "roadmaps/first/start")))
    assert (project / "site" / "assets" / "roadmap-site" / "roadmap.css").stat().st_size > 0


def _run(*command: object, cwd: Path | None = None) -> None:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
