"""Our own curriculum and its site.

Our own site is slow to build, so all tests of our content share it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from tests.helpers import sites
from tests.helpers.paths import ROOT
from tests.helpers.shared import made_once


@pytest.fixture(scope="session")
def ours() -> LoadResult:
    """Return our own curriculum."""
    return loader.load(ROOT / "curriculum", "curriculum")


@pytest.fixture(scope="session")
def our_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return our own site, built strictly into a folder of its own."""
    return made_once(tmp_path_factory, "ours", lambda folder: sites.build(ROOT, site_dir=str(folder)))
