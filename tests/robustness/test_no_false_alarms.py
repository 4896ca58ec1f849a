"""What is right is never told: in five curricula that use all that their languages have, and where it looks wrong.

Each curriculum is what a native writes: the signs, quotes, spaces and digits of the language, joiners and marks of
direction where its script needs them, names, addresses and formulas as they come, emoji of several characters as icons.
What looks like a slip and is none stands in `right.yml`.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
import yaml

from roadmap_site.curriculum import loader
from roadmap_site.edit import formatting
from roadmap_site.problems.formats.text import as_text
from tests.helpers import sites, slips

FOLDER = Path(__file__).parent / "curricula"
RIGHT = yaml.safe_load((FOLDER.parent / "right.yml").read_text(encoding="utf-8"))
LANGUAGES = pytest.mark.parametrize("language", ["ar", "de", "fa", "hi", "ja"])


def files(language: str) -> dict[str, str]:
    """Return the files of a curriculum: path → text."""
    folder = FOLDER / language
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.yml")}


def told(texts: dict[str, bytes]) -> str:
    """Return what a check tells of files, warnings too."""
    return as_text(loader.load_files(texts, [], "curriculum").problems)


@LANGUAGES
def test_a_check_tells_nothing(language: str) -> None:
    """Neither errors nor warnings, however the lines end, with a byte order mark and without."""
    texts = files(language)
    assert len(texts) > 10
    assert told({path: text.encode() for path, text in texts.items()}) == ""
    assert told({path: text.replace("\n", "\r\n").encode() for path, text in texts.items()}) == ""
    assert told({path: text.encode("utf-8-sig") for path, text in texts.items()}) == ""


@LANGUAGES
def test_the_files_are_in_their_canonical_form(language: str) -> None:
    """`roadmap fmt` would change none of them: it escapes no letter, and parts no text where it cannot be parted."""
    formatted = formatting.all_formatted(FOLDER / language, "curriculum")
    assert (formatted.texts, formatted.problems, formatted.refused) == ({}, (), {})


@LANGUAGES
def test_a_strict_build_warns_of_nothing(language: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The site is built, and MkDocs logs no warning."""
    shutil.copytree(FOLDER / language, tmp_path / "curriculum")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(sites.SETTINGS, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        site = sites.build(tmp_path)
    assert (site / "index.html").is_file()
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case["it"])
def test_what_looks_like_a_slip_and_is_none_is_not_told(case: dict[str, str]) -> None:
    """In the curriculum of the slips, which is sound."""
    texts = slips.sailing()
    texts[case["file"]] = slips.replaced(texts[case["file"]], case["for"], case["write"])
    assert told({path: text.encode() for path, text in texts.items()}) == ""
