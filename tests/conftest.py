# Why: a browser and our own site are slow to come by, so all tests share them.
"""What many tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import browsing, sites
from tools import chromium
from tools.serving import served

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what we and others keep in the user's cache folder in one of the tests' own."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a Chromium."""
    found = chromium.find()
    assert found, chromium.ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=browsing.ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def our_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return our own site, built strictly into a folder of its own."""
    return sites.build(ROOT, site_dir=str(tmp_path_factory.mktemp("served") / "roadmap-site"))


@pytest.fixture(scope="session")
def our_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return our own site, built to be opened from a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OFFLINE", "true")
        return sites.build(ROOT, site_dir=str(tmp_path_factory.mktemp("folder")))


@pytest.fixture(scope="session")
def our_address(our_site: Path) -> Iterator[str]:
    """Serve our own site below the path that it is published at; return its address."""
    with served(our_site.parent) as address:
        yield f"{address}{our_site.name}/"
