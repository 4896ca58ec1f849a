"""ProperDocs makes of a site what MkDocs makes of it; collected by `make test-properdocs` alone, which has both."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import roots, sites, worlds
from tests.mkdocs_plugin.test_plugin import BREAD

_GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


@pytest.mark.parametrize(
    "plugins", [*roots.PLUGINS.values(), "search, roadmap, offline", "search, blog, tags, roadmap"]
)
def test_the_site_is_the_same_to_the_byte(plugins: str, tmp_path: Path) -> None:
    """But for the name of the program in the head of each page."""
    settings = sites.SETTINGS.replace("search, roadmap", plugins) + "site_url: https://example.org/site/\n"
    docs = {**roots.DOCS, "blog/index.md": "# Blog\n", "blog/posts/one.md": "---\ndate: 2024-01-02\n---\n# One\n"}
    sites.write(tmp_path, roots.FILES, docs, settings)
    worlds.write(tmp_path / "loaves", BREAD)
    built = []
    for program in ("mkdocs", "properdocs"):
        command = [sys.executable, "-m", program, "build", "--strict", "--quiet", "--site-dir", program]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
        subprocess.run([*command, "--config-file", "mkdocs.yml"], cwd=tmp_path, env=environment, check=True)
        built.append({name: _GENERATOR.sub(b"", data) for name, data in sites.content(tmp_path / program).items()})
    assert built[0].keys() == built[1].keys()
    assert [name for name, data in built[0].items() if data != built[1][name]] == []


def test_a_site_may_have_its_own_name_for_the_settings(tmp_path: Path) -> None:
    """`properdocs.yml`, which the commands find as well."""
    sites.write(tmp_path)
    (tmp_path / "mkdocs.yml").rename(tmp_path / "properdocs.yml")
    done = sites.mkdocs(tmp_path, "build", "--strict")
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "site/topics/softmax/index.html").is_file()
