"""What many tests share.

A test that asks for the fixture `browser` or `node`, itself or through another fixture, gets the mark of that name.
`pytest` alone leaves those out; `make test` runs them too.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from roadmap_site.curriculum.relations import Graph
from tests.helpers import bakery, browsing, forks, node, sites
from tests.helpers.compiled import once
from tests.helpers.paths import ROOT
from tests.helpers.shared import made_once
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_OWN = pytest.StashKey[str]()
collect_ignore = ["mkdocs_plugin/test_properdocs.py"] if forks.BUILDER == "mkdocs" else []


def pytest_configure(config: pytest.Config) -> None:
    """Keep what goes into the user's cache folder in one of the tests' own, and let signals reach what they start.

    Templates of themes are compiled once, as most of a small site's time would go into that.

    No example of a property is too slow: a busy machine is no fault of the code.

    A shell has Ctrl-C ignored by all that it runs in the background, and `nohup` the end of the terminal. What a
    process ignores, those that it starts ignore too; what it handles, they do not.
    """
    node.refuse()
    settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("patient")
    config.stash[_OWN] = own = tempfile.mkdtemp(prefix="roadmap-tests-")
    for name in ("XDG_CACHE_HOME", "COMPILED_TEMPLATES"):
        os.environ[name] = str(Path(own, name))
        Path(own, name).mkdir()
    once.begin()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
            signal.signal(signal.SIGHUP, lambda *_: None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests by what they ask for."""
    for item in items:
        assert isinstance(item, pytest.Function)
        for name in {"browser", "node"}.intersection(item.fixturenames):
            item.add_marker(name)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(config.stash[_OWN], ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a Chromium."""
    yield from browsing.started()


@pytest.fixture(scope="session", name="node")
def _node() -> str:
    """Return the path of Node.js."""
    return node.program()


@pytest.fixture(scope="session")
def axe(node: str) -> str:
    """Return the script of axe, which finds what keeps people from a page."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes that a test starts do without coverage, which loads modules and writes files of its own."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture(scope="session")
def bakery_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project as ours is, with its settings and its guide, but with the curriculum of the bakery."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("images"))
    bakery.write(folder / "curriculum")
    return folder


@pytest.fixture(scope="session")
def bakery_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return what the curriculum of the bakery holds."""
    return bakery.load(tmp_path_factory.mktemp("bakery")).graph


@pytest.fixture(scope="session")
def bakery_site(bakery_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the bakery, built strictly into a folder of its own."""
    folder = made_once(
        tmp_path_factory, "bakery", lambda folder: sites.build(bakery_project, site_dir=str(folder / "roadmap-site"))
    )
    return folder / "roadmap-site"


@pytest.fixture(scope="session")
def bakery_folder(bakery_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the bakery, built to be opened from a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OFFLINE", "true")
        return made_once(
            tmp_path_factory, "bakery-folder", lambda folder: sites.build(bakery_project, site_dir=str(folder))
        )


@pytest.fixture(scope="session")
def bakery_address(bakery_site: Path) -> Iterator[str]:
    """Serve the site of the bakery below the path that our own is published at; return its address."""
    with served(bakery_site.parent) as address:
        yield f"{address}{bakery_site.name}/"
