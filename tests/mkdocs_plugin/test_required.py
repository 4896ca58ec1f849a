"""A site that is built with the plugin, or not at all, because an extension of Markdown says so."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from tests.helpers import sites

EXTENSION = "roadmap_site.mkdocs_plugin.required"
LINE = f"markdown_extensions: [{EXTENSION}, tables]\n"
DOCS = {"about.md": "# About\n\nOn [[softmax]].\n"}


def test_with_the_plugin_it_changes_nothing(tmp_path: Path) -> None:
    """Not a byte of the site."""
    contents = []
    for name, line in (("with", LINE), ("without", "markdown_extensions: [tables]\n")):
        (tmp_path / name).mkdir()
        site = sites.built(tmp_path / name, docs=DOCS, settings=sites.SETTINGS + line)
        contents.append({way: data for way, data in sites.content(site).items() if not way.endswith(".gz")})
    assert contents[0] == contents[1]


def test_a_preview_builds_it_again_and_again(tmp_path: Path) -> None:
    """Each build reads the settings anew."""
    sites.write(tmp_path, docs=DOCS, settings=sites.SETTINGS + LINE)
    assert sites.build(tmp_path) == sites.build(tmp_path)


@pytest.mark.parametrize("plugins", ["[search]", "[]"])
def test_without_the_plugin_nothing_is_built(plugins: str, tmp_path: Path) -> None:
    """MkDocs stops at the first page, and says why."""
    sites.write(tmp_path, docs=DOCS, settings=f"site_name: A site\nplugins: {plugins}\n{LINE}")
    done = sites.mkdocs(tmp_path, "build")
    assert done.returncode != 0
    assert "is being built without that plugin: build it with MkDocs 1.6 or ProperDocs 1.6." in done.stdout
    assert not (tmp_path / "site/about").exists()


def test_what_knows_no_plugins_stops_at_the_first_page() -> None:
    """As a program does that reads `markdown_extensions`, and leaves out plugins without a word."""
    with pytest.raises(RuntimeError, match="the MkDocs plugin `roadmap`"):
        markdown.markdown("# About", extensions=["tables", EXTENSION])
