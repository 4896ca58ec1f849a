"""What authors see for each slip: the cases in `cases/`, one file a code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from roadmap_site.problems.formats.text import as_text
from tests.helpers import worlds

FILES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['it']}")
    for file in FILES
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_an_author_sees(case: dict[str, Any], tmp_path: Path) -> None:
    """The report shows just the problems, with their places, facts and help, that the case expects."""
    result = worlds.load(tmp_path, case["files"])
    assert as_text(result.problems) == case["expect"].rstrip("\n")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_of_cases_is_about_its_code(file: Path) -> None:
    """The first case of a file shows the code that the file is named after."""
    first = yaml.safe_load(file.read_text(encoding="utf-8"))[0]
    assert f"[{file.stem}]" in first["expect"]
