"""`mkdocs.yml`: where a site has its curriculum and its pages."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from roadmap_site.curriculum import site_settings
from roadmap_site.curriculum.site_settings import SiteSettings
from roadmap_site.yaml_io.settings import SettingsError


def write(file: Path, text: str) -> Path:
    """Write a file of settings."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(textwrap.dedent(text), encoding="utf-8")
    return file


def folders(found: SiteSettings | None) -> tuple[Path, Path, Path]:
    """Return which file was found, and where its site has its curriculum and its pages."""
    assert found is not None
    return found.file, found.curricula[0], found.docs


@pytest.mark.parametrize(
    ("written", "curriculum", "docs"),
    [
        ("plugins: [search, roadmap]", "curriculum", "docs"),
        ("plugins: [search, roadmap: {curriculum: content}]", "content", "docs"),
        ("plugins: {roadmap: {curriculum: ../content/bread/}}\ndocs_dir: ./pages", "../content/bread", "pages"),
        ("plugins: {roadmap: null}\ndocs_dir:", "curriculum", "docs"),
        ("plugins:\n  - roadmap:\n      curriculum: !ENV [NOT_SET_BY_ANYBODY, content]", "content", "docs"),
    ],
)
def test_the_folders_are_seen_from_the_file(written: str, curriculum: str, docs: str, tmp_path: Path) -> None:
    """What is not named is called as the plugin and MkDocs call it."""
    file = write(tmp_path / "site/mkdocs.yml", written)
    found = site_settings.read(file)
    assert folders(found) == (file, (tmp_path / "site" / curriculum).resolve(), tmp_path / "site" / docs)


@pytest.mark.parametrize("written", ["", "plugins: []", "plugins: [search]", "plugins: roadmap-like", "plugins:"])
def test_a_site_without_the_plugin_has_no_curriculum(written: str, tmp_path: Path) -> None:
    """Its settings say nothing."""
    assert site_settings.read(write(tmp_path / "mkdocs.yml", written)) is None


def test_what_is_inherited_counts_where_nothing_else_is_said(tmp_path: Path) -> None:
    """Mappings of plugins are put together, and folders are seen from the file that inherits."""
    write(tmp_path / "base.yml", "plugins: {roadmap: {curriculum: content}, search: {}}\ndocs_dir: pages\n")
    write(tmp_path / "between.yml", "INHERIT: base.yml\ndocs_dir: other\n")
    file = write(tmp_path / "site/mkdocs.yml", "INHERIT: ../between.yml\nplugins: {roadmap: {health: false}}\n")
    assert folders(site_settings.read(file)) == (file, file.parent / "content", file.parent / "other")


def test_a_list_of_plugins_takes_the_place_of_those_inherited(tmp_path: Path) -> None:
    """As MkDocs has it."""
    write(tmp_path / "base.yml", "plugins: [roadmap: {curriculum: content}]\n")
    file = write(tmp_path / "mkdocs.yml", "INHERIT: base.yml\nplugins: [search]\n")
    assert site_settings.read(file) is None
    write(file, "INHERIT: base.yml\n")
    assert folders(site_settings.read(file)) == (file, tmp_path / "content", tmp_path / "docs")


def test_files_that_inherit_from_each_other_are_no_trap(tmp_path: Path) -> None:
    """It is told in a sentence."""
    write(tmp_path / "other.yml", "INHERIT: mkdocs.yml\n")
    file = write(tmp_path / "mkdocs.yml", "INHERIT: other.yml\n")
    with pytest.raises(SettingsError, match="inherits from more than 10 files"):
        site_settings.read(file)


def test_a_file_to_inherit_from_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The sentence has its own name."""
    file = write(tmp_path / "mkdocs.yml", "INHERIT: base.yml\n")
    with pytest.raises(SettingsError, match=r"base.yml` cannot be read: there is no such file"):
        site_settings.read(file)


def test_a_curriculum_finds_the_site_that_it_belongs_to(tmp_path: Path) -> None:
    """It is the closest above it that leads to it; others, and what cannot be read, are passed by."""
    folder = tmp_path / "sites/bread/parts/content"
    folder.mkdir(parents=True)
    write(tmp_path / "mkdocs.yml", "plugins: [roadmap: {curriculum: sites/bread/parts/content}]\n")
    site = write(tmp_path / "sites/bread/mkdocs.yaml", "plugins: [roadmap: {curriculum: parts/content}]\ndocs_dir: p\n")
    write(tmp_path / "sites/bread/parts/mkdocs.yml", "plugins: [\n")
    found = site_settings.leading_to(folder)
    assert folders(found) == (site, folder, site.parent / "p")
    site.unlink()
    assert folders(site_settings.leading_to(folder)) == (tmp_path / "mkdocs.yml", folder, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").unlink()
    assert site_settings.leading_to(folder) is None
