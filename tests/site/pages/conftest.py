"""What the tests of pages share: one small curriculum, built once, and what machines read of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.site.page import JsonLd
from tests.helpers import cheese, sites, structured
from tests.helpers.concert import CONCERT
from tests.mkdocs_plugin.test_plugin import BREAD


@pytest.fixture(scope="package")
def bread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of a curriculum with two roadmaps."""
    settings = sites.SETTINGS + "edit_uri_template: https://code.example.org/edit/main/docs/{path}\n"
    return sites.built(tmp_path_factory.mktemp("bread"), BREAD, settings=settings)


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, JsonLd]:
    """Return what machines read of its pages, by their paths."""
    return structured.data(tmp_path_factory.mktemp("data"), BREAD)


@pytest.fixture(scope="package")
def concert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of a curriculum whose catalogues use every word."""
    return sites.built(tmp_path_factory.mktemp("concert"), CONCERT)


@pytest.fixture(scope="package")
def concert_data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, JsonLd]:
    """Return what machines read of its pages, by their paths."""
    return structured.data(tmp_path_factory.mktemp("concert-data"), CONCERT)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site on cheese, with all that can be said of choices, times and places."""
    return sites.built(tmp_path_factory.mktemp("cheese"), cheese.FILES)
