"""What the owner of a site gets wrong among the settings of the plugin, and hears."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.helpers import sites, worlds

PLUGIN = "`roadmap` in mkdocs.yml"


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("curriculum: cok", "leads there; did you mean `cook`? Otherwise `roadmap new roadmap --title "),
        ("curriculum: deep/cok", "leads there; did you mean `deep/cook`? Otherwise"),
        ("curriculum: plans", 'leads there; `roadmap new roadmap --title "Bread in a weekend" -C plans` begins'),
        (
            "curriculum: curriculum/curriculum.yml",
            f"of the plugin {PLUGIN} is a file, not a folder: write `curriculum`",
        ),
        ('curriculum: ""', f'`curriculum: ""` among the settings of the plugin {PLUGIN} is the folder of the pages'),
        ("curriculum: .", "or one that holds them or the settings: name a folder beside them"),
        ("curriculum: docs", "or one that holds them or the settings: name a folder beside them"),
        ("curriculum: ..", "or one that holds them or the settings: name a folder beside them"),
        ("path: ./learn", f"`path: ./learn` among the settings of the plugin {PLUGIN} is no folder of the site"),
    ],
)
def test_a_folder_that_is_none_of_a_curriculum_is_told(
    setting: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With the setting that names it, where that stands, and what to write."""
    for name in ("cook", "deep/cook"):
        worlds.write(tmp_path / name, {})
    sites.write(tmp_path, docs={"index.md": "# Ours\n"}, settings=_settings(setting))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert told in sites.errors(caplog)


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("pth: learn", "has no setting `pth`: did you mean `path`?"),
        ("curiculum: cook", "did you mean `curriculum`?"),
        ("healt: false", "did you mean `health`?"),
        ("link-check: x.json", "did you mean `link_check`?"),
        ("7: x", "has no setting `7`: there are `compare`, `curriculum`,"),
    ],
)
def test_a_setting_that_there_is_not_is_told(
    setting: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Once, with the one that may be meant."""
    sites.write(tmp_path, settings=_settings(setting))
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert told in caplog.text
    assert "Unrecognised" not in caplog.text


def test_a_report_of_links_that_is_not_there_is_no_fault(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It may come with the next build; it is said all the same."""
    caplog.set_level("INFO")
    sites.built(tmp_path, settings=_settings("link_check: x.json"))
    assert "The page Health says nothing of links: `x.json` does not exist." in caplog.text


def test_the_file_that_has_a_setting_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It may be inherited."""
    sites.write(tmp_path, settings="INHERIT: base.yml\nsite_name: A site\n")
    (tmp_path / "base.yml").write_text(_settings("path: index.md"), encoding="utf-8")
    with pytest.raises(Abort):
        sites.build(tmp_path)
    assert "among the settings of the plugin `roadmap` in base.yml names a page" in sites.errors(caplog)


def _settings(setting: str) -> str:
    return f"site_name: A site\ntheme: {{name: material, font: false}}\nplugins:\n  - roadmap:\n      {setting}\n"
